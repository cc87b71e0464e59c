"""Does a form of the tables name the organization here? Not a product, a channel, a person, a place."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Span

from otan_extract.actors.folding import is_capitalized
from otan_extract.actors.introducers import is_announced
from otan_extract.actors.phrases import CALENDAR
from otan_extract.actors.press import is_source
from otan_extract.actors.reading import Reading, entry_of
from otan_extract.actors.tokens import opens_sentence
from otan_extract.actors.trie import Match
from otan_extract.columns import columns
from otan_extract.lexicon.tables import column, read

_LINKS = frozenset({"de", "du", "des", "d'", "d’", "la", "le", "les", "l'", "l’", "à", "au", "aux"})
_TO = frozenset({"à", "au", "aux"})
_IN_CHARGE = ("ministre", "vice-ministre")
_ASSIGNED = ("secrétaire", "sous-secrétaire", "conseiller", "conseillère", "délégué")
_ORGANIZATION = frozenset({"organization"})
_NAME = frozenset({"name"})
_MASCULINE = frozenset({"le", "du", "au"})
_IN = frozenset({"en", "dans"})
_ELIDED = frozenset({"d'", "d’"})
_FORCES = frozenset({"government_body", "military"})
_SPOKEN_OF = 2
_CHANNEL_WORDS = frozenset(
    {
        "sur",
        "chaîne",
        "via",
        "page",
        "compte",
        "comptes",
        "profil",
        "groupe",
        "vidéo",
        "vidéos",
        "réseau",
        "réseaux",
        "post",
    }
)
_ARTICLES = frozenset({"la", "le", "l'", "l’", "les", "du", "des", "au", "aux"})
_WITHOUT_ARTICLE = frozenset({"Renaissance", "Horizons", "Avenir", "Ecolo", "Sumar", "Podemos"})
_EVENT_WORDS = frozenset(
    {"concert", "concerts", "salle", "match", "tournoi", "spectacle", "scène", "public", "arena"}
)
# ``840d``, ``xDrive``: what no word of French looks like.
_MODEL = re.compile(r"(?:\d{2,}[a-df-z]{1,2}|[a-z][A-Z][a-z]+)\Z")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}\Z")
_TITLES = frozenset({"Le", "La", "Les", "L'", "L’"})
_OF = frozenset({"de", "du", "des", "d'", "d’"})
_CODE = 2
_ARTICLES_OF_THINGS = frozenset({"un", "une", "unique", "cette", "sa", "ma", "leur", "deux", "trois"})


def names_body(reading: Reading, match: Match) -> bool:
    """Tell whether ``match`` names an organization here."""
    tokens = reading.tokens(match)
    form = reading.text[match.start : match.end]
    if _is_person(tokens) or stands_for_other(reading, match) or _is_signature(tokens, form):
        return False
    if is_portfolio(tokens) or not _is_local(reading, match, form):
        return False
    if form.isupper() and len(form) < 4 and _is_quantity(tokens, reading.after(match.end)):
        return False
    if tokens[0].text == "Région" and tokens.start and tokens.doc[tokens.start - 1].lower_ in _IN:
        return False  # ``en Région bruxelloise``
    if form == "Bercy":
        return not _EVENT_WORDS.intersection(token.lower_ for token in tokens[0].sent)
    return form not in _ambiguous() or _has_evidence(reading, match, tokens)


def stands_for_other(reading: Reading, match: Match) -> bool:
    """Tell whether the name of a body stands for a channel, a product, a member of it or a canton here."""
    tokens = reading.tokens(match)
    form = reading.text[match.start : match.end]
    if _is_code(reading, match, form) or _is_described(reading, match, tokens):
        return True
    if form in column("network_names", "name") and _is_channel(tokens):
        return True
    if form.isupper() and _is_member(reading, match, tokens):
        return True
    return _is_thing(tokens, reading.after(match.end), _kind(reading, match))


@lru_cache(maxsize=1)
def _homes() -> dict[str, list[str]]:
    """Return the countries of the acronyms that mean something else in all others: ``MRC``."""
    return {row["acronym"]: row["homes"].split() for row in read("local_acronyms")}


def _is_local(reading: Reading, match: Match, form: str) -> bool:
    """Tell whether the document is of a country where ``form`` is the acronym of a body, or speaks of one.

    One mention of the country is enough where the document is of none, or the full name of the body.
    """
    homes = _homes().get(form)
    if homes is None or reading.home in homes:
        return True
    if any(reading.codes.get(home, 0) >= (_SPOKEN_OF if reading.home else 1) for home in homes):
        return True
    return any(entry.target in reading.named_in_full for entry in match.entries)


def _kind(reading: Reading, match: Match) -> str | None:
    """Return the type of the organization that ``match`` is a form of."""
    entry = entry_of(match, _ORGANIZATION)
    return None if entry is None else reading.gazetteer.organizations[entry.target].type


@lru_cache(maxsize=1)
def _ambiguous() -> frozenset[str]:
    return column("ambiguous_organizations", "form")


def _has_evidence(reading: Reading, match: Match, tokens: Span) -> bool:
    """Tell whether the text takes an ambiguous form for a name."""
    first = tokens[0]
    if _is_within_name(tokens):
        return False
    if first.text[0].isdigit() and _is_of_place(tokens):
        return False
    if is_announced(tokens) or is_source(tokens):
        return True
    if first.text[0].isdigit():
        return is_capitalized(tokens[-1].text)
    if _is_branch(reading, match) or (_kind(reading, match) == "sports_club" and _is_masculine(tokens)):
        return True
    if _is_model(reading, match, tokens) or _is_event(reading, match, tokens):
        return False
    return first.ent_type_ == "ORG" or _looks_like_name(reading, match, tokens)


def _is_masculine(tokens: Span) -> bool:
    """Tell whether a masculine article stands before a club: ``le Servette``, not the quarter ``la Servette``."""
    return tokens.start > 0 and tokens.doc[tokens.start - 1].lower_ in _MASCULINE


def _is_branch(reading: Reading, match: Match) -> bool:
    """Tell whether a country follows a firm, as it does in the name of its branch: ``Orange Mali``."""
    follows = reading.after(match.end) == " " and _kind(reading, match) == "company"
    return follows and any(
        other.start == match.end + 1 and entry_of(other, _NAME) is not None
        for other in reading.overlapping(match.end + 1, match.end + 2)
    )


def _looks_like_name(reading: Reading, match: Match, tokens: Span) -> bool:
    """Tell whether capitals and tags make an ambiguous form a name."""
    first = tokens[0]
    if len(tokens) > 1 and first.text in _TITLES:
        if reading.after(match.end) == " " and _goes_on(tokens):
            return False
        return not opens_sentence(first) or tokens.text not in column("place_names", "name")
    if first.ent_type_ in ("PER", "LOC") or first.pos_ not in ("PROPN", "X", "NOUN"):
        return len(tokens) > 1 and first.ent_type_ != "LOC"
    if opens_sentence(first):
        return len(tokens) > 1 or _is_bare_subject(tokens)
    return reading.text[match.start].isupper()


def _goes_on(tokens: Span) -> bool:
    """Tell whether a title goes on as a noun phrase: ``La Côte d'Azur``, ``Le Centre hospitalier``."""
    following = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
    return following is not None and (
        following.text in _ELIDED or (following.pos_ == "ADJ" and following.is_lower)
    )


def _is_bare_subject(tokens: Span) -> bool:
    """Tell whether a word that opens a sentence has a verb but no article, as only names do: ``Orange recrute``."""
    following = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
    return following is not None and following.pos_ in ("VERB", "AUX") and tokens[0].pos_ != "VERB"


def is_portfolio(span: Span) -> bool:
    """Tell whether the span is what somebody is in charge of: ``ministre de l'Éducation nationale``."""
    doc, i = span.doc, span.start - 1
    forms = columns(doc).forms
    if i < 0 or forms[i].lower() not in _LINKS:
        return False
    assigned = False
    while i >= 0 and (forms[i].lower() in _LINKS or (doc[i].pos_ == "ADJ" and i < span.start - 1)):
        assigned = assigned or forms[i].lower() in _TO
        i -= 1
    if i < 0:
        return False
    if forms[i].lower().startswith(_IN_CHARGE):
        return True
    of_body = span[0].lower_ in column("organization_heads", "head")  # ``conseiller à la Cour des comptes``
    return assigned and not of_body and doc[i].lower_.startswith(_ASSIGNED)


def _is_within_name(tokens: Span) -> bool:
    """Tell whether one word is a part of a longer name: ``relate Iris Vasseur``, ``Irish Times``."""
    doc = tokens.doc
    if len(tokens) > 1:
        return False
    before = doc[tokens.start - 1] if tokens.start else None
    after = doc[tokens.end] if tokens.end < len(doc) else None
    follows = (
        before is not None
        and bool(before.whitespace_)
        and before.is_title
        and before.pos_ == "PROPN"
        and not opens_sentence(before)
    )
    goes_on = (
        after is not None
        and bool(tokens[0].whitespace_)
        and after.is_title
        and after.ent_iob_ == "I"
        and tokens[0].ent_type_ == "PER"
    )
    return follows or goes_on


def _is_event(reading: Reading, match: Match, tokens: Span) -> bool:
    """Tell whether an article makes a medium's name a common noun: ``la Libération``, ``la Nature``."""
    kind = _kind(reading, match)
    before = tokens.doc[tokens.start - 1].lower_ if tokens.start else ""
    return kind == "media" and len(tokens) == 1 and before in ("la", "le", "l'", "l’")


def _is_of_place(tokens: Span) -> bool:
    """Tell whether a place follows a race: ``les 24 Heures du Mans``."""
    doc = tokens.doc
    return tokens.end < len(doc) and doc[tokens.end].lower_ in ("de", "du", "d'", "d’")


def _is_model(reading: Reading, match: Match, tokens: Span) -> bool:
    """Tell whether a firm's name stands for one of its products: ``la BMW Série 8``, ``une Porsche``."""
    doc = tokens.doc
    before = doc[tokens.start - 1].lower_ if tokens.start else ""
    kind = _kind(reading, match)
    if kind == "political_party" and tokens.text in _WITHOUT_ARTICLE:
        return before in _ARTICLES
    if kind != "company":
        return False
    after = doc[tokens.end] if tokens.end < len(doc) and reading.after(match.end) == " " else None
    return before in _ARTICLES or (after is not None and after.text[0].isupper() and after.ent_type_ != "PER")


def _is_quantity(tokens: Span, after: str) -> bool:
    """Tell whether a number makes two or three capitals a unit or a road: ``0,04 UA``, ``la RN 112``."""
    doc = tokens.doc
    before = doc[tokens.start - 1].text if tokens.start else ""
    following = doc[tokens.end].text if tokens.end < len(doc) else ""
    return before[-1:].isdigit() or (after in " -" and following.isdigit())


def _is_member(reading: Reading, match: Match, tokens: Span) -> bool:
    """Tell whether the acronym of a force stands for one of its members: ``un CRS``."""
    before = tokens.doc[tokens.start - 1].lower_ if tokens.start else ""
    return before in ("un", "une") and _kind(reading, match) in _FORCES


def _is_signature(tokens: Span, form: str) -> bool:
    """Tell whether letters with points are somebody's initials below an article: ``Par Y.B.``."""
    before = tokens.doc[tokens.start - 1] if tokens.start else None
    return (
        _INITIALS.match(form) is not None
        and before is not None
        and (before.lower_ == "par" or "\n" in before.text)
    )


def _is_code(reading: Reading, match: Match, form: str) -> bool:
    """Tell whether two letters in brackets are where somebody is from, and no firm: ``Meyrin (GE)``, ``(PS/GE)``."""
    if len(form) != _CODE or reading.before(match.start) not in "(/" or reading.after(match.end) != ")":
        return False
    entry = entry_of(match, _ORGANIZATION)
    named = entry is not None and entry.target in reading.named_in_full
    return _kind(reading, match) == "company" and not named


def _is_described(reading: Reading, match: Match, tokens: Span) -> bool:
    """Tell whether a medium's title is what it says: ``Le Parisien Tim Valmont``, ``L'Équipe de France``.

    What is told on a day is the medium's: ``Le Monde du 4 mai``.
    """
    titled = _kind(reading, match) == "media" and tokens[0].text in _TITLES
    if not titled or reading.after(match.end) != " " or tokens.end + 1 >= len(tokens.doc):
        return False
    following, last = tokens.doc[tokens.end], tokens.doc[tokens.end + 1]
    if following.ent_type_ == "PER" and following.text in column("first_names", "name"):
        return tokens.start == 0 or tokens.doc[tokens.start - 1].lower_ not in column("press_words", "word")
    if following.lower_ not in _OF or not opens_sentence(tokens[0]):
        return False
    country = any(entry_of(other, _NAME) for other in reading.overlapping(last.idx, last.idx + 1))
    common = last.pos_ == "NOUN" and last.is_lower and last.lower_ not in CALENDAR
    return country or (common and len(tokens) > 1)


def _is_channel(tokens: Span) -> bool:
    before = tokens.doc[max(tokens.start - 3, 0) : tokens.start]
    return any(token.lower_ in _CHANNEL_WORDS for token in before)


def _is_person(tokens: Span) -> bool:
    first = tokens[0]
    if first.ent_type_ != "PER" or first.ent_iob_ != "I" or len(tokens) > 1:
        return False
    before = first.nbor(-1)
    return before.text[:1].isupper() and before.pos_ == "PROPN"


def _is_thing(tokens: Span, after: str, kind: str | None) -> bool:
    """Tell whether a company's name is that of a product: ``une Porsche``, ``la Porsche 911``, ``BMW 840d``."""
    doc = tokens.doc
    following = doc[tokens.end] if after == " " and tokens.end < len(doc) else None
    if kind == "company" and following is not None and _MODEL.match(following.text):
        return True
    form = columns(doc).between(tokens.start, tokens.end)
    if not form[0].isupper() or form.isupper():
        return False
    before = doc[tokens.start - 1].lower_ if tokens.start else ""
    numbered = following is not None and following.text.isdigit() and len(tokens) == 1
    model = (
        kind == "company"
        and following is not None
        and tokens[-1].ent_type_ == "MISC"
        and following.ent_iob_ == "I"
        and (any(map(str.isdigit, following.text)) or following.is_title)
    )
    return before in _ARTICLES_OF_THINGS or numbered or model
