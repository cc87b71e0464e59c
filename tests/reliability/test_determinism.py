"""The same text gives the same JSON, whatever was analysed before, beside or with it."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from spacy.language import Language

from otan_extract import Document, extract, extract_many

PROGRAM = """
import json, sys, otan_extract
for result in otan_extract.extract_many(json.load(sys.stdin)):
    print(result.model_dump_json())
"""


@pytest.fixture(scope="module")
def stream(fixture_texts: list[str]) -> list[str]:
    """A dozen articles and a few odd texts."""
    return [*fixture_texts[:12], "", "Oui.", "«\0» e\u0301 😀", fixture_texts[0][:300]]


@pytest.fixture(scope="module")
def alone(nlp: Language, stream: list[str]) -> list[str]:
    return [extract(text, nlp=nlp).model_dump_json() for text in stream]


def many(nlp: Language, texts: Sequence[str], **settings: int) -> list[str]:
    return [result.model_dump_json() for result in extract_many(texts, nlp=nlp, **settings)]


@pytest.mark.parametrize("batch_size", [1, 5, 64])
def test_alone_or_in_a_batch(nlp: Language, stream: list[str], alone: list[str], batch_size: int):
    assert many(nlp, stream, batch_size=batch_size) == alone


def test_in_any_order(nlp: Language, stream: list[str], alone: list[str]):
    places = list(range(len(stream)))
    random.Random(5).shuffle(places)  # noqa: S311 - an order, no secret
    assert many(nlp, [stream[place] for place in places]) == [alone[place] for place in places]


def test_in_two_processes(nlp: Language, stream: list[str], alone: list[str]):
    assert many(nlp, stream, n_process=2, batch_size=3) == alone


def test_after_two_hundred_other_documents(nlp: Language, stream: list[str], alone: list[str]):
    others = [
        Document(f"Le bourg de Val{i}mont a élu Luc Mor{i}el. « Je suis fier », a-t-il dit.")
        for i in range(200)
    ]
    for _ in extract_many(others, nlp=nlp):
        pass
    assert many(nlp, stream) == alone


def test_from_four_threads_at_once(nlp: Language, stream: list[str], alone: list[str]):
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: extract(text, nlp=nlp).model_dump_json(), stream)) == alone
        assert list(pool.map(lambda _: many(nlp, stream[:6]), range(4))) == [alone[:6]] * 4


def test_in_interpreters_with_other_hash_seeds(stream: list[str], alone: list[str]):
    for seed in ("1", "4242"):
        answer = subprocess.run(  # noqa: S603 - our own interpreter and program
            [sys.executable, "-c", PROGRAM],
            input=json.dumps(stream).encode(),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        assert answer.decode().splitlines() == alone
