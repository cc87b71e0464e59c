"""What separates an extraction from the gold, for reading while developing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from otan_extract.evaluation.gold import GoldDocument, GoldQuotation
from otan_extract.evaluation.matching import Pair, match
from otan_extract.evaluation.score import (
    Comparison,
    gold_contents,
    offsets,
    predicted_contents,
    same_organization,
)
from otan_extract.schema import Extraction, Quotation

SNIPPET = 160
CONTEXT = 60


class Difference(NamedTuple):
    """One disagreement: its class (``missed``, ``spurious``, ``scope``, ...), where, and both readings."""

    document: str
    sort: str
    start: int
    gold: str
    predicted: str
    context: str


def differences(gold: GoldDocument, predicted: Extraction) -> Iterator[Difference]:
    """Yield the disagreements of one document: quotations, then attributions, then actors."""
    comparison = Comparison.of(gold, predicted)
    yield from _quotation_differences(comparison)
    yield from _attribution_differences(comparison)
    yield from _actor_differences(gold, predicted)


def _quotation_differences(comparison: Comparison) -> Iterator[Difference]:
    gold, quotations = comparison.gold.quotations, comparison.quotations
    matched_gold = {pair.gold for pair in comparison.pairs}
    matched_predicted = {pair.predicted for pair in comparison.pairs}
    open_gold = [index for index in range(len(gold)) if index not in matched_gold]
    open_predicted = [index for index in range(len(quotations)) if index not in matched_predicted]
    for pair in _remaining_pairs(comparison, open_gold, open_predicted):
        open_gold.remove(pair.gold)
        open_predicted.remove(pair.predicted)
        yield _difference(comparison, "scope", gold[pair.gold], quotations[pair.predicted])
    yield from (_difference(comparison, "missed", gold[index], None) for index in open_gold)
    yield from (_difference(comparison, "spurious", None, quotations[index]) for index in open_predicted)


def _remaining_pairs(
    comparison: Comparison, open_gold: Sequence[int], open_predicted: Sequence[int]
) -> list[Pair]:
    contents = gold_contents(comparison.gold)
    predicted = predicted_contents(comparison.quotations)
    pairs = match([contents[i] for i in open_gold], [predicted[i] for i in open_predicted], 0.05)
    return [Pair(open_gold[pair.gold], open_predicted[pair.predicted], pair.iou) for pair in pairs]


def _attribution_differences(comparison: Comparison) -> Iterator[Difference]:
    for pair in comparison.pairs:
        gold, quotation = comparison.gold.quotations[pair.gold], comparison.quotations[pair.predicted]
        if gold.kind != quotation.kind:
            yield _difference(comparison, "kind", gold, quotation)
        if not comparison.cue_right(gold, quotation):
            yield _difference(comparison, "cue", gold, quotation)
        if not comparison.speaker_right(gold, quotation):
            yield _difference(comparison, "speaker", gold, quotation)
        if not comparison.name_right(gold, quotation):
            yield _difference(comparison, "name", gold, quotation)


def _difference(
    comparison: Comparison, sort: str, gold: GoldQuotation | None, predicted: Quotation | None
) -> Difference:
    text = comparison.gold.text
    spans = gold.content if gold else offsets(predicted) if predicted else ()
    start, end = spans[0][0], spans[-1][1]
    context = f"{text[max(0, start - CONTEXT) : start]}⟦…⟧{text[end : end + CONTEXT]}"
    return Difference(
        comparison.gold.id,
        sort,
        start,
        _gold_reading(text, gold) if gold else "",
        _predicted_reading(comparison, predicted) if predicted else "",
        " ".join(context.split()),
    )


def _gold_reading(text: str, gold: GoldQuotation) -> str:
    content = " ⋯ ".join(text[start:end] for start, end in gold.content)
    cue = text[slice(*gold.cue)] if gold.cue else None
    speaker = text[slice(*gold.speaker)] if gold.speaker else None
    return f"{_short(content)} | {gold.kind} | cue {cue} | {speaker} = {gold.speaker_name}"


def _predicted_reading(comparison: Comparison, predicted: Quotation) -> str:
    content = " ⋯ ".join(segment.text for segment in predicted.segments)
    cue = predicted.cue.text if predicted.cue else None
    speaker = predicted.speaker
    source = f"{speaker.mention.text} = {comparison.name(predicted)} [{speaker.rule}]" if speaker else None
    return f"{_short(content)} | {predicted.kind} [{predicted.rule}] | cue {cue} | {source}"


def _short(content: str) -> str:
    flat = " ".join(content.split())
    return flat if len(flat) <= SNIPPET else f"{flat[: SNIPPET // 2]} … {flat[-SNIPPET // 2 :]}"


def _actor_differences(gold: GoldDocument, predicted: Extraction) -> Iterator[Difference]:
    wanted = {(*country.span, country.id) for country in gold.countries}
    found = {(m.start, m.end, country.id) for country in predicted.countries for m in country.mentions}
    yield from (_actor(gold, "country missed", row) for row in sorted(wanted - found))
    yield from (_actor(gold, "country spurious", row) for row in sorted(found - wanted))
    gold_orgs = {org.span: org for org in gold.organizations}
    orgs = {(m.start, m.end): org for org in predicted.organizations for m in org.mentions}
    for span, org in sorted(gold_orgs.items()):
        if span not in orgs:
            yield _actor(gold, "organization missed", (*span, org.name))
        elif not same_organization(org, orgs[span]):
            yield _actor(gold, f"organization is {org.name}", (*span, orgs[span].name))
    for span in sorted(orgs.keys() - gold_orgs.keys()):
        yield _actor(gold, "organization spurious", (*span, orgs[span].name))


def _actor(gold: GoldDocument, sort: str, row: tuple[int, int, str]) -> Difference:
    start, end, identity = row
    context = f"{gold.text[max(0, start - CONTEXT) : start]}⟦…⟧{gold.text[end : end + CONTEXT]}"
    return Difference(
        gold.id, sort, start, "", f"{gold.text[start:end]} = {identity}", " ".join(context.split())
    )
