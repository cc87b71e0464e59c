"""Inverted subjects: ``a déclaré mardi à Genève la porte-parole``, read by position up to the next boundary."""

from __future__ import annotations

from spacy.tokens import Token

from otan_extract.layers import Offsets
from otan_extract.quotations.cues import AUXILIARIES, cue_lexicon
from otan_extract.quotations.layout import Layout
from otan_extract.quotations.spotting import Cue
from otan_extract.quotations.word_lists import can_speak, network_names

_COMPLEMENTIZERS = frozenset({"que", "qu'", ":"})
_SINGULAR_DETERMINERS = frozenset(
    {"le", "la", "l'", "un", "une", "ce", "cet", "cette", "son", "sa", "mon", "ma"}
)
_SINGULAR_IN_NT = frozenset({"ayant"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADV"})
_STOPS = frozenset(":.;!?…")
_FUSED = frozenset({"au", "aux", "du", "des"})
_TIMES = frozenset(
    {
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "hier",
        "aujourd'hui",
        "matin",
        "soir",
        "midi",
    }
)
_HEADLESS_LIST = "ce celui celle ceux celles celui-ci celle-ci certains certaines beaucoup plusieurs un une"
_HEADLESS_SUBJECTS = frozenset(_HEADLESS_LIST.split())
# of adverbs such as "d'emblée", "de go", also where the tagger takes them for adjectives
_ADVERBIAL_NOUNS = frozenset(
    {
        "emblée",
        "go",
        "abord",
        "entrée",
        "ailleurs",
        "ambages",
        "bloc",
        "trait",
        "outre",
        "contraire",
        "revanche",
    }
)
_ACCUSED = {("mis", "en"), ("mise", "en"), ("mises", "en")}  # after an article: "le mis en cause"
_LONGEST_OUTLET = 4  # tokens of "20 Minutes", "La Voix du Nord"
_MAX_SUBJECT_GAP = 25  # tokens between the verb and the boundary in which a subject must be found


def has_inverted_subject(layout: Layout, cue: Cue, sentence: Offsets, *, lenient: bool) -> bool:
    """Tell whether a subject follows the verb, and not a clause or a quotation that it introduces.

    ``lenient``: what precedes is a quotation and a comma, so that any noun will do.
    """
    if cue.inverted:
        return True
    words = layout.words
    if cue.last >= len(words) or words[cue.last] in _COMPLEMENTIZERS:
        return False
    in_complement = noun_seen = False
    for token in layout.doc[cue.last : min(len(words), cue.last + _MAX_SUBJECT_GAP)]:
        if in_complement and _names_outlet(layout, cue, token):
            noun_seen = True
            continue
        if _stops(layout, cue, token, sentence):
            return False
        if token.pos_ == "ADP" or (words[token.i] in _FUSED and token.pos_ != "DET"):
            in_complement, noun_seen = True, False
        elif in_complement and not (noun_seen and _opens_phrase(layout, token)):
            if lenient and noun_seen and token.text[:1].isupper():
                return True
            noun_seen = noun_seen or _is_nominal(words[token.i], token)
        elif (
            _can_be_subject(words[token.i], token)
            or words[token.i + 1 : token.i + 3] in _ACCUSED
            or (lenient and token.text[:1].isupper())
        ):
            return _agrees(layout, cue, token.i) and (lenient or not _is_indefinite_thing(layout, token))
    return False


def _is_nominal(word: str, token: Token) -> bool:
    return token.pos_ in _NOMINAL or token.text[:1].isupper() or word in _ADVERBIAL_NOUNS


def _names_outlet(layout: Layout, cue: Cue, token: Token) -> bool:
    """Tell whether ``token`` stands in a short name between marks: ``a confié au « Figaro » un proche``."""
    level = layout.levels[token.i]
    owner = layout.scopes[level].owner
    if level == cue.level or owner is None:
        return False
    first, last = layout.first_token(owner.inner_start), layout.first_token(owner.inner_end)
    return last - first <= _LONGEST_OUTLET and any(each.text[:1].isupper() for each in layout.doc[first:last])


def _stops(layout: Layout, cue: Cue, token: Token, sentence: Offsets) -> bool:
    """Tell whether the search ends at ``token``: a boundary, or a clause that the verb introduces."""
    word = layout.words[token.i]
    if token.idx >= sentence[1] or layout.levels[token.i] != cue.level or word in _STOPS:
        return True
    if token.pos_ in ("VERB", "AUX") and "VerbForm=Inf" in str(token.morph) and token.i < cue.last + 3:
        return True
    return word in ("que", "qu'") and token.dep_ == "mark"


def _opens_phrase(layout: Layout, token: Token) -> bool:
    """Tell whether a new noun phrase starts after a complement: a determiner, or a name (``à l'AFP Stefan Rahm``)."""
    after_adverb = layout.before(token.i) in _ADVERBIAL_NOUNS and token.text.istitle()
    if token.pos_ == "DET" or after_adverb or _follows_acronym(layout, token):
        return True
    return bool(token.ent_type_) and (token.ent_iob_ == "B" or not token.i or not token.nbor(-1).ent_type_)


def _follows_acronym(layout: Layout, token: Token) -> bool:
    """Tell whether a capitalized word follows an acronym or a network, whose entity the model may stretch over it."""
    previous = layout.doc[token.i - 1].text if token.i else ""
    apart = (len(previous) > 1 and previous.isupper()) or previous in network_names()
    return apart and token.text.istitle()


def _can_be_subject(word: str, token: Token) -> bool:
    if word in _HEADLESS_SUBJECTS:
        return True
    named = token.pos_ == "X" and token.ent_type_ == "PER"
    return (token.pos_ in ("NOUN", "PROPN", "DET", "NUM") or named) and word not in _TIMES


def _is_indefinite_thing(layout: Layout, token: Token) -> bool:
    """Tell whether ``des`` opens an object (``racontent des histoires``), not somebody (``racontent des témoins``)."""
    noun = next((after for after in layout.doc[token.i : token.i + 3] if after.pos_ == "NOUN"), token)
    return layout.words[token.i] == "des" and not can_speak(layout.words[noun.i])


def _agrees(layout: Layout, cue: Cue, subject: int) -> bool:
    """Tell whether a noun phrase can be the subject of a plural verb: ``ont complété le podium`` has an object."""
    finite = [word for word in layout.words[cue.group : cue.verb] if word in AUXILIARIES]
    plural = any(map(_is_plural, [*finite, layout.words[cue.verb]]))
    if not plural:
        return layout.words[subject] != "des"  # "dénonce des abus"
    if layout.words[subject] not in _SINGULAR_DETERMINERS:
        return True
    following = layout.doc[subject : subject + _MAX_SUBJECT_GAP]
    return any(token.lower_ in ("et", ",") for token in following)


def _is_plural(word: str) -> bool:
    """Tell whether a verb form is that of a plural: ``affirment``, but not ``prévient`` or ``dément``."""
    form = cue_lexicon().forms.get(word)
    persons = {feature.rpartition(".")[2] for feature in form.features} if form else set()
    return word.endswith("nt") and "3s" not in persons and word not in _SINGULAR_IN_NT
