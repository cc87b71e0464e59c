import hashlib
from pathlib import Path

import pytest

from otan_extract.errors import GoldError
from otan_extract.evaluation.gold import GoldDocument, dump_gold, read_gold

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.mark.parametrize("name", ["dev", "seed"])
def test_shipped_gold_reads_and_writes_back_the_same(name):
    path = FIXTURES / f"{name}.jsonl"
    gold = read_gold(path)
    assert gold.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    again = [GoldDocument.model_validate_json(line) for line in dump_gold(gold.documents).splitlines()]
    assert again == gold.documents


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "Invalid JSON"),
        ('{"id": "a"}', "text: Field required"),
        (
            '{"id": "a", "text": "Oui", "countries": [{"span": [0, 4], "id": "FRA", "form": "name"}]}',
            "outside",
        ),
        ('{"id": "a", "text": "Oui", "countries": [{"span": [2, 2], "id": "FRA", "form": "name"}]}', "empty"),
        ('{"id": "a", "text": "Oui", "countries": [{"span": [0, 3], "id": "FRA", "form": "nom"}]}', "form"),
        ('{"id": "a", "text": "Oui", "speakers": []}', "speakers"),
    ],
)
def test_malformed_line_is_named_with_its_number(tmp_path, line, complaint):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "first", "text": "Non"}\n\n' + line + "\n", encoding="utf-8")
    with pytest.raises(GoldError, match=complaint) as caught:
        read_gold(path)
    assert "gold.jsonl:3: " in str(caught.value)


def test_repeated_id_is_refused(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}\n', encoding="utf-8")
    with pytest.raises(GoldError, match="twice"):
        read_gold(path)


def test_missing_file_and_other_encodings_are_gold_errors(tmp_path):
    with pytest.raises(GoldError):
        read_gold(tmp_path / "none.jsonl")
    (tmp_path / "latin.jsonl").write_bytes('{"id": "a", "text": "é"}'.encode("latin-1"))
    with pytest.raises(GoldError, match="UTF-8"):
        read_gold(tmp_path / "latin.jsonl")


def test_line_separators_inside_a_text_do_not_split_the_line(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "x\u2028y\u0085z"}\n', encoding="utf-8")
    assert read_gold(path).documents[0].text == "x\u2028y\u0085z"
