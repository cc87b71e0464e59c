"""From the layers of a ``Doc`` to the output models, which hold no spaCy object.

The fields are gathered in plain dictionaries, which one call then turns into models: a call for each model
takes twice the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from spacy.tokens import Doc

from otan_extract import layers, schema
from otan_extract.actors.gazetteer import country
from otan_extract.columns import columns
from otan_extract.confidence import confidence
from otan_extract.layers import Offsets

Fields = dict[str, object]
Row = TypeVar("Row", layers.CountryMention, layers.GroupMention, layers.OrganizationMention)


def to_extraction(
    doc: Doc, *, id: str | None, provenance: schema.Provenance, warnings: Sequence[layers.TextWarning] = ()
) -> schema.Extraction:
    """Return what the layers of ``doc`` say; ``warnings`` on the whole text come first."""
    text = columns(doc).text
    speakers = layers.read(doc, layers.Speaker)
    fields = {
        "id": id,
        "quotations": _quotations(doc, text, speakers),
        "speakers": [_speaker(text, speaker) for speaker in speakers],
        "countries": _countries(doc, text),
        "country_groups": _country_groups(doc, text),
        "organizations": _organizations(doc, text),
        "warnings": [warning._asdict() for warning in (*warnings, *layers.read(doc, layers.TextWarning))],
        "provenance": provenance,
    }
    return schema.Extraction.model_validate(fields)


def _span(text: str, start: int, end: int, **more: object) -> Fields:
    return {"start": start, "end": end, "text": text[start:end], **more}


def _spans(text: str, stretches: Iterable[Offsets]) -> list[Fields]:
    return [_span(text, start, end) for start, end in stretches]


def _quotations(doc: Doc, text: str, speakers: Iterable[layers.Speaker]) -> list[Fields]:
    attributions = dict(enumerate(layers.read(doc, layers.Attribution)))
    known = {speaker.id: speaker for speaker in speakers}
    return [
        _quotation(text, quotation, _reference(text, quotation, attributions.get(index), known))
        for index, quotation in enumerate(layers.read(doc, layers.Quotation))
    ]


def _quotation(text: str, quotation: layers.Quotation, speaker: Fields | None) -> Fields:
    return {
        "kind": quotation.kind,
        "text": " ".join(text[start:end] for start, end in quotation.segments),
        "segments": _spans(text, quotation.segments),
        "cue": _cue(text, quotation),
        "speaker": speaker,
        "rule": quotation.rule,
        "confidence": confidence(quotation.rule),
    }


def _cue(text: str, quotation: layers.Quotation) -> Fields | None:
    if quotation.cue is None:
        return None
    start, end = quotation.cue
    return _span(text, start, end, lemma=quotation.lemma or text[start:end])


def _reference(
    text: str,
    quotation: layers.Quotation,
    attribution: layers.Attribution | None,
    speakers: dict[str, layers.Speaker],
) -> Fields | None:
    """Return who said ``quotation``, by the mention next to it where it has none of its own."""
    if attribution is None or attribution.speaker is None:
        return None
    mentions = speakers[attribution.speaker].mentions
    mention = attribution.mention or _nearest(mentions, quotation.segments[0][0])
    if mention is None:
        return None
    return {"mention": _span(text, *mention), "id": attribution.speaker, "rule": attribution.sieve}


def _nearest(mentions: Sequence[Offsets], position: int) -> Offsets | None:
    return min(mentions, key=lambda mention: abs(mention[0] - position), default=None)


def _speaker(text: str, speaker: layers.Speaker) -> Fields:
    return {**speaker._asdict(), "mentions": _spans(text, speaker.mentions)}


def _grouped(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    """Group ``rows`` by the field ``key``, groups in the order of their first mention."""
    groups: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: (row.start, row.end)):
        groups.setdefault(getattr(row, key), []).append(row)
    return groups


def _countries(doc: Doc, text: str) -> list[Fields]:
    return [
        _country(text, code, mentions)
        for code, mentions in _grouped(layers.read(doc, layers.CountryMention), "code").items()
    ]


def _country(text: str, code: str, mentions: Sequence[layers.CountryMention]) -> Fields:
    facts = country(code)
    return {
        "id": code,
        "alpha2": facts.alpha2,
        "wikidata": facts.wikidata,
        "name": facts.name,
        "name_en": facts.name_en,
        "mentions": [
            _span(text, mention.start, mention.end, form=mention.form, fuzzy=mention.fuzzy)
            for mention in mentions
        ],
    }


def _country_groups(doc: Doc, text: str) -> list[Fields]:
    return [
        {
            "name": name,
            "members": mentions[0].members,
            "mentions": _spans(text, [(mention.start, mention.end) for mention in mentions]),
        }
        for name, mentions in _grouped(layers.read(doc, layers.GroupMention), "name").items()
    ]


def _organizations(doc: Doc, text: str) -> list[Fields]:
    return [
        _organization(text, mentions)
        for mentions in _grouped(layers.read(doc, layers.OrganizationMention), "id").values()
    ]


def _organization(text: str, mentions: Sequence[layers.OrganizationMention]) -> Fields:
    first = mentions[0]
    return {
        "id": first.id,
        "wikidata": first.wikidata,
        "name": first.name,
        "acronym": first.acronym,
        "type": first.type,
        "mentions": [_span(text, mention.start, mention.end, fuzzy=mention.fuzzy) for mention in mentions],
    }
