"""Parser and entity recognizer in less time: one step of all documents at once, driven from here.

spaCy's own loop takes four documents at a time and, without the interpreter's lock, has to acquire it
some ten times for each transition of each document, which costs more than the transition. Driven from
Python the lock is held, and a step is paid once for all documents. The transitions are spaCy's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.tokens import Doc

FEWEST_DOCUMENTS = 4
"""For fewer documents spaCy's own loop is the faster one."""

_PARSERS = (DependencyParser, EntityRecognizer)
_MARK = "otan_step_together"


def step_together(component: Any) -> bool:  # noqa: ANN401 - spaCy's parsers are untyped
    """Mark ``component`` as one to be driven from here if it is a greedy parser; tell whether it is."""
    if not isinstance(component, _PARSERS) or component.cfg.get("beam_width") != 1:
        return False
    attrs = component.model.attrs
    if not attrs.get("has_upper") or attrs.get("unseen_classes"):
        return False
    attrs[_MARK] = True
    return True


def is_driven_here(component: object, docs: Sequence[Doc]) -> bool:
    """Tell whether ``component`` is marked and ``docs`` are many, and without entities set before."""
    return (
        len(docs) >= FEWEST_DOCUMENTS
        and isinstance(component, _PARSERS)
        and _MARK in component.model.attrs
        and any(map(len, docs))
        and not any(doc.has_annotation("ENT_IOB") for doc in docs)
    )


def parse(parser: Any, docs: Sequence[Doc]) -> None:  # noqa: ANN401 - spaCy's parsers are untyped
    """Annotate ``docs`` in place as ``parser.pipe`` would."""
    states = parser.moves.init_batch(docs)
    step = parser.model.predict(docs)
    unfinished = [state for state in states if not state.is_final()]
    while unfinished:
        features = step.state2vec.predict(step.get_token_ids(unfinished))
        unfinished = parser.transition_states(unfinished, step.vec2scores.predict(features))
    step.clear_memory()
    parser.set_annotations(docs, states)
