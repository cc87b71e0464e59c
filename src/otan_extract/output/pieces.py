"""An article cut where its annotations begin and end, so that overlapping ones can be shown as HTML.

Annotations overlap and nest in any way; elements cannot. So a paragraph is a row of *stretches*, one
per quotation that it belongs to or none, and a stretch a row of *pieces*, inside which nothing changes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from otan_extract.schema import Extraction, Span

_LINE_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")

LONGEST_LINE = 5_000
"""Characters of a paragraph of the page; paragraphs of the press have some hundreds."""


class Mark(NamedTuple):
    """An annotation of the text: ``key`` names what it is about, ``number`` the quotation it belongs to."""

    start: int
    end: int
    layer: str
    key: str
    number: int = 0


class Piece(NamedTuple):
    """Characters under the same marks; ``begins`` and ``ends`` are those that do so here."""

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]
    ends: tuple[Mark, ...]

    def first(self, layer: str) -> Mark | None:
        """Return the first mark of ``layer`` over this piece."""
        return next((mark for mark in self.marks if mark.layer == layer), None)

    def ending(self, *layers: str) -> list[Mark]:
        """Return the marks of ``layers`` that end with this piece."""
        return [mark for mark in self.ends if mark.layer in layers]


class Stretch(NamedTuple):
    """Pieces of a paragraph under one quotation, the innermost there (``number``), or under none (0)."""

    number: int
    numbers: tuple[int, ...]
    pieces: tuple[Piece, ...]

    @property
    def begins(self) -> list[int]:
        """The numbers of the quotations that begin here."""
        marks = (mark for piece in self.pieces for mark in piece.begins)
        return [mark.number for mark in marks if mark.layer == "quotation"]


Paragraph = list[Stretch]


def marks(extraction: Extraction) -> list[Mark]:
    """Return what is to be shown of ``extraction``; quotations are numbered from 1."""
    found: dict[Mark, None] = {}
    for number, quotation in enumerate(extraction.quotations, start=1):
        key = quotation.speaker.id if quotation.speaker else ""
        first, *more = quotation.segments
        found[Mark(first.start, first.end, "quotation", key, number)] = None
        found.update((Mark(row.start, row.end, "segment", key, number), None) for row in more)
        if quotation.cue:
            found[Mark(quotation.cue.start, quotation.cue.end, "cue", key, number)] = None
        if quotation.speaker:
            mention = quotation.speaker.mention
            found[Mark(mention.start, mention.end, "speaker", key)] = None
    for layer, rows in (("country", extraction.countries), ("organization", extraction.organizations)):
        found.update((mark, None) for row in rows for mark in _mentions(layer, row.id, row.mentions))
    for group in extraction.country_groups:
        found.update((mark, None) for mark in _mentions("group", group.name, group.mentions))
    return [mark for mark in found if mark.start < mark.end]


def _mentions(layer: str, key: str, spans: Iterable[Span]) -> Iterator[Mark]:
    return (Mark(span.start, span.end, layer, key) for span in spans)


def paragraphs(text: str, found: Sequence[Mark]) -> list[Paragraph]:
    """Return the lines of ``text`` that show something, cut at the bounds of ``found``."""
    lines = [(start, end) for start, end in _lines(text) if text[start:end].strip()]
    cuts = {offset for mark in found for offset in (mark.start, mark.end)}
    cuts.update(offset for line in lines for offset in line)
    pieces = iter(_pieces(text, found, sorted(cuts)))
    rows = []
    offset, piece = next(pieces, (0, None))
    for start, end in lines:
        row = []
        while piece is not None and offset < end:
            row += [piece] if offset >= start else []
            offset, piece = next(pieces, (0, None))
        rows.append(_stretches(row))
    return rows


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines of ``text``; one too long for a browser to lay out as a whole is cut."""
    start = 0
    for line_break in _LINE_BREAK.finditer(text):
        yield from _cut(text, start, line_break.start())
        start = line_break.end()
    yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_LINE:
        space = text.rfind(" ", start, start + LONGEST_LINE)
        cut = space + 1 if space > start else start + LONGEST_LINE
        yield start, cut
        start = cut
    yield start, end


def _pieces(text: str, found: Sequence[Mark], cuts: Sequence[int]) -> Iterator[tuple[int, Piece]]:
    """Yield the pieces between ``cuts``, each with its offset."""
    begins, ends = defaultdict(list), defaultdict(list)
    for mark in found:
        begins[mark.start].append(mark)
        ends[mark.end].append(mark)
    active: dict[Mark, None] = {}
    for start, end in pairwise(cuts):
        for mark in ends[start]:
            del active[mark]
        active.update(dict.fromkeys(begins[start]))
        yield start, Piece(text[start:end], tuple(active), tuple(begins[start]), tuple(ends[end]))


def _stretches(pieces: Iterable[Piece]) -> Paragraph:
    return [
        Stretch(numbers[0] if numbers else 0, numbers, tuple(group))
        for numbers, group in groupby(pieces, key=_quotations_over)
    ]


def _quotations_over(piece: Piece) -> tuple[int, ...]:
    """Return the numbers of the quotations over ``piece``, the shortest first."""
    over = [mark for mark in piece.marks if mark.layer in ("quotation", "segment")]
    return tuple(mark.number for mark in sorted(over, key=lambda mark: mark.end - mark.start))
