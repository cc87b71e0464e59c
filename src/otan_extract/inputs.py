"""What may be analysed: checks before any model sees a text, warnings, and batches of a stream."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import NamedTuple

from otan_extract.errors import InputError, NotTextError, SurrogateError, TextTooLongError
from otan_extract.layers import TextWarning

MAX_CHARACTERS = 2_000_000
"""Longest text that is analysed: some 330,000 words, a thousand times a news article."""

MAX_BATCH_CHARACTERS = 250_000
"""A batch is closed early at this size, so that memory depends on neither its length nor its texts."""

EMPTY_TEXT = "empty_text"
NOT_FRENCH = "not_french"
MARKUP = "markup"
HOPELESS = frozenset({EMPTY_TEXT, NOT_FRENCH})
"""Warnings after which the text is not analysed: its result is empty."""

_NEIGHBOURS = ("en", "de", "es", "it", "nl", "pt")
_LANGUAGE_SAMPLE = 5_000
_FEWEST_WORDS = 20
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")


class Document(NamedTuple):
    """A text of a stream, with the caller's identifier for it."""

    text: str
    id: str | None = None


def checked(item: object) -> Document:
    """Return ``item`` (a ``str`` or a ``Document``) as a ``Document`` that can be analysed.

    Raises:
        NotTextError: The text is not a ``str``.
        TextTooLongError: The text has more than ``MAX_CHARACTERS`` characters.
        SurrogateError: The text holds a lone surrogate.
        InputError: The identifier is neither a ``str`` nor None.
    """
    document = item if isinstance(item, Document) else Document(item)  # type: ignore[arg-type] # checked next
    text: object = document.text
    if not isinstance(text, str):
        raise NotTextError(_not_text(text))
    if not isinstance(document.id, (str, type(None))):
        raise InputError(f"An id is a str or None, not {type(document.id).__name__}. Convert it with str().")
    if len(text) > MAX_CHARACTERS:
        raise TextTooLongError(
            f"The text has {len(text):,} characters, more than the {MAX_CHARACTERS:,} that are analysed. "
            "Split it into articles or chapters."
        )
    _refuse_surrogates(text)
    return document._replace(text=str.__str__(text))  # spaCy takes no subclass of str, such as numpy's


def _not_text(value: object) -> str:
    remedy = (
        "Decode it first: text.decode('utf-8')." if isinstance(value, bytes) else "Pass the article's text."
    )
    return f"A text is a str, not {type(value).__name__}. {remedy}"


def _refuse_surrogates(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SurrogateError(
            f"The text holds a lone surrogate at offset {error.start}. Decode the source with its encoding, "
            "or replace them: text.encode('utf-8', 'replace').decode('utf-8')."
        ) from None


def id_of(item: object) -> str | None:
    """Return the identifier of an unchecked item of a stream, where it has a usable one."""
    return item.id if isinstance(item, Document) and isinstance(item.id, str) else None


def text_warnings(text: str) -> list[TextWarning]:
    """Return what the reader of the result should know of the text as a whole."""
    if not text.strip():
        return [TextWarning(EMPTY_TEXT, 0, len(text), "The text is empty: there is nothing to analyse.")]
    if not _may_be_french(text):
        return [TextWarning(NOT_FRENCH, 0, len(text), "The text is not French: it was not analysed.")]
    tag = _TAG.search(text)
    if tag is None:
        return []
    return [TextWarning(MARKUP, *tag.span(), "The text holds markup: extract the article's text first.")]


def _may_be_french(text: str) -> bool:
    """Tell whether French stop words are at least half as frequent as those of each other language.

    A text is refused on positive evidence only, so that lists of names and short texts are analysed.
    """
    words = Counter(_WORD.findall(text[:_LANGUAGE_SAMPLE].lower()))
    if words.total() < _FEWEST_WORDS:
        return True
    french = _stop_words_in(words, "fr")
    return all(_stop_words_in(words, code) <= 2 * french for code in _NEIGHBOURS)


def _stop_words_in(words: Counter[str], language: str) -> int:
    return sum(words[word] for word in words.keys() & _stop_words(language))


@cache
def _stop_words(language: str) -> frozenset[str]:
    return frozenset(import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS)


def batches(items: Iterable[object], size: int) -> Iterator[list[object]]:
    """Group ``items`` into lists of at most ``size`` items and about ``MAX_BATCH_CHARACTERS`` characters.

    When ``items`` raises, what was read before is handed out first; then the error goes on.
    """
    iterator = iter(items)
    batch: list[object] = []
    while True:
        try:
            batch.append(next(iterator))
        except StopIteration:
            break
        except Exception:
            if batch:
                yield batch
            raise
        if len(batch) == size or sum(map(_length, batch)) >= MAX_BATCH_CHARACTERS:
            yield batch
            batch = []
    if batch:
        yield batch


def _length(item: object) -> int:
    text = item.text if isinstance(item, Document) else item
    return len(text) if isinstance(text, str) else 0
