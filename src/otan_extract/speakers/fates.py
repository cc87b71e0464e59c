"""What befalls persons: the dead, the injured, the arrested and the crowned hold no office that nobody tells.

`Léo Barrat a été inhumé. Le maire a salué …`: the mayor is somebody else.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from otan_extract.columns import columns
from otan_extract.speakers.discourse import Discourse, Identity
from otan_extract.speakers.names import Name
from otan_extract.speakers.wordlists import plain, word_list

_DONE_TO = word_list("done_to_persons")
_DIED = word_list("died")
_DEATHS = word_list("nouns_of_death")
_TYING = frozenset({"de", "d'", "du", "a"})
# Tokens before a name in which such a noun stands (`la mort tragique de l'humoriste X`).
_REACH = 5


def befalls(doc: Doc, name: Name) -> bool:
    """Tell whether the text says at this occurrence of a name what has befallen the person."""
    before = [plain(form) for form in columns(doc).forms[max(0, name.opening - _REACH) : name.opening]]
    if not (_DEATHS.isdisjoint(before) or _TYING.isdisjoint(before)):
        return True
    token = doc[name.start]
    for _ in range(3):
        if any(child.dep_ == "acl" and _says(child, passive=True) for child in token.children):
            return True
        if token.dep_ in {"nsubj", "nsubj:pass"}:
            return befalls_subject(token)
        token = token.head
    return False


def befalls_subject(subject: Token) -> bool:
    """Tell whether the verb of a subject is one of what befalls, also beside a title (`a été sacrée championne`)."""
    beside = [child for child in subject.head.lefts if child.pos_ in {"AUX", "VERB"}]
    passive = subject.dep_ == "nsubj:pass" or any(child.lower_ == "été" for child in beside)
    return any(_says(verb, passive=passive) for verb in (subject.head, *beside))


def _says(verb: Token, *, passive: bool) -> bool:
    """Tell whether a verb is one of what befalls its subject."""
    form = plain(verb.text)
    return form in _DIED or (passive and form in _DONE_TO)


def only_befallen(person: Identity, token: int, discourse: Discourse) -> bool:
    """Tell whether something has befallen a person who has said nothing before ``token``."""
    return person.befallen and not any(
        event.spoke and event.identity is person for event in discourse.recent(token)
    )
