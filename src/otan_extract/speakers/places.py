"""`on` and the institution at which it stands: `à l'Élysée, on assure`, `explique-t-on à Bercy`."""

from __future__ import annotations

import re

from otan_extract.layers import Offsets
from otan_extract.speakers.affiliation import inside
from otan_extract.speakers.bodies import short
from otan_extract.speakers.common_nouns import known_body
from otan_extract.speakers.discourse import Identity
from otan_extract.speakers.extents import cover, piece
from otan_extract.speakers.mentions import offsets, phrase_end
from otan_extract.speakers.nouns import noun_kind
from otan_extract.speakers.phrases import NounPhrase
from otan_extract.speakers.register import Register
from otan_extract.speakers.wordlists import plain

_REACH = 4  # tokens between `y` and the pronoun after its verb
_LONGEST_PHRASE = 12
_STOP = re.compile(r"[.!?«»“”\"\n]")
_BARE = re.compile(r"(?:^|\W)a\s+$")
_AT = re.compile(
    r"(?:^|\W)(?:a|au|aux|chez|dans|a la|a l'|a le|chez l[ae']s?|du cote (?:du|des|d'|de(?: la| l')?))\s*$"
)
_AT_REACH = 16  # characters of "du côté de la"


def at_place(register: Register, phrase: NounPhrase) -> Identity:
    """Return the institution at which `on` stands, else nobody in particular."""
    there = _there(register, phrase.span.start)
    if there is not None:
        return there
    clause = _clause(register, phrase.span.start)
    for country in inside(register.countries, clause):
        # `à Paris` is a place; seats of power have an article (`à l'Élysée`) or are Matignon
        bare = _BARE.search(plain(piece(register.doc, max(0, country.start - 4), country.start)))
        seat = not bare or piece(register.doc, country.start, country.end) == "Matignon"
        if country.form == "metonym" and seat and _stands_at(register, country.start):
            return register.identity(piece(register.doc, country.start, country.end), "country", named=True)
    for organization in inside(register.bodies.mentions, clause):
        if _stands_at(register, organization.start):
            return register.body(organization)
    return _unnamed(register, clause) or register.identity("on", "group")


def _unnamed(register: Register, clause: Offsets) -> Identity | None:
    """Return the institution of a common noun at which `on` stands (`Au cabinet du ministre`), or None."""
    doc = register.doc
    for token in cover(doc, clause):
        if noun_kind(token.text) == "organization" and _stands_at(register, token.idx):
            end = phrase_end(doc, token.i, min(len(doc), token.i + _LONGEST_PHRASE))
            phrase = register.phrase(offsets(doc, token.i - (doc[token.i - 1].pos_ == "DET"), end))
            return known_body(register, phrase) or register.identity(
                short(doc[token.i : end].text), "organization"
            )
    return None


def _there(register: Register, token: int) -> Identity | None:
    """Return the institution that spoke last where `y` points back to it: `À Bercy, on assure … « … », y sourit-on`."""
    if all(word.lower_ != "y" for word in register.doc[max(0, token - _REACH) : token]):
        return None
    last = next((event.identity for event in register.discourse.recent(token) if event.spoke), None)
    return last if last is not None and last.kind in {"organization", "country"} else None


def _clause(register: Register, token: int) -> Offsets:
    """Return the narration around a token, to the next full stop, break or mark on either side."""
    doc, start, end = register.doc, token, token
    while start > 0 and token - start < 12 and not _STOP.search(doc[start - 1].text):
        start -= 1
    while end < len(doc) and end - token < 8 and not _STOP.search(doc[end].text):
        end += 1
    span = doc[start:end]
    return span.start_char, span.end_char


def _stands_at(register: Register, offset: int) -> bool:
    return _AT.search(plain(piece(register.doc, max(0, offset - _AT_REACH), offset))) is not None
