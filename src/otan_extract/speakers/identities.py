"""Who is who: speaker mentions resolved to identities within the document.

One reading of the document from left to right: names, noun phrases of nationality and role, and
the speaker mentions of the quotations are resolved in order, each against what has been read so far.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from otan_extract.layers import (
    CountryMention,
    Offsets,
    OrganizationMention,
    Quotation,
    Speaker,
    read,
)
from otan_extract.speakers import bodies as named_bodies
from otan_extract.speakers.affiliation import country_of, inside, organization_of
from otan_extract.speakers.anaphors import Anaphors
from otan_extract.speakers.discourse import Discourse, Identity, is_subject
from otan_extract.speakers.persons import People
from otan_extract.speakers.repeats import said_elsewhere
from otan_extract.speakers.wordlists import role_at


def resolve_speakers(
    doc: Doc, quotations: Sequence[Quotation], mentions: Sequence[Offsets | None]
) -> tuple[list[Speaker], list[str | None]]:
    """Resolve the speaker of each quotation within the document.

    Args:
        doc: A document with parts of speech, dependencies, entities and our layers of actors.
        quotations: The quotations, in order.
        mentions: For each of them the speaker's noun phrase, or None where the text gives none.

    Returns:
        The speakers, and for each quotation the ``id`` of its speaker, or None.
    """
    resolved = _Reading(doc, quotations, mentions).resolve()
    return _speakers(doc, resolved)


class _Reading:
    """One reading of a document."""

    def __init__(self, doc: Doc, quotations: Sequence[Quotation], mentions: Sequence[Offsets | None]) -> None:
        self.doc = doc
        self.quotations = quotations
        self.mentions = mentions
        self.countries = read(doc, CountryMention)
        organizations = read(doc, OrganizationMention)
        speaking = _tokens(doc, [mention for mention in mentions if mention])
        segments = [part for each in quotations if each.kind == "direct" for part in each.segments]
        self.people = People(doc, self.countries, organizations, speaking)
        self.discourse = Discourse(doc, _tokens(doc, segments))
        self.speaking = speaking
        bodies = named_bodies.Bodies(doc, organizations)
        self.anaphors = Anaphors(doc, self.discourse, self.people, bodies, self.countries)
        self._pairs = self.anaphors.pairs()

    def resolve(self) -> list[Identity | None]:
        """Return the identity of each quotation's speaker."""
        by_mention: dict[Offsets, Identity] = {}
        for start, kind, payload in self._items():
            if kind == 0:
                mention = self.mentions[payload]
                if mention is not None and mention not in by_mention:
                    by_mention[mention] = self._speak(mention)
            elif kind == 1:
                name, person = self.people.names[payload]
                subject = is_subject(self.doc[name.start]) or self._opens(name.opening)
                weak = name.opening > 0 and self.doc[name.opening - 1].lower_ in {"de", "d'", "d’", "du"}
                self.discourse.add(start, person, subject=subject, weak=weak)
            elif kind == 4:
                joint = self.anaphors.joint(self._pairs[payload][1])
                self.discourse.add(start, joint, subject=is_subject(self.doc[start]) or self._opens(start))
            elif kind == 2:
                self._mention_body(start, payload)
            else:
                self._mention_described(start)
        found = [by_mention.get(mention) if mention else None for mention in self.mentions]
        return said_elsewhere(self.doc, self.quotations, found)

    def _items(self) -> list[tuple[int, int, int]]:
        """Return what there is to read as (token, what, index), in order."""
        items: list[tuple[int, int, int]] = []
        for i, mention in enumerate(self.mentions):
            if mention:
                span = self.doc.char_span(*mention, alignment_mode="expand")
                if span is not None:
                    items.append((span.start, 0, i))
        items += [(name.start, 1, i) for i, (name, _) in enumerate(self.people.names)]
        for i, organization in enumerate(self.anaphors.bodies.mentions):
            span = self.doc.char_span(organization.start, organization.end, alignment_mode="expand")
            if span is not None:
                items.append((span.start, 2, i))
        items += [(start, 4, i) for i, (start, _) in enumerate(self._pairs)]
        items += [(i, 3, 0) for i in self._described()]
        return sorted(items)

    def _described(self) -> list[int]:
        """Return the determiners of definite noun phrases with a role or nationality, outside of titles."""
        found = []
        for token in self.doc[:-1]:
            i = token.i
            if (
                token.lower_ not in {"le", "la", "l'", "l’"}
                or i in self.speaking
                or i in self.discourse.quoted
            ):
                continue
            if i + 1 in self.people.title_tokens or i in self.people.title_tokens:
                continue
            if role_at(self.doc, i + 1) is not None or self.anaphors.nationality(i + 1):
                found.append(i)
        return found

    def _opens(self, token: int) -> bool:
        """Tell whether ``token`` opens a sentence."""
        return token == 0 or bool(self.doc[token].is_sent_start) or "\n" in self.doc[token - 1].text

    def _speak(self, mention: Offsets) -> Identity:
        identity = self.anaphors.resolve(mention)
        identity.mentions.add(mention)
        span = self.doc.char_span(*mention, alignment_mode="expand")
        if span is not None:
            self.discourse.add(span.start, identity, subject=True, spoke=True)
        return identity

    def _mention_body(self, token: int, index: int) -> None:
        if token in self.speaking:
            return
        mention = self.anaphors.bodies.mentions[index]
        identity = self.anaphors.body(mention)
        self.discourse.add(token, identity, subject=is_subject(self.doc[token]))

    def _mention_described(self, token: int) -> None:
        """Resolve a definite noun phrase of the narration, where it stands for somebody known."""
        end = token + 1
        while (
            end < len(self.doc)
            and end - token < 10
            and self.doc[end].pos_ in {"NOUN", "ADJ", "ADP", "DET", "PROPN", "NUM"}
        ):
            end += 1
        span = self.doc[token : max(end, token + 2)]
        identity = self.anaphors.known((span.start_char, span.end_char))
        if identity is not None:
            first = self.doc[token : token + 2]
            identity.mentions.add((first.start_char, first.end_char))
            self.discourse.add(token, identity, subject=is_subject(self.doc[token + 1]) or self._opens(token))


def _tokens(doc: Doc, spans: Sequence[Offsets]) -> frozenset[int]:
    """Return the indices of the tokens that overlap one of ``spans``."""
    found: set[int] = set()
    for start, end in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found.update(range(span.start, span.end))
    return frozenset(found)


def _speakers(doc: Doc, resolved: Sequence[Identity | None]) -> tuple[list[Speaker], list[str | None]]:
    """Turn identities into rows of the layer, numbered in the order in which they speak."""
    countries, organizations = read(doc, CountryMention), read(doc, OrganizationMention)
    ids: dict[int, str] = {}
    speakers: list[Speaker] = []
    for identity in resolved:
        if identity is None or id(identity) in ids:
            continue
        ids[id(identity)] = f"s{len(ids) + 1}"
        spans = [*identity.spans, *sorted(identity.mentions)]
        own = next((each for span in sorted(identity.mentions) for each in inside(organizations, span)), None)
        country = country_of(spans, countries)
        if country is None and identity.kind == "organization" and own is not None:
            country = own.country
        speakers.append(
            Speaker(
                ids[id(identity)],
                identity.name,
                identity.kind,
                _role(doc, identity),
                country,
                organization_of(spans, organizations),
                tuple(sorted(identity.mentions)),
            )
        )
    return speakers, [ids[id(identity)] if identity else None for identity in resolved]


def _role(doc: Doc, identity: Identity) -> str | None:
    """Return the fullest title or apposition of a person."""
    spans = [doc[each.start : each.end] for each in identity.descriptions if each.end > each.start]
    texts = [" ".join(span.text.split()).rstrip(" ,") for span in spans]
    return max(texts, key=len, default=None) if identity.kind == "person" else None
