from __future__ import annotations

import pytest
from spacy.language import Language

import metamorphic


@pytest.fixture(scope="module")
def outcomes(nlp: Language) -> dict[str, metamorphic.Outcome]:
    return metamorphic.measure(nlp)


@pytest.mark.parametrize("change", metamorphic.CHANGES)
def test_nine_quotations_in_ten_survive(outcomes: dict[str, metamorphic.Outcome], change: str):
    assert outcomes[change].share >= 0.9, outcomes[change].lost


@pytest.mark.parametrize("change", metamorphic.CHANGES)
def test_countries_follow(outcomes: dict[str, metamorphic.Outcome], change: str):
    assert outcomes[change].lost_countries <= 0.1 * outcomes[change].countries


def test_the_changes_change_the_text():
    variant = metamorphic.marks('"', '"')({"text": "« Oui », dit-il. « Non », dit-elle."})
    assert variant is not None
    assert (
        metamorphic.applied("« Oui », dit-il. « Non », dit-elle.", variant)
        == '"Oui", dit-il. "Non", dit-elle.'
    )


def test_what_is_inserted_at_the_end_of_a_span_is_no_part_of_it():
    variant = metamorphic.Variant((metamorphic.Edit(1, 1, "\u00a0"), metamorphic.Edit(4, 4, "\u00a0")))
    assert metamorphic.place(1, 4, variant) == (2, 5)
