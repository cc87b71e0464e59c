"""Whoever signs a quotation below it: `« … » – Nom, fonction`, `« … » (Nom)`, `— Une citation de Nom`."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from otan_extract.layers import Offsets
from otan_extract.speakers.mentions import phrase_end
from otan_extract.speakers.sites import Scene
from otan_extract.speakers.wordlists import first_name_gender, word_list
from otan_extract.speakers.words import (
    HYPHENS,
    RELATIVES,
    is_finite,
    is_line_break,
    is_person_name,
    opens_phrase,
)

# A full stop between mark and dash is that of a sentence, after which a heading follows (`». - Les écoles -`).
_SIGNATURE = re.compile(r"[\s.,]*[»\"”’›'][\s,]*[-–—(]\s*(?=[A-ZÀ-Þ])")
_HANDED_ON = re.compile(r"Une citation d(?:e\s|u\s|['’])\s*")
# What goes on: `– Ali Roux : « … »` tells who says the next words, `- Les écoles -` is a heading.
_OPENING = frozenset({":", "«", "“", '"', "»", "”", "?", "!", "-", "–", "—"})
_LONGEST = 40  # tokens


def signature(scene: Scene, index: int) -> Offsets | None:
    """Return the name that signs the quotation, alone on the rest of its line or in brackets."""
    match = _SIGNATURE.match(scene.text, scene.quotations[index].segments[-1][1])
    if match is None:
        return None
    handed = _HANDED_ON.match(scene.text, match.end())
    opening = handed.end() if handed else match.end()
    start = scene.tokens.at(opening)
    glued = scene.doc[start].text[0] in HYPHENS  # `-Paula`, which the tokenizer does not split
    if not (glued or opens_phrase(scene.doc[start])):
        return None
    end = _line_end(scene.doc, start, ")" if "(" in match.group() else ".")
    if end is None:
        return None
    last = phrase_end(scene.doc, start, end) - 1
    bracketed = "(" in match.group() and not any(map(is_person_name, scene.doc[start : last + 1]))
    if scene.doc[start].lower_ in word_list("captions") or (bracketed and not _is_known(scene, start)):
        return None
    return opening, scene.doc[last].idx + len(scene.doc[last])


def _is_known(scene: Scene, start: int) -> bool:
    """Tell whether a first name or a body opens a bracket, as `(Rires)` and `(Traduction libre)` do not."""
    return start in scene.bodies or first_name_gender(scene.doc[start].text) is not None


def _line_end(doc: Doc, start: int, closing: str) -> int | None:
    """Return where the line at ``start`` ends, by its break or its ``closing`` sign.

    None where it is a sentence or announces other words (`- Ali Roux (PS) : « … »`).
    """
    tail = False
    for token in doc[start : start + _LONGEST]:
        if is_line_break(token) or token.text == closing:
            return token.i
        apart = token.text in _OPENING and bool(token.whitespace_ or token.nbor(-1).whitespace_)
        if apart or (is_finite(token) and not tail):
            return None
        tail = tail or token.lower_ in RELATIVES
    return len(doc) if len(doc) <= start + _LONGEST else None
