"""Titles before a name and appositions after it."""

from __future__ import annotations

import pytest

from otan_extract.speakers.roles import apposition_after, title_before
from otan_extract.speakers.wordlists import role_at

from .narrated import resolved
from .tagged import tagged

APPOSITIONS = {
    "age with its noun": ("lycéenne_N de_E 17_M ans_N , pleure_V", "lycéenne de 17 ans"),
    "no article that what follows left behind": ("directrice_N l'_D+ an_N dernier_A ,", "directrice"),
    "no preposition that what follows left behind": ("directrice_N de_E mardi_N ,", "directrice"),
    "no time since when": ("voisine_N depuis_E la_D crue_N ,", "voisine"),
    "not who founded the body": (
        "directrice_N de_E l'_D+ atelier_N créé_T par_E Paul_H ,",
        "directrice de l'atelier",
    ),
    "name in marks inside of it": (
        "directrice_N de_E « La_D Digue_N » , sourit_V",
        "directrice de « La Digue »",
    ),
    "no gerund": ("directrice_N de_E musée_N en_E souriant_A ,", "directrice de musée"),
    "no adverb in front": ("désormais_B directrice_N de_E musée_N ,", "directrice de musée"),
}


@pytest.mark.parametrize(("after", "expected"), APPOSITIONS.values(), ids=APPOSITIONS.keys())
def test_an_apposition_is_the_role_to_its_end_and_no_further(after: str, expected: str) -> None:
    doc = tagged(f"Lisa_H Roux_H , {after}").doc
    found, _ = apposition_after(doc, 2)
    assert found is not None
    assert doc[found.start : found.end].text == expected


BRACKETS = {
    "office": ("( capitaine_N de_E Riva_P )", "capitaine de Riva"),
    "office and where it was said": ("( capitaine_N , au_E micro_N de_E Radio_P )", "capitaine"),
    "apposition behind it": ("( capitaine_N ) , directrice_N ,", "directrice"),
    "nothing that tells": ("( Radio_P )", None),
}


@pytest.mark.parametrize(("after", "expected"), BRACKETS.values(), ids=BRACKETS.keys())
def test_a_bracket_tells_the_role(after: str, expected: str | None) -> None:
    doc = tagged(f"Lisa_H Roux_H {after} sourit_V").doc
    found, _ = apposition_after(doc, 2)
    assert (doc[found.start : found.end].text if found else None) == expected


def test_the_affiliation_in_a_bracket_ends_before_where_it_was_said() -> None:
    doc = tagged("Lisa_H Roux_H ( Alfa_P , au_E micro_N de_E Radio_P ) sourit_V").doc
    assert apposition_after(doc, 2)[1] == (3, 4)


ADVERBIALS = {
    "with somebody": "avec_E un_D tel_A entraîneur_N ,",
    "condition": "si_S le_D suspect_N ment_V ,",
    "complement of a participle": "lassée_T des_E entraîneurs_N ,",
}


@pytest.mark.parametrize("after", ADVERBIALS.values(), ids=ADVERBIALS.keys())
def test_what_follows_a_comma_is_no_title(after: str) -> None:
    found, _ = apposition_after(tagged(f"Lisa_H Roux_H , {after}").doc, 2)
    assert found is None


def test_a_title_before_a_comma_holds_the_name_of_somebody_else() -> None:
    doc = tagged("Le_D neveu_N de_E Jean_H Morel_H , Paul_H Morel_H , sourit_V").doc
    found = title_before(doc, 6)
    assert found is not None
    assert doc[found.start : found.end].text == "neveu de Jean Morel"


def test_a_title_stands_before_an_article_and_a_civility() -> None:
    found = title_before(tagged("La_D directrice_N , la_D Dr_N Anne_H Kolar_H").doc, 4)
    assert found is not None
    assert found.gender == "f"


def test_dans_le_cadre_de_names_nobody() -> None:
    doc = tagged("dans_E le_D cadre_N de_E").doc
    assert role_at(doc, 2) is None
    assert role_at(tagged("avec_E le_D cadre_N de_E").doc, 2) is not None


def test_an_adjective_after_another_names_nobody() -> None:
    assert role_at(tagged("union_N nationale_A libérale_A").doc, 2) is None
    assert role_at(tagged("la_D libérale_N").doc, 1) is not None


ROLES = {
    "an office before a longer trait": (
        "[ La_D maire_N Anne_H Roux_H , chanteuse_N de_E rock_N amateur_A , ] sourit_V .",
        "maire",
    ),
    "a trait before a tie to somebody": (
        "[ La_D chanteuse_N Anne_H Roux_H , épouse_N de_E l'_D+ ancien_A patron_N , ] sourit_V .",
        "chanteuse",
    ),
    "no verb that is a noun too": ("{ Tout_R va_V } , < juge_V > [ Anne_H Roux_H ] .", None),
}


@pytest.mark.parametrize(("line", "expected"), ROLES.values(), ids=ROLES.keys())
def test_the_role_is(line: str, expected: str | None) -> None:
    (speaker,) = resolved(line)
    assert speaker.role == expected


def test_where_somebody_works_is_not_their_country() -> None:
    countries = {"Norvanie": ("NOR", "name")}
    line = "[ Anne_H Roux_H , correspondante_N {}_E Norvanie_P , ] sourit_V ."
    assert [resolved(line.format(word), countries=countries)[0].country for word in ("en", "de")] == [
        None,
        "NOR",
    ]


ROLES = {
    "office of today before a former one": (
        "[ La_D présidente_N Anne_H Kolar_H , ancienne_A ministre_N des_E Finances_N , ] insiste_V .",
        "présidente",
    ),
    "rank in front of an office": (
        "[ La_D vice-première_A ministre_N Anne_H Kolar_H ] insiste_V .",
        "vice-première ministre",
    ),
    "nothing that says no more than the name": ("[ Un_D homme_N , Luc_H Kolar_H , ] insiste_V .", None),
}


@pytest.mark.parametrize(("line", "role"), ROLES.values(), ids=ROLES.keys())
def test_the_role_of_a_person_is(line: str, role: str | None) -> None:
    (speaker,) = resolved(line)
    assert speaker.role == role
