"""Quotations after a colon."""

from __future__ import annotations

import pytest

from builders import contents, cue_of, doc_of, layout_of
from otan_extract.quotations.introductions import read_colon_clause
from otan_extract.quotations.reading import read_quotations


@pytest.mark.parametrize(
    "tagged",
    [
        "La maire a déclaré/T : « Le pont tiendra/V. »",
        "La maire a déclaré/T mardi à Genève : « Le pont tiendra/V. »",
        "La maire ferme/V la route, ajoutant/G : « Le pont tiendra/V. »",
        "La maire a déclaré/T :\n« Le pont tiendra/V. »",
    ],
)
def test_a_cue_before_the_colon_introduces(tagged: str) -> None:
    assert contents(doc_of(tagged)) == [("colon_after_cue", "Le pont tiendra.")]


def test_a_verb_with_a_pronoun_announces_a_clause() -> None:
    assert contents(doc_of("La maire l'assure/V, « le pont tiendra/V ».")) == [
        ("colon_after_cue", "le pont tiendra")
    ]


def test_a_finite_verb_introduces_rather_than_its_infinitive() -> None:
    doc = doc_of("La maire déclare/V vouloir/I parler/I du pont : « Il tiendra/V bon. »")
    assert [quotation.lemma for quotation in read_quotations(doc)[0]] == ["déclarer", "déclarer"]


@pytest.mark.parametrize("label", ["La maire", "Odile Bartoli, maire de Valmont", "La réponse de la maire"])
def test_a_colon_introduces_without_cue(label: str) -> None:
    assert contents(doc_of(f"{label} : « Le pont tiendra/V. »")) == [
        ("colon_without_cue", "Le pont tiendra.")
    ]


def test_paragraphs_that_go_on_are_segments() -> None:
    doc = doc_of("La maire a déclaré/T : « Le pont tiendra/V.\n« La route ferme/V. »")
    assert contents(doc) == [("colon_after_cue", "Le pont tiendra. ⋯ La route ferme.")]


def test_a_term_after_a_colon_is_no_quotation() -> None:
    assert contents(doc_of("Le nom du pont : « Aube »")) == []


def test_a_clause_without_marks_after_a_colon() -> None:
    layout = layout_of("La maire insiste/V : il faut/V fermer/I le pont.")
    draft = read_colon_clause(layout, cue_of(layout, "insiste"))
    assert draft is not None
    assert draft.rule == "colon_clause"
    assert layout.text[slice(*draft.segments[0])] == "il faut fermer le pont"


def test_a_pronoun_announces_a_clause_over_adverbials() -> None:
    layout = layout_of("La maire l'a redit/T hier soir : le pont fermera/V.")
    draft = read_colon_clause(layout, cue_of(layout, "redit"))
    assert draft is not None
    assert layout.text[slice(*draft.segments[0])] == "le pont fermera"


def test_a_clause_after_a_colon_may_hold_an_apposition() -> None:
    layout = layout_of(
        "La maire l'a annoncé/T : le pont, à Valmont, fermera/V.", {"fermera": ("pont", "acl:relcl")}
    )
    draft = read_colon_clause(layout, cue_of(layout, "annoncé"))
    assert draft is not None
    assert layout.text[slice(*draft.segments[0])] == "le pont, à Valmont, fermera"
    relative = layout_of(
        "La maire l'a annoncé/T : un pont qui fermera/V.", {"fermera": ("pont", "acl:relcl")}
    )
    assert read_colon_clause(relative, cue_of(relative, "annoncé")) is None


def test_a_list_after_a_colon_is_no_clause() -> None:
    layout = layout_of("La maire insiste/V : le pont, la route, le port.")
    assert read_colon_clause(layout, cue_of(layout, "insiste")) is None


def test_the_verb_of_a_relative_introduces_nothing_where_the_main_verb_follows() -> None:
    doc = doc_of("La maire, qui a repris/T le port, part/V : « Le pont tiendra/V. »")
    assert contents(doc) == [("colon_without_cue", "Le pont tiendra.")]
