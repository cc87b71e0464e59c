import pytest

from otan_extract.actors import gazetteer
from otan_extract.actors.countries import find_countries

from .tagged import build, codes, organizations


@pytest.mark.parametrize(
    "line",
    [
        "Moscou/PROPN dément/VERB",
        "Moscou/PROPN n'/ADV a/AUX pas/ADV répondu/VERB",
        "ce/PRON que/SCONJ Moscou/PROPN dément/VERB",
        "a/AUX annoncé/VERB Moscou/PROPN +./PUNCT",
        "selon/ADP Moscou/PROPN +,/PUNCT rien/PRON ne/ADV change/VERB",
        "un/DET accord avec/ADP Moscou/PROPN",
        "la/DET réponse/NOUN de/ADP Moscou/PROPN",
        "il/PRON demande/VERB à/ADP Moscou/PROPN de/ADP partir/VERB",
        "il/PRON avait/AUX averti/VERB Moscou/PROPN +./PUNCT",
        "Moscou/PROPN nous/PRON ment/VERB",
        "la/DET faute/NOUN de/ADP Moscou/PROPN",
    ],
)
def test_a_capital_that_acts_is_its_government(line):
    assert codes(line) == ["RUS"]


@pytest.mark.parametrize(
    "line",
    [
        "il/PRON vit/VERB à/ADP Moscou/PROPN",
        "le/DET maire/NOUN de/ADP Moscou/PROPN",
        "MOSCOU/PROPN +,/PUNCT 13/NUM mai/NOUN",
        "Moscou/PROPN (/PUNCT +Tass/PROPN +)/PUNCT",
        "le/DET Moscou/PROPN des/ADP touristes",
        "Denzel/PROPN/PER Washington/PROPN/I-PER joue/VERB",
        "le/DET Washington/PROPN Post/PROPN écrit/VERB",
    ],
)
def test_a_capital_as_a_place_or_part_of_a_name_is_no_mention(line):
    assert codes(line) == []


def test_coordinated_capitals_share_their_reading():
    assert codes("Paris/PROPN et/CCONJ Berlin/PROPN divergent/VERB") == ["FRA", "DEU"]
    assert codes("entre/ADP Paris/PROPN et/CCONJ Berlin/PROPN roule/VERB un/DET train") == []
    assert codes("les/DET tensions/NOUN entre/ADP Paris/PROPN et/CCONJ Rome/PROPN") == ["FRA", "ITA"]


def test_a_capital_acts_across_a_comma_at_which_the_parser_ends_its_sentence():
    line = "Nouakchott/PROPN et/CCONJ Tunis/PROPN +,/PUNCT invités/NOUN | +,/PUNCT ont/AUX répondu/VERB"
    assert codes(line) == ["MRT", "TUN"]


def test_a_seat_of_power_is_always_a_metonym():
    assert codes("un/DET communiqué du/ADP Kremlin/PROPN") == ["RUS"]


def test_bruxelles_is_the_union_unless_the_document_is_belgian():
    assert organizations("Bruxelles/PROPN inflige/VERB une/DET amende") == [("Bruxelles", "Q458")]
    belgian = "la/DET Belgique/PROPN attend/VERB | Bruxelles/PROPN inflige/VERB une/DET amende"
    assert organizations(belgian) == []
    assert codes(belgian) == ["BEL", "BEL"]


def test_a_capital_that_somebody_wants_to_move_is_a_government():
    assert codes("la/DET commissaire/NOUN a/AUX sollicité/VERB Pékin/PROPN") == ["CHN"]


def test_a_capital_that_the_text_speaks_of_as_a_town_is_no_government():
    assert codes("Londres/PROPN a/AUX été/AUX le/DET théâtre/NOUN d'/ADP attaques/NOUN") == []


@pytest.mark.parametrize(
    "line",
    [
        "son/DET départ de/ADP l'/DET Élysée/PROPN",
        "il/PRON quitte/VERB la/DET Maison-Blanche/PROPN",
        "chasser/VERB Valmont/PROPN/PER de/ADP la/DET Maison/NOUN Blanche/PROPN",
        "des/DET tasses marquées/VERB «/PUNCT Élysée/PROPN »/PUNCT",
    ],
)
def test_a_seat_of_power_that_one_enters_or_leaves_is_a_place(line):
    assert codes(line) == []


def test_the_office_at_a_seat_of_power_is_named_before_its_holder():
    line = "le/DET secrétaire général/ADJ de/ADP l'/DET Élysée/PROPN Luc/PROPN/PER Valmont/PROPN/I-PER"
    assert codes(line) == ["FRA"]


def test_a_capital_that_something_is_done_to_is_a_town():
    assert codes("Beyrouth/PROPN a/AUX été/AUX complètement/ADV détruite/VERB") == []
    assert codes("Beyrouth/PROPN a/AUX détruit/VERB le/DET port") == ["LBN"]


def test_who_is_pressed_to_do_something_is_a_government():
    doc = build("le/DET parti/NOUN presse/ADJ de/ADP son/DET côté/NOUN Moscou/PROPN de/ADP signer/VERB")
    doc[8].set_morph("VerbForm=Inf")
    assert [mention.code for mention in find_countries(doc, gazetteer.load())[0]] == ["RUS"]
    assert codes("le/DET parti/NOUN presse/ADJ de/ADP son/DET côté/NOUN Moscou/PROPN de/ADP loin/ADV") == []


def test_what_a_town_does_to_us_too_makes_it_no_government():
    assert codes("Moscou/PROPN nous/PRON attend/VERB") == []


def test_a_seat_of_power_where_one_says_something_is_those_who_govern_there():
    assert codes("plaide-t-on/VERB à/ADP la/DET Farnesina/PROPN") == ["ITA"]
    assert codes("elle/PRON arrive/VERB à/ADP la/DET Farnesina/PROPN") == []


def test_bruxelles_is_no_country_and_no_union_in_belgium():
    line = (
        "Bruxelles/PROPN vote/VERB | à/ADP Namur/PROPN et/CCONJ Liège/PROPN ,/PUNCT le/DET bourgmestre/NOUN"
    )
    assert codes(line) == []
    assert organizations(line) == []
