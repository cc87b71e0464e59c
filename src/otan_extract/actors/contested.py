"""Forms that the rest of the document makes the name of a body: ``OAS``, ``Alliance``."""

from __future__ import annotations

from functools import lru_cache

from otan_extract.actors.gazetteer import Organization
from otan_extract.actors.reading import Reading
from otan_extract.actors.trie import Match
from otan_extract.lexicon.tables import Row, read

_DETERMINERS = frozenset({"l'", "l’", "la", "une", "cette", "sa", "leur", "d'", "d’", "en"})


@lru_cache(maxsize=1)
def _contested() -> dict[str, Row]:
    return {row["form"]: row for row in read("contested_organizations")}


def settled(reading: Reading, match: Match, target: str) -> Organization | None:
    """Return the body that a form of the tables names here, None if the document does not speak of it.

    ``target`` is the body that the tables give the form. Some names are common nouns after an article.
    """
    organizations = reading.gazetteer.organizations
    row = _contested().get(reading.text[match.start : match.end])
    if row is None or row["key"] not in organizations:
        return organizations[target]
    if reading.evidence(row["key"]) and not (row["without_article"] and _has_determiner(reading, match)):
        return organizations[row["key"]]
    return None if row["key"] == target else organizations[target]


def _has_determiner(reading: Reading, match: Match) -> bool:
    first = reading.tokens(match)[0]
    return first.i > 0 and first.nbor(-1).lower_ in _DETERMINERS
