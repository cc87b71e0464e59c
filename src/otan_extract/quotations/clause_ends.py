"""Where a reported clause ends: at the end of the sentence, cut where the reporting clause itself goes on."""

from __future__ import annotations

from collections.abc import Sequence

from otan_extract.layers import Offsets
from otan_extract.quotations.chunks import CLITICS, opens_gerund, opens_verb_group, split_chunks
from otan_extract.quotations.circumstances import tells_circumstance
from otan_extract.quotations.comparisons import follows_conjunction
from otan_extract.quotations.cues import cue_lexicon
from otan_extract.quotations.inversion import has_inverted_subject
from otan_extract.quotations.layout import Layout, is_main_verb, strip_edges
from otan_extract.quotations.source_prepositions import opens_source
from otan_extract.quotations.spotting import Cue, cues_between, introduces

_SUBJECTS = frozenset({"il", "elle", "ils", "elles", "on", "nous", "je", "j'", "vous", "ce", "c'", "cela"})
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
_CONJUNCTION_HEADS = frozenset({"après", "avant", "sans", "alors", "bien", "dès", "tandis", "pendant"})
_TURNS = frozenset({"mais", "et", "même", "alors", "or", "moi", "nous"})
_DENIALS = frozenset(
    {"dément", "démentent", "démenti", "conteste", "contestent", "contesté", "nie", "nient", "nié"}
)
_TELLERS = frozenset({"je", "j'", "nous", "on", "moi"})
_PREPOSITIONS = frozenset({"après", "avant", "sans"})
_TENSE_REACH = 5  # tokens from "mais" to the verb after it
_OPENING_REACH = 4  # tokens from "Après" to the verb in "Après avoir déclaré que"
_SUBORDINATE_REACH = 10  # tokens before a cue in which the word that subordinates it must stand
OWN_SOURCES = {("selon", "lui"), ("selon", "elle"), ("selon", "eux"), ("selon", "elles")}


def clause_end(layout: Layout, cue: Cue, cues: Sequence[Cue], bounds: Offsets, *, own_act: bool) -> int:
    """Return where the reported clause ends that starts at ``bounds[0]``, at the latest at ``bounds[1]``."""
    start, end = bounds
    cut = _semicolon(layout, cue.level, start, end)
    for other in cues_between(cues, layout.first_token(start), layout.first_token(end)):
        if other.start < cut and other.level == cue.level and not _goes_on_inside(layout, cue, other, start):
            cut = min(cut, _cut_before(layout, other, start, cut))
    cut = _colon_before_marks(layout, cue.level, start, cut, cues)
    cut = _infinitive_end(layout, cue, start, cut) if own_act else cut
    cut = _after_quoted_clause(layout, cue.level, start, cut)
    chunks = split_chunks(layout, cue.level, start, cut)
    for number in range(1, len(chunks)):
        if _ends_before(layout, cue, chunks, number, start):
            return chunks[number][0]
    return cut


def _ends_before(layout: Layout, cue: Cue, chunks: list[Offsets], number: int, start: int) -> bool:
    """Tell whether the clause from ``start`` on is over before the chunk ``number``."""
    chunk = chunks[number]
    if _is_subordinate(layout, cue) and _opens_main_clause(layout, cue, chunk):
        return True
    if number == len(chunks) - 1 and _is_aside(layout, chunks):
        return True  # "assure être un Etat de droit - même si …"
    if _is_source(layout, chunk[0]):
        return any(
            is_main_verb(token) or "VerbForm=Inf" in str(token.morph)
            for token in layout.tokens(start, chunk[0], cue.level)
        )
    return (
        tells_circumstance(layout, cue.level, chunk[0], chunks[-1][1])
        or _tells_of_teller(layout, cue, chunk[0])
        or _leaves_clause(layout, cue, chunk[0])
        or _holds_governor(layout, cue, chunk)
    )


def _after_quoted_clause(layout: Layout, level: int, start: int, end: int) -> int:
    """Cut what the writer adds after a clause that stands wholly between marks: ``dit « agir seul », après …``."""
    pair = layout.pair_starting_at(level, strip_edges(layout.text, start, end)[0])
    rest = layout.text[pair.end : end].lstrip() if pair is not None else ""
    if pair is None or not rest.startswith(",") or layout.pairs_between(level, pair.end, end):
        return end
    goes_on = rest[1:].split()[:1] in (["et"], ["ou"], ["mais"], ["ni"])
    return end if goes_on or not layout.holds_clause(pair) else pair.end


def _infinitive_end(layout: Layout, cue: Cue, start: int, end: int) -> int:
    """Cut before a colon, or a finite verb that is coordinated with the cue, not with its infinitive."""
    for token in layout.tokens(start, end, cue.level):
        if token.text == ":":
            return token.idx
        if layout.words[token.i] not in ("et", "mais", "puis"):
            continue
        following = token.i + 1 + bool(_SUBJECTS & set(layout.words[token.i + 1 : token.i + 2]))
        if opens_verb_group(layout, following):
            return token.idx
    return end


def _tells_of_teller(layout: Layout, cue: Cue, start: int) -> bool:
    """Tell whether, within somebody's words, the teller takes over: ``« Il dit que …, mais je n'y crois pas »``."""
    first = layout.first_token(start)
    words = set(layout.words[first + 1 : first + 4])
    turns = bool(cue.level) and layout.words[first] in _TURNS
    return turns and bool(_TELLERS & words) and not {"que", "qu'"} & words


def _is_source(layout: Layout, start: int) -> bool:
    """Tell whether a chunk names a source other than the speaker; it ends the clause only after its verb."""
    first = layout.first_token(start)
    return opens_source(layout.words, first) and layout.words[first : first + 2] not in OWN_SOURCES


def _is_aside(layout: Layout, chunks: list[Offsets]) -> bool:
    """Tell whether a spaced dash before the last chunk opens an aside of the writer.

    It does not within a compound name, nor where it is the second of two.
    """
    dashes = sum(_follows_dash(layout, start) for start, _ in chunks[1:])
    last = chunks[-1][0]
    return dashes % 2 == 1 and _follows_dash(layout, last) and not layout.text[last].isupper()


def _follows_dash(layout: Layout, start: int) -> bool:
    return layout.text[max(0, start - 3) : start] in (" - ", " – ", " — ")


def _is_subordinate(layout: Layout, cue: Cue) -> bool:
    """Tell whether the clause of ``cue`` opens its sentence and depends on the main clause after it."""
    first = layout.first_token(layout.sentence_at(cue.level, cue.start)[0])
    opener = layout.words[first]
    if cue.mood == "gerund" or opener in _SUBORDINATORS - {"que", "qu'"}:
        return True
    if cue.mood == "infinitive" and layout.words[first + 1 : cue.group] in (("de",), ("d'",)):
        return True  # "Obligé de reconnaître que"
    if opener not in _SUBJECTS and layout.words[first + 1 : first + 2] in (("que",), ("qu'",)):
        return cue.group > first + 1  # "Après que la maire a dit que"
    return opener in _PREPOSITIONS and cue.verb - first <= _OPENING_REACH


def _opens_main_clause(layout: Layout, cue: Cue, chunk: Offsets) -> bool:
    """Tell whether the main clause follows a participle that opens the sentence: ``Rappelant que …, il a``."""
    sentence = layout.sentence_at(cue.level, cue.start)
    opener = layout.words[layout.first_token(sentence[0])]
    if (
        opener not in _SUBORDINATORS | _CONJUNCTION_HEADS
        and len(layout.text[sentence[0] : cue.start].split()) > 2
    ):
        return False
    first = layout.first_token(chunk[0])
    return layout.words[first] in _SUBJECTS or (
        layout.doc[first].pos_ in ("DET", "PROPN") and layout.has_finite_verb(*chunk, cue.level)
    )


def _colon_before_marks(layout: Layout, level: int, start: int, end: int, cues: Sequence[Cue]) -> int:
    """Cut before a colon that introduces a quotation, which is read by itself, unless the clause tells of it."""
    for pair in layout.pairs_between(level, start, end):
        before = layout.text[start : pair.start].rstrip()
        told = cues_between(cues, layout.first_token(start), layout.first_token(pair.start))
        if before.endswith(":") and not any(cue.mood == "infinitive" and introduces(cue) for cue in told):
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


def _goes_on_inside(layout: Layout, cue: Cue, other: Cue, start: int) -> bool:
    """Tell by its tense whether ``other`` goes on within the clause: ``a dit qu'il était las et appelait au calme``."""
    inner = next(
        (token for token in layout.tokens(start, other.start, cue.level) if is_main_verb(token)), None
    )
    if inner is None or other.mood != "finite" or layout.before(other.group) not in ("et", "mais"):
        return False
    tense = _tense(layout, other)
    return tense == str(inner.morph.get("Tense", [])) != _tense(layout, cue)


def _keeps_tense(layout: Layout, cue: Cue, index: int) -> bool:
    """Tell whether the verb after ``index`` goes on in the imperfect of the clause: ``n'était rien, mais montrait``."""
    inner = next((token for token in layout.doc[cue.last : index] if is_main_verb(token)), None)
    following = next(
        (token for token in layout.doc[index : index + _TENSE_REACH] if is_main_verb(token)), None
    )
    tenses = {str(token.morph.get("Tense", [])) for token in (inner, following) if token is not None}
    return tenses == {"['Imp']"} and _tense(layout, cue) != "['Imp']"


def _tense(layout: Layout, cue: Cue) -> str:
    """Return the tense of the finite verb of ``cue``: its auxiliary, else the verb."""
    tokens = layout.doc[cue.group : cue.verb + 1]
    return next(
        (str(token.morph.get("Tense", [])) for token in tokens if "VerbForm=Fin" in str(token.morph)), ""
    )


def _cut_before(layout: Layout, other: Cue, start: int, end: int) -> int:
    """Return where a reported clause ends because ``other`` reports for the same sentence, else ``end``."""
    index = other.group
    words = layout.words
    while index > 0 and layout.doc[index - 1].pos_ == "ADV":
        index -= 1
    previous = layout.before(index)
    if other.passive or words[other.group] in ("avoir", "être"):
        return end  # "une enquête a été ouverte et confiée à …", "dit avoir fermé puis avoir annoncé …"
    if (
        other.mood == "gerund"
        and other.strength == "speech"
        and previous in (",", "et", "en", "tout", "»", "”", '"')
    ):
        while layout.before(index) in ("en", "tout", ",", "et"):
            index -= 1
        return layout.starts[index]
    if other.mood == "finite" and previous in ("et", "mais", "puis", ",") and _is_coordinated(layout, other):
        return layout.starts[index - 1]
    if (
        other.mood == "finite"
        and other.strength == "speech"
        and {"tandis", "alors"} & set(words[max(0, index - 9) : index])
    ):
        opening = next(k for k in range(index - 1, -1, -1) if words[k] in ("tandis", "alors"))
        return layout.starts[opening] if layout.starts[opening] > start else end
    if previous == "," and other.mood == "finite" and (other.inverted or _is_inserted(layout, other)):
        return layout.starts[index - 1]
    return end


def _is_inserted(layout: Layout, other: Cue) -> bool:
    """Tell whether ``other`` reports the whole sentence: ``X dit que …, a indiqué la police``."""
    if other.strength != "speech" or "incise" not in other.frames or other.passive:
        return False
    has_left_subject = any(
        child.dep_.startswith("nsubj") and child.i < other.group for child in layout.doc[other.verb].children
    )
    sentence = layout.sentence_at(other.level, other.start)
    return not has_left_subject and has_inverted_subject(layout, other, sentence, lenient=False)


def _is_coordinated(layout: Layout, other: Cue) -> bool:
    """Tell whether ``other`` has no subject of its own and so goes on with an earlier one.

    A bare participle that agrees goes on with a passive: ``une enquête a été ouverte et confiée à``.
    """
    token = layout.doc[other.verb]
    morph = str(token.morph)
    if other.group == other.verb and "Tense=Past" in morph and "VerbForm=Part" in morph and _agrees(morph):
        return False
    has_subject = any(child.dep_.startswith("nsubj") for child in token.children)
    return not has_subject and not other.inverted


def _comments(layout: Layout, first: int) -> bool:
    """Tell whether a relative tells what others say of it: ``…, ce que dément le préfet``."""
    words = layout.words[first : first + 5]
    if words[:3] == ("ce", "à", "quoi"):
        return True
    return words[:2] in (("ce", "que"), ("ce", "qu'")) and bool(_DENIALS & set(words[2:]))


def _agrees(morph: str) -> bool:
    return "Gender=Fem" in morph or "Number=Plur" in morph


def _leaves_clause(layout: Layout, cue: Cue, start: int) -> bool:
    """Tell whether the chunk at ``start`` belongs to the reporting clause again."""
    first = layout.first_token(start)
    words = layout.words[first : first + 3]
    if words[:2] == ("tout", "en") or _comments(layout, first):
        return True
    if words[:2] == ("ainsi", "que") and layout.before(cue.group) == "qui":
        return True  # "les récits d'élus qui disent que …, ainsi que des photos"
    if words[0] in ("comme", "ainsi"):
        return (
            not follows_conjunction(layout, start)
            and bool({"l'", "le"} & set(words[1:]))
            and any(token.pos_ in ("VERB", "AUX") for token in layout.doc[first + 2 : first + 4])
        )
    if words[:2] in (("avant", "de"), ("avant", "d'")):
        return _hangs_on(layout, cue, first) or words[2] in cue_lexicon().forms
    if words[0] == "en" and len(words) > 1 and opens_gerund(layout, first + 1):
        return _hangs_on(layout, cue, first + 1)
    if words[0] in ("mais", "et", "puis"):
        return (
            _reports(layout, first + 1)
            and _hangs_on(layout, cue, first)
            and not _keeps_tense(layout, cue, first)
        )
    if layout.before(cue.group) == "qui":
        # the main clause goes on after "X, qui dit que …,", or "X, qui se dit prêt à partir,"
        told = not {"que", "qu'", "si", "s'"} & set(layout.words[cue.last : first])
        return opens_verb_group(layout, first) and (told or layout.has_finite_verb(cue.end, start, cue.level))
    return False


def _reports(layout: Layout, index: int) -> bool:
    """Tell whether the verb group that starts at the token ``index`` has a reporting verb."""
    forms = cue_lexicon().forms
    for token in layout.doc[index : index + 7]:
        if token.pos_ == "VERB":
            return layout.words[token.i] in forms
        if token.pos_ in ("NOUN", "PROPN", "DET") and layout.words[token.i] not in CLITICS:
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
