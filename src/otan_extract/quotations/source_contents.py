"""What a source preposition attributes, at the start, in the middle or at the end of its sentence."""

from __future__ import annotations

from bisect import bisect_left

from otan_extract.datelines import skip_dateline
from otan_extract.layers import Offsets
from otan_extract.quotations.chunks import RELATIVES, split_chunks
from otan_extract.quotations.coordination import contrasted_clause
from otan_extract.quotations.drafts import Draft
from otan_extract.quotations.layout import EDGES, FINAL, Layout, strip_edges
from otan_extract.quotations.opinions import is_offered, quoted_opinion
from otan_extract.quotations.source_openings import clause_without_comma, initial_content
from otan_extract.quotations.source_relatives import (
    finished_relative,
    from_comment,
    from_subordinate,
    quoted_relative,
    relative_tail,
    relative_without_comma,
    verb_of_relative,
)
from otan_extract.quotations.source_resumption import resumption
from otan_extract.quotations.sources import LEARNING, STRESSED, Preposition, with_adverb

_CONNECTIVE_LIMIT = 25  # characters of "Mais", "En revanche," that may stand before an initial "selon"
_COORDINATORS = frozenset({"car", "et", "mais", "or", "puisque", "donc"})
_CLAUSE_LINKS = _COORDINATORS | {"que", "qu'", "où"}
_CONJUNCTIONS = frozenset({"mais", "et", "tandis", "alors", "car", "or", "ce"})
_SOURCE_REACH = 6  # tokens of "source policière" before "que"
_OPENERS = frozenset(
    {
        "mais",
        "et",
        "or",
        "car",
        "enfin",
        "toujours",
        "ainsi",
        "en",
        "par",
        "pourtant",
        "toutefois",
        "cependant",
        "ailleurs",
        "autre",
        "de",
        "du",
        "d'ailleurs",
        "au",
        "néanmoins",
    }
)


def read_source(
    layout: Layout,
    preposition: Preposition,
    others: list[Preposition],
    within: Offsets | None,
    cut: int | None,
) -> Draft | None:
    """Read the content that ``preposition`` attributes, or return None.

    Args:
        layout: the document.
        preposition: the source preposition.
        others: all source prepositions of the document.
        within: the reported clause that the preposition stands in, if any.
        cut: where another reporting clause follows in the sentence, if one does.
    """
    span = (preposition.start, preposition.end)
    preposition = with_adverb(layout, preposition)
    start, end = _bounds(layout, preposition)
    start, end = _between_colons(layout, preposition, others, (start, end))
    if cut is not None:
        end = min(end, cut)
    if within is not None:
        if layout.words[preposition.last] in STRESSED:
            return None  # "précise que, selon lui, …": the speaker of the clause over again
        start, end = max(start, within[0]), min(end, within[1])
    found = _segments(layout, preposition, (start, end), others)
    if found is None:
        return None
    segments = tuple(
        layout.unquoted(preposition.level, *segment) for segment in found[0] if segment[0] < segment[1]
    )
    return Draft(segments, span, preposition.lemma, found[1]) if segments else None


def _segments(
    layout: Layout, preposition: Preposition, bounds: Offsets, others: list[Preposition]
) -> tuple[list[Offsets], str] | None:
    """Return the segments that the place of the source in its sentence gives, and the rule."""
    start, end = bounds
    chunks = split_chunks(layout, preposition.level, preposition.end, end)
    bracketed = _before_bracket(layout, preposition, start, end)
    if bracketed is not None:
        return [bracketed], "source_final"
    if preposition.relative:
        begun = layout.end_of(preposition.last)
        clause = strip_edges(
            layout.text, begun, _main_clause(layout, preposition, (start, begun, end)), FINAL
        )
        return [clause], "source_relative_pronoun"
    initial = _is_initial(layout, preposition, start)
    if initial or _opens_linked_clause(layout, preposition, chunks):
        content = initial_content(layout, preposition, chunks, end)
        if content is not None and preposition.lemma == "pour" and is_offered(layout, content):
            content = None
        rule = "source_initial" if initial else "source_of_coordinate"
        return ([content] if content else []), rule
    narrow = (
        _learned(layout, preposition, end)
        or relative_without_comma(layout, preposition, chunks[0], end)
        or _label(layout, preposition, chunks)
    )
    if narrow is not None and not preposition.weak:
        return narrow
    conceded = _conceded(layout, preposition, start, chunks)
    if conceded is not None:
        return [conceded], "source_final"
    opinion = quoted_opinion(layout, preposition, bounds)
    if opinion is not None:
        return [opinion], "source_final"
    before = layout.text[start : preposition.start]
    if preposition.weak or not _is_set_off(layout, preposition, before, end):
        return None
    return _inner_content(layout, preposition, chunks, bounds, others)


def _conceded(layout: Layout, preposition: Preposition, start: int, chunks: list[Offsets]) -> Offsets | None:
    """Return what a source says within a concession: ``Si la baisse est limitée selon l'institut, tout augmente``."""
    first = layout.first_token(start)
    conceding = (
        layout.words[first : first + 2] in (("s'", "il"), ("s'", "ils")) or layout.words[first] == "si"
    )
    opened = conceding and len(chunks) > 1 and not preposition.weak
    if not opened or not layout.has_finite_verb(start, preposition.start, preposition.level):
        return None
    clause = strip_edges(layout.text, layout.end_of(first), preposition.start)
    return clause if "," not in layout.text[slice(*clause)] else None


def _label(
    layout: Layout, preposition: Preposition, chunks: list[Offsets]
) -> tuple[list[Offsets], str] | None:
    """Return a quoted apposition right before its source: ``L'élue, « émue » selon le préfet, part``."""
    pair = layout.pair_ending_at(preposition.level, len(layout.text[: preposition.start].rstrip()))
    if (
        pair is None
        or len(chunks) < 2
        or not layout.text[: pair.start].rstrip().endswith(",")
        or layout.holds_clause(pair)
    ):
        return None
    return [(pair.inner_start, pair.inner_end)], "source_final"


def _learned(layout: Layout, preposition: Preposition, end: int) -> tuple[list[Offsets], str] | None:
    """Return what is learned from a source without commas: ``On apprend de source policière que le pont ferme``."""
    if preposition.lemma != "de" or layout.before(preposition.first) not in LEARNING:
        return None
    for index in range(preposition.last + 1, min(preposition.last + _SOURCE_REACH, len(layout.words))):
        if layout.words[index] in ("que", "qu'"):
            return [strip_edges(layout.text, layout.end_of(index), end, FINAL)], "source_relative"
    return None


def _opens_linked_clause(layout: Layout, preposition: Preposition, chunks: list[Offsets]) -> bool:
    """Tell whether the source opens a clause within its sentence: ``…, car selon la maire, …``."""
    linked = layout.before(preposition.first) in _CLAUSE_LINKS
    return linked and (len(chunks) > 1 or clause_without_comma(layout, preposition, chunks[0]) is not None)


def _main_clause(layout: Layout, preposition: Preposition, bounds: tuple[int, int, int]) -> int:
    """Return where the main clause starts after ``Visée par l'élue, selon qui …,``, else the end of the sentence."""
    start, begun, end = bounds
    if layout.has_finite_verb(start, preposition.start, preposition.level):
        return end
    for low, high in split_chunks(layout, preposition.level, begun, end)[1:]:
        if layout.has_finite_verb(low, high, preposition.level):
            return low
    return end


def _between_colons(
    layout: Layout, preposition: Preposition, others: list[Preposition], bounds: Offsets
) -> Offsets:
    """Narrow the sentence at a colon that parts it from another source: ``Pour X, A : B, selon lui``."""
    start, end = bounds
    index = bisect_left(others, preposition)
    for other in others[max(0, index - 1) : index + 2]:
        low, high = sorted((other.start, preposition.start))
        colon = layout.text.find(":", low, high)
        if (
            other == preposition
            or other.level != preposition.level
            or colon < 0
            or not start <= other.start < end
        ):
            continue
        if other.start < preposition.start:
            start = colon + 1
        else:
            end = colon
    return start, end


def _before_bracket(layout: Layout, preposition: Preposition, start: int, end: int) -> Offsets | None:
    """Return the sentence before a bracket that holds nothing but the source: ``… tiendra (selon la maire)``."""
    text = layout.text
    if (
        text[start - 1 : start] != "("
        or text[end : end + 1] != ")"
        or text[start : preposition.start].strip()
    ):
        return None
    if layout.has_finite_verb(start, end, preposition.level):
        return None
    sentence = layout.sentence_at(preposition.level, start)
    return strip_edges(text, skip_dateline(text, *sentence), start - 1)


def _is_set_off(layout: Layout, preposition: Preposition, before: str, end: int) -> bool:
    """Tell whether a comma, a mark or a bracket sets the source off, or it ends its clause."""
    if before.rstrip().endswith((",", "(", "–", "—")) or layout.text[end : end + 1] == ")":
        return True
    return _closes(layout, preposition, end) or (
        layout.pair_ending_at(preposition.level, preposition.start - len(before) + len(before.rstrip()))
        is not None
    )


def _bounds(layout: Layout, preposition: Preposition) -> Offsets:
    start, end = layout.sentence_at(preposition.level, preposition.start)
    opened = layout.text.rfind("(", start, preposition.start)
    if opened >= 0 and ")" not in layout.text[opened : preposition.start]:
        closed = layout.text.find(")", preposition.start, end)
        return opened + 1, closed if closed >= 0 else end
    if layout.text[start : preposition.start].rstrip().endswith(":"):
        start = preposition.start
    semicolon = layout.text.rfind(";", start, preposition.start)
    if semicolon >= 0:
        start = semicolon + 1
    following = layout.text.find(";", preposition.end, end)
    while following >= 0 and any(
        pair.start < following < pair.end
        for pair in layout.pairs_between(preposition.level, preposition.end, following)
    ):
        following = layout.text.find(";", following + 1, end)
    return start, following if following >= 0 else end


def _is_initial(layout: Layout, preposition: Preposition, start: int) -> bool:
    """Tell whether nothing but a connective stands before, within the sentence or its last clause."""
    start = skip_dateline(layout.text, start, preposition.start)
    before = layout.text[start : preposition.start].strip(EDGES + '"«“')
    if len(before) <= _CONNECTIVE_LIMIT and not layout.has_finite_verb(
        start, preposition.start, preposition.level
    ):
        words = before.split()
        return len(words) <= 1 or words[0].lower() in _OPENERS
    return False


def _closes(layout: Layout, preposition: Preposition, end: int) -> bool:
    """Tell whether a source without comma before it ends its clause: ``est une erreur selon lui``."""
    rest = layout.text[layout.end_of(preposition.last) : end].strip(FINAL)
    if layout.words[preposition.last] in STRESSED and rest:
        # "rappelle selon lui les heures" only hints at whose opinion it is, unless marks follow
        return _pair_after_pronoun(layout, preposition, end) is not None
    return layout.has_finite_verb(
        layout.sentence_at(preposition.level, preposition.start)[0], preposition.start, preposition.level
    ) and not layout.has_finite_verb(
        preposition.end, _before_coordinate(layout, preposition, end), preposition.level
    )


def _pair_after_pronoun(layout: Layout, preposition: Preposition, end: int) -> int | None:
    """Return where marks open right after ``selon lui``, else None."""
    start, _ = strip_edges(layout.text, layout.end_of(preposition.last), end)
    follows = layout.words[preposition.last] in STRESSED and layout.pair_starting_at(preposition.level, start)
    return start if follows else None


def _before_coordinate(layout: Layout, preposition: Preposition, end: int) -> int:
    """Return where a clause ends that another one follows: ``… selon un sondage, et l'élue part``, else ``end``."""
    chunks = split_chunks(layout, preposition.level, preposition.end, end)
    if len(chunks) > 1 and layout.words[layout.first_token(chunks[1][0])] in _CONJUNCTIONS:
        return chunks[0][1]
    return end


def _inner_content(
    layout: Layout,
    preposition: Preposition,
    chunks: list[Offsets],
    bounds: Offsets,
    others: list[Preposition],
) -> tuple[list[Offsets], str]:
    """Return the content around a source that stands in the middle or at the end."""
    text = layout.text
    bounds = bounds[0], _before_next_source(layout, preposition, bounds[1], others)
    chunks = split_chunks(layout, preposition.level, preposition.end, bounds[1])
    start = skip_dateline(text, _narrowed(layout, preposition, bounds[0], others), bounds[1])
    head = strip_edges(text, start, preposition.start, EDGES + "(")
    resume = (
        _pair_after_pronoun(layout, preposition, bounds[1])
        or verb_of_relative(layout, head, chunks)
        or resumption(layout, preposition, chunks)
    )
    if resume is None:
        quoted = quoted_relative(layout, preposition.level, head)
        return ([head], "source_final") if quoted is None else ([quoted], "source_relative")
    head = from_comment(layout, preposition.level, head)
    tail = strip_edges(text, resume, bounds[1], FINAL)
    relative = finished_relative(layout, preposition.level, head, tail)
    if relative is not None:
        return relative, "source_relative"
    head = from_subordinate(layout, preposition.level, head)
    if layout.words[layout.first_token(tail[0])] in ("que", "qu'"):
        return [strip_edges(text, layout.end_of(layout.first_token(tail[0])), tail[1])], "source_relative"
    last = layout.words[layout.first_token(head[1]) - 1]
    if last in RELATIVES:
        return [relative_tail(layout, preposition.level, tail)], "source_relative"
    if last in _COORDINATORS:
        return [tail], "source_of_coordinate"  # "…, et, selon X, la route ferme"
    first = layout.first_token(resume)
    if layout.words[first] in _CONJUNCTIONS and _is_clause(layout, preposition.level, head):
        return [head], "source_final"
    contrasted = contrasted_clause(layout, preposition.level, *tail)
    return [head, strip_edges(text, tail[0], contrasted or tail[1])], "source_inserted"


def _is_clause(layout: Layout, level: int, content: Offsets) -> bool:
    return layout.has_finite_verb(*content, level) or any(
        layout.holds_finite_verb(pair) for pair in layout.pairs_between(level, *content)
    )


def _narrowed(layout: Layout, preposition: Preposition, start: int, others: list[Preposition]) -> int:
    """Move ``start`` over a clause that has a source of its own."""
    index = bisect_left(others, preposition)
    for other in others[max(0, index - 2) : index]:
        if start < other.start < preposition.start and _bounds(layout, other)[0] <= start:
            before = layout.text[: preposition.start].rstrip()
            find = layout.text.find if before.endswith(",") else layout.text.rfind
            comma = find(",", other.end, preposition.start)
            return comma + 1 if comma >= 0 and not _is_initial(layout, other, start) else start
    return start


def _before_next_source(layout: Layout, preposition: Preposition, end: int, others: list[Preposition]) -> int:
    """Return where what another source says begins: ``200 selon la police, 500 selon la CGT``, else ``end``."""
    following = bisect_left(others, preposition) + 1
    for other in others[following : following + 1]:
        if other.level != preposition.level or other.start >= end or other.relative or other.weak:
            continue
        chunks = split_chunks(layout, preposition.level, preposition.end, end)
        number = next((k for k, (start, stop) in enumerate(chunks) if start < other.start < stop), 0)
        return chunks[number - 1][1] if number else end
    return end
