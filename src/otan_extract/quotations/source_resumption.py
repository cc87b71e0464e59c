"""Where a sentence goes on after a source inside of it: ``Le plan prévoit, selon la maire, une baisse``."""

from __future__ import annotations

from otan_extract.layers import Offsets
from otan_extract.quotations.chunks import RELATIVES
from otan_extract.quotations.circumstances import tells_circumstance
from otan_extract.quotations.cues import AUXILIARIES
from otan_extract.quotations.layout import Layout
from otan_extract.quotations.source_openings import is_apposition
from otan_extract.quotations.sources import STRESSED, Preposition

# Verbs that need a predicate, as auxiliaries do; with ``s'agit``, which needs a complement.
_COPULAS = """reste restent restait restaient resterait semble semblent semblait semblaient paraît paraissent
    demeure demeurent demeurait devient deviennent devenait agit agirait agissait"""
_UNFINISHED = AUXILIARIES | frozenset(_COPULAS.split())
_AFTER_AUXILIARY = frozenset(
    {"pas", "plus", "jamais", "été"}
)  # may stand between an auxiliary and the source


def resumption(layout: Layout, preposition: Preposition, chunks: list[Offsets]) -> int | None:
    """Return where the sentence goes on after the source and its appositions."""
    for number, (start, end) in enumerate(chunks):
        if number == 0:
            continue
        first = layout.first_token(start)
        if layout.doc[first].dep_ == "mark" and layout.words[first] in ("que", "qu'"):
            return start  # "On apprend, de source policière, que …"
        if layout.words[first] in RELATIVES or tells_circumstance(
            layout, preposition.level, start, chunks[-1][1]
        ):
            return None
        if layout.words[preposition.last] in STRESSED and layout.doc[first].pos_ in ("DET", "PROPN", "PRON"):
            return start  # "il nie, selon lui, la réalité": a pronoun has no apposition
        if _exists(layout, preposition):
            return start
        nominal = layout.doc[first].pos_ in ("DET", "NOUN", "PROPN")
        if _awaits(layout, preposition) and (not nominal or number == len(chunks) - 1):
            return start
        if not is_apposition(layout, preposition, (start, end), last=False):
            return start
        if _completes(layout, preposition, start):
            return start
    return None


def _awaits(layout: Layout, preposition: Preposition) -> bool:
    """Tell whether the verb before the source still needs its predicate: ``La digue a, selon X, cédé``."""
    last = preposition.first - 2
    while last > 0 and layout.words[last] in _AFTER_AUXILIARY:
        last -= 1
    return layout.words[last] in _UNFINISHED


def _exists(layout: Layout, preposition: Preposition) -> bool:
    """Tell whether what there is follows the source: ``Il y aurait, selon X, cent blessés``."""
    return layout.words[preposition.first - 3 : preposition.first - 2] == ("y",)


def _completes(layout: Layout, preposition: Preposition, start: int) -> bool:
    """Tell whether a noun phrase is the object that the verb before the source waits for."""
    token = layout.doc[layout.first_token(start)]
    while token.head.i != token.i and token.head.idx > start:
        token = token.head
    return token.head.idx < preposition.start and token.dep_ in ("obj", "xcomp", "attr", "iobj", "obl:arg")
