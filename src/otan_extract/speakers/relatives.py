"""The antecedent of a relative pronoun at the cue: `X, qui précise que …`, `X, selon qui …`."""

from __future__ import annotations

from spacy.tokens import Token

from otan_extract.layers import Offsets
from otan_extract.speakers.extents import cover
from otan_extract.speakers.mentions import noun_phrase, offsets, phrase_end
from otan_extract.speakers.nouns import noun_kind
from otan_extract.speakers.sites import Scene, Site
from otan_extract.speakers.starts import own_start, phrase_start
from otan_extract.speakers.subjects import before_verb, phrase_before
from otan_extract.speakers.wordlists import role_at
from otan_extract.speakers.words import (
    OF,
    RELATIVES,
    is_finite,
    is_person_name,
    is_preposition,
    opens_phrase,
    word_class,
)

_OF_SOURCES = RELATIVES - {"que", "qu'", "qu’", "où"}
_INNER = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN"})
_REACH = 15  # tokens
_NEAR = 50  # quotations
_NOUNS = frozenset({"NOUN", "PROPN", "X"})
_SUBJECTS = frozenset({"qui", "lequel", "laquelle", "lesquels", "lesquelles"})
_GAP = 3  # characters between a mention and its relative: a space, a comma, a bracket


def antecedent(scene: Scene, index: int) -> Offsets | None:
    """Return the noun phrase that the relative pronoun stands for, a known mention first, if it can speak."""
    phrase = _antecedent(scene, index)
    site = scene.sites[index]
    if site is None or phrase is None or not _is_thing(site, phrase):
        return phrase
    return _speaking_inside(site, phrase) or _speaking_before(scene, site, phrase) or phrase


def _antecedent(scene: Scene, index: int) -> Offsets | None:
    """Return the noun phrase that the relative pronoun stands for, a known mention first."""
    site, doc = scene.sites[index], scene.doc
    if site is None:
        return None
    relative = _relative(site)
    if relative is None:
        return None
    clause = min(relative, site.cue_start)
    for mention in scene.mentions[max(0, index - _NEAR) : index + _NEAR]:
        if mention is not None and 0 <= doc[clause].idx - mention[1] <= _GAP:
            return mention
    heads = (
        token.i for token in doc[relative].ancestors if token.i < clause and token.pos_ in {"NOUN", "PROPN"}
    )
    head = next(heads, None)
    if head is None:
        return phrase_before(site, clause) or _adjacent(site, clause)
    floor = site.left if head >= site.left else doc[head].sent.start
    start = phrase_start(doc, head, floor, clause)
    if noun_kind(doc[head].text) == "document":
        start = _person_before(site, clause) or start
    elif any(is_preposition(token) for token in doc[start:head]) and not is_person_name(doc[head]):
        start = own_start(doc, head, start)
    elif noun_kind(doc[head].text) is None and word_class(doc[head]) != "PROPN":
        start = _name_before(site, clause) or start
    phrase = noun_phrase(doc, _apposed_start(site, start, clause), clause)
    if doc[clause].idx - phrase[1] <= _GAP or is_person_name(doc[head]):
        return phrase
    return _adjacent(site, clause) or phrase


def _is_thing(site: Site, phrase: Offsets) -> bool:
    """Tell whether the head of a phrase is a common noun of which no table tells that it speaks."""
    tokens = cover(site.doc, phrase)
    head = next((token for token in tokens if token.pos_ in _NOUNS), None)
    known = head is None or noun_kind(head.text) is not None or role_at(site.doc, head.i) is not None
    return not known and head is not None and head.text.islower() and head.i not in site.bodies


def _can_speak(site: Site, token: Token) -> bool:
    speaks = noun_kind(token.text) is not None or is_person_name(token) or token.i in site.bodies
    return speaks and token.pos_ in _NOUNS


def _speaking_inside(site: Site, phrase: Offsets) -> Offsets | None:
    """Return whose thing it is, if they can speak: `le soutien de la Ligue, qui exige …`."""
    tokens = cover(site.doc, phrase)
    for token in tokens[1:]:
        if _can_speak(site, token):
            start = own_start(site.doc, token.i, tokens.start)
            return offsets(site.doc, start, tokens.end) if site.doc[start - 1].lower_ in OF else None
    return None


def _speaking_before(scene: Scene, site: Site, phrase: Offsets) -> Offsets | None:
    """Return who is at a place or has a thing, if they can speak: `une élue présente dans la salle, qui dit …`."""
    doc, start = site.doc, cover(site.doc, phrase).start
    if start <= site.left or not is_preposition(doc[start - 1]) or doc[start - 1].lower_ in OF:
        return None
    for position in range(start - 2, max(site.left, start - _REACH) - 1, -1):
        token = doc[position]
        if token.is_punct or is_finite(token) or token.lower_ in RELATIVES:
            return None
        if _can_speak(site, token):
            known = (each for each in scene.mentions if each and each[0] <= token.idx < each[1])
            return next(known, None) or noun_phrase(doc, _first_of_nouns(site, position), start)
    return None


def _first_of_nouns(site: Site, last: int) -> int:
    """Return where the run of nouns begins that ends at token ``last`` (`le voisin pompier`)."""
    start = own_start(site.doc, last, site.left)
    while start > site.left and start == last and site.doc[start - 1].pos_ in _NOUNS:
        last = start - 1
        start = own_start(site.doc, last, site.left)
    return start


def _adjacent(site: Site, clause: int) -> Offsets | None:
    """Return the longest noun phrase that ends right before the relative, whatever governs it."""
    doc, end = site.doc, clause - (site.doc[clause - 1].text == ",")
    for start in range(max(site.left, end - _REACH), end):
        fresh = start == site.left or doc[start - 1].pos_ not in _INNER
        if fresh and opens_phrase(doc[start]) and phrase_end(doc, start, end) == end:
            return offsets(doc, start, end)
    return None


def _person_before(site: Site, clause: int) -> int | None:
    """Return where the person begins whose words a document holds: `une lettre de la voisine, qui assure …`."""
    doc, last = site.doc, clause - 1 - (site.doc[clause - 1].text == ",")
    is_person = is_person_name(doc[last]) or noun_kind(doc[last].text) == "person"
    return own_start(doc, last, site.left) if is_person else None


def _apposed_start(site: Site, start: int, clause: int) -> int:
    """Return where the name begins that the phrase at ``start`` is an apposition to, else ``start``."""
    doc = site.doc
    if start - 2 < site.left or doc[start - 1].text != "," or not is_person_name(doc[start - 2]):
        return start
    name = own_start(doc, start - 2, site.left)
    return name if phrase_end(doc, name, clause) == phrase_end(doc, start, clause) else start


def _name_before(site: Site, clause: int) -> int | None:
    """Return where the name begins that stands right before the relative: `une amende pour X, qui dénonce …`."""
    last = clause - 1 - (site.doc[clause - 1].text == ",")
    return own_start(site.doc, last, site.left) if word_class(site.doc[last]) == "PROPN" else None


def _relative(site: Site) -> int | None:
    """Return the token of `qui` before the cue, or of the relative after a source preposition."""
    doc, before = site.doc, before_verb(site)
    if before >= site.left and doc[before].lower_ in _SUBJECTS:
        return before
    after = site.cue_end
    return after if after < site.right and doc[after].lower_ in _OF_SOURCES else None
