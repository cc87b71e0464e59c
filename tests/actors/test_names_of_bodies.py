"""How far the names of bodies outside of the tables go, and what tells that they are names."""

import pytest
from spacy.tokens import Doc, Span

from otan_extract.actors import gazetteer
from otan_extract.actors.organizations import find_organizations

from .tagged import build, organizations


def texts(line: str) -> list[str]:
    return [text for text, _ in organizations(line)]


def names(line: str) -> list[tuple[str, str]]:
    doc = build(line)
    return [(doc.text[m.start : m.end], m.name) for m in find_organizations(doc, gazetteer.load())]


def test_an_acronym_makes_lower_case_words_after_an_announcing_noun_a_name():
    line = (
        "l'/DET association/NOUN meuniers/NOUN des/ADP rives/NOUN en/ADP colère/NOUN "
        "(/PUNCT +MRC/PROPN +)/PUNCT part/VERB"
    )
    assert names(line) == [
        ("meuniers des rives en colère", "Meuniers des rives en colère"),
        ("MRC", "Meuniers des rives en colère"),
    ]


def test_an_acronym_makes_no_name_of_lower_case_words_that_nothing_announces():
    line = "le/DET produit/NOUN intérieur/ADJ brut/ADJ (/PUNCT +PIB/PROPN +)/PUNCT recule/VERB"
    assert texts(line) == []


def test_a_description_between_marks_with_its_acronym_is_a_name():
    line = (
        'le/DET "/PUNCT +ralliement/NOUN des/ADP meuniers/NOUN +"/PUNCT (/PUNCT +RDM/PROPN +)/PUNCT part/VERB'
    )
    assert names(line) == [
        ("ralliement des meuniers", "Ralliement des meuniers"),
        ("RDM", "Ralliement des meuniers"),
    ]


def test_an_office_of_an_agency_of_the_united_nations_is_the_agency():
    assert organizations("l'/DET OMS/PROPN/ORG Europe/PROPN/I-ORG alerte/VERB") == [("OMS Europe", "Q7817")]


def test_a_title_that_a_medium_s_name_begins_is_another_medium():
    line = "publié/VERB sur/ADP Bloomberg/PROPN/MISC Vigie/X/I-MISC +./PUNCT"
    assert organizations(line) == [("Bloomberg Vigie", "x:bloomberg-vigie")]


def test_who_speaks_to_a_medium_is_no_part_of_its_name():
    line = "a/AUX dit/VERB à/ADP Bloomberg/PROPN/MISC Vigie/PROPN/I-MISC +./PUNCT"
    assert texts(line) == ["Bloomberg"]


def test_an_edition_in_a_language_is_a_medium_of_its_own():
    assert texts("la/DET Wikipédia/PROPN/MISC en/ADP russe/NOUN ferme/VERB") == ["Wikipédia en russe"]


def test_the_code_of_a_model_makes_a_firm_a_product():
    assert (
        texts("les/DET versions/NOUN BMW/PROPN 840d/NOUN et/CCONJ BMW/PROPN xDrive/VERB roulent/VERB") == []
    )


def test_french_words_are_no_part_of_an_english_name():
    line = (
        "la/DET Luthian/PROPN/ORG Academy/PROPN/I-ORG of/X/I-ORG Arts/PROPN/I-ORG de/ADP/I-ORG "
        "Valmeuse/PROPN/I-ORG"
    )
    assert texts(line) == ["Luthian Academy of Arts"]


def test_a_school_s_name_goes_on_with_capitals_of_its_entity():
    line = "l'/DET école/NOUN Ozim/PROPN/ORG Valtorah/ADV/I-ORG à/ADP Valmeuse/PROPN/LOC"
    assert texts(line) == ["école Ozim Valtorah"]


def test_a_name_goes_on_behind_an_arabic_article():
    line = (
        "le/DET quotidien/NOUN Sada/PROPN/LOC al/PROPN/I-LOC +-/PUNCT/I-LOC +Valmor/PROPN/I-LOC paraît/VERB"
    )
    assert texts(line) == ["Sada al-Valmor"]


def test_a_full_name_is_the_listed_one_whose_acronym_follows_it():
    line = (
        "l'/DET agence/NOUN européenne/ADJ du/ADP Médicament/PROPN (/PUNCT +EMA/PROPN +)/PUNCT évoque/VERB "
        "un/DET délai/NOUN"
    )
    assert names(line) == [
        ("agence européenne du Médicament", "Agence européenne des médicaments"),
        ("EMA", "Agence européenne des médicaments"),
    ]


def test_a_listed_acronym_is_another_body_s_where_the_names_differ():
    line = (
        "la/DET Commission électorale/ADJ indépendante/ADJ (/PUNCT +CEI/PROPN +)/PUNCT proteste/VERB à/ADP "
        "Moscou/PROPN/LOC"
    )
    assert {name for _, name in names(line)} != {"Communauté des États indépendants"}


def test_a_committee_and_the_international_body_that_it_is_of_are_two():
    line = "le/DET Comité/NOUN des/ADP forêts/NOUN rares/ADJ de/ADP l'/DET ONU/PROPN siège/VERB"
    assert texts(line) == ["Comité des forêts rares", "ONU"]


def test_one_word_before_an_international_body_is_no_name():
    assert texts("selon/ADP la/DET Mission/NOUN de/ADP la/DET Ligue/NOUN arabe/ADJ à/ADP Homs/PROPN") == [
        "Ligue arabe"
    ]


def test_a_force_has_its_body_in_its_name():
    line = "la/DET Force/NOUN de/ADP réaction/NOUN de/ADP l'/DET OTAN/PROPN se/PRON déploie/VERB"
    assert texts(line) == ["Force de réaction de l'OTAN"]


def test_names_between_marks_go_on_after_a_noun_in_the_plural():
    line = (
        'lancé/VERB par/ADP les/DET revues/NOUN "/PUNCT +Vigie/NOUN +"/PUNCT et/CCONJ "/PUNCT +8jours/NOUN '
        '+"/PUNCT en/ADP mai/NOUN'
    )
    assert texts(line) == ["Vigie", "8jours"]


def test_a_firm_may_have_the_name_of_somebody():
    line = "il/PRON rejoint/VERB le/DET cabinet/NOUN Octave/PROPN/PER Valmont/PROPN/I-PER +./PUNCT"
    assert texts(line) == ["Octave Valmont"]


def test_somebody_s_office_announces_no_firm():
    line = "le/DET directeur/NOUN de/ADP cabinet/NOUN Octave/PROPN/PER Valmont/PROPN/I-PER parle/VERB"
    assert texts(line) == []


def test_a_firm_of_several_words_stands_before_what_it_is():
    line = (
        "un/DET expert/NOUN de/ADP Valmor/PROPN/LOC Saint-Ozim/PROPN/I-LOC ,/PUNCT courtier/NOUN en/ADP "
        "assurances/NOUN ,/PUNCT explique/VERB"
    )
    assert texts(line) == ["Valmor Saint-Ozim"]


def test_what_a_site_is_about_stands_before_its_name():
    line = (
        "rédacteur/NOUN du/ADP site/NOUN spécialisé/ADJ dans/ADP les/DET moulins/NOUN de/ADP rivière/NOUN "
        "Valmor/PROPN/MISC Watermill/PROPN/I-MISC"
    )
    assert texts(line) == ["Valmor Watermill"]


def test_a_circus_keeps_its_noun_after_an_adjective():
    assert texts("le/DET célèbre/ADJ cirque/NOUN Valmor/PROPN part/VERB") == ["cirque Valmor"]


def test_a_centre_has_the_name_of_somebody_and_not_of_a_place():
    assert texts("le/DET centre/NOUN Octave/PROPN/PER Valmont/PROPN/I-PER ouvre/VERB") == [
        "centre Octave Valmont"
    ]
    assert texts("le/DET centre/NOUN Valmeuse/PROPN/LOC ouvre/VERB") == []


def test_an_acronym_makes_a_purpose_part_of_a_name():
    line = (
        "le/DET centre/NOUN d'/ADP études/NOUN sur/ADP les/DET moulins/NOUN (/PUNCT +CEM/PROPN +)/PUNCT "
        "ferme/VERB"
    )
    assert texts(line) == ["centre d'études sur les moulins", "CEM"]


def test_an_acronym_is_the_body_that_the_document_speaks_of():
    line = "l'/DET OAS/PROPN menace/VERB les/DET harkis/NOUN et/CCONJ les/DET pieds-noirs/NOUN"
    assert names(line) == [("OAS", "Organisation armée secrète")]
    assert names("l'/DET OAS/PROPN siège/VERB") == [("OAS", "Organisation des États américains")]


def test_a_union_is_named_by_a_common_noun_where_the_document_is_about_the_police():
    line = "les/DET policiers/NOUN manifestent/VERB | pour/ADP Alliance/PROPN/ORG +,/PUNCT il/PRON faut/VERB agir/VERB"
    assert names(line) == [("Alliance", "Alliance Police nationale")]
    assert names("les/DET policiers/NOUN manifestent/VERB pour/ADP l'/DET Alliance/PROPN") == []
    assert names("une/DET note/NOUN pour/ADP Alliance/PROPN +./PUNCT") == []


def test_an_acronym_of_two_countries_is_that_of_the_country_nearby():
    line = "à/ADP Riyad/PROPN/LOC +,/PUNCT l'/DET agence/NOUN saoudienne/ADJ SPA/PROPN rapporte/VERB"
    assert names(line) == [("SPA", "Saudi Press Agency")]
    assert names("l'/DET ALN/PROPN combat/VERB en/ADP Algérie/PROPN/LOC") == [
        ("ALN", "Armée de libération nationale (Algérie)")
    ]


def test_a_power_plant_and_a_gearbox_are_no_bodies():
    assert texts("par/ADP la/DET centrale/NOUN Valmora/PROPN/MISC Daini/PROPN/I-MISC en/ADP mai/NOUN") == []
    assert (
        texts("une/DET boîte/NOUN Luthronic/PROPN/ORG Sport/PROPN/I-ORG à/ADP huit/NUM rapports/NOUN") == []
    )


def test_the_address_of_a_site_is_no_body():
    assert texts("grâce/NOUN au/DET site/NOUN Valmora.org/PROPN/ORG de/ADP calcul/NOUN") == []


def test_a_channel_on_a_network_is_not_the_network():
    assert texts("la/DET chaîne/NOUN YouTube/PROPN/MISC du/ADP polémiste/NOUN ferme/VERB") == []


def test_a_member_of_a_force_is_not_the_force():
    assert texts("un/DET CRS/PROPN/ORG tombe/VERB") == []
    assert texts("les/DET CRS/PROPN/ORG avancent/VERB") == ["CRS"]


def test_a_meeting_of_ministers_is_no_body():
    assert texts("confirmé/VERB en/ADP Conseil/NOUN des/ADP ministres/NOUN mercredi/NOUN") == []


def test_the_mark_that_a_party_s_name_ends_in_belongs_to_it():
    assert texts("le/DET raz-de-marée/NOUN d'/ADP En/ADP/MISC Marche/NOUN/I-MISC !/PUNCT lors/ADV") == [
        "En Marche !"
    ]
    assert texts("vive/VERB l'/DET Otan/PROPN !/PUNCT") == ["Otan"]


def test_acronyms_joined_by_hyphens_are_bodies_of_their_own():
    line = "une/DET intersyndicale/NOUN CGT/PROPN +-/PUNCT +FO/PROPN +-/PUNCT +FSU/PROPN appelle/VERB"
    assert texts(line) == ["CGT", "FO", "FSU"]
    assert texts("la/DET CGT/PROPN +-/PUNCT +FO/PROPN appelle/VERB") == ["CGT-FO"]


def test_a_word_after_a_place_is_no_adjective_of_the_body():
    line = "le/DET CHU/PROPN de/ADP Valmeuse/PROPN/LOC manque/ADJ de/ADP lits/NOUN"
    assert texts(line) == ["CHU de Valmeuse"]


def test_a_secretariat_of_state_is_in_charge_of_something():
    line = "le/DET Secrétariat/NOUN d'/ADP État/NOUN à/ADP la/DET Pêche/NOUN agit/VERB"
    assert texts(line) == ["Secrétariat d'État à la Pêche"]


def test_a_number_ends_the_name_of_a_university():
    line = "l'/DET université/NOUN Valmeuse/PROPN/LOC 2/NUM ferme/VERB"
    assert texts(line) == ["université Valmeuse 2"]


def test_letters_before_or_after_the_name_of_a_club_are_part_of_it():
    line = "le/DET HC/PROPN Fribourg-Gottéron/PROPN bat/VERB Yverdon/PROPN Sport/PROPN FC/PROPN"
    assert texts(line) == ["HC Fribourg-Gottéron", "Yverdon Sport FC"]


def test_an_officer_with_a_capital_is_no_body():
    line = "hier/ADV +,/PUNCT le/DET Capitaine/NOUN/ORG Ibrahim/PROPN/I-ORG Valmont/PROPN/I-ORG parle/VERB"
    assert texts(line) == []


def test_a_long_acronym_may_leave_the_first_words_out():
    line = "la/DET Société/NOUN luthienne/ADJ d'/ADP électricité/NOUN (/PUNCT +Lutelec/PROPN +)/PUNCT"
    assert texts(line) == ["Société luthienne d'électricité", "Lutelec"]


def test_an_arrondissement_is_no_place_of_a_body():
    line = "la/DET Brigade/NOUN des/ADP quais/NOUN (/PUNCT +BDQ/PROPN +)/PUNCT du/ADP XIIe/ADJ arrondissement/NOUN"
    assert {name for _, name in names(line)} == {"Brigade des quais"}


def test_a_name_goes_on_to_the_acronym_that_spells_it():
    line = (
        "la/DET Fédération/NOUN des/ADP acteurs/NOUN de/ADP la/DET banane/NOUN plantain/NOUN "
        "(/PUNCT +FABP/PROPN +)/PUNCT"
    )
    assert texts(line) == ["Fédération des acteurs de la banane plantain", "FABP"]


def test_a_direction_belongs_to_the_place_in_the_name():
    line = (
        "la/DET Bourse/NOUN et/CCONJ la/DET Banque/NOUN de/ADP Valmérie/PROPN/LOC centrale/ADJ agissent/VERB"
    )
    assert texts(line) == ["Banque de Valmérie centrale"]


def test_an_office_with_a_capital_is_no_body():
    line = "hier/ADV +,/PUNCT le/DET Commandant/NOUN/ORG Supérieur/ADJ/I-ORG parle/VERB"
    assert texts(line) == []


def test_a_known_name_that_goes_on_with_a_noun_is_another():
    line = "le/DET Conseil/NOUN national/ADJ de/ADP la/DET communication/NOUN vote/VERB"
    assert names(line) == [("Conseil national de la communication", "Conseil national de la communication")]


def test_a_firm_before_a_country_is_its_branch_there():
    assert texts("hier/ADV +./PUNCT Orange/ADJ Mali/PROPN/LOC recrute/VERB") == ["Orange Mali"]


def test_civil_society_is_no_firm():
    assert texts("la/DET Société/NOUN civile/ADJ de/ADP Valmeuse/PROPN proteste/VERB") == []


def test_the_staff_of_somebody_is_no_firm():
    line = (
        "la/DET ministre/NOUN Iris/PROPN/PER Valmont/PROPN/I-PER part/VERB "
        "| le/DET cabinet/NOUN Valmont/PROPN précise/VERB"
    )
    assert texts(line) == []
    assert texts("le/DET cabinet/NOUN Valmont/PROPN précise/VERB") == ["Valmont"]


def test_a_verb_taken_for_an_adjective_is_no_part_of_a_name_told_in_full():
    line = "le/DET Comité/NOUN international/ADJ olympique/ADJ patiente/ADJ"
    assert texts(line) == ["Comité international olympique"]


def test_an_acronym_tells_which_body_of_its_state_is_meant():
    line = "l'/DET Agence/NOUN de/ADP météorologie/NOUN du/ADP Japon/PROPN/LOC (/PUNCT +JMA/PROPN +)/PUNCT alerte/VERB"
    assert {name for _, name in names(line)} == {"Agence météorologique japonaise"}


def test_the_trade_of_a_group_stands_before_its_name():
    assert texts("le/DET groupe/NOUN de/ADP BTP/NOUN Valmor/PROPN recrute/VERB") == ["Valmor"]


def test_an_acronym_that_nothing_spells_out_is_the_body_with_its_initials():
    line = (
        "le/DET Mouvement/NOUN des/ADP rives/NOUN vives/ADJ part/VERB +./PUNCT "
        "hier/ADV +,/PUNCT le/DET MRV/PROPN/ORG attend/VERB"
    )
    assert {name for _, name in names(line)} == {"Mouvement des rives vives"}


def test_the_first_word_of_a_firm_is_the_firm():
    line = "la/DET société/NOUN Valmor/PROPN Énergie/PROPN part/VERB | le/DET groupe/NOUN Valmor/PROPN attend/VERB"
    assert names(line) == [("Valmor Énergie", "Valmor Énergie"), ("Valmor", "Valmor Énergie")]


def test_an_announced_name_of_common_nouns_takes_its_complement():
    line = "l'/DET association/NOUN Les/DET/ORG Amis/NOUN/I-ORG du/ADP canal/NOUN proteste/VERB"
    assert texts(line) == ["Les Amis du canal"]


def test_a_portfolio_is_no_international_body():
    line = (
        "le/DET ministère/NOUN de/ADP la/DET Pêche/PROPN et/CCONJ de/ADP la/DET Francophonie/PROPN agit/VERB"
    )
    assert texts(line) == ["ministère de la Pêche et de la Francophonie"]


def test_a_known_name_that_goes_on_with_another_complement_is_another():
    line = (
        "l'/DET École/NOUN nationale/ADJ d'/ADP administration/NOUN et/CCONJ de/ADP magistrature/NOUN "
        "(/PUNCT +ENAM/PROPN +)/PUNCT"
    )
    assert {name for _, name in names(line)} == {"École nationale d'administration et de magistrature"}


def test_a_foreign_acronym_may_mix_its_letters():
    body = "la/DET Conférence/NOUN des/ADP rives/NOUN"
    assert texts(f"{body} (/PUNCT +UfKo/PROPN +)/PUNCT") == ["Conférence des rives"]
    assert texts(f"{body} (/PUNCT +EnDK/PROPN +)/PUNCT") == ["Conférence des rives", "EnDK"]


def test_who_runs_a_body_is_no_place_in_its_name():
    body = "le/DET Département/NOUN des/ADP rives/NOUN (/PUNCT +DDR/PROPN +)/PUNCT"
    assert {name for _, name in names(f"{body} de/ADP Carole/PROPN/PER Valmont/PROPN/I-PER")} == {
        "Département des rives"
    }
    assert {name for _, name in names(f"{body} de/ADP Valmeuse/PROPN/LOC agit/VERB")} == {
        "Département des rives de Valmeuse"
    }


def test_a_masculine_article_makes_the_name_of_a_quarter_a_club():
    assert texts("hier/ADV le/DET Servette/PROPN/LOC gagne/VERB") == ["Servette"]
    assert texts("à/ADP la/DET Servette/PROPN/LOC on/PRON gagne/VERB") == []


def test_a_place_of_several_words_is_told_in_full():
    line = "le/DET CHU/PROPN de/ADP Val/PROPN/LOC El/DET/I-LOC Meuse/PROPN/I-LOC ferme/VERB"
    assert texts(line) == ["CHU de Val El Meuse"]
    line = "le/DET tribunal/NOUN de/ADP Sidi/PROPN M'/PROPN hamed/X juge/VERB"
    assert texts(line) == ["tribunal de Sidi M'hamed"]


def test_a_service_of_police_is_named_by_its_town():
    assert texts("le/DET service/NOUN de/ADP police/NOUN de/ADP Valmeuse/PROPN/LOC enquête/VERB") == [
        "service de police de Valmeuse"
    ]
    assert texts("un/DET service/NOUN de/ADP police/NOUN enquête/VERB") == []


def test_an_adjective_may_close_the_complement_of_a_longer_name():
    line = "le/DET Conseil/NOUN national/ADJ des/ADP meuniers/NOUN unis/ADJ vote/VERB"
    assert texts(line) == ["Conseil national des meuniers unis"]


def test_fire_stands_beside_safety_in_the_name_of_a_service():
    line = "le/DET Service/NOUN de/ADP sécurité/NOUN incendie/NOUN de/ADP Valmeuse/PROPN/LOC agit/VERB"
    assert texts(line) == ["Service de sécurité incendie de Valmeuse"]


def test_two_letters_once_are_no_body():
    assert texts("on/PRON les/PRON dit/VERB fichés/ADJ SZ/PROPN/ORG partout/ADV") == []
    assert texts("on/PRON cite/VERB Valmor/PROPN ou/CCONJ VRX/PROPN/ORG ici/ADV") == ["VRX"]


def test_an_entity_ends_at_a_comma():
    line = (
        "on/PRON cite/VERB Rives/PROPN/ORG News/PROPN/I-ORG +,/PUNCT/I-ORG de/ADP/I-ORG la/DET/I-ORG "
        "Plaine/PROPN/I-ORG ici/ADV"
    )
    assert texts(line) == ["Rives News"]


def test_a_letter_of_a_model_is_no_part_of_a_firm():
    assert texts("des/DET pneus/NOUN Pirelli/PROPN/ORG P/PROPN/I-ORG ici/ADV") == ["Pirelli"]


def test_who_writes_on_a_network_is_no_part_of_its_name():
    assert texts("a/AUX réagi/VERB sur/ADP Facebook/PROPN/ORG Lisa/PROPN/I-ORG hier/ADV") == []


def test_a_row_of_initials_that_signs_a_dispatch_names_no_body():
    words = ["Il", "pleut", ".", "\n", "OID", "/", "ABS", "/", "AKS", "\n"]
    spaces = [True, False, False, False, False, False, False, False, False, False]
    doc = Doc(build("a").vocab, words, spaces, pos=["X"] * 10, ents=["O"] * 6 + ["B-ORG", "O", "B-ORG", "O"])
    assert find_organizations(doc, gazetteer.load()) == []
    inside = Doc(doc.vocab, ["Le", *words[4:9], "part"], [True, *spaces[4:8], True, False], pos=["X"] * 7)
    inside.ents = [Span(inside, 3, 4, "ORG")]
    assert [(m.start, m.end) for m in find_organizations(inside, gazetteer.load())] == [(7, 10)]


def test_an_acronym_read_as_a_long_word_is_one():
    line = "le/DET Syndicat/NOUN des/ADP travailleurs/NOUN de/ADP l'/DET énergie/NOUN (/PUNCT +Syntrane/PROPN +)/PUNCT"
    assert texts(line) == ["Syndicat des travailleurs de l'énergie", "Syntrane"]


def test_an_article_that_opens_a_sentence_is_no_part_of_an_acronym():
    assert texts("L'/DET/ORG USN/PROPN/I-ORG menace/NOUN") == ["USN"]


def test_a_title_is_a_body_s_name_whatever_the_recognizer_takes_it_for():
    line = "l'/DET ONG/NOUN La/DET/PER Meunerie/NOUN/I-PER craint/VERB"
    assert texts(line) == ["La Meunerie"]


def test_plural_participles_and_joined_adjectives_are_part_of_a_body_s_name():
    assert texts("le/DET ministère/NOUN des/ADP Forces/NOUN armées/PROPN part/VERB") == [
        "ministère des Forces armées"
    ]
    line = "le/DET pôle/NOUN économique/ADJ et/CCONJ financier/ADJ de/ADP Valmeuse/PROPN/LOC part/VERB"
    assert texts(line) == ["pôle économique et financier de Valmeuse"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("la/DET Ville/NOUN rétorque/ADJ que/SCONJ rien/PRON ne/ADV change/VERB", []),
        ("le/DET Parlement/NOUN siège/ADJ à/ADP Ozim/PROPN/LOC", []),
        ("le/DET Parti/NOUN meunier/ADJ part/VERB", ["Parti meunier"]),
    ],
)
def test_the_verb_of_a_body_is_no_part_of_its_name(line, found):
    assert [text for text in texts(line) if " " in text] == found


def test_a_word_that_the_document_writes_with_a_small_letter_is_no_name():
    assert (
        texts(
            "odeur/NOUN de/ADP lin/NOUN +./PUNCT Lin/PROPN/ORG ou/CCONJ foin/NOUN | Lin/PROPN/ORG part/VERB"
        )
        == []
    )


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("à/ADP Meyrin/PROPN/LOC (/PUNCT +GE/PROPN/ORG +)/PUNCT vote/VERB", []),
        ("le/DET groupe/NOUN GE/PROPN/ORG recrute/VERB", ["GE"]),
        ("la/DET procédure/NOUN Renault/PROPN/ORG commence/VERB", []),
        ("le/DET PSE/PROPN/ORG commence/VERB | le/DET PSE/PROPN/ORG finit/VERB", []),
        ("Le/DET Parisien/PROPN/PER Luc/PROPN/PER Valmont/PROPN/I-PER gagne/VERB", []),
        ("L'/DET Équipe/PROPN/ORG de/ADP France/PROPN/LOC gagne/VERB", []),
        ("Le/DET Monde/PROPN/ORG du/ADP rugby/NOUN attend/VERB", []),
        ("Le/DET Monde/PROPN/ORG du/ADP mardi/NOUN attend/VERB", ["Le Monde"]),
    ],
)
def test_a_known_form_is_no_body_where_it_says_something_else(line, found):
    assert texts(line) == found


def test_the_canton_after_a_party_makes_it_swiss():
    line = "Iris/PROPN/PER Valmont/PROPN/I-PER (/PUNCT +PS/PROPN +//PUNCT".replace("+//PUNCT", "+§/PUNCT")
    words = [token.text.replace("§", "/") for token in build(f"{line} +VD/PROPN +)/PUNCT part/VERB")]
    spaces = [True, True, False, False, False, False, True, False]
    doc = Doc(build(line).vocab, words=words, spaces=spaces, pos=["PROPN"] * len(words))
    found = find_organizations(doc, gazetteer.load())
    assert [mention.name for mention in found] == ["Parti socialiste suisse"]


def test_the_public_prosecution_of_a_canton_is_its_own():
    swiss = " | à/ADP Lausanne/PROPN et/CCONJ Vevey/PROPN"
    line = "le/DET Ministère/NOUN public/ADJ requiert/VERB"
    assert names(line + swiss) == [("Ministère public", "Ministère public")]
    federal = " | le/DET Tribunal/NOUN pénal/ADJ fédéral/ADJ"
    assert names(line + swiss + federal)[0] == ("Ministère public", "Ministère public de la Confédération")


def test_the_swiss_chambers_have_short_names():
    line = "le/DET National/PROPN vote/VERB et/CCONJ la/DET Chambre/NOUN haute/ADJ attend/VERB"
    assert [name for _, name in names(line + " | Lausanne/PROPN et/CCONJ Vevey/PROPN")] == [
        "Conseil national",
        "Conseil des États",
    ]
