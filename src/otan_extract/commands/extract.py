"""The command ``extract``: who said what in the documents of files, folders, tables or standard input."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from otan_extract.about import DEFAULT_MODEL
from otan_extract.commands.exits import ExitCode, one_line_errors
from otan_extract.commands.formats import Format
from otan_extract.commands.options import GazetteerOption, ModelOption
from otan_extract.commands.progress import is_watched, with_progress
from otan_extract.commands.running import PRINTED_AT_ONCE, FileRun, Files, print_results
from otan_extract.errors import OutputError
from otan_extract.output.entry import Entry
from otan_extract.schema import Failure
from otan_extract.sources.parquet import pyarrow
from otan_extract.sources.paths import expand
from otan_extract.sources.reading import PARQUET, count_documents, read_documents
from otan_extract.sources.record import TEXT_COLUMN, TableColumns

if TYPE_CHECKING:
    from spacy.language import Language

HELP = "\n\n".join(
    (
        "Find who said what, on behalf of which country or organization.",
        "INPUT is a text file, a table (.jsonl, .csv, .tsv, .parquet), a folder of them, a pattern in quotes, "
        "or - for standard input: one text, or JSON lines with --text-column. Text is UTF-8.",
        "csv and parquet have one row per quotation, beside the columns of an input table. json is one object "
        "for one document and an array for several; jsonl is one object a line. html with several documents "
        "is an overview, with a folder of their pages beside it.",
        "With -o, documents that fail are listed in OUTPUT.failures.jsonl; without, on standard error.",
        "Exit codes: 0 done; 1 done, but some documents failed; 2 refused, nothing done; 3 the output cannot "
        "be written; 130 interrupted, what was done is written; 141 the reader of the output went away.",
    )
)


def extract(  # noqa: PLR0913, PLR0917 - Typer reads one parameter per option
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, patterns, or -.")],
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="By default the ending of OUTPUT, else table.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write.")] = None,
    text_column: Annotated[
        str | None, typer.Option(help="Column or key of the text in tables.", show_default="text")
    ] = None,
    id_column: Annotated[
        str | None,
        typer.Option(help="Column or key of the identifier.", show_default="id, else file:row"),
    ] = None,
    n_process: Annotated[int, typer.Option(min=1, help="Worker processes.")] = 1,
    gazetteer: GazetteerOption = None,
    model: ModelOption = DEFAULT_MODEL,
    resume: Annotated[
        bool, typer.Option("--resume", metavar="", help="Go on with an interrupted run into the same OUTPUT.")
    ] = False,
) -> None:
    """Read the documents, extract, write; the text of --help is ``HELP``."""
    with one_line_errors():
        request = Request(
            inputs,
            format or Format.of(output),
            output,
            TableColumns(text_column or TEXT_COLUMN, id_column),
            lines_on_input=text_column is not None,
            n_process=n_process,
            gazetteer=gazetteer,
            model=model,
            resume=resume,
        )
        code = run(request)
    raise typer.Exit(code)


class Request(NamedTuple):
    """What the command was asked for."""

    inputs: Sequence[str]
    format: Format
    output: Path | None
    columns: TableColumns
    lines_on_input: bool
    n_process: int
    gazetteer: Path | None
    model: str
    resume: bool


def run(request: Request) -> ExitCode:
    """Carry out ``request``.

    Raises:
        SourceError: An input does not exist.
        OutputError: The output is none that can be written, or an interrupted run stands in the way.
        ModelError: The model cannot be used.
        GazetteerError: The gazetteer cannot be read or is malformed.
        MissingExtraError: A file is Parquet and pyarrow is not installed.
    """
    from otan_extract.pipeline import load, provenance  # noqa: PLC0415 - spaCy takes a second

    _check_output(request)
    files = Files.of(request.output) if request.output else None
    names = expand(request.inputs, leave_out=frozenset(path.absolute() for path in files or ()))
    if files is None:
        _check_page(request, names)
    _check_extras(request, names)
    nlp = load(request.model, gazetteer=request.gazetteer)
    if files is None:
        return print_results(_results(request, names, nlp, Counter()), request.format)
    with FileRun(files, request.format, resume=request.resume) as file_run:
        file_run.check_provenance(provenance(nlp))
        return file_run.write(_results(request, names, nlp, file_run.done))


def _check_output(request: Request) -> None:
    output = request.output
    if output is None and request.resume:
        raise OutputError("--resume goes on from a file. Name it with -o.")
    if output is None and request.format is Format.PARQUET:
        raise OutputError("Parquet needs a file. Name it with -o.")
    if output is not None and (output.is_dir() or not output.parent.is_dir()):
        raise OutputError(f"{output} is not a file in an existing folder. Name a file there with -o.")


def _check_page(request: Request, names: Sequence[str]) -> None:
    if request.format is Format.HTML and (count_documents(names) or 1) > 1:
        raise OutputError("Several documents make several pages. Name the first of them with -o PAGE.html.")


def _check_extras(request: Request, names: Sequence[str]) -> None:
    """Refuse Parquet without pyarrow before any work is done."""
    if request.format is Format.PARQUET or any(name.lower().endswith(PARQUET) for name in names):
        pyarrow()


def _results(
    request: Request, names: Sequence[str], nlp: Language, done: Counter[str]
) -> Iterator[Entry | Failure]:
    """Yield the results of the documents that are not ``done``, with a bar where a person watches."""
    from otan_extract.commands.stream import extracted, remaining  # noqa: PLC0415 - imports spaCy

    items = read_documents(names, sys.stdin.buffer, request.columns, lines_on_input=request.lines_on_input)
    finished = sum(done.values())
    results = extracted(remaining(items, done), nlp, request.n_process)
    watched = is_watched(prints_results=request.output is None and request.format in PRINTED_AT_ONCE)
    total = count_documents(names) if watched else None
    return with_progress(results, total, finished) if watched and total != 1 else results
