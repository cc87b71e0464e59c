"""Recognize the prepositions and locutions that name a source: ``selon``, ``aux dires de``."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from otan_extract.lexicon.tables import rows
from otan_extract.quotations.cues import split_words

_OF = frozenset({"de", "d'", "du", "des"})


def opens_source(words: Sequence[str], index: int) -> bool:
    """Tell whether ``selon`` or ``d'après`` stands at ``words[index]``; the tokenizer cuts the latter in two."""
    return words[index] == "selon" or tuple(words[index : index + 2]) == ("d'", "après")


class SourcePreposition(NamedTuple):
    """One row of ``source_prepositions.tsv``.

    ``strength`` is ``strong``, ``weak`` (only with a source that can speak) or ``alone`` (no source
    follows). The words of ``lookahead`` must follow but are the source, not the cue: ``de source X``.
    """

    form: str
    words: tuple[str, ...]
    lookahead: tuple[str, ...]
    strength: str


class PrepositionMatch(NamedTuple):
    """A source preposition in its place; the source starts at ``end``, unless its article is fused in."""

    entry: SourcePreposition
    start: int
    end: int


class SourcePrepositions:
    """The source prepositions by first and second word, without a second one under the empty string."""

    def __init__(self, by_words: Mapping[str, Mapping[str, Sequence[SourcePreposition]]]) -> None:
        self._by_words = by_words

    def starts(self, words: Sequence[str]) -> list[int]:
        """Return where one may start: at a first word, before a second one that goes with it."""
        following, by_words = (*words[1:], ""), self._by_words
        return [
            i
            for i, word in enumerate(words)
            if word in by_words and (following[i] in by_words[word] or "" in by_words[word])
        ]

    def match(self, words: Sequence[str], i: int) -> PrepositionMatch | None:
        """Return the longest source preposition that starts at ``words[i]``, else None.

        ``words`` are lower-cased tokens with straight apostrophes.
        """
        by_second = self._by_words.get(words[i], {})
        second = words[i + 1] if i + 1 < len(words) else ""
        for entry in (*by_second.get(second, ()), *by_second.get("", ())):
            wanted = entry.words + entry.lookahead
            following = words[i + 1 : i + len(wanted)]
            if len(following) == len(wanted) - 1 and all(map(_same, following, wanted[1:])):
                return PrepositionMatch(entry, i, i + len(entry.words))
        return None


@functools.cache
def source_prepositions() -> SourcePrepositions:
    """Return the table of source prepositions, read once."""
    by_words: dict[str, dict[str, list[SourcePreposition]]] = defaultdict(lambda: defaultdict(list))
    for row in rows("source_prepositions"):
        words, lookahead = tuple(split_words(row["form"])), tuple(split_words(row["lookahead"]))
        entry = SourcePreposition(row["form"], words, lookahead, row["strength"])
        for first in {words[0], words[0].replace("à", "a")}:
            for second in _seconds(entry):
                by_words[first][second].append(entry)
    for by_second in by_words.values():
        for found in by_second.values():
            found.sort(key=_length, reverse=True)
    return SourcePrepositions({first: dict(by_second) for first, by_second in by_words.items()})


def _seconds(entry: SourcePreposition) -> Iterable[str]:
    """Return what the second word may be, the empty string if there is none."""
    second = next(iter((entry.words + entry.lookahead)[1:]), "")
    return _OF if second == "de" else (second,)


def _length(entry: SourcePreposition) -> int:
    return len(entry.words) + len(entry.lookahead)


def _same(word: str, wanted: str) -> bool:
    return word == wanted or (wanted == "de" and word in _OF)
