"""Relative and subordinate clauses that a source interrupts or closes: ``un pont qui, selon la maire, tiendra``."""

from __future__ import annotations

from otan_extract.layers import Offsets
from otan_extract.quotations.chunks import opens_gerund, opens_verb_group, split_chunks
from otan_extract.quotations.layout import FINAL, Layout, strip_edges
from otan_extract.quotations.sources import Preposition

_SUBORDINATORS = frozenset({"où", "puisque", "puisqu'"})
_SUBORDINATORS_WITH_QUE = frozenset({"parce", "alors", "tandis"})


def relative_without_comma(
    layout: Layout, preposition: Preposition, chunk: Offsets, end: int
) -> tuple[list[Offsets], str] | None:
    """Return what a relative says that a source interrupts without commas: ``un pont qui selon elle tiendra``."""
    if layout.before(preposition.first) != "qui":
        return None
    for token in layout.tokens(*chunk, preposition.level):
        if token.i > preposition.last and opens_verb_group(layout, token.i):
            return [relative_tail(layout, preposition.level, (token.idx, end))], "source_relative"
    return None


def verb_of_relative(layout: Layout, head: Offsets, chunks: list[Offsets]) -> int | None:
    """Return where the verb of a relative follows that a source interrupts: ``qui, selon la maire, tiendra``."""
    if layout.words[layout.first_token(head[1]) - 1] != "qui":
        return None
    return next(
        (start for start, _ in chunks[1:] if opens_verb_group(layout, layout.first_token(start))), None
    )


def from_comment(layout: Layout, level: int, head: Offsets) -> Offsets:
    """Leave out what stands before a comment that a source interrupts: ``Il part, ce qui, selon X, surprend``."""
    start = split_chunks(layout, level, *head)[-1][0]
    first = layout.first_token(start)
    opens = layout.words[first] == "ce" and layout.after(first) in ("que", "qu'", "qui", "dont")
    return (start, head[1]) if opens else head


def finished_relative(layout: Layout, level: int, head: Offsets, tail: Offsets) -> list[Offsets] | None:
    """Return the relative that a source comments on, up to the main verb: ``L'élu, qui ment, selon X, part``."""
    start = split_chunks(layout, level, *head)[-1][0]
    first = layout.first_token(start)
    if start == head[0] or layout.words[first] != "qui" or not opens_verb_group(layout, first + 1):
        return None
    chunks = split_chunks(layout, level, *tail)
    for number, (begun, _) in enumerate(chunks):
        if opens_verb_group(layout, layout.first_token(begun)):
            return [(start, head[1]), *([(tail[0], chunks[number - 1][1])] if number else [])]
    return None


def quoted_relative(layout: Layout, level: int, head: Offsets) -> Offsets | None:
    """Return the relative before a source, where it alone holds marks: ``Il vend le port, qui « coûte », selon X``."""
    start = split_chunks(layout, level, *head)[-1][0]
    if start == head[0] or layout.words[layout.first_token(start)] != "qui":
        return None
    quoted, before = layout.pairs_between(level, start, head[1]), layout.pairs_between(level, head[0], start)
    return (
        (start, head[1]) if quoted and not before and layout.has_finite_verb(head[0], start, level) else None
    )


def from_subordinate(layout: Layout, level: int, head: Offsets) -> Offsets:
    """Narrow to a subordinate clause that a source interrupts: ``Il part, parce que la ville, selon X, a menti``.

    What the writer reminds of is one (``Rappelons que la ville, selon X, a menti``).
    """
    opening = layout.first_token(head[0])
    if layout.words[opening].endswith("ons") and layout.words[opening + 1] in ("que", "qu'"):
        return layout.starts[opening + 2], head[1]
    for start, _ in reversed(split_chunks(layout, level, *head)[1:]):
        first = layout.first_token(start)
        if layout.words[first] in _SUBORDINATORS:
            return layout.starts[first + 1], head[1]
        if layout.words[first] in _SUBORDINATORS_WITH_QUE and layout.after(first) in ("que", "qu'"):
            return layout.starts[first + 2], head[1]
    return head


def relative_tail(layout: Layout, level: int, content: Offsets) -> Offsets:
    """Cut a participial tail, or the main verb, which go on with the sentence and not with the reported relative."""
    for start, _ in split_chunks(layout, level, *content)[1:]:
        first = layout.first_token(start)
        if opens_gerund(layout, first) or opens_verb_group(layout, first):
            return strip_edges(layout.text, content[0], start)
    return strip_edges(layout.text, *content, FINAL)
