"""Several as one source: coordinated names, plural subjects, and the plural pronouns that stand for them."""

from __future__ import annotations

from itertools import pairwise

from otan_extract.speakers.affiliation import inside
from otan_extract.speakers.bodies import short
from otan_extract.speakers.descriptions import agrees
from otan_extract.speakers.discourse import Identity
from otan_extract.speakers.extents import cover
from otan_extract.speakers.mentions import phrase_end
from otan_extract.speakers.phrases import NounPhrase
from otan_extract.speakers.pronouns import antecedent
from otan_extract.speakers.register import Register
from otan_extract.speakers.wordlists import plain, role_at

_ARTICLES = frozenset({"le", "la", "l'", "les"})
_REACH = 120
_THE_TWO = (["les", "deux"], ["ces", "deux"])
_MEN = frozenset({"hommes", "garcons", "freres"})
_PAIRS = (["couple"], ["duo"], ["tandem"], ["epoux"])
# Sentences back in which two persons have just been named together.
_JUST_NAMED = 2
_BETWEEN = frozenset({"et", ",", "ans", "(", ")"})


def joined_names(register: Register) -> list[tuple[int, list[Identity]]]:
    """Return where two persons are named together (`Anne Durand, 26 ans, et Paul Petit`), and whom."""
    found = []
    names = register.people.names
    for i in range(1, len(names)):
        (one, first), (other, second) = names[i - 1], names[i]
        if first is second or other.opening - one.end > 8:
            continue
        between = [token.lower_ for token in register.doc[one.end : other.opening]]
        if "et" in between and all(word in _BETWEEN or word.isdigit() for word in between):
            found.append((one.opening, [first, second]))
    return found


def coordinated(register: Register, phrase: NounPhrase) -> Identity | None:
    """Return the group of two or more countries or organizations that a mention joins, or None.

    `Paris et Londres`, `les Émirats arabes unis et l'Arabie saoudite`: the first stands at the head.
    """
    doc = register.doc
    place = (phrase.span.start_char, phrase.span.end_char)
    named = [(each.start, each.end) for each in inside(register.bodies.mentions, place)]
    named += [(each.start, each.end) for each in inside(register.countries, place) if each.form != "demonym"]
    named.sort()
    if len(named) < 2 or named[0][0] > doc[phrase.body].idx + 1:
        return None
    for (_, end), (start, _) in pairwise(named):
        between = [
            plain(token.text) for token in cover(doc, (end, start)) if token.idx >= end and token.idx < start
        ]
        if between and between[0] == "et" and all(word in _ARTICLES for word in between[1:]):
            return register.identity(phrase.core, "group", plural=True)
        if not between or between[0] != "," or not all(word in _ARTICLES for word in between[1:]):
            return None
    rest = [plain(token.text) for token in cover(doc, (named[-1][1], place[1])) if token.idx >= named[-1][1]]
    listed = rest[:1] == ["et"] and rest[1:2] != ["de"]  # `la Cour, la mairie et leur avocat`
    return register.identity(phrase.core, "group", plural=True) if listed else None


def plural_antecedent(register: Register, text: str, token: int) -> Identity | None:
    """Return the group or the persons for whom a plural pronoun stands: the nearer ones, subjects first."""
    if "deux" in plain(text).split():
        return _last_two(register, token)
    discourse = register.discourse
    known, noun = antecedent(text, token, discourse), _plural_subject(register, token)
    if noun is None:
        return known
    if known is not None:
        last = next(event.token for event in discourse.recent(token) if event.identity is known)
        if noun <= last and discourse.sentences_between(noun, last) > 0:
            return known
    end = phrase_end(register.doc, noun, min(len(register.doc), noun + 8))
    return register.identity(short(register.doc[noun:end].text), "group", plural=True)


def pair_before(register: Register, phrase: NounPhrase) -> Identity | None:
    """Return the two persons for whom `le couple`, `les deux hommes` stands: those named together, or None."""
    words = [plain(token.text) for token in phrase.span]
    two = words[:2] in _THE_TWO and role_at(register.doc, phrase.head) is not None
    if not two and not (phrase.determiner in {"definite", "demonstrative"} and words[1:] in _PAIRS):
        return None
    start = phrase.span.start
    named: list[Identity] = []
    for event in register.discourse.recent(start):
        person = event.identity
        if register.discourse.sentences_between(event.token, start) > _JUST_NAMED:
            break
        if person.plural:
            return person if register.is_joint(person) else None
        if person.kind == "person" and person.named and not event.quoted and person not in named:
            named.append(person)
    men = plain(register.doc[phrase.head].text) in _MEN
    agreeing = [agrees(each, "m" if men else phrase.gender) for each in named]
    mixed = not men and phrase.gender != "f"
    fits = two and len(named) == 2 and (any(agreeing) if mixed else all(agreeing))
    return register.joint(named[::-1]) if fits else None


def _last_two(register: Register, token: int) -> Identity | None:
    """Return the two persons named last, for `tous deux`, or None."""
    named: list[Identity] = []
    for event in register.discourse.recent(token):
        person = event.identity
        if person.kind == "person" and person.named and not event.quoted and person not in named:
            named.append(person)
        if len(named) == 2:
            return register.joint(named[::-1])
    return None


def _plural_subject(register: Register, token: int) -> int | None:
    """Return the last plural noun before ``token`` that is a subject in the narration."""
    discourse = register.discourse
    for i in range(token - 1, max(0, token - _REACH), -1):
        word = register.doc[i]
        if i in discourse.quoted or discourse.sentences_between(i, token) > 2:
            continue
        plural = word.pos_ == "NOUN" and word.morph.get("Number", []) == ["Plur"]
        if plural and word.dep_.startswith("nsubj"):
            return i
    return None
