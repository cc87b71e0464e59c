"""Component ``otan_paragraphs``: no sentence spans two paragraphs.

A line break ends a paragraph, unless the next line goes on in lower case (hard-wrapped text).

It stands before the parser, which keeps sentence starts that are already set. Without it the parser
joins a headline, a dateline and the first sentence.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


def mark_paragraph_starts(doc: Doc) -> Doc:
    """Set a sentence start at the first visible token after each line break."""
    marks, spaces = doc.to_array(["SENT_START", "IS_SPACE"]).T
    starts, breaks = [], 0
    for index in spaces.nonzero()[0].tolist():
        breaks += doc[index].text.count("\n") or doc[index].text.count("\r")
        following = index + 1
        if following == len(doc):
            break
        if spaces[following]:
            continue
        if breaks > 1 or (breaks == 1 and not doc[following].text[0].islower()):
            starts.append(following)
        breaks = 0
    if not starts:
        return doc
    marks[starts] = 1
    # All at once: setting `token.is_sent_start` reads the whole document each time.
    return doc.from_array(["SENT_START"], marks)


@Language.factory("otan_paragraphs", assigns=["token.is_sent_start"], default_config={})
def make_paragraphs(nlp: Language, name: str) -> Paragraphs:  # noqa: ARG001 - spaCy's factory signature
    """Build the component; it has no settings."""
    return Paragraphs()


class Paragraphs:
    """Callable shell around ``mark_paragraph_starts``; it holds no state."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        return mark_paragraph_starts(doc)
