"""The columns of each table, derived from the output models, so that they cannot drift from them."""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel


class ListOf(NamedTuple):
    """The type of a cell that holds a list."""

    item: ColumnType


class Struct(NamedTuple):
    """The type of a cell that holds named fields."""

    fields: tuple[tuple[str, ColumnType], ...]


ColumnType = type[str] | type[int] | type[float] | type[bool] | ListOf | Struct
Columns = dict[str, ColumnType]


def flat_columns(model: type[BaseModel], prefix: str = "") -> Columns:
    """Return a column per field of ``model``; a nested model gives its own, under its name."""
    columns: Columns = {}
    for name, field in model.model_fields.items():
        annotation = _without_none(field.annotation)
        if _is_model(annotation):
            columns |= flat_columns(annotation, f"{prefix}{name}_")
        else:
            columns[prefix + name] = column_type(annotation)
    return columns


def flat_values(instance: BaseModel | None, model: type[BaseModel], prefix: str = "") -> dict[str, Any]:
    """Return the values for ``flat_columns(model, prefix)``: all None where there is no instance."""
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        annotation = _without_none(field.annotation)
        value = getattr(instance, name, None)
        if _is_model(annotation):
            values |= flat_values(value, annotation, f"{prefix}{name}_")
        else:
            values[prefix + name] = _plain(value)
    return values


def column_type(annotation: Any) -> ColumnType:  # noqa: ANN401 - annotations have no common type
    """Return the type of the cells for a field's ``annotation``."""
    annotation = _without_none(annotation)
    if _is_model(annotation):
        return Struct(tuple(flat_columns(annotation).items()))
    if get_origin(annotation) is tuple:
        return ListOf(column_type(get_args(annotation)[0]))
    if get_origin(annotation) is Literal:
        return str
    if annotation in (str, int, float, bool):
        return annotation  # type: ignore[no-any-return] # one of the four
    raise TypeError(f"The models have a field of the type {annotation}, which no column is defined for.")


def _without_none(annotation: Any) -> Any:  # noqa: ANN401 - as above
    if get_origin(annotation) in (Union, UnionType):
        return next(option for option in get_args(annotation) if option is not NoneType)
    return annotation


def _is_model(annotation: Any) -> bool:  # noqa: ANN401 - as above
    generic = get_origin(annotation) is not None  # Python 3.10 takes `tuple[int]` for a type
    return not generic and isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of a field
    if isinstance(value, BaseModel):
        return value.model_dump()
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def renamed(columns: Mapping[str, ColumnType], taken: frozenset[str]) -> dict[str, str]:
    """Return a name for each of ``columns`` beside columns of the user's own, called ``taken``."""
    return {name: f"otan_{name}" if name in taken else name for name in columns}
