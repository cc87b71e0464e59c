"""Organizations and countries as speakers: how they are called, and which nouns stand for them."""

from __future__ import annotations

import pytest

from otan_extract.speakers.bodies import short

from .narrated import Body, names, resolved

UNION, MEDIUM = Body("trade_union"), Body("media")
NOUNS = {
    "union that just spoke": (
        "Le_D syndicat_N Alfa_P arrive_V . [ Bravo_P ] insiste_V . [ Le_D syndicat_N ] part_V .",
        {"Alfa": UNION, "Bravo": UNION},
        ["Bravo", "Bravo"],
    ),
    "company that acted before a body of another type": (
        "Alfa_P publie_V . [ Bravo_P ] insiste_V . [ L'_D+ entreprise_N ] part_V .",
        {"Alfa": Body(), "Bravo": Body("government_body")},
        ["Bravo", "Alfa"],
    ),
    "company by a noun of persons too, of whom there is none": (
        "Alfa_P publie_V . [ L'_D+ opérateur_N ] part_V .",
        {"Alfa": Body("company")},
        ["Alfa"],
    ),
    "person by a noun of companies too": (
        "L'_D+ éditeur_N Luc_H Kolar_H arrive_V . Alfa_P publie_V . [ L'_D+ éditeur_N ] part_V .",
        {"Alfa": Body("company")},
        ["Luc Kolar"],
    ),
    "medium that was called so, whichever spoke": (
        "Le_D journal_N Alfa_P arrive_V . [ Bravo_P ] insiste_V . [ Le_D journal_N ] part_V .",
        {"Alfa": MEDIUM, "Bravo": MEDIUM},
        ["Bravo", "Alfa"],
    ),
    "medium named just before": (
        "Alfa_P écrit_V . Alfa_P publie_V . Puis_B "
        + "rien_B " * 40
        + "Bravo_P publie_V . [ Le_D journal_N ] part_V .",
        {"Alfa": MEDIUM, "Bravo": MEDIUM},
        ["Bravo"],
    ),
    "body behind an acronym": (
        "Alfa_P publie_V . [ L'_D+ ONG_N ] part_V .",
        {"Alfa": Body("ngo")},
        ["Alfa"],
    ),
    "institution that fits a narrowing word": (
        "Le_D parquet_N de_E Riva_P enquête_V . [ Le_D parquet_N fédéral_A ] part_V .",
        {"parquet de Riva": Body("court", "ITA", "parquet de Riva")},
        ["parquet fédéral"],
    ),
    "territory that stands for its council": (
        "Le_D conseil_N départemental_A d'_E+ Orne_P vote_V . [ Le_D département_N ] part_V .",
        {"conseil départemental d'Orne": Body("government_body")},
        ["conseil départemental d'Orne"],
    ),
    "account that speaks for its owner": (
        "[ Le_D compte_N officiel_A de_E la_D Cinémathèque_P ] part_V .",
        {"Cinémathèque": Body("museum")},
        ["Cinémathèque"],
    ),
    "account that no table has": (
        "[ Le_D compte_N Twitter_P du_E TramRiva_P ] part_V .",
        {},
        ["TramRiva"],
    ),
    "pages of a medium": (
        "[ Les_D colonnes_N d'_E+ Alfa_P ] partent_V .",
        {"Alfa": MEDIUM},
        ["Alfa"],
    ),
    "account of nobody in particular": (
        "[ Le_D compte_N officiel_A de_E la_D mairie_N ] part_V .",
        {},
        ["compte officiel de la mairie"],
    ),
    "body named last, whatever it does there": (
        "Paul_H Weber_H quitte_V Alfa_P . [ Cet_D organisme_N ] part_V .",
        {"Alfa": Body("ngo")},
        ["Alfa"],
    ),
    "kind of firm before its name": (
        "[ Le_D cabinet_N d'_E+ experts_N Orvane_P ] part_V .",
        {},
        ["Orvane"],
    ),
    "club that was named last, whichever has club in its name": (
        "Le_D Club_P Riva_P perd_V . Le_D Stade_P Orvan_P gagne_V . [ Le_D club_N ] part_V .",
        {"Club Riva": Body("sports_club"), "Stade Orvan": Body("sports_club")},
        ["Stade Orvan"],
    ),
    "figures of a body with its acronym": (
        "[ les_D chiffres_Np de_E l'_D+ Agence_P ( ADC ) ] insistent_V .",
        {"Agence": Body("government_body"), "ADC": Body("government_body", name="Agence")},
        ["chiffres de l'Agence"],
    ),
    "firm whose management spoke": (
        "[ La_D direction_N de_E Alfa_P ] insiste_V . [ Le_D groupe_N ] part_V .",
        {},
        ["direction de Alfa", "Alfa"],
    ),
    "document by its author": (
        "Un_D rapport_N de_E la_D Cour_P paraît_V . [ Le_D document_N ] insiste_V .",
        {},
        ["rapport de la Cour"],
    ),
    "document by its noun": (
        "Une_D étude_N de_E la_D Cour_P paraît_V . Un_D rapport_N suit_V . [ L'_D+ étude_N ] insiste_V .",
        {},
        ["étude de la Cour"],
    ),
    "decision of somebody without a name": (
        "Une_D décision_N de_E un_D juge_N tombe_V . [ La_D décision_N ] insiste_V .",
        {},
        ["décision"],
    ),
    "document that nobody signed": (
        "Un_D rapport_N de_E trois_M pages_N paraît_V . [ Le_D document_N ] insiste_V .",
        {},
        ["document"],
    ),
    "bodies of a list with somebody of theirs": (
        "[ La_D Cour_P+ , l'_D+ Agence_P et_C leur_D avocat_N ] partent_V .",
        {"Cour": Body("court"), "Agence": Body("government_body")},
        ["Cour, l'Agence et leur avocat"],
    ),
    "acronym in a bracket, and the complement after it": (
        "[ Le_D Service_P de_E secours_N ( SDS ) du_E Rhône_P ] part_V .",
        {},
        ["Service de secours du Rhône"],
    ),
    "acronym in a bracket after a known body, and the complement": (
        "[ Le_D Service_P ( SDS ) du_E Rhône_P ] part_V .",
        {"Service": Body("government_body")},
        ["Service du Rhône"],
    ),
    "letters that stand for all of a kind": (
        "[ Trois_M associations_Np Arc_P ] partent_V .",
        {"Arc": Body("ngo")},
        ["associations Arc"],
    ),
}


@pytest.mark.parametrize(("line", "bodies", "expected"), NOUNS.values(), ids=NOUNS.keys())
def test_noun_stands_for_the(line: str, bodies: dict[str, Body], expected: list[str]) -> None:
    assert names(line, bodies) == expected


PROSECUTORS = {
    "of another country by the table": ("parquet_N de_E Riva_P", Body("court", "ITA"), "parquet belge"),
    "of that country by the table": ("parquet_N de_E Riva_P", Body("court", "BEL"), "parquet de Riva"),
    "of that country by its name": ("parquet_N belge_A de_E Riva_P", Body(), "parquet belge de Riva"),
}


@pytest.mark.parametrize(("tagged", "body", "expected"), PROSECUTORS.values(), ids=PROSECUTORS.keys())
def test_a_noun_with_a_demonym_stands_for_a_body(tagged: str, body: Body, expected: str) -> None:
    form = " ".join(word.partition("_")[0] for word in tagged.split())
    line = f"Le_D {tagged} enquête_V . [ Le_D parquet_N belge_A ] part_V ."
    assert names(line, {form: body}, {"belge": ("BEL", "demonym")}) == [expected]


def test_a_government_is_that_of_the_demonym_it_had_before() -> None:
    line = "Le_D gouvernement_N belge_A enquête_V . [ Le_D gouvernement_N ] part_V ."
    (speaker,) = resolved(line, {}, {"belge": ("BEL", "demonym")})
    assert (speaker.name, speaker.kind) == ("gouvernement belge", "country")


def test_a_newspaper_with_the_name_of_inhabitants_is_an_organization() -> None:
    (speaker,) = resolved("[ Le_D Parisien_P ] insiste_V .", {"Parisien": MEDIUM})
    assert speaker.kind == "organization"


def test_no_pronoun_stands_for_a_medium_while_there_is_a_person() -> None:
    line = (
        "Paul_H Weber_H arrive_V . La_D foule_N attend_V . La_D rue_N ferme_V . [ Alfa_P ] insiste_V . "
        "[ Il_R ] part_V ."
    )
    assert names(line, {"Alfa": MEDIUM}) == ["Alfa", "Paul Weber"]
    assert names(line, {"Alfa": UNION}) == ["Alfa", "Alfa"]


def test_on_stands_for_the_body_on_whose_side_it_is() -> None:
    line = "Du_E côté_N d'_E+ Alfa_P , [ on_R ] insiste_V ."
    assert names(line, {"Alfa": Body("company")}) == ["Alfa"]


def test_on_at_a_common_noun_stands_for_the_body_that_it_takes_up() -> None:
    line = "[ Alfa_P ] insiste_V . Du_E côté_N de_E l'_D+ entreprise_N , [ on_R ] part_V ."
    assert names(line, {"Alfa": Body("company")}) == ["Alfa", "Alfa"]


def test_y_stands_for_the_place_at_which_on_spoke_before() -> None:
    line = "À_E Bercy_P , [ on_R ] insiste_V . La_D nuit_N tombe_V , y_R sourit_V [ on_R ] ."
    assert names(line, {"Bercy": Body("ministry")}) == ["Bercy", "Bercy"]
    assert names(line.replace("y_R ", ""), {"Bercy": Body("ministry")}) == ["Bercy", "on"]


def test_y_stands_for_nobody_where_a_person_spoke_before() -> None:
    line = "[ Luc_H Kolar_H ] insiste_V . La_D nuit_N tombe_V , y_R sourit_V [ on_R ] ."
    assert names(line) == ["Luc Kolar", "on"]


def test_a_complement_that_goes_on_makes_no_list_of_bodies() -> None:
    line = "[ Le_D Service_P+ , l'_D+ Agence_P et_C de_E Riva_P ] part_V ."
    (speaker,) = resolved(line, {"Service": Body("government_body"), "Agence": Body("government_body")})
    assert speaker.kind == "organization"


def test_the_fullest_name_in_the_document_counts_for_bodies_outside_of_the_tables() -> None:
    line = "La_D Ligue_P Orne_P dort_V . La_D Ligue_P fluviale_A Orne_P vote_V . [ La_D Ligue_P Orne_P ] insiste_V ."
    forms = ("Ligue Orne", "Ligue fluviale Orne")
    assert names(line, dict.fromkeys(forms, Body("ngo", name="Ligue Orne"))) == ["Ligue fluviale Orne"]


COUNTRIES = {
    "the last one named": (
        "La_D Norvanie_P vote_V . La_D Sudanie_P vote_V . [ Le_D pays_N ] part_V .",
        "Sudanie",
    ),
    "the one that the text is about": (
        "La_D Norvanie_P vote_V . La_D Norvanie_P attend_V . La_D Norvanie_P change_V . La_D Norvanie_P gagne_V . "
        "La_D Sudanie_P vote_V . [ Le_D pays_N ] part_V .",
        "Norvanie",
    ),
}


@pytest.mark.parametrize(("line", "expected"), COUNTRIES.values(), ids=COUNTRIES.keys())
def test_le_pays_is(line: str, expected: str) -> None:
    countries = {"Norvanie": ("NOR", "name"), "Sudanie": ("SDN", "name")}
    (speaker,) = resolved(line, countries=countries)
    assert (speaker.name, speaker.kind) == (expected, "country")


def test_a_bracket_at_the_end_is_no_part_of_the_name() -> None:
    assert short("Service de secours (SDS)") == "Service de secours"
    assert short("Service de secours (SDS) d'Orne (sud)") == "Service de secours d'Orne"
