"""One document laid out for reading: characters, tokens, marks, scopes and sentences together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from operator import add
from typing import NamedTuple

from spacy.tokens import Doc, Token

from otan_extract.columns import Columns, columns
from otan_extract.layers import Offsets, TextWarning
from otan_extract.quotations.marks import Pair, scan_marks
from otan_extract.quotations.scopes import Scope, build_scopes

EDGES = " \t\n\r\u00a0\u202f\u2009,;:–—-"
FINAL = EDGES + ".!?…"

_ELIDED = frozenset({"c", "d", "j", "l", "m", "n", "qu", "s", "t"})
_FINITE = "VerbForm=Fin"


class Layout(NamedTuple):
    """What every rule reads; built once for a document.

    ``words`` are lower-cased token texts with straight apostrophes; ``levels`` gives for each token
    the index of the innermost scope that it stands in; ``quoted`` counts what stands between marks, in
    lower case.
    """

    doc: Doc
    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    pairs: tuple[Pair, ...]
    scopes: tuple[Scope, ...]
    levels: tuple[int, ...]
    warnings: tuple[TextWarning, ...]
    quoted: Counter[str]

    def end_of(self, index: int) -> int:
        """Return the offset at which the token ``index`` ends."""
        return self.ends[index]

    def before(self, index: int, back: int = 1) -> str:
        """Return the word ``back`` tokens before ``index``, empty where the document begins after it."""
        return self.words[index - back] if index >= back else ""

    def after(self, index: int) -> str:
        """Return the word after that at ``index``, empty where the document ends with it."""
        return self.words[index + 1] if index + 1 < len(self.words) else ""

    def first_token(self, offset: int) -> int:
        """Return the index of the first token that begins at ``offset`` or later."""
        return bisect_left(self.starts, offset)

    def tokens(self, start: int, end: int, level: int) -> list[Token]:
        """Return the tokens of the scope ``level`` that begin in ``start:end``, without those in its pairs."""
        first, last = self.first_token(start), self.first_token(end)
        return [self.doc[index] for index in range(first, last) if self.levels[index] == level]

    def sentence_at(self, level: int, offset: int) -> Offsets:
        """Return the sentence of the scope ``level`` around ``offset``."""
        scope = self.scopes[level]
        if not scope.sentences:
            return offset, offset
        return scope.sentences[max(bisect_right(scope.starts, offset) - 1, 0)]

    def pairs_between(self, level: int, start: int, end: int) -> tuple[Pair, ...]:
        """Return the pairs directly in the scope ``level`` that open in ``start:end``."""
        pairs = self.scopes[level].pairs
        return pairs[bisect_left(pairs, (start,)) : bisect_left(pairs, (end,))]

    def pair_ending_at(self, level: int, offset: int) -> Pair | None:
        """Return the pair directly in the scope ``level`` whose closing mark ends at ``offset``."""
        pairs = self.scopes[level].pairs
        index = bisect_left(pairs, (offset,)) - 1
        return pairs[index] if index >= 0 and pairs[index].end == offset else None

    def unquoted(self, level: int, start: int, end: int) -> Offsets:
        """Take the marks off a content that stands wholly between one pair of them."""
        pair = self.pair_starting_at(level, start)
        if pair is not None and not self.text[pair.end : max(end, pair.end)].strip(FINAL):
            return pair.inner_start, pair.inner_end
        return start, end

    def pair_starting_at(self, level: int, offset: int) -> Pair | None:
        """Return the pair directly in the scope ``level`` whose opening mark is at ``offset``."""
        found = self.pairs_between(level, offset, offset + 1)
        return found[0] if found else None

    def chain_before(self, pair: Pair) -> list[Offsets]:
        """Return the contents of the pairs that ``pair`` goes on from, paragraph by paragraph."""
        chain: list[Offsets] = []
        index = bisect_left(self.pairs, pair)
        while self.pairs[index].chained and index > 0:
            index -= 1
            while index > 0 and self.pairs[index].depth > 0:
                index -= 1
            chain.insert(0, (self.pairs[index].inner_start, self.pairs[index].inner_end))
        return chain

    def chain_after(self, pair: Pair) -> list[Offsets]:
        """Return the contents of the pairs that go on from ``pair``, paragraph by paragraph."""
        chain: list[Offsets] = []
        for index in range(bisect_left(self.pairs, pair) + 1, len(self.pairs)):
            following = self.pairs[index]
            if following.depth > pair.depth:
                continue
            if not following.chained or following.depth < pair.depth:
                break
            chain.append((following.inner_start, following.inner_end))
        return chain

    def holds_finite_verb(self, pair: Pair) -> bool:
        """Tell whether a clause stands between the marks of ``pair``."""
        first, last = self.first_token(pair.inner_start), self.first_token(pair.inner_end)
        return any(_FINITE in str(token.morph) for token in self.doc[first:last])

    def holds_clause(self, pair: Pair) -> bool:
        """Tell whether the marks hold a main verb, or open with an infinitive."""
        first, last = self.first_token(pair.inner_start), self.first_token(pair.inner_end)
        tokens = self.doc[first:last]
        opens = any("VerbForm=Inf" in str(token.morph) for token in tokens[:2])
        return opens or any(is_main_verb(token) for token in tokens)

    def has_finite_verb(self, start: int, end: int, level: int) -> bool:
        """Tell whether a clause of its own stands in ``start:end``; relative clauses do not count."""
        return any(is_main_verb(token) for token in self.tokens(start, end, level))


def is_main_verb(token: Token) -> bool:
    """Tell whether ``token`` is a finite verb that belongs to no relative clause, and no part of a name."""
    if token.pos_ not in ("VERB", "AUX") or token.ent_type_ == "PER" or _FINITE not in str(token.morph):
        return False
    head = token.head if token.dep_ in ("aux", "aux:pass", "aux:tense", "cop") else token
    return not (head.dep_.startswith("acl") or token.dep_.startswith("acl") or token.dep_ == "fixed")


def build_layout(doc: Doc) -> Layout:
    """Lay ``doc`` out."""
    known = columns(doc)
    text, starts = known.text, tuple(known.starts)
    ends = tuple(map(add, starts, map(len, known.forms)))
    scan = scan_marks(text)
    scopes = tuple(build_scopes(text, scan.pairs))
    words, ends = _with_apostrophes(known, _with_clitics(known, _words(known), ends), ends)
    levels = tuple(_levels(starts, scopes))
    quoted = Counter(text[pair.inner_start : pair.inner_end].lower() for pair in scan.pairs)
    return Layout(doc, text, words, starts, ends, scan.pairs, scopes, levels, scan.warnings, quoted)


def _words(known: Columns) -> tuple[str, ...]:
    """Return the tokens in lower case with straight apostrophes, each form read once."""
    words = {form: form.lower().replace("’", "'") for form in known.places}
    return tuple(map(words.__getitem__, known.forms))


def _with_clitics(known: Columns, words: tuple[str, ...], ends: tuple[int, ...]) -> tuple[str, ...]:
    """Give an inverted subject its hyphen back, which the tokenizer parts from ``elles`` alone: ``ont-elles``."""
    parted = [
        index
        for index in known.of_lower(("elles",))
        if index > 1 and words[index - 1] == "-" and ends[index - 2] == known.starts[index] - 1
    ]
    if not parted:
        return words
    new_words = list(words)
    for index in parted:
        new_words[index] = "-elles"
    return tuple(new_words)


def _with_apostrophes(
    known: Columns, words: tuple[str, ...], ends: tuple[int, ...]
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Give an elided word its apostrophe back, which the tokenizer parts from it before a mark: ``qu'« il``."""
    joined = [
        index
        for index in known.of_lower(_ELIDED)
        if words[index + 1 : index + 2] == ("'",) and ends[index] == known.starts[index + 1]
    ]
    if not joined:
        return words, ends
    new_words, new_ends = list(words), list(ends)
    for index in joined:
        new_words[index] += "'"
        new_ends[index] = ends[index + 1]
    return tuple(new_words), tuple(new_ends)


def _levels(starts: tuple[int, ...], scopes: tuple[Scope, ...]) -> Iterator[int]:
    """Paint each scope over its tokens, the inner ones last (the nesting of marks is bounded)."""
    levels = [0] * len(starts)
    for index, scope in enumerate(scopes):
        if scope.owner is not None:
            first, last = bisect_left(starts, scope.owner.start), bisect_left(starts, scope.owner.end)
            levels[first:last] = [index] * (last - first)
    return iter(levels)


def strip_edges(text: str, start: int, end: int, right: str = EDGES) -> Offsets:
    """Move both offsets inwards over white space, commas, colons and dashes (``right`` on the right)."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in right:
        end -= 1
    return start, end
