"""Capitals that stand for a government: ``Moscou a réagi``, not ``à Moscou``."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from otan_extract.actors.reading import next_word, previous_word
from otan_extract.actors.speech import spoken
from otan_extract.lexicon.tables import read

_PREPOSITIONS = {
    "à": "à",
    "a": "à",
    "de": "de",
    "d'": "de",
    "d’": "de",
    "entre": "entre",
    "avec": "state",
    "selon": "state",
    "contre": "state",
    "par": "state",
    "envers": "state",
    "pour": "pour",
}
_COORDINATIONS = frozenset({"et", "ou", "ni", ","})
_SUBORDINATORS = frozenset({"que", "qu'", "qu’", "dont", "quand", "lorsque", "si", "comme"})
_CLITICS = frozenset(
    {
        "n'",
        "n’",
        "ne",
        "se",
        "s'",
        "s’",
        "y",
        "en",
        "l'",
        "l’",
        "lui",
        "leur",
        "le",
        "la",
        "les",
        "nous",
        "vous",
        "me",
        "m'",
        "m’",
        "te",
    }
)
_US = frozenset({"nous", "vous"})
_ADVERBS = frozenset({"aussi", "pourtant", "toujours", "également", "désormais", "toutefois", "déjà"})
_BEFORE_VERBS = _CLITICS | _ADVERBS
_OPENINGS = frozenset({".", "!", "?", "…"})
_ENDS = frozenset({".", "!", "?", "…", ";", ":"})
_BREAKS = frozenset({",", ".", ";", ":", "!", "?", "(", ")", "\n", "\n\n"})
_REACH = 100  # tokens of a sentence in which the verb of its subject must stand
_LISTED = 20  # tokens of a coordination on either side of a capital
_WINDOW = 8
_NEAR = 4
_AT = frozenset({"à", "au", "depuis", "devant", "dans", "vers", "derrière", "hors"})
_OF = frozenset({"de", "du"})
_PASSIVE = frozenset({"été", "est", "était", "fut", "sera", "serait"})


def is_place_of_power(tokens: Span) -> bool:
    """Tell whether a seat of power is a place or a word here, not those who govern there.

    ``à l'Élysée``, ``son départ de la Maison-Blanche``, ``des tasses marquées « Élysée »``.
    """
    doc, i = tokens.doc, tokens.start - 1
    if i > 0 and doc[i].is_quote and tokens.end < len(doc) and doc[tokens.end].is_quote:
        return True
    if i > 0 and doc[i].lower_ in ("l'", "l’", "la", "le"):
        i -= 1
    if i > 0 and doc[i].lower_ == "à" and doc[i - 1].lower_.endswith("on"):
        return not _is_one(doc[i - 1])
    if i < 0 or doc[i].lower_ in _AT:
        return i >= 0
    if i and doc[i].lower_ in _OF:
        return any(token.lower_ in _words("seat") for token in doc[max(i - _NEAR, 0) : i])
    return doc[i].lower_ in _words("seat")


def _is_one(token: Token) -> bool:
    """Tell whether a token is *on* after its verb: ``plaide-t-on à la Maison-Blanche``."""
    return token.lower_ == "on" or token.lower_.endswith("-on")


def stands_for_state(tokens: Span, capitals: frozenset[int]) -> bool:
    """Tell whether the capital in ``tokens`` stands for its government.

    ``capitals`` holds the first tokens of all capitals in the document, because coordinated capitals
    (``Paris et Berlin``) share one reading.
    """
    doc = tokens.doc
    first, last = _coordination(doc, tokens, capitals)
    if _is_pressed(doc, first, last):
        return True
    before = previous_word(doc[first])
    if before is not None and not before.is_sent_start and before.pos_ == "DET":
        return False
    role = _PREPOSITIONS.get(before.lower_) if before is not None else None
    if before is None or role is None:
        return _is_agent(doc, first, last, before)
    if role == "state":
        return True
    if role == "pour":
        return bool(before.is_sent_start)
    return _is_complement(before, role)


def _coordination(doc: Doc, tokens: Span, capitals: frozenset[int]) -> tuple[int, int]:
    """Return the bounds of the coordination of capitals that ``tokens`` is part of."""
    first, last = tokens.start, tokens.end
    floor, limit = max(2, first - _LISTED), min(len(doc) - 1, last + _LISTED)
    while first >= floor and doc[first - 1].lower_ in _COORDINATIONS and first - 2 in capitals:
        first -= 2
    while last < limit and doc[last].lower_ in _COORDINATIONS and last + 1 in capitals:
        last += 2
    if first and doc[first - 1].lower_ == "ni":
        first -= 1
    return first, last


def _is_agent(doc: Doc, first: int, last: int, before: Token | None) -> bool:
    """Tell whether the capital is the subject of a verb, before or after it."""
    following = next_word(doc[last - 1])
    if before is not None and before.pos_ in ("VERB", "AUX"):
        return _is_inverted_subject(doc[first], before)
    if before is not None and before.lower_ in _SUBORDINATORS:
        return (
            following is not None and following.text[0].isalpha() and following.lower_ not in _words("place")
        )
    if (
        before is not None
        and before.pos_ in ("ADP", "NOUN", "ADJ", "PROPN", "NUM")
        and not before.is_sent_start
    ):
        return _is_subject(doc[first])
    if following is None or following.text in "(-–—:./" or (before is not None and before.text == "("):
        return False
    if following.text == ",":
        return _is_apposed_subject(doc, first, following)
    if _is_called_city(doc, following):
        return False
    starts = before is None or before.text in _OPENINGS
    if following.lower_ in _CLITICS | _US or not starts:
        return _verb_follows(doc, following)
    return _verb_follows(doc, following) or (
        following.text.islower()
        and following.pos_ not in ("ADP", "CCONJ", "SCONJ", "PUNCT", "DET", "PRON")
        and following.lower_ not in _words("place")
    )


def _is_inverted_subject(capital: Token, verb: Token) -> bool:
    """Tell whether a capital after a verb is its subject (``a annoncé Moscou``), or one that it wants to move.

    ``sollicite Pékin`` can only mean the government.
    """
    if verb.lower_.startswith(tuple(_words("influence"))):
        return True
    infinitive = "Inf" in str(verb.morph) or capital.dep_ in ("obj", "iobj", "obl", "obl:arg", "obl:mod")
    return not infinitive and verb.lower_ not in _words("place")


def _is_pressed(doc: Doc, first: int, last: int) -> bool:
    """Tell whether somebody presses the capital to do something: ``presse de son côté Ottawa de signer``."""
    if last + 1 >= len(doc) or doc[last].lower_ not in ("de", "d'", "d’", "à"):
        return False
    if "Inf" not in str(doc[last + 1].morph):
        return False
    before = doc[max(first - _NEAR - 1, 0) : first]
    if before and before[-1].lower_ in ("à", "en", "dans"):
        return False  # `invité à Vienne à donner trois concerts`
    return any(
        token.lower_ == "somme" or token.lower_.startswith(tuple(_words("influence"))) for token in before
    )


def _is_apposed_subject(doc: Doc, first: int, comma: Token) -> bool:
    """Tell whether a capital before a comma is the subject of the sentence, rather than a dateline."""
    rest = doc[comma.i + 1 : _end_of_line(doc, comma.i)]
    if not rest or any(token.text[0].isdigit() for token in rest[:2]) or rest[0].lower_ == "le":
        return False
    opens = doc[first].is_sent_start and any(token.pos_ in ("VERB", "AUX") for token in rest)
    return opens or _is_subject(doc[first])


def _end_of_line(doc: Doc, i: int) -> int:
    """Return the end of the sentence by its marks, at most ``_REACH`` on: the parser may end it at a comma."""
    limit = min(len(doc), i + _REACH)
    return next((end for end in range(i, limit) if doc[end].text in _ENDS or "\n" in doc[end].text), limit)


def _is_subject(token: Token) -> bool:
    return token.dep_.startswith("nsubj") and token.head.lower_ not in _words("place")


def _is_called_city(doc: Doc, following: Token) -> bool:
    """Tell whether the words after a capital speak of a town: ``Londres a été le théâtre de …``."""
    after = doc[following.i : following.i + 6]
    if any(token.lower_ in _words("city") for token in after):
        return True
    return after[0].lower_ in ("a", "avait", "est", "était", "fut", "sera", "serait") and any(
        token.lower_ in _words("undergone") for token in after if _is_passive(token)
    )


def _is_passive(participle: Token) -> bool:
    """Tell whether a form of *être* stands right before a participle or its adverb."""
    window = participle.doc[max(participle.i - 2, 0) : participle.i]
    return any(token.lower_ in _PASSIVE for token in window)


def _verb_follows(doc: Doc, following: Token) -> bool:
    """Tell whether ``following`` starts a verb group of an agent."""
    i = following.i
    if following.lower_ in _US and i + 1 < len(doc):  # what a town does to us too: ``Londres nous attend``
        return doc[i + 1].lower_ in spoken() or doc[i + 1].lower_ in _words("on us")
    while i < len(doc) and doc[i].lower_ in _BEFORE_VERBS:
        i += 1
    if i == len(doc):
        return False
    verb = doc[i]
    if verb.lower_ in _words("place"):
        return False
    return verb.pos_ in ("VERB", "AUX") or i > following.i or verb.is_upper


def _is_complement(preposition: Token, role: str) -> bool:
    """Tell whether the noun or verb that governs ``preposition`` makes the capital a government."""
    doc = preposition.doc
    window = [token.lower_ for token in doc[max(preposition.i - _WINDOW, 0) : preposition.i]]
    if role == "de":
        return any(word in _words("noun") for word in window[-2:])
    if role == "entre":
        return any(word in _words("relation") for word in window)
    return any(word in _words("verb") for word in _clause_before(preposition))


def _clause_before(preposition: Token) -> list[str]:
    """Return the few words before a preposition, back to punctuation or to another preposition."""
    found: list[str] = []
    doc = preposition.doc
    for i in range(preposition.i - 1, max(preposition.i - _WINDOW, 0) - 1, -1):
        token = doc[i]
        other = token.pos_ == "ADP" and token.lower_ not in ("de", "d'", "d’", "du")
        if other or token.text in _BREAKS:
            break
        if token.pos_ != "NOUN" or preposition.i - i <= 2:
            found.append(token.lower_)
    return found


@lru_cache(maxsize=8)
def _words(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read("capital_words") if row["role"] == role)
