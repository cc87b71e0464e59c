"""A first draft of gold from an extraction, for an annotator to correct."""

from __future__ import annotations

from otan_extract.evaluation.gold import (
    GoldCountry,
    GoldDocument,
    GoldGroup,
    GoldOrganization,
    GoldQuotation,
    Offsets,
)
from otan_extract.schema import Extraction, Quotation, Span, Speaker


def draft(id: str, text: str, extraction: Extraction) -> GoldDocument:
    """Return what ``extraction`` says of ``text``, in the gold format."""
    speakers = {speaker.id: speaker for speaker in extraction.speakers}
    return GoldDocument(
        id=id,
        text=text,
        quotations=tuple(_quotation(quotation, speakers) for quotation in extraction.quotations),
        countries=tuple(
            GoldCountry(span=_offsets(mention), id=country.id, form=mention.form)
            for country in extraction.countries
            for mention in country.mentions
        ),
        groups=tuple(
            GoldGroup(span=_offsets(mention), name=group.name, members=group.members)
            for group in extraction.country_groups
            for mention in group.mentions
        ),
        organizations=tuple(
            GoldOrganization(span=_offsets(mention), name=_one_line(row.name), wikidata=row.wikidata)
            for row in extraction.organizations
            for mention in row.mentions
        ),
    )


def _quotation(quotation: Quotation, speakers: dict[str, Speaker]) -> GoldQuotation:
    reference = quotation.speaker
    speaker = speakers[reference.id] if reference else None
    return GoldQuotation(
        kind=quotation.kind,
        content=tuple(_offsets(segment) for segment in quotation.segments),
        cue=_offsets(quotation.cue) if quotation.cue else None,
        speaker=_offsets(reference.mention) if reference else None,
        speaker_name=_one_line(speaker.name) if speaker else None,
        speaker_kind=speaker.kind if speaker else None,
    )


def _offsets(span: Span) -> Offsets:
    return span.start, span.end


def _one_line(name: str) -> str:
    """A name that a line end interrupts in the text is written on one line in gold."""
    return " ".join(name.split())
