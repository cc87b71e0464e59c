"""Extent of a speaker's noun phrase, read from its first token."""

from __future__ import annotations

import pytest
from spacy.tokens import Span

from otan_extract.speakers.mentions import noun_phrase

from .tagged import tagged

INSIDE = {
    "name after the office": "[ le_D ministre_N slovène_A de_E la_D Défense_N , Jan_H Novak_H ] ,",
    "name right after the office": "[ la_D députée_N libérale_A Karine_H Ouellet_H ] hier_B",
    "two adjectives": "[ les_D ministres_N française_A et_C allemande_A de_E la_D Défense_N ] .",
    "listed complements": (
        "[ la_D ministre_N de_E la_D Santé_N , de_E la_D Famille_N et_C des_E Solidarités_N ] ."
    ),
    "place of an office": "[ Yves_H Rochat_H , contrôleur_N aux_E CFF_P ] .",
    "employer": "[ Priya_H Nair_H , économiste_N chez_E Halden_P Capital_P ] .",
    "house somebody comes from": "[ Efua_H Mensah_H , de_E l'_D+ ONG_N Abri_P ] .",
    "age before the office": "[ Maxime_H Vedel_H , 34_M ans_N , technicien_N de_E régie_N ] .",
    "nationality": "[ Mariana_H Castro_H , une_D Mexicaine_N de_E 36_M ans_N ] qui_R",
    "company's rank": "[ Rio_P Blanco_P , premier_A employeur_N de_E la_D région_N ] ,",
    "name in marks": "[ le_D collectif_N « Rivières_N vivantes_A » ] .",
    "purpose of a body": "[ l'_D+ Association_N pour_E le_D climat_N ] .",
    "purpose of an office": "[ le_D délégué_N à_E la_D lutte_N contre_E la_D haine_N ] .",
    "distant name": "[ la_D rapporteuse_N sur_E les_D prisons_N , Agnès_H Callot_H ] .",
    "distant name behind a civility": "[ le_D directeur_N pour_E l'_D+ Afrique_P , le_D Dr_N Agnès_H Callot_H ] .",
    "place of a body before its acronym": "[ la_D Mission_N de_E l'_D+ OPR_P en_E Ituri_P ( MOPI_P ) ] dit_V",
    "bracketed party of several tokens": "[ Lisa_H Meier_H ( Vert_P+ -_P+ e_P+ -_P+ s_P ) ] .",
    "participle before an apposed name": "[ l'_D+ échevine_N battue_T , Lisa_H Meier_H ] , la_D",
    "names as the subject of a verb in the plural": "[ Oslo_P et_C Riga_P ] ont_Xp , elles_R ,",
    "name after a bracket": "[ le_D directeur_N de_E l'_D+ Office_N ( OFT ) Hans_H Kluge_H ] ,",
    "complement after a bracket": "[ la_D maire_N ( PS ) de_E Nantes_P ] a_X",
    "list of two with their names": (
        "[ Le_D maire_N , Ali_H Benali_H , et_C le_D préfet_N , Luc_H Marin_H ] ,"
    ),
    "occupation of one word": "[ Kevin_H , intérimaire_N ] , affirme_V",
    "full form in brackets": "[ Nadège_H Roux_H , de_E la_D CFT_P ( Confédération_N du_E travail_N fluvial_A ) ] .",
    "share in per cent": "[ dix_M pour_E cent_M des_E sondés_N ] la_R",
    "share with its sign": "[ 67_M % des_E Français_N ] la_R",
    "share of several": "[ deux_M Français_N sur_E trois_M ] la_R",
    "firm": "[ les_D analystes_N de_E Halbron_P & Cie_P ] restent_V",
    "source in a house": "[ une_D source_N au_E ministère_N ] a_X",
    "quelqu'un": "[ quelqu'_R+ un_R ] a_X",
    "source in the know": "[ une_D source_N au_E fait_N du_E dossier_N ] a_X",
    "many": "[ beaucoup_B de_E frontaliers_N ] me_R",
    "one of several": "[ l'un_R de_E ses_D avocats_N , Me_N Ruiz_H ] .",
    "portfolio of a body": "[ le_D secrétariat_N mexicain_A à_E la_D Culture_N ] a_X",
    "who ordered a survey": "[ un_D sondage_N Alpha_P pour_E Radio_P Sud_P ] a_X",
    "deed of somebody": "[ l'_D+ homme_N derrière_E le_D compte_N ] a_X",
    "court of a prosecutor": "[ le_D parquet_N près_E la_D cour_N de_E Brest_P ] .",
    "participle for a person": "[ le_R mis_T en_E cause_N ] .",
    "civility before an office": "[ M._N le_D maire_N de_E Brest_P ] .",
    "allegiance in a bracket": "[ le_D maire_N ( sans_E étiquette_N ) de_E Brest_P ] .",
    "nickname in a name": "[ Paul_P « Polo_P » Roux_P ] .",
    "rank of a title": "[ Ana_H Roux_H , vice-championne_N d'_E+ Europe_P ] .",
    "charge of an office": "[ la_D ministre_N en_E charge_N des_E Ports_N , Ana_H Roux_H ] .",
    "title won several times": "[ l'_D+ octuple_N championne_V de_E France_P ] a_X",
    "title of the day": "[ le_D vainqueur_N du_E jour_N , le_D Belge_N Tim_H Claes_H ] ,",
    "year of a title": "[ la_D joueuse_N , premier_A choix_N du_E club_N en_E 2024_M ] .",
    "participle as a noun": "[ l'_D+ accusé_T ] dans_E",
}
OUTSIDE = {
    "participial tail": "[ un_D inspecteur_N italien_A ] rentré_T en_E janvier_N",
    "age": "[ la_D militante_N ] âgée_A de_E 16_M ans_N",
    "relative": "[ Odile_H Roux_H ] , qui_R préside_V",
    "day": "[ le_D ministre_N ] mardi_N à_E la_D radio_N",
    "channel of a source": "[ une_D source_N policière_A ] à_E l'_D+ agence_N Ritzau_P",
    "channel": "[ la_D porte-parole_N ] à_E l'_D+ AFP_P",
    "city of a body": "[ le_D secrétariat_N mexicain_A ] à_E Genève_P",
    "purpose of no survey": "[ le_D maire_N ] pour_E Radio_P Sud_P",
    "newspaper": "[ le_D directeur_N ] au_E Figaro_P",
    "somebody spoken to": "[ l'_D+ humoriste_N ] à_E Mireille_H Dumas_H",
    "communiqué": "[ la_D direction_N ] dans_E un_D communiqué_N",
    "next clause": "[ le_D maire_N ] , la_D police_N cherche_V",
    "absolute construction": "[ Damien_H Verbeke_H ] , costume_N gris_A",
    "bracket of many words": "[ Lisa_H Meier_H ] ( Le_D Centre_P battu_T par_E la_D droite_N ) .",
    "side of somebody": "[ Lisa_H Meier_H ] , de_E son_D côté_N .",
    "travel": "[ Lena_H Fisk_H ] , de_E passage_N à_E Oslo_P",
    "gerund": "[ la_D ministre_N ] en_E réitérant_V",
    "listeners": "[ une_D voisine_N ] à_E notre_D rédaction_N .",
    "manner": "[ le_D maire_N ] à_E l'_D+ envi_N .",
    "words in marks after a name": "[ Paul_P ] « Polo_P » .",
    "year": "[ le_D candidat_N ] en_E 2021_M .",
    "answer": "[ le_D maire_N ] en_E réponse_N à_E un_D élu_N",
    "side talk": "[ le_D maire_N ] à_E l'_D+ adresse_N des_E élus_N",
    "listeners of an accused": "[ l'_D+ accusé_N ] à_E la_D famille_N .",
    "interview": "[ la_D maire_N ] en_E entrevue_N avec_E Le_D Fleuve_P",
    "sentence after an initial": "[ Kevin_H M._P ] Le_D juge_N",
    "common noun after an office": "[ le_D maire_N ] face_N à_E la_D foule_N",
    "common noun after a name": "[ Lena_H Fisk_H ] face_N à_E des_D élus_N",
}


@pytest.mark.parametrize("line", INSIDE.values(), ids=INSIDE.keys())
def test_belongs_to_the_phrase(line: str) -> None:
    sentence = tagged(line)
    assert noun_phrase(sentence.doc, 0, len(sentence.doc)) == sentence.speaker


@pytest.mark.parametrize("line", OUTSIDE.values(), ids=OUTSIDE.keys())
def test_a_noun_phrase_ends_before(line: str) -> None:
    sentence = tagged(line)
    assert noun_phrase(sentence.doc, 0, len(sentence.doc)) == sentence.speaker


def test_the_name_follows_an_office_that_the_model_takes_for_a_name() -> None:
    sentence = tagged("[ le_D président_N de_E la_D République_N , Ana_H Roux_H ] ,")
    label = Span(sentence.doc, 1, 5, label="PER")
    sentence.doc.ents = [label, *sentence.doc.ents]
    assert noun_phrase(sentence.doc, 0, len(sentence.doc)) == sentence.speaker


def test_never_goes_over_the_limit() -> None:
    sentence = tagged("le_D ministre_N de_E la_D Défense_N")
    assert noun_phrase(sentence.doc, 0, 2) == (0, len("le ministre"))
