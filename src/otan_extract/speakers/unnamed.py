"""Persons without a name, or not yet with one: for which roles they cannot stand."""

from __future__ import annotations

from otan_extract.speakers.complements import complement, is_capital, is_former, role_noun
from otan_extract.speakers.discourse import Discourse, Identity
from otan_extract.speakers.roles import Description


def comes_later(person: Identity, offset: int) -> bool:
    """Tell whether the document names a person only after the character ``offset``."""
    return person.named and all(start > offset for start, _ in person.mentions)


def is_other_unnamed(wanted: Description, person: Identity, discourse: Discourse) -> bool:
    """Tell whether a role is not that of an unnamed person: a fuller office, another complement, no longer `ancien`.

    `un ministre … Le Premier ministre`, `un député de la majorité … l'élu de l'Hérault`, `un ancien président`.
    """
    told = [known for known in person.descriptions if known.end > known.start]
    if person.named or not told:
        return False
    known = told[0]
    mine, theirs = complement(wanted, discourse), complement(known, discourse)
    if mine and theirs and not mine & theirs and _is_proper(wanted, mine, discourse):
        return True
    if not wanted.office or "source" in wanted.classes:
        return False
    former = is_former(discourse.doc, known) and not is_former(discourse.doc, wanted)
    noun = role_noun(wanted, discourse)
    return former or (" " in noun and noun != role_noun(known, discourse))


def _is_proper(wanted: Description, words: frozenset[str], discourse: Discourse) -> bool:
    """Tell whether one of ``words`` is a proper name in the description."""
    return any(is_capital(wanted, word, discourse) for word in words)
