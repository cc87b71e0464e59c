"""What somebody says to be: ``s'est dit favorable à une reprise``, ``se disent contre ce projet``."""

from __future__ import annotations

from otan_extract.quotations.layout import Layout
from otan_extract.quotations.source_prepositions import opens_source
from otan_extract.quotations.spotting import Cue

_SIDES = frozenset({"contre", "pour", "sous"})
# Adverbs that tell how the clause goes on, not how much somebody is what they say to be.
_LINKING = frozenset(
    {"aussi", "également", "ainsi", "toutefois", "cependant", "donc", "pourtant", "déjà", "enfin"}
)
JUDGING = frozenset({"juger", "estimer", "trouver", "considérer"})
"""Verbs before which a judgement belongs to the clause that it is passed on."""
_ALOUD = frozenset({"haut", "bas"})  # "ce qui se dit tout bas"
_LONGEST_RUN = 4
_LONGEST_ASIDE = 6
_JUDGED_REACH = 7  # tokens from "juge" to the infinitive: "juge très utile de ne pas fermer"
_SHORTEST_JUDGEMENT = 3  # "utile de fermer"


def attribute(layout: Layout, cue: Cue) -> int | None:
    """Return the offset of the predicate right after a cue that takes one, None where it is quoted or missing."""
    if cue.lemma in JUDGING and not cue.inverted:
        return _judged(layout, cue)
    if "attribute" not in cue.frames or cue.inverted:
        return None
    start = _after_aside(layout, cue.last)
    while start < len(layout.words) and layout.words[start] in _LINKING:
        start += 1
    start = _after_aside(layout, start)
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


def _judged(layout: Layout, cue: Cue) -> int | None:
    """Return the offset of what an act is judged to be: ``juge utile de fermer le pont``."""
    tokens = [token for token in layout.doc[cue.last : cue.last + _JUDGED_REACH] if token.pos_ != "ADV"]
    if (
        len(tokens) < _SHORTEST_JUDGEMENT
        or tokens[0].pos_ != "ADJ"
        or tokens[1].lower_ not in ("de", "d'", "d’")
    ):
        return None
    acts = any("VerbForm=Inf" in str(token.morph) for token in tokens[2:])
    return layout.starts[cue.last] if acts else None


def _after_aside(layout: Layout, start: int) -> int:
    """Step over an aside between commas that holds no verb: ``se dit, pour sa part, favorable``."""
    if layout.words[start : start + 1] != (",",):
        return start
    for index in range(start + 1, min(start + _LONGEST_ASIDE, len(layout.words))):
        if layout.words[index] == ",":
            return index + 1
        if layout.doc[index].pos_ in ("VERB", "AUX") or layout.levels[index] != layout.levels[start]:
            return start
    return start


def attribute_end(layout: Layout, level: int, start: int, end: int) -> int:
    """Return where the predicate ends: before the source of the whole sentence (``…, selon un sondage``)."""
    for token in layout.tokens(start, end, level):
        if opens_source(layout.words, token.i):
            return token.idx
    return end
