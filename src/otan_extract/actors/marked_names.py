"""Names between quotation marks: a country in ``la fondation « La France debout »`` is no mention."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from otan_extract.actors.folding import is_capitalized
from otan_extract.columns import columns
from otan_extract.lexicon.tables import column

_OPENING = frozenset({"«", '"', "“", "‹"})
_CLOSING = frozenset({"»", '"', "”", "›"})
_OF = frozenset({"de", "d'", "d’", "du"})
_ARTICLES = frozenset({"La", "Le", "Les", "L'", "L’"})
_LONGEST = 6


def is_in_marked_name(tokens: Span) -> bool:
    """Tell whether ``tokens`` stand in a short name between marks that a noun before them announces."""
    doc = tokens.doc
    forms = columns(doc).forms
    first, last = _opening(forms, tokens.start), _closing(forms, tokens.end)
    if not first or not last or last - first > _LONGEST or not is_capitalized(doc[first].text):
        return False
    noun = doc[first - 2]
    if noun.text in column("organization_introducers", "noun") or noun.lower_ in column("things", "word"):
        return True
    if any(token.pos_ in ("VERB", "AUX") for token in doc[first:last]):
        return False
    of_title = noun.lower_ in _OF and doc[first].text in _ARTICLES
    return of_title or (noun.pos_ == "NOUN" and noun.text.islower())


def _opening(forms: Sequence[str], start: int) -> int:
    """Return the first token after the mark that opens before ``start``, 0 if none does or no word precedes it."""
    for i in range(start - 1, max(start - 1 - _LONGEST, 0), -1):
        if forms[i] in _OPENING:
            return i + 1
        if forms[i] in _CLOSING or forms[i] in ",.;:!?":
            return 0
    return 0


def _closing(forms: Sequence[str], end: int) -> int:
    """Return the token that closes the marks at or after ``end``, 0 if none does soon."""
    for i in range(end, min(end + _LONGEST, len(forms))):
        if forms[i] in _CLOSING:
            return i
        if forms[i] in _OPENING or forms[i] in ",.;:!?":
            return 0
    return 0
