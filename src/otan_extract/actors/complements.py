"""What follows a body's name: another body (``Comité des forêts de l'ONU``), or the rest of a longer name."""

from __future__ import annotations

from collections.abc import Container, Iterable

from spacy.tokens import Token

from otan_extract.actors.folding import is_capitalized, key
from otan_extract.actors.gazetteer import Organization
from otan_extract.actors.heads import Phrase
from otan_extract.actors.reading import Reading
from otan_extract.actors.tokens import LINKS
from otan_extract.actors.trie import Match
from otan_extract.lexicon.tables import column

_MILITARY = "military"
_OF_PLACE = frozenset({"de", "du", "des", "d'", "d’", "à", "au"})
# Names of so many spaces are told in full: what looks like an adjective after them is none.
_LONG_NAME = 2
_BRANCHED = frozenset({"political_party", "media", "trade_union", "company", "un_body", "un_agency"})
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
        portfolio = reading.doc[phrase.start].lower_ == "ministère"  # ``ministère … de la Francophonie``
        if start <= reading.doc[phrase.start].idx or phrase.type == _MILITARY or portfolio:
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


def goes_on(reading: Reading, end: int, last: int, known: Organization, listed: Container[int]) -> bool:
    """Tell whether a known form that ends at ``end`` goes on as another name: ``Institut Pasteur de Lille``.

    An adjective or a complement makes it one, and another state (``Assemblée nationale du Sénégal``), but
    not a body (``Conseil de sécurité de l'ONU``), nor where a party's deputy is elected (``Parti luthien
    de Valmeuse``). ``listed`` are where known bodies start, ``last`` is the end of the longer name.
    """
    if end >= last or reading.after(end) != " ":
        return False
    rest = reading.span(end + 1, last)
    of_place = rest[0].lower_ in _OF_PLACE
    if of_place and _is_of_other_country(reading, known, end, last):
        return True
    if known.type == "political_party" and of_place:
        return False
    if _is_adjective(reading, end, rest[0], known):
        return True
    goes_with = of_place or (rest[0].lower_ == "et" and len(rest) > 2 and rest[1].lower_ in _OF_PLACE)
    common = rest[-1].is_lower and any(token.pos_ == "NOUN" and token.is_lower for token in rest)
    if goes_with and common and known.type not in _BRANCHED:
        return True
    named = any(is_capitalized(token.text) for token in rest)
    holds_body = any(token.idx in listed for token in rest)
    holds_known = any(end < match.start < last for match in reading.overlapping(end, last))
    return named and not holds_body and not holds_known


def _is_adjective(reading: Reading, end: int, token: Token, known: Organization) -> bool:
    """Tell whether a word after a known form makes it another name: ``Cour des comptes genevoise``."""
    forms = reading.overlapping(token.idx, token.idx + len(token))
    demonym = any(entry.kind == "demonym" for match in forms for entry in match.entries)
    if demonym or token.text in column("regional_adjectives", "form"):
        return True
    written = reading.text[max(end - 2 * len(known.name), 0) : end]
    in_full = known.name.count(" ") >= _LONG_NAME and key(written).endswith(key(known.name))
    return token.pos_ == "ADJ" and token.is_lower and not in_full


def _is_of_other_country(reading: Reading, known: Organization, start: int, end: int) -> bool:
    """Tell whether the stretch between two offsets ends with a country that is not that of ``known``."""
    codes = {
        entry.target
        for match in reading.overlapping(start, end)
        if match.end == end
        for entry in match.entries
        if entry.kind == "name"
    }
    return bool(codes) and known.country not in codes
