"""Forms that several countries share, and names that are country names only in some contexts."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Span

from otan_extract.actors.folding import key
from otan_extract.actors.reading import Reading, ambiguous_forms, previous_word
from otan_extract.actors.short_forms import is_longer_name
from otan_extract.actors.trie import Entry, Match
from otan_extract.lexicon.tables import read

_ARTICLES = frozenset({"la", "le", "l'", "l’", "les", "en", "au", "aux", "du"})
_ISLANDS = frozenset({"île", "îles", "ile", "iles", "archipel"})


def resolve(reading: Reading, entry: Entry) -> str | None:
    """Return the code that ``entry`` stands for in the document, None for no country.

    Of a shared form (``Congo``, ``guinéen``), the default code holds unless the document has evidence
    for an alternative and none for the default.
    """
    default, alternatives = ambiguous_forms().get(entry.form, (entry.target, ()))
    if not alternatives or reading.evidence(default):
        return _known(reading, default)
    scores = [(reading.evidence(code), -position, code) for position, code in enumerate(alternatives)]
    score, _, best = max(scores)
    return _known(reading, best if score else default)


def _known(reading: Reading, code: str) -> str | None:
    return code if code in reading.gazetteer.countries else None


@lru_cache(maxsize=1)
def _conditions() -> dict[str, str]:
    return {key(row["form"]): row["condition"] for row in read("conditions")}


def condition_holds(reading: Reading, match: Match, entry: Entry) -> bool:
    """Tell whether a name that is also a common word or first name stands for the country here.

    Some stand for it at home only: ``la Confédération`` in Switzerland.
    """
    condition = _conditions().get(key(entry.form))
    if condition is None:
        return True
    tokens = reading.tokens(match)
    if condition == "home":
        return reading.home == entry.target and not is_longer_name(tokens[-1])
    if condition == "evidence" and reading.evidence(entry.target):
        return True
    if condition == "article":
        word = previous_word(tokens[0])
        return word is not None and word.lower_ in _ARTICLES and reading.text[match.start].isupper()
    return _after_island(tokens)


def _after_island(tokens: Span) -> bool:
    before = [token.lower_ for token in tokens.doc[max(tokens.start - 3, 0) : tokens.start]]
    return any(word in _ISLANDS for word in before)
