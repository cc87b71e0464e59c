"""Score the gold on real articles, whose texts may not enter the project, where they lie beside it.

    python benchmarks/real_gold.py [--shared ../shared] [--write FOLDER]

Three parts: ``real``, which came with its texts; ``real.look`` and ``real.test``, annotated later and kept
in ``real_standoff.jsonl`` without them. Only ``real.test`` was never read by who writes rules. This
prints figures and no text.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console

from otan_extract.api import extract_many
from otan_extract.errors import GoldError
from otan_extract.evaluation.gold import Gold, dump_gold, read_gold
from otan_extract.evaluation.report import Evaluation, figures_table, predict
from otan_extract.evaluation.score import score
from standoff import read_standoff

SHARED = Path(__file__).parents[2] / "shared"
STANDOFF = Path(__file__).with_name("real_standoff.jsonl")


def real_parts(shared: Path = SHARED) -> dict[str, Gold]:
    """Return the gold on the real articles in ``shared`` by the name of its part; none where that is absent.

    Raises:
        GoldError: An article is missing or not the one that was annotated.
    """
    if not shared.exists():
        return {}
    articles = shared / "realnews"
    return {
        "real": read_gold(shared / "corpus" / "real.jsonl"),
        "real.look": read_standoff(STANDOFF, articles, read=True),
        "real.test": read_standoff(STANDOFF, articles, read=False),
    }


def main() -> None:
    """Print one table for each part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument(
        "--write", type=Path, help="write the gold with its texts there, which is no place in a repository"
    )
    options = parser.parse_args()
    shared: Path = options.shared
    try:
        parts = real_parts(shared)
    except GoldError as error:
        parser.exit(1, f"{error}\n")
    if not parts:
        parser.exit(0, f"{shared} is not here: nothing to score.\n")
    if options.write is not None:
        for name, gold in parts.items():
            (options.write / f"{name}.jsonl").write_text(dump_gold(gold.documents), encoding="utf-8")
        return
    console = Console()
    for name, gold in parts.items():
        predictions = predict(gold.documents, extract_many)
        scores = score(gold.documents, predictions)
        console.print(figures_table(Evaluation(name, gold, predictions, scores)))


if __name__ == "__main__":
    main()
