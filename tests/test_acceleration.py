from __future__ import annotations

import json
import warnings
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from otan_extract.acceleration import convolutions, embeddings, transitions
from otan_extract.acceleration.accelerate import accelerate
from otan_extract.acceleration.embeddings import EmbeddingTable
from otan_extract.pipeline import run

ROOT = Path(__file__).parent.parent
MODEL = "fr_core_news_md"


@pytest.fixture(scope="module")
def texts() -> list[str]:
    lines = (ROOT / "fixtures" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(MODEL)


@pytest.fixture
def fast() -> Language:
    nlp = spacy.load(MODEL)
    accelerate(nlp)
    return nlp


def annotations(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.head.i, t.dep, t.pos, t.morph.key, t.lemma, t.ent_iob, t.ent_type, t.is_sent_start) for t in doc
    ]


def test_annotations_are_identical_on_all_fixtures(plain: Language, fast: Language, texts: list[str]):
    expected = [annotations(doc) for doc in plain.pipe(texts)]
    assert [annotations(doc) for doc in fast.pipe(texts, batch_size=16)] == expected
    assert [annotations(fast(text)) for text in texts] == expected  # every type seen before
    assert [annotations(doc) for doc in run(fast, ["", *texts, " \n"])][1:-1] == expected  # all in one batch


def test_run_drives_the_transitions_of_an_accelerated_model_only(
    plain: Language, fast: Language, texts: list[str], monkeypatch: pytest.MonkeyPatch
):
    driven: list[int] = []
    monkeypatch.setattr("otan_extract.pipeline.parse", lambda _, docs: driven.append(len(docs)))
    list(run(plain, texts[:5]))
    list(run(fast, texts[: transitions.FEWEST_DOCUMENTS - 1]))
    assert driven == []
    list(run(fast, texts[:5]))
    assert driven == [5, 5]  # the parser and the entity recognizer


def test_entities_set_before_the_recognizer_are_left_to_spacy(plain: Language, texts: list[str]):
    fast = spacy.load(MODEL)
    accelerate(fast)
    for nlp in (plain, fast):
        ruler = nlp.add_pipe("entity_ruler", before="ner")
        ruler.add_patterns([{"label": "NOUVEAU", "pattern": "le"}])  # type: ignore[attr-defined]
    expected = [annotations(doc) for doc in plain.pipe(texts[:6])]
    plain.remove_pipe("entity_ruler")
    assert [annotations(doc) for doc in run(fast, texts[:6])] == expected


def test_token_vectors_are_identical_bit_for_bit(plain: Language, fast: Language, texts: list[str]):
    for text in texts[:5]:
        for _ in range(2):
            assert np.array_equal(fast(text).tensor, plain(text).tensor)


def test_a_full_table_is_emptied_and_results_stay(
    plain: Language, texts: list[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(embeddings, "MOST_TYPES", 300)
    fast = spacy.load(MODEL)
    accelerate(fast)
    assert [annotations(doc) for doc in fast.pipe(texts[:6], batch_size=1)] == [
        annotations(doc) for doc in plain.pipe(texts[:6])
    ]


def test_a_table_never_holds_more_than_its_bound(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(embeddings, "MOST_TYPES", 10)
    nlp = spacy.blank("fr")
    table = EmbeddingTable(2)

    def compute(docs: list[Doc]) -> list[np.ndarray]:
        return [np.array([[token.orth % 97, len(token)] for token in doc], dtype=np.float32) for doc in docs]

    for start in range(0, 60, 4):
        doc = nlp.make_doc(" ".join(f"mot{i}" for i in range(start, start + 8)))
        assert np.array_equal(table.embed([doc], compute)[0], compute([doc])[0])
        assert len(table) <= 10
    many = nlp.make_doc(" ".join(f"mot{i}" for i in range(40)))
    assert np.array_equal(table.embed([many], compute)[0], compute([many])[0])


def test_training_sees_the_layers_themselves(fast: Language):
    embed = fast.get_pipe("tok2vec").model.get_ref("embed")
    doc = fast.make_doc("Paris a répondu.")
    vectors, backprop = embed([doc], is_train=True)
    assert backprop is not embeddings._refuse_backprop
    _, backprop = fast.get_pipe("tok2vec").model.get_ref("encode")(vectors, is_train=True)
    assert backprop is not convolutions._refuse_backprop


def test_weights_saved_accelerated_load_into_the_plain_model(
    fast: Language, tmp_path: Path, texts: list[str]
):
    fast.to_disk(tmp_path)
    assert annotations(spacy.load(tmp_path)(texts[0])) == annotations(fast(texts[0]))


def test_a_model_of_another_architecture_stays_as_it_is_with_a_warning():
    nlp = spacy.blank("fr")
    nlp.add_pipe("sentencizer")
    with pytest.warns(RuntimeWarning, match="unaccelerated"):
        accelerate(nlp)
    assert len(list(nlp("Oui. Non.").sents)) == 2


def test_the_shipped_model_gives_no_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)
        accelerate(spacy.load(MODEL))
