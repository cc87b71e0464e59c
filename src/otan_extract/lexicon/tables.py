"""Read and check the tables of this folder. Nothing is read at import."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from otan_extract.errors import GazetteerError

Row = dict[str, str]

DIRECTORY = Path(__file__).parent


def rows(name: str) -> Iterator[Row]:
    """Yield the rows of the shipped table ``name`` (without its suffix), for who keeps what is made of them."""
    return parse((DIRECTORY / f"{name}.tsv").read_text(encoding="utf-8"), f"{name}.tsv")


@cache
def read(name: str) -> tuple[Row, ...]:
    """Return the rows of the shipped table ``name``; they are kept."""
    return tuple(rows(name))


@cache
def column(name: str, field: str) -> frozenset[str]:
    """Return every value of one column of a shipped table, multiple values split."""
    return frozenset(value for row in read(name) for value in split(row[field]))


def parse(text: str, source: str) -> Iterator[Row]:
    """Yield the rows of a tab-separated text with a header line; ``source`` is for error messages."""
    lines = text.splitlines()
    header = lines[0].split("\t") if lines else []
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != len(header):
            raise GazetteerError(
                f"{source}, line {number}: {len(cells)} cells, but the header has {len(header)}. "
                "Separate cells by one tab each."
            )
        yield dict(zip(header, (cell.strip() for cell in cells), strict=True))


def split(cell: str, separator: str = "|") -> list[str]:
    """Return the non-empty values of a cell with multiple values."""
    return [value.strip() for value in cell.split(separator) if value.strip()]
