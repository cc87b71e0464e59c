"""Reported clauses: ``a déclaré que …``, ``demande si …``, ``affirme avoir …``, ``promet de …``.

The complementizer is found by position close to the cue and by dependency further away; the end of
the clause is the sentence's, cut where the reporting clause itself goes on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from otan_extract.layers import Offsets
from otan_extract.quotations.attributes import attribute_end
from otan_extract.quotations.chunks import split_chunks
from otan_extract.quotations.clause_ends import OWN_SOURCES, clause_end
from otan_extract.quotations.complements import complement
from otan_extract.quotations.drafts import Draft
from otan_extract.quotations.layout import EDGES, FINAL, Layout, strip_edges
from otan_extract.quotations.spotting import Cue
from otan_extract.quotations.terms import is_term
from otan_extract.quotations.word_lists import asking_participles, can_speak, civilities

_NEUTERS = frozenset({"ça", "cela", "ceci"})
_EVENTS = frozenset(
    {"accident", "affaire", "catastrophe", "crise", "drame", "exemple", "histoire", "incident", "tragédie"}
    | {"épisode", "échec", "victoire", "défaite"}
)  # "ce drame rappelle que"
_OPEN_REACH = 9  # tokens of "Difficile à ce stade de"
_AND_THAT = {("et", "que"), ("et", "qu'"), ("mais", "que"), ("mais", "qu'")}
_LEFT_OPEN = frozenset({"difficile", "impossible", "reste", "restait", "restera"})
_ABSTRACT_ENDINGS = ("tion", "sion", "ement", "ité", "isme", "ence", "ance")


def read_clause(layout: Layout, cue: Cue, cues: Sequence[Cue]) -> Draft | None:
    """Read the clause or infinitive that ``cue`` reports, or return None."""
    if cue.blocked or cue.passive or cue.mood == "participle" or _is_purpose(layout, cue):
        return None
    if _is_asked(layout, cue) or _has_neuter_subject(layout, cue):
        return None
    if cue.level and (cue.strength == "thought" or has_mute_subject(layout, cue)):
        return None
    sentence = bounds(layout, cue)
    found = complement(layout, cue, sentence)
    if found is None or (found[1] == "clause_si" and _is_hard_to_say(layout, cue)):
        return None
    start, rule = found
    own_act = rule in ("clause_infinitive", "clause_attribute")
    if (
        rule == "clause_infinitive"
        and cue.strength == "thought"
        and layout.pair_starting_at(cue.level, start) is None
    ):
        return None  # what somebody wishes to do counts between marks alone: "souhaite « agir vite »"
    end = clause_end(layout, cue, cues, (start, sentence[1]), own_act=own_act)
    end = attribute_end(layout, cue.level, start, end) if rule == "clause_attribute" else end
    segments = _without_own_source(layout, cue, *_trimmed(layout, start, end))
    start, end = segments[0][0], segments[-1][1]
    if start >= end or (cue.strength in ("thought", "weak") and not _holds_marks(layout, start, end)):
        return None
    if len(segments) == 1:
        segments = _without_bracketed(layout, cue, start, end)
    if len(segments) == 1:
        segments = [_without_marks(layout, cue, start, end)]
    if rule == "clause_que" and end >= sentence[1] - 1:
        segments.extend(_next_sentence(layout, cue, sentence[1]))
    return Draft(tuple(segments), (cue.start, cue.end), cue.lemma, rule)


def _next_sentence(layout: Layout, cue: Cue, end: int) -> list[Offsets]:
    """Return what a sentence of its own goes on to report: ``Elle a dit que le pont tiendra. Et qu'il rouvrira.``."""
    first = layout.first_token(end)
    if layout.words[first : first + 2] not in _AND_THAT or layout.levels[first] != cue.level:
        return []
    start, after = layout.sentence_at(cue.level, layout.starts[first])
    exclaims = any(token.pos_ == "VERB" for token in layout.doc[first + 2 : first + 3])
    if "\n" in layout.text[end:start] or layout.text[after - 1] in "?!" or exclaims:
        return []  # "Et que dire de la route !"
    return [_trimmed(layout, layout.end_of(first + 1), after)]


def _without_bracketed(layout: Layout, cue: Cue, start: int, end: int) -> list[Offsets]:
    """Leave out a quoted sentence between brackets, which is a quotation by itself."""
    segments: list[Offsets] = []
    for pair in layout.pairs_between(cue.level, start, end):
        bracketed = (
            layout.text[pair.start - 1 : pair.start] == "(" and layout.text[pair.end : pair.end + 1] == ")"
        )
        if bracketed and layout.holds_finite_verb(pair):
            segments.append(strip_edges(layout.text, start, pair.start - 1))
            start = pair.end + 1
    segments.append(strip_edges(layout.text, start, end))
    return [segment for segment in segments if segment[0] < segment[1]]


def _without_own_source(layout: Layout, cue: Cue, start: int, end: int) -> list[Offsets]:
    """Leave out a source that only repeats the speaker: ``précise que le produit est, selon lui, rare``."""
    if "selon" not in layout.words[layout.first_token(start) : layout.first_token(end)]:
        return [(start, end)]  # which costs less than to split every clause
    chunks = split_chunks(layout, cue.level, start, end)
    for number, (low, high) in enumerate(chunks[:-1]):
        first = layout.first_token(low)
        if number and layout.words[first : first + 2] in OWN_SOURCES and high <= layout.end_of(first + 1):
            return [(start, chunks[number - 1][1]), (chunks[number + 1][0], end)]
    return [(start, end)]


def has_mute_subject(layout: Layout, cue: Cue) -> bool:
    """Tell whether the subject is a thing: ``« La situation exige que … »`` reports nobody's words.

    Inside marks any noun that is not known to speak is a thing; in the writer's own words only one
    with the ending of an abstract noun, since the list of those who speak is never complete.
    """
    subject = next((child for child in layout.doc[cue.verb].children if child.dep_.startswith("nsubj")), None)
    if subject is not None and subject.lower_ == "qui":
        subject = layout.doc[cue.verb].head
    if cue.passive or subject is None or subject.pos_ != "NOUN" or can_speak(layout.words[subject.i]):
        return False
    if layout.words[subject.i] in civilities():
        return False  # "M. Roux a dit que"
    return cue.level > 0 or layout.words[subject.i].removesuffix("s").endswith(_ABSTRACT_ENDINGS)


def _has_neuter_subject(layout: Layout, cue: Cue) -> bool:
    """Tell whether something that cannot speak brings it to mind: ``cela m'a rappelé comment …``, ``ce drame …``."""
    children = layout.doc[cue.verb].children
    return any(child.lower_ in _NEUTERS | _EVENTS and child.dep_.startswith("nsubj") for child in children)


def _is_asked(layout: Layout, cue: Cue) -> bool:
    """Tell whether the writer asks who said it, or whether it was said: nothing is reported."""
    sentence = layout.sentence_at(cue.level, cue.start)
    asks = cue.inverted or layout.before(cue.group) == "qui"
    return cue.level == 0 and asks and layout.text[sentence[1] - 1] == "?"


def _is_hard_to_say(layout: Layout, cue: Cue) -> bool:
    """Tell whether nobody knows the answer: ``Difficile de dire si``, ``Reste à dire si``."""
    if cue.mood != "infinitive" or cue.group < 2:
        return False
    before = layout.doc[cue.group - 2]
    unknown = before.pos_ == "ADJ" or "VerbForm=Part" in str(before.morph)
    for index in range(cue.group - 2, max(-1, cue.group - _OPEN_REACH), -1):
        unknown = unknown or layout.words[index] in _LEFT_OPEN | asking_participles()
        if unknown or layout.doc[index].is_punct:
            break
    return unknown and layout.before(cue.group) in ("de", "d'", "à")


def _is_purpose(layout: Layout, cue: Cue) -> bool:
    """Tell whether nothing is said yet (``pour exiger que``), or nobody says it (``m'entendre dire que``)."""
    return cue.mood == "infinitive" and (cue.level > 0 or layout.before(cue.group) == "pour")


def _holds_marks(layout: Layout, start: int, end: int) -> bool:
    """Tell whether words stand between marks in ``start:end``, not only a term or a title."""
    low, high = bisect_left(layout.pairs, (start - 3,)), bisect_left(layout.pairs, (end,))
    return any(pair.inner_end > start and not is_term(layout, pair) for pair in layout.pairs[low:high])


def bounds(layout: Layout, cue: Cue) -> Offsets:
    """Return the sentence around ``cue``, narrowed to the brackets that it stands in."""
    start, end = layout.sentence_at(cue.level, cue.start)
    opened = layout.text.rfind("(", start, cue.start)
    if opened >= 0 and ")" not in layout.text[opened : cue.start]:
        closed = layout.text.find(")", cue.start, end)
        return opened + 1, closed if closed >= 0 else end
    return start, end


def _trimmed(layout: Layout, start: int, end: int) -> Offsets:
    return strip_edges(
        layout.text, start, end, EDGES + "." if layout.text[end - 1 : end] == "." else EDGES + "!?"
    )


def _without_marks(layout: Layout, cue: Cue, start: int, end: int) -> Offsets:
    """Take the marks off a content that stands wholly between one pair of them."""
    inner = layout.unquoted(cue.level, start, end)
    if inner != (start, end):
        return inner
    for level in _inner_levels(layout, start):
        owner = layout.scopes[level].owner
        if (
            owner is None
            or owner.start <= cue.start
            or not owner.inner_start <= start <= owner.inner_end < end + 2
        ):
            continue
        if layout.text[owner.end : max(end, owner.end)].strip(FINAL):
            return (owner.start if owner.inner_start == start else start), end
        return start, owner.inner_end
    return start, end


def _inner_levels(layout: Layout, start: int) -> tuple[int, ...]:
    index = layout.first_token(start)
    return (layout.levels[index],) if index < len(layout.levels) else ()
