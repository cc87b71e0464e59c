"""The pages of a corpus: an overview, and beside it a folder with a page per document."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from otan_extract.output.corpus import Corpus
from otan_extract.output.entry import Entry
from otan_extract.output.html import page, render


def write_site(entries: Iterable[Entry], overview_file: Path, folder: Path) -> None:
    """Write the overview of ``entries`` to ``overview_file``, and their pages into ``folder``."""
    folder.mkdir(exist_ok=True)
    corpus = Corpus()
    for entry in entries:
        name = page_name(corpus.add(entry.result))
        (folder / name).write_text(page(entry.result, entry.text), encoding="utf-8")
    overview_file.write_text(overview(corpus, quote(folder.name)), encoding="utf-8")


def page_name(number: int) -> str:
    """Return the file name of the page of document ``number``."""
    return f"{number:05}.html"


def overview(corpus: Corpus, folder: str) -> str:
    """Return the overview page of ``corpus``, whose links lead into ``folder``."""
    in_matrix = corpus.most_outspoken()
    countries = corpus.most_spoken_of()
    highest = max((speaker.spoken_of[code] for speaker in in_matrix for code, _ in countries), default=1)
    return render(
        "overview.html.j2",
        corpus=corpus,
        speakers=corpus.most_quoted(),
        in_matrix=in_matrix,
        countries=countries,
        highest=max(1, highest),
        link=lambda passage: f"{folder}/{page_name(passage.document)}#q{passage.number}",
        link_document=lambda number: f"{folder}/{page_name(number)}",
    )
