"""The subject of an inverted reporting clause, read by position.

`« … », a déclaré mardi à Genève lors d'un point presse la porte-parole du HCR, Shabia Mantoo`: after the
cue come adverbs, dates and adverbials, then the first noun phrase that no preposition governs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping

from spacy.tokens import Doc, Token

from otan_extract.columns import columns
from otan_extract.layers import Offsets
from otan_extract.speakers.cores import is_article_of_role, simple_phrase_end
from otan_extract.speakers.mentions import noun_phrase, offsets
from otan_extract.speakers.nouns import noun_kind, phrase_words
from otan_extract.speakers.sites import Site
from otan_extract.speakers.subjects import before_verb
from otan_extract.speakers.words import (
    OF,
    RELATIVES,
    is_glued,
    is_preposition,
    is_time,
    opens_phrase,
    quoted_end,
)

_CLITIC = re.compile(r"[-\u2010\u2011](?:t[-\u2010\u2011])?(ils?|elles?|on|je|nous)\b", re.IGNORECASE)
_PREPOSITIONS = frozenset(
    {"lors", "dans", "devant", "sur", "via", "depuis", "après", "avant", "durant", "pendant", "selon", "chez"}
)
_SUBJECTS = frozenset({"qui", "il", "elle", "ils", "elles", "on", "celui-ci", "celle-ci"})
_DEMONSTRATIVES = frozenset({"celui-ci", "celle-ci", "ceux-ci", "celles-ci"})
_QUE = frozenset({"que", "qu'", "qu’"})
_CLITICS = phrase_words("clitic")
_CLOSING_MARKS = frozenset({"»", "”", '"', "’"})
_CLITIC_REACH = 3  # tokens after the cue: `-t`, `-elles`, or one hyphen each
_TIME_REACH = 4
_BODY_REACH = 3
# Last words of set phrases, which take no complement: `au contraire`, `en revanche`.
_SET_PHRASES = frozenset({"contraire", "revanche", "outre", "inverse", "passage", "substance", "effet"})


def clitic_subject(site: Site) -> Offsets | None:
    """Return the pronoun that hangs on the verb: `a-t-il dit`, `dit-elle`, `s'est-il félicité`."""
    doc = site.doc
    known = columns(doc)
    commas = known.places.get(",", [])
    last = bisect_left(commas, site.cue_start) - 1
    start = site.left if last < 0 else max(site.left, commas[last] + 1)
    clause = known.between(start, min(site.cue_end + _CLITIC_REACH, len(doc)))
    first = known.starts[start]
    found = None
    for match in _CLITIC.finditer(clause, 0, len(known.between(start, site.cue_end)) + len("-t-elles")):
        found = (first + match.start(1), first + match.end(1))
    return found


def is_inverted(site: Site) -> bool:
    """Tell whether the cue follows quoted or reported content with no subject between them, or *comme*."""
    if _follows_comme(site):
        return True
    start = _content_edge(site)
    if start is None:
        return False
    between = site.doc[start : site.cue_start]
    if site.content_end is None and any(token.pos_ == "CCONJ" for token in between):
        return False
    return not any(token.lower_ in _SUBJECTS or _is_free_noun(token) for token in between)


def _follows_comme(site: Site) -> bool:
    """Tell whether only clitics part the cue from *comme* or *ce que*: `comme le dit le juge`, `selon ce que dit X`."""
    position = site.cue_start - 1
    while position > site.left and site.doc[position].lower_ in _CLITICS:
        position -= 1
    if position < site.left:
        return False
    free = (
        site.doc[position].lower_ in _QUE and position > site.left and site.doc[position - 1].lower_ == "ce"
    )
    return free or site.doc[position].lower_ == "comme"


def _is_free_noun(token: Token) -> bool:
    """Tell whether ``token`` is a noun that may be a subject: no date, no object of a preposition."""
    if token.pos_ not in {"NOUN", "PROPN", "NUM"} or is_time(token):
        return False
    before = token.i - 1
    while before > 0 and token.doc[before].pos_ == "DET":
        before -= 1
    return before < 0 or not is_preposition(token.doc[before])


def _content_edge(site: Site) -> int | None:
    """Return the token after the content before the cue: its own, or other words in marks."""
    if site.content_end is not None:
        return site.content_end
    left = site.left
    return left if left and site.doc[left - 1].text in _CLOSING_MARKS else None


def inverted_subject(site: Site) -> Offsets | None:
    """Return the noun phrase after the cue that no preposition governs, if the clause is inverted."""
    if not is_inverted(site):
        return None
    return _subject_after(site)


def _subject_after(site: Site) -> Offsets | None:
    """Return the first noun phrase after the cue that is no adverbial.

    Where adverbials have swallowed it (`a dit à l'AFP Ocean Rescue`), they are read again, as short as possible.
    """
    start, limit = site.cue_end, site.right
    found = subject_between(site.doc, start, limit, site.bodies, short=False)
    return found or subject_between(site.doc, start, limit, site.bodies, short=True)


def subject_between(
    doc: Doc, position: int, limit: int, bodies: Mapping[int, int], *, short: bool
) -> Offsets | None:
    """Return the first noun phrase between ``position`` and ``limit`` that is no adverbial.

    Args:
        doc: A parsed document.
        position: Token where the search begins.
        limit: Token where it ends, exclusive.
        bodies: First token and end of each organization's mention; an adverbial ends there at the latest.
        short: Read adverbials as short as possible.
    """
    while position < limit:
        token = doc[position]
        if token.lower_ in RELATIVES:
            return None
        if token.lower_ in _DEMONSTRATIVES:
            return offsets(doc, position, position + 1)
        if is_time(token):
            position = _after_date(doc, position + 1, limit)
        elif is_preposition(token) or token.lower_ in _PREPOSITIONS:
            position = _after_adverbial(doc, position, limit, bodies, short=short)
        elif opens_phrase(token) or is_article_of_role(doc, position):
            time = _time_phrase_end(doc, position, limit)
            if time is None and not _is_posture(doc, position, limit):
                return noun_phrase(doc, position, limit)
            position = time or simple_phrase_end(doc, position, limit)
        else:
            position += 1
    return None


def _is_posture(doc: Doc, position: int, limit: int) -> bool:
    """Tell whether a phrase between commas describes how somebody speaks: `confie, la voix basse, Ali Roux`."""
    end = simple_phrase_end(doc, position, limit)
    if doc[position - 1].text != "," or end + 1 >= limit or doc[end].text != ",":
        return False
    names_somebody = any(noun_kind(token.text) or token.text[0].isupper() for token in doc[position:end])
    return not names_somebody and opens_phrase(doc[end + 1])


def _after_date(doc: Doc, position: int, limit: int) -> int:
    """Skip what completes a date: `mardi 3 mai 2022`, `la semaine dernière`."""
    while position < limit and (
        is_time(doc[position])
        or doc[position].text[0].isdigit()
        or doc[position].lower_ in {"1er", "dernier", "dernière", "passé", "passée", "prochain", "prochaine"}
    ):
        position += 1
    return position


def _after_adverbial(doc: Doc, position: int, limit: int, bodies: Mapping[int, int], *, short: bool) -> int:
    """Skip a preposition and its object; several prepositions may stand together (`à l'issue de`)."""
    position += 1
    while position < limit and (is_preposition(doc[position]) or doc[position].lower_ in OF):
        position += 1
    if position < limit and doc[position].lower_ in _SET_PHRASES:
        return position + 1
    outlet = quoted_end(doc, position, limit) if position < limit else None
    if outlet is not None:
        return outlet  # "a confié au « Figaro » un proche"
    if position >= limit or not (opens_phrase(doc[position]) or is_time(doc[position])):
        return position
    end = _body_end(doc, position, limit, bodies) or _time_phrase_end(doc, position, limit)
    if end is not None:
        return end
    return (
        _first_noun_end(doc, position, limit)
        if short
        else simple_phrase_end(doc, position, limit, adjunct=True)
    )


def _body_end(doc: Doc, position: int, limit: int, bodies: Mapping[int, int]) -> int | None:
    """Return the end of the organization that somebody speaks to (`à l'agence RIA Novosti Igor Petrov`)."""
    for first in range(position, min(limit, position + _BODY_REACH)):
        if first in bodies:
            return min(limit, bodies[first])
        if doc[first].pos_ != "DET" and noun_kind(doc[first].text) != "organization":
            break
    return None


def _first_noun_end(doc: Doc, position: int, limit: int) -> int:
    """Return the end of the determiners and the one noun at ``position``."""
    while position < limit and doc[position].pos_ in {"DET", "NUM"}:
        position += 1
    position += 1
    while position < limit and is_glued(doc[position]):
        position += 1
    return position


def _time_phrase_end(doc: Doc, position: int, limit: int) -> int | None:
    """Return the end of a noun phrase of time at ``position`` (`la semaine dernière`), else None."""
    for index in range(position, min(limit, position + _TIME_REACH)):
        if is_time(doc[index]):
            return _after_date(doc, index + 1, limit)
        if doc[index].pos_ not in {"DET", "NUM", "ADJ"}:
            return None
    return None


def late_subject(site: Site) -> Offsets | None:
    """Return the noun phrase after a cue that has none before it: `Toutefois, relève le juge, « … »`.

    A coordinated verb (`…, et juge l'accord « bancal »`) has the subject of the first; what follows is its object.
    """
    before = before_verb(site)
    if before >= site.left and site.doc[before].pos_ == "CCONJ":
        return None
    return _subject_after(site)
