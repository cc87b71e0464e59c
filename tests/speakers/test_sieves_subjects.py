"""Subjects before the cue, relatives, and cues that share a subject."""

from __future__ import annotations

import pytest

from otan_extract.layers import Quotation
from otan_extract.speakers.sieves import find_mentions

from .tagged import found_speaker, marked_speaker, quotation, tagged

BEFORE = {
    "right before the verb": "[ Le_D préfet_N ] < annonce_V > que_S { il_R gèle_V } .",
    "name between commas": "[ Le_D préfet_N , Alain_H Roux_H ] , < annonce_V > que_S { il_R gèle_V } .",
    "house and office between commas": (
        "[ Ben_H Horton_H , de_E l'_D+ ONG_N , auteur_N d'_E+ un_D livre_N ] , < dit_V > { non_B } ."
    ),
    "after an adverbial": "À_E Moscou_P , [ la_D présidence_N ] < promet_V > que_S { il_R gèle_V } .",
    "capital A for the preposition": (
        "A_X Moscou_P , [ la_D présidence_N ] < promet_V > que_S { il_R gèle_V } ."
    ),
    "after a date": "Le_D 12_M mars_N , [ le_D maire_N ] < dit_V > que_S { il_R gèle_V } .",
    "after another clause": (
        "Le_D froid_N tue_V cent_M personnes_N , [ les_D élus_N ] < dénoncent_V > « { un_D gâchis_N } »"
    ),
    "clitics and adverbs between": (
        "[ Le_D maire_N ] ne_B lui_R a_X toutefois_B pas_B < dit_T > que_S { il_R gèle_V } ."
    ),
    "inserted participle": (
        "[ Un_D homme_N ] , jugé_T depuis_E mardi_N , < affirme_V > que_S { il_R gèle_V } ."
    ),
    "emphatic pronoun": "[ La_D CGT_P ] , elle_R , < accuse_V > « { le_D froid_N } »",
    "pronoun": "[ Elle_R ] < a_X précisé_T > que_S { il_R gèle_V } .",
    "ce dernier": "[ Ce_D dernier_A ] < a_X précisé_T > que_S { il_R gèle_V } .",
    "participle alone in front": "Sollicitée_T , [ la_D mairie_N ] < affirme_V > que_S { il_R gèle_V } .",
    "rough number": "Plus_B d'_E+ [ un_D élu_N sur_E deux_M ] < affirme_V > que_S { il_R gèle_V } .",
    "on": "À_E l'_D+ Élysée_P , [ on_R ] < assure_V > que_S { il_R gèle_V } .",
    "second of two clauses": (
        "La_D police_N cherche_V , et_C [ la_D préfète_N , Anne_H Roux_H ] , < a_X dit_T > que_S { tout_R va_V } ."
    ),
    "who is heard speaking": "On_R y_R entend_V [ un_D marin_N ] < crier_I > : « { Reculez_V } »",
    "lequel": (
        "La_D foule_N a_X été_X reçue_T par_E [ le_D préfet_N ] , lequel_R < s'_R+ est_X engagé_T > à_E "
        "« { agir_I } »"
    ),
    "perfect after an infinitive of the passive": (
        "[ Le_D maire_N ] , qui_R veut_V être_X cité_T , a_X < reconnu_T > « { des_E erreurs_N } »"
    ),
    "who is made to speak": "Ces_D mots_N font_V < bondir_I > [ le_D maire_N ] : « { Assez_B } »",
    "who is made to say it": ("Cela_R a_X fait_T < dire_I > à_E [ la_D préfète_N ] que_S { tout_R va_V } ."),
    "not the noun that a participle describes": (
        "Contactée_T , [ la_D maison_N mère_N ] < a_X répondu_T > : « { Non_B } »"
    ),
    "participle in front": "Invité_T à_E réagir_I , [ le_D maire_N ] < répond_V > « { non_B } »",
    "emphatic pronoun after the auxiliary": "[ Ana_H Roux_H ] a_X elle_R < dénoncé_T > « { le_D froid_N } »",
    "title in marks": "[ La_D star_N de_E « Dallas_N » ] < dit_V > que_S { il_R gèle_V } .",
    "subject of its own after a name": (
        "Après_E la_D décision_N du_E juge_N , [ plusieurs_D élus_N ] < disent_V > que_S { il_R gèle_V } ."
    ),
    "name in marks": "[ Les_D « gilets_N jaunes_A » ] < disent_V > que_S { il_R gèle_V } .",
}


@pytest.mark.parametrize("line", BEFORE.values(), ids=BEFORE.keys())
def test_finds_the_subject_before_the_cue(line: str) -> None:
    sentence = tagged(line)
    assert found_speaker(sentence)[0] == marked_speaker(sentence)


def test_trusts_the_parser_where_something_stands_between_subject_and_verb() -> None:
    line = "[ Un_D sondage_N ] paru_T hier_B dans_E la_D presse_N < révèle_V > que_S { il_R gèle_V } ."
    sentence = tagged(line, {0: (1, "det"), 1: (7, "nsubj")})
    assert found_speaker(sentence) == ("Un sondage", "subject")


def test_a_subject_of_another_number_is_passed_over() -> None:
    line = "[ Le_D Suédois_N ] regrette_V que_S les_D prix_N montent_V et_C < juge_V > « { tard_B } » ."
    sentence = tagged(line, {1: (2, "nsubj"), 5: (6, "nsubj"), 8: (6, "conj")})
    sentence.doc[5].set_morph("Number=Plur")
    sentence.doc[8].set_morph("Number=Sing|VerbForm=Fin")
    assert found_speaker(sentence)[0] == "Le Suédois"


def test_a_coordinated_verb_takes_the_subject_of_the_first() -> None:
    line = "[ Le_D maire_N ] refuse_V l'_D+ accord_N et_C < assure_V > que_S { il_R gèle_V } ."
    sentence = tagged(line, {1: (2, "nsubj"), 6: (2, "conj")})
    assert found_speaker(sentence) == ("Le maire", "subject")


def test_qui_stands_for_its_antecedent() -> None:
    line = "La_D foule_N écoute_V [ la_D préfète_N ] , qui_R < précise_V > que_S { il_R gèle_V } ."
    sentence = tagged(line, {6: (7, "nsubj"), 7: (4, "acl:relcl")})
    assert found_speaker(sentence) == ("la préfète", "relative")


def test_qui_takes_a_mention_that_stands_before_it() -> None:
    first = tagged("{ Il_R gèle_V } , < dit_V > [ la_D préfète_N ] qui_R affirme_V que_S tout_R va_V .")
    text = first.doc.text
    second = quotation(first)._replace(
        segments=((text.index("tout va"), text.index(" .")),),
        cue=(text.index("affirme"), text.index(" que")),
    )
    (mention, _), (again, sieve) = find_mentions(first.doc, [quotation(first), second])
    assert again == mention
    assert sieve == "relative"


def test_a_verb_that_looks_like_a_noun_makes_its_content_no_part_of_the_next_subject() -> None:
    first = tagged(
        "[ Le_D rapport_N ] < pointe_N > « { des_D manques_N } » et_C recommande_V que_S tout_R ferme_V ."
    )
    text = first.doc.text
    second = quotation(first)._replace(
        segments=((text.index("tout ferme"), text.index(" .")),),
        cue=(text.index("recommande"), text.index(" que")),
    )
    (_, _), (shared, _) = find_mentions(first.doc, [quotation(first), second])
    assert shared == first.speaker


def test_a_participle_shares_the_speaker_of_its_sentence() -> None:
    first = tagged("« { Non_B } » , a_X -t_R -elle_R < dit_T > , ajoutant_V qu'_S+ il_R gèle_V .")
    text = first.doc.text
    second = quotation(first)._replace(
        segments=((text.index("il gèle"), text.index(" .")),),
        cue=(text.index("ajoutant"), text.index(" qu'")),
    )
    (mention, _), (shared, sieve) = find_mentions(first.doc, [quotation(first), second])
    assert mention is not None
    assert shared == mention
    assert sieve == "shared subject"


def test_a_fronted_participle_takes_the_subject_that_follows() -> None:
    sentence = tagged(
        "< Dénonçant_V > « { un_D gâchis_N } » , [ l'_D+ opposition_N ] quitte_V la_D salle_N ."
    )
    assert found_speaker(sentence) == (marked_speaker(sentence), "shared subject")


def test_what_somebody_has_said_before_takes_the_subject_that_follows() -> None:
    sentence = tagged(
        "Après_E < avoir_X dit_T > que_S { la_D mer_N monte_V } , [ la_D maire_N ] quitte_V la_D salle_N ."
    )
    assert found_speaker(sentence) == (marked_speaker(sentence), "shared subject")


def test_a_fronted_reflexive_participle_takes_the_subject_that_follows() -> None:
    sentence = tagged("< Se_R défendant_V > de_E { fuir_I } , [ ils_R ] quittent_V la_D salle_N .")
    assert found_speaker(sentence) == (marked_speaker(sentence), "shared subject")


@pytest.mark.parametrize("relative", ["que_R", "qu'_R+"])
def test_a_participle_after_a_relative_takes_the_subject_behind_its_verb(relative: str) -> None:
    sentence = tagged(
        f"Le_D pont_N est_X un_D plan_N {relative} écarte_V [ la_D maire_N ] , < estimant_V > "
        "que_S { tout_R va_V } ."
    )
    assert found_speaker(sentence) == (marked_speaker(sentence), "shared subject")


def test_a_verb_left_out_takes_the_subject_before_its_complement() -> None:
    first = tagged("[ Le_D premier_A ] < insiste_V > sur_E « { Oui_B } » , le_D second_A sur_E « Non_B » .")
    text = first.doc.text
    start = text.index("Non")
    second = quotation(first)._replace(segments=((start, start + 3),))
    (mention, _), (other, sieve) = find_mentions(first.doc, [quotation(first), second])
    assert mention == first.speaker
    assert other is not None
    assert text[slice(*other)] == "le second"
    assert sieve == "gapping"


def test_the_object_of_a_participle_is_no_subject() -> None:
    first = tagged("« { Non_B } » , dit_V -il_R , dénonçant_V un_D accord_N « bancal_A » .")
    text = first.doc.text
    cue = (text.index("dit"), text.index("dit") + 3)
    start = text.index("bancal")
    quotations = [
        quotation(first)._replace(cue=cue),
        quotation(first)._replace(
            segments=((start, start + 6),), cue=(text.index("dénonçant"), text.index(" un"))
        ),
    ]
    (mention, _), (shared, sieve) = find_mentions(first.doc, quotations)
    assert shared == mention == (text.index("il"), text.index("il") + 2)
    assert sieve == "shared subject"


def test_a_gerund_takes_the_subject_of_its_verb() -> None:
    sentence = tagged(
        "Vu_T ce_R qu'_S+ il_R voit_V , [ le_D maire_N ] répond_V en_E < disant_V > que_S { tout_R va_V } ."
    )
    assert found_speaker(sentence) == ("le maire", "shared subject")


def test_an_absolute_participle_has_a_subject_of_its_own() -> None:
    sentence = tagged(
        "La_D rue_N ferme_V , [ une_D voisine_N , Ana_H Roux_H ] , < ayant_V dit_T > que_S { le_D pont_N bouge_V } ."
    )
    assert found_speaker(sentence) == (marked_speaker(sentence), "shared subject")


def test_qui_takes_the_phrase_before_it_where_the_parser_finds_none() -> None:
    sentence = tagged(
        "Un_D pas_N salué_T par_E [ le_D syndicat_N ] , qui_R < dénonce_V > « { le_D froid_N } »"
    )
    assert found_speaker(sentence) == ("le syndicat", "relative")


def test_qui_after_a_document_stands_for_the_person_who_wrote_it() -> None:
    line = "Il_R lit_V une_D lettre_N de_E [ la_D voisine_N ] , qui_R < assure_V > que_S { tout_R va_V } ."
    sentence = tagged(line, {7: (8, "nsubj"), 8: (3, "acl:relcl")})
    assert found_speaker(sentence) == ("la voisine", "relative")


def test_the_antecedent_begins_at_the_name_before_an_apposition() -> None:
    line = (
        "Il_R parle_V avec_E [ Ana_H Roux_H , la_D préfète_N ] , qui_R < assure_V > que_S { tout_R va_V } ."
    )
    sentence = tagged(line, {9: (10, "nsubj"), 10: (7, "acl:relcl")})
    assert found_speaker(sentence) == (marked_speaker(sentence), "relative")


def test_a_document_speaks_through_the_participle_after_it() -> None:
    sentence = tagged("Le_D site_N montre_V [ un_D message_N ] < disant_V > « { Revenez_V } »")
    assert found_speaker(sentence) == (marked_speaker(sentence), "document")


def test_an_adjective_in_front_is_no_subject_whatever_the_parser_says() -> None:
    line = "Fidèle_A à_E Lyon_P , [ le_D maire_N ] a_X dans_E la_D rue_N < dit_T > que_S { tout_R va_V } ."
    sentence = tagged(line, {0: (10, "nsubj"), 5: (10, "nsubj")})
    assert found_speaker(sentence)[0] == marked_speaker(sentence)


def test_the_object_of_a_relative_is_no_subject_of_the_main_verb() -> None:
    line = "[ Une_D voisine_N ] qui_R veut_V l'_D+ anonymat_N < dit_V > que_S { tout_R va_V } ."
    sentence = tagged(line, {4: (5, "nsubj")})
    assert found_speaker(sentence) == (marked_speaker(sentence), "position")


SPEAKING = {
    "place of a person": (
        "Elle_R cite_V [ une_D élue_N ] présente_A dans_E la_D salle_N , qui_R < dit_V > que_S { tout_R va_V } ."
    ),
    "thing in question of somebody with two nouns": (
        "Elle_R cite_V [ le_D voisin_N pompier_N ] en_E question_N , qui_R < dit_V > que_S { tout_R va_V } ."
    ),
    "thing of a body": (
        "Elle_R reçoit_V le_D soutien_N de_E [ la_D Ligue_N ] , qui_R < dit_V > que_S { tout_R va_V } ."
    ),
}


@pytest.mark.parametrize("line", SPEAKING.values(), ids=SPEAKING.keys())
def test_qui_after_what_cannot_speak_stands_for_whoever_can(line: str) -> None:
    sentence = tagged(line)
    assert found_speaker(sentence) == (marked_speaker(sentence), "relative")


MISREAD = {
    "noun before puis": "[ L'_D+ accusé_N ] hésite_N , puis_C < lâche_V > : « { Rien_R } »",
    "adjective before et": "[ La_D maire_N de_E Riva_P ] sourit_A et_C < lâche_V > : « { Rien_R } »",
}


@pytest.mark.parametrize("line", MISREAD.values(), ids=MISREAD.keys())
def test_a_verb_that_the_model_takes_for_something_else_is_no_part_of_the_subject(line: str) -> None:
    sentence = tagged(line)
    assert found_speaker(sentence)[0] == marked_speaker(sentence)


def test_the_verb_of_dont_has_the_subject_after_it() -> None:
    line = "La_D Ligue_N , dont_R [ le_D chef_N , Ali_H Roux_H ] , < dit_V > que_S { tout_R va_V } ."
    sentence = tagged(line)
    assert found_speaker(sentence)[0] == marked_speaker(sentence)


def test_an_emphatic_pronoun_between_commas_is_no_subject() -> None:
    line = "[ Oslo_P et_C Riga_P ] ont_Xp , elles_R , < salué_T > « { un_D pas_N } »"
    sentence = tagged(line, {5: (7, "nsubj")})
    assert found_speaker(sentence)[0] == marked_speaker(sentence)


def test_a_narrative_infinitive_may_name_whose_turn_it_is() -> None:
    sentence = tagged("Et_C à_E [ M._N Roux_H ] de_E < renchérir_I > : « { Oui_B } »")
    assert found_speaker(sentence) == (marked_speaker(sentence), "shared subject")


def test_a_narrative_infinitive_takes_nobody_out_of_quoted_words() -> None:
    words = tagged(
        "« { Non_B } » , < dit_V > [ le_D maire_N ] . « On_R part_V . » Et_C d'_E+ ajouter_I : « Oui_B »"
    )
    text = words.doc.text
    again = Quotation(((text.index("On"), text.index("part") + 6),), "direct", None, None, "test", 0)
    cue = (text.index("ajouter"), text.index("ajouter") + 7)
    last = Quotation(((text.index("Oui"), text.index("Oui") + 3),), "direct", cue, None, "test", None)
    (mention, _), _, (shared, sieve) = find_mentions(words.doc, [quotation(words), again, last])
    assert (shared, sieve) == (mention, "shared subject")
