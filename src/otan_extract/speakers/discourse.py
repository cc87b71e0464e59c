"""Who has been mentioned so far: identities, their mentions in order, and which one is salient."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, islice
from typing import NamedTuple

from spacy.tokens import Doc, Token

from otan_extract.columns import columns
from otan_extract.layers import Offsets
from otan_extract.speakers.roles import Description

# How many mentions back an anaphor looks: keeps the work linear in the length of the document.
_MEMORY = 60
# Whoever is only talked about, against whoever says it.
_REPORTED = 0.6
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus"})


@dataclass(slots=True, eq=False)
class Identity:
    """One possible speaker, with what the document tells of it.

    ``codes`` are the nationalities in its descriptions, ``organizations`` the identifiers in them;
    ``parties`` those of them that are political parties; ``spans`` the noun phrases that are its own, for role and
    affiliation; ``body`` and ``state`` are the organization and the country for which a possessive stands in them;
    ``labels`` are the first letters of the adjectives of its parties; ``medium`` tells that it is a newspaper, a
    channel or an agency; ``befallen`` that it has died, been hurt, arrested or crowned; ``age`` is in years.
    """

    name: str
    kind: str
    gender: str | None = None
    plural: bool = False
    named: bool = False
    descriptions: list[Description] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)
    organizations: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    spans: list[Offsets] = field(default_factory=list)
    mentions: set[Offsets] = field(default_factory=set)
    body: str | None = None
    state: str | None = None
    medium: bool = False
    labels: set[str] = field(default_factory=set)
    befallen: bool = False
    age: int | None = None


class Event(NamedTuple):
    """One mention of an identity in the running text; ``weak`` marks a complement (`l'avocat de M. Durand`)."""

    token: int
    identity: Identity
    subject: bool
    quoted: bool
    spoke: bool
    weak: bool


class Discourse:
    """The mentions of a document in the order of reading, and the distances between them.

    ``quoted`` are the tokens in somebody's own words, ``reported`` those in the content of indirect and mixed
    quotations. ``absent`` are those whom the speaker who is being looked for names, and so is not.
    """

    def __init__(self, doc: Doc, quoted: frozenset[int], reported: frozenset[int] = frozenset()) -> None:
        self.doc = doc
        self.quoted = quoted
        self.reported = reported
        self.events: list[Event] = []
        self.pair: tuple[Identity, Identity] | None = None
        self.absent: frozenset[Identity] = frozenset()
        # Token of the last attack, who attacks and whom; and the tokens of the mentions of those who answer.
        self.attack: tuple[int, Identity, Identity] | None = None
        self.answers: frozenset[int] = frozenset()
        self._sentence = _count_sentences(doc, quoted)

    def add(
        self, token: int, identity: Identity, *, subject: bool, spoke: bool = False, weak: bool = False
    ) -> None:
        """Record that ``identity`` is mentioned at ``token``."""
        self.events.append(Event(token, identity, subject, token in self.quoted, spoke, weak))

    def recent(self, token: int) -> Iterator[Event]:
        """Return the last mentions before ``token``, the nearest first."""
        before = (event for event in reversed(self.events) if event.token < token)
        return islice((event for event in before if event.identity not in self.absent), _MEMORY)

    def sentences_between(self, one: int, other: int) -> int:
        """Return how many sentences of the narration lie between two tokens."""
        return self._sentence[other] - self._sentence[one]

    def salient(
        self, token: int, accept: Callable[[Event], float | None], reach: int | None = None
    ) -> Identity | None:
        """Return the identity that an anaphor at ``token`` most likely stands for.

        Args:
            token: Where the anaphor stands.
            accept: Returns the cost of a mention as antecedent, None where it cannot be one.
            reach: How many sentences back the antecedent may be.

        Returns:
            The cheapest identity: near, subject, not only mentioned in somebody's words; or None.
        """
        best: tuple[float, Identity] | None = None
        for event in self.recent(token):
            distance = self.sentences_between(event.token, token)
            if reach is not None and distance > reach:
                break
            extra = accept(event)
            if extra is None:
                continue
            prominence = 0.0 if event.subject or event.spoke else 2.4 if event.weak else 1.6
            cost = distance + extra + prominence + (4.0 if event.quoted else 0.0)
            if event.token in self.reported:
                cost += _REPORTED
            if best is None or cost < best[0]:
                best = (cost, event.identity)
        return best[1] if best else None


def _count_sentences(doc: Doc, quoted: frozenset[int]) -> list[int]:
    """Return for each token how many sentences of the narration have begun, quotations left out."""
    starts = (doc.to_array("SENT_START") == 1).nonzero()[0].tolist()
    begun = [0] * (len(doc) + 1)
    reached = 0
    for opening in sorted({*starts, *columns(doc).breaks}):
        reached = max(reached, opening)
        while reached < len(doc) and (reached in quoted or doc[reached].is_punct or doc[reached].is_space):
            reached += 1
        begun[reached] = 1
    return list(accumulate(begun))


def is_subject(token: Token) -> bool:
    """Tell whether ``token`` is, or stands beside, the subject of its clause."""
    for _ in range(3):
        if token.dep_ in _SUBJECTS:
            return True
        if (
            token.dep_ not in {"appos", "flat:name", "flat", "nmod", "amod", "conj"}
            or token.head.i == token.i
        ):
            return False
        if token.dep_ == "nmod" and any(child.dep_ == "case" for child in token.children):
            return False
        token = token.head
    return False
