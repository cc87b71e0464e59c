"""Where an inserted reporting clause ends, and where the content that it interrupts resumes.

``« Les prix », a dit jeudi Paul Roux, maire de Brest, « vont monter »``: the subject, its appositions
and adverbials belong to the clause; the next chunk with a verb, or with marks, is content again.
"""

from __future__ import annotations

from otan_extract.layers import Offsets
from otan_extract.quotations.chunks import RELATIVES, opens_gerund, split_chunks
from otan_extract.quotations.cues import cue_lexicon
from otan_extract.quotations.layout import Layout
from otan_extract.quotations.source_prepositions import opens_source
from otan_extract.quotations.spotting import Cue
from otan_extract.quotations.word_lists import can_speak

_CONJUNCTIONS = frozenset({"mais", "et", "car", "ou", "puis", "donc", "or", "ni"})
_CLEFTS = frozenset({("c'", "est"), ("c'", "était"), ("ce", "sont"), ("ce", "sera"), ("ce", "serait")})
_CLITIC_REACH = 2  # tokens of the clitic and the comma after a verb: "dit-elle, qui"
_OPEN_NOUNS = frozenset({"besoin", "envie", "peur", "question", "preuve"})  # "ont besoin, dit X, de temps"
_OPEN_VERBS = frozenset(
    {
        "agit",
        "agira",
        "agissait",
        "faut",
        "faudra",
        "faudrait",
        "fallait",
        "veut",
        "veulent",
        "peut",
        "peuvent",
    }
    | {"doit", "doivent", "va", "vont", "semble", "semblent", "suffit", "convient"}
)
_ADVERBIAL_OPENERS = frozenset(
    {
        "avant",
        "après",
        "tout",
        "alors",
        "tandis",
        "pendant",
        "lors",
        "depuis",
        "puisque",
        "quand",
        "lorsque",
        "sans",
        "interrogé",
        "interrogée",
        "interrogés",
        "cité",
        "citée",
        "cités",
        "joint",
        "jointe",
        "contacté",
        "contactée",
        "évoquant",
    }
)


def measure(layout: Layout, cue: Cue, sentence: Offsets, *, complete: bool) -> tuple[int, int | None]:
    """Return where the clause ends, and where the content resumes (None where the sentence is over).

    The clause is read chunk by chunk between commas: the subject, its appositions, adverbials. Where
    the host before it is not ``complete``, the content resumes at the next clause.
    """
    chunks = split_chunks(layout, cue.level, cue.end, sentence[1])
    inside = layout.scopes[cue.level].owner is not None
    for number, (start, end) in enumerate(chunks):
        if number == 0:
            continue
        if number == 1 and _goes_on_in_cleft(layout, cue, sentence[0], start):
            return chunks[0][1], start
        if goes_on(layout, start) or _reports_again(layout, start):
            break
        if number == 1 and cue.inverted and _awaits_complement(layout, cue):
            return chunks[0][1], start
        if _completes(layout, cue, start):
            return chunks[number - 1][1], start
        if not complete and layout.has_finite_verb(start, end, cue.level):
            return chunks[number - 1][1], start
        if _resumes(layout, cue, (start, end), inside=inside, last=number == len(chunks) - 1):
            return chunks[number - 1][1], start
    return sentence[1], None


def _goes_on_in_cleft(layout: Layout, cue: Cue, begun: int, start: int) -> bool:
    """Tell whether the rest of a cleft follows: ``C'est la ville, dit-elle, qui paie``, ``C'est ici, dit X, que …``.

    ``qui`` after a noun is that of the speaker: ``C'est un scandale, dit le maire, qui veut partir``.
    """
    first = layout.first_token(begun)
    if layout.words[first : first + 2] not in _CLEFTS:
        return False
    word = layout.words[layout.first_token(start)]
    bare = cue.inverted and layout.first_token(start) <= cue.last + _CLITIC_REACH
    return word in ("que", "qu'") or (word == "qui" and bare)


def _awaits_complement(layout: Layout, cue: Cue) -> bool:
    """Tell whether a finite verb stands right before the comma: ``Il est, disent-ils, la langue …``."""
    index = cue.group - 1
    while index > 0 and layout.words[index] == ",":
        index -= 1  # words between marks are complete: "« Je m'y engage », dit-il, la main levée"
    return "VerbForm=Fin" in str(layout.doc[index].morph)


def _completes(layout: Layout, cue: Cue, start: int) -> bool:
    """Tell whether what an open host lacks begins at ``start``: ``Il s'agit, dit X, d'un pont``, ``qui, dit X, …``."""
    first = layout.first_token(start)
    if layout.words[first] in ("de", "d'"):
        acts = any(  # "Il est temps, dit X, de partir"
            "VerbForm=Inf" in str(token.morph) for token in layout.doc[first + 1 : first + 2]
        )
        lacks = bool(_OPEN_NOUNS & set(layout.words[max(0, cue.group - 2) : cue.group]))
        if acts or lacks:
            return True
    return _is_open(layout, cue) and not _is_apposition(layout, first)


def _is_open(layout: Layout, cue: Cue) -> bool:
    """Tell whether the words before the clause end with a link, an auxiliary or a modal verb."""
    index = cue.group - 1
    while index > 0 and layout.words[index] == ",":
        index -= 1
    if layout.levels[index] != cue.level or layout.words[index] in RELATIVES | _OPEN_VERBS:
        return layout.levels[index] == cue.level
    while index > 0 and layout.doc[index].pos_ == "ADV":
        index -= 1
    return layout.doc[index].pos_ == "AUX" and "VerbForm=Fin" in str(layout.doc[index].morph)


def _is_apposition(layout: Layout, first: int) -> bool:
    """Tell whether the token ``first`` opens a name or a role of the speaker."""
    token = layout.doc[first]
    noun = first + (token.pos_ == "DET")
    named = token.pos_ == "PROPN" or token.ent_type_ == "PER"
    return named or (noun < len(layout.words) and can_speak(layout.words[noun]))


def _is_bare_verb(layout: Layout, index: int) -> bool:
    """Tell whether a finite verb without subject, which reports nothing, stands at ``index``."""
    if index >= len(layout.words) or layout.words[index] in cue_lexicon().forms:
        return False
    return "VerbForm=Fin" in str(layout.doc[index].morph)


def report_start(layout: Layout, level: int, start: int, end: int) -> int:
    """Return where the writer reports on, else ``end``: ``Le pont, a-t-il dit, tiendra, ajoutant que …``."""
    for low, _ in split_chunks(layout, level, start, end)[1:]:
        first = layout.first_token(low)
        reports = opens_gerund(layout, first) and layout.words[first] in cue_lexicon().forms
        if reports and layout.after(first) in ("que", "qu'"):
            return low
    return end


def goes_on(layout: Layout, start: int) -> bool:
    """Tell whether the rest of the sentence, from a comma on, belongs to the reporting clause."""
    first = layout.first_token(start)
    word = layout.words[first]
    if word in ("en", "se", "s'") and opens_gerund(layout, first + 1):
        return True
    adverbial = word in _ADVERBIAL_OPENERS and (word != "tout" or layout.after(first) == "en")
    opens = word in RELATIVES or adverbial or opens_source(layout.words, first)
    return opens or opens_gerund(layout, first)


def _reports_again(layout: Layout, start: int) -> bool:
    """Tell whether another reporting clause follows the first: ``« …, a-t-il dit, rapporte la radio »``."""
    first = layout.first_token(start)
    reports = layout.words[first] in cue_lexicon().forms and "VerbForm=Fin" in str(layout.doc[first].morph)
    return (
        reports
        and layout.doc[first + 1 : first + 2].text != ""
        and layout.doc[first + 1].pos_ in ("DET", "PROPN")
    )


def _resumes(layout: Layout, cue: Cue, chunk: Offsets, *, inside: bool, last: bool) -> bool:
    """Tell whether ``chunk``, after a comma of the incise, belongs to the content again."""
    start, end = chunk
    if layout.pair_starting_at(cue.level, start) is not None:
        return True
    first = layout.first_token(start)
    word = layout.words[first]
    finite = layout.has_finite_verb(start, end, cue.level)
    if word in _CONJUNCTIONS:
        return inside or bool(layout.pairs_between(cue.level, start, end)) or (finite and cue.inverted)
    if not inside and word in ("et", "mais", "puis") and _is_bare_verb(layout, first + 1):
        return True  # "L'ouragan faiblit, a dit X, et devrait s'éloigner"
    if not inside:
        return cue.inverted and (finite or bool(layout.pairs_between(cue.level, start, end)))
    if finite or cue.inverted:
        return True
    return layout.doc[first].pos_ == "ADP" and not last
