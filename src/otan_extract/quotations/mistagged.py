"""Verbs that the tagger takes for nouns: `l'avocat juge le dossier « vide »`."""

from __future__ import annotations

from otan_extract.quotations.layout import Layout

_CLAUSE_REACH = 20  # tokens before a verb in which its clause has begun
_ACT_REACH = 7  # tokens from a verb to the "de" of its infinitive
_THIRD_PERSONS = ("e", "t", "d")  # of the present; "nt" in the plural
_SUBJECT_POS = ("NOUN", "PROPN", "ADJ")


def governs_act(layout: Layout, index: int) -> bool:
    """Tell whether an infinitive hangs on what is taken for a noun: `et demande aux élus de voter`."""
    words = layout.words[index + 1 : index + _ACT_REACH]
    if words[:1] not in (("de",), ("d'",), ("à",), ("au",), ("aux",)):
        return False
    links = [index + 1 + k for k, word in enumerate(words) if word in ("de", "d'")]
    return any(
        "VerbForm=Inf" in str(layout.doc[link + 1].morph) for link in links if link + 1 < len(layout.doc)
    )


def is_noun_like_verb(layout: Layout, index: int) -> bool:
    """Tell whether what is taken for a noun stands bare before a subject: `« … », image la directrice`."""
    if index + 1 >= len(layout.doc) or layout.doc[index].pos_ not in ("NOUN", "ADJ"):
        return False
    following = layout.doc[index + 1]
    finite = layout.doc[index].text.islower() and layout.words[index].endswith(_THIRD_PERSONS)
    return finite and (following.pos_ == "DET" or following.ent_type_ == "PER")


def governs_object(layout: Layout, index: int) -> bool:
    """Tell whether what is taken for a noun is the verb of its clause: `l'avocat juge le dossier « vide »`.

    A noun right before, an article right after, no other finite verb in the clause.
    """
    doc = layout.doc
    if not 0 < index < len(doc) - 1 or doc[index].pos_ != "NOUN" or doc[index - 1].pos_ not in _SUBJECT_POS:
        return False
    if doc[index + 1].pos_ != "DET" or layout.words[index + 1] in ("du", "des", "de"):
        return False
    for before in range(index - 1, max(-1, index - _CLAUSE_REACH), -1):
        if doc[before].is_sent_start or layout.words[before] in ".!?;:":
            return True
        if "VerbForm=Fin" in str(doc[before].morph) or doc[before].is_punct:
            return False
    return index < _CLAUSE_REACH
