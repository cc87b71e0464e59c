"""Every row of ``docs/phenomena.md`` is what the extraction reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from otan_extract import layers

PAGE = Path(__file__).parents[1] / "docs" / "phenomena.md"
READING = ["kind", "content", "cue", "speaker", "name", "rule", "speaker rule"]
NONE = "–"


class Row(NamedTuple):
    phenomenon: str
    example: str
    readings: list[tuple[str, ...]]


def rows() -> Iterator[Row]:
    """Yield the rows of all tables above the known gaps."""
    for line in PAGE.read_text(encoding="utf-8").partition("\n## Known gaps")[0].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("| ") else []
        if not cells or cells[0] == "phenomenon":
            assert cells[2:] in ([], READING)
            continue
        columns = [cell.split("<br>") for cell in cells[2:]]
        readings = [] if columns == [[NONE]] * len(columns) else list(zip(*columns, strict=True))
        yield Row(cells[0], cells[1].replace("¶", "\n"), readings)


ROWS = list(rows())


def read(doc: Doc) -> list[tuple[str, ...]]:
    """Return what ``doc`` was read as, in the columns of the page."""
    names = {speaker.id: speaker.name for speaker in layers.read(doc, layers.Speaker)}
    quotations = layers.read(doc, layers.Quotation)
    attributions = layers.read(doc, layers.Attribution)
    return [
        (
            quotation.kind,
            " ⋯ ".join(doc.text[start:end] for start, end in quotation.segments),
            doc.text[slice(*quotation.cue)] if quotation.cue else NONE,
            doc.text[slice(*attribution.mention)] if attribution.mention else NONE,
            names.get(attribution.speaker or "", NONE),
            quotation.rule,
            attribution.sieve,
        )
        for quotation, attribution in zip(quotations, attributions, strict=True)
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.phenomenon)
def test_example_is_read_as_the_page_says(row: Row, nlp: Language) -> None:
    assert read(nlp(row.example)) == row.readings


ELIDED = [row for row in ROWS if "'" in row.example and "''" not in row.example]


@pytest.mark.parametrize("row", ELIDED, ids=lambda row: row.phenomenon)
def test_typographic_apostrophes_change_no_content_cue_or_name(row: Row, nlp: Language) -> None:
    found = [
        (kind, text, cue, name) for kind, text, cue, _, name, *_ in read(nlp(row.example.replace("'", "’")))
    ]
    assert found == [
        (kind, *(cell.replace("'", "’") for cell in (text, cue, name)))
        for kind, text, cue, _, name, *_ in row.readings
    ]


def test_the_page_has_a_table_for_each_part() -> None:
    sections = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("## ")]
    assert [section.removeprefix("## ") for section in sections] == [
        "Quotation marks", "Reporting clauses", "Cues", "Scope", "Speakers", "Identity",
        "What is not a quotation", "Known gaps",
    ]  # fmt: skip
    assert len(ROWS) > 100
