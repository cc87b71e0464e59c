"""Word lists about speakers: role nouns and first names, read from ``lexicon/``."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from otan_extract.lexicon.tables import rows, split
from otan_extract.speakers.nouns import noun_kind

# Endings of nouns that tell the age (`quadragénaire`), first parts of nouns of kin.
_AGES = ("génaire", "trentenaire", "centenaire")
_KIN_PREFIXES = ("beau", "belle", "petit", "grand", "arrière", "demi")
_PREFIXES = ("ex-", "vice-", "co-", "néo-")


class Role(NamedTuple):
    """What a noun says of the person that it names.

    ``gender`` is ``m``, ``f`` or ``e`` (either). ``classes`` are the senses that can refer back to each other,
    the noun's own first. ``office`` marks nouns that name a new person unless somebody holds that office
    in the document; the others (``trait``) may stand for whoever the text is about.
    """

    gender: str
    classes: tuple[str, ...]
    office: bool


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return a word or short phrase as ``fold`` does; the results are kept."""
    return fold(text)


def fold(text: str) -> str:
    """Return ``text`` in lower case, without accents, with one kind of apostrophe."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("œ", "oe").replace("’", "'"))
    if decomposed.isascii():
        return decomposed
    return "".join([char for char in decomposed if char.isascii() or not unicodedata.combining(char)])


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    lists: dict[str, set[str]] = {}
    for row in rows("speaker_word_lists"):
        lists.setdefault(row["list"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in lists.items()}


def word_list(name: str) -> frozenset[str]:
    """Return the words of one of the lists in ``speaker_word_lists.tsv``."""
    return _word_lists()[name]


@cache
def roles() -> dict[str, Role]:
    """Return the role nouns by their singular form in lower case; accents count (`accusé`, not `accuse`)."""
    return {
        row["noun"].casefold(): Role(row["gender"], tuple(split(row["classes"])), row["scope"] == "office")
        for row in rows("roles")
    }


@cache
def _long_roles() -> dict[str, list[str]]:
    """Return the role locutions (`chef de l'état`) by their first word, longest first."""
    index: dict[str, list[str]] = {}
    for noun in sorted(roles(), key=len, reverse=True):
        first = noun.replace("-", " ").split(" ", 1)[0]
        if first != noun:
            index.setdefault(first, []).append(noun)
    return index


@cache
def first_names() -> dict[str, str]:
    """Return the gender (``m``, ``f``, ``e``) of first names by their plain form."""
    return {plain(row["name"]): row["gender"] for row in rows("first_names")}


def first_name_gender(word: str) -> str | None:
    """Return the gender of the first name ``word``, a compound by its first part, or None if unknown."""
    key = plain(word)
    known = first_names()
    if key in known:
        return known[key]
    return known.get(key.split("-", 1)[0]) if "-" in key else None


class Pronoun(NamedTuple):
    """Number and gender of a pronoun; the gender is None where it may be either."""

    plural: bool
    gender: str | None


@cache
def pronouns() -> dict[str, Pronoun]:
    """Return the pronouns that can stand for a speaker, by their plain form."""
    return {
        row["form"]: Pronoun(row["number"] == "plural", None if row["gender"] == "e" else row["gender"])
        for row in rows("pronouns")
    }


@cache
def civilities() -> dict[str, str]:
    """Return the gender (``m``, ``f``, ``e``) that civilities in lower case show."""
    return {row["civility"]: row["gender"] for row in rows("civilities")}


@cache
def _organization_nouns() -> dict[str, frozenset[str]]:
    return {plain(row["noun"]): frozenset(split(row["types"])) for row in rows("organization_nouns")}


def organization_types(noun: str) -> frozenset[str]:
    """Return the types of organization that the common noun (plain form) can stand for."""
    return _organization_nouns().get(noun, frozenset())


def singulars(form: str) -> tuple[str, ...]:
    """Return ``form`` and what its singular may be."""
    if form.endswith("aux"):
        return form, form[:-3] + "al", form[:-1]
    return (form, form[:-1]) if form.endswith(("s", "x")) else (form,)


def role_at(doc: Doc, i: int) -> tuple[Role, int] | None:
    """Return the role noun or locution that begins at token ``i``, with the index after its last token."""
    token = doc[i]
    if not _may_be_role(token.text):
        return None
    if token.pos_ == "ADJ" and i > 0 and _follows_noun(doc, i):  # `directeur général` is no general
        return None
    capital = token.text[0].isupper() and not token.is_sent_start
    if capital and token.ent_type_ == "PER" and token.ent_iob_ == "I":  # a surname, as in `Anne Berger`
        return None
    word = _word(token.text)
    for singular in singulars(_without_prefix(word)):
        for phrase in _long_roles().get(singular, ()):
            end = _match(doc, i, singular, phrase)
            if end:
                return roles()[phrase], end
    if word == "cadre" and i > 1 and doc[i - 2].lower_ == "dans":  # `dans le cadre de`
        return None
    role = _noun_role(word, agentive=token.pos_ == "NOUN")
    if role is None or (capital and word == "homme"):  # `les droits de l'Homme`
        return None
    if role.gender == "m" and i > 0 and doc[i - 1].lower_ in {"la", "une", "cette", "sa"}:  # `la politique`
        return None
    return role, i + 1


@lru_cache(maxsize=65536)
def _may_be_role(form: str) -> bool:
    """Tell whether a role noun or locution can begin with ``form``: most words need no second look."""
    word = _word(form)
    begins = any(singular in _long_roles() for singular in singulars(_without_prefix(word)))
    return begins or _noun_role(word, agentive=True) is not None


def _word(form: str) -> str:
    return form.casefold().replace("’", "'")


def _without_prefix(word: str) -> str:
    """Return ``word`` without `ex-`, `vice-` and the like, unless the table has it whole."""
    if not word.startswith(_PREFIXES):
        return word
    for prefix in _PREFIXES:
        if word.startswith(prefix) and word not in roles():
            word = word[len(prefix) :]
    return word


def _follows_noun(doc: Doc, i: int) -> bool:
    """Tell whether a noun stands before token ``i``, with one more adjective at most (`pénale internationale`)."""
    before = doc[i - 1].pos_
    return before == "NOUN" or (before == "ADJ" and i > 1 and doc[i - 2].pos_ in {"NOUN", "PROPN"})


@lru_cache(maxsize=16384)
def _noun_role(word: str, *, agentive: bool) -> Role | None:
    """Return the role that one word names; nouns of agents outside of the table are traits."""
    known = roles()
    word = _without_prefix(word)
    for singular in singulars(word):
        if singular in known:
            return known[singular]
    compound = _compound_role(word)
    if compound is not None:
        return compound
    if agentive and (noun_kind(word) == "person" or word.rstrip("s").endswith(_AGES)):
        return Role("e", (singulars(word)[-1],), office=False)
    return None


def _compound_role(word: str) -> Role | None:
    """Return the role of a compound: the first of two (`acteur-réalisateur`), of kin the last (`petite-fille`)."""
    first, _, last = word.partition("-")
    if last not in roles():
        return None
    return roles()[last] if first.startswith(_KIN_PREFIXES) else roles().get(first)


def _match(doc: Doc, i: int, first: str, phrase: str) -> int:
    """Return the end of ``phrase`` read from token ``i``, whose singular is ``first``, else 0."""
    rest = plain(phrase[len(first) :]).replace(" ", "")
    j = i + 1
    while rest and j < len(doc):
        piece = plain(doc[j].text)
        if rest.startswith(piece):
            rest = rest[len(piece) :]
        elif piece.endswith("s") and rest.startswith(piece[:-1]):
            rest = rest[len(piece) - 1 :]
        else:
            return 0
        j += 1
    return 0 if rest else j
