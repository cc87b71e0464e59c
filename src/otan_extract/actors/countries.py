"""Mentions of countries and of groups of countries."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from otan_extract.actors import ambiguity, capitals, fuzzy, languages, marked_names, nicknames, persons
from otan_extract.actors.folding import key
from otan_extract.actors.gazetteer import Gazetteer
from otan_extract.actors.reading import Reading, entry_of
from otan_extract.actors.trie import Entry, Match
from otan_extract.layers import CountryMention, GroupMention

_FORMS = {
    "name": "name",
    "demonym": "demonym",
    "prefix": "demonym",
    "capital": "metonym",
    "seat": "metonym",
    "periphrasis": "metonym",
}
_CAPITAL = frozenset({"capital"})
_COUNTRY_KINDS = frozenset(_FORMS)
_ORGANIZATION = frozenset({"organization"})
_GROUP = frozenset({"group"})
# Bodies of a state, and armies, are told by their country; others have it in their names.
_DESCRIBED = frozenset({"armed_group", "central_bank", "court", "government_body", "military", "parliament"})
_WITH_BRANCHES = frozenset({"ngo", "un_agency"})
_WORD = re.compile(r"[\w-]+")
# Themes of a dispatch in capitals, the only words before a bar or the end of the line.
_HEADER = re.compile(r"[A-ZÀ-Ý' ’]+(?:-[A-ZÀ-Ý' ’]+)+(?= ?[/|\n])")
_LONGEST_HEADER = 120  # characters; a line may be as long as the text
_HYPHENATED = frozenset({"ex", "pro", "anti", "non", "mi", "quasi", "inter"})


def find_countries(doc: Doc, gazetteer: Gazetteer) -> tuple[list[CountryMention], list[GroupMention]]:
    """Return the mentions of countries and of groups in ``doc``, in order."""
    reading = Reading(doc, gazetteer)
    countries: list[CountryMention] = []
    groups: list[GroupMention] = []
    clubs = {token.idx for token, _ in nicknames.find_nicknames(reading)}
    for position, match in enumerate(reading.matches):
        if (group := entry_of(match, _GROUP)) is not None:
            known = gazetteer.groups[group.target]
            groups.append(GroupMention(match.start, match.end, known.name, known.members))
            continue
        countries += _described(reading, match)
        entry = _chosen_entry(reading, match)
        if entry is None or match.start in clubs or not _counts(reading, position, entry):
            continue
        code = ambiguity.resolve(reading, entry)
        if code is not None:
            countries.append(CountryMention(match.start, match.end, code, _FORMS[entry.kind]))
    misspelled = fuzzy.find_misspelled(reading)
    return sorted(countries + misspelled) if misspelled else countries, groups


def _chosen_entry(reading: Reading, match: Match) -> Entry | None:
    """Return the entry that ``match`` is read as, None if it is no country's."""
    if any(entry.kind == "none" for entry in match.entries):
        return None
    entries = [
        entry
        for entry in match.entries
        if entry.kind in _COUNTRY_KINDS and entry.target in reading.gazetteer.countries
    ]
    if len(entries) < len(match.entries) and reading.means_union:
        return None
    if reading.folded[match.end : match.end + 1] != "-":
        entries = [entry for entry in entries if entry.kind != "prefix"]
    kinds = {entry.kind for entry in entries}
    if {"name", "demonym"} <= kinds and reading.text[match.start].isupper():
        wanted = "demonym" if _after_masculine(reading, match) else "name"
        entries = [entry for entry in entries if entry.kind == wanted]
    return entries[0] if entries else None


def _after_masculine(reading: Reading, match: Match) -> bool:
    """Tell whether an article shows a person: ``le Suisse``, ``une Argentine``."""
    before = reading.folded[max(match.start - 4, 0) : match.start].split(" ")
    return len(before) > 1 and before[-2] in ("le", "un", "une", "du", "au")


def _counts(reading: Reading, position: int, entry: Entry) -> bool:
    match = reading.matches[position]
    if not _hyphens_allow(reading, position, entry):
        return False
    if entry.kind == "prefix":
        return True
    tokens = reading.tokens(match)
    if (
        persons.is_part_of_name(reading, match, entry.kind)
        or _is_in_organization(reading, match, entry)
        or marked_names.is_in_marked_name(tokens)
    ):
        return False
    if entry.kind == "demonym":
        return not languages.is_language(tokens)
    if entry.kind == "name":
        return (
            not _is_common_noun(reading.text[match.start : match.end])
            and ambiguity.condition_holds(reading, match, entry)
            and not persons.is_after_place_word(tokens.doc, tokens.start)
        )
    if entry.kind == "seat":
        return not capitals.is_place_of_power(tokens)
    if entry.kind == "capital":
        at_home = entry.target == "BEL" and reading.home == "BEL"  # Bruxelles is a region and a town there
        return not at_home and capitals.stands_for_state(tokens, reading.capital_starts)
    return ambiguity.condition_holds(reading, match, entry)


def _is_common_noun(form: str) -> bool:
    """Tell whether only the article of a name is capitalized: ``La réunion a pris fin``."""
    article, _, noun = form.partition(" ")
    return article.lower() in ("le", "la", "les") and noun[:1].islower()


def _described(reading: Reading, match: Match) -> list[CountryMention]:
    """Return the demonym by which a known form only describes a body: ``Cour suprême espagnole``."""
    organization = entry_of(match, _ORGANIZATION)
    known = reading.gazetteer.organizations[organization.target] if organization is not None else None
    if known is None or known.country is None or known.type not in _DESCRIBED:
        return []
    demonyms = reading.gazetteer.demonyms[known.country]
    official = () if known.type == "court" else key(known.name).split()
    return [
        CountryMention(match.start + word.start(), match.start + word.end(), known.country, "demonym")
        for word in _WORD.finditer(reading.text[match.start : match.end])
        if key(word[0]) in demonyms and key(word[0]) not in official
    ]


def _is_in_organization(reading: Reading, match: Match, entry: Entry) -> bool:
    for start, end, abroad in reading.opaque_names:
        if start < match.start and match.end <= end:
            return not (abroad and entry.kind == "demonym" and entry.target != reading.home)
    if entry_of(match, _CAPITAL) is None:
        return False
    doc = reading.doc
    return any(
        doc[phrase.start].idx < match.start
        and match.end <= doc[phrase.end - 1].idx + len(doc[phrase.end - 1])
        for phrase in reading.phrases
    )


def _hyphens_allow(reading: Reading, position: int, entry: Entry) -> bool:
    """Tell whether the hyphens around a match leave it a mention: each part of a compound counts."""
    match = reading.matches[position]
    folded = reading.folded
    follows = folded[match.end : match.end + 1] == "-" and folded[match.end + 1 : match.end + 2].isalpha()
    if entry.kind == "prefix":
        return follows and not languages.is_speaker(folded, match.end + 1, entry.form)
    if _is_of_branch(reading, position):
        return False
    if _is_in_header(reading, match):
        return True
    if follows and not _starts_at(reading, position + 1, match.end + 1):
        return False
    if (
        match.start == 0
        or folded[match.start - 1] != "-"
        or not folded[match.start - 2 : match.start - 1].isalpha()
    ):
        return True
    if position and reading.matches[position - 1].end == match.start - 1:
        return True
    word = folded[: match.start - 1].rsplit(None, 1)[-1].rsplit("'", 1)[-1]
    return word in _HYPHENATED


def _is_of_branch(reading: Reading, position: int) -> bool:
    """Tell whether a country is that of a body's branch: ``Avocats sans frontières Canada``."""
    match = reading.matches[position]
    before = reading.matches[position - 1] if position else None
    body = entry_of(before, _ORGANIZATION) if before is not None and before.end == match.start - 1 else None
    if body is None or reading.before(match.start) != " " or not reading.text[match.start].isupper():
        return False
    return reading.gazetteer.organizations[body.target].type in _WITH_BRANCHES


def _is_in_header(reading: Reading, match: Match) -> bool:
    """Tell whether a match is a theme in the header of a dispatch: ``SENEGAL-ITALIE-TRANSPORTS / …``."""
    first = max(0, match.start - _LONGEST_HEADER)
    start = reading.text.rfind("\n", first, match.start) + 1
    if first and not start:
        return False
    header = _HEADER.match(reading.text, start, start + _LONGEST_HEADER)
    return header is not None and match.end <= header.end()


def _starts_at(reading: Reading, position: int, start: int) -> bool:
    return position < len(reading.matches) and reading.matches[position].start == start
