"""A file that grows by one whole line per document, so that an interrupted run can go on from it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from io import SEEK_END, FileIO
from pathlib import Path
from types import TracebackType

from otan_extract.errors import NotWrittenError, OutputError

_BLOCK = 65_536


class Journal:
    """Appends lines to ``path``; each is there whole or not at all, also when the disk is full."""

    def __init__(self, path: Path, *, resume: bool) -> None:
        """Open the file: empty, or with ``resume`` cut behind its last whole line."""
        self.path = path
        try:
            if not resume or not path.exists():
                path.write_bytes(b"")
            self._file = path.open("r+b", buffering=0)
        except OSError as error:
            raise not_written(path, error) from error
        self._length = _end_of_last_line(self._file)
        self.cut()

    def append(self, line: str) -> None:
        """Write ``line``.

        Raises:
            NotWrittenError: It does not go in; the lines before are kept.
        """
        data = memoryview((line + "\n").encode("utf-8"))
        try:
            written = 0
            while written < len(data):
                written += self._file.write(data[written:]) or 0
        except OSError as error:
            self.cut()
            raise not_written(self.path, error) from error
        self._length += len(data)

    def lines(self) -> Iterator[str]:
        """Yield the lines written so far."""
        with self.path.open("rb") as stream:
            for line in stream:
                yield line.decode("utf-8")

    def cut(self) -> None:
        """Take away what an interruption left behind the last whole line."""
        self._file.truncate(self._length)
        self._file.seek(self._length)

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cut()
        self._file.close()


def _end_of_last_line(file: FileIO) -> int:
    """Return the length of ``file`` up to its last line break."""
    end = file.seek(0, SEEK_END)
    while end > 0:
        start = max(0, end - _BLOCK)
        file.seek(start)
        found = file.read(end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


def not_written(path: Path, error: OSError) -> NotWrittenError:
    """Return the error that says why ``path`` cannot be written."""
    return NotWrittenError(
        f"{path} cannot be written ({error.strerror or error}). Make room or choose another place; "
        "--resume goes on from what is written."
    )


def identifiers(journal: Journal) -> Counter[str]:
    """Return how often each document's identifier stands in ``journal``.

    Raises:
        OutputError: A line is not what this program writes.
    """
    return Counter(
        _identifier(line, f"Line {number} of {journal.path}")
        for number, line in enumerate(journal.lines(), start=1)
    )


def _identifier(line: str, place: str) -> str:
    try:
        return str(json.loads(line)["id"])
    except (ValueError, KeyError, TypeError) as error:
        raise OutputError(
            f"{place} is not a result, so the run cannot go on from it. "
            "Move the file away and start without --resume."
        ) from error
