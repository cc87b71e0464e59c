"""Quotation marks that the model takes for words, on hand-built documents."""

from __future__ import annotations

from builders import doc_of
from otan_extract.quotations.component import QuotationsComponent
from otan_extract.quotations.mark_tokens import tag_marks


def test_a_mark_is_no_subject() -> None:
    doc = doc_of("“Le pont tiendra/V”, a déclaré/T la maire.", {"”": ("déclaré", "nsubj")})
    doc[4].pos_ = "NOUN"
    tag_marks(doc)
    assert (doc[4].text, doc[4].pos_, doc[4].dep_) == ("”", "PUNCT", "punct")


def test_words_keep_their_tags() -> None:
    doc = doc_of("“Le pont tiendra/V”, a déclaré/T la maire.")
    before = [token.pos_ for token in doc]
    assert [token.pos_ for token in QuotationsComponent()(doc)] == before
