"""Fixtures shared by all tests; only those that ask for ``nlp`` load the model."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

import otan_extract

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def nlp() -> Language:
    return otan_extract.load()


@pytest.fixture(scope="session")
def seed_text() -> str:
    return (ROOT / "seeds" / "000_d589d42e020406b7.txt").read_text(encoding="utf-8")
