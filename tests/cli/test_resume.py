import json

import pytest

from otan_extract.commands.journal import Journal, identifiers
from otan_extract.errors import NotWrittenError, OutputError

from .conftest import sentence


def lines_of(path):
    return path.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def corpus(tmp_path):
    """Eight documents, two of them with one identifier, one broken."""
    rows = [json.dumps({"id": f"d{min(number, 6)}", "text": sentence(number)}) for number in range(8)]
    rows[3] = "{broken"
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_a_journal_keeps_whole_lines_only(tmp_path):
    path = tmp_path / "journal"
    path.write_bytes(b'{"id":"a"}\n{"id":"b"}\n{"id":')
    with Journal(path, resume=True) as journal:
        assert list(identifiers(journal)) == ["a", "b"]
        journal.append('{"id":"é"}')
    assert path.read_bytes() == '{"id":"a"}\n{"id":"b"}\n{"id":"é"}\n'.encode()


@pytest.mark.parametrize("content", [b"", b"no line break", b"x" * 200_000, b"a\n" + b"x" * 200_000])
def test_a_journal_is_cut_behind_its_last_line_break(tmp_path, content):
    path = tmp_path / "journal"
    path.write_bytes(content)
    with Journal(path, resume=True):
        pass
    assert path.read_bytes() == content[: content.rfind(b"\n") + 1]


def test_a_file_of_something_else_is_not_gone_on_with(tmp_path):
    path = tmp_path / "journal"
    path.write_text("Cher journal,\n")
    with Journal(path, resume=True) as journal, pytest.raises(OutputError, match="not a result"):
        identifiers(journal)


def test_a_journal_that_cannot_be_opened_is_an_error_of_ours(tmp_path):
    with pytest.raises(NotWrittenError):
        Journal(tmp_path / "none" / "journal", resume=False)


@pytest.mark.parametrize("kept", range(8))
def test_a_run_cut_at_any_line_goes_on_without_loss_or_repetition(run, corpus, tmp_path, kept):
    output, failures = tmp_path / "out.jsonl", tmp_path / "out.jsonl.failures.jsonl"
    assert run("extract", corpus, "-o", output).exit_code == 1
    whole = lines_of(output)
    output.write_text("\n".join(whole[:kept]) + "\n" * bool(kept) + whole[kept % 7][:30], encoding="utf-8")
    if kept < 4:
        failures.unlink()
    assert run("extract", corpus, "-o", output, "--resume").exit_code == 1
    assert lines_of(output) == whole
    assert len(lines_of(failures)) == 1


def interrupt_after(documents, monkeypatch):
    """Press Ctrl-C when so many results are there."""
    from otan_extract.commands import stream  # noqa: PLC0415 - patched here only

    extracted = stream.extracted

    def interrupted(*arguments):
        for number, result in enumerate(extracted(*arguments)):
            if number == documents:
                raise KeyboardInterrupt
            yield result

    monkeypatch.setattr(stream, "extracted", interrupted)


@pytest.mark.parametrize("ending", ["csv", "json", "jsonl", "parquet"])
def test_an_interrupted_run_leaves_a_usable_output_and_goes_on(run, corpus, tmp_path, ending):
    if ending == "parquet":
        pytest.importorskip("pyarrow")
    whole, output = tmp_path / f"whole.{ending}", tmp_path / f"out.{ending}"
    run("extract", corpus, "-o", whole)
    with pytest.MonkeyPatch.context() as patched:
        interrupt_after(4, patched)
        assert run("extract", corpus, "-o", output).exit_code == 130
    assert 0 < output.stat().st_size < whole.stat().st_size
    if ending == "json":
        assert len(json.loads(output.read_text(encoding="utf-8"))) == 3
    run("extract", corpus, "-o", output, "--resume")
    assert output.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_an_interrupted_run_is_not_overwritten_by_accident(run, corpus, tmp_path, ending):
    output = tmp_path / f"out.{ending}"
    with pytest.MonkeyPatch.context() as patched:
        interrupt_after(4, patched)
        run("extract", corpus, "-o", output)
    written = output.read_bytes()
    result = run("extract", corpus, "-o", output)
    assert result.exit_code == 2
    assert "--resume" in result.stderr
    assert output.read_bytes() == written


def test_a_finished_run_may_be_repeated(run, corpus, tmp_path):
    output = tmp_path / "out.jsonl"
    codes = [run("extract", corpus, "-o", output).exit_code for _ in range(2)]
    assert codes == [1, 1]
    assert len(lines_of(output)) == 7
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "corpus.jsonl",
        "out.jsonl",
        "out.jsonl.failures.jsonl",
    ]


def test_results_of_another_version_are_not_mixed_in(run, corpus, tmp_path):
    output = tmp_path / "out.jsonl"
    run("extract", corpus, "-o", output)
    first = json.loads(lines_of(output)[0])
    first["provenance"]["lexicon"] = "another"
    output.write_text(json.dumps(first) + "\n", encoding="utf-8")
    result = run("extract", corpus, "-o", output, "--resume")
    assert result.exit_code == 2
    assert "another version" in result.stderr


def test_results_of_documents_that_are_gone_are_told(run, corpus, tmp_path):
    output = tmp_path / "out.jsonl"
    run("extract", corpus, "-o", output)
    corpus.write_text(json.dumps({"id": "d0", "text": sentence(0)}), encoding="utf-8")
    assert "not in the input" in run("extract", corpus, "-o", output, "--resume").stderr
