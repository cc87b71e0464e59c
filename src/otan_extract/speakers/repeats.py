"""Quotations without a cue of their own whose words somebody says elsewhere in the document.

A headline or a heading between marks (`"Il y a eu un incendie"`) repeats words of the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from otan_extract.layers import Quotation
from otan_extract.speakers.discourse import Identity
from otan_extract.speakers.extents import piece
from otan_extract.speakers.wordlists import fold

_WORD = re.compile(r"\w+")
# So many words in a row are no coincidence.
_ENOUGH = 3
_CANDIDATES = 20


def said_elsewhere(
    doc: Doc, quotations: Sequence[Quotation], found: Sequence[Identity | None]
) -> list[Identity | None]:
    """Return ``found``, repeated quotations with the speaker whom the cue beside the same words names."""
    if all(found) and all(each.cue for each in quotations):
        return list(found)
    said = [_words(doc, each) for each in quotations]
    index: dict[tuple[str, ...], list[int]] = {words[:_ENOUGH]: [] for words in said}
    for i, words in enumerate(said):
        for start in range(len(words) - _ENOUGH + 1) if found[i] is not None else ():
            here = index.get(words[start : start + _ENOUGH])
            if here is not None:
                here.append(i)
    sure = [who if each.cue else None for who, each in zip(found, quotations, strict=True)]
    texts = [f" {' '.join(words)} " for words in said]
    repeated = list(found)
    for i, (who, each) in enumerate(zip(found, quotations, strict=True)):
        if each.cue is None or who is None:
            candidates = index[said[i][:_ENOUGH]][:_CANDIDATES]
            repeated[i] = _who_says(texts[i], texts, candidates, found if who is None else sure) or who
    return repeated


def _who_says(
    text: str, texts: Sequence[str], candidates: Sequence[int], found: Sequence[Identity | None]
) -> Identity | None:
    """Return the speaker of the first of ``candidates`` that holds ``text``, words between spaces."""
    return next((found[i] for i in candidates if found[i] is not None and text in texts[i]), None)


def _words(doc: Doc, quotation: Quotation) -> tuple[str, ...]:
    """Return the words of a quotation in plain form."""
    text = " ".join(piece(doc, start, end) for start, end in quotation.segments)
    return tuple(_WORD.findall(fold(text)))
