"""The command ``explain``: each quotation with the way to its speaker, other marks with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.console import Console
from rich.text import Text
from spacy.language import Language

from otan_extract.analysis import extract_document
from otan_extract.inputs import HOPELESS, checked
from otan_extract.pipeline import run
from otan_extract.quotations.layout import FINAL, Layout, build_layout
from otan_extract.quotations.marks import Pair
from otan_extract.quotations.spotting import Cue, spot_cues
from otan_extract.schema import Extraction, Quotation, Speaker


class Unread(NamedTuple):
    """A pair of quotation marks that no quotation covers, and why."""

    start: int
    end: int
    reason: str


class Explanation(NamedTuple):
    """What was found in a text, and the pairs of marks that were left."""

    text: str
    extraction: Extraction
    unread: list[Unread]


def explain(text: str, nlp: Language) -> Explanation:
    """Extract from ``text`` with ``nlp``, and say why each other pair of marks is no quotation.

    Raises:
        InputError: The text cannot be analysed.
    """
    extraction = extract_document(nlp, checked(text))
    if any(warning.code in HOPELESS for warning in extraction.warnings):
        return Explanation(text, extraction, [])
    layout = build_layout(run(nlp, [text])[0])
    return Explanation(text, extraction, list(unread_pairs(layout, extraction.quotations)))


def unread_pairs(layout: Layout, quotations: Sequence[Quotation]) -> Iterator[Unread]:
    """Yield the pairs of marks that touch no quotation; of nested ones, the outermost."""
    segments = [segment for quotation in quotations for segment in quotation.segments]
    cues = spot_cues(layout)
    attributed = {(quotation.cue.start, quotation.cue.end) for quotation in quotations if quotation.cue}
    seen_until = 0
    for level, scope in enumerate(layout.scopes):
        for pair in scope.pairs:
            covered = any(seg.start < pair.inner_end and pair.inner_start < seg.end for seg in segments)
            if covered or (level and pair.end <= seen_until):
                continue
            seen_until = max(seen_until, pair.end)
            yield Unread(pair.start, pair.end, _reason(layout, level, pair, cues, attributed))


def _reason(
    layout: Layout, level: int, pair: Pair, cues: Sequence[Cue], attributed: set[tuple[int, int]]
) -> str:
    content = layout.text[pair.inner_start : pair.inner_end]
    if not any(character.isalpha() for character in content):
        return "it holds no words"
    start, end = layout.sentence_at(level, pair.start)
    near = [cue for cue in cues if cue.level == level and start <= cue.start < end]
    if near:
        cue = min(near, key=lambda cue: min(abs(cue.start - pair.end), abs(pair.start - cue.end)))
        return _reason_of_cue(layout, pair, cue, attributed)
    if layout.quoted[content.lower()] > 1:
        return "no cue in its sentence, and the same words come between marks again: a term or a title"
    around = layout.text[start : pair.start] + layout.text[pair.end : end]
    if around.strip(FINAL):
        return "no cue in its sentence, of which it is a part: a term, a title or a distance taken"
    return "no cue in its sentence, nothing to go on from, and not the form of a sentence"


def _reason_of_cue(layout: Layout, pair: Pair, cue: Cue, attributed: set[tuple[int, int]]) -> str:
    shown = f"the cue '{layout.text[cue.start : cue.end]}' of its sentence"
    if (cue.start, cue.end) in attributed:
        return f"{shown} has a quotation elsewhere"
    if cue.blocked:
        return f"{shown} is negated, asked or hypothetical"
    if cue.passive:
        return f"{shown} is passive, and names what is reported on"
    if "fragment" not in cue.frames and not layout.holds_finite_verb(pair):
        return f"{shown} introduces sentences and clauses, not a fragment"
    return f"{shown} stands too far off, or in another clause"


def show(explanation: Explanation, console: Console) -> None:
    """Print ``explanation``, quotation by quotation."""
    text, extraction, unread = explanation
    speakers = {speaker.id: speaker for speaker in extraction.speakers}
    for number, quotation in enumerate(extraction.quotations, 1):
        console.print(Text(f"{number}. {_one_line(quotation.text)}", style="bold"), soft_wrap=True)
        for label, value in quotation_rows(quotation, speakers):
            console.print(Text(f"   {label:8} {value}"), soft_wrap=True)
    for start, end, reason in unread:
        console.print(Text(f"No quotation: {_one_line(text[start:end])}", style="bold"), soft_wrap=True)
        console.print(Text(f"   {'because':8} {reason}"), soft_wrap=True)
    for warning in extraction.warnings:
        console.print(Text(f"Warning at {warning.start}: {warning.message}"), soft_wrap=True)


def quotation_rows(quotation: Quotation, speakers: dict[str, Speaker]) -> Iterator[tuple[str, str]]:
    """Yield what is known of ``quotation``, from its kind to the speaker's identity, as label and value."""
    places = ", ".join(f"{segment.start}-{segment.end}" for segment in quotation.segments)
    yield "kind", f"{quotation.kind}, at {places}"
    yield "rule", f"{quotation.rule}, confidence {quotation.confidence:.2f}"
    yield "cue", f"{quotation.cue.text} ({quotation.cue.lemma})" if quotation.cue else "none"
    if quotation.speaker is None:
        yield "speaker", "none"
        return
    mention, speaker = quotation.speaker.mention, speakers[quotation.speaker.id]
    yield "mention", f"{_one_line(mention.text)} at {mention.start}, by the rule {quotation.speaker.rule}"
    yield "speaker", " · ".join(_identity(speaker))
    others = [
        f"{_one_line(other.text)} at {other.start}"
        for other in speaker.mentions
        if other.start != mention.start
    ]
    if others:
        yield "also", "; ".join(others)


def _identity(speaker: Speaker) -> Iterator[str]:
    yield f"{_one_line(speaker.name)} ({speaker.kind})"
    if speaker.role not in (None, speaker.name):
        yield f"role {_one_line(speaker.role)}"
    if speaker.country:
        yield f"country {speaker.country}"
    if speaker.organization:
        yield f"organization {speaker.organization}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
