"""Organizations as speakers: what the document calls them in full, and the nouns that stand for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Doc

from otan_extract.columns import columns
from otan_extract.layers import CountryMention, Offsets, OrganizationMention
from otan_extract.speakers.affiliation import inside
from otan_extract.speakers.extents import piece
from otan_extract.speakers.mentions import offsets, phrase_end
from otan_extract.speakers.nouns import noun_kind
from otan_extract.speakers.phrases import NounPhrase, head_word
from otan_extract.speakers.wordlists import organization_types, plain, role_at, word_list

_ARTICLE = re.compile(r"^(?:l['’]|le\s|la\s|les\s|d['’]|du\s|des\s|de\s)", re.IGNORECASE)
# An acronym within the name: `le Service de secours (Sdis) du Rhône`.
_INNER_BRACKET = re.compile(r"\s*\([^()]*\)(?=\s+d(?:e|u|es)\b|\s+d['’])")
_CUT = re.compile(r"\s*[,(\[].*$", re.DOTALL)
# What makes the name after it a complement: `de l'`, `à la`, `du`.
_GOVERNS = re.compile(
    r"(?:\b(?:de|a|chez|pour|sur|dans|en|par|avec|contre|et|sous)(?: la| le| les| l')?|\b(?:du|des|au|aux)|\bd')$"
)
_PREPOSITION = re.compile(r"\b(?:de|du|des|d'|a|au|aux|en|pour|sur|chez|dans|contre)\b|d'")
_WORDS_BEFORE = re.compile(r"([\w-]+)(?:\s+([\w-]+))?\s*,?\s*$")
# Institutions of which a document names one in full and then by their noun alone.
_INSTITUTIONS = word_list("institutions")
# Territories that stand for the council that governs them.
_ORGANS = {
    "departement": ("departement", "conseil departemental", "conseil general"),
    "region": ("region", "conseil regional"),
}
_MEMORY = 40
# Characters within which an organization has just been named: about a sentence.
_JUST_BEFORE = 150
# Types of organization whose noun is no part of the name.
_NAMED_TYPES = frozenset(
    {"media", "company", "political_party", "ngo", "trade_union", "news_agency", "sports_club", "armed_group"}
)
_BROADCAST_NOUNS = frozenset({"radio", "chaine", "station"})
_BROADCASTERS = word_list("broadcasters")
# What tells a magazine of programmes from a station (`Télé 7 Jours`).
_LISTINGS = word_list("programme_magazines")


def without_article(text: str) -> str:
    """Return ``text`` without an article in front."""
    return _ARTICLE.sub("", text.strip(), count=1).strip()


def short(core: str) -> str:
    """Return a phrase without what follows a comma or stands in brackets."""
    text = " ".join(_CUT.sub("", _INNER_BRACKET.sub("", core)).split())
    return text.strip('«»“”" ') if text.count('"') != 2 else text


class Bodies:
    """The organizations of a document, with the forms that it uses of each."""

    def __init__(
        self, doc: Doc, organizations: Sequence[OrganizationMention], countries: Sequence[CountryMention]
    ) -> None:
        self.doc = doc
        self.mentions = organizations
        self._countries = countries
        self._counts = Counter(mention.id for mention in organizations)
        self._forms: dict[str, dict[str, None]] = {}
        for mention in organizations:
            form = " ".join(piece(doc, mention.start, mention.end).split())
            self._forms.setdefault(mention.id, {}).setdefault(form)
        self._learned: dict[str, str] = {}

    @cached_property
    def _nouns(self) -> dict[str, list[int]]:
        """The tokens of each noun that stands for an institution (`parquet`)."""
        nouns: dict[str, list[int]] = {}
        known = columns(self.doc)
        for form, at in known.places.items():
            noun = plain(form)
            if noun in _INSTITUTIONS:
                nouns[noun] = sorted([*nouns.get(noun, ()), *at])
        return nouns

    def name_of(self, mention: OrganizationMention) -> str:
        """Return the fullest form that the document gives of the organization, in place of this one."""
        if mention.id in self._learned:
            return self._learned[mention.id]
        own = " ".join(piece(self.doc, mention.start, mention.end).split())
        forms = self._forms.get(mention.id, {own: None})
        canonical = plain(without_article(mention.name))
        known = next((form for form in forms if plain(without_article(form)) == canonical), None)
        if known is not None and mention.wikidata is not None:
            return known
        fuller = [form for form in forms if _is_fuller(form, known or own, mention)]
        return max(fuller, key=len, default=known or own)

    def learn(self, mention: OrganizationMention, name: str) -> None:
        """Add a form of an organization's name, such as one with a complement that the layer leaves out."""
        if len(name) > len(self._learned.get(mention.id, mention.name)):
            self._learned[mention.id] = name

    def of_noun(
        self,
        noun: str,
        before: int,
        speaking: frozenset[str],
        codes: set[str],
        words: set[str],
    ) -> OrganizationMention | None:
        """Return the organization for which a common noun can stand.

        Args:
            noun: The noun, such as `quotidien`.
            before: Offset of the noun; only organizations named before count.
            speaking: Identifiers of those that have spoken; they come first, then the most often named.
            codes: Countries whose demonyms stand with the noun (`le constructeur allemand`).
            words: What else narrows the noun down (`le parquet fédéral`), in plain form.
        """
        word = plain(noun)
        types = organization_types(word)
        place = bisect_left(self.mentions, (before,))
        recent = self.mentions[max(0, place - _MEMORY) : place][::-1]
        for mention in recent:
            if codes and not self._is_of(mention, codes):
                continue
            named = plain(without_article(mention.name)).split()
            heads = {" ".join(named[:1]), " ".join(named[:2])}
            own = not heads.isdisjoint(_ORGANS.get(word, (word,))) and (not words or bool(words & set(named)))
            # `le club` is no sooner the Club Bruges than the RC Lens
            own = own and mention.type != "sports_club"
            if own or self._introduced(mention, word, types):
                return mention
        broadcast = word in _BROADCAST_NOUNS
        fitting = [
            mention
            for mention in recent
            if mention.type in types
            and (not codes or mention.country in codes)
            and ("media" not in types or _is_broadcaster(mention.name) == broadcast)
        ]
        if fitting and before - fitting[0].end <= _JUST_BEFORE:
            return fitting[0]
        return max(
            fitting, key=lambda mention: (mention.id in speaking, self._counts[mention.id]), default=None
        )

    def _is_of(self, mention: OrganizationMention, codes: set[str]) -> bool:
        """Tell whether an organization belongs to one of the countries, by the table or by its name."""
        named = {each.code for each in inside(self._countries, (mention.start, mention.end))}
        return mention.country in codes or bool(named & codes)

    def _introduced(self, mention: OrganizationMention, word: str, types: frozenset[str]) -> bool:
        """Tell whether the document itself calls the organization so (`le journal Libération`)."""
        before = _WORDS_BEFORE.search(plain(piece(self.doc, max(0, mention.start - 40), mention.start)))
        nouns = before.groups("") if before else ()
        if word in nouns:
            return True
        alike = [noun for noun in nouns if (noun in _BROADCAST_NOUNS) == (word in _BROADCAST_NOUNS)]
        return any(types & organization_types(noun) for noun in alike)

    def in_full(self, noun: str, before: int) -> Offsets | None:
        """Return the last full form of an institution before token ``before``: `parquet de Nanterre`.

        A demonym tells which one too (`gouvernement italien`).
        """
        places = self._nouns.get(plain(noun), [])
        for i in reversed(places[max(0, bisect_left(places, before) - 8) : bisect_left(places, before)]):
            end = phrase_end(self.doc, i, min(len(self.doc), i + 10))
            place = offsets(self.doc, i, end)
            named = any(token.text[:1].isupper() and token.is_alpha for token in self.doc[i + 1 : end])
            if named or any(each.form == "demonym" for each in inside(self._countries, place)):
                return place
        return None


def _is_broadcaster(name: str) -> bool:
    """Tell whether a medium is a station, by its name."""
    words = plain(name).replace("-", " ").split()
    return _LISTINGS.isdisjoint(words) and any(
        word in _BROADCASTERS or word.endswith("tv") or word.startswith(("tele", "radio")) for word in words
    )


def _is_fuller(form: str, own: str, mention: OrganizationMention) -> bool:
    """Tell whether ``form`` says more of the organization than ``own``."""
    words, mine = plain(form).split(), plain(own).split()
    if len(words) > len(mine) and set(mine) <= set(words):
        return True
    initials = "".join(word[0] for word in words if len(word) > 3 or word == words[0])
    if len(words) > 1 and len(mine) == 1 and initials.startswith(mine[0][:2]) and mine[0][0] == initials[0]:
        return mention.wikidata is None or own.isupper()
    # `l'Alliance`, short for what the document also calls by its acronym
    return (
        len(mine) == 1
        and not own.isupper()
        and mention.acronym is not None
        and plain(form) == plain(mention.acronym)
    )


def organization_in(
    doc: Doc, phrase: NounPhrase, bodies: Bodies, mention: Offsets
) -> tuple[OrganizationMention, str] | None:
    """Return the organization that a mention names, with its name, or None.

    It names one where the organization stands at its head (`la CGT`), in apposition (`le quotidien Le
    Matin`, `la fédération, Febelfin`) or in a bracket after a plural; not as a complement
    (`la porte-parole de l'ONU`).
    """
    start = doc[phrase.body].idx
    for organization in inside(bodies.mentions, mention):
        before = piece(doc, mention[0], organization.start).rstrip()
        if organization.start <= start or not without_article(before + " ").strip():
            return organization, _head_name(doc, phrase, organization, bodies, mention)
        several = phrase.plural and phrase.determiner == "indefinite"  # `trois associations LGBT`
        if several or (before.endswith("(") and not phrase.plural):
            continue
        if _is_apposed(doc, phrase, organization, before):
            if _CUT.sub("", piece(doc, organization.end, mention[1])).strip():
                bodies.learn(organization, short(piece(doc, organization.start, mention[1])))
            return organization, bodies.name_of(organization)
    return None


def _is_apposed(doc: Doc, phrase: NounPhrase, organization: OrganizationMention, before: str) -> bool:
    """Tell whether the organization is apposed to the head noun of the phrase."""
    head = doc[phrase.head]
    if before.endswith("(") and noun_kind(head.text) == "document":
        return False  # `les chiffres des Centres de prévention (CDC)`
    if before.endswith((",", "(")):
        return role_at(doc, phrase.head) is None or phrase.plural
    types = organization_types(plain(head.text))
    known = types or noun_kind(head.text) in {"organization", "group", None}
    if _GOVERNS.search(plain(before)):
        return False
    if not known or (role_at(doc, phrase.head) is not None and not types):  # `l'opérateur Orange` is a firm
        return False
    between = plain(piece(doc, head.idx + len(head), organization.start))
    return not _PREPOSITION.search(between) or _is_of_kind(between)


def _is_of_kind(between: str) -> bool:
    """Tell whether what stands between noun and name only tells the kind: `la plateforme de vidéos Vimeo`.

    In `la direction du groupe Lumexa`, the name belongs to the second noun.
    """
    words = between.split()
    noun = words[-1].rsplit("'", 1)[-1] if words else ""
    return bool(noun) and not organization_types(noun) and noun_kind(noun) not in {"organization", "person"}


def _head_name(
    doc: Doc, phrase: NounPhrase, organization: OrganizationMention, bodies: Bodies, mention: Offsets
) -> str:
    """Return the organization's name, or the whole phrase where a complement narrows it (`Verts genevois`)."""
    tail = _CUT.sub("", _INNER_BRACKET.sub("", piece(doc, organization.end, mention[1]))).strip(' »”"')
    return short(phrase.core) if tail else bodies.name_of(organization)


def apposed_name(doc: Doc, phrase: NounPhrase) -> str | None:
    """Return the name apposed to a noun of organization that no table has (`le magazine Fluide`), or None.

    Names of institutions go with their noun: `l'hôpital Bichat`.
    """
    noun = plain(head_word(doc, phrase.head))
    after_comma = _after_comma(doc, phrase)
    if after_comma is not None and noun_kind(noun) == "organization":
        return after_comma
    if not doc[phrase.head].text.islower() or not organization_types(noun) & _NAMED_TYPES:
        return None
    for i in range(phrase.head + 1, phrase.span.end):
        if doc[i].text[:1].isupper():
            return short(doc[i : phrase.span.end].text) or None
        tells_kind = doc[i].pos_ == "ADP" and _tells_kind(doc, i, phrase.span.end)
        if (doc[i].pos_ in {"ADP", "DET"} and not tells_kind) or doc[i].text in "(,":
            return None
    return None


def _tells_kind(doc: Doc, i: int, end: int) -> bool:
    """Tell whether a bare noun and then the name follow a preposition (`le cabinet d'experts Hydra`)."""
    return (
        i + 2 < end
        and doc[i + 1].pos_ == "NOUN"
        and doc[i + 1].text.islower()
        and doc[i + 2].text[:1].isupper()
    )


def _after_comma(doc: Doc, phrase: NounPhrase) -> str | None:
    """Return the bare name that follows a comma (`la fédération des banques, Febelfin`), or None."""
    for i in range(phrase.head + 1, phrase.span.end - 1):
        if doc[i].text == "," and doc[i + 1].text[:1].isupper() and doc[i + 1].pos_ in {"PROPN", "NOUN", "X"}:
            return short(doc[i + 1 : phrase.span.end].text)
    return None


def country_in(
    doc: Doc, phrase: NounPhrase, countries: Sequence[CountryMention], mention: Offsets
) -> CountryMention | None:
    """Return the country that a mention names by itself (`la Chine`, `Erevan`, `le Kremlin`)."""
    start = doc[phrase.body].idx if phrase.body < phrase.span.end else mention[0]
    for country in inside(countries, mention):
        if country.form != "demonym" and country.start <= start + 1:
            return country
    return None
