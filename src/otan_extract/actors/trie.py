"""A trie over words: every known form in a text, longest first, in linear time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from otan_extract.actors.folding import fold, words

_SEPARATORS = frozenset(" -'\n")
_END = ""


class Entry(NamedTuple):
    """One known form; ``kind`` says what it is a form of, ``target`` which one (a code, a key)."""

    form: str
    kind: str
    target: str


class Match(NamedTuple):
    """A known form in a text, with every entry that has this form."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Trie:
    """Forms by their folded words; add all forms first, then scan texts."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._root: dict[str, Any] = {}
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        node = self._root
        for word, _, _ in words(fold(entry.form)):
            node = node.setdefault(word, {})
        if node is not self._root and entry not in node.get(_END, ()):
            node[_END] = (*node.get(_END, ()), entry)

    def scan(self, text: str, folded: str | None = None) -> list[Match]:
        """Return the known forms in ``text``, left to right, none inside another."""
        folded = fold(text) if folded is None else folded
        tokens = words(folded)
        root = self._root
        found = []
        position = 0
        while position < len(tokens):
            node = root.get(tokens[position][0])
            if node is None:
                position += 1
                continue
            match, position = self._longest(text, folded, tokens, position, node)
            if match is not None:
                found.append(match)
        return found

    @staticmethod
    def _longest(
        text: str, folded: str, tokens: list[tuple[str, int, int]], first: int, node: dict[str, Any]
    ) -> tuple[Match | None, int]:
        """Follow the trie from the word ``first``; return the match and the position after it."""
        candidates = []
        position = first
        while True:
            if _END in node:
                candidates.append((position, node[_END]))
            position += 1
            if position == len(tokens) or not _adjacent(folded, tokens[position - 1][2], tokens[position][1]):
                break
            following = node.get(tokens[position][0])
            if following is None:
                break
            node = following
        start = tokens[first][1]
        for last, entries in reversed(candidates):
            end = tokens[last][2]
            joined = folded[end : end + 1] == "-" and folded[end + 1 : end + 2].isalpha()
            kept = tuple(
                entry
                for entry in entries
                if written_as(text[start:end], entry) and not (joined and _has_article(entry))
            )
            if kept:
                return Match(start, end, kept), last + 1
        return None, first + 1


def _has_article(entry: Entry) -> bool:
    """Tell whether an organization's name begins with an article: ``La Croix`` is no part of ``La Croix-Rouge``."""
    return entry.kind == "organization" and entry.form.startswith(("La ", "Le ", "Les ", "L'"))


def _adjacent(folded: str, end: int, start: int) -> bool:
    return start - end == 1 and folded[end] in _SEPARATORS


def written_as(surface: str, entry: Entry) -> bool:
    """Tell whether ``surface`` has the capitals that the form of ``entry`` asks for.

    An acronym wants all of its capitals, a name its first one; the name of an organization also wants those
    of its other words (``L'Équipe``, not ``L'équipe``), unless it has three.
    """
    form = entry.form
    if surface == form or surface.isupper():
        return surface == form or len(form) > 3 or form.isupper() or "." in surface
    if form.islower():
        return True
    if form.isupper() and len(form) <= 6:
        return surface.isupper()
    if entry.kind == "organization" and form.count(" ") < 2:
        return surface[0].isupper() == form[0].isupper() and _capitals(surface) >= _capitals(form)
    others = _capitals(surface[1:])
    if entry.kind == "organization" and form.count(" ") > 2 and others and not _has_article(entry):
        return others >= _capitals(form[1:])
    return surface[0].isupper() or not form[0].isupper()


def _capitals(text: str) -> int:
    return sum(map(str.isupper, text))
