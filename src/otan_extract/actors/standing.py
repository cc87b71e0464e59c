"""What a document shows of its names elsewhere: which are people, which are places."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from otan_extract.actors.persons import CIVILITIES
from otan_extract.actors.tables import column

_AT = frozenset({"à", "en", "vers", "près"})


class Standing(NamedTuple):
    """The words that end the name of a person, and the names of places."""

    people: frozenset[str]
    places: frozenset[str]

    def is_other(self, name: str) -> bool:
        """Tell whether ``name`` is a person or a place somewhere in the document."""
        return name in self.people or name in self.places or name in column("first_names", "name")


def standing(doc: Doc) -> Standing:
    """Return what the entities of ``doc`` and the words before them show."""
    people, places = set(), set()
    for entity in doc.ents:
        before = doc[entity.start - 1] if entity.start else None
        if entity.label_ == "PER" and (len(entity) > 1 or (before is not None and before.text in CIVILITIES)):
            people.add(entity[-1].text)
        elif entity.label_ == "LOC" and before is not None and before.lower_ in _AT:
            places.add(entity[0].text)
    return Standing(frozenset(people), frozenset(places))
