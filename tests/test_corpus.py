"""``fixtures/README.md`` says what the gold files hold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from otan_extract.evaluation.gold import GoldDocument, read_gold

FIXTURES = Path(__file__).parents[1] / "fixtures"
README = (FIXTURES / "README.md").read_text(encoding="utf-8")
FILES = sorted(FIXTURES.glob("*.jsonl"))


def table() -> dict[str, list[int]]:
    """Return the counts that the README gives for each file."""
    rows = [line.strip("| ").split("|") for line in README.splitlines() if line.startswith("| `")]
    return {
        name.strip(" `"): [int(cell.replace(",", "")) for cell in cells]
        for name, *cells in rows
        if name.strip(" `").endswith(".jsonl")
    }


def counts(documents: list[GoldDocument]) -> list[int]:
    quotations = [quotation for document in documents for quotation in document.quotations]
    kinds = Counter(quotation.kind for quotation in quotations)
    return [
        len(documents),
        sum(len(document.text.split()) for document in documents),
        len(quotations),
        kinds["direct"],
        kinds["indirect"],
        kinds["mixed"],
        sum(quotation.cue is None for quotation in quotations),
        sum(quotation.speaker is not None for quotation in quotations),
        sum(len(document.countries) for document in documents),
        sum(len(document.groups) for document in documents),
        sum(len(document.organizations) for document in documents),
    ]


def test_every_gold_file_is_documented() -> None:
    assert set(table()) == {path.name for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_counts_are_those_of_the_file(path: Path) -> None:
    assert table()[path.name] == counts(read_gold(path).documents)


def test_an_article_is_in_one_file_only() -> None:
    ids = [document.id for path in FILES for document in read_gold(path).documents]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("half", "remainder"), [("look", 1), ("test", 0)])
def test_the_split_follows_the_number_of_the_article(half: str, remainder: int) -> None:
    documents = read_gold(FIXTURES / f"newsroom.{half}.jsonl").documents
    assert {int(document.id[1:3]) % 2 for document in documents} == {remainder}
