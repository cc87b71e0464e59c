"""Ordered, named sieves: who is the source of each quotation, as a mention in the text.

The most precise sieve comes first; each acts on the quotations that are still open (after the quote
attribution of Stanford CoreNLP). Decisions rest on where content and cue stand, never on the rule
that found the quotation.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from spacy.tokens import Doc

from otan_extract.layers import Offsets, Quotation
from otan_extract.speakers import (
    context,
    inversion,
    prepositions,
    presentations,
    reaction_lists,
    relatives,
    sharing,
    signatures,
    subjects,
)
from otan_extract.speakers.sites import Scene, Site

NO_SIEVE = "none"
NO_SOURCE = "no source"

_LOOSE = frozenset(
    {
        "interrogé",
        "interrogée",
        "interrogés",
        "interrogées",
        "à",
        "s'",
        "s’",
        "se",
        "de",
        "d'",
        "d’",
        "du",
        "des",
        "et",
        "en",
        "le",
        "la",
        "les",
    }
)


Sieve = Callable[[Scene, int], "Offsets | None"]


def _at_cue(sieve: Callable[[Site], Offsets | None]) -> Sieve:
    """Turn a reading of one clause into a sieve for quotations with a cue."""

    def wrapped(scene: Scene, index: int) -> Offsets | None:
        site = scene.sites[index]
        return None if site is None else sieve(site)

    return wrapped


def _with_own_subject(sieve: Callable[[Site], Offsets | None]) -> Sieve:
    """The same, for cues that can have a subject of their own."""

    def own(site: Site) -> Offsets | None:
        phrase = None if sharing.is_dependent(site) else sieve(site)
        return None if phrase is None else subjects.without_misread_verb(site, phrase)

    return _at_cue(own)


def _inverted_subject(site: Site) -> Offsets | None:
    """Read an inverted clause; what follows a participle is its object (`dit-il, dénonçant un scandale`)."""
    return None if sharing.is_participle(site) else inversion.inverted_subject(site)


def _without_cue(sieve: Sieve) -> Sieve:
    """Restrict a sieve to quotations without a cue."""
    return lambda scene, index: sieve(scene, index) if scene.sites[index] is None else None


SIEVES: tuple[tuple[str, Sieve], ...] = (
    ("gapping", sharing.gapped_subject),
    (sharing.SOURCE_PREPOSITION, _at_cue(prepositions.source_of_preposition)),
    ("passive agent", _at_cue(prepositions.passive_agent)),
    ("origin", _at_cue(prepositions.origin)),
    ("clitic", _at_cue(inversion.clitic_subject)),
    ("inversion", _at_cue(_inverted_subject)),
    ("causative", _at_cue(subjects.caused_subject)),
    ("relative", relatives.antecedent),
    ("pronoun", _at_cue(subjects.adjacent_pronoun)),
    ("perception", _at_cue(subjects.perceived_subject)),
    ("document", _at_cue(subjects.speaking_document)),
    ("adjacent phrase", _with_own_subject(subjects.adjacent_phrase)),
    ("subject", _with_own_subject(subjects.parsed_subject)),
    ("position", _with_own_subject(subjects.positional_subject)),
    ("late inversion", _with_own_subject(inversion.late_subject)),
    ("shared subject", sharing.shared_subject),
    ("signature", _without_cue(signatures.signature)),
    ("interview", _without_cue(context.interviewee)),
    ("label", _without_cue(context.label)),
    ("heading", _without_cue(context.repeated)),
    ("sentence before", _without_cue(context.described)),
    ("reaction list", _without_cue(reaction_lists.named_above)),
    ("presentation", _without_cue(presentations.newly_introduced)),
    ("continuation", context.continued),
    ("announced source", _without_cue(prepositions.announced_source)),
    ("colon after speaker", _without_cue(context.resumed)),
    ("neighbour", _without_cue(context.neighbour)),
    ("adjoining phrase", _without_cue(context.adjoining)),
    ("sentence after", _without_cue(presentations.introduced_after)),
)


def _whole(scene: Scene, mention: Offsets) -> Offsets:
    """Return a mention to the end of the last organization's name in it (`le Journal du dimanche`), and no further.

    What a phrase broke off before leaves articles and prepositions behind.
    """
    last = scene.tokens.at(mention[1] - 1)
    while scene.doc[last].lower_ in _LOOSE and scene.doc[last].idx > mention[0]:
        last -= 1
    token = scene.doc[last]
    mention = (mention[0], min(mention[1], token.idx + len(token)))
    first, last = (bisect_left(scene.named, (offset,)) for offset in mention)
    crossed = [end for _, end in scene.named[first:last] if mention[1] < end]
    return (mention[0], max(crossed)) if crossed else mention


def find_mentions(doc: Doc, quotations: Sequence[Quotation]) -> list[tuple[Offsets | None, str]]:
    """Return for each quotation the mention of its speaker and the name of the sieve that chose it."""
    scene = Scene(doc, quotations)
    scene.sieves = [
        NO_SOURCE if site and prepositions.has_no_source(site) else NO_SIEVE for site in scene.sites
    ]
    still_open = [index for index, sieve in enumerate(scene.sieves) if sieve == NO_SIEVE]
    for name, find in SIEVES:
        found = {}
        for index in still_open:
            mention = find(scene, index)
            if mention is not None:
                found[index] = scene.mentions[index] = _whole(scene, mention)
                scene.sieves[index] = name
        if found:
            still_open = [index for index in still_open if index not in found]
    return list(zip(scene.mentions, scene.sieves, strict=True))
