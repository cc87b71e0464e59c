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


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_in_interpreters_with_other_hash_seeds(stream: list[str], alone: list[str], seed: str):
    assert in_an_interpreter(stream, seed) == alone


def in_an_interpreter(texts: Sequence[str], seed: str) -> list[str]:
    """Return what another interpreter makes of ``texts``, with ``seed`` for its hashes."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-c", PROGRAM],
        input=json.dumps(texts).encode(),
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().splitlines()


@pytest.mark.slow
def test_a_thousand_documents_in_every_way(nlp: Language, fixture_texts: list[str]):
    documents = a_thousand(fixture_texts)
    alone = [extract(text, nlp=nlp).model_dump_json() for text in documents]
    for batch_size in (1, 16, 64):
        assert many(nlp, documents, batch_size=batch_size) == alone
    assert many(nlp, documents[::-1]) == alone[::-1]
    assert many(nlp, documents, n_process=2) == alone
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: extract(text, nlp=nlp).model_dump_json(), documents)) == alone
    for seed in ("1", "4242"):
        assert in_an_interpreter(documents, seed) == alone


def a_thousand(articles: Sequence[str]) -> list[str]:
    """Return stretches of ``articles``: a few paragraphs each, none like another."""
    stretches: dict[str, None] = {}
    for size in range(1, 30):
        for article in articles:
            paragraphs = [part for part in article.split("\n") if part.strip()]
            starts = range(0, len(paragraphs) - size + 1, max(1, size // 2))
            stretches.update(dict.fromkeys("\n".join(paragraphs[start : start + size]) for start in starts))
    documents = list(stretches)
    random.Random(7).shuffle(documents)  # noqa: S311 - an order, no secret
    assert len(documents) >= 1_000
    return documents[:1_000]
