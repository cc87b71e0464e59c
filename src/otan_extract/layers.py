"""What the components write into a ``Doc``, with exact character offsets.

spaCy spans begin and end at tokens, but ``franco-allemand`` (two countries) or ``dit:«Oui»`` are
single tokens. So every layer is kept twice: as a tuple of plain tuples in ``doc._.otan_<layer>``
(exact, msgpack-able, survives ``to_bytes``, ``DocBin`` and ``n_process``) and, for users of spaCy,
in ``doc.spans``, widened to whole tokens. Offsets are Unicode code points into ``doc.text``, end
exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeVar

from spacy.tokens import Doc

Offsets = tuple[int, int]


class CountryMention(NamedTuple):
    """One mention of a country; ``form`` is ``name``, ``demonym`` or ``metonym``."""

    start: int
    end: int
    code: str
    form: str
    fuzzy: bool = False


class GroupMention(NamedTuple):
    """One mention of a group of countries, with its members as alpha-3 codes."""

    start: int
    end: int
    name: str
    members: tuple[str, ...]


class OrganizationMention(NamedTuple):
    """One mention of an organization, with what is known of the organization.

    ``id`` is the Wikidata identifier, else ``x:`` and a slug of ``name`` or the key in the user's gazetteer;
    ``country`` is the alpha-3 code of the state it belongs to, where the gazetteer or its own name says so.
    """

    start: int
    end: int
    id: str
    wikidata: str | None
    name: str
    acronym: str | None
    type: str | None
    country: str | None = None
    fuzzy: bool = False


class Quotation(NamedTuple):
    """One quotation: what was said, and the cue that attributes it.

    ``rule`` names the rule that found it. ``continues`` is the index of the quotation that this one
    goes on from (same speaker, no cue of its own), else None.
    """

    segments: tuple[Offsets, ...]
    kind: str
    cue: Offsets | None
    lemma: str | None
    rule: str
    continues: int | None = None


class Speaker(NamedTuple):
    """One identity: somebody or something that speaks in the document."""

    id: str
    name: str
    kind: str
    role: str | None
    country: str | None
    organization: str | None
    mentions: tuple[Offsets, ...]


class Attribution(NamedTuple):
    """Who said the quotation of the same index: mention, identity, and the sieve that decided.

    ``speaker`` is the ``id`` of a ``Speaker``; both are None where the text gives no source.
    """

    mention: Offsets | None
    speaker: str | None
    sieve: str


class TextWarning(NamedTuple):
    """Something in the text that a reader of the result should know of, such as an unmatched mark."""

    code: str
    start: int
    end: int
    message: str


LAYERS: dict[str, type[Any]] = {
    "countries": CountryMention,
    "country_groups": GroupMention,
    "organizations": OrganizationMention,
    "quotations": Quotation,
    "speakers": Speaker,
    "attributions": Attribution,
    "warnings": TextWarning,
}

_ATTRIBUTES: dict[type[Any], str] = {row_type: f"otan_{layer}" for layer, row_type in LAYERS.items()}

Row = TypeVar("Row", bound=tuple[Any, ...])


def register() -> None:
    """Declare the ``doc._.otan_*`` attributes; safe to call more than once."""
    for attribute in _ATTRIBUTES.values():
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=())


def write(doc: Doc, layer: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Store ``rows`` as the layer ``layer`` of ``doc``, as plain tuples."""
    register()
    doc._.set(f"otan_{layer}", tuple(tuple(row) for row in rows))


def read(doc: Doc, row_type: type[Row]) -> list[Row]:
    """Return the rows of ``row_type`` stored in ``doc``, in document order."""
    register()
    rows = doc._.get(_ATTRIBUTES[row_type])
    return [row_type(*row) for row in (_frozen(rows) if isinstance(rows, list) else rows)]


def _frozen(value: Any) -> Any:  # noqa: ANN401 - msgpack gives nested lists of any plain type
    """Turn the lists that msgpack gives back into tuples."""
    return tuple(_frozen(item) for item in value) if isinstance(value, (list, tuple)) else value
