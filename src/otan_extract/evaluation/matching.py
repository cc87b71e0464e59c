"""One-to-one optimal matching of quotations by the characters of their content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from otan_extract.errors import MissingExtraError

try:
    from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]  # scipy ships no types
except ImportError as error:
    raise MissingExtraError.of("scipy", "evaluation") from error

Offsets = tuple[int, int]
OUTER_MARKS = "«»“”„‟\"'‹›‘’‚"


class Pair(NamedTuple):
    """Indices of a gold quotation and of the prediction matched with it, and how much they overlap."""

    gold: int
    predicted: int
    iou: float


def characters(segments: Sequence[Offsets]) -> frozenset[int]:
    """Return the offsets of all characters inside ``segments``."""
    return frozenset(offset for start, end in segments for offset in range(start, end))


def bare_characters(text: str, segments: Sequence[Offsets]) -> frozenset[int]:
    """Return the same without white space, and without quotation marks at the ends of a segment."""
    stripped = (trim(text, segment) for segment in segments)
    return frozenset(offset for offset in characters(tuple(stripped)) if not text[offset].isspace())


def trim(text: str, segment: Offsets) -> Offsets:
    """Narrow ``segment`` by the white space and quotation marks at its ends."""
    start, end = segment
    while start < end and (text[start].isspace() or text[start] in OUTER_MARKS):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in OUTER_MARKS):
        end -= 1
    return start, end


def iou(one: frozenset[int], other: frozenset[int]) -> float:
    """Return intersection over union, 0 where both are empty."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def match(
    gold: Sequence[frozenset[int]], predicted: Sequence[frozenset[int]], threshold: float
) -> list[Pair]:
    """Pair ``gold`` with ``predicted`` so that most pairs reach ``threshold``.

    Each quotation is in one pair at most. Among the matchings with as many pairs, the one with the
    greatest overlap is chosen, so the result does not depend on the order of the input.
    """
    if not gold or not predicted:
        return []
    overlap = np.array([[iou(one, other) for other in predicted] for one in gold])
    # A pair counts for more than all overlaps together, so more pairs always win.
    worth = np.where(overlap >= threshold, overlap + min(overlap.shape) + 1, 0)
    rows, columns = linear_sum_assignment(worth, maximize=True)
    pairs = (
        Pair(int(row), int(column), float(overlap[row, column]))
        for row, column in zip(rows, columns, strict=True)
    )
    return [pair for pair in pairs if pair.iou >= threshold and pair.iou > 0]
