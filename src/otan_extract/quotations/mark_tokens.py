"""Tokens of quotation marks that the model takes for words: the closing one of ``“C’est faux”, a dit X``."""

from __future__ import annotations

from spacy.tokens import Doc

from otan_extract.columns import columns

_MARKS = frozenset('«»“”„‹›"')


def tag_marks(doc: Doc) -> None:
    """Make punctuation of the marks that the model took for nouns or verbs, and for somebody's subjects."""
    for index in columns(doc).of(_MARKS):
        token = doc[index]
        if token.pos_ and token.pos_ != "PUNCT":
            token.pos_ = "PUNCT"
            token.set_morph("")  # type: ignore[attr-defined] # the stubs of spaCy miss it
        if token.dep_.startswith("nsubj"):
            token.dep_ = "punct"
