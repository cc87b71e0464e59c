"""Component ``otan_quotations``: writes the layers ``quotations`` and ``warnings``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from otan_extract import layers, scorers
from otan_extract.annotators import Annotator, Shown
from otan_extract.scorers import SpansScorer
from otan_extract.unparsed import set_edges


@Language.factory(
    "otan_quotations",
    assigns=["doc.spans", "token.pos", "token.morph", "token.dep"],  # of quotation marks: see mark_tokens.py
    requires=["token.dep", "token.pos"],
    default_config={"scorer": scorers.config("quotations", "cues")},
)
def make_quotations(nlp: Language, name: str, scorer: SpansScorer | None) -> QuotationsComponent:  # noqa: ARG001 - spaCy's factory signature
    """Build the component; nothing but its ``scorer`` can be set."""
    return QuotationsComponent(scorer)


class QuotationsComponent(Annotator):
    """Callable shell around ``read_quotations``; it holds no state.

    ``doc.spans["quotations"]`` gets a span for each content segment, labelled with its kind, and
    ``doc.spans["cues"]`` one for each cue; ``span.id`` is the index of the quotation. Both are widened
    to whole tokens; exact offsets are in ``doc._.otan_quotations``.
    """

    def __init__(self, scorer: SpansScorer | None = None) -> None:
        self.scorer = scorer

    def annotate(self, doc: Doc) -> None:
        """Write the layers ``quotations`` and ``warnings``."""
        from otan_extract.quotations.mark_tokens import tag_marks  # noqa: PLC0415 - keeps spacy.load light
        from otan_extract.quotations.reading import read_quotations  # noqa: PLC0415 - keeps spacy.load light

        set_edges(doc)
        tag_marks(doc)
        quotations, warnings = read_quotations(doc)
        layers.write(doc, "quotations", quotations)
        layers.write(doc, "warnings", warnings)

    def shown(self, doc: Doc) -> dict[str, list[Shown]]:
        """Return the segments and the cues, each with the index of its quotation as ``span_id``."""
        quotations = list(enumerate(layers.read(doc, layers.Quotation)))
        return {
            "quotations": [
                Shown(segment, each.kind, span_id=index)
                for index, each in quotations
                for segment in each.segments
            ],
            "cues": [
                Shown(each.cue, each.lemma or "", span_id=index)
                for index, each in quotations
                if each.cue is not None
            ],
        }
