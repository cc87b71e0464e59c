"""Find tokens by their text without building a Python object for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

_ENDS = frozenset({".", "!", "?", "…"})


def with_lower(doc: Doc, words: Iterable[str]) -> Iterator[Token]:
    """Yield the tokens of ``doc`` whose lower-case text is one of ``words``, in order."""
    return _with(doc, "LOWER", words)


def with_text(doc: Doc, words: Iterable[str]) -> Iterator[Token]:
    """Yield the tokens of ``doc`` whose text is one of ``words``, in order."""
    return _with(doc, "ORTH", words)


def _with(doc: Doc, attribute: str, words: Iterable[str]) -> Iterator[Token]:
    wanted = {get_string_id(word) for word in words}
    for i, identifier in enumerate(doc.to_array(attribute).tolist()):
        if identifier in wanted:
            yield doc[i]


def starts(doc: Doc) -> list[int]:
    """Return the offset at which each token starts."""
    offsets: list[int] = doc.to_array("IDX").tolist()
    return offsets


def long_titles(doc: Doc, length: int) -> Iterator[Token]:
    """Yield the tokens that are one capitalized word of at least ``length`` letters."""
    for i, (title, alpha, size) in enumerate(doc.to_array(["IS_TITLE", "IS_ALPHA", "LENGTH"]).tolist()):
        if title and alpha and size >= length:
            yield doc[i]


def opens_sentence(token: Token) -> bool:
    """Tell whether ``token`` is the first word of a sentence, so that its capital tells nothing.

    The parser often starts a sentence at an unknown name (``le fabricant | Valmora``): its word is taken
    only where something other than a word stands before.
    """
    if token.i == 0:
        return True
    before = token.nbor(-1)
    if before.text in _ENDS or (before.is_space and "\n" in before.text):
        return True
    return bool(token.is_sent_start) and (before.is_punct or before.is_space)
