"""Turn gold into the extraction that would be perfect for it."""

from otan_extract import schema
from otan_extract.evaluation.gold import GoldDocument, GoldQuotation

PROVENANCE = schema.Provenance(otan_extract="0", spacy="0", model="none", model_version="0", lexicon="0")


def perfect(gold: GoldDocument) -> schema.Extraction:
    """Return an extraction that says exactly what ``gold`` says."""
    names = dict.fromkeys(q.speaker_name for q in gold.quotations if q.speaker and q.speaker_name)
    return schema.Extraction(
        id=gold.id,
        quotations=tuple(quotation(gold.text, row) for row in gold.quotations),
        speakers=tuple(schema.Speaker(id=name, name=name, kind="person", mentions=()) for name in names),
        countries=tuple(
            schema.Country(
                id=row.id,
                alpha2="XX",
                wikidata=None,
                name=row.id,
                name_en=row.id,
                mentions=(
                    schema.CountryMention(
                        start=row.span[0], end=row.span[1], text=gold.text[slice(*row.span)], form=row.form
                    ),
                ),
            )
            for row in gold.countries
        ),
        country_groups=tuple(
            schema.CountryGroup(name=row.name, members=row.members, mentions=(span(gold.text, row.span),))
            for row in gold.groups
        ),
        organizations=tuple(
            schema.Organization(
                id=row.wikidata or f"x:{row.name}",
                wikidata=row.wikidata,
                name=row.name,
                mentions=(
                    schema.OrganizationMention(
                        start=row.span[0], end=row.span[1], text=gold.text[slice(*row.span)]
                    ),
                ),
            )
            for row in gold.organizations
        ),
        warnings=(),
        provenance=PROVENANCE,
    )


def quotation(text: str, gold: GoldQuotation, rule: str = "oracle") -> schema.Quotation:
    """Return the prediction that equals ``gold``."""
    speaker = None
    if gold.speaker and gold.speaker_name:
        speaker = schema.SpeakerReference(
            mention=span(text, gold.speaker), id=gold.speaker_name, rule=f"{rule}-speaker"
        )
    return schema.Quotation(
        kind=gold.kind,
        text=" ".join(text[slice(*segment)] for segment in gold.content),
        segments=tuple(span(text, segment) for segment in gold.content),
        cue=schema.Cue(**span(text, gold.cue).model_dump(), lemma="dire") if gold.cue else None,
        speaker=speaker,
        rule=rule,
        confidence=1,
    )


def span(text: str, offsets: tuple[int, int]) -> schema.Span:
    """Return the ``Span`` of ``text`` at ``offsets``."""
    return schema.Span(start=offsets[0], end=offsets[1], text=text[slice(*offsets)])
