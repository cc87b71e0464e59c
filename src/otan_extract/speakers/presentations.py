"""Whom the sentence after words in marks presents: `« … » Debout à la barre, Anne Roux, 41 ans, ne cille pas`."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from otan_extract.columns import columns
from otan_extract.layers import Offsets
from otan_extract.speakers.context import can_speak, is_speech
from otan_extract.speakers.fates import befalls_subject
from otan_extract.speakers.inversion import subject_between
from otan_extract.speakers.mentions import noun_phrase, starts_clause
from otan_extract.speakers.sites import Scene
from otan_extract.speakers.starts import begins, first_phrase
from otan_extract.speakers.wordlists import first_name_gender
from otan_extract.speakers.words import (
    CLOSING_EDGE,
    DOUBLE_MARKS,
    OF,
    is_line_break,
    is_person_name,
    opens_phrase,
    quoted_end,
)

_STOPS = frozenset({".", "!", "?", ";", "…", ":"})
_CONTRASTING = frozenset({"lui", "elle", "eux", "elles"})
_SHORTEST_SENTENCE = 3
# Tokens between a name and its verb that commas set off (`Anne Roux, 41 ans, infirmière, a …`).
_LONGEST_ASIDE = 16
# Tokens in which a circumstance before the subject ends.
_LONGEST_CIRCUMSTANCE = 14
# Verbs that tell where words come from: `La formule est de X`, `Le cri vient de X`.
_COMES_FROM = frozenset({"est", "sont", "vient", "viennent", "venait", "émane", "émanent", "émanait"})


def introduced_after(scene: Scene, index: int) -> Offsets | None:
    """Return the subject of the sentence, or of what a colon opens, after words in marks.

    `« … » Le directeur se veut rassurant.`, `« … » : le directeur sort du silence`; also whoever a presentation names:
    `« … » C'est ce qu'a annoncé le maire.`, `C'est la phrase lancée par X.`, `Le cri vient de X.`
    """
    sentence = _sentence_after(scene, index)
    if sentence is None:
        return None
    start, stop = sentence
    if scene.doc[start].lower_ in {"c'", "c’", "voilà"}:
        return _presented(scene, start, stop)
    return _owner(scene, start, stop) or _subject(scene, start, stop)


def newly_introduced(scene: Scene, index: int) -> Offsets | None:
    """Return who is named for the first time right after words that open a paragraph: they continue nobody's.

    Whoever is set against the speaker before (`Anne Roux, elle, …`), or quoted in turn, is not presented.
    """
    sentence = None if scene.opening(index) else _sentence_after(scene, index)
    if sentence is None or scene.quotes_in(*sentence):
        return None
    phrase = _owner(scene, *sentence) or _subject(scene, *sentence, set_off=True)
    if phrase is None or not _is_named(scene, phrase):
        return None
    first, end = scene.tokens.at(phrase[0]), scene.tokens.at(phrase[1] - 1) + 1
    contrasted = any(token.lower_ in _CONTRASTING for token in scene.doc[end : end + 2])
    words = [token for token in scene.doc[first:end] if token.text[0].isupper() and token.i > first]
    name = next((token for token in reversed(words) if is_person_name(token)), scene.doc[first])
    told = columns(scene.doc).places[name.text][0] < first
    return None if contrasted or told else phrase


def _sentence_after(scene: Scene, index: int) -> tuple[int, int] | None:
    """Return the tokens of the sentence after quotation ``index`` in its paragraph, up to a mark; None if too short."""
    doc, end = scene.doc, scene.quotations[index].segments[-1][1]
    start = scene.tokens.at(end - 1) + 1
    while start < len(doc) and not doc[start].text.strip(CLOSING_EDGE + ".:"):
        start += 1
    stop = start
    while stop < len(doc) and not is_line_break(doc[stop]) and doc[stop].text not in _STOPS:
        name = quoted_end(doc, stop, len(doc))
        if name is None and doc[stop].text in DOUBLE_MARKS:
            break
        stop = name or stop + 1
    if stop - start < _SHORTEST_SENTENCE or not scene.text[end : doc[start].idx].strip(" \t\u00a0\u202f.:"):
        return None
    return start, stop


def _presented(scene: Scene, start: int, stop: int) -> Offsets | None:
    """Return the inverted subject after `ce que`, or the agent after `par`."""
    doc = scene.doc
    for position in range(start, stop - 1):
        if doc[position].lower_ in {"que", "qu'", "qu’"}:
            return first_phrase(doc, position + 1, stop) or subject_between(
                doc, position + 1, stop, scene.bodies, short=False
            )
        if doc[position].lower_ == "par" and opens_phrase(doc[position + 1]):
            return noun_phrase(doc, position + 1, stop)
    return None


def _owner(scene: Scene, start: int, stop: int) -> Offsets | None:
    """Return whose words or feelings a noun of speech names: `Le cri vient de X`, `La colère de X est intacte`."""
    doc = scene.doc
    if not begins(doc, start, start) or not is_speech(scene, noun_phrase(doc, start, stop)):
        return None
    for position in range(start + 1, stop - 1):
        if doc[position].lower_ not in OF or not opens_phrase(doc[position + 1]):
            continue
        owner = noun_phrase(doc, position + 1, stop)
        if doc[position - 1].lower_ in _COMES_FROM:
            return owner
        if _is_named(scene, owner) and starts_clause(doc, scene.tokens.at(owner[1] - 1) + 1):
            return owner
    return None


def _subject(scene: Scene, start: int, stop: int, *, set_off: bool = False) -> Offsets | None:
    """Return the subject of the sentence, behind a circumstance only if it is a name.

    With ``set_off`` commas have to part it from its verb, or a circumstance to stand before it: a bare subject may
    begin the next subject of the text.
    """
    doc = scene.doc
    for position in _openings(doc, start, stop):
        if not begins(doc, position, start):
            continue
        phrase = noun_phrase(doc, position, stop)
        end, named = scene.tokens.at(phrase[1] - 1) + 1, _is_named(scene, phrase)
        verb = _after_aside(doc, end, stop) if named else None
        if starts_clause(doc, end) and not (set_off and position == start):
            verb = end
        told_of = befalls_subject(doc[scene.tokens.at(phrase[0])]) or is_speech(scene, phrase)
        if verb is None or told_of:
            continue
        presents = can_speak(scene, phrase) or named if position == start else named
        if presents and (position == start or not _is_narrated(doc, verb)):
            return phrase
    return None


def _openings(doc: Doc, start: int, stop: int) -> Iterator[int]:
    """Yield where a subject can begin: at the start, or after the comma that ends a circumstance."""
    yield start
    for position in range(start + 1, min(stop - 1, start + _LONGEST_CIRCUMSTANCE)):
        if doc[position].text == ",":
            yield position + 1


def _is_named(scene: Scene, phrase: Offsets) -> bool:
    """Tell whether a phrase holds the name of a person, or opens with a first name that the model does not know."""
    first, last = scene.tokens.at(phrase[0]), scene.tokens.at(phrase[1] - 1)
    opening = scene.doc[first]
    known = opening.text[0].isupper() and first_name_gender(opening.text) is not None
    return known or any(is_person_name(token) for token in scene.doc[first : last + 1])


def _after_aside(doc: Doc, end: int, stop: int) -> int | None:
    """Return where the verb follows of a subject that ends at ``end`` and what commas set off, or None."""
    if end >= stop or doc[end].text != ",":
        return None
    commas = (i for i in range(end, min(stop - 1, end + _LONGEST_ASIDE)) if doc[i].text == ",")
    return next((comma + 1 for comma in commas if starts_clause(doc, comma + 1)), None)


def _is_narrated(doc: Doc, verb: int) -> bool:
    """Tell whether the verb group at ``verb`` tells what somebody did (`a mis le feu`), not how they are."""
    group = [token for token in doc[verb : verb + 4] if token.pos_ in {"AUX", "VERB"}]
    return len(group) > 1 and group[0].pos_ == "AUX" and "VerbForm=Part" in str(group[1].morph)
