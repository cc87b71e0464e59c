"""Counts that figures are made of; they add up over documents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Tally:
    """What was looked for and what was found.

    ``recalled`` counts the gold items that were found, ``right`` the predictions that are correct.
    They differ only for figures by kind, where a gold item may be found under another kind.
    """

    gold: int = 0
    predicted: int = 0
    recalled: int = 0
    right: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.gold + other.gold,
            self.predicted + other.predicted,
            self.recalled + other.recalled,
            self.right + other.right,
        )

    @property
    def precision(self) -> float:
        """Share of the predictions that are right, in percent."""
        return 100 * self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found, in percent."""
        return 100 * self.recalled / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent; 100 where there was nothing to find."""
        if not self.gold and not self.predicted:
            return 100.0
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class RuleCounts:
    """How often each rule decided, and how often it was right."""

    decided: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def record(self, rule: str, *, right: bool) -> None:
        """Count one decision of ``rule``."""
        self.decided[rule] += 1
        self.right[rule] += right
