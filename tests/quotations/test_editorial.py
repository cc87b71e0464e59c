"""Where the writer addresses the reader, on hand-built documents."""

from __future__ import annotations

import pytest

from builders import contents, cue_of, doc_of, layout_of
from otan_extract.quotations.editorial import is_editorial


@pytest.mark.parametrize(
    ("tagged", "verb", "editorial"),
    [("Disons/V que tout va/V.", "Disons", True), ("Nous leur disions/M que tout va/V.", "disions", False)],
)
def test_the_imperfect_does_not_address_the_reader(tagged: str, verb: str, editorial: bool) -> None:
    layout = layout_of(tagged)
    assert is_editorial(layout, cue_of(layout, verb)) is editorial


@pytest.mark.parametrize(
    "opening",
    [
        "Il convient/V de rappeler/I",
        "Il y a lieu de rappeler/I",
        "Il est utile/A de rappeler/I",
        "Il est à rappeler/I",
        "À rappeler/I",
        "Point n'est besoin de rappeler/I",
    ],
)
def test_the_writer_reminds_the_reader(opening: str) -> None:
    assert contents(doc_of(f"{opening} que le pont ferme/V.")) == []


@pytest.mark.parametrize(
    "opening", ["La maire est contente/A de rappeler/I", "La maire a jugé/T utile/A de rappeler/I"]
)
def test_somebody_else_reminds(opening: str) -> None:
    layout = layout_of(f"{opening} que le pont ferme/V.")
    assert not is_editorial(layout, cue_of(layout, "rappeler"))
