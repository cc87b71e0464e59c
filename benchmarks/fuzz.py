"""Feed every reader of foreign data with what hypothesis makes up, and fail on what should not happen.

    python benchmarks/fuzz.py --minutes 30                     # each target for 30 minutes
    python benchmarks/fuzz.py --minutes 2 --shared             # all targets in 2 minutes
    python benchmarks/fuzz.py --minutes 30 extract gazetteer   # the targets named

A case fails if it raises anything but the typed error of its reader, breaks a promise of every result, or
takes longer than ``--seconds``. What is found is printed, reduced; it becomes an ``@example`` of
``tests/reliability/test_fuzz.py``, which runs the same targets.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, AnyStr
from unittest import mock

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from spacy.language import Language
from typer.testing import CliRunner

from otan_extract import Document, Extraction, extract_many, load
from otan_extract import pipeline as loading
from otan_extract.actors import gazetteer
from otan_extract.actors.component import CountriesComponent, OrganizationsComponent
from otan_extract.actors.overlay import FIELDS
from otan_extract.cli import app
from otan_extract.errors import GazetteerError, GoldError
from otan_extract.evaluation.brat import dump_ann, read_brat
from otan_extract.evaluation.cas import dump_cas, read_cas
from otan_extract.evaluation.gold import GoldDocument
from otan_extract.evaluation.graph import from_graph, to_graph
from press_text import broken_promises, texts

DEV = Path(__file__).parents[1] / "fixtures" / "dev.jsonl"
EXIT_CODES = frozenset({0, 1, 2, 3})

Target = Callable[[Any], None]
"""Feeds one case to a reader; raises on what should not happen."""

ODD = (*"\t\n\u2028\u200b\0«»\"'(,.:", " – ", " et ", " selon ", " dit-il")
spliced = st.deferred(
    lambda: st.sampled_from(_paragraphs()).flatmap(lambda text: mutated(text, st.sampled_from(ODD)))
)
anything = st.one_of(
    texts, spliced, st.text(max_size=300), st.text(alphabet="«»\"“”'’- \n.,?:abdt", max_size=300)
)
cells = st.one_of(
    st.sampled_from(
        ("", "add", "remove", "organization", "country", "FRA", "Q7184", "ue", "Otan|NATO", "=1", "\0")
    ),
    st.text(max_size=12),
)
rows = st.lists(st.dictionaries(st.sampled_from(FIELDS), cells, min_size=3), max_size=5)
tsv = st.builds(
    lambda table: (
        "\n".join(["\t".join(FIELDS), *("\t".join(row.get(f, "") for f in FIELDS) for row in table)])
    ).encode("utf-8", "surrogatepass"),
    rows,
)
jsonl = rows.map(lambda table: "\n".join(map(json.dumps, table)).encode())
gazetteers = st.tuples(
    st.sampled_from((".tsv", ".jsonl")),
    st.one_of(tsv, jsonl, st.binary(max_size=200), st.text(max_size=200).map(str.encode)),
)


@cache
def pipeline() -> Language:
    """Return the pipeline that all cases run on."""
    return load()


def fuzz_extract(item: object) -> None:
    """One result for whatever is passed, and the promises hold for it."""
    (result,) = extract_many([item], nlp=pipeline())  # type: ignore[list-item] # anything, on purpose
    text = item.text if isinstance(item, Document) else item
    if isinstance(result, Extraction):
        assert isinstance(text, str)
        assert broken_promises(text, result) == []
    else:
        assert result.code != "component_failed", result.message


def fuzz_gazetteer(file: tuple[str, bytes]) -> None:
    """A gazetteer file is refused with ``GazetteerError``, or what names its forms is extracted under it."""
    with scratch() as folder:
        path = folder / f"own{file[0]}"
        path.write_bytes(file[1])
        try:
            own = gazetteer.load(path)
        except GazetteerError:
            return
    forms = {entry.form for entry in own.entries} - {entry.form for entry in gazetteer.load().entries}
    text = " ".join(f"Le pont rouvrira, selon {form}." for form in ("le maire", *sorted(forms)))
    with (
        mock.patch.object(CountriesComponent, "gazetteer", own),
        mock.patch.object(OrganizationsComponent, "gazetteer", own),
    ):
        fuzz_extract(text)


def fuzz_brat(case: tuple[bytes, bytes]) -> None:
    """A brat document is read, or refused with ``GoldError``."""
    with scratch() as folder:
        (folder / "a.txt").write_bytes(case[0])
        (folder / "a.ann").write_bytes(case[1])
        with contextlib.suppress(GoldError):
            for graph in read_brat(folder):
                from_graph(graph)


def fuzz_cas(case: tuple[str, bytes]) -> None:
    """A CAS file is read, or refused with ``GoldError``."""
    with scratch() as folder:
        path = folder / f"a{case[0]}"
        path.write_bytes(case[1])
        with contextlib.suppress(GoldError):
            from_graph(read_cas(path))


def fuzz_command_line(arguments: list[str]) -> None:
    """A command ends with one of its exit codes, whatever its arguments."""
    with (
        scratch() as folder,
        working_in(folder),
        mock.patch.object(loading, "load", lambda *_, **__: pipeline()),
    ):
        (folder / "a.txt").write_text("« Oui », dit Anne Roche.", encoding="utf-8")
        (folder / "b.jsonl").write_text('{"text": "Non."}\n{"text"', encoding="utf-8")
        (folder / "c.csv").write_text('id;text\n1;"Non."\n2;"Oui', encoding="utf-8")
        (folder / "d.parquet").write_bytes(b"PAR1 no table PAR1")
        (folder / "e.tsv").write_text("kind\tid\tname\ncountry\tFRA\tHexagonie\n", encoding="utf-8")
        done = CliRunner().invoke(app, arguments)
    assert done.exit_code in EXIT_CODES, (done.exit_code, done.output, done.exception)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """Give an empty folder for one case."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@contextlib.contextmanager
def working_in(folder: Path) -> Iterator[None]:
    """Make ``folder`` the working directory for one case."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@cache
def _seeds() -> tuple[bytes, bytes, bytes, bytes]:
    """Return one gold article as text, brat annotation, XMI and JSON CAS."""
    gold = GoldDocument.model_validate_json(DEV.read_text(encoding="utf-8").partition("\n")[0])
    graph = to_graph(gold)
    return gold.text.encode(), dump_ann(graph).encode(), dump_cas(graph, ".xmi"), dump_cas(graph, ".json")


@cache
def _paragraphs() -> tuple[str, ...]:
    """Return the paragraphs of the development articles."""
    lines = DEV.read_text(encoding="utf-8").splitlines()
    return tuple(part for line in lines for part in json.loads(line)["text"].split("\n") if part.strip())


def mutated(data: AnyStr, new: st.SearchStrategy[AnyStr]) -> st.SearchStrategy[AnyStr]:
    """Return ``data`` with a few stretches left out or replaced by something ``new``."""
    edits = st.lists(st.tuples(st.integers(0, len(data)), st.integers(0, 30), new), min_size=1, max_size=5)

    def apply(changes: list[tuple[int, int, AnyStr]]) -> AnyStr:
        result = data
        for start, length, replacement in changes:
            result = result[:start] + replacement + result[start + length :]
        return result

    return edits.map(apply)


broken_bytes = st.one_of(
    st.binary(max_size=8), st.sampled_from((b"\t", b"\n", b"-1", b"99999999", b'"', b"<", b"T1", b"null"))
)
brat_cases = st.deferred(
    lambda: st.tuples(
        st.one_of(st.just(_seeds()[0]), mutated(_seeds()[0], broken_bytes)),
        st.one_of(
            mutated(_seeds()[1], broken_bytes),
            st.binary(max_size=300),
            st.text("TREA#\t 0123456789;\n:Arg", max_size=200).map(str.encode),
        ),
    )
)
cas_cases = st.deferred(
    lambda: st.one_of(
        st.tuples(st.just(".xmi"), st.one_of(mutated(_seeds()[2], broken_bytes), st.binary(max_size=200))),
        st.tuples(st.just(".json"), st.one_of(mutated(_seeds()[3], broken_bytes), st.binary(max_size=200))),
    )
)
OPTIONS = ("--help", "--", "-f", "-o", "--to", "--resume", "--text-column", "--gazetteer")
VALUES = ("json", "csv", "parquet", "html", "table", "brat", "xmi", "text", "id", "0", "1")
PATHS = (
    "a.txt",
    "b.jsonl",
    "c.csv",
    "d.parquet",
    "e.tsv",
    "absent",
    "absent/x",
    "out",
    "out.html",
    "-",
    "*",
    ".",
)
arguments = st.builds(
    lambda command, rest: [command, *rest],
    st.sampled_from(("extract", "extract", "extract", "info", "schema", "convert", "evaluate", "explain")),
    st.lists(
        st.one_of(
            st.sampled_from((*OPTIONS, *VALUES, *PATHS)),
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0/"), max_size=6),
        ),
        max_size=6,
    ),
)
items = st.one_of(
    anything, st.none(), st.binary(max_size=9), st.builds(Document, anything, st.none() | st.text(max_size=3))
)

TARGETS: dict[str, tuple[Target, st.SearchStrategy[Any]]] = {
    "extract": (fuzz_extract, items),
    "gazetteer": (fuzz_gazetteer, gazetteers),
    "brat": (fuzz_brat, brat_cases),
    "cas": (fuzz_cas, cas_cases),
    "command-line": (fuzz_command_line, arguments),
}


def run(name: str, minutes: float, most_seconds: float, first_seed: int | None) -> int:
    """Feed the target ``name`` for ``minutes``; return the number of cases."""
    seeds = itertools.repeat(None) if first_seed is None else itertools.count(first_seed)
    target, cases = TARGETS[name]
    end = time.monotonic() + 60 * minutes
    count = 0

    @settings(max_examples=500, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(cases)
    def one(case: object) -> None:
        nonlocal count
        start = time.monotonic()
        if start < end:  # what is left of the round when the time is over is passed by
            target(case)
            count += 1
            assert time.monotonic() - start <= most_seconds, f"took {time.monotonic() - start:.0f} s"

    for number in seeds:
        if time.monotonic() >= end:
            break
        one() if number is None else seed(number)(one)()
    return count


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "targets", nargs="*", default=list(TARGETS), help=f"among {', '.join(TARGETS)}; by default all"
    )
    parser.add_argument("--minutes", type=float, default=30, help="time of each target")
    parser.add_argument("--shared", action="store_true", help="--minutes is the time of all targets together")
    parser.add_argument("--seed", type=int, help="feed the same cases each time, as far as the time goes")
    parser.add_argument("--seconds", type=float, default=20, help="time that one case may take")
    options = parser.parse_args()
    unknown = set(options.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no target {', '.join(sorted(unknown))}; choose among {', '.join(TARGETS)}")
    pipeline()
    minutes = options.minutes / len(options.targets) if options.shared else options.minutes
    for name in options.targets:
        count = run(name, minutes, options.seconds, options.seed)
        sys.stdout.write(f"{name}: {count} cases, none failed\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
