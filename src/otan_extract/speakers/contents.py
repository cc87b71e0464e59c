"""The contents of all quotations: what is asked of one place takes the time of a search, not of a reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from otan_extract.layers import Offsets, Quotation


class Contents:
    """The segments of quotations, which may overlap and nest."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._segments = sorted(segment for quotation in quotations for segment in quotation.segments)
        self._by_end = sorted(self._segments, key=lambda segment: segment[1])
        self._starts = [start for start, _ in self._segments]
        self._ends = [end for _, end in self._by_end]
        self._joined = list(_joined(self._segments))

    def hold(self, offset: int) -> bool:
        """Tell whether the character at ``offset`` belongs to a segment."""
        index = bisect_right(self._joined, offset, key=lambda stretch: stretch[0]) - 1
        return index >= 0 and offset < self._joined[index][1]

    def stretches(self, start: int, end: int) -> list[Offsets]:
        """Return the stretches of content that reach into ``start:end``, in order; none overlaps another."""
        first = bisect_right(self._joined, start, key=lambda stretch: stretch[1])
        last = bisect_left(self._joined, end, key=lambda stretch: stretch[0])
        return self._joined[first:last]

    def hold_without(self, offset: int, cue: int) -> bool:
        """Tell whether ``offset`` belongs to a segment that ``cue`` does not belong to."""
        if offset <= cue:
            ended = self._by_end[bisect_right(self._ends, offset) : bisect_right(self._ends, cue)]
            return any(start <= offset for start, _ in ended)
        begun = self._segments[bisect_right(self._starts, cue) : bisect_right(self._starts, offset)]
        return any(offset < end for _, end in begun)


def _joined(segments: Sequence[Offsets]) -> Iterator[Offsets]:
    """Join the segments, in order of their starts, that overlap."""
    start = end = -1
    for following in segments:
        if following[0] > end:
            if end >= 0:
                yield start, end
            start = following[0]
        end = max(end, following[1])
    if end >= 0:
        yield start, end
