"""Find source prepositions (``selon X``, ``d'après X``, ``pour X``, ``de source X``) whose source can speak."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from otan_extract.quotations.layout import Layout
from otan_extract.quotations.source_prepositions import source_prepositions
from otan_extract.quotations.word_lists import advocates, can_speak, non_sources

_RELATIVE_SOURCES = frozenset({"qui", "lequel", "laquelle", "lesquels", "lesquelles"})
_NEVER_SOURCES = frozenset({"moi", "nous", "vous", "toi", "que", "qu'", "où"})
_FREE_RELATIVES = frozenset({"que", "qu'", "qui", "dont"})
_LONGEST_NAME = 8  # words of "Pour la Fédération internationale pour les droits humains"
_AT_HEAD = frozenset(
    {"de", "à"}
)  # "De source policière,", "À son avis,": elsewhere they go with a noun or verb
_CLAUSE_HEADS = frozenset({"et", "mais", "or", "car", "que", "qu'", "ainsi", "où"})
LEARNING = frozenset({"apprend", "appris", "apprenait", "indique", "sait"})
"""Verbs after which ``de source X`` tells who said what follows."""
_ADVERBS = {
    ("toujours",), ("encore",), ("notamment",), ("là", "encore"), ("du", "moins"), ("au", "moins"),
    ("cette", "fois"), ("tout", "au", "moins"), ("tout", "du", "moins"), ("en", "tout", "cas"),
}  # fmt: skip
_LONGEST_ADVERB = 3
_SEPARATORS = frozenset({",", "»", "”", '"', "–", "—", "-", "("})
_HOURS = frozenset({"heures", "minutes"})  # `Selon 24 heures,`, `D'après 20 minutes,`
_IMPERSONAL = (("faut",), ("est",), ("était",), ("s'",), ("y",), ("n'",), ("ne",), ("reste",))
CONTRASTED = {("les", "uns"), ("les", "autres"), ("les", "unes")}
"""Groups that ``pour`` sets against each other: ``« un désastre » pour les uns``."""
_LATTER = {("ce", "dernier"), ("cette", "dernière"), ("ces", "derniers"), ("ces", "dernières")}
STRESSED = frozenset(
    {
        "lui",
        "elle",
        "eux",
        "elles",
        "certains",
        "beaucoup",
        "plusieurs",
        "d'autres",
        "celui-ci",
        "celle-ci",
        "ceux-ci",
    }
)
"""Pronouns that stand for a source by themselves: ``selon lui``."""


class Preposition(NamedTuple):
    """A source preposition in its place: tokens ``first:last``, characters ``start:end``."""

    first: int
    last: int
    lemma: str
    weak: bool
    relative: bool
    level: int
    start: int
    end: int


def spot_sources(layout: Layout) -> list[Preposition]:
    """Return the source prepositions of the document that have a source, in order."""
    lexicon = source_prepositions()
    found: list[Preposition] = []
    for index in lexicon.starts(layout.words):
        match = lexicon.match(layout.words, index)
        if match is None or match.entry.strength == "alone":
            continue
        preposition = Preposition(
            index,
            match.end,
            match.entry.form,
            match.entry.strength == "weak",
            layout.after(match.end - 1) in _RELATIVE_SOURCES,
            layout.levels[index],
            layout.starts[index],
            layout.end_of(match.end - 1),
        )
        if _has_source(layout, preposition):
            found.append(preposition)
    return found


def with_adverb(layout: Layout, preposition: Preposition) -> Preposition:
    """Widen a source by the adverb that a comma parts from what it says: ``…, toujours selon la maire``."""
    for reach in range(1, _LONGEST_ADVERB + 1):
        first = preposition.first - reach
        words = layout.words[max(0, first) : preposition.first]
        if words in _ADVERBS and layout.before(first) in _SEPARATORS:
            return preposition._replace(first=first, start=layout.starts[first])
    return preposition


def _has_source(layout: Layout, preposition: Preposition) -> bool:
    """Tell whether what follows can speak: not ``selon la météo``, not ``pour l'heure``."""
    index = preposition.last
    words = layout.words
    if preposition.lemma in _AT_HEAD and not _opens_clause(layout, preposition):
        return False
    if index >= len(words) or layout.levels[index] != preposition.level:
        return False
    if preposition.weak and not _heads_clause(layout, preposition):
        return False
    if words[index] in STRESSED and words[index + 1 : index + 2] not in (("de",), ("d'",)):
        return not preposition.weak or _is_followed_by_comma(layout, index)
    if preposition.relative:
        return not preposition.weak or _is_aside(layout, preposition)
    if words[index] in _NEVER_SOURCES or (
        words[index] == "ce" and _FREE_RELATIVES & set(words[index + 1 : index + 2])
    ):
        return False
    return words[index : index + 2] in _LATTER | CONTRASTED or _names_source(layout, preposition)


def _heads_clause(layout: Layout, preposition: Preposition) -> bool:
    """Tell whether a weak preposition opens its clause, and does not go on with it (``Comme pour``)."""
    previous = layout.before(preposition.first)
    return previous in _CLAUSE_HEADS or not previous.isalpha()


def _is_aside(layout: Layout, preposition: Preposition) -> bool:
    """Tell whether a relative is an aside (``Anna, pour qui``) and picks no class (``ceux pour qui``).

    What somebody does for her (``Anna, pour qui il est venu``) is no opinion of hers.
    """
    words = layout.words[preposition.first - 1 : preposition.last + 3]
    acts = words[3:4] in (("il",), ("elle",), ("ils",), ("elles",)) and words[4:] not in _IMPERSONAL
    return words[:3] == (",", "pour", "qui") and not acts


def _names_source(layout: Layout, preposition: Preposition) -> bool:
    """Tell whether a noun phrase that can speak follows the preposition."""
    noun = _source_noun(layout, preposition.last)
    if noun is None or _never_speaks(layout, noun):
        return False
    return (
        not preposition.weak
        or _is_person(layout, noun)
        or (noun.text[:1].isupper() and _is_advocate(layout, preposition.last))
        or _introduces_clause(layout, preposition, noun)
    )


def _is_advocate(layout: Layout, index: int) -> bool:
    """Tell whether a body that voices opinions, or a capital that stands for a state, is named: ``Pour la CGT,``."""
    start = index + (layout.doc[index].pos_ == "DET")
    if _tells_what_is_done(layout, start):
        return False
    tokens = layout.doc[start : start + _LONGEST_NAME]
    names = {
        layout.doc[start : token.i + 1].text.replace("’", "'")
        for token in tokens
        if not layout.after(token.i).isdigit()  # "Pour Paris 2024"
    }
    return not names.isdisjoint(advocates())


def _tells_what_is_done(layout: Layout, start: int) -> bool:
    """Tell whether the clause after a name tells what is done for it: ``Pour Rome, prévoyez …``, ``elle a couru …``."""
    end = min(start + _LONGEST_NAME, len(layout.words))
    comma = next((i for i in range(start, end) if layout.words[i] == ","), None)
    if comma is None:
        return False
    first, second = layout.after(comma), layout.words[comma + 2 : comma + 3]
    acts = first in ("il", "elle", "ils", "elles") and second not in _IMPERSONAL
    return acts or (first.endswith("ez") and layout.doc[comma + 1].pos_ == "VERB")


def _never_speaks(layout: Layout, noun: Token) -> bool:
    """Tell whether a common noun is no source (``la météo``).

    One with a capital is a name (``Météo France``), as is a number of hours (``Selon 24 heures,``).
    """
    word = layout.words[noun.i]
    if word in _HOURS and layout.before(noun.i).isdigit() and layout.after(noun.i) in (",", "."):
        return False
    return noun.text.islower() and not non_sources().isdisjoint((word, word.rstrip("s")))


def _introduces_clause(layout: Layout, preposition: Preposition, noun: Token) -> bool:
    """Tell whether a clause between marks follows a name that nothing else tells to speak: ``Pour Digues, « … »``.

    After the name of a body, the subject may stand before the marks: ``Pour Le Phare, la mine « est un gouffre »``.
    """
    if noun.pos_ != "PROPN" and not noun.ent_type_:
        return False
    comma = next((k for k in range(noun.i + 1, noun.i + 4) if layout.words[k : k + 1] == (",",)), None)
    if comma is None:
        return False
    if comma + 1 >= len(layout.words):
        return False
    start = layout.starts[comma + 1]
    pair = layout.pair_starting_at(preposition.level, start)
    if pair is not None or noun.ent_type_ != "ORG":
        return pair is not None and layout.holds_clause(pair)
    end = layout.sentence_at(preposition.level, start)[1]
    return any(layout.holds_finite_verb(each) for each in layout.pairs_between(preposition.level, start, end))


def _opens_clause(layout: Layout, preposition: Preposition) -> bool:
    """Tell whether ``de source`` stands at the head of its clause, and not in ``à partir de sources``.

    What is learned from it may follow as well: ``On apprend de source policière que …``.
    """
    if layout.before(preposition.first) in _CLAUSE_HEADS | LEARNING:
        return True
    previous = layout.text[max(0, preposition.start - 3) : preposition.start].rstrip()[-1:]
    return previous in ",.;:(–—!?…" or not previous or layout.text[preposition.start].isupper()


def _source_noun(layout: Layout, index: int) -> Token | None:
    """Return the noun of the phrase that starts at the token ``index``, else None."""
    for token in layout.doc[index : index + 6]:
        if token.text in ",;:.":
            return None
        if token.pos_ in ("NOUN", "PROPN", "X") or token.ent_type_ == "PER":
            return token
        if (
            token.pos_ == "ADJ"
            and layout.words[token.i + 1 : token.i + 2] == (",",)
            and can_speak(token.lower_)
        ):
            return token  # `Pour la scientifique, …`: nothing follows that it could qualify
        if token.pos_ not in ("DET", "ADJ", "NUM", "PRON", "PUNCT", "ADP", "ADV"):
            return None
    return None


def _is_followed_by_comma(layout: Layout, index: int) -> bool:
    return layout.after(index) == ","


def _is_person(layout: Layout, noun: Token) -> bool:
    return noun.ent_type_ == "PER" or can_speak(layout.words[noun.i])
