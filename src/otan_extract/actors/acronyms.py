"""Full names and their acronyms in brackets, in either order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from otan_extract.actors.folding import fold
from otan_extract.actors.tables import column

_ACRONYM = re.compile(r"(?:[A-ZÉ][A-Za-zÉ0-9&-]{1,9}|(?:[A-ZÉ]\.){2,6})\Z")
# An acronym of so many letters, all of them in the name in order, is no chance (``Senelec``).
_LONG = 5
_IN_BRACKETS = re.compile(r" \(([A-ZÉ]{3,8})\)")
_PLACE = re.compile(r" ((?:de |d'|d’|du |des )(?:la |l'|l’)?[A-ZÉ][\w-]+)")
_BREAK = re.compile(r"[.,;:!?«»“”\"()\n]")
_LONGEST = 100
_WORDS = re.compile(r"[^\W_]+")


def is_acronym(text: str) -> bool:
    """Tell whether ``text`` has the shape of an acronym: short, one word, mostly or only capitals."""
    if not _ACRONYM.match(text):
        return False
    return sum(character.isupper() for character in text) >= 2 or len(text) <= 7


def abbreviates(acronym: str, name: str) -> bool:
    """Tell whether the letters of ``acronym`` are found in order among the initials of ``name``.

    A letter may be inside a word (``Cnil``, ``Inserm``), but the first letter is the initial of the first
    word and most letters are initials, or all stand in the name in order and half are initials.
    """
    letters = [character for character in fold(acronym) if character.isalnum()]
    words = _WORDS.findall(fold(name))
    if not letters or not words or letters[0] != words[0][0] or len(words) < 2:
        return False
    matched = _longest_common(letters, [word[0] for word in words])
    spelled = _in_order(letters, "".join(words)) == len(letters)
    if spelled and len(letters) >= _LONG:
        return matched >= 2
    return matched >= max(2, (len(letters) + 1) // 2 if spelled else (2 * len(letters) + 2) // 3)


def _longest_common(first: list[str], second: list[str]) -> int:
    """Return the length of the longest common subsequence of two short sequences."""
    row = [0] * (len(second) + 1)
    for letter in first:
        diagonal = 0
        for j, other in enumerate(second, start=1):
            diagonal, row[j] = row[j], diagonal + 1 if letter == other else max(row[j], row[j - 1])
    return row[-1]


def _in_order(letters: list[str], text: str) -> int:
    """Return how many of ``letters`` are found in ``text``, each after the one before."""
    position = matched = 0
    for letter in letters:
        found = text.find(letter, position)
        if found >= 0:
            position, matched = found + 1, matched + 1
    return matched


def bracketed(text: str, end: int) -> tuple[int, int] | None:
    """Return the offsets of what stands in brackets right after ``end``, None if nothing does."""
    if text[end : end + 2] != " (":
        return None
    close = text.find(")", end + 2, end + 122)
    return (end + 2, close) if close > end + 2 else None


def complement_after(text: str, start: int) -> str:
    """Return the place that goes on with a name after its acronym: ``service de police (SRPJ) de Nancy``."""
    match = _PLACE.match(text, start)
    return match[1] if match else ""


def spelled_out(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of capitalized names before an acronym in brackets whose letters they spell.

    ``Chemins de fer fédéraux (CFF)``: nothing but the acronym may tell that this is a name.
    """
    for match in _IN_BRACKETS.finditer(text):
        acronym, end = match[1], match.start()
        line = text[max(end - _LONGEST, 0) : end]
        offset = end - len(_BREAK.split(line)[-1])
        for word in reversed(list(_WORDS.finditer(text, offset, end))):
            name = text[word.start() : end]
            if fold(word[0][0]) == fold(acronym[0]) and word[0][0].isupper() and _is_spelled(acronym, name):
                if word[0] not in column("non_organizations", "first_word"):
                    yield word.start(), end
                break


def _is_spelled(acronym: str, name: str) -> bool:
    """Tell whether every letter of ``acronym`` is the initial of a word of ``name``, in order."""
    words = _WORDS.findall(fold(name))
    return len(words) >= len(acronym) and _longest_common(
        list(fold(acronym)), [word[0] for word in words]
    ) == len(acronym)
