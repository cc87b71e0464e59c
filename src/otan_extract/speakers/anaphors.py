"""From the noun phrase of a speaker to an identity: the order in which the readings are tried."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from otan_extract.layers import CountryMention, Offsets, OrganizationMention
from otan_extract.speakers.affiliation import inside
from otan_extract.speakers.bodies import Bodies, country_in, organization_in, short
from otan_extract.speakers.descriptions import (
    RoleIndex,
    agrees,
    bearer_of,
    famous,
    counterpart,
    holder_of,
    national,
)
from otan_extract.speakers.discourse import Discourse, Event, Identity
from otan_extract.speakers.kinds import kind_of
from otan_extract.speakers.mentions import phrase_end
from otan_extract.speakers.names import Name
from otan_extract.speakers.persons import People
from otan_extract.speakers.phrases import NounPhrase, read_phrase
from otan_extract.speakers.pronouns import antecedent, is_plural, is_pronoun
from otan_extract.speakers.roles import Description, describe, title_before
from otan_extract.speakers.wordlists import organization_types, plain

_STOP = re.compile(r"[.!?«»“”\"\n]")
# Within so many tokens a description may stand for somebody named later.
_LEAD = 60
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
        self._by_noun: dict[str, list[Identity]] = {}

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
        holder = holder_of(description, codes, self._organizations(phrase), self.roles, self.discourse)
        if holder is not None:
            return holder
        known = famous(description, codes, self.discourse)
        if known is None and not description.office:
            known = bearer_of(description, codes, phrase.determiner, self.discourse)
        return self._learned(known, description)

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
        if is_plural(text):
            found = self._plural(text, phrase.span.start)
        else:
            found = antecedent(text, phrase.span.start, self.discourse)
        return found or self._main(phrase) or self._identity(text, "group" if is_plural(text) else "person")

    def _main(self, phrase: NounPhrase) -> Identity | None:
        """Return the person whom the document names most, for an anaphor that comes first."""
        gender = {"il": "m", "lui": "m", "elle": "f"}.get(plain(phrase.span.text), phrase.gender)
        fitting = [
            person for person in self.people.identities if agrees(person, gender) and not phrase.plural
        ]
        return max(fitting, key=lambda person: len(person.mentions), default=None)

    def pairs(self) -> list[tuple[int, list[Identity]]]:
        """Return where two persons are named together (`Anne Durand, 26 ans, et Paul Petit`), and whom."""
        found = []
        names = self.people.names
        for (one, first), (other, second) in zip(names, names[1:], strict=False):
            between = [token.lower_ for token in self.doc[one.end : other.opening]]
            joined = "et" in between and all(
                word in {"et", ",", "ans", "(", ")"} or word.isdigit() for word in between
            )
            if joined and first is not second:
                found.append((one.opening, [first, second]))
        return found

    def joint(self, persons: Sequence[Identity]) -> Identity:
        """Return the identity of several persons together."""
        return self._identity(" et ".join(person.name for person in persons), "group", plural=True)

    def _plural(self, text: str, token: int) -> Identity | None:
        """Return the group or the persons for whom a plural pronoun stands: the nearer ones, subjects first."""
        known, noun = antecedent(text, token, self.discourse), self._plural_before(token)
        if known is None or noun is None:
            return known or (self._identity(self._group_name(noun), "group", plural=True) if noun else None)
        last = next(event.token for event in self.discourse.recent(token) if event.identity is known)
        if noun <= last and self.discourse.sentences_between(noun, last) > 0:
            return known
        return self._identity(self._group_name(noun), "group", plural=True)

    def _group_name(self, noun: int) -> str:
        """Return the noun phrase of a plural noun without its determiner."""
        return short(self.doc[noun : phrase_end(self.doc, noun, min(len(self.doc), noun + 8))].text)

    def _plural_before(self, token: int) -> int | None:
        """Return the last plural subject before ``token``."""
        for i in range(token - 1, max(0, token - 120), -1):
            word = self.doc[i]
            if i in self.discourse.quoted or self.discourse.sentences_between(i, token) > 2:
                continue
            if (
                word.dep_.startswith("nsubj")
                and word.pos_ == "NOUN"
                and word.morph.get("Number", []) == ["Plur"]
            ):
                return i
        return None

    def _at_place(self, phrase: NounPhrase) -> Identity:
        """Resolve `on`: the institution at which it stands (`à l'Élysée, on assure`), else nobody in particular."""
        sentence = self._clause(phrase.span.start)
        for country in inside(self.countries, sentence):
            if country.form == "metonym" and self._follows_preposition(country.start):
                return self._identity(self.doc.text[country.start : country.end], "country", named=True)
        for organization in inside(self.bodies.mentions, sentence):
            if self._follows_preposition(organization.start):
                return self.body(organization)
        return self._identity("on", "group")

    def _clause(self, token: int) -> Offsets:
        """Return the narration around a token, to the next full stop, break or mark on either side."""
        start = end = token
        while start > 0 and token - start < 12 and not _STOP.search(self.doc[start - 1].text):
            start -= 1
        while end < len(self.doc) and end - token < 8 and not _STOP.search(self.doc[end].text):
            end += 1
        span = self.doc[start:end]
        return span.start_char, span.end_char

    def _follows_preposition(self, offset: int) -> bool:
        before = plain(self.doc.text[max(0, offset - 8) : offset]).split()
        return bool(before) and (
            before[-1] in {"a", "au", "aux", "chez", "dans"} or before[-2:] in (["a", "la"], ["a", "l'"])
        )

    def _named(self, mention: Offsets, phrase: NounPhrase) -> Identity | None:
        """Return the person, country or organization whose proper name the mention holds."""
        persons = self._persons_in(phrase)
        if len(persons) > 1:
            return self.joint(persons)
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
        same = plain(phrase.span.text).startswith(("meme ", "la meme ", "le meme "))
        if same and phrase.determiner == "none":
            return self._same_source(phrase)
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
        found = holder_of(description, codes, organizations, self.roles, self.discourse)
        if found is not None and (phrase.determiner != "possessive" or found.named):
            return found
        if "source" in description.classes:
            return self._same_source(phrase)
        quoted = phrase.span.start in self.discourse.quoted
        if phrase.determiner == "possessive" or quoted:
            return None
        if description.office and phrase.determiner != "demonstrative":
            return self._learned(famous(description, codes, self.discourse), description)
        bearer = bearer_of(description, codes, phrase.determiner, self.discourse)
        return self._learned(bearer, description) or self._ahead(phrase)

    def _learned(self, person: Identity | None, description: Description) -> Identity | None:
        """Add a description to what is known of the person for whom it stands."""
        if person is not None:
            person.gender = person.gender or description.gender
            person.descriptions.append(description)
            self.roles.add(person)
        return person

    def _ahead(self, phrase: NounPhrase) -> Identity | None:
        """Return the person whom the document is about, for a description in its lead (`Le rappeur de 43 ans`)."""
        return self._main(phrase) if phrase.span.start < _LEAD else None

    def _same_source(self, phrase: NounPhrase) -> Identity | None:
        """Return the last speaker for `la même source`, `cette source`."""
        same = any(token.lower_ == "même" for token in phrase.span) or phrase.determiner == "demonstrative"
        recent = self.discourse.recent(phrase.span.start)
        return next((event.identity for event in recent if event.spoke), None) if same else None

    def _known_body(self, phrase: NounPhrase) -> Identity | None:
        """Return the organization or document for which a common noun stands (`la préfecture`, `le quotidien`)."""
        noun = plain(self.doc[phrase.head].text)
        words = set(plain(short(phrase.core)).split())
        for identity in reversed(self._by_noun.get(noun, [])[-8:]):
            if words <= set(plain(identity.name).split()):
                return identity
        if noun in {"pays", "royaume"} and len(words) == 1:
            return self._last_country(phrase)
        named = any(token.text[:1].isupper() for token in self.doc[phrase.head : phrase.span.end])
        if named or self._complemented(phrase) or self._codes(phrase):
            return None
        organization = self.bodies.last_of_noun(noun, phrase.span.start_char)
        if organization is not None:
            return self.body(organization)
        full = self.bodies.in_full(noun, phrase.span.start) if len(words) == 1 else None
        if full:
            return self._identity(full, "organization")
        return self._last_body(phrase) if organization_types(noun) else None

    def _last_body(self, phrase: NounPhrase) -> Identity | None:
        """Return the last organization that spoke or acted, for a noun of which no type is known (`le groupe`)."""

        def cost(event: Event) -> float | None:
            fits = event.identity.kind == "organization" and event.identity.named
            return 0.0 if fits and (event.spoke or event.subject) else None

        return self.discourse.salient(phrase.span.start, cost, 8)

    def _last_country(self, phrase: NounPhrase) -> Identity | None:
        """Return the country named last before `le pays`."""
        place = bisect_left(self.countries, (phrase.span.start_char,))
        last = next((each for each in reversed(self.countries[:place]) if each.form == "name"), None)
        return self._identity(self.doc.text[last.start : last.end], "country", named=True) if last else None

    def _complemented(self, phrase: NounPhrase) -> bool:
        """Tell whether a complement tells which one is meant (`le site de l'entreprise`)."""
        rest = self.doc[phrase.head + 1 : phrase.span.end]
        return any(
            plain(token.text) in {"du", "des", "la", "le", "les", "l'"} or token.pos_ == "PROPN"
            for token in rest
        )

    def _new(self, mention: Offsets, phrase: NounPhrase) -> Identity:
        """Return the identity of a noun phrase that nothing before explains."""
        inner = inside(self.countries, mention)
        if self.nationality(phrase.head):
            kind: str = "group" if phrase.plural else "person"
        else:
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
        known = self._by_noun.setdefault(plain(self.doc[phrase.head].text), [])
        if kind in {"organization", "document", "country"} and identity not in known:
            known.append(identity)
        return identity

    def _guess(self, phrase: NounPhrase) -> str:
        """Guess the kind of an unknown head noun: an organization with a capital; the nouns of persons are known."""
        head = self.doc[phrase.head]
        if head.text[:1].isupper() or head.ent_type_ == "ORG":
            return "organization"
        return "group" if phrase.plural else "document"

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
