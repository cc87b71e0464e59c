"""Read all quotations of a document: ordered rules, the most certain first, each on what is still open."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Doc

from otan_extract.layers import Offsets, Quotation, TextWarning
from otan_extract.quotations.clauses import read_clause
from otan_extract.quotations.drafts import Draft, kind_of
from otan_extract.quotations.fragments import read_fragments
from otan_extract.quotations.incises import read_fronted_comparison, read_incise
from otan_extract.quotations.introductions import read_colon_clause, read_introduction
from otan_extract.quotations.layout import Layout, build_layout
from otan_extract.quotations.marks import Pair
from otan_extract.quotations.sources import read_source, spot_sources
from otan_extract.quotations.spotting import Cue, is_editorial, is_impersonal, spot_cues
from otan_extract.quotations.uncued import read_uncued


def read_quotations(doc: Doc) -> tuple[list[Quotation], tuple[TextWarning, ...]]:
    """Return the quotations of ``doc`` in order of their content, and what is odd about its marks."""
    layout = build_layout(doc)
    board = _Board(layout)
    cues = spot_cues(layout)
    for cue in cues:
        board.add(_read_cue(layout, board, cue, cues))
    sources = spot_sources(layout)
    for source in sources:
        if board.is_cited(source.start) and not source.relative:
            continue  # "…", a lancé X, selon une vidéo: where the words of X were found
        board.add([read_source(layout, source, sources, board.content_at(source.start), board.next_incise(source.start))])
    for level, scope in enumerate(layout.scopes):
        for pair in scope.pairs:
            if not pair.chained and board.is_open(pair):
                board.add([read_introduction(layout, level, pair, cues)])
    for cue in cues:
        if not board.is_used(cue):
            board.add([read_colon_clause(layout, cue)])
    for cue in cues:
        if (
            not board.is_used(cue)
            and not board.is_reported(cue)
            and not (cue.level and is_impersonal(layout, cue))
        ):
            board.add(read_fragments(layout, cue, board.is_available, cues))
    for level, scope in enumerate(layout.scopes):
        for pair in scope.pairs:
            if not pair.chained and board.is_open(pair):
                board.add([read_uncued(layout, level, pair, board.last_before(pair))])
    return _settle(layout, board.drafts), layout.warnings


def _read_cue(layout: Layout, board: _Board, cue: Cue, cues: list[Cue]) -> list[Draft | None]:
    if is_editorial(layout, cue):
        return []
    if cue.level and not cue.third_person:
        return []  # "je vous dis que" is part of what is said
    incise = read_incise(layout, cue)
    if incise:
        return list(incise)
    fronted = read_fronted_comparison(layout, cue)
    if fronted is not None:
        return [fronted]
    if (cue.level and is_impersonal(layout, cue)) or board.is_reported(cue):
        return []
    return [read_clause(layout, cue, cues)]


class _Board:
    """What has been read so far, and which pairs it covers."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.drafts: list[Draft] = []
        self._covering: dict[Pair, list[Draft]] = defaultdict(list)
        self._used: set[int] = set()
        self._reported: set[int] = set()

    def add(self, drafts: Iterable[Draft | None]) -> None:
        """Take what a rule has read."""
        for draft in drafts:
            if draft is None:
                continue
            self.drafts.append(draft)
            if draft.rule == "clause_infinitive":
                self._reported.add(draft.segments[0][0])
            if draft.cue is not None and draft.rule != "colon_after_cue":
                self._used.add(draft.cue[0])
            for start, end in draft.segments:
                for pair in self._overlapping(start, end):
                    self._covering[pair].append(draft)

    def _overlapping(self, start: int, end: int) -> list[Pair]:
        pairs = self.layout.pairs
        low, high = bisect_left(pairs, (start - 3,)), bisect_left(pairs, (end,))
        return [pair for pair in pairs[low:high] if pair.inner_end > start]

    def content_at(self, offset: int) -> Offsets | None:
        """Return the narrowest reported clause around ``offset``, which bounds what is read in it."""
        around = [
            segment
            for draft in self.drafts
            if draft.rule.startswith("clause")
            for segment in draft.segments
            if segment[0] <= offset < segment[1]
        ]
        return max(around, default=None)

    def next_incise(self, offset: int) -> int | None:
        """Return where the content of a reporting clause ends that follows ``offset`` in its sentence."""
        sentence = self.layout.sentence_at(0, offset)
        ends = [
            draft.segments[-1][1]
            for draft in self.drafts
            if draft.rule in ("incise_after_marks", "incise_after_clause")
            and draft.segments[0][0] <= offset < draft.segments[-1][1] <= sentence[1]
        ]
        return min(ends, default=None)

    def is_reported(self, cue: Cue) -> bool:
        """Tell whether ``cue`` is an infinitive that another one reports (``dit espérer que``)."""
        return cue.start in self._reported

    def is_cited(self, offset: int) -> bool:
        """Tell whether a reporting clause after marks stands right before ``offset`` in its sentence."""
        return any(
            draft.cue is not None
            and draft.rule.startswith("incise_after")
            and draft.cue[1] <= offset
            and self.layout.sentence_at(0, draft.cue[0]) == self.layout.sentence_at(0, offset)
            for draft in self.drafts[-40:]
        )

    def is_used(self, cue: Cue) -> bool:
        """Tell whether ``cue`` has its quotation already."""
        return cue.start in self._used

    def is_open(self, pair: Pair) -> bool:
        """Tell whether nothing reads ``pair`` in the scope that it stands in."""
        owner = self._owner(pair)
        return all(owner is not None and _contains(draft, owner) for draft in self._covering[pair])

    def is_available(self, cue: Cue, pair: Pair) -> bool:
        """Tell whether ``cue`` may read ``pair``: all that covers the pair holds the cue as well."""
        return all(
            any(start <= cue.start < end for start, end in draft.segments) for draft in self._covering[pair]
        )

    def last_before(self, pair: Pair) -> Draft | None:
        """Return the quotation that ends last before ``pair``."""
        before = [draft for draft in self.drafts[-60:] if draft.segments[-1][1] <= pair.start]
        return max(before, key=lambda draft: draft.segments[-1][1], default=None)

    def _owner(self, pair: Pair) -> Pair | None:
        level = self.layout.levels[max(0, self.layout.first_token(pair.start) - 1)]
        return self.layout.scopes[level].owner if pair.depth else None


def _contains(draft: Draft, owner: Pair) -> bool:
    return any(start <= owner.inner_start + 1 and owner.inner_end - 1 <= end for start, end in draft.segments)


def _settle(layout: Layout, drafts: list[Draft]) -> list[Quotation]:
    """Order the drafts, drop doubles, and turn links into indices."""
    unique: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        unique.setdefault((draft.segments, draft.cue), draft)
    ordered = sorted(unique.values(), key=lambda draft: (draft.segments, draft.cue or (0, 0)))
    index = {id(draft): number for number, draft in enumerate(ordered)}
    return [
        Quotation(
            draft.segments,
            kind_of(layout.text, draft, layout.pairs),
            draft.cue,
            draft.lemma,
            draft.rule,
            index.get(id(draft.follows)) if draft.follows else None,
        )
        for draft in ordered
    ]
