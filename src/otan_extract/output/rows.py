"""Rows for table files: the input's own columns first, then one row per quotation beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from otan_extract.output.columns import Columns, renamed
from otan_extract.output.entry import Entry, input_columns
from otan_extract.output.records import columns, empty_row, records


class TableLayout(NamedTuple):
    """The columns of a table file: those of the input, and ours under names that do not clash."""

    given: Columns
    ours: dict[str, str]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> TableLayout:
        """Return the layout that holds all ``entries``."""
        given = input_columns(entries)
        return cls(given, renamed(columns("quotations"), frozenset(given)))

    @property
    def types(self) -> Columns:
        """The type of each column, by name, in order."""
        found = columns("quotations")
        return self.given | {name: found[ours] for ours, name in self.ours.items()}

    def rows(self, entry: Entry) -> Iterator[dict[str, Any]]:
        """Yield a row per quotation; a document without one keeps a row that names it."""
        given = {name: _cell(entry.columns.get(name), kind) for name, kind in self.given.items()}
        found: Sequence[dict[str, Any]] = records(entry.result, "quotations")
        for row in found or [empty_row("quotations") | {"document_id": entry.result.id}]:
            yield given | {name: row[ours] for ours, name in self.ours.items()}


def _cell(value: object, kind: object) -> object:
    """Return a cell of the input as ``kind``; a list or an object in a text column becomes JSON."""
    if kind is not str or value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
