"""Whether a subject follows the verb of a reporting clause."""

from __future__ import annotations

import pytest

from builders import cue_of, layout_of
from otan_extract.quotations.inversion import has_inverted_subject


def inverted(tagged: str, verb: str, *people: str, lenient: bool = False) -> bool:
    layout = layout_of(tagged, people=people)
    cue = cue_of(layout, verb)
    return has_inverted_subject(layout, cue, layout.sentence_at(cue.level, cue.start), lenient=lenient)


@pytest.mark.parametrize(
    ("tagged", "verb"),
    [
        ("« Oui », dit/V-elle.", "dit"),
        ("« Oui », dit/V la maire.", "dit"),
        ("« Oui », a dit/T mardi la maire.", "dit"),
        ("« Oui », a dit/T à la radio la maire.", "dit"),
        ("« Oui », a dit/T celui-ci.", "dit"),
        ("« Oui », ont dit/T la maire et le préfet.", "dit"),
        ("« Oui », disent/V des témoins.", "disent"),
        ("« Oui », dit/V un/R de ses voisins.", "dit"),
        ("« Oui », dit/V une/R des victimes.", "dit"),
        ("« Oui », disent/V plusieurs/R d'entre eux.", "disent"),
        ("« Oui », disent/V des jeunes/A témoins.", "disent"),
    ],
)
def test_a_subject_after_the_verb(tagged: str, verb: str) -> None:
    assert inverted(tagged, verb)


def test_a_name_follows_a_complement_without_determiner() -> None:
    assert inverted("« Oui », a dit/T à l'AFP Odile Bartoli.", "dit", "Odile Bartoli")


@pytest.mark.parametrize(
    ("tagged", "verb"),
    [
        ("La maire dit/V que le pont tiendra/V.", "dit"),
        ("La maire a dit/T : « Oui ».", "dit"),
        ("Ils ont annoncé/T la fermeture.", "annoncé"),
        ("La maire a annoncé/T vouloir/I partir/I.", "annoncé"),
        ("La maire a dit/T mardi.", "dit"),
        ("La maire a dit/T au préfet.", "dit"),
        ("La maire dénonce/V des élus.", "dénonce"),
        ("Les élus dénoncent/V des bruits.", "dénoncent"),
    ],
)
def test_no_subject_after_the_verb(tagged: str, verb: str) -> None:
    assert not inverted(tagged, verb)


def test_after_a_quotation_any_indefinite_noun_will_do() -> None:
    assert inverted("« Oui », disent/V des bruits.", "disent", lenient=True)


def test_after_a_quotation_any_capital_will_do() -> None:
    tagged = "« Oui », a dit/T à la presse Bartoli."
    assert not inverted(tagged, "dit")
    assert inverted(tagged, "dit", lenient=True)
