"""What a document shows of its names elsewhere: which are people, places and things."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Doc, Span

from otan_extract.actors.folding import is_capitalized
from otan_extract.actors.persons import CIVILITIES
from otan_extract.actors.tokens import LINKS
from otan_extract.columns import columns
from otan_extract.lexicon.tables import column

_AT = frozenset({"à", "en", "vers", "près"})


class Standing(NamedTuple):
    """The words that end the name of a person, the names of places, and the first words of things."""

    people: frozenset[str]
    places: frozenset[str]
    things: frozenset[str]

    def is_other(self, name: str) -> bool:
        """Tell whether ``name`` is a person, a place or a thing somewhere in the document."""
        known = name in self.people or name in self.places or name in self.things
        return known or name in column("first_names", "name")


def standing(doc: Doc, entities: Iterable[Span]) -> Standing:
    """Return what the ``entities`` of ``doc`` and the words before them show."""
    forms = columns(doc).forms
    people, places, things = set(), set(), set()
    for entity in entities:
        before = doc[entity.start - 1] if entity.start else None
        if entity.label_ == "PER" and (len(entity) > 1 or (before is not None and before.text in CIVILITIES)):
            people.add(forms[entity.end - 1])
        elif entity.label_ == "LOC" and before is not None and before.lower_ in _AT:
            places.add(forms[entity.start])
        name = next((i for i in range(entity.start, entity.end) if is_capitalized(forms[i])), entity.start)
        if names_thing(doc, name):
            things.add(forms[name])
    return Standing(frozenset(people), frozenset(places), frozenset(things))


def names_thing(doc: Doc, start: int) -> bool:
    """Tell whether the noun before a name at ``start`` says that it names a thing: ``l'émission …``."""
    forms = columns(doc).forms
    for i in range(start - 1, -1, -1):
        before = forms[i].lower()
        if before not in LINKS and (before.isalpha() or not doc[i].is_quote):
            return before in column("things", "word")
    return False
