"""What a source preposition attributes at the head of its sentence: ``Selon X, maire de Y, le pont tiendra``."""

from __future__ import annotations

from otan_extract.layers import Offsets
from otan_extract.quotations.chunks import RELATIVES, opens_verb_group
from otan_extract.quotations.coordination import coordinated_clause
from otan_extract.quotations.layout import EDGES, FINAL, Layout, strip_edges
from otan_extract.quotations.marks import Pair
from otan_extract.quotations.sources import Preposition
from otan_extract.quotations.terms import is_term
from otan_extract.quotations.word_lists import can_speak

_NOUN_REACH = 4  # tokens from a determiner to its noun
_CALLED = frozenset({"dit", "dite", "alias", "surnommé", "surnommée"})
_SUBJECTS = frozenset({"il", "elle", "ils", "elles", "on", "ce", "c'", "cela", "ça"})
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


def initial_content(
    layout: Layout, preposition: Preposition, chunks: list[Offsets], end: int
) -> Offsets | None:
    """Return what follows the source: from the first chunk that is no apposition to the sentence end."""
    inline = _inline_pair(layout, preposition, *chunks[0])
    if inline is not None:
        return inline, end
    bare = clause_without_comma(layout, preposition, chunks[0])
    if bare is not None:
        return strip_edges(layout.text, bare, end, FINAL)
    for number in range(1, len(chunks)):
        if not is_apposition(layout, preposition, chunks[number], last=number == len(chunks) - 1):
            number = _at_subject(layout, chunks, number)  # noqa: PLW2901 - found too late
            end = _before_comment(layout, chunks[number + 1 :], end)
            start = _after_connective(layout, preposition, chunks[number:])
            pair = _after_colon(layout, preposition, start, end)
            if pair is not None:
                return pair.inner_start, pair.inner_end
            end = _before_quoted_sentence(layout, preposition.level, start, end)
            end = coordinated_clause(layout, preposition.level, start, end) or end
            return strip_edges(layout.text, start, end, FINAL if layout.text[end - 1] in ".:" else EDGES)
    return None


def _at_subject(layout: Layout, chunks: list[Offsets], number: int) -> int:
    """Step back to the subject, taken for an apposition, where ``et`` or a bare verb opens the chunk ``number``."""
    first = layout.first_token(chunks[number][0])
    if layout.words[first] == "et":
        return 1
    if number > 1 and opens_verb_group(layout, first):
        opens_phrase = layout.doc[layout.first_token(chunks[number - 1][0])].pos_ in ("DET", "PROPN")
        return number - 1 if opens_phrase else number
    return number


def clause_without_comma(layout: Layout, preposition: Preposition, chunk: Offsets) -> int | None:
    """Return where a pronoun opens the content right after its source: ``Selon la maire il faut agir``, else None."""
    for token in layout.tokens(*chunk, preposition.level):
        opens = layout.words[token.i] in _SUBJECTS and opens_verb_group(layout, token.i + 1)
        if opens and token.i > preposition.last and layout.before(token.i) not in RELATIVES:
            return token.idx
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


def _before_quoted_sentence(layout: Layout, level: int, start: int, end: int) -> int:
    """Cut before a colon that introduces a quoted clause, which is read by itself: ``Pour X, c'est non : « … »``."""
    for pair in layout.pairs_between(level, start, end):
        before = layout.text[start : pair.start].rstrip()
        if before.endswith(":") and layout.holds_clause(pair):
            return start + len(before) - 1
    return end


def _before_comment(layout: Layout, chunks: list[Offsets], end: int) -> int:
    """Cut the writer's comment on what was said: ``…, ce que Téhéran dément``."""
    for start, _ in chunks:
        first = layout.first_token(start)
        if layout.words[first] == "ce" and layout.after(first) in ("que", "qu'", "qui", "dont"):
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


def is_apposition(layout: Layout, preposition: Preposition, chunk: Offsets, *, last: bool) -> bool:
    """Tell whether ``chunk`` still names the source: a noun phrase, relative or participle without verb."""
    start, end = chunk
    first = layout.first_token(start)
    token = layout.doc[first]
    word = layout.words[first]
    if last or layout.pair_starting_at(preposition.level, start) is not None:
        return False
    if _names_source(layout, preposition, chunk) or _gives_nickname(layout, preposition.level, end):
        return True
    if word in RELATIVES or (word.isdigit() and layout.after(first) in ("ans", "an")):
        return True
    if layout.has_finite_verb(start, end, preposition.level) or layout.pairs_between(
        preposition.level, start, end
    ):
        return False
    if token.pos_ == "ADP" and word not in ("de", "du", "d'", "des"):
        return False
    if "VerbForm=Inf" in str(token.morph) or _names_thing(layout, first):
        return False
    if any(
        t.dep_.startswith("nsubj") and t.head.idx >= end for t in layout.tokens(start, end, preposition.level)
    ):
        return False
    return token.pos_ in ("DET", "NOUN", "PROPN", "ADJ", "VERB", "ADP")


def _gives_nickname(layout: Layout, level: int, end: int) -> bool:
    """Tell whether a nickname ends the chunk: ``Selon le président, Paul Roux dit « Le Roc », la ville …``."""
    pair = layout.pair_ending_at(level, end)
    called = pair is not None and layout.before(layout.first_token(pair.start)) in _CALLED
    return called and pair is not None and is_term(layout, pair)


def _names_thing(layout: Layout, index: int) -> bool:
    """Tell whether a determiner opens a phrase whose noun cannot speak (``une baisse``), as a source must."""
    tokens = layout.doc[index : index + _NOUN_REACH]
    noun = next((token for token in tokens if token.pos_ in ("NOUN", "PROPN")), None)
    opens = tokens[0].pos_ == "DET" or layout.words[index] in ("tout", "toute")
    if not opens or noun is None or noun.text[:1].isupper():
        return False
    return not can_speak(layout.words[noun.i])


def _names_source(layout: Layout, preposition: Preposition, chunk: Offsets) -> bool:
    """Tell whether a bare name tells who somebody is (``Selon son frère, Paul Roux, la ville …``)."""
    first, after = layout.first_token(chunk[0]), layout.first_token(chunk[1]) + 1
    named = all(token.text[:1].isupper() for token in layout.doc[first : after - 1])
    introduces = layout.words[preposition.last] in ("son", "sa", "un", "une")
    aged = any(map(str.isdigit, layout.words[after : after + 1]))
    return introduces and named and first == preposition.last + 3 and not aged
