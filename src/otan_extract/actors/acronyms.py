"""Full names and their acronyms in brackets, in either order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from otan_extract.actors.folding import fold
from otan_extract.lexicon.tables import column

_ACRONYM = re.compile(r"(?:[A-ZÉ][A-Za-zÉ0-9&-]{1,9}|(?:[A-ZÉ]\.){2,6})\Z")
# An acronym of so many letters, all of them in the name in order, is no chance (``Senelec``).
_LONG = 5
_LONGEST_WORD = 10
_IN_BRACKETS = re.compile(r" \(([A-ZÉ]{3,8})\)")
_PLACE = re.compile(r" ((?:de |d'|d’|du |des )(?:la |l'|l’)?(?![IVX]+e\b)[A-ZÉ][\w-]+)")
_BREAK = re.compile(r"[.,;:!?«»“”\"()\n]")
_LONGEST = 100
_BEFORE_BRACKET = re.compile(r"(?:[\"”]|\s?»)? \(")
_WORDS = re.compile(r"[^\W_]+")
_LAST_WORD = re.compile(r"([^\W_]+) \Z")


def is_acronym(text: str) -> bool:
    """Tell whether ``text`` has the shape of an acronym: short, one word, mostly or only capitals."""
    if not _ACRONYM.match(text):
        return False
    return sum(character.isupper() for character in text) >= 2 or len(text) <= _LONGEST_WORD


def abbreviates(acronym: str, name: str) -> bool:
    """Tell whether the letters of ``acronym`` are found in order among the initials of ``name``.

    A letter may be inside a word (``Cnil``, ``Inserm``), but the first letter is the initial of the first
    word and most letters are initials, or all stand in the name in order and half are initials. A long
    acronym may leave the first words out: ``Société malienne d'électricité (Malelec)``.
    """
    letters = [character for character in fold(acronym) if character.isalnum()]
    words = _WORDS.findall(fold(name))
    if len(letters) >= _LONG and words and letters[0] != words[0][0]:
        words = _from_initial(letters[0], words[1:])
    if not letters or not words or letters[0] != words[0][0] or len(words) < 2:
        return False
    matched = _longest_common(letters, [word[0] for word in words])
    spelled = _in_order(letters, "".join(words)) == len(letters)
    if spelled and len(letters) >= _LONG:
        return matched >= 2
    return matched >= max(2, (len(letters) + 1) // 2 if spelled else (2 * len(letters) + 2) // 3)


def initials(acronym: str, name: str) -> int:
    """Return how many letters of ``acronym`` are the initials of words of ``name``, in order."""
    return _longest_common(list(fold(acronym)), [word[0] for word in _WORDS.findall(fold(name))])


def _from_initial(letter: str, words: list[str]) -> list[str]:
    """Return the words from the first one that starts with ``letter``."""
    return next((words[i:] for i, word in enumerate(words) if word[0] == letter), [])


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
    """Return the offsets of what stands in brackets right after ``end``, None if nothing does.

    The mark that closes a name (``le « Ralliement du fleuve » (RDF)``) may stand between.
    """
    opening = _BEFORE_BRACKET.match(text, end)
    if opening is None:
        return None
    start = opening.end()
    close = text.find(")", start, start + 120)
    return (start, close) if close > start else None


def complement_after(text: str, start: int) -> str:
    """Return the place that goes on with a name after its acronym: ``service de police (SRPJ) de Nancy``."""
    match = _PLACE.match(text, start)
    return match[1] if match else ""


def spelled_out(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of names before an acronym in brackets whose letters they spell.

    ``Chemins de fer fédéraux (CFF)``: nothing but the acronym may tell that this is a name. One without a
    capital needs a noun that announces it: ``l'association femmes en lutte (FEL)``.
    """
    for match in _IN_BRACKETS.finditer(text):
        acronym, end = match[1], match.start()
        line = text[max(end - _LONGEST, 0) : end]
        offset = end - len(_BREAK.split(line)[-1])
        for word in reversed(list(_WORDS.finditer(text, offset, end))):
            name = text[word.start() : end]
            named = word[0][0].isupper() or _is_announced(text, offset, word.start())
            if named and fold(word[0][0]) == fold(acronym[0]) and spells(acronym, name):
                if word[0] not in column("non_organizations", "first_word"):
                    yield word.start(), end
                break


def _is_announced(text: str, start: int, end: int) -> bool:
    """Tell whether the last word between two offsets is a noun that announces a body's name."""
    before = _LAST_WORD.search(text, start, end)
    return before is not None and before[1] in column("organization_introducers", "noun")


def spells(acronym: str, name: str) -> bool:
    """Tell whether every letter of ``acronym`` is the initial of a word of ``name``, in order."""
    return initials(acronym, name) == len(acronym)
