"""The measured precision of each rule, which becomes the ``confidence`` of its quotations."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

import otan_extract.lexicon
from otan_extract.evaluation.tally import RuleCounts

TABLE = Path(otan_extract.lexicon.__path__[0]) / "rule_precision.json"
PRIOR_WEIGHT = 5
"""So many imagined decisions of average precision stand beside those that were counted.

They keep a rule that was right three times out of three from claiming certainty.
"""


class RulePrecision(BaseModel):
    """How often a rule decided on the gold, how often it was right, and the smoothed share."""

    model_config = ConfigDict(frozen=True)

    count: int
    right: int
    precision: float


class Calibration(BaseModel):
    """The table: hash of each gold file used, precision over all rules, precision of each rule."""

    model_config = ConfigDict(frozen=True)

    gold: dict[str, str]
    overall: float
    rules: dict[str, RulePrecision]


def calibrate(counts: RuleCounts, gold: Mapping[str, str]) -> Calibration:
    """Return the table for ``counts`` measured on ``gold`` (file name to SHA-256).

    A rule's precision is (right + w * overall) / (decided + w) with w = ``PRIOR_WEIGHT``.
    """
    decided, right = sum(counts.decided.values()), sum(counts.right.values())
    overall = round(right / decided, 3) if decided else 0.0
    rules = {
        rule: RulePrecision(count=count, right=counts.right[rule], precision=_smoothed(counts, rule, overall))
        for rule, count in sorted(counts.decided.items())
    }
    return Calibration(gold=dict(gold), overall=overall, rules=rules)


def _smoothed(counts: RuleCounts, rule: str, overall: float) -> float:
    weighted = counts.right[rule] + PRIOR_WEIGHT * overall
    return round(weighted / (counts.decided[rule] + PRIOR_WEIGHT), 3)
