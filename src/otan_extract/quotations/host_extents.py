"""How much of what stands before an inserted reporting clause it reports.

``Un budget qui sera, promet-il, « tenu »`` reports what the budget will be, not that there is one;
``Il part, car, dit-il, « c'est fini »`` reports what stands between the marks alone.
"""

from __future__ import annotations

import re

from otan_extract.layers import Offsets
from otan_extract.quotations.chunks import RELATIVES
from otan_extract.quotations.layout import EDGES, Layout
from otan_extract.quotations.marks import Pair

# A bullet, whatever its sign, or the number of a point: `>>`, `•`, `2/`.
_LISTED = re.compile(r"[^\w\s]+|\b\d{1,2}(?=\s*[/.)°])")
_LINKS = frozenset({"car", "mais", "or", "et"})
_PARTING = frozenset({"mais", "et", "tandis", "alors", "quand", "puis"})
_CONTRASTING = frozenset({"tandis", "alors"})  # before "que"
_ANTECEDENTS = frozenset({"ce", "celui", "celle", "ceux", "celles"})  # "ce qui est, dit-il, « grave »"
_BOUNDS = frozenset(",;()–—") | {"et", "mais", "ou"}


def stands_alone(before: str) -> bool:
    """Tell whether a pair of marks is the whole content: nothing, a bullet or number, or a colon, stands before it."""
    return not _LISTED.sub("", before).strip() or before.rstrip().endswith(":")


def clause_start(layout: Layout, level: int, start: int, end: int) -> int:
    """Move ``start`` over a semicolon that stands outside of marks before ``end``."""
    position = end
    for pair in reversed(layout.pairs_between(level, start, end)):
        found = layout.text.rfind(";", max(start, pair.end), position)
        if found >= 0:
            return found + 1
        position = pair.start
    found = layout.text.rfind(";", start, position)
    return found + 1 if found >= 0 else start


def interrupted_start(layout: Layout, level: int, start: int, end: int, rest: Offsets) -> int:
    """Return where the clause starts whose verb a reporting clause parts from its complement, else ``start``.

    ``un plan dont les effets sont, dit-il, « visibles »``, ``Le bilan est lourd : la ville a, dit-il, « failli »``.
    """
    if layout.pair_starting_at(level, rest[0]) is None and layout.has_finite_verb(*rest, level):
        return start  # "À Laval, où il vit, dit X, la neige tombe": a clause follows, no complement
    index = layout.first_token(end) - 1
    while index > 0 and (layout.words[index] == "," or layout.doc[index].pos_ == "ADV"):
        index -= 1
    if layout.doc[index].pos_ not in ("VERB", "AUX"):
        return start
    verbs = 0
    while layout.starts[index] > start:
        word = layout.words[index]
        verbs += "VerbForm=Fin" in str(layout.doc[index].morph)
        if layout.levels[index] != level or word in _BOUNDS or verbs > 1:
            return start
        if word in RELATIVES or word == ":":
            return layout.starts[index - 1] if layout.before(index) in _ANTECEDENTS else layout.end_of(index)
        index -= 1
    return start


def start_after_report(layout: Layout, level: int, start: int, reported: int, end: int) -> int:
    """Return where the clause starts that a conjunction parts from a report before it, else ``start``.

    ``« … », dit X, tandis que l'autre, dit Y, « … »``: the first report has its verb until ``reported``.
    """
    for token in reversed(layout.tokens(reported, end, level)):
        index = token.i
        if layout.words[index] in _PARTING and layout.before(index) == ",":
            contrasts = layout.words[index] in _CONTRASTING and layout.after(index) in ("que", "qu'")
            return layout.end_of(index + contrasts)
    return start


def links_before(layout: Layout, host: Offsets) -> bool:
    """Tell whether a link ties the writer to what is said: ``Il part, car, dit-il, « … »``, ``un pont qui, …``."""
    clause, _, link = layout.text[slice(*host)].rpartition(" ")
    return link.lower() in RELATIVES or (link.lower() in _LINKS and clause.endswith(","))


def pair_before_link(layout: Layout, level: int, host: Offsets) -> Pair | None:
    """Return the pair that is all that stands before a link: ``« On négocie », mais, dit-il, « … »``."""
    pair = layout.pair_starting_at(level, host[0])
    between = layout.text[pair.end : host[1]].strip(EDGES).lower() if pair else ""
    return pair if between in _LINKS else None
