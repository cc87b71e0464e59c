"""Score extractions against gold: ``docs/evaluation.md`` defines each figure."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import get_args

from otan_extract.errors import GoldError
from otan_extract.evaluation.gold import GoldDocument, GoldOrganization, GoldQuotation
from otan_extract.evaluation.matching import Pair, bare_characters, characters, match
from otan_extract.evaluation.names import normalized, same_mention, same_name
from otan_extract.evaluation.tally import RuleCounts, Tally
from otan_extract.schema import Extraction, Failure, Kind, Organization, Quotation

MATCHED = 0.8
"""Overlap from which on a predicted quotation counts as the gold one."""


@dataclass
class Scores:
    """All figures by name, and the precision of each rule.

    ``quotation_rules`` counts a quotation as right when it matches; ``speaker_rules`` looks at matched
    quotations only, and counts a speaker as right when the resolved name is.
    """

    figures: dict[str, Tally] = field(default_factory=dict)
    quotation_rules: RuleCounts = field(default_factory=RuleCounts)
    speaker_rules: RuleCounts = field(default_factory=RuleCounts)

    def add(self, name: str, tally: Tally) -> None:
        """Add ``tally`` to the figure ``name``."""
        self.figures[name] = self.figures.get(name, Tally()) + tally


@dataclass(frozen=True)
class Comparison:
    """One document's gold beside what was predicted, with the quotations paired at ``MATCHED``."""

    gold: GoldDocument
    quotations: tuple[Quotation, ...]
    names: dict[str, str]
    pairs: list[Pair]

    @classmethod
    def of(cls, gold: GoldDocument, predicted: Extraction | Failure) -> Comparison:
        """Pair the quotations of ``gold`` and ``predicted``; a failure predicts nothing."""
        if isinstance(predicted, Failure):
            return cls(gold, (), {}, [])
        names = {speaker.id: speaker.name for speaker in predicted.speakers}
        pairs = match(gold_contents(gold), predicted_contents(predicted.quotations), MATCHED)
        return cls(gold, predicted.quotations, names, pairs)

    def name(self, quotation: Quotation) -> str | None:
        """Return the resolved name of the speaker of ``quotation``."""
        return self.names.get(quotation.speaker.id) if quotation.speaker else None

    def cue_right(self, gold: GoldQuotation, quotation: Quotation) -> bool:
        """Tell whether the cues overlap, or neither has one."""
        if gold.cue is None or quotation.cue is None:
            return gold.cue is None and quotation.cue is None
        return max(gold.cue[0], quotation.cue.start) < min(gold.cue[1], quotation.cue.end)

    def speaker_right(self, gold: GoldQuotation, quotation: Quotation) -> bool:
        """Tell whether the mentions agree; without a gold mention, a right name will do."""
        if gold.speaker is None:
            return quotation.speaker is None or self.name_right(gold, quotation)
        if quotation.speaker is None:
            return False
        mention = quotation.speaker.mention
        return same_mention(self.gold.text, gold.speaker, (mention.start, mention.end), gold.speaker_name)

    def name_right(self, gold: GoldQuotation, quotation: Quotation) -> bool:
        """Tell whether the resolved names are the same; no gold name means no speaker."""
        return same_name(gold.speaker_name, self.name(quotation))


def gold_contents(gold: GoldDocument) -> list[frozenset[int]]:
    """Return the characters of each gold quotation."""
    return [characters(quotation.content) for quotation in gold.quotations]


def predicted_contents(quotations: Iterable[Quotation]) -> list[frozenset[int]]:
    """Return the characters of each predicted quotation."""
    return [characters(offsets(quotation)) for quotation in quotations]


def offsets(quotation: Quotation) -> tuple[tuple[int, int], ...]:
    """Return the segments of a predicted quotation as plain offsets."""
    return tuple((segment.start, segment.end) for segment in quotation.segments)


def score(gold: Sequence[GoldDocument], predictions: Sequence[Extraction | Failure]) -> Scores:
    """Score ``predictions``, one for each document of ``gold`` and in the same order.

    Raises:
        GoldError: The predictions are not those of the gold documents.
    """
    if [document.id for document in gold] != [prediction.id for prediction in predictions]:
        raise GoldError("The predictions have other ids than the gold. Extract exactly the gold's documents.")
    scores = Scores()
    for document, prediction in zip(gold, predictions, strict=True):
        comparison = Comparison.of(document, prediction)
        _score_contents(scores, comparison)
        _score_kinds(scores, comparison)
        _score_attributions(scores, comparison)
        _count_rules(scores, comparison)
        _score_mentions(scores, document, prediction)
    return scores


def _score_contents(scores: Scores, comparison: Comparison) -> None:
    gold, quotations = comparison.gold, comparison.quotations
    loose = match(gold_contents(gold), predicted_contents(quotations), 0.3)
    bare_gold = [bare_characters(gold.text, quotation.content) for quotation in gold.quotations]
    bare_predicted = [bare_characters(gold.text, offsets(quotation)) for quotation in quotations]
    exact = match(bare_gold, bare_predicted, 1.0)
    for name, pairs in (
        ("quotations IoU 0.3", loose),
        ("quotations IoU 0.8", comparison.pairs),
        ("quotations exact", exact),
    ):
        scores.add(name, _joint(comparison, len(pairs)))


def _joint(comparison: Comparison, right: int) -> Tally:
    return Tally(len(comparison.gold.quotations), len(comparison.quotations), right, right)


def _score_kinds(scores: Scores, comparison: Comparison) -> None:
    gold, predicted = comparison.gold.quotations, comparison.quotations
    for kind in get_args(Kind):
        tally = Tally(
            gold=sum(quotation.kind == kind for quotation in gold),
            predicted=sum(quotation.kind == kind for quotation in predicted),
            recalled=sum(gold[pair.gold].kind == kind for pair in comparison.pairs),
            right=sum(predicted[pair.predicted].kind == kind for pair in comparison.pairs),
        )
        scores.add(kind, tally)


def _score_attributions(scores: Scores, comparison: Comparison) -> None:
    checks: dict[str, Callable[[GoldQuotation, Quotation], bool]] = {
        "+ kind": lambda gold, quotation: gold.kind == quotation.kind,
        "+ cue": comparison.cue_right,
        "+ speaker span": comparison.speaker_right,
        "+ speaker name": comparison.name_right,
        "end to end": lambda gold, quotation: (
            comparison.cue_right(gold, quotation)
            and comparison.speaker_right(gold, quotation)
            and comparison.name_right(gold, quotation)
        ),
    }
    for name, check in checks.items():
        right = sum(
            check(comparison.gold.quotations[pair.gold], comparison.quotations[pair.predicted])
            for pair in comparison.pairs
        )
        scores.add(name, _joint(comparison, right))


def _count_rules(scores: Scores, comparison: Comparison) -> None:
    partners = {pair.predicted: comparison.gold.quotations[pair.gold] for pair in comparison.pairs}
    for index, quotation in enumerate(comparison.quotations):
        scores.quotation_rules.record(quotation.rule, right=index in partners)
        if index in partners and quotation.speaker:
            right = comparison.name_right(partners[index], quotation)
            scores.speaker_rules.record(quotation.speaker.rule, right=right)


def _score_mentions(scores: Scores, gold: GoldDocument, prediction: Extraction | Failure) -> None:
    found = prediction if isinstance(prediction, Extraction) else None
    countries = [
        (mention.start, mention.end, country.id)
        for country in (found.countries if found else ())
        for mention in country.mentions
    ]
    groups = [
        (mention.start, mention.end, frozenset(group.members))
        for group in (found.country_groups if found else ())
        for mention in group.mentions
    ]
    organizations = {
        (mention.start, mention.end): organization
        for organization in (found.organizations if found else ())
        for mention in organization.mentions
    }
    scores.add("countries", _shared([(*country.span, country.id) for country in gold.countries], countries))
    scores.add(
        "country groups", _shared([(*group.span, frozenset(group.members)) for group in gold.groups], groups)
    )
    scores.add("organizations span", _shared([org.span for org in gold.organizations], organizations))
    same = sum(
        org.span in organizations and same_organization(org, organizations[org.span])
        for org in gold.organizations
    )
    scores.add("organizations identity", Tally(len(gold.organizations), len(organizations), same, same))


def _shared(gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> Tally:
    gold_set, predicted_set = set(gold), set(predicted)
    shared = len(gold_set & predicted_set)
    return Tally(len(gold_set), len(predicted_set), shared, shared)


def same_organization(gold: GoldOrganization, predicted: Organization) -> bool:
    """Tell whether both are one organization: by identifier, where one lacks it by name."""
    if gold.wikidata and predicted.wikidata:
        return gold.wikidata == predicted.wikidata
    return normalized(gold.name) == normalized(predicted.name)
