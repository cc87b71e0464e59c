"""How far to trust a rule: its precision as measured on the development gold."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

UNMEASURED = 0.5
"""Confidence of every rule as long as nothing has been measured."""


def confidence(rule: str) -> float:
    """Return the measured precision of the quotation rule ``rule``, between 0 and 1.

    A rule that decided nothing on the development gold has the precision of all rules together.
    """
    rules, overall = _precisions()
    return rules.get(rule, overall)


@cache
def _precisions() -> tuple[dict[str, float], float]:
    file = files("otan_extract.lexicon") / "rule_precision.json"
    if not file.is_file():
        return {}, UNMEASURED
    table = json.loads(file.read_text(encoding="utf-8"))
    return {rule: measured["precision"] for rule, measured in table["rules"].items()}, table["overall"]
