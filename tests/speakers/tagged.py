"""Hand-built documents from one line of tagged words.

``word_N`` is a noun; see ``_TAGS`` for the other letters. ``H`` is a word of a person's name, which
stands in an entity ``PER`` together with its neighbours. ``m``, ``f``, ``s``, ``p`` after the letter show gender
and number (``word_Nfp``). A word ending in ``+`` has no space after it. ``{ }`` mark content, ``< >`` the cue and
``[ ]`` the speakers; ``/`` is a line break.
"""

from __future__ import annotations

from typing import NamedTuple

import spacy
from spacy.tokens import Doc, Span

from otan_extract.layers import Offsets, Quotation
from otan_extract.speakers.sieves import find_mentions

# The vocabulary of a language knows lower-case forms; a bare ``Vocab()`` does not.
_VOCAB = spacy.blank("fr").vocab
_TAGS = {
    "D": "DET",
    "N": "NOUN",
    "P": "PROPN",
    "H": "PROPN",
    "A": "ADJ",
    "V": "VERB",
    "T": "VERB",
    "I": "VERB",
    "X": "AUX",
    "R": "PRON",
    "B": "ADV",
    "E": "ADP",
    "C": "CCONJ",
    "S": "SCONJ",
    "M": "NUM",
}
_MORPHS = {
    "V": "VerbForm=Fin",
    "X": "VerbForm=Fin",
    "T": "Tense=Past|VerbForm=Part",
    "I": "VerbForm=Inf",
    "m": "Gender=Masc",
    "f": "Gender=Fem",
    "s": "Number=Sing",
    "p": "Number=Plur",
}
_PAIRS = {"{": "}", "<": ">", "[": "]"}


class Tagged(NamedTuple):
    """A document and what its line marks: content segments, cue and speakers."""

    doc: Doc
    content: tuple[Offsets, ...]
    cue: Offsets | None
    speakers: tuple[Offsets, ...]

    @property
    def speaker(self) -> Offsets | None:
        """The first of the speakers."""
        return next(iter(self.speakers), None)


def tagged(line: str, arcs: dict[int, tuple[int, str]] | None = None) -> Tagged:
    """Build the document of ``line``; ``arcs`` maps a word to its head and dependency label."""
    words, spaces, tags, marks = _read(line)
    heads = [(arcs or {}).get(i, (i, "dep"))[0] for i in range(len(words))]
    deps = [(arcs or {}).get(i, (i, "dep"))[1] for i in range(len(words))]
    doc = Doc(
        _VOCAB,
        words=words,
        spaces=spaces,
        pos=[
            "SPACE" if word == "\n" else _TAGS.get(tag[:1], "PUNCT")
            for word, tag in zip(words, tags, strict=True)
        ],
        morphs=["|".join(_MORPHS[letter] for letter in tag if letter in _MORPHS) for tag in tags],
        heads=heads,
        deps=deps,
    )
    doc.ents = _names(doc, tags)
    found = {mark: tuple(_offsets(doc, span) for span in spans) for mark, spans in marks.items()}
    return Tagged(doc, found["{"], next(iter(found["<"]), None), found["["])


def _read(line: str) -> tuple[list[str], list[bool], list[str], dict[str, list[Offsets]]]:
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    starts: dict[str, int] = {}
    marks: dict[str, list[Offsets]] = {mark: [] for mark in _PAIRS}
    closing = {close: mark for mark, close in _PAIRS.items()}
    for item in line.split():
        if item in _PAIRS:
            starts[item] = len(words)
        elif item in closing:
            marks[closing[item]].append((starts[closing[item]], len(words)))
        else:
            word, _, tag = item.rstrip("+").partition("_")
            words.append("\n" if word == "/" else word)
            spaces.append(not item.endswith("+") and word != "/")
            tags.append(tag)
    return words, spaces, tags, marks


def _names(doc: Doc, tags: list[str]) -> list[Span]:
    spans: list[Span] = []
    for index, tag in enumerate(tags):
        if tag != "H":
            continue
        if spans and spans[-1].end == index:
            spans[-1] = Span(doc, spans[-1].start, index + 1, label="PER")
        else:
            spans.append(Span(doc, index, index + 1, label="PER"))
    return spans


def _offsets(doc: Doc, span: Offsets) -> Offsets:
    piece = doc[span[0] : span[1]]
    return piece.start_char, piece.end_char


def quotation(line: Tagged, *, continues: int | None = None) -> Quotation:
    """Return the quotation that ``line`` marks."""
    return Quotation(line.content, "direct", line.cue, None, "test", continues)


def found_speaker(line: Tagged) -> tuple[str | None, str]:
    """Return the text of the mention that the sieves find in ``line``, and the name of the sieve."""
    ((mention, sieve),) = find_mentions(line.doc, [quotation(line)])
    return (line.doc.text[slice(*mention)] if mention else None), sieve


def marked_speaker(line: Tagged) -> str | None:
    """Return the text between ``[ ]``."""
    return line.doc.text[slice(*line.speaker)] if line.speaker else None
