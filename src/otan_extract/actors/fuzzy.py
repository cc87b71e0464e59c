"""Misspelled names of countries, last and guarded: ``l'Afganistan``, never *Nigeria* for *Niger*."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA
from spacy.tokens import Token

from otan_extract.actors.folding import fold
from otan_extract.actors.gazetteer import Gazetteer
from otan_extract.actors.reading import Reading
from otan_extract.columns import columns
from otan_extract.layers import CountryMention

MIN_LENGTH = 6
_GOVERNORS = frozenset({"en", "au", "aux", "du", "la", "le", "l'", "l’", "les"})


def find_misspelled(reading: Reading) -> list[CountryMention]:
    """Return the words that are one edit away from exactly one country name.

    A word counts only if it is long, unknown to the model's vocabulary and to the tables, no person's
    name, and stands where a country's name can stand: after its article or as a place. A vocabulary without
    vectors knows no words, so that nothing can be called unknown to it.
    """
    found: list[CountryMention] = []
    if not reading.doc.vocab.vectors.n_keys:
        return found
    for i in columns(reading.doc).capitalized_where(_is_long_title):
        token = reading.doc[i]
        if not token.is_oov or not _can_be_country(token):
            continue
        code = nearest_country(reading.gazetteer, fold(token.text))
        end = token.idx + len(token.text)
        if code is not None and not _known(reading, token.idx, end):
            found.append(CountryMention(token.idx, end, code, "name", fuzzy=True))
    return found


def _is_long_title(form: str) -> bool:
    return len(form) >= MIN_LENGTH and form.istitle() and form.isalpha()


@lru_cache(maxsize=4096)
def nearest_country(gazetteer: Gazetteer, word: str) -> str | None:
    """Return the code of the one country whose name is one edit away from the folded ``word``."""
    names = gazetteer.single_names
    if word in gazetteer.known_words:
        return None
    close = process.extract(word, names.keys(), scorer=OSA.distance, score_cutoff=1, limit=3)
    codes = {names[name] for name, _, _ in close}
    return codes.pop() if len(codes) == 1 else None


def _can_be_country(token: Token) -> bool:
    if token.ent_type_ == "PER" or (token.whitespace_ and _is_capitalized_next(token)):
        return False
    before = token.nbor(-1).lower_ if token.i else ""
    return before in _GOVERNORS or (token.ent_type_ == "LOC" and before in ("de", "d'", "d’", "et", "avec"))


def _is_capitalized_next(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor(1).text[0].isupper()


def _known(reading: Reading, start: int, end: int) -> bool:
    return bool(reading.overlapping(start, end))
