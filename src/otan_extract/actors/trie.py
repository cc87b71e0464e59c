"""A trie over words: every known form in a text, longest first, in linear time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from otan_extract.actors.folding import Words, fold, words

_SEPARATORS = frozenset(" -'\n&")
# What stands between the words of a few names only (``Commission des normes, de l'équité``, ``AFC/M23``).
_MARKS = frozenset({", ", "/", ".", "·"})
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
        for word in words(fold(entry.form)).forms:
            node = node.setdefault(word, {})
        if node is not self._root and entry not in node.get(_END, ()):
            node[_END] = (*node.get(_END, ()), entry)

    def scan(self, text: str, read: Words | None = None) -> list[Match]:
        """Return the known forms in ``text``, left to right, none inside another.

        Args:
            text: The text.
            read: The words of the folded text, where they are known already.
        """
        read = words(fold(text)) if read is None else read
        root, following = self._root, [*read.forms[1:], _END]
        found = []
        free_from = 0
        for position in [i for i, form in enumerate(read.forms) if form in root]:
            node = root[read.forms[position]]
            may_go_on = _END in node or following[position] in node
            if may_go_on and position >= free_from:
                match, free_from = self._longest(text, read, position)
                if match is not None and not self._cuts(match, text, read, position):
                    found.append(match)
                elif match is not None:
                    free_from = position + 1
        return found

    def _cuts(self, match: Match, text: str, read: Words, position: int) -> bool:
        """Tell whether a title takes the first word of a longer name for its own: ``La Côte d'Ivoire``."""
        if not all(map(_has_article, match.entries)) or read.forms[position + 1] not in self._root:
            return False
        longer, _ = self._longest(text, read, position + 1)
        return longer is not None and longer.end > match.end

    def _longest(self, text: str, read: Words, first: int) -> tuple[Match | None, int]:
        """Follow the trie from the word ``first``; return the match and the position after it."""
        folded, forms, starts, ends = read
        candidates = []
        node: dict[str, Any] | None = self._root[forms[first]]
        position = first
        while node is not None:
            if _END in node:
                candidates.append((position, node[_END]))
            position += 1
            node = node.get(forms[position]) if position < len(forms) else None
            if node is not None and not _adjacent(folded, ends[position - 1], starts[position]):
                break
        start = starts[first]
        for last, entries in reversed(candidates):
            end = ends[last]
            joined = folded[end : end + 1] == "-" and folded[end + 1 : end + 2].isalpha()
            marks = _marks_between(starts[first : last + 1], ends[first : last + 1], folded)
            kept = tuple(
                entry
                for entry in entries
                if written_as(text[start:end], entry)
                and not (joined and _has_article(entry))
                and not (marks and marks != _marks_of(entry))
            )
            if kept:
                return Match(start, end, kept), last + 1
        return None, first + 1


def _has_article(entry: Entry) -> bool:
    """Tell whether an organization's name begins with an article: ``La Croix`` is no part of ``La Croix-Rouge``."""
    return entry.kind == "organization" and entry.form.startswith(("La ", "Le ", "Les ", "L'"))


def _adjacent(folded: str, end: int, start: int) -> bool:
    return (start - end == 1 and folded[end] in _SEPARATORS) or folded[end:start] in _MARKS


def _marks_between(starts: list[int], ends: list[int], folded: str) -> list[str]:
    """Return the marks that stand between the words of a name, in order."""
    gaps = map(slice, ends, starts[1:])
    return [folded[gap] for gap in gaps if folded[gap] in _MARKS]


def _marks_of(entry: Entry) -> list[str]:
    """Return the marks between the words of a known form."""
    form = words(fold(entry.form))
    return _marks_between(form.starts, form.ends, form.text)


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
