"""The command line ``otan-extract``; the work is done in the modules that it calls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from otan_extract.about import DEFAULT_MODEL
from otan_extract.commands import extract, inspect
from otan_extract.commands.exits import PlainConsole, one_line_errors
from otan_extract.commands.options import GazetteerOption, ModelOption
from otan_extract.evaluation.gold import Extract, Format

if TYPE_CHECKING:
    from spacy.language import Language

    from otan_extract.schema import Extraction, Failure

app = typer.Typer(
    help="Who said what, and on behalf of which country or organization, in French news text.",
    no_args_is_help=True,
)


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option(
            "--version", metavar="", callback=inspect.show_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Take the options that come before a command."""


app.command(help=extract.HELP)(extract.extract)
app.command()(inspect.schema)
app.command()(inspect.info)


@app.command()
def evaluate(  # noqa: PLR0913, PLR0917 - Typer reads one parameter per option
    gold: Annotated[
        list[Path], typer.Argument(metavar="GOLD", help="Gold files (JSONL, see docs/annotation.md).")
    ],
    gate: Annotated[
        Path | None, typer.Option(help="Floors file; a figure below its floor is an error.")
    ] = None,
    raise_floors: Annotated[
        bool, typer.Option("--raise-floors", metavar="", help="Raise the floors of --gate.")
    ] = False,
    lower_floors: Annotated[
        bool, typer.Option("--lower-floors", metavar="", help="Also lower the floors of --gate.")
    ] = False,
    calibrate: Annotated[
        bool, typer.Option("--calibrate", metavar="", help="Write each rule's precision into the package.")
    ] = False,
    errors: Annotated[
        bool, typer.Option("--errors", metavar="", help="List each disagreement with the gold.")
    ] = False,
    gazetteer: GazetteerOption = None,
    model: ModelOption = DEFAULT_MODEL,
) -> None:
    """Score the extraction on gold and print the figures."""
    with one_line_errors():
        # Imported here: the other commands do not need the extra `evaluation`.
        from otan_extract.evaluation import calibration, report  # noqa: PLC0415

        extract_texts = _extractor(model, gazetteer)
        evaluations = [report.evaluate(path, extract_texts) for path in gold]
        problems = report.failures(evaluations)
        if gate and not problems:
            problems = report.apply_gate(
                evaluations, gate, raise_floors=raise_floors, lower_floors=lower_floors
            )
        if calibrate and not problems:
            report.write_calibration(evaluations, calibration.TABLE)
        console = PlainConsole()
        for evaluation in evaluations:
            report.show(evaluation, console)
            if errors:
                report.show_differences(evaluation, console)
    for problem in problems:
        typer.echo(problem, err=True)
    raise typer.Exit(1 if problems else 0)


@app.command()
def convert(
    source: Annotated[
        Path, typer.Argument(metavar="SOURCE", help="Gold (.jsonl, folder of .ann, .xmi or .json), or .txt.")
    ],
    target: Annotated[
        Path, typer.Argument(metavar="TARGET", help="New file (gold) or folder (brat, xmi, json).")
    ],
    to: Annotated[Format, typer.Option(help="UIMA CAS as xmi or json is for INCEpTION.")] = Format.gold,
    gazetteer: GazetteerOption = None,
    model: ModelOption = DEFAULT_MODEL,
) -> None:
    """Convert gold between formats; a .txt article becomes a draft to correct."""
    with one_line_errors():
        from otan_extract.evaluation.convert import read_any, write_any  # noqa: PLC0415 - loads spaCy

        write_any(read_any(source, _extractor(model, gazetteer)), target, to)


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An article in UTF-8.")],
    gazetteer: GazetteerOption = None,
    model: ModelOption = DEFAULT_MODEL,
) -> None:
    """Show how each quotation was found, and why other quotation marks hold none."""
    with one_line_errors():
        from otan_extract.evaluation import explain as explaining  # noqa: PLC0415 - loads spaCy
        from otan_extract.evaluation.convert import read_article  # noqa: PLC0415
        from otan_extract.pipeline import load  # noqa: PLC0415

        explanation = explaining.explain(read_article(file), load(model, gazetteer=gazetteer))
        explaining.show(explanation, PlainConsole())


def _extractor(model: str, gazetteer: Path | None) -> Extract:
    """Return what extracts from texts; the model is loaded when it is first asked."""

    @cache
    def pipeline() -> Language:
        from otan_extract.pipeline import load  # noqa: PLC0415 - imports spaCy

        return load(model, gazetteer=gazetteer)

    def extract_texts(texts: Sequence[str]) -> Iterable[Extraction | Failure]:
        from otan_extract.api import extract_many  # noqa: PLC0415 - imports spaCy

        return extract_many(texts, nlp=pipeline())

    return extract_texts
