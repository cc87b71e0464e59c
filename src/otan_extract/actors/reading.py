"""One document as the rules see it: known forms, folded text, tokens by character."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import NamedTuple
from weakref import WeakKeyDictionary

from spacy.tokens import Doc, Span, Token

from otan_extract.actors.folding import Words, fold, key, words
from otan_extract.actors.gazetteer import COUNTRY_KINDS, Gazetteer
from otan_extract.actors.heads import Phrase, find_phrases
from otan_extract.actors.trie import Entry, Match
from otan_extract.columns import columns
from otan_extract.lexicon.tables import column, read, split

_CAPITAL = frozenset({"capital"})
# A document of a country has so many of its words, or so many mentions of it, so many for one of France.
_HOME_WORDS, _HOME_NAMES, _HOME_RATIO = 2, 3, 4
# What hardly anybody reports on abroad.
_DOMESTIC = frozenset(
    {"government_body", "political_party", "trade_union", "employers", "court", "hospital", "parliament"}
)
# Where a dateline stands, and what follows its place: ``, 4 mai (APS) -``, `` (AFP)``, `` - ``.
_HEAD = 600
_DATED = re.compile(r"(?:, (?:le )?\d| ?\([A-Z]| ?[-–—|] |\.?[-–—] )")
_TOWN = re.compile(r"(?m)^([A-ZÀ-Ý][A-ZÀ-Ý'’-]{3,20})(?:, (?:le )?\d| ?\([A-Z]| ?[-–—|] )")
_UNION = frozenset({"ue", "commission", "pe", "ue27"})


class _Scan(NamedTuple):
    """What both components need of a document; it holds no part of the ``Doc``."""

    gazetteer: Gazetteer
    length: int
    text: str
    words: Words
    matches: list[Match]
    phrases: list[Phrase]


class Hint(NamedTuple):
    """Folded words that tell of a country, and the first of them."""

    first: str
    words: str


# The second component finds the work of the first here; an entry goes when its document does.
_SCANS: WeakKeyDictionary[Doc, _Scan] = WeakKeyDictionary()


def _scan(doc: Doc, gazetteer: Gazetteer) -> _Scan:
    known = _SCANS.get(doc)
    if known is not None and known.gazetteer is gazetteer and known.length == len(doc):
        return known
    text = columns(doc).text
    known_words = words(fold(text))
    matches = gazetteer.trie.scan(text, known_words)
    _SCANS[doc] = found = _Scan(gazetteer, len(doc), text, known_words, matches, find_phrases(doc))
    return found


class Reading:
    """The text of a ``Doc`` with the forms that a gazetteer knows in it."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer) -> None:
        self.doc = doc
        self.gazetteer = gazetteer
        scan = _scan(doc, gazetteer)
        self.text = scan.text
        self.folded = scan.words.text
        self._words = scan.words
        self.matches = scan.matches
        self.phrases = scan.phrases
        self._spans: dict[tuple[int, int], Span] = {}

    def span(self, start: int, end: int) -> Span:
        """Return the tokens that cover the characters from ``start`` to ``end``; rules ask for the same ones."""
        if (start, end) not in self._spans:
            known = columns(self.doc)
            self._spans[start, end] = self.doc[known.at(start) : known.at(end - 1) + 1]
        return self._spans[start, end]

    @cached_property
    def entities(self) -> tuple[Span, ...]:
        """The entities of the document, which ``Doc`` makes anew at every access."""
        return tuple(self.doc.ents)

    @cached_property
    def phrase_texts(self) -> list[str]:
        """The texts of the phrases that name organizations by a head."""
        known = columns(self.doc)
        return [known.between(phrase.start, phrase.end) for phrase in self.phrases]

    @cached_property
    def opaque_names(self) -> list[tuple[int, int, bool]]:
        """The offsets of names of organizations in which countries do not count, and whether demonyms of others do."""
        doc = self.doc
        return [
            (doc[phrase.start].idx, doc[phrase.end - 1].idx + len(doc[phrase.end - 1].text), phrase.abroad)
            for phrase in self.phrases
            if not phrase.transparent
        ]

    def tokens(self, match: Match) -> Span:
        """Return the tokens that cover ``match``."""
        return self.span(match.start, match.end)

    def overlapping(self, start: int, end: int) -> list[Match]:
        """Return the known forms that share a character with ``start:end``, in order."""
        first = bisect_left(self.matches, (start,))
        if first and self.matches[first - 1].end > start:
            first -= 1
        return self.matches[first : bisect_left(self.matches, (end,))]

    def before(self, start: int) -> str:
        """Return the character before ``start``, a space at the start of the text."""
        return self.text[start - 1] if start else " "

    def after(self, end: int) -> str:
        """Return the character at ``end``, a space at the end of the text."""
        return self.text[end] if end < len(self.text) else " "

    @cached_property
    def codes(self) -> dict[str, int]:
        """How often each country is named by a form that no other country has, capitals included."""
        counts: dict[str, int] = {}
        for match in self.matches:
            targets = {entry.target for entry in match.entries if entry.kind in COUNTRY_KINDS}
            if len(targets) == 1 and not any(entry.form in _shared_forms() for entry in match.entries):
                code = targets.pop()
                counts[code] = counts.get(code, 0) + 1
        return counts

    @cached_property
    def capital_starts(self) -> frozenset[int]:
        """The first tokens of all capitals in the document."""
        return frozenset(
            self.tokens(match).start for match in self.matches if entry_of(match, _CAPITAL) is not None
        )

    @cached_property
    def means_union(self) -> bool:
        """Whether ``Bruxelles`` is the European Union in this document, rather than Belgium."""
        union = sum(
            entry.kind in ("organization", "group") and entry.target in _UNION
            for match in self.matches
            for entry in match.entries
        )
        european = self.folded.count(fold("europé")) + self.folded.count("commissaire")
        return union + european > 0 or not (self.codes.get("BEL") or self.home == "BEL")

    @cached_property
    def home(self) -> str:
        """The alpha-3 code of the country whose institutions the document means, empty if it is unclear.

        Words and bodies of the country (``bourgmestre``, ``canton``, ``la FGTB``) tell, else the country that
        the document names far more often than France and any other, else it is France. Quebec is ``QUE``.
        """
        found = self._home_words
        bodies = self._bodies
        states = {home: "CAN" if home == "QUE" and found[home] else home for home in found}
        found = {home: words + bodies.get(states[home], 0) for home, words in found.items()}
        best = max(found, key=lambda home: (found[home], self.codes.get(home, 0)))
        if dated := self._dated(found):
            best = dated
            found[best] = found.get(best, 0) + _HOME_WORDS
        if found[best] >= _HOME_WORDS and found[best] >= self.codes.get("FRA", 0) + bodies.get("FRA", 0):
            return best
        counts = sorted(((count, code) for code, count in self.codes.items()), reverse=True)
        french = self.codes.get("FRA", 0)
        if counts and counts[0][0] >= max(_HOME_NAMES, _HOME_RATIO * french):
            return counts[0][1] if len(counts) == 1 or counts[1][0] * 2 <= counts[0][0] else ""
        return "FRA" if french or not counts else ""

    def _dated(self, words: dict[str, int]) -> str:
        """Return the country that the dateline tells, empty if none or France; ``words`` are those of each country.

        Agencies date dispatches in every capital: there, more than the capital has to name the country.
        """
        capital = self._dateline_capital
        code = capital or next(filter(None, map(_home_of_town, _TOWN.findall(self.text, 0, _HEAD))), "")
        code = "QUE" if code == "CAN" and words["QUE"] > words["CAN"] else code
        told = not capital or words.get(code, 0) + self.codes.get(code, 0) > 1
        return code if told else ""

    @property
    def _dateline_capital(self) -> str:
        """The country whose capital dates the article (``ALGER, 4 mai (APS) -``), empty if it is France or none."""
        for match in self.overlapping(0, _HEAD):
            entry = entry_of(match, _CAPITAL)
            opens = match.start == 0 or self.text[match.start - 1] == "\n"
            if opens and entry is not None and len(match.entries) == 1 and _DATED.match(self.text, match.end):
                return entry.target if entry.target != "FRA" else ""
        return ""

    @property
    def _home_words(self) -> dict[str, int]:
        """How many words of each country the document has; few of them begin with a word of the document."""
        found = dict.fromkeys(_homes(), 0)
        by_first = _home_words()
        for first in by_first.keys() & self._vocabulary:
            for home, hint in by_first[first]:
                found[home] += _has_words(self.folded, hint)
        return found

    @cached_property
    def _bodies(self) -> dict[str, int]:
        """How many bodies of each state the document names that are known nowhere else by these forms."""
        shared = column("local_acronyms", "acronym") | column("institutions", "form")
        targets = {
            entry.target
            for match in self.matches
            for entry in match.entries
            if entry.kind == "organization" and self.text[match.start : match.end] not in shared
        }
        counts: dict[str, int] = {}
        for target in targets:
            known = self.gazetteer.organizations[target]
            if known.country and known.type in _DOMESTIC:
                counts[known.country] = counts.get(known.country, 0) + 1
        return counts

    @cached_property
    def named_in_full(self) -> frozenset[str]:
        """The bodies that the document names by more than an acronym."""
        return frozenset(
            entry.target
            for match in self.matches
            for entry in match.entries
            if entry.kind == "organization" and " " in entry.form
        )

    @cached_property
    def qualified(self) -> dict[str, dict[str, str]]:
        """The phrases by all of their words but the last, and by that one: ``Parlement``, ``libanais``."""
        found: dict[str, dict[str, str]] = {}
        for phrase in self.phrases:
            name = self.doc[phrase.start : phrase.end].text
            begun, _, last = name.rpartition(" ")
            found.setdefault(begun, {}).setdefault(key(last), name)
        return found

    def evidence(self, code: str) -> int:
        """Return how much in the document speaks for ``code``: its forms, places and people."""
        hints = sum(self._holds(hint) for hint in _hints().get(code, ()))
        return self.codes.get(code, 0) + hints

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """The words of the document, also without the plus sign that ends one (``canal+``)."""
        forms = frozenset(self._words.forms)
        return forms | {form.rstrip("+") for form in forms} if "+" in self.folded else forms

    def _holds(self, hint: Hint) -> bool:
        """Tell whether the words of ``hint`` stand in the text, its first word being the quicker question."""
        return hint.first in self._vocabulary and _has_words(self.folded, hint.words)


def previous_word(token: Token) -> Token | None:
    """Return the token before ``token`` in its sentence, quotation marks skipped."""
    doc, i = token.doc, token.i - 1
    while i >= 0 and (doc[i].is_quote or (doc[i].is_space and "\n" not in doc[i].text)):
        i -= 1
    return doc[i] if i >= 0 and not doc[i].is_space else None


def next_word(token: Token) -> Token | None:
    """Return the token after ``token``, quotation marks skipped; None at a line break or the end."""
    doc, i = token.doc, token.i + 1
    while i < len(doc) and (doc[i].is_quote or (doc[i].is_space and "\n" not in doc[i].text)):
        i += 1
    return doc[i] if i < len(doc) and not doc[i].is_space else None


def entry_of(match: Match, kinds: frozenset[str]) -> Entry | None:
    """Return the first entry of ``match`` whose kind is one of ``kinds``."""
    for entry in match.entries:
        if entry.kind in kinds:
            return entry
    return None


@lru_cache(maxsize=1)
def ambiguous_forms() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the default code and the alternatives of each ambiguous form."""
    return {row["form"]: (row["default"], tuple(row["alternatives"].split())) for row in read("ambiguous")}


@lru_cache(maxsize=1)
def _shared_forms() -> frozenset[str]:
    """Return the forms that several countries have, or that name one under a condition only."""
    return frozenset(ambiguous_forms()) | column("conditions", "form")


@lru_cache(maxsize=1)
def _hints() -> dict[str, list[Hint]]:
    return {row["code"]: list(map(_hint, split(row["words"]))) for row in read("evidence")}


@lru_cache(maxsize=1)
def _homes() -> tuple[str, ...]:
    return tuple(row["home"] for row in read("home_words"))


@lru_cache(maxsize=1)
def _home_words() -> dict[str, list[tuple[str, str]]]:
    """Return the words of all countries, as (country, words), by the first of them."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in read("home_words"):
        for hint in map(_hint, split(row["words"])):
            found.setdefault(hint.first, []).append((row["home"], hint.words))
    return found


def _home_of_town(town: str) -> str:
    """Return the only country that a town in a dateline is a word of (``TORONTO | …``), empty if it is of none."""
    homes = {home for home, hint in _home_words().get(fold(town).split("-")[0], []) if hint == fold(town)}
    return homes.pop() if len(homes) == 1 else ""


def _hint(form: str) -> Hint:
    found = words(fold(form))
    return Hint(found.forms[0], found.text)


def _has_words(folded: str, hint: str) -> bool:
    """Tell whether ``hint`` stands in the text as whole words."""
    position = folded.find(hint)
    while position >= 0:
        end = position + len(hint)
        if not folded[max(position - 1, 0) : position].isalnum() and not folded[end : end + 1].isalnum():
            return True
        position = folded.find(hint, position + 1)
    return False
