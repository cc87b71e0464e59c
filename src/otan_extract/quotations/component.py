"""Component ``otan_quotations``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("otan_quotations", assigns=["doc.spans"], requires=["token.dep", "token.pos"], default_config={})
def make_quotations(nlp: Language, name: str) -> QuotationsComponent:  # noqa: ARG001 - spaCy's factory signature
    """Build the component."""
    return QuotationsComponent()


class QuotationsComponent:
    """Shell."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        return doc
