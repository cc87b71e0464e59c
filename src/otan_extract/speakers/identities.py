"""Who is who: speaker mentions resolved to identities within the document.

One reading of the document from left to right: names, noun phrases of origin and role, and the
speaker mentions of the quotations are resolved in order, each against what has been read so far.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from otan_extract.layers import CountryMention, Offsets, OrganizationMention, Quotation, Speaker, read
from otan_extract.speakers.reading import Reading
from otan_extract.speakers.rows import speaker_rows


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
    if not any(mentions):  # nobody speaks: who else is named does not matter
        return [], [None] * len(mentions)
    countries, organizations = read(doc, CountryMention), read(doc, OrganizationMention)
    resolved = Reading(doc, quotations, mentions, countries, organizations).resolve()
    return speaker_rows(doc, resolved, countries, organizations)
