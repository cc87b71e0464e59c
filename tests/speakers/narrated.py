"""Speakers resolved in hand-built stories: sentences with subjects, and the actors that stand in them."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from otan_extract.layers import CountryMention, Offsets, OrganizationMention, Quotation, Speaker, write
from otan_extract.speakers.identities import resolve_speakers

from .tagged import Tagged, tagged

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


class Body(NamedTuple):
    """What is known of an organization; one that no table has is of no type."""

    type: str | None = None
    country: str | None = None
    name: str | None = None


def resolved(
    line: str,
    bodies: dict[str, Body] | None = None,
    countries: dict[str, tuple[str, str]] | None = None,
) -> list[Speaker]:
    """Return the speaker of each ``[ ]`` of ``line``.

    Args:
        line: Sentences in the notation of ``tagged``; the noun before the first verb of each is its subject. The
            n-th ``{ }`` is what the n-th speaker says: directly after a mark, else indirectly.
        bodies: The organizations by the form that the text names.
        countries: Code and form of mention by the form that the text names.
    """
    story = tagged(line, _clauses(tagged(line).doc))
    text = story.doc.text
    named = [
        CountryMention(*place, code, form)
        for words, (code, form) in (countries or {}).items()
        for place in _places(text, words)
    ]
    write(story.doc, "countries", sorted(named))
    write(story.doc, "organizations", sorted(_organizations(text, bodies or {})))
    speakers, ids = resolve_speakers(story.doc, _quotations(story), list(story.speakers))
    by_id = {speaker.id: speaker for speaker in speakers}
    return [by_id[key] for key in ids if key is not None]


def names(
    line: str,
    bodies: dict[str, Body] | None = None,
    countries: dict[str, tuple[str, str]] | None = None,
) -> list[str]:
    """Return the name of each speaker that ``resolved`` returns."""
    return [speaker.name for speaker in resolved(line, bodies, countries)]


def _clauses(doc: Doc) -> dict[int, tuple[int, str]]:
    """Return one tree for each sentence: its first finite verb with the first noun before as subject."""
    arcs: dict[int, tuple[int, str]] = {}
    stops = [token.i + 1 for token in doc if token.text in {".", "\n"}]
    for start, end in zip([0, *stops], [*stops, len(doc)], strict=True):
        finite = (i for i in range(start, end) if doc[i].morph.get("VerbForm", []) == ["Fin"])
        root = next(finite, start)
        arcs.update(dict.fromkeys(range(start, end), (root, "dep")))
        subject = next((i for i in range(start, root) if doc[i].pos_ in _NOMINAL), None)
        if subject is not None:
            arcs[subject] = root, "nsubj"
    return arcs


def _quotations(story: Tagged) -> list[Quotation]:
    """Return one quotation a speaker, without content where the story marks none."""
    contents: list[tuple[Offsets, ...]] = [(content,) for content in story.content]
    contents = contents or [()] * len(story.speakers)
    before = [story.doc.text[: content[0][0]].rstrip() if content else "" for content in contents]
    return [
        Quotation(content, "direct" if opening.endswith("«") else "indirect", story.cue, None, "test", None)
        for content, opening in zip(contents, before, strict=True)
    ]


def _organizations(text: str, bodies: dict[str, Body]) -> list[OrganizationMention]:
    return [
        OrganizationMention(*place, body.name or form, None, body.name or form, None, body.type, body.country)
        for form, body in bodies.items()
        for place in _places(text, form)
    ]


def _places(text: str, form: str) -> list[Offsets]:
    """Return where ``form`` stands in ``text``."""
    starts = [i for i in range(len(text)) if text.startswith(form, i)]
    return [(start, start + len(form)) for start in starts]
