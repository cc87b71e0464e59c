"""Speakers that a preposition introduces."""

from __future__ import annotations

import pytest

from .tagged import found_speaker, marked_speaker, tagged

SOURCES = {
    "at the start": "< Selon_E > [ le_D fleuriste_N ] , { il_R gèle_V } .",
    "at the end": "{ Il_R gèle_V } , < d'après_E > [ deux_M sources_N ] .",
    "in the middle": "{ Le_D vote_N } , < selon_E > [ elle_R ] , { sera_X serré_A } .",
    "apposition": "< Selon_E > [ Mira_H Kovac_H , chercheuse_N à_E l'_D+ Institut_N ] , { il_R gèle_V } .",
    "without determiner": "< De_E > [ source_N policière_A ] , { il_R gèle_V } .",
    "locution": "< Aux_E yeux_N de_E > [ la_D CGT_P ] , { il_R gèle_V } .",
    "capital without accent": "< A_E en_E croire_I > [ un_D banquier_N ] , { il_R gèle_V } .",
    "fused determiner": "< De_E l'_D+ avis_N du_E > [ maire_N ] , { il_R gèle_V } .",
    "house of a source": "< Selon_E > [ une_D source_N au_E Quai_P des_E Brumes_P ] , { il_R gèle_V } .",
    "medium that a source spoke to": "< Selon_E > [ une_D source_N ] à_E Reuters_P , { il_R gèle_V } .",
    "participial tail": "{ Il_R gèle_V } , < selon_E > [ un_D bilan_N ] établi_T par_E la_D presse_N .",
}


@pytest.mark.parametrize("line", SOURCES.values(), ids=SOURCES.keys())
def test_the_object_of_a_source_preposition(line: str) -> None:
    sentence = tagged(line)
    assert found_speaker(sentence) == (marked_speaker(sentence), "source preposition")


def test_the_agent_of_a_passive() -> None:
    sentence = tagged(
        "{ La_D fermeture_N } < a_X été_X annoncée_T > lundi_N par_E [ le_D président_N , Éloi_H Maral_H ] ."
    )
    assert found_speaker(sentence) == (marked_speaker(sentence), "passive agent")


def test_the_agent_of_a_passive_after_the_content() -> None:
    sentence = tagged("La_D crise_N < est_X jugée_T > « { grave_A } » par_E [ la_D mairie_N ] .")
    assert found_speaker(sentence) == (marked_speaker(sentence), "passive agent")


def test_the_agent_after_a_participle_that_opens_the_sentence() -> None:
    sentence = tagged("< Jugée_A > « { trop_B chère_A } » par_E [ la_D mairie_N ] , la_D loi_N passe_V .")
    assert found_speaker(sentence) == (marked_speaker(sentence), "passive agent")


def test_words_ascribed_to_somebody() -> None:
    sentence = tagged("« { Assez_B } » , des_D mots_N < attribués_T > à_E [ la_D reine_N ] .")
    assert found_speaker(sentence) == (marked_speaker(sentence), "passive agent")


def test_words_signed_by_somebody() -> None:
    sentence = tagged("« { Assez_B } » , une_D lettre_N < signée_T > [ Ali_H Roux_H ] .")
    assert found_speaker(sentence) == (marked_speaker(sentence), "passive agent")


def test_a_reflexive_verb_is_no_passive() -> None:
    sentence = tagged("[ La_D ministre_N ] < s'_R+ est_X dite_T > « { inquiète_A } » .")
    assert found_speaker(sentence)[0] == "La ministre"


def test_a_participle_before_a_clause_is_no_passive() -> None:
    sentence = tagged("[ Sa_D sœur_N ] , < désolée_T > : « { J'_R+ ai_X tort_N } »")
    assert found_speaker(sentence)[0] == "Sa sœur"


def test_a_coordinated_participle_is_no_passive() -> None:
    line = (
        "[ Le_D maire_N ] a_X salué_T cet_D accord_N signé_T hier_B soir_N et_C < précisé_T > « { Ouf_B } » ."
    )
    assert found_speaker(tagged(line))[1] != "no source"


def test_a_passive_without_agent_has_no_source() -> None:
    sentence = tagged("Des_D critiques_N < jugées_T > « { absurdes_A } »")
    assert found_speaker(sentence) == (None, "no source")


@pytest.mark.parametrize("auxiliary", ["est_X", "était_X"])
def test_an_impersonal_passive_has_no_source(auxiliary: str) -> None:
    sentence = tagged(f"« {{ Non_B }} » , {auxiliary} -il_R < précisé_T > .")
    assert found_speaker(sentence) == (None, "no source")


@pytest.mark.parametrize(
    "group",
    [
        "s'_R+ est_X -il_R < félicité_T >",
        "s’_R+ est_X -il_R < félicité_T >",
        "s'_R+ en_R est_X -il_R < félicité_T >",
        "est_X -il_R < convenu_T >",
        "a_X -il_R < précisé_T >",
    ],
)
def test_a_reflexive_and_a_perfect_are_no_impersonal_passives(group: str) -> None:
    sentence = tagged(f"« {{ Non_B }} » , {group} .")
    assert found_speaker(sentence) == ("il", "clitic")


def test_a_participle_with_its_auxiliary_is_no_passive() -> None:
    sentence = tagged("[ Le_D maire_N ] a_X toutefois_B < précisé_T > que_S { il_R gèle_V } .")
    assert found_speaker(sentence)[0] == "Le maire"


def test_the_document_where_something_is_read() -> None:
    sentence = tagged("« { Assez_B } » , pouvait_V -on_R < lire_I > sur_E [ une_D banderole_N ] tendue_T .")
    assert found_speaker(sentence) == (marked_speaker(sentence), "origin")


def test_the_source_from_which_something_is_learned() -> None:
    sentence = tagged("{ Il_R gèle_V } , a_X -t_R -on_R < appris_T > auprès_B des_E [ pompiers_N ] .")
    assert found_speaker(sentence) == (marked_speaker(sentence), "origin")


def test_the_source_behind_an_inverted_on() -> None:
    sentence = tagged("{ Il_R gèle_V } , a_X -t_R -on_R < précisé_T > de_E [ même_A source_N ] .")
    assert found_speaker(sentence) == (marked_speaker(sentence), "origin")
