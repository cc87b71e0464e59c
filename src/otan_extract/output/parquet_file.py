"""Parquet: one row per quotation with typed columns, written in batches (extra ``parquet``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from otan_extract.output.columns import Columns, ColumnType, ListOf, Struct
from otan_extract.output.entry import Entry
from otan_extract.output.records import Row
from otan_extract.output.rows import TableLayout
from otan_extract.sources.parquet import pyarrow

_ROWS_A_GROUP = 10_000


def write_parquet(entries: Iterable[Entry], path: Path) -> None:
    """Write the quotations of ``entries``, which are read twice, to ``path``.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    arrow = pyarrow()
    layout = TableLayout.of(entries)
    schema = arrow_schema(layout.types)
    rows = (row for entry in entries for row in layout.rows(entry))
    with arrow.parquet.ParquetWriter(path, schema) as writer:
        for group in _groups(rows):
            writer.write_table(arrow.Table.from_pylist(group, schema=schema))


def _groups(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while group := list(islice(rows, _ROWS_A_GROUP)):
        yield group


def arrow_schema(types: Columns) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return the ``pyarrow.Schema`` of a table with the columns ``types``."""
    arrow = pyarrow()
    return arrow.schema([(name, _arrow_type(arrow, kind)) for name, kind in types.items()])


def _arrow_type(arrow: Any, kind: ColumnType) -> Any:  # noqa: ANN401 - pyarrow has no types
    if isinstance(kind, ListOf):
        return arrow.list_(_arrow_type(arrow, kind.item))
    if isinstance(kind, Struct):
        return arrow.struct([(name, _arrow_type(arrow, field)) for name, field in kind.fields])
    return {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}[kind]
