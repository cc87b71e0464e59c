"""Media whose article is fused with a preposition, where somebody speaks to them: ``confié au Matin``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from otan_extract.actors import tokens
from otan_extract.actors.gazetteer import Organization
from otan_extract.actors.home import institution
from otan_extract.actors.press import is_source, tells
from otan_extract.actors.reading import Reading
from otan_extract.lexicon.tables import read

_MEDIA = "media"
_ARTICLE = "Le "


@lru_cache(maxsize=1)
def _at_home() -> frozenset[str]:
    """Return the names after *Le* that media of several countries share: ``Soleil``."""
    titles = (row["form"] for row in read("institutions") if row["type"] == _MEDIA)
    return frozenset(title.removeprefix(_ARTICLE) for title in titles if title.startswith(_ARTICLE))


def find_fused(reading: Reading) -> Iterator[tuple[Token, Organization]]:
    """Yield the words that name a medium after ``au``, ``du`` or a lower-case ``le``, with the medium."""
    known = reading.gazetteer.media_after_article
    for token in tokens.with_text(reading.doc, known.keys() | _at_home()):
        if not token.i or not _is_told(token):
            continue
        found = institution(reading, f"{_ARTICLE}{token.text}", token.idx) or known.get(token.text)
        if found is not None:
            yield token, found


def _is_told(token: Token) -> bool:
    """Tell whether the word stands where a text names whom somebody speaks to, or whom it quotes."""
    before = token.nbor(-1).text
    if before == "au":
        return tells(token.doc, token.i - 1)
    return before in ("le", "du") and is_source(token.doc[token.i : token.i + 1])
