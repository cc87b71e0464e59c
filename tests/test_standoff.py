"""Gold without its texts: names become places, and only the annotated text makes gold of it again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from otan_extract.errors import GoldError
from otan_extract.evaluation.gold import GoldDocument

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
LINES = (BENCHMARKS / "real_standoff.jsonl").read_text(encoding="utf-8").splitlines()
TEXT = "Selon Lina Ferrand et le maire Paul Morel, l’ONU aide les États baltes. La préfecture de Brive se tait.\n"


def place(part: str) -> tuple[int, int]:
    start = TEXT.index(part)
    return start, start + len(part)


def organization(part: str, name: str, wikidata: str | None = None) -> dict[str, Any]:
    return {"span": place(part), "name": name, "wikidata": wikidata}


QUOTATION = {
    "kind": "indirect",
    "content": [place("l’ONU aide les États baltes")],
    "cue": place("Selon"),
    "speaker": place("Lina Ferrand et le maire Paul Morel"),
    "speaker_name": "Lina Ferrand et Paul Morel",
    "speaker_kind": "group",
}
DOCUMENT = GoldDocument.model_validate(
    {
        "id": "invented",
        "text": TEXT,
        "quotations": [QUOTATION],
        "countries": [],
        "groups": [{"span": place("États baltes"), "name": "États baltes", "members": ["EST", "LVA", "LTU"]}],
        "organizations": [
            organization("ONU", "Organisation des Nations unies", "Q1065"),
            organization("préfecture de Brive", "Préfecture de Brive"),
        ],
    }
)


@pytest.fixture
def standoff(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return import_module("standoff")


@pytest.fixture
def written(standoff: ModuleType, tmp_path: Path) -> Path:
    """The stand-off gold of the invented article, which lies beside it."""
    path = tmp_path / "standoff.jsonl"
    path.write_text(standoff.stand_off(DOCUMENT, read=True).model_dump_json() + "\n", encoding="utf-8")
    (tmp_path / "invented.txt").write_bytes(TEXT.encode())
    return path


def test_names_are_kept_as_places_where_the_text_spells_them(standoff: ModuleType) -> None:
    document = standoff.stand_off(DOCUMENT, read=True)
    assert document.quotations[0].speaker_name == (place("Lina Ferrand"), place("Paul Morel"))
    assert document.groups[0].name == (place("États baltes"),)
    names = [organization.name for organization in document.organizations]
    assert names == ["Organisation des Nations unies", (place("préfecture de Brive"),)]


def test_gold_is_rebuilt_from_the_text(standoff: ModuleType, written: Path) -> None:
    (document,) = standoff.read_standoff(written, written.parent, read=True).documents
    small = DOCUMENT.organizations[1].model_copy(update={"name": "préfecture de Brive"})
    assert document == DOCUMENT.model_copy(update={"organizations": (DOCUMENT.organizations[0], small)})


def test_each_part_holds_its_own_articles(standoff: ModuleType, written: Path) -> None:
    assert standoff.read_standoff(written, written.parent, read=False).documents == []


def test_another_text_is_refused(standoff: ModuleType, written: Path) -> None:
    (written.parent / "invented.txt").write_bytes(TEXT.replace("tait", "tut").encode())
    with pytest.raises(GoldError, match=r"not the text that was annotated.*byte for byte"):
        standoff.read_standoff(written, written.parent, read=True)


def test_a_missing_text_is_an_error_with_its_remedy(standoff: ModuleType, written: Path) -> None:
    (written.parent / "invented.txt").unlink()
    with pytest.raises(GoldError, match="Put the annotated articles into"):
        standoff.read_standoff(written, written.parent, read=True)


def test_a_malformed_line_is_named(standoff: ModuleType, written: Path) -> None:
    written.write_text('{"id": "invented", "text": "Non."}\n', encoding="utf-8")
    with pytest.raises(GoldError, match=r"standoff\.jsonl:1: "):
        standoff.read_standoff(written, written.parent, read=True)


def strings(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield every string inside a JSON value with the key it stands under."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for inner, part in value.items():
            yield from strings(part, inner)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part, key)


@pytest.mark.parametrize("line", LINES, ids=lambda line: json.loads(line)["id"])
def test_no_text_of_an_article_is_in_the_file(line: str) -> None:
    keys = {"id", "sha256", "kind", "speaker_kind", "speaker_name", "form", "name", "wikidata", "members"}
    for key, string in strings(json.loads(line)):
        assert key in keys
        assert len(string) <= 100


def test_an_article_is_in_the_file_once() -> None:
    ids = [json.loads(line)["id"] for line in LINES]
    assert len(ids) == len(set(ids)) == 166
