"""Documents through the pipeline, each paired with its result, in order."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator

from spacy.language import Language

from otan_extract.api import extract_many
from otan_extract.inputs import Document
from otan_extract.output.entry import Entry
from otan_extract.schema import Failure
from otan_extract.sources.record import Record

Item = Record | Failure


def remaining(items: Iterable[Item], done: Counter[str]) -> Iterator[Item]:
    """Yield what an earlier run has not done; an identifier counts as often as it was written."""
    for item in items:
        if item.id is not None and done[item.id] > 0:
            done[item.id] -= 1
        else:
            yield item


def extracted(items: Iterable[Item], nlp: Language, n_process: int) -> Iterator[Entry | Failure]:
    """Yield one entry or failure per item, in the order of ``items``."""
    waiting: deque[Item] = deque()
    for result in extract_many(_documents(items, waiting), nlp=nlp, n_process=n_process):
        yield from _failures(waiting)
        record = waiting.popleft()
        if isinstance(result, Failure):
            yield result
        elif isinstance(record, Record):
            yield Entry(result, str(record.text), record.columns)
    yield from _failures(waiting)


def _documents(items: Iterable[Item], waiting: deque[Item]) -> Iterator[Document]:
    """Yield what there is to analyse, and put every item in the queue for its result."""
    for item in items:
        waiting.append(item)
        if isinstance(item, Record):
            yield Document(item.text, item.id)  # type: ignore[arg-type] # extract_many checks the text


def _failures(waiting: deque[Item]) -> Iterator[Failure]:
    """Yield the failures that stand before the next document that waits for its result."""
    while waiting and isinstance(waiting[0], Failure):
        yield waiting.popleft()  # type: ignore[misc] # a Failure, as tested
