"""From the arguments of a command to the files they name: folders, patterns, files in order."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from otan_extract.errors import SourceError

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "stdin"
"""What its documents are called: ``-`` would be a formula in a spreadsheet."""

TEXT_SUFFIXES = frozenset({".txt"})
TABLE_SUFFIXES = frozenset({".jsonl", ".ndjson", ".csv", ".tsv", ".parquet"})


def expand(arguments: Iterable[str], *, leave_out: frozenset[Path] = frozenset()) -> list[str]:
    """Return the files that ``arguments`` name, each once, in order; ``-`` stays as it is.

    A folder stands for its text files and tables at any depth, sorted; ``leave_out`` are the files that
    the command itself writes.

    Raises:
        SourceError: An argument names nothing, or a file that the command writes.
    """
    files: dict[str, None] = {}
    for argument in arguments:
        if Path(argument).absolute() in leave_out:
            raise SourceError(f"{argument} would be overwritten while it is read. Name another output.")
        found = [argument] if argument == STANDARD_INPUT else [str(path) for path in _files(argument)]
        files.update(dict.fromkeys(name for name in found if Path(name).absolute() not in leave_out))
    if not files:
        endings = " ".join(sorted(TEXT_SUFFIXES | TABLE_SUFFIXES))
        raise SourceError(f"There is nothing to read. Folders are searched for files that end in {endings}.")
    return list(files)


def _files(argument: str) -> Iterator[Path]:
    path = Path(argument)
    if path.exists():
        yield from _inside(path) if path.is_dir() else [path]
        return
    matches = sorted(glob.glob(argument, recursive=True)) if glob.has_magic(argument) else []  # noqa: PTH207 - the pattern may be absolute, which Path.glob refuses
    if not matches:
        raise SourceError(f"{argument} does not exist. Name a file, a folder, a pattern, or - for stdin.")
    for match in matches:
        yield from _inside(Path(match)) if Path(match).is_dir() else [Path(match)]


def _inside(folder: Path) -> Iterator[Path]:
    """Yield the readable files under ``folder``; links that lead out of it are not followed."""
    root = folder.resolve()
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        known = path.suffix.lower() in TEXT_SUFFIXES | TABLE_SUFFIXES
        if known and not hidden and path.is_file() and path.resolve().is_relative_to(root):
            yield path
