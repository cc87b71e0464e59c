"""The country whose institutions a document means when it names none: ``l'Assemblée nationale``."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Span

from otan_extract.actors.folding import key
from otan_extract.actors.gazetteer import Organization, slug
from otan_extract.actors.persons import is_after_place_word
from otan_extract.actors.reading import Reading
from otan_extract.lexicon.tables import column, read

_NATIONAL = frozenset({"an", "senat", "cc", "ce_fr", "ccass", "cdc"})
# What many countries call by the same name, so that a qualifier tells them apart.
_FORCES = frozenset({"gendarmerie", "police"})
# A canton after somebody's party: ``(PS/VD)``.
_OF_CANTON = re.compile(r"/[A-Z]{2}\)")
_MINISTRY = "min_"
QUEBEC = "QUE"
# Parts of France that have codes of their own, but neither ministries nor courts.
_OVERSEAS = frozenset({"GUF", "GLP", "MTQ", "REU", "MYT", "NCL", "PYF", "SPM", "BLM", "MAF", "WLF"})


@lru_cache(maxsize=1)
def _institutions() -> dict[tuple[str, str], str]:
    """Return the names of institutions by their form and home."""
    return {(row["form"], row["home"]): row["name"] for row in read("institutions")}


@lru_cache(maxsize=1)
def _types() -> dict[str, str]:
    """Return the types of institutions by their form."""
    return {row["form"]: row["type"] for row in read("institutions")}


@lru_cache(maxsize=1)
def bare_forms() -> frozenset[str]:
    """Return the words that name an institution alone: ``au Parlement``."""
    return frozenset(row["form"] for row in read("institutions") if row["bare"] == "yes")


@lru_cache(maxsize=1)
def _varying() -> frozenset[str]:
    """Return the names that a body of the tables shares with those of other countries: ``PS``."""
    return frozenset(row["form"] for row in read("institutions") if row["bare"] == "varies")


def home_code(reading: Reading, position: int) -> str:
    """Return the alpha-3 code of whose institutions are meant (``QUE``: Quebec's), empty if it is unclear.

    It is the one country that the sentence names before ``position``, else the home of the document.
    """
    near = _named_before(reading, position)
    code = reading.home if near is None else near
    return "FRA" if code in _OVERSEAS else code


def _named_before(reading: Reading, position: int) -> str | None:
    """Return the code of the only country or capital between the start of the sentence and ``position``."""
    start = max(reading.text.rfind(". ", 0, position), reading.text.rfind("\n", 0, position))
    codes = {
        entry.target
        for match in reading.overlapping(max(start, 0), position)
        if start < match.start and match.end <= position
        if not is_after_place_word(reading.doc, reading.tokens(match).start)
        if not _is_of_person(reading.tokens(match))
        for entry in match.entries
        if entry.kind in ("name", "demonym", "capital") and entry.target in reading.gazetteer.countries
    }
    return codes.pop() if len(codes) == 1 else None


def _is_of_person(tokens: Span) -> bool:
    """Tell whether a country's name is a part of somebody's: ``Maurice Valmont``."""
    following = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
    inside = tokens[0].ent_iob_ == "I" or (following is not None and following.ent_iob_ == "I")
    return inside and tokens[0].ent_type_ == "PER"


def _spoken_of(reading: Reading, form: str) -> str:
    """Return the code of the country named most, and more than France, that has a ``form`` of its own.

    A document of no country, or of another one, may speak of it (``la CEI`` in Côte d'Ivoire).
    """
    homes = [home for (known, home) in _institutions() if known == form and home]
    named = max(homes, key=lambda home: reading.codes.get(home, 0), default="")
    return named if reading.codes.get(named, 0) > reading.codes.get("FRA", 0) else ""


def home_name(reading: Reading, home: str) -> str:
    """Return the country with the code ``home`` after *de* (``du Sénégal``), empty for France or none."""
    if home == QUEBEC:
        return "du Québec"
    return "" if home in ("", "FRA") else reading.gazetteer.countries[home].with_preposition


def institution(reading: Reading, form: str, position: int) -> Organization | None:
    """Return what ``form`` at ``position`` names at home, None if it names nothing there."""
    home = home_code(reading, position)
    name = _institutions().get((form, home))
    if name is None and form in _varying():
        name = _institutions().get((form, _spoken_of(reading, form)))
    if name is None:
        general = _institutions().get((form, ""))
        if general is None:
            return None
        name = f"{general} {home_name(reading, home)}".strip()
    told = _as_told(reading, form, home)
    if told.rsplit(" ", 1)[-1] in column("regional_adjectives", "form"):
        return Organization(slug(told), None, told, None, (), (), _types()[form], None)
    listed = reading.gazetteer.by_name.get(key(name))
    return listed or Organization(slug(told or name), None, told or name, None, (), (), _types()[form], None)


def _as_told(reading: Reading, form: str, home: str) -> str:
    """Return how the document calls ``form`` with the adjective of its country or region: ``Parlement libanais``.

    Regions have institutions of their own in Switzerland: ``Conseil d'État genevois``.
    """
    adjectives = reading.gazetteer.demonyms.get(home, frozenset())
    if home == "CHE":
        adjectives |= frozenset(map(key, column("regional_adjectives", "form")))
    told = reading.qualified.get(form, {})
    return next((name for adjective, name in told.items() if adjective in adjectives), "")


def at_home(reading: Reading, known: Organization, start: int, end: int) -> Organization:
    """Return the institution of the document's own country that has the same name as the French one."""
    surface = " ".join(reading.text[start:end].replace("’", "'").split())
    if surface in _varying() and _OF_CANTON.match(reading.text, end) and (surface, "CHE") in _institutions():
        return reading.gazetteer.by_name.get(key(_institutions()[surface, "CHE"]), known)
    if surface in _varying() and (local := institution(reading, surface, start)) is not None:
        return local
    if known.key not in _NATIONAL | _FORCES and not known.key.startswith(_MINISTRY):
        return known
    home = home_code(reading, start)
    if home in ("", "FRA") or (known.key in _FORCES and home == QUEBEC):
        return known
    if key(surface).split()[0] != key(known.name).split()[0]:
        return known
    general = f"{surface[0].upper()}{surface[1:]} {home_name(reading, home)}"
    if known.key in _FORCES:
        general = f"{known.name} ({reading.gazetteer.countries[home].name})"
    name = _institutions().get((known.name, home), general)
    listed = reading.gazetteer.by_name.get(key(name))
    if listed is None:
        name = _as_told(reading, surface, home) or name
    return listed or Organization(slug(name), None, name, None, (), (), known.type, None)
