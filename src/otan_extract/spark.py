"""The same extraction as a Spark transformation: ``mapInPandas``, one pipeline per Python worker.

Needs the extra ``spark``. Where the work runs, and on how many machines, is Spark's affair.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from otan_extract.api import extract_many
from otan_extract.errors import MissingExtraError
from otan_extract.inputs import Document
from otan_extract.schema import Extraction, Failure

try:
    import pandas as pd  # type: ignore[import-untyped,unused-ignore]  # its types are a package of their own
    from pyspark.sql import types as sql  # type: ignore[import-not-found,unused-ignore]  # an extra
except ImportError as error:
    raise MissingExtraError.of(str(error.name), "spark") from error

if TYPE_CHECKING:
    from pyspark.sql import DataFrame  # type: ignore[import-not-found,unused-ignore]  # an extra

_PLAIN: dict[object, type[sql.DataType]] = {
    str: sql.StringType,
    int: sql.IntegerType,
    float: sql.DoubleType,
    bool: sql.BooleanType,
}


def extract_frame(df: DataFrame, text_column: str, id_column: str) -> DataFrame:
    """Return one row per row of ``df``: ``id``, ``extraction``, and ``failure`` where there is one.

    ``extraction`` is a struct with the fields of ``Extraction``; ``failure`` has ``code`` and ``message``.
    Of the two, one is null in each row. Identifiers become strings.

    Args:
        df: A frame with a column of texts and a column of identifiers.
        text_column: Name of the column of texts.
        id_column: Name of the column of identifiers.
    """

    def rows(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        for frame in frames:
            yield _extract_pandas(frame, text_column, id_column)

    return df.select(id_column, text_column).mapInPandas(rows, result_schema())


def result_schema() -> sql.StructType:
    """Return the schema of the rows, derived from the output models."""
    failure = sql.StructType(
        [
            sql.StructField("code", sql.StringType(), False),
            sql.StructField("message", sql.StringType(), False),
        ]
    )
    return sql.StructType(
        [
            sql.StructField("id", sql.StringType()),
            sql.StructField("extraction", _spark_type(Extraction)),
            sql.StructField("failure", failure),
        ]
    )


def _extract_pandas(frame: pd.DataFrame, text_column: str, id_column: str) -> pd.DataFrame:
    """Return the rows for one batch of Arrow; the pipeline is loaded once per Python worker."""
    documents = [
        Document(text, None if id is None else str(id))
        for text, id in zip(frame[text_column].tolist(), frame[id_column].tolist(), strict=True)
    ]
    rows = [_row(result) for result in extract_many(documents)]
    return pd.DataFrame(rows, columns=["id", "extraction", "failure"], dtype=object)


def _row(result: Extraction | Failure) -> tuple[str | None, dict[str, Any] | None, dict[str, str] | None]:
    if isinstance(result, Failure):
        return result.id, None, {"code": result.code, "message": result.message}
    return result.id, result.model_dump(mode="json"), None


def _spark_type(annotation: Any) -> sql.DataType:  # noqa: ANN401 - any annotation that a model's field may have
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return sql.StructType(
            [
                sql.StructField(name, _spark_type(field.annotation), _is_optional(field.annotation))
                for name, field in annotation.model_fields.items()
            ]
        )
    if _is_optional(annotation):
        return _spark_type(next(part for part in get_args(annotation) if part is not type(None)))
    if get_origin(annotation) is tuple:
        return sql.ArrayType(_spark_type(get_args(annotation)[0]), containsNull=False)
    if get_origin(annotation) is Literal:
        return _PLAIN[type(get_args(annotation)[0])]()
    return _PLAIN[annotation]()


def _is_optional(annotation: Any) -> bool:  # noqa: ANN401 - any annotation that a model's field may have
    return get_origin(annotation) in (Union, types.UnionType) and type(None) in get_args(annotation)
