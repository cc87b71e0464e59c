"""Results to read in a terminal: who said what, on behalf of whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from otan_extract.output.names import country_names
from otan_extract.output.text_safety import terminal_line
from otan_extract.schema import Country, Extraction, Organization, Quotation, Speaker

_NOBODY = "–"


def show(extraction: Extraction, console: Console) -> None:
    """Print the quotations, countries, organizations and warnings of ``extraction``."""
    for part in _parts(extraction):
        console.print(part)


def _parts(extraction: Extraction) -> Iterator[RenderableType]:
    yield Text(terminal_line(extraction.id or "document"), style="bold")
    yield _quotations(extraction) if extraction.quotations else Text("No quotation found.")
    for title, rows in (("Countries", extraction.countries), ("Organizations", extraction.organizations)):
        if rows:
            yield Text.assemble((f"{title}: ", "bold"), ", ".join(_counted(row) for row in rows))
    for warning in extraction.warnings:
        yield Text(f"{warning.code} at {warning.start}: {terminal_line(warning.message)}", style="yellow")
    yield Text()


def _counted(row: Country | Organization) -> str:
    name = row.acronym or row.name if isinstance(row, Organization) else row.name
    return terminal_line(f"{name} ({row.id}) ×{len(row.mentions)}")


def _quotations(extraction: Extraction) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column("who", ratio=4)
    table.add_column("on behalf of", ratio=3)
    table.add_column("kind", no_wrap=True)
    table.add_column("said", ratio=9)
    speakers = {speaker.id: speaker for speaker in extraction.speakers}
    for quotation in extraction.quotations:
        speaker = speakers[quotation.speaker.id] if quotation.speaker else None
        table.add_row(_who(speaker), Text(_behalf(speaker, extraction)), quotation.kind, _said(quotation))
    return table


def _who(speaker: Speaker | None) -> Text:
    if speaker is None:
        return Text(_NOBODY)
    who = Text(terminal_line(speaker.name), style="bold")
    if speaker.role in (None, speaker.name):  # nobody named: the description stands for the name
        return who
    return who.append(f"\n{terminal_line(speaker.role)}", style="not bold")


def _behalf(speaker: Speaker | None, extraction: Extraction) -> str:
    if speaker is None:
        return _NOBODY
    lines = [
        _named(speaker.country, country_names(extraction)),
        _named(speaker.organization, {row.id: row.acronym or row.name for row in extraction.organizations}),
    ]
    return "\n".join(filter(None, lines)) or _NOBODY


def _named(identifier: str | None, names: Mapping[str, str]) -> str:
    if identifier is None:
        return ""
    name = names.get(identifier)
    return terminal_line(f"{name} ({identifier})" if name else identifier)


def _said(quotation: Quotation) -> Text:
    text = terminal_line(quotation.text)
    return Text(f"«\N{NO-BREAK SPACE}{text}\N{NO-BREAK SPACE}»" if quotation.kind == "direct" else text)
