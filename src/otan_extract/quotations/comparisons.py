"""Comparative reporting clauses: ``…, comme l'a dit X``, ``comme la maire l'a dit``, ``Comme l'a dit X, …``."""

from __future__ import annotations

from otan_extract.datelines import skip_dateline
from otan_extract.quotations.chunks import split_chunks
from otan_extract.quotations.drafts import Draft
from otan_extract.quotations.incise_ends import goes_on
from otan_extract.quotations.layout import FINAL, Layout, strip_edges
from otan_extract.quotations.source_prepositions import opens_source
from otan_extract.quotations.spotting import Cue

_COMPARATIVES = frozenset({"comme", "que", "ainsi"})
_CONJUNCTIONS = frozenset({"si", "que", "car", "mais", "et", "or", "puisque", "où", "quand"})
_HEDGE_REACH = 4  # tokens of "est en tout cas"
_COMPARED_REACH = 8  # tokens between "comme" and "l'a dit"


def read_fronted_comparison(layout: Layout, cue: Cue) -> Draft | None:
    """Read a comparative clause that opens its sentence, or a clause in it: ``Comme l'a dit X, les prix montent``."""
    opening, compared = opening_of(layout, cue)
    sentence = layout.sentence_at(cue.level, cue.start)
    start = skip_dateline(layout.text, sentence[0], sentence[1])
    begins = opening == start or follows_conjunction(layout, opening)
    if not compared or not begins or cue.mood != "finite" or cue.blocked or cue.strength != "speech":
        return None
    for low, _ in split_chunks(layout, cue.level, cue.end, sentence[1])[1:]:
        first = layout.doc[layout.first_token(low)]
        opens = first.pos_ in ("DET", "PRON", "PROPN", "ADP", "ADV") or layout.pair_starting_at(
            cue.level, low
        )
        if opens and not goes_on(layout, low):
            content = strip_edges(layout.text, low, sentence[1], FINAL)
            quoted = map(layout.holds_finite_verb, layout.pairs_between(cue.level, *content))
            if not (layout.has_finite_verb(*content, cue.level) or any(quoted)):
                return None
            content = layout.unquoted(cue.level, *content)
            return Draft((content,), (cue.start, cue.end), cue.lemma, "fronted_comparison")
    return None


def follows_conjunction(layout: Layout, opening: int) -> bool:
    """Tell whether a comparative clause stands right after a conjunction: ``même si, comme elle le concède, …``."""
    index = layout.first_token(opening)
    return layout.before(index, 1 + (layout.before(index) == ",")) in _CONJUNCTIONS


def opening_of(layout: Layout, cue: Cue) -> tuple[int, bool]:
    """Return where the clause starts, and whether a comparative opens it (``comme l'a dit X``)."""
    index = cue.group
    opening = _source_clause(layout, cue)
    if opening is not None:
        return opening, True
    previous = layout.before(index)
    if previous in _COMPARATIVES and layout.words[index : index + 1] != ("que",):
        start = index - 2 if previous == "que" and layout.before(index, 2) == "ainsi" else index - 1
        return layout.starts[start], True
    opening = _comparison_with_subject(layout, cue)
    return (layout.starts[index], False) if opening is None else (opening, True)


def _source_clause(layout: Layout, cue: Cue) -> int | None:
    """Return where ``selon ce qu'a dit X``, ``selon ce que X a dit`` or ``c'est ce qu'a dit X`` starts, else None."""
    words = layout.words
    if "ce" not in words[max(0, cue.group - _COMPARED_REACH) : cue.group]:
        return None
    for index in range(cue.group - 1, max(2, cue.group - _COMPARED_REACH) - 1, -1):
        if words[index] in ("que", "qu'"):
            if words[index - 1] != "ce":
                return None
            source = index - 3 if words[index - 2] == "après" else index - 2
            named = source >= 0 and opens_source(words, source)
            return layout.starts[source] if named else _restated(layout, index - 2)
        if layout.doc[index].is_punct or layout.doc[index].pos_ in ("VERB", "AUX"):
            return None
    return None


def _restated(layout: Layout, index: int) -> int | None:
    """Return where ``c'est (du moins) ce`` starts, whose last word before ``ce`` is at ``index``, else None."""
    for verb in range(index, max(1, index - _HEDGE_REACH), -1):
        if layout.words[verb] == "est" and layout.before(verb) == "c'":
            return layout.starts[verb - 1]
        if layout.doc[verb].is_punct:
            return None
    return None


def _comparison_with_subject(layout: Layout, cue: Cue) -> int | None:
    """Return where ``comme la maire l'a dit`` starts, whose subject stands before its verb, else None."""
    if not {"l'", "le"} & set(layout.words[cue.group : cue.verb]):
        return None
    for index in range(cue.group - 1, max(-1, cue.group - _COMPARED_REACH), -1):
        token = layout.doc[index]
        if layout.words[index] == "comme":
            return layout.starts[index]
        if token.is_punct or token.pos_ in ("VERB", "AUX"):
            return None
    return None
