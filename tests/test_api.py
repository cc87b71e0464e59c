from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from otan_extract import Document, Extraction, Failure, extract, extract_many, load
from otan_extract.errors import (
    ComponentError,
    InputError,
    NotTextError,
    PipelineError,
    SurrogateError,
    TextTooLongError,
)
from otan_extract.inputs import MAX_CHARACTERS, batches

SAID = "« La réunion aura lieu lundi », a déclaré Paul Martin.\n"
ENGLISH = (
    "The minister said that the talks would go on and that they had been of use to all of those in the room."
)


class TestBadInput:
    @pytest.mark.parametrize(
        ("text", "error"),
        [
            (None, NotTextError),
            (b"texte", NotTextError),
            (3, NotTextError),
            ("un \ud800 seul", SurrogateError),
            ("x" * 10_000_000, TextTooLongError),
        ],
    )
    def test_what_cannot_be_analysed_raises_a_typed_error(
        self, nlp: Language, text: str, error: type[InputError]
    ):
        with pytest.raises(error, match=r"\. "):
            extract(text, nlp=nlp)

    @pytest.mark.parametrize(
        ("text", "code"),
        [("", "empty_text"), (" \n\t\u00a0", "empty_text"), (ENGLISH, "not_french")],
    )
    def test_a_text_without_french_gives_an_empty_result_and_says_why(
        self, nlp: Language, text: str, code: str
    ):
        result = extract(text, nlp=nlp)
        assert [warning.code for warning in result.warnings] == [code]
        assert not result.quotations + result.speakers + result.countries + result.organizations

    def test_markup_is_analysed_with_a_warning(self, nlp: Language):
        result = extract(f"<p>{SAID}</p>", nlp=nlp)
        assert "markup" in [warning.code for warning in result.warnings]
        _check_offsets(f"<p>{SAID}</p>", result)

    @pytest.mark.parametrize(
        "text", ["« a", 'a " b', "»«", "a\0b « c\0 », dit-il.\0", "\u202e« é »\u200b", "😀 « 😀 »"]
    )
    def test_odd_characters_and_marks_keep_their_offsets(self, nlp: Language, text: str):
        _check_offsets(text, extract(text, nlp=nlp))

    def test_an_id_that_is_no_text_is_refused(self, nlp: Language):
        with pytest.raises(InputError, match="str"):
            extract(SAID, id=7, nlp=nlp)  # type: ignore[arg-type] # wrong on purpose

    def test_a_single_text_is_not_taken_for_a_stream_of_characters(self, nlp: Language):
        with pytest.raises(NotTextError, match="extract"):
            extract_many(SAID, nlp=nlp)

    @pytest.mark.parametrize("documents", [None, 5])
    def test_what_is_no_iterable_is_refused_before_it_is_read(self, nlp: Language, documents: object):
        with pytest.raises(NotTextError, match="Pass a list"):
            extract_many(documents, nlp=nlp)  # type: ignore[arg-type] # wrong on purpose

    @pytest.mark.parametrize(
        "numbers", [{"n_process": 0}, {"batch_size": 0}, {"n_process": "x"}, {"batch_size": 1.5}]
    )
    def test_numbers_count_from_one(self, nlp: Language, numbers: dict[str, int]):
        with pytest.raises(InputError, match="Leave them out"):
            extract_many([SAID], nlp=nlp, **numbers)

    def test_what_is_no_pipeline_is_refused(self):
        with pytest.raises(PipelineError, match="load"):
            extract(SAID, nlp=5)  # type: ignore[arg-type] # wrong on purpose

    def test_a_pipeline_without_our_components_is_refused(self):
        with pytest.raises(PipelineError, match="otan_quotations"):
            extract(SAID, nlp=spacy.blank("fr"))


class TestResult:
    def test_it_carries_id_and_provenance(self, nlp: Language):
        result = extract(SAID, id="a", nlp=nlp)
        assert (result.id, result.provenance.model, len(result.provenance.lexicon)) == (
            "a",
            "fr_core_news_md",
            64,
        )

    def test_it_survives_json(self, nlp: Language, seed_text: str):
        result = extract(seed_text, nlp=nlp)
        assert Extraction.model_validate_json(result.model_dump_json()) == result

    def test_every_span_is_the_text_at_its_offsets(self, nlp: Language, seed_text: str):
        _check_offsets(seed_text, extract(seed_text, nlp=nlp))

    def test_every_quotation_points_to_a_known_speaker(self, nlp: Language, seed_text: str):
        result = extract(seed_text, nlp=nlp)
        references = {quotation.speaker.id for quotation in result.quotations if quotation.speaker}
        assert references
        assert references <= {speaker.id for speaker in result.speakers}

    def test_it_is_the_same_from_four_threads(self, nlp: Language, seed_text: str):
        with ThreadPoolExecutor(4) as pool:
            results = list(pool.map(lambda _: extract(seed_text, nlp=nlp).model_dump_json(), range(12)))
        assert len(set(results)) == 1

    def test_it_is_the_same_alone_and_in_a_batch(self, nlp: Language, seed_text: str):
        texts = [SAID, seed_text, "Oui.", seed_text[:700]]
        alone = [extract(text, nlp=nlp) for text in texts]
        assert list(extract_many(texts, nlp=nlp)) == alone
        assert list(extract_many(texts[::-1], nlp=nlp, batch_size=2)) == alone[::-1]

    def test_it_is_the_same_under_every_hash_seed(self, seed_text: str):
        program = "import sys, otan_extract; print(otan_extract.extract(sys.stdin.read()).model_dump_json())"
        answers = {
            subprocess.run(  # noqa: S603 - our own interpreter and program
                [sys.executable, "-c", program],
                input=seed_text.encode(),
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
            ).stdout
            for seed in ("1", "2")
        }
        assert len(answers) == 1


class TestStream:
    def test_one_result_per_input_in_order(self, nlp: Language):
        stream = [Document(SAID, "1"), None, Document("\ud800", "2"), b"x", SAID, Document(SAID, "1")]
        results = list(extract_many(stream, nlp=nlp, batch_size=4))  # type: ignore[arg-type]
        assert [(result.id, getattr(result, "code", "ok")) for result in results] == [
            ("1", "ok"),
            (None, "not_text"),
            ("2", "lone_surrogate"),
            (None, "not_text"),
            (None, "ok"),
            ("1", "ok"),
        ]

    def test_results_of_what_a_failing_source_gave_come_before_its_error(self, nlp: Language):
        def source() -> Iterator[str]:
            yield SAID
            yield SAID
            raise OSError("disk gone")

        results = extract_many(source(), nlp=nlp)
        assert isinstance(next(results), Extraction)
        assert isinstance(next(results), Extraction)
        with pytest.raises(OSError, match="disk gone"):
            next(results)

    def test_it_reads_no_further_than_the_batch_in_work(self, nlp: Language):
        read: list[int] = []
        results = extract_many((read.append(i) or SAID for i in range(100)), nlp=nlp, batch_size=3)  # type: ignore[func-returns-value]
        assert read == []
        next(results)
        assert len(read) == 3

    def test_a_failing_component_costs_the_result_of_its_text_only(self, breaking_nlp: Language):
        results = list(extract_many([SAID, f"BOUM {SAID}", SAID], nlp=breaking_nlp))
        assert [getattr(result, "code", "ok") for result in results] == ["ok", "component_failed", "ok"]

    def test_a_failing_component_is_named_as_the_cause(self, breaking_nlp: Language):
        with pytest.raises(ComponentError, match="KeyError") as caught:
            extract(f"BOUM {SAID}", nlp=breaking_nlp)
        assert isinstance(caught.value.__cause__, KeyError)

    def test_a_batch_closes_early_on_long_texts(self):
        assert [len(batch) for batch in batches(["x" * 200_000] * 5, 16)] == [2, 2, 1]


def test_a_long_text_keeps_offsets_and_speakers_across_its_pieces(nlp: Language):
    filler = "La séance a repris dans le calme et les députés ont voté le texte sans débat.\n" * 400
    text = f"{SAID}{filler}« Nous verrons bien », a ajouté M. Martin.\n"
    result = extract(text, nlp=nlp)
    _check_offsets(text, result)
    names = {speaker.id: speaker.name for speaker in result.speakers}
    assert [names[q.speaker.id] for q in result.quotations if q.speaker] == ["Paul Martin", "Paul Martin"]


def test_the_limit_is_on_characters():
    assert MAX_CHARACTERS == 2_000_000


def test_importing_the_package_loads_no_spacy():
    program = "import sys, otan_extract; sys.exit('spacy' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 - our own interpreter and program


@pytest.fixture
def breaking_nlp() -> Language:
    @Language.component("breaks_on_boum")
    def breaks_on_boum(doc: Doc) -> Doc:
        if doc[0].text == "BOUM":
            raise KeyError("boum")
        return doc

    nlp = load(accelerate=False)
    nlp.add_pipe("breaks_on_boum", last=True)
    return nlp


def _check_offsets(text: str, result: Extraction | Failure) -> None:
    def walk(value: object) -> None:
        if isinstance(value, dict):
            if {"start", "end", "text"} <= value.keys():
                assert text[value["start"] : value["end"]] == value["text"]
            for inner in value.values():
                walk(inner)
        elif isinstance(value, (list, tuple)):
            for inner in value:
                walk(inner)

    walk(result.model_dump())
