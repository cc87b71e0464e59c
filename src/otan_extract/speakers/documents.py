"""`le document`, `le rapport`: the document that the text has called by a fuller name before."""

from __future__ import annotations

from otan_extract.speakers.bodies import short
from otan_extract.speakers.discourse import Identity
from otan_extract.speakers.mentions import noun_phrase
from otan_extract.speakers.nouns import noun_kind
from otan_extract.speakers.phrases import NounPhrase, head_word
from otan_extract.speakers.register import Register
from otan_extract.speakers.wordlists import plain

# Tokens and sentences back in which the text may have named it.
_REACH = 200
_SENTENCES = 8
_LONGEST_PHRASE = 14
# What any written document can be called.
_ANY = frozenset({"document", "texte"})


def document_before(register: Register, phrase: NounPhrase) -> Identity | None:
    """Return the document for which a bare noun stands: the last one with that noun and a complement, or None.

    `le document` also stands for one with another noun (`Un rapport de la Cour … Le document`).
    """
    doc, start = register.doc, phrase.span.start
    noun = plain(head_word(doc, phrase.head))
    bare = phrase.determiner in {"definite", "demonstrative"} and plain(short(phrase.core)) == noun
    if not bare or phrase.plural or noun_kind(head_word(doc, phrase.head)) != "document":
        return None
    for i in range(start - 1, max(0, start - _REACH), -1):
        form = doc[i].lower_
        called = plain(form) == noun or (noun in _ANY and noun_kind(form) == "document")
        if not called or i in register.discourse.quoted:
            continue
        if doc[i - 1].pos_ != "DET" or register.discourse.sentences_between(i, start) > _SENTENCES:
            continue
        told = register.phrase(noun_phrase(doc, i - 1, min(start, i + _LONGEST_PHRASE)))
        if not told.plural and _tells_author(told, named=noun not in _ANY):
            return register.identity(short(told.core), "document")
    return None


def _tells_author(phrase: NounPhrase, *, named: bool) -> bool:
    """Tell whether a complement tells who wrote a document, by name if ``named``: not `une note de trois pages`."""
    complement = phrase.span.doc[phrase.head + 1 : phrase.span.end]
    if any(token.text[:1].isupper() for token in complement):
        return True
    return not named and any(noun_kind(token.text) in {"person", "organization"} for token in complement)
