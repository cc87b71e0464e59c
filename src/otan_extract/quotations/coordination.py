"""Coordinated clauses: where a clause with a new subject starts after ``et``, or a pronoun after ``mais``."""

from __future__ import annotations

from spacy.tokens import Token

from otan_extract.quotations.chunks import opens_verb_group
from otan_extract.quotations.layout import Layout, is_main_verb

_ANAPHORS = frozenset({"il", "elle", "ils", "elles", "eux", "ce", "c'", "cela", "que", "qu'"})
_PRONOUNS = frozenset({"il", "elle", "ils", "elles", "on"})
_REACH = 15  # tokens between the conjunction and the verb of its clause


def coordinated_clause(layout: Layout, level: int, start: int, end: int) -> int | None:
    """Return where ``start:end`` goes on with another clause: ``le pont tient et la route rouvrira``, else None.

    What stands before it is a clause as well.
    """
    tokens = layout.tokens(start, end, level)
    verb_seen = False
    for number, token in enumerate(tokens):
        verb_seen = verb_seen or is_main_verb(token)
        if verb_seen and layout.words[token.i] == "et" and _opens_clause(layout, tokens[number + 1 :]):
            return token.idx
    return None


def contrasted_clause(layout: Layout, level: int, start: int, end: int) -> int | None:
    """Return where ``mais`` and a pronoun set another clause against what stands before it, else None."""
    for token in layout.tokens(start, end, level):
        following = layout.words[token.i + 1 : token.i + 2]
        if (
            layout.words[token.i] == "mais"
            and set(following) & _PRONOUNS
            and opens_verb_group(layout, token.i + 2)
        ):
            return token.idx
    return None


def _opens_clause(layout: Layout, tokens: list[Token]) -> bool:
    """Tell whether ``tokens`` open with a new subject, no pronoun that goes on with an earlier one, and its verb."""
    verb = next((token for token in tokens[:_REACH] if is_main_verb(token)), None)
    if verb is None:
        return False
    before = [token for token in tokens[:_REACH] if token.i < verb.i]
    if any(layout.words[token.i] in _ANAPHORS or token.text in ",;:" for token in before):
        return False
    return any(token.dep_.startswith(("nsubj", "expl:subj")) and token.head.i >= verb.i for token in before)
