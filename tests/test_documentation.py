"""Every Python and console block of the README files and ``docs/`` runs and prints what the page shows."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from documented import Block, blocks, run_console, run_python
from otan_extract import pipeline

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "README.fr.md", *sorted((ROOT / "docs").glob("*.md"))]


def of(page: Path) -> list[Block]:
    return list(blocks(page.read_text(encoding="utf-8")))


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


OPTIONAL = [
    pytest.param(block, id=f"{name(page)}:{block.line}")
    for page in PAGES
    for block in of(page)
    if block.needs
]


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Work in a copy of ``docs/examples``, in a terminal of known width, with the Python of this test."""
    folder = shutil.copytree(ROOT / "docs" / "examples", tmp_path / "examples")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "88")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setattr(pipeline, "load", loaded)
    return folder


loaded = cache(pipeline.load)


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("page", PAGES, ids=name)
def test_the_blocks_of_a_page_run_and_print_what_it_shows(page: Path) -> None:
    namespace: dict[str, object] = {"__name__": "__main__"}
    for block in of(page):
        if block.language == "python" and not block.needs:
            run_python(block, namespace)
        elif block.language == "console" and not block.needs:
            run_console(block)
        elif block.language == "json":
            json.loads(block.code)


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("block", OPTIONAL)
def test_a_block_with_an_optional_package_runs(block: Block) -> None:
    pytest.importorskip(str(block.needs), reason=f"{block.needs} is not installed")
    if block.needs == "pyspark" and not shutil.which("java"):
        pytest.skip("Spark needs Java, which is not installed")
    run_python(block, {"__name__": "__main__"})


def script(file: str) -> ModuleType:
    """Import a script of ``benchmarks/``, which is no package."""
    spec = importlib.util.spec_from_file_location(file, ROOT / "benchmarks" / f"{file}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_schema_page_is_the_one_of_the_models() -> None:
    assert (ROOT / "docs" / "schema.md").read_text(encoding="utf-8") == script("schema_page").page()


@pytest.mark.parametrize("page", [ROOT / "docs" / "reliability.md", ROOT / "docs" / "limits.md"], ids=name)
def test_the_tests_that_a_page_names_exist(page: Path) -> None:
    for file, test in re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", page.read_text(encoding="utf-8")):
        assert f"def {test}" in (ROOT / file).read_text(encoding="utf-8"), f"{file}::{test}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_inside_the_repository_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
