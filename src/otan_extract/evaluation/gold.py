"""The gold format: one JSON object a line and document (``docs/annotation.md`` gives the semantics)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from otan_extract.errors import GoldError
from otan_extract.schema import Extraction, Failure, Form, Kind, SpeakerKind

Offset = Annotated[int, Field(ge=0)]
Offsets = tuple[Offset, Offset]
Name = Annotated[str, Field(pattern=r"^\S([^\t\r\n]*\S)?$")]
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
WikidataId = Annotated[str, Field(pattern=r"^Q[0-9]+$")]

Extract = Callable[[Sequence[str]], Iterable[Extraction | Failure]]
"""What gives the result of each text of gold, in order."""


class Format(str, Enum):
    """What gold is written as: ours, brat standoff, UIMA CAS in XMI or JSON."""

    gold = "gold"
    brat = "brat"
    xmi = "xmi"
    json = "json"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldQuotation(_Model):
    """An annotated quotation; ``cue`` and ``speaker`` are None where the text has none."""

    kind: Kind
    content: tuple[Offsets, ...] = Field(min_length=1)
    cue: Offsets | None
    speaker: Offsets | None
    speaker_name: Name | None
    speaker_kind: SpeakerKind | None


class GoldCountry(_Model):
    """An annotated country mention; ``id`` is the alpha-3 code."""

    span: Offsets
    id: CountryCode
    form: Form


class GoldGroup(_Model):
    """An annotated mention of a group of countries."""

    span: Offsets
    name: Name
    members: tuple[CountryCode, ...]


class GoldOrganization(_Model):
    """An annotated organization mention."""

    span: Offsets
    name: Name
    wikidata: WikidataId | None


class GoldDocument(_Model):
    """One annotated text; every offset has been checked to lie inside ``text``."""

    id: str
    text: str
    quotations: tuple[GoldQuotation, ...] = ()
    countries: tuple[GoldCountry, ...] = ()
    groups: tuple[GoldGroup, ...] = ()
    organizations: tuple[GoldOrganization, ...] = ()

    def spans(self) -> Iterator[Offsets]:
        """Yield each stretch of text that the annotation points to."""
        for quotation in self.quotations:
            yield from quotation.content
            yield from (span for span in (quotation.cue, quotation.speaker) if span is not None)
        yield from (country.span for country in self.countries)
        yield from (group.span for group in self.groups)
        yield from (organization.span for organization in self.organizations)

    @model_validator(mode="after")
    def _inside_text(self) -> GoldDocument:
        for start, end in self.spans():
            if not start < end <= len(self.text):
                raise ValueError(
                    f"span [{start}, {end}] is empty or outside of the text (0 to {len(self.text)})"
                )
        return self


class Gold(NamedTuple):
    """A gold file: its documents and the SHA-256 of its bytes."""

    documents: list[GoldDocument]
    sha256: str


def read_gold(path: Path) -> Gold:
    """Read the gold file ``path``.

    Raises:
        GoldError: It cannot be read, or a line is malformed; the message names the line.
    """
    try:
        data = path.read_bytes()
        lines = data.decode("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: {error}. Give a readable gold file in UTF-8.") from error
    documents = [_parse(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]
    _check_ids(documents, path)
    return Gold(documents, hashlib.sha256(data).hexdigest())


def dump_gold(documents: Iterable[GoldDocument]) -> str:
    """Return ``documents`` in the gold format, one a line."""
    return "".join(f"{document.model_dump_json()}\n" for document in documents)


def _parse(line: str, where: str) -> GoldDocument:
    try:
        return GoldDocument.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        problem = f"{place}: {first['msg']}" if place else first["msg"]
        raise GoldError(
            f"{where}: {problem}. Correct this line; docs/annotation.md has the format."
        ) from error


def _check_ids(documents: Iterable[GoldDocument], path: Path) -> None:
    seen: set[str] = set()
    for document in documents:
        if document.id in seen:
            raise GoldError(f"{path}: id {document.id!r} occurs twice. Give each document an id of its own.")
        seen.add(document.id)
