"""Time grows with the length of a text, not with its square, whatever its author intends."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from otan_extract import extract
from otan_extract.long_texts import split

COMPONENTS = ("otan_paragraphs", "otan_countries", "otan_organizations", "otan_quotations", "otan_speakers")
DEV = Path(__file__).parents[2] / "fixtures" / "dev.jsonl"

HOSTILE = {
    "straight marks": '"',
    "opening guillemets": "« ",
    "closing guillemets": " »",
    "empty pairs": "«»",
    "pairs never closed": "« a",
    "kinds of marks in turn": "“‘«‹\"'",
    "apostrophes": "'",
    "double apostrophes": "''a",
    "reopened at each line": "« Oui.\n",
    "pairs without a cue": 'a "b" ',
    "sentence ends": "?\n",
    "ends before marks": ".») ",
    "line breaks": "a\r",
    "cues": "a dit ",
    "cues in commas": ", a déclaré ",
    "cues without an end": "dit que ",
    "incises": "« a », dit-il, ",
    "inversions": "a-t-il ",
    "source prepositions": "selon ",
    "datelines": "PARIS - ",
    "answers": "R. : a\n",
    "questions": "a ?\n",
    "signatures": "a » – B",
    "brackets": "(",
    "commas": ", ",
    "dotted acronyms": "A.B.",
    "abbreviations": "M. ",
    "names": "Anne Roche ",
    "one name": "Anne, ",
    "organizations": "OTAN ",
    "heads of organizations": "la Fédération des ",
    "countries": "France ",
    "compounds of countries": "franco-",
    "capitals": "Bruxelles ",
    "capitals in commas": "Moscou, ",
    "tags": "<a",
    "letters": "é",
    "combining characters": "e\u0301",
    "invisible characters": "\u200b",
    "white space": "a \u00a0\t",
    "relative clauses": "qui dit que ",
    "groups": "les États baltes et ",
}


@pytest.fixture(scope="module")
def rules() -> Language:
    """Our components on tokens alone: the time of the model is none of theirs."""
    nlp = spacy.blank("fr")
    for component in COMPONENTS:
        nlp.add_pipe(component)
    extract("Le char franco-allemand est prêt.", nlp=nlp)
    return nlp


def repeated(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def prose(length: int) -> str:
    articles = [json.loads(line)["text"] for line in DEV.read_text(encoding="utf-8").splitlines()]
    return repeated("\n".join(articles), length)


def hostile(name: str, length: int) -> str:
    """Return hostile text that is taken for French: what is not is never analysed."""
    return f"{prose(5_000)}\n{repeated(HOSTILE[name], length)}"


def seconds(nlp: Language, text: str, runs: int = 2) -> float:
    """Return the processor time of the fastest of ``runs``: other work on the machine costs wall time."""

    def once() -> float:
        start = time.process_time()
        extract(text, nlp=nlp)
        return time.process_time() - start

    return min(once() for _ in range(runs))


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_text_takes_about_twice_the_time(rules: Language, name: str):
    short, long = (seconds(rules, hostile(name, length)) for length in (8_000, 16_000))
    assert long <= 2.8 * short + 0.15


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_the_rules_read_a_hostile_megabyte_in_the_time_of_its_tokens(
    rules: Language, rules_per_token: float, name: str
):
    """Without the model: prose has one token in five characters, hostile text up to one in each."""
    text = hostile(name, 1_000_000)
    tokens = sum(len(rules.make_doc(piece)) for piece in split(text))
    assert seconds(rules, text, runs=1) <= 3 * rules_per_token * max(tokens, 200_000)


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_megabyte_takes_at_most_three_times_that_of_prose(
    nlp: Language, prose_seconds: float, name: str
):
    assert seconds(nlp, hostile(name, 1_000_000), runs=1) <= 3 * prose_seconds


@pytest.fixture(scope="module")
def prose_seconds(nlp: Language) -> float:
    return seconds(nlp, prose(1_000_000), runs=1)


@pytest.fixture(scope="module")
def rules_per_token(rules: Language) -> float:
    return per_token(rules)


def per_token(nlp: Language) -> float:
    """Return the time that a token of a megabyte of prose takes."""
    text = prose(1_000_000)
    return seconds(nlp, text, runs=1) / sum(len(nlp.make_doc(piece)) for piece in split(text))
