"""Tokens and text at character offsets, without building the text of the whole document each time.

``doc.text`` and ``doc.char_span`` cost time in the length of the document, which a call a mention makes quadratic.
"""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc, Span

from otan_extract.layers import Offsets


def token_at(doc: Doc, offset: int) -> int:
    """Return the index of the token that holds the character at ``offset``, or the space after it."""
    return max(0, bisect_right(range(len(doc)), offset, key=lambda i: doc[i].idx) - 1)


def cover(doc: Doc, place: Offsets) -> Span:
    """Return the whole tokens around offsets of the text."""
    start, end = place
    return doc[token_at(doc, start) : token_at(doc, max(start, end - 1)) + 1]


def piece(doc: Doc, start: int, end: int) -> str:
    """Return the text between two offsets."""
    span = cover(doc, (start, end))
    return span.text_with_ws[start - span.start_char : end - span.start_char]
