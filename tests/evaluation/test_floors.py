from pathlib import Path

import pytest

from otan_extract.errors import GoldError
from otan_extract.evaluation.calibration import TABLE, Calibration, calibrate
from otan_extract.evaluation.floors import Floors
from otan_extract.evaluation.gold import Gold, GoldDocument, read_gold
from otan_extract.evaluation.report import Evaluation, apply_gate
from otan_extract.evaluation.score import Scores
from otan_extract.evaluation.tally import RuleCounts, Tally

DOCUMENT = GoldDocument(id="a", text="Oui")


def evaluation(right: int, sha256: str = "one") -> Evaluation:
    scores = Scores({"countries": Tally(gold=100, predicted=100, recalled=right, right=right)})
    return Evaluation("dev.jsonl", Gold([DOCUMENT], sha256), [], scores)


def gate(path, right, *, sha256="one", up=False, down=False):
    return apply_gate([evaluation(right, sha256)], path, raise_floors=up, lower_floors=down)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "floors.json"
    assert gate(path, 90, up=True) == []
    return path


def test_gold_without_floors_does_not_pass(tmp_path):
    assert "no floors yet" in gate(tmp_path / "floors.json", 90)[0]


def test_a_figure_at_its_floor_passes(path):
    assert gate(path, 90) == []


def test_a_figure_below_its_floor_fails(path):
    assert gate(path, 89) == ["dev.jsonl: countries is 89.0, its floor 90.0"]


def test_changed_gold_fails_until_it_is_announced(path):
    assert "not the gold" in gate(path, 95, sha256="two")[0]
    assert gate(path, 95, sha256="two", up=True) == []
    assert gate(path, 95, sha256="two") == []


def test_raising_never_lowers(path):
    before = path.read_text()
    assert gate(path, 80, up=True)
    assert path.read_text() == before


def test_raised_floors_hold(path):
    gate(path, 95, up=True)
    assert gate(path, 94)


def test_only_the_explicit_flag_lowers(path):
    assert gate(path, 80, down=True) == []
    assert gate(path, 80) == []


def test_a_figure_that_is_not_measured_any_more_fails(path):
    bare = evaluation(95)._replace(scores=Scores())
    assert "not measured" in apply_gate([bare], path, raise_floors=False, lower_floors=False)[0]


def test_a_broken_floors_file_is_a_typed_error(tmp_path):
    (tmp_path / "floors.json").write_text("[]")
    with pytest.raises(GoldError):
        Floors.read(tmp_path / "floors.json")


def test_few_decisions_do_not_make_a_rule_certain():
    counts = RuleCounts()
    for rule, decided, right in (("rare", 2, 2), ("common", 98, 78)):
        counts.decided[rule], counts.right[rule] = decided, right
    table = calibrate(counts, {"dev.jsonl": "hash"})
    assert table.overall == 0.8
    assert table.rules["rare"].precision == round((2 + 5 * 0.8) / 7, 3)
    assert table.rules["common"].precision == round((78 + 5 * 0.8) / 103, 3)


FIXTURES = Path(__file__).parents[2] / "fixtures"


def test_the_shipped_tables_were_measured_on_the_shipped_gold():
    calibration = Calibration.model_validate_json(TABLE.read_bytes())
    floors = Floors.read(FIXTURES / "floors.json")
    measured_on = {**calibration.gold, **{name: known.sha256 for name, known in floors.root.items()}}
    shipped = {name: sha256 for name, sha256 in measured_on.items() if (FIXTURES / name).exists()}
    assert shipped == {name: read_gold(FIXTURES / name).sha256 for name in shipped}
    assert {"dev.jsonl", "seed.jsonl"} <= shipped.keys()
    assert calibration.rules
