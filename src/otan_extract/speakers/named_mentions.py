"""The person, country or organization whose proper name a speaker mention holds."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Span

from otan_extract.layers import Offsets
from otan_extract.speakers.affiliation import inside
from otan_extract.speakers.bodies import country_in, organization_in, short
from otan_extract.speakers.discourse import Identity
from otan_extract.speakers.extents import piece
from otan_extract.speakers.groups import coordinated
from otan_extract.speakers.kinds import is_joined
from otan_extract.speakers.names import Name
from otan_extract.speakers.phrases import DEFINITE, POSSESSIVE, NounPhrase, head_word
from otan_extract.speakers.register import Register
from otan_extract.speakers.roles import title_before
from otan_extract.speakers.wordlists import plain
from otan_extract.speakers.words import OF

# Determiners of whoever joins a named person.
_DETERMINERS = DEFINITE | POSSESSIVE
_CHANNELS = frozenset({"compte", "pages", "colonnes"})


def named(register: Register, mention: Offsets, phrase: NounPhrase) -> Identity | None:
    """Return the person, country or organization whose proper name the mention holds."""
    return (
        _account_owner(register, mention, phrase)
        or _named_person(register, phrase)
        or _named_body(register, mention, phrase)
    )


def _named_person(register: Register, phrase: NounPhrase) -> Identity | None:
    """Return the person whom a mention names, or all of them together."""
    found = _persons_in(register, phrase)
    persons = [person for _, person in found]
    if len(persons) > 1:
        return register.joint(persons)
    if persons and _is_list(phrase):
        return register.identity(phrase.core, "group", plural=True)
    if persons and persons[0].gender is None and register.description(phrase):
        persons[0].gender = phrase.gender
    return _with_others(register, phrase, *found[0]) if found else None


def _with_others(register: Register, phrase: NounPhrase, name: Name, person: Identity) -> Identity:
    """Return a person, or the group with those whom `et` joins by a noun (`Anne Durand et les élus de gauche`)."""
    after = register.doc[name.end : phrase.span.end]
    after = after[1:] if after and after[0].text == "," else after
    joins = len(after) > 2 and after[0].lower_ == "et" and plain(after[1].text) in _DETERMINERS
    return register.identity(f"{person.name} {after.text}", "group", plural=True) if joins else person


def _is_list(phrase: NounPhrase) -> bool:
    """Tell whether a mention lists several of whom some have no name: `sa femme, son fils Paul et deux cousins`."""
    words = [token.lower_ for token in phrase.span]
    commas = [i for i, word in enumerate(words[:-1]) if word == ","]
    own = any(words[i + 1] in {"son", "sa", "ses", "leur", "leurs"} for i in commas)
    return own and "et" in words[commas[0] :]


def _named_body(register: Register, mention: Offsets, phrase: NounPhrase) -> Identity | None:
    """Return the country or organization that a mention names, or several of them as a group."""
    if phrase.plural or phrase.determiner in {"none", "definite"}:
        joined = coordinated(register, phrase)
        if joined is not None:
            return joined
    country = country_in(register.doc, phrase, register.countries, mention)
    if country is not None:
        return register.identity(piece(register.doc, country.start, country.end), "country", named=True)
    found = organization_in(register.doc, phrase, register.bodies, mention)
    if found is None or is_joined(register.doc, phrase, found[0].end):
        return None
    organization, name = found
    identity = register.named_body(organization, name)
    if phrase.determiner != "none":
        identity.gender = identity.gender or phrase.gender
    if register.doc[phrase.head].text.islower():
        register.by_noun.setdefault(plain(head_word(register.doc, phrase.head)), []).append(identity)
    return identity


def _account_owner(register: Register, mention: Offsets, phrase: NounPhrase) -> Identity | None:
    """Return whose account or pages speak (`le compte de la Cinémathèque`, `les colonnes de Voici`), or None."""
    if plain(head_word(register.doc, phrase.head)) not in _CHANNELS:
        return None
    after = register.doc[phrase.head : phrase.span.end]
    for name, person in register.people.names:
        if after.start <= name.start < after.end:
            return person
    owners = [
        each
        for each in inside(register.bodies.mentions, mention)
        if plain(piece(register.doc, each.start - 3, each.start))
        .rstrip()
        .endswith(("de", "d'", "du", "la", "l'"))
    ]
    if owners:
        return register.body(owners[-1])
    owner = _name_after_of(after)
    return register.identity(owner, "organization", named=True) if owner else None


def _name_after_of(phrase: Span) -> str:
    """Return the name that the last *de* of a phrase governs (`le compte officiel du Tram Valmont`), else nothing."""
    last = max((token.i for token in phrase if token.lower_ in OF), default=phrase.end)
    owner = [token for token in phrase.doc[last + 1 : phrase.end] if token.pos_ != "DET"]
    return short(phrase.doc[owner[0].i : phrase.end].text) if owner and owner[0].text[:1].isupper() else ""


def _persons_in(register: Register, phrase: NounPhrase) -> list[tuple[Name, Identity]]:
    """Return the persons whom a mention names: at its head or in apposition, not as complements."""
    names, span = register.people.names, phrase.span
    first = bisect_left(names, span.start, key=lambda pair: pair[0].start)
    last = bisect_left(names, span.end, key=lambda pair: pair[0].start)
    inner = [pair for pair in names[first:last] if pair[0].end <= span.end]
    free = [pair for pair in inner if not _is_governed(register, pair[0], phrase)]
    found: list[tuple[Name, Identity]] = []
    for i, (name, person) in enumerate(free):
        between = register.doc[free[i - 1][0].end : name.opening] if i else ()
        known = any(person is each for _, each in found)
        if i == 0 or (not known and any(token.lower_ in {"et", "ou"} for token in between)):
            found.append((name, person))
    return found


def _is_governed(register: Register, name: Name, phrase: NounPhrase) -> bool:
    """Tell whether a name within a mention is only a complement (`un conseiller de M. Durand`)."""
    doc, start, opening = register.doc, phrase.span.start, name.opening
    title = title_before(doc, opening)
    if title is not None and start <= title.start and doc[opening - 1].text != ",":
        opening = title.start
        if doc[opening - 1].pos_ == "DET" and opening - 1 >= start:
            opening -= 1
    if opening <= start:
        return False
    before = doc[opening - 1]
    return before.pos_ == "ADP" or plain(before.text) in {"de", "d'", "du", "des", "au", "a", "chez"}
