"""Firms that no table knows, by what only firms do and have: ``Valmora supprime 80 emplois``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

from otan_extract.actors import tokens
from otan_extract.actors.folding import is_capitalized
from otan_extract.actors.heads import Phrase
from otan_extract.actors.phrases import CALENDAR, end_of_capitals
from otan_extract.actors.reading import Reading, entry_of
from otan_extract.actors.standing import Standing
from otan_extract.lexicon.tables import column, read

_OF = frozenset({"de", "d'", "d’"})
_DEMONYM = frozenset({"demonym"})
_SINGULAR = frozenset({"le", "la", "l'", "l’", "du", "au"})
_THE = frozenset({"la", "les", "l'", "l’"})
_DETERMINERS = frozenset(
    {"le", "la", "les", "l'", "l’", "un", "une", "du", "des", "au", "aux", "ce", "cette"}
)
_AUXILIARIES = frozenset({"a", "avait", "aura", "aurait"})
# Before ``direction`` without a body: ``prendre la direction de Valmeuse``, ``sous la direction de``.
_TOWARDS = ("pren", "pris", "prit", "sous", "dans", "change")
_CLAUSES = frozenset({"qui", "que", "qu'", "qu’", "et", "dont"})
_POSSESSIVES = frozenset({"son", "sa", "ses"})
_REPORT = ("dans", "par", "via")
_SOURCES = frozenset({"selon", "par"})
_REPORTS = frozenset({"communiqué", "courriel", "mail"})
_FARTHEST = 7
_LONGEST = 5


@lru_cache(maxsize=8)
def _words(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read("firm_words") if row["role"] == role)


def find_firms(reading: Reading, shown: Standing) -> list[Phrase]:
    """Return the names that only a firm can have where they stand, whatever the recognizer takes them for."""
    doc = reading.doc
    found = [
        *_acting(doc, shown),
        *_owning(doc, shown),
        *_explaining(doc, shown),
        *_from_abroad(reading, shown),
    ]
    return [Phrase(start, end, "company", transparent=False) for start, end in found]


def _acting(doc: Doc, shown: Standing) -> Iterator[tuple[int, int]]:
    """Yield the subjects of verbs with an object that only firms have: ``Valmora va fermer son usine``."""
    for verb in tokens.with_text(doc, _words("act")):
        if not _has_firm_s_object(verb):
            continue
        last = verb.i
        while last and (
            doc[last - 1].pos_ == "ADV" or doc[last - 1].lower_ in _words("modal") | _AUXILIARIES
        ):
            last -= 1
        start = last
        while start and last - start < _LONGEST and is_capitalized(doc[start - 1].text):
            start -= 1
        if start < last and _is_free(doc, start) and _may_be_firm(doc, start, last, shown):
            yield start, last


def _has_firm_s_object(verb: Token) -> bool:
    """Tell whether a verb governs in its clause what only firms have, or what is theirs: ``son site``."""
    for token in verb.doc[verb.i + 1 : verb.i + 1 + _FARTHEST]:
        if token.is_space or (token.is_punct and not token.is_quote) or token.lower_ in _CLAUSES:
            return False
        if token.lower_ in _words("object"):
            return True
        if token.lower_ in _words("own object") and token.nbor(-1).lower_ in _POSSESSIVES:
            return True
    return False


def _is_free(doc: Doc, start: int) -> bool:
    """Tell whether the name at ``start`` has no word before it that makes it a part of something else."""
    if not start or tokens.opens_sentence(doc[start]):
        return True
    before = doc[start - 1]
    return before.lower_ in ("que", "qu'", "qu’", "où") or (before.is_punct and before.text not in "-)")


def _owning(doc: Doc, shown: Standing) -> Iterator[tuple[int, int]]:
    """Yield the firms whose management or staff the text names: ``la direction de Valmora a annoncé``."""
    for noun in tokens.with_lower(doc, _words("whole") | _words("staff")):
        start = noun.i + 2
        if start >= len(doc) or doc[start - 1].lower_ not in _OF or not is_capitalized(doc[start].text):
            continue
        if not noun.i or doc[noun.i - 1].lower_ not in _THE:
            continue
        end = end_of_capitals(doc, start)
        if not _may_be_firm(doc, start, end, shown):
            continue
        if noun.lower_ not in _words("whole") or _is_management(noun, end):
            yield start, end


def _is_management(noun: Token, end: int) -> bool:
    """Tell whether a direction is one that acts, rather than where somebody goes."""
    doc, before = noun.doc, noun.i - 2
    if before >= 0 and doc[before].lower_.startswith(_TOWARDS):
        return False
    if end + 1 >= len(doc) or doc[end + 1].lower_ == "été":
        return False
    return doc[end].pos_ in ("VERB", "AUX") or (before >= 0 and doc[before].lower_ in _SOURCES)


def _explaining(doc: Doc, shown: Standing) -> Iterator[tuple[int, int]]:
    """Yield who explains in a statement and has one word for a name: ``justifie Valmora dans un communiqué``."""
    for report in tokens.with_text(doc, _REPORTS):
        i = report.i - 3
        if i < 1 or doc[i + 1].lower_ not in _REPORT or not is_capitalized(doc[i].text):
            continue
        if doc[i - 1].pos_ in ("VERB", "AUX") and _may_be_firm(doc, i, i + 1, shown):
            yield i, i + 1


def _from_abroad(reading: Reading, shown: Standing) -> Iterator[tuple[int, int]]:
    """Yield the firms that their nationality announces: ``le suisse Valmora supprime …``, ``l'américain Valmor Foods``.

    Somebody should be ``le Suisse``, but is not in every paper, and events have a nationality as well: what the
    recognizer takes for no body needs a firm's verb.
    """
    doc = reading.doc
    for match in reading.matches:
        if match.start and reading.text[match.start].islower() and entry_of(match, _DEMONYM) is not None:
            start = reading.tokens(match).end
            if (
                not 1 < start < len(doc)
                or doc[start - 2].lower_ not in _SINGULAR
                or not is_capitalized(doc[start].text)
            ):
                continue
            end = end_of_capitals(doc, start)
            acts = end < len(doc) and doc[end].text in _words("act")
            if (acts or doc[start].ent_type_ == "ORG") and _may_be_firm(doc, start, end, shown):
                yield start, end


def _may_be_firm(doc: Doc, start: int, end: int, shown: Standing) -> bool:
    """Tell whether a name is nobody's, no place that the document names, and no common noun."""
    first = doc[start]
    if not first.text[0].isalpha() or shown.is_other(first.text) or doc[end - 1].text in shown.people:
        return False
    if first.text in column("non_organizations", "first_word") or first.lower_ in CALENDAR | _DETERMINERS:
        return False
    if first.lower_ in column("function_words", "word") or first.lower_ in column("roles", "noun"):
        return False
    if end - start > 1:
        return first.ent_type_ != "PER"
    if first.lower_ in column("speaker_nouns", "noun"):
        return False
    if first.ent_type_ in ("LOC", "PER") and first.has_vector:
        return False  # `les salariés de Grenoble`, `Trump a supprimé des postes`: a word that the model knows well
    named = first.pos_ in ("PROPN", "X") or first.is_upper or (first.pos_ == "NOUN" and first.ent_type_ != "")
    return named or not tokens.opens_sentence(first)
