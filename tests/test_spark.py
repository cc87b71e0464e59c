from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from otan_extract import extract
from otan_extract.schema import Extraction

if TYPE_CHECKING:
    from pyspark.sql import SparkSession
    from spacy.language import Language

pytest.importorskip("pyspark")


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - pyspark belongs to an extra

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    yield session
    session.stop()


def test_a_frame_gives_one_row_per_text_and_failures_as_rows(
    spark: SparkSession, nlp: Language, seed_text: str
):
    from otan_extract.spark import extract_frame, result_schema  # noqa: PLC0415 - needs the extra

    texts = {"1": seed_text, "2": "", "3": None, "4": "Il fait beau.", "5": "x" * 2_000_001}
    frame = spark.createDataFrame(list(texts.items()), "name string, body string").repartition(2)
    result = extract_frame(frame, "body", "name")
    assert result.schema == result_schema()
    rows = {row["id"]: row for row in result.collect()}
    assert rows.keys() == texts.keys()
    assert {id: row["failure"]["code"] for id, row in rows.items() if row["failure"]} == {
        "3": "not_text",
        "5": "text_too_long",
    }
    for id in ("1", "2", "4"):
        from_spark = Extraction.model_validate_json(json.dumps(rows[id]["extraction"].asDict(recursive=True)))
        assert from_spark == extract(texts[id], id=id, nlp=nlp)


def test_nested_fields_can_be_queried(spark: SparkSession, seed_text: str):
    from otan_extract.spark import extract_frame  # noqa: PLC0415 - needs the extra

    frame = spark.createDataFrame([(7, seed_text)], "n int, text string")
    result = extract_frame(frame, "text", "n").selectExpr("id", "explode(extraction.countries.id) AS country")
    assert ("7", "RUS") in [tuple(row) for row in result.collect()]
