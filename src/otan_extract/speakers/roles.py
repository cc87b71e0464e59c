"""Titles and appositions: what the document says a named person is.

`le ministre slovaque de la Défense, Jaroslav Nad` (title before), `Jaroslav Nad, ministre slovaque de
la Défense` (apposition after), `Valérie Dumont (MR)`, `Efua Mensah, de l'ONG Budget ouvert`.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token

from otan_extract.columns import columns
from otan_extract.speakers.wordlists import first_name_gender, plain, role_at, word_list
from otan_extract.speakers.words import FINITE, MULTIPLES, OF, PLURAL, is_time, quoted_end

_FUSED = frozenset({"du", "des", "au", "aux"})
_JOINING = OF | _FUSED
# Prepositions that may stand inside of a title.
_INNER = OF | frozenset(
    {"a", "au", "aux", "en", "aupres", "pour", "sur", "contre", "chez", "et", "l'", "la", "le", "les"}
)
_MARKS = frozenset('«»“”„"‹›;:?!…—–.()[]') | {"''"}
_FEMININE = frozenset({"la", "une", "cette", "sa", "ma"})
_MASCULINE = frozenset({"le", "un", "ce", "cet", "du", "au"})
# What opens an adverbial or a clause, never an apposition: `avec un tel entraîneur`, `si le suspect est mort`.
_ADVERBIAL = frozenset({"avec", "sans", "si", "comme", "dans", "sous", "selon", "alors"})
_LOOSE = _JOINING | frozenset(
    {"le", "la", "les", "l'", "un", "une", "en", "a", "et", "quelques", "pour", "dans", "se", "s'"}
)
_ONE = frozenset({"un", "une"})
_IS = frozenset({"est"})
# Before a name of which a sentence does not say what follows: `La mère de X est infirmière`, `Si X est élu`.
_NOT_SAID = frozenset({"de", "d'", "du", "si", "s'", "quand", "que", "qu'"})
_LISTENING = frozenset({"à", "au", "aux", "devant"})
_DETERMINING = _LOOSE | _FEMININE | _MASCULINE | {"son", "leur"}
_REACH = 25
# What somebody is for an hour tells nothing of who they are: `Invitée de France Inter, Anne Durand`.
_OCCASIONS = word_list("occasions")
# Words that open what no longer tells who somebody is.
_TAILS = frozenset(
    {
        "qui",
        "dont",
        "que",
        "qu'",
        "qu’",
        "où",
        "lors",
        "devant",
        "après",
        "avant",
        "pendant",
        "depuis",
        "interrogé",
        "interrogée",
    }
)


class Description(NamedTuple):
    """A noun phrase that tells what somebody is; ``start`` and ``end`` are tokens, without the determiner.

    ``classes`` are the senses of its role noun, ``words`` its content words in plain form, ``parties`` the identifiers
    of the political parties that it names, ``bodies`` those of all its organizations.
    """

    start: int
    end: int
    gender: str | None
    classes: tuple[str, ...]
    words: frozenset[str]
    office: bool
    parties: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()


def describe(doc: Doc, start: int, end: int) -> Description | None:
    """Read the noun phrase ``doc[start:end]``; None where it has no role noun."""
    end = _without_loose_end(doc, start, end)
    if start < end and plain(doc[start].text) in _ADVERBIAL:
        return None
    for i in range(start, min(end, start + 8)):
        role = role_at(doc, i)
        if role is not None:
            found, _ = role
            gender = found.gender if found.gender != "e" else _agreement(doc, start, i, end)
            forms = columns(doc).forms[start:end]
            words = frozenset([plain(form) for form in forms if len(form) > 3 or _is_short_name(form)])
            first = start + 1 if doc[start].pos_ == "DET" or plain(doc[start].text) in _JOINING else start
            while first < i and doc[first].pos_ == "ADV":  # `désormais directeur`
                first += 1
            return Description(first, end, gender, found.classes, words, found.office)
        complement = i > start and plain(doc[i].text) in _JOINING and plain(doc[i - 1].text) not in _ONE
        noun = doc[i].pos_ == "NOUN" and doc[i].lower_ not in MULTIPLES
        if complement or noun or (doc[i].pos_ in {"VERB", "AUX", "ADP"} and i > start + 1):
            return None
    return None


def _is_short_name(form: str) -> bool:
    """Tell whether a short word names a body or a place (`CGT`, `FO`, `Tyr`), unlike articles."""
    return form.isalpha() and len(form) > 1 and form[0].isupper() and plain(form) not in _DETERMINING


def _without_loose_end(doc: Doc, start: int, end: int) -> int:
    """Return where a phrase ends without the articles and prepositions that what follows it left behind."""
    while end > start and plain(doc[end - 1].text) in _LOOSE:
        end -= 1
    return end


def _agreement(doc: Doc, start: int, noun: int, end: int) -> str | None:
    """Return the gender that the determiner or an adjective beside the noun shows."""
    opening = range(max(0, start - 1), noun)
    for i in opening:
        word = plain(doc[i].text)
        if word in _FEMININE:
            return "f"
        if word in _MASCULINE:
            return "m"
    for token in (*doc[start:noun], *doc[noun + 1 : min(end, noun + 2)]):
        gender = token.morph.get("Gender", [])
        if token.pos_ == "ADJ" and gender:
            return "f" if gender == ["Fem"] else "m"
    return None


def title_before(doc: Doc, opening: int) -> Description | None:
    """Return the title or noun phrase to which the name that opens at token ``opening`` is apposed."""
    i = opening - 1
    if i > 0 and doc[i].pos_ == "DET" and doc[i - 1].text == ",":  # `sa directrice, la docteure X`
        i -= 1
    after_comma = i >= 0 and doc[i].text == ","
    if after_comma:
        i -= 1
    if i < 0 or doc[i].pos_ in {"ADP", "CCONJ"} or plain(doc[i].text) in _JOINING:
        return None
    noun = _title_noun(doc, i, after_comma=after_comma)
    if noun is None:
        return None
    if noun > 0 and doc[noun - 1].pos_ == "NOUN" and role_at(doc, noun - 1) is not None:
        noun -= 1  # `ministre déléguée`
    return _lasting(describe(doc, _phrase_start(doc, noun), i + 1))


def _lasting(found: Description | None) -> Description | None:
    """Return a description unless it only tells on which occasion somebody speaks."""
    return None if found is not None and found.classes[0] in _OCCASIONS else found


def _title_noun(doc: Doc, last: int, *, after_comma: bool) -> int | None:
    """Return the role noun of the title that ends at token ``last``, read backwards, or None.

    Across a comma, a noun that depends on another (`la veuve du président, X`) is not the one meant.
    """
    best: int | None = None
    i, floor = last, max(0, last - _REACH)
    while i >= floor:
        if doc[i].text == ")" and i > floor:
            i = _before_bracket(doc, i, floor)
            continue
        if after_comma and _is_first_name(doc[i]) and i > floor and plain(doc[i - 1].text) in OF:
            i -= 1  # `le neveu de Jean Morel, Paul Morel`
            continue
        role = role_at(doc, i)
        if role is not None and role[1] <= last + 1 and PLURAL not in str(doc[i].morph):
            best = i
            if not after_comma or not _governed(doc, i):
                break
        elif _ends_phrase(doc, i):
            break
        i -= 1
    return best


def _before_bracket(doc: Doc, closing: int, floor: int) -> int:
    """Return the token before the bracket that ``closing`` closes."""
    i = closing - 1
    while i > floor and doc[i].text != "(":
        i -= 1
    return i - 1


def _ends_phrase(doc: Doc, i: int) -> bool:
    """Tell whether no title goes back over token ``i``."""
    token = doc[i]
    if token.is_space or token.text in _MARKS or token.text == "," or _is_first_name(token):
        return True
    pos = token.pos_
    if pos in {"AUX", "PRON", "SCONJ"} or (pos == "VERB" and FINITE in str(token.morph)):
        return True
    return pos in {"ADP", "CCONJ"} and plain(token.text) not in _INNER


def _is_first_name(token: Token) -> bool:
    """Tell whether another person's name begins at ``token``."""
    return token.ent_type_ == "PER" and token.text[:1].isupper() and first_name_gender(token.text) is not None


def _phrase_start(doc: Doc, noun: int) -> int:
    """Return the first token of the noun phrase with the role noun ``noun``: its determiner or adjective."""
    i = noun
    while i > 0 and noun - i < 4:
        before = doc[i - 1]
        if before.pos_ == "DET" or plain(before.text) in _FUSED:
            return i - 1
        if before.pos_ not in {"ADJ", "NUM", "PROPN"} or before.is_space:
            return i
        i -= 1
    return i


def _governed(doc: Doc, noun: int) -> bool:
    """Tell whether the noun phrase of the role noun depends on a preposition (`la veuve du président`)."""
    start = _phrase_start(doc, noun)
    if plain(doc[start].text) in {"du", "des"}:
        return True
    return start > 0 and plain(doc[start - 1].text) in OF


def apposition_after(doc: Doc, end: int) -> tuple[Description | None, tuple[int, int] | None]:
    """Read what follows a name that ends at token ``end``.

    Returns:
        The apposition with a role noun, or None; and the tokens that tell the person's affiliation: the
        apposition, a bracket (`(PS)`), or a complement (`, de l'ONG Budget ouvert`).
    """
    bracket, i = _bracket_after(doc, end)
    found, place = _told_after(doc, _after_age(doc, i)) if i is not None else (None, None)
    if bracket is None:
        return found, place
    return found or _lasting(describe(doc, *bracket)), place or bracket


def attribute_after(doc: Doc, opening: int, end: int) -> Description | None:
    """Return what the sentence says that the person named between the tokens is: `X est boucher`."""
    if end + 1 >= len(doc) or doc[end].lower_ not in _IS or role_at(doc, end + 1) is None:
        return None
    if opening and plain(doc[opening - 1].text) in _NOT_SAID:
        return None
    return _lasting(describe(doc, end + 1, _apposition_end(doc, end + 1)))


def _told_after(doc: Doc, i: int) -> tuple[Description | None, tuple[int, int] | None]:
    """Read the apposition or complement that token ``i`` sets off by a comma or opens with *de*."""
    comma = i < len(doc) and doc[i].text == ","
    start = i + 1 if comma else i
    joined = start < len(doc) and doc[start].pos_ == "CCONJ"  # `X, et son homologue`
    joined = joined or (start < len(doc) and doc[start].lower_ in _LISTENING)  # `X, 58 ans, à la juge`
    if i + 1 >= len(doc) or start >= len(doc) or joined or not (comma or plain(doc[start].text) in OF):
        return None, None
    stop = _apposition_end(doc, start)
    if plain(doc[start].text) in OF:
        return None, (start, stop)
    single = comma and PLURAL not in str(doc[start].morph)
    found = _lasting(describe(doc, start, stop)) if single else None
    return found, (start, stop) if found else None


def _bracket_after(doc: Doc, end: int) -> tuple[tuple[int, int] | None, int | None]:
    """Return the tokens in a bracket at ``end`` that tell of somebody, and the token after it; None if it is open.

    What a comma and a preposition follow is no more: `(capitaine de Riva, au micro de Radio Sud)`.
    """
    if end >= len(doc) or doc[end].text != "(":
        return None, end
    closing = _closing_bracket(doc, end)
    if closing is None:
        return None, None
    commas = (i for i in range(end + 1, closing) if doc[i].text == "," and doc[i + 1].pos_ == "ADP")
    return (end + 1, next(commas, closing)), closing + 1


def _closing_bracket(doc: Doc, opening: int) -> int | None:
    for i in range(opening + 1, min(opening + 12, len(doc))):
        if doc[i].text == ")":
            return i
    return None


def _after_age(doc: Doc, i: int) -> int:
    """Skip `, 43 ans` before a further apposition."""
    if i + 3 < len(doc) and doc[i].text == "," and doc[i + 1].like_num and doc[i + 2].lower_ == "ans":
        return i + 3
    return i


def _apposition_end(doc: Doc, start: int) -> int:
    """Return the token at which an apposition that begins at ``start`` ends."""
    i = start
    while i < len(doc) and i - start < _REACH:
        token = doc[i]
        quoted = quoted_end(doc, i, len(doc))
        if quoted is not None:
            i = quoted
            continue
        if _closes_apposition(token) or _opens_clause(doc, i):
            break
        if is_time(token) and not _is_measured(doc, i):
            break
        i += 1
    return i


def _closes_apposition(token: Token) -> bool:
    """Tell whether ``token`` ends an apposition by its form: a mark, a comma, a relative."""
    form = token.text
    if token.is_space or form == "," or (form in _MARKS and form not in "()"):
        return True
    return form in _TAILS


def _opens_clause(doc: Doc, i: int) -> bool:
    """Tell whether a verb, a gerund or a passive begins at token ``i``."""
    token, pos = doc[i], doc[i].pos_
    verb = pos == "AUX" or (pos == "VERB" and FINITE in str(token.morph))
    if verb and role_at(doc, i) is None:
        return True
    if token.lower_ == "en" and any(word.lower_.endswith("ant") for word in doc[i + 1 : i + 3]):
        return True
    return i + 1 < len(doc) and doc[i + 1].text == "par" and "VerbForm=Part" in str(token.morph)


def _is_measured(doc: Doc, i: int) -> bool:
    """Tell whether the noun of time at token ``i`` tells how long or how old: `de 17 ans`, `de quelques mois`."""
    counted = doc[i - 1].like_num or doc[i - 1].lower_ == "quelques"
    return i > 1 and counted and plain(doc[i - 2].text) in OF
