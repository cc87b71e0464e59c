"""The subject that stands before the cue: from dependencies, then by position."""

from __future__ import annotations

from spacy.tokens import Token

from otan_extract.layers import Offsets
from otan_extract.speakers.extents import cover
from otan_extract.speakers.mentions import noun_phrase, offsets, phrase_end
from otan_extract.speakers.nouns import noun_kind, phrase_words
from otan_extract.speakers.sites import Site
from otan_extract.speakers.starts import (
    PRONOUNS,
    REACH,
    begins,
    first_phrase,
    opens_fronted,
    own_start,
    phrase_start,
)
from otan_extract.speakers.words import RELATIVES, is_finite, opens_phrase

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus"})
# Dependents that share the subject of their head when they have none of their own.
_SHARING = frozenset({"conj", "xcomp", "fixed", "advcl", "acl", "parataxis", "advmod"})
_INFINITIVE_ENDINGS = ("er", "ir", "re")
_PERCEIVING = ("entend", "voi", "vit", "vu", "laiss", "regard", "écout")
_MAKING = frozenset({"fait", "font", "faisait", "faisant", "fera", "faire"})
_OPENERS = frozenset({"dont", "que", "qu'", "qu’"})
_TO = frozenset({"à", "au", "aux"})
_CLITICS = phrase_words("clitic")
_OWN_SUBJECTS = RELATIVES | (PRONOUNS - _CLITICS)
_TONIC = frozenset({"elle", "elles", "lui", "eux"})
_MAX_CLIMB = 4
_MISREAD = frozenset({"ADJ", "X", "NOUN", "ADV", "VERB"})


def adjacent_pronoun(site: Site) -> Offsets | None:
    """Return the subject pronoun that stands right before the cue, over clitics and auxiliaries."""
    position = before_verb(site)
    if position < site.left:
        return None
    token = site.doc[position]
    return offsets(site.doc, position, position + 1) if token.lower_ in PRONOUNS else None


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
    for start in range(max(_clause_start(site, end), end - REACH), end):
        if (inserted and _is_governed_with_another(site, start)) or not begins(doc, start, site.left):
            continue
        last = phrase_end(doc, start, end - inserted)
        if last == end or (inserted and doc[last].text == "," and _is_definite(doc[start])):
            return offsets(doc, start, last)
    return None


def _clause_start(site: Site, end: int) -> int:
    """Return where the clause of the verb at ``end`` begins: `la Ligue, dont le chef, Ali Roux, dit …`."""
    commas = 0
    for position in range(end - 1, site.left, -1):
        token = site.doc[position]
        commas += token.text == ","
        if is_finite(token):
            break
        if token.lower_ in _OPENERS:
            return position + 1 if commas > 1 else site.left
    return site.left


def _is_governed_with_another(site: Site, start: int) -> bool:
    """Tell whether `et` ties the phrase at ``start`` to one that a preposition governs (`par X et Y, …`)."""
    doc = site.doc
    if start == site.left or doc[start - 1].lower_ not in {"et", "ou"}:
        return False
    before = doc[site.left : start - 1]
    return len(before) > 0 and before[-1].text != "," and not any(is_finite(token) for token in before)


def speaking_document(site: Site) -> Offsets | None:
    """Return the document right before a present participle: `il publie un message disant « … »`."""
    doc, noun = site.doc, site.cue_start - 1
    is_participle = doc[site.cue_start].lower_.endswith("ant")
    if not is_participle or noun <= site.left or noun_kind(doc[noun].text) != "document":
        return None
    start = own_start(doc, noun, site.left)
    return offsets(doc, start, site.cue_start) if start < noun else None


def perceived_subject(site: Site) -> Offsets | None:
    """Return who is heard or seen speaking: `on entend un marin crier : « … »`."""
    doc, end = site.doc, site.cue_start
    if not _is_infinitive_form(doc[end]):
        return None
    for start in range(site.left + 1, end):
        if doc[start - 1].lower_.startswith(_PERCEIVING) and opens_phrase(doc[start]):
            return offsets(doc, start, end) if phrase_end(doc, start, end) == end else None
    return None


def caused_subject(site: Site) -> Offsets | None:
    """Return who is made to speak: `ces propos ont fait bondir le maire : « … »`, `faire dire à l'élue que …`."""
    doc, before = site.doc, site.cue_start - 1
    if (
        before < site.left
        or doc[before].lower_ not in _MAKING
        or not _is_infinitive_form(doc[site.cue_start])
    ):
        return None
    first = site.cue_end + (doc[site.cue_end].lower_ in _TO) if site.cue_end < site.right else site.right
    return noun_phrase(doc, first, site.right) if first < site.right and opens_phrase(doc[first]) else None


def _is_infinitive_form(token: Token) -> bool:
    return token.lower_.endswith(_INFINITIVE_ENDINGS)


def _is_definite(token: Token) -> bool:
    return token.pos_ in {"DET", "PROPN"} or token.text[0].isupper()


def before_verb(site: Site) -> int:
    """Return the index of the last token before the cue's clitics, auxiliaries, negation and adverbs."""
    position = site.cue_start - 1
    while position >= site.left and (_belongs_to_verb(site.doc[position]) or _is_tonic(site, position)):
        position -= 1
    return position


def _is_tonic(site: Site, position: int) -> bool:
    """Tell whether an emphatic pronoun stands between auxiliary and participle (`X a elle qualifié`)."""
    token = site.doc[position]
    return (
        token.lower_ in _TONIC
        and position > site.left
        and (site.doc[position - 1].pos_ == "AUX" or site.doc[position - 1].lower_ in {"quant", "à"})
    )


def _belongs_to_verb(token: Token) -> bool:
    lower, pos = token.lower_, token.pos_
    if lower in _OWN_SUBJECTS or (token.text[0].isupper() and not token.is_sent_start):
        return False
    return pos in {"AUX", "ADV"} or (lower in _CLITICS and pos in {"PRON", "ADV", "DET"})


def parsed_subject(site: Site) -> Offsets | None:
    """Return the subject that the parser gives the cue, or the verb the cue shares it with."""
    for token in _climb(site):
        for child in token.children:
            subject = child.dep_ in _SUBJECTS and not (opens_fronted(child) or _is_object(child))
            if subject and _is_within_reach(site, child) and child.lower_ not in RELATIVES:
                phrase = phrase_of(site, child)
                if _agrees(site, child, phrase):
                    return phrase
    return None


def _is_object(token: Token) -> bool:
    """Tell whether a verb with its subject `qui` stands right before: `une élue qui a requis l'anonymat nous a dit`."""
    before = own_start(token.doc, token.i, max(0, token.i - _MAX_CLIMB)) - 1
    if before < _MAX_CLIMB or token.doc[before].pos_ != "VERB":
        return False
    return "qui" in {other.lower_ for other in token.doc[before - _MAX_CLIMB : before]}


def _is_within_reach(site: Site, token: Token) -> bool:
    """Tell whether ``token`` stands outside of the content, and not after what ends the cue's clause."""
    in_content = site.contents.hold_without(token.idx, site.doc[site.cue_start].idx)
    before = token.i - 1 - (token.i > 1 and site.doc[token.i - 1].text == ",")  # `ont, elles, salué`
    governed = token.i > 0 and token.lower_ in _TONIC and site.doc[before].pos_ in {"ADP", "AUX"}
    return not in_content and not governed and token.i < site.right


def _agrees(site: Site, head: Token, phrase: Offsets) -> bool:
    """Tell whether subject and verb have one number, as far as the model knows both."""
    number = _number(site)
    if not number or number == head.morph.get("Number", number):
        return True
    span = site.doc.char_span(*phrase, alignment_mode="expand")
    words = list(span) if span is not None else [head]
    if number == ["Plur"]:
        return any(token.lower_ == "et" or "Plur" in token.morph.get("Number", []) for token in words)
    return False


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


def _number(site: Site) -> list[str]:
    """Return the number of the finite verb, by its form where the model takes it for something else."""
    for token in site.doc[before_verb(site) + 1 : site.cue_end]:
        if is_finite(token):
            return list(token.morph.get("Number", []))
    form = site.doc[site.cue_end - 1].lower_
    return ["Plur"] if form.endswith("nt") and not form.endswith("ant") else []


def phrase_of(site: Site, head: Token) -> Offsets:
    """Return the whole noun phrase around ``head``."""
    doc = site.doc
    if head.pos_ == "PRON" and head.lower_ in PRONOUNS:
        return offsets(doc, head.i, head.i + 1)
    before = head.i < site.cue_start
    floor = site.left if site.left <= head.i < site.cue_start else head.sent.start
    limit = site.cue_start if before else max(site.right, head.i + 1)
    start = phrase_start(doc, head.i, floor, limit)
    return offsets(doc, start, max(head.i + 1, phrase_end(doc, start, limit)))


def without_misread_verb(site: Site, phrase: Offsets) -> Offsets:
    """Return a phrase without the verb at its end that the model takes for something else.

    `La ministre sourit et lance : « … »`: before `et` and the cue, a verb must stand.
    """
    doc, span = site.doc, cover(site.doc, phrase)
    clause = doc[span.end : before_verb(site) + 1]
    joined = [token.lower_ for token in clause if token.text != ","]
    last = doc[span.end - 1]
    if joined not in (["et"], ["puis"], ["et", "puis"], ["mais"]) or any(map(is_finite, span)):
        return phrase
    verb = last.text.islower() and last.pos_ in _MISREAD and last.lower_.endswith(("e", "t", "d"))
    nouns = [token for token in span[:-1] if token.pos_ in {"NOUN", "PROPN"}]
    stray = verb and nouns and noun_kind(last.text) is None and doc[last.i - 1].pos_ not in {"DET", "ADP"}
    return offsets(doc, span.start, span.end - 1) if stray else phrase


def positional_subject(site: Site) -> Offsets | None:
    """Return the first noun phrase of the clause before the cue that no preposition governs.

    One that holds what somebody else's cue reports is a clause whose verb looks like a noun.
    """
    phrase = first_phrase(site.doc, site.left, site.cue_start)
    if phrase is None or any(start > phrase[0] for start, _ in site.contents.stretches(*phrase)):
        return None
    return phrase
