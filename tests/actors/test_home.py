"""Bodies of the country that a document is of, or speaks of."""

from otan_extract.actors import gazetteer
from otan_extract.actors.organizations import find_organizations
from otan_extract.actors.reading import Reading

from .tagged import build, codes


def names(line: str) -> list[tuple[str, str]]:
    doc = build(line)
    return [(doc.text[m.start : m.end], m.name) for m in find_organizations(doc, gazetteer.load())]


ASSEMBLY = "l'/DET Assemblée/NOUN nationale/ADJ"


def test_a_title_is_no_part_of_a_country_or_a_coast():
    line = "La/DET Côte/PROPN d'/ADP Ivoire/PROPN gagne/VERB +./PUNCT La/DET Côte/PROPN d'/ADP Azur/PROPN vote/VERB"
    assert names(line) == []
    assert codes(line) == ["CIV"]


def test_towns_of_a_country_show_that_a_document_is_of_it():
    line = f"à/ADP Cotonou/PROPN/LOC et/CCONJ Parakou/PROPN/LOC +,/PUNCT {ASSEMBLY} vote/VERB"
    assert ("Assemblée nationale", "Assemblée nationale du Bénin") in names(line)


def test_the_state_after_the_name_of_an_institution_is_part_of_it():
    assert names(f"{ASSEMBLY} du/ADP Sénégal/PROPN/LOC vote/VERB") == [
        ("Assemblée nationale du Sénégal", "Assemblée nationale du Sénégal")
    ]


def test_an_institution_is_called_as_the_document_calls_it_with_a_demonym():
    line = f"{ASSEMBLY} sénégalaise/ADJ vote/VERB | à/ADP Dakar/PROPN/LOC +,/PUNCT {ASSEMBLY} attend/VERB"
    assert {name for _, name in names(line)} == {"Assemblée nationale sénégalaise"}


def test_overseas_territories_of_france_have_its_institutions():
    line = f"en/ADP Guyane/PROPN/LOC +,/PUNCT {ASSEMBLY} vote/VERB"
    assert names(line) == [("Assemblée nationale", "Assemblée nationale")]


def test_an_acronym_is_that_of_the_country_that_the_document_speaks_of():
    line = "en/ADP Côte/PROPN/LOC d'/ADP/I-LOC Ivoire/PROPN/I-LOC +,/PUNCT la/DET CEI/PROPN attend/VERB"
    assert ("CEI", "Commission électorale indépendante") in names(line)
    assert names("la/DET CEI/PROPN attend/VERB") == [("CEI", "Communauté des États indépendants")]


def test_somebody_called_like_a_country_is_none():
    line = f"Maurice/PROPN/PER Valmont/PROPN/I-PER attend/VERB {ASSEMBLY}"
    assert Reading(build(line), gazetteer.load()).home == "FRA"


def test_the_full_name_makes_a_local_acronym_a_body():
    line = (
        "la/DET Fédération/NOUN interprofessionnelle/ADJ de/ADP la/DET santé du/ADP Québec/PROPN proteste/VERB "
        "+./PUNCT la/DET FIQ/PROPN signe/VERB"
    )
    assert {name for _, name in names(line)} == {"Fédération interprofessionnelle de la santé du Québec"}


def test_the_portfolio_of_a_minister_is_no_body_with_a_head():
    line = "le/DET ministre/NOUN de/ADP l'/DET Administration/NOUN territoriale/ADJ parle/VERB"
    assert names(line) == []


def test_a_member_of_a_court_names_it():
    line = "conseiller/NOUN à/ADP la/DET Cour/NOUN des/ADP comptes/NOUN"
    assert [text for text, _ in names(line)] == ["Cour des comptes"]


def test_an_ambiguous_name_without_an_article_before_a_verb_is_one():
    assert names("Orange/PROPN recrute/VERB") == [("Orange", "Orange")]


def test_bodies_of_a_country_show_that_a_document_is_of_it():
    line = "le/DET Forem/PROPN et/CCONJ l'/DET Afsca/PROPN agissent/VERB | le/DET PS/PROPN attend/VERB"
    assert ("PS", "Parti socialiste (Belgique)") in names(line)


def test_a_force_of_another_country_is_told_from_that_of_france():
    line = "à/ADP Dakar/PROPN/LOC et/CCONJ Thiès/PROPN/LOC +,/PUNCT la/DET Gendarmerie/NOUN nationale/ADJ agit/VERB"
    assert ("Gendarmerie nationale", "Gendarmerie nationale (Sénégal)") in names(line)


def test_a_ministry_is_told_its_country_once():
    line = (
        "à/ADP Montréal/PROPN/LOC et/CCONJ Gatineau/PROPN/LOC +,/PUNCT le/DET ministère/NOUN de/ADP "
        "l'/DET Habitation/PROPN du/ADP Québec/PROPN agit/VERB"
    )
    assert ("ministère de l'Habitation du Québec", "Ministère de l'Habitation du Québec") in names(line)


def test_a_region_is_where_something_is_or_a_body():
    assert names("en/ADP Région/NOUN wallonne/ADJ +,/PUNCT il/PRON pleut/VERB") == []
    assert names("la/DET Région/NOUN wallonne/ADJ agit/VERB") == [("Région wallonne", "Région wallonne")]


def test_a_canton_has_institutions_of_its_own():
    line = (
        "le/DET Conseil/NOUN d'/ADP État/NOUN vaudois/ADJ vote/VERB dans/ADP le/DET canton/NOUN +./PUNCT "
        "à/ADP Lausanne/PROPN/LOC +,/PUNCT le/DET Conseil/NOUN d'/ADP État/NOUN attend/VERB"
    )
    assert {name for _, name in names(line)} == {"Conseil d'État vaudois"}


def test_the_capital_in_the_dateline_tells_whose_institutions_are_meant():
    line = f"LOMÉ/PROPN/LOC +,/PUNCT 4/NUM mai/NOUN -/PUNCT rien/PRON +./PUNCT {ASSEMBLY} vote/VERB"
    assert ("Assemblée nationale", "Assemblée nationale du Togo") in names(line)
    assert names(f"à/ADP Lomé/PROPN/LOC ,/PUNCT 4/NUM mai/NOUN +./PUNCT {ASSEMBLY} vote/VERB") == [
        ("Assemblée nationale", "Assemblée nationale")
    ]


def test_what_is_dated_from_ottawa_is_of_canada_though_it_speaks_of_another_country():
    line = (
        "OTTAWA/PROPN/LOC —/PUNCT à/ADP Jacmel/PROPN et/CCONJ Gonaïves/PROPN +,/PUNCT en/ADP Haïti/PROPN/LOC ,/PUNCT "
        "la/DET Chambre/NOUN des/ADP communes/NOUN vote/VERB"
    )
    assert names(line) == [("Chambre des communes", "Chambre des communes du Canada")]


_ABIDJAN = " | à/ADP Abidjan/PROPN et/CCONJ Bouaké/PROPN"


def test_the_press_of_some_countries_writes_acronyms_like_words():
    line = "le/DET Pdci/NOUN +-/PUNCT +Rda/NOUN et/CCONJ la/DET Fif/NOUN partent/VERB"
    assert names(line + _ABIDJAN) == [
        ("Pdci-Rda", "Parti démocratique de Côte d'Ivoire"),
        ("Fif", "Fédération ivoirienne de football"),
    ]
    assert names(line) == []


def test_an_acronym_that_the_document_spells_out_is_no_agency():
    line = (
        "l'/DET Alliance/NOUN des/ADP forges/NOUN populaires/ADJ (/PUNCT +AFP/PROPN +)/PUNCT part/VERB "
        "+./PUNCT l'/DET AFP/PROPN attend/VERB"
    )
    assert {name for _, name in names(line)} == {"Alliance des forges populaires"}


def test_initials_below_an_article_are_no_body():
    swiss = " | à/ADP Lausanne/PROPN et/CCONJ Vevey/PROPN"
    assert names("Par/ADP Y.B./PROPN (/PUNCT +avec/ADP MAP/PROPN +)/PUNCT" + swiss) == [
        ("MAP", "Agence marocaine de presse")
    ]


def test_the_confederation_is_switzerland_at_home_only():
    line = "la/DET Confédération/NOUN paie/VERB"
    assert codes(line + " | à/ADP Lausanne/PROPN et/CCONJ Vevey/PROPN") == ["CHE"]
    assert codes(line) == []
    assert (
        codes("la/DET Confédération/NOUN agricole/ADJ paie/VERB | Lausanne/PROPN et/CCONJ Vevey/PROPN") == []
    )


def test_a_town_in_capitals_on_the_dateline_tells_the_country_too():
    doc = build("SHERBROOKE/PROPN —/PUNCT la/DET Cour/NOUN supérieure/ADJ tranche/VERB")
    assert [m.name for m in find_organizations(doc, gazetteer.load())] == ["Cour supérieure du Québec"]
    assert names("à/ADP Sherbrooke/PROPN ,/PUNCT la/DET Cour/NOUN supérieure/ADJ tranche/VERB") == [
        ("Cour supérieure", "Cour supérieure")
    ]


def test_an_agency_that_only_dates_its_dispatch_there_tells_no_country():
    line = f"LONDRES/PROPN/LOC +,/PUNCT 4/NUM mai/NOUN -/PUNCT {ASSEMBLY} vote/VERB | la/DET France/PROPN attend/VERB"
    assert Reading(build(line), gazetteer.load()).home == "FRA"
