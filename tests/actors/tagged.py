"""Hand-built documents: ``Moscou/PROPN/LOC a/AUX réagi/VERB`` is a sentence with tags and entities.

A word without a tag is a noun; ``+`` before a word means that no space stands before it. ``|`` starts a
new sentence.
"""

from __future__ import annotations

import numpy
import spacy
from spacy.tokens import Doc

from otan_extract.actors import gazetteer
from otan_extract.actors.countries import find_countries
from otan_extract.actors.organizations import find_organizations

_VOCAB = spacy.blank("fr").vocab
for _known in ("mot", "Grenoble"):
    _VOCAB.set_vector(_known, numpy.ones(1, dtype="float32"))


def build(line: str) -> Doc:
    """Return the document that ``line`` describes."""
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    entities: list[str] = []
    starts: list[bool] = []
    opens = True
    for item in line.split():
        if item == "|":
            opens = True
            continue
        glued = item.startswith("+")
        word, _, rest = item.lstrip("+").partition("/")
        tag, _, entity = rest.partition("/")
        if words:
            spaces[-1] = not glued and not words[-1].endswith(("'", "’"))
        words.append(word)
        spaces.append(True)
        tags.append(tag or ("PUNCT" if not word[0].isalnum() else "NOUN"))
        inside = bool(entity) and entity.startswith("I-")
        entities.append(("I-" if inside else "B-") + entity.removeprefix("I-") if entity else "O")
        starts.append(opens)
        opens = False
    return Doc(_VOCAB, words=words, spaces=spaces, pos=tags, ents=entities, sent_starts=starts)


def countries(line: str) -> list[tuple[str, str, str]]:
    """Return text, code and form of the country mentions."""
    doc = build(line)
    found, _ = find_countries(doc, gazetteer.load())
    return [(doc.text[m.start : m.end], m.code, m.form) for m in found]


def codes(line: str) -> list[str]:
    """Return the codes of the country mentions."""
    return [code for _, code, _ in countries(line)]


def groups(line: str) -> list[tuple[str, str]]:
    """Return text and name of the mentions of groups."""
    doc = build(line)
    _, found = find_countries(doc, gazetteer.load())
    return [(doc.text[m.start : m.end], m.name) for m in found]


def organizations(line: str) -> list[tuple[str, str]]:
    """Return text and identifier of the mentions of organizations."""
    doc = build(line)
    return [(doc.text[m.start : m.end], m.id) for m in find_organizations(doc, gazetteer.load())]
