"""Measure the figures that the pages publish, and rewrite their tables.

    python benchmarks/readme_figures.py            # measure, write figures.json and the tables
    python benchmarks/readme_figures.py --check    # measure, fail where a page says something else

The gold on real articles may not enter the project. Where it does not lie beside it, the figures
measured last, in ``benchmarks/figures.json``, stay as they are. The figures of other systems were
measured before this project began, with the same definitions; they are in ``other_systems.tsv``.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from otan_extract.api import extract_many
from otan_extract.evaluation.gold import GoldDocument, read_gold
from otan_extract.evaluation.report import predict
from otan_extract.evaluation.score import score
from real_gold import STANDOFF, real_parts

ROOT = Path(__file__).parents[1]
FIGURES = Path(__file__).with_name("figures.json")
OTHERS = Path(__file__).with_name("other_systems.tsv")
FIXTURES = ("dev", "newsroom.look", "newsroom.test")
COMPARED = ("quotations IoU 0.8", "+ speaker span", "+ speaker name")

Figures = dict[str, dict[str, list[float]]]
"""Precision, recall and F1 of each figure of each set."""


def measure() -> Figures:
    """Return the figures of every set that is here, telling the commands that print them one by one."""
    figures: Figures = {}
    for name in FIXTURES:
        print(f"otan-extract evaluate fixtures/{name}.jsonl")
        figures[name] = measured(read_gold(ROOT / "fixtures" / f"{name}.jsonl").documents)
    for part, gold in real_parts().items():
        print(f"python benchmarks/real_gold.py: {part}")
        figures[part] = measured(gold.documents)
    return figures


def measured(documents: Sequence[GoldDocument]) -> dict[str, list[float]]:
    """Return precision, recall and F1 by the name of the figure."""
    figures = score(documents, predict(documents, extract_many)).figures
    return {
        name: [round(share, 1) for share in (tally.precision, tally.recall, tally.f1)]
        for name, tally in figures.items()
    }


def comparison(figures: Figures, *, french: bool) -> Iterator[str]:
    """Yield the lines of the table that compares systems."""
    if french:
        yield "| système | écrit pour le projet, lu | articles réels, lus | articles réels, jamais lus |"
    else:
        yield "| system | authored, read | real, read | real, never read |"
    yield "|---|---|---|---|"
    read = " | ".join(compared(figures[gold]) for gold in ("dev", "real"))
    count = STANDOFF.read_text(encoding="utf-8").count('"read":false')
    articles = f"{count} articles"
    yield f"| **otan_extract** | {read} | **{compared(figures['real.test'])}** ({articles}) |"
    with OTHERS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            name = row["système" if french else "system"]
            yield f"| {name} | {row['dev']} | {row['real']} | {row['held_out']} |"


def unseen(figures: Figures) -> Iterator[str]:
    """Yield the lines of the table of figures on articles that nobody looked at while writing rules."""
    yield "| | authored, unseen: P · R · F1 | real, unseen: P · R · F1 |"
    yield "|---|---|---|"
    for name, shares in figures["newsroom.test"].items():
        cells = (" · ".join(f"{share:.1f}" for share in row) for row in (shares, figures["real.test"][name]))
        yield f"| {name} | {' | '.join(cells)} |"


def halves(figures: Figures) -> Iterator[str]:
    """Yield the lines of the table that shows what reading the errors of a set is worth."""
    yield "| gold | may be read | quotations · + speaker · + name | end to end |"
    yield "|---|---|---|---|"
    for gold, read in (
        ("dev", "yes"),
        ("newsroom.look", "yes"),
        ("newsroom.test", "wrong names only"),
        ("real", "yes"),
        ("real.look", "yes"),
        ("real.test", "no"),
    ):
        yield f"| `{gold}` | {read} | {compared(figures[gold])} | {figures[gold]['end to end'][2]:.1f} |"


def compared(figures: dict[str, list[float]]) -> str:
    """Return the F1 of the figures that all systems are compared by."""
    return " · ".join(f"{figures[name][2]:.1f}" for name in COMPARED)


def rewritten(page: str, figures: Figures, *, french: bool) -> str:
    """Return ``page`` with the tables between ``<!-- name -->`` and ``<!-- /name -->`` made anew."""
    tables = {
        "comparison": comparison(figures, french=french),
        "unseen": unseen(figures),
        "halves": halves(figures),
    }
    for name, lines in tables.items():
        table = f"<!-- {name} -->\n" + "\n".join(lines) + f"\n<!-- /{name} -->"
        marked = re.compile(rf"<!-- {name} -->\n.*?<!-- /{name} -->", re.DOTALL)
        page = marked.sub(lambda _, table=table: table, page)
    return page


def pages(figures: Figures) -> dict[Path, str]:
    """Return each page that publishes figures, as it has to read."""
    files = [ROOT / "README.md", ROOT / "README.fr.md", *sorted((ROOT / "docs").glob("*.md"))]
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    return {
        file: rewritten(text, figures, french=file.name == "README.fr.md") for file, text in texts.items()
    }


def published() -> Figures:
    """Return the figures measured last."""
    figures: Figures = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    return figures


def main() -> None:
    """Measure, then write or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check: bool = parser.parse_args().check
    figures = published() | measure()
    outdated = {file: text for file, text in pages(figures).items() if file.read_text("utf-8") != text}
    if check and (outdated or figures != published()):
        names = ", ".join(file.name for file in outdated) or FIGURES.name
        sys.exit(f"Figures have changed: {names}. Run python benchmarks/readme_figures.py.")
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    for file, text in outdated.items():
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
