"""Documents in JSON lines and in CSV: a broken line costs itself, never the file."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TextIO

from otan_extract.errors import RecordError, SourceError
from otan_extract.schema import Failure
from otan_extract.sources.encoding import remedy
from otan_extract.sources.record import Record, TableColumns, failure, missing_column, record_of_row

LONGEST_CELL = 16_000_000
"""Characters of a cell: above the longest text that is analysed, so that it is refused by name."""


def read_jsonl(lines: Iterable[bytes], name: str, columns: TableColumns) -> Iterator[Record | Failure]:
    """Yield the document of each line that is not blank."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            place = f"{name}:{number}"
            try:
                yield record_of_row(_json_row(line, columns), columns, place)
            except RecordError as error:
                yield failure(place, error)


def _json_row(line: bytes, columns: TableColumns) -> dict[str, object]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"The line is not JSON ({error}). Mend it, or leave it out.") from None
    if not isinstance(row, dict):
        raise RecordError("The line is not a JSON object. Write one object a line, with the text in it.")
    problem = missing_column(list(row), columns)
    if problem:
        raise RecordError(problem)
    return row


def read_csv(stream: TextIO, name: str, columns: TableColumns) -> Iterator[Record | Failure]:
    """Yield the document of each row; the delimiter is the one that the heading line uses.

    Raises:
        SourceError: A heading is missing, or from some row on the file is not CSV in UTF-8.
    """
    csv.field_size_limit(LONGEST_CELL)
    number = 0
    try:
        heading_line = stream.readline()
        rows = csv.reader(
            chain([heading_line], stream), delimiter=delimiter_of(heading_line, name), strict=True
        )
        headings = next(rows, [])
        problem = missing_column(headings, columns)
        if problem:
            raise SourceError(problem)
        for number, row in enumerate(filter(None, rows), start=1):
            yield _csv_record(headings, row, columns, f"{name}:{number}")
    except csv.Error as error:
        raise SourceError(f"After row {number} the file is not CSV ({error}). Mend its quotes.") from None
    except UnicodeDecodeError as error:
        raise SourceError(f"After row {number} the file is not UTF-8. {remedy(error)}") from None


def _csv_record(headings: list[str], row: list[str], columns: TableColumns, place: str) -> Record | Failure:
    if len(row) != len(headings):
        problem = f"The row has {len(row)} cells under {len(headings)} headings. Quote cells with delimiters."
        return failure(place, RecordError(problem))
    return record_of_row(dict(zip(headings, row, strict=True)), columns, place)


def delimiter_of(heading_line: str, name: str) -> str:
    """Return the delimiter of a table: the most frequent candidate in its heading line."""
    if name.lower().endswith(".tsv"):
        return "\t"
    return max(",;\t", key=heading_line.count)


def count_lines(path: Path) -> int:
    """Return the number of lines that are not blank."""
    with path.open("rb") as stream:
        return sum(1 for line in stream if line.strip())


def count_csv(path: Path) -> int:
    """Return the number of rows below the headings.

    Raises:
        SourceError: The file is not CSV in UTF-8.
    """
    csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            heading_line = stream.readline()
            delimiter = delimiter_of(heading_line, path.name)
            return sum(1 for row in csv.reader(stream, delimiter=delimiter) if row)
    except (csv.Error, UnicodeDecodeError) as error:
        raise SourceError(f"{path} is not CSV in UTF-8 ({error}). Mend or convert it.") from None
