"""Organizations, states, documents and groups as speakers: what the document calls them in full."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from otan_extract.layers import CountryMention, Offsets, OrganizationMention
from otan_extract.speakers.affiliation import inside
from otan_extract.speakers.phrases import NounPhrase
from otan_extract.speakers.wordlists import plain

_ARTICLE = re.compile(r"^(?:l['’]|le\s|la\s|les\s|d['’]|du\s|des\s|de\s)", re.IGNORECASE)
_CUT = re.compile(r"\s*[,(\[].*$", re.DOTALL)
# What makes the name after it a complement: `de l'`, `à la`, `du`.
_GOVERNS = re.compile(
    r"(?:\b(?:de|a|chez|pour|sur|dans|en|par|avec|contre|et|sous)(?: la| le| les| l')?|\b(?:du|des|au|aux)|\bd')$"
)
_BRACKETED = re.compile(r"\($")
# Which types of the gazetteer a common noun can stand for.
NOUN_TYPES: dict[str, frozenset[str]] = {}
_MEDIA = (
    "quotidien",
    "journal",
    "hebdomadaire",
    "magazine",
    "media",
    "chaine",
    "radio",
    "tabloid",
    "site",
    "titre",
    "mensuel",
    "revue",
)
_COMPANY = (
    "entreprise",
    "groupe",
    "societe",
    "firme",
    "constructeur",
    "geant",
    "compagnie",
    "marque",
    "fabricant",
    "avionneur",
    "enseigne",
    "banque",
    "operateur",
    "multinationale",
    "plateforme",
    "reseau",
    "distributeur",
    "start-up",
)
_PARTY = ("parti", "mouvement", "formation")
_CLUB = ("club", "equipe", "formation")
_BODY = (
    "organisation",
    "institution",
    "agence",
    "association",
    "federation",
    "ong",
    "syndicat",
    "organisme",
    "alliance",
    "fondation",
    "centrale",
)
for _nouns, _types in (
    (_MEDIA, {"media", "news_agency"}),
    (_COMPANY, {"company", "media"}),
    (_PARTY, {"political_party", "political_organization", "armed_group", "political_alliance"}),
    (_CLUB, {"sports_club", "sports_body"}),
    (
        _BODY,
        {
            "intergovernmental",
            "ngo",
            "un_agency",
            "un_body",
            "eu_agency",
            "trade_union",
            "central_bank",
            "employers",
            "sports_body",
            "news_agency",
            "research",
            "institution",
        },
    ),
):
    for _noun in _nouns:
        NOUN_TYPES[_noun] = NOUN_TYPES.get(_noun, frozenset()) | frozenset(_types)


def without_article(text: str) -> str:
    """Return ``text`` without an article in front."""
    return _ARTICLE.sub("", text.strip(), count=1).strip()


class Bodies:
    """The organizations of a document by identifier, with the fullest form that it gives of each."""

    def __init__(self, doc: Doc, organizations: Sequence[OrganizationMention]) -> None:
        self.doc = doc
        self.mentions = organizations
        self._names: dict[str, str] = {}
        for mention in organizations:
            form = doc.text[mention.start : mention.end]
            known = self._names.get(mention.id)
            if known is None or _fuller(form, known, mention):
                self._names[mention.id] = form

    def name_of(self, mention: OrganizationMention) -> str:
        """Return the fullest form of the organization in the document."""
        return " ".join(self._names[mention.id].split())

    def last_of_noun(self, noun: str, before: int) -> OrganizationMention | None:
        """Return the last organization before offset ``before`` that the common noun can stand for."""
        types = NOUN_TYPES.get(plain(noun))
        place = bisect_left(self.mentions, (before,))
        for mention in reversed(self.mentions[max(0, place - 40) : place]):
            named = plain(mention.name).split()
            if (
                (types and mention.type in types)
                or (named and named[0] == plain(noun))
                or self._introduced(mention, noun)
            ):
                return mention
        return None

    def _introduced(self, mention: OrganizationMention, noun: str) -> bool:
        """Tell whether the document itself calls the organization so (`le journal Libération`)."""
        before = self.doc.text[max(0, mention.start - 40) : mention.start]
        word = re.search(r"([\w-]+)\s*,?\s*$", before)
        types = NOUN_TYPES.get(plain(noun), frozenset())
        return (
            bool(word)
            and word is not None
            and bool(
                plain(word.group(1)) == plain(noun)
                or types & NOUN_TYPES.get(plain(word.group(1)), frozenset())
            )
        )


def _fuller(form: str, known: str, mention: OrganizationMention) -> bool:
    """Tell whether ``form`` is a fuller name of the organization than ``known``."""
    canonical = plain(without_article(mention.name))
    if plain(without_article(known)) == canonical:
        return False
    if plain(without_article(form)) == canonical:
        return True
    acronym = mention.acronym and plain(mention.acronym)
    if acronym and plain(form) == acronym and " " not in known:
        return True
    return " " in form and len(form) > len(known) and plain(known) != acronym


def organization_in(
    doc: Doc, phrase: NounPhrase, bodies: Bodies, mention: Offsets
) -> tuple[OrganizationMention, str] | None:
    """Return the organization that a mention names, with its name, or None.

    It names one where the organization stands at its head (`la CGT`), in apposition (`le quotidien Le
    Matin`, `la fédération, Febelfin`) or in a bracket after a description; not as a complement
    (`la porte-parole de l'ONU`).
    """
    found = inside(bodies.mentions, mention)
    start = doc[phrase.body].idx
    for organization in found:
        before = doc.text[mention[0] : organization.start].rstrip()
        at_head = organization.start <= start or not without_article(before + " ").strip()
        if at_head:
            return organization, _head_name(doc, phrase, organization, bodies, mention)
        if _BRACKETED.search(before) and not phrase.plural:
            continue
        if not _GOVERNS.search(plain(before)):
            return organization, bodies.name_of(organization)
    return None


def _head_name(
    doc: Doc, phrase: NounPhrase, organization: OrganizationMention, bodies: Bodies, mention: Offsets
) -> str:
    """Return the organization's name, or the whole phrase where a complement narrows it (`Verts genevois`)."""
    tail = _CUT.sub("", doc.text[organization.end : mention[1]]).strip(' »”"')
    if not tail:
        return bodies.name_of(organization)
    return short(phrase.core)


def short(core: str) -> str:
    """Return a phrase without what follows a comma or stands in brackets."""
    return " ".join(_CUT.sub("", core).split()).strip('«»“”" ')


def country_in(
    doc: Doc, phrase: NounPhrase, countries: Sequence[CountryMention], mention: Offsets
) -> CountryMention | None:
    """Return the country that a mention names by itself (`la Chine`, `Erevan`, `le Kremlin`)."""
    start = doc[phrase.body].idx if phrase.body < phrase.span.end else mention[0]
    for country in inside(countries, mention):
        if country.form != "demonym" and country.start <= start + 1:
            return country
    return None
