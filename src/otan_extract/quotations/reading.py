"""Read all quotations of a document: ordered rules, the most certain first, each on what is still open."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from spacy.tokens import Doc

from otan_extract.layers import Offsets, Quotation, TextWarning
from otan_extract.quotations.board import Board
from otan_extract.quotations.clauses import read_clause
from otan_extract.quotations.comparisons import read_fronted_comparison
from otan_extract.quotations.drafts import Draft, kind_of
from otan_extract.quotations.editorial import is_editorial
from otan_extract.quotations.fragments import read_fragments
from otan_extract.quotations.incises import read_incise
from otan_extract.quotations.introductions import read_colon_clause, read_introduction
from otan_extract.quotations.layout import Layout, build_layout
from otan_extract.quotations.marks import Pair
from otan_extract.quotations.source_contents import read_source
from otan_extract.quotations.sources import spot_sources
from otan_extract.quotations.spotting import Cue, is_impersonal, spot_cues
from otan_extract.quotations.uncued import read_uncued

_INSERTED = frozenset({"incise_inside_marks", "incise_after_marks", "incise_after_clause"})


def read_quotations(doc: Doc) -> tuple[list[Quotation], tuple[TextWarning, ...]]:
    """Return the quotations of ``doc`` in order of their content, and what is odd about its marks."""
    layout = build_layout(doc)
    board = Board(layout)
    cues = spot_cues(layout)
    for cue in cues:
        board.add(_read_cue(layout, board, cue, cues))
    _read_sources(layout, board)
    _read_introductions(layout, board, cues)
    for cue in cues:
        if _is_free(layout, board, cue):
            board.add(read_fragments(layout, cue, board.is_available, cues))
    for level, pair in _open_pairs(layout, board):
        board.add([read_uncued(layout, level, pair, board.last_before(pair))])
    thoughts = {cue.start for cue in cues if cue.strength == "thought"}
    drafts = [draft for draft in board.drafts if not _is_reported_thought(board, draft, thoughts)]
    return _settle(layout, drafts), layout.warnings


def _is_reported_thought(board: Board, draft: Draft, thoughts: set[int]) -> bool:
    """Tell whether somebody else's words tell of a thought: ``X dit qu'il espère « un accord »``."""
    if draft.cue is None or draft.cue[0] not in thoughts:
        return False
    return board.is_within_other(draft.cue[0], draft)


def _read_sources(layout: Layout, board: Board) -> None:
    sources = spot_sources(layout)
    for source in sources:
        if board.is_cited(source.start) and not source.relative:
            continue  # "…", a lancé X, selon une vidéo: where the words of X were found
        if source.weak and board.next_incise(source.end) is not None:
            continue  # "Pour Paul, …, a-t-il dit": once is enough
        within, cut = board.content_at(source.start), board.next_incise(source.start)
        board.add([read_source(layout, source, sources, within, cut)])


def _read_introductions(layout: Layout, board: Board, cues: list[Cue]) -> None:
    for level, scope in enumerate(layout.scopes):
        for pair in scope.pairs:
            if not pair.chained:
                board.add([_introduced(layout, board, level, pair, cues)])
    for cue in cues:
        draft = None if board.is_used(cue) else read_colon_clause(layout, cue)
        if draft is not None and not board.holds_incise(draft):
            board.add([draft])


def _introduced(layout: Layout, board: Board, level: int, pair: Pair, cues: list[Cue]) -> Draft | None:
    """Read what a colon introduces, also inside of a content that holds the cue as well."""
    draft = read_introduction(layout, level, pair, cues)
    if draft is None or board.is_open(pair):
        return draft
    return draft if draft.cue is not None and board.holds(draft.cue[0], pair) else None


def _open_pairs(layout: Layout, board: Board) -> Iterator[tuple[int, Pair]]:
    """Yield the pairs that nothing reads yet, with their scope; a paragraph's goes with the one before."""
    for level, scope in enumerate(layout.scopes):
        for pair in scope.pairs:
            if not pair.chained and board.is_open(pair):
                yield level, pair


def _is_free(layout: Layout, board: Board, cue: Cue) -> bool:
    """Tell whether ``cue`` may still report fragments."""
    if board.is_used(cue) or board.is_reported(cue) or is_editorial(layout, cue):
        return False
    return not (cue.level and is_impersonal(layout, cue))


def _read_cue(layout: Layout, board: Board, cue: Cue, cues: list[Cue]) -> list[Draft | None]:
    if is_editorial(layout, cue):
        return []
    if cue.level and not cue.third_person:
        return []  # "je vous dis que" is part of what is said
    incise = read_incise(layout, cue, board.read_until, board.rests)
    if incise:
        return list(incise)
    fronted = read_fronted_comparison(layout, cue)
    if fronted is not None:
        return [fronted]
    if (cue.level and is_impersonal(layout, cue)) or board.is_reported(cue):
        return []
    return [read_clause(layout, cue, cues)]


def _own_segments(draft: Draft, last: Mapping[int, Draft], hosts: Sequence[int]) -> tuple[Offsets, ...]:
    """Leave out what follows an inserted clause where a later one reports it.

    Args:
        draft: a quotation.
        last: the last draft with an inserted clause that reads the stretch from an offset on.
        hosts: where the contents before such clauses start outside of marks, in order.
    """
    if draft.rule == "incise_inside_marks":
        own = takewhile(lambda segment: last[segment[0]] is draft, draft.segments[1:])
    elif draft.rule in _INSERTED:
        own = takewhile(lambda segment: not _holds_any(hosts, segment), draft.segments[1:])
    elif draft.rule.startswith("colon") or draft.cue is None:
        own = takewhile(lambda segment: segment[0] not in last, draft.segments[1:])
    else:
        return draft.segments
    return (draft.segments[0], *own)


def _holds_any(offsets: Sequence[int], stretch: Offsets) -> bool:
    index = bisect_left(offsets, stretch[0])
    return index < len(offsets) and offsets[index] < stretch[1]


def _settle(layout: Layout, drafts: list[Draft]) -> list[Quotation]:
    """Order the drafts, drop doubles, and turn links into indices."""
    inserted = [draft for draft in drafts if draft.rule in _INSERTED]
    last = {start: draft for draft in inserted for start, _ in draft.segments}
    begun = sorted(draft.segments[0][0] for draft in inserted if draft.rule != "incise_inside_marks")
    hosts = {draft.segments[0][0] for draft in inserted if draft.rule != "incise_after_clause"}
    unique: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        if any(start >= end for start, end in draft.segments):
            continue  # empty marks
        if draft.rule == "rest_of_marks" and draft.segments[0][0] in hosts:
            continue  # a second reporting clause in the same marks has taken it
        unique[draft.segments] = draft  # of two cues with one content, the nearer one comes later
    ordered = sorted(unique.values(), key=lambda draft: (draft.segments, draft.cue or (0, 0)))
    index = {id(draft): number for number, draft in enumerate(ordered)}
    return [
        Quotation(
            _own_segments(draft, last, begun),
            kind_of(layout.text, draft, layout.pairs),
            draft.cue,
            draft.lemma,
            draft.rule,
            index.get(id(draft.follows)) if draft.follows else None,
        )
        for draft in ordered
    ]
