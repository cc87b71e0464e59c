"""Scopes and their sentences: the text at large, and the inside of each pair of marks.

A reporting clause belongs to the scope that it stands in: ``« Il m'a dit : “Viens.” »`` holds a
report of its own. Within a scope the pairs directly inside are atoms, so that a full stop between
marks does not end the sentence around them. The parser's sentences are of no use here: guillemets
break them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from otan_extract.layers import Offsets
from otan_extract.quotations.marks import Pair, children, is_wrapped

_BREAK = re.compile(r"[\r\n.!?…](?:(?<=[\r\n])[\r\n]*|[.!?…]*)")  # as fast as its first set is
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-ZÀ-Þ]|MM|Mme|Mmes|Mlle|Me|Mes|Mgr|Dr|Drs|Pr|Prof|St|Ste|Sr|Jr|Gal|Col|Cie|av|bd|art|al|cf|ex|vol|env"
    r"|réd|janv|févr|avr|juil|sept|oct|nov|déc|tél|min|max|No|no|Nos|ndlr))$"
)
_MAX_SENTENCE = 4_000  # characters; longer ones are lists or noise, and would cost quadratic time
_SENTENCE_HEAD = re.compile(r"[»”\"’)\]\s]*(?:[A-ZÀ-Þ0-9«“„\"‘‹(\[–—•-]|''|$)")
# Abbreviations that are words as well: they end a sentence, unless a number or an initial follows.
_WORDY = re.compile(r"(?:\b(?:vol|art|ex|min|max|sept|env))$")
_WORDY_REACH = 5
_NEXT_SENTENCE = re.compile(r"\s+[A-ZÀ-Þ][a-zà-ÿ'’]|\s*[«“\"]")
_TERMINATED = re.compile(r"[.!?…][»”\"’'›)\]\s]*$")


class Scope(NamedTuple):
    """A stretch of text that is read as one level: ``owner`` is the pair around it, None for the text.

    ``starts`` are those of the ``sentences``.
    """

    owner: Pair | None
    start: int
    end: int
    pairs: tuple[Pair, ...]
    sentences: tuple[Offsets, ...]
    starts: tuple[int, ...]


def build_scopes(text: str, pairs: tuple[Pair, ...]) -> list[Scope]:
    """Return the scope of the whole text, then that of each pair, in order."""
    scopes = []
    for owner, inner in children(pairs):
        start, end = (owner.inner_start, owner.inner_end) if owner else (0, len(text))
        sentences = tuple(split_sentences(text, start, end, inner))
        starts = tuple([first for first, _ in sentences])
        scopes.append(Scope(owner, start, end, inner, sentences, starts))
    return scopes


def split_sentences(text: str, start: int, end: int, pairs: tuple[Pair, ...]) -> list[Offsets]:
    """Split ``text[start:end]`` into sentences, with ``pairs`` as atoms.

    Returns:
        Offsets without surrounding white space; the final punctuation stays inside.
    """
    sentences: list[Offsets] = []
    begun = start
    for position in [*_boundaries(text, start, end, pairs), end]:
        while position - begun > _MAX_SENTENCE:
            _append(sentences, text, begun, begun + _MAX_SENTENCE)
            begun += _MAX_SENTENCE
        _append(sentences, text, begun, position)
        begun = position
    return sentences


def _append(sentences: list[Offsets], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        sentences.append((start, end))


def _boundaries(text: str, start: int, end: int, pairs: tuple[Pair, ...]) -> list[int]:
    """Return the offsets at which sentences end, gap by gap between the pairs."""
    found: list[int] = []
    position = start
    for pair in pairs:
        found.extend(_breaks(text, position, pair.start))
        if _closes_sentence(text, pair, end):
            found.append(pair.end)
        position = pair.end
    found.extend(_breaks(text, position, end))
    return found


def _breaks(text: str, start: int, end: int) -> list[int]:
    return [match.end() for match in _BREAK.finditer(text, start, end) if _is_boundary(text, match)]


def _is_boundary(text: str, match: re.Match[str]) -> bool:
    """Tell whether a paragraph ends at a line break, or a sentence at punctuation."""
    if match.group()[0] in "\r\n":
        return match.group().count("\n") > 1 or not is_wrapped(text, match.end())
    return _ends_sentence(text, match.start(), match.end())


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether the punctuation at ``start`` ends a sentence: white space and a capital follow."""
    if end < len(text) and not (text[end].isspace() or text[end] in '»”"’)«“'):
        return text[start - 1 : start] in ("»", "”") and text[end].isupper()  # "… ».Le maire"
    if text[start:end] == "." and _ABBREVIATION.search(text, max(0, start - 6), start):
        wordy = _WORDY.search(text, max(0, start - _WORDY_REACH), start)
        return wordy is not None and _NEXT_SENTENCE.match(text, end) is not None
    if text[start:end] in ("...", "…") and text[start - 1 : start] in "([":
        return False
    return _SENTENCE_HEAD.match(text, end) is not None


def _closes_sentence(text: str, pair: Pair, end: int) -> bool:
    """Tell whether the sentence around ``pair`` ends with it, as in ``« … oui. » Le maire``."""
    if pair.end >= end or (pair.closed and not text[pair.end].isspace()):
        return False
    terminated = (
        _TERMINATED.search(text, max(pair.inner_start, pair.inner_end - 4), pair.inner_end) is not None
    )
    return terminated and _SENTENCE_HEAD.match(text, pair.end) is not None
