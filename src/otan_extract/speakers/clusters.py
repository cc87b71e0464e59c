"""Which occurrences of a name are one person's: full names, surnames, first names, initials."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from otan_extract.speakers.names import Name, is_initials, is_titled
from otan_extract.speakers.roles import apposition_after, title_before
from otan_extract.speakers.wordlists import civilities, first_name_gender, role_at

_GENERATIONS = frozenset({"jr", "jr.", "junior", "sr", "senior", "fils", "pere"})
_INTRODUCING = frozenset({"un", "une", "son", "sa", "leur"})


@dataclass(slots=True)
class Cluster:
    """The occurrences of one person's name, the fullest first."""

    words: tuple[str, ...]
    names: list[Name] = field(default_factory=list)
    gender: str | None = None


def cluster(doc: Doc, names: Sequence[Name], speaking: frozenset[int]) -> list[Cluster]:
    """Group the occurrences by person.

    Args:
        doc: The document.
        names: What ``find_names`` returned.
        speaking: Token indices inside of speaker mentions, where a bare unknown name may stand.

    Returns:
        One cluster a person, in the order of first mention of the full name.
    """
    clusters: list[Cluster] = []
    index: dict[str, list[Cluster]] = {}
    called = frozenset(name.words[-1] for name in names if name.civility)
    left: list[Name] = []
    for name in sorted(names, key=lambda name: (-len(name.words), name.start)):
        home = _home(name, index)
        if home is None:
            by_civility = len(name.words) > 1 and not called.isdisjoint(name.words)
            if not (name.sure or by_civility or _stands_alone(doc, name, speaking)):
                left.append(name)
                continue
            home = Cluster(name.words)
            clusters.append(home)
            for word in set(name.words):
                index.setdefault(word, []).append(home)
        _join(home, name)
    for name in left:  # a bare name before the one that shows it to be a person's
        home = _home(name, index)
        if home is not None:
            _join(home, name)
    for known in clusters:
        known.names.sort(key=lambda name: name.start)
    return sorted(clusters, key=lambda known: known.names[0].start)


def _join(home: Cluster, name: Name) -> None:
    home.names.append(name)
    home.gender = _known_gender(home, name)


def _known_gender(home: Cluster, name: Name) -> str | None:
    """Return the person's gender by civility, else by first name."""
    by_civility = civilities().get(name.civility or "")
    if by_civility in {"m", "f"}:
        return by_civility
    if home.gender is None:
        by_name = first_name_gender(name.words[0])
        return by_name if by_name in {"m", "f"} else None
    return home.gender


def _stands_alone(doc: Doc, name: Name, speaking: frozenset[int]) -> bool:
    """Tell whether a name that nothing fuller explains is a person's all the same."""
    labels = {doc[i].ent_type_ for i in range(name.start, name.end)}
    determined = name.start > 0 and doc[name.start - 1].pos_ == "DET"
    if determined and (name.start in speaking or len(name.words) == 1):  # `le Breton`
        return False
    first = first_name_gender(name.words[0]) is not None
    if is_titled(doc, name):
        return True
    if name.start in speaking and (_has_initial(name) and "ORG" not in labels):
        return True
    known = first or len(name.words) > 1 or _is_introduced(doc, name)
    if known and ("ORG" not in labels or _holds_office(doc, name)) and _is_apposed(doc, name):
        return True
    if (first and _tells_age(doc, name.end)) or ("PER" in labels and _is_introduced(doc, name)):
        return True
    if name.start in speaking:
        complement = name.start > 0 and doc[name.start - 1].pos_ in {"ADP", "DET", "NOUN"}
        complement = complement and role_at(doc, name.start - 1) is None
        return "PER" in labels or first or (len(name.words) > 1 and "ORG" not in labels and not complement)
    return "PER" in labels and (len(name.words) > 1 or first)


def _has_initial(name: Name) -> bool:
    """Tell whether a name begins with an initial (`S. Ndiaye`) or is nothing but initials (`C.R.`)."""
    return is_initials(name.words[0].upper()) or (len(name.words) > 1 and len(name.words[0].rstrip(".")) == 1)


def _tells_age(doc: Doc, end: int) -> bool:
    """Tell whether an age follows a name: `Lisa, 27 ans, …`."""
    return (
        end + 2 < len(doc) and doc[end].text == "," and doc[end + 1].like_num and doc[end + 2].lower_ == "ans"
    )


def _is_introduced(doc: Doc, name: Name) -> bool:
    """Tell whether a word that nothing shows to be a name is told of as a person's: `Jadim, un publicitaire`."""
    token, after = doc[name.start], name.end + 1
    named = token.pos_ == "PROPN" or is_initials(token.text)
    if token.ent_type_ == "LOC" or not named or after >= len(doc):
        return False
    return doc[after].lower_ in _INTRODUCING


def _is_apposed(doc: Doc, name: Name) -> bool:
    """Tell whether a title and a comma stand before or after a name (`Le patron, Salvatore, a ...`)."""
    if name.end >= len(doc) or doc[name.end].text not in {",", "(", ".", ":"}:
        return False
    if (len(name.words) > 1 or _is_introduced(doc, name)) and apposition_after(doc, name.end)[0] is not None:
        return True
    return name.start > 0 and doc[name.start - 1].text == "," and title_before(doc, name.opening) is not None


def _holds_office(doc: Doc, name: Name) -> bool:
    """Tell whether an office and a comma stand before a name of several words: `La ministre, Ramatou Issa, …`."""
    title = title_before(doc, name.opening) if len(name.words) > 1 else None
    return title is not None and title.office and doc[name.start - 1].text == ","


def _home(name: Name, index: dict[str, list[Cluster]]) -> Cluster | None:
    """Return the cluster of the person that ``name`` is a shorter or equal form of."""
    gender = civilities().get(name.civility or "")
    candidates = [known for known in index.get(name.words[-1], ())[:20] if _fits(name.words, known.words)]
    if not candidates and len(name.words) == 1:
        return None
    agreeing = [known for known in candidates if gender in {None, "e"} or known.gender in {None, gender}]
    agreeing = [known for known in agreeing if known.gender == gender] or agreeing
    if not agreeing:
        return None
    if len(agreeing) == 1:
        return agreeing[0]
    return min(agreeing, key=lambda known: _distance(name, known))


def _fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether ``short`` can be a shorter form of ``full``: its words in order, initials allowed.

    `Marie Durand` is no short form of `Jean Marie Durand`, `Paul Durand` none of `Paul Durand Junior`; a first
    word that no table of first names has may have been left out.
    """
    if len(short) > 1 and short != full:
        initial = len(short[0].rstrip(".")) == 1
        other = first_name_gender(full[0]) is not None and short[0] != full[0]
        if first_name_gender(short[0]) is not None and not initial and other:
            return False
        if full[-1] in _GENERATIONS and short[-1] not in _GENERATIONS:
            return False
    place = 0
    for word in short:
        while place < len(full) and not _same_word(word, full[place]):
            place += 1
        if place == len(full):
            return False
        place += 1
    return True


def _same_word(short: str, full: str) -> bool:
    return short == full or (len(short.rstrip(".")) == 1 and full.startswith(short[0]))


def _distance(name: Name, known: Cluster) -> tuple[bool, int, int]:
    """Order candidate persons: surname before given name, whom the document names most, then the nearest."""
    surname = known.words[-1] == name.words[-1]
    before = [name.start - other.start for other in known.names[-50:] if other.start <= name.start]
    nearest = min(before, default=1_000_000)
    if name.civility is None:
        return not surname, -len(known.names), nearest
    # Whoever is called by surname again: `M. Morel` is not the Paul whom everybody calls by his first name.
    called = [
        name.start - other.start
        for other in known.names[-50:]
        if other.start <= name.start and other.words[-1] == name.words[-1]
    ]
    return not surname, min(called, default=nearest), -len(known.names)
