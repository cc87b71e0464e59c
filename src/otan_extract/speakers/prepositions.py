"""Speakers that a preposition introduces: `selon X`, `de source X`, `annoncé par X`, `lire dans X`."""

from __future__ import annotations

import re

from spacy.tokens import Token

from otan_extract.columns import columns
from otan_extract.layers import Offsets
from otan_extract.speakers.cores import simple_phrase_end
from otan_extract.speakers.extents import cover
from otan_extract.speakers.mentions import noun_phrase, offsets, phrase_end
from otan_extract.speakers.nouns import phrase_words, source_prepositions
from otan_extract.speakers.sites import Scene, Site
from otan_extract.speakers.subjects import before_verb
from otan_extract.speakers.wordlists import plain
from otan_extract.speakers.words import (
    FUSED,
    OF,
    RELATIVES,
    SOURCE_NOUNS,
    is_finite,
    is_wall,
    opens_phrase,
)

_LAST_OF = re.compile(r"(?:\bdu|\bdes|\bd')$")
_BE = frozenset({"est", "sont", "était", "étaient", "sera", "seront", "fut", "furent"})
_IS = frozenset({"est", "etait"})
_REFLEXIVE = frozenset({"se", "s'", "s’"})
_ANNOUNCING = frozenset({"selon", "pour", "d'après", "d’après"})
_CLOSING_MARKS = frozenset({"»", "”", '"', "’"})
_AFTER_CONTENT = _CLOSING_MARKS | {""}  # a narrow space before the mark is a token
_OPENING_MARKS = frozenset({"«", "“", '"', "„"})
_BEEN = frozenset({"été", "être"})
_HAVE = phrase_words("auxiliary")
# Endings of a participle that no present tense has (`dit` may be either).
_AGREED = ("é", "és", "ée", "ées", "ite", "ites", "its")
# With *avoir* a participle has none of these endings, unless its object stands before it.
_FEMININE_OR_PLURAL = ("ée", "és", "ées", "dite", "dites", "dits", "crite", "crites", "crits")
_AUXILIARY_REACH = 8
_AGENT_REACH = 7
# Participles whose source has no `par`: `des mots attribués à X`, `une lettre signée X`.
_ASCRIBED = ("attribu", "prêté")
_ASCRIBED_TO = frozenset({"à", "au", "aux"})
_SIGNED = ("signé",)
_CLAUSE_OPENERS = frozenset({"que", "qu'", "qu’", ":"})
_COORDINATORS = frozenset({"et", "ou", "puis", "mais"})
# `la maire à déclaré`: a slip for `a`.
_NO_PASSIVE = _COORDINATORS | {"à"}
_LEARNED = frozenset({"appris", "apprend", "apprenait", "apprendre"})
_READ = frozenset({"lire", "entendre", "lit", "entend", "lu", "entendu"})
_SUPPORTS = frozenset({"dans", "sur", "à", "en"})
_ON = re.compile(r"[-\u2010\u2011]on\b", re.IGNORECASE)
_HOUSES = frozenset({"à", "au"})
_CLITIC_REACH = 3
_CLITIC_GROUP = 4  # tokens of `s'en est-il` before a participle
# Participles that form their perfect with *être*: `est-il convenu` is no passive.
_WITH_ETRE = frozenset({"convenu", "intervenu", "revenu"})


def source_of_preposition(site: Site) -> Offsets | None:
    """Return the phrase after a source preposition."""
    if _LAST_OF.sub("de", re.sub("^a ", "à ", site.cue_text)) not in source_prepositions():
        return None
    found = _object(site, site.cue_end, site.right)
    return found and _with_its_house(site, found)


def _with_its_house(site: Site, source: Offsets) -> Offsets:
    """Return a source with the house it is in, which no verb here can speak to: `selon une source au Quai d'Orsay`."""
    doc, span = site.doc, cover(site.doc, source)
    end = span.end
    if not any(token.lower_ in SOURCE_NOUNS for token in span) or end + 1 >= site.right:
        return source
    at = doc[end].lower_ in _HOUSES and doc[end + 1].lower_ not in phrase_words("medium")
    if not at or not opens_phrase(doc[end + 1]):
        return source
    last = simple_phrase_end(doc, end + 1, site.right)
    return (source[0], offsets(doc, end, last)[1]) if last == site.right or doc[last].is_punct else source


def passive_agent(site: Site) -> Offsets | None:
    """Return the agent of a passive cue: `a été annoncé par X`."""
    return _agent(site) if _is_passive(site) else None


def _agent(site: Site) -> Offsets | None:
    """Return the phrase after `par`, right after the cue or after the content (`est jugée « grave » par X`)."""
    verb = site.doc[site.cue_end - 1].lower_
    if verb.startswith(_SIGNED) and site.cue_end < site.right and opens_phrase(site.doc[site.cue_end]):
        return _object(site, site.cue_end, site.right)
    near = _after_preposition(site, _ASCRIBED_TO if verb.startswith(_ASCRIBED) else frozenset({"par"}))
    following = site.content_after
    if near is not None or following is None:
        return near
    while following < len(site.doc) and site.doc[following].text.strip() in _AFTER_CONTENT:
        following += 1
    for position in range(following, min(len(site.doc) - 1, following + _AGENT_REACH)):
        if is_wall(site.doc[position]):
            break
        if site.doc[position].lower_ == "par":
            return noun_phrase(site.doc, position + 1, len(site.doc))
    return None


def has_no_source(site: Site) -> bool:
    """Tell whether the cue is a passive that names no agent (`des critiques jugées « … »`).

    So is an impersonal one (`est-il précisé`). A participle that introduces a clause is none: `le maire, persuadé
    que …`, `sa sœur, désolée : « … »`.
    """
    if _is_impersonal(site):
        return True
    following = site.doc[site.cue_end].lower_ if site.cue_end < len(site.doc) else ""
    return following not in _CLAUSE_OPENERS and _is_passive(site) and _agent(site) is None


def _is_impersonal(site: Site) -> bool:
    """Tell whether nobody is the subject of an inverted passive: `« … », est-il ajouté`."""
    start, clitic = max(site.left, site.cue_start - _CLITIC_GROUP), site.cue_start - 1
    if clitic <= start or _bare(site.doc[clitic]) != "il" or _bare(site.doc[clitic - 1]) not in _IS:
        return False
    if "s'" in map(_bare, site.doc[start : clitic - 1]):
        return False
    verb = site.doc[site.cue_end - 1].lower_
    return verb not in _WITH_ETRE and not verb.endswith(("ée", "ées"))


def _bare(token: Token) -> str:
    return plain(token.text).strip("-")


def _is_passive(site: Site) -> bool:
    """Tell whether the cue is a participle with *être* as a passive, or without any auxiliary."""
    doc, verb = site.doc, site.doc[site.cue_end - 1]
    if _modifies_noun(site):
        return True
    shown = str(verb.morph)
    opens = verb.pos_ == "ADJ" and site.cue_start == site.left  # "Jugée « trop chère » par X, la loi"
    if not opens and ("VerbForm=Part" not in shown or "Tense=Past" not in shown):
        return False
    start, end = max(site.left, site.cue_start - _AUXILIARY_REACH), site.cue_end - 1
    forms = columns(doc).forms
    around = {form.lower() for form in forms[start:end]}
    group = {form.lower() for form in forms[before_verb(site) + 1 : end]}
    if group & _REFLEXIVE:
        return False
    if any(child.dep_ == "aux:tense" and child.lower_ in _HAVE for child in verb.children):
        return "été" in group  # "a, dans un texte rendu public hier, exprimé"
    if group & _HAVE and not group & (_BEEN | _BE):
        return False  # "qui veut être cité, a reconnu": active, whatever stands before
    if around & _BEEN or group & _BE:
        return True
    has_auxiliary = bool(around & _HAVE) or any(doc[i].pos_ == "AUX" for i in range(start, end))
    coordinated = site.cue_start > 0 and doc[site.cue_start - 1].lower_ in _NO_PASSIVE
    return not has_auxiliary and not coordinated and verb.lower_.endswith(_AGREED)


def _modifies_noun(site: Site) -> bool:
    """Tell whether the cue is a participle that agrees with the noun right before it (`des propos jugés`)."""
    if site.cue_end - site.cue_start != 1 or site.cue_start == 0:
        return False
    verb, noun = site.doc[site.cue_start], site.doc[site.cue_start - 1]
    return noun.pos_ == "NOUN" and not is_finite(verb) and verb.lower_.endswith(_FEMININE_OR_PLURAL)


def announced_source(scene: Scene, index: int) -> Offsets | None:
    """Return the source that a preposition announces before a quotation without a cue: `Pour X : « … »`."""
    if not scene.opening(index).endswith((",", ":")):
        return None
    end = scene.tokens.at(scene.quotations[index].segments[0][0])
    start = scene.sentence_start(end - 1 if scene.doc[end - 1].text in _OPENING_MARKS else end)
    if scene.quotes_in(start, end) or scene.doc[start].lower_ not in _ANNOUNCING:
        return None
    if not opens_phrase(scene.doc[start + 1]):
        return None
    return noun_phrase(scene.doc, start + 1, end)


def origin(site: Site) -> Offsets | None:
    """Return where something was read or learned: `peut-on lire dans un communiqué`, `a-t-on appris de X`."""
    verb = site.doc[site.cue_end - 1].lower_
    if verb in _READ and "laiss" not in site.cue_text:  # `a laissé entendre une source à …`
        return _after_preposition(site, _SUPPORTS)
    if verb in _LEARNED:
        return _after_preposition(site, frozenset({"de", "auprès"}))
    return _behind_on(site) if _ON.search(_around(site)) else None


def _around(site: Site) -> str:
    """Return the text from shortly before the cue to the clitic that may hang on it."""
    end = min(site.cue_end + _CLITIC_REACH, len(site.doc))
    return columns(site.doc).between(max(site.left, site.cue_start - _CLITIC_REACH), end)


def _behind_on(site: Site) -> Offsets | None:
    """Return the source behind an inverted `on`: `précise-t-on de source X`, `indique-t-on auprès de X`."""
    doc = site.doc
    for position in range(site.cue_end, min(site.right - 2, site.cue_end + _AGENT_REACH)):
        form, after = doc[position].lower_, position + 1
        if form == "auprès":
            return _object(site, after + (doc[after].lower_ in {"de", "d'", "d’"}), site.right)
        if form == "de" and any(token.lower_ in SOURCE_NOUNS for token in doc[after : after + 2]):
            return _object(site, after, site.right)
    return None


def _after_preposition(site: Site, prepositions: frozenset[str]) -> Offsets | None:
    for position in range(site.cue_end, min(site.right, site.cue_end + _AGENT_REACH)):
        if site.doc[position].lower_ in prepositions:
            after = position + 1
            if after == len(site.doc):
                return None
            return _object(site, after + (site.doc[after].lower_ in OF), site.right)
    return None


def _object(site: Site, start: int, limit: int) -> Offsets | None:
    """Return the phrase at ``start``; a fused determiner stays outside."""
    doc = site.doc
    if start < limit and doc[start].lower_ in FUSED and doc[start].pos_ == "ADP":
        start += 1
    if start >= limit or doc[start].lower_ in RELATIVES:
        return None
    if doc[start].pos_ == "PRON":
        return offsets(doc, start, start + 1)
    return offsets(doc, start, phrase_end(doc, start, limit))
