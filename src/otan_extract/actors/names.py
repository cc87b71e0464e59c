"""How far a name goes that a noun announces: ``le quotidien La Plaine libre``, ``le collectif « … »``."""

from __future__ import annotations

from spacy.tokens import Doc

from otan_extract.actors.folding import is_capitalized
from otan_extract.actors.phrases import CALENDAR, end_of_capitals

_OPENING = frozenset({"«", '"', "“", "‹"})
_CLOSING = frozenset({"»", '"', "”", "›"})
_ARTICLES = frozenset({"Le", "La", "Les", "L'", "L’"})
_OF = frozenset({"de", "du", "des", "d'", "d’"})
_THE = frozenset({"la", "l'", "l’", "les"})
_SUFFIXES = frozenset({"Inc", "Corp", "Ltd", "Co"})
_LONGEST_QUOTED = 8


def end_of_name(doc: Doc, start: int) -> int:
    """Return the end of the name that starts at the token ``start``.

    It is the end of the quotation marks around it, else of its capitals, of the entity that the recognizer
    sees there, whatever its label, and of a complement where the name has an article (``Les Ailes du Nord``).
    """
    quoted = _end_of_quoted(doc, start)
    if quoted:
        return quoted
    end = _end_of_entity(doc, start, end_of_capitals(doc, start))
    if doc[start].text in _ARTICLES:
        end = _end_of_complement(doc, end)
    elif end == start + 1 and doc[start].pos_ == "NOUN" and _is_adjective_of_name(doc, end):
        end += 1
    if doc[end - 1].text in _SUFFIXES and end < len(doc) and doc[end].text == ".":
        end += 1
    return end


def _is_adjective_of_name(doc: Doc, i: int) -> bool:
    """Tell whether a lower-case adjective ends a name of common nouns: ``Pierres vives``."""
    return i < len(doc) and doc[i].pos_ == "ADJ" and doc[i].text.islower() and bool(doc[i - 1].whitespace_)


def _end_of_quoted(doc: Doc, start: int) -> int:
    """Return where the quotation marks close that open right before ``start``, 0 if none do."""
    if not start or doc[start - 1].text not in _OPENING:
        return 0
    for i in range(start + 1, min(start + 1 + _LONGEST_QUOTED, len(doc))):
        if doc[i].text in _CLOSING:
            return i
        if doc[i].is_punct and doc[i - 1].whitespace_ != "" and doc[i].text not in "-'’,!&":
            return 0
    return 0


def _end_of_entity(doc: Doc, start: int, end: int) -> int:
    """Return the end of the entity over the last word before ``end``, if it goes on with words of a name."""
    last = end
    while last < len(doc) and doc[last].ent_iob_ == "I" and not (doc[last].is_punct or doc[last].is_space):
        if doc[last].pos_ in ("VERB", "AUX") or last - start > _LONGEST_QUOTED:
            return end
        last += 1
    coined = doc[start].pos_ == "PROPN" and doc[start].text not in _ARTICLES
    while last > end and (
        doc[last - 1].pos_ == "ADV"
        or doc[last - 1].lower_ in _OF
        or doc[last - 1].lower_ in _THE
        or (coined and doc[last - 1].text.islower())
    ):
        last -= 1
    return last


def _end_of_complement(doc: Doc, end: int) -> int:
    """Return the end of ``du Nord`` or ``du canal`` at ``end``, ``end`` itself if there is none.

    A common noun is part of a name that is one itself: ``Les Amis du canal``.
    """
    if end >= len(doc) or doc[end].lower_ not in _OF:
        return end
    noun = end + 1
    if noun < len(doc) and doc[noun].lower_ in _THE:
        noun += 1
    if noun >= len(doc):
        return end
    if is_capitalized(doc[noun].text):
        return end_of_capitals(doc, noun)
    common = doc[end - 1].pos_ == "NOUN" and doc[noun].pos_ == "NOUN" and doc[noun].lower_ not in CALENDAR
    return noun + 1 if common else end
