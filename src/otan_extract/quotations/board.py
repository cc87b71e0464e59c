"""What the rules have read so far, found by position: each rule acts on what is still open."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable

from otan_extract.layers import Offsets
from otan_extract.quotations.drafts import Draft
from otan_extract.quotations.layout import Layout
from otan_extract.quotations.marks import Pair
from otan_extract.quotations.spotting import Cue

_WINDOW = 12  # contents that may stand around one offset; bounds each look-up


class Board:
    """The drafts of a document, with the pairs and positions that they cover."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.drafts: list[Draft] = []
        self._covering: dict[Pair, list[Draft]] = defaultdict(list)
        self._used: set[int] = set()
        self._reported: set[int] = set()
        self._segments: list[Offsets] = []
        self._clauses: list[Offsets] = []
        self._hosts: list[Offsets] = []
        self._incises: list[Offsets] = []
        self._ends: list[tuple[int, int]] = []
        self.read_until: dict[int, int] = defaultdict(int)
        self.rests: dict[int, int] = {}

    def add(self, drafts: Iterable[Draft | None]) -> None:
        """Take what a rule has read."""
        for draft in drafts:
            if draft is None:
                continue
            insort(self._ends, (draft.segments[-1][1], len(self.drafts)))
            self.drafts.append(draft)
            self._index(draft)
            for start, end in draft.segments:
                insort(self._segments, (start, end))
                for pair in self._overlapping(start, end):
                    self._covering[pair].append(draft)

    def _index(self, draft: Draft) -> None:
        if draft.rule in ("clause_infinitive", "source_relative"):
            self._reported.add(draft.segments[0][0])
        if draft.rule.startswith("clause"):
            insort(self._clauses, (draft.segments[0][0], draft.segments[-1][1]))
        if draft.rule == "rest_of_marks" and draft.follows is not None and draft.follows.cue is not None:
            level = self.layout.levels[self.layout.first_token(draft.follows.cue[0])]
            self.read_until[level] = self.rests[level] = draft.segments[0][0]
        if draft.cue is None:
            return
        if draft.rule != "colon_after_cue":
            self._used.add(draft.cue[0])
        if draft.rule == "incise_inside_marks":
            self.read_until[self.layout.levels[self.layout.first_token(draft.cue[0])]] = draft.cue[1]
        if draft.rule.startswith("incise_after"):
            self.read_until[0] = draft.cue[1]
            insort(self._incises, draft.cue)
            insort(self._hosts, (draft.segments[0][0], draft.segments[-1][1]))

    def _overlapping(self, start: int, end: int) -> list[Pair]:
        pairs = self.layout.pairs
        low, high = bisect_left(pairs, (start - 3,)), bisect_left(pairs, (end,))
        return [pair for pair in pairs[low:high] if pair.inner_end > start]

    def content_at(self, offset: int) -> Offsets | None:
        """Return the narrowest reported clause around ``offset``, which bounds what is read in it."""
        return max(
            (segment for segment in _before(self._clauses, offset) if offset < segment[1]), default=None
        )

    def next_incise(self, offset: int) -> int | None:
        """Return where the content of a reporting clause ends that follows ``offset`` in its sentence."""
        _, sentence_end = self.layout.sentence_at(0, offset)
        index = bisect_left(self._hosts, (offset + 1,))
        around = self._hosts[max(0, index - _WINDOW) : index + _WINDOW]
        ends = [end for start, end in around if start < sentence_end and offset < end <= sentence_end]
        return min(ends, default=None)

    def is_cited(self, offset: int) -> bool:
        """Tell whether a reporting clause that follows its content stands before ``offset``, in its sentence."""
        sentence = self.layout.sentence_at(0, offset)
        return any(sentence[0] <= start and end <= offset for start, end in _before(self._incises, offset))

    def holds_incise(self, draft: Draft) -> bool:
        """Tell whether a reporting clause between commas stands inside of a content, and has reported it."""
        start, end = draft.segments[0][0], draft.segments[-1][1]
        index = bisect_left(self._incises, (start,))
        return index < len(self._incises) and self._incises[index][0] < end

    def is_reported(self, cue: Cue) -> bool:
        """Tell whether ``cue`` is an infinitive that another one reports (``dit espérer que``)."""
        return cue.start in self._reported

    def is_used(self, cue: Cue) -> bool:
        """Tell whether ``cue`` has its quotation already."""
        return cue.start in self._used

    def is_open(self, pair: Pair) -> bool:
        """Tell whether nothing reads ``pair`` in the scope that it stands in."""
        owner = self._owner(pair)
        return all(owner is not None and _contains(draft, owner) for draft in self._covering[pair])

    def is_available(self, cue: Cue, pair: Pair) -> bool:
        """Tell whether ``cue`` may read ``pair``: all that covers the pair holds the cue as well."""
        return self.holds(cue.start, pair)

    def holds(self, offset: int, pair: Pair) -> bool:
        """Tell whether all that covers ``pair`` holds ``offset`` as well."""
        return all(
            any(start <= offset < end for start, end in draft.segments) for draft in self._covering[pair]
        )

    def is_within_other(self, offset: int, draft: Draft) -> bool:
        """Tell whether a content other than that of ``draft`` holds ``offset``."""
        around = [segment for segment in _before(self._segments, offset) if offset < segment[1]]
        return any(segment not in draft.segments for segment in around)

    def last_before(self, pair: Pair) -> Draft | None:
        """Return the quotation that ends last before ``pair``."""
        index = bisect_right(self._ends, (pair.start, len(self.drafts)))
        return self.drafts[self._ends[index - 1][1]] if index else None

    def _owner(self, pair: Pair) -> Pair | None:
        level = self.layout.levels[max(0, self.layout.first_token(pair.start) - 1)]
        return self.layout.scopes[level].owner if pair.depth else None


def _before(stretches: list[Offsets], offset: int) -> list[Offsets]:
    """Return the last stretches that start at ``offset`` or before."""
    index = bisect_left(stretches, (offset + 1,))
    return stretches[max(0, index - _WINDOW) : index]


def _contains(draft: Draft, owner: Pair) -> bool:
    return any(start <= owner.inner_start + 1 and owner.inner_end - 1 <= end for start, end in draft.segments)
