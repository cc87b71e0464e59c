"""Ages that the text gives right after a name."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from otan_extract.speakers.ages import age_after


@pytest.mark.parametrize(
    ("words", "age"),
    [
        (", 52 ans", 52),
        ("( 52 ans )", 52),
        (", âgé de 52 ans", 52),
        (", la cinquantaine", 50),
        (", son fils , 35 ans", None),
        ("habite ici", None),
        ("", None),
    ],
)
def test_an_age_is_that_of_the_name_before_its_first_comma_only(words: str, age: int | None) -> None:
    doc = Doc(spacy.blank("fr").vocab, words=["Paul", *words.split()])
    assert age_after(doc, 1) == age
