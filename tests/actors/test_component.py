import pickle

import pytest
import spacy

from otan_extract import layers
from otan_extract.errors import GazetteerError

TEXT = "La Ligue des moulins salue le char franco-allemand et l'Otan."


@pytest.fixture
def pipeline(tmp_path):
    path = tmp_path / "mine.tsv"
    path.write_text("kind\tid\tname\norganization\tQ424242\tLigue des moulins\n", encoding="utf-8")
    nlp = spacy.blank("fr")
    for name in ("otan_countries", "otan_organizations"):
        nlp.add_pipe(name, config={"gazetteer": str(path)})
    return nlp


def identifiers(doc):
    return [mention.id for mention in layers.read(doc, layers.OrganizationMention)]


def test_layers_are_exact_and_spans_are_whole_tokens(pipeline):
    doc = pipeline(TEXT)
    mentions = layers.read(doc, layers.CountryMention)
    assert [TEXT[m.start : m.end] for m in mentions] == ["franco", "allemand"]
    assert {span.text for span in doc.spans["countries"]} <= {"franco-allemand", "franco", "allemand"}
    assert [(span.label_, span.kb_id_) for span in doc.spans["countries"]] == [
        ("demonym", "FRA"),
        ("demonym", "DEU"),
    ]
    assert [span.kb_id_ for span in doc.spans["organizations"]] == ["Q424242", "Q7184"]


def test_the_overlay_survives_disk_bytes_and_pickle(pipeline, tmp_path):
    pipeline.to_disk(tmp_path / "model")
    (tmp_path / "mine.tsv").unlink()
    assert identifiers(spacy.load(tmp_path / "model")(TEXT)) == ["Q424242", "Q7184"]
    component = pickle.loads(pickle.dumps(pipeline.get_pipe("otan_organizations")))  # noqa: S301 - our own bytes
    assert identifiers(component(pipeline.make_doc(TEXT))) == ["Q424242", "Q7184"]


def test_two_processes_agree_with_one(pipeline):
    texts = [TEXT] * 4
    one = [identifiers(doc) for doc in pipeline.pipe(texts)]
    assert [identifiers(doc) for doc in pipeline.pipe(texts, n_process=2, batch_size=2)] == one


def test_an_absent_overlay_is_an_error_at_the_first_document():
    nlp = spacy.blank("fr")
    nlp.add_pipe("otan_countries", config={"gazetteer": "absent.tsv"})
    with pytest.raises(GazetteerError, match="Check the path"):
        nlp(TEXT)
