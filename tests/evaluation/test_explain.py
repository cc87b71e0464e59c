import pytest
import spacy
from spacy.tokens import Doc

from otan_extract.evaluation.explain import explain, quotation_rows, unread_pairs
from otan_extract.quotations.layout import build_layout

VOCAB = spacy.blank("fr").vocab


def layout(*words: str):
    pos = ["VERB" if word == "dit" else "AUX" if word in {"a", "sont"} else "X" for word in words]
    doc = Doc(VOCAB, words=list(words), pos=pos, sent_starts=[True] + [False] * (len(words) - 1))
    return build_layout(doc)


def reasons(*words: str) -> list[str]:
    return [unread.reason for unread in unread_pairs(layout(*words), [])]


def test_marks_without_a_cue_are_a_term():
    assert "no cue" in reasons("Les", '"', "plans", '"', "sont", "prêts", ".")[0]


def test_marks_around_no_word_say_so():
    assert reasons("Il", "a", '"', "12", '"', ".") == ["it holds no words"]


def test_a_negated_cue_is_named():
    (reason,) = reasons("Elle", "n'", "a", "pas", "dit", '"', "oui", '"', ".")
    assert "'dit'" in reason or "'a pas dit'" in reason


def test_nested_marks_are_reported_once():
    assert len(reasons("Les", "«", "plans", '"', "verts", '"', "»", "sont", "prêts", ".")) == 1


@pytest.fixture(scope="module")
def explanation(nlp):
    text = (
        'La maire de Brest, Anne Morel, a inauguré le "jardin partagé" jeudi. '
        '"Nous planterons encore", a déclaré Anne Morel.'
    )
    return explain(text, nlp)


def test_each_pair_of_marks_is_a_quotation_or_has_a_reason(explanation):
    assert [quotation.text for quotation in explanation.extraction.quotations] == ["Nous planterons encore"]
    assert [explanation.text[row.start : row.end] for row in explanation.unread] == ['"jardin partagé"']


def test_the_chain_leads_from_rule_and_cue_to_the_identity(explanation):
    speakers = {speaker.id: speaker for speaker in explanation.extraction.speakers}
    rows = dict(quotation_rows(explanation.extraction.quotations[0], speakers))
    assert rows["cue"].startswith("a déclaré")
    assert rows["mention"].startswith("Anne Morel at")
    assert rows["speaker"].startswith("Anne Morel (person)")
    assert "confidence" in rows["rule"]


def test_an_empty_text_explains_nothing(nlp):
    assert explain(" ", nlp).unread == []
