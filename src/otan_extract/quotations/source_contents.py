"""What a source preposition attributes, at the start, in the middle or at the end of its sentence."""

from __future__ import annotations

from bisect import bisect_left

from otan_extract.layers import Offsets
from otan_extract.quotations.chunks import RELATIVES, opens_gerund, split_chunks
from otan_extract.quotations.drafts import Draft
from otan_extract.quotations.layout import EDGES, FINAL, Layout, skip_dateline, strip_edges
from otan_extract.quotations.marks import Pair
from otan_extract.quotations.sources import STRESSED, Preposition

_CONNECTIVE_LIMIT = 25  # characters of "Mais", "En revanche," that may stand before an initial "selon"
_CLAUSE_LINKS = frozenset({"car", "et", "mais", "or", "puisque", "que", "qu'", "donc"})
_CONNECTIVES = frozenset(
    {
        "en revanche",
        "au contraire",
        "en effet",
        "toutefois",
        "pourtant",
        "cependant",
        "par ailleurs",
        "en outre",
        "néanmoins",
        "à l'inverse",
        "ensuite",
        "enfin",
        "d'ailleurs",
    }
)
_CONJUNCTIONS = frozenset({"mais", "et", "tandis", "alors", "car", "or", "ce"})
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
        _unquoted(layout, preposition.level, *segment) for segment in found[0] if segment[0] < segment[1]
    )
    span = (preposition.start, preposition.end)
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
        clause = strip_edges(layout.text, layout.end_of(preposition.last), end, FINAL)
        return [clause], "source_relative_pronoun"
    initial = _is_initial(layout, preposition, start)
    if initial or (layout.words[preposition.first - 1] in _CLAUSE_LINKS and len(chunks) > 1):
        content = _initial_content(layout, preposition, chunks, end)
        rule = "source_initial" if initial else "source_of_coordinate"
        return ([content] if content else []), rule
    before = layout.text[start : preposition.start]
    if preposition.weak or not _is_set_off(layout, preposition, before, end):
        return None
    return _inner_content(layout, preposition, chunks, bounds, others)


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


def _initial_content(
    layout: Layout, preposition: Preposition, chunks: list[Offsets], end: int
) -> Offsets | None:
    """Return what follows the source: from the first chunk that is no apposition to the sentence end."""
    inline = _inline_pair(layout, preposition, *chunks[0])
    if inline is not None:
        return inline, end
    for number in range(1, len(chunks)):
        if not _is_apposition(layout, preposition, chunks[number], last=number == len(chunks) - 1):
            end = _before_comment(layout, chunks[number + 1 :], end)
            start = _after_connective(layout, preposition, chunks[number:])
            pair = _after_colon(layout, preposition, start, end)
            if pair is not None:
                return pair.inner_start, pair.inner_end
            return strip_edges(layout.text, start, end, FINAL if layout.text[end - 1] in ".:" else EDGES)
    return None


def _after_connective(layout: Layout, preposition: Preposition, chunks: list[Offsets]) -> int:
    """Return where the content starts, over ``en revanche`` and the like before it."""
    (start, end), *following = chunks
    if not following:
        return start
    is_connective = layout.text[start:end].replace("’", "'") in _CONNECTIVES
    last_is_pair = (
        len(following) == 1 and layout.pair_starting_at(preposition.level, following[0][0]) is not None
    )
    if is_connective or (last_is_pair and not layout.has_finite_verb(start, end, preposition.level)):
        return following[0][0]
    return start


def _after_colon(layout: Layout, preposition: Preposition, start: int, end: int) -> Pair | None:
    """Return the pair that a colon introduces after an apposition: ``Pour l'association, l'April : « … »``."""
    pairs = layout.pairs_between(preposition.level, start, end)
    if len(pairs) != 1 or not layout.text[start : pairs[0].start].rstrip().endswith(":"):
        return None
    return None if layout.has_finite_verb(start, pairs[0].start, preposition.level) else pairs[0]


def _before_comment(layout: Layout, chunks: list[Offsets], end: int) -> int:
    """Cut the writer's comment on what was said: ``…, ce que Téhéran dément``."""
    for start, _ in chunks:
        first = layout.first_token(start)
        if layout.words[first] == "ce" and layout.words[first + 1] in ("que", "qu'", "qui", "dont"):
            return start
    return end


def _inline_pair(layout: Layout, preposition: Preposition, start: int, stop: int) -> int | None:
    """Return where content starts that follows its source without a comma: ``selon lui « … »``."""
    found = layout.pairs_between(preposition.level, start, stop)
    if found and layout.has_finite_verb(
        found[0].inner_start, found[0].inner_end, _level_of(layout, found[0].inner_start)
    ):
        return found[0].start
    return None


def _level_of(layout: Layout, offset: int) -> int:
    index = layout.first_token(offset)
    return layout.levels[index] if index < len(layout.levels) else 0


def _is_apposition(layout: Layout, preposition: Preposition, chunk: Offsets, *, last: bool) -> bool:
    """Tell whether ``chunk`` still names the source: a noun phrase, relative or participle without verb."""
    start, end = chunk
    first = layout.first_token(start)
    token = layout.doc[first]
    word = layout.words[first]
    if last or layout.pair_starting_at(preposition.level, start) is not None:
        return False
    if word in RELATIVES or (word.isdigit() and layout.words[first + 1] in ("ans", "an")):
        return True
    if layout.has_finite_verb(start, end, preposition.level) or layout.pairs_between(
        preposition.level, start, end
    ):
        return False
    if token.pos_ == "ADP" and word not in ("de", "du", "d'", "des"):
        return False
    if any(
        t.dep_.startswith("nsubj") and t.head.idx >= end for t in layout.tokens(start, end, preposition.level)
    ):
        return False
    return token.pos_ in ("DET", "NOUN", "PROPN", "ADJ", "VERB", "ADP")


def _closes(layout: Layout, preposition: Preposition, end: int) -> bool:
    """Tell whether a source without comma before it ends its clause: ``est une erreur selon lui``."""
    if layout.words[preposition.last] in STRESSED and layout.text[
        layout.end_of(preposition.last) : end
    ].strip(FINAL):
        return False  # "rappelle selon lui les heures": only a hint of whose opinion it is
    return layout.has_finite_verb(
        layout.sentence_at(preposition.level, preposition.start)[0], preposition.start, preposition.level
    ) and not layout.has_finite_verb(preposition.end, end, preposition.level)


def _inner_content(
    layout: Layout,
    preposition: Preposition,
    chunks: list[Offsets],
    bounds: Offsets,
    others: list[Preposition],
) -> tuple[list[Offsets], str]:
    """Return the content around a source that stands in the middle or at the end."""
    text = layout.text
    start = skip_dateline(text, _narrowed(layout, preposition, bounds[0], others), bounds[1])
    head = strip_edges(text, start, preposition.start, EDGES + "(")
    resume = _resumption(layout, preposition, chunks)
    if resume is None:
        return [head], "source_final"
    tail = strip_edges(text, resume, bounds[1], FINAL)
    if layout.words[layout.first_token(head[1]) - 1] in RELATIVES:
        return [_without_gerund(layout, preposition.level, tail)], "source_relative"
    first = layout.first_token(resume)
    if layout.words[first] in _CONJUNCTIONS and _is_clause(layout, preposition.level, head):
        return [head], "source_final"
    return [head, tail], "source_inserted"


def _is_clause(layout: Layout, level: int, content: Offsets) -> bool:
    return layout.has_finite_verb(*content, level) or any(
        layout.holds_finite_verb(pair) for pair in layout.pairs_between(level, *content)
    )


def _narrowed(layout: Layout, preposition: Preposition, start: int, others: list[Preposition]) -> int:
    """Move ``start`` over a clause that has a source of its own."""
    index = bisect_left(others, preposition)
    for other in others[max(0, index - 2) : index]:
        if start < other.start < preposition.start and _bounds(layout, other)[0] <= start:
            comma = layout.text.find(",", other.end, preposition.start)
            return comma + 1 if comma >= 0 and not _is_initial(layout, other, start) else start
    return start


def _resumption(layout: Layout, preposition: Preposition, chunks: list[Offsets]) -> int | None:
    """Return where the sentence goes on after the source and its appositions."""
    for number, (start, end) in enumerate(chunks):
        if number == 0:
            continue
        if layout.words[layout.first_token(start)] in RELATIVES:
            return None
        if not _is_apposition(layout, preposition, (start, end), last=False):
            return start
        if number == len(chunks) - 1 and _completes(layout, preposition, start):
            return start
    return None


def _completes(layout: Layout, preposition: Preposition, start: int) -> bool:
    """Tell whether a last noun phrase is the object that the verb before the source waits for."""
    token = layout.doc[layout.first_token(start)]
    while token.head.i != token.i and token.head.idx > start:
        token = token.head
    return token.head.idx < preposition.start and token.dep_ in ("obj", "xcomp", "attr", "iobj", "obl:arg")


def _without_gerund(layout: Layout, level: int, content: Offsets) -> Offsets:
    """Cut a participial tail, which goes on with the sentence and not with the reported relative."""
    for start, _ in split_chunks(layout, level, *content)[1:]:
        if opens_gerund(layout, layout.first_token(start)):
            return strip_edges(layout.text, content[0], start)
    return content


def _unquoted(layout: Layout, level: int, start: int, end: int) -> Offsets:
    """Take the marks off a content that stands wholly between one pair of them."""
    pair = layout.pair_starting_at(level, start)
    if pair is not None and not layout.text[pair.end : max(end, pair.end)].strip(FINAL):
        return pair.inner_start, pair.inner_end
    return start, end
