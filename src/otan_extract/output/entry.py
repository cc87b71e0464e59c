"""One result together with what its document came with, as all output formats read it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from otan_extract.output.columns import Columns
from otan_extract.schema import Extraction


class Entry(NamedTuple):
    """An extraction with its text and the other cells of its row of the input."""

    result: Extraction
    text: str
    columns: Mapping[str, object]

    def to_line(self) -> str:
        """Return the entry as one line of JSON; cells that JSON has no type for become text."""
        columns, result = dict(self.columns), self.result.model_dump(mode="json")
        return json.dumps(
            {"id": self.result.id, "result": result, "text": self.text, "columns": columns},
            ensure_ascii=False,
            default=str,
        )

    @classmethod
    def from_line(cls, line: str) -> Entry:
        """Return what ``to_line`` wrote."""
        fields = json.loads(line)
        return cls(Extraction.model_validate(fields["result"]), fields["text"], fields["columns"])


def input_columns(entries: Iterable[Entry]) -> Columns:
    """Return the columns of the input, in order of appearance, each with a type that holds its cells."""
    seen: dict[str, set[type]] = {}
    for entry in entries:
        for name, value in entry.columns.items():
            seen.setdefault(name, set()).update([] if value is None else [type(value)])
    return {name: _common_type(types) for name, types in seen.items()}


def _common_type(types: set[type]) -> type[str] | type[int] | type[float] | type[bool]:
    if len(types) == 1:
        only = types.pop()
        return only if only in (bool, int, float) else str
    return float if types == {int, float} else str
