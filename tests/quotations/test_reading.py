"""The whole reading of a document: order, kinds, precedence of rules, robustness."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from builders import FRENCH, contents, doc_of
from otan_extract import layers
from otan_extract.quotations.component import QuotationsComponent
from otan_extract.quotations.reading import read_quotations

ARTICLE = (
    "Le pont de Valmont ferme/V\n"
    "La maire a déclaré/T que le pont « date/V » et que la route ferme/V, ajoutant/G : « Nous votons/V. »\n"
    "« Le pont tiendra/V », a-t-elle dit/T. « La route aussi. »\n"
    "Selon le préfet, tout va/V."
)


@pytest.fixture
def article() -> Doc:
    return doc_of(ARTICLE)


def test_quotations_come_in_the_order_of_their_contents(article: Doc) -> None:
    assert contents(article) == [
        ("clause_que", "le pont « date » et que la route ferme"),
        ("colon_after_cue", "Nous votons."),
        ("incise_after_marks", "Le pont tiendra"),
        ("continuation", "La route aussi."),
        ("source_initial", "tout va"),
    ]


def test_kinds_and_cues(article: Doc) -> None:
    found = read_quotations(article)[0]
    assert [quotation.kind for quotation in found] == ["mixed", "direct", "direct", "direct", "indirect"]
    cues = [article.text[slice(*quotation.cue)] if quotation.cue else None for quotation in found]
    assert cues == ["a déclaré", "ajoutant", "dit", None, "Selon"]
    assert [quotation.continues for quotation in found] == [None, None, None, 2, None]


def test_nested_report_is_a_quotation_of_its_own() -> None:
    doc = doc_of("« Il m'a dit/T : “Le pont tiendra/V bon” », a raconté/T la maire.")
    assert contents(doc) == [
        ("incise_after_marks", "Il m'a dit : “Le pont tiendra bon”"),
        ("colon_after_cue", "Le pont tiendra bon"),
    ]


def test_words_that_an_infinitive_introduces_are_a_quotation_within_the_clause() -> None:
    doc = doc_of("La maire assure/V qu'elle l'a entendu/T dire/I : « le pont tiendra/V ».")
    assert contents(doc) == [
        ("clause_que", "elle l'a entendu dire : « le pont tiendra »"),
        ("colon_after_cue", "le pont tiendra"),
    ]


def test_a_thought_that_somebody_reports_is_no_quotation_of_its_own() -> None:
    doc = doc_of("La maire assure/V qu'elle espère/V que le pont « tiendra/V ».")
    assert contents(doc) == [("clause_que", "elle espère que le pont « tiendra »")]


def test_what_the_speaker_says_of_herself_is_no_report() -> None:
    doc = doc_of("« Je dis/V que le pont tiendra/V », a raconté/T la maire.")
    assert [rule for rule, _ in contents(doc)] == ["incise_after_marks"]


def test_the_writers_address_to_the_reader_is_no_report() -> None:
    assert contents(doc_of("Rappelons/V que le pont date/V.")) == []


def test_odd_marks_are_reported_as_warnings() -> None:
    _, warnings = read_quotations(doc_of("La maire a dit/T : « Le pont tiendra/V."))
    assert [warning.code for warning in warnings] == ["unclosed_mark"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "«", "»", "« »", '"', "…", "que", "selon", "dit-il"])
def test_scraps_are_read_as_nothing_or_something_without_raising(text: str) -> None:
    read_quotations(FRENCH.make_doc(text))


def test_the_component_writes_both_layers(article: Doc) -> None:
    doc = QuotationsComponent()(article)
    quotations = layers.read(doc, layers.Quotation)
    assert [span.text for span in doc.spans["cues"]] == ["a déclaré", "ajoutant", "dit", "Selon"]
    assert [span.id for span in doc.spans["quotations"]] == list(range(len(quotations)))


VOCABULARY = """la maire pont a dit déclaré que si selon pour d'après , . : ; « » “ ” " ' ( ) – et mais dit-il
    a-t-elle ajoutant dénonce tiendra il elle qui comme l' de source avant"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])
PROSE = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PROSE)
def test_segments_are_ordered_disjoint_and_inside_of_any_text(text: str) -> None:
    quotations, _ = read_quotations(FRENCH.make_doc(text))
    for index, quotation in enumerate(quotations):
        position = 0
        for start, end in quotation.segments:
            assert position <= start < end <= len(text)
            position = end
        assert quotation.cue is None or 0 <= quotation.cue[0] < quotation.cue[1] <= len(text)
        assert quotation.continues is None or 0 <= quotation.continues < len(quotations)
        assert quotation.continues != index


@settings(deadline=None)
@given(PROSE)
def test_reading_is_deterministic(text: str) -> None:
    assert read_quotations(FRENCH.make_doc(text)) == read_quotations(FRENCH.make_doc(text))
