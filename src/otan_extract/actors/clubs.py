"""Sports clubs by the word that begins their name: ``FC …``, ``Stade lavallois``, ``Olympique de …``."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Token

from otan_extract.actors import tokens
from otan_extract.actors.folding import is_capitalized
from otan_extract.actors.heads import Phrase
from otan_extract.actors.phrases import end_of_capitals
from otan_extract.lexicon.tables import column, read

_OF = frozenset({"de", "d'", "d’"})
# What inhabitants of a town are called ends so: ``lavallois``, ``rennais``, ``toulousain``, ``lorientais``.
_ENDINGS = ("ais", "ois", "ain", "ien", "éen", "ine", "aise", "oise", "aine", "ienne", "éenne", "ot", "on")
_EVENTS = frozenset({"Open", "Army", "Navy", "Air", "Marines", "Airways", "Steel", "Dollar"})


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    return {row["word"]: row["place"] for row in read("club_words")}


def find_clubs(doc: Doc) -> list[Phrase]:
    """Return the names of clubs in ``doc``."""
    found = []
    for token in tokens.with_text(doc, _words().keys()):
        end = _end(doc, token, _words()[token.text])
        if end:
            found.append(Phrase(token.i, end, "sports_club", transparent=False))
    return found


def _end(doc: Doc, first: Token, place: str) -> int:
    """Return the end of the club's name that starts with ``first``, 0 if it starts none."""
    start = first.i + 1
    if start >= len(doc) or first.ent_type_ == "PER" or not first.whitespace_:
        return 0
    following = doc[start]
    if place == "adjective" and _is_of_town(following):
        return start + 1
    if following.lower_ in _OF and start + 1 < len(doc) and first.text in ("Olympique", "Racing", "Sporting"):
        start += 1
        following = doc[start]
    elif place == "adjective" and first.text != "Racing":
        return 0
    if not is_capitalized(following.text) or not following.is_alpha or following.text in _EVENTS:
        return 0
    if following.lower_ in column("function_words", "word"):
        return 0
    end = end_of_capitals(doc, start)
    of_town = doc[end - 1].text == "Club" and end + 1 < len(doc) and doc[end].lower_ in _OF
    return end_of_capitals(doc, end + 1) if of_town and is_capitalized(doc[end + 1].text) else end


def _is_of_town(token: Token) -> bool:
    return (
        token.text.islower() and token.text.endswith(_ENDINGS) and token.pos_ in ("ADJ", "NOUN", "PROPN", "X")
    )
