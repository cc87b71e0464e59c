"""Extent of a speaker's noun phrase, read by position.

The parser is wrong about every second subject of an inverted reporting clause, so a phrase is read
from its first token to the right: a simple phrase (``cores.py``), then a bracketed acronym, a
coordinated phrase, noun appositions. Relative, participial and adjectival tails, dates and adverbials
end it (``docs/annotation.md``, *Speaker*).
"""

from __future__ import annotations

from spacy.tokens import Doc

from otan_extract.layers import Offsets
from otan_extract.speakers.cores import core_end, simple_phrase_end, with_complements
from otan_extract.speakers.nouns import noun_kind
from otan_extract.speakers.words import (
    CIVILITIES,
    FUSED,
    OF,
    PLURAL,
    RELATIVES,
    is_finite,
    is_object,
    is_person_name,
    is_preposition,
    is_time,
    opens_office,
    opens_phrase,
)

# Determiners of a subject of its own: `Après la décision du juge, plusieurs élus …`.
_NEVER_APPOSED = frozenset({"plusieurs", "certains", "certaines", "quelques", "beaucoup"})
_MAX_BRACKET = 3  # words: `(PS, Isère)`, `(Le Centre/VS)`
_PLACES = frozenset({"en", "au", "aux", "à"})
_MAX_ALLEGIANCE = 5
_MAX_EXPANSION = 12  # tokens of the full form in brackets after an acronym


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
    core = core_end(doc, start, limit)
    named = _core_is_named(doc, start, core)
    end = with_complements(doc, start, core, limit)
    while end < limit:
        bracket = _after_bracket(doc, end, limit)
        apposition = _after_apposition(doc, end, limit, named=named)
        grown = bracket or _after_coordination(doc, end, limit) or apposition
        grown = grown or _after_distant_acronym(doc, end, limit)
        if grown is None and not named:
            grown = _after_distant_name(doc, start, end, limit)
        if grown is None:
            break
        named = named or (grown == apposition and _core_is_named(doc, end + 1, core_end(doc, end + 1, limit)))
        end = _after_closed_bracket(doc, start, grown, limit) if bracket else grown
    return end


def _core_is_named(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the phrase at ``start`` holds a person's name, outside of its complements."""
    core = [doc[i] for i in range(start, end)]
    capitals = [token for token in core if token.pos_ == "PROPN" and token.text[0].isupper()]
    return (
        any(is_person_name(token) for token in core)
        or len(capitals) > 1
        or (len(core) > 1 and core[0].lower_ in CIVILITIES)
    )


def _after_bracket(doc: Doc, end: int, limit: int) -> int | None:
    """Read a bracketed acronym or party: `(OMS)`, `(MR)`, `(PS, Isère)`."""
    if doc[end].text != "(" or end + 1 >= limit:
        return None
    if not doc[end + 1].text[0].isupper() and not _is_allegiance(doc, end, limit):
        return None
    words = _MAX_EXPANSION if doc[end - 1].text.isupper() else _MAX_BRACKET
    for position in range(end + 2, min(limit, end + _MAX_EXPANSION)):
        words -= bool(doc[position - 1].whitespace_)
        if doc[position].text == ")":
            return position + 1 if words > 0 else None
    return None


def _is_allegiance(doc: Doc, start: int, limit: int) -> bool:
    """Tell whether a bracket after an office holds few words and `de` follows: `le maire (sans étiquette) de Brest`."""
    closing = next(
        (i for i in range(start + 2, min(limit, start + _MAX_ALLEGIANCE)) if doc[i].text == ")"), None
    )
    if closing is None or closing + 1 >= limit or noun_kind(doc[start - 1].text) != "person":
        return False
    return doc[closing + 1].lower_ in OF


def _after_closed_bracket(doc: Doc, start: int, end: int, limit: int) -> int:
    """Read on after a bracket: a complement with *de*, or the name of whoever holds the office."""
    if end < limit and is_person_name(doc[end]):
        return core_end(doc, end, limit)
    return with_complements(doc, start, end, limit)


def _after_distant_name(doc: Doc, start: int, end: int, limit: int) -> int | None:
    """Read on over any complement of an office that its holder's name follows.

    `La rapporteuse spéciale sur les exécutions sommaires, Nora Weiss`: elsewhere `sur` opens an adverbial.
    """
    if end + 1 >= limit or not is_preposition(doc[end]):
        return None
    if not any(noun_kind(token.text) == "person" for token in doc[start:end]):
        return None
    comma = simple_phrase_end(doc, end + 1, limit, adjunct=True)
    if comma + 1 >= limit or doc[comma].text != "," or not _opens_name(doc, comma + 1, limit):
        return None
    last = core_end(doc, comma + 1, limit)
    return None if last < limit and starts_clause(doc, last) else last


def _after_distant_acronym(doc: Doc, end: int, limit: int) -> int | None:
    """Read on over the place of a body that its acronym follows: `la Mission des Nations unies en Ituri (MNUI)`."""
    if end + 1 >= limit or doc[end].lower_ not in _PLACES or not doc[end - 1].text[0].isupper():
        return None
    place = simple_phrase_end(doc, end + 1, limit, adjunct=True)
    acronym = doc[place : min(place + 3, limit)]
    shown = len(acronym) == 3 and acronym[0].text == "(" and acronym[2].text == ")"
    return place + 3 if shown and acronym[1].is_upper and len(acronym[1]) > 2 else None


def _opens_name(doc: Doc, position: int, limit: int) -> bool:
    """Tell whether a person's name begins at ``position``, or a civility with its article (`le Dr Osei`)."""
    civil = position + 1 < limit and doc[position].pos_ == "DET" and doc[position + 1].lower_ in CIVILITIES
    return civil or is_person_name(doc[position])


def _after_coordination(doc: Doc, end: int, limit: int) -> int | None:
    """Read `et` or `ou` and a second phrase, unless that one is the subject of a clause of its own."""
    if doc[end].text == "," and end + 2 < limit:
        return _after_list(doc, end, limit)
    if doc[end].lower_ not in {"et", "ou", "&"} or end + 1 >= limit:
        return None
    if doc[end + 1].lower_ in OF and end + 2 < limit and is_object(doc[end + 2]):
        return simple_phrase_end(doc, end + 2, limit)
    if not (opens_phrase(doc[end + 1]) or opens_office(doc[end + 1])):
        return None
    second = simple_phrase_end(doc, end + 1, limit)
    within_name = doc[end].text == "&"  # `Halbron & Cie`
    joined = within_name or second >= limit or _has_plural_verb(doc, end, second)
    return second if joined or not starts_clause(doc, second) else None


def _has_plural_verb(doc: Doc, end: int, second: int) -> bool:
    """Tell whether two names are the subject of a verb in the plural (`Oslo et Riga ont, elles, salué`)."""
    names = doc[end - 1].pos_ == doc[second - 1].pos_ == "PROPN"
    return names and second < len(doc) and is_finite(doc[second]) and PLURAL in str(doc[second].morph)


def _after_list(doc: Doc, end: int, limit: int) -> int | None:
    """Read what a comma joins: `, et la préfète` up to the limit, or names that `et` closes (`A, B et C`)."""
    if doc[end + 1].lower_ == "et":
        second = phrase_end(doc, end + 2, limit) if opens_phrase(doc[end + 2]) else 0
        return second if second >= limit - 1 else None
    if not (is_person_name(doc[end - 1]) and is_person_name(doc[end + 1])):
        return _after_named_list(doc, end, limit)
    second = simple_phrase_end(doc, end + 1, limit)
    closed = second + 1 < limit and doc[second].lower_ == "et" and is_person_name(doc[second + 1])
    return second if closed else None


def _after_named_list(doc: Doc, end: int, limit: int) -> int | None:
    """Read the names that follow one with an article, up to the `et` that closes them: `la France, l'Italie et …`."""
    if not _is_whole_name(doc, end):
        return None
    position = end
    while position < limit and doc[position].text == ",":
        position = _named_end(doc, position + 1, limit)
    if position + 1 >= limit or doc[position].lower_ != "et":
        return None
    last = _named_end(doc, position + 1, limit)
    listed = last and (last >= limit or not starts_clause(doc, last))
    return position if listed else None


def _is_whole_name(doc: Doc, end: int) -> bool:
    """Tell whether an article and a proper name end at ``end`` that no *de* makes a part of another phrase."""
    start = end
    while start and doc[start - 1].text[0].isupper() and doc[start - 1].pos_ != "DET":
        start -= 1
    if start == end or not start or doc[start - 1].pos_ != "DET":
        return False
    return start == 1 or doc[start - 2].lower_ not in OF


def _named_end(doc: Doc, start: int, limit: int) -> int:
    """Return the end of a proper name at ``start``, with or without its article, or 0."""
    name = start + (start < limit and doc[start].pos_ == "DET")
    return core_end(doc, start, limit) if name < limit and doc[name].text[0].isupper() else 0


def starts_clause(doc: Doc, position: int) -> bool:
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
    if not named and doc[first].lower_ in OF:
        return _after_listed_complement(doc, first, limit)
    if _is_age(doc, first, limit):
        return _after_apposition(doc, first + 2, limit, named=True)
    if named and _opens_house(doc, first, limit):
        last = simple_phrase_end(doc, first + 1, limit)
    elif _is_apposition(doc, first, limit, named=named):
        last = simple_phrase_end(doc, first, limit)
    else:
        return None
    last = _after_year(doc, last, limit)
    return last if last >= limit or not starts_clause(doc, last) else None


def _after_year(doc: Doc, end: int, limit: int) -> int:
    """Read on over the year of a title: `premier choix du club en 2024`."""
    dated = end + 1 < limit and doc[end].lower_ == "en" and doc[end + 1].text.isdigit()
    return end + 2 if dated and len(doc[end + 1]) == len("2024") else end


def _opens_house(doc: Doc, first: int, limit: int) -> bool:
    """Tell whether `de` and the house somebody comes from begin at ``first`` (`…, de l'ONG Abri`)."""
    if first + 1 >= limit or doc[first].lower_ not in OF or not is_object(doc[first + 1]):
        return False
    if first + 2 < limit and doc[first + 2].lower_ == "côté":  # `, de son côté`
        return False
    return doc[first].lower_ in FUSED or doc[first + 1].pos_ == "DET" or doc[first + 1].text[0].isupper()


def _after_listed_complement(doc: Doc, first: int, limit: int) -> int | None:
    """Read a list of complements: `la ministre de la Santé, de la Famille et des Solidarités`."""
    last = simple_phrase_end(doc, first + 1, limit)
    goes_on = last + 1 < limit and doc[last].lower_ in {",", "et"} and doc[last + 1].lower_ in OF
    return last if goes_on else None


def _is_age(doc: Doc, position: int, limit: int) -> bool:
    """Tell whether an age stands between the name and an office: `Anna Roth, 34 ans, juriste`."""
    return position + 2 < limit and doc[position].like_num and doc[position + 1].lower_ in {"an", "ans"}


def _is_one_of(doc: Doc, position: int, limit: int) -> bool:
    """Tell whether `un des organisateurs` or the like begins at ``position``."""
    return position + 1 < limit and doc[position].lower_ in {"un", "une"} and doc[position + 1].lower_ in OF


def _is_apposition(doc: Doc, first: int, limit: int, *, named: bool) -> bool:
    """Tell whether the phrase at ``first`` names or describes the phrase before the comma."""
    if not (opens_phrase(doc[first]) or opens_office(doc[first]) or doc[first].pos_ == "NOUN"):
        return False
    core = doc[first : core_end(doc, first, limit)]
    if not core or doc[first].lower_ in _NEVER_APPOSED:
        return False
    if named and _is_one_of(doc, first + (doc[first].lower_ in {"l'", "l’"}), limit):
        return True
    if _core_is_named(doc, first, core.end):
        return not named
    if (
        named
        and len(core) == 1
        and (core.end >= limit or doc[core.end].is_punct or doc[core.end].text == ".")
    ):
        return core[0].pos_ == "NOUN" and core[0].text.islower() and not is_time(core[0])
    if any(noun_kind(token.text) in {"person", "organization"} for token in core):
        return True
    if named and len(core) > 1 and core[0].lower_ in {"un", "une"} and core[1].text[0].isupper():
        return True
    return not named and core[0].text[0].isupper() and core[0].pos_ in {"PROPN", "NOUN", "X"}
