"""Quoted fragments that a cue in their clause attributes: ``a dénoncé « une guerre d'agression »``."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from otan_extract.layers import Offsets
from otan_extract.quotations.drafts import Draft
from otan_extract.quotations.layout import Layout
from otan_extract.quotations.marks import Pair
from otan_extract.quotations.spotting import Cue, cues_between

Availability = Callable[[Cue, Pair], bool]

_REACH = 30  # tokens between a cue and its first quoted fragment
_NAMING = frozenset(
    {"baptisé", "baptisée", "baptisés", "baptisées", "intitulé", "intitulée", "intitulés", "intitulées", "surnommé",
     "surnommée", "surnommés", "surnommées", "nommé", "nommée", "appelé", "appelée", "appelés", "appelées", "titre",
     "mot", "terme", "expression", "slogan", "hashtag", "pseudo", "surnom", "nom", "label", "opération", "film",
     "livre", "roman", "chanson", "album", "émission", "série", "programme", "plan", "projet", "affaire", "liste",
     "dit", "dite", "dits", "dites"}
)  # fmt: skip
_PREPOSITIONS_OF_CONTENT = frozenset({"de", "d'", "comme", "à", "en", "sur", "par", "contre", "pour", "que", "qu'"})


def read_fragment(layout: Layout, cue: Cue, available: Availability, cues: Sequence[Cue]) -> Draft | None:
    """Read the pairs of marks after ``cue`` in its clause as one quotation, or return None.

    Args:
        layout: the document.
        cue: a reporting verb of any mood.
        available: tells of a pair whether this cue may still read it.
        cues: all cues of the document, in order.
    """
    if "fragment" not in cue.frames or cue.blocked:
        return None
    end = _limit(layout, cue, cues)
    found = [pair for pair in layout.pairs_between(cue.level, cue.end, end) if available(cue, pair)]
    accepted = _accepted(layout, cue, found)
    if not accepted:
        return None
    segments: list[Offsets] = [(pair.inner_start, pair.inner_end) for pair in accepted]
    rule = "fragment_of_participle" if cue.mood == "participle" else "fragment_of_cue"
    return Draft(tuple(segments), (cue.start, cue.end), cue.lemma, rule)


def _limit(layout: Layout, cue: Cue, cues: Sequence[Cue]) -> int:
    """Return where the clause of ``cue`` ends for its fragments: the sentence, or the next cue."""
    _, end = layout.sentence_at(cue.level, cue.start)
    for other in cues_between(cues, cue.last, layout.first_token(end)):
        if other.level == cue.level and other.mood != "infinitive":
            end = min(end, layout.starts[other.group])
    return end


def _accepted(layout: Layout, cue: Cue, pairs: list[Pair]) -> list[Pair]:
    """Keep the run of pairs that can be the object of ``cue``; the first one decides."""
    accepted: list[Pair] = []
    position = cue.last
    for pair in pairs:
        first = layout.first_token(pair.start)
        if first - position > _REACH or not _is_in_clause(layout, cue, position, first):
            break
        if _names_something(layout, first) and not accepted:
            break
        accepted.append(pair)
        position = layout.first_token(pair.end)
    return accepted


def _is_in_clause(layout: Layout, cue: Cue, first: int, last: int) -> bool:
    """Tell whether no clause of its own starts between the cue (or the last fragment) and the mark."""
    for token in layout.doc[first:last]:
        if layout.levels[token.i] != cue.level or token.text in (";", ":"):
            if token.text in (";", ":"):
                return False
            continue
        finite = token.pos_ in ("VERB", "AUX") and "VerbForm=Fin" in str(token.morph)
        if finite and not token.dep_.startswith("acl"):
            return False
    return True


def _names_something(layout: Layout, first: int) -> bool:
    """Tell whether the marks hold a name: ``le plan « Aube »``, ``baptisé « Europe »``."""
    return first > 0 and layout.words[first - 1] in _NAMING
