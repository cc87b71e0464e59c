"""What stands at one end of a document tells nothing of the other: no rule reads from before its first word."""

from __future__ import annotations

import pytest
from spacy.language import Language

import otan_extract
from builders import layout_of

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
