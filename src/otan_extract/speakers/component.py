"""Component ``otan_speakers``: sieves find each quotation's mention, identities say who that is."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from otan_extract import scorers
from otan_extract.annotators import Annotator, Shown
from otan_extract.layers import Attribution, Offsets, Quotation, read, write
from otan_extract.scorers import SpansScorer


@Language.factory(
    "otan_speakers",
    assigns=["doc.spans"],
    requires=["token.dep", "token.pos"],
    default_config={"scorer": scorers.config("speakers")},
)
def make_speakers(nlp: Language, name: str, scorer: SpansScorer | None) -> SpeakersComponent:  # noqa: ARG001 - spaCy's factory signature
    """Build the component; nothing but its ``scorer`` can be set."""
    return SpeakersComponent(scorer)


class SpeakersComponent(Annotator):
    """Callable shell around the sieves and the resolution of identities; it holds no state."""

    def __init__(self, scorer: SpansScorer | None = None) -> None:
        self.scorer = scorer

    def annotate(self, doc: Doc) -> None:
        """Write the layers ``speakers`` and ``attributions``."""
        # Imported here so that reading spaCy's registry of factories stays light.
        from otan_extract.speakers.identities import resolve_speakers  # noqa: PLC0415
        from otan_extract.speakers.sieves import find_mentions  # noqa: PLC0415

        quotations = read(doc, Quotation)
        found = find_mentions(doc, quotations)
        mentions = [mention for mention, _ in found]
        speakers, identifiers = resolve_speakers(doc, quotations, mentions)
        write(doc, "speakers", speakers)
        write(doc, "attributions", _attributions(found, identifiers))

    def shown(self, doc: Doc) -> dict[str, list[Shown]]:
        """Return the mention of each speaker, with the index of its quotation as ``span_id``."""
        mentions = enumerate(each.mention for each in read(doc, Attribution))
        return {
            "speakers": [
                Shown(mention, span_id=str(index)) for index, mention in mentions if mention is not None
            ]
        }


def _attributions(
    found: Sequence[tuple[Offsets | None, str]], identifiers: Sequence[str | None]
) -> list[Attribution]:
    return [
        Attribution(mention, identifier, sieve)
        for (mention, sieve), identifier in zip(found, identifiers, strict=True)
    ]
