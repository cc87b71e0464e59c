"""What stands at one end of a document tells nothing of the other: no rule reads from before its first word."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

import otan_extract
from builders import layout_of
from otan_extract.actors import gazetteer

OPENINGS = [
    "Déclarer que la route est ouverte est un tort.",
    "A dit que le pont est sûr et qu'elle reste sûre, ainsi que le quai.",
    "Selon la maire, le pont tiendra.",
    "De source syndicale, le pont tiendra.",
    "Rappeler que le pont tient reste utile, dit la maire.",
    "« Le pont tiendra », dit-elle.",
]


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("last", ["pour", "qui", "comme", "et", "d'", "le"])
def test_the_last_word_changes_no_quotation_at_the_start(opening: str, last: str, nlp: Language) -> None:
    story = f"{opening} La séance est levée, avec Paul"
    whole, cut = (
        [
            each
            for each in otan_extract.extract(text, nlp=nlp).quotations
            if each.segments[0].start < len(opening)
        ]
        for text in (story, f"{story} {last}")
    )
    assert whole == cut
    assert whole


def test_nothing_stands_before_the_first_word() -> None:
    layout = layout_of("Le pont tiendra/V")
    assert [layout.before(0), layout.before(1), layout.before(1, 2), layout.before(2, 2)] == [
        "",
        "le",
        "",
        "le",
    ]


@pytest.mark.parametrize("opening", ["", "Elle parle à "])
def test_every_name_of_the_tables_can_end_a_text_with_a_space(opening: str, nlp: Language) -> None:
    texts = [f"{opening}{body.name} " for body in gazetteer.load().organizations.values()]
    results = list(otan_extract.extract_many(texts, nlp=nlp))
    assert [each for each in results if isinstance(each, otan_extract.Failure)] == []


REPORTS = [
    "« Le pont tiendra », a déclaré la maire, Anne Roux, en",
    "La maire, Anne Roux, a demandé s'",
    "Il est temps, dit la maire, Anne Roux, de",
    "Le pont tiendra, a-t-on appris de",
    "Lorraine a dit : « Je reste. »",
    "La maire a demandé à l'élu s'",
    "Le quai, selon la maire, ce",
    "Selon la maire, ce que le préfet",
    "Le pont, alors que",
    "« Le pont tiendra », dit-elle, se",
]


@pytest.mark.parametrize("text", REPORTS)
@pytest.mark.parametrize("space", ["", " ", "\n"])
def test_a_text_may_break_off_within_a_report(text: str, space: str, nlp: Language) -> None:
    quotations = otan_extract.extract(text + space, nlp=nlp).quotations
    assert all(segment.end <= len(text) for each in quotations for segment in each.segments)


def test_an_article_may_break_off_after_any_word(seed_text: str, nlp: Language) -> None:
    ends = [match.end() for match in re.finditer(r"\w+['’]?|[^\w\s]", seed_text)]
    texts = [seed_text[max(0, end - 300) : end] + " " for end in ends]
    results = list(otan_extract.extract_many(texts, nlp=nlp))
    assert [each for each in results if isinstance(each, otan_extract.Failure)] == []


def test_nothing_stands_after_the_last_word() -> None:
    layout = layout_of("Le pont tiendra/V")
    assert [layout.after(0), layout.after(2)] == ["pont", ""]
