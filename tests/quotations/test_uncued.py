"""Quotations without a cue of their own."""

from __future__ import annotations

import pytest

from builders import contents, doc_of
from otan_extract.quotations.reading import read_quotations


def test_the_next_sentence_between_marks_continues_a_quotation() -> None:
    doc = doc_of("« Le pont tiendra/V », dit/V-elle. « La route ferme/V. » « Tout va/V. »")
    assert [rule for rule, _ in contents(doc)] == ["incise_after_marks", "continuation", "continuation"]


def test_each_continuation_points_at_the_quotation_before() -> None:
    doc = doc_of("« Le pont tiendra/V », dit/V-elle. « La route ferme/V. » « Tout va/V. »")
    assert [quotation.continues for quotation in read_quotations(doc)[0]] == [None, 0, 1]


def test_a_paragraph_between_marks_is_a_quotation() -> None:
    doc = doc_of("La grève dure/V.\n« Le pont ne tiendra/V pas l'hiver. »")
    assert contents(doc) == [("quoted_sentence", "Le pont ne tiendra pas l'hiver.")]


def test_an_imperative_that_the_model_takes_for_a_noun_is_a_sentence() -> None:
    for words in ("Croisons les doigts.", "Gardons le calme !", "Soyons/N prudents/A ensemble."):
        assert contents(doc_of(f"La grève dure/V.\n« {words} »")) == [
            ("quoted_sentence", words.replace("/N", "").replace("/A", ""))
        ]
    assert contents(doc_of("La grève dure/V.\n« Saisons de pluie »")) == []


def test_a_clause_between_marks_may_end_a_headline() -> None:
    doc = doc_of("Grève au port, « nous tiendrons/V bon »", {"nous": ("tiendrons", "nsubj")})
    assert contents(doc) == [("quoted_clause", "nous tiendrons bon")]


def test_a_clause_between_marks_after_a_phrase_makes_one_quotation_with_it() -> None:
    doc = doc_of("Pour la survie du port, « nous tiendrons/V bon ».", {"nous": ("tiendrons", "nsubj")})
    assert contents(doc) == [("quoted_clause", "Pour la survie du port, « nous tiendrons bon »")]


def test_a_long_quoted_predicate_makes_a_quotation_with_its_subject() -> None:
    doc = doc_of("Le port « a/V déjà fermé/T deux fois en un seul hiver de crue ».")
    assert contents(doc) == [("quoted_clause", "Le port « a déjà fermé deux fois en un seul hiver de crue »")]
    assert contents(doc_of("Le port « ferme/V tôt ».")) == []


def test_a_bracketed_sentence_is_a_quotation() -> None:
    doc = doc_of("La maire est en colère (« c'est une honte »).")
    assert contents(doc) == [("bracketed_sentence", "c'est une honte")]


@pytest.mark.parametrize(
    "tagged",
    [
        "Les « gilets jaunes » partent/V.",
        "La place est pleine/A de “touristes”.",
        "Le film « Le Pont » sort/V.",
        "« Aube »",
        "Mille élus crient/V, sous le slogan « La mer à tous », leur colère.",
        "Un plat (« al dente ») arrive/V.",
    ],
)
def test_marks_that_quote_nobody(tagged: str) -> None:
    assert contents(doc_of(tagged)) == []


def test_a_whole_sentence_at_the_head_is_a_quotation_whatever_follows() -> None:
    doc = doc_of("« Le pont ne tiendra/V pas tout l'hiver », voilà la peur des élus.")
    assert contents(doc) == [("quoted_sentence", "Le pont ne tiendra pas tout l'hiver")]
