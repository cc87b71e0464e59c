"""Documents in Parquet files, read in batches through pyarrow (extra ``parquet``)."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from otan_extract.errors import MissingExtraError, SourceError
from otan_extract.sources.record import Record, TableColumns, missing_column, record_of_row

_ROWS_A_BATCH = 256


def read_parquet(path: Path, columns: TableColumns) -> Iterator[Record]:
    """Yield the document of each row.

    Raises:
        SourceError: The file is not Parquet, is truncated, or lacks a column.
        MissingExtraError: pyarrow is not installed.
    """
    arrow = pyarrow()
    rows_read = 0
    try:
        with arrow.parquet.ParquetFile(path) as table:
            problem = missing_column(table.schema_arrow.names, columns)
            if problem:
                raise SourceError(problem)
            for batch in table.iter_batches(batch_size=_ROWS_A_BATCH):
                for row in batch.to_pylist():
                    rows_read += 1
                    yield record_of_row(row, columns, f"{path}:{rows_read}")
    except (arrow.ArrowException, OSError) as error:  # what is compressed and broken is an OSError
        raise SourceError(
            f"After row {rows_read} the file is not Parquet ({error}). Write or copy it anew."
        ) from None


def count_parquet(path: Path) -> int:
    """Return the number of rows that the file declares.

    Raises:
        SourceError: The file is not Parquet or is truncated.
        MissingExtraError: pyarrow is not installed.
    """
    arrow = pyarrow()
    try:
        return int(arrow.parquet.read_metadata(path).num_rows)
    except arrow.ArrowException as error:
        raise SourceError(f"{path} is not Parquet ({error}). Write or copy it anew.") from None


def pyarrow() -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return the module ``pyarrow`` with ``pyarrow.parquet`` loaded.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        import_module("pyarrow.parquet")
        return import_module("pyarrow")
    except ImportError as error:
        raise MissingExtraError.of("pyarrow", "parquet") from error
