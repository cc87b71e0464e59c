from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from spacy.language import Language

from otan_extract import Extraction, extract, extract_many
from press_text import broken_promises, texts

REAL = Path(__file__).parents[3] / "shared" / "realnews"
MODEL_FIXTURE = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=600, deadline=None, suppress_health_check=MODEL_FIXTURE)
@given(text=texts)
@example(text="«\r\n»\0\u202e« e\u0301 », a-t-il dit\t👩‍🚀")
def test_offsets_identifiers_and_json_of_generated_press_text_hold(nlp: Language, text: str):
    assert broken_promises(text, extract(text, nlp=nlp)) == []


def test_offsets_identifiers_and_json_of_all_fixtures_hold(nlp: Language, fixture_texts: list[str]):
    check(nlp, fixture_texts)


@pytest.mark.parametrize("change", ["\r\n", "\u2028", "\0\n", "\t\n", "\n\ufeff"])
def test_fixtures_with_other_line_breaks_hold(nlp: Language, fixture_texts: list[str], change: str):
    check(nlp, [text.replace("\n", change) for text in fixture_texts[:8]])


@pytest.mark.skipif(not REAL.is_dir(), reason="the real articles are not beside the project")
def test_offsets_identifiers_and_json_of_real_articles_hold(nlp: Language):
    files = sorted(path for path in REAL.rglob("*") if path.suffix == ".txt")
    assert files
    check(nlp, [path.read_bytes().decode("utf-8") for path in files])


def check(nlp: Language, articles: list[str]) -> None:
    for text, result in zip(articles, extract_many(articles, nlp=nlp), strict=True):
        assert isinstance(result, Extraction)
        assert broken_promises(text, result) == []
