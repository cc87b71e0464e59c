"""Defects that users of similar libraries reported in public, each excluded by a test marked with the report."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from otan_extract import Document, Extraction, Failure, extract, extract_many, layers
from otan_extract.inputs import MAX_CHARACTERS
from press_text import broken_promises

SAID = "« La digue tiendra », a déclaré Paul Martin.\n"


def read(nlp: Language, text: str) -> list[tuple[list[str], str | None]]:
    """Return the segments and the speaker's name of each quotation."""
    result = extract(text, nlp=nlp)
    names = {speaker.id: speaker.name for speaker in result.speakers}
    return [
        ([segment.text for segment in quotation.segments], quotation.speaker and names[quotation.speaker.id])
        for quotation in result.quotations
    ]


@pytest.mark.report("textacy#379")
def test_stray_marks_cost_no_quotation(nlp: Language):
    text = f'Au menu : » eau, » routes. "La route sera sûre", dit Anne Roche. Un dernier " traîne.\n\n{SAID}'
    assert read(nlp, text) == [
        (["La route sera sûre"], "Anne Roche"),
        (["La digue tiendra"], "Paul Martin"),
    ]
    assert extract(text, nlp=nlp).warnings


@pytest.mark.report("textacy#382")
def test_a_quotation_runs_on_over_paragraphs_that_reopen_the_mark(nlp: Language):
    text = (
        "Paul Martin a répondu : « La digue tiendra.\n\n« Elle est neuve.\n\n« Nous la surveillons. »\n\nFin."
    )
    assert read(nlp, text) == [
        (["La digue tiendra.", "Elle est neuve.", "Nous la surveillons."], "Paul Martin")
    ]


@pytest.mark.report("CoreNLP#1139")
def test_a_continuation_runs_on_over_paragraphs_too(nlp: Language):
    text = "“La digue tiendra”, a déclaré Paul Martin. “Elle est neuve.\n\n“Nous la surveillons.\n\n“Restez calmes.”\n"
    assert read(nlp, text) == [
        (["La digue tiendra"], "Paul Martin"),
        (["Elle est neuve.", "Nous la surveillons.", "Restez calmes."], "Paul Martin"),
    ]


@pytest.mark.report("textacy#383")
def test_a_signature_attributes_without_a_verb(nlp: Language):
    text = "« Cette digue est l'œuvre d'une ville entière. » – Paul Martin, maire de Valmont"
    assert read(nlp, text) == [(["Cette digue est l'œuvre d'une ville entière."], "Paul Martin")]


@pytest.mark.report("textacy#293")
def test_indirect_speech_is_read(nlp: Language):
    text = "Paul Martin a affirmé que la digue tiendrait tout l'hiver. Selon Anne Roche, elle ne tiendra pas."
    assert read(nlp, text) == [
        (["la digue tiendrait tout l'hiver"], "Paul Martin"),
        (["elle ne tiendra pas"], "Anne Roche"),
    ]


@pytest.mark.report("spaCy#13883")
def test_sentences_between_guillemets_stay_one_quotation(nlp: Language):
    text = "« Il est tard. Nous partons demain ! Tout est prêt », a déclaré Paul Martin."
    assert read(nlp, text) == [(["Il est tard. Nous partons demain ! Tout est prêt"], "Paul Martin")]


@pytest.mark.report("spaCy#7320")
@pytest.mark.parametrize(
    ("form", "lemma"),
    [("estime", "estimer"), ("juge", "juger"), ("réplique", "répliquer"), ("promet", "promettre")],
)
def test_a_cue_has_the_lemma_of_its_verb(nlp: Language, form: str, lemma: str):
    (quotation,) = extract(f"« Le pont tiendra », {form} Paul Martin.", nlp=nlp).quotations
    assert quotation.cue
    assert (quotation.cue.text, quotation.cue.lemma) == (form, lemma)


@pytest.mark.report("country_converter#86")
def test_a_name_that_holds_or_resembles_a_country_is_none(nlp: Language):
    text = "Le mont Nigre, la rue Mauritanis, Pérouse, le café Malibu et l'usine Chinook ont rouvert à Indianapolis."
    assert extract(text, nlp=nlp).countries == ()


@pytest.mark.report("hdx-python-country#6")
def test_names_alike_are_never_taken_for_each_other(nlp: Language):
    text = (
        "Le Niger et le Nigeria, la Guinée et la Guinée-Bissau, la République du Congo et la République "
        "démocratique du Congo, la Dominique et la République dominicaine, l'Ukraine et le UK se réunissent."
    )
    found = [country.id for country in extract(text, nlp=nlp).countries]
    assert found[:9] == ["NER", "NGA", "GIN", "GNB", "COG", "COD", "DMA", "DOM", "UKR"]
    assert set(found[9:]) <= {"GBR"}


@pytest.mark.report("spaCy#4847", "spaCy#9032")
def test_a_bad_document_takes_no_other_along(nlp: Language):
    stream = [SAID, None, Document("\udfff", "bad"), SAID, 5, SAID]
    results = list(extract_many(stream, nlp=nlp, batch_size=6))  # type: ignore[arg-type]
    assert [isinstance(result, Extraction) for result in results] == [True, False, False, True, False, True]
    assert [result.code for result in results if isinstance(result, Failure)] == [
        "not_text",
        "lone_surrogate",
        "not_text",
    ]


@pytest.mark.report("spaCy#3618")
@pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="reads the memory of this process from /proc"
)
def test_memory_does_not_grow_with_the_stream(nlp: Language):
    def analyse(first: int, count: int) -> int:
        texts = (
            f"Val{i}mont a élu Luc Mor{i}el. « Le vote{i} est clos », dit-il." * 3
            for i in range(first, first + count)
        )
        for _ in extract_many(texts, nlp=nlp):
            pass
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf(
            "SC_PAGE_SIZE"
        )

    warm = analyse(0, 1000)
    assert analyse(1000, 1000) - warm < 60_000_000


@pytest.mark.report("spaCy#9706")
def test_two_mentions_in_one_token_stay_two_after_storing(nlp: Language):
    stored = DocBin(store_user_data=True, docs=[nlp("Le char franco-allemand est prêt.")])
    (doc,) = DocBin().from_bytes(stored.to_bytes()).get_docs(nlp.vocab)
    mentions = layers.read(doc, layers.CountryMention)
    assert {(doc.text[m.start : m.end], m.code) for m in mentions} == {("franco", "FRA"), ("allemand", "DEU")}


@pytest.mark.report("medspacy#36")
def test_annotations_survive_serialization(nlp: Language, seed_text: str):
    doc = nlp(seed_text)
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    for row_type in layers.LAYERS.values():
        assert layers.read(copy, row_type) == layers.read(doc, row_type)
    for group in doc.spans:
        assert [(s.start, s.end, s.label_, s.kb_id_, s.id) for s in copy.spans[group]] == [
            (s.start, s.end, s.label_, s.kb_id_, s.id) for s in doc.spans[group]
        ]


@pytest.mark.report("textacy#121")
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_offsets_count_the_text_as_it_was_passed(nlp: Language, form: str):
    text = unicodedata.normalize(form, f"  \ufeffÉtat des lieux…\r\n\r\n\t{SAID}\u200b{SAID}")
    result = extract(text, nlp=nlp)
    assert len(result.quotations) == 2
    assert broken_promises(text, result) == []


@pytest.mark.report("textacy#321")
def test_a_text_beyond_the_length_of_spacy_is_read_and_one_beyond_ours_is_refused(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(nlp, "max_length", 30_000)
    long = SAID + "La séance a repris dans le calme.\n" * 1_000 + SAID
    results = list(extract_many([long, "x" * (MAX_CHARACTERS + 1), SAID], nlp=nlp))
    assert [getattr(result, "code", "ok") for result in results] == ["ok", "text_too_long", "ok"]
    assert isinstance(results[0], Extraction)
    assert len(results[0].quotations) == 2
