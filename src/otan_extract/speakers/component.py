"""Component ``otan_speakers``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("otan_speakers", assigns=["doc.spans"], requires=["token.dep", "token.pos"], default_config={})
def make_speakers(nlp: Language, name: str) -> SpeakersComponent:  # noqa: ARG001 - spaCy's factory signature
    """Build the component."""
    return SpeakersComponent()


class SpeakersComponent:
    """Shell."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        return doc
