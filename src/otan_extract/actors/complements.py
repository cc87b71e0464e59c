"""Bodies that are the complement of another body's name: ``Comité des forêts de l'ONU``."""

from __future__ import annotations

from collections.abc import Iterable

from otan_extract.actors.gazetteer import Organization
from otan_extract.actors.heads import Phrase
from otan_extract.actors.reading import Reading
from otan_extract.actors.tokens import LINKS
from otan_extract.actors.trie import Match

_MILITARY = "military"
_INTERNATIONAL = frozenset({"intergovernmental", "un_agency", "un_body", "eu_institution"})


def without_international(reading: Reading, known: Iterable[tuple[Match, Organization]]) -> list[Phrase]:
    """Return the phrases of the document up to an international body that is their complement.

    What is left as one word is no name: ``la Mission de la Ligue arabe``. A force has its body in its name.
    """
    starts = {match.end: match.start for match, found in known if found.type in _INTERNATIONAL}
    kept = []
    for phrase in reading.phrases:
        last = reading.doc[phrase.end - 1]
        start = starts.get(last.idx + len(last.text), -1)
        if start <= reading.doc[phrase.start].idx or phrase.type == _MILITARY:
            kept.append(phrase)
        elif (end := _end_before(reading, phrase, start)) > phrase.start + 1:
            kept.append(phrase._replace(end=end))
    return kept


def _end_before(reading: Reading, phrase: Phrase, start: int) -> int:
    """Return the end of ``phrase`` before the preposition and article of the body at ``start``."""
    end = reading.span(start, start + 1).start
    while end > phrase.start + 1 and reading.doc[end - 1].lower_ in LINKS:
        end -= 1
    return end
