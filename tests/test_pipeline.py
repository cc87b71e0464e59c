from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from otan_extract import extract, load, pipeline
from otan_extract.acceleration.transitions import FEWEST_DOCUMENTS, is_driven_here
from otan_extract.errors import GazetteerError, GpuError, MissingModelError, ModelError
from otan_extract.layers import LAYERS
from otan_extract.long_texts import PIECE_CHARACTERS, RUN_CHARACTERS, is_wordless, join, portions, split
from otan_extract.pipeline import run


class TestLoad:
    def test_the_parts_stand_in_their_order(self, nlp: Language):
        assert nlp.pipe_names == [
            "otan_paragraphs",
            "tok2vec",
            "morphologizer",
            "parser",
            "ner",
            "otan_countries",
            "otan_organizations",
            "otan_quotations",
            "otan_speakers",
        ]

    def test_no_component_lacks_what_it_reads(self, nlp: Language):
        analysis = nlp.analyze_pipes()
        assert analysis is not None
        assert not any(analysis["problems"].values())

    def test_a_missing_model_says_how_to_install_it(self):
        with pytest.raises(MissingModelError, match=r"python -m spacy download fr_core_news_xx"):
            load("fr_core_news_xx")

    def test_a_missing_gazetteer_is_refused_before_any_document(self, tmp_path: Path):
        with pytest.raises(GazetteerError, match="Check the path"):
            load(gazetteer=tmp_path / "none.tsv")

    def test_a_gazetteer_that_is_no_path_is_refused(self):
        with pytest.raises(GazetteerError, match="Name a"):
            load(gazetteer=5)  # type: ignore[arg-type] # wrong on purpose

    def test_a_model_of_another_language_is_refused(self, tmp_path: Path):
        spacy.blank("en").to_disk(tmp_path)
        with pytest.raises(ModelError, match="French"):
            load(tmp_path)

    def test_a_model_made_for_another_spacy_is_refused(self, tmp_path: Path):
        other = spacy.blank("fr")
        other.meta["spacy_version"] = ">=2.3.0,<2.4.0"
        other.to_disk(tmp_path)
        meta = tmp_path / "meta.json"
        meta.write_text(meta.read_text().replace(other.meta["spacy_version"], ">=2.3.0,<2.4.0"))
        with pytest.warns(UserWarning), pytest.raises(ModelError, match="download"):
            load(tmp_path)

    def test_a_gpu_that_is_not_there_gives_a_clear_error(self):
        with pytest.raises(GpuError, match="gpu=True"):
            load(gpu=True)

    def test_a_model_on_a_gpu_stays_as_it_is(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(pipeline, "_require_gpu", lambda: None)
        nlp = load(gpu=True)
        assert not is_driven_here(nlp.get_pipe("parser"), [nlp.make_doc("Oui.")] * FEWEST_DOCUMENTS)


class TestSerialization:
    def test_a_saved_pipeline_gives_the_same_result(self, nlp: Language, seed_text: str, tmp_path: Path):
        nlp.to_disk(tmp_path)
        assert extract(seed_text, nlp=spacy.load(tmp_path)) == extract(seed_text, nlp=nlp)

    def test_layers_survive_bytes_and_docbin(self, nlp: Language, seed_text: str):
        doc = nlp(seed_text)
        vocab = doc.vocab
        from_bytes = Doc(vocab).from_bytes(doc.to_bytes())
        from_bin = next(DocBin(docs=[doc], store_user_data=True).get_docs(vocab))
        for layer in LAYERS:
            assert _plain(from_bytes._.get(f"otan_{layer}")) == _plain(doc._.get(f"otan_{layer}"))
            assert _plain(from_bin._.get(f"otan_{layer}")) == _plain(doc._.get(f"otan_{layer}"))

    def test_layers_survive_the_processes_of_spacy(self, nlp: Language, seed_text: str):
        docs = list(nlp.pipe([seed_text, seed_text], n_process=2))
        assert _plain(docs[1]._.otan_quotations) == _plain(nlp(seed_text)._.otan_quotations)


class TestLongTexts:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "court",
            "x" * 60_000,
            "mot " * 30_000,
            "Une phrase. " * 8_000,
            "ligne\n" * 20_000,
            "\n" * 50_000,
        ],
        ids=["empty", "short", "run", "words", "sentences", "lines", "breaks"],
    )
    def test_pieces_are_bounded_and_make_up_the_text(self, text: str):
        pieces = split(text)
        assert "".join(pieces) == text
        assert max(map(len, pieces)) <= PIECE_CHARACTERS
        assert max(len(run) for piece in pieces for run in piece.split() or [""]) <= RUN_CHARACTERS

    def test_an_article_is_one_piece(self, seed_text: str):
        assert split(seed_text) == [seed_text]

    def test_a_piece_ends_at_a_line_break_where_there_is_one(self):
        assert all(piece.endswith("\n") for piece in split("Une phrase. Une autre.\n" * 2_000))

    def test_joined_pieces_spell_the_text(self, nlp: Language):
        text = "Paul est venu.\n\nMarie  aussi.\n"
        docs = [nlp.make_doc(piece) for piece in ("Paul est venu.\n\n", "Marie  aussi.\n")]
        assert join(docs).text == text

    @pytest.mark.parametrize(
        "noise", ["'", "a\r", "« ", "1;22;333;"], ids=["marks", "letters", "spaced", "figures"]
    )
    def test_a_piece_without_words_is_kept_from_the_model(self, noise: str):
        assert is_wordless(noise * 500)
        assert not is_wordless(noise * 500 + "Une phrase de prose ordinaire. " * 10)
        assert not is_wordless(noise)

    def test_what_the_model_is_not_asked_about_changes_nothing_around_it(self, nlp: Language, seed_text: str):
        noise = "-" * 30_000
        alone = extract(seed_text, nlp=nlp)
        text = f"{seed_text}\n{noise}\n{seed_text}"
        among = extract(text, nlp=nlp)
        assert [q.text for q in among.quotations] == 2 * [q.text for q in alone.quotations]
        assert all(s.text == text[s.start : s.end] for q in among.quotations for s in q.segments)

    def test_run_annotates_every_text_as_the_pipeline_does(self, nlp: Language, seed_text: str):
        (doc,) = run(nlp, [seed_text])
        assert _plain(doc._.otan_quotations) == _plain(nlp(seed_text)._.otan_quotations)

    def test_run_sets_spans_where_a_component_of_others_may_read_them(self, nlp: Language, seed_text: str):
        (doc,) = run(nlp, [seed_text])
        assert not doc.spans
        counts: list[int] = []
        Language.component(
            "count_quotations", func=lambda doc: counts.append(len(doc.spans["quotations"])) or doc
        )
        nlp.add_pipe("count_quotations")
        try:
            (doc,) = run(nlp, [seed_text])
        finally:
            nlp.remove_pipe("count_quotations")
        assert counts == [len(nlp(seed_text).spans["quotations"])]
        assert set(doc.spans) == set(nlp(seed_text).spans)


def _plain(value: object) -> object:
    return [_plain(item) for item in value] if isinstance(value, (list, tuple)) else value


def test_portions_hold_what_fits_and_at_least_one_item():
    assert list(portions(["aa", "b", "cccc", "d", "e"], 3)) == [["aa", "b"], ["cccc"], ["d", "e"]]
    assert list(portions([], 3)) == []


def test_a_pipeline_saved_with_our_components_is_loaded_like_any_other(nlp, tmp_path):
    (tmp_path / "own.tsv").write_text("kind\tid\tname\norganization\tmoulins\tLigue des moulins\n")
    nlp.to_disk(tmp_path / "model")
    again = load(tmp_path / "model")
    assert again.pipe_names == nlp.pipe_names
    text = "« Oui », a dit Paul Martin, de la Ligue des moulins."
    assert extract(text, nlp=again).quotations == extract(text, nlp=nlp).quotations
    own = load(tmp_path / "model", gazetteer=tmp_path / "own.tsv")
    assert own.pipe_names == nlp.pipe_names
    assert [row.id for row in extract(text, nlp=own).organizations] == ["x:moulins"]
