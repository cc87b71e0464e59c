"""Names that a common noun announces: ``le groupe KNDS``, ``la revue …``, ``chez Halden Capital``."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from otan_extract.actors import tokens
from otan_extract.actors.folding import is_capitalized
from otan_extract.actors.heads import Phrase
from otan_extract.actors.names import end_of_name
from otan_extract.actors.standing import Standing
from otan_extract.columns import columns
from otan_extract.lexicon.tables import column, read

# Nouns that announce bands, products and descriptions as often as bodies.
# What a minister has, rather than a firm of partners: ``le cabinet Valmont``.
_STAFF = "cabinet"
_LOOSE = frozenset({"groupe", "marque", "mouvement", "géant"})
_TITLES = frozenset({"Le", "La", "Les"})
_ARTICLES = frozenset({"le", "la", "l'", "l’", "les"})
_NOUNS_OF_PEOPLE = frozenset({"M.", "Mme", "MM.", "Me", "Dr"})
_OF = frozenset({"de", "d'", "d’", "du", "des"})
_LONGEST = 9
_FARTHEST = 7
_IN = frozenset({"dans", "en"})
_PLANTS = frozenset({"usine", "magasin", "supermarché", "hypermarché"})
# What a firm deals in: ``le groupe de BTP Valmont``.
_TRADES = frozenset({"BTP", "VTC", "IT", "RH", "BD"})
_JOINED = frozenset({"et", "ou", ","})
_DEFINITE = _ARTICLES | {"du", "au", "des", "aux"}
_DETERMINERS = _ARTICLES | {"un", "une", "sa", "son"}


class _Introducer(NamedTuple):
    """A noun that announces a name; ``link`` says how the name follows it."""

    noun: str
    link: str
    type: str
    named_after_people: bool


@lru_cache(maxsize=1)
def _introducers() -> dict[str, _Introducer]:
    """Return the introducers by their last word: ``édition`` for ``maison d'édition``."""
    return {
        re.split("[-' ]", row["noun"])[-1]: _Introducer(
            row["noun"], row["link"], row["type"], row["named_after_people"] == "yes"
        )
        for row in read("organization_introducers")
    }


def _with_introducers(doc: Doc, links: frozenset[str]) -> Iterator[tuple[Token, _Introducer]]:
    """Yield the last token of each introducer in ``doc`` whose link is one of ``links``."""
    known = _introducers()
    text = columns(doc).text
    for token in tokens.with_text(doc, known.keys()):
        found = known[token.text]
        if found.link not in links:
            continue
        if found.noun != token.text and not text.endswith(found.noun, 0, token.idx + len(token.text)):
            continue
        yield token, found


def find_announced(doc: Doc, shown: Standing) -> list[Phrase]:
    """Return the capitalized names that follow an announcing noun, adjectives between them skipped."""
    found = []
    for token, introducer in _with_introducers(doc, frozenset({"none", "de", "firm"})):
        if introducer.link != "none":
            found += _complement_names(doc, token.i, introducer, shown)
            continue
        start = token.i + 1
        while start < len(doc) and start - token.i <= _FARTHEST and _may_stand_between(doc, start):
            start += 1
        inside = start - 2 > token.i and doc[start - 1].text in _ARTICLES
        if start < len(doc) and not inside and _starts_name(doc, token, start, introducer, shown):
            end = _end_before_town(doc, start, introducer)
            found.append(Phrase(start, end, introducer.type, transparent=False))
            if introducer.noun.endswith(("s", "x")):
                found += _coordinated(doc, found[-1])
    return found


def _end_before_town(doc: Doc, start: int, introducer: _Introducer) -> int:
    """Return the end of a name, before the town of a plant: ``l'usine Valmora de Valmeuse``."""
    end = end_of_name(doc, start)
    if introducer.noun not in _PLANTS:
        return end
    return next((i for i in range(start + 1, end) if doc[i].lower_ in _OF), end)


def _coordinated(doc: Doc, first: Phrase) -> list[Phrase]:
    """Return the names between marks that go on after one: ``les revues « Vigie » et « 8jours »``."""
    found: list[Phrase] = []
    end = first.end
    while (
        end + 4 < len(doc) and doc[end].is_quote and doc[end + 1].lower_ in _JOINED and doc[end + 2].is_quote
    ):
        start = end + 3
        end = end_of_name(doc, start)
        found.append(Phrase(start, end, first.type, transparent=False))
    return found


def _complement_names(doc: Doc, noun: int, introducer: _Introducer, shown: Standing) -> list[Phrase]:
    """Return the names in ``PDG de X`` and ``clients de X et de Y``."""
    found: list[Phrase] = []
    start = noun + 2
    while start < len(doc) and doc[start - 1].lower_ in _OF and _is_complement(doc, start, introducer, shown):
        end = end_of_name(doc, start)
        found.append(Phrase(start, end, introducer.type, transparent=False))
        start = end + 2 if end < len(doc) and doc[end].lower_ in _JOINED else len(doc)
    return found


def _is_complement(doc: Doc, start: int, introducer: _Introducer, shown: Standing) -> bool:
    """Tell whether the token ``start`` begins a body's name, whatever the recognizer takes it for.

    What only a firm has (``PDG de``) shows a body unless the document knows the name for somebody or for a
    place; after other nouns (``salariés de``) the recognizer must not see a person or a place.
    """
    name = doc[start]
    if not is_capitalized(name.text) or name.text in column("non_organizations", "first_word"):
        return False
    if name.ent_type_ in ("ORG", "MISC") or name.is_upper:
        return True
    single = start + 1 == len(doc) or doc[start + 1].ent_iob_ != "I"
    return introducer.link == "firm" and single and not shown.is_other(name.text)


def find_apposed(doc: Doc, shown: Standing) -> list[Phrase]:
    """Return the names that an announcing noun follows or precedes across a comma: ``X, l'éditeur de …``."""
    found = []

    for token, introducer in _with_introducers(doc, frozenset({"none", "apposed"})):
        start = token.i - 1 - introducer.noun.count(" ")
        while start > 0 and (doc[start].lower_ in _DETERMINERS or doc[start].pos_ == "ADJ"):
            start -= 1
        if token.i - start <= 3 + introducer.noun.count(" ") and start > 0 and doc[start].text == ",":
            name = start - 1
            if firm := _firm_before(doc, start, introducer, shown):
                found.append(firm)
                continue
            alone = name == 0 or not is_capitalized(doc[name - 1].text)
            if alone and _is_unlisted_name(doc, name, introducer, shown):
                found.append(Phrase(name, start, introducer.type, transparent=False))
        name = _name_between_commas(doc, token.i) if introducer.type == "company" else 0
        if name and not shown.is_other(doc[name].text):
            found.append(Phrase(name, name + 1, introducer.type, transparent=False))
    return found


def _firm_before(doc: Doc, comma: int, introducer: _Introducer, shown: Standing) -> Phrase | None:
    """Return the name of several words before ``, courtier en assurances,`` that is no person's and no place's."""
    start = comma - 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    several = start < comma - 1 and all(is_capitalized(token.text) for token in doc[start:comma])
    if not several or introducer.type != "company" or doc[start].ent_type_ == "PER":
        return None
    return None if shown.is_other(doc[start].text) else Phrase(start, comma, "company", transparent=False)


def _name_between_commas(doc: Doc, noun: int) -> int:
    """Return the one-word name in ``la maison mère allemande, X, répond``, 0 if there is none."""
    i = noun + 1
    while i < len(doc) and doc[i].pos_ == "ADJ" and doc[i].text.islower():
        i += 1
    if i + 2 >= len(doc) or doc[i].text != "," or doc[i + 2].text != ",":
        return 0
    name = doc[i + 1]
    return i + 1 if is_capitalized(name.text) and name.is_alpha and name.pos_ == "PROPN" else 0


def _is_unlisted_name(doc: Doc, i: int, introducer: _Introducer, shown: Standing) -> bool:
    """Tell whether one token is a name that is no place and no first name."""
    token = doc[i]
    if not is_capitalized(token.text) or not token.is_alpha or shown.is_other(token.text):
        return False
    if token.lower_ in column("function_words", "word") or token.ent_type_ == "":
        return False
    firm = introducer.type == "company" and introducer.link == "apposed"
    return token.ent_type_ != ("PER" if firm else "LOC")


def find_memberships(entities: Iterable[Span], codes: Container[str]) -> list[Phrase]:
    """Return the acronyms in brackets after somebody's name: ``Claire Dubois (PLR)``.

    ``codes`` are the codes of countries, which stand there in results of sports.
    """
    found = []
    for entity in entities:
        doc = entity.doc
        if entity.label_ != "PER" or entity.end + 2 >= len(doc) or doc[entity.end].text != "(":
            continue
        name, after = doc[entity.end + 1], doc[entity.end + 2]
        listed = name.text in codes or name.text in column("non_organizations", "first_word")
        if (
            name.is_upper
            and name.is_alpha
            and 1 < len(name) < _LONGEST
            and after.text in "),/"
            and not listed
        ):
            found.append(Phrase(name.i, name.i + 1, "", transparent=False))
    return found


def is_announced(name: Span) -> bool:
    """Tell whether an announcing noun stands right before ``name``."""
    before = {token.text for token in name.doc[max(name.start - 2, 0) : name.start]}
    return not before.isdisjoint(_announcing())


@lru_cache(maxsize=1)
def _announcing() -> frozenset[str]:
    return frozenset(word for word, found in _introducers().items() if found.link == "none")


def _may_stand_between(doc: Doc, i: int) -> bool:
    """Tell whether a token can stand between the noun and the name: ``fabricant de capteurs optiques X``."""
    token = doc[i]
    before = doc[i - 1]
    compound = before.pos_ == "NOUN" and before.text.islower() and doc[i - 2].lower_ in _OF
    if token.text in _IN and before.lower_.startswith("spécialis"):
        return True
    if before.lower_ in _OF and token.text in _TRADES:
        return True
    complement = token.pos_ == "NOUN" and (before.lower_ in _OF or before.text in _ARTICLES or compound)
    following = doc[i + 1] if i + 1 < len(doc) else None
    opens = (
        token.lower_ in _OF
        and following is not None
        and (
            ((following.pos_ == "NOUN" or following.text in _ARTICLES) and following.is_lower)
            or following.text in _TRADES
        )
    )
    article = (
        token.text in _ARTICLES
        and following is not None
        and (is_capitalized(following.text) or (before.lower_ in _OF | _IN and following.pos_ == "NOUN"))
    )
    return (
        ((token.pos_ == "ADJ" or complement) and token.text.islower()) or token.is_quote or opens or article
    )


def _is_definite(noun: Token, introducer: _Introducer) -> bool:
    """Tell whether an article makes a noun one firm: ``le cabinet``, not ``directeur de cabinet``."""
    before = noun.i - 1 - introducer.noun.count(" ")
    return before >= 0 and noun.doc[before].lower_ in _DEFINITE


def _starts_name(doc: Doc, noun: Token, i: int, introducer: _Introducer, shown: Standing) -> bool:
    token = doc[i]
    if not is_capitalized(token.text) or tokens.opens_sentence(token) or len(token.text) == 1:
        return False
    if token.like_url:  # what a site is called by its address is where something stands
        return False
    if token.text in _NOUNS_OF_PEOPLE or token.text in column("non_organizations", "first_word"):
        return False
    alone = i + 1 == len(doc) or token.nbor(1).ent_iob_ != "I"
    if introducer.noun == _STAFF and token.text in shown.people:
        return False
    if introducer.noun in ("chez", "Chez"):
        return token.ent_type_ in ("ORG", "MISC") or (alone and not shown.is_other(token.text))
    if introducer.named_after_people and (introducer.type != "company" or _is_definite(noun, introducer)):
        return True
    if introducer.noun in _LOOSE:
        return token.ent_type_ in ("ORG", "") or (token.text in _TITLES and token.ent_iob_ == "B")
    nobody = token.ent_iob_ == "B" and alone and token.text not in shown.people
    return token.ent_type_ != "PER" or token.text in _TITLES or nobody
