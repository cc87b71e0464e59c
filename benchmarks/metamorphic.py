"""Change what must not change the answer, and count the quotations that survive.

    python benchmarks/metamorphic.py            # the table of docs/reliability.md
    python benchmarks/metamorphic.py --lost     # also each quotation that did not survive

Each article of ``fixtures/dev.jsonl`` is analysed as it is and changed. A quotation survives if the
changed article has one with the same kind, segments, cue, speaker mention and speaker (name, country,
organization) at the places where the change has moved them.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from otan_extract import Extraction, extract_many
from otan_extract.lexicon.tables import read, split

GOLD = Path(__file__).parents[1] / "fixtures" / "dev.jsonl"
UNRELATED = (
    "Le musée des moulins rouvre samedi après deux ans de travaux. L'entrée reste gratuite le dimanche.\n"
)
FAMILY_NAMES = {
    True: (
        "Arbelot",
        "Oriol",
        "Imbert",
        "Audouin",
        "Esnault",
        "Oudin",
        "Auvray",
        "Isnard",
        "Auber",
        "Evrard",
    ),
    False: (
        "Borel",
        "Perrin",
        "Marchal",
        "Vasseur",
        "Colin",
        "Gaudin",
        "Lacombe",
        "Tissier",
        "Renaud",
        "Sorel",
    ),
}
_OPENS = re.compile(r"(?:^|[\s(\[«“‘'’-])$")
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+")
_VOWEL = re.compile(r"[AEIOUYHÀÂÉÈÊÎÔ]", re.IGNORECASE)


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``new``."""

    start: int
    end: int
    new: str


class Variant(NamedTuple):
    """A changed article; ``rename`` does to a name or a code what the change did to the text."""

    edits: tuple[Edit, ...]
    rename: Callable[[str], str] = str
    code: Callable[[str], str] = str
    suffix: str = ""


Change = Callable[[dict[str, Any]], Variant | None]
"""From an article of the gold to its variant; None where there is nothing to change."""


def substitute(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Change:
    """Return the change that replaces ``pattern``."""

    def change(article: dict[str, Any]) -> Variant | None:
        found = re.finditer(pattern, article["text"])
        edits = tuple(Edit(*m.span(), new if isinstance(new, str) else new(m)) for m in found)
        return Variant(edits) if edits else None

    return change


def marks(opening: str, closing: str) -> Change:
    """Return the change of an article's outer marks to ``opening`` and ``closing``, spaces included.

    Articles that already have such marks, for nested quotations, are left out.
    """

    def change(article: dict[str, Any]) -> Variant | None:
        text = article["text"]
        if {opening.strip(), closing.strip()} & set(text):
            return None
        pattern = r"«[ \u00a0\u202f]?|[ \u00a0\u202f]?»" if "«" in text else '"' if '"' in text else "[“”]"
        edits = [Edit(*m.span(), opening if _opens(text, m) else closing) for m in re.finditer(pattern, text)]
        return Variant(tuple(edits)) if edits else None

    return change


def _opens(text: str, mark: re.Match[str]) -> bool:
    if mark[0].strip() == '"':
        return bool(_OPENS.search(text[max(mark.start() - 1, 0) : mark.start()]))
    return mark[0].strip() in "«“"


def paragraph_before(_: dict[str, Any]) -> Variant:
    """Put an unrelated paragraph before the article."""
    return Variant((Edit(0, 0, UNRELATED),))


def paragraph_after(_: dict[str, Any]) -> Variant:
    """Put an unrelated paragraph after the article."""
    return Variant((), suffix="\n" + UNRELATED)


def renamed_speakers(article: dict[str, Any]) -> Variant | None:
    """Give every person who speaks another name of the same shape and gender, throughout."""
    names = [
        quotation["speaker_name"]
        for quotation in article["quotations"]
        if quotation.get("speaker_kind") == "person"
    ]
    full = [
        name.split()
        for name in dict.fromkeys(names)
        if name and len(_NAME.findall(name)) == len(name.split()) == 2
    ]
    genders = {row["name"]: row["gender"] for row in read("first_names")}
    known = set(re.findall(r"\w+", article["text"]))
    fresh_last = Counter[bool]()
    swaps: dict[str, str] = {}
    for first, last in full:
        like = [
            name
            for name, gender in genders.items()
            if _shape(name) == _shape(first) and gender == genders.get(first)
        ]
        like = [name for name in like if name not in known] or [first]
        swaps.setdefault(first, like[(7 * len(swaps)) % len(like)])
        vowel = bool(_VOWEL.match(last))
        swaps.setdefault(last, FAMILY_NAMES[vowel][fresh_last[vowel] % 10])
        fresh_last[vowel] += 1
    return _swapped(article["text"], swaps)


def _shape(name: str) -> tuple[bool, int]:
    return bool(_VOWEL.match(name)), name.count("-")


def replaced_country(article: dict[str, Any]) -> Variant | None:
    """Put another country of the same gender, with all of its forms, for the one named most often."""
    rows = {row["code"]: row for row in read("countries")}
    capitals = {row["target"]: row["form"] for row in read("metonyms") if row["kind"] == "capital"}
    named = {row["id"] for row in article["countries"]}
    for code, _ in Counter(row["id"] for row in article["countries"]).most_common():
        for other, row in rows.items():
            swaps = _forms(rows[code], row, capitals) if other not in named else {}
            mentions = [
                article["text"][slice(*gold["span"])] for gold in article["countries"] if gold["id"] == code
            ]
            if swaps and all(mention in swaps for mention in mentions):
                variant = _swapped(article["text"], swaps)
                return variant and variant._replace(code=partial(_recoded, code, other))
    return None


def _recoded(old: str, new: str, code: str) -> str:
    return new if code == old else code


def _forms(old: dict[str, str], new: dict[str, str], capitals: dict[str, str]) -> dict[str, str]:
    """Return the forms of ``new`` by those of ``old``; none if sentences around them had to change."""
    pairs = list(zip(split(old["demonyms"], ";")[:1], split(new["demonyms"], ";")[:1], strict=False))
    swaps = {old["name"]: new["name"]}
    for one, other in pairs:
        if len(split(one)) != 4 or len(split(other)) != 4:
            return {}
        for form, replacement in zip(split(one), split(other), strict=True):
            swaps.setdefault(form, replacement)
            swaps.setdefault(form.capitalize(), replacement.capitalize())
    fits = old["article"] == new["article"] and not re.search(r"[\s-]", old["name"] + new["name"])
    if not pairs or not fits or not _same_start(swaps):
        return {}
    if old["code"] in capitals and new["code"] in capitals:
        swaps[capitals[old["code"]]] = capitals[new["code"]]
    return swaps if _same_start(swaps) else {}


def _same_start(swaps: dict[str, str]) -> bool:
    return all(bool(_VOWEL.match(old)) == bool(_VOWEL.match(new)) for old, new in swaps.items())


def _swapped(text: str, swaps: dict[str, str]) -> Variant | None:
    if not swaps:
        return None
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(swaps, key=len, reverse=True))) + r")\b")
    edits = tuple(Edit(*match.span(), swaps[match[0]]) for match in pattern.finditer(text))
    return (
        Variant(edits, rename=lambda name: pattern.sub(lambda match: swaps[match[0]], name))
        if edits
        else None
    )


CHANGES: dict[str, Change] = {
    'marks to " "': marks('"', '"'),
    "marks to “ ”": marks("“", "”"),
    "marks to « »": marks("« ", " »"),
    "NBSP inside of guillemets": substitute("(?<=«)[ \u202f]?|[ \u202f]?(?=»)", "\u00a0"),
    "narrow NBSP inside of guillemets": substitute("(?<=«)[ \u00a0]?|[ \u00a0]?(?=»)", "\u202f"),
    "space inside of guillemets": substitute("(?<=«)[\u00a0\u202f]|[\u00a0\u202f](?=»)", " "),
    "no space inside of guillemets": substitute("(?<=«)[ \u00a0\u202f]|[ \u00a0\u202f](?=»)", ""),
    "' to ’": substitute(r"(?<=\w)'(?=\w)", "’"),
    "’ to '": substitute(r"(?<=\w)’(?=\w)", "'"),
    "unrelated paragraph before": paragraph_before,
    "unrelated paragraph after": paragraph_after,
    "speakers renamed": renamed_speakers,
    "country replaced": replaced_country,
}


class Outcome(NamedTuple):
    """What a change did to the quotations, and to the mentions of countries."""

    articles: int
    quotations: int
    lost: tuple[tuple[str, str], ...]
    countries: int
    lost_countries: int

    @property
    def share(self) -> float:
        """Share of the quotations that survive."""
        return 1 - len(self.lost) / self.quotations


def measure(nlp: Any = None) -> dict[str, Outcome]:  # noqa: ANN401 - a spaCy Language or None
    """Return the outcome of every change."""
    articles = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    before = list(_extracted((article["text"] for article in articles), nlp))
    outcomes = {}
    for name, change in CHANGES.items():
        variants = [
            (article["text"], old, variant)
            for article, old in zip(articles, before, strict=True)
            if (variant := change(article))
        ]
        after = _extracted((applied(text, variant) for text, _, variant in variants), nlp)
        outcomes[name] = _outcome(variants, list(after))
    return outcomes


def _extracted(texts: Iterable[str], nlp: Any) -> Iterator[Extraction]:  # noqa: ANN401 - as in measure()
    for result in extract_many(texts, nlp=nlp):
        assert isinstance(result, Extraction), result
        yield result


def applied(text: str, variant: Variant) -> str:
    """Return ``text`` with the edits of ``variant``."""
    parts, end = [], 0
    for edit in variant.edits:
        parts += [text[end : edit.start], edit.new]
        end = edit.end
    return "".join([*parts, text[end:], variant.suffix])


def _outcome(variants: list[tuple[str, Extraction, Variant]], after: list[Extraction]) -> Outcome:
    lost, quotations, countries, lost_countries = [], 0, 0, 0
    for (_, old, variant), new in zip(variants, after, strict=True):
        found = set(_quotations(new, Variant(())))
        expected = list(_quotations(old, variant))
        quotations += len(expected)
        lost += [
            (quotation.text, str(key))
            for quotation, key in zip(old.quotations, expected, strict=True)
            if key not in found
        ]
        mentions = set(_countries(old, variant))
        countries += len(mentions)
        lost_countries += len(mentions - set(_countries(new, Variant(()))))
    return Outcome(len(variants), quotations, tuple(lost), countries, lost_countries)


def _quotations(result: Extraction, variant: Variant) -> Iterator[tuple[object, ...]]:
    """Yield each quotation of ``result`` as it should read after ``variant``."""
    speakers = {speaker.id: speaker for speaker in result.speakers}

    def moved(span: Any) -> tuple[int, int] | None:  # noqa: ANN401 - any span of the schema
        return span and place(span.start, span.end, variant)

    for quotation in result.quotations:
        reference = quotation.speaker
        speaker = speakers[reference.id] if reference else None
        yield (
            quotation.kind,
            tuple(moved(segment) for segment in quotation.segments),
            moved(quotation.cue),
            reference and moved(reference.mention),
            speaker and variant.rename(speaker.name).replace("’", "'"),  # an apostrophe makes no other name
            speaker and variant.code(speaker.country or ""),
        )


def _countries(result: Extraction, variant: Variant) -> Iterator[tuple[str, int, int]]:
    for country in result.countries:
        for mention in country.mentions:
            yield variant.code(country.id), *place(mention.start, mention.end, variant)


def place(start: int, end: int, variant: Variant) -> tuple[int, int]:
    """Return where a span is after the edits; what is inserted at one of its ends is no part of it."""
    moved_start, moved_end = start, end
    for edit in variant.edits:
        longer = len(edit.new) - (edit.end - edit.start)
        moved_start += longer * (edit.end <= start)
        moved_end += longer * (edit.end <= end and edit.start < end)
    return moved_start, moved_end


def table(outcomes: dict[str, Outcome]) -> str:
    """Return the outcomes as a Markdown table."""
    rows = [
        "| change | articles | quotations | unchanged | country mentions unchanged |",
        "|---|---|---|---|---|",
    ]
    for name, outcome in outcomes.items():
        kept = outcome.countries - outcome.lost_countries
        rows.append(
            f"| {name} | {outcome.articles} | {outcome.quotations} | {outcome.share:.1%} "
            f"| {kept} of {outcome.countries} |"
        )
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lost", action="store_true", help="list the quotations that did not survive")
    outcomes = measure()
    print(table(outcomes))
    if parser.parse_args().lost:
        for name, outcome in outcomes.items():
            for text, expected in outcome.lost:
                print(f"\n{name}: {text!r}\n    expected {expected}")


if __name__ == "__main__":
    main()
