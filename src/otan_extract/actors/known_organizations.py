"""Forms of the tables that name an organization here, and those that only look like it."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Span, Token

from otan_extract.actors import capitals
from otan_extract.actors.gazetteer import Organization
from otan_extract.actors.home import at_home
from otan_extract.actors.introducers import is_announced
from otan_extract.actors.press import is_source
from otan_extract.actors.reading import Reading, entry_of
from otan_extract.actors.tables import column
from otan_extract.actors.tokens import opens_sentence
from otan_extract.actors.trie import Match

_ORGANIZATION = frozenset({"organization"})
_CAPITAL = frozenset({"capital"})
_CHANNEL_WORDS = frozenset(
    {
        "sur",
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
_SECTIONED = frozenset({"trade_union", "political_party", "media", "ngo"})
_EVENT_WORDS = frozenset(
    {"concert", "concerts", "salle", "match", "tournoi", "spectacle", "scène", "public", "arena"}
)
_ARTICLES_OF_THINGS = frozenset({"un", "une", "unique", "cette", "sa", "ma", "leur", "deux", "trois"})


def find_known(reading: Reading) -> list[tuple[Match, Organization]]:
    """Return the matches that name an organization of the tables, with the organization."""
    found = []
    for match in reading.matches:
        entry = entry_of(match, _ORGANIZATION)
        if entry is not None:
            if _counts(reading, match):
                known = at_home(
                    reading, reading.gazetteer.organizations[entry.target], match.start, match.end
                )
                found.append(_extended(reading, _without_article(reading, match), known))
            continue
        capital = entry_of(match, _CAPITAL)
        union = reading.gazetteer.organizations.get(capital.target) if capital is not None else None
        if union is not None and reading.means_union and _is_state(reading, match):
            found.append((match, union))
    return found


def _is_state(reading: Reading, match: Match) -> bool:
    return capitals.stands_for_state(reading.tokens(match), reading.capital_starts)


def _counts(reading: Reading, match: Match) -> bool:
    tokens = reading.tokens(match)
    form = reading.text[match.start : match.end]
    if form in column("network_names", "name") and _is_channel(tokens):
        return False
    if _is_person(tokens) or _is_thing(tokens, reading.after(match.end)):
        return False
    if form.isupper() and len(form) < 4 and _is_quantity(tokens, reading.after(match.end)):
        return False
    if form == "Bercy":
        return not _EVENT_WORDS.intersection(token.lower_ for token in tokens[0].sent)
    return form not in _ambiguous() or _has_evidence(reading, match, tokens)


def _extended(reading: Reading, match: Match, known: Organization) -> tuple[Match, Organization]:
    """Return a section of a union or party, or a station's edition, as a body of its own: ``CGT Cheminots``."""
    tokens = reading.tokens(match)
    doc = tokens.doc
    if known.type not in _SECTIONED or tokens.end >= len(doc):
        return match, known
    following = doc[tokens.end]
    hyphen = following.text == "-" and tokens.end + 1 < len(doc) and not tokens[-1].whitespace_
    section = doc[tokens.end + 1] if hyphen else following
    if not (hyphen or reading.after(match.end) == " ") or not _is_section(section, tokens[0].ent_type_):
        return match, known
    if any(other.start == section.idx for other in reading.matches):
        return match, known
    end = section.idx + len(section.text)
    name = " ".join(reading.text[match.start : end].split())
    return match._replace(end=end), Organization(name, None, name, None, (), (), known.type, known.country)


def _is_section(token: Token, label: str) -> bool:
    return (
        token.is_title
        and token.is_alpha
        and not opens_sentence(token)
        and token.ent_type_ not in ("PER", "")
        and token.text not in column("first_names", "name")
        and (label == "ORG" or token.ent_iob_ == "I")
    )


def _without_article(reading: Reading, match: Match) -> Match:
    """Return ``match`` without a plural article that is there because a sentence starts."""
    if reading.folded.startswith("les ", match.start) and opens_sentence(reading.tokens(match)[0]):
        return match._replace(start=match.start + 4)
    return match


@lru_cache(maxsize=1)
def _ambiguous() -> frozenset[str]:
    return column("ambiguous_organizations", "form")


def _has_evidence(reading: Reading, match: Match, tokens: Span) -> bool:
    """Tell whether the text takes an ambiguous form for a name."""
    first = tokens[0]
    if is_announced(tokens) or is_source(tokens):
        return True
    if _is_model(reading, match, tokens):
        return False
    if first.ent_type_ == "ORG":
        return True
    if len(tokens) > 1 and first.text in ("Le", "La", "Les", "L'", "L’"):
        return not opens_sentence(first) or tokens.text not in column("place_names", "name")
    if first.ent_type_ in ("PER", "LOC") or opens_sentence(first) or first.pos_ not in ("PROPN", "X", "NOUN"):
        return len(tokens) > 1 and first.ent_type_ != "LOC"
    return reading.text[match.start].isupper()


def _is_model(reading: Reading, match: Match, tokens: Span) -> bool:
    """Tell whether a firm's name stands for one of its products: ``la BMW Série 8``, ``une Porsche``."""
    entry = entry_of(match, _ORGANIZATION)
    doc = tokens.doc
    before = doc[tokens.start - 1].lower_ if tokens.start else ""
    kind = reading.gazetteer.organizations[entry.target].type if entry is not None else None
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


def _is_channel(tokens: Span) -> bool:
    before = tokens.doc[max(tokens.start - 3, 0) : tokens.start]
    return any(token.lower_ in _CHANNEL_WORDS for token in before)


def _is_person(tokens: Span) -> bool:
    first = tokens[0]
    if first.ent_type_ != "PER" or first.ent_iob_ != "I" or len(tokens) > 1:
        return False
    before = first.nbor(-1)
    return before.text[:1].isupper() and before.pos_ == "PROPN"


def _is_thing(tokens: Span, after: str) -> bool:
    """Tell whether a company's name is that of a product: ``une Porsche``, ``la Porsche 911``."""
    doc = tokens.doc
    if not tokens.text[0].isupper() or tokens.text.isupper():
        return False
    before = doc[tokens.start - 1].lower_ if tokens.start else ""
    numbered = after == " " and tokens.end < len(doc) and doc[tokens.end].text.isdigit()
    return before in _ARTICLES_OF_THINGS or (numbered and len(tokens) == 1)
