"""Reported clauses: ``a déclaré que …``, ``demande si …``, ``affirme avoir …``, ``promet de …``.

The complementizer is found by position close to the cue and by dependency further away; the end of
the clause is the sentence's, cut where the reporting clause itself goes on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Token

from otan_extract.layers import Offsets
from otan_extract.quotations.chunks import opens_gerund, split_chunks
from otan_extract.quotations.cues import cue_lexicon
from otan_extract.quotations.drafts import Draft
from otan_extract.quotations.layout import EDGES, FINAL, Layout, strip_edges
from otan_extract.quotations.source_nouns import can_speak
from otan_extract.quotations.spotting import Cue, cues_between

_QUE = frozenset({"que", "qu'"})
_SI = frozenset({"si", "s'"})
_DE = frozenset({"de", "d'"})
_A = frozenset({"à"})
_INFINITIVE_REACH = 10  # tokens between a cue and the infinitive: "a indiqué dans un communiqué avoir"
_ADVERBIAL_REACH = 14
_TIMES = frozenset(
    {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "aujourd'hui"}
)
_MARKS = frozenset('«»“”"‹›')
_CLITICS = frozenset({"ne", "n'", "se", "s'", "lui", "leur", "l'", "le", "la", "les", "en", "y"})
_SUBJECTS = frozenset({"il", "elle", "ils", "elles", "on"})
_SUBORDINATORS = frozenset(
    {
        "si",
        "s'",
        "quand",
        "lorsque",
        "lorsqu'",
        "puisque",
        "puisqu'",
        "comme",
        "qui",
        "que",
        "qu'",
        "dont",
        "où",
        "auquel",
    }
)
_SUBORDINATE_REACH = 10  # tokens before a cue in which the word that subordinates it must stand
_OWN_SOURCES = {("selon", "lui"), ("selon", "elle"), ("selon", "eux"), ("selon", "elles")}
_REACH = 25  # tokens between a cue and its complementizer: "a déclaré mardi à Genève devant la presse que"
_NO_COMPLEMENTIZER_AFTER = frozenset(
    {"plus", "moins", "autant", "aussi", "tant", "alors", "tandis", "afin", "pour", "bien", "parce", "sans", "avant",
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


def read_clause(layout: Layout, cue: Cue, cues: Sequence[Cue]) -> Draft | None:
    """Read the clause or infinitive that ``cue`` reports, or return None."""
    if cue.blocked or cue.passive or cue.mood == "participle" or _is_purpose(layout, cue):
        return None
    if cue.level and cue.strength == "thought":
        return None
    sentence = bounds(layout, cue)
    found = _complement(layout, cue, sentence)
    if found is None:
        return None
    start, rule = found
    is_infinitive = rule == "clause_infinitive"
    end = clause_end(layout, cue, cues, (start, sentence[1]), is_infinitive=is_infinitive)
    segments = _without_own_source(layout, cue, *_trimmed(layout, start, end))
    start, end = segments[0][0], segments[-1][1]
    if start >= end or (cue.strength in ("thought", "weak") and not _holds_marks(layout, start, end)):
        return None
    if len(segments) == 1:
        segments = _without_bracketed(layout, cue, start, end)
    if len(segments) == 1:
        segments = [_without_marks(layout, cue, start, end)]
    return Draft(tuple(segments), (cue.start, cue.end), cue.lemma, rule)


def _without_bracketed(layout: Layout, cue: Cue, start: int, end: int) -> list[Offsets]:
    """Leave out a quoted sentence between brackets, which is a quotation by itself."""
    segments: list[Offsets] = []
    for pair in layout.pairs_between(cue.level, start, end):
        bracketed = layout.text[pair.start - 1 : pair.start] == "(" and layout.text[pair.end : pair.end + 1] == ")"
        if bracketed and layout.holds_finite_verb(pair):
            segments.append(strip_edges(layout.text, start, pair.start - 1))
            start = pair.end + 1
    segments.append(strip_edges(layout.text, start, end))
    return [segment for segment in segments if segment[0] < segment[1]]


def _without_own_source(layout: Layout, cue: Cue, start: int, end: int) -> list[Offsets]:
    """Leave out a source that only repeats the speaker: ``précise que le produit est, selon lui, rare``."""
    chunks = split_chunks(layout, cue.level, start, end)
    for number, (low, high) in enumerate(chunks[:-1]):
        first = layout.first_token(low)
        if number and layout.words[first : first + 2] in _OWN_SOURCES and high <= layout.end_of(first + 1):
            return [(start, chunks[number - 1][1]), (chunks[number + 1][0], end)]
    return [(start, end)]


def _is_purpose(layout: Layout, cue: Cue) -> bool:
    """Tell whether nothing is said yet (``pour exiger que``), or nobody says it (``m'entendre dire que``)."""
    return cue.mood == "infinitive" and (cue.level > 0 or layout.words[cue.group - 1] == "pour")


def _holds_marks(layout: Layout, start: int, end: int) -> bool:
    low, high = bisect_left(layout.pairs, (start - 3,)), bisect_left(layout.pairs, (end,))
    return any(pair.inner_end > start for pair in layout.pairs[low:high])


def bounds(layout: Layout, cue: Cue) -> Offsets:
    """Return the sentence around ``cue``, narrowed to the brackets that it stands in."""
    start, end = layout.sentence_at(cue.level, cue.start)
    opened = layout.text.rfind("(", start, cue.start)
    if opened >= 0 and ")" not in layout.text[opened : cue.start]:
        closed = layout.text.find(")", cue.start, end)
        return opened + 1, closed if closed >= 0 else end
    return start, end


def _complement(layout: Layout, cue: Cue, sentence: Offsets) -> tuple[int, str] | None:
    """Return the offset at which the content starts, and the rule that found it."""
    if "que" in cue.frames and (index := _find_que(layout, cue, sentence)) is not None:
        return layout.end_of(index), "clause_que"
    if "si" in cue.frames and (index := _adjacent(layout, cue, _SI, sentence)) is not None:
        return layout.end_of(index), "clause_si"
    if cue.inverted or cue.mood == "infinitive":
        return None
    start = None if _threatens_blindly(layout, cue) else _reported_infinitive(layout, cue, sentence)
    return None if start is None else (start, "clause_infinitive")


def _threatens_blindly(layout: Layout, cue: Cue) -> bool:
    """Tell whether a thing threatens (``l'immeuble menace de s'écrouler``): it says nothing."""
    if cue.lemma not in ("menacer", "promettre"):
        return False
    subject = next((child for child in layout.doc[cue.verb].children if child.dep_.startswith("nsubj")), None)
    if subject is not None and layout.words[subject.i] == "qui":
        subject = layout.doc[cue.verb].head
    return subject is not None and subject.pos_ == "NOUN" and not can_speak(layout.words[subject.i])


def _reported_infinitive(layout: Layout, cue: Cue, sentence: Offsets) -> int | None:
    """Return the offset of the speaker's own infinitive, over adverbials (``a annoncé jeudi avoir conclu``)."""
    links = _DE if "de_infinitive" in cue.frames else _A if "a_infinitive" in cue.frames else frozenset()
    if not links and "infinitive" not in cue.frames:
        takes_clause = cue.strength == "speech" and "que" in cue.frames
        return _infinitive(layout, _skip_adverbs(layout, cue.last)) if takes_clause else None
    adjacent = _skip_adverbs(layout, cue.last)
    if "infinitive" in cue.frames and (start := _infinitive(layout, adjacent)) is not None:
        return start
    for index in range(adjacent, min(len(layout.words), cue.last + _INFINITIVE_REACH)):
        token = layout.doc[index]
        word = layout.words[index]
        if token.idx >= sentence[1] or word in _QUE or word in ":;" or "VerbForm=Fin" in str(token.morph):
            return None
        if links:
            start = _infinitive(layout, index + 1) if word in links else None
        else:
            start = _infinitive(layout, index)
            if layout.doc[index - 1].pos_ == "ADP" or layout.words[index - 1] in ("de", "d'", "à", "pour"):
                start = None
        if start is not None:
            return start
        if _is_infinitive(token):
            return None
    return None


def _find_que(layout: Layout, cue: Cue, sentence: Offsets) -> int | None:
    """Return the complementizer of ``cue``: adjacent, or further right where the tree links it."""
    last = min(len(layout.words), cue.last + _REACH)
    if {"ne", "n'"} & set(layout.words[cue.group : cue.verb]):
        return None  # "ne rapporteront que": only
    for index in range(cue.last, last):
        if layout.starts[index] >= sentence[1]:
            return None
        word = layout.words[index]
        if word in ":;":
            return None
        if word not in _QUE:
            continue
        previous = layout.words[index - 1]
        if index > cue.last and (previous in _NO_COMPLEMENTIZER_AFTER or previous in ("et", "ou", "mais")):
            continue
        if (
            previous == ","
            and "," not in layout.words[cue.last : index - 1]
            and not _is_past_adverbials(layout, cue.last, index)
        ):
            continue
        if layout.levels[index] != cue.level and not _heads_its_marks(layout, index):
            continue
        if _is_adjacent(layout, _skip_participle(layout, cue), index) or _is_linked(layout, cue, index):
            return index
    return None


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
        token.pos_ in ("ADV", "PUNCT", "SPACE", "ADJ") or layout.words[token.i].startswith("-")
        for token in layout.doc[start:index]
    ) or _is_past_adverbials(layout, start, index)


def _is_past_adverbials(layout: Layout, start: int, index: int) -> bool:
    """Tell whether ``start:index`` is a run of complements without a verb: ``jeudi dans un communiqué que``."""
    token = layout.doc[index]
    if index - start > (_ADVERBIAL_REACH // 2 if token.pos_ == "PRON" else _ADVERBIAL_REACH):
        return False
    first = layout.doc[start]
    opens = (
        first.pos_ in ("ADP", "ADV")
        or layout.words[start] in _TIMES
        or layout.words[start] in ("au", "aux", ",")
    )
    return opens and not any(
        other.pos_ in ("VERB", "AUX")
        and not other.text[:1].isupper()
        and (layout.words[other.i - 1] != "en" or layout.words[other.i] in cue_lexicon().forms)
        for other in layout.doc[start:index]
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
        and (governor.i == cue.verb or cue.group <= governor.i < cue.last or _is_periphrastic(cue, verb, governor))
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


def _infinitive(layout: Layout, index: int) -> int | None:
    """Return the offset of an infinitive group that starts at the token ``index`` (``ne pas avoir``)."""
    start = index
    words = layout.words
    while (
        index < len(words)
        and index < start + 9
        and (words[index] in _NEGATED_INFINITIVE or words[index] in _MARKS)
    ):
        index += 1
    if index >= len(words) or not _is_infinitive(layout.doc[index]) or words[start] in _MARKS:
        return None
    return layout.starts[start]


def _is_infinitive(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and "VerbForm=Inf" in str(token.morph)


def clause_end(
    layout: Layout, cue: Cue, cues: Sequence[Cue], bounds: Offsets, *, is_infinitive: bool
) -> int:
    """Return where the reported clause ends that starts at ``bounds[0]``, at the latest at ``bounds[1]``."""
    start, end = bounds
    cut = _semicolon(layout, cue.level, start, end)
    for other in cues_between(cues, layout.first_token(start), layout.first_token(end)):
        if other.start < cut and other.level == cue.level:
            cut = min(cut, _cut_before(layout, cue, other, start, cut))
    cut = _colon_before_marks(layout, cue.level, start, cut)
    cut = _coordinated_verb(layout, cue, start, cut) if is_infinitive else cut
    chunks = split_chunks(layout, cue.level, start, cut)
    for chunk in chunks[1:]:
        if cue.mood == "gerund" and _opens_main_clause(layout, cue, chunk):
            return chunk[0]
        if layout.text[max(0, chunk[0] - 3) : chunk[0]] in (" - ", " – ", " — ") and chunk == chunks[-1]:
            return chunk[0]  # an aside of the writer: "assure être un Etat de droit - même si …"
        if _leaves_clause(layout, cue, chunk[0]) or _holds_governor(layout, cue, chunk):
            return chunk[0]
    return cut


def _coordinated_verb(layout: Layout, cue: Cue, start: int, end: int) -> int:
    """Cut before a finite verb that is coordinated with the cue, not with its infinitive: ``et a ajouté``."""
    for token in layout.tokens(start, end, cue.level):
        if layout.words[token.i] in ("et", "mais", "puis") and _is_finite(layout, token.i + 1):
            return token.idx
    return end


def _opens_main_clause(layout: Layout, cue: Cue, chunk: Offsets) -> bool:
    """Tell whether the main clause follows a participle that opens the sentence: ``Rappelant que …, il a``."""
    sentence = layout.sentence_at(cue.level, cue.start)
    if len(layout.text[sentence[0] : cue.start].split()) > 2:
        return False
    first = layout.first_token(chunk[0])
    return layout.words[first] in _SUBJECTS or (
        layout.doc[first].pos_ in ("DET", "PROPN") and layout.has_finite_verb(*chunk, cue.level)
    )


def _colon_before_marks(layout: Layout, level: int, start: int, end: int) -> int:
    """Cut before a colon that introduces a quotation, which is read by itself."""
    for pair in layout.pairs_between(level, start, end):
        before = layout.text[start : pair.start].rstrip()
        if before.endswith(":"):
            return start + len(before) - 1
    return end


def _holds_governor(layout: Layout, cue: Cue, chunk: Offsets) -> bool:
    """Tell whether the clause that the cue's own clause depends on stands in ``chunk``.

    So ends ``s'il avoue vouloir une pause`` before the main clause, and a relative before its verb.
    """
    if not _SUBORDINATORS & set(layout.words[max(0, cue.group - _SUBORDINATE_REACH) : cue.group]):
        return False
    token = layout.doc[cue.verb]
    for _ in range(5):
        if token.head.i == token.i:
            return False
        token = token.head
        if chunk[0] <= token.idx < chunk[1]:
            return token.i > cue.last
    return False


def _semicolon(layout: Layout, level: int, start: int, end: int) -> int:
    position = start
    for pair in layout.pairs_between(level, start, end):
        found = layout.text.find(";", position, pair.start)
        if found >= 0:
            return found
        position = max(position, pair.end)
    found = layout.text.find(";", position, end)
    return found if found >= 0 else end


def _cut_before(layout: Layout, cue: Cue, other: Cue, start: int, end: int) -> int:
    """Return where the clause of ``cue`` ends because ``other`` reports for the same sentence, else ``end``."""
    index = other.group
    words = layout.words
    while index > 0 and layout.doc[index - 1].pos_ == "ADV":
        index -= 1
    previous = words[index - 1]
    if other.mood == "gerund" and previous in (",", "et", "en", "tout", "»", "”", '"'):
        while words[index - 1] in ("en", "tout", ",", "et"):
            index -= 1
        return layout.starts[index]
    if (
        other.mood == "finite"
        and previous in ("et", "mais", "puis", ",")
        and _is_coordinated(layout, cue, other)
    ):
        return layout.starts[index - 1]
    if other.mood == "finite" and {"tandis", "alors"} & set(words[max(0, index - 9) : index]):
        opening = next(k for k in range(index - 1, -1, -1) if words[k] in ("tandis", "alors"))
        return layout.starts[opening] if layout.starts[opening] > start else end
    if other.inverted and previous == ",":
        return layout.starts[index - 1]
    return end


def _is_coordinated(layout: Layout, cue: Cue, other: Cue) -> bool:
    """Tell whether ``other`` has no subject of its own and so goes on with that of ``cue``."""
    token = layout.doc[other.verb]
    has_subject = any(child.dep_.startswith("nsubj") for child in token.children)
    return not has_subject and not other.inverted


def _leaves_clause(layout: Layout, cue: Cue, start: int) -> bool:
    """Tell whether the chunk at ``start`` belongs to the reporting clause again."""
    first = layout.first_token(start)
    words = layout.words[first : first + 3]
    if words[:2] == ("tout", "en"):
        return True
    if words[0] in ("selon", "d'après"):
        return words[:2] not in _OWN_SOURCES
    if words[0] in ("comme", "ainsi"):
        return bool({"l'", "le"} & set(words[1:])) and any(
            token.pos_ in ("VERB", "AUX") for token in layout.doc[first + 2 : first + 4]
        )
    if words[:2] in (("avant", "de"), ("avant", "d'")):
        return _hangs_on(layout, cue, first) or words[2] in cue_lexicon().forms
    if words[0] == "en" and len(words) > 1 and opens_gerund(layout, first + 1):
        return _hangs_on(layout, cue, first + 1)
    if words[0] in ("mais", "et", "puis"):
        return _reports(layout, first + 1) and _hangs_on(layout, cue, first)
    if layout.words[cue.group - 1] == "qui":
        return _is_finite(layout, first)  # the main clause goes on after "X, qui dit que …,"
    return False


def _is_finite(layout: Layout, index: int) -> bool:
    """Tell whether a verb group without subject starts at the token ``index``."""
    while index < len(layout.words) and layout.words[index] in _CLITICS:
        index += 1
    return index < len(layout.words) and "VerbForm=Fin" in str(layout.doc[index].morph)


def _reports(layout: Layout, index: int) -> bool:
    """Tell whether the verb group that starts at the token ``index`` has a reporting verb."""
    forms = cue_lexicon().forms
    for token in layout.doc[index : index + 7]:
        if token.pos_ == "VERB":
            return layout.words[token.i] in forms
        if token.pos_ in ("NOUN", "PROPN", "DET") and layout.words[token.i] not in _CLITICS:
            return False
    return False


def _hangs_on(layout: Layout, cue: Cue, index: int) -> bool:
    """Tell whether the token ``index`` depends on the cue without passing through the reported clause."""
    token = layout.doc[index]
    for _ in range(4):
        head = token.head
        if head.i == cue.verb or cue.first <= head.i < cue.last:
            return token.dep_ not in ("ccomp", "xcomp")
        if head.i == token.i or cue.last < head.i < index:
            return False
        token = head
    return False


def _trimmed(layout: Layout, start: int, end: int) -> Offsets:
    return strip_edges(
        layout.text, start, end, EDGES + "." if layout.text[end - 1 : end] == "." else EDGES + "!?"
    )


def _without_marks(layout: Layout, cue: Cue, start: int, end: int) -> Offsets:
    """Take the marks off a content that stands wholly between one pair of them."""
    pair = layout.pair_starting_at(cue.level, start)
    if pair is not None and not layout.text[pair.end : max(end, pair.end)].strip(FINAL):
        return pair.inner_start, pair.inner_end
    for level in _inner_levels(layout, start):
        owner = layout.scopes[level].owner
        if owner is None or owner.start <= cue.start or not owner.inner_start <= start <= owner.inner_end < end + 2:
            continue
        if layout.text[owner.end : max(end, owner.end)].strip(FINAL):
            return (owner.start if owner.inner_start == start else start), end
        return start, owner.inner_end
    return start, end


def _inner_levels(layout: Layout, start: int) -> tuple[int, ...]:
    index = layout.first_token(start)
    return (layout.levels[index],) if index < len(layout.levels) else ()
