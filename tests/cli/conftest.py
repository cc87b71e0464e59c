import json

import pytest
from typer.testing import CliRunner

from otan_extract import pipeline
from otan_extract.cli import app

SAYINGS = ("Nous irons demain", "Tout est prêt", "La route sera longue", "Il faudra payer")
NAMES = ("Anne Roche", "Luc Morel", "Inès Garnier", "Paul Vidal")


def sentence(number):
    return f"« {SAYINGS[number % 4]} », a déclaré {NAMES[number // 4 % 4]}, ministre du Canada."


@pytest.fixture
def run(nlp, monkeypatch):
    """Run the command line in this process, with the pipeline that is already loaded."""
    monkeypatch.setattr(pipeline, "load", lambda *_, **__: nlp)

    def invoke(*arguments, input=None):
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=input)

    return invoke


@pytest.fixture
def articles(tmp_path):
    """A folder with a text, a CSV file and JSON lines: five documents in all."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(sentence(0) + "\r\n", encoding="utf-8", newline="")
    (folder / "b.csv").write_text(
        f'id;text;note\nb1;"{sentence(1)}";=1+1\nb2;Rien du tout.;ok\n', encoding="utf-8-sig"
    )
    lines = [json.dumps({"id": f"c{number}", "text": sentence(number)}) for number in (2, 3)]
    (folder / "c.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder
