"""``accelerate()``: put everything of this package that fits onto a model."""

from __future__ import annotations

import warnings

from spacy.language import Language
from thinc.api import Model

from otan_extract.acceleration.convolutions import shorten_convolutions
from otan_extract.acceleration.embeddings import keep_embeddings
from otan_extract.acceleration.transitions import step_together


def accelerate(nlp: Language) -> None:
    """Make the model of ``nlp`` faster where its architecture is known; annotations stay the same.

    Where nothing is known, ``nlp`` stays as it is and a warning says so.
    """
    found = False
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if not isinstance(model, Model) or model.ops.device_type != "cpu":
            continue
        for node in list(model.walk()):
            if node.has_ref("embed") and node.has_ref("encode"):
                found |= keep_embeddings(node) | shorten_convolutions(node)
        found |= step_together(component)
    if not found:
        warnings.warn(
            "Nothing of this model's architecture is known: it runs unaccelerated, with the same results.",
            RuntimeWarning,
            stacklevel=2,
        )
