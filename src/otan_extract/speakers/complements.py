"""What narrows a description down: `de la Fed` in `le patron de la Fed`, `rennais` in `le coach rennais`."""

from __future__ import annotations

from spacy.tokens import Doc

from otan_extract.columns import columns
from otan_extract.speakers.discourse import Discourse, Identity
from otan_extract.speakers.roles import Description
from otan_extract.speakers.wordlists import plain, role_at, word_list
from otan_extract.speakers.words import OF

_DEFINITE = frozenset({"le", "la", "l'", "les", "du", "des", "au", "aux"})
_PRONOUNS = frozenset({"eux", "elles", "lui", "elle", "celui-ci", "celle-ci", "dernier", "derniere"})
_FORMER = frozenset({"ancien", "ancienne", "ex"})
_RELATIONS = word_list("relations")
_COURT = frozenset({"juge", "magistrat", "procureur", "greffier"})
# Words of a description that tell nothing about which holder of the role is meant.
_EMPTY = word_list("empty_complements")
# What tells one holder of a role from another beside them: `le directeur financier`, `l'entraîneur adverse`.
_FIELDS = word_list("fields_of_offices")
# Bodies that need no name of their own: the person's.
OWN_BODIES = word_list("own_bodies")


def complement(description: Description, discourse: Discourse) -> frozenset[str]:
    """Return the words that narrow a description down: neither its role noun nor empty words."""
    doc = discourse.doc
    words = set(description.words) - _EMPTY
    for i in range(description.start, min(description.end, description.start + 6)):
        found = role_at(doc, i)
        if found is not None:
            words -= {plain(token.text) for token in doc[i : found[1]]}
    return frozenset(words)


def is_former(doc: Doc, description: Description) -> bool:
    """Tell whether a description speaks of the past (`l'ancienne ministre`)."""
    start, forms = description.start, columns(doc).forms
    past = any(plain(form) in _FORMER for form in forms[start : min(description.end, start + 2)])
    return past or forms[start].lower().startswith("ex-")


def is_of_court(description: Description, discourse: Discourse) -> bool:
    """Tell whether a description is of who questions those who speak in court (`la juge`)."""
    return description.classes[0] in _COURT and not is_former(discourse.doc, description)


def role_noun(description: Description, discourse: Discourse) -> str:
    """Return the role noun or locution of a description in plain form (`premier ministre`)."""
    doc = discourse.doc
    for i in range(description.start, min(description.end, description.start + 6)):
        found = role_at(doc, i)
        if found is not None:
            return " ".join(plain(token.text) for token in doc[i : found[1]])
    return ""


def is_called(person: Identity, description: Description) -> bool:
    """Tell whether the document uses the noun of ``description`` itself for the person, or an office of that sort."""
    sense = description.classes[0]
    return any(
        known.classes[0] == sense or (known.office and sense in known.classes and sense not in _RELATIONS)
        for known in person.descriptions
    )


def is_narrowed_otherwise(wanted: Description, person: Identity, discourse: Discourse) -> bool:
    """Tell whether another adjective narrows a role down than those that the document has used of the person."""
    known = [each for each in person.descriptions if each.classes[0] in wanted.classes]
    mine, theirs = complement(wanted, discourse), [complement(each, discourse) for each in known]
    bare = not any(_governs(each, discourse) for each in (wanted, *known))
    return bare and bool(mine and theirs) and all(words and not words & mine for words in theirs)


def holds_another(wanted: Description, person: Identity, discourse: Discourse) -> bool:
    """Tell whether all that the document tells of a person's same office is of another body, place or field."""
    if wanted.bodies & person.organizations:
        return False
    known = [each for each in person.descriptions if each.classes[0] == wanted.classes[0]]
    told = [each for each in known if each.end > each.start and complement(each, discourse)]
    if told and person.parties and wanted.classes[0] == "porte_parole" and "gouvernement" in wanted.words:
        return True
    return bool(told) and all(_is_of_another(wanted, each, discourse) for each in told)


def _is_of_another(wanted: Description, known: Description, discourse: Discourse) -> bool:
    mine, theirs = complement(wanted, discourse) - OWN_BODIES, complement(known, discourse)
    if mine & theirs:
        return False
    if mine & _FIELDS:
        return True
    return _differ(_proper(wanted, mine, discourse), _proper(known, theirs, discourse))


def _proper(description: Description, words: frozenset[str], discourse: Discourse) -> list[str]:
    """Return those of ``words`` that stand with a capital in the description, as they are written."""
    tokens = discourse.doc[description.start : description.end]
    return [token.text for token in tokens if token.text[0].isupper() and plain(token.text) in words]


def _differ(mine: list[str], theirs: list[str]) -> bool:
    """Tell whether two names are of two bodies: an acronym may stand for what begins with its first letter."""
    if not mine or not theirs:
        return False
    shortened = any(name.isupper() for name in mine) != any(name.isupper() for name in theirs)
    return not shortened or plain(mine[0])[0] != plain(theirs[0])[0]


def _governs(description: Description, discourse: Discourse) -> bool:
    """Tell whether a description goes on with *de*."""
    return any(plain(token.text) in OF for token in discourse.doc[description.start : description.end])


def is_of_pronoun(wanted: Description, discourse: Discourse) -> bool:
    """Tell whether a pronoun is what a description is of (`d'eux`, `de ce dernier`)."""
    words = {plain(token.text) for token in discourse.doc[wanted.start : wanted.end]}
    return bool(_PRONOUNS & words) and _governs(wanted, discourse)


def is_capital(wanted: Description, word: str, discourse: Discourse) -> bool:
    """Tell whether ``word`` stands with a capital in the description: `maire de Lyon`, not `de la ville`."""
    return any(
        plain(token.text) == word and token.text[:1].isupper()
        for token in discourse.doc[wanted.start : wanted.end]
    )


def points_elsewhere(wanted: Description, discourse: Discourse) -> bool:
    """Tell whether a definite common noun is what the description is of (`la mère de la victime`)."""
    doc = discourse.doc
    for i in range(wanted.start + 1, wanted.end):
        definite = plain(doc[i].text) in _DEFINITE or doc[i].morph.get("Poss", []) == ["Yes"]
        if definite and i + 1 < wanted.end and doc[i + 1].text[:1].islower():
            return True
    return False


def holds_elsewhere(wanted: Description, discourse: Discourse) -> bool:
    """Tell whether a common noun names what the office is of (`du tribunal`), which no famous person needs."""
    doc = discourse.doc
    for i in range(wanted.start, min(wanted.end, wanted.start + 6)):
        found = role_at(doc, i)
        if found is not None:
            after = doc[found[1] : wanted.end]
            of = any(plain(token.text) in OF or token.lower_ == "derrière" for token in after)
            nouns = [plain(token.text) for token in after if token.pos_ == "NOUN" and token.text.islower()]
            return of and bool(nouns) and nouns[0] not in OWN_BODIES
    return False
