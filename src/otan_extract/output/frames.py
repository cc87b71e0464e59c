"""Data frames and Arrow tables of extractions, with every column and its type also for zero rows."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any, Literal

from otan_extract.errors import InputError, MissingExtraError
from otan_extract.output.columns import Columns, ColumnType, ListOf, Struct
from otan_extract.output.records import RecordKind, Row, columns, records
from otan_extract.schema import Extraction, Failure

Library = Literal["pandas", "polars"]

_PANDAS_TYPES = {str: "string", int: "Int64", float: "Float64", bool: "boolean"}


def to_frame(
    results: Extraction | Iterable[Extraction | Failure],
    kind: RecordKind = "quotations",
    *,
    library: Library = "pandas",
) -> Any:  # noqa: ANN401 - a frame of either library, both optional
    """Return a data frame with a row for each quotation (or speaker, …) of ``results``.

    Args:
        results: One extraction, or several.
        kind: The table: ``quotations``, ``speakers``, ``countries`` or ``organizations``.
        library: ``pandas`` or ``polars``; the extra of the same name installs it.

    Raises:
        InputError: There is no such table or library, or a result is a ``Failure``.
        MissingExtraError: The library is not installed.
    """
    builders = {"pandas": pandas_frame, "polars": polars_frame}
    if library not in builders:
        raise InputError(f"There is no frame for {library!r}. Take one of {', '.join(builders)}.")
    several = [results] if isinstance(results, Extraction) else results
    rows = [row for result in several for row in records(_extraction(result), kind)]
    return builders[library](rows, columns(kind))


def _extraction(result: Extraction | Failure) -> Extraction:
    if isinstance(result, Failure):
        raise InputError(
            f"The document {result.id!r} failed ({result.code}) and has no rows. Keep the others: "
            "[result for result in results if isinstance(result, Extraction)]."
        )
    return result


def pandas_frame(rows: list[Row], types: Columns) -> Any:  # noqa: ANN401 - pandas is optional
    """Return a ``pandas.DataFrame``; lists and structures are objects."""
    pandas = _library("pandas")
    series = {
        name: pandas.Series([row[name] for row in rows], dtype=_pandas_type(kind))
        for name, kind in types.items()
    }
    return pandas.DataFrame(series, columns=list(types))


def _pandas_type(kind: ColumnType) -> str:
    return "object" if isinstance(kind, (ListOf, Struct)) else _PANDAS_TYPES[kind]


def polars_frame(rows: list[Row], types: Columns) -> Any:  # noqa: ANN401 - polars is optional
    """Return a ``polars.DataFrame``."""
    polars = _library("polars")
    schema = {name: _polars_type(polars, kind) for name, kind in types.items()}
    return polars.DataFrame({name: [row[name] for row in rows] for name in types}, schema=schema)


def _polars_type(polars: Any, kind: ColumnType) -> Any:  # noqa: ANN401 - polars is optional
    if isinstance(kind, ListOf):
        return polars.List(_polars_type(polars, kind.item))
    if isinstance(kind, Struct):
        return polars.Struct({name: _polars_type(polars, field) for name, field in kind.fields})
    return {str: polars.String, int: polars.Int64, float: polars.Float64, bool: polars.Boolean}[kind]


def _library(name: Library) -> Any:  # noqa: ANN401 - a module
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtraError.of(name, name) from error
