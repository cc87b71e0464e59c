"""Nouns that name somebody who speaks, and words that bound their phrases, from ``lexicon/``."""

from __future__ import annotations

from functools import cache, lru_cache

from otan_extract.lexicon.tables import column, read, rows

# Endings of agent nouns; nouns of things with the same endings are in _NOT_AGENTS.
_AGENT_ENDINGS = ("iste", "logue", "icien", "icienne", "trice", "teur", "seur", "cheur", "euse")
_NOT_AGENTS = frozenset(
    {"hauteur", "liste", "piste", "moteur", "secteur", "facteur", "vecteur", "catalogue", "dialogue"}
    | {"épilogue", "prologue", "matrice", "fraîcheur", "blancheur", "épaisseur", "grosseur", "ascenseur"}
    | {
        "tondeuse",
        "perceuse",
        "mitrailleuse",
        "moissonneuse",
        "pelleteuse",
        "berceuse",
        "nébuleuse",
        "photocopieuse",
    }
)


@cache
def speaker_nouns() -> dict[str, str]:
    """Return the table noun (singular, lower case) -> kind of speaker."""
    return {row["noun"]: row["kind"] for row in rows("speaker_nouns")}


@cache
def phrase_words(word_class: str) -> frozenset[str]:
    """Return the words of a class of ``phrase_words.tsv``, such as ``time`` or ``civility``."""
    return frozenset(row["word"] for row in read("phrase_words") if row["class"] == word_class)


@cache
def network_names() -> frozenset[str]:
    """Return the names of social networks, on which somebody writes (`a réagi sur Facebook Anne Roux`)."""
    return column("network_names", "name")


@cache
def source_prepositions() -> frozenset[str]:
    """Return the prepositions that introduce a source, with straight apostrophes."""
    return column("source_prepositions", "form")


@lru_cache(maxsize=65536)
def noun_kind(word: str) -> str | None:
    """Return the kind of speaker that the common noun ``word`` names, else None.

    Args:
        word: A word form, singular or plural, of any case.

    Returns:
        ``person``, ``organization``, ``group`` or ``document``, or None if the noun names no speaker.
    """
    form = word.lower().removeprefix("ex-").removeprefix("co-").removeprefix("vice-")
    table = speaker_nouns()
    for singular in (form, form.rstrip("s"), form.rstrip("x"), form.removesuffix("aux") + "al"):
        if singular in table:
            return table[singular]
    singular = form.rstrip("s")
    return "person" if singular.endswith(_AGENT_ENDINGS) and singular not in _NOT_AGENTS else None
