"""Who speaks in an article, as the page shows it: one card per speaker, the most quoted first."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from otan_extract.output.names import country_names
from otan_extract.schema import Extraction, Quotation, Speaker

COLOURS = 10
"""Speakers with a colour of their own; the others share a neutral one."""

_WORD = re.compile(r"\w+")


class Quoted(NamedTuple):
    """A quotation with its number in the article, from 1."""

    number: int
    quotation: Quotation

    @property
    def words(self) -> int:
        """The number of its words."""
        return words(self.quotation.text)


class Card(NamedTuple):
    """A speaker and what it says; ``speaker`` is None for quotations of nobody."""

    speaker: Speaker | None
    colour: str
    country: tuple[str, str] | None
    organization: tuple[str, str] | None
    quoted: tuple[Quoted, ...]

    @property
    def words(self) -> int:
        """The number of words it says."""
        return sum(quoted.words for quoted in self.quoted)


def words(text: str) -> int:
    """Return the number of words in ``text``."""
    return sum(1 for _ in _WORD.finditer(text))


def cards(extraction: Extraction) -> list[Card]:
    """Return the cards of the speakers of ``extraction``, and one for quotations without a speaker."""
    quoted: dict[str | None, list[Quoted]] = defaultdict(list)
    for number, quotation in enumerate(extraction.quotations, start=1):
        quoted[quotation.speaker.id if quotation.speaker else None].append(Quoted(number, quotation))
    speakers = sorted(extraction.speakers, key=lambda speaker: -len(quoted[speaker.id]))
    found = [
        Card(speaker, _colour(rank), *affiliation(speaker, extraction), tuple(quoted[speaker.id]))
        for rank, speaker in enumerate(speakers)
    ]
    return found + ([Card(None, "none", None, None, tuple(quoted[None]))] if quoted[None] else [])


def _colour(rank: int) -> str:
    return str(rank) if rank < COLOURS else "rest"


def affiliation(
    speaker: Speaker, extraction: Extraction
) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """Return code and name of the country and of the organization that ``speaker`` speaks for."""
    organizations = {row.id: row.acronym or row.name for row in extraction.organizations}
    return _named(speaker.country, country_names(extraction)), _named(speaker.organization, organizations)


def _named(identifier: str | None, names: dict[str, str]) -> tuple[str, str] | None:
    return None if identifier is None else (identifier, names.get(identifier, identifier))
