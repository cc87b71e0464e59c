"""CSV: one row per quotation, lists as JSON, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from typing import TextIO

from otan_extract.output.entry import Entry
from otan_extract.output.rows import TableLayout
from otan_extract.output.text_safety import spreadsheet_cell


def write_csv(entries: Iterable[Entry], stream: TextIO) -> None:
    """Write the quotations of ``entries``, which are read twice, to ``stream``."""
    layout = TableLayout.of(entries)
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([spreadsheet_cell(name) for name in layout.types])
    for entry in entries:
        writer.writerows([_cell(value) for value in row.values()] for row in layout.rows(entry))


def _cell(value: object) -> object:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return spreadsheet_cell(value) if isinstance(value, str) else value
