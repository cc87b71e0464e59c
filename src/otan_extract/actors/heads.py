"""Names of organizations that their first word gives away: ``parquet de Lille``, ``Fédération …``."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from otan_extract.actors import tokens
from otan_extract.actors.folding import is_capitalized
from otan_extract.actors.phrases import end_of_complements
from otan_extract.actors.tables import Row, column, read


class Phrase(NamedTuple):
    """A noun phrase that names an organization, by tokens; ``transparent``: countries in it count."""

    start: int
    end: int
    type: str
    transparent: bool


# Bodies whose names have complements with *de* only: what follows with *pour* or *à* is not part of them.
_CLOSED = frozenset({"court", "university", "parliament", "sports_club"})


@lru_cache(maxsize=1)
def _heads() -> dict[str, Row]:
    return {row["head"]: row for row in read("organization_heads")}


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
        if doc[end - 1].text.endswith("-") and end < len(doc):
            end += 1
        if end > token.i + 1 and _is_name(doc, token, end, row):
            found.append(Phrase(token.i, end, row["type"], row["countries_count"] == "yes"))
    return found


def _is_name(doc: Doc, head: Token, end: int, row: Row) -> bool:
    """Tell whether a head with its complements is a proper name rather than a description."""
    rest = doc[head.i + 1 : end]
    if _continues_name(doc, head) or (
        head.is_lower and head.i and head.nbor(-1).lower_ in ("un", "une", "d'un", "d’un")
    ):
        return False
    has_capital = any(is_capitalized(token.text) for token in rest)
    if head.text[0].isupper() and not tokens.opens_sentence(head) and not head.is_upper:
        return True
    if row["lower_case"] == "adjective":
        following = doc[head.i + 1].lower_
        hospital = following.startswith("hospitalier") and has_capital
        return hospital or (following in _NATIONAL and (head.lower_ in _BODIES or len(rest) > 1))
    if head.text[0].isupper() and not head.is_upper:
        return has_capital and rest[0].pos_ != "PROPN"
    if row["lower_case"] == "direct":
        return is_capitalized(rest[0].text) and head.text not in column("organization_introducers", "noun")
    return row["lower_case"] == "yes" and has_capital


def _continues_name(doc: Doc, head: Token) -> bool:
    """Tell whether the head is inside a longer capitalized title: ``Plan d'Organisation Interne``."""
    return (
        head.i > 1 and doc[head.i - 1].lower_ in ("de", "d'", "d’") and is_capitalized(doc[head.i - 2].text)
    )


_NATIONAL = frozenset(
    {"nationale", "national", "fédérale", "fédéral", "cantonale", "régionale", "régional", "départemental"}
    | {"départementale", "interrégionale", "interdépartementale"}
)
_BODIES = frozenset({"police", "gendarmerie", "conseil"})
