"""A document as columns, read from arrays: a Python object for each token costs more than most rules."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from spacy.tokens import Doc

_KEPT_FORMS = 65_536


@dataclass(frozen=True)
class Columns:
    """The text of a document; for each token where it starts and its form; for each form its tokens."""

    text: str
    starts: list[int]
    forms: list[str]
    places: dict[str, list[int]]

    @cached_property
    def lower(self) -> dict[str, list[int]]:
        """The tokens of each form in lower case, not in order."""
        found = dict(self.places)
        for form in self.places:
            if not form.islower() and (lower := form.lower()) != form:
                found[lower] = found.get(lower, []) + found.pop(form)
        return found

    def at(self, offset: int) -> int:
        """Return the index of the token that holds the character at ``offset``, or the space after it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def between(self, start: int, end: int) -> str:
        """Return the text from token ``start`` to before token ``end``, as ``doc[start:end].text``."""
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.forms[end - 1])]

    def where(self, test: Callable[[str], bool]) -> list[int]:
        """Return the tokens whose form passes ``test``, which is asked once for each form."""
        return sorted([i for form in filter(test, self.places) for i in self.places[form]])

    def of(self, forms: Iterable[str]) -> list[int]:
        """Return the tokens that are written as one of ``forms``."""
        return _sorted(self.places, forms)

    def of_lower(self, forms: Iterable[str]) -> list[int]:
        """Return the tokens whose lower-case form is one of ``forms``."""
        return _sorted(self.lower, forms)


def _sorted(places: dict[str, list[int]], forms: Iterable[str]) -> list[int]:
    return sorted([i for form in places.keys() & forms for i in places[form]])


# Rules of several components ask for the columns of one document; an entry goes when its document does.
_KNOWN: WeakKeyDictionary[Doc, Columns] = WeakKeyDictionary()


def columns(doc: Doc) -> Columns:
    """Return the columns of ``doc``; they are kept as long as its tokens are the same in number."""
    known = _KNOWN.get(doc)
    if known is None or len(known.starts) != len(doc):
        _KNOWN[doc] = known = _read(doc)
    return known


# A form is made once for many documents: its hash is known by then, and it is found by identity. Keys are
# hashes of the forms, the same in every vocabulary.
_FORMS: dict[int, str] = {}


def _strings(doc: Doc, keys: list[int]) -> list[str]:
    """Return the form of each of ``keys``."""
    try:
        return list(map(_FORMS.__getitem__, keys))
    except KeyError:
        if len(_FORMS) >= _KEPT_FORMS:
            _FORMS.clear()
        strings = doc.vocab.strings
        _FORMS.update((key, strings[key]) for key in set(keys) - _FORMS.keys())
        return list(map(_FORMS.__getitem__, keys))


def _read(doc: Doc) -> Columns:
    if not len(doc):
        return Columns("", [], [], {})
    keys, spaces, starts = doc.to_array(["ORTH", "SPACY", "IDX"]).T.tolist()
    forms = _strings(doc, keys)
    text = "".join([f"{form} " if space else form for form, space in zip(forms, spaces, strict=True)])
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, form in enumerate(forms):
        places[form].append(i)
    return Columns(text, starts, forms, dict(places))
