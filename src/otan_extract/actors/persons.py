"""Names of people, firms, clubs and titles that hold a country's or a capital's name."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from otan_extract.actors.folding import is_capitalized
from otan_extract.actors.reading import Reading
from otan_extract.actors.trie import Match
from otan_extract.lexicon.tables import column

CIVILITIES = frozenset({"M.", "Mme", "Mlle", "MM.", "Me", "Mgr", "Dr", "Pr", "Mr", "Mrs"})
_TITLES = ("Miss", "Mister")
# Countries whose names are first names too, and what stands before them as countries.
_FIRST_NAMES = frozenset({"France"})
_BEFORE_COUNTRIES = frozenset({"en", "la"})
_LINKS = frozenset({"de", "du", "d'", "d’", "la", "l'", "l’", "of", '"', "»"})


def is_part_of_name(reading: Reading, match: Match, kind: str) -> bool:
    """Tell whether ``match`` is a piece of a longer proper name (``Denzel Washington``, ``Air France``)."""
    tokens = reading.tokens(match)
    doc = tokens.doc
    shouting = reading.text[match.start : match.end].isupper()
    before = doc[tokens.start - 1] if tokens.start and reading.before(match.start) == " " else None
    after = doc[tokens.end] if tokens.end < len(doc) and reading.after(match.end) == " " else None
    titled = before is not None and before.text.endswith(_TITLES)
    if (
        not shouting
        and before is not None
        and not titled
        and _is_name(before)
        and reading.text[match.start].isupper()
    ):
        return True
    if kind == "demonym" and reading.text[match.start].isupper() and _goes_on_as_firm(tokens, after):
        return True
    if kind == "demonym" or after is None or (shouting and after.is_upper) or not is_capitalized(after.text):
        return False
    if _is_first_name(tokens.text, before, after):
        return True
    if kind in ("capital", "seat"):
        somebody = after.ent_iob_ == "B" and after.ent_type_ == "PER"
        return not somebody and after.lower_ not in column("function_words", "word")
    return (
        tokens[-1].ent_type != 0
        and after.ent_iob_ == "I"
        and after.lower_ not in column("function_words", "word")
    )


def _goes_on_as_firm(tokens: Span, after: Token | None) -> bool:
    """Tell whether a capitalized demonym begins the name of a firm: ``Nippon Steel``."""
    named = after is not None and after.is_title and after.ent_iob_ == "I"
    return named and tokens[0].ent_type_ == "ORG"


def _is_first_name(form: str, before: Token | None, after: Token) -> bool:
    """Tell whether a country's name is somebody's first name: ``France Delmas``, not ``en France Delmas a gagné``."""
    return (
        form in _FIRST_NAMES
        and after.ent_type_ == "PER"
        and (before is None or before.lower_ not in _BEFORE_COUNTRIES)
    )


def _is_name(token: Token) -> bool:
    """Tell whether ``token`` can be the first part of a proper name."""
    return token.text in CIVILITIES or (
        is_capitalized(token.text)
        and token.lower_ not in column("function_words", "word")
        and (token.pos_ in ("PROPN", "NOUN", "X") or (token.pos_ == "ADJ" and not token.is_sent_start))
        and not token.text.endswith(("'", "’", "."))
    )


def is_after_place_word(doc: Doc, start: int) -> bool:
    """Tell whether the token ``start`` follows a word such as ``rue``, ``stade`` or ``golfe``."""
    i = start - 1
    while i >= 0 and start - i <= 3 and doc[i].lower_ in _LINKS:
        i -= 1
    if i < 0:
        return False
    word = doc[i]
    known = column("place_words", "word")
    return word.text in known if word.text[:1].isupper() else word.lower_ in known
