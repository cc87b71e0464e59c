"""The country whose institutions a document means when it names none: ``l'Assemblée nationale``."""

from __future__ import annotations

from otan_extract.actors.gazetteer import Organization, slug
from otan_extract.actors.reading import Reading

_NATIONAL = frozenset({"an", "senat", "cc", "ce_fr", "ccass", "cdc"})
_MINISTRY = "min_"


def home_name(reading: Reading) -> str:
    """Return the home of the document after *de* (``du Sénégal``), empty for France or if unclear."""
    if reading.folded.count("quebec") >= 3:
        return "du Québec"
    if reading.codes.get("FRA"):
        return ""
    counts = sorted(((count, code) for code, count in reading.codes.items()), reverse=True)
    if not counts or counts[0][0] < 3 or (len(counts) > 1 and counts[1][0] * 2 > counts[0][0]):
        return ""
    return reading.gazetteer.countries[counts[0][1]].with_preposition


def at_home(reading: Reading, known: Organization) -> Organization:
    """Return the institution of the document's own country that has the same name as the French one."""
    if known.key not in _NATIONAL and not known.key.startswith(_MINISTRY):
        return known
    home = home_name(reading)
    if not home:
        return known
    name = f"{known.name} {home}"
    return Organization(slug(name), None, name, None, (), (), known.type, None)
