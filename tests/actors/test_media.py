"""Media by a short form: after a fused article, by where the document is from, by who speaks to them."""

import pytest

from otan_extract.actors import gazetteer
from otan_extract.actors.organizations import find_organizations

from .tagged import build

_QUEBEC = " | Sherbrooke/PROPN/LOC et/CCONJ Rimouski/PROPN/LOC attendent/VERB"
_SWISS = " | Lausanne/PROPN/LOC et/CCONJ Vevey/PROPN/LOC attendent/VERB"


def names(line: str) -> list[tuple[str, str]]:
    doc = build(line)
    return [(doc.text[m.start : m.end], m.name) for m in find_organizations(doc, gazetteer.load())]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "elle/PRON a/AUX indiqué/VERB au/ADP Journal/NOUN que" + _QUEBEC,
            ("Journal", "Le Journal de Montréal"),
        ),
        ("elle/PRON l'/PRON a/AUX confié/VERB au/ADP Soleil/NOUN ./PUNCT", ("Soleil", "Le Soleil")),
        ("une/DET entrevue/NOUN au/ADP Quotidien/NOUN" + _QUEBEC, ("Quotidien", "Le Quotidien de Saguenay")),
        ("une/DET journaliste/NOUN du/ADP Matin/NOUN est/AUX là/ADV", ("Matin", "Le Matin")),
        (
            "Joint/VERB par/ADP Le/DET Droit/PROPN ,/PUNCT il/PRON nie/VERB" + _QUEBEC,
            ("Le Droit", "Le Droit"),
        ),
    ],
)
def test_a_medium_after_a_fused_article_is_one_where_somebody_speaks_to_it(line, found):
    assert names(line) == [found]


@pytest.mark.parametrize(
    "line",
    [
        "elle/PRON a/AUX mis/VERB son/DET banc/NOUN au/ADP Soleil/NOUN ./PUNCT",
        "elle/PRON a/AUX confié/VERB au/ADP Journal/NOUN que/SCONJ",
        "les/DET taches/NOUN du/ADP Soleil/NOUN grandissent/VERB",
    ],
)
def test_a_noun_after_a_fused_article_is_no_medium_where_nobody_speaks_to_it(line):
    assert names(line) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "une/DET information/NOUN de/ADP 20/NUM minutes/NOUN" + _SWISS,
            [("20 minutes", "20 minutes (Suisse)")],
        ),
        ("D'/ADP après/ADP 20/NUM minutes/NOUN ,/PUNCT il/PRON part/VERB", [("20 minutes", "20 Minutes")]),
        ("elle/PRON répond/VERB à/ADP 20/NUM minutes/NOUN d'/ADP intervalle/NOUN ./PUNCT", []),
        ("elle/PRON sort/VERB après/ADP 20/NUM minutes/NOUN ./PUNCT", []),
        (
            "Interrogé/VERB par/ADP Sud/PROPN/PER Ouest/PROPN/I-PER ,/PUNCT il/PRON part/VERB",
            [("Sud Ouest",) * 2],
        ),
        (
            "il/PRON l'/PRON a/AUX dit/VERB à/ADP Sud/PROPN/LOC Ouest/PROPN/I-LOC ./PUNCT",
            [("Sud Ouest",) * 2],
        ),
        ("il/PRON va/VERB à/ADP Sud/PROPN/LOC Ouest/PROPN/I-LOC ./PUNCT", []),
    ],
)
def test_a_medium_that_is_also_a_time_or_a_place_is_one_where_it_is_quoted(line, found):
    assert names(line) == found
