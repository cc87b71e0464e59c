"""The targets of ``benchmarks/fuzz.py`` for a moment; what its long runs found stays here as examples."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from spacy.language import Language

import fuzz

briefly = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module", autouse=True)
def one_pipeline(nlp: Language):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fuzz, "pipeline", lambda: nlp)
        yield


@briefly
@given(fuzz.items)
@example(".“0:A:")
@example("« « « « « « « « « \u2028, selon la réunion aura lieu lundi")
@example(
    "Le traité n’est pas mort«Anne-Lise d'Orval, ajoute-t-on à „« \u2069une « petite » victoiré », selon Moscou, ’"
)
@example("crite\", nuance Efua Mensah, de l' – ONG Budget")
def test_anything_gives_one_result(item: object):
    fuzz.fuzz_extract(item)


@briefly
@given(fuzz.gazetteers)
@example((".tsv", b"kind\tid\n\x00\tFRA"))
@example((".jsonl", b"[" * 5_000))
@example((".tsv", b'kind\tid\tname\norganization\tQ1\t"'))
@example((".tsv", b"kind\tid\tname\taliases\norganization\tmoulins\t\tMoulins unis"))
@example((".jsonl", b'{"kind": "organization", "id": "moulins", "name": " ", "aliases": ["Moulins unis"]}'))
def test_a_gazetteer_is_refused_or_a_text_is_read_under_it(file: tuple[str, bytes]):
    fuzz.fuzz_gazetteer(file)


@briefly
@given(fuzz.brat_cases)
@example((b"Oui.", b"T1\tQuotation 3 99\tx"))
@example((b"\xff", b""))
def test_a_brat_document_is_read_or_refused(case: tuple[bytes, bytes]):
    fuzz.fuzz_brat(case)


@briefly
@given(fuzz.cas_cases)
@example((".json", b"[" * 5_000))
@example((".json", b"null"))
@example((".xmi", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))
def test_a_cas_file_is_read_or_refused(case: tuple[str, bytes]):
    fuzz.fuzz_cas(case)


@briefly
@given(fuzz.arguments)
@example(["extract", "a.txt", "-o", "."])
@example(["extract", "b.jsonl", "-f", "json", "-o", "out.html"])
def test_a_command_ends_with_one_of_its_exit_codes(arguments: list[str]):
    fuzz.fuzz_command_line(arguments)
