"""Extent of a speaker's noun phrase, read by position.

The parser is wrong about every second subject of an inverted reporting clause, so a phrase is read
from its first token to the right: determiner, nouns and adjectives, name, prepositional
complements, a bracketed acronym, noun appositions. Relative, participial and adjectival tails, dates
and adverbials end it (``docs/annotation.md``, *Speaker*).
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from otan_extract.layers import Offsets
from otan_extract.speakers.nouns import noun_kind, phrase_words
from otan_extract.speakers.words import (
    CIVILITIES,
    OF,
    RELATIVES,
    is_finite,
    is_glued,
    is_person_name,
    is_predeterminer,
    is_preposition,
    is_time,
    is_wall,
    opens_office,
    opens_phrase,
)

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM"})
# Prepositions that tie a place to an office (`conseillère à la Présidence`), not to a name.
_OFFICE_PREPOSITIONS = frozenset({"à", "au", "aux", "en", "chez", "auprès", "près"})
_PLACES_OF_OFFICE = frozenset({"chez", "auprès"})
# Participles that belong to an office: `ministre délégué`, `ministre chargé des Transports`.
_OFFICE_PARTICIPLES = phrase_words("office participle")
_NO_OBJECT = frozenset({"nouveau", "même", "manière", "façon", "toute", "tout", "plus"})
# Nouns after which `à` or `en` opens an adverbial of the verb, whatever stands before.
_ADVERBIAL_NOUNS = phrase_words("adverbial")
_MAX_BRACKET = 5
_AGE = frozenset({"an", "ans"})


def noun_phrase(doc: Doc, start: int, limit: int) -> Offsets:
    """Return the characters of the speaker's noun phrase that begins at token ``start``."""
    return offsets(doc, start, phrase_end(doc, start, limit))


def offsets(doc: Doc, start: int, end: int) -> Offsets:
    """Return the characters of the tokens from ``start`` to ``end``, exclusive."""
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last.text)


def phrase_end(doc: Doc, start: int, limit: int) -> int:
    """Return the end (exclusive) of the speaker's noun phrase that begins at token ``start``.

    Args:
        doc: A parsed document.
        start: First token of the phrase.
        limit: Token before which the phrase ends in any case, such as the cue.
    """
    end = simple_phrase_end(doc, start, limit)
    named = _core_is_named(doc, start, limit)
    while end < limit:
        apposition = _after_apposition(doc, end, limit, named=named)
        grown = _after_bracket(doc, end, limit) or _after_coordination(doc, end, limit) or apposition
        if grown is None:
            break
        named = named or (grown == apposition and _core_is_named(doc, end + 1, limit))
        end = grown
    return end


def simple_phrase_end(doc: Doc, start: int, limit: int, *, adjunct: bool = False) -> int:
    """Return the end of the phrase at ``start`` without brackets, coordination and apposition.

    Args:
        doc: A parsed document.
        start: First token of the phrase.
        limit: Token before which the phrase ends in any case.
        adjunct: The phrase is the object of an adverbial (`à l'issue de la réunion`): only complements
            with *de* belong to it, and it swallows no name of a person.
    """
    end = _core_end(doc, start, limit, adjunct=adjunct)
    while end < limit:
        object_start = _complement_start(doc, start, end, limit, adjunct=adjunct)
        if object_start is None:
            break
        end = _core_end(doc, object_start, limit, adjunct=adjunct)
    return end


def _core_end(doc: Doc, start: int, limit: int, *, adjunct: bool = False) -> int:
    """Read determiners, then the run of nouns, adjectives and names."""
    end = start
    while end < limit and (doc[end].pos_ == "DET" or is_predeterminer(doc[end])):
        end += 1
    # Whatever stands after a determiner is a noun, also where it is tagged as a participle.
    if end < limit and not is_wall(doc[end]) and not doc[end].is_punct:
        end += 1
    while end < limit and _continues_core(doc, end, limit, adjunct=adjunct):
        end += 1
    return end


def _continues_core(doc: Doc, position: int, limit: int, *, adjunct: bool) -> bool:
    token, before = doc[position], doc[position - 1]
    if is_glued(token):
        return True
    if is_wall(token) or token.is_punct or token.lower_ in RELATIVES:
        return False
    if is_time(token):
        return (before.pos_ in {"DET", "ADJ"} and before.text.islower()) or token.lower_ in _AGE
    if adjunct and is_person_name(token) and not is_person_name(before):
        return False
    if _continues_name(token, before) or token.lower_ in _OFFICE_PARTICIPLES:
        return True
    if token.pos_ == "CCONJ":
        return _joins_adjectives(doc, position, limit)
    return token.pos_ in _NOMINAL and not _opens_tail(doc, position, limit)


def _continues_name(token: Token, before: Token) -> bool:
    """Tell whether ``token`` goes on with an entity or is a surname, whatever its part of speech."""
    if token.ent_iob_ == "I":
        return token.pos_ not in {"VERB", "AUX"} or token.text[0].isupper()
    return is_person_name(before) and token.text[0].isupper() and token.pos_ not in {"DET", "ADP"}


def _joins_adjectives(doc: Doc, position: int, limit: int) -> bool:
    """Tell whether a conjunction stands between two adjectives (`française et allemande`)."""
    return position + 1 < limit and doc[position - 1].pos_ == "ADJ" and doc[position + 1].pos_ == "ADJ"


def _opens_tail(doc: Doc, position: int, limit: int) -> bool:
    """Tell whether an adjective is a participle with a complement of its own (`âgée de 16 ans`)."""
    token = doc[position]
    if token.lower_ in {"ayant", "étant"} or token.lower_.startswith("âgé"):
        return True
    has_complement = position + 1 < limit and is_preposition(doc[position + 1])
    return has_complement and token.pos_ == "ADJ" and "Part" in token.morph.get("VerbForm", [])


def _complement_start(doc: Doc, start: int, end: int, limit: int, *, adjunct: bool) -> int | None:
    """Return where the object of a preposition at ``end`` begins, if it belongs to the phrase."""
    if end + 1 >= limit:
        return None
    form, first = doc[end].lower_, doc[end + 1]
    if form in OF:
        return end + 1 if _is_object(first) else None
    if form in _OFFICE_PREPOSITIONS and not adjunct and _ties_to_office(doc, start, end, limit):
        return end + 2 if first.lower_ in OF and end + 2 < limit else end + 1
    return None


def _is_object(token: Token) -> bool:
    return (
        token.lower_ not in _NO_OBJECT
        and not is_time(token)
        and (token.pos_ in {"DET", "NOUN", "PROPN", "NUM", "X", "ADJ", "PRON"} or token.text[0].isupper())
    )


def _ties_to_office(doc: Doc, start: int, end: int, limit: int) -> bool:
    """Tell whether a preposition other than *de* goes on with an office, not with the verb's adverbials."""
    if doc[end].ent_iob_ == "I":
        return True
    head = next((token for token in doc[start:end] if noun_kind(token.text)), None)
    if head is None or noun_kind(head.text) != "person" or is_person_name(doc[end - 1]):
        return False
    if doc[end].lower_ in _PLACES_OF_OFFICE:
        return True
    for token in doc[end + 1 : limit]:
        if token.lower_ in _ADVERBIAL_NOUNS or is_time(token):
            return False
        if token.pos_ in {"ADP", "PUNCT", "VERB"} and token.lower_ not in OF:
            break
    return True


def _core_is_named(doc: Doc, start: int, limit: int) -> bool:
    """Tell whether the phrase at ``start`` holds a person's name, outside of its complements."""
    core = doc[start : _core_end(doc, start, limit)]
    capitals = [token for token in core if token.pos_ == "PROPN" and token.text[0].isupper()]
    return (
        any(is_person_name(token) for token in core)
        or len(capitals) > 1
        or (len(core) > 1 and core[0].lower_ in CIVILITIES)
    )


def _after_bracket(doc: Doc, end: int, limit: int) -> int | None:
    """Read a bracketed acronym or party: `(OMS)`, `(MR)`, `(PS, Isère)`."""
    if doc[end].text != "(" or end + 1 >= limit or not doc[end + 1].text[0].isupper():
        return None
    closing = (
        position + 1
        for position in range(end + 2, min(limit, end + _MAX_BRACKET))
        if doc[position].text == ")"
    )
    return next(closing, None)


def _after_coordination(doc: Doc, end: int, limit: int) -> int | None:
    """Read `et` or `ou` and a second phrase, unless that one is the subject of a clause of its own."""
    if doc[end].lower_ not in {"et", "ou", "&"} or end + 1 >= limit:
        return None
    if not (opens_phrase(doc[end + 1]) or opens_office(doc[end + 1])):
        return None
    second = simple_phrase_end(doc, end + 1, limit)
    return second if second >= limit or not _starts_clause(doc, second) else None


def _starts_clause(doc: Doc, position: int) -> bool:
    """Tell whether a verb follows, over clitics and negation, so that what stands before is its subject."""
    while (
        position < len(doc)
        and doc[position].pos_ in {"PRON", "ADV"}
        and doc[position].lower_ not in RELATIVES
    ):
        position += 1
    return position < len(doc) and is_finite(doc[position])


def _after_apposition(doc: Doc, end: int, limit: int, *, named: bool) -> int | None:
    """Read a comma and a noun apposition: a name, an office, the house somebody comes from."""
    if doc[end].text != "," or end + 1 >= limit:
        return None
    first = end + 1
    if doc[first].lower_ in OF and named and first + 1 < limit and _is_object(doc[first + 1]):
        last = simple_phrase_end(doc, first + 1, limit)
    elif _is_apposition(doc, first, limit, named=named):
        last = simple_phrase_end(doc, first, limit)
    else:
        return None
    return last if last >= limit or not _starts_clause(doc, last) else None


def _is_apposition(doc: Doc, first: int, limit: int, *, named: bool) -> bool:
    """Tell whether the phrase at ``first`` names or describes the phrase before the comma."""
    if not (opens_phrase(doc[first]) or opens_office(doc[first])):
        return False
    if _core_is_named(doc, first, limit):
        return not named
    core = doc[first : _core_end(doc, first, limit)]
    if any(noun_kind(token.text) in {"person", "organization"} for token in core):
        return True
    return not named and core[0].text[0].isupper() and core[0].pos_ in {"PROPN", "NOUN", "X"}
