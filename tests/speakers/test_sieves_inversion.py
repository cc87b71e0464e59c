"""Inverted reporting clauses, read by position."""

from __future__ import annotations

import pytest

from otan_extract.layers import OrganizationMention, write

from .tagged import found_speaker, marked_speaker, tagged

INVERTED = {
    "adverbials and a date between verb and subject": (
        "« { Le_D barrage_N tiendra_V } » , < a_X assuré_T > mardi_N à_E Valmont_P lors_E d'_E+ un_D point_N "
        "presse_N [ la_D porte-parole_N de_E l'_D+ Agence_N des_E eaux_N , Lina_H Corbeau_H ] ."
    ),
    "apposition after the name": (
        "« { C'_R+ est_X non_B } » , < tranche_V > [ Odile_H Bartoli_H , secrétaire_N du_E syndicat_N ] ."
    ),
    "office mistaken for an adjective": (
        "« { Rien_R ne_B change_V } » , < nuance_V > [ Odile_H Bartoli_H , économiste_A chez_E Alto_P ] ."
    ),
    "article taken for a pronoun": "« { Non_B } » , < dit_V > [ le_R mis_T en_E cause_N ] .",
    "time after the name": "{ Il_R gèle_V } , < affirme_V > [ Odile_H Bartoli_H ] lundi_N soir_N .",
    "communiqué after the name": (
        "{ La_D ligne_N rouvrira_V } , < affirme_V > [ la_D direction_N ] dans_E un_D communiqué_N ."
    ),
    "relative clause after the name": (
        "« { Non_B } » , < dit_V > [ Odile_H Bartoli_H ] , qui_R préside_V le_D comité_N ."
    ),
    "absolute construction after the name": (
        "« { Non_B } » , < dit_V > [ la_D capitaine_N , Inès_H Roux_H ] , un_D sac_N sur_E le_D genou_N ."
    ),
    "agency before the name": "« { Non_B } » , < a_X dit_T > à_E l'_D+ AFP_P [ Adama_H Traoré_H ] .",
    "audience before the name": (
        "« { Non_B } » , < dit_V > devant_E les_D députés_N [ le_D ministre_N chargé_T des_E Comptes_P ] ."
    ),
    "inserted adverbial between commas": (
        "« { Non_B } » , < a_X dit_T > , devant_E une_D salle_N comble_A , [ le_D ministre_N ] ."
    ),
    "auxiliary apart from the cue": "« { Bancal_A } » , a_X ensuite_B < jugé_T > [ le_D maire_N ] .",
    "adverbial between auxiliary and cue": (
        "« { Bancal_A } » , a_X pour_E sa_D part_N < jugé_T > [ Odile_H Bartoli_H ] ."
    ),
    "object pronoun before the cue": "« { Non_B } » , lui_R < a_X répondu_T > [ son_D homologue_N ] .",
    "locution with an infinitive": (
        "« { Non_B } » , s'_R+ est_X borné_T à_E < répondre_I > [ le_D porte-parole_N ] ."
    ),
    "comme": "{ Il_R gèle_V } , comme_S l'_R+ < a_X rappelé_T > [ la_D rapporteure_N ] .",
    "posture between commas": (
        "« { Non_B } » , < confie_V > , la_D voix_N basse_A , [ Ali_H Roux_H , berger_N à_E Alba_P ] ."
    ),
    "list of names": "« { Non_B } » , < disent_V > [ Anne_H Roux_H , Paul_H Roy_H et_C Ali_H Bey_H ] .",
    "comme at the start of the sentence": (
        "Le_D vent_N tourne_V comme_S le_R < précise_V > [ la_D préfète_N ] : « { Il_R gèle_V } »"
    ),
    "outlet between marks": (
        "« { Non_B } » , < confie_V > au_E « La_D Digue_P » [ un_D proche_N du_E maire_N ] ."
    ),
    "initial after an adverbial": (
        "« { Non_B } » , < jure_V > à_E la_D barre_N [ S._P Ndolo_P , l'_D+ un_R des_E prévenus_N ] ."
    ),
    "name that the adverbial has swallowed": (
        "« { Non_B } » , < dit_V > à_E l'_D+ AFP_P [ Ocean_P Rescue_P ] ."
    ),
    "name mistaken for an adverb": "« { Non_B } » , < dit_V > [ Grindle_B ] sur_E Twitter_P .",
    "noun after a preposition, mistaken for a verb": "« { Non_B } » , < dit_V > [ un_D parent_N d'_E+ élève_V ] .",
    "account on a network": "« { Non_B } » , < écrit_V > [ @Digue ] sur_E Twitter_P .",
    "capital article in the name": "{ Il_R gèle_V } , < rapporte_V > [ le_D quotidien_N Le_D Fleuve_P ] .",
    "hyphenated first name cut into tokens": (
        "« { Non_B } » , < dit_V > [ Marc_H+ -_P+ André_H Leduc_H ] à_E la_D radio_N ."
    ),
    "hyphenated noun cut into tokens": (
        "{ Il_R gèle_V } , < annonce_V > [ l'_D+ état_N+ -_N+ major_N interarmées_A ] ."
    ),
    "surname mistaken for a verb": "« { Non_B } » , < dit_V > [ Guillaume_H Larrivé_T ] , lundi_N .",
    "bracketed acronym": "{ Il_R gèle_V } , < annonce_V > [ la_D Fédération_N ( FDS ) ] .",
    "bracketed party": "« { Non_B } » , < lance_V > [ Valérie_H Dumont_H ( MR ) ] .",
    "two names": "{ Il_R gèle_V } , < annoncent_V > [ la_D police_N et_C les_D secours_N ] .",
    "second noun is the subject of a new clause": (
        "{ Il_R gèle_V } , < annonce_V > [ la_D police_N ] et_C les_D secours_N arrivent_V ."
    ),
    "other words in marks before the cue": (
        "« Non_B » , < a_X répondu_T > [ le_D maire_N ] : « { Je_R reste_V } »"
    ),
    "nothing before the cue": (
        "Toutefois_B , < a_X relevé_T > [ le_D juge_N ] , « { le_D doute_N demeure_V } »"
    ),
}

CLITICS = {
    "after the verb": "« { Non_B } » , < avoue_V >+ -t_R+ -elle_R .",
    "between auxiliary and participle": "« { Non_B } » , a_X+ -t_R+ -elle_R < ajouté_T > .",
    "reflexive": "« { Non_B } » , s'_R+ est_X+ -elle_R < félicitée_T > lundi_N .",
    "modal": "« { Non_B } » , s'_R+ est_X+ -elle_R contentée_T de_E < lancer_I > .",
}


@pytest.mark.parametrize("line", INVERTED.values(), ids=INVERTED.keys())
def test_finds_the_phrase_after_the_cue(line: str) -> None:
    sentence = tagged(line)
    assert found_speaker(sentence)[0] == marked_speaker(sentence)


@pytest.mark.parametrize("line", CLITICS.values(), ids=CLITICS.keys())
def test_a_hanging_pronoun_is_the_mention_itself(line: str) -> None:
    assert found_speaker(tagged(line.replace(">+", ">"))) == ("elle", "clitic")


def test_names_the_sieve() -> None:
    assert found_speaker(tagged("« { Non_B } » , < dit_V > [ le_D maire_N ] ."))[1] == "inversion"


def test_on_stays_the_mention_where_a_place_follows() -> None:
    line = "« { Non_B } » , < répète_V > -t_R+ -on_R à_E Paris_P ."
    assert found_speaker(tagged(line)) == ("on", "clitic")


def test_an_organization_spoken_to_does_not_swallow_the_name_after_it() -> None:
    sentence = tagged("« { Non_B } » , < dit_V > à_E Midi_P Alpin_P [ Ivan_P Roux_P ] .")
    start = sentence.doc.text.index("Midi")
    body = OrganizationMention(
        start, start + len("Midi Alpin"), "x:midi-alpin", None, "Midi Alpin", None, None
    )
    write(sentence.doc, "organizations", [body])
    assert found_speaker(sentence)[0] == "Ivan Roux"
