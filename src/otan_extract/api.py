"""``extract`` and ``extract_many``: from texts to results, with the default pipeline or the caller's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from operator import index
from threading import Lock
from typing import SupportsIndex

from spacy.language import Language

from otan_extract.analysis import extract_batch, extract_document
from otan_extract.errors import InputError, NotTextError
from otan_extract.inputs import Document, batches, checked
from otan_extract.pipeline import check_components, load
from otan_extract.schema import Extraction, Failure

_loading = Lock()


def extract(text: str, *, id: str | None = None, nlp: Language | None = None) -> Extraction:
    """Return who said what in ``text``, and the countries and organizations it names.

    An empty text, or one in another language, gives an empty result with a warning.

    Args:
        text: The article as it is; offsets of the result count its code points.
        id: The caller's identifier, repeated in the result.
        nlp: A pipeline built by ``load()`` or one with the same components; by default ``load()``,
            called once and kept.

    Raises:
        InputError: The text cannot be analysed: not a ``str``, too long, or with a lone surrogate.
        PipelineError: ``nlp`` lacks a component, or is no pipeline.
        ComponentError: A component failed on this text.
    """
    document = checked(Document(text, id))
    return extract_document(_checked_pipeline(nlp), document).with_text(text)


def extract_many(
    documents: Iterable[str | Document],
    *,
    nlp: Language | None = None,
    n_process: int = 1,
    batch_size: int = 16,
) -> Iterator[Extraction | Failure]:
    """Yield exactly one result per document, in order, without reading ahead of the batches in flight.

    What cannot be analysed, whatever it is, gives a ``Failure`` in its place. If ``documents`` itself
    raises, the results of what it gave before come first, then the error goes on to the caller.

    Args:
        documents: Texts, or ``Document(text, id)`` where results are to carry an identifier.
        nlp: As for ``extract``.
        n_process: Number of worker processes; 1 works in this process.
        batch_size: Documents per batch; small batches stay in the processor's cache.

    Raises:
        InputError: ``documents`` is a single text or no iterable, or a number does not count from 1.
        PipelineError: ``nlp`` lacks a component, or is no pipeline.
    """
    if isinstance(documents, (str, bytes, Document)):
        raise NotTextError("extract_many() reads an iterable of texts. For a single text, call extract().")
    if not (_is_count(n_process) and _is_count(batch_size)):
        raise InputError("n_process and batch_size count from 1. Leave them out for the defaults.")
    pipeline = _checked_pipeline(nlp)
    stream = batches(_iterator(documents), batch_size)
    if n_process > 1:
        from otan_extract.workers import extract_in_workers  # noqa: PLC0415 - only where processes are wanted

        return extract_in_workers(pipeline, stream, n_process)
    return (result for batch in stream for result in extract_batch(pipeline, batch))


def _iterator(documents: Iterable[str | Document]) -> Iterator[str | Document]:
    try:
        return iter(documents)
    except TypeError as error:
        raise NotTextError(
            f"extract_many() reads an iterable of texts, not {type(documents).__name__}. Pass a list of them."
        ) from error


def _is_count(number: object) -> bool:
    return isinstance(number, SupportsIndex) and index(number) >= 1


def _checked_pipeline(nlp: Language | None) -> Language:
    if nlp is None:
        with _loading:
            return _default_pipeline()
    check_components(nlp)
    return nlp


@cache
def _default_pipeline() -> Language:
    return load()
