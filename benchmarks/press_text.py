"""Generated French press text, and what must hold of any result: shared by tests and ``fuzz.py``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import strategies as st

from otan_extract import Extraction

_MARKS = (
    "« ",
    " »",
    "«",
    "»",
    "«\u00a0",
    "\u00a0»",
    "«\u202f",
    "\u202f»",
    '"',
    "“",
    "”",
    "„",
    "‹",
    "›",
    "‘",
    "’",
)
_SPACES = (" ", " ", " ", "\u00a0", "\u202f", "\u2009", "  ", "\t", "\n", "\n\n", "\r\n", "\r", "\u2028", "")
_CLAUSES = (
    "la réunion aura lieu lundi",
    "nous n'irons pas plus loin",
    "Le traité n’est pas mort",
    "que le pont tiendrait",
    "s'il fallait partir",
    "une « petite » victoire",
    "l'État paiera 3,5 % de plus",
    "avoir agi seule",
)
_REPORTING = (
    ", a déclaré ",
    ", a-t-il dit",
    ", estime-t-elle",
    " a affirmé que ",
    " : ",
    ", selon ",
    "D'après ",
    " promet de ",
    ", ajoute-t-on à ",
    " - ",
    " (",
    "), ",
)
_NAMES = (
    "Anne-Lise d'Orval",
    "M. Roche",
    "le ministre slovaque de la Défense, Luc Mérel",
    "Moscou",
    "l'OTAN",
    "l'Organisation mondiale de la santé (OMS)",
    "la Fédération des moulins",
    "franco-allemand",
    "le porte-parole du Kremlin",
    "les États baltes",
    "elle",
)
_NOISE = (
    "\0",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\u202e",
    "\u2066",
    "\u2069",
    "\u0301",
    "😀",
    "👩‍🚀",
    "<b>",
    "&nbsp;",
    "�",
    "…",
    "?!",
    "''",
)

_PAIRS = (
    "« {} »",
    "«{}»",
    "«\u00a0{}\u00a0»",
    "«\u202f{}\u202f»",
    '"{}"',
    "“{}”",
    "‘{}’",
    "« {}",
    "{}",
    "({})",
)

pieces = st.one_of(
    *(st.sampled_from(kind) for kind in (_MARKS, _SPACES, _CLAUSES, _REPORTING, _NAMES, _NOISE))
)
noise = st.one_of(st.just(""), st.just(""), st.sampled_from(_NOISE), st.sampled_from(_SPACES))


def _sized(elements: st.SearchStrategy[str], most: int) -> st.SearchStrategy[str]:
    """Join up to ``most`` elements; lists of hypothesis alone stay short."""
    sizes = st.integers(0, most)
    return sizes.flatmap(lambda size: st.lists(elements, min_size=size, max_size=size)).map("".join)


sentences = st.builds(
    lambda pair, before, clause, after, *rest: pair.format(before + clause + after) + "".join(rest),
    st.sampled_from(_PAIRS),
    noise,
    st.sampled_from(_CLAUSES),
    noise,
    st.sampled_from(_REPORTING),
    st.sampled_from(_NAMES),
    noise,
    st.sampled_from((". ", ".\n", ".\r\n", ", ", "\n\n")),
)
words = st.one_of(_sized(pieces, 40), _sized(sentences, 8), _sized(st.one_of(pieces, sentences), 20))
texts = st.builds(unicodedata.normalize, st.sampled_from(("NFC", "NFD")), words)
"""Press text as readers send it: its parts in any order or as sentences, composed or decomposed, with noise."""


def broken_promises(text: str, result: Extraction) -> list[str]:
    """Return what does not hold of ``result`` although it is promised of every result."""
    problems = [
        f"{text[span['start'] : span['end']]!r} is not {span['text']!r}"
        for span in _spans(result.model_dump())
        if text[span["start"] : span["end"]] != span["text"]
    ]
    for quotation in result.quotations:
        ends = [0, *(segment.end for segment in quotation.segments)]
        if not quotation.segments or any(
            not before <= segment.start < segment.end
            for before, segment in zip(ends, quotation.segments, strict=False)
        ):
            problems.append(f"the segments of {quotation.text!r} are empty, overlap or are out of order")
    problems += _dangling(result)
    if Extraction.model_validate_json(result.model_dump_json()) != result:
        problems.append("the result does not survive JSON")
    return problems


def _dangling(result: Extraction) -> Iterator[str]:
    speakers = {speaker.id for speaker in result.speakers}
    countries = [country.id for country in result.countries]
    organizations = [organization.id for organization in result.organizations]
    for quotation in result.quotations:
        if quotation.speaker and quotation.speaker.id not in speakers:
            yield f"no speaker {quotation.speaker.id}"
    for ids in (countries, organizations, [speaker.id for speaker in result.speakers]):
        if len(ids) != len(set(ids)):
            yield f"an identifier occurs twice among {ids}"
    for warning in result.warnings:
        if warning.start > warning.end:
            yield f"a warning ends before it begins: {warning}"


def _spans(value: object) -> Iterator[Mapping[str, Any]]:
    """Yield every object with ``start``, ``end`` and ``text``, however deep."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from _spans(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _spans(inner)
