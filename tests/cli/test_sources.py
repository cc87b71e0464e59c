import io

import pytest

from otan_extract.errors import SourceError
from otan_extract.schema import Failure
from otan_extract.sources.paths import expand
from otan_extract.sources.reading import count_documents, read_documents
from otan_extract.sources.record import Record, TableColumns
from otan_extract.sources.tables import delimiter_of


def read(*files, columns=TableColumns(), input=b"", **more):  # noqa: B008 - immutable
    return list(read_documents([str(file) for file in files], io.BytesIO(input), columns, **more))


def written(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_keeps_its_line_ends_and_its_byte_order_mark(tmp_path):
    (record,) = read(written(tmp_path / "a.txt", "\ufeffUn\r\ndeux"))
    assert record == Record(str(tmp_path / "a.txt"), "\ufeffUn\r\ndeux", {})


def test_a_text_that_is_not_utf_8_is_a_failure_with_a_remedy(tmp_path):
    (failure,) = read(written(tmp_path / "a.txt", b"caf\xe9"))
    assert (failure.code, "iconv" in failure.message) == ("unreadable_input", True)


@pytest.mark.parametrize("name", ["a.txt", "a.csv"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_called_by_its_name(tmp_path, name, encoding):
    (failure,) = read(written(tmp_path / name, "\ufefftext\nété\n".encode(encoding)))
    assert "iconv -f UTF-16 -t UTF-8" in failure.message


@pytest.mark.parametrize("content", ['{"text": "un"}\n{"text": "deux"}', '[\n  {"text": "un"}]'])
def test_json_is_not_taken_for_a_text(tmp_path, content):
    found = [*read(written(tmp_path / "a.json", content)), *read("-", input=content.encode())]
    assert [(item.code, ".jsonl" in item.message) for item in found] == [("unreadable_input", True)] * 2


def test_a_broken_json_line_costs_only_itself(tmp_path):
    lines = '{"text":"un"}\n{"text":\n[1]\n\n{"text":"deux"}\n{"txt":"trois"}\n{"te'
    found = read(written(tmp_path / "a.jsonl", lines))
    assert [item.code if isinstance(item, Failure) else item.text for item in found] == [
        "un",
        "bad_record",
        "bad_record",
        "deux",
        "bad_record",
        "bad_record",
    ]
    assert [item.id.rpartition(":")[2] for item in found] == ["1", "2", "3", "5", "6", "7"]


def test_a_deeply_nested_json_line_is_a_failure(tmp_path):
    (failure,) = read(written(tmp_path / "a.jsonl", "[" * 200_000))
    assert failure.code == "bad_record"


def test_a_csv_row_with_cells_missing_costs_only_itself(tmp_path):
    found = read(written(tmp_path / "a.csv", "text,x\nun,1\ndeux\ntrois,3\n"))
    assert [getattr(item, "text", None) for item in found] == ["un", None, "trois"]


def test_a_csv_file_cut_inside_a_cell_gives_what_came_before(tmp_path):
    found = read(written(tmp_path / "a.csv", 'text,x\nun,1\n"deux et'))
    assert [item.code if isinstance(item, Failure) else item.text for item in found] == [
        "un",
        "unreadable_input",
    ]


def test_a_csv_file_that_turns_to_another_encoding_is_a_failure(tmp_path):
    found = read(written(tmp_path / "a.csv", b"text\nun\n" + "été\n".encode("cp1252")))
    assert "UTF-8" in found[-1].message


def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path):
    (failure,) = read(written(tmp_path / "a.csv", "titre,corps\na,b\n"), columns=TableColumns("txt"))
    assert "titre, corps" in failure.message


def test_identifiers_come_from_their_column_else_from_the_place(tmp_path):
    file = written(tmp_path / "a.csv", "id,text,cle\n7,un,x\n,deux,y\n")
    assert [item.id for item in read(file)] == ["7", f"{file}:2"]
    assert [item.id for item in read(file, columns=TableColumns("text", "cle"))] == ["x", "y"]


@pytest.mark.parametrize(
    ("heading", "delimiter"), [("a,b,c", ","), ("a;b;c", ";"), ("a\tb", "\t"), ("text", ",")]
)
def test_the_delimiter_is_the_one_of_the_heading_line(heading, delimiter):
    assert delimiter_of(heading, "a.csv") == delimiter


def test_a_long_cell_is_read(tmp_path):
    (record,) = read(written(tmp_path / "a.csv", f"text\n{'a' * 300_000}\n"))
    assert len(record.text) == 300_000


def test_standard_input_is_one_text_or_json_lines():
    assert read("-", input=b"Oui.\n")[0].text == "Oui.\n"
    lines = b'{"text": "un"}\n{"text": "deux"}\n'
    assert [item.text for item in read("-", input=lines, lines_on_input=True)] == ["un", "deux"]


def test_parquet_is_read_and_a_truncated_file_is_a_failure(tmp_path):
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    file = tmp_path / "a.parquet"
    parquet.write_table(arrow.table({"id": [1, 2], "text": ["un", None]}), file)
    assert [(item.id, item.text) for item in read(file)] == [("1", "un"), ("2", None)]
    assert count_documents([str(file)]) == 2
    (failure,) = read(written(tmp_path / "b.parquet", file.read_bytes()[:100]))
    assert failure.code == "unreadable_input"


def test_parquet_broken_in_the_middle_gives_what_came_before(tmp_path):
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    file = tmp_path / "a.parquet"
    parquet.write_table(
        arrow.table({"text": [f"Oui {i}." for i in range(2_000)]}),
        file,
        row_group_size=300,
        use_dictionary=False,
    )
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 200] = b"\xff" * 200
    *records, failure = read(written(file, bytes(content)))
    assert 300 <= len(records) < 2_000
    assert isinstance(failure, Failure)
    assert f"After row {len(records)}" in failure.message


def test_a_folder_stands_for_its_readable_files_in_order(tmp_path):
    for name in ("b.txt", "a.csv", "c.pdf", ".d.txt"):
        written(tmp_path / name, "text\n")
    (tmp_path / "sub").mkdir()
    written(tmp_path / "sub" / "e.jsonl", "{}")
    assert expand([str(tmp_path)]) == [str(tmp_path / name) for name in ("a.csv", "b.txt", "sub/e.jsonl")]


def test_a_link_out_of_a_folder_is_not_followed(tmp_path):
    outside, folder = tmp_path / "secret.txt", tmp_path / "folder"
    folder.mkdir()
    outside.write_text("secret")
    (folder / "link.txt").symlink_to(outside)
    with pytest.raises(SourceError, match="nothing to read"):
        expand([str(folder)])


def test_a_pattern_is_expanded_and_each_file_read_once(tmp_path):
    file = written(tmp_path / "a.txt", "un")
    assert expand([str(tmp_path / "*.txt"), str(file), str(tmp_path)]) == [str(file)]


def test_the_output_in_the_input_folder_is_left_out(tmp_path):
    article, output = written(tmp_path / "a.txt", "un"), written(tmp_path / "out.jsonl", "")
    assert expand([str(tmp_path)], leave_out=frozenset({output})) == [str(article)]


def test_an_input_is_never_overwritten_by_the_output(tmp_path):
    table = written(tmp_path / "a.csv", "text\nun\n")
    with pytest.raises(SourceError, match="overwritten"):
        expand([str(table)], leave_out=frozenset({table}))


def test_an_argument_that_names_nothing_is_refused(tmp_path):
    with pytest.raises(SourceError, match="does not exist"):
        expand([str(tmp_path / "none.txt")])


def test_documents_are_counted_without_reading_them_all(tmp_path):
    text = written(tmp_path / "a.txt", "un")
    table = written(tmp_path / "b.csv", 'text\n"un\nligne"\ndeux\n')
    lines = written(tmp_path / "c.jsonl", "{}\n\n{}")
    assert count_documents([str(text), str(table), str(lines)]) == 5
    assert count_documents(["-"]) is None
