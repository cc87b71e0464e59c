"""One batch of a stream to its results: a failing text costs its own result, never the batch."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from threading import Lock
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.tokens import Doc

from otan_extract.assembly import to_extraction
from otan_extract.errors import ComponentError, InputError
from otan_extract.inputs import HOPELESS, Document, checked, id_of, text_warnings
from otan_extract.pipeline import provenance, run
from otan_extract.schema import Extraction, Failure

KEPT_WORDS = 30_000
"""So many words stay in the vocabulary for good: looking up the common ones anew costs a tenth of the time."""

_registry_lock = Lock()
_locks: WeakKeyDictionary[Language, Lock] = WeakKeyDictionary()


def extract_document(nlp: Language, document: Document) -> Extraction:
    """Return the result of one checked document.

    Raises:
        ComponentError: A component of the pipeline failed; the error chains to its cause.
    """
    try:
        return _extract_all(nlp, [document])[0]
    except Exception as error:
        raise ComponentError(
            f"A component of the pipeline failed on this text: {type(error).__name__}: {error}. "
            "Leave the text out, and report it if the component belongs to otan-extract."
        ) from error


def extract_batch(nlp: Language, items: Sequence[object]) -> list[Extraction | Failure]:
    """Return one result per item of a stream, in order, whatever the items are."""
    screening = [screened(item) for item in items]
    results = iter(extract_documents(nlp, [item for item in screening if isinstance(item, Document)]))
    return [item if isinstance(item, Failure) else next(results) for item in screening]


def screened(item: object) -> Document | Failure:
    """Return what can be analysed of a stream's item: itself as a ``Document``, or why it cannot."""
    try:
        return checked(item)
    except InputError as error:
        return Failure(id=id_of(item), code=error.code, message=str(error))


def extract_documents(nlp: Language, documents: Sequence[Document]) -> list[Extraction | Failure]:
    """Return one result per checked document, in order."""
    try:
        return list(_extract_all(nlp, documents))
    except Exception:  # noqa: BLE001 - a component may raise anything; each text is then tried alone
        return [_extract_or_fail(nlp, document) for document in documents]


def _extract_or_fail(nlp: Language, document: Document) -> Extraction | Failure:
    try:
        return extract_document(nlp, document)
    except ComponentError as error:
        return Failure(id=document.id, code=error.code, message=str(error))


def _extract_all(nlp: Language, documents: Sequence[Document]) -> list[Extraction]:
    warnings = [text_warnings(document.text) for document in documents]
    hopeless = [any(warning.code in HOPELESS for warning in found) for found in warnings]
    made_by = provenance(nlp)
    with _exclusive(nlp):
        texts = [document.text for document, skip in zip(documents, hopeless, strict=True) if not skip]
        docs = iter(run(nlp, texts))
        return [
            to_extraction(
                Doc(nlp.vocab) if skip else next(docs), id=document.id, provenance=made_by, warnings=found
            )
            for document, found, skip in zip(documents, warnings, hopeless, strict=True)
        ]


@contextmanager
def _exclusive(nlp: Language) -> Iterator[None]:
    """Keep other threads off ``nlp``, and give the memory of rare new words back at the end.

    A memory zone is a state of the vocabulary: a second one at the same time, of another thread or of
    the caller, would free words that are still in use.
    """
    with lock_of(nlp):
        in_zone = nlp.vocab.in_memory_zone  # type: ignore[attr-defined] # spaCy's stub lacks it
        with nullcontext() if in_zone or len(nlp.vocab) < KEPT_WORDS else nlp.memory_zone():
            yield


def lock_of(nlp: Language) -> Lock:
    """Return the lock that whoever runs ``nlp`` holds."""
    with _registry_lock:
        return _locks.setdefault(nlp, Lock())


def _renew_locks() -> None:
    """Forget, in a forked process, the locks that threads of its parent hold."""
    global _registry_lock  # noqa: PLW0603 - a lock cannot be reset
    _registry_lock = Lock()
    _locks.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_locks)
