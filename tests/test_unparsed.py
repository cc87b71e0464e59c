"""Rules ask for dependents of tokens also where no parser has been: nothing is lost, and nothing crashes."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from otan_extract import extract
from otan_extract.unparsed import set_edges

NLP = spacy.blank("fr")
MOVED = "La digue tiendra, ajoute-t-on, et l'a-t-il vue, demande-t-elle, s'est-il écrié. "


def edges(doc: Doc) -> list[tuple[int, int]]:
    return [(token.left_edge.i, token.right_edge.i) for token in doc]


def test_each_token_of_an_unparsed_text_is_its_own_subtree():
    doc = NLP.make_doc(MOVED * 3)
    set_edges(doc)
    assert edges(doc) == [(i, i) for i in range(len(doc))]
    assert not doc.has_annotation("DEP")


def test_sentence_starts_set_before_are_kept():
    doc = NLP.make_doc(MOVED)
    doc[0].is_sent_start, doc[5].is_sent_start, doc[6].is_sent_start = True, True, False
    starts = [token.is_sent_start for token in doc]
    set_edges(doc)
    assert [token.is_sent_start for token in doc] == starts


def test_a_parsed_text_keeps_heads_and_labels():
    doc = Doc(NLP.vocab, ["Le", "maire", "parle"], heads=[1, 2, 2], deps=["det", "nsubj", "ROOT"])
    set_edges(doc)
    assert [(token.head.i, token.dep_) for token in doc] == [(1, "det"), (2, "nsubj"), (2, "ROOT")]


def test_an_empty_text_is_no_error():
    set_edges(NLP.make_doc(""))


@pytest.mark.parametrize("repeats", [1, 40])
def test_a_pipeline_without_a_parser_reads_moved_tokens(repeats: int):
    nlp = spacy.blank("fr")
    for component in ("paragraphs", "countries", "organizations", "quotations", "speakers"):
        nlp.add_pipe(f"otan_{component}")
    text = f"{MOVED}« La digue tiendra », a-t-il ajouté. " * repeats
    assert "La digue tiendra" in {quotation.text for quotation in extract(text, nlp=nlp).quotations}
