"""Cues without a subject of their own: `…, ajoutant que`, `avant de juger`, `Et de justifier : « … »`."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from spacy.tokens import Token

from otan_extract.layers import Offsets
from otan_extract.speakers.mentions import noun_phrase, offsets, phrase_end
from otan_extract.speakers.nouns import noun_kind
from otan_extract.speakers.sites import LONGEST_CLAUSE, Scene, Site
from otan_extract.speakers.starts import first_phrase
from otan_extract.speakers.subjects import adjacent_phrase, adjacent_pronoun, parsed_subject
from otan_extract.speakers.words import is_finite, is_line_break, is_person_name, is_wall, opens_phrase

SOURCE_PREPOSITION = "source preposition"
_SHORTEST_PARTICIPLE = 5
_MEMORY = 50  # quotations
_INFINITIVE_MARKERS = frozenset({"de", "d'", "d’", "pour"})
_REFLEXIVE = frozenset({"se", "s'", "s’"})
_PERFECT = frozenset({"avoir", "s'être", "être"})


def is_dependent(site: Site) -> bool:
    """Tell whether the cue is a participle or an infinitive that takes its subject from another clause."""
    doc, first = site.doc, site.cue_start + (site.doc[site.cue_start].lower_ in _REFLEXIVE)
    if _is_participle(doc[first]):
        return is_participle(site)
    before = doc[max(0, site.cue_start - 1)]
    return "Inf" in doc[first].morph.get("VerbForm", []) and before.lower_ in _INFINITIVE_MARKERS


def is_participle(site: Site) -> bool:
    """Tell whether the cue is a present participle after a mark, an adverb, a pronoun, `en` or `et`."""
    doc, first = site.doc, site.cue_start + (site.doc[site.cue_start].lower_ in _REFLEXIVE)
    if not _is_participle(doc[first]):
        return False
    before = doc[site.cue_start - 1] if site.cue_start else None
    return (
        before is None
        or is_wall(before)
        or before.is_punct
        or before.lower_ in {"en", "et"}
        or before.pos_ in {"ADV", "PRON"}
    )


def _is_participle(token: Token) -> bool:
    return token.lower_.endswith("ant") and len(token) >= _SHORTEST_PARTICIPLE


def shared_subject(scene: Scene, index: int) -> Offsets | None:
    """Return the subject that a participle, an infinitive or a coordinated verb shares.

    First the subject of the quotation before it in the same sentence, then that of the verb above it, then
    the subject that follows a fronted participle, then that of the quotation before it.
    """
    site = scene.sites[index]
    if site is None:
        return None
    close = None
    if is_dependent(site):
        close = _of_verb_before(scene, site) or _absolute(site) or _of_inverted_relative(scene, site)
    if close is not None:
        return close
    before = max(_subjects_before(scene, index), default=None)
    if before is not None and before[0] < scene.doc[site.cue_start].idx and _in_sentence(scene, before, site):
        return before
    own = _called_on(site) or parsed_subject(site)
    last = before if is_dependent(site) else None
    return own or _in_clause_before(scene, site, quoted=last is None) or _fronted(scene, site) or last


def _of_verb_before(scene: Scene, site: Site) -> Offsets | None:
    """Return the subject right before the verb that a gerund or an infinitive hangs on.

    `Selon le juge, la mère nie, avant de reconnaître que …`, `Ému par ce qu'il voit, X vient d'annoncer que …`;
    a participle without `en` may hang on any verb before it.
    """
    doc, position = scene.doc, site.cue_start - 1
    if is_participle(site) and doc[position].lower_ != "en":
        return None
    while position >= site.left and not is_finite(doc[position]):
        if scene.is_content(doc[position].idx) or doc[position].text == ";":
            return None
        position -= 1
    if position < site.left:
        return None
    verb = replace(site, cue_start=position, cue_end=position + 1)
    return adjacent_pronoun(verb) or _speaker_before(verb)


def _absolute(site: Site) -> Offsets | None:
    """Return the subject of an absolute participle: `La rue est fermée, une voisine ayant indiqué que …`."""
    doc = site.doc
    if doc[site.cue_start].lower_ not in {"ayant", "s'étant", "étant"}:
        return None
    phrase = _speaker_before(site)
    opening = None if phrase is None else doc.char_span(*phrase, alignment_mode="expand")
    starts_clause = opening is not None and opening.start > 0 and doc[opening.start - 1].text == ","
    return phrase if starts_clause else None


def _of_inverted_relative(scene: Scene, site: Site) -> Offsets | None:
    """Return the subject after the verb of a relative: `un argument que balaie la maire, estimant que …`."""
    doc, end = site.doc, site.cue_start - 1
    if end < site.left or doc[end].text != ",":
        return None
    verb = end - 1
    while verb > site.left and not is_finite(doc[verb]) and not scene.is_content(doc[verb].idx):
        verb -= 1
    relative = verb > site.left and doc[verb - 1].lower_ in {"que", "qu'", "qu’"}
    if not relative or not is_finite(doc[verb]) or not opens_phrase(doc[verb + 1]):
        return None
    place = noun_phrase(doc, verb + 1, end)
    return place if scene.tokens.at(place[1] - 1) == end - 1 else None


def _speaker_before(verb: Site) -> Offsets | None:
    """Return the phrase right before the verb, if it names somebody who can speak."""
    phrase = adjacent_phrase(verb)
    span = None if phrase is None else verb.doc.char_span(*phrase, alignment_mode="expand")
    speaks = span is not None and any(noun_kind(token.text) or is_person_name(token) for token in span)
    return phrase if speaks else None


def _subjects_before(scene: Scene, index: int) -> list[Offsets]:
    """Return the mentions of earlier quotations that are the subject of a verb, not the object of *selon*."""
    near = slice(max(0, index - _MEMORY), index)
    earlier = zip(scene.mentions[near], scene.sieves[near], strict=True)
    return [mention for mention, sieve in earlier if mention and sieve != SOURCE_PREPOSITION]


def _called_on(site: Site) -> Offsets | None:
    """Return whose turn it is before a narrative infinitive: `Et à M. Roux de renchérir : « … »`."""
    doc, end = site.doc, site.cue_start - 1
    if end <= site.left or doc[end].lower_ not in _INFINITIVE_MARKERS:
        return None
    first = site.left + (doc[site.left].pos_ == "CCONJ")
    if doc[first].lower_ not in {"à", "au"} or first + 1 >= end or not opens_phrase(doc[first + 1]):
        return None
    return offsets(doc, first + 1, end) if phrase_end(doc, first + 1, end) == end else None


def _in_clause_before(scene: Scene, site: Site, *, quoted: bool) -> Offsets | None:
    """Return the first noun phrase of the sentence before the cue, of quoted content only if ``quoted``."""
    sentence = _sentence_start(scene, site.cue_start), site.cue_start
    stretches = [*scene.own_words(*sentence), *([sentence] if quoted else [])]
    phrases = (first_phrase(scene.doc, start, end) for start, end in stretches)
    return next((phrase for phrase in phrases if phrase is not None), None)


def _sentence_start(scene: Scene, position: int) -> int:
    last = bisect_left(scene.sentence_ends, position) - 1
    start = scene.sentence_ends[last] + 1 if last >= 0 else 0
    return max(0, start, position - LONGEST_CLAUSE)


def _in_sentence(scene: Scene, mention: Offsets, site: Site) -> bool:
    """Tell whether no sentence ends between ``mention`` and the cue, outside of quoted content."""
    start = scene.tokens.at(mention[1])
    is_near = site.cue_start - start <= LONGEST_CLAUSE
    return is_near and (start >= site.cue_start or _sentence_start(scene, site.cue_start) <= start)


def _fronted(scene: Scene, site: Site) -> Offsets | None:
    """Return the subject after a participle that opens its sentence: `Dénonçant « … », X demande …`.

    `Après avoir affirmé que …, X …` is one as well.
    """
    doc, start = scene.doc, scene.tokens.at(site.quotation.segments[-1][1] - 1) + 1
    first = site.cue_start + (doc[site.cue_start].lower_ in _REFLEXIVE)
    past = doc[site.cue_start].lower_ in _PERFECT and first > 0 and doc[first - 1].lower_ == "après"
    if not (_is_participle(doc[first]) or past) or start <= site.cue_end:
        return None
    while start < len(doc) and doc[start].text != "," and not is_line_break(doc[start]):
        start += 1
    end = start + 1
    while end < len(doc) and not is_wall(doc[end]):
        end += 1
    return first_phrase(doc, start + 1, end)


def gapped_subject(scene: Scene, index: int) -> Offsets | None:
    """Return the subject of a clause whose verb is left out: `X a parlé d'« … », son collègue d'« … »`."""
    before, quotation = scene.quotations[index - 1], scene.quotations[index]
    if index == 0 or quotation.cue is None or before.cue != quotation.cue:
        return None
    if before.segments[-1][1] <= quotation.cue[0] < quotation.segments[0][0]:
        return None
    between = scene.doc.char_span(before.segments[-1][1], quotation.segments[0][0], alignment_mode="contract")
    return first_phrase(scene.doc, between.start, between.end) if between is not None else None
