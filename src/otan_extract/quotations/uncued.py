"""Quotations without a cue of their own: continuations, quoted lines and paragraphs."""

from __future__ import annotations

from otan_extract.layers import Offsets
from otan_extract.quotations.chunks import opens_verb_group
from otan_extract.quotations.drafts import Draft
from otan_extract.quotations.layout import FINAL, Layout
from otan_extract.quotations.marks import Pair

_MIN_WORDS = 3
_PREDICATE_WORDS = 9  # of a quoted predicate; a shorter one is a term or a turn of phrase
_SURE_WORDS = 6  # of a quoted sentence whose reporting clause could not be read
_CLAUSE_WORDS = frozenset(
    [
        "c'",
        "j'",
        "je",
        "tu",
        "il",
        "elle",
        "on",
        "nous",
        "vous",
        "ils",
        "elles",
        "ça",
        "est",
        "sont",
        "suis",
        "ai",
        "a",
        "ont",
        "faut",
        "va",
        "peut",
        "veut",
        "doit",
        "n'",
        "soyons",
        "soyez",
        "ayons",
        "ayez",
    ]
)
# Endings of imperatives, which the model takes for nouns and names at the head of a sentence, and what follows them.
_IMPERATIVES = ("ons", "ez")
_AFTER_IMPERATIVE = frozenset({"DET", "PRON", "ADV"})


def read_uncued(layout: Layout, level: int, pair: Pair, previous: Draft | None) -> Draft | None:
    """Read ``pair``, which no cue explains, as a continuation or a quoted sentence, or return None.

    Args:
        layout: the document.
        level: the scope that ``pair`` stands in.
        pair: the pair of marks.
        previous: the last quotation before it in the same paragraph, or at the end of the one before.
    """
    start, end = layout.sentence_at(level, pair.start)
    before = layout.text[start : pair.start].strip(FINAL + "([•")
    after = layout.text[pair.end : end].strip(FINAL + ")]")
    if before and not after and layout.text[start : pair.start].rstrip().endswith(","):
        return _read_clause(layout, level, pair, previous)
    if (
        not before
        and after
        and layout.text[pair.end : pair.end + 2].strip().startswith(":")
        and layout.holds_finite_verb(pair)
    ):
        after = ""  # the writer goes on with an example of his own
    if not before and after and _is_whole_sentence(layout, pair):
        return Draft(segments_of(layout, pair), None, None, "quoted_sentence", follows=previous)
    if before and not after and _is_predicate(layout, level, pair):
        return Draft(((start, pair.end),), None, None, "quoted_clause", follows=previous)
    if before or after:
        return _read_bracketed(layout, pair, previous)
    segments = segments_of(layout, pair)
    if previous is not None and _is_same_paragraph(layout, previous, pair):
        return (
            Draft(segments, None, None, "continuation", follows=previous) if _is_words(layout, pair) else None
        )
    if not _is_sentence(layout, pair):
        return None
    return Draft(segments, None, None, "quoted_sentence", follows=previous)


def _is_predicate(layout: Layout, level: int, pair: Pair) -> bool:
    """Tell whether the marks hold a long predicate to the end of its sentence: ``Le port « a fermé … »``."""
    start, _ = layout.sentence_at(level, pair.start)
    words = layout.text[pair.inner_start : pair.inner_end].split()
    if len(words) < _PREDICATE_WORDS or layout.pairs_between(level, start, pair.start):
        return False
    opens = opens_verb_group(layout, layout.first_token(pair.inner_start))
    return opens and not layout.has_finite_verb(start, pair.start, level)


def segments_of(layout: Layout, pair: Pair) -> tuple[Offsets, ...]:
    """Return the content of ``pair`` and of the paragraphs that go on from it."""
    return ((pair.inner_start, pair.inner_end), *layout.chain_after(pair))


def _is_whole_sentence(layout: Layout, pair: Pair) -> bool:
    """Tell whether a pair at the head of its sentence is a quotation, whatever follows its comma."""
    inner = layout.text[pair.inner_start : pair.inner_end]
    set_off = layout.text[pair.end : pair.end + 1] == "," or inner[-1:] in ".!?…,"
    return set_off and len(inner.split()) >= _SURE_WORDS and _is_sentence(layout, pair)


def _read_clause(layout: Layout, level: int, pair: Pair, previous: Draft | None) -> Draft | None:
    """Read a whole clause between marks that ends a headline: ``Grève au port, « on ne lâchera rien »``."""
    first, last = layout.first_token(pair.inner_start), layout.first_token(pair.inner_end)
    has_subject = any(
        token.dep_.startswith("nsubj") and first <= token.head.i < last for token in layout.doc[first:last]
    )
    if not (has_subject and layout.holds_finite_verb(pair)):
        return None
    start, end = layout.sentence_at(level, pair.start)
    if layout.pairs_between(level, start, pair.start):
        return None
    opened = layout.has_finite_verb(start, pair.start, level) or layout.text[end - 1] != "."
    content = (pair.inner_start, pair.inner_end) if opened else (start, pair.end)
    return Draft((content,), None, None, "quoted_clause", follows=previous)


def _read_bracketed(layout: Layout, pair: Pair, previous: Draft | None) -> Draft | None:
    """Read a quoted sentence that stands alone between brackets, as proof of what is reported around it."""
    text = layout.text
    bracketed = (
        text[max(0, pair.start - 2) : pair.start].rstrip(" \u00a0\u202f")[-1:] == "("
        and text[pair.end : pair.end + 1] == ")"
    )
    if not bracketed or not _holds_clause(layout, pair):
        return None
    return Draft(((pair.inner_start, pair.inner_end),), None, None, "bracketed_sentence", follows=previous)


def _is_same_paragraph(layout: Layout, previous: Draft, pair: Pair) -> bool:
    return "\n" not in layout.text[previous.segments[-1][1] : pair.start]


def _is_words(layout: Layout, pair: Pair) -> bool:
    inner = layout.text[pair.inner_start : pair.inner_end]
    return inner[:1].isupper() or len(inner.split()) >= _MIN_WORDS or inner[-1:] in "?!…."


def _is_sentence(layout: Layout, pair: Pair) -> bool:
    """Tell whether the marks hold a sentence: a finite verb, and a capital or an ellipsis at its head."""
    return _holds_clause(layout, pair) and not layout.text[pair.inner_start].islower()


def _holds_clause(layout: Layout, pair: Pair) -> bool:
    first, last = layout.first_token(pair.inner_start), layout.first_token(pair.inner_end)
    finite = any("VerbForm=Fin" in str(token.morph) for token in layout.doc[first:last])
    finite = finite or bool(_CLAUSE_WORDS & set(layout.words[first:last]))
    finite = finite or _is_imperative(layout, first, last)
    finite = finite or (layout.text[pair.inner_end - 1] in "?!" and last - first >= _SURE_WORDS)
    return finite and len(layout.words[first:last]) >= _MIN_WORDS


def _is_imperative(layout: Layout, first: int, last: int) -> bool:
    """Tell whether an imperative opens the words from ``first``: `Croisons les doigts`, `Gardons notre calme`."""
    opens = first + 1 < last and layout.words[first].endswith(_IMPERATIVES)
    return opens and layout.doc[first + 1].pos_ in _AFTER_IMPERATIVE
