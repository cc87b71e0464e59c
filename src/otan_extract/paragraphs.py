"""Component ``otan_paragraphs``: no sentence spans two paragraphs.

It stands before the parser, which keeps sentence starts that are already set. Without it the parser
joins a headline, a dateline and the first sentence.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


def mark_paragraph_starts(doc: Doc) -> Doc:
    """Set a sentence start at the first visible token after each line break."""
    after_break = False
    for token in doc:
        if token.is_space:
            after_break = after_break or "\n" in token.text or "\r" in token.text
            continue
        if after_break:
            token.is_sent_start = True
            after_break = False
    return doc


@Language.factory("otan_paragraphs", assigns=["token.is_sent_start"], default_config={})
def make_paragraphs(nlp: Language, name: str) -> Paragraphs:  # noqa: ARG001 - spaCy's factory signature
    """Build the component; it has no settings."""
    return Paragraphs()


class Paragraphs:
    """Callable shell around ``mark_paragraph_starts``; it holds no state."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        return mark_paragraph_starts(doc)
