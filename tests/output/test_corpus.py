from otan_extract.output import corpus as figures
from otan_extract.output.corpus import Corpus, countries_in
from otan_extract.schema import Extraction

from .samples import empty, sample


def corpus_of(*extractions):
    corpus = Corpus()
    for extraction in extractions:
        corpus.add(extraction)
    return corpus


def test_speakers_of_several_documents_are_one_by_name_and_kind():
    corpus = corpus_of(sample("a"), sample("b"))
    minister = next(speaker for speaker in corpus.most_quoted() if speaker.name == "Anna Horvat")
    assert (minister.shares.quotations.total(), minister.documents) == (2, {1, 2})
    assert (minister.role, minister.country) == ("ministre slovaque", ("SVK", "Slovaquie"))


def test_a_country_counts_for_whoever_names_it_in_a_quotation():
    extraction = sample()
    assert [list(countries_in(quotation, extraction)) for quotation in extraction.quotations] == [
        ["UKR"],
        ["RUS"],
        [],
    ]


def test_the_share_of_direct_speech_is_of_all_quotations():
    assert corpus_of(sample(), empty()).shares.direct == 1 / 3
    assert corpus_of().shares.direct == 0


def test_the_figures_keep_a_bounded_number_of_passages(monkeypatch):
    monkeypatch.setattr(figures, "PASSAGES_A_CELL", 2)
    corpus = corpus_of(*[sample(str(number)) for number in range(5)])
    speaker = corpus.most_quoted()[0]
    assert (len(speaker.passages[""]), speaker.shares.quotations.total()) == (2, 5)


def test_a_speaker_without_a_name_stays_in_its_document():
    names = [speaker.name for speaker in corpus_of(sample("a"), sample("b")).most_quoted()]
    assert sorted(names) == ["Anna Horvat", "OTAN", "diplomate", "diplomate"]


def test_an_affiliation_of_one_document_in_many_is_not_shown():
    fields = sample().model_dump(mode="json")
    fields["speakers"][0]["country"] = None
    corpus = corpus_of(sample(), *[Extraction.model_validate(fields) for _ in range(3)])
    (minister,) = [speaker for speaker in corpus.most_quoted() if speaker.name == "Anna Horvat"]
    assert (minister.country, minister.role) == (None, "ministre slovaque")
