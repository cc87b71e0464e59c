"""Where a reported clause starts: after ``que``, ``si``, at the infinitive of the speaker's own act, at a predicate.

The complementizer is found by position close to the cue and by dependency further away.
"""

from __future__ import annotations

from spacy.tokens import Token

from otan_extract.layers import Offsets
from otan_extract.quotations.attributes import JUDGING, ON_THEIR_SIDE, attribute
from otan_extract.quotations.cues import cue_lexicon
from otan_extract.quotations.layout import Layout, is_main_verb
from otan_extract.quotations.modality import SAID_IF_NEGATED
from otan_extract.quotations.spotting import Cue
from otan_extract.quotations.word_lists import can_speak

_QUE = frozenset({"que", "qu'"})
_SI = frozenset({"si", "s'"})
_ASIDES = frozenset({",", "–", "—", "-"})
_QUESTION_REACH = 8  # tokens between a cue and its question word: "explique au journaliste combien"
_TOLD = frozenset({"combien", "comment", "pourquoi"})  # "raconte comment" tells it
_QUESTIONS = _TOLD | {"quand", "où", "quel", "quelle", "quels", "quelles"}
_DE = frozenset({"de", "d'"})
_A = frozenset({"à"})
_COMING_TO = {("avant", "de"), ("avant", "d'"), ("fini", "par"), ("vient", "de"), ("vient", "d'")}
_CIRCUMSTANCES = frozenset({"sans", "après", "avant", "tout", "en", "pour"})
_CIRCUMSTANCE_REACH = 16  # tokens of "sans se départir de son calme"
_INFINITIVE_REACH = 10  # tokens between a cue and the infinitive: "a indiqué dans un communiqué avoir"
_ADVERBIAL_REACH = 14
_TONIC = frozenset({"lui", "elle", "eux", "elles"})  # "affirment eux que"
_PARTITIVES = frozenset({"de", "d'", "du", "des"})
_PERIODS = frozenset({"début", "fin", "courant", "mi", "cet", "ce", "cette", "peu", "durant"})  # "début mars"
_TIMES = frozenset(
    {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "aujourd'hui"}
)
_MARKS = frozenset("«»“”\"‹›'")
_REACH = 25  # tokens between a cue and its complementizer: "a déclaré mardi à Genève devant la presse que"
_NO_COMPLEMENTIZER_AFTER = frozenset(
    {"plus", "moins", "autant", "tant", "alors", "tandis", "afin", "pour", "bien", "parce", "sans", "avant",
     "dès", "ainsi", "lors", "ce", "tel", "telle", "tels", "telles", "autre", "autres", "mieux", "depuis",
     "pendant", "quel", "quelle", "quels", "quelles", "c'est", "puis", "quoi", "si"}
)  # fmt: skip
_NEGATED_INFINITIVE = frozenset(
    {
        "ne",
        "n'",
        "pas",
        "plus",
        "jamais",
        "rien",
        "y",
        "en",
        "se",
        "s'",
        "le",
        "la",
        "les",
        "l'",
        "lui",
        "leur",
        "bien",
        "déjà",
        "toujours",
        "également",
        "aussi",
        "même",
    }
)


def complement(layout: Layout, cue: Cue, sentence: Offsets) -> tuple[int, str] | None:
    """Return the offset at which the content starts, and the rule that found it."""
    if not cue.inverted and (start := _adjacent_infinitive(layout, cue)) is not None:
        return start, "clause_infinitive"
    if "que" in cue.frames and (index := _find_que(layout, cue, sentence)) is not None:
        return _start_after_que(layout, cue, index), "clause_que"
    asks = "si" in cue.frames and not _tells_later(layout, cue)
    index = _adjacent(layout, cue, _SI, sentence) if asks else None
    if index is None and asks:
        index = _after_addressee(layout, cue, sentence)
    if index is not None and (layout.words[index] == "si" or layout.after(index) in ("il", "ils")):
        return layout.end_of(index), "clause_si"
    if index is None and (asked := _question_word(layout, cue)) is not None:
        return asked, "clause_si"
    if (start := attribute(layout, cue)) is not None:
        return start, "clause_attribute"
    if cue.inverted or (cue.mood == "infinitive" and not follows_in_time(layout, cue)):
        return None
    start = None if threatens_blindly(layout, cue) else _reported_infinitive(layout, cue, sentence)
    return None if start is None else (start, "clause_infinitive")


def _tells_later(layout: Layout, cue: Cue) -> bool:
    """Tell whether it is not known yet: ``l'enquête dira si``."""
    features = cue_lexicon().features(layout.words[cue.verb])
    return all(feature.startswith("fut") for feature in features)


def _after_addressee(layout: Layout, cue: Cue, sentence: Offsets) -> int | None:
    """Return the ``si`` after somebody who is asked: ``demande à l'accusé s'il regrette``, else None."""
    if layout.words[cue.last : cue.last + 1] not in (("à",), ("au",), ("aux",)):
        return None
    for token in layout.doc[cue.last + 1 : cue.last + _QUESTION_REACH]:
        if layout.words[token.i] in _SI:
            return token.i if token.idx < sentence[1] else None
        verb = token.pos_ in ("VERB", "AUX") and layout.doc[token.i - 1].pos_ != "DET"  # "à l’accusé"
        if verb or token.pos_ in ("PUNCT", "SPACE"):
            return None
    return None


def _question_word(layout: Layout, cue: Cue) -> int | None:
    """Return where an indirect question or exclamation starts: ``demande quand``, ``explique combien``."""
    words = _QUESTIONS if "si" in cue.frames else _TOLD if "que" in cue.frames else frozenset[str]()
    if cue.strength != "speech":
        return None
    for token in layout.doc[cue.last : cue.last + _QUESTION_REACH]:
        if layout.words[token.i] in words:
            return token.idx
        if token.pos_ in ("VERB", "AUX", "PUNCT", "SPACE") or layout.words[token.i] in _QUE:
            return None
    return None


def follows_in_time(layout: Layout, cue: Cue) -> bool:
    """Tell whether an infinitive tells what the speaker came to: ``avant de``, ``a fini par confier avoir menti``."""
    return cue.strength == "speech" and layout.words[cue.group - 2 : cue.group] in _COMING_TO


def _adjacent_infinitive(layout: Layout, cue: Cue) -> int | None:
    """Return where an infinitive starts right after ``cue``; a later ``que`` is its own (``dit être plus âgé que``)."""
    able = "infinitive" in cue.frames and cue.mood != "infinitive"
    return _infinitive(layout, cue.last) if able else None


def _start_after_que(layout: Layout, cue: Cue, index: int) -> int:
    """Return where the content starts: after the complementizer, or at the judgement before it (``juge utile que``)."""
    between = layout.doc[cue.last : index]
    judged = any(token.pos_ == "ADJ" for token in between)
    if (
        cue.lemma in JUDGING
        and judged
        and all(token.pos_ in ("ADJ", "PUNCT", "ADV", "SPACE") for token in between)
    ):
        return layout.starts[cue.last]
    if is_glued(layout.words[index], "qu'"):
        return layout.starts[index] + len("qu'")
    return layout.end_of(index)


def is_glued(word: str, elided: str) -> bool:
    """Tell whether a token is an elided word with the mark and the word after it: ``qu'"il``."""
    return word.startswith(elided) and word[len(elided) :][:1] in _MARKS


def threatens_blindly(layout: Layout, cue: Cue) -> bool:
    """Tell whether a thing threatens (``l'immeuble menace de s'écrouler``): it says nothing."""
    if cue.lemma not in ("menacer", "promettre"):
        return False
    subject = next((child for child in layout.doc[cue.verb].children if child.dep_.startswith("nsubj")), None)
    if subject is not None and layout.words[subject.i] == "qui":
        subject = layout.doc[cue.verb].head
    if subject is None and cue.group:
        subject = layout.doc[cue.group - 1]
    if subject is None or subject.pos_ not in ("NOUN", "PROPN") or subject.text[:1].isupper():
        return False  # "M. Roux a promis de": the civility is a noun
    return not can_speak(layout.words[subject.i])


def _reported_infinitive(layout: Layout, cue: Cue, sentence: Offsets) -> int | None:
    """Return the offset of the speaker's own infinitive, over adverbials (``a annoncé jeudi avoir conclu``)."""
    links = _DE if "de_infinitive" in cue.frames else _A if "a_infinitive" in cue.frames else frozenset()
    if not links and "infinitive" not in cue.frames:
        takes_clause = cue.strength == "speech" and "que" in cue.frames
        return _infinitive(layout, _skip_adverbs(layout, cue.last)) if takes_clause else None
    adjacent = _skip_circumstance(layout, _skip_adverbs(layout, cue.last))
    if "infinitive" in cue.frames and (start := _infinitive(layout, adjacent)) is not None:
        return start
    for index in range(adjacent, min(len(layout.words), cue.last + _INFINITIVE_REACH)):
        token = layout.doc[index]
        word = layout.words[index]
        if token.idx >= sentence[1] or word in _QUE or word in ":;(" or "VerbForm=Fin" in str(token.morph):
            return None
        if links and is_glued(word, "d'"):
            start = _glued_infinitive(layout, index)
        elif links:
            start = _infinitive(layout, index + 1) if word in links else None
        else:
            start = _infinitive(layout, index)
            if layout.doc[index - 1].pos_ == "ADP" or layout.before(index) in ("de", "d'", "à", "pour"):
                start = None
        if start is not None:
            return start
        if _is_infinitive(token):
            return None
    return None


def _find_que(layout: Layout, cue: Cue, sentence: Offsets) -> int | None:
    """Return the complementizer of ``cue``: adjacent, or further right where the tree links it."""
    last = min(len(layout.words), cue.last + _REACH)
    if {"ne", "n'"} & set(layout.words[cue.group : cue.verb]) and cue.lemma not in SAID_IF_NEGATED:
        return None  # "ne rapporteront que": only
    for index in range(cue.last, last):
        if layout.starts[index] >= sentence[1]:
            return None
        word = layout.words[index]
        if word in ":;":
            return None
        if word not in _QUE and not is_glued(word, "qu'"):
            continue
        if _is_other_link(layout, cue, index):
            continue
        if layout.levels[index] != cue.level and not _heads_its_marks(layout, index):
            continue
        if (
            _is_adjacent(layout, _skip_participle(layout, cue), index)
            or _closes_aside(layout, cue, index)
            or _is_linked(layout, cue, index)
        ):
            return index
    return None


def _is_other_link(layout: Layout, cue: Cue, index: int) -> bool:
    """Tell whether the word before makes ``que`` another link: ``plus que``, ``et que``, a comma."""
    previous = layout.before(index)
    if previous == "ainsi" and index == cue.last + 1 and not cue.inverted:
        return False  # "révèle ainsi que"
    if _closes_aside(layout, cue, index):
        return False
    if index > cue.last and (previous in _NO_COMPLEMENTIZER_AFTER or previous in ("et", "ou", "mais")):
        return True
    return (
        previous == ","
        and "," not in layout.words[cue.last : index - 1]
        and not _is_past_adverbials(layout, cue.last, index)
    )


def _closes_aside(layout: Layout, cue: Cue, index: int) -> bool:
    """Tell whether an aside stands between cue and ``que``: ``a dit, citant un rapport, que``."""
    mark = layout.words[cue.last]
    if mark not in _ASIDES or layout.before(index) != mark or index - 1 == cue.last:
        return False
    between = layout.doc[cue.last + 1 : index - 1]
    return not any(is_main_verb(token) or token.text in _ASIDES for token in between)


def _heads_its_marks(layout: Layout, index: int) -> bool:
    """Tell whether a complementizer is the first word between its marks: ``confirme "que le prix …"``."""
    owner = layout.scopes[layout.levels[index]].owner
    return owner is not None and owner.inner_start == layout.starts[index]


def _skip_participle(layout: Layout, cue: Cue) -> int:
    """Step over the participle of ``s'est dit convaincu que``."""
    is_participle = cue.last < len(layout.words) and "VerbForm=Part" in str(layout.doc[cue.last].morph)
    return cue.last + 1 if is_participle and cue.lemma.startswith(("se ", "s'")) else cue.last


def _is_adjacent(layout: Layout, start: int, index: int) -> bool:
    """Tell whether nothing but adverbs, marks and clitics stands in ``start:index``."""
    return all(
        token.pos_ in ("ADV", "PUNCT", "SPACE", "ADJ")
        or layout.words[token.i] in _TONIC
        or layout.words[token.i].startswith("-")
        for token in layout.doc[start:index]
    ) or _is_past_adverbials(layout, start, index)


def _is_past_adverbials(layout: Layout, start: int, index: int) -> bool:
    """Tell whether ``start:index`` is a run of complements without a verb: ``jeudi dans un communiqué que``."""
    token = layout.doc[index]
    if index - start > (_ADVERBIAL_REACH // 2 if token.pos_ == "PRON" else _ADVERBIAL_REACH):
        return False
    partitive = layout.words[start] in _PARTITIVES and layout.words[start : start + 3] not in ON_THEIR_SIDE
    if partitive or layout.words[start:index] == (",",):
        return False
    first = layout.doc[start]
    opens = (
        first.pos_ in ("ADP", "ADV")
        or layout.words[start] in _PERIODS
        or layout.words[start] in _TIMES
        or layout.words[start] in ("au", "aux", ",")
    )
    return (
        opens
        and not any(
            other.pos_ in ("VERB", "AUX")
            and not other.text[:1].isupper()
            and layout.before(other.i) != "y"  # "il y a peu"
            and (layout.before(other.i) != "en" or layout.words[other.i] in cue_lexicon().forms)
            for other in layout.doc[start:index]
        )
    )


def _is_linked(layout: Layout, cue: Cue, index: int) -> bool:
    """Tell whether the parser hangs the clause of the complementizer ``index`` on ``cue``."""
    token = layout.doc[index]
    clause = token.head
    governor = clause.head
    verb = layout.doc[cue.verb]
    return (
        clause.i > index
        and token.dep_ == "mark"
        and (
            governor.i == cue.verb
            or cue.group <= governor.i < cue.last
            or _is_periphrastic(cue, verb, governor)
        )
        and clause.dep_ in ("ccomp", "xcomp", "advcl", "conj", "obj", "parataxis", "acl")
    )


def _is_periphrastic(cue: Cue, verb: Token, governor: Token) -> bool:
    """Tell whether ``governor`` is the verb that the cue completes (``a tenu à rappeler que``)."""
    return verb.head == governor and verb.dep_ == "xcomp" and governor.i >= cue.group - 4


def _adjacent(layout: Layout, cue: Cue, words: frozenset[str], sentence: Offsets) -> int | None:
    index = _skip_adverbs(layout, cue.last)
    if index < len(layout.words) and layout.words[index] in words and layout.starts[index] < sentence[1]:
        return index
    return None


def _skip_adverbs(layout: Layout, index: int) -> int:
    """Step over adverbs, with the commas around them (``affirme également, pêle-mêle, vouloir``)."""
    words = layout.words
    while (
        index < len(words)
        and words[index] not in _NEGATED_INFINITIVE
        and (
            layout.doc[index].pos_ == "ADV"
            or words[index].startswith("-t")
            or words[index] in ("-il", "-elle", "-on")
        )
    ):
        index += 1
    if index < len(words) and words[index] == ",":
        closing = next((k for k in range(index + 1, min(index + 8, len(words))) if words[k] == ","), None)
        if closing is not None and not any(
            token.pos_ in ("VERB", "AUX") for token in layout.doc[index:closing]
        ):
            return closing + 1
    return index


def _skip_circumstance(layout: Layout, index: int) -> int:
    """Step over a circumstance between commas with a verb of its own: ``a reconnu, sans ciller, avoir menti``."""
    if layout.words[index : index + 1] != (",",) or layout.after(index) not in _CIRCUMSTANCES:
        return index
    for token in layout.doc[index + 1 : index + _CIRCUMSTANCE_REACH]:
        if token.text == ",":
            return token.i + 1
        if "VerbForm=Fin" in str(token.morph) or token.is_punct:
            break
    return index


def _infinitive(layout: Layout, index: int) -> int | None:
    """Return the offset of an infinitive group that starts at the token ``index`` (``ne pas avoir``)."""
    words = layout.words
    if index < len(words) and words[index] == "'" and words[index - 1] in ("d", "d'"):
        index += 1  # the tokenizer cuts `d'«` in three
    start = index
    while (
        index < len(words)
        and index < start + 9
        and (words[index] in _NEGATED_INFINITIVE or words[index] in _MARKS or words[index].isspace())
    ):
        index += 1
    if index >= len(words) or not _is_infinitive(layout.doc[index]):
        return None
    return layout.starts[start]


def _glued_infinitive(layout: Layout, index: int) -> int | None:
    """Return the offset of the mark in ``d'"éviter``, whose token the model cannot know, else None."""
    ends = layout.words[index].endswith(("er", "ir", "re", "oir"))
    return layout.starts[index] + len("d'") if ends else None


def _is_infinitive(token: Token) -> bool:
    # the tagger takes some present forms for infinitives ("enquêtent"); every infinitive ends with r or re
    ends = token.lower_.endswith(("r", "re")) and token.pos_ in ("VERB", "AUX")
    linked = token.i > 0 and token.nbor(-1).lower_.replace("’", "'") in _DE  # "d'interpeller": no finite verb
    return ends and (linked or "VerbForm=Inf" in str(token.morph))
