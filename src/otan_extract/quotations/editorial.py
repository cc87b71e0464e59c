"""Where the writer addresses the reader and reports nobody: ``rappelons que``, ``il convient de rappeler que``."""

from __future__ import annotations

from otan_extract.quotations.cues import cue_lexicon
from otan_extract.quotations.layout import Layout
from otan_extract.quotations.spotting import Cue

_WE_SAY = "pres.1p"
_OF = frozenset({"de", "d'"})
_TO = frozenset({"à", "a"})
_IMPERSONAL = frozenset({"il", "c'", "-il", "ce"})
_BE = frozenset({"est", "était", "serait", "sera", "semble", "paraît", "reste"})
# Words before "de" and an infinitive that nobody in the text is the subject of.
_REMINDERS_LIST = """convient convenait conviendrait importe importait lieu s'agit agit agissait façon manière
    histoire est était juste temps"""
_REMINDERS = frozenset(_REMINDERS_LIST.split())


def is_editorial(layout: Layout, cue: Cue) -> bool:
    """Tell whether the writer addresses the reader: ``on notera que``, ``rappelons que``, ``il faut rappeler que``."""
    words = layout.words
    if not cue.third_person and cue.level == 0 and words[cue.verb].endswith("ons"):
        return _WE_SAY in cue_lexicon().features(words[cue.verb])  # but "nous leur disions"
    if cue.mood == "infinitive":
        opening = layout.first_token(layout.sentence_at(0, cue.start)[0])
        return cue.level == 0 and _reminds(layout, cue.group - 1, opening)
    return words[max(0, cue.group - 1)] == "on" and "Tense=Fut" in str(layout.doc[cue.verb].morph)


def _reminds(layout: Layout, link: int, opening: int) -> bool:
    """Tell whether nobody is the subject of what governs an infinitive, over the preposition ``link``.

    ``opening`` is the first token of the sentence.
    """
    words = layout.words
    if link < opening or words[link] not in _OF | _TO:
        return False
    if words[link] in _TO:
        return link == opening or _is_impersonal(layout, link)
    if layout.before(link) == "besoin":
        return layout.before(link, 2) in _IMPERSONAL | _BE
    if link and layout.doc[link - 1].pos_ == "ADJ":
        return link - 1 == opening or _is_impersonal(layout, link - 1)
    return layout.before(link) in _REMINDERS


def _is_impersonal(layout: Layout, index: int) -> bool:
    """Tell whether ``il est``, ``c'est`` stands before the token ``index``."""
    return layout.before(index) in _BE and layout.before(index, 2) in _IMPERSONAL
