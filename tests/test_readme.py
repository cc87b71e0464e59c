"""The README files: the two commands, the same content in both languages, figures as last measured."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from documented import blocks

ROOT = Path(__file__).parents[1]
PROJECT = ROOT / "pyproject.toml"
READMES = [ROOT / "README.md", ROOT / "README.fr.md"]
COMMANDS = {
    "run": "python3 -m venv .venv && .venv/bin/pip install --quiet . && "
    ".venv/bin/otan-extract extract seeds/000_d589d42e020406b7.txt",
    "test": "python3 -m venv .venv-test && .venv-test/bin/pip install --quiet '.[test]' && "
    ".venv-test/bin/python -m pytest",
}


@pytest.fixture
def readme_figures(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return import_module("readme_figures")


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
@pytest.mark.parametrize("name", COMMANDS)
def test_each_of_the_two_commands_is_one_line_between_its_marks(readme: Path, name: str) -> None:
    marked = re.findall(
        rf"^<!-- {name} -->$\n(.*?)^<!-- /{name} -->$", readme.read_text("utf-8"), re.M | re.S
    )
    lines = [line for line in "".join(marked).splitlines() if line.startswith("python3 ")]
    assert lines == [COMMANDS[name]]


def test_both_languages_show_the_same_code() -> None:
    english, french = ([block.code for block in blocks(readme.read_text("utf-8"))] for readme in READMES)
    assert english == french


def test_the_example_has_eight_lines() -> None:
    (example,) = [block for block in blocks(READMES[0].read_text("utf-8")) if block.language == "python"]
    assert len([line for line in example.code.splitlines() if line.strip()]) == 8


def test_the_pages_publish_the_figures_measured_last(readme_figures: ModuleType) -> None:
    for file, text in readme_figures.pages(readme_figures.published()).items():
        assert file.read_text("utf-8") == text, f"{file.name}: run python benchmarks/readme_figures.py"


def test_the_source_distribution_holds_both() -> None:
    included = re.search(
        r"\[tool\.hatch\.build\.targets\.sdist\]\ninclude = (.*)", PROJECT.read_text("utf-8")
    )
    assert included is not None
    assert {readme.name for readme in READMES} <= set(re.findall(r'"([^"]+)"', included[1]))


def test_the_version_is_none_that_the_changelog_dates() -> None:
    (version,) = re.findall(r'^version = "(.+)"$', PROJECT.read_text("utf-8"), re.M)
    newest, *released = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert newest == version or (newest == "Unreleased" and ".dev" in version and version not in released)
