"""The identities of a document, and what its noun phrases say by themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from otan_extract.layers import CountryMention, Offsets, OrganizationMention
from otan_extract.lexicon.tables import column
from otan_extract.speakers.affiliation import inside
from otan_extract.speakers.bodies import Bodies
from otan_extract.speakers.descriptions import RoleIndex
from otan_extract.speakers.discourse import Discourse, Identity
from otan_extract.speakers.nouns import noun_kind
from otan_extract.speakers.persons import PARTY, People
from otan_extract.speakers.phrases import NounPhrase, head_word, read_phrase
from otan_extract.speakers.roles import Description, describe
from otan_extract.speakers.wordlists import plain, role_at, word_list

# Types of organization that report what others say.
MEDIA = frozenset({"media", "news_agency"})
# Endings of nouns of origin that no table of countries has: `le Marseillais`, `la Lyonnaise`.
_ORIGIN = re.compile(r"[A-ZÉ]\w{2,}(?:ais|aise|ois|oise|ien|ienne|éen|éenne)$")


_ORIGINS = word_list("origins")
_REGIONS = frozenset({"corse", "lorraine"})
_BEFORE_ORIGINS = frozenset({"ancien", "ancienne", "ex", "jeune"})


@dataclass(slots=True)
class Register:
    """The identities of one document: persons by name and role, the others by name and noun."""

    doc: Doc
    discourse: Discourse
    people: People
    bodies: Bodies
    countries: Sequence[CountryMention]
    roles: RoleIndex = field(init=False)
    by_noun: dict[str, list[Identity]] = field(default_factory=dict)
    _by_name: dict[tuple[str, str], Identity] = field(default_factory=dict)
    _joint: set[str] = field(default_factory=set)
    _phrases: dict[Offsets, NounPhrase] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.roles = RoleIndex(self.people.identities)

    def phrase(self, mention: Offsets) -> NounPhrase:
        """Return the noun phrase at ``mention`` read apart; several rules ask for that of a speaker."""
        if mention not in self._phrases:
            self._phrases[mention] = read_phrase(self.doc, mention)
        return self._phrases[mention]

    def identity(self, name: str, kind: str, *, named: bool = False, plural: bool = False) -> Identity:
        """Return the identity of that name and kind, a new one where there is none."""
        key = (plain(name), kind)
        if key not in self._by_name:
            self._by_name[key] = Identity(name, kind, plural=plural, named=named)
        return self._by_name[key]

    def find(self, name: str, kind: str) -> Identity | None:
        """Return the identity of that name and kind, or None."""
        return self._by_name.get((plain(name), kind))

    def body(self, mention: OrganizationMention) -> Identity:
        """Return the identity of an organization."""
        return self.named_body(mention, self.bodies.name_of(mention))

    def named_body(self, mention: OrganizationMention, name: str) -> Identity:
        """Return the identity of an organization that the document calls ``name`` here."""
        identity = self.identity(name, "organization", named=True)
        identity.organizations.add(mention.id)
        identity.medium = identity.medium or mention.type in MEDIA
        return identity

    def joint(self, persons: Sequence[Identity]) -> Identity:
        """Return the identity of several persons together."""
        *others, last = [person.name for person in persons]
        group = self.identity(f"{', '.join(others)} et {last}", "group", plural=True)
        self._joint.add(group.name)
        return group

    def is_joint(self, identity: Identity) -> bool:
        """Tell whether an identity is several named persons together."""
        return identity.kind == "group" and identity.name in self._joint

    def learned(
        self, person: Identity | None, description: Description, codes: set[str] | None = None
    ) -> Identity | None:
        """Add a description, with the countries whose demonyms it holds, to what is known of a person."""
        if person is not None:
            person.gender = person.gender or description.gender
            person.codes |= codes or set()
            told = {(known.classes, known.words, known.end > known.start) for known in person.descriptions}
            if (description.classes, description.words, description.end > description.start) not in told:
                person.descriptions.append(description)
                self.roles.add(person, description)
        return person

    def main_person(self, gender: str | None, before: int | None = None) -> Identity | None:
        """Return the person whom the document names most, for an anaphor that comes first.

        Args:
            gender: The gender that the anaphor shows.
            before: The token before which the person must have been named, if it matters.
        """
        place = None if before is None else self.doc[before].idx
        fitting = [
            person
            for person in self.people.identities
            if (gender is None or person.gender is None or person.gender == gender)
            and (place is None or any(start < place for start, _ in person.mentions))
        ]
        return max(fitting, key=lambda person: len(person.mentions), default=None)

    def undescribed(self, gender: str | None) -> Identity | None:
        """Return the person named most of whom no title or apposition tells what they are."""
        fitting = [
            person
            for person in self.people.identities
            if not person.descriptions and (gender is None or person.gender in {None, gender})
        ]
        return max(fitting, key=lambda person: len(person.mentions), default=None)

    def nationality(self, token: int) -> bool:
        """Tell whether the token is a noun of origin (`la Française`), not an adjective or a name."""
        word = self.doc[token]
        if not word.text[:1].isupper():
            return False
        place = (word.idx, word.idx + len(word))
        demonym = any(each.form == "demonym" for each in inside(self.countries, place))
        if not demonym and not self._is_origin(word):
            return False
        return not inside(self.bodies.mentions, place)  # `le Parisien`

    def _is_origin(self, word: Token) -> bool:
        """Tell whether a word tells where somebody comes from by its ending, or as one of the origins."""
        regional = word.lower_ in _ORIGINS or word.lower_ in column("regional_adjectives", "form")
        if not regional and _ORIGIN.match(word.text) is None:
            return False
        if word.i and word.lower_ in _REGIONS and word.nbor(-1).lower_ == "la":
            return False
        before = word.i - 1
        if before > 0 and self.doc[before].lower_ in _BEFORE_ORIGINS:
            before -= 1  # `l'ancien Rennais`
        known = regional or word.ent_type_ != "ORG"
        return known and before >= 0 and self.doc[before].pos_ == "DET"

    def description(self, phrase: NounPhrase) -> Description | None:
        """Return what a phrase with a role noun says of a person, not of a body (`le parti écologiste`)."""
        if noun_kind(head_word(self.doc, phrase.body)) == "organization" and not role_at(
            self.doc, phrase.body
        ):
            return None
        description = describe(self.doc, phrase.body, phrase.span.end)
        if description is None:
            return None
        named = inside(self.bodies.mentions, _place(phrase))
        parties = frozenset(each.id for each in named if each.type == PARTY)
        if description.gender is None and not self._is_epicene(phrase):
            description = description._replace(gender=phrase.gender if phrase.determiner != "none" else None)
        return description._replace(parties=parties, bodies=frozenset(each.id for each in named))

    def _is_epicene(self, phrase: NounPhrase) -> bool:
        """Tell whether nothing shows the gender of the person (`l'édile`), whatever that of the noun is."""
        role = role_at(self.doc, phrase.head)
        elided = self.doc[phrase.span.start].lower_ in {"l'", "l’"}
        return elided and role is not None and role[0].gender == "e"

    def codes(self, phrase: NounPhrase) -> set[str]:
        """Return the countries whose demonyms stand in a phrase."""
        return {each.code for each in self.demonyms(phrase)}

    def demonyms(self, phrase: NounPhrase) -> list[CountryMention]:
        """Return the demonyms in a phrase."""
        return [each for each in inside(self.countries, _place(phrase)) if each.form == "demonym"]

    def organizations(self, phrase: NounPhrase) -> set[str]:
        """Return the identifiers of the organizations that a phrase names."""
        return {each.id for each in inside(self.bodies.mentions, _place(phrase))}


def _place(phrase: NounPhrase) -> Offsets:
    return phrase.span.start_char, phrase.span.end_char
