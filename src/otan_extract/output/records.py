"""Extractions as rows of plain values: one table each of quotations, speakers, countries, organizations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, get_args

from pydantic import BaseModel

from otan_extract.errors import InputError
from otan_extract.output.columns import Columns, flat_columns, flat_values
from otan_extract.output.names import country_names
from otan_extract.schema import Country, Extraction, Organization, Quotation, Speaker

RecordKind = Literal["quotations", "speakers", "countries", "organizations"]
Row = dict[str, Any]

_DOCUMENT: Columns = {"document_id": str}
_EXTENT: Columns = {"start": int, "end": int}
_SPEAKER_NAMES: Columns = {"speaker_country_name": str, "speaker_organization_name": str}
_IN_QUOTATION_ROWS = ("mentions",)
"""Fields of a speaker that its own table has, and that each of its quotations does not repeat."""


def columns(kind: RecordKind) -> Columns:
    """Return the columns of the table ``kind``, by name, with their types.

    Raises:
        InputError: There is no such table.
    """
    if kind == "quotations":
        return _DOCUMENT | _EXTENT | flat_columns(Quotation) | _speaker_columns() | _SPEAKER_NAMES
    models: dict[str, type[BaseModel]] = {
        "speakers": Speaker,
        "countries": Country,
        "organizations": Organization,
    }
    if kind not in models:
        raise InputError(f"There is no table {kind!r}. Take one of {', '.join(get_args(RecordKind))}.")
    return _DOCUMENT | flat_columns(models[kind])


def records(extraction: Extraction, kind: RecordKind) -> list[Row]:
    """Return the rows of ``extraction`` for the table ``kind``, each with all of its columns."""
    columns(kind)
    rows: dict[str, Callable[[Extraction], list[Row]]] = {
        "quotations": _quotations,
        "speakers": lambda result: [flat_values(speaker, Speaker) for speaker in result.speakers],
        "countries": lambda result: [flat_values(country, Country) for country in result.countries],
        "organizations": lambda result: [flat_values(row, Organization) for row in result.organizations],
    }
    return [{"document_id": extraction.id} | row for row in rows[kind](extraction)]


def empty_row(kind: RecordKind) -> Row:
    """Return a row of nothing, for a document that has no row of the table ``kind``."""
    return dict.fromkeys(columns(kind))


def _speaker_columns() -> Columns:
    return {
        name: kind
        for name, kind in flat_columns(Speaker, "speaker_").items()
        if name.removeprefix("speaker_") not in _IN_QUOTATION_ROWS
    }


def _quotations(extraction: Extraction) -> list[Row]:
    speakers = {speaker.id: speaker for speaker in extraction.speakers}
    names = country_names(extraction)
    names |= {organization.id: organization.name for organization in extraction.organizations}
    rows = []
    for quotation in extraction.quotations:
        speaker = speakers[quotation.speaker.id] if quotation.speaker else None
        described = flat_values(speaker, Speaker, "speaker_")
        rows.append(
            {"start": quotation.segments[0].start, "end": quotation.segments[-1].end}
            | flat_values(quotation, Quotation)
            | {name: described[name] for name in _speaker_columns()}
            | {
                f"{role}_name": names.get(described[role])
                for role in ("speaker_country", "speaker_organization")
            }
        )
    return rows
