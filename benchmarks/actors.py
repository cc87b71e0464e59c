"""Compare country normalizers on French names, demonyms and sentences with traps.

Run ``python benchmarks/actors.py`` with ``babel``, ``pycountry``, ``countrynames``, ``rigour`` and
``country_converter`` installed; those that are absent are left out. A library sees the bare form; we see
it in a sentence, as a reader does. The items come from our own tables, so our own figures on forms only
tell that nothing is lost between table and mention; the sentences with traps
(``../shared/data/hard_cases.dev.tsv``, where it exists) are the comparison that matters.
"""

from __future__ import annotations

import csv
import importlib
import logging
import sys
from collections.abc import Callable
from pathlib import Path

import otan_extract
from otan_extract import layers
from otan_extract.actors.gazetteer import load
from otan_extract.lexicon import tables

HARD_CASES = Path(__file__).parent.parent.parent / "shared" / "data" / "hard_cases.dev.tsv"
Normalizer = Callable[[str], str | None]


def babel_() -> Normalizer:
    territories = importlib.import_module("babel").Locale("fr").territories
    alpha3 = {row["alpha2"]: row["code"] for row in tables.read("countries")}
    names = {name.lower(): alpha3.get(code) for code, name in territories.items()}
    return lambda form: names.get(form.lower())


def pycountry_() -> Normalizer:
    pycountry = importlib.import_module("pycountry")

    def lookup(form: str) -> str | None:
        try:
            code: str = pycountry.countries.search_fuzzy(form)[0].alpha_3
        except LookupError:
            return None
        return code

    return lookup


def countrynames_() -> Normalizer:
    countrynames = importlib.import_module("countrynames")
    lookup: Normalizer = countrynames.to_code_3
    return lookup


def rigour_() -> Normalizer:
    territories = importlib.import_module("rigour.territories")

    def lookup(form: str) -> str | None:
        found = territories.lookup_territory(form)
        return found.alpha3.upper() if found is not None and found.alpha3 else None

    return lookup


def country_converter_() -> Normalizer:
    module = importlib.import_module("country_converter")
    logging.getLogger("country_converter").setLevel(logging.CRITICAL)
    converter = module.CountryConverter()

    def lookup(form: str) -> str | None:
        found = converter.convert(form, to="ISO3", not_found=None)
        return found if isinstance(found, str) and len(found) == 3 else None

    return lookup


def ours() -> Callable[..., set[str]]:
    """Return what our components read in a sentence, as codes and ``org:`` or ``group:`` keys."""
    nlp = otan_extract.load()
    keys = {found.id: found.key for found in load().organizations.values()}

    def read(sentence: str, start: int = 0, end: int | None = None) -> set[str]:
        doc = nlp(sentence)
        stop = len(sentence) if end is None else end
        rows = [(m, m.code) for m in layers.read(doc, layers.CountryMention)]
        rows += [(m, f"group:{m.name}") for m in layers.read(doc, layers.GroupMention)]
        rows += [(m, f"org:{keys.get(m.id, m.id)}") for m in layers.read(doc, layers.OrganizationMention)]
        return {code for mention, code in rows if mention.start < stop and start < mention.end}

    return read


def forms() -> dict[str, list[tuple[str, str]]]:
    """Return the items of the comparison: names and demonyms of the members of the United Nations."""
    items: dict[str, list[tuple[str, str]]] = {"name": [], "masculine demonym": [], "feminine demonym": []}
    for row in tables.read("countries"):
        if row["status"] != "un_member":
            continue
        items["name"].append((row["name"], row["code"]))
        for paradigm in tables.split(row["demonyms"], ";")[:1]:
            masculine, feminine, *_ = paradigm.split("|")
            items["masculine demonym"].append((masculine, row["code"]))
            items["feminine demonym"].append((feminine, row["code"]))
    return items


def hard_cases() -> list[dict[str, str]]:
    if not HARD_CASES.exists():
        return []
    with HARD_CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def passes(expected: str, got: set[str]) -> bool:
    """Tell whether what was read of a mention is what was expected of it."""
    codes = {code for code in got if len(code) == 3}
    if expected == "NONE" or expected.startswith("sub:"):
        return not codes
    if expected.startswith(("org:", "group:")):
        return any(code.startswith(expected.split(":", maxsplit=1)[0]) for code in got)
    return codes == set(expected.split("+"))


def main() -> None:
    libraries = {
        "babel": babel_,
        "pycountry": pycountry_,
        "countrynames": countrynames_,
        "rigour": rigour_,
        "country_converter": country_converter_,
    }
    cases, items = hard_cases(), forms()
    print("| system | " + " | ".join(items) + " | sentences with traps |")
    print("|---" * (len(items) + 2) + "|")
    for name, build in libraries.items():
        try:
            normalize = build()
        except (ImportError, TypeError):  # country_converter cannot read its own table under pandas 3
            print(f"{name}: not measured", file=sys.stderr)
            continue
        shares = [sum(normalize(f) == code for f, code in rows) / len(rows) for rows in items.values()]
        right = sum(passes(case["expected"], {normalize(case["mention"]) or ""} - {""}) for case in cases)
        print_row(name, shares, right, len(cases))
    read = ours()
    contexts = {"name": "Il a parlé de {} hier.", "masculine demonym": "Un ministre {} est venu."}
    shares = [
        sum(
            code in read(contexts.get(kind, "Une ministre {} est venue.").format(form)) for form, code in rows
        )
        / len(rows)
        for kind, rows in items.items()
    ]
    right = sum(
        passes(case["expected"], read(case["sentence"], int(case["start"]), int(case["end"])))
        for case in cases
    )
    print_row("otan_extract", shares, right, len(cases))


def print_row(name: str, shares: list[float], right: int, total: int) -> None:
    cells = [f"{100 * share:.0f} %" for share in shares]
    print(f"| {name} | " + " | ".join(cells) + f" | {right} of {total} |")


if __name__ == "__main__":
    main()
