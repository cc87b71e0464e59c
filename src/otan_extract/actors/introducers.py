"""Names that a common noun announces: ``le groupe KNDS``, ``la revue …``, ``chez Halden Capital``."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Span

from otan_extract.actors import tokens
from otan_extract.actors.folding import is_capitalized
from otan_extract.actors.heads import Phrase
from otan_extract.actors.phrases import end_of_capitals
from otan_extract.actors.tables import column, read

# Nouns that announce bands, products and descriptions as often as bodies.
_LOOSE = frozenset({"groupe", "marque", "association", "associations", "fondation", "mouvement", "géant"})
_DETERMINERS = frozenset({"le", "la", "l'", "l’", "un", "une"})
_NOUNS_OF_PEOPLE = frozenset({"M.", "Mme", "MM.", "Me", "Dr"})


@lru_cache(maxsize=1)
def _introducers() -> dict[str, str]:
    return {row["noun"]: row["type"] for row in read("organization_introducers") if row["link"] == "none"}


@lru_cache(maxsize=1)
def _linked() -> frozenset[str]:
    return frozenset(row["noun"] for row in read("organization_introducers") if row["link"] == "de")


@lru_cache(maxsize=1)
def _all_nouns() -> frozenset[str]:
    return _linked().union(_introducers())


def find_announced(doc: Doc) -> list[Phrase]:
    """Return the capitalized names that follow an announcing noun, adjectives between them skipped."""
    introducers, linked = _introducers(), _linked()
    found = []
    for token in tokens.with_text(doc, _all_nouns()):
        if token.text in linked:
            if (phrase := _complement_name(doc, token.i)) is not None:
                found.append(phrase)
            continue
        kind = introducers[token.text]
        start = token.i + 1
        while start < len(doc) and start - token.i <= 4 and _may_stand_between(doc, start):
            start += 1
        if start < len(doc) and _starts_name(doc, start, token.text):
            found.append(Phrase(start, end_of_capitals(doc, start), kind, transparent=False))
    return found


def find_apposed(doc: Doc) -> list[Phrase]:
    """Return the names that an announcing noun follows or precedes across a comma: ``X, l'éditeur de …``."""
    introducers = _introducers()
    found = []
    for token in tokens.with_text(doc, introducers.keys()):
        start = token.i - 1
        while start > 0 and (doc[start].lower_ in _DETERMINERS or doc[start].pos_ == "ADJ"):
            start -= 1
        if token.i - start <= 3 and start > 0 and doc[start].text == ",":
            name = start - 1
            alone = name > 0 and not is_capitalized(doc[name - 1].text)
            if alone and _is_unlisted_name(doc, name):
                found.append(Phrase(name, start, introducers[token.text], transparent=False))
    return found


def _is_unlisted_name(doc: Doc, i: int) -> bool:
    """Tell whether one token is a name that is no place and no first name."""
    token = doc[i]
    if not is_capitalized(token.text) or token.is_sent_start or not token.is_alpha or token.pos_ != "PROPN":
        return False
    return token.ent_type_ != "LOC" and token.text not in column("first_names", "name")


def _complement_name(doc: Doc, noun: int) -> Phrase | None:
    """Return the name in ``PDG de X``, where the recognizer takes X for no person and no place."""
    start = noun + 2
    if start >= len(doc) or doc[noun + 1].lower_ not in ("de", "d'", "d’"):
        return None
    name = doc[start]
    if not is_capitalized(name.text) or not (name.ent_type_ in ("ORG", "MISC") or name.is_upper):
        return None
    return Phrase(start, end_of_capitals(doc, start), "", transparent=False)


def is_announced(name: Span) -> bool:
    """Tell whether an announcing noun stands right before ``name``."""
    before = {token.text for token in name.doc[max(name.start - 2, 0) : name.start]}
    return not before.isdisjoint(_introducers())


def _may_stand_between(doc: Doc, i: int) -> bool:
    """Tell whether a token can stand between the noun and the name: ``fabricant de capteurs optiques X``."""
    token = doc[i]
    complement = doc[i - 1].lower_ in ("de", "d'", "d’") and token.pos_ == "NOUN"
    opens = (
        token.lower_ in ("de", "d'", "d’")
        and i + 1 < len(doc)
        and doc[i + 1].pos_ == "NOUN"
        and doc[i + 1].text.islower()
    )
    return ((token.pos_ == "ADJ" or complement) and token.text.islower()) or token.is_quote or opens


def _starts_name(doc: Doc, i: int, introducer: str) -> bool:
    token = doc[i]
    if not is_capitalized(token.text) or token.is_sent_start or len(token.text) == 1:
        return False
    if token.text in _NOUNS_OF_PEOPLE or token.text in column("non_organizations", "first_word"):
        return False
    if introducer in ("chez", "Chez"):
        return token.ent_type_ in ("ORG", "MISC")
    if introducer in _LOOSE:
        return token.ent_type_ in ("ORG", "")
    return token.ent_type_ != "PER" or (token.ent_iob_ == "B" and token.nbor(1).ent_iob_ != "I")
