"""How and where something was said, no part of what was: ``…, lors d'un entretien``, ``…, sans plus de détails``."""

from __future__ import annotations

from otan_extract.quotations.layout import Layout
from otan_extract.quotations.word_lists import circumstances

_CITED = frozenset(
    {"cité", "citée", "cités", "citées", "interrogé", "interrogée", "interrogés", "interrogées"}
)
_SUPPORT = ("à", "l'", "appui")
_NOUN_REACH = 5  # tokens from a preposition to its noun: "lors d'une récente conférence"
_DETAIL_REACH = 7  # tokens from "sans" to what was not told: "sans toutefois donner plus de détails"


def tells_circumstance(layout: Layout, level: int, start: int, end: int) -> bool:
    """Tell whether nothing but how or where something was said stands from ``start`` to the ``end`` of a clause."""
    first = layout.first_token(start)
    words = layout.words[first : layout.first_token(end)]
    if not _opens(layout, first) and words[-3:] != _SUPPORT:
        return False
    return not layout.has_finite_verb(start, end, level) and not layout.pairs_between(level, start, end)


def _opens(layout: Layout, first: int) -> bool:
    """Tell whether a phrase of circumstance begins at the token ``first``."""
    word = layout.words[first]
    reach = _DETAIL_REACH if word == "sans" else _NOUN_REACH
    tokens = layout.doc[first + 1 : first + reach]
    nouns = [token for token in tokens if word == "sans" or token.pos_ == "NOUN"]
    return word in _CITED or any((word, layout.words[token.i]) in circumstances() for token in nouns)
