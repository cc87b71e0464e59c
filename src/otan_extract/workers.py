"""``extract_many`` over several processes: each owns the pipeline and answers with results, not ``Doc``s.

One batch is in flight per worker. A worker that dies costs a ``Failure`` for each document of its
batch; another one takes its place and the stream goes on.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from pydantic import TypeAdapter
from spacy.language import Language

from otan_extract.analysis import extract_documents, lock_of, screened
from otan_extract.errors import WorkerDiedError
from otan_extract.inputs import Document
from otan_extract.schema import Extraction, Failure

Result = Extraction | Failure
_RESULTS = TypeAdapter(list[Result])
"""Results travel as JSON, which takes a fifth of the time of pickled models."""

# A forked worker shares the loaded model's memory; elsewhere the model travels to it as bytes.
if sys.platform == "linux":
    _CONTEXT = multiprocessing.get_context("fork")
else:
    _CONTEXT = multiprocessing.get_context("spawn")

_BATCHES_AHEAD = 2
"""Batches per worker that may be finished or in work before the first of them is handed out."""


def extract_in_workers(
    nlp: Language, batches: Iterator[Sequence[object]], n_process: int
) -> Iterator[Result]:
    """Yield one result per item of ``batches``, in order, from ``n_process`` workers."""
    workers = [_Worker(nlp) for _ in range(n_process)]
    try:
        yield from _Stream(workers, batches).results()
    finally:
        for worker in workers:
            worker.stop()


class _Batch:
    """The items of one batch; ``answer`` is None until a worker has answered, or is gone."""

    def __init__(self, items: Sequence[object]) -> None:
        self._screened = [screened(item) for item in items]
        self.documents = [item for item in self._screened if isinstance(item, Document)]
        self.answer: bytes | list[Failure] | None = None

    def results(self) -> list[Result]:
        """Return the answers for the documents among the failures of what was no document.

        They are read when they are handed out: by then the worker has its next batch.
        """
        read = _RESULTS.validate_json(self.answer) if isinstance(self.answer, bytes) else self.answer or []
        answer = iter(read)
        return [item if isinstance(item, Failure) else next(answer) for item in self._screened]

    def fail(self) -> None:
        """Give up its documents: their worker is gone."""
        error = WorkerDiedError(
            "The process that worked on this text ended before it answered. Try the text alone; if that "
            "process ended for want of memory, use fewer processes or a smaller batch_size."
        )
        self.answer = [
            Failure(id=document.id, code=error.code, message=str(error)) for document in self.documents
        ]


class _Stream:
    """Hands batches to idle workers and their results out in order."""

    def __init__(self, workers: Sequence[_Worker], batches: Iterator[Sequence[object]]) -> None:
        self._workers = workers
        self._batches = batches
        self._pending: deque[_Batch] = deque()
        self._exhausted = False
        self._source_error: Exception | None = None

    def results(self) -> Iterator[Result]:
        """Yield the results; an error of the source comes after the results of what it gave before."""
        while True:
            self._dispatch()
            if not self._pending:
                break
            if self._pending[0].answer is None:
                self._receive()
            else:
                yield from self._pending.popleft().results()
        if self._source_error is not None:
            raise self._source_error

    def _dispatch(self) -> None:
        for worker in self._workers:
            if worker.batch is None and len(self._pending) < _BATCHES_AHEAD * len(self._workers):
                batch = self._next_batch()
                if batch is None:
                    return
                self._pending.append(batch)
                worker.start(batch)

    def _next_batch(self) -> _Batch | None:
        if self._exhausted:
            return None
        try:
            return _Batch(next(self._batches))
        except StopIteration:
            self._exhausted = True
        except Exception as error:  # noqa: BLE001 - whatever the caller's source raises is raised again, later
            self._exhausted, self._source_error = True, error
        return None

    def _receive(self) -> None:
        busy = [worker for worker in self._workers if worker.batch is not None]
        ready = wait([handle for worker in busy for handle in worker.handles])
        for worker in busy:
            if not set(ready).isdisjoint(worker.handles):
                worker.receive()


class _Worker:
    """A process with the pipeline, and the batch it works on."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self.batch: _Batch | None = None
        self._launch()

    @property
    def handles(self) -> tuple[Connection, int]:
        """What becomes ready when the worker answers or dies."""
        return self._connection, self._process.sentinel

    def start(self, batch: _Batch) -> None:
        """Send ``batch`` to the process; one that died while idle is replaced first."""
        if not self._process.is_alive():
            self._relaunch()
        self.batch = batch
        try:
            self._connection.send(batch.documents)
        except OSError:
            self._lose_batch()

    def receive(self) -> None:
        """Take the answer, or find that the process has died."""
        try:
            answer = self._connection.recv_bytes()
        except (EOFError, OSError):
            self._lose_batch()
            return
        if self.batch is not None:
            self.batch.answer = answer
        self.batch = None

    def stop(self) -> None:
        """End the process, whatever it does; it holds nothing that needs saving."""
        self._process.terminate()
        self._process.join()
        self._connection.close()

    def _lose_batch(self) -> None:
        if self.batch is not None:
            self.batch.fail()
        self.batch = None
        self._relaunch()

    def _relaunch(self) -> None:
        self.stop()
        self._launch()

    def _launch(self) -> None:
        self._connection, theirs = _CONTEXT.Pipe()
        self._process: BaseProcess = _CONTEXT.Process(
            target=_serve, args=(theirs, self._nlp), daemon=True, name="otan-extract"
        )
        with lock_of(self._nlp):  # a fork in the midst of another thread's batch would copy a half-done one
            self._process.start()
        theirs.close()


def _serve(connection: Connection, nlp: Language) -> None:
    """Answer batches until the parent closes the connection or ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent answers Ctrl-C, and stops its workers
    gc.freeze()  # a collection that visits what the parent made would copy all of its memory
    parent = multiprocessing.parent_process()
    handles: list[Connection | int] = [connection, *([parent.sentinel] if parent else [])]
    while connection in wait(handles):
        try:
            documents = connection.recv()
        except EOFError:
            return
        connection.send_bytes(_RESULTS.dump_json(extract_documents(nlp, documents)))
