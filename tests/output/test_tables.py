import csv
import io
import json

import pytest

from otan_extract.output.csv_file import write_csv
from otan_extract.output.entry import Entry, input_columns
from otan_extract.output.text_safety import spreadsheet_cell

from .samples import TEXT, empty, sample


def entries():
    return [
        Entry(sample("a"), TEXT, {"id": "a", "text": TEXT, "note": "=1+1"}),
        Entry(empty("b"), "Rien.", {"id": "b", "text": "Rien.", "note": "-5"}),
    ]


def read_csv(rows):
    stream = io.StringIO()
    write_csv(rows, stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue())))


def test_csv_keeps_the_columns_of_the_input_before_ours():
    rows = read_csv(entries())
    assert list(rows[0])[:5] == ["id", "text", "note", "document_id", "start"]
    assert rows[0]["text"] == TEXT
    assert rows[0]["otan_text"] == "Nous aiderons l'Ukraine"


def test_csv_keeps_a_row_for_a_document_without_quotations():
    last = read_csv(entries())[-1]
    assert (last["document_id"], last["kind"]) == ("b", "")


def test_csv_neutralizes_formulas_but_not_numbers():
    rows = read_csv(entries())
    assert (rows[0]["note"], rows[-1]["note"]) == ("'=1+1", "-5")


def test_csv_holds_lists_as_json():
    assert json.loads(read_csv(entries())[0]["segments"])[0]["text"] == "Nous aiderons l'Ukraine"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(start):
    assert spreadsheet_cell(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"


@pytest.mark.parametrize("value", ["-12", "+3,5", "1=1", "", "été", "a@b"])
def test_a_cell_that_is_no_formula_stays_as_it_is(value):
    assert spreadsheet_cell(value) == value


def test_the_type_of_an_input_column_holds_all_of_its_cells():
    rows = [{"n": 1, "x": 1, "y": None, "z": 2}, {"n": 2, "x": 1.5, "y": None, "z": "deux"}]
    types = input_columns([Entry(empty(), "", row) for row in rows])
    assert types == {"n": int, "x": float, "y": str, "z": str}


def test_an_entry_survives_its_line():
    entry = Entry(sample(), TEXT, {"n": 1, "tags": ["a"]})
    assert Entry.from_line(entry.to_line()) == entry


def test_parquet_has_the_types_of_the_models_and_of_the_input(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    from otan_extract.output.parquet_file import write_parquet  # noqa: PLC0415 - needs the extra

    given = [
        Entry(row.result, row.text, {"n": number, "mixed": [number]}) for number, row in enumerate(entries())
    ]
    write_parquet(given, tmp_path / "out.parquet")
    table = parquet.read_table(tmp_path / "out.parquet")
    assert table.num_rows == 4
    assert [str(table.schema.field(name).type) for name in ("n", "mixed", "confidence")] == [
        "int64",
        "string",
        "double",
    ]
    assert table.column("segments")[0].as_py()[0]["text"] == "Nous aiderons l'Ukraine"


def test_parquet_of_nothing_has_all_columns(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    from otan_extract.output.parquet_file import write_parquet  # noqa: PLC0415 - needs the extra

    write_parquet([], tmp_path / "none.parquet")
    write_parquet([Entry(sample(), TEXT, {})], tmp_path / "some.parquet")
    schemas = [parquet.read_schema(tmp_path / name) for name in ("none.parquet", "some.parquet")]
    assert schemas[0] == schemas[1]
