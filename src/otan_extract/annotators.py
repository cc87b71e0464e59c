"""What the components have in common: exact layers for results, spans of whole tokens for users of spaCy."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, SpanGroup

from otan_extract.layers import Offsets
from otan_extract.scorers import Scored


class Shown(NamedTuple):
    """One span to show in ``doc.spans``, by its exact offsets."""

    offsets: Offsets
    label: str = ""
    kb_id: str = ""
    span_id: int | str = 0


class Annotator(Scored):
    """A component that writes layers, from which ``doc.spans`` follows.

    Spans take time, and the vocabulary keeps their labels: results are made of the layers alone.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        self.annotate(doc)
        for name, found in self.shown(doc).items():
            spans = [
                doc.char_span(
                    *each.offsets,
                    label=each.label,
                    kb_id=each.kb_id,
                    span_id=each.span_id,
                    alignment_mode="expand",
                )
                for each in found
            ]
            doc.spans[name] = SpanGroup(doc, name=name, spans=[span for span in spans if span is not None])
        return doc

    def annotate(self, doc: Doc) -> None:
        """Write the layers of ``doc``; all that results are made of."""
        raise NotImplementedError

    def shown(self, doc: Doc) -> dict[str, list[Shown]]:
        """Return what the layers of ``doc`` show in ``doc.spans``, by the name of the span group."""
        raise NotImplementedError
