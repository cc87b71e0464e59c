"""Tokens and text at character offsets, without building the text of the whole document each time."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from otan_extract.columns import columns
from otan_extract.layers import Offsets


def token_at(doc: Doc, offset: int) -> int:
    """Return the index of the token that holds the character at ``offset``, or the space after it."""
    return columns(doc).at(offset)


def tokens_at(doc: Doc, place: Offsets) -> range:
    """Return the indices of the tokens around offsets of the text."""
    start, end = place
    known = columns(doc)
    return range(known.at(start), known.at(max(start, end - 1)) + 1)


def cover(doc: Doc, place: Offsets) -> Span:
    """Return the whole tokens around offsets of the text."""
    tokens = tokens_at(doc, place)
    return doc[tokens.start : tokens.stop]


def piece(doc: Doc, start: int, end: int) -> str:
    """Return the text between two offsets."""
    return columns(doc).text[start:end]
