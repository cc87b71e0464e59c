"""Clubs by what fans call them, where the text is about their league."""

import pytest

from .tagged import codes, organizations

_NHL = " | la/DET LNH/PROPN et/CCONJ le/DET hockey/NOUN | Sherbrooke/PROPN/LOC et/CCONJ Rimouski/PROPN/LOC"


def texts(line: str) -> list[str]:
    return [text for text, _ in organizations(line) if text != "LNH"]


@pytest.mark.parametrize(
    "line",
    [
        "le/DET Canadien/PROPN perd/VERB",
        "l'/DET entraîneur/NOUN du/ADP Canadien/NOUN ,/PUNCT seul/ADJ",
        "les/DET Canadiens/NOUN perdent/VERB",
    ],
)
def test_a_demonym_is_a_club_where_the_text_is_about_its_league(line):
    assert texts(line + _NHL) in (["Canadien"], ["Canadiens"])
    assert codes(line + _NHL) == []


@pytest.mark.parametrize(
    "line",
    [
        "le/DET Canadien/PROPN perd/VERB",
        "le/DET Canadien/PROPN Iris/PROPN/PER Valmont/PROPN/I-PER marque/VERB" + _NHL,
        "un/DET Canadien/NOUN marque/VERB" + _NHL,
        "les/DET Canadiens/NOUN perdent/VERB | aux/ADP Jeux/NOUN olympiques/ADJ" + _NHL,
    ],
)
def test_somebody_of_a_country_is_no_club(line):
    assert codes(line) == ["CAN"]
    assert texts(line) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "les/DET Maple/PROPN Leafs/PROPN gagnent/VERB | des/ADP Leafs/PROPN ,/PUNCT",
            ["Maple Leafs", "Leafs"],
        ),
        ("le/DET Standard/PROPN perd/VERB à/ADP Sclessin/PROPN/LOC", ["Standard"]),
        ("un/DET nouveau/ADJ Standard/NOUN s'/PRON impose/VERB | à/ADP Sclessin/PROPN/LOC", []),
        ("l'/DET Union/PROPN perd/VERB", []),
    ],
)
def test_a_nickname_needs_its_league_and_its_article(line, found):
    assert texts(line) == found


def test_a_club_without_its_town_is_the_one_that_the_text_names_with_it():
    line = (
        "les/DET Saguenéens/NOUN de/ADP Chicoutimi/PROPN perdent/VERB | les/DET Saguenéens/NOUN partent/VERB"
    )
    assert organizations(line) == [
        ("Saguenéens de Chicoutimi", "x:sagueneens-de-chicoutimi"),
        ("Saguenéens", "x:sagueneens-de-chicoutimi"),
    ]


def test_a_quarter_of_a_town_is_no_club():
    swiss = " | Lausanne/PROPN/LOC et/CCONJ Vevey/PROPN/LOC ,/PUNCT match/NOUN"
    assert texts("Servette/PROPN/LOC gagne/VERB" + swiss) == ["Servette"]
    assert texts("rue/NOUN de/ADP la/DET Servette/PROPN/LOC" + swiss) == []


def test_who_plays_for_a_club_may_follow_its_plural():
    line = "l'/DET ailier/NOUN des/ADP Bruins/PROPN Luc/PROPN/PER Valmont/PROPN/I-PER part/VERB"
    assert texts(line + _NHL) == ["Bruins"]
