from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from otan_extract import Extraction
from otan_extract.about import DEFAULT_MODEL

ROOT = Path(__file__).parents[2]
PROGRAM = """
import pathlib, sys, otan_extract
assert pathlib.Path(otan_extract.__file__).is_relative_to(sys.prefix), otan_extract.__file__
print(otan_extract.extract(pathlib.Path(sys.argv[1]).read_bytes().decode("utf-8"), id="seed").model_dump_json())
"""


def run(*command: str | Path, folder: Path) -> str:
    done = subprocess.run(  # noqa: S603 - pip, and our own interpreter and program
        [str(part) for part in command],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},  # of the source tree
        capture_output=True,
        text=True,
        check=False,
    )
    if (
        "Temporary failure in name resolution" in done.stderr
        or "Failed to establish a new connection" in done.stderr
    ):
        pytest.skip("the registry cannot be reached")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of programs of an empty environment into which the wheel was installed."""
    folder = tmp_path_factory.mktemp("wheel")
    run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        folder,
        ROOT,
        folder=folder,
    )
    (wheel,) = folder.glob("otan_extract-*.whl")
    venv.create(folder / "venv", with_pip=True)
    programs = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", wheel, folder=folder)
    return programs


@pytest.mark.wheel
def test_the_installed_wheel_reads_the_seed_as_the_source_tree_does(
    installed: Path, tmp_path: Path, seed_text: str
):
    from otan_extract import extract  # noqa: PLC0415 - the model is loaded only where the test runs

    seed = tmp_path / "seed.txt"
    seed.write_bytes(seed_text.encode())
    result = Extraction.model_validate_json(run(installed / "python", "-c", PROGRAM, seed, folder=tmp_path))
    assert result == extract(seed_text, id="seed")
    assert result.provenance.model == DEFAULT_MODEL


@pytest.mark.wheel
def test_the_installed_command_writes_a_page(installed: Path, tmp_path: Path, seed_text: str):
    (tmp_path / "seed.txt").write_bytes(seed_text.encode())
    run(installed / "otan-extract", "extract", "seed.txt", "-o", "seed.html", folder=tmp_path)
    assert "<html" in (tmp_path / "seed.html").read_text(encoding="utf-8")
    found = json.loads(run(installed / "otan-extract", "extract", "seed.txt", "-f", "json", folder=tmp_path))
    assert found["quotations"]
