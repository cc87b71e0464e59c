"""On whose behalf somebody speaks: the country and organization in the speaker's own noun phrases."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeVar

from spacy.tokens import Doc

from otan_extract.layers import CountryMention, Offsets, OrganizationMention
from otan_extract.speakers.extents import piece

_AT = ("en ", "à ", "au ", "ux ", "en\u00a0")
_Mention = TypeVar("_Mention", CountryMention, OrganizationMention)


def inside(mentions: Sequence[_Mention], span: Offsets) -> list[_Mention]:
    """Return the ``mentions`` (in order) that lie inside of ``span``."""
    found = []
    for i in range(bisect_left(mentions, (span[0],)), len(mentions)):
        if mentions[i].start >= span[1]:
            break
        if mentions[i].end <= span[1]:
            found.append(mentions[i])
    return found


def country_of(doc: Doc, spans: Iterable[Offsets], countries: Sequence[CountryMention]) -> str | None:
    """Return the country that the speaker's noun phrases name, a demonym before a name.

    Where somebody works is nobody's country: `la correspondante en Égypte`.
    """
    for span in spans:
        found = [each for each in inside(countries, span) if not _is_place(doc, each)]
        if found:
            return next((each.code for each in found if each.form == "demonym"), found[0].code)
    return None


def _is_place(doc: Doc, country: CountryMention) -> bool:
    before = piece(doc, max(0, country.start - 3), country.start)
    return country.form == "name" and before.endswith(_AT)


def organization_of(spans: Iterable[Offsets], organizations: Sequence[OrganizationMention]) -> str | None:
    """Return the first organization that the speaker's noun phrases name."""
    for span in spans:
        found = inside(organizations, span)
        if found:
            return found[0].id
    return None
