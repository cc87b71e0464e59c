"""How a command ends: exit codes, and errors as one line on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

import typer
from rich.console import Console

from otan_extract.errors import NotWrittenError, OtanExtractError


class ExitCode(IntEnum):
    """The exit codes, as ``--help`` documents them."""

    DONE = 0
    SOME_FAILED = 1
    REFUSED = 2
    NOT_WRITTEN = 3
    INTERRUPTED = 130
    PIPE_CLOSED = 141


class PlainConsole(Console):
    """A console that leaves it to the command how to end when its reader goes away."""

    def on_broken_pipe(self) -> None:
        """Let the error go on, which Rich calls this while it handles."""
        raise  # noqa: PLE0704 - Rich calls this from its except block


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Turn the errors that a user can mend into one line on standard error and an exit code."""
    try:
        yield
        sys.stdout.flush()
    except OtanExtractError as error:
        tell(str(error))
        code = ExitCode.NOT_WRITTEN if isinstance(error, NotWrittenError) else ExitCode.REFUSED
        raise typer.Exit(code) from error
    except BrokenPipeError as error:
        _discard_standard_output()
        raise typer.Exit(ExitCode.PIPE_CLOSED) from error
    except OSError as error:
        _discard_standard_output()
        tell(f"The output cannot be written ({error.strerror or error}). Check the space and rights there.")
        raise typer.Exit(ExitCode.NOT_WRITTEN) from error


def tell(message: str) -> None:
    """Print ``message`` on one line of standard error."""
    typer.echo(f"otan-extract: {' '.join(message.split())}", err=True)


def documents(number: int) -> str:
    """Return ``number`` with the noun that it counts."""
    return f"{number} document{'' if number == 1 else 's'}"


def _discard_standard_output() -> None:
    """Send what is still buffered nowhere, or Python complains about it when it exits."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
