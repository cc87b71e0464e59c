"""Mentions of organizations, those of the tables and those that only the document knows."""

from __future__ import annotations

from spacy.tokens import Doc

from otan_extract.actors.gazetteer import Gazetteer, Organization
from otan_extract.actors.reading import Reading, entry_of
from otan_extract.layers import OrganizationMention

_ORGANIZATION = frozenset({"organization"})
_SEATS = frozenset({"seat", "capital"})


def find_organizations(doc: Doc, gazetteer: Gazetteer) -> list[OrganizationMention]:
    """Return the mentions of organizations in ``doc``, in order."""
    reading = Reading(doc, gazetteer)
    return _known(reading)


def _known(reading: Reading) -> list[OrganizationMention]:
    """Return the mentions whose form is in the tables."""
    found = []
    for match in reading.matches:
        entry = entry_of(match, _ORGANIZATION)
        if entry is not None:
            found.append(mention(match.start, match.end, reading.gazetteer.organizations[entry.target]))
    return found


def mention(start: int, end: int, known: Organization) -> OrganizationMention:
    """Return the mention of a known organization."""
    return OrganizationMention(
        start, end, known.id, known.wikidata, known.name, known.acronym, known.type, known.country
    )
