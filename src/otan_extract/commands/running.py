"""A run of ``extract``: results into standard output, or into a file that an interruption leaves usable."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from otan_extract.commands.exits import ExitCode, documents, tell
from otan_extract.commands.formats import Format, write_file, write_stream
from otan_extract.commands.journal import Journal, identifiers
from otan_extract.errors import OutputError
from otan_extract.output.entry import Entry
from otan_extract.schema import Extraction, Failure, Provenance

Results = Iterable[Entry | Failure]
PRINTED_AT_ONCE = frozenset({Format.TABLE, Format.JSONL})
"""Formats that are printed document by document."""


class Files(NamedTuple):
    """The files of a run: its output, what failed, and one that is there until the run is finished."""

    output: Path
    failures: Path
    partial: Path

    @classmethod
    def of(cls, output: Path) -> Files:
        """Return the files of a run into ``output``."""
        name = output.name
        return cls(output, output.with_name(f"{name}.failures.jsonl"), output.with_name(f"{name}.partial"))


class _Entries:
    """The entries in a journal, readable any number of times."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def __iter__(self) -> Iterator[Entry]:
        return map(Entry.from_line, self._journal.lines())


def print_results(results: Results, format: Format) -> ExitCode:
    """Print ``results`` to standard output, and failures to standard error."""
    failed = Counter[bool]()
    kept = _told(results, failed)
    if format in PRINTED_AT_ONCE:
        ended = _print_each(kept, format)
    else:
        with (
            tempfile.TemporaryDirectory() as folder,
            Journal(Path(folder) / "entries", resume=False) as spool,
        ):
            ended = _until_interrupted(kept, lambda entry: spool.append(entry.to_line()))
            write_stream(_Entries(spool), format, sys.stdout)
    return ended or (ExitCode.SOME_FAILED if failed[True] else ExitCode.DONE)


def _told(results: Results, failed: Counter[bool]) -> Iterator[Entry]:
    for result in results:
        failed[isinstance(result, Failure)] += 1
        if isinstance(result, Failure):
            tell(f"{result.id}: {result.code}: {result.message}")
        else:
            yield result


def _print_each(entries: Iterable[Entry], format: Format) -> ExitCode:
    def write(entry: Entry) -> None:
        write_stream([entry], format, sys.stdout)
        sys.stdout.flush()

    return _until_interrupted(entries, write)


def _until_interrupted(entries: Iterable[Entry], write: Callable[[Entry], None]) -> ExitCode:
    try:
        for entry in entries:
            write(entry)
    except KeyboardInterrupt:
        tell("Interrupted. What was done is written.")
        return ExitCode.INTERRUPTED
    return ExitCode.DONE


class FileRun:
    """A run into ``files``; a context manager that holds its journals open."""

    def __init__(self, files: Files, format: Format, *, resume: bool) -> None:
        """Open the journals; with ``resume``, of an earlier run. JSON lines are their own journal."""
        if not resume and files.partial.exists():
            raise OutputError(
                f"{files.output} is of an interrupted run. Go on with --resume, or delete {files.partial}."
            )
        self._files, self._format = files, format
        journal = files.output if format is Format.JSONL else files.partial
        with ExitStack() as opened:
            self._journal = opened.enter_context(Journal(journal, resume=resume))
            self._failures = opened.enter_context(Journal(files.failures, resume=resume))
            self.done = identifiers(self._journal) + identifiers(self._failures)
            self._opened = opened.pop_all()

    def __enter__(self) -> FileRun:
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.close()

    def check_provenance(self, current: Provenance) -> None:
        """Raise ``OutputError`` when what is written was made by another version than ``current``."""
        first = next(self._journal.lines(), None)
        if first is not None and self._entry(first).result.provenance != current:
            raise OutputError(
                f"{self._files.output} was made with another version of code, model or lexicon. "
                f"Move it away, delete {self._files.partial} and start without --resume."
            )

    def _entry(self, line: str) -> Entry:
        if self._format is Format.JSONL:
            return Entry(Extraction.model_validate_json(line), "", {})
        return Entry.from_line(line)

    def write(self, results: Results) -> ExitCode:
        """Write ``results`` one by one, then the output as a whole, also when interrupted."""
        self._files.partial.touch()
        try:
            for result in results:
                self._append(result)
        except KeyboardInterrupt:
            self._journal.cut()
            self._finish()
            tell(f"Interrupted. {self._files.output} holds what was done; go on with --resume.")
            return ExitCode.INTERRUPTED
        self._finish()
        return self._conclude()

    def _append(self, result: Entry | Failure) -> None:
        if isinstance(result, Failure):
            self._failures.append(result.model_dump_json())
        elif self._format is Format.JSONL:
            self._journal.append(result.result.model_dump_json())
        else:
            self._journal.append(result.to_line())

    def _finish(self) -> None:
        if self._format is not Format.JSONL:
            write_file(_Entries(self._journal), self._format, self._files.output)

    def _conclude(self) -> ExitCode:
        """Clear away what a finished run does not need, and tell what failed."""
        self._files.partial.unlink()
        unknown = sum(self.done.values())
        if unknown:
            tell(f"{self._files.output} holds {documents(unknown)} not in the input of this run.")
        failed = sum(1 for _ in self._failures.lines())
        if failed:
            tell(f"{documents(failed)} failed: {self._files.failures} tells why.")
            return ExitCode.SOME_FAILED
        self._files.failures.unlink()
        return ExitCode.DONE
