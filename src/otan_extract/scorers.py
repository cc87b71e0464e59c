"""Scores for ``spacy evaluate`` and ``nlp.evaluate``: precision, recall and F1 of what is in ``doc.spans``.

A span counts where its tokens and its label are those of the reference. ``otan-extract evaluate`` is the
measure of this project; these are for pipelines that are scored as a whole, by spaCy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import registry

SpansScorer = Callable[..., dict[str, Any]]

NAME = "otan_extract.spans_scorer.v1"


@registry.scorers(NAME)  # type: ignore[untyped-decorator]  # catalogue has no types
def make_spans_scorer(spans_keys: list[str]) -> SpansScorer:
    """Return a scorer of the span groups ``spans_keys``; references without a group are not scored on it."""
    return partial(score_spans, spans_keys=spans_keys)


def score_spans(examples: Iterable[Example], *, spans_keys: Iterable[str], **_: object) -> dict[str, Any]:
    """Return ``spans_<key>_p``, ``_r``, ``_f`` (0 to 1) and ``_per_type`` for each of ``spans_keys``."""
    examples = list(examples)
    scores: dict[str, Any] = {}
    for key in spans_keys:
        scores |= Scorer.score_spans(
            examples,
            attr=f"spans_{key}",
            getter=partial(_group, key=key),
            has_annotation=partial(_has_group, key=key),
            allow_overlap=True,
        )
    return scores


def config(*spans_keys: str) -> dict[str, Any]:
    """Return the entry ``scorer`` of a factory's ``default_config``."""
    return {"@scorers": NAME, "spans_keys": list(spans_keys)}


def _group(doc: Doc, _attr: str, *, key: str) -> list[Span]:
    return list(doc.spans[key]) if key in doc.spans else []


def _has_group(doc: Doc, *, key: str) -> bool:
    return key in doc.spans


class Scored:
    """Gives a component the method that spaCy's evaluation calls."""

    scorer: SpansScorer | None = None

    def score(self, examples: Iterable[Example], **kwargs: object) -> dict[str, Any]:
        """Return the scores of the component's span groups over ``examples``."""
        return {} if self.scorer is None else self.scorer(examples, **kwargs)
