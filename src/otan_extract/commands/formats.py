"""The output formats: how each is written as a whole, from the entries of a finished or stopped run."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import TextIO

from otan_extract.commands.exits import PlainConsole
from otan_extract.commands.journal import not_written
from otan_extract.errors import OutputError
from otan_extract.output.csv_file import write_csv
from otan_extract.output.entry import Entry
from otan_extract.output.terminal import show

Entries = Iterable[Entry]

_ENDINGS_OF_TEXT = frozenset({"", "txt"})

_COLUMNS = 100
"""Width of a table that is not printed on a terminal."""


class Format(str, Enum):
    """What ``--format`` takes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    HTML = "html"

    @classmethod
    def of(cls, output: Path | None) -> Format:
        """Return the format that the ending of the output's name tells; without one, a table to read.

        Raises:
            OutputError: The ending is that of no format.
        """
        ending = output.suffix.lower().removeprefix(".") if output else ""
        if ending in _ENDINGS_OF_TEXT:
            return cls.TABLE
        try:
            return cls(ending)
        except ValueError:
            endings = ", ".join(f".{known.value}" for known in cls if known is not cls.TABLE)
            raise OutputError(
                f"{output} ends like no format. Name it with one of {endings} or .txt, or add --format."
            ) from None


def write_stream(entries: Entries, format: Format, stream: TextIO) -> None:
    """Write ``entries`` to ``stream``, such as standard output.

    Raises:
        OutputError: The format needs a file.
    """
    writers: dict[Format, Callable[[Entries, TextIO], None]] = {
        Format.TABLE: _write_table,
        Format.JSON: _write_json,
        Format.JSONL: _write_jsonl,
        Format.CSV: write_csv,
        Format.HTML: _write_page,
    }
    if format not in writers:
        raise OutputError(f"The format {format.value} needs a file. Name it with -o.")
    writers[format](entries, stream)


def write_file(entries: Entries, format: Format, output: Path) -> None:
    """Write ``entries`` to the file ``output``, which is there whole or as it was before.

    Raises:
        NotWrittenError: It cannot be written.
    """
    with _replacing(output) as draft:
        if format is Format.PARQUET:
            from otan_extract.output.parquet_file import write_parquet  # noqa: PLC0415 - an extra

            write_parquet(entries, draft)
        elif format is Format.HTML and _are_several(entries):
            from otan_extract.output.site import write_site  # noqa: PLC0415 - Jinja2 only for pages

            write_site(entries, draft, output.with_name(f"{output.stem}_files"))
        else:
            with draft.open("w", encoding="utf-8", newline="") as stream:
                write_stream(entries, format, stream)


@contextmanager
def _replacing(output: Path) -> Iterator[Path]:
    draft = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        yield draft
        draft.replace(output)
    except OSError as error:
        raise not_written(output, error) from error
    finally:
        draft.unlink(missing_ok=True)


def _are_several(entries: Entries) -> bool:
    return len(list(islice(entries, 2))) > 1


def _write_table(entries: Entries, stream: TextIO) -> None:
    console = PlainConsole(file=stream, width=None if stream.isatty() else _COLUMNS)
    for entry in entries:
        show(entry.result, console)


def _write_jsonl(entries: Entries, stream: TextIO) -> None:
    for entry in entries:
        stream.write(entry.result.model_dump_json() + "\n")


def _write_json(entries: Entries, stream: TextIO) -> None:
    """Write one document as the object of the schema, several as an array of them."""
    several = _are_several(entries)
    stream.write("[\n" if several else "")
    for number, entry in enumerate(entries):
        stream.write(",\n" if number else "")
        json.dump(entry.result.model_dump(mode="json"), stream, ensure_ascii=False, indent=2)
    stream.write("\n]\n" if several else "\n")


def _write_page(entries: Entries, stream: TextIO) -> None:
    from otan_extract.output.html import page  # noqa: PLC0415 - Jinja2 only for pages

    if _are_several(entries):
        raise OutputError("Several documents make several pages. Name the first of them with -o PAGE.html.")
    for entry in entries:
        stream.write(page(entry.result, entry.text))
