"""Who attacks whom in the narration: the answer under a role or as `l'intéressé` is that of the other one.

`X a accusé Y de mentir. « C'est faux », a répliqué le sénateur.`: the senator is Y.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from otan_extract.columns import columns
from otan_extract.speakers.discourse import Discourse, Identity
from otan_extract.speakers.names import Name
from otan_extract.speakers.roles import Description
from otan_extract.speakers.wordlists import plain, word_list

_ATTACKS = word_list("attacks")
_TAKES = frozenset({"prend", "prenait", "pris", "prise"})
_AT = frozenset({"a", "au", "aux"})
ANSWERS = word_list("answers")
# Tokens before a name in which the verb of an attack stands (`s'en est prise hier à l'ancienne ministre X`).
_REACH = 7
# Sentences after an attack in which it is answered.
_ANSWERED = 3


def note_attack(doc: Doc, name: Name, person: Identity, discourse: Discourse) -> None:
    """Keep in mind who attacks the person named at ``name``, or is attacked by them, if such a verb leads there."""
    words = [plain(form) for form in columns(doc).forms[max(0, name.opening - _REACH) : name.opening]]
    verb = _attack_in(words)
    subject = next((event for event in discourse.recent(name.start) if event.subject), None)
    if verb is None or subject is None or subject.identity is person or subject.identity.kind != "person":
        return
    if discourse.sentences_between(subject.token, name.start) or subject.quoted:
        return
    passive = "par" in words[verb:]
    attacker, target = (person, subject.identity) if passive else (subject.identity, person)
    discourse.attack = (name.start, attacker, target)


def _attack_in(words: Sequence[str]) -> int | None:
    """Return the place of a verb of attack, or of *prendre* in `s'en prendre à`."""
    for i, word in enumerate(words):
        turns = word in _TAKES and "en" in words[:i] and not _AT.isdisjoint(words[i:])
        if turns or word in _ATTACKS:
            return i
    return None


def attacked(token: int, discourse: Discourse) -> Identity | None:
    """Return whom the narration has just said to be attacked, for an answer at ``token``, or None."""
    if discourse.attack is None:
        return None
    place, _, target = discourse.attack
    return target if discourse.sentences_between(place, token) <= _ANSWERED else None


def cannot_answer(wanted: Description, person: Identity, discourse: Discourse) -> bool:
    """Tell whether an answer under a role that nothing tells of an attacker is rather that of the one attacked."""
    target = attacked(wanted.start, discourse)
    if target is None or discourse.attack is None or discourse.attack[1] is not person:
        return False
    told = any(set(wanted.classes) & set(known.classes) for known in person.descriptions)
    agrees = wanted.gender is None or target.gender in {None, wanted.gender}
    return agrees and not told and wanted.start in discourse.answers
