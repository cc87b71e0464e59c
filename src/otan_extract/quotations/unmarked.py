"""Reporting clauses after words without marks: ``Le pont tiendra, dit X``, ``C'est fini , laisse tomber X``.

Many pages lose their marks with the italics that stand for them; a sign before the comma is then what is left.
"""

from __future__ import annotations

from otan_extract.quotations.layout import Layout
from otan_extract.quotations.spotting import Cue, names_person

_SPOKEN_LIST = "c' ça on je j' nous vous me m' moi mon ma mes notre nos tu"
_SPOKEN = frozenset(_SPOKEN_LIST.split())  # words of somebody who speaks, seldom of the writer
_TAKES_NO_PERSON = frozenset(
    {"ajouter", "affirmer", "assurer", "confier", "conclure", "déclarer", "dire", "expliquer", "indiquer"}
    | {
        "insister",
        "lâcher",
        "lancer",
        "noter",
        "préciser",
        "répéter",
        "répondre",
        "souligner",
        "laisser tomber",
    }
)  # without "à": whoever follows is the subject
_PLACES = frozenset({"à", "au", "dans", "chez", "en", "du", "de"})


def is_bared(layout: Layout, position: int) -> bool:
    """Tell whether the comma before ``position`` followed a mark that is lost: ``Non , dit X``, ``Ah ? , dit X``."""
    return position > 1 and layout.text[position - 1] == "," and layout.text[position - 2] in "?!… \u00a0"


def is_exclaimed(layout: Layout, position: int) -> bool:
    """Tell whether a question or an exclamation ends before the comma at ``position``: what was said is complete."""
    return layout.text[max(0, position - 3) : position].rstrip(", \u00a0")[-1:] in tuple("?!")


def reports_unmarked(layout: Layout, cue: Cue, start: int, end: int) -> bool:
    """Tell whether a verb after the words ``start:end`` of a sentence reports them without any marks."""
    if cue.strength == "speech" and cue.mood != "governed":
        return not _is_anonymous(layout, cue)
    if not names_person(layout, cue.last):
        return cue.strength == "manner" and cue.inverted and cue.mood != "governed"
    if cue.strength == "speech":
        return cue.lemma in _TAKES_NO_PERSON  # "tient à préciser X", but "tient à rassurer X"
    spoken = _SPOKEN & set(layout.words[layout.first_token(start) : layout.first_token(end)])
    return cue.strength == "manner" and bool(spoken)


def _is_anonymous(layout: Layout, cue: Cue) -> bool:
    """Tell whether the subject is ``on`` without a place that stands for it (``explique-t-on à Bercy``)."""
    words = layout.words[cue.group : cue.last + 4]
    return any(word.endswith("-on") for word in words) and not any(word in _PLACES for word in words)
