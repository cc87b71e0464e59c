"""Find tokens by their text without building a Python object for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from otan_extract.columns import columns

LINKS = frozenset({"de", "du", "des", "d'", "d’", "la", "le", "les", "l'", "l’"})
"""The prepositions and articles that stand between the nouns of a name."""

_ENDS = frozenset({".", "!", "?", "…"})


def with_lower(doc: Doc, words: Iterable[str]) -> Iterator[Token]:
    """Yield the tokens of ``doc`` whose lower-case text is one of ``words``, in order."""
    for i in columns(doc).of_lower(words):
        yield doc[i]


def with_text(doc: Doc, words: Iterable[str]) -> Iterator[Token]:
    """Yield the tokens of ``doc`` whose text is one of ``words``, in order."""
    for i in columns(doc).of(words):
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
