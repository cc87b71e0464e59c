"""Marks around terms, titles and names of movements, which hold nobody's words: ``les « gilets jaunes »``."""

from __future__ import annotations

from otan_extract.quotations.layout import Layout
from otan_extract.quotations.marks import Pair
from otan_extract.quotations.word_lists import movement_names

_MENTIONED_WORDS = frozenset(
    {"oui", "non", "son", "sa", "le", "la", "les", "un", "une"}
)  # "la victoire du « oui »"
_LAWS = frozenset({"loi", "lois", "décret", "référendum", "directive"})
_CALLS = frozenset({"sur", "dit", "dite", "dites", "pour", "contre"})
_ARTICLES = frozenset({"le", "la", "l'", "les"})
_TERM_REPEATS = 2  # times that a term has come between marks before; a headline repeats a quotation once
_TERM_WORDS = 3  # at the most, of a term that comes back
_TITLE_WORDS = 4  # at the most, of a title or a name


def is_term(layout: Layout, pair: Pair) -> bool:
    """Tell whether the marks hold a term: an address, or few words that come back between marks."""
    inner = layout.text[pair.inner_start : pair.inner_end]
    if (
        inner.lower() in _MENTIONED_WORDS | movement_names()
        or _is_title(layout, pair)
        or _names_law(layout, pair)
    ):
        return True
    return "@" in inner or (
        len(inner.split()) <= _TERM_WORDS and layout.quoted[inner.lower()] > _TERM_REPEATS
    )


def _names_law(layout: Layout, pair: Pair) -> bool:
    """Tell whether the marks hold what a law is on or is called: ``la loi sur « la sécurité »``, ``dite « … »``."""
    index = layout.first_token(pair.start)
    index -= layout.before(index) in _ARTICLES
    return layout.before(index) in _CALLS and layout.before(index, 2) in _LAWS


def _is_title(layout: Layout, pair: Pair) -> bool:
    """Tell whether the marks hold a title: a capital, a few words, no verb and no final mark (``« La Digue »``)."""
    inner = layout.text[pair.inner_start : pair.inner_end]
    short = inner[:1].isupper() and len(inner.split()) <= _TITLE_WORDS
    return short and inner[-1:] not in ".!?…" and not layout.holds_finite_verb(pair)
