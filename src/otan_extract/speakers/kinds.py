"""What a source is: person, organization, country, group or document, by its head noun."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from otan_extract.layers import CountryMention
from otan_extract.speakers.nouns import noun_kind
from otan_extract.speakers.phrases import NounPhrase
from otan_extract.speakers.wordlists import plain, role_at, singulars

# Organs that stand for their state unless they belong to something smaller.
_STATE = frozenset(
    {
        "gouvernement",
        "presidence",
        "executif",
        "autorite",
        "regime",
        "diplomatie",
        "pouvoir",
        "etat",
        "pays",
        "administration",
        "dictature",
        "junte",
        "royaume",
        "cour",
    }
)
_STATE_BARE = frozenset({"gouvernement", "executif", "regime", "presidence", "etat", "autorite"})
_GROUP = frozenset(
    {
        "on",
        "population",
        "foule",
        "public",
        "couple",
        "duo",
        "famille",
        "majorite",
        "minorite",
        "peuple",
        "opinion",
        "equipage",
        "jury",
        "panel",
        "moitie",
        "tiers",
        "assistance",
        "generation",
        "communaute",
        "jeunesse",
    }
)
_SMALLER = frozenset(
    ["quebec", "wallon", "wallonne", "flamand", "flamande", "quebecois", "quebecoise", "catalan", "catalane", "ecossais", "ecossaise", "bavarois", "bavaroise", "regional", "regionale", "provincial", "provinciale", "local", "locale", "locaux", "locales", "sanitaire", "sanitaires", "municipal", "municipale", "municipales", "judiciaire", "judiciaires", "medicale", "medicales", "portuaires", "scolaires", "cantonal", "cantonale", "communal", "communale", "genevois", "vaudois", "polynesien", "caledonien", "corse", "kurde", "quebecoises", "religieuses", "militaires"]
)  # fmt: skip


def kind_of(doc: Doc, phrase: NounPhrase, countries: Sequence[CountryMention]) -> str | None:
    """Return the kind of speaker that a phrase without a proper name names, or None if its head is unknown.

    Args:
        doc: The document.
        phrase: The mention, read apart.
        countries: The country mentions inside of the mention.
    """
    head = doc[phrase.head]
    forms = singulars(plain(head.text))
    if any(form in _STATE for form in forms) and _stands_for_state(doc, phrase, forms, countries):
        return "country"
    if any(form in _GROUP for form in forms):
        return "group"
    if role_at(doc, phrase.head) is not None:
        return "group" if phrase.plural else "person"
    kind = noun_kind(head.text)
    if kind == "person" and phrase.plural:
        return "group"
    if kind == "organization" and phrase.plural and not countries:
        return "group"
    return kind


def _stands_for_state(
    doc: Doc, phrase: NounPhrase, forms: Sequence[str], countries: Sequence[CountryMention]
) -> bool:
    """Tell whether an organ is that of a state: it has a demonym, or no complement that makes it smaller."""
    tail = [plain(token.text) for token in doc[phrase.body : phrase.span.end]]
    if any(word in _SMALLER for word in tail):
        return False
    after = doc[phrase.head + 1 : phrase.span.end]
    if countries:
        return True
    complement = any(token.pos_ == "PROPN" for token in after)
    return not complement and any(form in _STATE_BARE for form in forms)
