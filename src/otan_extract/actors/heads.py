"""Names of organizations that their first word gives away: ``parquet de Lille``, ``Fédération …``."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from otan_extract.actors import acronyms, tokens
from otan_extract.actors.folding import is_capitalized, key
from otan_extract.actors.phrases import end_of_complements
from otan_extract.columns import columns
from otan_extract.lexicon.tables import Row, column, read, split


class Phrase(NamedTuple):
    """A noun phrase that names an organization, by tokens.

    ``transparent``: countries in it count. ``before`` is what its name has before the words of the phrase.
    ``abroad``: the demonym of a country that is not the document's own counts (``Agence américaine …``).
    """

    start: int
    end: int
    type: str
    transparent: bool
    before: str = ""
    abroad: bool = False


# Bodies whose names have complements with *de* only: what follows with *pour* or *à* is not part of them.
_STANDING = ("candida", "brigu", "prétend", "course", "conquête")
# Bodies that are named after somebody: ``hôpital Raymond Valmont``, ``centre Iris-Valmont``.
_NAMESAKES = frozenset({"direct", "namesake"})
_GLUED = ("-", "'", "’")
_PURPOSES = frozenset({"pour", "contre", "sur"})
_RANKS = frozenset({"Grand", "Haut"})
_LONGEST_ACRONYM = 8
_FARTHEST = 10
_CLOSED = frozenset({"court", "university", "parliament", "sports_club"})


@lru_cache(maxsize=1)
def _heads() -> dict[str, Row]:
    return {row["head"]: row for row in read("organization_heads")}


@lru_cache(maxsize=1)
def local_bodies() -> dict[str, Row]:
    """Return the bodies of which each town or region has its own, by acronym."""
    return {row["acronym"]: row for row in read("local_bodies") if row["acronym"]}


def local_names() -> frozenset[str]:
    """Return the full names of these bodies, without their town or region."""
    return column("local_bodies", "name")


def find_local(doc: Doc) -> list[Phrase]:
    """Return the bodies that an acronym and a place name: ``CHU de Nantes``, ``ARS Bretagne``."""
    found = []
    for token in tokens.with_text(doc, local_bodies().keys()):
        end = end_of_complements(doc, token.i, towards=False)
        numbered = end < len(doc) and doc[end].text.isdigit() and end == token.i + 1
        end += numbered
        if numbered or any(is_capitalized(word.text) for word in doc[token.i + 1 : end]):
            row = local_bodies()[token.text]
            found.append(Phrase(token.i, end, row["type"], transparent=False))
    return found


def find_ministries(doc: Doc) -> list[Phrase]:
    """Return each of several ministries that one noun names: ``ministères de la Santé et du Travail``."""
    found = []
    for token in tokens.with_lower(doc, ("ministères",)):
        start, before = token.i, ""
        portfolio = _portfolio(doc, token.i + 1)
        while portfolio:
            end = portfolio + 1
            while end < len(doc) and doc[end].pos_ == "ADJ" and doc[end].text.islower():
                end += 1
            found.append(Phrase(start, end, "government_body", transparent=True, before=before))
            joined = end < len(doc) and doc[end].lower_ in ("et", ",")
            portfolio = start = _portfolio(doc, end + 1) if joined else 0
            before = f"Ministère {doc[end + 1 : start].text_with_ws}" if start else ""
    return found


def _portfolio(doc: Doc, start: int) -> int:
    """Return the capitalized noun of ``de la Santé`` at ``start``, 0 if there is none."""
    if start + 2 >= len(doc) or doc[start].lower_ not in ("de", "du", "des", "d'", "d’"):
        return 0
    noun = start + 1 + (doc[start + 1].lower_ in ("la", "l'", "l’"))
    return noun if is_capitalized(doc[noun].text) else 0


def find_phrases(doc: Doc) -> list[Phrase]:
    """Return the phrases with an organizational head, left to right, none inside another."""
    heads = _heads()
    found: list[Phrase] = []
    for token in tokens.with_lower(doc, heads):
        if found and token.i < found[-1].end:
            continue
        row = heads[token.lower_]
        capital = token.text[0].isupper()
        end = end_of_complements(doc, token.i, towards=capital and row["type"] not in _CLOSED)
        if end == token.i + 1 and row["lower_case"] in _NAMESAKES:
            end = _end_of_namesake(doc, end)
        if doc[end - 1].text.endswith(_GLUED) and not doc[end - 1].whitespace_ and end < len(doc):
            end += 1
        if row["type"] == "university" and _is_number_of_name(doc, end):
            end += 1
        end = end if capital else _end_before_acronym(doc, token, end)
        end = _end_as_spelled(doc, token, end)
        if end > token.i + 1 and _is_name(doc, token, end, row):
            start = token.i - _is_ordinal(doc, token.i - 1) if row["type"] == "military" else token.i
            start -= capital and token.i > 0 and token.nbor(-1).text in _RANKS
            counts = row["countries_count"]
            found.append(Phrase(start, end, row["type"], counts == "yes", abroad=counts == "abroad"))
    return sorted(_apart(found, find_ministries(doc) + find_local(doc)))


def _is_number_of_name(doc: Doc, i: int) -> bool:
    """Tell whether a number ends the name of a town's university: ``université Rennes 2``."""
    return i < len(doc) and doc[i].text.isdigit() and len(doc[i].text) < 3 and is_capitalized(doc[i - 1].text)


def _end_of_namesake(doc: Doc, start: int) -> int:
    """Return the end of the person's name that a hospital or school has: ``hôpital Raymond Valmont``."""
    end = start
    while end < len(doc) and doc[end].ent_type_ == "PER" and (end == start or doc[end].ent_iob_ == "I"):
        if not is_capitalized(doc[end].text):
            break
        end += 1
    return end


def _end_before_acronym(doc: Doc, head: Token, end: int) -> int:
    """Return the end of a description with *pour* or *sur* that its acronym makes a name, else ``end``.

    ``le centre d'études sur les moulins (CEM)``
    """
    if end >= len(doc) or doc[end].lower_ not in _PURPOSES:
        return end
    longer = end_of_complements(doc, end - 1, towards=True)
    return longer if _has_acronym(doc, head, longer) else end


def _end_as_spelled(doc: Doc, head: Token, end: int) -> int:
    """Return where a name ends that goes on to the acronym which spells it, else ``end``.

    ``la Fédération des acteurs de la banane plantain (FABP)``
    """
    bracket = end
    while bracket < len(doc) and bracket - end < _FARTHEST and _is_within_name(doc[bracket]):
        bracket += 1
    if bracket == end or bracket + 2 >= len(doc) or doc[bracket].text != "(" or doc[bracket + 2].text != ")":
        return end
    acronym, known = doc[bracket + 1].text, columns(doc)
    short, long = known.between(head.i, end), known.between(head.i, bracket)
    if not acronyms.is_acronym(acronym) or not acronyms.abbreviates(acronym, long):
        return end
    return bracket if acronyms.initials(acronym, long) > acronyms.initials(acronym, short) else end


def _is_within_name(token: Token) -> bool:
    """Tell whether a word can stand inside the name of a body: no verb, no mark but a hyphen."""
    nominal = token.pos_ not in ("VERB", "AUX", "SCONJ", "PRON") or token.ent_iob_ == "I"
    return nominal and (not token.is_punct or token.text == "-")


def _apart(phrases: list[Phrase], surer: list[Phrase]) -> list[Phrase]:
    """Return ``surer`` and those of ``phrases`` that overlap none of them."""
    if not surer:
        return phrases
    return surer + [
        phrase
        for phrase in phrases
        if not any(other.start < phrase.end and phrase.start < other.end for other in surer)
    ]


def _is_name(doc: Doc, head: Token, end: int, row: Row) -> bool:
    """Tell whether a head with its complements is a proper name rather than a description."""
    rest = doc[head.i + 1 : end]
    if _continues_name(doc, head) or (head.is_lower and head.i and _is_one_of_many(head.nbor(-1), row)):
        return False
    if _is_stood_for(head) or (head.lower_ == "société" and rest[0].lower_ == "civile"):
        return False
    has_capital = any(is_capitalized(token.text) for token in rest)
    if head.text[0].isupper() and not tokens.opens_sentence(head) and not head.is_upper:
        return True
    if _is_qualified(doc, head, rest, row):
        return True
    if head.text[0].isupper() and not head.is_upper:
        return has_capital and rest[0].pos_ != "PROPN"
    if _has_acronym(doc, head, end):
        return True
    if row["lower_case"] in _NAMESAKES:
        return _is_named_directly(head, rest[0], row["lower_case"])
    return row["lower_case"] == "yes" and has_capital


def _is_named_directly(head: Token, name: Token, link: str) -> bool:
    """Tell whether a head is part of the name that follows it: ``école Valmont``, ``centre Iris-Valmont``.

    After *centre* a place is where it is rather than its name.
    """
    if not is_capitalized(name.text) or head.text in column("organization_introducers", "noun"):
        return False
    return link == "direct" or name.ent_type_ in ("PER", "ORG", "MISC")


def _has_acronym(doc: Doc, head: Token, end: int) -> bool:
    """Tell whether an acronym in brackets makes a definite description a name: ``le syndicat des joueurs (PFA)``.

    Quotation marks may stand around the description.
    """
    end += end < len(doc) and doc[end].is_quote
    if end + 2 >= len(doc) or doc[end].text != "(" or doc[end + 2].text != ")":
        return False
    before = head.i - 1
    before -= before > 0 and doc[before].is_quote
    definite = before >= 0 and doc[before].lower_ in ("le", "la", "l'", "l’", "du", "au")
    acronym = doc[end + 1]
    return definite and acronym.is_upper and acronym.is_alpha and 3 <= len(acronym) <= _LONGEST_ACRONYM


def _is_one_of_many(before: Token, row: Row) -> bool:
    """Tell whether the word before a head makes it a kind of body: ``un tribunal``, ``première académie``.

    An adjective does not where a name follows: ``le célèbre cirque Valmont``.
    """
    if _is_ordinal(before.doc, before.i):
        return False
    article = before.lower_ in ("un", "une", "d'un", "d’un", "de", "d'", "d’")
    return article or (before.pos_ == "ADJ" and before.is_alpha and row["lower_case"] not in _NAMESAKES)


def _is_stood_for(head: Token) -> bool:
    """Tell whether a head is an office that somebody wants: ``candidat à la mairie de Valmeuse``."""
    if head.lower_ != "mairie":
        return False
    before = [token.lower_ for token in head.doc[max(head.i - 4, 0) : head.i]]
    return "à" in before and any(word.startswith(_STANDING) for word in before)


def _is_ordinal(doc: Doc, i: int) -> bool:
    """Tell whether the token is a number before a unit of an army: ``9e régiment``."""
    return i >= 0 and doc[i].text[0].isdigit() and doc[i].text.endswith(("e", "er", "ème", "d", "nd"))


def _continues_name(doc: Doc, head: Token) -> bool:
    """Tell whether the head is inside a longer capitalized title: ``Plan d'Organisation Interne``."""
    return (
        head.i > 1 and doc[head.i - 1].lower_ in ("de", "d'", "d’") and is_capitalized(doc[head.i - 2].text)
    )


def _is_qualified(doc: Doc, head: Token, rest: Span, row: Row) -> bool:
    """Tell whether the words after a lower-case head make it one body: ``police fédérale``.

    Some do alone, some with a complement (``agence nationale de …``), some with a name in it
    (``chambre de commerce de Lyon``).
    """
    following = key(columns(doc).between(head.i + 1, min(head.i + 5, len(doc)))) + " "
    starts = {
        field: any(following.startswith(f"{key(words)} ") for words in split(row[field]))
        for field in ("alone", "with_complement", "with_name")
    }
    named = any(is_capitalized(token.text) for token in rest)
    return starts["alone"] or (starts["with_complement"] and len(rest) > 1) or (starts["with_name"] and named)
