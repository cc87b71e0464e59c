from __future__ import annotations

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from otan_extract.columns import columns

NLP = spacy.blank("fr")


@given(st.text())
def test_columns_say_what_the_tokens_say(text: str):
    doc = NLP(text)
    known = columns(doc)
    assert known.text == doc.text
    assert known.starts == [token.idx for token in doc]
    assert known.forms == [token.text for token in doc]


def test_each_offset_belongs_to_the_token_that_holds_it_or_stands_before():
    known = columns(Doc(NLP.vocab, words=["Oui", ",", "non"], spaces=[False, True, False]))
    assert [known.at(offset) for offset in range(len(known.text))] == [0, 0, 0, 1, 1, 2, 2, 2]


def test_tokens_are_found_by_form_in_order():
    known = columns(Doc(NLP.vocab, words=["Le", "le", "chat", "Le"]))
    assert known.of(("chat", "Le", "chien")) == [0, 2, 3]
    assert known.capitalized_where(lambda form: form.lower() == "le") == [0, 3]
    assert known.of_lower(("le", "chien")) == [0, 1, 3]


def test_columns_follow_a_document_whose_tokens_are_merged():
    doc = Doc(NLP.vocab, words=["New", "York", "dort"])
    assert columns(doc).forms == ["New", "York", "dort"]
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[0:2])
    assert columns(doc).forms == ["New York", "dort"]
