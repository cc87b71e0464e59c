"""Speakers from the context: continuation, label, interview, the sentence before."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from otan_extract.layers import Offsets
from otan_extract.lexicon.tables import column
from otan_extract.speakers.mentions import noun_phrase, phrase_end, starts_clause
from otan_extract.speakers.nouns import noun_kind, phrase_words
from otan_extract.speakers.sites import Scene
from otan_extract.speakers.starts import begins, first_phrase
from otan_extract.speakers.words import (
    CLOSING_EDGE,
    DOUBLE_MARKS,
    OF,
    OPENING_EDGE,
    is_finite,
    is_line_break,
    is_person_name,
    is_preposition,
    opens_phrase,
)

_ANSWER = re.compile(r"\s*(?:[-–—]\s*)?R(?:éponse)?\s*[.:–—]\s*[–—-]?\s*[«\"“]?\s*")
_FIRST_ANSWER = re.compile(r"(?m)^\s*(?:[-–—]\s*)?R(?:éponse)?\s*[.:–—]")
_QUESTION = re.compile(r"(?m)^[^«»\"“”\n]*\?\s*$")
_BULLETS = " \t•*-–—"
_WORD = re.compile(r"\w+")
_LONG_WORD = 4
_MIN_WORDS = 3
_ECHO_SHARE = 0.75
_ECHOING = 200  # quotations that a heading may repeat
_TIES_TO_SAME = frozenset({"pour", "auprès"})  # "Même constat pour le maire : « … »"
_SUBORDINATING = frozenset(
    {
        "quand",
        "lorsque",
        "lorsqu'",
        "lorsqu’",
        "alors",
        "tandis",
        "si",
        "s'",
        "s’",
        "comme",
        "puisque",
        "quant",
    }
    | {"pendant", "après", "dès", "bien", "depuis", "tant", "sitôt"}
)
_HEADING_WORDS = 16
_HEADING_REACH = 3  # tokens in which a heading names the kind of reaction
_RESUMED_REACH = 25  # tokens
_SPEECH_NOUNS = phrase_words("speech")
_PRONOUNS = frozenset({"il", "elle", "ils", "elles"})
_SENTENCE_ENDS = (".", "!", "?", "…", "»", "”", '"')
# `Le dernier mot revient à X`, `Un constat que ne partage pas X`.
_LAST_WORDS = frozenset({"mot", "fin"})
_GIVES = frozenset({"revient", "revenait", "reviendra", "appartient", "appartenait"})
_TO = frozenset({"à", "au", "aux"})
_SHARES = frozenset({"partage", "partagent", "partageait", "partagé", "conteste", "confirme", "nuance"})
_NEGATIONS = frozenset({"pas", "guère", "nullement"})
_FIRST_PERSON = re.compile(r"\b(?:je|j['’]|mon|ma|mes|me|m['’])\b", re.IGNORECASE)
_STOPS = frozenset({".", "!", "?", ";", "»", "”", "…"})


def continued(scene: Scene, index: int) -> Offsets | None:
    """Return the mention of the quotation that this one continues."""
    origin = scene.quotations[index].continues
    return scene.mentions[origin] if origin is not None and origin < index else None


def label(scene: Scene, index: int) -> Offsets | None:
    """Return the subject of the words before a colon: `Le maire : « … »`, `X hoche la tête : « … »`."""
    before = scene.opening(index)
    if not before.endswith(":") or _ANSWER.fullmatch(before):
        return None
    colon = scene.tokens.at(scene.quotations[index].segments[0][0] - 1)
    while ":" not in scene.doc[colon].text:
        colon -= 1
    start = scene.sentence_start(colon)
    while start < colon and scene.doc[start].text in _BULLETS:
        start += 1  # the model takes it for a noun
    told = _given_floor(scene.doc, start, colon) or _announced(scene.doc, start, colon)
    told = told or _reacting(scene.doc, start, colon)
    if told is not None:
        return told
    if _is_topic(scene, start, colon):
        return None
    phrase = first_phrase(scene.doc, _main_clause(scene.doc, start, colon), colon)
    phrase = phrase or first_phrase(scene.doc, start, colon)
    side = _side(scene.doc, start, colon)
    if side is not None and (phrase is None or not can_speak(scene, phrase)):
        return side
    if phrase is None or not (_has_determiner(scene, phrase) or can_speak(scene, phrase)):
        return None
    return _owner(scene, phrase, colon) if is_speech(scene, phrase) else phrase


def _given_floor(doc: Doc, start: int, colon: int) -> Offsets | None:
    """Return to whom a noun of speech gives the floor: `Le dernier mot revient à X : « … »`, `Le mot de la fin pour X`.

    Also who does not share an opinion: `Un avis que ne partage pas X : « … »`.
    """
    if not any(token.lower_ in _SPEECH_NOUNS for token in doc[start : min(colon, start + _HEADING_REACH)]):
        return None
    for position in range(start + 1, colon - 1):
        word, before = doc[position].lower_, doc[position - 1].lower_
        gives = (word == "pour" and before in _LAST_WORDS) or (before in _GIVES and word in _TO)
        shared = before in _SHARES and word != "par"
        opening = position if shared and word not in _NEGATIONS else position + 1
        if (gives or shared) and opens_phrase(doc[opening]) and phrase_end(doc, opening, colon) == colon:
            return noun_phrase(doc, opening, colon)
    return None


def _is_topic(scene: Scene, start: int, colon: int) -> bool:
    """Tell whether a headline only tells of what happened to somebody: `Mort de Luc Roux : « … »`."""
    doc, verb = scene.doc, any(is_finite(token) for token in scene.doc[start:colon])
    if verb or start + 1 >= colon or doc[start + 1].lower_ not in OF or start in scene.bodies:
        return False
    return noun_kind(doc[start].text) is None and not is_person_name(doc[start])


def _announced(doc: Doc, start: int, colon: int) -> Offsets | None:
    """Return whose words a noun or `par` right before the colon announces: `malgré l'avis de la CGT : « … »`."""
    for position in range(max(start + 1, colon - _HEADING_WORDS), colon - 1):
        owned = doc[position].lower_ in _SPEECH_NOUNS and doc[position + 1].lower_ in OF
        noun = position + 2 if owned and is_preposition(doc[position - 2]) else position + 1
        announces = noun > position + 1 or doc[position].lower_ == "par"
        if announces and noun < colon and opens_phrase(doc[noun]):
            phrase = noun_phrase(doc, noun, colon)
            return phrase if phrase[1] == doc[colon - 1].idx + len(doc[colon - 1]) else None
    return None


def _side(doc: Doc, start: int, colon: int) -> Offsets | None:
    """Return whose side opens the sentence: `Du côté de la CGT, la colère gronde : « … »`."""
    opens = start + 3 < colon and doc[start : start + 2].text.lower() == "du côté"
    return noun_phrase(doc, start + 3, colon) if opens and doc[start + 2].lower_ in OF else None


def _main_clause(doc: Doc, start: int, colon: int) -> int:
    """Return where the main clause starts after one that depends on it: `Quand le juge parle, Ali Roux rit : « … »`."""
    asked = doc[start].lower_ in column("asking_participles", "participle")  # "Invité à réagir, Ali Roux rit"
    if doc[start].lower_ not in _SUBORDINATING and not asked:
        return start
    verb_seen = asked
    for token in doc[start:colon]:
        if token.text == "," and verb_seen:
            return token.i + 1
        verb_seen = verb_seen or is_finite(token)
    return start


def resumed(scene: Scene, index: int) -> Offsets | None:
    """Return the last speaker for words before a colon that name nobody: `Et pour cause : « … »`."""
    if index == 0 or not scene.opening(index).endswith(":") or _ANSWER.fullmatch(scene.opening(index)):
        return None
    before = scene.quotations[index - 1].segments[-1][1]
    colon = scene.tokens.at(scene.quotations[index].segments[0][0] - 1)
    between = scene.doc[scene.tokens.at(before) : scene.sentence_start(max(0, colon - 1))]
    return scene.mentions[index - 1] if len(between) <= _RESUMED_REACH else None


def is_speech(scene: Scene, phrase: Offsets) -> bool:
    """Tell whether the phrase names what is said, not who says it (`la réponse du maire`)."""
    start = scene.tokens.at(phrase[0])
    return any(token.lower_ in _SPEECH_NOUNS for token in scene.doc[start : start + 3])


def _owner(scene: Scene, phrase: Offsets, limit: int) -> Offsets | None:
    """Return whose words a noun of speech names: `la réponse du maire fuse : « … »` -> `maire`."""
    doc, start = scene.doc, scene.tokens.at(phrase[0])
    for position in range(start + 1, min(limit - 1, scene.tokens.at(phrase[1] - 1))):
        if doc[position].lower_ in OF and opens_phrase(doc[position + 1]):
            return noun_phrase(doc, position + 1, limit)
    return None


def _reacting(doc: Doc, start: int, colon: int) -> Offsets | None:
    """Return whose reaction words without verb announce: `Colère chez X : « … »`, `Pas de quoi calmer X : « … »`."""
    words = doc[start:colon]
    if any("VerbForm=Fin" in str(token.morph) for token in words):
        return None
    is_speech = any(token.lower_ in _SPEECH_NOUNS for token in words[:_HEADING_REACH])
    for position in range(start, colon - 1):
        word, following = doc[position].lower_, doc[position + 1]
        side = word == "côté" and following.lower_ not in OF
        ties = word in _TIES_TO_SAME if words[0].lower_ == "même" else is_speech and word in OF
        aside = word in OF and doc[max(start, position - 2) : position].text.lower() == "du côté"
        aside = aside or (
            doc[max(start, position - 1)].lower_ == "quoi" and "VerbForm=Inf" in str(doc[position].morph)
        )
        if (word == "chez" or side or aside or (ties and position > start)) and opens_phrase(following):
            return noun_phrase(doc, position + 1, colon)
    return None


def _has_determiner(scene: Scene, phrase: Offsets) -> bool:
    return scene.doc[scene.tokens.at(phrase[0])].pos_ in {"DET", "PRON", "PROPN"}


def interviewee(scene: Scene, index: int) -> Offsets | None:
    """Return the person interviewed, for an answer: the last one named before the first question."""
    before = scene.opening(index)
    is_answer = _ANSWER.fullmatch(before) is not None
    if not is_answer and (before or not _follows_question(scene, index)):
        return None
    first = (_FIRST_ANSWER if is_answer else _QUESTION).search(scene.text)
    doc, end = scene.doc, scene.tokens.at(first.start() if first else scene.quotations[index].segments[0][0])
    names = [i for i in range(end) if is_person_name(doc[i]) and not _goes_on(doc, i)]
    return noun_phrase(doc, names[-1], len(doc)) if names else None


def _follows_question(scene: Scene, index: int) -> bool:
    """Tell whether the line before the quotation's is a question, asked by nobody in the text."""
    start = scene.quotations[index].segments[0][0]
    line = scene.text[:start].rstrip(OPENING_EDGE + "\r\n")
    return line.endswith("?") and not scene.is_content(len(line) - 1)


def _goes_on(doc: Doc, position: int) -> bool:
    if position == 0:
        return False
    before = doc[position - 1]
    return is_person_name(before) or is_preposition(before)


def adjoining(scene: Scene, index: int) -> Offsets | None:
    """Return a noun phrase right before the opening mark: `Ghana : le FMI « encouragé »`."""
    start = scene.tokens.at(scene.quotations[index].segments[0][0])
    while (
        start > 0
        and scene.doc[start - 1].text.strip(OPENING_EDGE) == ""
        and not is_line_break(scene.doc[start - 1])
    ):
        start -= 1
    for position in range(scene.sentence_start(start), start):
        doc = scene.doc
        whole = doc[position].pos_ != "DET" or position + 1 < start
        if (
            whole
            and opens_phrase(doc[position])
            and not is_preposition(doc[position - 1])
            and phrase_end(doc, position, start) == start
        ):
            return noun_phrase(doc, position, start)
    return None


def described(scene: Scene, index: int) -> Offsets | None:
    """Return the subject of the sentence before the quotation: `X se montre inquiet. « … »`.

    That sentence must not quote anybody, and its subject must be somebody who can speak.
    """
    if not scene.opening(index).endswith((".", "!", "…")):
        return None
    stop = scene.tokens.at(scene.quotations[index].segments[0][0] - 1)
    while stop >= 0 and scene.doc[stop].text not in _STOPS:
        stop -= 1
    if stop < 0:
        return None  # the full stop is part of a longer token
    start = scene.sentence_start(stop)
    if scene.quotes_in(start, stop) or any(token.text in DOUBLE_MARKS for token in scene.doc[start:stop]):
        return None
    found = _speaking_subject(scene, start, stop)
    return None if found is not None and _cannot_say(scene, found, index) else found


def _cannot_say(scene: Scene, phrase: Offsets, index: int) -> bool:
    """Tell whether something is done to the phrase before words in the first person: `Il est jugé. « Je … »`."""
    head = scene.doc[scene.tokens.at(phrase[0])]
    while head.dep_ in {"det", "amod", "case"} and head.head.i != head.i:
        head = head.head
    return head.dep_ == "nsubj:pass" and _FIRST_PERSON.search(scene.content(index)) is not None


def _speaking_subject(scene: Scene, start: int, stop: int) -> Offsets | None:
    """Return the first phrase of a sentence, or the last before a verb, if it names who can speak."""
    phrase = first_phrase(scene.doc, start, stop)
    if phrase is None or can_speak(scene, phrase):
        return phrase
    for position in range(stop - 1, scene.tokens.at(phrase[1]), -1):
        if not begins(scene.doc, position, start):
            continue
        later = noun_phrase(scene.doc, position, stop)
        if can_speak(scene, later) and starts_clause(scene.doc, scene.tokens.at(later[1] - 1) + 1):
            return later
    return None


def can_speak(scene: Scene, phrase: Offsets) -> bool:
    """Tell whether a phrase is a subject pronoun, holds a person's name or has a noun of those who speak."""
    tokens = scene.doc[scene.tokens.at(phrase[0]) : scene.tokens.at(phrase[1] - 1) + 1]
    if tokens[0].lower_ in _PRONOUNS or any(is_person_name(token) for token in tokens):
        return True
    head = next((token for token in tokens if token.pos_ in {"NOUN", "PROPN"}), None)
    return head is not None and noun_kind(head.text) in {"person", "organization", "group"}


def repeated(scene: Scene, index: int) -> Offsets | None:
    """Return the mention of the quotation whose words a heading repeats, else of the one right below it."""
    start, end = scene.quotations[index].segments[0]
    text = scene.text
    line_end = text.find("\n", end)
    after = text[end : line_end if line_end >= 0 else len(text)]
    if scene.opening(index).strip(_BULLETS) or after.strip(CLOSING_EDGE + _BULLETS):
        return None
    heading = _plain(text[start:end])
    for other, mention in enumerate(scene.mentions[:_ECHOING]):
        if other != index and mention is not None and _echoes(heading, scene.content(other)):
            return mention
    return _below(scene, index, line_end)


def _echoes(heading: str, content: str) -> bool:
    """Tell whether ``content`` holds the words of ``heading``, or nearly all of the long ones."""
    plain = _plain(content)
    if heading in plain:
        return True
    words = {word for word in _WORD.findall(heading) if len(word) >= _LONG_WORD}
    return len(words) >= _MIN_WORDS and len(words & set(_WORD.findall(plain))) >= _ECHO_SHARE * len(words)


def _below(scene: Scene, index: int, line_end: int) -> Offsets | None:
    """Return the mention of the first quotation in the paragraph below a heading, which ends without stop."""
    start, end = scene.quotations[index].segments[0]
    following = index + 1
    if line_end < 0 or following >= len(scene.quotations) or scene.text[start:end].rstrip().endswith("."):
        return None
    below = scene.quotations[following].segments[0][0]
    same_paragraph = "\n" not in scene.text[line_end:below].strip()
    is_short = len(scene.text[start:end].split()) <= _HEADING_WORDS
    return scene.mentions[following] if same_paragraph and is_short and scene.sites[following] else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().strip(" .!?…").split())


def neighbour(scene: Scene, index: int) -> Offsets | None:
    """Return the mention of the next quotation, else of the one before, where only marks lie between.

    A paragraph of somebody's words is often signed by the clause inside of the next one.
    """
    if scene.opening(index) and not scene.opening(index).endswith(_SENTENCE_ENDS):
        return None
    following = index + 1
    if following < len(scene.quotations) and _is_close(scene, index, following):
        return scene.mentions[following]
    return scene.mentions[index - 1] if index and _is_close(scene, index - 1, index) else None


def _is_close(scene: Scene, first: int, second: int) -> bool:
    """Tell whether no more than a line break and marks stand between two quotations, neither inside of the other."""
    end, start = scene.quotations[first].segments[-1][1], scene.quotations[second].segments[0][0]
    between = scene.text[end:start]
    return end <= start and not between.strip(OPENING_EDGE + CLOSING_EDGE + "\n\r.,")
