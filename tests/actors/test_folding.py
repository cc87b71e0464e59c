from hypothesis import given
from hypothesis import strategies as st

from otan_extract.actors.folding import fold, key, words


@given(st.text())
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@given(st.text(min_size=1))
def test_a_long_text_folds_as_its_pieces_do(text):
    assert fold(text * 200) == fold(text) * 200


def test_spellings_of_one_name_have_one_key():
    spellings = ["États-Unis", "Etats-Unis", "ETATS-UNIS", "États\u2011Unis", "etats unis"]  # fmt: skip
    assert {key(spelling) for spelling in spellings} == {"etats unis"}


def test_an_acronym_with_points_is_one_word():
    found = words(fold("la R.D.C. proteste"))
    assert (found.forms[1], found.starts[1], found.ends[1]) == ("rdc", 3, 9)


def test_a_number_with_points_is_no_acronym():
    assert words(fold("au point 1.a. et chez Canal+")).forms == [
        "au",
        "point",
        "1",
        "a",
        "et",
        "chez",
        "canal+",
    ]
