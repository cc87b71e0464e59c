"""Capitalized short forms of organizations: ``l'Alliance``, ``la Fédération``, ``le Parisien``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from otan_extract.actors import tokens
from otan_extract.actors.folding import is_capitalized
from otan_extract.actors.gazetteer import Organization
from otan_extract.actors.reading import Reading
from otan_extract.layers import OrganizationMention
from otan_extract.lexicon.tables import column

_ARTICLES = frozenset({"le", "la", "les", "l'", "l’", "du", "au", "des", "aux"})
_LONGEST_LETTERS = 3
_COMPLEMENTS = frozenset({"de", "du", "des", "d'", "d’"})


def find_short_forms(
    reading: Reading, mentions: list[OrganizationMention], organizations: dict[str, Organization]
) -> Iterator[tuple[Token, Organization]]:
    """Yield the tokens that stand for an organization of the document, with the organization.

    ``mentions`` are those found so far, in order; ``organizations`` maps their ids to the facts. Of
    several organizations that a form could stand for, it is the last one named before, else the first.
    """
    wanted = _by_word(organizations)
    wanted_anywhere = reading.gazetteer.bare_media
    for token in tokens.with_text(reading.doc, wanted.keys() | wanted_anywhere.keys()):
        word = token.text
        if not _has_article(token) or (is_longer_name(token) and not _is_told(token, word, wanted_anywhere)):
            continue
        if word in wanted_anywhere:
            yield token, wanted_anywhere[word]
            continue
        found = _nearest(mentions, wanted[word], token.idx)
        if found is not None:
            yield token, organizations[found]


def _is_told(token: Token, word: str, media: dict[str, Organization]) -> bool:
    """Tell whether a medium stands before the person who speaks to it: ``explique au Monde Luc Valmont``."""
    if word not in media or token.nbor(-1).lower_ not in ("au", "aux") or token.i + 1 == len(token.doc):
        return False
    following = token.nbor(1)
    return following.ent_iob_ == "B" and following.ent_type_ == "PER"


def find_bare(doc: Doc, words: Iterable[str]) -> Iterator[Token]:
    """Yield the tokens that are one of ``words`` after an article and go on as no longer name."""
    for token in tokens.with_text(doc, words):
        if _has_article(token) and not is_longer_name(token):
            yield token


def _by_word(organizations: dict[str, Organization]) -> dict[str, set[str]]:
    """Return the ids of the organizations that each short form can stand for."""
    wanted: dict[str, set[str]] = {}
    for identifier, known in organizations.items():
        first = known.name.split()[0].rstrip("'")
        is_head = len(known.name.split()) > 1 and first.lower() in column("organization_heads", "head")
        words = [*known.short_forms, *_nickname(known), *([first] if is_head and len(first) > 3 else [])]
        for word in words:
            if is_capitalized(word) and " " not in word:
                wanted.setdefault(word, set()).add(identifier)
    return wanted


def _nickname(known: Organization) -> list[str]:
    """Return what a club is called before its town: ``Bruins`` for ``Bruins de Boston``."""
    first, _, rest = known.name.partition(" ")
    of_town = rest.startswith(("de ", "d'", "d’", "du ", "des "))
    club = known.type == "sports_club" and first not in column("club_words", "word")
    several = first.endswith("s")  # `la Victoire`, `le Maghreb` are other things, too
    return [first] if club and of_town and several and len(first) > _LONGEST_LETTERS else []


def _has_article(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ in _ARTICLES and token.text[0].isupper()


def is_longer_name(token: Token) -> bool:
    """Tell whether the word goes on as another name: ``l'Agence spatiale``, ``la Commission des lois``."""
    if token.i + 1 == len(token.doc):
        return False
    following = token.nbor(1)
    if following.lower_ in _COMPLEMENTS:
        return following.i + 1 < len(token.doc) and not _is_date(following.nbor(1))
    adjective = following.pos_ == "ADJ" and bool(token.whitespace_)
    return (
        adjective
        or (is_capitalized(following.text) and bool(token.whitespace_))
        or following.text == "-"
        or following.text.isdigit()
    )


def _is_date(token: Token) -> bool:
    return token.like_num or token.text[:1].isdigit()


def _nearest(mentions: list[OrganizationMention], wanted: set[str], position: int) -> str | None:
    """Return the id of the wanted organization named last before ``position``, else of the first after."""
    before = [mention.id for mention in mentions if mention.id in wanted and mention.start < position]
    if before:
        return before[-1]
    return next(
        (mention.id for mention in mentions if mention.id in wanted),
        min(wanted) if len(wanted) == 1 else None,
    )
