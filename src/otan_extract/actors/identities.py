"""Who is who among the organizations of one document: one identity for all names of an organization."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from otan_extract.actors import acronyms
from otan_extract.actors.folding import key
from otan_extract.actors.gazetteer import COUNTRY_KINDS, Organization, slug
from otan_extract.actors.heads import Phrase, local_bodies, local_names
from otan_extract.actors.home import home_code, home_name, institution
from otan_extract.actors.reading import Reading
from otan_extract.actors.trie import Match
from otan_extract.actors.variants import is_unlisted
from otan_extract.layers import OrganizationMention
from otan_extract.lexicon.tables import column, read

_MEDIA = "media"
_FIRM = "company"
_LEGAL_FORMS = frozenset({"SA", "SAS", "SARL", "SE", "AG", "NV", "SpA", "Inc", "Inc.", "Ltd", "GmbH"})
_LEVELS = frozenset({"federal", "federale", "national", "nationale"})


class Identities:
    """The organizations of a document by the names that the document uses for them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._by_name: dict[str, Organization] = {}
        self.surfaces: dict[str, Organization] = {}

    def of_phrase(self, phrase: Phrase, start: int, end: int) -> Organization:
        """Return the organization that a phrase between two offsets names."""
        name, country = self._canonical(start, end, phrase.before)
        surface = self._reading.text[start:end]
        national = institution(self._reading, name, start)
        if national is not None and not self._is_told_in_full(surface):
            return self.of_name(national.name, surface, national.type, national.country)
        found = self.of_name(name, "" if phrase.before else surface, phrase.type or None, country)
        acronym = surface.split()[0]
        return self.with_acronym(found, acronym) if acronym in local_bodies() else found

    def _is_told_in_full(self, surface: str) -> bool:
        """Tell whether the document goes on with a name elsewhere: ``Cour suprême``, ``Cour suprême espagnole``."""
        reading, begun = self._reading, f"{surface.lower()} "
        if " " not in surface:
            return False
        listed = (reading.text[match.start : match.end] for match in reading.matches)
        return any(name.lower().startswith(begun) for name in (*reading.phrase_texts, *listed))

    def of_name(self, name: str, surface: str, kind: str | None, country: str | None) -> Organization:
        """Return the organization called ``name``, a new one if the document has not named it yet."""
        known = (
            self._by_name.get(key(name))
            or self._by_name.get(key(surface))
            or self._reading.gazetteer.by_name.get(key(name))
        )
        if known is None and kind == _MEDIA:
            known = self._medium(name)
        if known is None and kind in column("organization_introducers", "type"):
            known = self._reading.gazetteer.by_short_form.get((name, kind))
        if known is None:
            known = Organization(slug(name), None, name, None, (), (), kind, country)
        self._by_name[key(name)] = known
        self.add_surface(surface, known)
        return known

    def _medium(self, name: str) -> Organization | None:
        """Return the medium of the tables that is called ``name`` after its article: ``les informations du Figaro``."""
        titles = (
            self._reading.gazetteer.by_name.get(key(f"{article} {name}")) for article in ("Le", "La", "Les")
        )
        return next((found for found in titles if found is not None and found.type == _MEDIA), None)

    def add_surface(self, surface: str, organization: Organization) -> None:
        """Note that the document writes ``surface`` for ``organization``."""
        if surface:
            self._by_name.setdefault(key(surface), organization)
            self.surfaces.setdefault(surface, organization)

    def with_acronym(self, organization: Organization, acronym: str) -> Organization:
        """Return ``organization`` with an acronym, if it had none; all of its names lead to the result."""
        if organization.acronym is not None:
            named = organization
        else:
            named = organization._replace(acronym=acronym)
            for names in (self._by_name, self.surfaces):
                for name, found in names.items():
                    if found == organization:
                        names[name] = named
        self._by_name[key(acronym)] = self.surfaces[acronym] = named
        return named

    def extended(self, organization: Organization, rest: str) -> Organization:
        """Return ``organization`` with a longer name, under all of its names."""
        name = f"{organization.name} {rest}"
        longer = organization._replace(key=slug(name), name=name, given_id=None)
        self.rename(organization, longer)
        self._by_name[key(name)] = longer
        return longer

    def join_short_names(self, found: Iterable[Organization]) -> None:
        """Take a name that begins or abbreviates one longer name of the document alone for the same body.

        ``la Cour suprême``, ``Valmor`` for ``Valmor Énergie``, ``le MRV`` for a name that it spells.
        """
        named = {self.current(organization).name: self.current(organization) for organization in found}
        for name, organization in named.items():
            if not is_unlisted(organization):
                continue
            if " " in name:
                fuller = [other for other in named.values() if _narrows(other, name)]
                fuller = fuller or self._told_with_level(organization)
            else:
                fuller = [other for other in named.values() if _spells_out(other, name)]
            if len(fuller) == 1:
                self.rename(organization, self.with_acronym(fuller[0], name) if name.isupper() else fuller[0])

    def _told_with_level(self, organization: Organization) -> list[Organization]:
        """Return what the document calls by the same words and a level: ``parquet fédéral belge``."""
        words = key(organization.name).split()
        found = {
            self.current(other).id: self.current(other)
            for surface, other in self.surfaces.items()
            if set(key(surface).split()) - _LEVELS == set(words) and len(key(surface).split()) > len(words)
        }
        return list(found.values())

    def rename(self, organization: Organization, listed: Organization) -> None:
        """Let all names of ``organization`` lead to what the tables know."""
        for names in (self._by_name, self.surfaces):
            for name, found in names.items():
                if found == organization:
                    names[name] = listed

    def current(self, organization: Organization) -> Organization:
        """Return what is known by now of an organization that was found earlier."""
        return self._by_name.get(key(organization.name), organization)

    def _canonical(self, start: int, end: int, before: str) -> tuple[str, str | None]:
        """Return the name that a phrase stands for after what comes ``before`` it, and the country in it.

        The demonym of a ministry becomes the country: ``ministère russe de la Défense`` is the
        ``Ministère de la Défense de la Russie``.
        """
        inside = [
            (match, entry)
            for match in self._reading.overlapping(start, end)
            if start <= match.start and match.end <= end
            for entry in match.entries
            if entry.kind in COUNTRY_KINDS and entry.target in self._reading.gazetteer.countries
        ]
        name = _spelled_out(before + " ".join(self._reading.text[start:end].split()))
        country = inside[0][1].target if inside else None
        lower = name.lower()
        ministry = lower.startswith(("ministère", "état-major")) and not lower.startswith("ministère public")
        if inside and inside[0][1].kind == "demonym":
            match, entry = inside[0]
            rest = self._without(start, end, match)
            listed = self._listed(rest, entry.target)
            if listed is not None:
                name = listed.name
            elif ministry:
                name = f"{rest} {self._reading.gazetteer.countries[entry.target].with_preposition}"
        elif (
            ministry
            and not inside
            and not self._is_of_body(start, end)
            and (home := home_name(self._reading, home_code(self._reading, start)))
            and not name.endswith(home)
        ):
            name = f"{name} {home}"
        return name[0].upper() + name[1:], country

    def _is_of_body(self, start: int, end: int) -> bool:
        """Tell whether a body stands in the name: ``ministère de la Santé du Hamas``."""
        return any(
            entry.kind == "organization" and match.start > start
            for match in self._reading.overlapping(start, end)
            for entry in match.entries
        )

    def _without(self, start: int, end: int, match: Match) -> str:
        """Return the text between two offsets without a demonym."""
        text = self._reading.text
        rest = f"{text[start : match.start].strip()} {text[match.end : end].strip()}"
        return rest.replace("’", "'").strip()

    def _listed(self, name: str, code: str) -> Organization | None:
        """Return what the tables call ``name`` in the country with the code ``code``."""
        gazetteer = self._reading.gazetteer
        plain = gazetteer.by_form.get(key(name))
        if plain is not None and plain.country == code:
            return plain
        return gazetteer.by_name.get(key(f"{name} {gazetteer.countries[code].with_preposition}"))


def _narrows(longer: Organization, name: str) -> bool:
    """Tell whether ``longer`` is called ``name`` with a complement or a demonym: ``Cour suprême espagnole``."""
    if not key(longer.name).startswith(f"{key(name)} "):
        return False
    rest = key(longer.name)[len(key(name)) + 1 :]
    demonym = longer.country is not None or rest in map(key, column("regional_adjectives", "form"))
    return rest.startswith(("de ", "d'", "du ")) or (demonym and " " not in rest)


def _spells_out(longer: Organization, name: str) -> bool:
    """Tell whether ``longer`` is a body outside of the tables that one word can stand for: a firm's first, initials."""
    if not is_unlisted(longer) or " " not in longer.name or longer.acronym not in (None, name):
        return False
    if name.isupper():
        spelled = name[0] == longer.name[0] and acronyms.spells(name, longer.name)
        return spelled and name.isalpha() and len(name) > 2
    first, _, rest = longer.name.partition(" ")
    return first == name and (rest in _LEGAL_FORMS or (longer.type == _FIRM and rest[0].isupper()))


@lru_cache(maxsize=1)
def _departments() -> dict[str, str]:
    """Return the names of French departments after *de* by their number: ``Sdis 95``."""
    return {row["number"]: row["name"] for row in read("departments")}


def _spelled_out(name: str) -> str:
    """Return a name with straight apostrophes, in the singular, its local body in full."""
    first, _, rest = name.replace("’", "'").partition(" ")
    if first in local_bodies():
        first = local_bodies()[first]["name"]
        rest = _departments().get(rest, rest)
    elif first.lower() == "ministères":
        first = first[:-1]
    return f"{first} {rest}".strip()


def settle_local(found: dict[tuple[int, int], Organization]) -> None:
    """Let a local body without its place be the only one of its kind that the document names."""
    for bounds, organization in found.items():
        if organization.name in local_names():
            begun = f"{organization.name} "
            named = {other.id: other for other in found.values() if other.name.startswith(begun)}
            if len(named) == 1:
                (found[bounds],) = named.values()


def mention(start: int, end: int, known: Organization, *, fuzzy: bool = False) -> OrganizationMention:
    """Return the mention of ``known`` between two offsets."""
    return OrganizationMention(
        start, end, known.id, known.wikidata, known.name, known.acronym, known.type, known.country, fuzzy
    )
