"""`sa présidente`: the body or state for which a possessive stands is the one on whose behalf somebody speaks."""

from __future__ import annotations

import pytest

from .narrated import Body, resolved

OFFICERS = {
    "title before the name": (
        "Alfa_P augmente_V ses_D taux_N . [ Sa_D présidente_N Anne_H Kolar_H ] insiste_V .",
        "Alfa",
    ),
    "apposition": (
        "Alfa_P augmente_V ses_D taux_N . [ Anne_H Kolar_H , sa_D présidente_N , ] insiste_V .",
        "Alfa",
    ),
    "no name": ("Alfa_P augmente_V ses_D taux_N . [ Sa_D présidente_N ] insiste_V .", "Alfa"),
    "a tie is no office": (
        "Alfa_P augmente_V ses_D taux_N . [ Sa_D sœur_N Anne_H Kolar_H ] insiste_V .",
        None,
    ),
    "a trait is no office": (
        "Alfa_P augmente_V ses_D taux_N . [ Sa_D lycéenne_N Anne_H Kolar_H ] insiste_V .",
        None,
    ),
    "somebody's officer": (
        "Alfa_P dort_V . Paul_H Weber_H arrive_V . [ Sa_D directrice_N Anne_H Kolar_H ] insiste_V .",
        None,
    ),
    "too far": (
        "Alfa_P dort_V . La_D nuit_N tombe_V . La_D pluie_N tombe_V . [ Sa_D présidente_N Anne_H Kolar_H ] insiste_V .",
        None,
    ),
    "possessive of several": ("Alfa_P dort_V . [ Leur_D présidente_N Anne_H Kolar_H ] insiste_V .", None),
    "definite article": ("Alfa_P dort_V . [ La_D présidente_N Anne_H Kolar_H ] insiste_V .", None),
}


@pytest.mark.parametrize(("line", "body"), OFFICERS.values(), ids=OFFICERS.keys())
def test_an_officer_speaks_for_the_body_of_the_possessive(line: str, body: str | None) -> None:
    assert resolved(line, {"Alfa": Body("company")})[-1].organization == body


STATES = {
    "state named before": ("La_D Norvège_P refuse_V . [ Son_D ministre_N Luc_H Kolar_H ] insiste_V .", "NOR"),
    "state named long before": (
        "La_D Norvège_P refuse_V . La_D nuit_N tombe_V . La_D pluie_N tombe_V . "
        "[ Son_D ministre_N Luc_H Kolar_H ] insiste_V .",
        None,
    ),
    "no state": ("La_D pluie_N tombe_V . [ Son_D ministre_N Luc_H Kolar_H ] insiste_V .", None),
}


@pytest.mark.parametrize(("line", "code"), STATES.values(), ids=STATES.keys())
def test_a_minister_speaks_for_the_state_of_the_possessive(line: str, code: str | None) -> None:
    assert resolved(line, {}, {"Norvège": ("NOR", "name")} if "Norvège" in line else {})[-1].country == code
