"""The commands ``evaluate``, ``convert`` and ``explain`` as a user calls them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from otan_extract.cli import app
from otan_extract.evaluation import calibration
from otan_extract.schema import Failure

ROOT = Path(__file__).parents[2]
SEED = ROOT / "fixtures" / "seed.jsonl"
runner = CliRunner()


def call(*arguments) -> tuple[int, str]:
    result = runner.invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.output


def test_the_gate_passes_at_its_floors_and_fails_above_what_is_reached(tmp_path):
    floors = tmp_path / "floors.json"
    assert call("evaluate", SEED, "--gate", floors)[0] == 1  # no floors yet
    assert call("evaluate", SEED, "--gate", floors, "--raise-floors")[0] == 0
    code, output = call("evaluate", SEED, "--gate", floors)
    assert code == 0
    assert "quotations IoU 0.8" in output
    raised = json.loads(floors.read_text())
    raised["seed.jsonl"]["floors"]["countries"] = 101
    floors.write_text(json.dumps(raised))
    code, output = call("evaluate", SEED, "--gate", floors)
    assert code == 1
    assert "its floor 101" in output


def test_calibration_names_the_gold_and_each_rule(tmp_path, monkeypatch):
    monkeypatch.setattr(calibration, "TABLE", tmp_path / "table.json")
    assert call("evaluate", SEED, "--calibrate")[0] == 0
    table = json.loads((tmp_path / "table.json").read_text())
    assert table["gold"].keys() == {"seed.jsonl"}
    assert 0 < table["overall"] <= 1
    assert all(0 <= rule["precision"] <= 1 for rule in table["rules"].values())


def test_a_document_that_fails_spoils_the_evaluation(tmp_path, monkeypatch):
    failure = Failure(id=None, code="component", message="A component failed.")
    monkeypatch.setattr("otan_extract.api.extract_many", lambda texts, **_: [failure for _ in texts])
    monkeypatch.setattr(calibration, "TABLE", tmp_path / "table.json")
    code, output = call("evaluate", SEED, "--gate", tmp_path / "floors.json", "--raise-floors", "--calibrate")
    assert code == 1
    assert "failed: A component failed." in output
    assert not list(tmp_path.iterdir())


def test_malformed_gold_is_one_line_with_a_remedy(tmp_path):
    (tmp_path / "gold.jsonl").write_text("{}\n")
    code, output = call("evaluate", tmp_path / "gold.jsonl")
    assert code == 2
    assert "gold.jsonl:1" in output
    assert "Correct this line" in output


def test_convert_then_evaluate_closes_the_loop(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("« Nous partons », a dit Anne Morel.\n", encoding="utf-8")
    assert call("convert", article, tmp_path / "brat", "--to", "brat")[0] == 0
    assert call("convert", tmp_path / "brat", tmp_path / "gold.jsonl")[0] == 0
    code, output = call("evaluate", tmp_path / "gold.jsonl")
    assert code == 0
    assert "documents: 1" in output
    assert call("convert", article, tmp_path / "brat", "--to", "brat")[0] == 2


def test_a_gazetteer_of_ones_own_is_scored_and_explained(tmp_path):
    (tmp_path / "a.txt").write_text("« Oui », a jugé la LDM.", encoding="utf-8")
    own = ("--gazetteer", ROOT / "docs" / "examples" / "gazetteer.tsv")
    assert "x:moulins" in call("explain", tmp_path / "a.txt", *own)[1]
    assert call("convert", tmp_path / "a.txt", tmp_path / "gold.jsonl", *own)[0] == 0
    assert "Ligue des moulins" in (tmp_path / "gold.jsonl").read_text(encoding="utf-8")
    assert call("evaluate", tmp_path / "gold.jsonl", *own)[0] == 0


def test_a_figure_over_nothing_is_not_shown_as_a_score(tmp_path):
    (tmp_path / "a.txt").write_text("« Oui », a dit Paul Martin.", encoding="utf-8")
    call("convert", tmp_path / "a.txt", tmp_path / "gold.jsonl")
    rows = call("evaluate", tmp_path / "gold.jsonl")[1].splitlines()
    (groups,) = [row for row in rows if "country groups" in row]
    assert groups.count("–") == 3


@pytest.mark.parametrize("command", [("evaluate", SEED), ("explain", SEED)])
def test_a_model_that_is_not_installed_is_one_line_with_a_remedy(command):
    code, output = call(*command, "--model", "fr_no_such_model")
    assert (code, output.count("\n")) == (2, 1)
    assert "spacy download" in output


def test_explain_prints_quotation_and_reason(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("« Nous partons », a dit Anne Morel. Le « jardin » ferme.\n", encoding="utf-8")
    code, output = call("explain", article)
    assert code == 0
    assert "1. Nous partons" in output
    assert "No quotation: « jardin »" in output


@pytest.mark.parametrize("command", ["evaluate", "convert", "explain"])
def test_a_missing_file_is_a_clean_error(command, tmp_path):
    extra = [tmp_path / "new"] if command == "convert" else []
    code, output = call(command, tmp_path / "none.jsonl", *extra)
    assert code == 2
    assert "otan-extract: " in output


def test_an_article_in_another_encoding_is_one_line_with_the_command_that_converts_it(tmp_path):
    article = tmp_path / "a.txt"
    article.write_bytes("\ufeff« Oui », a dit Paul Martin.".encode("utf-16-le"))
    for command in (("explain", article), ("convert", article, tmp_path / "gold.jsonl")):
        code, output = call(*command)
        assert (code, output.count("\n")) == (2, 1)
        assert f"{article}: " in output
        assert "iconv -f UTF-16" in output


@pytest.mark.parametrize("form", ["gold", "brat", "json"])
def test_a_target_that_cannot_be_written_is_one_line_with_a_remedy(tmp_path, form):
    pytest.importorskip("cassis")
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, output = call("convert", SEED, tmp_path / "file" / "new", "--to", form)
    assert (code, output.count("\n")) == (3, 1)
    assert "choose another place" in output


def test_floors_that_cannot_be_written_are_one_line_with_a_remedy(tmp_path):
    code, output = call("evaluate", SEED, "--gate", tmp_path / "none" / "floors.json", "--raise-floors")
    assert (code, output.count("\n")) == (3, 1)
    assert "choose another place" in output
