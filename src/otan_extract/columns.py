"""A document as columns, read from arrays: a Python object for each token costs more than most rules."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary, ref

from spacy.tokens import Doc

from otan_extract.layers import Offsets

_KEPT_FORMS = 65_536


@dataclass(frozen=True)
class Columns:
    """The text of a document; for each token where it starts and its form; for each form its tokens."""

    text: str
    starts: list[int]
    forms: list[str]
    places: dict[str, list[int]]

    @cached_property
    def capitalized(self) -> dict[str, list[int]]:
        """The tokens of each form that begins with a capital."""
        return {form: at for form, at in self.places.items() if form[0].isupper()}

    @cached_property
    def breaks(self) -> list[int]:
        """The tokens that are white space with the end of a line in it."""
        return sorted([i for form, at in self.places.items() if "\n" in form and form.isspace() for i in at])

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
        return bisect_right(self.starts, offset, 1) - 1

    def offsets(self, start: int, end: int) -> Offsets:
        """Return where token ``start`` begins, and where the one before token ``end`` ends."""
        return self.starts[start], self.starts[end - 1] + len(self.forms[end - 1])

    def between(self, start: int, end: int) -> str:
        """Return the text from token ``start`` to before token ``end``, as ``doc[start:end].text``."""
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.forms[end - 1])]

    def capitalized_where(self, test: Callable[[str], bool]) -> list[int]:
        """Return the tokens that begin with a capital and whose form passes ``test``."""
        return sorted([i for form in filter(test, self.capitalized) for i in self.capitalized[form]])

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


# Most who ask are rules that read one document one after the other.
_latest: tuple[ref[Doc], Columns] | None = None


def columns(doc: Doc) -> Columns:
    """Return the columns of ``doc``; they are kept as long as its tokens are the same in number."""
    global _latest  # noqa: PLW0603 - one place, which holds no document
    latest = _latest
    if latest is not None and latest[0]() is doc and len(latest[1].starts) == len(doc):
        return latest[1]
    known = _KNOWN.get(doc)
    if known is None or len(known.starts) != len(doc):
        _KNOWN[doc] = known = _read(doc)
    _latest = ref(doc), known
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
    places: dict[str, list[int]] = {}
    for i, form in enumerate(forms):
        if form in places:
            places[form].append(i)
        else:
            places[form] = [i]
    return Columns(text, starts, forms, places)
