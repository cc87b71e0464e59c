"""What the entity recognizer takes for organizations, cleaned."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Doc, Span

from otan_extract.actors.evidence import is_portfolio
from otan_extract.actors.folding import is_capitalized
from otan_extract.actors.heads import Phrase
from otan_extract.actors.persons import is_after_place_word
from otan_extract.actors.phrases import is_verb_of_body
from otan_extract.actors.standing import names_thing
from otan_extract.actors.tokens import LINKS, opens_sentence
from otan_extract.columns import columns
from otan_extract.lexicon.tables import column, read

_TITLES = ("ministr", "président", "député", "secrétaire", "directeur", "directrice", "chef")
_VOTES = {"ORG": 1, "PER": -1, "LOC": -1}
_ELIDED = frozenset({"L'", "L’"})
_ARTICLES = frozenset({"le", "la", "les", "du", "des", "au", "aux", "un", "une"})
# Tokens on either side in which a row of initials ends.
_INITIALS = 8


def find_entities(doc: Doc, entities: Sequence[Span]) -> list[Phrase]:
    """Return those of the ``entities`` of ``doc`` that look like names of bodies."""
    spans = [span for entity in entities if _may_be_body(entity) and (span := _trimmed(entity)) is not None]
    networks = column("network_names", "name")  # the tables know them; the model adds who writes there
    spans = [span for span in spans if span[0].text not in networks and not _is_initials(span)]
    named = {_text(entity) for entity in entities if names_thing(doc, entity.start)}
    texts = [_text(span) for span in spans]
    things = {text for span, text in zip(spans, texts, strict=True) if _is_thing(span)}
    things |= named | _outvoted(doc, entities)
    return [
        Phrase(span.start, span.end, "", transparent=False)
        for span, text in zip(spans, texts, strict=True)
        if text not in things and _is_name(span) and (_is_telling(span) or texts.count(text) > 1)
    ]


def _text(span: Span) -> str:
    return columns(span.doc).between(span.start, span.end)


def _is_initials(span: Span) -> bool:
    """Tell whether an entity stands in a row of initials that signs a dispatch: ``OID/ASB/AKS``, on a line."""
    doc, first, last = span.doc, span.start, span.end
    if not any(0 <= i < len(doc) and doc[i].text == "/" for i in (first - 1, last)):
        return False
    while first > 0 and not doc[first - 1].is_space and span.start - first < _INITIALS:
        first -= 1
    while last < len(doc) and not doc[last].is_space and last - span.end < _INITIALS:
        last += 1
    row = columns(doc).between(first, last)
    alone = (first == 0 or "\n" in doc[first - 1].text) and (last == len(doc) or "\n" in doc[last].text)
    return alone and all(part.isalpha() for part in row.strip().split("/"))


def _may_be_body(entity: Span) -> bool:
    """Tell whether an entity is a body by its label, or by a foreign word for bodies: ``… Institute``."""
    if entity.label_ == "ORG":
        return True
    return len(entity) > 1 and _has_body_word(entity)


def _has_body_word(entity: Span) -> bool:
    words = column("organization_words", "word")
    return not words.isdisjoint(columns(entity.doc).forms[entity.start : entity.end])


def _is_telling(span: Span) -> bool:
    """Tell whether one occurrence is enough: of several words, or an acronym of three letters or more."""
    return len(span) > 1 or (span[0].is_upper and len(span[0]) > 2)


def _outvoted(doc: Doc, entities: Sequence[Span]) -> set[str]:
    """Return the names that the document's entities take for people or places more often than for bodies."""
    votes: dict[str, int] = {}
    known = columns(doc)
    for entity in entities:
        if len(entity) > 1 and _has_body_word(entity):
            continue
        name = known.between(entity.start, entity.end)
        votes[name] = votes.get(name, 0) + _VOTES.get(entity.label_, 0)
    return {name for name, balance in votes.items() if balance <= 0}


def _trimmed(entity: Span) -> Span | None:
    """Return ``entity`` from its first capital to its last, or to a comma; None if it has no capital.

    The adjectives of a capitalized noun stay: ``Télévision suisse romande``.
    """
    forms = columns(entity.doc).forms
    comma = next((i for i in range(entity.start, entity.end) if forms[i] == ","), entity.end)
    capitals = [i for i in range(entity.start, comma) if is_capitalized(forms[i])]
    if not capitals:
        return None
    first, last = capitals[0], capitals[-1] + 1
    elided = forms[first] in _ELIDED and len(capitals) > 1 and opens_sentence(entity.doc[first])
    if elided and forms[first + 1].isupper():
        first += 1  # ``L'USN``: the article has its capital because a sentence starts
    if entity.doc[first].pos_ == "NOUN" and last == first + 1 and not entity.doc[first].is_upper:
        while last < entity.end and entity.doc[last].pos_ == "ADJ" and entity.doc[last].is_alpha:
            last += 1
    return entity.doc[first : _end_of_english(entity.doc, first, last)]


def _end_of_english(doc: Doc, first: int, last: int) -> int:
    """Return where French words begin after an English name: ``Royal Academy of Arts de Londres``."""
    forms = columns(doc).forms
    joints = [i for i in range(first, last) if forms[i] == "of"]
    start = joints[0] if joints else last
    return next((i for i in range(start, last) if forms[i].lower() in LINKS), last)


def _is_name(span: Span) -> bool:
    first = span[0]
    if _follows_portfolio(span) or (len(span) == 1 and first.lower_ in column("function_words", "word")):
        return False
    if _is_rest_of_name(span) or is_after_place_word(span.doc, span.start) or _is_common_noun(span):
        return False
    if any(token.is_space or (token.pos_ in ("VERB", "AUX") and token.text.islower()) for token in span):
        return False
    if len(span) > 1 and is_verb_of_body(span[1]):
        return False
    if first.text in column("non_organizations", "first_word") or (
        span.end < len(span.doc) and _is_numbered(span)
    ):
        return False
    opens = opens_sentence(first) or (first.i > 0 and first.nbor(-1).is_quote)
    if len(span) == 1 and opens and first.pos_ in ("NOUN", "ADJ", "ADV") and not first.is_upper:
        return False
    if len(span) == 2 and first.text in column("first_names", "name") and not span[1].is_upper:
        return False
    return not (_is_headline_word(span) or _is_thing(span) or _is_model(span) or _is_described_person(span))


def _is_common_noun(span: Span) -> bool:
    """Tell whether the document writes a word with a small letter too, so that its capital only opens a line."""
    first = span[0]
    if len(span) > 1 or first.is_upper or first.lower_ in column("organization_heads", "head"):
        return False
    return first.lower_ in columns(span.doc).places


def _is_model(span: Span) -> bool:
    """Tell whether the span is a vehicle, a device or an event: ``Aston Martin AMV8``, ``Essen Motor Show``."""
    words = {token.lower_ for token in span}
    numbered = any(map(str.isdigit, _text(span)))
    return numbered or (len(span) > 1 and not words.isdisjoint(column("event_words", "word")))


def _is_described_person(span: Span) -> bool:
    """Tell whether two capitalized words that the text says to be somebody are taken for a body."""
    doc = span.doc
    if len(span) not in (2, 3) or not all(token.is_title for token in span):
        return False
    last = span.start - 1
    window = (
        doc[max(last - 3, 0) : last]
        if last >= 0 and doc[last].text == ","
        else doc[max(last, 0) : span.start]
    )
    if any(token.lower_ in column("roles", "noun") for token in window):
        return True
    after = doc[span.end : span.end + 4]
    return (
        len(after) > 1
        and after[0].text == ","
        and any(token.lower_ in column("roles", "noun") or token.lower_ == "ans" for token in after[1:3])
    )


def _is_rest_of_name(span: Span) -> bool:
    """Tell whether a capitalized name stands right before one word: ``Julian Assange``."""
    if len(span) > 1 or not span.start or not span.doc[span.start - 1].whitespace_ or span[0].is_upper:
        return False
    before = span.doc[span.start - 1]
    return before.text in column("first_names", "name") or (before.pos_ == "PROPN" and before.is_title)


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    """Return the nouns for people by their office."""
    return frozenset(row["noun"] for row in read("roles") if row["scope"] == "office")


def _follows_portfolio(span: Span) -> bool:
    """Tell whether the span is what a minister or director is in charge of: ``ministre de la Défense``."""
    if span[0].lower_.startswith(_TITLES) or is_portfolio(span):
        return True
    if len(span) > 1 and span[0].pos_ == "NOUN" and span[0].lower_ in _offices():
        return True  # ``le Commandant supérieur``
    before = span.doc[max(span.start - 3, 0) : span.start]
    return len(before) > 1 and before[-1].lower_ in LINKS and any(t.lower_ == "commission" for t in before)


def _is_numbered(span: Span) -> bool:
    """Tell whether a number follows one word: ``la Ligue 1``, ``la RN 112``."""
    return len(span) == 1 and span.doc[span.end].text.isdigit() and bool(span[0].whitespace_)


def _is_thing(span: Span) -> bool:
    """Tell whether a one-word name that is no acronym follows an article: a product (``le Linky``)."""
    first = span[0]
    if len(span) > 1 or first.is_upper or first.lower_ in column("organization_heads", "head"):
        return False
    return span.start > 0 and first.nbor(-1).lower_ in _ARTICLES


def _is_headline_word(span: Span) -> bool:
    """Tell whether the span is in capitals because its whole line is, or is a dateline."""
    doc = span.doc
    if not all(token.is_upper or not token.is_alpha for token in span):
        return False
    after = doc[span.end] if span.end < len(doc) else None
    if sum(len(token.text) > 3 for token in span) > 1 or len(span[0].text) > 9:
        return True
    starts_line = span.start == 0 or doc[span.start - 1].is_space
    if starts_line and after is not None and after.text in {",", "(", "-", "–", "—"}:
        return True
    neighbours = [doc[i] for i in (span.start - 1, span.end) if 0 <= i < len(doc)]
    return any(token.is_upper and token.is_alpha and len(token) > 1 for token in neighbours)
