"""Quoted fragments that a cue in their clause attributes: ``a dénoncé « une guerre d'agression »``."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Span, Token

from otan_extract.quotations.chunks import opens_verb_group
from otan_extract.quotations.clauses import has_mute_subject
from otan_extract.quotations.complements import follows_in_time, threatens_blindly
from otan_extract.quotations.drafts import Draft
from otan_extract.quotations.layout import Layout, is_main_verb
from otan_extract.quotations.marks import Pair
from otan_extract.quotations.spotting import Cue, cues_between
from otan_extract.quotations.terms import is_term
from otan_extract.quotations.word_lists import can_speak, naming_words

Availability = Callable[[Cue, Pair], bool]

_RELATIVES = frozenset({"qui", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"})
_SUBORDINATING = frozenset({"alors", "tandis", "bien", "afin", "après", "avant", "sans"})
_JUDGED = frozenset({"projet", "plan", "programme", "affaire", "crise", "liste"})  # "un projet « inutile »"
_FAVOURING = frozenset({"plaider", "se prononcer"})  # "plaide pour « un choc »"
_TURN_TAKERS = frozenset(
    {"premier", "première", "second", "seconde", "autre", "autres", "dernier", "dernière"}
)
_LINKS = frozenset({"à", "de", "d'", "'", "comme", "contre"})  # the tokenizer cuts `d'«` in three
_ARTICLES = frozenset({"le", "la", "l'", "les"})
_ADJACENT = 2  # tokens between a verb and the marks that are its object: a determiner
_WEAK_REACH = 8  # the same, for a weak cue: "a appelé toutes les parties à"
_REACH = 30  # tokens between a cue and its first quoted fragment
_SEEING = frozenset({"voir", "lire"})
_ASKING = frozenset({"appeler", "inviter", "exhorter"})
_ASKING_REACH = 15
_JUDGING = frozenset({"qualifier", "juger", "considérer", "estimer"})  # what follows is a judgement, no name
_ACCUSING = frozenset({"accuser", "taxer", "traiter"})
_LABELLING = _JUDGING | {"décrire", "déclarer", "présenter", "dénoncer"}


def read_fragments(layout: Layout, cue: Cue, available: Availability, cues: Sequence[Cue]) -> list[Draft]:
    """Read the pairs of marks after ``cue`` in its clause as one quotation.

    A gapped clause makes another one: ``Le premier a insisté sur « … », le second sur « … »``.

    Args:
        layout: the document.
        cue: a reporting verb of any mood.
        available: tells of a pair whether this cue may still read it.
        cues: all cues of the document, in order.
    """
    passive = cue.passive or cue.mood == "participle"
    accused = passive and cue.lemma in _ACCUSING
    if "fragment" not in cue.frames or cue.blocked or (passive and not (accused or cue.lemma in _LABELLING)):
        return []
    if (cue.level and cue.mood == "infinitive") or has_mute_subject(layout, cue):
        return []
    if threatens_blindly(layout, cue) or _classes(layout, cue):
        return []
    end = _limit(layout, cue, cues)
    found = [
        pair
        for pair in layout.pairs_between(cue.level, cue.end, end)
        if available(cue, pair)
        and not is_term(layout, pair)
        and (not accused or _has_agent(layout, cue, pair))
    ]
    rule = "fragment_of_participle" if cue.mood == "participle" else "fragment_of_cue"
    runs = _runs(layout, _accepted(layout, cue, found))
    return [
        Draft(
            tuple((pair.inner_start, pair.inner_end) for pair in run), (cue.start, cue.end), cue.lemma, rule
        )
        for run in runs
    ]


def _has_agent(layout: Layout, cue: Cue, pair: Pair) -> bool:
    """Tell whether it is told who says so: ``accusé de « mensonge » par l'opposition``; a charge has nobody."""
    places = (layout.first_token(pair.end), cue.last)
    return any(layout.words[index : index + 1] == ("par",) for index in places)


def _classes(layout: Layout, cue: Cue) -> bool:
    """Tell whether the verb says what something belongs to: ``l'affaire relève du « fait divers »``."""
    return cue.lemma == "relever" and layout.words[cue.last : cue.last + 1] in (("de",), ("d'",), ("du",))


def _runs(layout: Layout, pairs: list[Pair]) -> list[list[Pair]]:
    """Split the pairs where a new subject repeats the preposition before the mark."""
    runs: list[list[Pair]] = []
    for pair in pairs:
        if runs and _is_gapped(layout, runs[-1][-1], pair):
            runs.append([pair])
        elif runs:
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return runs


def _is_gapped(layout: Layout, left: Pair, right: Pair) -> bool:
    if not _names_speaker(layout, left.end, right.start):
        return False
    between = layout.text[left.end : right.start].replace("’", "'").lower().split()
    before = layout.text[max(0, left.start - 8) : left.start].replace("’", "'").lower().split()
    parallel = _link(before) == _link(between)
    return len(between) > 3 and between[0] == "," and parallel and "et" not in between[:2]


def _link(words: list[str]) -> str:
    """Return the preposition before a mark, without the article that it is fused with."""
    word = words[-1] if words else ""
    return "de" if word in ("de", "du", "des") or word.startswith("d'") else word


def _names_speaker(layout: Layout, start: int, end: int) -> bool:
    """Tell whether somebody who can speak is named in ``start:end``."""
    tokens = layout.doc[layout.first_token(start) : layout.first_token(end)]
    return any(
        token.ent_type_ in ("PER", "ORG")
        or can_speak(layout.words[token.i])
        or layout.words[token.i] in _TURN_TAKERS
        for token in tokens
    )


def _limit(layout: Layout, cue: Cue, cues: Sequence[Cue]) -> int:
    """Return where the clause of ``cue`` ends for its fragments: the sentence, or the next cue."""
    _, end = layout.sentence_at(cue.level, cue.start)
    for other in cues_between(cues, cue.last, layout.first_token(end)):
        ends = other.mood != "infinitive" or follows_in_time(layout, other)
        if other.level == cue.level and ends:
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
        if (
            layout.before(first) == "("
            or _is_charge(layout, cue, first)
            or (cue.mood == "infinitive" and opens_verb_group(layout, layout.first_token(pair.inner_start)))
            or (layout.before(first) == "," and _is_clause_of_its_own(layout, pair))
        ):
            break
        named = cue.lemma not in _JUDGING | _SEEING and _names_something(layout, cue, first)
        if not accepted and (named or _is_far(layout, cue, first)):
            break
        accepted.append(pair)
        position = layout.first_token(pair.end)
    return accepted


def _is_in_clause(layout: Layout, cue: Cue, first: int, last: int) -> bool:
    """Tell whether no clause of its own starts between the cue (or the last fragment) and the mark."""
    for token in layout.doc[first:last]:
        if token.text == ";" or (token.text == ":" and token.i != first):
            return False
        if layout.levels[token.i] != cue.level:
            continue
        object_noun = token.i == first + 1 and layout.words[first] in _ARTICLES  # "a qualifié l'offre de"
        if is_main_verb(token) and not token.dep_.startswith("amod") and not object_noun:
            return False
        if layout.words[token.i] in ("que", "qu'") and layout.before(token.i) in _SUBORDINATING:
            return False  # "constate alors que l'enfant, dans un « état grave », …"
    return True


def _names_something(layout: Layout, cue: Cue, first: int) -> bool:
    """Tell whether the marks hold a name: ``le plan « Aube »``, ``le phénomène du « surf »``."""
    index = first - 1
    if index == cue.verb and layout.words[index] in ("dit", "dite") and layout.before(index) == ",":
        return True  # "Jean Dupont, dit « le Grand », …"
    if index >= cue.last and layout.words[index] in ("du", "de", "des", "d'"):
        index -= 1
    if index < cue.last or layout.words[index] not in naming_words():
        return False
    judged = index == first - 1 and layout.words[index] in _JUDGED
    return not judged or _inside(layout, first).text[:1].isupper()


def _holds_main_verb(layout: Layout, pair: Pair) -> bool:
    """Tell whether a clause stands between the marks, and no noun phrase with a relative (``"un élu qui ment"``)."""
    first, last = layout.first_token(pair.inner_start), layout.first_token(pair.inner_end)
    return any(is_main_verb(token) for token in layout.doc[first:last])


def _is_clause_of_its_own(layout: Layout, pair: Pair) -> bool:
    """Tell whether a clause stands between marks, and no relative (``« sans qui rien n'irait »``)."""
    opening = layout.words[layout.first_token(pair.inner_start) :][:2]
    return not _RELATIVES & set(opening) and _holds_main_verb(layout, pair)


def _inside(layout: Layout, mark: int) -> Span:
    """Return the first word after the mark at token ``mark``, over the narrow space that may follow it."""
    first = mark + 1
    while first < len(layout.words) and layout.doc[first].is_space:
        first += 1
    return layout.doc[first : first + 1]


def _is_charge(layout: Layout, cue: Cue, first: int) -> bool:
    """Tell whether the marks hold a motive or a charge: ``condamné pour « outrage »``."""
    inner = _inside(layout, first)
    if layout.before(first) != "pour" or cue.lemma in _FAVOURING:
        return False
    return not any("VerbForm=Inf" in str(token.morph) for token in inner)


def _is_far(layout: Layout, cue: Cue, first: int) -> bool:
    """Tell whether a weak or labelling cue stands too far from the mark to govern it."""
    if cue.strength not in ("weak", "thought") and cue.mood != "participle":
        return False
    between = layout.doc[cue.last : first]
    if cue.strength == "thought" and len(between) <= _ADJACENT:
        return cue.mood == "gerund" and any(token.pos_ == "VERB" for token in between)
    words = layout.words[cue.last : first]
    if cue.lemma in _SEEING:
        links = {*words[:1], layout.before(cue.verb)}
        return not links & {"dans", "en", "là", "y"} or len(between) > _WEAK_REACH
    if cue.lemma == "appeler" and _names_person(layout, cue, list(between)):
        return False
    if cue.lemma in _ASKING and _asks_for(layout, first):
        return False
    if cue.lemma in _ASKING and {"à", "de", "d'"} & set(words):
        return len(between) > _ASKING_REACH
    if not words or words[-1] not in _LINKS:
        return cue.mood != "participle" or len(between) > 4
    return len(between) > _WEAK_REACH or any(token.pos_ == "VERB" for token in between)


def _asks_for(layout: Layout, first: int) -> bool:
    """Tell whether the marks hold what is asked for, with its preposition: ``appelle les élus « au calme »``."""
    end = next(
        (k for k in range(first + 1, len(layout.words)) if layout.levels[k] == layout.levels[first - 1]), 0
    )
    return bool({"à", "au", "aux"} & set(layout.words[first:end]))


def _names_person(layout: Layout, cue: Cue, between: Sequence[Token]) -> bool:
    """Tell whether somebody is called a name: ``a appelé Paul Roux « le muet »``, ``l'avait appelé « le muet »``."""
    if not between or all(token.pos_ == "DET" for token in between):
        return bool({"l'", "le", "la", "les"} & set(layout.words[cue.group : cue.verb]))
    named = between[:-1] if between[-1].pos_ == "DET" else between
    return all(token.ent_type_ == "PER" for token in named)
