"""Whoever spoke just before, by a noun that says little: `notre interlocuteur`, `cette autorité`, `cette voix`."""

from __future__ import annotations

from otan_extract.speakers.descriptions import agrees
from otan_extract.speakers.discourse import Identity
from otan_extract.speakers.nouns import noun_kind
from otan_extract.speakers.phrases import NounPhrase, head_word
from otan_extract.speakers.register import Register
from otan_extract.speakers.wordlists import organization_types, plain

_OURS = frozenset({"notre", "nos"})
_INTERLOCUTORS = frozenset({"interlocuteur", "interlocutrice"})
# How many sentences back the person spoke or acted.
_REACH = 2


def spoken_with(register: Register, phrase: NounPhrase) -> Identity | None:
    """Return the person who spoke or acted last, for `notre interlocuteur` and `cette autorité`, or None."""
    noun, determiner = head_word(register.doc, phrase.head), register.doc[phrase.span.start].lower_
    ours = determiner in _OURS and noun in _INTERLOCUTORS
    authority = noun == "autorité" and (phrase.determiner == "demonstrative")
    if phrase.plural or not (ours or authority):
        return None
    for event in register.discourse.recent(phrase.span.start):
        person = event.identity
        if register.discourse.sentences_between(event.token, phrase.span.start) > _REACH:
            return None
        if event.quoted or not (event.spoke or event.subject) or person.plural:
            continue
        if authority and (person.kind != "person" or not any(known.office for known in person.descriptions)):
            return None  # a body has spoken since
        fits = person.kind == "person" and agrees(person, phrase.gender if ours else None)
        if fits:
            return person
    return None


def just_quoted(register: Register, phrase: NounPhrase) -> Identity | None:
    """Return the person who spoke just before, for a demonstrative with any noun (`cette protestataire`)."""
    noun = head_word(register.doc, phrase.head)
    if phrase.determiner != "demonstrative" or noun_kind(noun) in {"organization", "document", "group"}:
        return None
    after = register.doc[phrase.body : phrase.span.end]
    if organization_types(plain(noun)) or any(token.text[:1].isupper() for token in after):
        return None
    recent = register.discourse.recent(phrase.span.start)
    event = next((event for event in recent if event.spoke), None)
    near = event is not None and register.discourse.sentences_between(event.token, phrase.span.start) <= 1
    if event is None or not near or event.identity.kind != "person":
        return None
    return event.identity if agrees(event.identity, phrase.gender) else None
