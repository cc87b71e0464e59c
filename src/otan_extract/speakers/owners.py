"""`sa présidente`, `son porte-parole`: the body or state whose officer somebody is, for whom a possessive stands."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial

from otan_extract.speakers.discourse import Event, Identity
from otan_extract.speakers.phrases import POSSESSIVE
from otan_extract.speakers.register import Register
from otan_extract.speakers.roles import Description
from otan_extract.speakers.wordlists import plain, word_list

# Sentences back in which the possessive finds whom it stands for.
_REACH = 2
_THIRD = POSSESSIVE & {"son", "sa"}  # `leur avocate` is that of several
# Offices that only states have.
_OF_STATES = word_list("offices_of_states")
_RELATIONS = word_list("relations")


def tie(register: Register, person: Identity, description: Description) -> None:
    """Tell a person with the office ``description`` the body or state whose office a possessive says it is."""
    possessive = description.start - 1
    if possessive < 0 or plain(register.doc[possessive].text) not in _THIRD:
        return
    sense = description.classes[0]
    if not description.office or sense in _RELATIONS:
        return
    if sense in _OF_STATES:
        person.state = person.state or _state_before(register, possessive)
        return
    owner = register.discourse.salient(possessive, partial(_owns, person), _REACH)
    if owner is not None and owner.kind == "organization" and owner.organizations:
        person.body = person.body or min(owner.organizations)
        person.organizations |= owner.organizations


def serves_another(register: Register, person: Identity, description: Description) -> bool:
    """Tell whether the possessive of ``description`` stands for another body than the person's (`Son directeur`)."""
    possessive = description.start - 1
    if person.body is None or possessive < 0 or plain(register.doc[possessive].text) not in _THIRD:
        return False
    owner = register.discourse.salient(possessive, partial(_owns, person), _REACH)
    bodies = owner.organizations if owner is not None and owner.kind == "organization" else set()
    return bool(bodies) and not bodies & person.organizations


def _owns(officer: Identity, event: Event) -> float | None:
    """Return the cost of a mention as what the possessive of ``officer`` stands for: a person or body told of."""
    if (
        event.quoted
        or event.identity is officer
        or event.identity.kind not in {"person", "organization"}
        or event.identity.plural
    ):
        return None
    return 3.0 if event.identity.medium else 0.0


def _state_before(register: Register, token: int) -> str | None:
    """Return the code of the country named last before ``token``, at most two sentences back, or None."""
    place = register.doc[token].idx
    before = register.countries[: bisect_left(register.countries, (place,))]
    near = [each for each in before[-3:] if each.form != "demonym"]
    if not near:
        return None
    named = register.doc.char_span(near[-1].start, near[-1].end, alignment_mode="expand")
    reached = named is not None and register.discourse.sentences_between(named.start, token) <= _REACH
    return near[-1].code if reached else None
