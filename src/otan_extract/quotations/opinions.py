"""Opinions that stand between marks before ``pour X`` or ``selon ses termes``, and what ``pour X`` only offers."""

from __future__ import annotations

from itertools import pairwise

from otan_extract.layers import Offsets
from otan_extract.quotations.cues import BE_FORMS
from otan_extract.quotations.layout import FINAL, Layout
from otan_extract.quotations.marks import Pair
from otan_extract.quotations.sources import CONTRASTED, Preposition
from otan_extract.quotations.terms import is_term

_OFFERED = frozenset(
    {"prévu", "organisé", "proposé", "réservé", "programmé", "offert", "disponibl", "gratuit"}
)
_POSSESSIVES = frozenset({"ses", "leurs"})
_WORDS = frozenset({"mots", "termes", "dires"})
_INDEFINITE = frozenset({"un", "une", "des"})  # no title: "« Une catastrophe », pour la maire"


def _stands_alone(layout: Layout, pair: Pair, start: int) -> bool:
    """Tell whether nothing governs the words in marks: ``« Un désastre » pour les uns``, ``C'est « … » pour …``."""
    before = layout.text[start : pair.start].rstrip().lower()
    return not before or before.endswith((",", "est", "était", "sont", "sera"))


def quoted_opinion(layout: Layout, preposition: Preposition, bounds: Offsets) -> Offsets | None:
    """Return the words between marks that alone stand before ``pour X``: ``« C'est une erreur », pour la maire``."""
    start, end = bounds
    before = layout.text[start : preposition.start].rstrip()
    pair = layout.pair_ending_at(preposition.level, start + len(before.rstrip(", ")))
    contrasted = layout.words[preposition.last : preposition.last + 2] in CONTRASTED
    contrasted = contrasted and pair is not None and _stands_alone(layout, pair, start)
    if pair is None or not (contrasted or before.endswith(",")):
        return None
    if preposition.lemma == "selon" and layout.words[preposition.last] in _POSSESSIVES:
        own = _WORDS & set(layout.words[preposition.last + 1 : preposition.last + 3])
        return (pair.inner_start, pair.inner_end) if own and not layout.holds_clause(pair) else None
    if preposition.lemma != "pour":
        return None
    opener = layout.words[layout.first_token(pair.inner_start)]
    if is_term(layout, pair) and opener not in _INDEFINITE:
        return None
    if not (contrasted or _opens(layout, preposition, start, pair.start)):
        return None
    if layout.has_finite_verb(preposition.end, end, preposition.level):
        return None
    return pair.inner_start, pair.inner_end


def _opens(layout: Layout, preposition: Preposition, start: int, end: int) -> bool:
    """Tell whether nothing but a label stands before ``end``: ``Retraites : « C'est une erreur », pour la CFDT``."""
    label = layout.text[start:end].strip(FINAL)
    return not label or (
        layout.text[start:end].rstrip().endswith(":")
        and not layout.has_finite_verb(start, end, preposition.level)
    )


def is_offered(layout: Layout, content: Offsets) -> bool:
    """Tell whether it is what there is for somebody, not what they say: ``Pour les élus, une visite est prévue``."""
    words = layout.words[layout.first_token(content[0]) : layout.first_token(content[1])]
    return any(
        word in BE_FORMS and after.rstrip("s").removesuffix("e") in _OFFERED
        for word, after in pairwise(words)
    )
