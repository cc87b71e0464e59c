"""Gold on articles that may not enter the project: offsets and the hash of each text, never the text.

    python benchmarks/standoff.py gold.jsonl [--read] >> benchmarks/real_standoff.jsonl

turns gold in our format (``docs/annotation.md``) into stand-off lines; ``--read`` marks articles whose errors
developers have read. ``read_standoff`` makes gold of them again where the articles lie beside the
repository. A name that the article spells is kept as the place where it does. The other names
are facts about the world (`Organisation des Nations unies`) and kept as they are.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from otan_extract.errors import GoldError
from otan_extract.evaluation.gold import (
    CountryCode,
    Gold,
    GoldCountry,
    GoldDocument,
    Name,
    Offsets,
    WikidataId,
    read_gold,
)
from otan_extract.evaluation.names import normalized, same_name
from otan_extract.schema import Kind, SpeakerKind

JOINT = " et "  # between the names of several people who speak as one source
WORD = re.compile(r"\w+")

Places = Annotated[tuple[Offsets, ...], Field(min_length=1)]
FactName = Annotated[Name, Field(max_length=100)]
Reference = Places | FactName
"""A name: where the text spells it, part by part, else the name itself."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class StandoffQuotation(_Model):
    """A ``GoldQuotation`` whose speaker's name is a reference."""

    kind: Kind
    content: tuple[Offsets, ...]
    cue: Offsets | None
    speaker: Offsets | None
    speaker_name: Reference | None
    speaker_kind: SpeakerKind | None


class StandoffGroup(_Model):
    """A ``GoldGroup`` whose name is a reference."""

    span: Offsets
    name: Reference
    members: tuple[CountryCode, ...]


class StandoffOrganization(_Model):
    """A ``GoldOrganization`` whose name is a reference."""

    span: Offsets
    name: Reference
    wikidata: WikidataId | None


class StandoffDocument(_Model):
    """A ``GoldDocument`` without its text; ``read`` tells whether developers have read its errors."""

    id: str
    read: bool
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    quotations: tuple[StandoffQuotation, ...]
    countries: tuple[GoldCountry, ...]
    groups: tuple[StandoffGroup, ...]
    organizations: tuple[StandoffOrganization, ...]


def stand_off(document: GoldDocument, *, read: bool) -> StandoffDocument:
    """Return ``document`` without its text."""
    fields = document.model_dump(exclude={"text"})
    _change_names(fields, lambda name: reference(document.text, name))
    sha256 = hashlib.sha256(document.text.encode()).hexdigest()
    return StandoffDocument.model_validate({**fields, "read": read, "sha256": sha256})


def rebuilt(document: StandoffDocument, text: str) -> GoldDocument:
    """Return the gold that ``document`` holds about ``text``."""
    fields = document.model_dump(exclude={"read", "sha256"})
    _change_names(fields, lambda name: spelled_out(text, name))
    return GoldDocument.model_validate({**fields, "text": text})


def reference(text: str, name: str) -> Reference:
    """Return where ``text`` spells ``name``, or its parts, or a form equal after normalization; else ``name``."""
    for parts in ([name], name.split(JOINT)):
        places = [place for part in parts if (place := _exact_place(text, part))]
        if len(places) == len(parts):
            return tuple(places)
    alike = _place_alike(text, name)
    return (alike,) if alike else name


def spelled_out(text: str, name: Reference) -> str:
    """Return the name that ``name`` refers to in ``text``."""
    return name if isinstance(name, str) else JOINT.join(text[start:end] for start, end in name)


def read_standoff(path: Path, articles: Path, *, read: bool) -> Gold:
    """Rebuild the gold of ``path`` on articles that were ``read``, or were not, from their texts in ``articles``.

    Raises:
        GoldError: A line is malformed, or an article is missing or not the one that was annotated.
    """
    data = path.read_bytes()
    lines = data.decode("utf-8").splitlines()
    documents = [_parse(line, f"{path}:{number}") for number, line in enumerate(lines, 1)]
    part = [document for document in documents if document.read is read]
    gold = [rebuilt(document, _article(document, articles)) for document in part]
    return Gold(gold, hashlib.sha256(data).hexdigest())


def _parse(line: str, where: str) -> StandoffDocument:
    try:
        return StandoffDocument.model_validate_json(line)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]["msg"]
        raise GoldError(f"{where}: {problem}. Write this line with benchmarks/standoff.py.") from error


def _article(document: StandoffDocument, articles: Path) -> str:
    path = articles / f"{document.id}.txt"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror}. Put the annotated articles into {articles}.") from error
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise GoldError(
            f"{path} is not the text that was annotated: its SHA-256 is not {document.sha256}. "
            "Put the article there as it was, byte for byte."
        )
    return data.decode("utf-8")


def _change_names(fields: dict[str, Any], change: Callable[[Any], Any]) -> None:
    for quotation in fields["quotations"]:
        if quotation["speaker_name"] is not None:
            quotation["speaker_name"] = change(quotation["speaker_name"])
    for named in (*fields["groups"], *fields["organizations"]):
        named["name"] = change(named["name"])


def _exact_place(text: str, name: str) -> Offsets | None:
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return found.span() if found else None


def _place_alike(text: str, name: str) -> Offsets | None:
    length = len(normalized(name).split())
    words = list(WORD.finditer(text))
    for first, last in zip(words, words[length - 1 :], strict=False):
        start, end = first.start(), last.end()
        if "\n" not in text[start:end] and same_name(text[start:end], name):
            return start, end
    return None


def main() -> None:
    """Print stand-off lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--read", action="store_true", help="developers have read errors of these articles")
    options = parser.parse_args()
    for document in read_gold(options.gold).documents:
        print(stand_off(document, read=options.read).model_dump_json())


if __name__ == "__main__":
    main()
