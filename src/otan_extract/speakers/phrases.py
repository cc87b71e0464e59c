"""The noun phrase of a speaker mention, read apart: determiner, head noun, number and gender."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Span

from otan_extract.columns import columns
from otan_extract.layers import Offsets
from otan_extract.speakers.extents import cover, piece
from otan_extract.speakers.wordlists import plain, role_at
from otan_extract.speakers.words import CIVILITIES, PLURAL, is_share

DEFINITE = frozenset({"le", "la", "l'", "les", "au", "aux", "du"})
DEMONSTRATIVE = frozenset({"ce", "cet", "cette", "ces"})
POSSESSIVE = frozenset({"son", "sa", "ses", "leur", "leurs", "mon", "ma", "mes", "notre", "nos"})
INDEFINITE = frozenset(
    {"un", "une", "des", "plusieurs", "certains", "certaines", "quelques", "d'autres", "chaque", "de"}
)
_QUANTIFIERS = (
    "nombre d'",
    "nombre de ",
    "beaucoup d'",
    "beaucoup de ",
    "la plupart des ",
    "bon nombre d'",
    "bon nombre de ",
)
_PLURAL_DETERMINERS = frozenset(
    {
        "les",
        "des",
        "ces",
        "ses",
        "leurs",
        "mes",
        "nos",
        "plusieurs",
        "certains",
        "certaines",
        "quelques",
        "deux",
        "trois",
        "quatre",
        "aux",
    }
)
_PREDETERMINERS = frozenset({"tous", "toutes", "tout", "toute"})
_OF_SEVERAL = frozenset({"de", "des", "d'"})


class NounPhrase(NamedTuple):
    """A speaker mention read apart.

    ``determiner`` is ``definite``, ``demonstrative``, ``possessive``, ``indefinite`` or ``none``; ``core`` the
    text without the determiner; ``head`` the token index of the head noun.
    """

    span: Span
    determiner: str
    core: str
    body: int
    head: int
    plural: bool
    gender: str | None


def head_word(doc: Doc, i: int) -> str:
    """Return the word at token ``i`` in lower case, with what a hyphen joins to it (`état-major`)."""
    end = i + 1
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_:
        end += 2
    return columns(doc).between(i, end).lower()


def read_phrase(doc: Doc, mention: Offsets) -> NounPhrase:
    """Read the noun phrase at ``mention`` apart."""
    span = cover(doc, mention)
    body, determiner, plural, gender = _read_determiner(span)
    head = _head(span, body)
    plural = plural or PLURAL in str(doc[head].morph)
    first = _one_of(span)
    first = body if first is None else first
    core = _core(doc, max(mention[0], doc[first].idx if first < span.end else mention[0]), mention[1])
    if gender is None:
        shown = doc[head].morph.get("Gender", [])
        gender = {"Fem": "f", "Masc": "m"}.get(shown[0]) if shown and doc[head].pos_ == "NOUN" else None
    if (
        span.doc[span.start].lower_ in {"un", "une", "l'un", "l'une"}
        and plain(span.doc[span.start + 1].text if len(span) > 1 else "") in _OF_SEVERAL
    ):
        plural = False  # `un des porte-parole` is one
    return NounPhrase(span, determiner, core, body, head, plural, gender)


def _one_of(span: Span) -> int | None:
    """Return where `un de ses conseillers`, `67 % des Français` or `un élu sur deux` begins: the name keeps it."""
    forms = [form.lower() for form in columns(span.doc).forms[span.start : span.end]]
    shares = range(1, len(forms) - 1) if "sur" in forms else ()
    if any(forms[i] == "sur" and is_share(span.doc, span.start, span.start + i + 1) for i in shares):
        return span.start
    words = list(map(plain, forms[:3]))
    if words[1:2] == ["%"] or words[1:3] == ["pour", "cent"]:
        return span.start
    if words[:1] == ["l'"] and words[1:2] in (["un"], ["une"]) and len(words) > 2:
        return span.start + 1
    return span.start if words[:1] in (["un"], ["une"]) and words[1:2] and words[1] in _OF_SEVERAL else None


def _core(doc: Doc, start: int, end: int) -> str:
    """Return the text of a phrase without its quantifier (`nombre d'experts`)."""
    core = piece(doc, start, end).strip()
    lower = core.lower().replace("’", "'")
    if not lower.startswith(_QUANTIFIERS):
        return core
    quantifier = next(known for known in _QUANTIFIERS if lower.startswith(known))
    return core[len(quantifier) :]


def _read_determiner(span: Span) -> tuple[int, str, bool, str | None]:
    """Return the token after the determiner, its kind, and the number and gender that it shows."""
    i, kind, plural, gender = span.start, "none", False, None
    if len(span) > 2 and span[0].lower_ in CIVILITIES and plain(span[1].text) in DEFINITE:
        i += 1  # `M. le maire`
    while i < span.end - 1:
        word = plain(span.doc[i].text)
        if kind == "none" and _quantifies(span, i):
            kind, plural, i = "indefinite", True, i + 2
            continue
        family = _family(word)
        if kind == "none" and _opens_others(span, i):
            return i + 1, "indefinite", True, None
        if family is None:
            if span.doc[i].like_num and not word.endswith("ieme") and kind in {"none", "indefinite"}:
                kind, plural, i = "indefinite", True, i + 1
                continue
            break
        kind = family if kind == "none" else kind
        plural = plural or word in _PLURAL_DETERMINERS
        if word in {"la", "une", "cette", "sa", "ma"}:
            gender = "f"
        elif word in {"le", "un", "ce", "cet", "du", "au"}:
            gender = "m"
        i += 1
    return i, kind, plural, gender


def _opens_others(span: Span, i: int) -> bool:
    """Tell whether `d'autres` stands at token ``i``; what the name keeps of it is `autres`."""
    return plain(span.doc[i].text) == "d'" and i + 1 < span.end and span.doc[i + 1].lower_ == "autres"


def _quantifies(span: Span, i: int) -> bool:
    """Tell whether `nombre d'`, `beaucoup de` stands at token ``i``."""
    after = span.doc[i + 1].lower_ if i + 2 < span.end else ""
    return plain(span.doc[i].text) in {"nombre", "beaucoup", "plupart"} and after in {"de", "d'", "d’", "des"}


def _family(word: str) -> str | None:
    if word in DEFINITE:
        return "definite"
    if word in DEMONSTRATIVE:
        return "demonstrative"
    if word in POSSESSIVE:
        return "possessive"
    if word in INDEFINITE:
        return "indefinite"
    return "none" if word in _PREDETERMINERS else None


def _head(span: Span, body: int) -> int:
    """Return the head noun: the first noun of the phrase, whatever adjectives stand before."""
    doc = span.doc
    for i in range(body, span.end):
        if role_at(doc, i) is not None and not _only_adjective(doc, i, span.end):
            return i
        if doc[i].pos_ in {"NOUN", "PROPN"}:
            return i
        if doc[i].pos_ == "ADP":
            break
    return min(body, span.end - 1)


def _only_adjective(doc: Doc, i: int, end: int) -> bool:
    """Tell whether the role noun at ``i`` is an adjective here (`jeune militante`, `premier ministre`)."""
    if i + 1 >= end:
        return False
    return doc[i].pos_ == "ADJ" and (doc[i + 1].pos_ == "NOUN" or role_at(doc, i + 1) is not None)
