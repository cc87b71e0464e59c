"""Markers of these tests, and fixtures over everything in ``fixtures/``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))  # scripts, no package: the tests use their functions

OPT_IN = {"slow": "takes minutes", "wheel": "builds the package and installs it from the registry"}


def pytest_configure(config: pytest.Config) -> None:
    for marker, reason in OPT_IN.items():
        config.addinivalue_line("markers", f"{marker}: {reason}; run with -m {marker}")
    config.addinivalue_line("markers", "report(*names): the public reports whose defect the test excludes")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        for marker in OPT_IN:
            if item.get_closest_marker(marker) and marker not in config.option.markexpr:
                item.add_marker(pytest.mark.skip(reason=f"run with -m {marker}"))


@pytest.fixture(scope="session")
def fixture_texts() -> list[str]:
    """Every text in ``fixtures/`` and ``seeds/``."""
    gold = [
        json.loads(line)["text"]
        for path in sorted((ROOT / "fixtures").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return gold + [path.read_bytes().decode("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
