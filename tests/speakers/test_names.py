"""Which words are one person's name, and which names are one person's."""

from __future__ import annotations

import pytest

from .narrated import Body, names, resolved

NAMES = {
    "particle after the place of an office": (
        "Le_D maire_N de_E New_P York_P Bill_P de_E Blasio_P sourit_V . [ Blasio_P ] insiste_V .",
        ["Bill de Blasio"],
    ),
    "first word that no table has left out": (
        "Djalo_H Léon_H Gnaoré_H sourit_V . [ Léon_H Gnaoré_H ] insiste_V .",
        ["Djalo Léon Gnaoré"],
    ),
    "other first name": (
        "Jean_H Léon_H Gnaoré_H sourit_V . [ Léon_H Gnaoré_H ] insiste_V .",
        ["Léon Gnaoré"],
    ),
    "what follows an apostrophe": (
        "Yann_H Le_H Floc'_H+ h_H sourit_V . [ M._N Le_H Floc'_H+ h_H ] insiste_V .",
        ["Yann Le Floc'h"],
    ),
    "no word after an elided preposition": (
        "Selon_E Ali_H Morel_H D'_E+ autres_A partent_V . [ Morel_H ] insiste_V .",
        ["Ali Morel"],
    ),
    "elided particle before a capital": (
        "M._N N’_D+ Dolo_H sourit_V . [ Il_R ] insiste_V .",
        ["N’Dolo"],
    ),
    "elided particle after a civility": (
        "[ L'_D+ avocat_N , Me_N N’_D+ Dolo_H Sarr_H , ] insiste_V .",
        ["N’Dolo Sarr"],
    ),
    "elided particle before a small letter": (
        "Le_D député_N M’_A+ rabet_N Sarr_H sourit_V . [ Il_R ] insiste_V .",
        ["M’rabet Sarr"],
    ),
    "elided particle at the start of a sentence": (
        "M’_A+ rabet_N Sarr_H sourit_V . [ Il_R ] insiste_V .",
        ["M’rabet Sarr"],
    ),
    "Papa as a first name": ("[ Papa_N Demba_H Ndao_H ] insiste_V .", ["Papa Demba Ndao"]),
    "town called after somebody": (
        "Ali_H Morel_H part_V . Tout_R dort_V . Rien_R ne_B bouge_V à_E Sidi_P Salem_P . [ Il_R ] insiste_V .",
        ["Ali Morel"],
    ),
    "person with the first name of a town": ("[ Sidi_H Salem_H ] insiste_V .", ["Sidi Salem"]),
    "initial for a surname": ("Kevin_H M._P sourit_V . [ Kevin_H M._P ] insiste_V .", ["Kevin M."]),
    "nothing but initials": (
        "C.R._N , une_D serveuse_N , sourit_V . [ La_D serveuse_N ] insiste_V .",
        ["C.R."],
    ),
    "body called after its head": (
        "Hugo_H Morel_H sourit_V . [ Le_D gouvernement_N Morel_H ] insiste_V .",
        ["gouvernement Morel"],
    ),
    "office in a body before its holder": (
        "[ Le_D porte-parole_N de_E+ le_D gouvernement_N Hugo_H Morel_H ] insiste_V .",
        ["Hugo Morel"],
    ),
    "initials": ("[ J.-P._P van_P der_P Meer_P ] insiste_V .", ["J.-P. van der Meer"]),
    "one unknown word after a title": (
        "L'_D+ animateur_N Nagim_P sourit_V . [ Nagim_P ] insiste_V .",
        ["Nagim"],
    ),
    "one unknown word before an apposition with a determiner": (
        "Jadim_P , un_D chanteur_N , sourit_V . [ Il_R ] insiste_V .",
        ["Jadim"],
    ),
    "one unknown word that the model takes for a name, before any noun with a determiner": (
        "Jadim_H , un_D grognon_N , sourit_V . [ Il_R ] insiste_V .",
        ["Jadim"],
    ),
    "Cheikh with a capital and no article": (
        "[ Cheikh_H Tidiane_H Fall_H ] insiste_V .",
        ["Cheikh Tidiane Fall"],
    ),
    "cheikh after an article": ("[ Le_D cheikh_N Tidiane_H Fall_H ] insiste_V .", ["Tidiane Fall"]),
    "first name before an age": ("Lisa_P , 27_M ans_N , sourit_V . [ Elle_R ] insiste_V .", ["Lisa"]),
    "civility: whoever is called by that surname": (
        "Paul_H Morel_H sourit_V . Ali_H Morel_H dort_V . M._N Morel_H part_V . "
        "Paul_H chante_V . Paul_H danse_V . Ali_H Morel_H sort_V . Paul_H rentre_V . [ M._N Morel_H ] insiste_V .",
        ["Ali Morel"],
    ),
}


@pytest.mark.parametrize(("line", "expected"), NAMES.values(), ids=NAMES.keys())
def test_mentions_are_resolved_to_full_names(line: str, expected: list[str]) -> None:
    assert names(line) == expected


def test_a_noun_of_origin_stands_before_a_first_name_that_no_table_has() -> None:
    line = "[ L'_D+ attaquant_N , l'_D+ Argentin_N Ruvo_H Paz_H ] insiste_V . [ L'_D+ attaquant_N ] part_V ."
    assert names(line, None, {"Argentin": ("ARG", "demonym")}) == ["Ruvo Paz", "Ruvo Paz"]


@pytest.mark.parametrize("line", ["[ C.R._N ] insiste_V .", "À_E la_D barre_N [ S._P Ndolo_P ] insiste_V ."])
def test_an_initial_shows_a_person(line: str) -> None:
    (speaker,) = resolved(line)
    assert speaker.kind == "person"


def test_an_english_article_begins_no_name() -> None:
    (speaker,) = resolved("[ The_P Morel_P ] insiste_V .")
    assert speaker.kind != "person"


@pytest.mark.parametrize("body", [Body(), Body("company")], ids=["in no table", "in the table"])
def test_a_firm_after_a_noun_that_names_persons_too_is_an_organization(body: Body) -> None:
    (speaker,) = resolved("[ L'_D+ opérateur_N Orvane_P ] insiste_V .", {"Orvane": body})
    assert (speaker.name, speaker.kind) == ("Orvane", "organization")


def test_a_legal_form_shows_a_firm() -> None:
    firm = "la_D SA_P Ardoises_H Volpi_H"
    line = f"Luc_H Kolar_H arrive_V . L'_D+ ancien_A comptable_N de_E {firm} part_V . [ Il_R ] rit_V ."
    assert names(line) == ["Luc Kolar"]


def test_a_title_makes_a_person_of_what_looks_like_an_organization() -> None:
    (speaker,) = resolved("[ L'_D+ animateur_N Nagim_P ] insiste_V .", {"Nagim": Body()})
    assert (speaker.name, speaker.kind) == ("Nagim", "person")
