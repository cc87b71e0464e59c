"""`son homologue`, `son collègue allemand`: whoever holds the same office elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from otan_extract.speakers.descriptions import RoleIndex, agrees
from otan_extract.speakers.discourse import Discourse, Event, Identity
from otan_extract.speakers.roles import Description

# How many sentences back somebody has just been named.
_JUST_NAMED = 2


def counterpart(
    phrase: Description, codes: set[str], index: RoleIndex, discourse: Discourse
) -> Identity | None:
    """Return the person whom `son homologue`, `son collègue allemand` stands for: another holder of one office."""
    recent = list(discourse.recent(phrase.start))
    spoke = next((event.identity for event in recent if event.spoke or event.subject), None)
    if spoke is None:
        return None
    senses = [sense for description in spoke.descriptions for sense in description.classes]
    for event in recent:
        other = event.identity
        if other is spoke or other.kind != "person" or not agrees(other, phrase.gender):
            continue
        if codes and not codes & other.codes:
            continue
        theirs = {sense for description in other.descriptions for sense in description.classes}
        if theirs & {*senses, "homologue"}:
            return other
    holder = next((p for p in index.holders(senses) if p is not spoke and codes and codes & p.codes), None)
    return holder or _met(phrase, spoke, recent, discourse)


def _met(
    phrase: Description, spoke: Identity, recent: Iterable[Event], discourse: Discourse
) -> Identity | None:
    """Return the person just named without a title beside whoever spoke (`X a reçu Y. Son homologue …`)."""
    for event in recent:
        if discourse.sentences_between(event.token, phrase.start) > _JUST_NAMED:
            return None
        other = event.identity
        fits = other.kind == "person" and other.named and agrees(other, phrase.gender)
        if other is not spoke and fits and not other.descriptions:
            return other
    return None
