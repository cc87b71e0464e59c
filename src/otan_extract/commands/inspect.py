"""The commands ``schema`` and ``info``, and ``--version``: what results look like, and what makes them."""

from __future__ import annotations

import json
import platform

import typer

from otan_extract.about import DEFAULT_MODEL, version
from otan_extract.commands.exits import one_line_errors
from otan_extract.commands.options import GazetteerOption, ModelOption


def show_version(wanted: bool) -> None:
    """Print the version and end, where it is wanted."""
    if wanted:
        with one_line_errors():
            typer.echo(f"otan-extract {version()}")
        raise typer.Exit


def schema() -> None:
    """Print the JSON Schema of an extraction."""
    from otan_extract.schema import json_schema  # noqa: PLC0415 - pydantic only where it is needed

    with one_line_errors():
        typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


def info(
    gazetteer: GazetteerOption = None,
    model: ModelOption = DEFAULT_MODEL,
) -> None:
    """Print the versions of code and model and the hash of the lexicon, as results record them."""
    from otan_extract.pipeline import load, provenance  # noqa: PLC0415 - spaCy takes seconds
    from otan_extract.schema import SCHEMA_VERSION  # noqa: PLC0415

    with one_line_errors():
        versions = provenance(load(model, gazetteer=gazetteer)).model_dump()
        for name, value in {
            "python": platform.python_version(),
            "schema": SCHEMA_VERSION,
            **versions,
        }.items():
            typer.echo(f"{name:<14}{value}")
