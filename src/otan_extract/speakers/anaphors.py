"""From the noun phrase of a speaker to an identity: the order in which the readings are tried."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from otan_extract.layers import CountryMention, Offsets, OrganizationMention
from otan_extract.speakers.affiliation import inside
from otan_extract.speakers.bodies import Bodies, country_in, organization_in, short
from otan_extract.speakers.descriptions import (
    RoleIndex,
    agrees,
    bearer_of,
    counterpart,
    holder_of,
    national,
)
from otan_extract.speakers.discourse import Discourse, Identity
from otan_extract.speakers.kinds import kind_of
from otan_extract.speakers.names import Name
from otan_extract.speakers.persons import People
from otan_extract.speakers.phrases import NounPhrase, read_phrase
from otan_extract.speakers.pronouns import antecedent, is_plural, is_pronoun
from otan_extract.speakers.roles import Description, describe, title_before
from otan_extract.speakers.wordlists import plain

_ANAPHORIC = frozenset({"definite", "demonstrative", "possessive"})


class Anaphors:
    """The identities of a document and how its noun phrases lead to them."""

    def __init__(
        self,
        doc: Doc,
        discourse: Discourse,
        people: People,
        bodies: Bodies,
        countries: Sequence[CountryMention],
    ) -> None:
        self.doc = doc
        self.discourse = discourse
        self.people = people
        self.bodies = bodies
        self.countries = countries
        self.roles = RoleIndex(people.identities)
        self._by_name: dict[tuple[str, str], Identity] = {}
        self._by_noun: dict[str, Identity] = {}

    def resolve(self, mention: Offsets) -> Identity:
        """Return the identity that the speaker mention stands for, a new one if nobody is known."""
        text = self.doc.text[mention[0] : mention[1]]
        phrase = read_phrase(self.doc, mention)
        if plain(text) in {"on", "l'on"}:
            return self._at_place(phrase)
        if is_pronoun(text):
            return self._pronoun(text, phrase)
        return self._named(mention, phrase) or self._known(phrase) or self._new(mention, phrase)

    def known(self, mention: Offsets) -> Identity | None:
        """Return the known identity that a noun phrase of the narration stands for, or None."""
        phrase = read_phrase(self.doc, mention)
        description = self._description(phrase)
        codes = self._codes(phrase)
        if self.nationality(phrase.head):
            return national(codes, phrase.gender, phrase.span.start, self.discourse)
        if description is None or phrase.plural:
            return None
        return holder_of(description, codes, self._organizations(phrase), self.roles, self.discourse)

    def body(self, mention: OrganizationMention) -> Identity:
        """Return the identity of an organization."""
        return self._identity(self.bodies.name_of(mention), "organization", named=True)

    def nationality(self, token: int) -> bool:
        """Tell whether the token is a noun of nationality (`la Française`), not an adjective or a country."""
        word = self.doc[token]
        if not word.text[:1].isupper():
            return False
        found = inside(self.countries, (word.idx, word.idx + len(word)))
        return any(each.form == "demonym" for each in found)

    def _pronoun(self, text: str, phrase: NounPhrase) -> Identity:
        found = antecedent(text, phrase.span.start, self.discourse)
        if found is None and is_plural(text):
            found = self._plural_before(phrase.span.start)
        return found or self._main(phrase) or self._identity(text, "group" if is_plural(text) else "person")

    def _main(self, phrase: NounPhrase) -> Identity | None:
        """Return the person whom the document names most, for an anaphor that comes first."""
        gender = {"il": "m", "lui": "m", "elle": "f"}.get(plain(phrase.span.text), phrase.gender)
        fitting = [
            person for person in self.people.identities if agrees(person, gender) and not phrase.plural
        ]
        return max(fitting, key=lambda person: len(person.mentions), default=None)

    def _plural_before(self, token: int) -> Identity | None:
        """Return the last plural subject before ``token``, as a group."""
        for i in range(token - 1, max(0, token - 80), -1):
            word = self.doc[i]
            joined = [child for child in word.children if child.dep_ == "conj" and child.pos_ == "PROPN"]
            if word.dep_.startswith("nsubj") and word.pos_ == "PROPN" and joined:
                names = [name.name for name in self._persons_from(i)]
                return self._identity(" et ".join(names), "group") if len(names) > 1 else None
            if (
                word.dep_.startswith("nsubj")
                and word.pos_ == "NOUN"
                and word.morph.get("Number", []) == ["Plur"]
            ):
                return self._identity(word.text, "group")
        return None

    def _persons_from(self, token: int) -> list[Identity]:
        """Return the two persons named from ``token`` on."""
        found = [person for name, person in self.people.names if token <= name.start < token + 15]
        return list(dict.fromkeys(found))[:2]

    def _at_place(self, phrase: NounPhrase) -> Identity:
        """Resolve `on`: the institution at which it stands (`à l'Élysée, on assure`), else nobody in particular."""
        sentence = phrase.span.sent
        for country in inside(self.countries, (sentence.start_char, sentence.end_char)):
            if country.form == "metonym" and self._follows_preposition(country.start):
                return self._identity(self.doc.text[country.start : country.end], "country", named=True)
        for organization in inside(self.bodies.mentions, (sentence.start_char, sentence.end_char)):
            if self._follows_preposition(organization.start):
                return self.body(organization)
        return self._identity("on", "group")

    def _follows_preposition(self, offset: int) -> bool:
        before = plain(self.doc.text[max(0, offset - 8) : offset]).split()
        return bool(before) and (
            before[-1] in {"a", "au", "aux", "chez", "dans"} or before[-2:] in (["a", "la"], ["a", "l'"])
        )

    def _named(self, mention: Offsets, phrase: NounPhrase) -> Identity | None:
        """Return the person, country or organization whose proper name the mention holds."""
        persons = self._persons_in(phrase)
        if len(persons) > 1:
            return self._identity(" et ".join(person.name for person in persons), "group", plural=True)
        if persons:
            if self._description(phrase) and persons[0].gender is None:
                persons[0].gender = phrase.gender
            return persons[0]
        country = country_in(self.doc, phrase, self.countries, mention)
        if country is not None:
            return self._identity(self.doc.text[country.start : country.end], "country", named=True)
        found = organization_in(self.doc, phrase, self.bodies, mention)
        if found is None:
            return None
        organization, name = found
        identity = self._identity(name, "organization", named=True)
        identity.gender = identity.gender or phrase.gender if phrase.determiner != "none" else None
        identity.organizations.add(organization.id)
        return identity

    def _persons_in(self, phrase: NounPhrase) -> list[Identity]:
        """Return the persons whom a mention names: at its head or in apposition, not as complements."""
        span = phrase.span
        inner = [
            pair for pair in self.people.names if span.start <= pair[0].start and pair[0].end <= span.end
        ]
        free = [pair for pair in inner if not self._governed(pair[0], phrase)]
        persons: list[Identity] = []
        for i, (name, person) in enumerate(free):
            joined = i > 0 and any(
                self.doc[j].lower_ in {"et", "ou"} for j in range(free[i - 1][0].end, name.opening)
            )
            if i == 0 or (joined and person not in persons):
                persons.append(person)
        return persons

    def _governed(self, name: Name, phrase: NounPhrase) -> bool:
        """Tell whether a name within a mention is only a complement (`un conseiller de M. Durand`)."""
        start = phrase.span.start
        title = title_before(self.doc, name.opening)
        opening = name.opening
        if title is not None and start <= title.start and self.doc[name.opening - 1].text != ",":
            opening = title.start
            if self.doc[opening - 1].pos_ == "DET" and opening - 1 >= start:
                opening -= 1
        if opening <= start:
            return False
        before = self.doc[opening - 1]
        return before.pos_ == "ADP" or plain(before.text) in {"de", "d'", "du", "des", "au", "a", "chez"}

    def _known(self, phrase: NounPhrase) -> Identity | None:
        """Return the known identity for which a description stands, or None."""
        if phrase.determiner not in _ANAPHORIC or phrase.plural:
            return self._by_name.get((plain(short(phrase.core)), "group" if phrase.plural else "person"))
        codes = self._codes(phrase)
        if self.nationality(phrase.head):
            return national(codes, phrase.gender, phrase.span.start, self.discourse)
        description = self._description(phrase)
        if description is None:
            return self._known_body(phrase)
        if "homologue" in description.classes:
            return counterpart(description, codes, self.roles, self.discourse)
        organizations = self._organizations(phrase)
        if phrase.determiner != "possessive":
            found = holder_of(description, codes, organizations, self.roles, self.discourse)
            if found is not None:
                return found
        if description.office and phrase.determiner != "demonstrative":
            return None
        return bearer_of(description, codes, phrase.determiner, self.discourse)

    def _known_body(self, phrase: NounPhrase) -> Identity | None:
        """Return the organization or document for which a common noun stands (`la préfecture`, `le quotidien`)."""
        noun = plain(self.doc[phrase.head].text)
        bare = " " not in short(phrase.core)
        if bare and noun in self._by_noun:
            return self._by_noun[noun]
        organization = self.bodies.last_of_noun(noun, phrase.span.start_char)
        if organization is not None and not self._codes(phrase):
            return self.body(organization)
        return None

    def _new(self, mention: Offsets, phrase: NounPhrase) -> Identity:
        """Return the identity of a noun phrase that nothing before explains."""
        inner = inside(self.countries, mention)
        kind = kind_of(self.doc, phrase, inner) or self._guess(phrase)
        name = phrase.core if kind in {"person", "group"} and "," not in phrase.core else short(phrase.core)
        identity = self._identity(name, kind, plural=phrase.plural or kind == "group")
        identity.gender = identity.gender or phrase.gender
        description = self._description(phrase)
        if description is not None and kind == "person":
            identity.descriptions.append(description)
            identity.codes |= self._codes(phrase)
            identity.organizations |= self._organizations(phrase)
            self.roles.add(identity)
        noun = plain(self.doc[phrase.head].text)
        if kind in {"organization", "document"} and " " in identity.name:
            self._by_noun[noun] = identity
        return identity

    def _guess(self, phrase: NounPhrase) -> str:
        """Guess the kind of an unknown head noun: a group in the plural, an organization with a capital."""
        head = self.doc[phrase.head]
        if head.text[:1].isupper() or head.ent_type_ == "ORG":
            return "organization"
        return "group" if phrase.plural else "person"

    def _identity(self, name: str, kind: str, *, named: bool = False, plural: bool = False) -> Identity:
        key = (plain(name), kind)
        if key not in self._by_name:
            self._by_name[key] = Identity(name, kind, plural=plural, named=named)
        return self._by_name[key]

    def _description(self, phrase: NounPhrase) -> Description | None:
        description = describe(self.doc, phrase.body, phrase.span.end)
        if description is None or description.gender is not None:
            return description
        return description._replace(gender=phrase.gender if phrase.determiner != "none" else None)

    def _codes(self, phrase: NounPhrase) -> set[str]:
        place = (phrase.span.start_char, phrase.span.end_char)
        return {each.code for each in inside(self.countries, place) if each.form == "demonym"}

    def _organizations(self, phrase: NounPhrase) -> set[str]:
        return {
            each.id for each in inside(self.bodies.mentions, (phrase.span.start_char, phrase.span.end_char))
        }
