"""Find the cues of a document: where a reporting verb stands, in which form, and whether it reports.

Verbs are matched by inflected form, since the model's lemma and part of speech of a reporting verb
are wrong in a fifth of the cases; the part of speech is a veto only where the form is also a noun.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from otan_extract.layers import Offsets
from otan_extract.quotations.auxiliaries import (
    EUPHONIC,
    SUBJECT_CLITICS,
    auxiliary_of,
    is_coordinated_participle,
    shared_auxiliary,
)
from otan_extract.quotations.cues import AUXILIARIES, BE_FORMS, PARTICIPLE, CueMatch, cue_lexicon
from otan_extract.quotations.layout import Layout
from otan_extract.quotations.mistagged import governs_act, governs_object, is_noun_like_verb
from otan_extract.quotations.modality import hides, is_blocked, is_conditional, is_heard, is_rumoured
from otan_extract.quotations.word_lists import can_speak

_CLITICS = frozenset(
    {"se", "s'", "me", "m'", "nous", "vous", "te", "t'", "lui", "leur", "l'", "le", "la", "les", "en", "y"}
)
_OBJECT_CLITICS = frozenset({"le", "la", "les", "l'"})
_VERBAL_CLITICS = _CLITICS - _OBJECT_CLITICS - {"leur"}  # those that no noun follows
_NEGATIONS = frozenset({"ne", "n'"})
_BEFORE_VERBS = _CLITICS | _NEGATIONS
_SEPARATORS = frozenset({",", "»", "”", '"', "›", "’", "–", "—"})
_LINKS = frozenset({"de", "d'", "à", "par"})
_NOUN_PHRASE_POS = frozenset({"DET", "ADP", "ADJ", "NUM"})
_NOT_VERBAL = frozenset({"NOUN", "PROPN", "ADP", "DET", "PRON"})
_OTHER_PERSONS = frozenset(
    {"ai", "as", "avons", "avez", "avais", "avions", "aviez", "aurais", "suis", "es", "sommes", "êtes"}
    | {"étais", "étions", "étiez"}
)
_OTHER_SUBJECTS = frozenset({"je", "j'", "tu", "nous", "vous", "-je", "-tu", "-nous", "-vous"})
_SUBJECT_PRONOUNS = frozenset({"il", "elle", "ils", "elles", "on", "qui"})
_AFTER_PREPOSITION = 3  # tokens of "pour elle le juge"
_SHARED_FROM = 8  # tokens: an auxiliary further away is that of an earlier, coordinated participle
_MIN_WORDS = 3  # of a quotation after which an unknown verb may report
_MAX_CUES = 24  # of a sentence; more are lists or noise, and would cost time in the square of their number
_AFTER_VERBS = SUBJECT_CLITICS | EUPHONIC
_INNER = _CLITICS | _LINKS | _AFTER_VERBS


class Cue(NamedTuple):
    """One reporting verb in its place; all indices are tokens.

    ``first:last`` is the cue's span (the verb, with its auxiliaries where they are contiguous);
    ``group`` is where its verb group starts, with clitics and an auxiliary that stands apart.
    ``mood`` is ``finite``, ``participle`` (past, no auxiliary), ``gerund``, ``infinitive``, or ``governed``
    for an infinitive whose governing verb opens a reporting clause (``s'est-il contenté de lancer``).
    """

    verb: int
    first: int
    last: int
    group: int
    lemma: str
    frames: frozenset[str]
    strength: str
    mood: str
    inverted: bool
    third_person: bool
    passive: bool
    blocked: bool
    level: int
    start: int
    end: int


def spot_cues(layout: Layout) -> list[Cue]:
    """Return the cues of the document in order."""
    lexicon = cue_lexicon()
    cues: list[Cue] = []
    free_from = 0
    wanted = lexicon.heads(set(layout.words))
    for index in [index for index, word in enumerate(layout.words) if word in wanted]:
        if index < free_from:
            continue
        match = lexicon.match(layout.words, index)
        if match is not None and (cue := _read(layout, index, match)) is not None:
            cues.append(cue)
            free_from = cue.last
    return list(_bounded(layout, sorted([*cues, *_spot_by_position(layout, _covered(cues))])))


def _bounded(layout: Layout, cues: list[Cue]) -> Iterator[Cue]:
    """Yield the first cues of each sentence."""
    counts: Counter[tuple[int, Offsets]] = Counter()
    for cue in cues:
        sentence = (cue.level, layout.sentence_at(cue.level, cue.start))
        counts[sentence] += 1
        if counts[sentence] <= _MAX_CUES:
            yield cue


def _covered(cues: list[Cue]) -> set[int]:
    return {index for cue in cues for index in range(cue.group, cue.last)}


def _spot_by_position(layout: Layout, known: set[int]) -> Iterator[Cue]:
    """Yield verbs outside of the lexicon that a closing mark before and a subject after make a cue."""
    for pair in layout.pairs:
        index = layout.first_token(pair.end)
        comma = index < len(layout.words) and layout.words[index] == ","
        verb = _verb_after_marks(layout, index + 1 if comma else index)
        if verb is None and comma and is_noun_like_verb(layout, index + 1) and layout.holds_clause(pair):
            verb = index + 1
        if (
            verb is None
            or verb in known
            or len(layout.text[pair.inner_start : pair.inner_end].split()) < _MIN_WORDS
        ):
            continue
        if comma and layout.text[: pair.start].rstrip().endswith(",") and not layout.holds_clause(pair):
            continue  # "le prévenu, « par son attitude », avait mis en danger"
        index += comma
        inverted = _is_inverted(layout, index if layout.words[index] in AUXILIARIES else verb)
        has_subject = any(
            child.dep_.startswith("nsubj") and child.i < index for child in layout.doc[verb].children
        )
        if not (comma or inverted) or (has_subject and not inverted):
            continue  # "le « vrai test » viendra": the marks hold the subject
        contiguous = all(
            word in AUXILIARIES or word in ("été", "s'", "se") for word in layout.words[index:verb]
        )
        first = index if contiguous else verb
        yield Cue(
            verb, first, verb + 1, index, layout.words[verb], frozenset({"incise"}), "manner", "finite",
            inverted=inverted, third_person=True, passive=False,
            blocked=False,  # "« … », ne décolère pas la maire": its own negation is no denial
            level=layout.levels[verb], start=layout.starts[first], end=layout.end_of(verb),
        )  # fmt: skip


def _verb_after_marks(layout: Layout, index: int) -> int | None:
    """Return the lexical verb of a verb group that starts at the token ``index``, else None."""
    words = layout.words
    while index < len(words) and words[index] in _BEFORE_VERBS:
        index += 1
    if index >= len(words):
        return None
    if words[index] not in AUXILIARIES:
        token = layout.doc[index]
        finite = token.pos_ == "VERB" and "VerbForm=Fin" in str(token.morph)
        finite = finite or layout.before(index) in _NEGATIONS
        return index if finite or _is_inverted(layout, index) else None
    for verb in range(index + 1, min(len(words), index + 7)):
        if "VerbForm=Part" in str(layout.doc[verb].morph) and words[verb] != "été":
            return verb
        if not (words[verb] in _AFTER_VERBS or layout.doc[verb].pos_ == "ADV" or words[verb] == "été"):
            return None
    return None


def _read(layout: Layout, index: int, match: CueMatch) -> Cue | None:
    auxiliary = (
        auxiliary_of(layout, index) if match.is_participle or _may_be_participle(layout, index) else None
    )
    shared = auxiliary is not None and index - auxiliary > _SHARED_FROM
    if match.is_participle and auxiliary is None:
        auxiliary = shared_auxiliary(layout, index)
        shared = auxiliary is not None
        if auxiliary is None and is_coordinated_participle(layout, index):
            auxiliary = index
    mood = "finite" if auxiliary is not None else match.mood
    if layout.doc[index].pos_ == "ADV" and match.is_gerund:
        return None  # "maintenant"
    if layout.doc[index].pos_ == "ADJ" and index and layout.doc[index - 1].pos_ in ("DET", "ADP"):
        return None  # "du célèbre roman"
    if layout.doc[index].pos_ in _NOT_VERBAL and not _is_verbal(layout, index, auxiliary):
        return None
    first = match.start if match.start < index else _with_reflexive(layout, index)
    finite = index if auxiliary is None or shared else auxiliary
    group = _group_start(layout, finite)
    if mood == "infinitive":
        governor = _narrative_group(layout, group, match.end)
        governor = _governing_group(layout, group) if governor is None else governor
        if governor is not None:
            group, mood, finite = governor, "governed", governor
    return Cue(
        verb=index,
        first=first,
        last=match.end,
        group=group,
        lemma=match.entry.lemma,
        frames=match.entry.frames,
        strength=match.entry.strength,
        mood=mood,
        inverted=_is_inverted(layout, finite)
        or (mood == "governed" and _has_subject_clitic(layout, group, index)),
        third_person=_is_third_person(layout, finite, match.features),
        passive=match.passive or _is_passive(layout, auxiliary, match),
        blocked=_is_unsaid(
            layout, match, group, governable=_is_governable(layout, finite, mood, shared=shared)
        ),
        level=layout.levels[index],
        start=layout.starts[first],
        end=layout.end_of(match.end - 1),
    )


def _is_unsaid(layout: Layout, match: CueMatch, group: int, *, governable: bool) -> bool:
    """Tell whether nothing is reported: the verb is negated, hypothetical or hearsay of a perception."""
    hidden = hides(layout, match, group)
    if hidden is not None:
        return hidden
    return (
        is_blocked(layout, group, match.verb, governable=governable)
        or is_conditional(match)
        or is_heard(layout, match, group)
        or is_rumoured(match, layout.words[match.start : match.verb])
    )


def _is_governable(layout: Layout, finite: int, mood: str, *, shared: bool) -> bool:
    """Tell whether another verb may govern this one: it is not finite by itself (``devrait être qualifié``)."""
    return mood != "finite" or shared or layout.words[finite] in ("être", "avoir")


def _may_be_participle(layout: Layout, index: int) -> bool:
    """Tell whether a form that is also finite (``écrit``, ``dit``) is a participle here."""
    features = cue_lexicon().features(layout.words[index])
    return PARTICIPLE in features and "VerbForm=Part" in str(layout.doc[index].morph)


def _is_passive(layout: Layout, auxiliary: int | None, match: CueMatch) -> bool:
    if auxiliary is None or match.entry.reflexive == "always":
        return False
    return layout.words[auxiliary] in BE_FORMS or "été" in layout.words[auxiliary : match.verb]


def _is_third_person(layout: Layout, finite: int, features: frozenset[str]) -> bool:
    persons = _persons(features)
    if persons <= {"past", "pres"}:  # participles: their auxiliary tells
        return (
            layout.words[finite] not in _OTHER_PERSONS
            and _subject_clitic(layout, finite) not in _OTHER_SUBJECTS
        )
    return bool(persons & {"3s", "3p"}) and _subject_clitic(layout, finite) not in _OTHER_SUBJECTS


@lru_cache(maxsize=1024)
def _persons(features: frozenset[str]) -> frozenset[str]:
    return frozenset(feature.rpartition(".")[2] for feature in features if "." in feature)


def _subject_clitic(layout: Layout, finite: int) -> str:
    """Return the subject pronoun before or after a finite verb, else an empty string."""
    following = layout.words[finite + 1] if finite + 1 < len(layout.words) else ""
    if following in SUBJECT_CLITICS:
        return following
    return layout.words[_group_start(layout, finite) - 1] if finite else ""


def _is_verbal(layout: Layout, index: int, auxiliary: int | None) -> bool:
    """Overrule a part of speech that says no verb, where the neighbours say verb."""
    if auxiliary is not None:
        return True
    following = layout.words[index + 1] if index + 1 < len(layout.words) else ""
    if following in _AFTER_VERBS:
        return True
    if not index or layout.doc[index].text[:1].isupper():
        return False
    previous = layout.doc[index - 1]
    if layout.before(index) in _OBJECT_CLITICS and layout.words[index].endswith("ant"):
        return index > 1 and layout.before(index, 2) == "," and following in _LINKS  # "…, le menaçant de"
    if layout.before(index) in ("le", "l'") and layout.before(index, 2) in ("comme", "que"):
        return True  # "comme le rapporte X"
    asks_them = layout.before(index) == "leur" and following in ("de", "d'", "que", "qu'", "si")
    if asks_them or governs_object(layout, index) or _has_pronouns(layout, index):
        return True
    if previous.pos_ == "CCONJ":
        return following != "" and (
            layout.doc[index + 1].pos_ in ("DET", "PUNCT") or governs_act(layout, index)
        )
    return previous.pos_ not in _NOUN_PHRASE_POS or layout.before(index) in _VERBAL_CLITICS


def _has_pronouns(layout: Layout, index: int) -> bool:
    """Tell whether a subject and an object pronoun make it a verb: ``Il la juge``, but ``Pour elle le juge``."""
    if layout.before(index) not in _OBJECT_CLITICS or layout.before(index, 2) not in _SUBJECT_PRONOUNS:
        return False
    return index < _AFTER_PREPOSITION or layout.doc[index - _AFTER_PREPOSITION].pos_ != "ADP"


def _with_reflexive(layout: Layout, index: int) -> int:
    return index - 1 if index and layout.before(index) in ("se", "s'") else index


def _group_start(layout: Layout, index: int) -> int:
    """Return the first token of the verb group: clitics and the negation stand before the verb."""
    while index and layout.before(index) in _BEFORE_VERBS and layout.doc[index - 1].pos_ != "ADP":
        index -= 1
    return index


def _narrative_group(layout: Layout, infinitive: int, end: int) -> int | None:
    """Return where ``de conclure`` starts if somebody follows who says so: ``« … », de conclure la maire``."""
    if layout.before(infinitive) not in ("de", "d'") or layout.before(infinitive, 2) not in _SEPARATORS:
        return None
    narrated = layout.levels[infinitive] == 0 and layout.before(infinitive, 2) == ","
    if narrated and layout.before(infinitive, 3) not in _SEPARATORS | {"?", "!"}:
        return None  # "a promis, lundi, d'avertir la maire"
    return infinitive - 1 if names_person(layout, end) else None


def names_person(layout: Layout, index: int) -> bool:
    """Tell whether a name or a noun of somebody who can speak stands at the token ``index``."""
    if index + 1 >= len(layout.words):
        return False
    noun = layout.doc[index].pos_ == "DET" and can_speak(layout.words[index + 1])
    return layout.doc[index].ent_type_ == "PER" or noun


def _governing_group(layout: Layout, infinitive: int) -> int | None:
    """Return the start of a verb group that governs an infinitive right after a comma or a mark, else None."""
    finite = False
    for index in range(infinitive - 1, max(-1, infinitive - 9), -1):
        token = layout.doc[index]
        word = layout.words[index]
        if word in _SEPARATORS:
            return index + 1 if finite else None
        if token.pos_ in ("VERB", "AUX"):
            finite = finite or "VerbForm=Fin" in str(token.morph) or word in AUXILIARIES
        elif layout.before(index) in ("se", "s'"):
            finite = True  # "se contente de dire", taken for an adjective
        elif not (
            word in _INNER
            or token.pos_ == "ADV"
            or (token.pos_ == "ADJ" and set(layout.words[max(0, index - 3) : index]) & AUXILIARIES)
        ):
            return None
    return None


def _has_subject_clitic(layout: Layout, first: int, last: int) -> bool:
    return any(word in SUBJECT_CLITICS for word in layout.words[first:last])


def _is_inverted(layout: Layout, verb: int) -> bool:
    following = layout.words[verb + 1 : verb + 3]
    return bool(following) and (
        following[0] in SUBJECT_CLITICS
        or (following[0] in EUPHONIC and len(following) > 1 and following[1] in SUBJECT_CLITICS)
    )


def is_impersonal(layout: Layout, cue: Cue) -> bool:
    """Tell whether the subject is ``on``: nobody in particular."""
    return (
        "on" in layout.words[max(0, cue.group - 1) : cue.group]
        or "-on" in layout.words[cue.group : cue.last + 2]
    )


def cues_between(cues: Sequence[Cue], first: int, last: int) -> Sequence[Cue]:
    """Return the cues whose verb is one of the tokens ``first:last``."""
    return cues[bisect_left(cues, (first,)) : bisect_left(cues, (last,))]


def introduces(cue: Cue) -> bool:
    """Tell whether a verb of any mood introduces what follows a colon: ``l'a entendue dire : « … »``."""
    return {"que", "colon"} <= cue.frames and cue.strength == "speech"
