"""Where a quotation stands: its cue and content as tokens, and the stretches around them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from otan_extract.columns import columns
from otan_extract.datelines import skip_agency
from otan_extract.layers import Offsets, OrganizationMention, Quotation, read
from otan_extract.speakers.contents import Contents
from otan_extract.speakers.words import CLOSING_MARKS, OPENING_EDGE, WALLS, is_line_break, quoted_end

_NAME_REACH = 8
LONGEST_CLAUSE = 400  # tokens; no prose has more, and hostile text would cost time in their square
_LONGEST_OPENING = 2_000  # characters, for the same reason
_ENDS = frozenset({".", "!", "?", ";"})
_STOPS = frozenset({".", "!", "?", ";", "»", "”", "…"})


@dataclass(frozen=True)
class Site:
    """One quotation with a cue, seen as tokens; ends are exclusive.

    ``left`` is where the stretch begins in which a subject can stand before the cue, ``right`` where
    the stretch ends in which one can stand after it. ``content_end`` is the end of the content that
    stands before the cue in the same sentence, ``content_after`` of that after the cue; None without any.
    ``contents`` are the segments of all quotations. ``bodies`` maps the first token of each organization's
    mention to the token after its last.
    """

    doc: Doc
    index: int
    quotation: Quotation
    cue_start: int
    cue_end: int
    left: int
    right: int
    content_end: int | None
    content_after: int | None
    contents: Contents
    bodies: Mapping[int, int]

    @property
    def cue_text(self) -> str:
        """The cue in lower case, with straight apostrophes."""
        return columns(self.doc).between(self.cue_start, self.cue_end).lower().replace("’", "'")


class Scene:
    """A document and its quotations, with the mentions found so far and the sieves that found them."""

    def __init__(self, doc: Doc, quotations: Sequence[Quotation]) -> None:
        self.doc = doc
        self.tokens = columns(doc)
        self.text = self.tokens.text
        self.quotations = quotations
        self.contents = Contents(quotations)
        self.named = [(body.start, body.end) for body in read(doc, OrganizationMention)]
        self.bodies = {self.tokens.at(start): self.tokens.at(end - 1) + 1 for start, end in self.named}
        self.walls = sorted([*self.tokens.of(WALLS), *self.tokens.breaks])
        self.sites = [_site(self, index) for index in range(len(quotations))]
        self._cue_starts = sorted(site.cue_start for site in self.sites if site is not None)
        self.mentions: list[Offsets | None] = [None] * len(quotations)
        self.sieves: list[str] = [""] * len(quotations)

    def opening(self, index: int) -> str:
        """Return the text of the line before the content of quotation ``index``, without opening marks."""
        start = self.quotations[index].segments[0][0]
        reach = max(0, start - _LONGEST_OPENING)
        line = max(reach, self.text.rfind("\n", reach, start) + 1)
        return self.text[line:start].rstrip(OPENING_EDGE)

    def is_content(self, offset: int) -> bool:
        """Tell whether the character at ``offset`` belongs to a quotation's content."""
        return self.contents.hold(offset)

    @cached_property
    def sentence_ends(self) -> list[int]:
        """The tokens that end a line, or a sentence outside of quoted content."""
        stops = self.tokens.of(_ENDS)
        ends = [i for i in stops if not self.is_content(self.tokens.starts[i])]
        return sorted(ends + self.tokens.breaks)

    def own_words(self, start: int, end: int) -> Iterator[Offsets]:
        """Yield the stretches of the tokens from ``start`` to ``end`` that are no content of a quotation."""
        starts = self.tokens.starts
        for first, last in self.contents.stretches(starts[start], starts[end]) if start < end else ():
            low, high = bisect_left(starts, first, start, end), bisect_left(starts, last, start, end)
            if start < low:
                yield start, low
            start = max(start, high)
        if start < end:
            yield start, end

    def quotes_in(self, start: int, end: int) -> bool:
        """Tell whether content or a cue of a quotation stands among the tokens from ``start`` to ``end``."""
        if bisect_left(self._cue_starts, start) < bisect_left(self._cue_starts, end):
            return True
        return any(self.is_content(token.idx) for token in self.doc[start:end])

    def content(self, index: int) -> str:
        """Return the content of quotation ``index``, its segments joined by spaces."""
        return " ".join(self.text[start:end] for start, end in self.quotations[index].segments)

    def sentence_start(self, end: int) -> int:
        """Return the token where the sentence begins that ends before token ``end``."""
        start, floor = end, max(0, end - LONGEST_CLAUSE)
        while start > floor and not (
            is_line_break(self.doc[start - 1]) or self.doc[start - 1].text in _STOPS
        ):
            start -= 1
        return start


def _site(scene: Scene, index: int) -> Site | None:
    doc, tokens, quotation = scene.doc, scene.tokens, scene.quotations[index]
    if quotation.cue is None:
        return None
    cue_start = tokens.at(quotation.cue[0])
    cue_end = tokens.at(quotation.cue[1] - 1) + 1
    segments = [(tokens.at(start), tokens.at(end - 1) + 1) for start, end in quotation.segments]
    left = _left_bound(scene, cue_start, segments)
    left = tokens.at(skip_agency(scene.text, tokens.starts[left], tokens.starts[cue_start]))
    return Site(
        doc=doc,
        index=index,
        quotation=quotation,
        cue_start=cue_start,
        cue_end=cue_end,
        left=left,
        right=_right_bound(scene, cue_end, segments),
        content_end=_content_before(doc, cue_start, segments),
        contents=scene.contents,
        bodies=scene.bodies,
        content_after=max((end for start, end in segments if start >= cue_end), default=None),
    )


def _left_bound(scene: Scene, cue_start: int, segments: list[Offsets]) -> int:
    content_end = max((end for _, end in segments if end <= cue_start), default=0)
    floor = max(content_end, cue_start - LONGEST_CLAUSE)
    position = cue_start
    while position > floor:
        last = bisect_left(scene.walls, position) - 1
        if last < 0 or scene.walls[last] < floor:
            return floor
        opening = _quoted_start(scene.doc, scene.walls[last] + 1, floor)
        if opening is None:
            return scene.walls[last] + 1
        position = opening
    return position


def _quoted_start(doc: Doc, end: int, floor: int) -> int | None:
    """Return where the name in marks begins that ends before token ``end``, if one does."""
    if doc[end - 1].text not in CLOSING_MARKS:
        return None
    starts = range(end - 2, max(floor, end - _NAME_REACH) - 1, -1)
    return next((start for start in starts if quoted_end(doc, start, end) == end), None)


def _right_bound(scene: Scene, cue_end: int, segments: list[Offsets]) -> int:
    content_start = min((start for start, _ in segments if start >= cue_end), default=len(scene.doc))
    ceiling = min(content_start, cue_end + LONGEST_CLAUSE)
    position = cue_end
    while position < ceiling:
        following = bisect_left(scene.walls, position)
        if following == len(scene.walls) or scene.walls[following] >= ceiling:
            return ceiling
        quoted = quoted_end(scene.doc, scene.walls[following], ceiling)
        if quoted is None:
            return scene.walls[following]
        position = quoted
    return position


def _content_before(doc: Doc, cue_start: int, segments: list[Offsets]) -> int | None:
    """Return the end of the content before the cue, if no sentence ends between the two."""
    end = max((end for _, end in segments if end <= cue_start), default=None)
    if end is None:
        return None
    stops = [token for token in doc[end:cue_start] if token.text in {".", ";", ":"} or "\n" in token.text]
    return None if stops else end
