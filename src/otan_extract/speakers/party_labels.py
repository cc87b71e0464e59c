"""The adjectives of parties (`le socialiste`), compared by their first letters with the names of parties."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from otan_extract.lexicon.tables import rows, split
from otan_extract.speakers.wordlists import plain, word_list

_PARTIES = word_list("parties")
_STEM = 8


def labels(words: Iterable[str]) -> set[str]:
    """Return the first letters of the party adjectives among ``words``: `republic` for `républicaine`."""
    return {word[:_STEM] for word in words if word[:_STEM] in _PARTIES}


def party_labels(name: str) -> set[str]:
    """Return the labels of the party ``name``: those in it, and those that the news gives its members."""
    return labels(plain(name).split()) | _given().get(plain(name), set())


@cache
def _given() -> dict[str, set[str]]:
    return {plain(row["party"]): labels(map(plain, split(row["members"]))) for row in rows("party_members")}
