from typing import get_args

import pytest

from otan_extract.errors import InputError
from otan_extract.output.columns import ListOf, Struct, flat_columns, renamed
from otan_extract.output.frames import to_frame
from otan_extract.output.records import RecordKind, columns, records
from otan_extract.schema import Country, Extraction, Failure, Organization, Quotation, Speaker

from .samples import empty, sample

KINDS = get_args(RecordKind)


@pytest.mark.parametrize("kind", KINDS)
def test_each_row_has_the_columns_of_its_table_in_their_order(kind):
    rows = records(sample(), kind)
    assert rows
    assert all(list(row) == list(columns(kind)) for row in rows)


@pytest.mark.parametrize(
    ("kind", "model"), [("speakers", Speaker), ("countries", Country), ("organizations", Organization)]
)
def test_a_table_has_a_column_for_each_field_of_its_model(kind, model):
    assert list(columns(kind)) == ["document_id", *model.model_fields]


def test_the_quotations_table_has_every_field_of_quotation_and_speaker():
    names = set(columns("quotations"))
    assert set(flat_columns(Quotation)) <= names
    assert {f"speaker_{field}" for field in Speaker.model_fields} - names == {"speaker_mentions"}


def test_a_quotation_row_says_who_spoke_on_whose_behalf():
    first, second, _ = sample().to_records()
    assert (first["speaker_name"], first["speaker_country_name"]) == ("Anna Horvat", "Slovaquie")
    assert second["speaker_organization_name"] == "Organisation du traité de l'Atlantique nord"
    assert first["start"] == first["segments"][0]["start"]


def test_a_country_that_somebody_speaks_for_is_named_where_the_article_does_not_mention_it():
    fields = sample().model_dump(mode="json")
    fields["speakers"][0]["country"] = "PRT"
    assert Extraction.model_validate(fields).to_records()[0]["speaker_country_name"] == "Portugal"


def test_a_country_that_no_table_knows_keeps_its_code_alone():
    fields = sample().model_dump(mode="json")
    fields["speakers"][0]["country"] = "XXX"
    row = Extraction.model_validate(fields).to_records()[0]
    assert (row["speaker_country"], row["speaker_country_name"]) == ("XXX", None)


def test_a_quotation_without_cue_and_speaker_keeps_their_columns_empty():
    fields = sample().model_dump(mode="json")
    fields["quotations"][0] |= {"cue": None, "speaker": None}
    row = Extraction.model_validate(fields).to_records()[0]
    assert row["cue_text"] is row["speaker_name"] is row["speaker_mention_start"] is None


def test_an_unknown_table_is_refused_by_name():
    with pytest.raises(InputError, match="sentences"):
        sample().to_records("sentences")


def test_the_types_of_columns_follow_the_models():
    types = columns("quotations")
    assert (types["confidence"], types["cue_start"], types["kind"]) == (float, int, str)
    assert types["segments"] == ListOf(Struct((("start", int), ("end", int), ("text", str))))


def test_only_our_columns_give_way_to_the_users():
    assert renamed({"kind": str, "text": str}, frozenset({"text"})) == {"kind": "kind", "text": "otan_text"}


@pytest.mark.parametrize("library", ["pandas", "polars"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_frame_without_rows_has_the_columns_and_types_of_one_with_rows(library, kind):
    pytest.importorskip(library)
    full, bare = sample().to_frame(kind, library=library), to_frame([empty()], kind, library=library)
    assert len(bare) == 0
    assert len(full) > 0
    assert list(full.columns) == list(bare.columns) == list(columns(kind))
    assert list(full.dtypes) == list(bare.dtypes)


def test_a_frame_of_several_results_names_the_document_of_each_row():
    pytest.importorskip("pandas")
    frame = to_frame([sample("a"), empty("b"), sample("c")])
    assert list(frame["document_id"].unique()) == ["a", "c"]


def test_a_failure_among_the_results_is_not_passed_over_in_silence():
    with pytest.raises(InputError, match="'x' failed"):
        to_frame([Failure(id="x", code="not_text", message="No text.")])


def test_an_unknown_library_is_refused_by_name():
    with pytest.raises(InputError, match="dask"):
        sample().to_frame(library="dask")
