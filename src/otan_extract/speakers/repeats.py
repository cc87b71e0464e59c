"""Quotations without a speaker of their own whose words somebody says elsewhere in the document.

A headline or a heading between marks (`"Il y a eu un incendie"`) repeats words of the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from otan_extract.layers import Quotation
from otan_extract.speakers.discourse import Identity
from otan_extract.speakers.wordlists import plain

_WORD = re.compile(r"\w+")
# So many words in a row are no coincidence.
_ENOUGH = 3


def said_elsewhere(
    doc: Doc, quotations: Sequence[Quotation], found: Sequence[Identity | None]
) -> list[Identity | None]:
    """Return ``found`` with the speakers of repeated quotations filled in."""
    if all(found):
        return list(found)
    said = [_words(doc, each) for each in quotations]
    result = list(found)
    for i, identity in enumerate(found):
        if identity is None and said[i].count(" ") >= _ENOUGH:
            result[i] = next(
                (who for who, words in zip(found, said, strict=True) if who and said[i] in words), None
            )
    return result


def _words(doc: Doc, quotation: Quotation) -> str:
    """Return the words of a quotation in plain form, with a space on either side of each."""
    text = " ".join(doc.text[start:end] for start, end in quotation.segments)
    return " " + " ".join(_WORD.findall(plain(text))) + " "
