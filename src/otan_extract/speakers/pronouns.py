"""Pronouns and ordinals that stand for a speaker: `il`, `elle`, `ce dernier`, `le premier`, `eux`."""

from __future__ import annotations

from otan_extract.speakers.descriptions import agrees
from otan_extract.speakers.discourse import Discourse, Event, Identity
from otan_extract.speakers.disputes import attacked
from otan_extract.speakers.wordlists import Pronoun, plain, pronouns

# A singular pronoun rather stands for a person than for a report.
_COSTS = {"person": 0.0, "organization": 2.0, "country": 3.0, "document": 3.5}
# The subject of the sentence before, whom a common noun introduces (`Une cliente hoche la tête.`).
_JUST_INTRODUCED = 0.5
_SPOKE_LAST = 0.5
# A medium only passes on what others say (`explique Le Parisien. Il …`).
_REPORTING = 5.0
# Sentences back in which two have met for `le premier`, `le second`.
_MET_REACH = 2
_NONE = Pronoun(False, None)
_NEAREST = frozenset({"qui", "lequel", "laquelle", "ce dernier", "cette derniere", "celui-ci", "celle-ci"})
_CONCERNED = frozenset({"l'interesse", "l'interessee", "le principal interesse", "la principale interessee"})
_FIRST = frozenset({"le premier", "la premiere", "le 1er", "l'un", "l'une"})
_SECOND = frozenset({"le second", "la seconde", "le deuxieme", "la deuxieme", "l'autre"})


def _form(text: str) -> str:
    """Return a pronoun in plain form, without the hyphens of its inversion (`-t-il`)."""
    return plain(text).removeprefix("-").removeprefix("t-").strip()


def is_pronoun(text: str) -> bool:
    """Tell whether a speaker mention is a pronoun or a pro-form."""
    form = _form(text)
    return form in pronouns() or form in _FIRST or form in _SECOND


def is_plural(text: str) -> bool:
    """Tell whether the pronoun stands for several."""
    return pronouns().get(_form(text), _NONE).plural


def is_nearest(text: str) -> bool:
    """Tell whether the pronoun stands for whoever was mentioned last (`ce dernier`)."""
    return _form(text) in _NEAREST


def gender_of(text: str) -> str | None:
    """Return the gender that a singular pronoun shows."""
    return pronouns().get(_form(text), _NONE).gender


def antecedent(text: str, token: int, discourse: Discourse) -> Identity | None:
    """Return the identity that the pronoun ``text`` at ``token`` stands for, or None."""
    form = _form(text)
    if form in _FIRST or form in _SECOND:
        return _ordinal(form, token, discourse)
    plural, gender = pronouns().get(form, _NONE)
    if form in _NEAREST:
        return _nearest(gender, token, discourse)
    if form in _CONCERNED:
        return _concerned(gender, token, discourse)
    found = _personal(token, discourse, gender, plural=plural)
    if found is not None and found.kind == "person" and found.gender is None:
        found.gender = gender
    return found


def _personal(token: int, discourse: Discourse, gender: str | None, *, plural: bool) -> Identity | None:
    """Return the identity that a personal pronoun at ``token`` stands for, or None."""

    def cost(event: Event) -> float | None:
        identity = event.identity
        if plural and (identity.plural or identity.kind == "group"):
            return 0.0
        if plural or identity.plural:
            return 1.5 if plural and identity.kind == "organization" and event.spoke else None
        if not agrees(identity, gender) or (identity.kind != "person" and not (event.subject or event.spoke)):
            return None
        if event.quoted and not identity.named and token not in discourse.quoted:
            return None  # `« Ma grand-mère disait … » Elle rit.`
        penalty = _COSTS.get(identity.kind, 2.0)
        if identity.kind == "organization" and event.spoke:
            spoke_last = discourse.sentences_between(event.token, token) <= 1
            penalty = _SPOKE_LAST if spoke_last else penalty  # `La direction dément. « … », assure-t-elle.`
        if identity.medium:
            penalty = _REPORTING
        # somebody only mentioned, without a name, where there is nobody else
        if not (identity.named or event.spoke or identity.plural):
            distance = discourse.sentences_between(event.token, token)
            penalty += 1.0 if distance == 0 else _JUST_INTRODUCED if event.subject and distance == 1 else 20.0
        return penalty + (0.8 if identity.gender is None and gender else 0.0)

    return discourse.salient(token, cost)


def _nearest(gender: str | None, token: int, discourse: Discourse) -> Identity | None:
    """Return whoever or whatever was mentioned last before `ce dernier`."""
    fitting = [
        event for event in discourse.recent(token) if not event.quoted and agrees(event.identity, gender)
    ]
    near = [event for event in fitting if discourse.sentences_between(event.token, token) <= 2]
    return next(
        (event.identity for event in near if not event.weak or event.identity.kind == "person"),
        fitting[0].identity if fitting else None,
    )


def _concerned(gender: str | None, token: int, discourse: Discourse) -> Identity | None:
    """Return whom somebody attacks, else the person named last, for `l'intéressé`: not whoever only asks them."""
    target = attacked(token, discourse)
    if target is not None and agrees(target, gender):
        return target
    events = [event for event in discourse.recent(token) if not event.quoted and not event.weak]
    persons = [event.identity for event in events if event.identity.kind == "person" and event.identity.named]
    return next((person for person in persons if agrees(person, gender)), None)


def _ordinal(form: str, token: int, discourse: Discourse) -> Identity | None:
    """Return the first or the second of the last two speakers; both ordinals look at the same two."""
    if form in _SECOND and discourse.pair:
        return discourse.pair[1]
    pair = _met(token, discourse) or _last_two(token, discourse)
    if pair is None:
        return None
    discourse.pair = pair if form in _FIRST else None
    return pair[0] if form in _FIRST else pair[1]


def _met(token: int, discourse: Discourse) -> tuple[Identity, Identity] | None:
    """Return the subject and the one other person named in the nearest sentence before (`X a reçu Y`), or None."""
    near = [event for event in discourse.recent(token) if not event.quoted and not event.weak]
    near = [event for event in near if 0 < discourse.sentences_between(event.token, token) <= _MET_REACH]
    near = [event for event in near if event.identity.kind == "person" and event.identity.named]
    if not near or near[-1].spoke or not near[-1].subject:
        return None
    named = list(dict.fromkeys(event.identity for event in reversed(near)))
    together = discourse.sentences_between(near[-1].token, near[0].token) == 0
    return (named[0], named[1]) if len(named) == 2 and together else None


def _last_two(token: int, discourse: Discourse) -> tuple[Identity, Identity] | None:
    """Return the last two who spoke or acted, in the order of the text, or None."""
    last: list[Identity] = []
    for event in discourse.recent(token):
        singular = not event.identity.plural and event.identity.kind != "group" and not event.quoted
        if singular and (event.spoke or event.subject) and event.identity not in last:
            last.append(event.identity)
        if len(last) == 2:
            return last[1], last[0]
    return None
