from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator

import pytest
from spacy.language import Language

from otan_extract import Document, Extraction, Failure, extract_many

SAID = "« La réunion aura lieu lundi », a déclaré Paul Martin.\n"


def documents(count: int) -> list[Document]:
    return [Document(f"Le conseil {i} a siégé. {SAID}", str(i)) for i in range(count)]


def test_results_equal_those_of_one_process_in_order(nlp: Language, seed_text: str):
    stream = [*documents(20), Document(seed_text, "seed"), None, Document("\ud800", "bad"), SAID]
    alone = list(extract_many(stream, nlp=nlp))  # type: ignore[arg-type]
    assert list(extract_many(stream, nlp=nlp, n_process=2, batch_size=3)) == alone  # type: ignore[arg-type]


def test_a_killed_worker_costs_its_documents_and_the_stream_goes_on(nlp: Language):
    results = []
    for result in extract_many(documents(60), nlp=nlp, n_process=2, batch_size=5):
        results.append(result)
        if len(results) == 11:
            _kill_one_worker()
    assert [result.id for result in results] == [str(i) for i in range(60)]
    lost = [result for result in results if isinstance(result, Failure)]
    assert {result.code for result in lost} <= {"worker_died"}
    assert len(lost) <= 5


def test_killing_a_worker_again_and_again_ends_the_stream_all_the_same(nlp: Language):
    count = 0
    for count, _ in enumerate(extract_many(documents(30), nlp=nlp, n_process=2, batch_size=2), start=1):
        if count % 4 == 0:
            _kill_one_worker()
    assert count == 30


def test_closing_the_stream_ends_the_workers(nlp: Language):
    stream = extract_many(documents(40), nlp=nlp, n_process=2, batch_size=2)
    next(stream)
    assert _workers()
    stream.close()  # type: ignore[attr-defined]
    assert not _workers()


def test_results_of_what_a_failing_source_gave_come_before_its_error(nlp: Language):
    def source() -> Iterator[Document]:
        yield from documents(7)
        raise OSError("disk gone")

    results: list[Extraction | Failure] = []
    with pytest.raises(OSError, match="disk gone"):
        results.extend(extract_many(source(), nlp=nlp, n_process=2, batch_size=2))
    assert [result.id for result in results] == [str(i) for i in range(7)]
    assert not _workers()


def test_it_reads_no_further_than_the_batches_in_flight(nlp: Language):
    read: list[Document] = []
    stream = extract_many((read.append(d) or d for d in documents(200)), nlp=nlp, n_process=2, batch_size=2)  # type: ignore[func-returns-value]
    next(stream)
    assert len(read) <= 2 * 2 * 2 + 2


def _workers() -> list[multiprocessing.process.BaseProcess]:
    return [child for child in multiprocessing.active_children() if child.name == "otan-extract"]


def _kill_one_worker() -> None:
    pid = _workers()[0].pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
