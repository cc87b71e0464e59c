"""Full names and their acronyms in brackets, in either order."""

from __future__ import annotations

import re

from otan_extract.actors.folding import fold

_ACRONYM = re.compile(r"[A-ZÉ][A-Za-zÉ0-9&-]{1,9}\Z")
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
    matched = _in_order(letters, "".join(word[0] for word in words))
    spelled = _in_order(letters, "".join(words)) == len(letters)
    return matched >= max(2, (len(letters) + 1) // 2 if spelled else (2 * len(letters) + 2) // 3)


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
