"""What is known of countries, groups and organizations, indexed by form.

Nothing is read at import: ``load`` reads the tables when it is first called and keeps the result.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from otan_extract.actors import overlay
from otan_extract.actors.folding import key
from otan_extract.actors.trie import Entry, Trie
from otan_extract.errors import GazetteerError
from otan_extract.lexicon import tables

UNLISTED = "x:"
"""Begins identifiers that are none of Wikidata, and the keys of bodies that only a document knows."""

COUNTRY_KINDS = frozenset({"name", "demonym", "prefix", "capital", "seat", "periphrasis"})


class Country(NamedTuple):
    """The facts of one country; ``article`` is that of its French name."""

    code: str
    alpha2: str
    wikidata: str | None
    name: str
    name_en: str
    article: str

    @property
    def with_preposition(self) -> str:
        """The name after *de*: ``de la Chine``, ``du Japon``, ``d'Oman``."""
        elided = self.name[0].lower() in "aeiouéèêàîâœh"
        return {
            "le": f"du {self.name}",
            "la": f"de la {self.name}",
            "les": f"des {self.name}",
            "l'": f"de l'{self.name}",
        }.get(self.article, f"d'{self.name}" if elided else f"de {self.name}")


class Group(NamedTuple):
    """A group of countries, with its members as alpha-3 codes."""

    key: str
    name: str
    members: tuple[str, ...]


class Organization(NamedTuple):
    """The facts of one organization.

    ``given_id`` is set where a user's gazetteer adds or changes it: the user's key, or the identifier before
    the change, so that a new name gives no new one.
    """

    key: str
    wikidata: str | None
    name: str
    acronym: str | None
    aliases: tuple[str, ...]
    short_forms: tuple[str, ...]
    type: str | None
    country: str | None
    given_id: str | None = None

    @property
    def id(self) -> str:
        """The identifier in the output: that of Wikidata, else ``x:`` and the user's key or a slug of the name."""
        return self.wikidata or self.given_id or slug(self.name)


class Gazetteer:
    """Countries, groups and organizations, with a trie of all their forms."""

    def __init__(self, changes: tuple[overlay.Change, ...] = ()) -> None:
        self.countries = {country.code: country for country in _countries()}
        self.groups = {group.key: group for group in _groups()}
        self.organizations = {organization.key: organization for organization in _organizations()}
        removed = self._apply(changes)
        entries = [entry for entry in self._entries() if (entry.target, key(entry.form)) not in removed]
        entries += [
            Entry(form, "name", change.id)
            for change in changes
            if change.kind == "country" and change.action == "add"
            for form in (change.name, *change.aliases)
            if form
        ]
        self.entries: tuple[Entry, ...] = tuple(dict.fromkeys(entries))
        self.trie = Trie(self.entries)

    @cached_property
    def evident(self) -> tuple[Organization, ...]:
        """The organizations that a short form can name without their full name, given evidence."""
        hinted = tables.column("evidence", "code")
        return tuple(
            found for found in self.organizations.values() if found.short_forms and found.key in hinted
        )

    @cached_property
    def demonyms(self) -> dict[str, frozenset[str]]:
        """The folded demonyms of each country."""
        forms: dict[str, set[str]] = {code: set() for code in self.countries}
        for entry in self.entries:
            if entry.kind == "demonym" and entry.target in forms:
                forms[entry.target].add(key(entry.form))
        return {code: frozenset(found) for code, found in forms.items()}

    @cached_property
    def single_names(self) -> dict[str, str]:
        """The folded country names of one long word, with their codes: what a misspelling is compared to."""
        names = ((key(entry.form), entry.target) for entry in self.entries if entry.kind == "name")
        return {name: code for name, code in names if name.isalpha() and len(name) >= 6}

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Every folded word of every form."""
        return frozenset(word for entry in self.entries for word in key(entry.form).split())

    @cached_property
    def by_form(self) -> dict[str, Organization]:
        """The organizations by every folded form of their name, the first of those that share one."""
        known: dict[str, Organization] = {}
        for entry in self.entries:
            if entry.kind == "organization":
                known.setdefault(key(entry.form), self.organizations[entry.target])
        return known

    @cached_property
    def by_name(self) -> dict[str, Organization]:
        """The organizations by their folded full name."""
        return {key(found.name): found for found in self.organizations.values()}

    @cached_property
    def by_short_form(self) -> dict[tuple[str, str | None], Organization]:
        """The organizations by a short form and their type, as in ``le syndicat Alliance``."""
        return {
            (form, found.type): found for found in self.organizations.values() for form in found.short_forms
        }

    @cached_property
    def bare_media(self) -> dict[str, Organization]:
        """The media that are known without the article of their name (``le Parisien``), by that form."""
        return {
            form: found
            for found in self.organizations.values()
            if found.type == "media"
            for form in found.short_forms
        }

    @cached_property
    def media_after_article(self) -> dict[str, Organization]:
        """The media called *Le* and one word, by that word: ``Matin``."""
        return {
            form.removeprefix("Le "): found
            for found in self.organizations.values()
            if found.type == "media"
            for form in (found.name, *found.aliases)
            if form.startswith("Le ") and form.count(" ") == 1
        }

    def _apply(self, changes: tuple[overlay.Change, ...]) -> set[tuple[str, str]]:
        """Carry out an overlay; return the forms that it removes, by target."""
        removed: set[tuple[str, str]] = set()
        find = _finder(self.organizations)
        for change in changes:
            target = find(change) if change.kind == "organization" else change.id
            forms = [form for form in (change.name, change.acronym, *change.aliases) if form]
            if change.kind == "country" and change.id not in self.countries:
                raise GazetteerError(
                    f"{change.where}: {change.id!r} is no alpha-3 code of a country. Correct the id."
                )
            if change.action == "remove" and forms:
                removed.update((target, key(form)) for form in forms)
            elif change.action == "remove":
                self.organizations.pop(target, None)
            elif change.kind == "organization":
                self.organizations[target] = _merged(self.organizations.get(target), change, target)
        return removed

    def _entries(self) -> Iterator[Entry]:
        yield from _country_entries()
        for row in tables.read("groups"):
            for form in tables.split(row["aliases"]):
                yield Entry(form, "group", row["key"])
        for found in self.organizations.values():
            for spelling in (found.name, found.acronym, *found.aliases):
                if spelling:
                    yield Entry(spelling, "organization", found.key)


@lru_cache(maxsize=4)
def build(overlay_name: str | None = None, overlay_content: bytes = b"") -> Gazetteer:
    """Return the gazetteer under the content of a user's overlay file; the result is kept."""
    return Gazetteer(tuple(overlay.parse(overlay_name, overlay_content)) if overlay_name else ())


def load(path: str | Path | None = None) -> Gazetteer:
    """Return the gazetteer, with the user's overlay at ``path`` if there is one."""
    return build() if path is None else build(Path(path).name, overlay.load(Path(path)))


def country(code: str) -> Country:
    """Return the facts of the country with the alpha-3 ``code``."""
    return load().countries[code]


def lexicon_hash(path: str | Path | None = None) -> str:
    """Return the SHA-256 of the tables, and of the user's overlay at ``path``."""
    digest = hashlib.sha256()
    files = sorted(tables.DIRECTORY.glob("*.tsv"))
    for file in [*files, *([Path(path)] if path else [])]:
        content = file.read_bytes()
        digest.update(f"{file.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


@lru_cache(maxsize=16384)
def slug(name: str) -> str:
    """Return the ``x:`` identifier of a name outside of the gazetteer."""
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("’", "'"))
    plain = "".join(character for character in plain if not unicodedata.combining(character)).lower()
    return UNLISTED + (re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "-")


def _countries() -> Iterator[Country]:
    for row in tables.read("countries"):
        yield Country(
            row["code"], row["alpha2"], row["wikidata"] or None, row["name"], row["name_en"], row["article"]
        )


def _groups() -> Iterator[Group]:
    for row in tables.read("groups"):
        yield Group(row["key"], row["name"], tuple(row["members"].split()))


def _organizations() -> Iterator[Organization]:
    for row in tables.read("organizations"):
        yield Organization(
            row["key"],
            row["wikidata"] or None,
            row["name"],
            row["acronym"] or None,
            tuple(tables.split(row["aliases"])),
            tuple(tables.split(row["short_forms"])),
            row["type"] or None,
            row["country"] or None,
        )


def _country_entries() -> Iterator[Entry]:
    for row in tables.read("countries"):
        for form in (row["name"], *tables.split(row["aliases"])):
            yield Entry(form, "name", row["code"])
        for paradigm in tables.split(row["demonyms"], ";"):
            for form in tables.split(paradigm):
                yield Entry(form, "demonym", row["code"])
    for row in tables.read("prefixes"):
        yield Entry(row["prefix"], "prefix", row["code"])
    for row in tables.read("metonyms"):
        yield Entry(row["form"], row["kind"], row["target"])
    for row in tables.read("no_country"):
        for form in (*tables.split(row["names"]), *tables.split(row["demonyms"])):
            yield Entry(form, "none", row["kind"])
    for row in tables.read("fixed_expressions"):
        yield Entry(row["expression"], "none", row["kind"])


def _finder(organizations: dict[str, Organization]) -> Callable[[overlay.Change], str]:
    """Return what finds the key of the organization that a row is about: by its identifier or key, else by name.

    A name does not lead to a body that Wikidata tells from that of the row. Later rows of an identifier are
    about the same body as the first one.
    """
    known = {name: name for name in organizations} | {found.id: name for name, found in organizations.items()}
    by_name = {key(found.name): found for found in organizations.values()}

    def find(change: overlay.Change) -> str:
        named = by_name.get(key(change.name))
        if named is None or (named.wikidata and change.wikidata):
            return known.setdefault(change.id, change.id.removeprefix(UNLISTED))
        return known.setdefault(change.id, named.key)

    return find


def _merged(known: Organization | None, change: overlay.Change, target: str) -> Organization:
    """Return ``known`` with the filled cells of ``change`` in place of its own."""
    if known is None:
        name = _first_name(change)
        known = Organization(target, change.wikidata, name, None, (), (), None, None, UNLISTED + target)
    return known._replace(
        wikidata=known.wikidata or change.wikidata,
        name=change.name or known.name,
        acronym=change.acronym or known.acronym,
        aliases=(*known.aliases, *change.aliases),
        short_forms=(*known.short_forms, *change.short_forms),
        type=change.type or known.type,
        country=change.country or known.country,
        given_id=known.id,
    )


def _first_name(change: overlay.Change) -> str:
    """Return what a new organization is called: the first of its name, aliases and acronym."""
    for form in (change.name, *change.aliases, change.acronym):
        if form:
            return form
    raise GazetteerError(
        f"{change.where}: a new organization without a name. Fill in name, aliases or acronym."
    )
