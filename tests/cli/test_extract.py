import csv
import json
import sys
from importlib import metadata

import pytest
from rich.progress import Progress

from otan_extract.commands.progress import Rate, with_progress
from otan_extract.schema import Extraction, Failure

from .conftest import sentence

IDS = ["b1", "b2", "c2", "c3"]


def test_the_table_says_who_said_what(run, articles):
    result = run("extract", articles / "a.txt")
    assert result.exit_code == 0
    assert "Anne Roche" in result.stdout
    assert "Canada (CAN)" in result.stdout


@pytest.mark.parametrize("extra", [(), ("--n-process", "2")])
def test_json_lines_have_one_result_per_document_in_order(run, articles, extra):
    result = run("extract", articles, "--format", "jsonl", *extra)
    results = [Extraction.model_validate_json(line) for line in result.stdout.splitlines()]
    assert [row.id for row in results] == [str(articles / "a.txt"), *IDS]
    assert results[0].quotations[0].text == "Nous irons demain"


def test_nothing_but_results_is_printed_where_no_person_watches(run, articles):
    assert run("extract", articles, "-f", "jsonl").stderr == ""


def test_the_progress_bar_passes_every_result_on():
    results = [Failure(id=str(number), code="not_text", message="No text.") for number in range(3)]
    assert list(with_progress(iter(results), 3, 0)) == results


def test_the_rate_is_over_the_whole_run_and_leaves_out_what_was_done_before():
    clock = iter([0.0, 4.0])
    progress = Progress(get_time=lambda: next(clock, 4.0), disable=True)
    task = progress.add_task("", total=20, completed=8, before=8)
    progress.update(task, completed=16)
    assert Rate().render(progress.tasks[0]).plain == "2.0/s"


def test_json_is_an_object_for_one_document_and_an_array_for_several(run, articles):
    one = json.loads(run("extract", articles / "a.txt", "-f", "json").stdout)
    several = json.loads(run("extract", articles, "-f", "json").stdout)
    assert Extraction.model_validate(one) == Extraction.model_validate(several[0])
    assert len(several) == 5


def test_the_ending_of_the_output_tells_the_format(run, articles, tmp_path):
    output = tmp_path / "out.csv"
    assert run("extract", articles, "-o", output).exit_code == 0
    rows = list(csv.DictReader(output.open(encoding="utf-8", newline="")))
    assert [row["document_id"] for row in rows] == [str(articles / "a.txt"), *IDS]
    assert rows[1]["note"] == "'=1+1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles", "out.csv"]


@pytest.mark.parametrize("name", ["out.txt", "out"])
def test_a_table_to_read_goes_into_a_text_file(run, articles, tmp_path, name):
    assert run("extract", articles / "a.txt", "-o", tmp_path / name).exit_code == 0
    assert "on behalf of" in (tmp_path / name).read_text(encoding="utf-8")


def test_a_named_format_goes_into_a_file_of_any_ending(run, articles, tmp_path):
    assert run("extract", articles / "a.txt", "-f", "jsonl", "-o", tmp_path / "out.ndjson").exit_code == 0
    assert json.loads((tmp_path / "out.ndjson").read_text(encoding="utf-8"))["quotations"]


def test_parquet_is_written_with_the_columns_of_the_input(run, articles, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    assert run("extract", articles, "-o", tmp_path / "out.parquet").exit_code == 0
    table = parquet.read_table(tmp_path / "out.parquet")
    assert table.column_names[:4] == ["id", "text", "note", "document_id"]
    assert table.num_rows == 5


def test_several_documents_make_an_overview_with_their_pages_beside_it(run, articles, tmp_path):
    assert run("extract", articles, "-o", tmp_path / "page.html").exit_code == 0
    assert "5 documents" in (tmp_path / "page.html").read_text(encoding="utf-8")
    pages = sorted((tmp_path / "page_files").iterdir())
    assert [page.name for page in pages] == [f"{number:05}.html" for number in range(1, 6)]


def test_one_document_makes_one_page(run, articles, tmp_path):
    assert run("extract", articles / "a.txt", "-o", tmp_path / "page.html").exit_code == 0
    assert "Nous irons demain" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert not (tmp_path / "page_files").exists()


def test_standard_input_is_a_text_or_json_lines(run):
    assert json.loads(run("extract", "-", "-f", "jsonl", input=sentence(0)).stdout)["id"] == "stdin"
    lines = "".join(json.dumps({"corps": sentence(n), "cle": f"k{n}"}) + "\n" for n in range(3))
    result = run("extract", "-", "-f", "jsonl", "--text-column", "corps", "--id-column", "cle", input=lines)
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["k0", "k1", "k2"]


def test_failures_are_told_on_standard_error_and_by_the_exit_code(run, articles):
    (articles / "c.jsonl").write_text('{"text": null}\n{"te', encoding="utf-8")
    result = run("extract", articles, "-f", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 3
    assert [line.split(": ")[2] for line in result.stderr.splitlines()] == ["not_text", "bad_record"]


def test_failures_of_a_run_into_a_file_have_a_file_of_their_own(run, articles, tmp_path):
    (articles / "b.csv").write_bytes(b"id,text\n1,caf\xe9\n")
    result = run("extract", articles, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 1
    (failure,) = map(json.loads, (tmp_path / "out.jsonl.failures.jsonl").read_text().splitlines())
    assert failure["code"] == "unreadable_input"
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 3


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (["missing.txt"], "does not exist"),
        (["{a}", "--resume"], "-o"),
        (["{a}", "-f", "parquet"], "-o"),
        (["{folder}", "-f", "html"], "-o PAGE.html"),
        (["{a}", "-o", "{folder}"], "-o"),
        (["{a}", "-o", "{folder}/none/out.csv"], "-o"),
        (["{a}", "-o", "{folder}/out.tsv"], "--format"),
        (["{a}", "-o", "{folder}/out.ndjson"], ".jsonl"),
        (["{a}", "-o", "{folder}/out.htm"], ".html"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line_with_a_remedy(run, articles, arguments, remedy):
    given = [part.format(a=articles / "a.txt", folder=articles) for part in arguments]
    result = run("extract", *given)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert remedy in result.stderr


def test_parquet_without_pyarrow_is_refused_before_any_work(run, articles, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    result = run("extract", articles, "-o", tmp_path / "o.parquet")
    assert result.exit_code == 2
    assert "otan-extract[parquet]" in result.stderr
    assert list(tmp_path.iterdir()) == [articles]


def test_a_missing_model_is_refused_with_the_command_that_installs_it(articles, tmp_path):
    from typer.testing import CliRunner  # noqa: PLC0415 - without the loaded pipeline

    from otan_extract.cli import app  # noqa: PLC0415

    result = CliRunner().invoke(
        app, ["extract", str(articles), "--model", "fr_none", "-o", str(tmp_path / "o.csv")]
    )
    assert result.exit_code == 2
    assert "spacy download fr_none" in result.stderr
    assert list(tmp_path.iterdir()) == [articles]


def test_help_documents_formats_and_exit_codes(run):
    shown = " ".join(run("extract", "--help").stdout.split())
    for part in ("130 interrupted", "--text-column", "--resume", "html"):
        assert part in shown


def test_schema_prints_the_json_schema(run):
    assert json.loads(run("schema").stdout)["title"] == "Extraction"


def test_the_version_is_that_of_the_installed_package(run):
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"otan-extract {metadata.version('otan-extract')}\n")


def test_info_prints_what_results_record(run):
    shown = run("info").stdout
    for name in ("otan_extract", "model_version", "lexicon"):
        assert name in shown
