"""Word lists that decide on sources and on marks: who can speak, what ``selon`` depends on, what is a name."""

from __future__ import annotations

import functools

from otan_extract.lexicon.tables import column, read, rows, split

_ADVOCATES = frozenset(
    {"trade_union", "employers", "ngo", "political_party", "political_alliance", "intergovernmental"}
    | {"un_agency", "un_body", "eu_institution"}
)


@functools.cache
def human_nouns() -> frozenset[str]:
    """Return the nouns of persons and bodies that can speak (``speaker_nouns.tsv``), in lower case."""
    return column("speaker_nouns", "noun")


def can_speak(noun: str) -> bool:
    """Tell whether ``noun`` (lower case, singular or plural) names a person or a body that can speak."""
    return noun in human_nouns() or (noun[-1:] in ("s", "x") and noun[:-1] in human_nouns())


@functools.cache
def non_sources() -> frozenset[str]:
    """Return the nouns that make ``selon`` mean *depending on* (``selon la météo``)."""
    return column("non_sources", "noun")


@functools.cache
def network_names() -> frozenset[str]:
    """Return the names of social networks, on which somebody writes (``a réagi sur Facebook Anne Roux``)."""
    return column("network_names", "name")


@functools.cache
def movement_names() -> frozenset[str]:
    """Return names of movements that the press sets between marks (``les « gilets jaunes »``), in lower case."""
    return column("movement_names", "name")


@functools.cache
def naming_words() -> frozenset[str]:
    """Return the words before marks that hold a name or a title (``le plan « … »``, ``baptisé « … »``)."""
    return column("naming_words", "word")


@functools.cache
def circumstances() -> frozenset[tuple[str, str]]:
    """Return the openers and nouns of phrases that tell how something was said (``lors d'un entretien``)."""
    return frozenset((row["opener"], row["word"]) for row in rows("reporting_circumstances"))


@functools.cache
def advocates() -> frozenset[str]:
    """Return the names that ``pour`` makes a source: bodies with opinions to voice, capitals that stand for a state.

    With a company or a club (``Pour Renault, l'année …``), what follows is as often what happens to it.
    """
    bodies = [row for row in read("organizations") if row["type"] in _ADVOCATES]
    names = {row[field] for row in bodies for field in ("name", "acronym")}
    aliases = {alias for row in bodies for alias in split(row["aliases"])}
    return frozenset(filter(None, names | aliases)) | column("metonyms", "form")


@functools.cache
def asking_participles() -> frozenset[str]:
    """Return the participles that tell what somebody is asked to do (``Invité à dire si …``)."""
    return column("asking_participles", "participle")


@functools.cache
def civilities() -> frozenset[str]:
    """Return the civilities before a name, in lower case."""
    return column("civilities", "civility")
