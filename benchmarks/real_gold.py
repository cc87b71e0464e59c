"""Score the gold on real articles, which may not enter the project, where it lies beside it.

    python benchmarks/real_gold.py [--gold ../shared/corpus/real.jsonl]

The gold is split once, by the hash of the id: half of it may be looked at while developing, the other
half only scores. This prints figures and no text.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from rich.console import Console

from otan_extract.api import extract_many
from otan_extract.evaluation.gold import Gold, GoldDocument, read_gold
from otan_extract.evaluation.report import Evaluation, figures_table, predict
from otan_extract.evaluation.score import score

REAL_GOLD = Path(__file__).parents[2] / "shared" / "corpus" / "real.jsonl"


def may_be_looked_at(document: GoldDocument) -> bool:
    """Tell the half that may be looked at from the half that only scores."""
    return int(hashlib.sha256(document.id.encode()).hexdigest(), 16) % 2 == 0


def main() -> None:
    """Print one table for each half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--gold", type=Path, default=REAL_GOLD)
    path: Path = parser.parse_args().gold
    if not path.exists():
        parser.exit(0, f"{path} is not here: nothing to score.\n")
    gold = read_gold(path)
    console = Console()
    for title, looked_at in (("to look at", True), ("only scores", False)):
        part = [document for document in gold.documents if may_be_looked_at(document) is looked_at]
        predictions = predict(part, extract_many)
        scores = score(part, predictions)
        console.print(figures_table(Evaluation(title, Gold(part, gold.sha256), predictions, scores)))


if __name__ == "__main__":
    main()
