"""Hand-built documents, so that rules are tested without a model.

A text is written as it stands; a word whose part of speech matters gets a tag after a slash:
``« Le pont tiendra/V », a déclaré/T la maire.`` Function words and auxiliaries are known, words with a
capital inside of a sentence are proper nouns, others nouns. The tokens are those of spaCy's French tokenizer.
"""

from __future__ import annotations

import re

import spacy
from spacy.tokens import Doc, Token

from otan_extract.quotations.cues import AUXILIARIES
from otan_extract.quotations.layout import Layout, build_layout
from otan_extract.quotations.reading import read_quotations
from otan_extract.quotations.spotting import Cue, spot_cues

FRENCH = spacy.blank("fr")

_TAGS = {
    "V": ("VERB", "VerbForm=Fin"),
    "M": ("VERB", "Tense=Imp|VerbForm=Fin"),
    "T": ("VERB", "Tense=Past|VerbForm=Part"),
    "G": ("VERB", "Tense=Pres|VerbForm=Part"),
    "I": ("VERB", "VerbForm=Inf"),
    "N": ("NOUN", ""),
    "P": ("PROPN", ""),
    "R": ("PRON", ""),
    "A": ("ADJ", ""),
    "B": ("ADV", ""),
    "E": ("ADP", ""),
}
_CLOSED = {
    "DET": "le la les l' un une des ce cet cette ces son sa ses leur leurs deux",
    "ADP": "de d' du à au aux en dans sur par pour avec sans selon après contre",
    "CCONJ": "et ou mais ni or car",
    "SCONJ": "que qu' si s' comme quand lorsque",
    "PRON": "il elle on ils elles je j' nous vous se qui lui eux y -il -elle -on -ils -t-il -t-elle -t-on c'",
    "ADV": "ne n' pas plus aussi très hier alors ainsi déjà",
}
_WORDS = {word: pos for pos, words in _CLOSED.items() for word in words.split()}
_TAGGED = re.compile(r"(?<=\w)/([A-Z])(?!\w)")

Arcs = dict[str, tuple[str, str]]
"""Word -> (head, dependency label); each word stands for its first token in the text."""


def doc_of(tagged: str, arcs: Arcs | None = None, *, people: tuple[str, ...] = ()) -> Doc:
    """Build the document of a tagged text; ``people`` are named entities."""
    text, tags = _untag(tagged)
    doc = FRENCH.make_doc(text)
    heads, deps = list(range(len(doc))), ["ROOT"] * len(doc)
    for token in doc:
        token.pos_, morph = _annotation(token, tags)
        token.set_morph(morph)
    for word, (head, label) in (arcs or {}).items():
        heads[_index(doc, word)], deps[_index(doc, word)] = _index(doc, head), label
    built = Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        pos=[token.pos_ for token in doc],
        morphs=[str(token.morph) for token in doc],
        heads=heads,
        deps=deps,
    )
    spans = [built.char_span(text.index(name), text.index(name) + len(name), label="PER") for name in people]
    built.ents = [span for span in spans if span is not None]
    assert built.text == text
    return built


def layout_of(tagged: str, arcs: Arcs | None = None, *, people: tuple[str, ...] = ()) -> Layout:
    """Build the document of ``tagged`` and lay it out."""
    return build_layout(doc_of(tagged, arcs, people=people))


def cue_of(layout: Layout, word: str) -> Cue:
    """Return the cue whose verb is ``word``."""
    return next(cue for cue in spot_cues(layout) if layout.doc[cue.verb].text == word)


def contents(doc: Doc) -> list[tuple[str, str]]:
    """Return rule and content (segments joined by ``⋯``) of each quotation of ``doc``."""
    return [
        (quotation.rule, " ⋯ ".join(doc.text[start:end] for start, end in quotation.segments))
        for quotation in read_quotations(doc)[0]
    ]


def segments(text: str, *pieces: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of the first occurrence of each of ``pieces`` in ``text``."""
    return tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


def _untag(tagged: str) -> tuple[str, dict[int, str]]:
    """Return the text without tags, and the tag of the word that ends at an offset."""
    text, tags, position = "", {}, 0
    for match in _TAGGED.finditer(tagged):
        text += tagged[position : match.start()]
        tags[len(text)] = match.group(1)
        position = match.end()
    return text + tagged[position:], tags


def _annotation(token: Token, tags: dict[int, str]) -> tuple[str, str]:
    word = token.lower_.replace("’", "'")
    if token.idx + len(token) in tags:
        return _TAGS[tags[token.idx + len(token)]]
    if word in AUXILIARIES:
        return "AUX", "VerbForm=Fin"
    if token.is_space:
        return "SPACE", ""
    if token.is_punct or not any(map(str.isalnum, word)):
        return "PUNCT", ""
    inside = token.i > 0 and token.nbor(-1).text not in '.«»“"-:'
    return _WORDS.get(word, "PROPN" if token.is_title and inside else "NOUN"), ""


def _index(doc: Doc, word: str) -> int:
    return next(token.i for token in doc if token.text == word)
