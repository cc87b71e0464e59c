"""Negated, refused and hypothetical reporting (``n'a pas dit si``, ``pourrait annoncer que``) reports nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from otan_extract.quotations.cues import CueMatch
from otan_extract.quotations.layout import Layout
from otan_extract.quotations.word_lists import asking_participles

_NEGATIONS = frozenset({"ne", "n'"})
_NEGATIVES = frozenset(
    {"pas", "plus", "jamais", "guère", "ni", "point", "nullement", "rien", "personne", "aucun", "aucune"}
)
_CLAUSE_OPENERS = frozenset({"que", "qu'", "qui", "mais"})
_NEGATED_YET_SAID = frozenset(
    {
        "arrête",
        "arrêté",
        "arrêtent",
        "arrêtait",
        "cesse",
        "cessé",
        "cessent",
        "cessait",
        "gêne",
        "gêné",
        "gênée",
        "prive",
        "privé",
        "privée",
        "hésite",
        "hésité",
        "hésitent",
        "manque",
        "manqué",
        "manquent",
    }
)
SAID_IF_NEGATED = frozenset({"cacher"})
"""Verbs that report where they are negated: ``ne cache pas que``."""
_PERCEIVING = frozenset({"remarquer", "constater", "observer", "noter"})
_FUTURES = frozenset({"va", "vont"})
_CAUSATIVES = frozenset({"fait", "faire", "font", "faisait", "faisaient"})
_CAUSATIVE_REACH = 4  # tokens of "s'est fait"
_INFINITIVE_LINKS = frozenset({"à", "de", "d'"})
_QUESTION_REACH = 12  # tokens from "savoir si" to what somebody will say
_FRAGMENT_REACH = 6  # tokens from "va regretter" to the words that were said already
_UNREAL = frozenset(
    (auxiliary, modal) for auxiliary in ("aurait", "auraient") for modal in ("pu", "dû", "voulu")
)  # "aurait pu dire"
_MODALS = frozenset(
    [
        "pourrait",
        "pourraient",
        "devrait",
        "devraient",
        "devra",
        "devront",
        "faudrait",
        "faut",
        "peut",
        "peuvent",
        "doit",
        "doivent",
        "refuse",
        "refusent",
        "refusé",
        "refusant",
        "refuser",
        "refusait",
        "évite",
        "évitant",
        "évité",
        "sans",
    ]
)


def is_conditional(match: CueMatch) -> bool:
    """Tell whether the verb itself is hypothetical (``annoncerait``); ``aurait annoncé`` is hearsay and counts."""
    return _is_conditional(match.features)


@lru_cache(maxsize=1024)
def _is_conditional(features: frozenset[str]) -> bool:
    return {feature.partition(".")[0] for feature in features} == {"cond"}


def is_rumoured(match: CueMatch, words: Sequence[str]) -> bool:
    """Tell whether somebody only is said to have noticed (``aurait remarqué que``), and said nothing."""
    return match.entry.lemma in _PERCEIVING and bool({"aurait", "auraient"} & set(words))


def is_heard(layout: Layout, match: CueMatch, group: int) -> bool:
    """Tell whether the subject is told or asked it by others: ``s'est fait dire que``."""
    words = layout.words[max(0, group - _CAUSATIVE_REACH) : group]
    told = words[-1:] != () and words[-1] in _CAUSATIVES and bool({"s'", "se"} & set(words))
    return told and bool({"que", "si"} & match.entry.frames)


def hides(layout: Layout, match: CueMatch, group: int) -> bool | None:
    """Tell whether a verb of hiding is not negated, so that nothing is said; None for any other verb."""
    if match.entry.lemma not in SAID_IF_NEGATED:
        return None
    return not _is_negated(layout, group, match.verb)


def is_blocked(layout: Layout, group: int, verb: int, *, governable: bool) -> bool:
    """Tell whether the reporting is negated, refused or hypothetical, so that nothing is reported.

    ``governable``: the verb is not finite by itself, so that another one to its left may govern it.
    """
    if _is_negated(layout, group, verb) or (governable and _is_governed(layout, group)):
        return True
    return _is_put_to(layout, group) or _is_left_open(layout, group)


def _is_put_to(layout: Layout, group: int) -> bool:
    """Tell whether somebody is only asked to say it (``Invité à dire si``), or has reason to: ``de quoi rassurer``."""
    if layout.before(group) == "quoi" and layout.before(group, 2) == "de":
        return True
    linked = layout.before(group) in _INFINITIVE_LINKS
    return linked and layout.before(group, 2) in asking_participles()


def _is_left_open(layout: Layout, group: int) -> bool:
    """Tell whether it stands in a question that nobody has answered: ``Reste à savoir si la maire dira que``."""
    for index in range(group - 1, max(0, group - _QUESTION_REACH), -1):
        if layout.words[index] in ("si", "s'") and layout.before(index) == "savoir":
            return True
        if layout.doc[index].is_punct:
            return False
    return False


def _is_negated(layout: Layout, group: int, verb: int) -> bool:
    if not _NEGATIONS & set(layout.words[group:verb]):
        return False
    if _NEGATED_YET_SAID & set(layout.words[group:verb]):
        return False  # "n'a pas manqué de souligner le maire"
    words = layout.words[group : verb + 4]
    return any(word in _NEGATIVES for word in words) or not {"que", "qu'"} & set(words)


def _is_governed(layout: Layout, group: int) -> bool:
    """Look left for a modal (``pourrait annoncer``) or a negated verb (``n'a pas voulu dire``)."""
    for index in range(group - 1, max(-1, group - 8), -1):
        word = layout.words[index]
        token = layout.doc[index]
        if token.is_punct or token.is_space or word in _CLAUSE_OPENERS:
            return False
        if word in _NEGATED_YET_SAID:
            return False
        if word in _FUTURES:
            return not _opens_marks(layout, group)
        if word == "sans" and layout.before(index) == "non":
            return False  # "non sans avoir traité le maire de « menteur »"
        if word in _NEGATIONS or word in _MODALS or layout.words[index - 1 : index + 1] in _UNREAL:
            return True
    return False


def _opens_marks(layout: Layout, verb: int) -> bool:
    """Tell whether words between marks follow, which have been said: ``et va regretter son « audace »``."""
    levels = layout.levels[verb : verb + _FRAGMENT_REACH]
    return any(level != levels[0] for level in levels)
