"""A corpus in figures: who is quoted most, who speaks of which country, how much is direct speech."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from otan_extract.output.cards import affiliation, words
from otan_extract.schema import Extraction, Quotation, Speaker

SPEAKERS_LISTED = 25
SPEAKERS_IN_MATRIX = 15
COUNTRIES_IN_MATRIX = 12
DOCUMENTS_LISTED = 500
PASSAGES_A_CELL = 25
AGREEMENT = 1 / 3
"""Share of a speaker's documents that must give an affiliation: one wrong reading in many shows nothing."""

Named = tuple[str, str]


class Passage(NamedTuple):
    """A quotation of the corpus: its document, by number and title, and its own number there."""

    document: int
    title: str
    number: int
    quotation: Quotation


@dataclass
class Shares:
    """Quotations and their words, by kind."""

    quotations: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)

    def add(self, quotation: Quotation) -> None:
        """Count ``quotation``."""
        self.quotations[quotation.kind] += 1
        self.words[quotation.kind] += words(quotation.text)

    @property
    def direct(self) -> float:
        """The share of the quotations that are direct speech, from 0 to 1."""
        total = self.quotations.total()
        return self.quotations["direct"] / total if total else 0.0


@dataclass
class CorpusSpeaker:
    """Somebody who is quoted.

    Speakers of several documents are one where name and kind agree; one without a name of its own
    (« un diplomate ») stays the speaker of its document.
    """

    name: str
    kind: str
    shares: Shares = field(default_factory=Shares)
    documents: set[int] = field(default_factory=set)
    roles: Counter[str] = field(default_factory=Counter)
    countries: Counter[Named] = field(default_factory=Counter)
    organizations: Counter[Named] = field(default_factory=Counter)
    spoken_of: Counter[str] = field(default_factory=Counter)
    passages: dict[str, list[Passage]] = field(default_factory=lambda: defaultdict(list))

    @property
    def role(self) -> str | None:
        """The role that most documents give: documents call one office by several names."""
        return self.roles.most_common(1)[0][0] if self.roles else None

    @property
    def country(self) -> Named | None:
        """The country that its documents agree on."""
        return self._agreed(self.countries)

    @property
    def organization(self) -> Named | None:
        """The organization that its documents agree on."""
        return self._agreed(self.organizations)

    def _agreed(self, counts: Counter[Named]) -> Named | None:
        value, count = counts.most_common(1)[0] if counts else (None, 0)
        return value if count >= AGREEMENT * len(self.documents) else None


class CorpusDocument(NamedTuple):
    """A document as the overview lists it."""

    number: int
    title: str
    speakers: int
    shares: Shares


class Corpus:
    """Figures of all documents added; memory grows with the names quoted, not with the text."""

    def __init__(self) -> None:
        self.documents = 0
        self.listed: list[CorpusDocument] = []
        self.shares = Shares()
        self.unattributed = 0
        self.country_names: dict[str, str] = {}
        self.spoken_of: Counter[str] = Counter()
        self._speakers: dict[tuple[str, str, int], CorpusSpeaker] = {}

    def add(self, extraction: Extraction) -> int:
        """Count ``extraction`` and return its number in the corpus, from 1."""
        self.documents += 1
        number, shares = self.documents, Shares()
        title = extraction.id or f"Document {number}"
        speakers = {speaker.id: self._speaker(speaker, extraction) for speaker in extraction.speakers}
        self.country_names.update((country.id, country.name) for country in extraction.countries)
        for index, quotation in enumerate(extraction.quotations, start=1):
            shares.add(quotation)
            self.shares.add(quotation)
            speaker = speakers[quotation.speaker.id] if quotation.speaker else None
            self.unattributed += speaker is None
            if speaker is not None:
                self._count(speaker, Passage(number, title, index, quotation), extraction)
        if number <= DOCUMENTS_LISTED:
            self.listed.append(CorpusDocument(number, title, len(extraction.speakers), shares))
        return number

    def _speaker(self, speaker: Speaker, extraction: Extraction) -> CorpusSpeaker:
        has_name = speaker.name != speaker.name.lower()
        key = (speaker.name.casefold(), speaker.kind, 0 if has_name else self.documents)
        found = self._speakers.setdefault(key, CorpusSpeaker(speaker.name, speaker.kind))
        country, organization = affiliation(speaker, extraction)
        found.roles.update([speaker.role] if speaker.role else [])
        found.countries.update([country] if country else [])
        found.organizations.update([organization] if organization else [])
        return found

    def _count(self, speaker: CorpusSpeaker, passage: Passage, extraction: Extraction) -> None:
        speaker.shares.add(passage.quotation)
        speaker.documents.add(passage.document)
        countries = set(countries_in(passage.quotation, extraction))
        speaker.spoken_of.update(countries)
        self.spoken_of.update(countries)
        for cell in ("", *countries):
            if len(speaker.passages[cell]) < PASSAGES_A_CELL:
                speaker.passages[cell].append(passage)

    @property
    def speakers(self) -> int:
        """The number of names that are quoted."""
        return sum(1 for speaker in self._speakers.values() if speaker.documents)

    def most_quoted(self) -> list[CorpusSpeaker]:
        """Return the speakers with most quotations."""
        quoted = sorted(
            self._speakers.values(), key=lambda speaker: (-speaker.shares.quotations.total(), speaker.name)
        )
        return [speaker for speaker in quoted[:SPEAKERS_LISTED] if speaker.documents]

    def most_outspoken(self) -> list[CorpusSpeaker]:
        """Return the speakers who name the listed countries most, in that order."""
        listed = [code for code, _ in self.most_spoken_of()]
        names = {
            key: sum(speaker.spoken_of[code] for code in listed) for key, speaker in self._speakers.items()
        }
        ranked = sorted((key for key in names if names[key]), key=lambda key: (-names[key], key))
        return [self._speakers[key] for key in ranked[:SPEAKERS_IN_MATRIX]]

    def most_spoken_of(self) -> list[Named]:
        """Return code and name of the countries that most quotations name."""
        ranked = self.spoken_of.most_common(COUNTRIES_IN_MATRIX)
        return [(code, self.country_names[code]) for code, _ in ranked]


def countries_in(quotation: Quotation, extraction: Extraction) -> Iterator[str]:
    """Yield the codes of the countries named inside ``quotation``."""
    for country in extraction.countries:
        if any(
            segment.start <= mention.start and mention.end <= segment.end
            for segment in quotation.segments
            for mention in country.mentions
        ):
            yield country.id
