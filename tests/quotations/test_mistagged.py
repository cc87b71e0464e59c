"""Verbs that the tagger takes for nouns, on hand-built documents."""

from __future__ import annotations

import pytest

from builders import contents, layout_of
from otan_extract.quotations.mistagged import governs_act, governs_object, is_noun_like_verb


def governs(tagged: str, word: str) -> bool:
    layout = layout_of(tagged)
    return governs_object(layout, next(token.i for token in layout.doc if token.text == word))


def test_a_noun_between_subject_and_object_is_the_verb_of_its_clause() -> None:
    assert governs("L'avocat juge la faute « grave ».", "juge")


@pytest.mark.parametrize(
    ("tagged", "word"),
    [
        ("L'avocat juge du tribunal part/V.", "juge"),  # the complement of a noun
        ("Le juge la rencontre/V.", "juge"),  # no noun before
    ],
)
def test_a_noun_with_a_complement_or_without_a_subject_stays_a_noun(tagged: str, word: str) -> None:
    assert not governs(tagged, word)


@pytest.mark.parametrize(
    ("tagged", "verb"),
    [
        ("La maire part/V et menace de fermer/I le pont.", True),
        ("La maire part/V et demande aux élus de voter/I.", True),
        ("La maire calme/V la colère et menace de grève.", False),
    ],
)
def test_an_infinitive_makes_a_verb_of_a_coordinated_noun(tagged: str, verb: bool) -> None:
    layout = layout_of(tagged)
    index = next(token.i for token in layout.doc if token.text in ("menace", "demande"))
    assert governs_act(layout, index) is verb


def test_a_bare_noun_between_marks_and_a_subject_is_a_verb() -> None:
    layout = layout_of("« Le pont tiendra/V », image la maire, photo de crue.")
    index = {token.text: token.i for token in layout.doc}
    assert is_noun_like_verb(layout, index["image"])
    assert not is_noun_like_verb(layout, index["photo"])
    assert contents(layout.doc) == [("incise_after_marks", "Le pont tiendra")]
