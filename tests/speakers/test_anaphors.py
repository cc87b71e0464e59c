"""Nouns and pronouns that take up somebody: who spoke or acted just before, an office told later, nobody named."""

from __future__ import annotations

import pytest

from .narrated import names, resolved

NOUNS = {
    "trait that somebody else's noun shares goes to whoever spoke": (
        "Paul_H Weber_H , lycéen_N , arrive_V . [ Luc_H Kolar_H ] insiste_V . [ Le_D jeune_N ] part_V .",
        ["Luc Kolar", "Luc Kolar"],
    ),
    "noun that the text uses for somebody goes to them": (
        "Paul_H Weber_H , lycéen_N , arrive_V . [ Luc_H Kolar_H ] insiste_V . [ Le_D lycéen_N ] part_V .",
        ["Luc Kolar", "Paul Weber"],
    ),
    "name with its own bracket is somebody new": (
        "[ Une_D élue_N ] insiste_V . [ Anne_H Kolar_H ] ( CGT_P ) part_V .",
        ["élue", "Anne Kolar"],
    ),
    "words are those of whoever spoke": (
        "[ Anne_H Kolar_H ] insiste_V . La_D nuit_N tombe_V selon_E [ ses_D termes_Np ] .",
        ["Anne Kolar", "Anne Kolar"],
    ),
    "l'intéressé whom nobody explains": ("[ L'_D+ intéressé_N ] insiste_V .", ["intéressé"]),
    "civility before an office is no name": ("[ M._P le_D maire_N ] insiste_V .", ["maire"]),
    "unknown pronoun stands for nobody of another gender": (
        "[ Il_R ] insiste_V . [ La_D plaignante_N ] part_V .",
        ["Il", "plaignante"],
    ),
    "age goes to whoever spoke before whoever acts": (
        "[ Luc_H Kolar_H ] insiste_V quand_S Paul_H Weber_H arrive_V . [ Le_D quadragénaire_N ] part_V .",
        ["Luc Kolar", "Luc Kolar"],
    ),
    "house stands for the office of who lives there": (
        "Le_D ministre_N Paul_H Weber_H arrive_V . [ Luc_H Kolar_H ] insiste_V . "
        "[ Le_D locataire_N de_E la_D place_N Beauvau_P ] part_V .",
        ["Luc Kolar", "Paul Weber"],
    ),
    "office of the lead goes to whoever the text only calls a guest": (
        "[ Le_D ministre_N ] insiste_V . Invité_N de_E la_D radio_N , Luc_H Kolar_H arrive_V . Luc_H Kolar_H dort_V .",
        ["Luc Kolar"],
    ),
    "noun of somebody's words ties no later one to a name": (
        "[ Luc_H Kolar_H ] insiste_V { } . [ Une_D voisine_N ] voit_V { le_D jeune_N } . La_D pluie_N tombe_V . "
        "La_D neige_N tombe_V . La_D nuit_N tombe_V . La_D grêle_N tombe_V " + "puis_B " * 40 + ". "
        "[ Le_D jeune_N ] part_V { } .",
        ["Luc Kolar", "voisine", "jeune"],
    ),
    "office goes to whoever spoke untitled": (
        "[ Anne_H Kolar_H ] insiste_V . [ La_D présidente_N du_E conseil_N ] part_V .",
        ["Anne Kolar", "Anne Kolar"],
    ),
    "office goes to somebody with a trait that anybody may have": (
        "Luc_H Kolar_H , l'_D+ accusé_N , arrive_V . "
        + "La_D nuit_N tombe_V . " * 3
        + "[ Le_D ministre_N ] insiste_V .",
        ["Luc Kolar"],
    ),
    "role with another adjective goes to whoever acts untitled": (
        "L'_D+ entraîneur_N rennais_A Paul_H Weber_H dort_V . Luc_H Kolar_H sourit_V . "
        "[ Le_D coach_N artésien_A ] part_V .",
        ["Luc Kolar"],
    ),
    "role with another adjective goes to its only holder": (
        "L'_D+ entraîneur_N rennais_A Paul_H Weber_H dort_V . [ Le_D coach_N breton_A ] part_V .",
        ["Paul Weber"],
    ),
    "office of a pronoun goes to nobody who has been told of": (
        "L'_D+ avocat_N Paul_H Weber_H dort_V . [ L'_D+ avocat_N de_E l'un_R d'_E+ eux_R ] part_V .",
        ["avocat de l'un d'eux"],
    ),
    "adjective of a party goes to nobody of another one": (
        "Le_D candidat_N démocrate_A Luc_H Kolar_H arrive_V . [ Luc_H Kolar_H ] insiste_V . "
        "[ Le_D milliardaire_N républicain_A ] part_V .",
        ["Luc Kolar", "milliardaire républicain"],
    ),
    "office goes to whoever only a trait has taken up": (
        "Luc_H Kolar_H arrive_V . [ Le_D natif_N de_E Riva_P ] insiste_V . [ Le_D défenseur_N ] part_V .",
        ["Luc Kolar", "Luc Kolar"],
    ),
    "office goes to nobody whose name has a trait": (
        "L'_D+ opposant_N Luc_H Kolar_H arrive_V . [ Luc_H Kolar_H ] insiste_V . "
        "[ Le_D directeur_N du_E port_N ] part_V .",
        ["Luc Kolar", "directeur du port"],
    ),
    "office goes to whoever spoke untitled two sentences before": (
        "[ Anne_H Kolar_H ] insiste_V . La_D pluie_N tombe_V . [ La_D présidente_N du_E conseil_N ] part_V .",
        ["Anne Kolar", "Anne Kolar"],
    ),
    "office of the narration goes to whoever spoke untitled": (
        "[ Anne_H Kolar_H ] insiste_V . La_D présidente_N du_E conseil_N part_V . [ Elle_R ] rit_V .",
        ["Anne Kolar", "Anne Kolar"],
    ),
    "noun of somebody introduced without a name goes to whoever acts untitled": (
        "[ Un_D pêcheur_N ] insiste_V . Paul_H Weber_H arrive_V . [ Le_D pêcheur_N ] part_V .",
        ["pêcheur", "Paul Weber"],
    ),
    "office of the lead goes to who has it later": (
        "[ Le_D patron_N de_E la_D banque_N ] insiste_V . Luc_H Kolar_H arrive_V . "
        "[ Le_D patron_N de_E la_D banque_N ] part_V .",
        ["Luc Kolar", "Luc Kolar"],
    ),
    "former office goes to somebody of another one": (
        "Le_D patron_N Luc_H Kolar_H arrive_V . Luc_H Kolar_H dort_V . [ L'_D+ ancien_A président_N ] part_V .",
        ["Luc Kolar"],
    ),
    "demonstrative goes to the last one named, whatever the office and the complement": (
        "La_D maire_N Anne_H Kolar_H arrive_V . [ Cette_D témoin_N de_E la_D crue_N ] part_V .",
        ["Anne Kolar"],
    ),
    "trait goes to a subject without a name": (
        "Un_D voisin_N arrive_V . [ Le_D quadragénaire_N ] part_V .",
        ["voisin"],
    ),
    "private trait goes to a neighbour": (
        "Un_D voisin_N arrive_V . [ Le_D jeune_N ] part_V .",
        ["voisin"],
    ),
    "strange trait goes to nobody without a name who has not spoken": (
        "Un_D mécanicien_N arrive_V . [ Le_D plongeur_N ] part_V .",
        ["plongeur"],
    ),
    "strange trait with a relative goes to nobody": (
        "Le_D mécanicien_N Luc_H Kolar_H arrive_V . [ Le_D plongeur_N ] qui_R aide_V part_V .",
        ["plongeur"],
    ),
    "letters of an office go to its holder": (
        "Le_D sélectionneur_N Luc_H Kolar_H arrive_V . [ Le_D T1_N ] part_V .",
        ["Luc Kolar"],
    ),
    "accused goes to whom a sentence is asked against": (
        "On_R requiert_V dix_M ans_N contre_E Luc_H Kolar_H . Ali_H Weber_H arrive_V . [ L'_D+ accusé_N ] part_V .",
        ["Luc Kolar"],
    ),
    "notable of a place is new": (
        "Luc_H Kolar_H arrive_V . Un_D notable_N de_E Riva_P doute_V . [ Il_R ] part_V .",
        ["notable de Riva"],
    ),
    "noun of a region goes to a person": (
        "Luc_H Kolar_H arrive_V . [ Le_D Hennuyer_N ] part_V .",
        ["Luc Kolar"],
    ),
    "region is nobody": (
        "Anne_H Kolar_H arrive_V . [ La_D Lorraine_P ] part_V .",
        ["Lorraine"],
    ),
    "metaphor goes to a doctor": (
        "La_D médecin_N Anne_H Kolar_H arrive_V . [ La_D blouse_N blanche_A ] part_V .",
        ["Anne Kolar"],
    ),
    "singular pronoun goes to a side of the assembly": (
        "[ La_D droite_N ] insiste_V . [ Elle_R ] part_V .",
        ["droite", "droite"],
    ),
    "office goes to whoever acts untitled": (
        "Anne_H Kolar_H arrive_V . [ La_D présidente_N du_E conseil_N ] part_V .",
        ["Anne Kolar"],
    ),
    "office goes to nobody with an office": (
        "La_D maire_N Anne_H Kolar_H arrive_V . [ La_D présidente_N du_E conseil_N ] part_V .",
        ["présidente du conseil"],
    ),
    "demonstrative with any noun goes to whoever spoke": (
        "Eva_H Weber_H arrive_V . [ Anne_H Kolar_H ] insiste_V . [ Cette_D protestataire_N ] part_V .",
        ["Anne Kolar", "Anne Kolar"],
    ),
    "demonstrative with a noun of things goes to nobody": (
        "[ Anne_H Kolar_H ] insiste_V . [ Cette_D étude_N ] part_V .",
        ["Anne Kolar", "étude"],
    ),
    "adjective tells no other body": (
        "Le_D chef_N de_E la_D milice_N , Ali_H Benali_H , arrive_V . Luc_H Kolar_H part_V . "
        "[ Le_D leader_N chiite_A ] part_V .",
        ["Ali Benali"],
    ),
    "own body tells no other body": (
        "Le_D chef_N de_E la_D milice_N , Ali_H Benali_H , arrive_V . Luc_H Kolar_H part_V . "
        "[ Le_D leader_N du_E mouvement_N ] part_V .",
        ["Ali Benali"],
    ),
    "l' shows no gender of an epicene noun": (
        "La_D maire_N Anne_H Kolar_H arrive_V . [ L'_D+ édile_Nm ] part_V .",
        ["Anne Kolar"],
    ),
    "one of several, without an article": (
        "Oui_B , dit_V [ une_R des_E victimes_Np ] .",
        ["une des victimes"],
    ),
    "one of several": (
        "[ L'_D+ un_R de_E ses_D conseillers_Np ] part_V .",
        ["un de ses conseillers"],
    ),
    "former office waits for the name": (
        "[ L'_D+ ancien_A ministre_N ] insiste_V . Luc_H Kolar_H arrive_V . Luc_H Kolar_H part_V .",
        ["ancien ministre"],
    ),
    "the same one, with an article, is whoever spoke last": (
        "[ Un_D témoin_N ] insiste_V . "
        + "La_D nuit_N tombe_V . " * 4
        + "[ Le_D même_A responsable_N ] part_V .",
        ["témoin", "témoin"],
    ),
    "parent of somebody else is not the parent told of": (
        "La_D mère_N , Anne_H Kolar_H , arrive_V . Anne_H Kolar_H dort_V . "
        "[ La_D mère_N du_E bébé_N ] insiste_V .",
        ["mère du bébé"],
    ),
    "holder of an office has it of something": (
        "Le_D patron_N , Luc_H Kolar_H , arrive_V . Paul_H Weber_H part_V . "
        "[ Le_D patron_N de_E la_D salle_N ] insiste_V .",
        ["Luc Kolar"],
    ),
    "others are nobody told of": (
        "[ Des_D amis_Np ] insistent_V . [ D'_D+ autres_A amis_Np ] partent_V .",
        ["amis", "autres amis"],
    ),
    "expert is nobody accused": (
        "Luc_H Kolar_H arrive_V . [ Un_D expert_N ] insiste_V . [ L'_D+ accusé_N ] part_V .",
        ["expert", "Luc Kolar"],
    ),
    "expert who is the accused": (
        "[ L'_D+ expert_N Paul_H Weber_H , accusé_N de_E vol_N ] insiste_V . [ L'_D+ accusé_N ] part_V .",
        ["Paul Weber", "Paul Weber"],
    ),
    "age goes to whoever has it, not to whoever spoke": (
        "Luc_H Kolar_H , 54_M ans_N , arrive_V . [ Paul_H Weber_H ] insiste_V . [ Le_D quinquagénaire_N ] part_V .",
        ["Paul Weber", "Luc Kolar"],
    ),
    "age in brackets": (
        "Luc_H Kolar_H ( 54_M ans_N ) arrive_V . [ Paul_H Weber_H ] insiste_V . [ Le_D quinquagénaire_N ] part_V .",
        ["Paul Weber", "Luc Kolar"],
    ),
    "name in what is said is not who says it": (
        "[ Paul_H Weber_H ] insiste_V : « { Non_B } » . Luc_H Kolar_H arrive_V . "
        "« { Kolar_H a_X raison_N } » , dit_V [ le_D retraité_N ] .",
        ["Paul Weber", "Paul Weber"],
    ),
    "account speaks for its owner": (
        "[ Le_D compte_N officiel_A de_E Paul_H Weber_H ] insiste_V .",
        ["Paul Weber"],
    ),
}


@pytest.mark.parametrize(("line", "expected"), NOUNS.values(), ids=NOUNS.keys())
def test_a_noun_stands_for_the_person(line: str, expected: list[str]) -> None:
    assert names(line) == expected


PRONOUNS = {
    "whom the pronoun of the sentence before means": (
        "Paul_H Weber_H arrive_V . Il_R dort_V . Il_R salue_V Luc_H Kolar_H . [ Il_R ] insiste_V .",
        ["Paul Weber"],
    ),
    "who did it, in the passive": (
        "La_D foule_N est_X calmée_T par_E un_D voisin_N . [ Il_R ] insiste_V .",
        ["voisin"],
    ),
    "who did it, with a definite article, before whoever acts two sentences before": (
        "Paul_H Weber_H dort_V . La_D nuit_N tombe_V . La_D foule_N est_X calmée_T par_E le_D voisin_N . "
        "[ Il_R ] insiste_V .",
        ["voisin"],
    ),
    "who speaks before who is only told of": (
        "[ Anne_H Kolar_H ] dit_V que_S { Eva_H Weber_H gagne_V } . [ Elle_R ] insiste_V : « { Non_B } »",
        ["Anne Kolar", "Anne Kolar"],
    ),
    "body that spoke last before whoever spoke earlier": (
        "[ Anne_H Kolar_H ] insiste_V . [ La_D direction_Nf ] insiste_V . [ Elle_R ] insiste_V .",
        ["Anne Kolar", "direction", "direction"],
    ),
    "topic of the sentence that is only described": (
        "Quant_E au_E voisin_N , [ il_R ] insiste_V .",
        ["voisin"],
    ),
    "report that is the subject before": (
        "Un_D rapport_N paraît_V . [ Il_R ] insiste_V .",
        ["rapport"],
    ),
    "no body that is only told of": (
        "{ L'_D+ État_N ment_V } , dit_V [ il_R ] .",
        ["il"],
    ),
    "nobody unnamed who speaks within somebody's words": (
        "Anne_H Kolar_H arrive_V . " + "La_D nuit_N tombe_V . " * 6 + "Un_D élu_N répète_V : "
        "« { [ Ma_D grand-mère_N ] dit_V non_B } » . [ Elle_R ] insiste_V : « { Non_B } »",
        ["grand-mère", "Anne Kolar"],
    ),
    "l'intéressé is whom the text names last, not whoever asks": (
        "Paul_H Weber_H tombe_V . Un_D policier_N approche_V . [ L'_D+ intéressé_N ] insiste_V .",
        ["Paul Weber"],
    ),
    "l'intéressée is a woman": (
        "Anne_H Kolar_H tombe_V . Paul_H Weber_H approche_V . [ L'_D+ intéressée_N ] insiste_V .",
        ["Anne Kolar"],
    ),
    "le premier is no group": (
        "Paul_H Weber_H arrive_V . Luc_H Kolar_H sort_V . [ On_R ] crie_V . [ Le_D premier_A ] insiste_V .",
        ["on", "Paul Weber"],
    ),
    "tous deux are the two persons named last": (
        "Luc_H Kolar_H dort_V . Anne_H Kolar_H arrive_V . Un_D voisin_N salue_V Paul_H Weber_H . "
        "[ Tous_R deux_R ] insistent_V .",
        ["Anne Kolar et Paul Weber"],
    ),
    "toutes les deux are nobody where one person is named": (
        "Anne_H Kolar_H arrive_V . [ Toutes_R les_R deux_R ] insistent_V .",
        ["Toutes les deux"],
    ),
    "ce dernier is somebody described last, before whoever spoke": (
        "[ Luc_H Kolar_H ] consulte_V son_D avocate_N . [ Cette_D dernière_A ] insiste_V .",
        ["Luc Kolar", "avocate"],
    ),
    "celle-ci is the body described last": (
        "[ Luc_H Kolar_H ] saisit_V la_D préfecture_N . [ Celle-ci_R ] insiste_V .",
        ["Luc Kolar", "préfecture"],
    ),
    "somebody only described": (
        "On_R a_X vu_T la_D dame_N . [ Elle_R ] insiste_V .",
        ["dame"],
    ),
}


@pytest.mark.parametrize(("line", "expected"), PRONOUNS.values(), ids=PRONOUNS.keys())
def test_a_pronoun_stands_for_the_person(line: str, expected: list[str]) -> None:
    assert names(line) == expected


DANES = {
    "learned from an office": (
        "[ Anne_H Kolar_H ] insiste_V . [ La_D ministre_N danoise_A ] part_V . Eva_H Weber_H dort_V . "
        "[ La_D Danoise_N ] rit_V .",
        ["Anne Kolar", "Anne Kolar", "Anne Kolar"],
    ),
    "shared by two offices": (
        "La_D ministre_N danoise_A Anne_H Kolar_H arrive_V . [ La_D capitaine_N danoise_A ] part_V .",
        ["Anne Kolar"],
    ),
}


@pytest.mark.parametrize(("line", "expected"), DANES.values(), ids=DANES.keys())
def test_a_nationality_stands_for_the_person(line: str, expected: list[str]) -> None:
    assert names(line, countries=dict.fromkeys(("danoise", "Danoise"), ("DNK", "demonym"))) == expected


def test_somebody_from_a_town_before_may_be_a_foreigner() -> None:
    line = "Le_D Brésilien_N Ruvo_H Paz_H arrive_V . [ L'_D+ ancien_A Rennais_N ] part_V ."
    assert names(line, {}, {"Brésilien": ("BRA", "demonym")}) == ["Ruvo Paz"]


def test_a_general_office_with_a_nationality_goes_to_whoever_spoke() -> None:
    line = "[ Le_D directeur_N Luc_H Kolar_H ] insiste_V . [ Le_D responsable_N ghanéen_A ] part_V ."
    assert names(line, {}, {"ghanéen": ("GHA", "demonym")}) == ["Luc Kolar", "Luc Kolar"]


def test_a_party_with_an_adjective_that_names_persons_too_is_an_organization() -> None:
    _, speaker = resolved("[ Paul_H Weber_H ] insiste_V . [ Le_D parti_P écologiste_A ] part_V .")
    assert (speaker.name, speaker.kind) == ("parti écologiste", "organization")


def test_a_list_with_possessives_is_a_group() -> None:
    (speaker,) = resolved("[ Sa_D femme_N+ , son_D fils_N Paul_H et_C deux_D cousins_N ] insistent_V .")
    assert (speaker.name, speaker.kind) == ("femme, son fils Paul et deux cousins", "group")


PAIRS = {
    "named together": (
        "Anne_H Kolar_H et_C Paul_H Weber_H dorment_V . [ Le_D couple_N ] insiste_V .",
        "Anne Kolar et Paul Weber",
    ),
    "named in one sentence": (
        "Luc_H Kolar_H salue_V Paul_H Weber_H . [ Les_D deux_M hommes_Np ] insistent_V .",
        "Luc Kolar et Paul Weber",
    ),
    "a man and a woman": (
        "Anne_H Kolar_H salue_V Paul_H Weber_H . [ Les_D deux_M élus_Np ] insistent_V .",
        "Anne Kolar et Paul Weber",
    ),
    "no men where one is a woman": (
        "Anne_H Kolar_H salue_V Paul_H Weber_H . [ Les_D deux_M hommes_Np ] insistent_V .",
        "deux hommes",
    ),
    "nobody where three are named": (
        "Luc_H Kolar_H salue_V Paul_H Weber_H avec_E Ali_H Benali_H . [ Les_D deux_M hommes_Np ] insistent_V .",
        "deux hommes",
    ),
    "nobody where none is named": ("[ Le_D couple_N ] insiste_V .", "couple"),
}


@pytest.mark.parametrize(("line", "expected"), PAIRS.values(), ids=PAIRS.keys())
def test_a_pair_stands_for_the_two_persons(line: str, expected: str) -> None:
    assert names(line) == [expected]


JOINED = {
    "noun": ("Luc_H Kolar_H et_C les_D élus_N", "Luc Kolar et les élus"),
    "noun after a comma": ("Luc_H Kolar_H+ , et_C sa_D femme_N", "Luc Kolar et sa femme"),
    "noun after a title": (
        "La_D maire_N Anne_H Kolar_H et_C l'_D+ opposition_N",
        "Anne Kolar et l'opposition",
    ),
}


@pytest.mark.parametrize(("mention", "expected"), JOINED.values(), ids=JOINED.keys())
def test_a_name_and_those_whom_a_noun_joins_to_it_are_a_group(mention: str, expected: str) -> None:
    (speaker,) = resolved(f"[ {mention} ] insistent_V .")
    assert (speaker.name, speaker.kind) == (expected, "group")


def test_a_share_keeps_its_number_in_the_name() -> None:
    assert names("[ Deux_M Français_N sur_E trois_M ] insistent_V .") == ["Deux Français sur trois"]


def test_a_place_that_looks_like_a_surname_holds_no_office() -> None:
    line = (
        "La_D députée_N Anne_H Kolar_H arrive_V . « { Non_B } » , dit_V [ l'_D+ élue_N de_E Orvane_H ] . "
        "[ Le_D ministre_N ] dit_V { oui_B } ."
    )
    assert names(line) == ["Anne Kolar", "ministre"]


def test_an_ampersand_makes_a_firm_of_two_names() -> None:
    assert names("[ Luc_H & Kolar_H ] insiste_V .") == ["Luc & Kolar"]


def test_nobody_of_whom_only_a_first_name_is_told_holds_an_office() -> None:
    line = "[ Anne_H ] insiste_V . [ La_D ministre_N ] part_V ."
    assert names(line) == ["Anne", "ministre"]
    assert names(line.replace("Anne_H", "Anne_H Kolar_H")) == ["Anne Kolar", "Anne Kolar"]
