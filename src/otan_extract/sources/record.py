"""What a reader yields: one text with its identifier and the other cells of its row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from otan_extract.errors import OtanExtractError
from otan_extract.schema import Failure

TEXT_COLUMN = "text"
ID_COLUMN = "id"


class Record(NamedTuple):
    """One document of the input.

    ``text`` is whatever the cell held: what is no text becomes a ``Failure`` where it is analysed.
    ``columns`` are the cells of the row, by heading; a text file has none.
    """

    id: str
    text: object
    columns: Mapping[str, object]


class TableColumns(NamedTuple):
    """The headings under which a table holds the text and the identifier.

    Without ``id``, rows are named by the column ``id`` where there is one, else by file and row number.
    """

    text: str = TEXT_COLUMN
    id: str | None = None


def failure(id: str, error: OtanExtractError) -> Failure:
    """Return the failure that stands in the stream for the document that ``error`` is about."""
    return Failure(id=id, code=error.code, message=str(error))


def record_of_row(row: Mapping[str, object], wanted: TableColumns, place: str) -> Record:
    """Return the document of a table's row; ``place`` names the row where it has no identifier."""
    identifier = row.get(wanted.id or ID_COLUMN)
    return Record(place if identifier in (None, "") else str(identifier), row.get(wanted.text), row)


def missing_column(headings: list[str], wanted: TableColumns) -> str | None:
    """Return what is wrong with a table that has ``headings``, or None."""
    for option, name in (("--text-column", wanted.text), ("--id-column", wanted.id)):
        if name is not None and name not in headings:
            listing = ", ".join(headings) or "none"
            return f"There is no column {name!r}. Name one of these with {option}: {listing}."
    return None
