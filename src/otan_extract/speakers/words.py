"""Closed word classes and token tests that the reading of noun phrases rests on."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from otan_extract.speakers.nouns import noun_kind, phrase_words

HYPHENS = "-\u2010\u2011"
OF = frozenset({"de", "d'", "d’", "du", "des"})
FUSED = frozenset({"du", "des", "au", "aux"})
_ARTICLES = frozenset({"la", "l'", "l’", "le", "les"})
RELATIVES = frozenset(
    {"qui", "que", "qu'", "qu’", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"}
)
CIVILITIES = phrase_words("civility")
# Words that open an apposition without a determiner: `premier employeur de la région`.
RANKS = phrase_words("rank")

WALLS = frozenset('«»“”„"‹›‘:;?!…—–.') | {"''", "...", "[...]", "(...)"}
_THOSE = frozenset({"celui", "celle", "ceux", "celles"})
_QUANTITIES = frozenset({"un", "une", "l'un", "l'une", "l’un", "l’une", "beaucoup", "nombre", "plupart"})
PREDETERMINERS = frozenset(
    {"tous", "toutes", "tout", "toute", "certains", "certaines", "plusieurs", "quelques"}
)
PARTICIPLE_ENDINGS = ("é", "ée", "és", "ées")
_NEVER_NAMES = frozenset({"DET", "ADP", "PUNCT", "SPACE", "NUM", "NOUN", "PROPN"})
_APOSTROPHES = "'’"
_ELIDED = frozenset({"l", "d", "s", "n", "j", "m", "t", "c", "qu", "lorsqu", "puisqu", "jusqu"})
_INVERTED = frozenset({"t", "il", "elle", "ils", "elles", "on", "je", "ce", "là", "ci"})
_CLITIC_PRONOUNS = frozenset({"il", "elle", "ils", "elles", "on", "je", "j'", "j’", "ce"})
_TIME = phrase_words("time")
_PARTS_OF_TIME = frozenset({"début", "fin", "courant", "mi"})
_TIMES = _TIME | _PARTS_OF_TIME | {"été"}
_NO_OBJECT = frozenset({"nouveau", "même", "manière", "façon", "toute", "tout", "plus"})
_ONE = frozenset({"un", "une"})
# What counts the titles of the noun after it: `l'octuple championne`.
MULTIPLES = frozenset(
    {"double", "triple", "quadruple", "quintuple", "sextuple", "septuple", "octuple", "nonuple"}
)
_CLOSING = {"«": "»", "“": "”", "„": "“", "‘": "’", "‹": "›", '"': '"'}
SOURCE_NOUNS = frozenset({"source", "sources"})
OPENING_MARKS, CLOSING_MARKS = frozenset(_CLOSING), frozenset(_CLOSING.values())
# What may stand between words and the marks around them, the marks included.
OPENING_EDGE, CLOSING_EDGE = " \t\u00a0\u202f«\"“„”'‘’‹", " \t\u00a0\u202f»\"”’›'"
DOUBLE_MARKS = frozenset({"«", "»", '"', "“", "”"})
_LONGEST_NAME = 7
# Features as they stand in the text of a token's morphology, which is read faster than its values.
FINITE, PLURAL = "VerbForm=Fin", "Number=Plur"


def is_time(token: Token) -> bool:
    """Tell whether ``token`` is a noun or adverb of time (`mardi`, `hier`, `soir`)."""
    lower = token.lower_
    if lower not in _TIMES and not lower.startswith("mi-"):
        return False
    if lower == "été":
        return token.pos_ == "NOUN"
    if lower in _PARTS_OF_TIME and token.i + 1 < len(token.doc):
        return token.nbor().lower_ in _TIME
    if lower.removeprefix("mi-") not in _TIME or token.ent_type_ == "PER":
        return False
    return not token.text[0].isupper() or bool(token.is_sent_start)


def is_line_break(token: Token) -> bool:
    """Tell whether ``token`` is white space that ends a line."""
    return "\n" in token.text and token.is_space


def is_wall(token: Token) -> bool:
    """Tell whether no noun phrase goes on over ``token``: a mark, a stop, a dash, a line break."""
    form = token.text
    return form in WALLS or ("\n" in form and form.isspace())


def quoted_end(doc: Doc, position: int, limit: int) -> int | None:
    """Return the end of a name in marks at ``position`` (`les « gilets jaunes »`), closing mark included.

    After a name only a nickname that the name goes on from (`Paul « Polo » Roux`) is one.
    """
    mark = doc[position]
    closing = _CLOSING.get(mark.text)
    if (
        closing is None
        or position == 0
        or doc[position - 1].pos_ not in {"DET", "ADP", "NOUN", "ADJ", "PROPN"}
    ):
        return None
    if mark.text == closing and (mark.whitespace_ or not doc[position - 1].whitespace_):
        return None
    for end in range(position + 1, min(limit, position + _LONGEST_NAME)):
        if doc[end].text == closing:
            goes_on = end + 1 < limit and doc[end + 1].text[0].isupper()
            return end + 1 if doc[position - 1].pos_ != "PROPN" or goes_on else None
        if is_wall(doc[end]):
            return None
    return None


def is_object(token: Token) -> bool:
    """Tell whether the object of a preposition can begin at ``token``, as far as it is no adverbial."""
    if token.lower_ in _NO_OBJECT or is_time(token):
        return False
    return token.pos_ in {"DET", "NOUN", "PROPN", "NUM", "X", "ADJ", "PRON"} or token.text[0].isupper()


def word_class(token: Token) -> str:
    """Return the part of speech of ``token``; a capital inside of a sentence makes a name of a content word.

    The model takes many unknown names for verbs, adverbs or pronouns.
    """
    pos = token.pos_
    if pos in _NEVER_NAMES or not token.text[0].isupper() or token.lower_ in _CLITIC_PRONOUNS:
        return pos
    before = token.doc[token.i - 1] if token.i else None
    opens_sentence = before is None or is_wall(before) or before.is_space
    participle = pos == "VERB" and token.lower_.endswith(PARTICIPLE_ENDINGS)
    return pos if opens_sentence and (participle or not token.ent_type_) else "PROPN"


def is_finite(token: Token) -> bool:
    """Tell whether ``token`` is a verb or auxiliary that carries a person."""
    if token.pos_ not in {"VERB", "AUX"} or token.lower_.endswith(PARTICIPLE_ENDINGS):
        return False
    return FINITE in str(token.morph)


def is_glued(token: Token) -> bool:
    """Tell whether ``token`` goes on with the word before it (`Jong` + `-un`, `état` + `-major`)."""
    if token.i == 0 or token.is_space:
        return False
    previous = token.nbor(-1)
    if previous.whitespace_:
        return False
    if token.text[0] in HYPHENS:
        return token.lower_.strip(HYPHENS) not in _INVERTED and (len(token) > 1 or not token.whitespace_)
    before = previous.text
    if before[:-1].lower() == "quelqu":
        return True
    if before[-1] in _APOSTROPHES:
        return before[:-1].lower() not in _ELIDED and before[0].isupper() and len(before) > 1
    return before[-1] in HYPHENS and len(before.strip(HYPHENS) + token.text) > 1


def is_person_name(token: Token) -> bool:
    """Tell whether ``token`` is part of a person's name; a lone acronym (`CFDT`) is not.

    Nor is the noun after an article in what the model takes for one name (`président de la République`).
    """
    if token.ent_type_ != "PER" or not token.text[0].isupper():
        return False
    if token.pos_ == "NOUN" and token.i and token.nbor(-1).lower_ in _ARTICLES:
        return False
    return not token.text.isupper() or any(_is_title_case(other) for other in _neighbours(token))


def _neighbours(token: Token) -> list[Token]:
    return [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]


def _is_title_case(token: Token) -> bool:
    return token.ent_type_ == "PER" and token.text[0].isupper() and not token.text.isupper()


def is_preposition(token: Token) -> bool:
    """Tell whether ``token`` is a preposition, also the capital `A` that the model takes for a noun."""
    return token.pos_ == "ADP" or token.text == "A"


def is_predeterminer(token: Token) -> bool:
    """Tell whether ``token`` can stand before a determiner (`tous les ministres`)."""
    return token.lower_ in PREDETERMINERS


def is_share(doc: Doc, start: int, whole: int) -> bool:
    """Tell whether the numbers at ``start`` and ``whole`` give a share (`huit Français sur dix`)."""
    counted = doc[start].like_num or doc[start].lower_ in _ONE
    return counted and doc[whole].like_num and not doc[whole].text.isdigit()


def opens_phrase(token: Token) -> bool:
    """Tell whether a noun phrase can begin at ``token``."""
    lower = token.lower_
    if lower in _THOSE or (lower in _QUANTITIES and _following(token).lower_ in OF):
        return True
    return _is_first_word(token) and not _cannot_open(token)


def _following(token: Token) -> Token:
    return token.nbor() if token.i + 1 < len(token.doc) else token


def _is_first_word(token: Token) -> bool:
    """Tell whether ``token`` is a word of a kind that phrases begin with."""
    if word_class(token) in {"DET", "PROPN", "NOUN", "NUM"} or token.lower_ in CIVILITIES:
        return True
    if token.pos_ == "ADJ" or is_predeterminer(token):
        return word_class(_following(token)) in {"DET", "NOUN", "PROPN"}
    return token.text[0] == "@"


def _cannot_open(token: Token) -> bool:
    """Tell whether ``token`` is no first word of a phrase: a date, a pronoun, part of a name."""
    text, lower = token.text, token.lower_
    if text[0] == "@" and len(text) > 1:  # an account on a network
        return False
    if not text[0].isalnum() or text == "A" or is_glued(token):
        return True
    if lower in RELATIVES or (lower in _CLITIC_PRONOUNS and token.pos_ != "DET"):
        return True
    return is_time(token) or (token.pos_ in {"DET", "NUM", "ADJ"} and _leads_to_time(token))


def _leads_to_time(token: Token) -> bool:
    """Tell whether ``token`` opens a date (`le 12 mars`, `le 12,`)."""
    for other in token.doc[token.i + 1 : token.i + 4]:
        if is_time(other):
            return True
        if other.text == ",":
            return other.nbor(-1).pos_ == "NUM"
        if other.pos_ not in {"DET", "NUM", "ADJ"}:
            return False
    return False


def opens_office(token: Token) -> bool:
    """Tell whether an office without a determiner begins at ``token`` (`économiste chez …`)."""
    if token.pos_ == "VERB" and token.lower_.endswith(PARTICIPLE_ENDINGS):
        return False
    return noun_kind(token.text) in {"person", "organization"} or token.lower_ in RANKS
