"""The command line ``otan-extract``; the work is done in the modules that it calls."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from otan_extract.commands import extract, inspect
from otan_extract.errors import OtanExtractError
from otan_extract.evaluation.gold import Format

app = typer.Typer(
    help="Who said what, and on behalf of which country or organization, in French news text.",
    no_args_is_help=True,
)


app.command(help=extract.HELP)(extract.extract)
app.command()(inspect.schema)
app.command()(inspect.info)


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="Gold files (JSONL, see docs/annotation.md).")],
    gate: Annotated[
        Path | None, typer.Option(help="Floors file; a figure below its floor is an error.")
    ] = None,
    raise_floors: Annotated[bool, typer.Option("--raise-floors", help="Raise the floors of --gate.")] = False,
    lower_floors: Annotated[
        bool, typer.Option("--lower-floors", help="Also lower the floors of --gate.")
    ] = False,
    calibrate: Annotated[
        bool, typer.Option("--calibrate", help="Write each rule's precision into the package.")
    ] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List each disagreement with the gold.")] = False,
) -> None:
    """Score the extraction on gold and print the figures."""
    console = Console()
    try:
        # Imported here: the other commands do not need the extra `evaluation`.
        from otan_extract.api import extract_many  # noqa: PLC0415
        from otan_extract.evaluation import calibration, report  # noqa: PLC0415

        evaluations = [report.evaluate(path, extract_many) for path in gold]
        problems = report.failures(evaluations)
        if gate and not problems:
            problems = report.apply_gate(
                evaluations, gate, raise_floors=raise_floors, lower_floors=lower_floors
            )
    except OtanExtractError as error:
        raise _fail(error) from error
    if calibrate and not problems:
        report.write_calibration(evaluations, calibration.TABLE)
    for evaluation in evaluations:
        report.show(evaluation, console)
        if errors:
            report.show_differences(evaluation, console)
    for problem in problems:
        typer.echo(problem, err=True)
    raise typer.Exit(1 if problems else 0)


@app.command()
def convert(
    source: Annotated[Path, typer.Argument(help="Gold (.jsonl, folder of .ann, .xmi or .json), or .txt.")],
    target: Annotated[Path, typer.Argument(help="New file (gold) or folder (brat, xmi, json).")],
    to: Annotated[Format, typer.Option(help="UIMA CAS as xmi or json is for INCEpTION.")] = Format.gold,
) -> None:
    """Convert gold between formats; a .txt article becomes a draft to correct."""
    try:
        from otan_extract.api import extract_many  # noqa: PLC0415 - loads spaCy
        from otan_extract.evaluation.convert import read_any, write_any  # noqa: PLC0415

        write_any(read_any(source, extract_many), target, to)
    except OtanExtractError as error:
        raise _fail(error) from error


@app.command()
def explain(file: Annotated[Path, typer.Argument(help="An article in UTF-8.")]) -> None:
    """Show how each quotation was found, and why other quotation marks hold none."""
    try:
        from otan_extract.evaluation import explain as explaining  # noqa: PLC0415 - loads spaCy
        from otan_extract.evaluation.convert import read_article  # noqa: PLC0415
        from otan_extract.pipeline import load  # noqa: PLC0415

        explanation = explaining.explain(read_article(file), load())
    except OtanExtractError as error:
        raise _fail(error) from error
    explaining.show(explanation, Console())


def _fail(error: OtanExtractError) -> typer.Exit:
    """Print ``error`` in one line and return the exit that reports it."""
    typer.echo(f"otan-extract: {error}", err=True)
    return typer.Exit(2)
