"""The command ``evaluate``: figures as tables, the gate, the table of rule precisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table
from rich.text import Text

from otan_extract.errors import NotWrittenError
from otan_extract.evaluation.calibration import calibrate
from otan_extract.evaluation.differences import Difference, differences
from otan_extract.evaluation.floors import Floors
from otan_extract.evaluation.gold import Extract, Gold, GoldDocument, read_gold
from otan_extract.evaluation.score import Scores, score
from otan_extract.evaluation.tally import RuleCounts, Tally
from otan_extract.schema import Extraction, Failure


class Evaluation(NamedTuple):
    """One gold file, what was extracted from its texts, and the scores."""

    name: str
    gold: Gold
    predictions: list[Extraction | Failure]
    scores: Scores


def evaluate(path: Path, extract: Extract) -> Evaluation:
    """Extract from the texts of the gold file ``path`` and score the results."""
    gold = read_gold(path)
    predictions = predict(gold.documents, extract)
    return Evaluation(path.name, gold, predictions, score(gold.documents, predictions))


def predict(documents: Sequence[GoldDocument], extract: Extract) -> list[Extraction | Failure]:
    """Return what ``extract`` finds in the texts of ``documents``, under their ids."""
    results = extract([document.text for document in documents])
    return [
        result.model_copy(update={"id": document.id})
        for document, result in zip(documents, results, strict=True)
    ]


def show(evaluation: Evaluation, console: Console) -> None:
    """Print the figures and the precision of each rule."""
    console.print(figures_table(evaluation))
    scores = evaluation.scores
    console.print(rules_table("Quotation rules", scores.quotation_rules))
    console.print(rules_table("Speaker rules, on matched quotations, by name", scores.speaker_rules))


def figures_table(evaluation: Evaluation) -> Table:
    """Return a table with one row a figure."""
    table = Table(
        title=f"{evaluation.name} (documents: {len(evaluation.gold.documents)})", title_justify="left"
    )
    table.add_column("figure")
    for heading in ("gold", "found", "P", "R", "F1"):
        table.add_column(heading, justify="right")
    for figure, tally in evaluation.scores.figures.items():
        shares = (_shown(share, tally) for share in (tally.precision, tally.recall, tally.f1))
        table.add_row(figure, str(tally.gold), str(tally.predicted), *shares)
    return table


def _shown(share: float, tally: Tally) -> str:
    """Return ``share`` as a cell; where there is nothing to find and nothing found, it tells nothing."""
    return f"{share:.1f}" if tally.gold or tally.predicted else "–"


def rules_table(title: str, counts: RuleCounts) -> Table:
    """Return a table of rules, the most used first."""
    table = Table(title=title, title_justify="left")
    table.add_column("rule")
    for heading in ("decided", "right", "precision"):
        table.add_column(heading, justify="right")
    for rule, decided in sorted(counts.decided.items(), key=lambda item: (-item[1], item[0])):
        right = counts.right[rule]
        table.add_row(rule, str(decided), str(right), f"{100 * right / decided:.1f}")
    return table


def show_differences(evaluation: Evaluation, console: Console) -> None:
    """Print each disagreement with the gold."""
    for difference in all_differences(evaluation):
        heading = f"{difference.document} @{difference.start} {difference.sort}"
        console.print(Text(heading, style="bold"), soft_wrap=True)
        for label, reading in (
            ("gold", difference.gold),
            ("found", difference.predicted),
            ("text", difference.context),
        ):
            if reading:
                console.print(Text(f"  {label:5} {reading}"), soft_wrap=True)


def all_differences(evaluation: Evaluation) -> Iterator[Difference]:
    """Yield the disagreements of all documents that did not fail."""
    for document, prediction in zip(evaluation.gold.documents, evaluation.predictions, strict=True):
        if isinstance(prediction, Extraction):
            yield from differences(document, prediction)


def failures(evaluations: Iterable[Evaluation]) -> list[str]:
    """Return one line for each gold document that could not be extracted: no figure is worth a gap."""
    return [
        f"{evaluation.name}: {prediction.id} failed: {prediction.message}"
        for evaluation in evaluations
        for prediction in evaluation.predictions
        if isinstance(prediction, Failure)
    ]


def apply_gate(
    evaluations: Sequence[Evaluation], path: Path, *, raise_floors: bool, lower_floors: bool
) -> list[str]:
    """Check ``evaluations`` against the floors file ``path``, and return what does not pass.

    With ``raise_floors`` the floors go up to what was measured, unless a figure has dropped. With
    ``lower_floors`` they become what was measured, whatever they were. Both accept a changed gold.
    """
    floors = Floors.read(path)
    measured = floors
    problems: list[str] = []
    for name, gold, _, scores in evaluations:
        if not lower_floors:
            drops = floors.drops(name, scores)
            problems += drops if raise_floors else floors.problems(name, gold.sha256, scores)
        measured = measured.with_measured(name, gold.sha256, scores)
    if (raise_floors or lower_floors) and not problems:
        measured.write(path)
    return problems


def write_calibration(evaluations: Sequence[Evaluation], path: Path) -> None:
    """Write the rule precisions over all ``evaluations`` to ``path``.

    Raises:
        NotWrittenError: It cannot be written.
    """
    counts = RuleCounts()
    for evaluation in evaluations:
        counts.decided.update(evaluation.scores.quotation_rules.decided)
        counts.right.update(evaluation.scores.quotation_rules.right)
    table = calibrate(counts, {evaluation.name: evaluation.gold.sha256 for evaluation in evaluations})
    try:
        path.write_text(table.model_dump_json(indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise NotWrittenError.of(path, error) from error
