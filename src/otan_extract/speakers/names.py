"""Names of persons in a document, and which of them belong together.

The model's entities are evidence, not truth: it misses all-capital surnames and takes places for
people. A capitalized sequence is a person's name by civility, by first name, by entity label, or
because a fuller name in the document contains it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from otan_extract.columns import columns
from otan_extract.layers import Offsets
from otan_extract.speakers.extents import tokens_at
from otan_extract.speakers.roles import title_before
from otan_extract.speakers.wordlists import (
    civilities,
    first_name_gender,
    organization_types,
    plain,
    role_at,
    word_list,
)

# Civilities that are common words too: they count only before a capital, and capitalized or abbreviated.
_WORDLIKE = frozenset({"m", "me", "mes", "père", "frère", "sœur", "soeur", "don", "ms", "saint", "docteur"})
# Civilities that are first names where they stand with a capital and no article: `Cheikh Diop`, `le cheikh Diop`.
_FIRST_NAMES_TOO = frozenset({"cheikh"})
PARTICLES = word_list("particles")
_FRENCH_PARTICLES = frozenset({"de", "du", "des", "d'", "d’", "la", "le", "e", "y"})
_ELIDED_NAMES = frozenset({"m'", "n'"})
_ELIDED_FORMS = _ELIDED_NAMES | {"m’", "n’"}
_HYPHENS = frozenset("-\u2010\u2011")
_INITIALS = re.compile(r"[A-ZÀ-Þ]\.(?:[-\u2010\u2011]?[A-ZÀ-Þ]\.){1,2}")
# No-break spaces, which are tokens of their own (`M.\u00a0Durand`).
_GLUE = frozenset("\u00a0\u202f")
# Words that open sentences with a capital and are never part of a person's name.
_NOT_NAMES = word_list("not_names")
_LEGAL_FORMS = word_list("legal_forms")
# First names that open the names of towns.
_OPENS_TOWNS = frozenset({"sidi", "moulay", "lalla", "saint", "sainte"})
# Nouns whose proper name is that of a place, a prize or a body, even where it is a person's.
_NAMED_AFTER = word_list("named_after")
# The same, where the surname stands alone: `le gouvernement Roux`, but `le porte-parole du gouvernement Ali Roux`.
_NAMED_AFTER_SURNAME = word_list("named_after_surname")


@dataclass(slots=True)
class Name:
    """One occurrence of a person's name; ``start`` and ``end`` are tokens, without the civility."""

    start: int
    end: int
    words: tuple[str, ...]
    civility: str | None
    opening: int
    sure: bool


def is_name_word(token: Token) -> bool:
    """Tell whether ``token`` can be a word of a proper name."""
    return _is_word_of_name(token) or _is_elided_name(token)


def _is_elided_name(token: Token) -> bool:
    """Tell whether `M'` or `N'` begins a name (`M'hamed Saïdi`, `N'Diaye`), not a clause (`N'est-ce pas`)."""
    doc, after = token.doc, token.i + 1
    if not token.text[0].isupper() or plain(token.text) not in _ELIDED_NAMES or token.whitespace_:
        return False
    if after == len(doc) or not doc[after].is_alpha:
        return False
    before = doc[token.i - 1] if token.i else None
    inside = before is not None and (before.is_alpha or before.text[-1] == ".") and not token.is_sent_start
    follows = after + 1 < len(doc) and doc[after].whitespace_ and _is_word_of_name(doc[after + 1])
    return doc[after].text[0].isupper() or inside or bool(follows)


def _is_word_of_name(token: Token) -> bool:
    return token.text[:1].isupper() and _is_capitalized_name(token.text)


@lru_cache(maxsize=8192)
def _is_capitalized_name(form: str) -> bool:
    if not any(map(str.isalpha, form)):
        return False
    return form.lower() not in _NOT_NAMES and not any(map(str.isdigit, form))


def first_word(doc: Doc, start: int, end: int) -> str:
    """Return the first word of a name, compounds with a hyphen in one piece."""
    return columns(doc).between(start, end).split()[0]


def civility_gender(token: Token) -> str | None:
    """Return the gender of the civility ``token`` (``e``: either), or None if it is none."""
    lower = token.lower_
    gender = civilities().get(lower)
    if gender is None or (
        lower in _WORDLIKE and not (token.text[0].isupper() or lower in {"père", "sœur", "don"})
    ):
        return None
    if lower in _FIRST_NAMES_TOO and token.text[0].isupper() and not _is_after_article(token):
        return None
    following = token.i + 1
    if following < len(token.doc) and token.doc[following].text in _GLUE:
        following += 1
    wordlike = lower in _WORDLIKE
    while following < len(token.doc) and not wordlike and plain(token.doc[following].text) in PARTICLES:
        following += 1
    return gender if following < len(token.doc) and is_name_word(token.doc[following]) else None


def _is_after_article(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ in {"le", "du", "au"}


class _Signs(NamedTuple):
    """A document with the tokens that its names are read by."""

    doc: Doc
    forms: Sequence[str]
    names: frozenset[int]
    civilities: frozenset[int]


def find_names(doc: Doc, taken: Sequence[Offsets], guessed: Sequence[Offsets] = ()) -> list[Name]:
    """Return the persons' names in ``doc``, in order.

    Args:
        doc: A document with entities.
        taken: Offsets that name a country or a known organization, hence no person.
        guessed: Offsets of organizations that no table has: a first name or a title before outweighs them.

    Returns:
        Names, of which those that are not ``sure`` rest on the model's label or on one word only.
    """
    blocked, doubtful = _blocked_tokens(doc, taken), _blocked_tokens(doc, guessed)
    signs = _signs(doc)
    names: list[Name] = []
    end = 0
    for i in _openings(signs):
        if i < end or i in signs.civilities:
            continue
        end = _sequence_end(signs, i)
        name = _person_in(signs, i, end, blocked)
        if name is not None and name.start in doubtful:
            name = replace(name, sure=True) if _outweighs(doc, name) else None
        if name is not None:
            names.append(name)
            end = name.end
    return names


def _signs(doc: Doc) -> _Signs:
    known = columns(doc)
    civil = [i for i in known.of_lower(civilities()) if civility_gender(doc[i])]
    names = set(known.capitalized_where(_is_capitalized_name))
    elided = {i for i in known.of_lower(_ELIDED_FORMS) if _is_elided_name(doc[i])}
    return _Signs(doc, known.forms, frozenset(names | elided), frozenset(civil))


def _openings(signs: _Signs) -> list[int]:
    """Return where a name can begin: at a word of a name, or at a particle after a civility."""
    particles = [i + 1 for i in signs.civilities if plain(signs.forms[i + 1]) in PARTICLES]
    return sorted(signs.names.union(particles))


def _blocked_tokens(doc: Doc, taken: Sequence[Offsets]) -> frozenset[int]:
    blocked: set[int] = set()
    for start, end in taken:
        blocked.update(tokens_at(doc, (start, end)))
    return frozenset(blocked)


def _sequence_end(signs: _Signs, start: int) -> int:
    """Return the end of the capitalized sequence at ``start``, with the particles inside of it."""
    forms, names = signs.forms, signs.names
    end = _after_elision(signs, start) or start + 1
    while end < len(forms) and end not in signs.civilities:
        hyphened = _after_hyphen(signs, end) or _after_elision(signs, end)
        if hyphened or end in names or _is_initial(signs, end):
            end = hyphened or end + 1
            continue
        after = end
        while after < len(forms) and after - end < 4 and _is_particle(forms, after):
            after += 1
        if after == end or after not in names or not _particle_fits(signs.doc, start, end, after):
            break
        end = _after_elision(signs, after) or after + 1
    return end


def _after_hyphen(signs: _Signs, i: int) -> int:
    """Return the token after `-un` in `Jong-un`, which the tokenizer splits; 0 where there is no such compound."""
    if signs.forms[i] not in _HYPHENS or i + 1 == len(signs.forms):
        return 0
    hyphen, after = signs.doc[i], signs.doc[i + 1]
    if hyphen.whitespace_ or hyphen.nbor(-1).whitespace_ or not after.is_alpha:
        return 0
    return i + 2 if after.lower_ not in {"t", "il", "elle", "ils", "on"} else 0


def _after_elision(signs: _Signs, i: int) -> int:
    """Return the token after `N'Guessan` or `Le Floc'h`, which the tokenizer splits; 0 where there is no such name."""
    form = signs.forms[i]
    if form[-1] not in "'’" or not form[0].isupper() or signs.doc[i].whitespace_ or i + 1 == len(signs.forms):
        return 0
    after = signs.forms[i + 1]
    whole = after[0].isupper() or len(form) > len("qu'") or _is_elided_name(signs.doc[i])
    return i + 2 if after.isalpha() and whole else 0


def _is_particle(forms: Sequence[str], i: int) -> bool:
    return plain(forms[i]) in PARTICLES or (forms[i] in _HYPHENS and plain(forms[i - 1]) in PARTICLES)


def _is_initial(signs: _Signs, i: int) -> bool:
    """Tell whether token ``i`` is the full stop of an initial (`J . Dupont`), or a surname's (`Thierry M.`)."""
    form, before = signs.forms[i], signs.forms[i - 1]
    if form == "M.":
        return first_name_gender(before) is not None
    return form == "." and len(before) == 1 and i + 1 in signs.names


def is_initials(form: str) -> bool:
    """Tell whether a word is nothing but the initials of somebody's names (`C.R.`, `J.-P.`)."""
    return _INITIALS.fullmatch(form) is not None


def _particle_fits(doc: Doc, start: int, end: int, after: int) -> bool:
    """Tell whether the particles between ``end`` and ``after`` join two words of one name.

    French ones also join a person and a place (`Paul Durand de Lyon`): they count directly after one
    first name only, or where the model sees one person.
    """
    if plain(doc[end].text) not in _FRENCH_PARTICLES:
        return True
    if all(token.ent_type_ == "PER" for token in doc[start : after + 1]):
        return True
    while start < end - 1 and (doc[start].ent_type_ == "LOC" or first_name_gender(doc[start].text) is None):
        start += 1  # the place of an office: `maire de New York Bill de Blasio`
    first = columns(doc).between(start, end)
    return " " not in first and first_name_gender(first) is not None


def _person_in(signs: _Signs, start: int, end: int, blocked: frozenset[int]) -> Name | None:
    """Return the person named in the capitalized sequence, or None."""
    doc, sequence = signs.doc, start
    start = _after_title(doc, start, end, blocked)
    first = first_name_gender(first_word(doc, start, end)) is not None
    # `Iris Dupont`, where only `Iris` is the name of an organization too
    partly = first and end - start > 1 and start + 1 not in blocked
    first = first and (start not in blocked or partly)
    while end - start > 1 and end - 1 in blocked and (not first or _is_acronym(doc[end - 1])):
        end -= 1
    opening = _civility_before(signs, start)
    civility = doc[opening].lower_ if opening < start else None
    words = tuple(plain(columns(doc).between(start, end)).split())
    if civility:
        return Name(start, end, words, civility, opening, True)
    if (not first and not blocked.isdisjoint(range(start, end))) or (start in blocked and not partly):
        return None
    if _named_after(doc, start, words) or _is_firm(signs.forms, start, end) or _is_place(doc, start, end):
        return None
    if not first and _is_of_a_body(doc, sequence, start, end, blocked):
        return None
    labelled = any(doc[i].ent_type_ == "PER" for i in range(start, end))
    if len(words) > 1 and first and not _shouted(doc, start, end):
        return Name(start, end, words, None, opening, True)
    if labelled or first or len(words) <= 3:
        return Name(start, end, words, None, opening, labelled and len(words) > 1)
    return None


def _civility_before(signs: _Signs, start: int) -> int:
    """Return the token of the civility before a name that begins at ``start``, else ``start``."""
    before = start - 2 if start > 1 and signs.forms[start - 1] in _GLUE else start - 1
    return before if before in signs.civilities else start


def _after_title(doc: Doc, start: int, end: int, blocked: frozenset[int]) -> int:
    """Return where the name begins in a sequence that opens with a party, a place or a title."""
    while start < end - 1 and first_name_gender(doc[start].text) is None:
        role = role_at(doc, start)
        if role is not None and role[1] < end:
            start = role[1]
        elif start in blocked or _is_acronym(doc[start]):
            start += 1
        else:
            break
    known = first_name_gender(first_word(doc, start, end)) is not None or _is_elided_name(doc[start])
    if not known and _may_precede(doc[start]):
        for i in range(start + 1, end - 1):
            if first_name_gender(doc[i].text) is not None:
                return i
    return start


def _may_precede(token: Token) -> bool:
    """Tell whether a capitalized word can stand before a name: a place, a complement, the first of a sentence."""
    tied = token.i > 0 and token.nbor(-1).pos_ in {"ADP", "DET"}
    return tied or token.ent_type_ in {"LOC", "ORG"} or (bool(token.is_sent_start) and token.pos_ != "PROPN")


def _is_acronym(token: Token) -> bool:
    """Tell whether ``token`` is an acronym: no initials (`J.-P. van der Meer`), no elision (`N'Guessan`)."""
    text = token.text
    return (
        text.isupper()
        and "." not in text
        and text[-1] not in "'’"
        and 2 <= len(text) <= 6
        and first_name_gender(text) is None
    )


def _shouted(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the sequence is part of a line in capitals, where no capital means anything."""
    neighbours = [doc[i] for i in (start - 1, end) if 0 <= i < len(doc) and doc[i].is_alpha]
    return columns(doc).between(start, end).isupper() and any(
        token.is_upper and len(token) > 1 for token in neighbours
    )


def _outweighs(doc: Doc, name: Name) -> bool:
    """Tell whether a civility, a first name or a title makes a person of what looks like an organization."""
    if name.civility or (len(name.words) > 1 and first_name_gender(name.words[0])):
        return True
    if len(name.words) > 1:
        return title_before(doc, name.opening) is not None
    return is_titled(doc, name)


def is_titled(doc: Doc, name: Name) -> bool:
    """Tell whether a role noun stands right before a name (`l'animateur Nagim`)."""
    before = name.start - 1
    noun = doc[before].lower_ if before > 0 else ""
    firm = bool(organization_types(plain(noun)))  # `l'opérateur Orange`
    return before > 0 and noun == doc[before].text and not firm and role_at(doc, before) is not None


def _named_after(doc: Doc, start: int, words: tuple[str, ...]) -> bool:
    before = doc[start - 1].lower_ if start else ""
    return before in _NAMED_AFTER or (len(words) == 1 and before in _NAMED_AFTER_SURNAME)


def _is_legal_form(token: Token) -> bool:
    return token.lower_ in _LEGAL_FORMS and token.text not in {"sa", "Sa"}  # the possessive


def _is_of_a_body(doc: Doc, sequence: int, start: int, end: int, blocked: frozenset[int]) -> bool:
    """Tell whether a legal form or what is known tells of a body: `la SA Morel`, `l'Afghanistan Analysts Network`."""
    if any(_is_legal_form(doc[i]) for i in range(max(0, sequence - 1), start)):
        return True
    tied = 0 < sequence < start and doc[sequence - 1].pos_ == "DET" and sequence in blocked
    return tied and any(token.ent_type_ != "PER" for token in doc[start:end])  # `l'Argentin Nico Paz`


def _is_place(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a preposition makes a name a town's: `à Sidi Bouzid`, `A New York,` before a sentence."""
    if start == 0:
        return False
    before = doc[start - 1]
    opens = before.text in {"A", "À"} and (before.i == 0 or bool(before.is_sent_start))
    town = opens or (doc[start].lower_ in _OPENS_TOWNS and before.pos_ == "ADP")
    return town and all(token.ent_type_ != "PER" for token in doc[start:end])


def _is_firm(forms: Sequence[str], start: int, end: int) -> bool:
    """Tell whether `&` joins the name to another (`Morel & Fils`)."""
    return "&" in forms[max(0, start - 1) : start] or "&" in forms[end : end + 1]
