"""Verbs that the tagger takes for nouns: `l'avocat juge le dossier « vide »`."""

from __future__ import annotations

from otan_extract.quotations.layout import Layout

_CLAUSE_REACH = 20  # tokens before a verb in which its clause has begun
_SUBJECT_POS = ("NOUN", "PROPN", "ADJ")


def governs_object(layout: Layout, index: int) -> bool:
    """Tell whether what is taken for a noun is the verb of its clause: `l'avocat juge le dossier « vide »`.

    A noun right before, an article right after, no other finite verb in the clause.
    """
    doc = layout.doc
    if index + 1 == len(doc) or doc[index].pos_ != "NOUN" or doc[index - 1].pos_ not in _SUBJECT_POS:
        return False
    if doc[index + 1].pos_ != "DET" or layout.words[index + 1] in ("du", "des", "de"):
        return False
    for before in range(index - 1, max(-1, index - _CLAUSE_REACH), -1):
        if doc[before].is_sent_start or layout.words[before] in ".!?;:":
            return True
        if "VerbForm=Fin" in str(doc[before].morph) or doc[before].is_punct:
            return False
    return index < _CLAUSE_REACH
