"""The auxiliary of a past participle: before it, or that of an earlier participle that it is coordinated with."""

from __future__ import annotations

from otan_extract.quotations.cues import AUXILIARIES, BE_FORMS
from otan_extract.quotations.layout import Layout

EUPHONIC = frozenset({"-t", "-t-", "t", "-"})  # a hyphen alone before "-elles"
_NEGATIVES = frozenset(
    {"pas", "plus", "jamais", "guère", "ni", "point", "nullement", "rien", "personne", "aucun", "aucune"}
)
_OPENING_MARKS = frozenset('«“"„')
_MAX_CLIMB = 4
_CLIMBED = frozenset({"conj", "xcomp", "ccomp", "advcl"})
_VERB_PARTS = frozenset({"aux:tense", "aux:pass", "aux:caus", "cop"})
_STOPS = frozenset(".;:!?")
_LONGEST_ASIDE = 16
_ADVERB_GAP = 4  # words that may stand between an auxiliary and its participle: "a pour sa part déclaré"
SUBJECT_CLITICS = frozenset(
    {"-il", "-elle", "-on", "-ils", "-elles", "-t-il", "-t-elle", "-t-on", "-je", "-nous", "-vous"}
)
_INNER = SUBJECT_CLITICS | EUPHONIC | _NEGATIVES | {"été"}


def auxiliary_of(layout: Layout, participle: int) -> int | None:
    """Return the auxiliary of a past participle, over clitics and a few adverbs, else None."""
    if layout.words[participle - 1 : participle] == (",",):
        return _before_aside(layout, participle - 1)
    gap = 0
    for index in range(participle - 1, max(-1, participle - 9), -1):
        word = layout.words[index]
        if word in AUXILIARIES:
            return index
        if word in _INNER:
            continue
        token = layout.doc[index]
        if word == "," and "," in layout.words[index + 1 : participle]:
            continue
        gap += 1
        if gap > _ADVERB_GAP or token.is_punct or token.is_space or token.pos_ == "VERB":
            return None
    return None


def _before_aside(layout: Layout, comma: int) -> int | None:
    """Return the auxiliary before an aside between commas: ``a, dans un communiqué rendu public hier, affirmé``."""
    for index in range(comma - 1, max(0, comma - _LONGEST_ASIDE), -1):
        if layout.words[index] in _STOPS or layout.levels[index] != layout.levels[comma]:
            return None
        if layout.words[index] == "," and layout.before(index) in AUXILIARIES:
            return index - 1
        adverb = layout.words[index] == "," and index > 1 and layout.doc[index - 1].pos_ == "ADV"
        if adverb and layout.before(index, 2) in AUXILIARIES:
            return index - 2  # "a ensuite, sourire en coin, glissé"
    return None


def is_coordinated_participle(layout: Layout, index: int) -> bool:
    """Tell whether a participle goes on with the auxiliary of an earlier one: ``… et précisé que``.

    The parser may hang it on what that one governs: ``a promis d'agir et exhorté X``, ``a vu X, salué « Y » et``.
    """
    following = layout.after(index)
    previous = layout.before(index)
    if previous == ",":
        return following in _OPENING_MARKS and layout.doc[index].dep_ == "advcl" and _climbs(layout, index)
    coordinated = previous in ("et", "puis", "mais")
    return coordinated and (following in ("que", "qu'", ":") or _climbs(layout, index))


def _climbs(layout: Layout, participle: int) -> bool:
    """Tell whether an auxiliary of ``avoir`` governs a participle, over the clauses that hang on its verb."""
    token = layout.doc[participle]
    for _ in range(_MAX_CLIMB):
        if token.dep_ not in _CLIMBED or token.head.i >= token.i:
            return False
        token = token.head
        found = [child for child in token.children if child.dep_ in _VERB_PARTS and child.i < token.i]
        if found:  # "dit avoir visité le port et constaté que": one content
            return found[0].dep_ == "aux:tense" and found[0].lower_ not in BE_FORMS | {"avoir"}
    return False


def shared_auxiliary(layout: Layout, participle: int) -> int | None:
    """Return the auxiliary of an earlier participle that this one is coordinated with: ``a vu et demandé``."""
    token = layout.doc[participle]
    if token.dep_ != "conj" or token.head.i > participle:
        return None
    return next(
        (child.i for child in token.head.children if child.dep_ == "aux:tense" and child.i < token.head.i),
        None,
    )
