"""What a source is: person, organization, country, group or document, by its head noun."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from otan_extract.layers import CountryMention
from otan_extract.speakers.nouns import noun_kind
from otan_extract.speakers.phrases import NounPhrase, head_word
from otan_extract.speakers.wordlists import organization_types, plain, role_at, singulars, word_list

# Organs that stand for their state unless they belong to something smaller.
_STATE = word_list("state_organs")
_STATE_BARE = word_list("state_organs_alone")
_GROUP = word_list("group_nouns")
_SMALLER = word_list("below_the_state")
# Bodies in court only: elsewhere `leur défense` is what somebody does.
_IN_COURT = word_list("parties_to_a_trial")


def kind_of(doc: Doc, phrase: NounPhrase, countries: Sequence[CountryMention]) -> str | None:
    """Return the kind of speaker that a phrase without a proper name names, or None if its head is unknown.

    Args:
        doc: The document.
        phrase: The mention, read apart.
        countries: The country mentions inside of the mention.
    """
    word = head_word(doc, phrase.head)
    forms = singulars(plain(word))
    if (
        any(form in _STATE for form in forms)
        and (phrase.plural or "autorite" not in forms)
        and _stands_for_state(doc, phrase, forms, countries)
    ):
        return "country"
    if any(form in _GROUP for form in forms) or is_joined(doc, phrase):
        return "group"
    if "pays" in forms:
        return "group" if phrase.plural else "country"
    if role_at(doc, phrase.head) is not None:
        return "group" if phrase.plural else "person"
    kind = noun_kind(word)
    if kind == "person" and phrase.plural:
        return "group"
    if kind == "organization" and phrase.plural:
        return "group"
    in_court = phrase.determiner == "definite" and not _IN_COURT.isdisjoint(forms)
    if kind is None and (in_court or organization_types(plain(word))):
        return "organization"
    return kind


def is_joined(doc: Doc, phrase: NounPhrase, after: int = 0) -> bool:
    """Tell whether the phrase joins two sources: `la mairie et le parquet`."""
    inner = [token for token in doc[phrase.head + 1 : phrase.span.end] if token.idx >= after]
    return any(
        token.lower_ in {"et", "ou"}
        and token.i + 1 < phrase.span.end
        and plain(doc[token.i + 1].text) in {"le", "la", "l'", "les", "son", "sa", "ses"}
        and not any(
            before.text == "," or before.pos_ == "ADP"
            for before in doc[phrase.head + 1 : token.i]
            if before.text == ","
        )
        for token in inner
    )


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
