"""The kind of a content follows from its marks."""

from __future__ import annotations

import pytest

from builders import segments
from otan_extract.quotations.drafts import Draft, kind_of
from otan_extract.quotations.marks import scan_marks


def kind(text: str, *pieces: str, cue: str | None = None, inside: bool = False) -> str:
    draft = Draft(segments(text, *pieces), segments(text, cue)[0] if cue else None, None, "test", inside)
    return kind_of(text, draft, scan_marks(text).pairs)


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("Elle dit : « Tout va bien. »", "Tout va bien.", "direct"),
        ("Elle dit que tout va bien.", "tout va bien", "indirect"),
        ("Elle dit que tout « va bien ».", "tout « va bien »", "mixed"),
        ("Elle dit que « tout va bien ».", "« tout va bien »", "direct"),
        ("Elle dit que les « gilets » partent.", "les « gilets » partent", "mixed"),
    ],
)
def test_kind_of_one_segment(text: str, content: str, expected: str) -> None:
    assert kind(text, content) == expected


def test_all_segments_count() -> None:
    text = "« Tout va bien », dit-elle, mais rien n'est sûr."
    assert kind(text, "Tout va bien", "mais rien n'est sûr") == "mixed"


def test_punctuation_outside_of_the_marks_does_not_count() -> None:
    assert kind("Elle dit : « Tout » (…) « va bien ».", "« Tout » (…) « va bien »") == "direct"


def test_marks_around_the_cue_do_not_count() -> None:
    assert kind("« Il dit que tout va bien », raconte-t-elle.", "tout va bien", cue="dit") == "indirect"


def test_words_around_a_clause_between_the_marks_are_direct() -> None:
    assert kind("« Tout va bien, dit-elle. »", "Tout va bien", cue="dit", inside=True) == "direct"


def test_an_unclosed_mark_quotes_too() -> None:
    assert kind("Elle dit : « Tout va bien", "Tout va bien") == "direct"
