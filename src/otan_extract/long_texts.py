"""Cut a long text into pieces for the statistical model, and join their ``Doc``s again.

The model's memory grows with the text, and the tokenizer's time with the square of a run without white
space. Everything that needs the whole document (marks, speakers) works on the joined ``Doc``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Sized
from typing import TypeVar

from spacy.tokens import Doc

PIECE_CHARACTERS = 20_000
RUN_CHARACTERS = 250
_RUN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]{2,40}")
# A shorter piece costs the model nothing; of a longer one, prose is four fifths letters.
_SHORTEST_UNREAD = 200
_LETTERS = 0.05

Item = TypeVar("Item", bound=Sized)


def split(text: str) -> list[str]:
    """Return consecutive pieces of ``text``; an ordinary article is one piece.

    A piece ends at the last line break, else sentence end, else white space that fits. A run without
    white space that is longer than any word is cut as well.
    """
    return [part for piece in _paragraphs(text) for part in _without_long_runs(piece)]


def _paragraphs(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > PIECE_CHARACTERS:
        end = start + _cut(text[start : start + PIECE_CHARACTERS])
        yield text[start:end]
        start = end
    yield text[start:]


def _cut(window: str) -> int:
    for boundary in ("\n", "\r", ". ", " "):
        position = window.rfind(boundary)
        if position > 0:
            return position + len(boundary)
    return len(window)


def _without_long_runs(piece: str) -> Iterator[str]:
    if max(map(len, piece.split()), default=0) <= RUN_CHARACTERS:  # nearly all: no need to visit each run
        yield piece
        return
    start = 0
    for run in _RUN.finditer(piece):
        while run.end() - max(start, run.start()) > RUN_CHARACTERS:
            end = max(start, run.start()) + RUN_CHARACTERS
            yield piece[start:end]
            start = end
    if start < len(piece):
        yield piece[start:]


def is_wordless(piece: str) -> bool:
    """Tell whether a piece of a long text holds next to no words: marks, figures, single letters."""
    if len(piece) < _SHORTEST_UNREAD:
        return False
    enough = _LETTERS * len(piece)
    letters = 0
    for word in _WORD.finditer(piece):
        letters += word.end() - word.start()
        if letters > enough:
            return False
    return True


def unread(doc: Doc) -> Doc:
    """Return ``doc`` as one sentence of punctuation: what the model is not asked about."""
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    rest = len(words) - 1
    return Doc(
        doc.vocab,
        words=words,
        spaces=spaces,
        pos=["PUNCT"] * len(words),
        heads=[0] * len(words),
        deps=["ROOT"] + ["punct"] * rest,
        ents=["O"] * len(words),
    )


def portions(items: Iterable[Item], most: int) -> Iterator[list[Item]]:
    """Group consecutive ``items`` into lists whose lengths add up to ``most``, if one alone is not longer."""
    portion: list[Item] = []
    length = 0
    for item in items:
        if portion and length + len(item) > most:
            yield portion
            portion, length = [], 0
        portion.append(item)
        length += len(item)
    if portion:
        yield portion


def join(docs: Sequence[Doc]) -> Doc:
    """Return one ``Doc`` over the texts of ``docs``, with their annotations."""
    if len(docs) == 1:
        return docs[0]
    joined = Doc.from_docs(  # a piece that is not read has no tensor
        list(docs),
        ensure_whitespace=False,
        exclude=["tensor"],  # type: ignore[call-arg] # spaCy's stub lacks it
    )
    if joined is None:
        raise ValueError("There is no Doc to join: split() returns at least one piece.")
    return joined
