"""Simple noun phrases, read by position: determiner, nouns, adjectives, name, prepositional complements."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from otan_extract.columns import columns
from otan_extract.speakers.nouns import network_names, noun_kind, phrase_words
from otan_extract.speakers.wordlists import role_at
from otan_extract.speakers.words import (
    CIVILITIES,
    MULTIPLES,
    OF,
    OPENING_MARKS,
    PREDETERMINERS,
    RELATIVES,
    SOURCE_NOUNS,
    is_finite,
    is_glued,
    is_object,
    is_person_name,
    is_preposition,
    is_share,
    is_time,
    is_wall,
    quoted_end,
    word_class,
)

_NOMINAL = frozenset({"NOUN", "ADJ", "NUM", "X", "SYM"})
# Prepositions that tie a place to an office (`conseillère à la Présidence`), not to a name.
_OFFICE_PREPOSITIONS = frozenset({"à", "au", "aux", "en", "chez", "auprès", "près"})
_PORTFOLIO = frozenset({"à", "au", "aux"})
_ADVERBIAL_HEADS = frozenset({"face", "suite", "grâce"})  # "suite à", "face aux"
_DEFINITE = frozenset({"le", "la", "l'", "l’", "les"})
_KNOWING = frozenset({"fait", "courant"})  # "une source au fait du dossier"
_PLACES_OF_OFFICE = frozenset({"chez", "auprès"})
# Prepositions that tie a purpose to a noun (`délégué à la lutte contre …`, `l'Association pour …`), or a deed to
# whoever did it (`l'homme derrière le compte`).
_PURPOSES = frozenset({"contre", "pour", "derrière"})
# Participles that belong to an office: `ministre délégué`, `ministre chargé des Transports`.
_OFFICE_PARTICIPLES = phrase_words("office participle")
# Nouns after which `à` or `en` opens an adverbial of the verb, whatever stands before.
_ADVERBIAL_NOUNS = phrase_words("adverbial")
_MEDIA = phrase_words("medium")
_MEDIA_PEOPLE = phrase_words("media person")
_DEPUTIES = phrase_words("deputy")
_NO_OFFICE = phrase_words("no office")
_POSSESSIVES = frozenset({"sa", "son", "ses", "leur", "leurs", "ma", "mon", "mes"})
_ARTICLES = frozenset({"le", "la", "l'", "l’", "les"})
_OUTLET_PREPOSITIONS = frozenset({"à", "au", "aux"})
_OF_THE_DAY = frozenset({"jour", "soir", "moment", "mois", "siècle"})  # `le vainqueur du jour`
_ONE = frozenset({"un", "une"})
# Adjectives that tell where somebody is: `une élue présente dans la salle`.
_PLACED = frozenset(
    {"présent", "présente", "présents", "présentes", "absent", "absente", "absents", "absentes"}
)
_AGE = frozenset({"an", "ans"})


def simple_phrase_end(doc: Doc, start: int, limit: int, *, adjunct: bool = False) -> int:
    """Return the end of the phrase at ``start`` without brackets, coordination and apposition.

    Args:
        doc: A parsed document.
        start: First token of the phrase.
        limit: Token before which the phrase ends in any case.
        adjunct: The phrase is the object of an adverbial (`à l'issue de la réunion`): only complements
            with *de* belong to it, and it swallows no name of a person.
    """
    return with_complements(doc, start, core_end(doc, start, limit, adjunct=adjunct), limit, adjunct=adjunct)


def with_complements(doc: Doc, start: int, end: int, limit: int, *, adjunct: bool = False) -> int:
    """Return the end of the phrase from ``start`` to ``end`` with the complements that follow it."""
    while end < limit:
        object_start = _complement_start(doc, start, end, limit, adjunct=adjunct)
        if object_start is None:
            break
        end = core_end(doc, object_start, limit, adjunct=adjunct)
    return end


def core_end(doc: Doc, start: int, limit: int, *, adjunct: bool = False) -> int:
    """Read determiners, then the run of nouns, adjectives and names."""
    end, forms = start, columns(doc).forms
    while end < limit and (doc[end].pos_ == "DET" or forms[end].lower() in PREDETERMINERS):
        end += 1
    if end == start and end + 1 < limit and is_article_of_role(doc, end):
        end += 1
    if end == start + 1 and forms[start].lower() in _ONE and end < limit and forms[end].lower() in OF:
        return end
    quoted = quoted_end(doc, end, limit) if end < limit and forms[end] in OPENING_MARKS else None
    if quoted is not None:
        return quoted
    # Whatever stands after a determiner is a noun, also where it is tagged as a participle.
    if end < limit and not is_wall(doc[end]) and not _is_punct(doc[end]):
        role = role_at(doc, end)  # `le mis en cause`
        end = role[1] if role is not None and role[1] <= limit else end + 1
    while end < limit:
        quoted = quoted_end(doc, end, limit) if forms[end] in OPENING_MARKS else None
        if quoted is None and not _continues_core(doc, end, limit, adjunct=adjunct):
            break
        end = quoted or end + 1
    return end


def is_article_of_role(doc: Doc, position: int) -> bool:
    """Tell whether an article that the model takes for a pronoun stands before a role: `Le mis en cause`."""
    article = doc[position].pos_ == "PRON" and doc[position].lower_ in _ARTICLES
    return article and position + 1 < len(doc) and role_at(doc, position + 1) is not None


def _continues_core(doc: Doc, position: int, limit: int, *, adjunct: bool) -> bool:
    token, before = doc[position], doc[position - 1]
    if is_glued(token):
        return True
    if before.lower_ in MULTIPLES and token.is_alpha:
        return True
    if token.text == "%":
        return before.like_num
    if token.is_punct or token.lower_ in RELATIVES or is_wall(token):
        return False
    if is_time(token):
        return _is_head_of_time(doc, position) or token.lower_ in _AGE
    if adjunct and (_opens_name(token, before) or before.text in network_names()):
        return False
    return _continues_name(token, before, adjunct=adjunct) or _continues_noun(doc, position, limit)


def _opens_name(token: Token, before: Token) -> bool:
    """Tell whether a person's name begins at ``token``, with an initial also where the model knows none."""
    text = token.text
    initial = len(text) == len("S.") and text[0].isupper() and text[1] == "." and before.text.islower()
    return (is_person_name(token) and not is_person_name(before)) or initial


def _is_punct(token: Token) -> bool:
    """Tell whether a token is punctuation: the sign in `67 % des Français` is a noun."""
    return token.is_punct and token.text != "%"


def _continues_noun(doc: Doc, position: int, limit: int) -> bool:
    """Tell whether the word at ``position`` goes on with a run of nouns and adjectives."""
    token, before = doc[position], doc[position - 1]
    if token.lower_ in _OFFICE_PARTICIPLES:
        return True
    if token.pos_ == "CCONJ":
        return _joins_adjectives(doc, position, limit)
    if token.pos_ == "DET":
        return _is_article_of_name(doc, position, limit)
    if is_person_name(before) and token.text.islower():
        return False
    if position + 1 < limit and is_person_name(doc[position + 1]) and token.lower_.endswith("é"):
        return True
    named = position + 2 < limit and doc[position + 1].text == "," and is_person_name(doc[position + 2])
    if named and "VerbForm=Part" in str(token.morph):  # `la ministre battue, Ana Roux`
        return True
    return word_class(token) in _NOMINAL and not _opens_tail(doc, position, limit)


def _is_head_of_time(doc: Doc, position: int) -> bool:
    """Tell whether a noun of time is the head of the phrase (`le même jour`), not its adverbial."""
    before = doc[position - 1]
    if before.pos_ == "ADJ" and position > 1:
        before = doc[position - 2]
    return before.pos_ == "DET" and before.text.islower()


def _continues_name(token: Token, before: Token, *, adjunct: bool) -> bool:
    """Tell whether ``token`` goes on with an entity or is a proper name, whatever the model takes it for."""
    if token.ent_iob_ == "I" and token.pos_ not in {"VERB", "AUX"}:
        return not _addresses_outlet(token)
    if word_class(token) != "PROPN":
        return False
    return not adjunct or word_class(before) != "PROPN" or token.ent_iob_ == "I"


def _addresses_outlet(token: Token) -> bool:
    """Tell whether an outlet in marks follows, to which somebody spoke: `rétorque le ministère au « Monde »`."""
    following = token.doc[token.i + 1 : token.i + 2].text
    return token.lower_ in _OUTLET_PREPOSITIONS and following in OPENING_MARKS


def _is_article_of_name(doc: Doc, position: int, limit: int) -> bool:
    """Tell whether an article belongs to a name or follows a civility: `le quotidien Le Soir`, `M. le maire`."""
    named = position + 1 < limit and doc[position + 1].text[0].isupper()
    if doc[position - 1].lower_ in CIVILITIES and doc[position].lower_ in _DEFINITE:
        return named or doc[position].text.islower()  # `Thierry M. Le juge …` is another sentence
    if not named:
        return False
    return doc[position].text[0].isupper() or noun_kind(doc[position - 1].text) == "organization"


def _joins_adjectives(doc: Doc, position: int, limit: int) -> bool:
    """Tell whether a conjunction stands between two adjectives (`française et allemande`)."""
    return position + 1 < limit and doc[position - 1].pos_ == "ADJ" and doc[position + 1].pos_ == "ADJ"


def _opens_tail(doc: Doc, position: int, limit: int) -> bool:
    """Tell whether a participle with a complement of its own or an adverbial begins (`âgée de 16 ans`, `face à`)."""
    token = doc[position]
    if token.lower_ in {"ayant", "étant"} or token.lower_.startswith("âgé"):
        return True
    if position + 1 >= limit or not is_preposition(doc[position + 1]):
        return False
    if token.lower_ in _PLACED:
        return True
    if token.lower_ in _ADVERBIAL_HEADS and doc[position + 1].lower_ in _PORTFOLIO:
        return bool(noun_kind(doc[position - 1].text))  # but `les soignants en première ligne face à`
    return token.pos_ == "ADJ" and "Part" in token.morph.get("VerbForm", [])


def _complement_start(doc: Doc, start: int, end: int, limit: int, *, adjunct: bool) -> int | None:
    """Return where the object of a preposition at ``end`` begins, if it belongs to the phrase."""
    if end + 1 >= limit:
        return None
    form, first = doc[end].lower_, doc[end + 1]
    if (form == "pour" and first.lower_ == "cent") or (form == "sur" and is_share(doc, start, end + 1)):
        return end + 1
    if form in OF:
        # no finite verb follows *de*: the model takes some nouns for one (`un parent d'élève`)
        named = is_object(first) or is_finite(first) or role_at(doc, end + 1) is not None
        named = named or (form == "du" and first.lower_ in _OF_THE_DAY and role_at(doc, end - 1) is not None)
        return end + 1 if named or quoted_end(doc, end + 1, limit) else None
    if form in _OFFICE_PREPOSITIONS and not adjunct and _ties_to_office(doc, start, end, limit):
        return end + 2 if first.lower_ in OF and end + 2 < limit else end + 1
    if form in _PURPOSES and not adjunct and _ties_to_noun(doc, start, end):
        return end + 1
    return None


def _ties_to_noun(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a purpose goes on with a noun: `pour` after a body only, the others after any noun."""
    first, before = doc[end + 1], doc[end - 1]
    if not is_object(first) or first.lower_ in _POSSESSIVES or is_person_name(before):
        return False
    if doc[end].lower_ != "pour":
        return before.pos_ == "NOUN"
    if first.text[0].isupper() and any(noun_kind(token.text) == "document" for token in doc[start:end]):
        return True  # `un sondage Alpha pour Radio Sud`
    return any(
        noun_kind(token.text) == "organization" and token.text[0].isupper() for token in doc[start:end]
    )


def _ties_to_office(doc: Doc, start: int, end: int, limit: int) -> bool:
    """Tell whether a preposition other than *de* goes on with an office, not with the verb's adverbials."""
    if doc[end].ent_iob_ == "I" or _addresses_outlet(doc[end]):
        return not _addresses_outlet(doc[end])
    head = next((token for token in doc[start:end] if noun_kind(token.text)), None)
    if head is None or is_person_name(doc[end - 1]):
        return False
    if noun_kind(head.text) == "organization":
        return doc[end].lower_ == "près" or _opens_portfolio(
            doc, end, limit
        )  # `le parquet près la cour d'appel`
    if noun_kind(head.text) != "person":
        return False
    if doc[end].lower_ in _PLACES_OF_OFFICE:
        return True
    if doc[end].lower_ == "en":
        return doc[end + 1].pos_ not in {"VERB", "PRON"} and not any(
            token.lower_ in _ADVERBIAL_NOUNS or is_time(token) or token.text.isdigit()
            for token in doc[end + 1 : end + 3]
        )
    governed = doc[end + 1 : core_end(doc, end + 1, limit, adjunct=True)]
    elsewhere = head.lower_ in _NO_OFFICE or any(
        _is_addressee(token, head, doc[end - 1]) for token in governed
    )
    if elsewhere or head.lower_ in SOURCE_NOUNS:  # `une source au ministère`, but not `à l'AFP`
        knows = any(token.lower_ in _KNOWING for token in governed[:1])
        return not elsewhere and (
            knows or any(noun_kind(token.text) == "organization" for token in governed[:2])
        )
    has_complement = doc[end].lower_ != "aux" and any(token.lower_ in OF for token in doc[start:end])
    return end + 1 < limit and (not has_complement or not _is_named_body(doc, end + 1))


def _opens_portfolio(doc: Doc, end: int, limit: int) -> bool:
    """Tell whether `à` and a portfolio in capitals follow a body: `le secrétariat mexicain à la Culture`."""
    place = end + 2 if end + 2 < limit and doc[end + 1].pos_ == "DET" else end + 1
    token = doc[place]
    known = token.ent_type_ in {"LOC", "PER"} or is_person_name(token) or token.is_upper
    return doc[end].lower_ in _PORTFOLIO and token.pos_ == "NOUN" and token.text[0].isupper() and not known


def _is_named_body(doc: Doc, position: int) -> bool:
    """Tell whether a proper name that is no place begins at ``position`` (`au Télégraphe`)."""
    token = doc[position + 1] if doc[position].pos_ == "DET" and position + 1 < len(doc) else doc[position]
    return token.text[0].isupper() and token.ent_type_ != "LOC"


def _is_addressee(token: Token, head: Token, before: Token) -> bool:
    """Tell whether ``token`` makes the object an adverbial: a channel, a time, somebody spoken to."""
    if token.lower_ in _ADVERBIAL_NOUNS or is_time(token):
        return True
    if token.lower_ in _MEDIA:
        return head.lower_ not in _MEDIA_PEOPLE
    addressed = is_person_name(token) or noun_kind(token.text) == "person"
    return addressed and before.lower_ not in _DEPUTIES
