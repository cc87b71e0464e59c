"""The subject that stands before the cue: from dependencies, then by position."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from otan_extract.layers import Offsets
from otan_extract.speakers.cores import simple_phrase_end
from otan_extract.speakers.mentions import noun_phrase, offsets, phrase_end
from otan_extract.speakers.nouns import noun_kind, phrase_words
from otan_extract.speakers.sites import Site
from otan_extract.speakers.words import (
    CIVILITIES,
    RELATIVES,
    is_person_name,
    is_preposition,
    opens_phrase,
    word_class,
)

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus"})
# Dependents that share the subject of their head when they have none of their own.
_SHARING = frozenset(
    {
        "conj",
        "xcomp",
        "aux:tense",
        "aux:pass",
        "aux:caus",
        "cop",
        "fixed",
        "advcl",
        "acl",
        "parataxis",
        "advmod",
    }
)
_PRONOUNS = phrase_words("pronoun")
_CLITICS = phrase_words("clitic")
_MAX_CLIMB = 4


def adjacent_pronoun(site: Site) -> Offsets | None:
    """Return the subject pronoun that stands right before the cue, over clitics and auxiliaries."""
    position = before_verb(site)
    if position < site.left:
        return None
    token = site.doc[position]
    return offsets(site.doc, position, position + 1) if token.lower_ in _PRONOUNS else None


def adjacent_phrase(site: Site) -> Offsets | None:
    """Return the noun phrase that ends right before the cue's verb group."""
    return phrase_before(site, before_verb(site) + 1)


def phrase_before(site: Site, end: int) -> Offsets | None:
    """Return the noun phrase that ends right before the token ``end``.

    Where a comma stands there, something may be inserted (`X, jugé depuis mardi, a dit`): then the first
    phrase that ends at a comma.
    """
    doc = site.doc
    if end <= site.left:
        return None
    inserted = doc[end - 1].text == ","
    for start in range(site.left, end):
        after_and = inserted and start > site.left and doc[start - 1].lower_ in {"et", "ou"}
        if after_and or not _begins(doc, start, site.left):
            continue
        last = phrase_end(doc, start, end - inserted)
        if last == end or (inserted and doc[last].text == "," and _is_definite(doc[start])):
            return offsets(doc, start, last)
    return None


def _is_definite(token: Token) -> bool:
    return token.pos_ in {"DET", "PROPN"} or token.text[0].isupper()


def before_verb(site: Site) -> int:
    """Return the index of the last token before the cue's clitics, auxiliaries, negation and adverbs."""
    position = site.cue_start - 1
    while position >= site.left and _belongs_to_verb(site.doc[position]):
        position -= 1
    return position


def _belongs_to_verb(token: Token) -> bool:
    if token.lower_ in RELATIVES or token.lower_ in _PRONOUNS - _CLITICS:
        return False
    if token.text[0].isupper() and not token.is_sent_start:
        return False
    return token.pos_ in {"AUX", "ADV"} or (token.lower_ in _CLITICS and token.pos_ in {"PRON", "ADV", "DET"})


def parsed_subject(site: Site) -> Offsets | None:
    """Return the subject that the parser gives the cue, or the verb the cue shares it with."""
    for token in _climb(site):
        for child in token.children:
            if child.dep_ in _SUBJECTS and not _in_content(site, child) and child.lower_ not in RELATIVES:
                return phrase_of(site, child)
    return None


def _climb(site: Site) -> list[Token]:
    """Return the cue's tokens and the verbs above them that can lend their subject."""
    tokens = list(site.doc[site.cue_start : site.cue_end])
    inside = range(site.cue_start, site.cue_end)
    top = next((token for token in tokens if token.head.i not in inside), tokens[-1])
    for _ in range(_MAX_CLIMB):
        if top.dep_ not in _SHARING or top.head == top:
            break
        top = top.head
        tokens.append(top)
    return tokens


def _in_content(site: Site, token: Token) -> bool:
    return any(start <= token.idx < end for start, end in site.quotation.segments)


def phrase_of(site: Site, head: Token) -> Offsets:
    """Return the whole noun phrase around ``head``."""
    doc = site.doc
    if head.pos_ == "PRON" and head.lower_ in _PRONOUNS:
        return offsets(doc, head.i, head.i + 1)
    before = head.i < site.cue_start
    floor = site.left if site.left <= head.i < site.cue_start else head.sent.start
    limit = site.cue_start if before else max(site.right, head.i + 1)
    start = phrase_start(doc, head.i, floor, limit)
    return offsets(doc, start, max(head.i + 1, phrase_end(doc, start, limit)))


def phrase_start(doc: Doc, head: int, floor: int, limit: int) -> int:
    """Return the first token of the longest noun phrase that holds the token ``head``."""
    for start in range(floor, head):
        if _begins(doc, start, floor) and phrase_end(doc, start, limit) > head:
            return start
    return own_start(doc, head, floor)


def own_start(doc: Doc, head: int, floor: int) -> int:
    """Return where the determiners, adjectives and titles begin that stand right before ``head``."""
    start = head
    while start > floor and _precedes_head(doc[start - 1]):
        start -= 1
    return start


def _precedes_head(token: Token) -> bool:
    return token.pos_ in {"DET", "NUM", "ADJ"} or token.lower_ in CIVILITIES or is_person_name(token)


def _begins(doc: Doc, start: int, floor: int) -> bool:
    """Tell whether a phrase that neither a preposition nor a verb governs begins at ``start``."""
    if not opens_phrase(doc[start]) or doc[start].ent_iob_ == "I":
        return False
    if start == floor and _is_bare_office(doc[start]):
        return False
    if start > floor and doc[start].text[0].isupper() and word_class(doc[start - 1]) == "PROPN":
        return False
    if start > floor and doc[start - 1].pos_ in {"DET", "ADJ", "NUM", "NOUN", "PROPN"}:
        return False
    for position in range(start - 1, floor - 1, -1):
        token = doc[position]
        if token.is_punct or token.pos_ in {"CCONJ", "SCONJ"} or token.lower_ in RELATIVES:
            break
        if (is_preposition(token) and position == start - 1) or token.pos_ in {"VERB", "AUX"}:
            return False
    return True


def _is_bare_office(token: Token) -> bool:
    """Tell whether an office without a determiner opens the sentence: `Photographe de métier, Ali Roux dit …`."""
    if token.pos_ != "NOUN" or noun_kind(token.text) != "person" or token.lower_ in CIVILITIES:
        return False
    end = simple_phrase_end(token.doc, token.i, len(token.doc))
    return end < len(token.doc) and token.doc[end].text == ","


def first_phrase(doc: Doc, start: int, limit: int) -> Offsets | None:
    """Return the first noun phrase or subject pronoun between ``start`` and ``limit``, no adverbial."""
    for position in range(start, limit):
        token = doc[position]
        if token.lower_ in _PRONOUNS and token.pos_ == "PRON":
            return offsets(doc, position, position + 1)
        if _begins(doc, position, start):
            return noun_phrase(doc, position, limit)
    return None


def positional_subject(site: Site) -> Offsets | None:
    """Return the first noun phrase of the clause before the cue that no preposition governs."""
    return first_phrase(site.doc, site.left, site.cue_start)
