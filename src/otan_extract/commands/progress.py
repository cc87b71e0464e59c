"""The progress of long work: on standard error, and only where a person watches it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from otan_extract.output.entry import Entry
from otan_extract.schema import Failure


class Rate(TextColumn):
    """Documents a second, over all of this run: results come in batches."""

    def __init__(self) -> None:
        super().__init__("")

    def render(self, task: Task) -> Text:
        """Return the rate so far."""
        here = task.completed - task.fields["before"]
        return Text(f"{here / task.elapsed:.1f}/s" if here and task.elapsed else "")


def is_watched(*, prints_results: bool) -> bool:
    """Tell whether a bar would be seen, and not in the midst of results."""
    return sys.stderr.isatty() and not (prints_results and sys.stdout.isatty())


def with_progress(
    results: Iterable[Entry | Failure], total: int | None, done: int
) -> Iterator[Entry | Failure]:
    """Pass ``results`` on and show how far they are, how fast they come, and how many failed."""
    columns = (
        TextColumn("documents"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TextColumn("{task.fields[failures]} failed"),
        TimeRemainingColumn(),
    )
    failures = 0
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=total, completed=done, before=done, failures=0)
        for result in results:
            yield result
            failures += isinstance(result, Failure)
            progress.update(task, advance=1, failures=failures)
