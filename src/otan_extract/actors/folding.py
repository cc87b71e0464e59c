"""Fold spelling variants together, character by character.

Case, accents, typographic apostrophes, hyphens and spaces vary freely in newspapers (``Etats-Unis``,
``ÉTATS‑UNIS``). Folding replaces each code point by exactly one, so that offsets into the folded
text are offsets into the reader's text.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np

# A word, or an acronym with points; the point is asked for after the first letter, for most words have none. The
# range is what most words consist of: it is read faster than the class of all letters.
_WORD = re.compile(r"([^\W_](?:\.(?<!\d\.)(?:[^\W\d_]\.)+|[a-z0-9]*[^\W_]*\+?))")
_PLAIN = {
    **dict.fromkeys(map(ord, "’‘ʼ`´′＇"), "'"),
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x00AD, 0xFE63, 0xFF0D), "-"),
    **dict.fromkeys((0x00A0, 0x2007, 0x2009, 0x202F, ord("\t")), " "),
}


class _Fold(dict[int, str]):
    """Translation table that computes the folding of a code point when it is first seen."""

    def __missing__(self, point: int) -> str:
        base = unicodedata.normalize("NFD", chr(point))[0].lower()
        folded = base if len(base) == 1 else chr(point)
        self[point] = folded
        return folded


_TABLE = _Fold(_PLAIN)


# The same table as an array, filled when a code point is first seen; 0 is unseen.
_POINTS = np.zeros(sys.maxunicode + 1, dtype=np.uint32)
_LONG = 200


def fold(text: str) -> str:
    """Return ``text`` without case and accents, of the same length."""
    return text.translate(_TABLE) if len(text) < _LONG else _folded(text)


def _folded(text: str) -> str:
    """Fold a long text: over an array in a tenth of the time."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    folded = _POINTS[points]
    if not folded.all():
        for point in set(points[folded == 0].tolist()):
            _POINTS[point] = ord(_TABLE[point])
        folded = _POINTS[points]
    return folded.tobytes().decode("utf-32-le", "surrogatepass")


class Words(NamedTuple):
    """The words of a folded text in order, with where each starts and ends; ``r.d.c.`` is the word ``rdc``."""

    text: str
    forms: list[str]
    starts: list[int]
    ends: list[int]


def words(folded: str) -> Words:
    """Return the words of a folded text."""
    pieces = _WORD.split(folded)  # a word is every second one, what is between them the others
    offsets = list(accumulate(map(len, pieces)))
    forms = pieces[1::2]
    if "." in "".join(forms):
        forms = [form.replace(".", "") for form in forms]
    return Words(folded, forms, offsets[:-1:2], offsets[1::2])


@lru_cache(maxsize=16384)
def key(text: str) -> str:
    """Return the folded words of ``text`` joined by spaces: what two spellings have in common."""
    return " ".join(words(fold(text)).forms)


def is_capitalized(text: str) -> bool:
    """Tell whether ``text`` is a word that starts with a capital."""
    return text[:1].isupper()
