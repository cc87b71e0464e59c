"""Forms of the tables that name an organization here, and those that only look like it."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from otan_extract.actors import capitals
from otan_extract.actors.contested import settled
from otan_extract.actors.evidence import names_body
from otan_extract.actors.folding import is_capitalized, key
from otan_extract.actors.gazetteer import Organization
from otan_extract.actors.home import at_home
from otan_extract.actors.reading import Reading, entry_of
from otan_extract.actors.tokens import opens_sentence
from otan_extract.actors.trie import Match
from otan_extract.lexicon.tables import column

_ORGANIZATION = frozenset({"organization"})
_NAME = frozenset({"name"})
_DEMONYM = frozenset({"demonym"})
_CAPITAL = frozenset({"capital"})
_WHOLE = re.compile(r" (?:des|de l')\s?(nations unies|onu)\Z")
_NEXT_ACRONYM = re.compile(r"-[A-Z]{2}")
_MARK = re.compile(r"\s?!")
_CLUB = "sports_club"
_CLUB_LETTERS = frozenset(
    {"FC", "HC", "RC", "SC", "AC", "AS", "US", "CS", "KV", "BC", "HB", "CF", "FCS", "EHC", "VBC"}
)
_SECTIONED = frozenset({"trade_union", "political_party", "media", "ngo", "university"})
_OF = frozenset({"de", "du", "d'", "d’"})
_NAMED = frozenset({"company", "media", "university", "ngo"})
_OF_UNITED_NATIONS = "un_agency"
_WORLDWIDE = _NAMED | {_OF_UNITED_NATIONS}
_CONTINENTS = frozenset({"Europe", "Afrique", "Asie", "Amérique", "Amériques", "Océanie"})
_PRESS = frozenset({"media", "news_agency"})
_WITH_EDITIONS = _NAMED | _PRESS
_SPOKEN = frozenset({"francophone", "anglophone"})
_FIRM_LABELS = frozenset({"ORG"})
_PRESS_LABELS = frozenset({"ORG", "MISC", "LOC"})
_TO = frozenset({"à", "au", "aux"})


def find_known(reading: Reading) -> list[tuple[Match, Organization]]:
    """Return the matches that name an organization of the tables, with the organization."""
    found = []
    for match in reading.matches:
        entry = entry_of(match, _ORGANIZATION)
        if entry is not None:
            organization = settled(reading, match, entry.target)
            if organization is not None and names_body(reading, match):
                known = at_home(reading, organization, match.start, match.end)
                found += _parts(reading, *_extended(reading, _as_written(reading, match, known), known))
            continue
        capital = entry_of(match, _CAPITAL)
        union = reading.gazetteer.organizations.get(capital.target) if capital is not None else None
        if union is not None and reading.means_union and _is_state(reading, match):
            found.append((match, union))
    return found


def _parts(reading: Reading, match: Match, known: Organization) -> list[tuple[Match, Organization]]:
    """Return a match in two where it names a body and the one that it is part of.

    ``Conseil de sécurité`` and ``Nations unies`` are two mentions, as with any other complement.
    """
    if each := _each_of_row(reading, match):
        return each
    whole = _WHOLE.search(reading.folded[match.start : match.end])
    if whole is None:
        return [(match, known)]
    part = match._replace(end=match.start + whole.start())
    if key(reading.text[part.start : part.end]) not in map(key, known.aliases):
        return [(match, known)]
    union = reading.gazetteer.organizations["onu"]
    return [(part, known), (match._replace(start=match.start + whole.start(1)), union)]


def _each_of_row(reading: Reading, match: Match) -> list[tuple[Match, Organization]]:
    """Return each body of a row of acronyms that begins like one name: ``CGT-FO-FSU`` is not ``CGT-FO``."""
    acronyms = reading.text[match.start : match.end].split("-")
    if len(acronyms) < 2 or not _NEXT_ACRONYM.match(reading.text, match.end):
        return []
    found, start = [], match.start
    for acronym in acronyms:
        known = reading.gazetteer.by_form.get(key(acronym))
        if known is None:
            return []
        found.append((match._replace(start=start, end=start + len(acronym)), known))
        start += len(acronym) + 1
    return found


def _is_state(reading: Reading, match: Match) -> bool:
    return capitals.stands_for_state(reading.tokens(match), reading.capital_starts)


def _extended(reading: Reading, match: Match, known: Organization) -> tuple[Match, Organization]:
    """Return a section of a union or party, or a station's edition, as a body of its own: ``CGT Cheminots``.

    The offices of an agency of the United Nations are the agency: ``OMS Europe``.
    """
    if known.type == _CLUB:
        return _with_affixes(reading, match), known
    if (end := _end_of_branch(reading, match, known)) > match.end:
        match = match._replace(end=end)
        if known.type == _OF_UNITED_NATIONS:
            return match, known
        name = " ".join(reading.text[match.start : end].split())
        return match, Organization(name, None, name, None, (), (), known.type, known.country)
    return match, known


def _with_affixes(reading: Reading, match: Match) -> Match:
    """Return the match with the letters before or after a club's name: ``HC Fribourg-Gottéron``."""
    doc, tokens = reading.doc, reading.tokens(match)
    if tokens.start and doc[tokens.start - 1].text in _CLUB_LETTERS and reading.before(match.start) == " ":
        match = match._replace(start=doc[tokens.start - 1].idx)
    if tokens.end < len(doc) and doc[tokens.end].text in _CLUB_LETTERS and reading.after(match.end) == " ":
        match = match._replace(end=doc[tokens.end].idx + len(doc[tokens.end].text))
    return match


def _end_of_branch(reading: Reading, match: Match, known: Organization) -> int:
    """Return the end of a section's, a branch's or an edition's name that a known name begins."""
    tokens = reading.tokens(match)
    doc = tokens.doc
    if tokens.end >= len(doc):
        return match.end
    following = doc[tokens.end]
    if known.type in _WORLDWIDE and (branch := _end_of_part_of_world(reading, match.end + 1)):
        return branch
    if known.type in _PRESS and (language := _end_of_language(reading, match.end)):
        return language
    spaced = reading.after(match.end) == " "
    if spaced and known.type in _WITH_EDITIONS and (edition := _end_of_edition(tokens, known.type)):
        return edition
    if known.type not in _SECTIONED:
        return match.end
    hyphen = following.text == "-" and tokens.end + 1 < len(doc) and not tokens[-1].whitespace_
    section = doc[tokens.end + 1] if hyphen else following
    if not (hyphen or reading.after(match.end) == " ") or not _is_section(section, tokens[0].ent_type_):
        return match.end
    if any(other.start == section.idx for other in reading.overlapping(section.idx, section.idx + 1)):
        return match.end
    place = doc[section.i + 1] if section.i + 1 < len(doc) and section.whitespace_ else section
    if is_capitalized(place.text) and place.ent_type_ in ("ORG", "LOC"):
        section = place
    return section.idx + len(section.text)


def _end_of_edition(tokens: Span, kind: str | None) -> int:
    """Return the end of the entity that a known name begins (``France Bleu Pays de Savoie``), 0 if it ends there.

    Of a firm the entity must be a body, as a firm's name begins those of its products.
    """
    doc, last = tokens.doc, tokens.end
    if tokens[0].is_upper or tokens[0].ent_type_ not in (_PRESS_LABELS if kind in _PRESS else _FIRM_LABELS):
        return 0
    if _is_told_by_person(tokens):
        return 0
    while last < len(doc) and doc[last].ent_iob_ == "I" and _is_word_of_name(doc[last]):
        last += 1
        if last + 1 < len(doc) and doc[last].lower_ in _OF and doc[last + 1].is_title:
            last += 2
    return doc[last - 1].idx + len(doc[last - 1].text) if last > tokens.end else 0


def _is_word_of_name(token: Token) -> bool:
    """Tell whether a word, and no letter of a model (``Pirelli P Zero``), has the capital of a name."""
    return token.is_title and token.is_alpha and len(token) > 1


def _is_told_by_person(tokens: Span) -> bool:
    """Tell whether what follows a medium is who speaks to it: ``explique au Nouvelliste Yvon Valmont``."""
    doc = tokens.doc
    before = {token.lower_ for token in doc[max(tokens.start - 2, 0) : tokens.start]}
    return not before.isdisjoint(_TO) or doc[tokens.end].text in column("first_names", "name")


def _end_of_language(reading: Reading, end: int) -> int:
    """Return the end of the language of an edition: ``Wikipédia en russe``, 0 if none follows."""
    if reading.text[end : end + 4] != " en ":
        return 0
    named = (
        match.end
        for match in reading.overlapping(end + 4, end + 5)
        if match.start == end + 4 and entry_of(match, _DEMONYM) is not None
    )
    return next(named, 0)


def _end_of_part_of_world(reading: Reading, start: int) -> int:
    """Return the end of a country's or a continent's name after a known name: ``Google France``, ``OMS Europe``."""
    if reading.text[start - 1 : start] != " " or not reading.text[start : start + 1].isupper():
        return 0
    word = reading.span(start, start + 1)[0]
    if word.text in _CONTINENTS:
        return start + len(word.text)
    named = (
        match.end
        for match in reading.overlapping(start, start + 1)
        if match.start == start and entry_of(match, _NAME) is not None
    )
    end = next(named, 0)
    spoken = reading.text[end + 1 : end + 12].split(" ")[0].rstrip(".,;")
    return end + 1 + len(spoken) if end and spoken in _SPOKEN else end


def _is_section(token: Token, label: str) -> bool:
    return (
        token.is_title
        and token.is_alpha
        and not opens_sentence(token)
        and token.ent_type_ not in ("PER", "")
        and token.text not in column("first_names", "name")
        and (label == "ORG" or token.ent_iob_ == "I")
    )


def _as_written(reading: Reading, match: Match, known: Organization) -> Match:
    """Return ``match`` without an article that opens a sentence, with the mark of a name: ``En Marche !``."""
    match = _without_article(reading, match)
    mark = _MARK.match(reading.text, match.end)
    if mark is None:
        return match
    marked = f"{reading.text[match.start : match.end]} !".lower()
    named = any(form.lower() == marked for form in (known.name, *known.aliases))
    return match._replace(end=mark.end()) if named else match


def _without_article(reading: Reading, match: Match) -> Match:
    """Return ``match`` without a plural article that is there because a sentence starts."""
    if reading.folded.startswith("les ", match.start) and opens_sentence(reading.tokens(match)[0]):
        return match._replace(start=match.start + 4)
    return match
