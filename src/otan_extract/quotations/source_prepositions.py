"""Recognize the prepositions and locutions that name a source: ``selon``, ``aux dires de``."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from otan_extract.quotations.cues import read_table, split_words

_OF = frozenset({"de", "d'", "du", "des"})


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
    """The source prepositions by first word."""

    def __init__(self, by_first: Mapping[str, tuple[SourcePreposition, ...]]) -> None:
        self._by_first = by_first
        self.firsts = frozenset(by_first)

    def match(self, words: Sequence[str], i: int) -> PrepositionMatch | None:
        """Return the longest source preposition that starts at ``words[i]``, else None.

        ``words`` are lower-cased tokens with straight apostrophes.
        """
        for entry in self._by_first.get(words[i], ()):
            wanted = entry.words + entry.lookahead
            if len(words) >= i + len(wanted) and all(
                _same(word, want)
                for word, want in zip(words[i + 1 : i + len(wanted)], wanted[1:], strict=True)
            ):
                return PrepositionMatch(entry, i, i + len(entry.words))
        return None


@functools.cache
def source_prepositions() -> SourcePrepositions:
    """Return the table of source prepositions, read once."""
    by_first: dict[str, list[SourcePreposition]] = defaultdict(list)
    for row in read_table("source_prepositions.tsv"):
        words, lookahead = tuple(split_words(row["form"])), tuple(split_words(row["lookahead"]))
        entry = SourcePreposition(row["form"], words, lookahead, row["strength"])
        for first in {words[0], words[0].replace("à", "a")}:
            by_first[first].append(entry)
    return SourcePrepositions(
        {first: tuple(sorted(found, key=_length, reverse=True)) for first, found in by_first.items()}
    )


def _length(entry: SourcePreposition) -> int:
    return len(entry.words) + len(entry.lookahead)


def _same(word: str, wanted: str) -> bool:
    return word == wanted or (wanted == "de" and word in _OF)
