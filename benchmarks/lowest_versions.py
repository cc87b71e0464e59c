"""Print the lowest versions that ``pyproject.toml`` allows, as constraints for pip.

    python benchmarks/lowest_versions.py > lowest.txt
    python3.10 -m venv .venv-lowest
    .venv-lowest/bin/pip install '.[test]' --constraint lowest.txt
    .venv-lowest/bin/python -m pytest

What is run so is what the lower bounds promise; a bound that does not work is raised.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[1]
EXTRAS = ("evaluation", "pandas", "polars", "parquet", "cas", "test")
_LOWEST = re.compile(r"(?P<name>[\w.-]+)>=(?P<version>[\d.]+)")


def requirements(project: dict[str, Any]) -> Iterator[str]:
    """Yield what the package and the extras of its tests require."""
    yield from project["dependencies"]
    for extra in EXTRAS:
        yield from project["optional-dependencies"][extra]


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in requirements(project):
        lowest = _LOWEST.match(requirement)
        if lowest:
            sys.stdout.write(f"{lowest['name']}=={lowest['version']}\n")


if __name__ == "__main__":
    main()
