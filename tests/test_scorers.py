import json
import subprocess
import sys

import pytest
from spacy.tokens import DocBin
from spacy.training import Example

from otan_extract import load
from otan_extract.scorers import make_spans_scorer

TEXT = "« Le pont tiendra », a déclaré la Suède. Lina Ferrand dit que le pont coûte cher."


def reference(nlp, **spans):
    doc = nlp.make_doc(TEXT)
    for key, rows in spans.items():
        starts = [(TEXT.index(part), part, label) for part, label in rows]
        doc.spans[key] = [
            doc.char_span(start, start + len(part), label=label) for start, part, label in starts
        ]
    return doc


@pytest.fixture(scope="module")
def nlp():
    return load()


def test_evaluate_scores_every_span_group_that_the_reference_has(nlp):
    gold = reference(nlp, quotations=[("Le pont tiendra", "direct")], countries=[("Suède", "name")])
    scores = nlp.evaluate([Example(nlp.make_doc(TEXT), gold)])
    assert scores["spans_countries_f"] == 1.0
    assert scores["spans_quotations_r"] == 1.0
    assert scores["spans_quotations_p"] == 0.5
    assert scores["spans_quotations_per_type"]["direct"]["f"] == 1.0
    assert scores.get("spans_organizations_f") is None


def test_a_span_with_another_label_does_not_count(nlp):
    gold = reference(nlp, quotations=[("Le pont tiendra", "indirect")])
    assert nlp.evaluate([Example(nlp.make_doc(TEXT), gold)])["spans_quotations_r"] == 0.0


def test_a_prediction_without_the_group_finds_nothing(nlp):
    gold = reference(nlp, quotations=[("Le pont tiendra", "direct")])
    scores = make_spans_scorer(["quotations"])([Example(nlp.make_doc(TEXT), gold)])
    assert scores["spans_quotations_f"] == 0.0


def test_spacy_evaluate_scores_a_saved_pipeline_against_a_docbin(nlp, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    DocBin(docs=[reference(nlp, cues=[("a déclaré", "déclarer"), ("dit", "dire")])]).to_disk(
        tmp_path / "gold.spacy"
    )
    command = [sys.executable, "-m", "spacy", "evaluate", "pipeline", "gold.spacy", "--output", "scores.json"]
    subprocess.run(  # noqa: S603 - the command is written above
        command, cwd=tmp_path, check=True, capture_output=True
    )
    assert json.loads((tmp_path / "scores.json").read_text())["spans_cues_f"] == 1.0
