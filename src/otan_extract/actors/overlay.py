"""A user's own gazetteer: TSV or JSONL rows that add, change or remove what the tables say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from otan_extract.errors import GazetteerError
from otan_extract.lexicon import tables

MAX_BYTES = 20_000_000
MAX_CELL = 500
FIELDS = ("action", "kind", "id", "name", "acronym", "aliases", "short_forms", "type", "country")
_ACTIONS = {"add", "remove"}
_KINDS = {"organization", "country"}
_WIKIDATA = re.compile(r"Q[1-9]\d*\Z")
_FORMULA = ("=", "+", "-", "@")


class Change(NamedTuple):
    """One row of an overlay. ``id`` is an alpha-3 code, a Wikidata identifier or a key.

    ``where`` is the file and line of the row, for error messages.
    """

    where: str
    action: str
    kind: str
    id: str
    name: str
    acronym: str
    aliases: tuple[str, ...]
    short_forms: tuple[str, ...]
    type: str
    country: str

    @property
    def wikidata(self) -> str | None:
        """The identifier, if it is one of Wikidata."""
        return self.id if _WIKIDATA.match(self.id) else None


def load(path: Path) -> bytes:
    """Return the content of the overlay at ``path``; a huge or unreadable file is an error."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise GazetteerError(f"{path.name}: {size} bytes, more than {MAX_BYTES}. Split the file.")
        return path.read_bytes()
    except OSError as error:
        raise GazetteerError(f"{path}: cannot be read ({error.strerror}). Check the path.") from error


def parse(name: str, content: bytes) -> list[Change]:
    """Return the changes in an overlay file called ``name``; every error names its line."""
    changes: list[Change] = []
    seen: dict[tuple[str, str, str, str], int] = {}
    for number, row in _rows(name, content):
        where = f"{name}, line {number}"
        change = _change(row, where)
        identity = (change.action, change.kind, change.id, change.name)
        if identity in seen:
            raise GazetteerError(f"{where}: the same row as line {seen[identity]}. Delete one of them.")
        seen[identity] = number
        changes.append(change)
    return changes


def _rows(name: str, content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    text = _text(name, content)
    if name.lower().endswith(".jsonl"):
        yield from _jsonl(text, name)
    elif name.lower().endswith(".tsv"):
        yield from _tsv(text, name)
    else:
        raise GazetteerError(f"{name}: not a gazetteer. Name the file *.tsv or *.jsonl.")


def _text(name: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise GazetteerError(f"{name}, line {line}: not UTF-8. Save the file as UTF-8.") from error


def _tsv(text: str, source: str) -> Iterator[tuple[int, dict[str, str]]]:
    header = text.partition("\n")[0].rstrip("\r").split("\t")
    unknown = [field for field in header if field not in FIELDS]
    if unknown or "kind" not in header or "id" not in header:
        raise GazetteerError(
            f"{source}, line 1: the header must name some of {', '.join(FIELDS)}, with kind and id; "
            f"it has {header}. Correct the header."
        )
    numbers = [number for number, line in enumerate(text.splitlines(), start=1) if line.strip()][1:]
    yield from zip(numbers, tables.parse(text, source), strict=True)


def _jsonl(text: str, source: str) -> Iterator[tuple[int, dict[str, str]]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise GazetteerError(f"{source}, line {number}: not JSON ({error}). Correct the line.") from error
        if not isinstance(row, dict) or not all(field in FIELDS for field in row):
            raise GazetteerError(
                f"{source}, line {number}: not an object with fields among {', '.join(FIELDS)}. "
                "Correct the line."
            )
        yield number, {field: _cell(value, f"{source}, line {number}") for field, value in row.items()}


def _cell(value: object, where: str) -> str:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "|".join(value)
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    raise GazetteerError(f"{where}: {value!r} is neither a string nor a list of strings. Correct the value.")


def _change(row: dict[str, str], where: str) -> Change:
    cells = {field: row.get(field, "") for field in FIELDS}
    for field, cell in cells.items():
        _check_cell(field, cell, where)
    change = Change(
        where=where,
        action=cells["action"] or "add",
        kind=cells["kind"],
        id=cells["id"],
        name=cells["name"],
        acronym=cells["acronym"],
        aliases=tuple(tables.split(cells["aliases"])),
        short_forms=tuple(tables.split(cells["short_forms"])),
        type=cells["type"],
        country=cells["country"],
    )
    _check(change)
    return change


def _check_cell(field: str, cell: str, where: str) -> None:
    for value in cell.split("|"):
        if len(value) > MAX_CELL:
            raise GazetteerError(f"{where}: {field} has {len(value)} characters. Use at most {MAX_CELL}.")
        if value.startswith(_FORMULA):
            raise GazetteerError(
                f"{where}: {field} {value!r} looks like a formula. Remove its first character."
            )
        if any(ord(character) < 32 for character in value):
            raise GazetteerError(f"{where}: {field} holds a control character. Remove it.")


def _check(change: Change) -> None:
    where = change.where
    if change.action not in _ACTIONS or change.kind not in _KINDS or not change.id:
        raise GazetteerError(
            f"{where}: action is one of {sorted(_ACTIONS)}, kind one of {sorted(_KINDS)}, and id is not "
            "empty. Correct the row."
        )
    if change.kind == "country" and not change.aliases and not change.name:
        raise GazetteerError(f"{where}: a country row gives aliases to add or to remove. Fill in aliases.")
    if change.id.startswith("Q") and change.id[1:].isdigit() and not _WIKIDATA.match(change.id):
        raise GazetteerError(f"{where}: {change.id!r} is no Wikidata identifier. Correct the id.")
