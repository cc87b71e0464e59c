"""Acronyms that the press of some countries writes like words: ``la Fif``, ``le Pdci-Rda``, ``l'Aip``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from otan_extract.actors.folding import key
from otan_extract.actors.gazetteer import Organization
from otan_extract.actors.home import institution
from otan_extract.actors.reading import Reading
from otan_extract.lexicon.tables import column, read

_ACRONYM = re.compile(r"(?<=[\s'’])[A-Z][a-zé]{2,6}(?:-[A-Z][a-zé]{1,4})?\b(?!-)")
_ARTICLES = frozenset({"le", "la", "l'", "l’", "du", "au", "selon"})
_REGIONAL = frozenset({"intergovernmental", "central_bank"})


@lru_cache(maxsize=1)
def _homes() -> frozenset[str]:
    """Return the countries whose press writes acronyms so."""
    return frozenset(row["home"] for row in read("home_words") if row["acronyms"] == "sentence_case")


def find_sentence_case(reading: Reading) -> Iterator[tuple[int, int, Organization]]:
    """Yield the offsets of acronyms in lower case after an article, with the body at home that they stand for."""
    if reading.home not in _homes():
        return
    for match in _ACRONYM.finditer(reading.text):
        token = reading.span(match.start(), match.start() + 1)[0]
        if not token.i or token.nbor(-1).lower_ not in _ARTICLES:
            continue
        found = _at_home(reading, match[0].upper(), match.start())
        if found is not None and match[0] not in column("first_names", "name"):
            yield match.start(), match.end(), found


def _at_home(reading: Reading, acronym: str, start: int) -> Organization | None:
    """Return the body of the document's home, or of its region, that has an acronym."""
    local = institution(reading, acronym, start)
    if local is not None:
        return local
    known = reading.gazetteer.by_form.get(key(acronym))
    if known is None or acronym not in (known.acronym, *known.aliases):
        return None
    return known if known.country == reading.home or known.type in _REGIONAL else None
