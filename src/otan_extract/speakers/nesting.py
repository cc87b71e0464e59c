"""Speakers inside somebody's words: `« Le voisin est venu. Il m'a dit : “Partez.” »`, `« Je lui ai dit … »`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from otan_extract.layers import Offsets, Quotation
from otan_extract.speakers.descriptions import agrees
from otan_extract.speakers.discourse import Identity, is_subject
from otan_extract.speakers.extents import piece
from otan_extract.speakers.mentions import phrase_end
from otan_extract.speakers.register import Register
from otan_extract.speakers.wordlists import plain, role_at

FIRST_PERSON = frozenset({"je", "j'", "me", "m'", "moi"})
_REACH = 60
_CANDIDATES = 4


def inner_antecedent(register: Register, token: int, gender: str | None) -> Identity | None:
    """Return the person for whom `il` or `elle` within somebody's words stands: the last subject in the same words."""
    noun = _inner_noun(register, token, gender)
    for event in register.discourse.recent(token):
        if token - event.token > _REACH or (noun is not None and event.token < noun):
            break
        person = event.identity.kind == "person" and event.identity.named and event.quoted
        if person and not event.spoke and not event.weak and agrees(event.identity, gender):
            return event.identity
    if noun is None:
        return None
    end = phrase_end(register.doc, noun - 1, min(token, noun + 9))
    span = register.doc[noun - 1 : max(end, noun + 1)]
    phrase = register.phrase((span.start_char, span.end_char))
    identity = register.identity(phrase.core, "person")
    identity.gender = identity.gender or phrase.gender
    return identity


def _inner_noun(register: Register, token: int, gender: str | None) -> int | None:
    """Return the last noun of a person that is a subject before ``token`` in the same words."""
    doc, quoted = register.doc, register.discourse.quoted
    for i in range(token - 1, max(0, token - _REACH), -1):
        if i not in quoted and doc[i].is_alpha:
            return None
        singular = doc[i].pos_ == "NOUN" and doc[i].morph.get("Number", []) != ["Plur"]
        if singular and doc[i - 1].pos_ == "DET" and role_at(doc, i) is not None and is_subject(doc[i]):
            shown = {"m": "Masc", "f": "Fem"}.get(gender or "")
            if shown is None or doc[i].morph.get("Gender", [shown]) == [shown]:
                return i
    return None


def with_outer_speakers(
    register: Register,
    quotations: Sequence[Quotation],
    mentions: Sequence[Offsets | None],
    found: Sequence[Identity | None],
) -> list[Identity | None]:
    """Return ``found``, where whoever says `je` within another quotation is the speaker of that one."""
    segments = sorted((start, end, i) for i, each in enumerate(quotations) for start, end in each.segments)
    resolved = list(found)
    for i, mention in enumerate(mentions):
        if mention is None or plain(piece(register.doc, *mention)) not in FIRST_PERSON:
            continue
        place = bisect_right(segments, (mention[0], mention[0], len(quotations)))
        around = segments[max(0, place - _CANDIDATES) : place]
        outer = [j for _, end, j in around if end >= mention[1] and j != i]
        if outer and found[outer[0]] is not None:
            resolved[i] = found[outer[0]]
    return resolved
