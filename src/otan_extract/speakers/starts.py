"""Where a speaker's noun phrase begins."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from otan_extract.layers import Offsets
from otan_extract.speakers.cores import is_article_of_role, simple_phrase_end
from otan_extract.speakers.mentions import noun_phrase, offsets, phrase_end
from otan_extract.speakers.nouns import noun_kind, phrase_words
from otan_extract.speakers.wordlists import first_name_gender
from otan_extract.speakers.words import (
    CIVILITIES,
    OF,
    PARTICIPLE_ENDINGS,
    RELATIVES,
    is_person_name,
    is_preposition,
    opens_phrase,
    word_class,
)

PRONOUNS = phrase_words("pronoun")
REACH = 120  # tokens of a sentence in which a phrase is sought, so that time stays linear in its length
_FRONTED_ENDINGS = (*PARTICIPLE_ENDINGS, "i", "is", "ie", "ies", "it", "ite", "u", "us", "ue", "ues")
_ROUGHLY = frozenset({"plus", "moins", "près"})
_FRONTED = frozenset({"présent", "présente", "présents", "présentes", "absent", "absente"})
_AFTER_PARTICIPLE = frozenset({"à", "au", "aux", "par", "en", "sur", "dans", "de", "du", "des", "d'", "d’"})


def phrase_start(doc: Doc, head: int, floor: int, limit: int) -> int:
    """Return the first token of the longest noun phrase that holds the token ``head``."""
    for start in range(max(floor, head - REACH), head):
        if begins(doc, start, floor) and phrase_end(doc, start, limit) > head:
            return start
    return own_start(doc, head, floor)


def own_start(doc: Doc, head: int, floor: int) -> int:
    """Return where the determiners, adjectives and titles begin that stand right before ``head``."""
    start = head
    while start > floor and _precedes_head(doc[start - 1]):
        start -= 1
    return start - 1 if start > floor and start == head and is_article_of_role(doc, start - 1) else start


def _precedes_head(token: Token) -> bool:
    return token.pos_ in {"DET", "NUM", "ADJ"} or token.lower_ in CIVILITIES or is_person_name(token)


def begins(doc: Doc, start: int, floor: int) -> bool:
    """Tell whether a phrase that neither a preposition nor a verb governs begins at ``start``."""
    if not opens_phrase(doc[start]) or doc[start].ent_iob_ == "I" or _is_year(doc[start]):
        return False
    if _is_bare(doc[start]) or (start == floor and opens_fronted(doc[start])):
        return False
    if start > floor and doc[start].text[0].isupper() and word_class(doc[start - 1]) == "PROPN":
        return False
    if start > floor and doc[start - 1].pos_ in {"DET", "ADJ", "NUM", "NOUN", "PROPN"}:
        return False
    for position in range(start - 1, max(floor, start - REACH) - 1, -1):
        token = doc[position]
        if token.is_punct or token.pos_ in {"CCONJ", "SCONJ"} or token.lower_ in RELATIVES:
            break
        governed = is_preposition(token) and position == start - 1 and not _is_rough(doc, start)
        if governed or token.pos_ in {"VERB", "AUX"}:
            return False
    return True


def _is_rough(doc: Doc, start: int) -> bool:
    """Tell whether `plus de`, `près d'` before a number only says how exact it is."""
    counted = doc[start].like_num or doc[start].lower_ in {"un", "une"}
    return counted and start > 1 and doc[start - 1].lower_ in OF and doc[start - 2].lower_ in _ROUGHLY


def _is_year(token: Token) -> bool:
    """Tell whether ``token`` is a year in brackets (`« Le Pont » (1974), avait dit …`)."""
    return token.text.isdigit() and token.i > 0 and token.nbor(-1).text == "("


def _is_bare(token: Token) -> bool:
    """Tell whether ``token`` is a common noun without determiner that names no speaker, or a participle."""
    if token.pos_ != "NOUN" or token.ent_type_ or noun_kind(token.text):
        return False
    return token.text.islower() or token.lower_.endswith(PARTICIPLE_ENDINGS)


def opens_fronted(token: Token) -> bool:
    """Tell whether an office or a participle opens the sentence: `Photographe de métier, Ali Roux dit …`.

    `Invité à réagir, le directeur …`, `Présent à Lyon, le maire …`, `Contacté, le maire …`: no subject there.
    """
    if token.lower_ in CIVILITIES or is_person_name(token) or not token.text[0].isupper():
        return False
    if first_name_gender(token.text) is not None:  # `Léonie`
        return False
    if noun_kind(token.text) == "person" and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
        end = simple_phrase_end(token.doc, token.i, len(token.doc))
        return end < len(token.doc) and token.doc[end].text == ","
    participle = token.lower_.endswith(_FRONTED_ENDINGS) or token.lower_ in _FRONTED or token.pos_ == "ADJ"
    if not participle or token.ent_type_ in {"PER", "ORG", "LOC"}:
        return False
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return after.text == "," or after.pos_ == "ADP" or after.lower_ in _AFTER_PARTICIPLE


def first_phrase(doc: Doc, start: int, limit: int) -> Offsets | None:
    """Return the first noun phrase or subject pronoun between ``start`` and ``limit``, no adverbial."""
    for position in range(max(start, limit - REACH), limit):
        token = doc[position]
        if token.lower_ in PRONOUNS and token.pos_ == "PRON":
            return offsets(doc, position, position + 1)
        if begins(doc, position, start):
            return noun_phrase(doc, position, limit)
    return None
