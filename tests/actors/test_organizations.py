from otan_extract.actors import gazetteer
from otan_extract.actors.organizations import find_organizations

from .tagged import build, organizations


def names(line: str) -> list[tuple[str, str]]:
    doc = build(line)
    return [(doc.text[m.start : m.end], m.name) for m in find_organizations(doc, gazetteer.load())]


def test_acronym_and_full_name_are_one_organization():
    line = "l'/DET Organisation mondiale/ADJ de/ADP la/DET santé (/PUNCT +OMS/PROPN +)/PUNCT"
    assert organizations(line) == [("Organisation mondiale de la santé", "Q7817"), ("OMS", "Q7817")]


def test_bodies_with_similar_names_stay_apart():
    line = "le/DET Conseil européen/ADJ et/CCONJ le/DET Conseil de/ADP l'/DET Europe/PROPN"
    assert organizations(line) == [("Conseil européen", "Q8886"), ("Conseil de l'Europe", "Q8908")]


def test_an_unknown_body_takes_its_acronym_along():
    line = (
        "la/DET Fédération luthienne/ADJ des/ADP moulins (/PUNCT +FLM/PROPN +)/PUNCT proteste/VERB "
        "| la/DET FLM/PROPN part/VERB"
    )
    assert organizations(line) == [
        ("Fédération luthienne des moulins", "x:federation-luthienne-des-moulins"),
        ("FLM", "x:federation-luthienne-des-moulins"),
        ("FLM", "x:federation-luthienne-des-moulins"),
    ]


def test_a_capitalized_short_form_is_tied_to_the_last_body_that_it_fits():
    line = (
        "la/DET Fédération luthienne/ADJ proteste/VERB | selon/ADP la/DET Fédération/NOUN +,/PUNCT "
        "la/DET fédération/NOUN part/VERB"
    )
    assert [identifier for _, identifier in organizations(line)] == ["x:federation-luthienne"] * 2


def test_alliance_is_otan_where_otan_is_named():
    line = "l'/DET Otan/PROPN agit/VERB | l'/DET Alliance/NOUN attend/VERB"
    assert organizations(line) == [("Otan", "Q7184"), ("Alliance", "Q7184")]


def test_a_lower_case_head_needs_a_proper_complement():
    assert organizations("le/DET parquet/NOUN de/ADP Valmeuse/PROPN") == [
        ("parquet de Valmeuse", "x:parquet-de-valmeuse")
    ]
    assert organizations("un/DET tribunal/NOUN de/ADP commerce") == []


def test_the_demonym_of_a_ministry_becomes_its_country():
    line = "le/DET ministère/NOUN omanais/ADJ de/ADP la/DET Pêche/PROPN"
    assert names(line) == [("ministère omanais de la Pêche", "Ministère de la Pêche d'Oman")]


def test_a_noun_announces_a_name_and_the_document_repeats_it():
    line = "le/DET groupe Valmor/PROPN recrute/VERB | Valmor/PROPN forme/VERB"
    assert [text for text, _ in organizations(line)] == ["Valmor", "Valmor"]


def test_a_network_as_a_channel_is_no_mention():
    assert organizations("il/PRON écrit/VERB sur/ADP Facebook/PROPN") == []


def test_a_car_is_no_firm():
    assert organizations("il/PRON conduit/VERB une/DET Porsche/PROPN") == []


def test_the_portfolio_of_a_minister_is_no_body():
    assert organizations("la/DET ministre/NOUN des/ADP Armées/PROPN/ORG") == []


def test_a_section_of_a_union_is_a_body_of_its_own():
    line = "la/DET CGT/PROPN/ORG Cheminots/PROPN/I-ORG appelle/VERB"
    assert organizations(line) == [("CGT Cheminots", "x:cgt-cheminots")]


def test_a_newspaper_without_its_article():
    assert names("il/PRON parle/VERB au/ADP Parisien/PROPN") == [("Parisien", "Le Parisien")]


def test_what_only_a_firm_has_shows_a_body_whatever_the_recognizer_says():
    line = "les/DET clients/NOUN d'/ADP Ibervia/PROPN/LOC et/CCONJ de/ADP Movéo/PROPN/PER attendent/VERB"
    assert [text for text, _ in organizations(line)] == ["Ibervia", "Movéo"]


def test_a_place_of_the_document_has_no_clients():
    line = "à/ADP Ibervia/PROPN/LOC +,/PUNCT les/DET clients/NOUN d'/ADP Ibervia/PROPN/LOC attendent/VERB"
    assert organizations(line) == []


def test_an_announced_name_goes_as_far_as_its_entity():
    line = "le/DET quotidien/NOUN La/DET/MISC Plaine/NOUN/I-MISC libre/ADJ/I-MISC paraît/VERB"
    assert [text for text, _ in organizations(line)] == ["La Plaine libre"]


def test_an_announced_name_goes_as_far_as_its_quotation_marks():
    line = "le/DET collectif/NOUN « Nos/DET vies/NOUN d'/ADP abord/ADV » appelle/VERB"
    assert [text for text, _ in organizations(line)] == ["Nos vies d'abord"]


def test_a_name_at_which_the_parser_starts_a_sentence_is_still_announced():
    line = "le/DET fabricant/NOUN | Valmora/PROPN/PER recrute/VERB"
    assert [text for text, _ in organizations(line)] == ["Valmora"]


def test_a_parliament_named_by_one_word_is_that_of_the_home_of_the_document():
    assert names("au/ADP Parlement/PROPN +,/PUNCT on/PRON vote/VERB") == [("Parlement", "Parlement français")]
    swiss = "le/DET canton/NOUN de/ADP Berne/PROPN/LOC agit/VERB +./PUNCT au/ADP Parlement/PROPN on/PRON vote/VERB"
    assert ("Parlement", "Assemblée fédérale (Suisse)") in names(swiss)


def test_a_ministry_is_that_of_the_country_that_its_sentence_names():
    line = "à/ADP Pékin/PROPN/LOC +,/PUNCT le/DET ministère/NOUN de/ADP la/DET Santé/PROPN dément/VERB"
    assert ("ministère de la Santé", "Ministère de la Santé de la Chine") in names(line)


def test_letters_in_brackets_show_the_name_that_they_stand_for():
    line = "les/DET Chemins/NOUN de/ADP fer/NOUN luthiens/ADJ (/PUNCT +CFL/PROPN +)/PUNCT"
    assert [text for text, _ in organizations(line)] == ["Chemins de fer luthiens", "CFL"]


def test_an_acronym_from_another_language_belongs_to_the_body_before_it():
    line = "le/DET Parti/NOUN des/ADP moulins/NOUN (/PUNCT +XKK/PROPN +)/PUNCT | le/DET XKK/PROPN part/VERB"
    assert [identifier for _, identifier in organizations(line)] == ["x:parti-des-moulins"] * 3


def test_a_lower_case_head_is_a_body_with_the_words_that_make_it_one():
    line = "la/DET section/NOUN de/ADP recherches/NOUN de/ADP Valmeuse/PROPN"
    assert [text for text, _ in organizations(line)] == ["section de recherches de Valmeuse"]
    assert organizations("la/DET section/NOUN de/ADP Valmeuse/PROPN") == []
    assert organizations("une/DET chambre/NOUN de/ADP commerce/NOUN") == []


def test_a_club_is_read_from_its_first_word():
    line = "le/DET Stade/NOUN/LOC lavallois/ADJ/I-LOC bat/VERB le/DET RC/PROPN/LOC Tourville/PROPN/I-LOC"
    assert [text for text, _ in organizations(line)] == ["Stade lavallois", "RC Tourville"]
    assert organizations("le/DET Stade/NOUN/LOC municipal/ADJ ferme/VERB") == []


def test_a_name_that_the_text_quotes_as_its_source_is_a_medium():
    line = "selon/ADP les/DET informations/NOUN de/ADP Plaine/PROPN/LOC +,/PUNCT il/PRON part/VERB"
    assert [text for text, _ in organizations(line)] == ["Plaine"]
    assert organizations("au/ADP micro/NOUN de/ADP Paul/PROPN/PER") == []


def test_an_ambiguous_name_is_no_body_inside_the_name_of_somebody():
    assert organizations("raconte/VERB Iris/PROPN/PER Vasseur/PROPN/I-PER") == []


def test_each_of_several_ministries_is_named():
    line = "les/DET ministères/NOUN de/ADP la/DET Santé/PROPN et/CCONJ de/ADP l'/DET Agriculture/PROPN"
    assert names(line) == [
        ("ministères de la Santé", "ministère de la Santé"),
        ("Agriculture", "Ministère de l'Agriculture"),
    ]


def test_a_local_body_is_named_in_full():
    line = "le/DET CHU/PROPN de/ADP Valmeuse/PROPN/LOC recrute/VERB +./PUNCT le/DET CHU/PROPN attend/VERB"
    assert names(line) == [
        ("CHU de Valmeuse", "Centre hospitalier universitaire de Valmeuse"),
        ("CHU", "Centre hospitalier universitaire de Valmeuse"),
    ]


def test_a_branch_of_a_firm_is_a_body_of_its_own():
    line = "selon/ADP Google/PROPN/ORG France/PROPN/I-ORG"
    assert organizations(line) == [("Google France", "x:google-france")]


def test_a_race_and_a_day_are_no_newspaper():
    assert organizations("en/ADP 24/NUM heures/NOUN") == []
    assert organizations("les/DET 24/NUM Heures/PROPN/ORG du/ADP Valmont/PROPN") == []


def test_the_name_of_a_programme_is_no_body():
    line = "l'/DET émission/NOUN Grand/PROPN/ORG Large/PROPN/I-ORG plaît/VERB"
    assert organizations(line) == []


def test_a_body_and_the_one_that_it_is_part_of_are_two_mentions():
    line = "le/DET Conseil de/ADP sécurité des/ADP Nations/PROPN unies/ADJ"
    assert organizations(line) == [("Conseil de sécurité", "Q37470"), ("Nations unies", "Q1065")]


def test_a_newspaper_is_no_part_of_a_name_with_a_hyphen():
    assert [text for text, _ in organizations("la/DET Croix-Rouge/PROPN/LOC aide/VERB")] == ["Croix-Rouge"]
    assert [text for text, _ in organizations("La/DET Croix-Rouge/PROPN/LOC aide/VERB")] == ["Croix-Rouge"]


def test_somebody_with_a_role_before_a_comma_is_no_body():
    line = "sa/DET directrice/NOUN générale/ADJ +,/PUNCT Anna/PROPN/ORG Vasseur/PROPN/I-ORG"
    assert organizations(line) == []


def test_a_name_of_four_words_needs_no_first_capital():
    line = "le/DET parti/NOUN des/ADP travailleurs/NOUN du/ADP Kurdistan/PROPN"
    assert organizations(line) == [("parti des travailleurs du Kurdistan", "Q152220")]


def test_an_event_is_no_newspaper():
    assert organizations("depuis/ADP la/DET Libération/NOUN/ORG +,/PUNCT elle/PRON vit/VERB") == []


def test_hyphens_do_not_end_the_name_of_a_body():
    line = "le/DET Musée/NOUN des/ADP beaux/NOUN +-/PUNCT +arts/NOUN de/ADP Valmeuse/PROPN"
    assert [text for text, _ in organizations(line)] == ["Musée des beaux-arts de Valmeuse"]


def test_capitals_in_brackets_after_a_name_are_somebodys_party():
    line = "Claire/PROPN/PER Vasseur/PROPN/I-PER (/PUNCT +XLR/PROPN +)/PUNCT vote/VERB"
    assert [text for text, _ in organizations(line)] == ["XLR"]
    sports = "Claire/PROPN/PER Vasseur/PROPN/I-PER (/PUNCT +ITA/PROPN +)/PUNCT gagne/VERB"
    assert organizations(sports) == []


def test_a_demonym_leaves_a_body_the_name_that_the_tables_give_it():
    line = "le/DET ministère/NOUN français/ADJ de/ADP l'/DET Intérieur/PROPN"
    assert names(line) == [("ministère français de l'Intérieur", "ministère de l'Intérieur")]
    assert names("le/DET parquet/NOUN fédéral/ADJ belge/ADJ") == [
        ("parquet fédéral belge", "Parquet fédéral")
    ]


def test_what_somebody_is_in_charge_of_is_no_body():
    assert organizations("la/DET secrétaire/NOUN américaine/ADJ au/ADP Trésor/PROPN/ORG") == []
    assert [
        text for text, _ in organizations("la/DET secrétaire/NOUN générale/ADJ de/ADP l'/DET Otan/PROPN")
    ] == ["Otan"]


def test_a_firm_stands_between_commas_after_the_noun_that_announces_it():
    line = "le/DET fabricant/NOUN luthien/ADJ +,/PUNCT Klangwerk/PROPN/PER +,/PUNCT répond/VERB"
    assert [text for text, _ in organizations(line)] == ["Klangwerk"]


def test_the_adjectives_of_a_capitalized_noun_belong_to_the_name():
    line = "la/DET Télévision/NOUN/ORG luthienne/ADJ/I-ORG publique/ADJ/I-ORG diffuse/VERB"
    assert [text for text, _ in organizations(line)] == ["Télévision luthienne publique"]


def test_a_coined_name_ends_before_a_lower_case_word():
    line = "la/DET société/NOUN Assurivo/PROPN/ORG indemnise/ADJ/I-ORG"
    assert [text for text, _ in organizations(line)] == ["Assurivo"]


def test_a_unit_of_an_army_keeps_its_number():
    line = "le/DET 9e/ADJ régiment/NOUN d'/ADP infanterie/NOUN part/VERB"
    assert [text for text, _ in organizations(line)] == ["9e régiment d'infanterie"]


def test_a_complement_that_the_tagger_takes_for_a_verb_is_a_name():
    assert [text for text, _ in organizations("le/DET musée/NOUN de/ADP Valmeuse/VERB rouvre/VERB")] == [
        "musée de Valmeuse"
    ]


def test_a_medium_whose_article_is_fused_is_that_of_the_tables():
    line = "selon/ADP les/DET informations du/ADP Parisien/PROPN il/PRON part/VERB"
    assert organizations(line) == [("Parisien", "x:le-parisien")]


def test_a_newspaper_is_named_before_the_person_who_speaks_to_it():
    line = "elle/PRON explique/VERB au/ADP Monde/PROPN Luc/PROPN/PER Valmont/PROPN/I-PER"
    assert names(line) == [("Monde", "Le Monde")]


def test_an_office_ends_a_name():
    line = "au/ADP CHU/PROPN de/ADP Valmeuse/PROPN et/CCONJ directeur/NOUN de/ADP la/DET Fondation/NOUN Orlac/PROPN"
    assert [text for text, _ in names(line)] == ["CHU de Valmeuse", "Fondation Orlac"]


def test_an_adjective_after_an_acronym_is_no_part_of_it():
    line = "un/DET membre/NOUN de/ADP la/DET PFV/NOUN/ORG noir/ADJ/I-ORG"
    assert [text for text, _ in names(line)] == ["PFV"]


def test_an_acronym_in_brackets_makes_a_description_a_name():
    line = "le/DET syndicat des/ADP joueurs professionnels/ADJ (/PUNCT +PFV/PROPN +)/PUNCT"
    assert [text for text, _ in names(line)] == ["syndicat des joueurs professionnels", "PFV"]
    assert names("un/DET syndicat des/ADP joueurs professionnels/ADJ (/PUNCT +PFV/PROPN +)/PUNCT") == []


def test_the_second_of_two_bodies_is_no_complement_of_the_first():
    line = "du/ADP Parti/NOUN luthien/ADJ au/ADP Rassemblement/NOUN luthien/ADJ"
    assert [text for text, _ in names(line)] == ["Parti luthien", "Rassemblement luthien"]


def test_adjectives_and_participles_end_a_name():
    line = (
        "l'/DET Institut/NOUN de/ADP sciences sociales/ADJ +,/PUNCT économiques/ADJ et/CCONJ politiques/ADJ"
    )
    assert [text for text, _ in names(line)] == ["Institut de sciences sociales, économiques et politiques"]
    line = "le/DET Comité/NOUN des/ADP personnes handicapées/VERB proteste/VERB"
    assert [text for text, _ in names(line)] == ["Comité des personnes handicapées"]


def test_what_says_something_is_a_body_where_the_recognizer_sees_no_person():
    line = "a/AUX déclaré/VERB Grindal/ADV/MISC mardi | Grindal/ADV va/VERB changer/VERB"
    assert [text for text, _ in names(line)] == ["Grindal", "Grindal"]
    assert names("a/AUX déclaré/VERB Grindal/PROPN/PER mardi") == []


def test_a_local_body_without_its_place_is_the_only_one_of_the_document():
    line = "la/DET CPAM/PROPN du/ADP Rhône/PROPN alerte/VERB | la/DET CPAM/PROPN attend/VERB"
    assert {name for _, name in names(line)} == {"Caisse primaire d'assurance maladie du Rhône"}


def test_the_supreme_court_is_that_of_the_country_of_the_document():
    line = "Singapour/PROPN attend/VERB | la/DET Cour/NOUN suprême/ADJ juge/VERB | Singapour/PROPN Singapour/PROPN"
    assert names(line) == [("Cour suprême", "Cour suprême de Singapour")]


def test_an_acronym_of_one_country_is_no_body_elsewhere():
    line = "la/DET préfète de/ADP la/DET MRC/PROPN parle/VERB"
    assert names(line) == []
    line = "au/ADP Cameroun/PROPN +,/PUNCT le/DET MRC/PROPN conteste/VERB"
    assert names(line) == [("MRC", "Mouvement pour la renaissance du Cameroun")]


def test_a_party_is_that_of_the_country_of_the_document():
    line = "le/DET bourgmestre et/CCONJ l'/DET échevine wallonne/ADJ du/ADP PS/PROPN"
    assert names(line) == [("PS", "Parti socialiste (Belgique)")]
    assert names("le/DET PS/PROPN vote/VERB") == [("PS", "Parti socialiste")]


def test_a_regional_adjective_is_part_of_a_name_whatever_the_tagger_says():
    line = "le/DET Grand/ADJ Conseil/NOUN vaudois/NOUN vote/VERB | le/DET Grand/ADJ Conseil/NOUN attend/VERB"
    assert names(line) == [
        ("Grand Conseil vaudois", "Grand Conseil vaudois"),
        ("Grand Conseil", "Grand Conseil vaudois"),
    ]


def test_a_national_branch_is_a_body_of_its_own():
    assert names("le/DET WWF/PROPN Suisse/PROPN proteste/VERB") == [("WWF Suisse", "WWF Suisse")]


def test_a_hospital_is_named_after_somebody():
    line = "à/ADP l'/DET hôpital/NOUN Raymond/PROPN/PER Valmont/PROPN/I-PER +,/PUNCT Luc/PROPN/PER Orlac/PROPN/I-PER"
    assert [text for text, _ in names(line)] == ["hôpital Raymond Valmont"]


def test_a_section_of_a_union_takes_its_department_along():
    line = "la/DET CGT/PROPN/ORG Énergie/PROPN/I-ORG Val-de-Marne/PROPN/LOC appelle/VERB"
    assert [text for text, _ in names(line)] == ["CGT Énergie Val-de-Marne"]


def test_an_edition_of_a_station_keeps_its_complement():
    line = "selon/ADP France/PROPN/ORG Bleu/PROPN/I-ORG Pays/PROPN/I-ORG de/ADP/I-ORG Savoie/PROPN/I-ORG"
    assert [text for text, _ in names(line)] == ["France Bleu Pays de Savoie"]


def test_a_number_of_a_department_is_its_name():
    assert names("le/DET Sdis/PROPN 95/NUM intervient/VERB") == [
        ("Sdis 95", "Service départemental d'incendie et de secours du Val-d'Oise")
    ]


def test_acronyms_that_say_something_are_bodies():
    for line in (
        "selon/ADP l'/DET INPV/PROPN +,/PUNCT rien/PRON",
        "l'/DET INPV/PROPN a/AUX annoncé/VERB son/DET départ",
        "a/AUX indiqué/VERB l'/DET INPV/PROPN mardi",
    ):
        assert [text for text, _ in names(line)] == ["INPV"]
    assert names("le/DET TGV/PROPN a/AUX annoncé/VERB son/DET départ") == []
    assert names("selon/ADP le/DET Premier/ADJ/MISC ministre/NOUN/I-MISC") == []


def test_a_short_form_is_the_body_of_the_announced_kind():
    line = "le/DET syndicat policier/ADJ Alliance/PROPN/ORG proteste/VERB"
    assert names(line) == [("Alliance", "Alliance Police nationale")]


def test_an_accented_initial_makes_an_acronym():
    line = "l'/DET Établissement/NOUN cantonal/ADJ d'/ADP assurance (/PUNCT +ECA/PROPN +)/PUNCT"
    assert {name for _, name in names(line)} == {"Établissement cantonal d'assurance"}


def test_the_town_of_a_party_s_deputy_is_no_part_of_its_name():
    line = "le/DET député du/ADP Parti/PROPN québécois/ADJ de/ADP Valmeuse/PROPN"
    assert [text for text, _ in names(line)] == ["Parti québécois"]


def test_an_event_that_a_body_holds_is_no_body():
    line = "la/DET Ligue/NOUN des/ADP champions/NOUN de/ADP l'/DET UEFA/PROPN"
    assert [text for text, _ in names(line)] == ["UEFA"]


def test_a_ministry_of_a_movement_is_of_no_country():
    line = (
        "Israël/PROPN frappe/VERB | Israël/PROPN attaque/VERB | Israël/PROPN dément/VERB "
        "| le/DET ministère/NOUN de/ADP la/DET Santé/PROPN du/ADP Hamas/PROPN"
    )
    assert names(line) == [("ministère de la Santé du Hamas", "Ministère de la Santé du Hamas")]


def test_an_ampersand_joins_the_words_of_a_name():
    assert names("le/DET CD&V/PROPN vote/VERB") == [("CD&V", "CD&V")]


def test_a_town_hall_that_somebody_stands_for_is_no_body():
    assert names("la/DET mairie de/ADP Valmeuse/PROPN confirme/VERB") == [
        ("mairie de Valmeuse", "Mairie de Valmeuse")
    ]
    assert names("un/DET candidat à/ADP la/DET mairie de/ADP Valmeuse/PROPN") == []
