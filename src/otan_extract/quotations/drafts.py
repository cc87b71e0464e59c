"""What a rule proposes before kinds and links are settled, and the kind of a content."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from otan_extract.layers import Offsets
from otan_extract.quotations.marks import Pair

_MAX_DEPTH = 8  # pairs that may enclose a point, as in marks.py


class Draft(NamedTuple):
    """A quotation as a rule sees it.

    ``inside`` tells that the content is the marks' own (a reporting clause between the marks), which
    is direct whatever stands around it. ``follows`` is the draft that this one goes on from.
    """

    segments: tuple[Offsets, ...]
    cue: Offsets | None
    lemma: str | None
    rule: str
    inside: bool = False
    follows: Draft | None = None


def kind_of(text: str, draft: Draft, pairs: tuple[Pair, ...]) -> str:
    """Tell ``direct``, ``indirect`` or ``mixed`` from content and marks alone.

    Marks that enclose the cue as well do not count: what is reported inside of somebody's words
    without marks of its own is indirect.
    """
    if draft.inside:
        return "direct"
    quoted = total = 0
    for start, end in draft.segments:
        total += _visible(text[start:end])
        quoted += sum(_visible(text[a:b]) for a, b in _quoted(start, end, draft.cue, pairs))
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= total else "mixed"


def _quoted(start: int, end: int, cue: Offsets | None, pairs: tuple[Pair, ...]) -> list[Offsets]:
    """Return the stretches of ``start:end`` that stand between marks which the content itself holds."""
    stretches: list[Offsets] = []
    for pair in pairs[max(0, bisect_left(pairs, (start,)) - _MAX_DEPTH) : bisect_left(pairs, (end,))]:
        covers = pair.inner_start <= start and end <= pair.inner_end
        holds_cue = cue is not None and pair.start <= cue[0] < pair.end
        if pair.end <= start or (covers and holds_cue):
            continue
        low, high = max(start, pair.start), min(end, pair.end)
        if stretches and low < stretches[-1][1]:
            continue
        stretches.append((low, high))
    return stretches


def _visible(text: str) -> int:
    """Count letters and digits: marks, punctuation and white space do not decide a kind."""
    return sum(map(str.isalnum, text))
