from pathlib import Path

import pytest

from otan_extract.errors import GoldError
from otan_extract.evaluation.differences import differences
from otan_extract.evaluation.gold import GoldDocument, read_gold
from otan_extract.evaluation.score import score
from otan_extract.schema import Failure

from .oracle import perfect, span

FIXTURES = Path(__file__).parents[2] / "fixtures"
TEXT = "« Nous irons », a dit hier Paul Morel. Selon Morel, la France paiera."


def at(part: str) -> tuple[int, int]:
    start = TEXT.index(part)
    return start, start + len(part)


@pytest.fixture
def gold():
    direct = {
        "kind": "direct",
        "content": [at("Nous irons")],
        "cue": at("a dit"),
        "speaker": at("Paul Morel"),
        "speaker_name": "Paul Morel",
        "speaker_kind": "person",
    }
    indirect = direct | {
        "kind": "indirect",
        "content": [at("la France paiera")],
        "cue": at("Selon"),
        "speaker": (45, 50),
    }
    return GoldDocument.model_validate(
        {
            "id": "a",
            "text": TEXT,
            "quotations": [direct, indirect],
            "countries": [{"span": at("France"), "id": "FRA", "form": "name"}],
        }
    )


def f1(scores):
    return {name: round(tally.f1, 1) for name, tally in scores.figures.items()}


@pytest.mark.parametrize("name", ["dev", "seed"])
def test_the_gold_itself_scores_100(name):
    documents = read_gold(FIXTURES / f"{name}.jsonl").documents
    predictions = [perfect(document) for document in documents]
    assert set(f1(score(documents, predictions)).values()) == {100.0}
    assert not [row for pair in zip(documents, predictions, strict=True) for row in differences(*pair)]


def change(extraction, index, **values):
    rows = list(extraction.quotations)
    rows[index] = rows[index].model_copy(update=values)
    return extraction.model_copy(update={"quotations": tuple(rows)})


def sorts(gold, extraction):
    return [row.sort for row in differences(gold, extraction)]


def test_a_wrong_cue_costs_the_cue_and_the_end_to_end_figure(gold):
    prediction = change(perfect(gold), 0, cue=None)
    figures = f1(score([gold], [prediction]))
    assert (figures["+ cue"], figures["end to end"]) == (50.0, 50.0)
    assert figures["+ speaker span"] == figures["+ speaker name"] == 100.0
    assert sorts(gold, prediction) == ["cue"]


def test_a_missing_speaker_costs_span_and_name(gold):
    prediction = change(perfect(gold), 1, speaker=None)
    figures = f1(score([gold], [prediction]))
    assert figures["+ speaker span"] == figures["+ speaker name"] == 50.0
    assert sorts(gold, prediction) == ["speaker", "name"]


def test_a_content_that_is_too_long_counts_at_the_low_threshold_only(gold):
    prediction = change(perfect(gold), 0, segments=(span(TEXT, (2, 21)),))
    figures = f1(score([gold], [prediction]))
    assert (figures["quotations IoU 0.3"], figures["quotations IoU 0.8"]) == (100.0, 50.0)
    assert sorts(gold, prediction) == ["scope"]


def test_outer_marks_inside_the_content_still_count_as_exact(gold):
    prediction = change(perfect(gold), 0, segments=(span(TEXT, at("« Nous irons »")),))
    figures = f1(score([gold], [prediction]))
    assert (figures["quotations exact"], figures["quotations IoU 0.8"]) == (100.0, 50.0)


def test_a_wrong_kind_is_seen_by_its_own_figure(gold):
    figures = f1(score([gold], [change(perfect(gold), 0, kind="mixed")]))
    assert figures["+ kind"] == 50.0
    assert figures["direct"] == 0.0  # found, but nothing is predicted as direct


def test_a_spurious_quotation_costs_precision_only(gold):
    prediction = perfect(gold)
    extra = prediction.quotations[0].model_copy(update={"segments": (span(TEXT, (22, 26)),), "rule": "bad"})
    scores = score([gold], [prediction.model_copy(update={"quotations": (*prediction.quotations, extra)})])
    tally = scores.figures["quotations IoU 0.8"]
    assert tally.recall == 100.0
    assert round(tally.precision, 1) == 66.7
    assert (scores.quotation_rules.decided["bad"], scores.quotation_rules.right["bad"]) == (1, 0)
    assert scores.speaker_rules.right["oracle-speaker"] == 2


def test_a_wrong_country_code_is_an_error(gold):
    prediction = perfect(gold)
    countries = (prediction.countries[0].model_copy(update={"id": "DEU"}),)
    wrong = prediction.model_copy(update={"countries": countries})
    assert f1(score([gold], [wrong]))["countries"] == 0.0
    assert sorts(gold, wrong) == ["country missed", "country spurious"]


def test_a_failure_counts_as_nothing_found(gold):
    scores = score([gold], [Failure(id="a", code="error", message="")])
    assert scores.figures["quotations IoU 0.8"].recall == 0
    assert scores.figures["countries"].gold == 1


def test_predictions_of_other_documents_are_refused(gold):
    with pytest.raises(GoldError, match="other ids"):
        score([gold], [perfect(gold).model_copy(update={"id": "b"})])
