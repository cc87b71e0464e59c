"""What users build on: names, factories, commands and schema are those of ``snapshots/``.

A wanted change is recorded with ``OTAN_EXTRACT_SNAPSHOTS=write``; a changed schema is recorded only under
a new ``SCHEMA_VERSION``.
"""

from __future__ import annotations

import inspect
import json
import os
import re
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

import otan_extract
from otan_extract.cli import app
from otan_extract.schema import SCHEMA_VERSION, Failure, json_schema

SNAPSHOTS = Path(__file__).with_name("snapshots")
WRITE = os.environ.get("OTAN_EXTRACT_SNAPSHOTS") == "write"
COMMANDS = sorted(command.name for command in typer.main.get_group(app).commands.values() if command.name)


def check(name: str, current: str) -> None:
    path = SNAPSHOTS / name
    if WRITE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(current, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == current


def test_the_public_names_and_their_parameters():
    check("api.txt", "\n".join(_signatures()) + "\n")


def _signatures() -> Iterator[str]:
    for name in sorted(otan_extract.__all__):
        public = getattr(otan_extract, name)
        if inspect.isfunction(public):
            yield f"{name}({', '.join(str(p).split(':')[0] for p in _parameters(public))})"
        else:
            yield f"{name}: {', '.join(m for m in sorted(vars(public)) if not m.startswith(('_', 'model_')))}"


def _parameters(function: object) -> Iterator[str]:
    for parameter in inspect.signature(function).parameters.values():  # type: ignore[arg-type] # a function
        kind = "*" if parameter.kind is inspect.Parameter.KEYWORD_ONLY else ""
        default = "" if parameter.default is inspect.Parameter.empty else f"={parameter.default!r}"
        yield f"{kind}{parameter.name}{default}"


def test_the_factories_of_spacy():
    points = [p for p in distribution("otan-extract").entry_points if p.group == "spacy_factories"]
    check("factories.txt", "".join(sorted(f"{point.name}\n" for point in points)))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_arguments_and_options_of_a_command(command: str):
    parameters = typer.main.get_group(app).commands[command].params
    lines = [f"{parameter.param_type_name} {', '.join(parameter.opts)}\n" for parameter in parameters]
    check(f"{command}.txt", "".join(lines))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_names_each_of_its_options(command: str):
    shown = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200", "TERM": "dumb"})
    assert shown.exit_code == 0
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown.output)
    for option in re.findall(r"--[\w-]+", (SNAPSHOTS / f"{command}.txt").read_text(encoding="utf-8")):
        assert option in plain


def _undescribed(schema: object) -> object:
    """Return ``schema`` without its descriptions, which bind nobody and may be improved."""
    if isinstance(schema, dict):
        return {
            key: _undescribed(value)
            for key, value in schema.items()
            if key != "description" or not isinstance(value, str)
        }
    return [_undescribed(item) for item in schema] if isinstance(schema, list) else schema


def test_the_schema_of_this_version():
    schemas = {"Extraction": json_schema(), "Failure": Failure.model_json_schema()}
    current = json.dumps(_undescribed(schemas), indent=1, ensure_ascii=False)
    path = SNAPSHOTS / f"schema-{SCHEMA_VERSION}.json"
    if WRITE and not path.exists():  # one that is there is published: change SCHEMA_VERSION instead
        path.parent.mkdir(exist_ok=True)
        path.write_text(current + "\n", encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == current + "\n", "the schema has changed: raise SCHEMA_VERSION"
