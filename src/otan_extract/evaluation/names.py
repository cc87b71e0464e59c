"""When two names mean the same, and when two noun phrases are the same mention."""

from __future__ import annotations

import re
import unicodedata

Offsets = tuple[int, int]

# Closed classes: the civilities and articles that are no part of a name (docs/annotation.md).
_CIVILITIES = frozenset(
    {"m", "mm", "mme", "mmes", "mlle", "mlles", "monsieur", "madame", "mademoiselle", "messieurs"}
)
_ARTICLES = frozenset({"le", "la", "les", "l", "un", "une", "des", "du", "au", "aux"})
_DETERMINERS = _ARTICLES | frozenset(
    {"d", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "mon", "ma", "notre", "nos", "de"}
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"\w+(?:-\w+)*")


def normalized(name: str) -> str:
    """Return ``name`` without case, accents, civilities, articles in front and bracketed qualifiers."""
    bare = _BRACKETS.sub(" ", name).replace("œ", "oe").replace("Œ", "Oe")
    decomposed = unicodedata.normalize("NFD", bare.casefold())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    words = re.findall(r"\w+", plain)
    kept = [word for word in words if word not in _CIVILITIES]
    while len(kept) > 1 and kept[0] in _ARTICLES:
        kept = kept[1:]
    return " ".join(kept)


def same_name(one: str | None, other: str | None) -> bool:
    """Tell whether both names are equal after normalization; None equals only None."""
    if one is None or other is None:
        return one is None and other is None
    return normalized(one) == normalized(other)


def same_mention(text: str, gold: Offsets, predicted: Offsets, gold_name: str | None) -> bool:
    """Tell whether ``predicted`` is the noun phrase ``gold``: half of their union shared, or one head."""
    shared = min(gold[1], predicted[1]) - max(gold[0], predicted[0])
    if shared <= 0:
        return False
    union = max(gold[1], predicted[1]) - min(gold[0], predicted[0])
    if shared / union >= 0.5:
        return True
    head = _gold_head(text, gold, gold_name)
    return _inside(head, predicted) and any(
        _inside(place, gold) for place in _possible_heads(text, predicted)
    )


def _gold_head(text: str, mention: Offsets, name: str | None) -> int:
    """Return where the last name stands in ``mention``, else where its first content word does."""
    name_words = _WORD.findall(_BRACKETS.sub(" ", name or ""))
    if name_words and name_words[0][0].isupper():
        place = text.rfind(name_words[-1], *mention)
        if place >= 0:
            return place
    return _first_content_word(text, mention)


def _possible_heads(text: str, mention: Offsets) -> tuple[int, int]:
    """Return where the first content word and the last capitalized word of ``mention`` stand."""
    first = _first_content_word(text, mention)
    capitals = [found.start() for found in _WORD.finditer(text, *mention) if found.group()[0].isupper()]
    return first, capitals[-1] if capitals else first


def _first_content_word(text: str, mention: Offsets) -> int:
    for found in _WORD.finditer(text, *mention):
        if found.group().casefold() not in _DETERMINERS:
            return found.start()
    return mention[0]


def _inside(place: int, span: Offsets) -> bool:
    return span[0] <= place < span[1]
