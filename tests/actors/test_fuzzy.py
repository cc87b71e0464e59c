import pytest

from otan_extract.actors import gazetteer
from otan_extract.actors.countries import find_countries
from otan_extract.actors.fuzzy import nearest_country

from .tagged import build


def test_one_edit_finds_the_one_country():
    assert nearest_country(gazetteer.load(), "belgiuqe") == "BEL"


@pytest.mark.parametrize("word", ["nigeria", "autriche", "colombo", "brezzil", "grece"])
def test_known_names_and_distant_words_stay_apart(word):
    assert nearest_country(gazetteer.load(), word) is None


def test_the_mention_keeps_its_spelling_and_says_so():
    doc = build("il/PRON vit/VERB en/ADP Belgiuqe/PROPN")
    (mention,), _ = find_countries(doc, gazetteer.load())
    assert (doc.text[mention.start : mention.end], mention.code, mention.fuzzy) == ("Belgiuqe", "BEL", True)


def test_a_person_is_never_a_misspelled_country():
    doc = build("selon/ADP la/DET Belgiuqe/PROPN/PER Durand/PROPN/I-PER")
    assert find_countries(doc, gazetteer.load())[0] == []
