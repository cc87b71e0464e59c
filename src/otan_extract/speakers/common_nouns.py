"""Common nouns that stand for an organization, a document or a state: `la préfecture`, `le quotidien`."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from otan_extract.speakers.affiliation import inside
from otan_extract.speakers.bodies import short, without_article
from otan_extract.speakers.discourse import Event, Identity
from otan_extract.speakers.documents import document_before
from otan_extract.speakers.extents import piece
from otan_extract.speakers.kinds import kind_of
from otan_extract.speakers.nouns import noun_kind
from otan_extract.speakers.phrases import NounPhrase, head_word
from otan_extract.speakers.register import MEDIA, Register
from otan_extract.speakers.roles import Description
from otan_extract.speakers.wordlists import organization_types, plain, word_list

# How much more often than the last country the one is mentioned that a text is about.
_ABOUT = 4
_AUTONOMOUS = word_list("autonomous_bodies")


def known_body(register: Register, phrase: NounPhrase) -> Identity | None:
    """Return the organization, document or state for which a noun stands, or None.

    The order: the organization that spoke just before, a speaker already called so, an organization introduced
    so or of that type, an institution named in full before (`le parquet de Nanterre`), any that spoke before.
    """
    noun = plain(head_word(register.doc, phrase.head))
    words = set(plain(short(phrase.core)).split()) - {"meme"}
    if words == {noun}:
        last = _spoke_just_before(register, phrase, noun)
        if last is not None:
            return last
    for identity in reversed(register.by_noun.get(noun, [])[-8:]):
        if words - {noun} <= set(plain(identity.name).split()):
            return identity
    document = document_before(register, phrase)
    if document is not None:
        return document
    if noun in {"pays", "royaume"} and len(words) == 1:
        return _last_country(register, phrase)
    after = register.doc[phrase.head : phrase.span.end]
    named = any(
        token.text[:1].isupper() for token in after if not (token.i == phrase.head and token.is_upper)
    )
    codes = register.codes(phrase)
    if named or _is_complemented(register, phrase):
        return None
    spoke = [event.identity for event in register.discourse.recent(phrase.span.start) if event.spoke]
    speaking = frozenset(key for identity in spoke if identity.named for key in identity.organizations)
    demonyms = {plain(piece(register.doc, each.start, each.end)) for each in register.demonyms(phrase)}
    narrowing = words - {noun} - demonyms
    organization = register.bodies.of_noun(noun, phrase.span.start_char, speaking, codes, narrowing)
    if organization is not None or codes:
        return register.body(organization) if organization else _firm_of(register, phrase, noun, codes)
    full = register.bodies.in_full(noun, phrase.span.start) if len(words) == 1 else None
    if full is not None:
        countries = inside(register.countries, full)
        kind = kind_of(register.doc, register.phrase(full), countries) or "organization"
        return register.identity(short(piece(register.doc, *full)), kind)
    return _any_body(register, phrase, noun)


def acted_last(register: Register, phrase: NounPhrase) -> Identity | None:
    """Return who or what spoke or acted last, not in somebody's words."""
    recent = register.discourse.recent(phrase.span.start)
    return next(
        (event.identity for event in recent if (event.spoke or event.subject) and not event.quoted), None
    )


def firm_before(register: Register, phrase: NounPhrase, description: Description) -> Identity | None:
    """Return the firm that spoke or acted last, for a noun of persons and firms alike (`l'opérateur`), or None."""
    noun = plain(head_word(register.doc, phrase.head))
    if description.office or phrase.determiner != "definite" or not organization_types(noun):
        return None
    last = acted_last(register, phrase)
    body = known_body(register, phrase) if last is not None and last.kind == "organization" else None
    return body if body is last else None


def _spoke_just_before(register: Register, phrase: NounPhrase, noun: str) -> Identity | None:
    """Return the organization that spoke in the sentence before, if `le syndicat` can stand for it.

    Media are left out: they report what others say.
    """
    types = organization_types(noun)
    start = phrase.span.start
    event = next((event for event in register.discourse.recent(start) if event.spoke), None)
    if (
        event is None
        or not types
        or types & MEDIA
        or register.discourse.sentences_between(event.token, start) > 1
    ):
        return None
    body = event.identity
    named = body.named or body.name[:1].isupper()
    return body if body.kind == "organization" and named and _may_be(register, body, types) else None


def _may_be(register: Register, body: Identity, types: frozenset[str]) -> bool:
    """Tell whether an organization is of one of the types, as far as the tables know its type."""
    known = {each.type for each in register.bodies.mentions if each.id in body.organizations} - {None}
    known = known or set(organization_types(plain(body.name).split()[0]))  # `syndicat` is no `employeur`
    return not known or bool(known & types)


def _may_stand_for_any(noun: str) -> bool:
    """Tell whether the noun can stand for any organization (`le groupe`), not for one of its own (`la police`)."""
    return bool(organization_types(noun)) or (noun_kind(noun) == "organization" and noun not in _AUTONOMOUS)


def _any_body(register: Register, phrase: NounPhrase, noun: str) -> Identity | None:
    """Return the organization for which a noun stands that does not tell which one."""
    if phrase.determiner == "demonstrative" and noun_kind(noun) == "organization":
        return _last_named(register, phrase)
    return _last_body(register, phrase, organization_types(noun)) if _may_stand_for_any(noun) else None


def _last_named(register: Register, phrase: NounPhrase) -> Identity | None:
    """Return the organization named last, whatever it does there: `cet organisme`."""
    recent = register.discourse.recent(phrase.span.start)
    return next(
        (
            event.identity
            for event in recent
            if event.identity.kind == "organization" and event.identity.named
        ),
        None,
    )


def _last_body(register: Register, phrase: NounPhrase, types: frozenset[str]) -> Identity | None:
    """Return the last organization that spoke or acted and that a noun of these types may stand for (`le groupe`)."""

    def cost(event: Event) -> float | None:
        fits = event.identity.kind == "organization" and (event.identity.named or event.spoke)
        fits = fits and (not types or _may_be(register, event.identity, types))
        return 0.0 if fits and (event.spoke or event.subject) else None

    found = register.discourse.salient(phrase.span.start, cost, 8)
    return found if found is None else _directed(register, found, types) or found


def _firm_of(register: Register, phrase: NounPhrase, noun: str, codes: set[str]) -> Identity | None:
    """Return the firm of a country not told that acted last (`La direction de X … Le groupe américain`), or None."""
    types = organization_types(noun)
    found = _last_body(register, phrase, types) if "company" in types else None
    if found is None or not found.named:
        return None
    countries = {each.country for each in register.bodies.mentions if each.id in found.organizations}
    return found if countries <= {None, *codes} else None


def _directed(register: Register, direction: Identity, types: frozenset[str]) -> Identity | None:
    """Return the firm whose `direction` spoke, for `le groupe`; None for anything else."""
    if "company" not in types or plain(direction.name).split()[0] != "direction":
        return None
    named = [each for place in direction.mentions for each in inside(register.bodies.mentions, place)]
    if named:
        return register.body(named[0])
    firm = without_article(direction.name.partition(" ")[2])
    return register.identity(firm, "organization", named=True) if firm[:1].isupper() else None


def _last_country(register: Register, phrase: NounPhrase) -> Identity | None:
    """Return the country for which `le pays` stands: the last one named, unless the text is about another."""
    place = bisect_left(register.countries, (phrase.span.start_char,))
    before = register.countries[:place]
    named = [each for each in before if each.form == "name"]
    if not named:
        return None
    counts = Counter(each.code for each in before)
    last, main = named[-1], max(named, key=lambda each: counts[each.code])
    about = counts[main.code] >= _ABOUT * counts[last.code]
    chosen = main if about else last
    return register.identity(piece(register.doc, chosen.start, chosen.end), "country", named=True)


def _is_complemented(register: Register, phrase: NounPhrase) -> bool:
    """Tell whether a complement tells which one is meant (`le site de l'entreprise`)."""
    rest = register.doc[phrase.head + 1 : phrase.span.end]
    return any(
        plain(token.text) in {"du", "des", "la", "le", "les", "l'"} or token.pos_ == "PROPN" for token in rest
    )
