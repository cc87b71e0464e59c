from pathlib import Path

import pytest

from otan_extract.errors import GoldError
from otan_extract.evaluation.convert import read_any, write_any
from otan_extract.evaluation.draft import draft
from otan_extract.evaluation.gold import Format, read_gold
from otan_extract.evaluation.graph import canonical
from otan_extract.evaluation.score import score
from otan_extract.schema import Failure

from .oracle import perfect

FIXTURES = Path(__file__).parents[2] / "fixtures"
SEED = read_gold(FIXTURES / "seed.jsonl").documents


def never(_texts):
    raise AssertionError("gold is not extracted")


@pytest.mark.parametrize("form", list(Format))
def test_gold_goes_round_through_every_format(tmp_path, form):
    if form in (Format.xmi, Format.json):
        pytest.importorskip("otan_extract.evaluation.cas", exc_type=ImportError)
    target = tmp_path / ("gold.jsonl" if form is Format.gold else "folder")
    write_any(SEED, target, form)
    assert [canonical(document) for document in read_any(target, never)] == [canonical(row) for row in SEED]


def test_an_existing_target_is_never_overwritten(tmp_path):
    with pytest.raises(GoldError, match="may hold corrections"):
        write_any(SEED, tmp_path, Format.brat)


def test_an_article_becomes_a_draft_that_says_what_was_extracted(tmp_path):
    article = tmp_path / "seed.txt"
    article.write_bytes(SEED[0].text.encode())
    (document,) = read_any(article, lambda texts: [perfect(SEED[0]) for _ in texts])
    assert document.id == "seed"
    perfection = perfect(SEED[0]).model_copy(update={"id": "seed"})
    assert {tally.f1 for tally in score([document], [perfection]).figures.values()} == {100.0}


def test_a_failed_article_is_reported(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    failure = Failure(id=None, code="text_too_long", message="The text is too long.")
    with pytest.raises(GoldError, match=r"a\.txt: The text is too long"):
        read_any(tmp_path, lambda texts: [failure for _ in texts])


def test_a_name_over_two_lines_is_one_line_in_the_draft():
    extraction = perfect(SEED[0])
    named = extraction.speakers[0].model_copy(update={"name": "Jens\n Stoltenberg"})
    broken = extraction.model_copy(update={"speakers": (named, *extraction.speakers[1:])})
    assert draft("a", SEED[0].text, broken).quotations[0].speaker_name == "Jens Stoltenberg"


def test_a_folder_without_gold_says_so(tmp_path):
    with pytest.raises(GoldError, match="no gold"):
        read_any(tmp_path, never)
