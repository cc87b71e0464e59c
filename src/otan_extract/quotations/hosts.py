"""What stands before an inserted reporting clause, and whether it can be what was said: clause, answer, phrase."""

from __future__ import annotations

from otan_extract.layers import Offsets
from otan_extract.quotations.chunks import RELATIVES, opens_verb_group, split_chunks
from otan_extract.quotations.cues import cue_lexicon
from otan_extract.quotations.layout import Layout
from otan_extract.quotations.marks import Pair
from otan_extract.quotations.spotting import Cue
from otan_extract.quotations.word_lists import can_speak

_ANSWERS = frozenset({"oui", "non", "si", "faux", "vrai", "exact", "jamais"})
_NEGATIVES = frozenset({"pas", "rien", "plus", "aucun", "aucune"})
_SUBORDINATORS = frozenset({"si", "s'", "quand", "lorsque", "lorsqu'", "puisque", "puisqu'"})
_PHRASE_LIMIT = 6  # tokens of "Mission accomplie," that is all that somebody says
_ADVERBIAL_LIMIT = 8  # tokens of "Par ailleurs," that an inserted clause may follow
_NOUN_REACH = 4  # tokens from a determiner to its noun
_FRONTED = frozenset({"résultat", "conséquence", "conclusion"})  # "Résultat, dit X, rien ne roule"
_VERB_GROUP = 3  # tokens of a verb with its auxiliary and an adverb
_MAX_SUBJECT_GAP = 25  # tokens between the verb and the boundary in which a subject must be found


def hosts_heading(layout: Layout, cue: Cue, start: int, end: int) -> bool:
    """Tell whether a sentence without a finite verb is reported: ``Une mesure attendue, rapporte X``."""
    if "que" not in cue.frames:
        return False
    verbal = any(_is_nominal_verb(str(token.morph)) for token in layout.tokens(start, end, cue.level))
    return verbal and any(token.ent_type_ for token in layout.doc[cue.last : cue.last + 3])


def _is_nominal_verb(morph: str) -> bool:
    return "VerbForm=Part" in morph or "VerbForm=Inf" in morph


def hosts_clause(layout: Layout, cue: Cue, start: int, end: int) -> bool:
    """Tell whether ``start:end`` can be what was said: it has a verb of its own, or marks, or is an answer."""
    if layout.text[start:end].strip(" ,").lower() in _ANSWERS:
        return True
    if layout.has_finite_verb(start, end, cue.level):
        return not _is_one_of_several(layout, cue)
    return cue.inverted or any(
        layout.holds_finite_verb(pair) for pair in layout.pairs_between(cue.level, start, end)
    )


def hosts_phrase(layout: Layout, cue: Cue, sentence: Offsets, end: int) -> bool:
    """Tell whether a phrase is all that somebody who can speak says: ``Mission accomplie, se félicite le colonel``."""
    tokens = layout.doc[layout.first_token(sentence[0]) : layout.first_token(end)]
    subject = next((token for token in layout.doc[cue.last :] if token.pos_ in ("NOUN", "PROPN")), None)
    if not 0 < len(tokens) <= _PHRASE_LIMIT or cue.strength != "speech" or subject is None:
        return False
    if layout.has_finite_verb(sentence[0], end, cue.level):
        return False
    before = any(
        child.dep_.startswith("nsubj") and child.i < cue.group for child in layout.doc[cue.verb].children
    )
    if before and not cue.lemma.startswith(("se ", "s'")):
        return False  # what follows may be the object: "La CGT, elle, critique le préfet"
    opens = tokens[0].pos_ in ("NOUN", "DET", "ADJ") or layout.words[tokens[0].i] in _NEGATIVES
    rest = layout.doc[subject.i : layout.first_token(sentence[1])]
    speaks = can_speak(layout.words[subject.i]) and subject.i <= cue.last + 1
    return opens and speaks and not any(token.text == "," for token in (*tokens[:-1], *rest))


def is_adverbial(layout: Layout, start: int, end: int) -> bool:
    """Tell whether a short adverbial opens the sentence: ``Par ailleurs, poursuit X, la ville …``."""
    tokens = layout.doc[layout.first_token(start) : layout.first_token(end)]
    if not 0 < len(tokens) <= _ADVERBIAL_LIMIT:
        return False
    words = tuple(layout.words[tokens[0].i : tokens[0].i + 2])
    fronted = words[0] in _FRONTED or words == ("une", "fois")
    return fronted or tokens[0].pos_ in ("ADV", "ADP", "CCONJ", "SCONJ")


def is_subordinate(layout: Layout, start: int, end: int) -> bool:
    """Tell whether one subordinate clause is all that stands before: ``Si rien ne change, dit X, il faut partir``."""
    first = layout.first_token(start)
    opens = layout.words[first] in _SUBORDINATORS
    return opens and "," not in layout.words[first : layout.first_token(end) - 1]


def parts_subject(layout: Layout, cue: Cue, sentence: Offsets) -> bool:
    """Tell whether the clause stands between a subject and its verb: ``La taxe, explique l'élue, reste légère``.

    The verb may stand between marks: ``La taxe, a dit l'élue, « va monter »``.
    """
    chunks = split_chunks(layout, cue.level, cue.end, sentence[1])
    if len(chunks) < 2:
        return False
    pair = layout.pair_starting_at(cue.level, chunks[1][0])
    if pair is not None:
        return opens_verb_group(layout, layout.first_token(pair.inner_start))
    index = layout.first_token(chunks[1][0])
    # `Le ministre, à Lyon, dénonce l'accord, indique X`: what follows reports the whole
    return opens_verb_group(layout, index) and not _reports(layout, index, cue.level)


def is_bare_subject(layout: Layout, cue: Cue, sentence: Offsets, pair: Pair) -> bool:
    """Tell whether only the subject of ``cue`` stands up to its marks: ``Le maire, qui se dit « serein », promet``.

    Where no relative follows the subject, the marks are those of an apposition to somebody who can speak
    (``Une élue, « choquée », a alerté le maire``), or what follows the verb cannot.
    """
    if layout.holds_finite_verb(pair):
        return False
    start = layout.text.rfind(":", sentence[0], pair.start) + 1 or sentence[0]
    (begun, comma), *following = split_chunks(layout, cue.level, start, pair.end)
    if (
        not following
        or layout.has_finite_verb(begun, comma, cue.level)
        or parts_subject(layout, cue, sentence)
    ):
        return False
    first = layout.doc[layout.first_token(begun)]
    firsts = [layout.first_token(low) for low, _ in following]
    if first.pos_ not in ("DET", "NOUN", "PROPN") or any(opens_verb_group(layout, index) for index in firsts):
        return False
    if layout.words[firsts[0]] in RELATIVES:
        return True
    if layout.has_finite_verb(following[0][0], pair.start, cue.level):
        return False
    determined = any(token.pos_ == "DET" for token in layout.doc[cue.last : cue.last + 1])
    return _names_speaker(layout, first.i) or (determined and not _names_speaker(layout, cue.last))


def _names_speaker(layout: Layout, index: int) -> bool:
    """Tell whether the noun phrase at the token ``index`` names somebody who can speak."""
    tokens = layout.doc[index : index + _NOUN_REACH]
    noun = next((token for token in tokens if token.pos_ in ("NOUN", "PROPN")), None)
    return noun is not None and (noun.pos_ == "PROPN" or can_speak(layout.words[noun.i]))


def _reports(layout: Layout, index: int, level: int) -> bool:
    """Tell whether a verb of speech is in the verb group that the token ``index`` opens."""
    places = range(index, min(index + _VERB_GROUP, len(layout.words)))
    matches = [cue_lexicon().match(layout.words, place) for place in places if layout.levels[place] == level]
    entries = [match.entry for match in matches if match is not None]
    return any(entry.strength == "speech" and "incise" in entry.frames for entry in entries)


def _is_one_of_several(layout: Layout, cue: Cue) -> bool:
    """Tell whether coordinated verbs share an earlier subject: ``X est venu, a salué la foule et est parti``."""
    token = layout.doc[cue.verb]
    if (
        cue.inverted
        or token.dep_ != "conj"
        or any(child.dep_.startswith("nsubj") for child in token.children)
    ):
        return False
    following = layout.doc[cue.last : cue.last + _MAX_SUBJECT_GAP]
    return any(
        other.lower_ == "et" and layout.has_finite_verb(other.idx, other.idx + 12, cue.level)
        for other in following
    )
