"""Identities as rows of the layer ``speakers``: numbered, with role, country and organization."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from otan_extract.columns import columns
from otan_extract.layers import CountryMention, OrganizationMention, Speaker
from otan_extract.speakers.affiliation import country_of, inside, organization_of
from otan_extract.speakers.complements import is_former
from otan_extract.speakers.discourse import Identity
from otan_extract.speakers.roles import Description
from otan_extract.speakers.wordlists import word_list

_RELATIONS = word_list("relations")
# What tells nothing of a person whose name is known: `un homme`, `la jeune femme`.
_NO_ROLES = word_list("no_roles")


def speaker_rows(
    doc: Doc,
    resolved: Sequence[Identity | None],
    countries: Sequence[CountryMention],
    organizations: Sequence[OrganizationMention],
) -> tuple[list[Speaker], list[str | None]]:
    """Return one row an identity, in the order in which they speak, and for each quotation its ``id``."""
    ids: dict[int, str] = {}
    rows: list[Speaker] = []
    for identity in resolved:
        if identity is not None and id(identity) not in ids:
            ids[id(identity)] = f"s{len(ids) + 1}"
            rows.append(_row(doc, identity, ids[id(identity)], countries, organizations))
    return rows, [ids[id(identity)] if identity else None for identity in resolved]


def _row(
    doc: Doc,
    identity: Identity,
    key: str,
    countries: Sequence[CountryMention],
    organizations: Sequence[OrganizationMention],
) -> Speaker:
    mentions = tuple(sorted(identity.mentions))
    spans = [*identity.spans, *mentions]
    country = country_of(doc, spans, countries)
    if country is None and identity.kind == "organization":
        own = [each for span in mentions for each in inside(organizations, span)]
        country = own[0].country if own else None
    return Speaker(
        key,
        identity.name,
        identity.kind,
        _role(doc, identity),
        country or identity.state,
        organization_of(spans, organizations) or _own_body(identity),
        mentions,
    )


def _own_body(identity: Identity) -> str | None:
    """Return the body of a person's possessive, or the organization itself that `on` or `elle` stands for."""
    if identity.kind == "organization" and len(identity.organizations) == 1:
        return next(iter(identity.organizations))
    return identity.body


def _role(doc: Doc, identity: Identity) -> str | None:
    """Return the fullest title or apposition of a person: an office first, a tie to somebody else last."""
    if identity.kind != "person":
        return None
    told = [each for each in identity.descriptions if each.end > each.start]
    if identity.named:
        told = [each for each in told if each.classes[0] not in _NO_ROLES or is_former(doc, each)]
    titles = [
        (_rank(doc, each), " ".join(columns(doc).between(each.start, each.end).split()).rstrip(" ,"))
        for each in told
    ]
    return max(titles, key=lambda title: (title[0], len(title[1])), default=(0, None))[1]


def _rank(doc: Doc, description: Description) -> int:
    """Return 3 for an office, 2 for a former one, 1 for a trait (`invité`), 0 for a tie to somebody (`mari`)."""
    if description.classes[0] in _RELATIONS:
        return 0
    if not description.office:
        return 1
    return 2 if is_former(doc, description) else 3
