import pytest
from spacy.tokens import Doc

from otan_extract.actors import gazetteer
from otan_extract.actors.countries import find_countries

from .tagged import build, codes, countries, groups, organizations


def test_each_part_of_a_compound_is_a_mention():
    assert countries("le/DET char franco-allemand/ADJ avance/VERB") == [
        ("franco", "FRA", "demonym"),
        ("allemand", "DEU", "demonym"),
    ]


def test_a_compound_with_a_hyphenated_demonym():
    assert codes("des/DET manœuvres américano +-/PUNCT +sud-coréennes/ADJ") == ["USA", "KOR"]


@pytest.mark.parametrize("demonym", ["nigérien", "nigériens", "nigérienne", "nigériennes"])
def test_every_gender_and_number_of_a_demonym(demonym):
    assert codes(f"un/DET accord {demonym}/ADJ") == ["NER"]


def test_a_sub_entity_and_a_former_state_are_no_countries():
    assert codes("l'/DET Écosse/PROPN quitte/VERB l'/DET Union/PROPN soviétique/ADJ") == []


def test_a_name_inside_a_longer_expression_does_not_count():
    assert codes("dans/ADP le/DET golfe de/ADP Guinée/PROPN") == []
    assert codes("au/ADP jardin du/ADP Luxembourg/PROPN") == []


def test_a_country_inside_the_name_of_an_organization_does_not_count():
    assert codes("la/DET Banque/NOUN de/ADP France/PROPN") == []
    assert codes("la/DET Fédération/NOUN belge/ADJ des/ADP pêcheurs") == []


def test_the_demonym_of_a_ministry_counts():
    assert codes("le/DET ministère omanais/ADJ de/ADP la/DET Santé/PROPN") == ["OMN"]


def test_a_body_of_a_state_is_described_by_its_demonym():
    assert codes("la/DET Cour/NOUN suprême/ADJ espagnole/ADJ juge/VERB") == ["ESP"]
    assert codes("le/DET Hezbollah/PROPN libanais/ADJ réagit/VERB") == ["LBN"]
    assert codes("le/DET Parti/NOUN socialiste/ADJ suisse/ADJ réagit/VERB") == []


def test_the_demonym_of_a_foreign_agency_counts_that_of_an_agency_at_home_does_not():
    line = "la/DET Chine/PROPN : l'/DET Administration/NOUN {}/ADJ du/ADP cyberespace/NOUN interdit/VERB"
    assert codes(line.format("chinoise")) == ["CHN", "CHN"]
    assert codes("en/ADP France/PROPN +,/PUNCT l'/DET Agence/NOUN française/ADJ du/ADP livre/NOUN") == ["FRA"]


def test_england_is_said_for_the_united_kingdom():
    assert countries("les/DET Anglais/PROPN quittent/VERB l'/DET Angleterre/PROPN") == [
        ("Anglais", "GBR", "demonym"),
        ("Angleterre", "GBR", "name"),
    ]


def test_the_first_name_of_a_person_is_no_country():
    assert codes("Mme/NOUN France/PROPN/PER Tournel/PROPN/I-PER parle/VERB") == []
    assert codes("Maurice/PROPN/PER arrive/VERB") == []


def test_maurice_is_a_country_where_the_document_says_so():
    assert "MUS" in codes("les/DET Mauriciens/NOUN fêtent/VERB | Maurice/PROPN est/AUX libre/ADJ")


def test_a_language_is_no_country():
    assert codes("un/DET discours en/ADP russe +./PUNCT") == []
    assert codes("un/DET ministre russe/ADJ parle/VERB") == ["RUS"]


@pytest.mark.parametrize(
    "line",
    [
        "une/DET chaîne en/ADP langue/NOUN russe/ADJ de/ADP télévision/NOUN",
        "elle/PRON parle/VERB un/DET russe/NOUN parfait/ADJ",
        "il/PRON ne/ADV parle/VERB ni/CCONJ russe/NOUN ni/CCONJ turc/NOUN +./PUNCT",
    ],
)
def test_a_language_that_a_noun_or_a_verb_announces_is_no_country(line):
    assert codes(line) == []


def test_congo_is_resolved_by_the_document():
    assert codes("le/DET Congo/PROPN proteste/VERB") == ["COG"]
    assert codes("à/ADP Goma/PROPN +,/PUNCT le/DET Congo/PROPN proteste/VERB") == ["COD"]


def test_georgia_of_america_is_no_country():
    assert codes("Trump/PROPN gagne/VERB la/DET Géorgie/PROPN") == []


def test_an_article_tells_the_inhabitant_from_the_country():
    assert countries("un/DET Suisse/NOUN gagne/VERB")[0][2] == "demonym"
    assert countries("la/DET Suisse/PROPN gagne/VERB")[0][2] == "name"


@pytest.mark.parametrize("name", ["États\u2011Unis", "Etats-Unis", "ÉTATS-UNIS", "USA", "U.S.A."])
def test_variants_of_spelling(name):
    assert codes(f"les/DET {name}/PROPN votent/VERB") == ["USA"]


def test_a_group_lists_its_members():
    assert groups("les/DET Etats/NOUN baltes/ADJ") == [("Etats baltes", "États baltes")]


def test_a_name_joined_to_a_place_by_a_hyphen_is_none():
    assert codes("à/ADP Paris-Saclay/PROPN") == []
    assert codes("le/DET match France-Allemagne/PROPN") == ["FRA", "DEU"]


def test_a_title_of_beauty_leaves_the_country_a_mention():
    assert codes("Miss/PROPN Israël/PROPN salue/VERB Miss/PROPN Haïti/PROPN") == ["ISR", "HTI"]


def test_a_language_is_no_country_where_the_text_is_about_languages():
    line = "la/DET langue/NOUN change/VERB +./PUNCT | le/DET français/NOUN est/AUX vivant/ADJ"
    assert codes(line) == []
    assert codes("elles/PRON préfèrent/VERB parler/VERB français/ADJ +,/PUNCT dit-on/VERB") == []


@pytest.mark.parametrize(
    "line",
    [
        'la/DET fondation "/PUNCT +La/DET France/PROPN +s\'/PRON engage/VERB +"/PUNCT',
        'un/DET communiqué de/ADP "/PUNCT +La/DET France/PROPN debout/ADV +"/PUNCT',
        'une/DET initiative baptisée/VERB "/PUNCT +Appel/NOUN de/ADP Kampala/PROPN +"/PUNCT',
    ],
)
def test_a_country_inside_a_name_between_marks_does_not_count(line):
    assert codes(line) == []


def test_a_country_inside_quoted_words_counts():
    line = 'le/DET ministre :/PUNCT "/PUNCT +La/DET France/PROPN attend/VERB +"/PUNCT'
    assert codes(line) == ["FRA"]
    assert codes('une/DET "/PUNCT +Europe/PROPN française/ADJ +"/PUNCT') == ["FRA"]


def test_a_country_right_after_a_noun_that_opens_a_sentence_is_part_of_its_name():
    assert codes("Barrages/NOUN Canada/PROPN/LOC confirme/VERB") == []
    assert codes("Selon/ADP Ottawa/PROPN/LOC +,/PUNCT le/DET Canada/PROPN/LOC vote/VERB") == ["CAN", "CAN"]


def test_a_demonym_that_begins_the_name_of_a_firm_is_no_country():
    assert codes("Nippon/PROPN/ORG Valmor/PROPN/I-ORG recrute/VERB") == []
    assert codes("le/DET Suisse/PROPN/PER Jean/PROPN/I-PER gagne/VERB") == ["CHE"]


def test_each_theme_of_a_dispatch_s_header_is_a_mention():
    header = build("SENEGAL/PROPN +-/PUNCT +ITALIE/PROPN +-/PUNCT +TRANSPORTS/PROPN §/PUNCT Thiès/PROPN")
    words = ["/" if token.text == "§" else token.text for token in header]
    doc = Doc(header.vocab, words=words, spaces=[bool(token.whitespace_) for token in header])
    assert [mention.code for mention in find_countries(doc, gazetteer.load())[0]] == ["SEN", "ITA"]
    assert codes("FRANCE/PROPN +-/PUNCT +SOIR/PROPN ferme/VERB") == []


def test_the_country_of_a_mission_of_the_united_nations_is_in_its_name():
    line = "la/DET Mission/NOUN de/ADP l'/DET ONU/PROPN en/ADP RDC/PROPN/LOC part/VERB"
    assert codes(line) == []
    assert [text for text, _ in organizations(line)] == ["Mission de l'ONU en RDC"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("les/DET Franco-Ontariens/NOUN et/CCONJ les/DET Anglo-Québécois/NOUN", []),
        ("le/DET sommet/NOUN franco-québécois/ADJ", ["FRA"]),
    ],
)
def test_who_speaks_a_language_in_a_province_is_of_no_other_country(line, found):
    assert codes(line) == found


def test_the_country_of_a_body_s_branch_is_in_its_name():
    line = "Avocats/NOUN sans/ADP frontières/NOUN Canada/PROPN/LOC proteste/VERB"
    assert codes(line) == []
    assert organizations(line)[0][0] == "Avocats sans frontières Canada"
    line = "Amnesty/PROPN International/PROPN Canada/PROPN/LOC francophone/ADJ proteste/VERB"
    assert organizations(line)[0][0] == "Amnesty International Canada francophone"
