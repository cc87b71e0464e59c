"""From files to a stream of documents in which nothing is lost: what cannot be read is a ``Failure``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from otan_extract.errors import SourceError
from otan_extract.schema import Failure
from otan_extract.sources.encoding import decoded
from otan_extract.sources.parquet import count_parquet, read_parquet
from otan_extract.sources.paths import STANDARD_INPUT, STANDARD_INPUT_NAME
from otan_extract.sources.record import Record, TableColumns, failure
from otan_extract.sources.tables import count_csv, count_lines, read_csv, read_jsonl

_JSONL = frozenset({".jsonl", ".ndjson"})
_CSV = frozenset({".csv", ".tsv"})
PARQUET = ".parquet"
_JSON = re.compile(r'\s*(\[\s*)?\{\s*"')


def read_documents(
    files: Iterable[str], standard_input: BinaryIO, columns: TableColumns, *, lines_on_input: bool = False
) -> Iterator[Record | Failure]:
    """Yield one item per document of ``files``, in order.

    Args:
        files: Paths, and ``-`` for standard input.
        standard_input: The stream that ``-`` stands for.
        columns: Where tables hold text and identifier.
        lines_on_input: Read standard input as JSON lines, not as one text.
    """
    for name in files:
        yield from _read(name, standard_input, columns, lines_on_input=lines_on_input)


def _read(
    name: str, standard_input: BinaryIO, columns: TableColumns, *, lines_on_input: bool
) -> Iterator[Record | Failure]:
    called = STANDARD_INPUT_NAME if name == STANDARD_INPUT else name
    try:
        if name != STANDARD_INPUT:
            yield from _read_file(Path(name), columns)
        elif lines_on_input:
            yield from read_jsonl(standard_input, called, columns)
        else:
            yield _article(called, standard_input.read())
    except SourceError as error:
        yield failure(called, error)
    except OSError as error:
        reason = error.strerror or error
        yield failure(called, SourceError(f"The file cannot be read ({reason}). Check that it is whole."))


def _read_file(path: Path, columns: TableColumns) -> Iterator[Record | Failure]:
    suffix = path.suffix.lower()
    if suffix == PARQUET:
        yield from read_parquet(path, columns)
    elif suffix in _JSONL:
        with path.open("rb") as stream:
            yield from read_jsonl(stream, str(path), columns)
    elif suffix in _CSV:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            yield from read_csv(stream, str(path), columns)
    else:
        yield _article(str(path), path.read_bytes())


def _article(name: str, content: bytes) -> Record:
    """Return the text of a file that is no table."""
    text = decoded(content)
    if _JSON.match(text):
        raise SourceError(
            "This is JSON, not a text. Let the file end in .jsonl with one object a line, or name the key of "
            "the text with --text-column to read standard input so."
        )
    return Record(name, text, {})


def count_documents(files: Iterable[str]) -> int | None:
    """Return how many documents ``files`` hold, or None where only reading them tells."""
    try:
        counts = [_count(name) for name in files]
    except (OSError, SourceError):
        return None
    return None if None in counts else sum(count or 0 for count in counts)


def _count(name: str) -> int | None:
    if name == STANDARD_INPUT:
        return None
    path = Path(name)
    suffix = path.suffix.lower()
    if suffix == PARQUET:
        return count_parquet(path)
    if suffix in _JSONL:
        return count_lines(path)
    return count_csv(path) if suffix in _CSV else 1
