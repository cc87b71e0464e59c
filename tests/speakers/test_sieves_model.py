"""The sieves on invented sentences as the model parses them.

``sentences.txt`` marks in each line the content with ``{ }``, the cue with ``< >`` and the speaker that must
be found with ``[ ]``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from otan_extract.layers import Offsets, Quotation
from otan_extract.speakers.sieves import find_mentions

LINES = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
CLOSING = {"}": "{", ">": "<", "]": "["}


def unmark(line: str) -> tuple[str, dict[str, list[Offsets]]]:
    """Return the text of ``line`` without its marks, and the offsets that they enclose."""
    text = ""
    starts: dict[str, int] = {}
    spans: dict[str, list[Offsets]] = {"{": [], "<": [], "[": []}
    for character in line:
        if character in spans:
            starts[character] = len(text)
        elif character in CLOSING:
            mark = CLOSING[character]
            spans[mark].append((starts[mark], len(text)))
        else:
            text += character
    return text, spans


@pytest.mark.parametrize("line", LINES)
def test_finds_the_marked_speaker(line: str, nlp: Language) -> None:
    text, spans = unmark(line)
    cue = next(iter(spans["<"]), None)
    quotation = Quotation(tuple(spans["{"]), "direct", cue, None, "test")
    ((mention, _),) = find_mentions(nlp(text), [quotation])
    assert mention is not None
    assert text[slice(*mention)] == text[slice(*spans["["][0])]
