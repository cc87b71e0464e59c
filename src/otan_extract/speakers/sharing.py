"""Cues without a subject of their own: `…, ajoutant que`, `avant de juger`, `Et de justifier : « … »`."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from otan_extract.layers import Offsets
from otan_extract.speakers.sites import Scene, Site
from otan_extract.speakers.subjects import first_phrase, parsed_subject
from otan_extract.speakers.words import is_line_break

_SHORTEST_PARTICIPLE = 5


def is_dependent(site: Site) -> bool:
    """Tell whether the cue is a participle or an infinitive that takes its subject from another clause."""
    if site.cue_start == 0:
        return False
    verb, before = site.doc[site.cue_start], site.doc[site.cue_start - 1]
    if verb.lower_.endswith("ant") and len(verb) >= _SHORTEST_PARTICIPLE:
        return before.is_punct or before.lower_ in {"en", "et"} or before.pos_ in {"ADV", "PRON"}
    return "Inf" in verb.morph.get("VerbForm", []) and before.lower_ in {"de", "d'", "d’", "pour"}


def shared_subject(scene: Scene, index: int) -> Offsets | None:
    """Return the subject that a participle, an infinitive or a coordinated verb shares.

    First the subject of the quotation before it in the same sentence, then that of the verb above it, then
    that of the quotation before it in the same paragraph.
    """
    site, doc = scene.sites[index], scene.doc
    if site is None:
        return None
    known = scene.mentions[:index]
    sentence, paragraph = doc[site.left].idx, _paragraph_start(doc, site.cue_start)
    return (
        _latest(known, sentence)
        or parsed_subject(site)
        or first_phrase(doc, site.left, site.cue_start)
        or _latest(known, paragraph)
    )


def gapped_subject(scene: Scene, index: int) -> Offsets | None:
    """Return the subject of a clause whose verb is left out: `X a parlé d'« … », son collègue d'« … »`."""
    before, quotation = scene.quotations[index - 1], scene.quotations[index]
    if index == 0 or quotation.cue is None or before.cue != quotation.cue:
        return None
    between = scene.doc.char_span(before.segments[-1][1], quotation.segments[0][0], alignment_mode="contract")
    return first_phrase(scene.doc, between.start, between.end) if between is not None else None


def _latest(known: Sequence[Offsets | None], start: int) -> Offsets | None:
    """Return the last mention that begins at or after ``start``."""
    return max((mention for mention in known if mention and mention[0] >= start), default=None)


def _paragraph_start(doc: Doc, position: int) -> int:
    while position > 0 and not is_line_break(doc[position - 1]):
        position -= 1
    return doc[position].idx
