"""Clubs by what fans call them, where the text is about their league: ``le Canadien``, ``les Rouches``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from otan_extract.actors import tokens
from otan_extract.actors.gazetteer import Organization
from otan_extract.actors.reading import Reading
from otan_extract.actors.short_forms import is_longer_name
from otan_extract.lexicon.tables import Row, read

_LEAGUE = "league_"
_ARTICLES = {
    "le": frozenset({"le", "du", "au"}),
    "la": frozenset({"la"}),
    "les": frozenset({"les", "des", "aux"}),
    "l'": frozenset({"l'", "l’"}),
}
# A club that is called by its bare name is a quarter after an article: ``rue de la Servette``.
_OF_PLACES = frozenset({"la", "le", "les", "un", "une"})


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, Row]:
    return {row["form"]: row for row in read("club_nicknames")}


def find_nicknames(reading: Reading) -> Iterator[tuple[Token, Organization]]:
    """Yield the words that name a club as its fans do, with the club."""
    for token in tokens.with_text(reading.doc, _nicknames().keys()):
        row = _nicknames()[token.text]
        club = reading.gazetteer.organizations.get(row["key"])
        if club is not None and _is_written_so(token, row["article"]) and _is_spoken_of(reading, row):
            yield token, club


def _is_written_so(token: Token, article: str) -> bool:
    """Tell whether a word has the article of a nickname and goes on as no other name."""
    before = token.nbor(-1).lower_ if token.i else ""
    if article == "none":
        return before not in _OF_PLACES
    return before in _ARTICLES[article] and (not is_longer_name(token) or _is_of_player(token, article))


def _is_of_player(token: Token, article: str) -> bool:
    """Tell whether somebody follows a plural that no single person is: ``l'ailier des Bruins Luc Valmont``."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    person = following is not None and following.ent_type_ == "PER" and following.ent_iob_ == "B"
    return person and article == "les" and not _nicknames()[token.text]["unless"]


def _is_spoken_of(reading: Reading, row: Row) -> bool:
    """Tell whether the document names a club in full, or enough of its league in a country where it is called so."""
    if row["key"] in reading.named_in_full:
        return True
    homes = row["homes"].split()
    if (homes and reading.home not in homes) or (row["unless"] and reading.evidence(_LEAGUE + row["unless"])):
        return False
    return reading.evidence(_LEAGUE + row["league"]) >= int(row["words"])
