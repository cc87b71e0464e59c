"""The antecedent of a relative pronoun at the cue: `X, qui précise que …`, `X, selon qui …`."""

from __future__ import annotations

from otan_extract.layers import Offsets
from otan_extract.speakers.mentions import noun_phrase, offsets, phrase_end
from otan_extract.speakers.nouns import noun_kind
from otan_extract.speakers.sites import Scene, Site
from otan_extract.speakers.starts import own_start, phrase_start
from otan_extract.speakers.subjects import before_verb, phrase_before
from otan_extract.speakers.words import RELATIVES, is_person_name, is_preposition, opens_phrase, word_class

_OF_SOURCES = RELATIVES - {"que", "qu'", "qu’", "où"}
_INNER = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN"})
_REACH = 15  # tokens
_NEAR = 50  # quotations
_SUBJECTS = frozenset({"qui", "lequel", "laquelle", "lesquels", "lesquelles"})
_GAP = 3  # characters between a mention and its relative: a space, a comma, a bracket


def antecedent(scene: Scene, index: int) -> Offsets | None:
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
