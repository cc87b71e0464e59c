"""Reported clauses: ``a déclaré que …``, ``demande si …``, ``affirme avoir …``, ``promet de …``.

The complementizer is found by position close to the cue and by dependency further away; the end of
the clause is the sentence's, cut where the reporting clause itself goes on.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from otan_extract.layers import Offsets
from otan_extract.quotations.chunks import opens_gerund, split_chunks
from otan_extract.quotations.drafts import Draft
from otan_extract.quotations.layout import EDGES, FINAL, Layout, strip_edges
from otan_extract.quotations.spotting import Cue, cues_between

_QUE = frozenset({"que", "qu'"})
_SI = frozenset({"si", "s'"})
_DE = frozenset({"de", "d'"})
_A = frozenset({"à"})
_REACH = 25  # tokens between a cue and its complementizer: "a déclaré mardi à Genève devant la presse que"
_NO_COMPLEMENTIZER_AFTER = frozenset(
    {"plus", "moins", "autant", "aussi", "tant", "alors", "tandis", "afin", "pour", "bien", "parce", "sans", "avant",
     "dès", "ainsi", "lors", "ce", "même", "tel", "telle", "tels", "telles", "autre", "autres", "mieux", "depuis",
     "pendant", "quel", "quelle", "quels", "quelles", "c'est", "puis", "quoi", "si"}
)  # fmt: skip
_NEGATED_INFINITIVE = frozenset({"ne", "n'", "pas", "plus", "jamais", "rien", "y", "en", "se", "s'", "le", "la", "les", "l'", "lui", "leur", "bien", "déjà", "toujours", "également", "aussi", "même"})


def read_clause(layout: Layout, cue: Cue, cues: Sequence[Cue]) -> Draft | None:
    """Read the clause or infinitive that ``cue`` reports, or return None."""
    if cue.blocked or cue.mood == "participle":
        return None
    sentence = bounds(layout, cue)
    found = _complement(layout, cue, sentence)
    if found is None:
        return None
    start, rule = found
    end = clause_end(layout, cue, cues, start, sentence[1])
    start, end = _trimmed(layout, start, end)
    if start >= end:
        return None
    return Draft((_without_marks(layout, cue, start, end),), (cue.start, cue.end), cue.lemma, rule)


def bounds(layout: Layout, cue: Cue) -> Offsets:
    """Return the sentence around ``cue``, narrowed to the brackets that it stands in."""
    start, end = layout.sentence_at(cue.level, cue.start)
    opened = layout.text.rfind("(", start, cue.start)
    if opened >= 0 and ")" not in layout.text[opened : cue.start]:
        closed = layout.text.find(")", cue.start, end)
        return opened + 1, closed if closed >= 0 else end
    return start, end


def _complement(layout: Layout, cue: Cue, sentence: Offsets) -> tuple[int, str] | None:
    """Return the offset at which the content starts, and the rule that found it."""
    if "que" in cue.frames and (index := _find_que(layout, cue, sentence)) is not None:
        return layout.end_of(index), "clause_que"
    if "si" in cue.frames and (index := _adjacent(layout, cue, _SI, sentence)) is not None:
        return layout.end_of(index), "clause_si"
    if cue.inverted:
        return None
    if "infinitive" in cue.frames and (start := _infinitive(layout, _skip_adverbs(layout, cue.last))) is not None:
        return start, "clause_infinitive"
    for frame, words in (("de_infinitive", _DE), ("a_infinitive", _A)):
        if frame in cue.frames and (index := _adjacent(layout, cue, words, sentence)) is not None:
            start = _infinitive(layout, index + 1)
            if start is not None:
                return start, "clause_infinitive"
    return None


def _find_que(layout: Layout, cue: Cue, sentence: Offsets) -> int | None:
    """Return the complementizer of ``cue``: adjacent, or further right where the tree links it."""
    last = min(len(layout.words), cue.last + _REACH)
    for index in range(cue.last, last):
        if layout.starts[index] >= sentence[1]:
            return None
        word = layout.words[index]
        if word in ":;":
            return None
        if word not in _QUE:
            continue
        if index > cue.last and layout.words[index - 1] in _NO_COMPLEMENTIZER_AFTER:
            continue
        if _is_adjacent(layout, cue.last, index) or _is_linked(layout, cue, index):
            return index
    return None


def _is_adjacent(layout: Layout, start: int, index: int) -> bool:
    """Tell whether nothing but adverbs, marks and clitics stands in ``start:index``."""
    return all(
        token.pos_ in ("ADV", "PUNCT", "SPACE") or layout.words[token.i].startswith("-") or layout.words[token.i] == "t"
        for token in layout.doc[start:index]
    )


def _is_linked(layout: Layout, cue: Cue, index: int) -> bool:
    """Tell whether the parser hangs the clause of the complementizer ``index`` on ``cue``."""
    token = layout.doc[index]
    clause = token.head
    governor = clause.head
    verb = layout.doc[cue.verb]
    return (
        clause.i > index
        and token.dep_ == "mark"
        and (governor.i == cue.verb or (cue.first <= governor.i < cue.last) or governor == verb.head)
        and clause.dep_ in ("ccomp", "xcomp", "advcl", "conj", "obj", "parataxis", "acl")
    )


def _adjacent(layout: Layout, cue: Cue, words: frozenset[str], sentence: Offsets) -> int | None:
    index = _skip_adverbs(layout, cue.last)
    if index < len(layout.words) and layout.words[index] in words and layout.starts[index] < sentence[1]:
        return index
    return None


def _skip_adverbs(layout: Layout, index: int) -> int:
    """Step over adverbs, with the commas around them (``affirme également, pêle-mêle, vouloir``)."""
    words = layout.words
    while index < len(words) and (
        layout.doc[index].pos_ == "ADV" or words[index].startswith("-t") or words[index] in ("-il", "-elle", "-on")
    ):
        index += 1
    if index < len(words) and words[index] == ",":
        closing = next((k for k in range(index + 1, min(index + 8, len(words))) if words[k] == ","), None)
        if closing is not None and not any(token.pos_ in ("VERB", "AUX") for token in layout.doc[index:closing]):
            return closing + 1
    return index


def _infinitive(layout: Layout, index: int) -> int | None:
    """Return the offset of an infinitive group that starts at the token ``index`` (``ne pas avoir``)."""
    start = index
    words = layout.words
    while index < len(words) and index < start + 6 and words[index] in _NEGATED_INFINITIVE:
        index += 1
    if index < len(words) and _is_infinitive(layout.doc[index]):
        return layout.starts[start]
    return None


def _is_infinitive(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and "VerbForm=Inf" in str(token.morph)


def clause_end(layout: Layout, cue: Cue, cues: Sequence[Cue], start: int, end: int) -> int:
    """Return where the reported clause that starts at ``start`` ends, at the latest at ``end``."""
    cut = _semicolon(layout, cue.level, start, end)
    for other in cues_between(cues, layout.first_token(start), layout.first_token(end)):
        if other.start < cut and other.level == cue.level:
            cut = min(cut, _cut_before(layout, cue, other, start, cut))
    for chunk_start, _ in split_chunks(layout, cue.level, start, cut)[1:]:
        if _leaves_clause(layout, cue, chunk_start):
            return chunk_start
    return cut


def _semicolon(layout: Layout, level: int, start: int, end: int) -> int:
    position = start
    for pair in layout.pairs_between(level, start, end):
        found = layout.text.find(";", position, pair.start)
        if found >= 0:
            return found
        position = max(position, pair.end)
    found = layout.text.find(";", position, end)
    return found if found >= 0 else end


def _cut_before(layout: Layout, cue: Cue, other: Cue, start: int, end: int) -> int:
    """Return where the clause of ``cue`` ends because ``other`` reports for the same sentence, else ``end``."""
    index = other.group
    words = layout.words
    while index > 0 and layout.doc[index - 1].pos_ == "ADV":
        index -= 1
    previous = words[index - 1]
    if other.mood == "gerund" and previous in (",", "et", "en", "tout"):
        while words[index - 1] in ("en", "tout", ",", "et"):
            index -= 1
        return layout.starts[index]
    if other.mood == "finite" and previous in ("et", "mais", "puis", ",") and _is_coordinated(layout, cue, other):
        return layout.starts[index - 1]
    if other.inverted and previous == ",":
        return layout.starts[index - 1]
    return end


def _is_coordinated(layout: Layout, cue: Cue, other: Cue) -> bool:
    """Tell whether ``other`` has no subject of its own and so goes on with that of ``cue``."""
    token = layout.doc[other.verb]
    has_subject = any(child.dep_.startswith("nsubj") for child in token.children)
    return not has_subject and not other.inverted


def _leaves_clause(layout: Layout, cue: Cue, start: int) -> bool:
    """Tell whether the chunk at ``start`` belongs to the reporting clause again."""
    first = layout.first_token(start)
    words = layout.words[first : first + 3]
    if words[:2] in (("tout", "en"), ("avant", "de"), ("avant", "d'")) or words[0] in ("selon", "d'après"):
        return _hangs_on(layout, cue, first) or words[0] in ("selon", "d'après")
    if words[0] == "en" and len(words) > 1 and opens_gerund(layout, first + 1):
        return _hangs_on(layout, cue, first + 1)
    if words[0] in ("mais", "et", "puis"):
        return _hangs_on(layout, cue, first)
    return False


def _hangs_on(layout: Layout, cue: Cue, index: int) -> bool:
    """Tell whether the token ``index`` depends on the cue without passing through the reported clause."""
    token = layout.doc[index]
    for _ in range(4):
        head = token.head
        if head.i == cue.verb or cue.first <= head.i < cue.last:
            return token.dep_ not in ("ccomp", "xcomp")
        if head.i == token.i or cue.last < head.i < index:
            return False
        token = head
    return False


def _trimmed(layout: Layout, start: int, end: int) -> Offsets:
    return strip_edges(layout.text, start, end, EDGES + "." if layout.text[end - 1 : end] == "." else EDGES + "!?")


def _without_marks(layout: Layout, cue: Cue, start: int, end: int) -> Offsets:
    """Take the marks off a content that stands wholly between one pair of them."""
    pair = layout.pair_starting_at(cue.level, start)
    if pair is not None and not layout.text[pair.end : max(end, pair.end)].strip(FINAL):
        return pair.inner_start, pair.inner_end
    for level in _inner_levels(layout, start):
        owner = layout.scopes[level].owner
        if owner is not None and owner.inner_start < start <= owner.inner_end < end + 2:
            return start, owner.inner_end
    return start, end


def _inner_levels(layout: Layout, start: int) -> tuple[int, ...]:
    index = layout.first_token(start)
    return (layout.levels[index],) if index < len(layout.levels) else ()
