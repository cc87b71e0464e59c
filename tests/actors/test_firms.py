"""Firms that no table knows, by what only firms do, have and say."""

import pytest

from .tagged import organizations


def texts(line: str) -> list[str]:
    return [text for text, _ in organizations(line)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Valmora/PROPN/LOC supprime/VERB 80/NUM emplois/NOUN à/ADP Ozim/PROPN/LOC", ["Valmora"]),
        ("Valmora/NOUN/LOC va/VERB fermer/VERB son/DET site/NOUN de/ADP Dorval/PROPN/LOC", ["Valmora"]),
        ("hier/ADV ,/PUNCT Valmora/PROPN/PER a/AUX racheté/VERB son/DET concurrent/NOUN", ["Valmora"]),
        (
            "Valmora/PROPN/LOC a/AUX vu/VERB son/DET chiffre/NOUN d'/ADP affaires/NOUN bondir/VERB",
            ["Valmora"],
        ),
    ],
)
def test_what_only_a_firm_does_makes_its_subject_one(line, found):
    assert texts(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "le/DET maire/NOUN supprime/VERB 80/NUM emplois/NOUN",
        "Patrons/NOUN et/CCONJ syndicats/NOUN ferment/VERB . Patrons/NOUN ferme/VERB son/DET site/NOUN",
        "Iris/PROPN/PER Valmont/PROPN/I-PER part/VERB | Valmont/PROPN ferme/VERB son/DET site/NOUN",
        "à/ADP Valmeuse/PROPN/LOC ./PUNCT | Valmeuse/PROPN/LOC ferme/VERB son/DET site/NOUN",
        "la/DET mairie/NOUN de/ADP Valmeuse/PROPN/LOC ferme/VERB son/DET site/NOUN",
        "Valmora/PROPN/LOC ferme/VERB la/DET marche/NOUN",
    ],
)
def test_nobody_and_no_place_is_a_firm_for_what_it_does(line):
    assert not {"Patrons", "Valmont", "Valmeuse", "Valmora"}.intersection(texts(line))


def test_a_place_that_the_model_knows_is_no_firm_for_its_staff():
    assert texts("les/DET salariés/NOUN de/ADP Grenoble/PROPN/LOC attendent/VERB") == []


def test_the_management_that_acts_and_the_staff_are_a_firm_s():
    line = "la/DET direction/NOUN de/ADP Valmora/PROPN/LOC a/AUX annoncé/VERB un/DET plan/NOUN"
    assert texts(line) == ["Valmora"]
    assert texts("les/DET salariés/NOUN d'/ADP Arvalor/PROPN/LOC attendent/VERB") == ["Arvalor"]


@pytest.mark.parametrize(
    "line",
    [
        "il/PRON prend/VERB la/DET direction/NOUN de/ADP Valmeuse/PROPN/LOC ,/PUNCT seul/ADJ",
        "la/DET direction/NOUN de/ADP Valmeuse/PROPN/LOC a/AUX été/AUX prise/VERB",
        "en/ADP direction/NOUN de/ADP Valmeuse/PROPN/LOC ./PUNCT",
    ],
)
def test_where_somebody_goes_is_no_firm(line):
    assert texts(line) == []


def test_one_word_that_explains_in_a_statement_is_a_firm():
    line = "justifie/VERB Valmora/PROPN/PER dans/ADP un/DET communiqué/NOUN"
    assert texts(line) == ["Valmora"]
    assert texts("justifie/VERB Iris/PROPN/PER dans/ADP un/DET communiqué/NOUN") == []


def test_a_nationality_in_lower_case_announces_a_firm():
    line = "le/DET suisse/NOUN Valmora/PROPN/PER rachète/VERB l'/DET américain/NOUN Dorval/PROPN/ORG Foods/PROPN/I-ORG"
    assert texts(line) == ["Valmora", "Dorval Foods"]
    assert texts("l'/DET allemand/NOUN Dorval/PROPN/LOC gagne/VERB") == []
    assert texts("devant/ADP le/DET belge/NOUN Valmont/PROPN/PER ,/PUNCT deuxième/ADJ") == []
    assert texts("le/DET ministre/NOUN belge/ADJ Valmora/PROPN/LOC part/VERB") == []


def test_the_town_of_a_plant_is_no_part_of_its_firm_s_name():
    line = "l'/DET usine/NOUN Valmora/PROPN/ORG de/ADP/I-ORG Valmeuse/PROPN/I-ORG ferme/VERB"
    assert texts(line) == ["Valmora"]


def test_legal_forms_and_funds_announce_a_firm():
    assert texts("la/DET SPRL/NOUN Valmor/PROPN Toitures/NOUN ferme/VERB") == ["Valmor Toitures"]
    assert texts("le/DET fonds/NOUN américain/ADJ Valmor/PROPN/PER &/CCONJ Dorval/PROPN part/VERB") == [
        "Valmor & Dorval"
    ]
