"""How far the name of an organization goes: a head with its complements, a sequence of capitals."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from otan_extract.actors.folding import is_capitalized
from otan_extract.actors.speech import spoken
from otan_extract.actors.tokens import opens_sentence
from otan_extract.lexicon.tables import column

_OF = frozenset({"de", "du", "des", "d'", "d’"})
_TOWARDS = frozenset({"pour", "contre", "sur", "en", "à", "au", "aux", "sans"})
_TO = frozenset({"à", "au", "aux"})
_STATE = frozenset({"état", "etat"})
_ARTICLES = frozenset({"la", "le", "les", "l'", "l’"})
_JOINTS = frozenset(
    {"of", "and", "for", "the", "&", "de", "du", "des", "d'", "d’", "la", "le", "les", "l'", "l’"}
)
_ARABIC_ARTICLES = frozenset({"al", "el", "an", "as"})
# ``Service de sécurité incendie de Valmeuse``
_APPOSED = frozenset({"incendie"})
_OF_NAMES = frozenset({"ORG", "LOC"})
_GOVERNING = frozenset({"compétent", "compétente", "responsable", "chargé", "chargée", "chargés", "chargées"})
_CIVILITIES = frozenset({"M.", "Mme", "MM.", "Me", "Mgr", "Dr"})
# ``Comité des droits des personnes handicapées``: a plural that no past tense with *avoir* ends in.
_PLURAL_PARTICIPLES = ("ées", "ies", "ues")
# ``Afrique centrale``, ``Corse méridionale``
_DIRECTIONS = frozenset(
    {"centrale", "central", "occidentale", "occidental", "orientale", "oriental", "australe", "méridionale"}
    | {"septentrionale", "équatoriale", "équatorial", "supérieure", "inférieure", "maritime"}
)
CALENDAR = frozenset(
    {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "dernier", "dernière"}
    | {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre"}
    | {"novembre", "décembre"}
)


def end_of_complements(doc: Doc, head: int, towards: bool) -> int:
    """Return the end of the noun phrase that starts at the token ``head``.

    It takes adjectives, complements with *de* and, if ``towards``, with other prepositions, and what
    these coordinate (``de l'Économie et des Finances``).
    """
    end = head + 1
    while end < len(doc):
        token = doc[end]
        if _starts_person(token):
            break
        if joined := _hyphenated(doc, end):
            end = joined
            continue
        named = _is_nominal(token) or (token.ent_iob_ == "I" and token.ent_type_ in _OF_NAMES)
        if _is_adjunct(token) or (is_capitalized(token.text) and named and not opens_sentence(token)):
            end += 1
            continue
        open_ended = towards and (
            doc[end].lower_ == "pour"
            or (doc[end].lower_ == "contre" and doc[end - 1].lower_ == "lutte")
            or not any(t.lower_ in _OF for t in doc[head:end])
            or (doc[head].lower_ == "secrétariat" and doc[end - 1].lower_ in _STATE)
        )
        step = _complement(doc, end, open_ended) or _coordinated(doc, end, head)
        if not step:
            break
        end = step
    return end


def _hyphenated(doc: Doc, start: int) -> int:
    """Return the end of what a hyphen joins to the word before it (``beaux-arts``), 0 if nothing is."""
    joined = doc[start].text == "-" and not doc[start].whitespace_ and not doc[start - 1].whitespace_
    return start + 2 if joined and start + 1 < len(doc) else 0


def _starts_person(token: Token) -> bool:
    return token.text in _CIVILITIES or (token.ent_type_ == "PER" and token.ent_iob_ == "B")


def _is_adjunct(token: Token) -> bool:
    if token.lower_ in _GOVERNING:
        return False  # `la Cour d'assises compétente pour …`
    if token.text in column("regional_adjectives", "form"):
        return True
    if token.lower_ in _APPOSED and token.nbor(-1).pos_ == "NOUN":
        return True
    if _follows_place(token) or is_verb_of_body(token):
        return False  # `le CHR de Valmeuse manque de lits`
    participle = (
        token.pos_ in ("VERB", "PROPN")
        and token.is_lower
        and token.text.endswith(_PLURAL_PARTICIPLES)
        and token.nbor(-1).pos_ in ("NOUN", "PROPN")
    )
    return ((token.pos_ == "ADJ" or participle) and token.is_alpha and token.lower_ not in CALENDAR) or (
        "-" in token.text and token.pos_ in ("ADJ", "NOUN", "PROPN")
    )


def is_verb_of_body(token: Token) -> bool:
    """Tell whether a word right after a capitalized noun is its verb, tagged an adjective: ``la Ville rétorque``."""
    before = token.nbor(-1)
    if not is_capitalized(before.text) or token.text in column("regional_adjectives", "form"):
        return False
    return before.lower_ in column("organization_heads", "head") and (
        token.text in spoken() or token.text in column("body_verbs", "form")
    )


def _follows_place(token: Token) -> bool:
    """Tell whether a word stands right after the name of a place that it is no part of."""
    before = token.nbor(-1)
    if token.lower_ in _DIRECTIONS:
        return False
    return before.pos_ == "PROPN" and before.ent_type_ == "LOC" and token.ent_iob_ != "I" and token.is_lower


def _is_nominal(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "X", "NUM") and token.lower_ not in CALENDAR


def _complement(doc: Doc, start: int, towards: bool) -> int:
    """Return the end of the complement that starts at ``start``, 0 if there is none."""
    word = doc[start].lower_
    if word not in _OF and not (towards and word in _TOWARDS):
        return 0
    noun = start + 1
    if noun < len(doc) and doc[noun].lower_ in _ARTICLES:
        noun += 1
    if noun + 1 < len(doc) and doc[noun].pos_ == "ADJ" and doc[noun + 1].pos_ == "NOUN":
        noun += 1
    if noun >= len(doc) or doc[noun].is_punct or doc[noun].like_num:
        return 0
    if (
        word in _TO
        and is_capitalized(doc[noun].text)
        and doc[noun].lower_ in column("organization_heads", "head")
    ):
        return 0
    # The tagger takes an unknown name for a verb as often as not (``musée de Valmeuse``).
    name = is_capitalized(doc[noun].text) and doc[noun].pos_ in ("VERB", "ADV")
    if not name and not _is_nominal(doc[noun]):
        return 0
    return noun + 1


def _coordinated(doc: Doc, start: int, head: int) -> int:
    """Return the end of a coordinated complement at ``start``, 0 if there is none."""
    if doc[start].lower_ not in ("et", ",", "-") or start + 2 >= len(doc):
        return 0
    first = doc[start + 1]
    if first.lower_ in _OF:
        end = _complement(doc, start + 1, towards=False)
        enumerates = doc[start].lower_ == "et" or _enumeration_closes(doc, end)
        return (
            end
            if end
            and enumerates
            and not doc[end - 1].is_upper
            and any(t.lower_ in _OF for t in doc[head:start])
            else 0
        )
    if doc[start].text == "," and first.pos_ == "ADJ" and doc[start - 1].pos_ == "ADJ":
        return _end_of_adjectives(doc, start)
    described = first.pos_ == "ADJ" and doc[start - 1].pos_ == "ADJ"  # ``économique et financier``
    if doc[start].lower_ != "et" or (first.lower_ in column("roles", "noun") and not described):
        return 0
    if first.lower_ in _ARTICLES:
        parallel = any(token.lower_ == first.lower_ for token in doc[head:start])
        noun = doc[start + 2]
        return start + 3 if parallel and noun.pos_ == "NOUN" and noun.text.islower() else 0
    if any(token.lower_ == "et" for token in doc[head:start]):
        return 0
    return start + 2 if first.pos_ in ("NOUN", "ADJ") and first.text.islower() and start - head > 1 else 0


def _end_of_adjectives(doc: Doc, comma: int) -> int:
    """Return the end of ``, économiques et politiques`` after an adjective, 0 if it is no enumeration."""
    if comma + 3 >= len(doc) or doc[comma + 2].lower_ != "et" or doc[comma + 3].pos_ != "ADJ":
        return 0
    return comma + 4


def _enumeration_closes(doc: Doc, end: int) -> bool:
    """Tell whether *et* with another complement follows within a few words."""
    return bool(end) and any(
        doc[i].lower_ == "et" and doc[i + 1].lower_ in _OF for i in range(end, min(end + 4, len(doc) - 1))
    )


def end_of_capitals(doc: Doc, start: int) -> int:
    """Return the end of the sequence of capitalized words that starts at the token ``start``."""
    end = start + 1
    while end < len(doc):
        token = doc[end]
        if token.is_space:
            break
        if (
            _is_arabic(token.text)
            or is_capitalized(token.text)
            or (token.like_num and token.text.isdigit() and len(token.text) < 4)
        ):
            end += 1
        elif (
            token.text == "-"
            and end + 1 < len(doc)
            and not doc[end - 1].whitespace_
            and not token.whitespace_
        ):
            end += 2
        elif joint := _joint(doc, end) or _arabic_joint(doc, end):
            end = joint
        else:
            break
    return end


def _is_arabic(text: str) -> bool:
    """Tell whether a word is a name behind an Arabic article: ``al-Nil``."""
    return text[:2] in _ARABIC_ARTICLES and text[2:3] == "-" and text[3:4].isupper()


def _arabic_joint(doc: Doc, start: int) -> int:
    """Return the end of a name behind an Arabic article that is a token by itself, 0 if there is none."""
    if start + 2 >= len(doc) or doc[start].text not in _ARABIC_ARTICLES or doc[start].whitespace_:
        return 0
    return start + 3 if doc[start + 1].text == "-" and is_capitalized(doc[start + 2].text) else 0


def _joint(doc: Doc, start: int) -> int:
    """Return the end of ``de la Sarthe`` or ``of America`` after a capitalized word, 0 if it is none."""
    i = start
    while i < len(doc) and i - start < 2 and doc[i].lower_ in _JOINTS:
        i += 1
    english = doc[start].lower_ in ("of", "and", "for", "&")
    return i + 1 if english and start < i < len(doc) and is_capitalized(doc[i].text) else 0
