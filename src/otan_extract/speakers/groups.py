"""Several as one source: coordinated names, plural subjects, and the plural pronouns that stand for them."""

from __future__ import annotations

from otan_extract.speakers.bodies import short
from otan_extract.speakers.discourse import Identity
from otan_extract.speakers.mentions import phrase_end
from otan_extract.speakers.pronouns import antecedent
from otan_extract.speakers.register import Register

_REACH = 120
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


def plural_antecedent(register: Register, text: str, token: int) -> Identity | None:
    """Return the group or the persons for whom a plural pronoun stands: the nearer ones, subjects first."""
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
