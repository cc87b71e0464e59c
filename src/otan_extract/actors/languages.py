"""Names of languages: ``en russe``, ``parle l'arabe``, ``traduit du turc`` are no mention of a country."""

from __future__ import annotations

from spacy.tokens import Span

from otan_extract.lexicon.tables import column, read

_SINGULAR = frozenset({"le", "du", "au", "l'", "l’"})
_ABOUT_LANGUAGE = ("langue", "linguist", "francophon", "locuteur", "grammaire", "vocabulaire", "traduct")
# What may stand before a language that somebody speaks: ``parle un anglais parfait``, ``ni russe ni turc``.
_BARE = frozenset({"un", "ni", "et", "ou"})
_TONGUES = frozenset({"langue", "langues", "dialecte", "dialectes"})
_AROUND = 40
_DETERMINERS = frozenset({"le", "l'", "l’", "du", "au", "de", "d'", "d’", "en"})


def is_speaker(folded: str, start: int, prefix: str) -> bool:
    """Tell whether a compound tells what language somebody of a region speaks: ``Franco-Ontarien``.

    The folded word at ``start`` is its second part. ``franco-québécois`` tells of France and Quebec.
    """
    kind = f"speaks_{prefix.rstrip('-').lower()}"
    stems = tuple(row["word"] for row in read("language_words") if row["kind"] == kind)
    return folded.startswith(stems, start)


def is_language(tokens: Span) -> bool:
    """Tell whether a lower-case demonym is the name of a language."""
    doc = tokens.doc
    before = doc[tokens.start - 1] if tokens.start else None
    if before is None or not (tokens.text.islower() or before.lower_ == "en"):
        return False
    following = doc[tokens.end] if tokens.end < len(doc) else None
    named = following is not None and following.text[:1].isupper() and not following.is_sent_start
    if before.lower_ == "en":
        return tokens[-1].pos_ != "ADJ" or following is None or following.pos_ not in ("NOUN", "PROPN")
    if before.lower_ == "un" and tokens.start > 1 and before.nbor(-1).lower_ == "dans":
        return True
    if before.lower_ in _TONGUES:
        return True
    words = {token.lower_ for token in doc[max(tokens.start - 4, 0) : tokens.start]}
    learned = bool(words & column("language_words", "word"))
    if learned and before.lower_ in _BARE:
        return "Plur" not in str(tokens[-1].morph) and "Fem" not in str(tokens[-1].morph)
    if before.lower_ in _DETERMINERS:
        return not named and (learned or _stands_alone(tokens) or _is_topic(tokens))
    qualifies = tokens[-1].pos_ == "ADJ" and following is not None and not following.is_punct
    return learned and before.lower_ in column("language_words", "word") and not qualifies


def _is_topic(tokens: Span) -> bool:
    """Tell whether the text around a demonym that qualifies no noun is about languages."""
    doc = tokens.doc
    following = doc[tokens.end] if tokens.end < len(doc) else None
    before = doc[tokens.start - 1].lower_
    if before not in _SINGULAR or (following is not None and following.pos_ in ("NOUN", "PROPN")):
        return False
    around = doc[max(tokens.start - _AROUND, 0) : tokens.end + _AROUND]
    return any(token.lower_.startswith(_ABOUT_LANGUAGE) for token in around)


def _stands_alone(tokens: Span) -> bool:
    """Tell whether a masculine singular demonym after an article qualifies no noun."""
    root = tokens[-1]
    singular = root.nbor(-1).lower_ in _SINGULAR
    following = root.nbor(1) if root.i + 1 < len(root.doc) else None
    if following is None or following.is_punct:
        return (singular or "Plur" not in str(root.morph)) and "Fem" not in str(root.morph)
    if root.pos_ != "NOUN" or "Plur" in str(root.morph) or "Fem" in str(root.morph):
        return False
    return following.pos_ not in ("NOUN", "PROPN", "ADJ")
