"""What somebody says to be: ``s'est dit favorable à une reprise``, ``se disent contre ce projet``."""

from __future__ import annotations

from spacy.tokens import Token

from otan_extract.quotations.chunks import CLITICS
from otan_extract.quotations.layout import Layout
from otan_extract.quotations.source_prepositions import opens_source
from otan_extract.quotations.spotting import Cue

_SIDES = frozenset({"contre", "pour", "sous"})
# Adverbs that tell how the clause goes on, not how much somebody is what they say to be.
_LINKING = frozenset(
    {"aussi", "également", "ainsi", "toutefois", "cependant", "donc", "pourtant", "déjà", "enfin"}
)
ON_THEIR_SIDE = {
    ("de", "son", "côté"), ("de", "leur", "côté"), ("pour", "sa", "part"), ("pour", "leur", "part"),
    ("quant", "à", "lui"), ("quant", "à", "elle"), ("quant", "à", "eux"), ("quant", "à", "elles"),
}  # fmt: skip
"""Phrases between a verb and what it governs that set the speaker against others."""
JUDGING = frozenset({"juger", "estimer", "trouver", "considérer"})
"""Verbs before which a judgement belongs to the clause that it is passed on."""
_GOVERNING = frozenset({"à", "de", "d'"})
_TAKING_TO = frozenset(  # adjectives, without their endings, that need the noun after "à"
    {
        "favorabl",
        "défavorabl",
        "ouvert",
        "opposé",
        "attaché",
        "hostil",
        "sensibl",
        "fidèl",
        "attentif",
        "attentiv",
    }
)
_COORDINATING = frozenset({"et", "mais"})
_NEGATIVES = frozenset({"pas", "plus"})
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
    start += 3 * (layout.words[start : start + 3] in ON_THEIR_SIDE)
    if _goes_on_after_marks(layout, cue.level, start):
        return layout.starts[start]
    for index in range(start, min(start + _LONGEST_RUN, len(layout.words))):
        token = layout.doc[index]
        if layout.levels[index] != cue.level or layout.words[index] in _ALOUD:
            return None
        if _is_predicate(token) or layout.words[index] in _SIDES:
            return layout.starts[start]
        if token.pos_ != "ADV":
            return None
    return None


def _goes_on_after_marks(layout: Layout, level: int, start: int) -> bool:
    """Tell whether a quoted predicate governs what somebody will do, or another one goes on with it.

    So do ``« prêt » à négocier``, ``« ouvert » à un débat`` and ``« soulagée », mais inquiète``; ``« déçu »
    par le vote`` is a fragment.
    """
    pair = layout.pair_starting_at(level, layout.starts[start]) if start < len(layout.starts) else None
    if pair is None:
        return False
    index = layout.first_token(pair.end)
    index += layout.words[index : index + 1] == (",",)
    last = layout.words[layout.first_token(pair.inner_end) - 1].rstrip("s").removesuffix("e")
    if last in _TAKING_TO and layout.words[index : index + 1] in (("à",), ("au",), ("aux",)):
        return True
    link, following = layout.words[index : index + 1], layout.doc[index + 1 : index + 1 + _LONGEST_RUN]
    if not link or link[0] not in _GOVERNING | _COORDINATING:
        return False
    skipped = CLITICS | _NEGATIVES if link[0] in _GOVERNING else frozenset[str]()
    rest = [token for token in following if token.pos_ != "ADV" and layout.words[token.i] not in skipped]
    if link[0] in _COORDINATING:
        return bool(rest) and _is_predicate(rest[0])
    return bool(rest) and "VerbForm=Inf" in str(rest[0].morph)


def _is_predicate(token: Token) -> bool:
    participle = token.pos_ == "VERB" and "VerbForm=Part" in str(token.morph)
    return token.pos_ == "ADJ" or participle


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
