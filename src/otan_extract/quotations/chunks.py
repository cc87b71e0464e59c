"""Stretches between commas: the unit in which clauses and reporting clauses are measured."""

from __future__ import annotations

from otan_extract.layers import Offsets
from otan_extract.quotations.layout import FINAL, Layout, strip_edges

RELATIVES = frozenset(
    {"qui", "dont", "où", "que", "qu'", "lequel", "laquelle", "lesquels", "lesquelles", "auquel"}
)
"""Words that open a relative clause after a comma."""

CLITICS = frozenset({"ne", "n'", "se", "s'", "lui", "leur", "l'", "le", "la", "les", "en", "y"})
"""Words that may stand between a subject and its verb."""

_CUTTING = frozenset("([)],–—-")


def split_chunks(layout: Layout, level: int, start: int, end: int) -> list[Offsets]:
    """Split ``start:end`` at the commas and dashes of the scope ``level``, outside of brackets and pairs.

    Returns:
        The chunks without white space and commas at their edges; the first may be empty.
    """
    chunks: list[Offsets] = []
    begun, depth = start, 0
    for index in range(layout.first_token(start), layout.first_token(end)):
        word = layout.words[index]
        if word not in _CUTTING or layout.levels[index] != level:
            continue
        if word in "([":
            depth += 1
        elif word in ")]":
            depth -= 1
        elif depth <= 0 and (word != "-" or layout.text[layout.starts[index] - 1].isspace()):
            chunks.append(strip_edges(layout.text, begun, layout.starts[index]))
            begun = layout.starts[index] + 1
    chunks.append(strip_edges(layout.text, begun, end, FINAL))
    return [chunk for number, chunk in enumerate(chunks) if number == 0 or chunk[0] < chunk[1]]


def opens_gerund(layout: Layout, index: int) -> bool:
    """Tell whether the token ``index`` is a present participle (``ajoutant``)."""
    morph = str(layout.doc[index].morph) if index < len(layout.words) else ""
    return "Tense=Pres" in morph and "VerbForm=Part" in morph


def opens_verb_group(layout: Layout, index: int) -> bool:
    """Tell whether a finite verb group without subject starts at the token ``index``."""
    while index < len(layout.words) and layout.words[index] in CLITICS:
        index += 1
    return index < len(layout.words) and "VerbForm=Fin" in str(layout.doc[index].morph)
