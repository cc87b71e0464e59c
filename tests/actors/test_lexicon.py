"""The tables hold together. ``babel`` and ``pycountry`` are oracles."""

from __future__ import annotations

import re
from collections import defaultdict

import babel
import pycountry

from otan_extract.actors import gazetteer
from otan_extract.actors.folding import key
from otan_extract.actors.reading import ambiguous_forms
from otan_extract.lexicon import tables

COUNTRIES = tables.read("countries")
CODES = {row["code"] for row in COUNTRIES}
UNITED_NATIONS = [row for row in COUNTRIES if row["status"] == "un_member"]


def test_all_members_of_the_united_nations_and_more():
    assert len(UNITED_NATIONS) == 193
    assert {"VAT", "PSE", "TWN", "XKX", "ESH", "GRL", "GUF", "HKG"} <= CODES
    assert len(CODES) == len(COUNTRIES)


def test_nearly_every_member_has_demonyms_in_every_gender_and_number():
    paradigms = {row["code"]: tables.split(row["demonyms"], ";") for row in UNITED_NATIONS}
    assert sum(not found for found in paradigms.values()) <= 12
    assert all(paradigm.count("|") == 3 for found in paradigms.values() for paradigm in found)


def test_codes_agree_with_iso():
    for row in COUNTRIES:
        if row["code"] != "XKX":
            assert pycountry.countries.get(alpha_3=row["code"]).alpha_2 == row["alpha2"]


def test_french_names_of_cldr_are_known():
    names = babel.Locale("fr").territories
    known = defaultdict(set)
    for entry in gazetteer.load().entries:
        if entry.kind == "name":
            known[entry.target].add(key(entry.form))
    unknown = [
        row["code"]
        for row in UNITED_NATIONS
        if key(names[row["alpha2"]].split(" (")[0]) not in known[row["code"]]
    ]
    assert unknown == []


def test_identifiers_are_well_formed_and_unique():
    for table in ("countries", "organizations"):
        identifiers = [row["wikidata"] for row in tables.read(table) if row["wikidata"]]
        assert all(re.fullmatch(r"Q[1-9]\d*", identifier) for identifier in identifiers)
        assert len(identifiers) == len(set(identifiers))


def test_no_two_organizations_have_one_identifier():
    known = gazetteer.load().organizations.values()
    assert len({found.id for found in known}) == len(known)


def test_no_form_names_two_countries_unless_it_is_listed_as_ambiguous():
    targets = defaultdict(set)
    for entry in gazetteer.load().entries:
        if entry.kind in gazetteer.COUNTRY_KINDS - {"prefix"} and entry.form != "Bruxelles":
            targets[key(entry.form)].add(entry.target)
    listed = {key(form) for form in ambiguous_forms()}
    assert {form for form, found in targets.items() if len(found) > 1} <= listed


def test_no_form_names_two_organizations():
    targets = defaultdict(set)
    for entry in gazetteer.load().entries:
        if entry.kind == "organization":
            targets[entry.form].add(entry.target)
    assert {form for form, found in targets.items() if len(found) > 1} == set()


def test_members_and_targets_exist():
    organizations = gazetteer.load().organizations
    for group in gazetteer.load().groups.values():
        assert CODES.issuperset(group.members)
    assert {row["target"] for row in tables.read("metonyms")} <= CODES | set(organizations)
    assert {row["code"] for row in tables.read("prefixes")} <= CODES
    assert {row["country"] for row in tables.read("organizations")} <= CODES | {""}


def test_three_hundred_organizations_and_more():
    assert len(gazetteer.load().organizations) > 300


def test_the_sources_of_every_table_are_told_and_of_no_other():
    described = (tables.DIRECTORY / "SOURCES.md").read_text(encoding="utf-8")
    names = {path.name for path in tables.DIRECTORY.glob("*.tsv")}
    assert names == set(re.findall(r"`(\w+\.tsv)`", described))
