"""Mentions of organizations: those of the tables, and those that only the document knows."""

from __future__ import annotations

from bisect import bisect_left, insort

from spacy.tokens import Doc

from otan_extract.actors import (
    acronyms,
    clubs,
    entities,
    firms,
    fused_media,
    introducers,
    nicknames,
    press,
    sentence_case,
    short_forms,
)
from otan_extract.actors.complements import goes_on, without_international
from otan_extract.actors.evidence import is_portfolio, stands_for_other
from otan_extract.actors.folding import key
from otan_extract.actors.gazetteer import Gazetteer, Organization
from otan_extract.actors.heads import Phrase, local_names
from otan_extract.actors.home import bare_forms, institution
from otan_extract.actors.identities import Identities, mention, settle_local
from otan_extract.actors.known_organizations import find_known
from otan_extract.actors.reading import Reading, entry_of
from otan_extract.actors.standing import standing
from otan_extract.actors.trie import Match
from otan_extract.actors.variants import is_akin, is_of_same_state, is_unlisted, is_variant
from otan_extract.layers import OrganizationMention
from otan_extract.lexicon.tables import column

_ORGANIZATION = frozenset({"organization"})
_NONE = frozenset({"none"})


def find_organizations(doc: Doc, gazetteer: Gazetteer) -> list[OrganizationMention]:
    """Return the mentions of organizations in ``doc``, in order."""
    return _Search(Reading(doc, gazetteer)).mentions()


class _Search:
    """Collects mentions, the surest first; what overlaps an earlier one is left out."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.text
        self._identities = Identities(reading)
        self._found: list[tuple[int, int]] = []
        self._spelled: dict[str, Organization] = {}
        self._organizations: dict[tuple[int, int], Organization] = {}

    def mentions(self) -> list[OrganizationMention]:
        """Return all mentions, in order."""
        known = find_known(self._reading)
        phrases = self._apart_from(known, without_international(self._reading, known))
        shown = standing(self._reading.doc, self._reading.entities)
        self._add_known(known, phrases)
        for token, club in nicknames.find_nicknames(self._reading):
            self._add(token.idx, token.idx + len(token.text), club)
        for start, end, body in sentence_case.find_sentence_case(self._reading):
            self._add(start, end, body)
        self._add_phrases(clubs.find_clubs(self._reading.doc))
        self._add_phrases([phrase for phrase in phrases if not self._is_within_name(phrase)])
        self._add_phrases(introducers.find_announced(self._reading.doc, shown))
        self._add_phrases(introducers.find_apposed(self._reading.doc, shown))
        codes = self._reading.gazetteer.countries
        self._add_phrases(introducers.find_memberships(self._reading.entities, codes))
        self._add_phrases(firms.find_firms(self._reading, shown))
        self._add_phrases(press.find_media(self._reading.doc, shown) + press.find_speaking(self._reading.doc))
        named = entities.find_entities(self._reading.doc, self._reading.entities)
        single_heads = [phrase for phrase in named if self._is_single_head(phrase)]
        self._add_phrases([phrase for phrase in named if phrase not in single_heads])
        self._add_bracketed()
        self._identities.join_short_names(self._organizations.values())
        self._add_repeated()
        self._add_fused_media()
        self._add_short_forms()
        self._add_institutions()
        self._add_phrases(single_heads)
        settle_local(self._organizations)
        return self._result()

    def _is_single_head(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is one word that may stand for a longer name: ``l'Agence``."""
        word = self._reading.doc[phrase.start].lower_
        return phrase.end - phrase.start == 1 and word in column("organization_heads", "head")

    def _is_within_name(self, phrase: Phrase) -> bool:
        """Tell whether the entity of a phrase begins with a name before it: ``Valmora Racing Club``."""
        if not phrase.start or self._reading.doc[phrase.start].ent_iob_ != "I":
            return False
        before = self._reading.doc[phrase.start - 1]
        return before.is_title and before.pos_ == "PROPN"

    def _add(self, start: int, end: int, organization: Organization) -> bool:
        """Note a mention unless it overlaps an earlier one."""
        position = bisect_left(self._found, (start, end))
        if position < len(self._found) and self._found[position][0] < end:
            return False
        if position and self._found[position - 1][1] > start:
            return False
        insort(self._found, (start, end))
        self._organizations[start, end] = organization
        return True

    def _apart_from(self, known: list[tuple[Match, Organization]], phrases: list[Phrase]) -> list[Phrase]:
        """Return the phrases that do not only extend a known form: ``Conseil de sécurité de l'ONU``."""
        listed = {match.start: (match.end, organization) for match, organization in known}
        doc = self._reading.doc
        kept = []
        for phrase in phrases:
            end, organization = listed.get(doc[phrase.start].idx, (0, None))
            if self._is_other_form(doc[phrase.start].idx, _end(doc, phrase)):
                continue
            if is_portfolio(doc[phrase.start : phrase.end]):
                continue
            if (
                phrase.transparent
                or organization is None
                or organization.name in local_names()
                or goes_on(self._reading, end, _end(doc, phrase), organization, listed)
            ):
                kept.append(phrase)
        return kept

    def _add_known(self, known: list[tuple[Match, Organization]], phrases: list[Phrase]) -> None:
        doc = self._reading.doc
        bounds = [(doc[phrase.start].idx, _end(doc, phrase), phrase) for phrase in phrases]
        for match, organization in known:
            if not any(_prevails(phrase, start, end, match) for start, end, phrase in bounds):
                self._add(match.start, match.end, organization)

    def _add_phrases(self, phrases: list[Phrase]) -> None:
        doc = self._reading.doc
        for phrase in phrases:
            start, end = doc[phrase.start].idx, _end(doc, phrase)
            if self._is_other_form(start, end) or self._overlaps(start, end):
                continue
            self._add(start, end, self._identities.of_phrase(phrase, start, end))

    def _overlaps(self, start: int, end: int) -> bool:
        position = bisect_left(self._found, (end,))
        return position > 0 and self._found[position - 1][1] > start

    def _is_other_form(self, start: int, end: int) -> bool:
        """Tell whether the tables know the stretch as something else: a country, an event that begins it.

        ``Ligue des champions de l'UEFA`` is no more a body than ``Ligue des champions``. A body's name may
        stand for what it makes: ``la chaîne YouTube``.
        """
        return any(
            (match.start, match.end) == (start, end) and stands_for_other(self._reading, match)
            if entry_of(match, _ORGANIZATION) is not None
            else match.start <= start and (end <= match.end or entry_of(match, _NONE) is not None)
            for match in self._reading.overlapping(start, end)
        )

    def _add_bracketed(self) -> None:
        """Tie full names and acronyms in brackets together, in either order."""
        for start, end in acronyms.spelled_out(self._text):
            if not self._overlaps(start, end) and not self._is_other_form(start, end):
                name = _spelled(self._text[start:end])
                name = name[0].upper() + name[1:]
                self._add(start, end, self._identities.of_name(name, self._text[start:end], None, None))
        for start, end in list(self._found):
            bounds = acronyms.bracketed(self._text, end)
            if bounds is None:
                continue
            first, second = self._text[start:end], self._text[slice(*bounds)]
            if acronyms.is_acronym(second):
                self._tie_acronym((start, end), bounds)
            elif acronyms.is_acronym(first) and acronyms.abbreviates(first, second):
                self._tie_name((start, end), bounds)
        self._give_acronyms()

    def _tie_acronym(self, name: tuple[int, int], bounds: tuple[int, int]) -> None:
        """Tie the acronym in brackets to the name before them, if it can be its acronym."""
        first, second = self._text[slice(*name)], self._text[slice(*bounds)]
        organization = self._identities.current(self._organizations[name])
        listed = self._organizations.get(bounds)
        abbreviates = acronyms.abbreviates(second, first)
        known = listed or self._reading.gazetteer.by_form.get(key(second.replace(".", "")))
        variant = known is not None and (
            is_variant(known, first, abbreviates) or is_of_same_state(known, organization)
        )
        if known is not None and variant and is_unlisted(organization):
            self._identities.rename(organization, known)
            self._identities.add_surface(second, known)
            self._organizations[name] = known
            if listed is not None or self._add(*bounds, known):
                self._organizations[bounds] = known
            return
        if not abbreviates and not self._is_unknown_acronym(organization, listed, bounds):
            return
        rest = acronyms.complement_after(self._text, bounds[1] + 1)
        local = is_unlisted(organization) or organization.name in local_names()
        if rest and local and not self._is_of_somebody(bounds[1] + 1 + len(rest)):
            organization = self._identities.extended(organization, rest)
        self._organizations[name] = self._identities.with_acronym(organization, second)
        if self._add(*bounds, self._organizations[name]) or listed is not None:
            self._organizations[bounds] = self._organizations[name]
        self._spelled[second] = self._organizations[name]

    def _give_acronyms(self) -> None:
        """Let acronyms that the document spells out be those bodies, but where brackets date a dispatch: ``(AFP)``."""
        for start, end in self._found if self._spelled else ():
            organization = self._spelled.get(self._text[start:end])
            bracketed = self._reading.before(start) == "(" and self._reading.after(end) == ")"
            if organization is not None and not bracketed:
                self._organizations[start, end] = organization

    def _is_of_somebody(self, last: int) -> bool:
        """Tell whether the name that ends at ``last`` is that of who runs a body: ``(DIN) de Carole Valmont``."""
        token = self._reading.span(last, last + 1)[0]
        surname = token.i + 1 < len(token.doc) and token.nbor(1).is_title and token.ent_type_ != "LOC"
        named = token.text.split("-")[0] in column("first_names", "name")
        return token.ent_type_ == "PER" or (named and surname)

    def _is_unknown_acronym(
        self, organization: Organization, listed: Organization | None, bounds: tuple[int, int]
    ) -> bool:
        """Tell whether capitals in brackets are an acronym from another language: ``(PKK)``."""
        return (
            sum(map(str.isupper, self._text[slice(*bounds)])) > 2
            and acronyms.is_acronym(self._text[slice(*bounds)])
            and is_unlisted(organization)
            and organization.acronym is None
            and (listed is None or is_unlisted(listed))
            and not self._is_other_form(*bounds)
        )

    def _tie_name(self, acronym: tuple[int, int], bounds: tuple[int, int]) -> None:
        """Tie the name in brackets to the acronym before them."""
        organization = self._identities.current(self._organizations[acronym])
        first, second = self._text[slice(*acronym)], self._text[slice(*bounds)]
        named = organization
        if not organization.wikidata and not is_akin(organization, second):
            named = self._identities.of_name(
                _spelled(second), second, organization.type, organization.country
            )
            named = self._identities.with_acronym(named, first)
            self._organizations[acronym] = named
        self._add(*bounds, named)

    def _add_repeated(self) -> None:
        """Find the other places where the document writes a name that it has shown to be one."""
        for surface, organization in list(self._identities.surfaces.items()):
            if len(surface) < 2 or not surface[0].isupper():
                continue
            position = self._text.find(surface)
            while position >= 0:
                end = position + len(surface)
                if self._is_word(position, end) and not self._is_other(position, end):
                    self._add(position, end, organization)
                position = self._text.find(surface, end)

    def _is_word(self, start: int, end: int) -> bool:
        before, after = self._reading.before(start), self._reading.after(end)
        return not before.isalnum() and not after.isalnum() and before != "-" and after != "-"

    def _is_other(self, start: int, end: int) -> bool:
        """Tell whether a repeated name is part of a person's or a country's name here."""
        if self._is_other_form(start, end):
            return True
        tokens = self._reading.span(start, end)
        if tokens[0].ent_type_ != "PER":
            return False
        following = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
        return tokens[0].ent_iob_ == "I" or (following is not None and following.ent_iob_ == "I")

    def _add_short_forms(self) -> None:
        mentions = self._result()
        organizations = {found.id: self._identities.current(found) for found in self._organizations.values()}
        evident = (found for found in self._reading.gazetteer.evident if self._reading.evidence(found.key))
        organizations.update((found.id, found) for found in evident if found.id not in organizations)
        for token, organization in short_forms.find_short_forms(self._reading, mentions, organizations):
            self._add(token.idx, token.idx + len(token.text), organization)

    def _add_fused_media(self) -> None:
        for token, medium in fused_media.find_fused(self._reading):
            self._add(token.idx, token.idx + len(token.text), medium)

    def _add_institutions(self) -> None:
        """Add the institutions of the document's home that it names by one word: ``au Parlement``."""
        for token in short_forms.find_bare(self._reading.doc, bare_forms()):
            found = institution(self._reading, token.text, token.idx)
            if found is not None and not is_portfolio(token.doc[token.i : token.i + 1]):
                self._add(token.idx, token.idx + len(token.text), found)

    def _result(self) -> list[OrganizationMention]:
        return [
            mention(*bounds, self._identities.current(self._organizations[bounds])) for bounds in self._found
        ]


def _prevails(phrase: Phrase, start: int, end: int, match: Match) -> bool:
    """Tell whether a phrase that holds a known form is the mention, rather than the form."""
    if not (start <= match.start and match.end <= end) or (start, end) == (match.start, match.end):
        return False
    return phrase.transparent or start < match.start or (start == match.start and end > match.end)


def _end(doc: Doc, phrase: Phrase) -> int:
    last = doc[phrase.end - 1]
    return last.idx + len(last.text)


def _spelled(text: str) -> str:
    return " ".join(text.replace("’", "'").split())
