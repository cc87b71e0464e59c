"""Reporting clauses that are inserted or follow: ``« … », a déclaré X``, ``…, dit-il, …``.

They are read by position, not from dependencies: on fronted quotations with inversion the parser
finds the subject half of the time only. What precedes (a comma, a closing mark) and what follows
(an inverted subject) make the incise; its host, back to the sentence start, is the content.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from otan_extract.datelines import skip_dateline
from otan_extract.layers import Offsets
from otan_extract.quotations.chunks import RELATIVES
from otan_extract.quotations.comparisons import follows_conjunction, opening_of
from otan_extract.quotations.complements import is_glued
from otan_extract.quotations.cues import cue_lexicon
from otan_extract.quotations.drafts import Draft
from otan_extract.quotations.host_extents import (
    clause_start,
    interrupted_start,
    links_before,
    pair_before_link,
    stands_alone,
    start_after_report,
)
from otan_extract.quotations.hosts import (
    hosts_clause,
    hosts_heading,
    hosts_phrase,
    is_adverbial,
    is_bare_subject,
    is_subordinate,
    parts_subject,
)
from otan_extract.quotations.incise_ends import measure, report_start
from otan_extract.quotations.inversion import has_inverted_subject
from otan_extract.quotations.layout import EDGES, FINAL, Layout, strip_edges
from otan_extract.quotations.marks import Pair
from otan_extract.quotations.spotting import Cue, names_person
from otan_extract.quotations.unmarked import is_bared, is_exclaimed, reports_unmarked
from otan_extract.quotations.word_lists import naming_words

_TITLING = frozenset(
    {
        "intitulé",
        "intitulée",
        "intitulés",
        "intitulées",
        "baptisé",
        "baptisée",
        "titré",
        "surnommé",
        "surnommée",
        "signé",
        "signée",
    }
)
_ORIGINS = {("de", "source"), ("de", "sources"), ("de", "bonne")}
_NAME_REACH = 4  # tokens of "mardi soir l'AFP"
_MEDIUM_REACH = 9  # tokens of "l'AFP mardi soir auprès du parquet"
_NOTHING: Mapping[int, int] = MappingProxyType({})


class Incise(NamedTuple):
    """A reporting clause in its place: it starts at ``start``; its host resumes at ``resume``, if it does."""

    start: int
    end: int
    resume: int | None
    after_pair: Pair | None
    compared: bool


def read_incise(
    layout: Layout, cue: Cue, read_until: Mapping[int, int] = _NOTHING, rests: Mapping[int, int] = _NOTHING
) -> list[Draft]:
    """Read ``cue`` as an inserted reporting clause.

    Args:
        layout: the document.
        cue: a reporting verb.
        read_until: where the last reporting clause ends, by its scope.
        rests: where the rest of a pair starts, by its scope, after a reporting clause that closed a sentence in it.

    Returns:
        The quotation that it attributes, then, where it closes a sentence inside of marks, the rest
        of what the marks hold as a continuation; nothing if ``cue`` is no incise.
    """
    sentence = layout.sentence_at(cue.level, cue.start)
    incise = _find(layout, cue, sentence)
    if incise is None:
        return []
    until = read_until.get(cue.level, 0)
    host = _after_own_clause(layout, incise, _host(layout, cue, incise, sentence, until), rests)
    if host[0] >= host[1]:
        return []
    owner = layout.scopes[cue.level].owner
    inside = owner is not None
    earlier = [] if inside and until else _earlier_in_chain(layout, host, incise, owner)
    segments = [*_unread(layout, earlier, read_until, rests), host]
    if incise.resume is not None:
        segments = _around(layout, cue, incise, segments, sentence)
    rule = _rule(incise, inside=inside)
    draft = Draft(tuple(segments), (cue.start, cue.end), cue.lemma, rule, inside=inside)
    rest = () if owner is None or incise.resume is not None else _rest_of(layout, incise.end, owner)
    if not rest:
        return [draft]
    return [draft, Draft(rest, None, None, "rest_of_marks", inside=True, follows=draft)]


def _around(
    layout: Layout, cue: Cue, incise: Incise, before: list[Offsets], sentence: Offsets
) -> list[Offsets]:
    """Return the content before and after a reporting clause that interrupts a sentence."""
    assert incise.resume is not None  # noqa: S101 - the caller has checked; mypy has not seen it
    owner = layout.scopes[cue.level].owner
    if owner is not None:
        return [*before, (incise.resume, owner.inner_end), *layout.chain_after(owner)]
    host = before[-1]
    told = layout.pair_starting_at(cue.level, incise.resume) is not None
    last = layout.words[layout.first_token(host[1]) - 1]
    if (told or last in RELATIVES) and links_before(layout, host):
        linked = pair_before_link(layout, cue.level, host)
        before = [(linked.inner_start, linked.inner_end)] if linked else []
    # the writer's own words before make the content mixed, and its marks part of it
    mixed = bool(before) and before[-1] == host and layout.pair_starting_at(cue.level, host[0]) is None
    mixed = mixed and incise.after_pair is None
    return [*before, _resumed(layout, cue, incise.resume, sentence, mixed=mixed)]


def _rule(incise: Incise, *, inside: bool) -> str:
    if inside:
        return "incise_inside_marks"
    if incise.compared:
        return "incise_compared"
    return "incise_after_marks" if incise.after_pair else "incise_after_clause"


class _Place(NamedTuple):
    """What stands around a verb group: where its clause opens, and what its host ends with."""

    opening: int
    position: int
    compared: bool
    after_pair: Pair | None
    separated: bool
    inside: bool


def _find(layout: Layout, cue: Cue, sentence: Offsets) -> Incise | None:
    """Check what stands before and after the verb group, and measure the clause."""
    place = _place(layout, cue, sentence)
    if place is None or not _is_report(layout, cue, place, sentence):
        return None
    complete = bool(place.inside or place.after_pair) or hosts_clause(
        layout, cue, sentence[0], place.position
    )
    if place.compared and not complete:
        if layout.words[layout.first_token(place.opening)] == "c'":
            return None  # "Des moyens, c'est ce que réclament …": nothing said
        complete = True
    if _is_hearsay(layout, cue) or is_exclaimed(layout, place.position):
        complete = True
    elif not (
        complete
        or (complete := hosts_phrase(layout, cue, sentence, place.position))
        or is_adverbial(layout, sentence[0], place.position)
        or parts_subject(layout, cue, sentence)
    ):
        complete = hosts_heading(layout, cue, sentence[0], place.position)
        if not complete:
            return None
    subordinate = is_subordinate(layout, sentence[0], place.position) and not place.inside
    end, resume = measure(layout, cue, sentence, complete=complete and not subordinate)
    if resume is None and not complete:
        return None
    return Incise(place.opening, end, resume, place.after_pair, place.compared)


def _place(layout: Layout, cue: Cue, sentence: Offsets) -> _Place | None:
    """Return the surroundings of ``cue``, or None where nothing sets its clause off."""
    if cue.mood not in ("finite", "governed") or cue.blocked or (cue.passive and not cue.inverted):
        return None
    if not (cue.third_person or cue.inverted):
        return None  # "remarques, annonces": nouns
    if layout.words[cue.first] in ("avoir", "être"):
        return None  # "a admis, après un silence, avoir signé le chèque"
    opening, compared = opening_of(layout, cue)
    if compared and follows_conjunction(layout, opening):
        return None
    before = layout.text[sentence[0] : opening].rstrip()
    position = sentence[0] + len(before)
    separated = before.endswith((",", "–", "—", " -", "("))
    if before.endswith(("?", "!")):  # a name may end so: "Yahoo! annonce une hausse"
        separated = cue.inverted or names_person(layout, cue.last)
    pair = _pair_before(layout, cue.level, position)
    if pair is not None and _follows_title(layout, pair):
        return None
    if pair is not None and _is_part_of_subject(layout, cue, sentence, pair, separated=separated):
        return None
    unmarked = compared and layout.text.startswith("comme", opening)  # "… ses forces comme le précise X"
    if not before or not (separated or pair or unmarked):
        return None
    return _Place(opening, position, compared, pair, separated, layout.scopes[cue.level].owner is not None)


def _is_part_of_subject(layout: Layout, cue: Cue, sentence: Offsets, pair: Pair, *, separated: bool) -> bool:
    """Tell whether marks right before the verb belong to its subject: ``l'émission « … » raconte``.

    After a comma they do where they hold a name (``connu sous le nom de « … », raconte``), or where the verb
    is an everyday one and nothing before it is a clause.
    """
    if cue.inverted or not layout.text[sentence[0] : pair.start].strip(EDGES + "([•"):
        return False
    if layout.holds_finite_verb(pair):
        return False
    if not separated or is_bare_subject(layout, cue, sentence, pair):
        return True
    if layout.has_finite_verb(sentence[0], pair.start, cue.level):
        return False
    before = layout.words[max(0, layout.first_token(pair.start) - 2) : layout.first_token(pair.start)]
    named = bool(naming_words() & set(before)) and layout.text[pair.inner_start].isupper()
    return named or cue.frames == {"incise"}


def _is_report(layout: Layout, cue: Cue, place: _Place, sentence: Offsets) -> bool:
    """Tell whether the verb, with what follows it, reports what stands before it."""
    if place.after_pair is None and (cue.passive or "incise" not in cue.frames):
        return False
    if place.compared:  # "comme en témoignent des photos" reports nothing
        return "en" not in layout.words[cue.group : cue.verb] and cue.strength == "speech"
    children = layout.doc[cue.verb].children
    relative = any(child.i < cue.group - 2 and child.lower_ == "qui" for child in children)
    if not cue.inverted and (relative or _follows_qui(layout, cue)):
        return False  # "une étape qui, selon X, souligne le danger"
    if place.after_pair is None and not cue.inverted and _has_subject_before_relative(layout, cue):
        return False
    if cue.inverted and place.after_pair is not None and _is_reported_pair(layout, place.after_pair):
        return False  # "Elle a estimé que « … », a-t-elle dit": once is enough
    lenient = place.after_pair is not None and place.separated and cue.strength == "speech"
    if not has_inverted_subject(layout, cue, sentence, lenient=lenient):
        return False
    quoted = place.inside or place.after_pair or layout.pairs_between(cue.level, sentence[0], place.position)
    if quoted or is_bared(layout, place.position) or _is_hearsay(layout, cue):
        return True
    return reports_unmarked(layout, cue, sentence[0], place.position)


def _follows_qui(layout: Layout, cue: Cue) -> bool:
    """Tell whether ``qui`` is the subject of the verb, and not of what an inserted clause interrupts."""
    words = layout.words[max(0, cue.group - 2) : cue.group]
    return "qui" in words and not (words == ("qui", ",") and names_person(layout, cue.last))


def _has_subject_before_relative(layout: Layout, cue: Cue) -> bool:
    """Tell whether a relative parts the verb from its subject: ``que le port, qui ferme, avait ordonné``."""
    return any(
        child.i < cue.group
        and child.dep_.startswith("nsubj")
        and layout.words[child.i + 1] == ","
        and layout.words[child.i + 2] in RELATIVES
        for child in layout.doc[cue.verb].children
    )


def _is_reported_pair(layout: Layout, pair: Pair) -> bool:
    """Tell whether a complementizer right after a reporting verb introduces ``pair`` already."""
    index = layout.first_token(pair.start) - 1
    index -= layout.words[index] == "'"
    introduced = layout.words[index] in ("que", "qu'") or is_glued(layout.words[index], "qu'")
    return index > 0 and introduced and layout.before(index) in cue_lexicon().forms


def _is_hearsay(layout: Layout, cue: Cue) -> bool:
    """Tell whether the clause is ``a-t-on appris de source …`` or ``a appris l'AFP auprès de …``."""
    if cue.lemma != "apprendre":
        return False
    words = layout.words[cue.last : cue.last + (4 if cue.inverted else _MEDIUM_REACH)]
    named = any(token.text[:1].isupper() for token in layout.doc[cue.last : cue.last + _NAME_REACH])
    told = "auprès" in words or any(pair in _ORIGINS for pair in pairwise(words))
    if cue.inverted:
        return told or bool({"de", "d'", "du"} & set(words))
    return told and named


def _pair_before(layout: Layout, level: int, position: int) -> Pair | None:
    """Return the pair of this scope that ends at ``position``, commas aside."""
    text = layout.text
    while position > 0 and text[position - 1] in EDGES:
        position -= 1
    return layout.pair_ending_at(level, position)


def _follows_title(layout: Layout, pair: Pair) -> bool:
    """Tell whether ``pair`` holds a title (``un tract intitulé « … »``), which is no quotation to report."""
    index = layout.first_token(pair.start) - 1
    return index >= 0 and layout.words[index] in _TITLING


def _host(layout: Layout, cue: Cue, incise: Incise, sentence: Offsets, read_until: int) -> Offsets:
    """Return the content before the incise."""
    text = layout.text
    scope = layout.scopes[cue.level]
    pair = incise.after_pair
    if scope.owner is not None:
        start = max(scope.start, read_until)
        while start < incise.start and text[start] in FINAL:
            start += 1
        return strip_edges(text, start, incise.start, EDGES + "(")
    end = pair.start if pair else incise.start
    start = clause_start(layout, cue.level, sentence[0], end)
    start = skip_dateline(text, start, incise.start)
    if start < read_until < end:
        start = start_after_report(layout, cue.level, start, read_until, end)
    if pair is not None and stands_alone(text[start : pair.start]):
        return pair.inner_start, pair.inner_end
    if pair is not None:
        return strip_edges(text, start, pair.end)
    if incise.resume is not None:
        start = interrupted_start(layout, cue.level, start, incise.start, (incise.resume, sentence[1]))
    return strip_edges(text, start, incise.start, EDGES + "(")


def _after_own_clause(layout: Layout, incise: Incise, host: Offsets, rests: Mapping[int, int]) -> Offsets:
    """Leave out what a clause inside of the marks reports: ``« A, dit X. B », a insisté X`` reports B."""
    pair = incise.after_pair
    if pair is None or host != (pair.inner_start, pair.inner_end):
        return host
    return rests.get(layout.levels[layout.first_token(host[0])], host[0]), host[1]


def _earlier_in_chain(layout: Layout, host: Offsets, incise: Incise, owner: Pair | None) -> list[Offsets]:
    """Return the paragraphs before, of a quotation that reopens its marks at each paragraph."""
    pair = owner or incise.after_pair
    if pair is None or not pair.chained or host[0] > pair.inner_start:
        return []
    chain = layout.chain_before(pair)
    opening = chain[0][0] if chain else 0
    before = layout.text[layout.text.rfind("\n", 0, opening) + 1 : opening]
    # "X a dit : « …" or "« …", dit X. « …" have their speaker before
    return [] if any(map(str.isalnum, before)) else chain


def _unread(
    layout: Layout, paragraphs: list[Offsets], read_until: Mapping[int, int], rests: Mapping[int, int]
) -> list[Offsets]:
    """Leave out what a reporting clause in an earlier paragraph has reported, and all before it."""
    unread: list[Offsets] = []
    for start, end in reversed(paragraphs):
        level = layout.levels[layout.first_token(start)]
        until = read_until.get(level, 0)
        if not until:
            unread.insert(0, (start, end))
            continue
        if until <= rests.get(level, 0) < end:
            unread.insert(0, (rests[level], end))
        break
    return unread


def _rest_of(layout: Layout, start: int, owner: Pair) -> tuple[Offsets, ...]:
    """Return what the marks still hold after an incise that closed a sentence."""
    text = layout.text
    while start < owner.inner_end and text[start] in FINAL:
        start += 1
    following = layout.chain_after(owner)
    if not any(map(str.isalnum, text[start : owner.inner_end])):
        return tuple(following)
    return ((start, owner.inner_end), *following)


def _resumed(layout: Layout, cue: Cue, start: int, sentence: Offsets, *, mixed: bool) -> Offsets:
    """Return the content after a reporting clause, without the marks that hold all of it unless it is mixed."""
    pair = layout.pair_starting_at(cue.level, start)
    if pair is not None and not layout.text[pair.end : sentence[1]].strip(FINAL):
        return (pair.start, pair.end) if mixed else (pair.inner_start, pair.inner_end)
    return strip_edges(layout.text, start, report_start(layout, cue.level, start, sentence[1]), FINAL)
