"""Ages: `le quinquagénaire` is whoever the text says is fifty to fifty-nine years old."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from otan_extract.columns import columns
from otan_extract.speakers.discourse import Identity
from otan_extract.speakers.wordlists import plain

_DECADES = {
    "trentenaire": 3,
    "quadragenaire": 4,
    "quinquagenaire": 5,
    "sexagenaire": 6,
    "septuagenaire": 7,
    "octogenaire": 8,
    "nonagenaire": 9,
}
_ABOUT = {
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
}
# Tokens after a name in which its age stands: `, 52 ans`, `(52 ans)`, `, âgé de 52 ans`, `, la cinquantaine`.
_REACH = 6


def age_after(doc: Doc, end: int) -> int | None:
    """Return the age that a comma or a bracket sets off after a name that ends at token ``end``, or None."""
    forms = columns(doc).forms[end : end + _REACH]
    if not forms or forms[0] not in {",", "("}:
        return None
    for i, (before, word, form) in enumerate(zip(forms, forms[1:], forms[2:], strict=False)):
        if i and before in {",", ")"}:
            return None  # what follows a second comma may be somebody else's
        if before in {",", "(", "de"} and word.isdigit() and form == "ans":
            return int(word)
        if word == "la" and form in _ABOUT:
            return _ABOUT[form]
    return None


def of_age(noun: str, persons: Iterable[Identity], gender: str | None) -> Identity | None:
    """Return the only person of the decade that ``noun`` names, or None where there is none or several."""
    decade = _DECADES.get(plain(noun))
    if decade is None:
        return None
    fitting = [person for person in persons if person.age is not None and person.age // 10 == decade]
    fitting = [person for person in fitting if gender is None or person.gender in {None, gender}]
    return fitting[0] if len(fitting) == 1 else None


def is_of_other_age(noun: str, person: Identity) -> bool:
    """Tell whether the text gives a person an age of another decade than ``noun`` names."""
    decade = _DECADES.get(plain(noun))
    return decade is not None and person.age is not None and person.age // 10 != decade
