"""Quotations introduced by a colon, with a cue before it or none: ``a déclaré : « … »``, ``Le maire : « … »``."""

from __future__ import annotations

from collections.abc import Sequence

from otan_extract.layers import Offsets
from otan_extract.quotations.chunks import RELATIVES
from otan_extract.quotations.drafts import Draft
from otan_extract.quotations.layout import FINAL, Layout, is_main_verb, strip_edges
from otan_extract.quotations.marks import Pair
from otan_extract.quotations.spotting import Cue, cues_between, introduces

_ADVERBIAL_REACH = 8  # tokens between "l'a dit" and its colon


def read_introduction(layout: Layout, level: int, pair: Pair, cues: Sequence[Cue]) -> Draft | None:
    """Read ``pair`` as introduced by a colon, and look for the cue in the sentence before it."""
    text = layout.text
    start, _ = layout.sentence_at(level, pair.start)
    before = text[start : pair.start].rstrip()
    if not before and start > 0:
        before, start = _previous_line(layout, level, start)
    if before.endswith(",") and layout.holds_clause(pair):
        return _read_announced(layout, level, pair, cues)
    if not before.endswith(":") or not _is_utterance(layout, pair):
        return None
    if layout.pair_ending_at(level, start + len(before) - 1) is not None and not _is_sentence(layout, pair):
        return None  # a list of fragments, which its cue reads as one
    cue = _introducing(layout, cues, level, (start, pair.start))
    segments = ((pair.inner_start, pair.inner_end), *layout.chain_after(pair))
    if cue is None:
        return Draft(segments, None, None, "colon_without_cue")
    return Draft(segments, (cue.start, cue.end), cue.lemma, "colon_after_cue")


def _read_announced(layout: Layout, level: int, pair: Pair, cues: Sequence[Cue]) -> Draft | None:
    """Read a clause that a verb with a pronoun announces: ``Le directeur l'assure, « la mine rouvrira »``."""
    comma = layout.first_token(pair.start) - 1
    cue = next((cue for cue in cues_between(cues, comma - 2, comma) if cue.last == comma), None)
    if cue is None or cue.level != level or cue.blocked or cue.inverted or not introduces(cue):
        return None
    if not {"l'", "le"} & set(layout.words[cue.group : cue.verb]):
        return None
    return Draft(((pair.inner_start, pair.inner_end),), (cue.start, cue.end), cue.lemma, "colon_after_cue")


def read_colon_clause(layout: Layout, cue: Cue) -> Draft | None:
    """Read a clause without marks of its own after a colon: ``a insisté : il faut rester « prudents »``."""
    if (
        "colon" not in cue.frames
        or cue.strength != "speech"
        or cue.mood == "participle"
        or cue.blocked
        or cue.passive
    ):
        return None
    colon = _colon_after(layout, cue)
    if colon is None:
        return None
    _, end = layout.sentence_at(cue.level, cue.start)
    start, end = strip_edges(layout.text, layout.end_of(colon), end, FINAL)
    if layout.pair_starting_at(cue.level, start) or not _is_clause(layout, cue.level, start, end):
        return None
    return Draft(((start, end),), (cue.start, cue.end), cue.lemma, "colon_clause")


def _is_clause(layout: Layout, level: int, start: int, end: int) -> bool:
    """Tell whether a finite verb follows the colon; one that the parser takes for a relative's has no pronoun then."""
    if layout.has_finite_verb(start, end, level):
        return True
    words = layout.words[layout.first_token(start) : layout.first_token(end)]
    return RELATIVES.isdisjoint(words) and any(
        "VerbForm=Fin" in str(token.morph) for token in layout.tokens(start, end, level)
    )


def _colon_after(layout: Layout, cue: Cue) -> int | None:
    """Return the colon after ``cue``, over adverbials where a pronoun announces it: ``l'a dit hier :``, else None."""
    announced = bool({"l'", "le"} & set(layout.words[cue.group : cue.verb]))
    for token in layout.doc[cue.last : cue.last + (_ADVERBIAL_REACH if announced else 1)]:
        if token.text == ":":
            return token.i
        if token.pos_ in ("VERB", "AUX") or token.is_punct:
            return None
    return None


def _previous_line(layout: Layout, level: int, start: int) -> tuple[str, int]:
    """Return the sentence before ``start``: a quotation may begin on a line of its own after the colon."""
    previous = layout.sentence_at(level, start - 1)
    return layout.text[slice(*previous)].rstrip(), previous[0]


def _introducing(layout: Layout, cues: Sequence[Cue], level: int, bounds: Offsets) -> Cue | None:
    """Return the nearest cue before the colon that can introduce words; verbs of speech come first."""
    start, end = bounds
    candidates = [
        cue
        for cue in cues_between(cues, layout.first_token(start), layout.first_token(end))
        if cue.level == level and not cue.blocked and not cue.passive and cue.mood != "participle"
    ]
    candidates = [cue for cue in candidates if not _is_within_relative(layout, cue, end)]
    able = [cue for cue in candidates if "colon" in cue.frames]
    if any(cue.mood != "infinitive" for cue in able):  # "avoue rêver de partir : …"
        able = [cue for cue in able if cue.mood != "infinitive" or introduces(cue)]
    chosen = able or [cue for cue in candidates if cue.strength == "speech" and "que" in cue.frames]
    return chosen[-1] if chosen else None


def _is_within_relative(layout: Layout, cue: Cue, end: int) -> bool:
    """Tell whether the main verb follows the relative of ``cue``: ``Le maire, qui a repris X, rit : « … »``."""
    relative = layout.before(cue.group) == "qui"
    return relative and any(
        is_main_verb(token) and token.i >= cue.last for token in layout.tokens(cue.end, end, cue.level)
    )


def _is_sentence(layout: Layout, pair: Pair) -> bool:
    return layout.text[pair.inner_start : pair.inner_start + 1].isupper()


def _is_utterance(layout: Layout, pair: Pair) -> bool:
    """Tell whether the marks hold more than a term: a verb, a final mark, or several words."""
    inner = layout.text[pair.inner_start : pair.inner_end]
    return inner[-1:] in ".!?…" or len(inner.split()) >= 3
