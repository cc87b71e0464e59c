"""What somebody says to be: ``s'est dit favorable à une reprise``, ``se disent contre ce projet``."""

from __future__ import annotations

from otan_extract.quotations.clause_ends import SOURCES
from otan_extract.quotations.layout import Layout
from otan_extract.quotations.spotting import Cue

_SIDES = frozenset({"contre", "pour", "sous"})
# Adverbs that tell how the clause goes on, not how much somebody is what they say to be.
_LINKING = frozenset(
    {"aussi", "également", "ainsi", "toutefois", "cependant", "donc", "pourtant", "déjà", "enfin"}
)
_ALOUD = frozenset({"haut", "bas"})  # "ce qui se dit tout bas"
_LONGEST_RUN = 4


def attribute(layout: Layout, cue: Cue) -> int | None:
    """Return the offset of the predicate right after a cue that takes one, None where it is quoted or missing."""
    if "attribute" not in cue.frames or cue.inverted:
        return None
    start = cue.last
    while start < len(layout.words) and layout.words[start] in _LINKING:
        start += 1
    for index in range(start, min(start + _LONGEST_RUN, len(layout.words))):
        token = layout.doc[index]
        if layout.levels[index] != cue.level or layout.words[index] in _ALOUD:
            return None
        participle = token.pos_ == "VERB" and "VerbForm=Part" in str(token.morph)
        if token.pos_ == "ADJ" or participle or layout.words[index] in _SIDES:
            return layout.starts[start]
        if token.pos_ != "ADV":
            return None
    return None


def attribute_end(layout: Layout, level: int, start: int, end: int) -> int:
    """Return where the predicate ends: before the source of the whole sentence (``…, selon un sondage``)."""
    for token in layout.tokens(start, end, level):
        if layout.words[token.i] in SOURCES:
            return token.idx
    return end
