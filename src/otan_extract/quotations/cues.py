"""Recognize the verbs and locutions that report speech, by inflected form.

The tables are ``lexicon/cues.tsv`` (lemmas and the frames they allow), ``lexicon/cue_forms.tsv`` (their
inflected forms) and ``lexicon/non_cues.tsv`` (fixed expressions in which such a form reports nothing).
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from otan_extract.lexicon.tables import rows

INFINITIVE, GERUND, PARTICIPLE = "inf", "part.pres", "part.past"

_HAVE = """ai as a avons avez ont avais avait avions aviez avaient aurai auras aura aurons aurez auront
    aurais aurait aurions auriez auraient aie aies ait ayons ayez aient eus eut eurent ayant avoir"""
_BE = """suis es est sommes êtes sont étais était étions étiez étaient serai seras sera serons serez seront
    serais serait serions seriez seraient sois soit soyons soyez soient fus fut fûmes furent fût étant être"""
BE_FORMS = frozenset(_BE.split())
AUXILIARIES = frozenset(_HAVE.split()) | BE_FORMS
"""Forms of ``avoir`` and ``être`` that open a compound tense; ``été`` only ever follows one of them."""

_REFLEXIVES = frozenset({"se", "s'"})
# ``me``, ``te``, ``nous``, ``vous`` are reflexive only beside a verb of the same person.
_REFLEXIVE_PERSONS = {"me": "1s", "m'": "1s", "te": "2s", "t'": "2s", "nous": "1p", "vous": "2p"}
_BE_PERSONS = {
    "suis": "1s", "étais": "1s", "serai": "1s", "serais": "1s",
    "sommes": "1p", "étions": "1p", "serons": "1p", "serions": "1p",
    "êtes": "2p", "étiez": "2p", "serez": "2p", "seriez": "2p",
}  # fmt: skip
_ADVERBIAL_CLITICS = frozenset({"en", "y"})
_HYPHENS = re.compile("[\u2010\u2011]")
_SUBJECT_CLITICS = frozenset(
    {"-", "-t", "-il", "-elle", "-on", "-ils", "-elles", "-je", "-tu", "-nous", "-vous", "-ce"}
)
_ADVERBS_LIST = """aussi également toutefois cependant néanmoins pourtant donc ainsi alors ensuite enfin déjà
    encore toujours même bien mal ici là hier lundi mardi mercredi jeudi vendredi samedi dimanche pas plus
    jamais tout très fort souvent longtemps tant beaucoup peu puis depuis tôt tard"""
_ADVERBS = frozenset(_ADVERBS_LIST.split())
_ELISIONS = {"d'": "de", "du": "de", "des": "de", "l'": "le", "la": "le", "les": "le", "au": "à", "aux": "à"}
_GAP = 4  # tokens between an auxiliary and its participle: "s'est aussi très vite -il félicité"
_ASIDE = 6  # tokens of an aside between them: "s'est, pour sa part, félicité"


class CueEntry(NamedTuple):
    """One row of ``cues.tsv``.

    ``head`` is the infinitive of the inflected word and ``tail`` the words that follow it in a locution, elision
    and fusion undone.
    ``frames`` are the constructions it reports speech in: ``incise``, ``que``, ``si``, ``infinitive``,
    ``de_infinitive``, ``a_infinitive``, ``attribute``, ``colon``, ``fragment``. ``strength`` is ``speech``, ``thought``
    (counts for content between marks alone), ``manner`` (only beside a direct quotation) or ``weak``
    (an everyday word, a cue only with strong evidence). ``source_kinds`` names the kind of speaker
    that the cue favours, or is empty.
    """

    lemma: str
    head: str
    tail: tuple[str, ...]
    reflexive: str
    frames: frozenset[str]
    strength: str
    source_kinds: frozenset[str]


class CueForm(NamedTuple):
    """What one inflected form may be: its entries, longest locution first, and its features."""

    entries: tuple[CueEntry, ...]
    features: frozenset[str]


class CueMatch(NamedTuple):
    """A cue in its place. ``start:end`` is its span: contiguous auxiliaries, verb and locution tail.

    ``verb`` is the lexical verb's token. ``mood`` is ``finite`` (with or without auxiliary),
    ``participle`` (past, with no auxiliary in reach), ``gerund`` or ``infinitive``. ``passive`` tells a
    participle after ``être`` without reflexive: ``a été annoncé``.
    """

    entry: CueEntry
    features: frozenset[str]
    start: int
    verb: int
    end: int
    mood: str
    passive: bool

    @property
    def is_participle(self) -> bool:
        """Tell whether the verb is a past participle, with its auxiliary or bare."""
        return PARTICIPLE in self.features

    @property
    def is_gerund(self) -> bool:
        """Tell whether the verb is a present participle."""
        return self.mood == "gerund"


class CueLexicon:
    """The cues by inflected form; ``match`` takes constant time a token."""

    def __init__(
        self, forms: Mapping[str, CueForm], fixed: Mapping[str, tuple[tuple[list[str], list[str]], ...]]
    ) -> None:
        self.forms = {form: found for form, found in forms.items() if form not in AUXILIARIES}
        self._copulas = {form: _locutions(forms[form]) for form in AUXILIARIES & forms.keys()}
        self._predicates = {entry.tail[-1] for found in self._copulas.values() for entry in found.entries}
        self._fixed = fixed

    def heads(self, words: Set[str]) -> Set[str]:
        """Return the words of a document that may head a cue: ``est`` only where ``d'avis`` may follow."""
        found = self.forms.keys() & words
        return found | (self._copulas.keys() & words) if self._predicates & words else found

    def features(self, word: str) -> frozenset[str]:
        """Return the features that the inflected form ``word`` of a cue may have."""
        return (self.forms.get(word) or self._copulas[word]).features

    def match(self, words: Sequence[str], i: int) -> CueMatch | None:
        """Return the cue whose lexical verb is ``words[i]``, else None.

        ``words`` are lower-cased tokens with straight apostrophes. The longest locution wins.
        """
        form = self.forms.get(words[i]) or self._copulas.get(words[i])
        if form is None or self._is_fixed(words, i):
            return None
        auxiliary = auxiliary_before(words, i) if PARTICIPLE in form.features else None
        features = _resolve(form.features, auxiliary)
        clitic = reflexive_before(words, i if auxiliary is None else auxiliary, i, features)
        is_reflexive = clitic is not None
        ahead = set(map(_plain, words[i + 1 : i + 2 + _GAP]))
        for entry in form.entries:
            if entry.tail and entry.tail[0] not in ahead:
                continue
            if entry.reflexive != "optional" and is_reflexive != (entry.reflexive == "always"):
                continue
            end = _end_of_tail(words, i, entry.tail)
            if end is not None:
                passive = not is_reflexive and auxiliary is not None and _is_passive(words, auxiliary, i)
                start = _start_of_span(words, i, auxiliary, clitic)
                return CueMatch(entry, features, start, i, end, _mood(features, auxiliary), passive)
        return None

    def _is_fixed(self, words: Sequence[str], i: int) -> bool:
        for before, after in self._fixed.get(words[i], ()):
            if i >= len(before) and list(words[i - len(before) : i]) == before:
                following = [_plain(word) for word in words[i + 1 : i + 1 + len(after)]]
                if following == after:
                    return True
        return False


@functools.cache
def cue_lexicon() -> CueLexicon:
    """Return the lexicon of cues, read once."""
    entries: dict[str, list[CueEntry]] = defaultdict(list)
    for row in rows("cues"):
        entries[row["head"]].append(_entry(row))
    heads: dict[str, list[CueEntry]] = defaultdict(list)
    features: dict[str, set[str]] = defaultdict(set)
    for row in rows("cue_forms"):
        heads[row["form"]].extend(entries[row["head"]])
        features[row["form"]].update(row["features"].split(","))
    forms = {
        form: CueForm(tuple(sorted(found, key=_priority)), frozenset(features[form]))
        for form, found in heads.items()
    }
    fixed: dict[str, tuple[tuple[list[str], list[str]], ...]] = defaultdict(tuple)
    for row in rows("non_cues"):
        fixed[row["form"]] += ((split_words(row["before"]), split_words(row["after"])),)
    return CueLexicon(forms, dict(fixed))


def auxiliary_before(words: Sequence[str], participle: int) -> int | None:
    """Return the first auxiliary of a past participle, over clitics, adverbs and an aside, else None."""
    last = _before_aside(words, participle - 1)
    if last >= 0 and words[last] == "à" and words[participle].endswith("é"):
        return last  # "la maire à déclaré": a slip of the pen for "a", which nothing else can be
    for i in range(last, max(-1, last - 1 - _GAP), -1):
        if words[i] in AUXILIARIES:
            return i
        if words[i] != "été" and not _may_stand_between(words[i]):
            return None
    return None


def _before_aside(words: Sequence[str], last: int) -> int:
    """Return the token before an aside between commas that ends at ``last``: ``s'est, de son côté, félicité``.

    Only a reflexive shows that the verb goes on: ``tout le monde a, un jour, entendu`` is no cue.
    """
    if last < 0 or words[last] != ",":
        return last
    opening = next((i for i in range(last - 1, max(1, last - 1 - _ASIDE), -1) if words[i] == ","), None)
    return last if opening is None or words[opening - 2] not in _REFLEXIVES else opening - 1


def auxiliary_start(words: Sequence[str], participle: int) -> int | None:
    """Return where the auxiliaries right before a past participle start, with their reflexive clitic.

    ``a été annoncé`` and ``s'est réjoui`` start at ``a`` and ``s'``. None where no auxiliary is adjacent, as
    in ``a-t-il déclaré``.
    """
    start = participle
    while start and (words[start - 1] in AUXILIARIES or words[start - 1] == "été"):
        start -= 1
    if start == participle:
        return None
    return start - 1 if start and words[start - 1] in _REFLEXIVES else start


def reflexive_before(words: Sequence[str], first: int, verb: int, features: Iterable[str]) -> int | None:
    """Return the reflexive clitic of the verb group that starts at ``first``, else None."""
    i = first - 1
    while i >= 0 and words[i] in _ADVERBIAL_CLITICS:
        i -= 1
    if i < 0:
        return None
    if words[i] in _REFLEXIVES:
        return i
    person = _REFLEXIVE_PERSONS.get(words[i])
    if person is None:
        return None
    persons = {_BE_PERSONS.get(words[first])} if first != verb else {f.rpartition(".")[2] for f in features}
    return i if person in persons else None


def split_words(text: str) -> list[str]:
    """Split a locution the way the tokenizer does: after an apostrophe and at spaces."""
    return text.replace("'", "' ").split()


def _entry(row: Mapping[str, str]) -> CueEntry:
    return CueEntry(
        row["lemma"],
        row["head"],
        tuple(map(_plain, split_words(row["tail"]))),
        row["reflexive"],
        frozenset(row["frames"].split(",")),
        row["strength"],
        frozenset(filter(None, row["source_kinds"].split(","))),
    )


def _locutions(form: CueForm) -> CueForm:
    """Leave out the verbs that look like an auxiliary (``étaient``, of ``étayer``)."""
    return CueForm(tuple(entry for entry in form.entries if entry.tail), form.features)


def _priority(entry: CueEntry) -> tuple[int, str]:
    return -len(entry.tail), entry.lemma


def _resolve(features: frozenset[str], auxiliary: int | None) -> frozenset[str]:
    """Keep the readings that the auxiliary allows: ``dit`` is a participle only after one."""
    if auxiliary is not None:
        return frozenset({PARTICIPLE})
    finite = features - {PARTICIPLE, INFINITIVE, GERUND}
    return finite or features


def _mood(features: frozenset[str], auxiliary: int | None) -> str:
    if PARTICIPLE in features:
        return "participle" if auxiliary is None else "finite"
    if GERUND in features:
        return "gerund"
    return "infinitive" if INFINITIVE in features else "finite"


def _start_of_span(words: Sequence[str], verb: int, auxiliary: int | None, clitic: int | None) -> int:
    start = auxiliary_start(words, verb) if auxiliary is not None else None
    if start is not None:
        return start
    adjacent = clitic is not None and clitic == verb - 1 and words[clitic] in _REFLEXIVES
    return verb - 1 if adjacent else verb


def _is_passive(words: Sequence[str], auxiliary: int, participle: int) -> bool:
    return words[auxiliary] in BE_FORMS or "été" in words[auxiliary + 1 : participle]


def _end_of_tail(words: Sequence[str], verb: int, tail: tuple[str, ...]) -> int | None:
    """Return the end of the locution, over an inverted subject and adverbs: ``fait-il aussi valoir``."""
    if not tail:
        return verb + 1
    i, first = verb + 1, tail[0]
    while i < len(words) and i <= verb + _GAP and _plain(words[i]) != first:
        if not _may_stand_between(words[i]):
            return None
        i += 1
    end = i + len(tail)
    return end if tuple(map(_plain, words[i:end])) == tail else None


@functools.lru_cache(maxsize=16384)
def _may_stand_between(word: str) -> bool:
    """Tell whether a word may part a verb from the rest of a locution: an inverted subject, an adverb."""
    adverb = word in _ADVERBS or (word.endswith("ment") and len(word) > len("ment") + 2)
    return adverb or _HYPHENS.sub("-", word) in _SUBJECT_CLITICS


def _plain(word: str) -> str:
    """Undo elision and fusion: ``d'``, ``du`` and ``des`` stand for ``de``, ``l'`` for ``le``."""
    return _ELISIONS.get(word, word)
