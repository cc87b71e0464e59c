"""Scopes and their sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otan_extract.quotations.marks import scan_marks
from otan_extract.quotations.scopes import build_scopes


def sentences(text: str, scope: int = 0) -> list[str]:
    return [text[start:end] for start, end in build_scopes(text, scan_marks(text).pairs)[scope].sentences]


def test_a_full_stop_before_a_capital_ends_a_sentence() -> None:
    assert sentences("Le port ferme. La grève dure.") == ["Le port ferme.", "La grève dure."]


def test_a_full_stop_before_a_small_letter_does_not() -> None:
    assert len(sentences("Le port (fermé. depuis peu) rouvre.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "M. Ferrand est parti.",
        "Mme. Ferrand est partie.",
        "Le Dr. Ferrand est parti.",
        "J. Ferrand est parti.",
        "Le no. 12 est parti.",
    ],
)
def test_abbreviations_end_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize("text", ["Le site Valmont.Info ferme.", "Le cap des 3.500 élus est loin."])
def test_a_full_stop_inside_of_a_word_does_not(text: str) -> None:
    assert sentences(text) == [text]


def test_a_full_stop_between_a_closing_mark_and_a_capital_ends_a_sentence() -> None:
    assert sentences("Elle dit « oui ».Le port ferme.") == ["Elle dit « oui ».", "Le port ferme."]


@pytest.mark.parametrize("mark", ["«", "“", '"'])
def test_a_full_stop_glued_to_an_opening_mark_ends_a_sentence(mark: str) -> None:
    closing = {"«": "»", "“": "”"}.get(mark, mark)
    text = f"La fuite est réelle.{mark}Rien ne va{closing}, dit la maire."
    assert sentences(text) == ["La fuite est réelle.", f"{mark}Rien ne va{closing}, dit la maire."]


@pytest.mark.parametrize("mark", ["‘’", "''", "’’"])
def test_a_sentence_begins_with_a_doubled_mark(mark: str) -> None:
    closing = mark.replace("‘", "’")
    assert len(sentences(f"{mark}Oui{closing}, dit la maire. {mark}Non{closing}, dit-il.")) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Il nie le vol. La police doute.", 2),
        ("Il nie le vol. « Je passe là », dit-il.", 2),
        ("Le trajet prend 30 min. Le reste attend.", 2),
        ("Selon l'art. 12, le vol. 3 manque.", 1),
        ("Selon l'art. L. 12, rien ne change.", 1),
    ],
)
def test_an_abbreviation_that_is_a_word_ends_a_sentence_before_another(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_line_break_always_ends_a_sentence() -> None:
    assert sentences("Grève au port\nLe port ferme") == ["Grève au port", "Le port ferme"]


def test_marks_are_atoms() -> None:
    text = "« Le port ferme. La grève dure. Rien ne va », dit la maire."
    assert sentences(text) == [text]
    assert sentences(text, 1) == ["Le port ferme.", "La grève dure.", "Rien ne va"]


def test_a_quoted_sentence_with_its_full_stop_ends_before_a_capital() -> None:
    text = "« Le port ferme. » La maire part."
    assert sentences(text) == ["« Le port ferme. »", "La maire part."]


def test_a_quoted_sentence_goes_on_before_a_small_letter() -> None:
    text = "« Le port ferme ! » lance la maire."
    assert sentences(text) == [text]


@pytest.mark.parametrize("text", ["Le port […] ferme.", "Le port (…) ferme.", "Le port [...] Ferme."])
def test_omissions_end_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


def test_an_endless_sentence_is_cut() -> None:
    assert max(map(len, sentences("mot " * 5_000))) <= 4_000


def test_the_scope_of_a_pair_is_what_stands_between_its_marks() -> None:
    text = "Il dit : « un “deux” »."
    scopes = build_scopes(text, scan_marks(text).pairs)
    assert [text[scope.start : scope.end] for scope in scopes] == [text, "un “deux”", "deux"]


@given(st.text(st.sampled_from(" \nabAB1.!?…«»“”\"'()[],"), max_size=80))
def test_sentences_are_ordered_disjoint_and_in_their_scope(text: str) -> None:
    for scope in build_scopes(text, scan_marks(text).pairs):
        position = scope.start
        for start, end in scope.sentences:
            assert position <= start < end <= scope.end
            position = end
