"""Is a name that of a listed body, written otherwise?"""

from __future__ import annotations

from otan_extract.actors.folding import key
from otan_extract.actors.gazetteer import UNLISTED, Organization


def is_unlisted(organization: Organization) -> bool:
    """Tell whether only the document knows an organization."""
    return organization.key.startswith(UNLISTED)


def is_akin(organization: Organization, name: str) -> bool:
    """Tell whether ``name`` can be another form of the name of ``organization``: half of its words are."""
    words = {word for word in key(name).split() if len(word) > 3}
    return bool(words) and 2 * len(words.intersection(key(organization.name).split())) >= len(words)


def is_variant(listed: Organization, name: str, abbreviated: bool) -> bool:
    """Tell whether ``name`` is that of ``listed`` written otherwise: ``Agence européenne du Médicament (EMA)``.

    It begins the name, or more than three in four of their words are the same but for number.
    """
    begun = abbreviated and _is_begun_by(listed, name)
    if begun or is_unlisted(listed):
        return begun
    first, second = _stems(name), _stems(listed.name)
    shared = len(first & second)
    return shared > 1 and 4 * shared > 3 * max(len(first), len(second))


def is_of_same_state(listed: Organization, found: Organization) -> bool:
    """Tell whether two bodies of one kind and one state are one: ``Agence de météorologie du Japon (JMA)``."""
    same = listed.country is not None and listed.country == found.country
    return same and key(listed.name).split()[0] == key(found.name).split()[0]


def _stems(name: str) -> set[str]:
    """Return the longer words of a name in the singular."""
    return {word.rstrip("sx") for word in key(name).split() if len(word) > 3}


def _is_begun_by(organization: Organization, name: str) -> bool:
    """Tell whether ``name`` is the name of ``organization``, or the first words of it."""
    return key(organization.name).startswith(key(name)) or any(
        key(alias) == key(name) for alias in organization.aliases
    )
