"""A document that nothing has parsed, in which rules may ask for the dependents of a token all the same."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc


def set_edges(doc: Doc) -> None:
    """Set the edges of subtrees in a document without dependency labels; leave every other as it is.

    spaCy's tokenizer moves tokens that follow a special case (`ajoute-t-on`) and leaves them the edges of their
    old places. A parser sets them anew; without one, to read `token.children` reads foreign memory.
    """
    if not len(doc) or doc.has_annotation("DEP"):
        return
    starts, heads = doc.to_array("SENT_START"), doc.to_array("HEAD")
    # spaCy sets edges where tokens have heads and labels, and with them the starts of sentences.
    _set(doc, ["HEAD", "DEP"], np.column_stack([heads, np.full_like(heads, doc.vocab.strings["dep"])]))
    _set(doc, ["DEP"], np.zeros_like(heads))
    _set(doc, ["SENT_START"], starts)


def _set(doc: Doc, attributes: list[str], values: NDArray[Any]) -> None:
    doc.from_array(attributes, values)  # type: ignore[arg-type] # spaCy names the arrays of thinc only
