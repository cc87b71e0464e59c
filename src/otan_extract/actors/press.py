"""Media that the text names as its source: ``les informations de X``, ``rapporte X``, ``au micro de X``."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from otan_extract.actors import tokens
from otan_extract.actors.folding import is_capitalized
from otan_extract.actors.heads import Phrase
from otan_extract.actors.names import end_of_name
from otan_extract.actors.speech import spoken
from otan_extract.actors.standing import Standing
from otan_extract.lexicon.tables import column, read

_LINKS = {
    "de": frozenset({"de", "du", "d'", "d’", "des"}),
    "du": frozenset({"de", "du", "d'", "d’", "des"}),
    "à": frozenset({"à", "au"}),
    "sur": frozenset({"sur"}),
    "par": frozenset({"par"}),
}
# Links that name the source right after their word.
_BARE = frozenset({"none", "said"})
_LONGEST = 7
_NEAR = 3
_TITLES = frozenset({"Le", "La", "Les", "L'", "L’"})
_ARTICLES = frozenset({"le", "la", "l'", "l’", "les"})


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    return {row["word"]: row["link"] for row in read("press_words")}


@lru_cache(maxsize=1)
def _said() -> frozenset[str]:
    """Return the participles of speech, which stand after an auxiliary."""
    return frozenset(word for word, link in _words().items() if link == "said")


def find_media(doc: Doc, shown: Standing) -> list[Phrase]:
    """Return the names that stand where a text names the medium that it quotes."""
    found = []
    for token in tokens.with_lower(doc, _words().keys()):
        link = _words()[token.lower_]
        start = token.i + 1 if link in _BARE else token.i + 2
        if start >= len(doc) or (link not in _BARE and doc[start - 1].lower_ not in _LINKS[link]):
            continue
        if start + 1 < len(doc) and doc[start].text in _ARTICLES:
            start += 1
            if link == "said" and not _is_acronym(doc[start]):
                continue
        if _is_medium(doc, start, link, shown):
            kind = "" if link == "said" else "media"
            found.append(Phrase(start, end_of_name(doc, start), kind, transparent=False))
    return found


def _is_medium(doc: Doc, start: int, link: str, shown: Standing) -> bool:
    """Tell whether the token ``start`` begins the name of a medium rather than of somebody or of a place."""
    name = doc[start]
    if not is_capitalized(name.text) or name.text in column("non_organizations", "first_word"):
        return False
    if name.text.startswith(("M.", "Mme")) or name.text in column("network_names", "name"):
        return False
    titled_office = start + 1 < len(doc) and doc[start + 1].lower_ in column("roles", "noun")
    if shown.is_other(name.text) or titled_office:
        return False
    if link in _BARE and _is_acronym(name):
        return True
    if link in ("none", "said"):
        return name.ent_type_ in ("ORG", "MISC") and (link == "none" or _is_unlike_noun(name))
    alone = start + 1 == len(doc) or doc[start + 1].ent_iob_ != "I"
    titled = name.text in _TITLES and name.ent_iob_ == "B"
    return name.ent_type_ in ("ORG", "MISC") or titled or (alone and link == "de" and name.pos_ == "PROPN")


def _is_acronym(name: Token) -> bool:
    """Tell whether a word in capitals is neither somebody's nor a place's name: ``selon l'INPV``."""
    return (
        name.is_upper
        and name.is_alpha
        and 3 <= len(name) <= _LONGEST
        and name.ent_type_ not in ("PER", "LOC")
    )


def find_speaking(doc: Doc) -> list[Phrase]:
    """Return the acronyms that say something: ``l'INPV a annoncé``."""
    found = []
    for token in tokens.with_text(doc, _said()):
        i = token.i - 2
        if i < 1 or doc[i + 1].pos_ != "AUX" or doc[i - 1].lower_ not in _ARTICLES:
            continue
        if _is_acronym(doc[i]) and doc[i].text not in column("non_organizations", "first_word"):
            found.append(Phrase(i, i + 1, "", transparent=False))
    return found


def _is_unlike_noun(name: Token) -> bool:
    """Tell whether a word is no common noun of people or bodies with a capital: ``a déclaré Grindal``."""
    return name.text.isalpha() and name.pos_ != "NOUN" and name.lower_ not in column("roles", "noun")


def is_source(name: Span) -> bool:
    """Tell whether ``name`` stands where a text names the medium that it quotes, or that somebody speaks to."""
    doc, i = name.doc, name.start - 1
    if i >= 0 and doc[i].text in _ARTICLES:
        i -= 1
    if i < 0:
        return False
    if _words().get(doc[i].lower_) == "none":
        return True
    if i and doc[i].lower_ == "après":
        return doc[i - 1].lower_ in ("d'", "d’")
    if i and doc[i].lower_ == "à" and tells(doc, i):
        return name.text not in column("first_names", "name")  # `a dit à Marianne`
    return i > 0 and doc[i].lower_ in _LINKS.get(_words().get(doc[i - 1].lower_, ""), frozenset())


def tells(doc: Doc, i: int) -> bool:
    """Tell whether a verb of speech or an interview stands right before the preposition ``i``: ``a confié à``."""
    for before in reversed(doc[max(i - _NEAR, 0) : i]):
        if before.is_punct and before.text != "-":
            return False
        if before.lower_ in spoken() or _words().get(before.lower_) == "à":
            return True
    return False
