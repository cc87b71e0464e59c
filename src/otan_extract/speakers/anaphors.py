"""From the noun phrase of a speaker to an identity: the order in which the readings are tried."""

from __future__ import annotations

from otan_extract.layers import Offsets
from otan_extract.speakers.affiliation import inside
from otan_extract.speakers.ages import is_of_other_age, of_age
from otan_extract.speakers.bodies import apposed_name, short
from otan_extract.speakers.common_nouns import acted_last, firm_before, known_body
from otan_extract.speakers.complements import is_called, is_narrowed_otherwise, is_of_court
from otan_extract.speakers.counterparts import counterpart
from otan_extract.speakers.descriptions import (
    acted_before,
    agrees,
    ahead_of,
    bearer_of,
    famous,
    holder_of,
    is_singled_out,
    last_named,
    may_mean,
    national,
    spoke_before,
)
from otan_extract.speakers.discourse import Identity
from otan_extract.speakers.extents import piece
from otan_extract.speakers.groups import pair_before, plural_antecedent
from otan_extract.speakers.interlocutors import just_quoted, spoken_with
from otan_extract.speakers.kinds import kind_of
from otan_extract.speakers.mentions import noun_phrase, phrase_end
from otan_extract.speakers.named_mentions import named
from otan_extract.speakers.nesting import inner_antecedent
from otan_extract.speakers.nouns import noun_kind
from otan_extract.speakers.owners import serves_another
from otan_extract.speakers.phrases import NounPhrase, head_word
from otan_extract.speakers.places import at_place
from otan_extract.speakers.pronouns import antecedent, gender_of, is_nearest, is_plural, is_pronoun
from otan_extract.speakers.register import Register
from otan_extract.speakers.roles import Description
from otan_extract.speakers.unnamed import comes_later
from otan_extract.speakers.wordlists import organization_types, plain, role_at

_ANAPHORIC = frozenset({"definite", "demonstrative", "possessive"})
# Endings of nouns that rather name a person (`promeneur`, `mandataire`); `élément`, of an inquiry, tells.
_AGENTS = ("eur", "euse", "aire", "ien", "ienne")
# What `celle-ci` may stand for; `ce dernier` rather stands for persons.
_ANY_KIND = frozenset({"person", "organization", "document"})
_SAYINGS = frozenset(  # `selon ses termes`, `à son avis`
    {"dires", "mots", "propos", "termes", "calculs", "estimations", "avis", "yeux"}
)
_FINDINGS = frozenset({"element", "constatation", "observation"})
# Within so many tokens a description may stand for somebody named later.
_LEAD = 60
# Sentences in which whoever spoke without a title gets one.
_UNTITLED_REACH = 2
# Tokens before a pronoun in which a noun may describe whom it stands for, and tokens of that noun's phrase.
_DESCRIBED_REACH = 60
_LONGEST_PHRASE = 8


def resolve(register: Register, mention: Offsets) -> Identity:
    """Return the identity that a speaker mention stands for, a new one if nobody is known."""
    text = piece(register.doc, mention[0], mention[1])
    phrase = register.phrase(mention)
    if plain(text) in {"on", "l'on"}:
        return at_place(register, phrase)
    if is_pronoun(text):
        return _pronoun(register, text, phrase)
    return (
        named(register, mention, phrase)
        or pair_before(register, phrase)
        or spoken_with(register, phrase)
        or _known(register, phrase)
        or new(register, mention, phrase)
    )


def known(register: Register, mention: Offsets) -> Identity | None:
    """Return the known identity that a noun phrase of the narration stands for, or None."""
    phrase = register.phrase(mention)
    codes = register.codes(phrase)
    if register.nationality(phrase.head):
        return national(codes, phrase.gender, phrase.span.start, register.discourse)
    description = register.description(phrase)
    if description is None or phrase.plural:
        return None
    organizations = register.organizations(phrase)
    holder = holder_of(description, codes, organizations, register.roles, register.discourse)
    if holder is not None:
        return holder
    found = famous(description, codes, register.discourse)
    if found is None and not description.office:
        found = bearer_of(description, codes, phrase.determiner, register.discourse)
        found = found or _main_person(register, phrase, description)
    if found is None and phrase.span.start < _LEAD:
        found = ahead_of(description, register.undescribed(phrase.gender), register.discourse)
    if found is None and description.office:
        found = _untitled(register, description, codes)
    if not description.office:
        if phrase.span.start in register.discourse.reported:
            return found  # whom somebody else's words call so is a guess on which none should rest
        description = description._replace(end=description.start)  # refers back, but is shown as no role
    return register.learned(found, description, codes)


def new(register: Register, mention: Offsets, phrase: NounPhrase) -> Identity:
    """Return the identity of a noun phrase that nothing before explains."""
    inner = inside(register.countries, mention)
    if register.nationality(phrase.head):
        kind = "group" if phrase.plural else "person"
    else:
        kind = kind_of(register.doc, phrase, inner) or _guess(register, phrase)
    later = _named_later(register, phrase) if kind == "person" else None
    if later is not None:
        return later
    name = phrase.core if kind in {"person", "group"} and "," not in phrase.core else short(phrase.core)
    if kind == "organization":
        name = apposed_name(register.doc, phrase) or name
    one = kind == "group" and phrase.determiner == "definite" and not phrase.plural  # `la droite`: `elle`
    identity = register.identity(name, kind, plural=phrase.plural or (kind == "group" and not one))
    identity.gender = identity.gender or phrase.gender
    description = register.description(phrase)
    if description is not None and kind == "person":
        identity.codes |= register.codes(phrase)
        identity.organizations |= register.organizations(phrase)
        register.learned(identity, description)
    named = register.by_noun.setdefault(plain(head_word(register.doc, phrase.head)), [])
    if kind in {"organization", "document", "country"} and identity not in named:
        named.append(identity)
    return identity


def _named_later(register: Register, phrase: NounPhrase) -> Identity | None:
    """Return the speaker whose bare name follows an indefinite phrase of the lead (`Un ancien maire a affirmé…`)."""
    start = phrase.span.start
    if phrase.determiner != "indefinite" or phrase.plural or start >= _LEAD:
        return None
    name, person = next(iter(register.people.names), (None, None))
    if (
        name is None
        or person is None
        or name.start < phrase.span.end
        or name.start not in register.people.speaking
    ):
        return None
    office = any(known.office for known in person.descriptions)
    introduced = register.doc[name.end : name.end + 1].text == "("  # "Ana Roux (CGT)" is somebody new
    fits = not (office or introduced) and agrees(person, phrase.gender)
    return person if fits else None


def named_since(register: Register, mention: Offsets) -> Identity | None:
    """Return the person whose office, told later, is the one by which the lead of the text describes a speaker."""
    phrase = register.phrase(mention)
    description = register.description(phrase)
    lead = phrase.span.start < _LEAD and phrase.determiner == "definite" and not phrase.plural
    if description is None or not lead or not description.office:
        return None
    codes, organizations = register.codes(phrase), register.organizations(phrase)
    return holder_of(description, codes, organizations, register.roles, register.discourse, named=True)


def _guess(register: Register, phrase: NounPhrase) -> str:
    """Guess the kind of an unknown head noun: an organization with a capital, a person by its ending."""
    head = register.doc[phrase.head]
    if head.like_num or head.lower_ in {"autre", "autres"}:  # `un`, `trente`, `un autre`, `un troisième`
        one = head.lower_ in {"un", "une", "autre"} or head.lower_.endswith("ième")
        return "person" if one and not phrase.plural else "group"
    if head.lower_.startswith(("ex-", "quelqu'", "quelqu’")):
        return "person"
    if head.text[:1].isupper() or head.ent_type_ == "ORG":
        return "organization"
    if plain(head.text).rstrip("s") in _FINDINGS:
        return "document"
    if phrase.plural:
        return "group"
    return "person" if plain(head.text).endswith(_AGENTS) else "document"


def _pronoun(register: Register, text: str, phrase: NounPhrase) -> Identity:
    token = phrase.span.start
    if is_plural(text):
        return plural_antecedent(register, text, token) or register.identity(text, "group", plural=True)
    if token in register.discourse.quoted and plain(text) in {"il", "elle"}:
        inner = inner_antecedent(register, token, gender_of(text))
        if inner is not None:
            return inner
    nearest = _nearest_described(register, text, token)
    if nearest is not None:
        return nearest
    before = token if token >= _LEAD else None
    return (
        antecedent(text, token, register.discourse)
        or _thing_before(register, text, token)
        or register.main_person(gender_of(text), before)
        or _described_before(register, text, token)
        or _unknown(register, text)
    )


def _unknown(register: Register, text: str) -> Identity:
    """Return the identity of a pronoun that nothing explains; it stands for nobody of another gender."""
    name = text[2:] if text[:2].lower() in {"l'", "l’"} else text  # `l'intéressé`
    identity = register.identity(name, "person")
    identity.gender = identity.gender or gender_of(text)
    return identity


def _nearest_described(register: Register, text: str, token: int) -> Identity | None:
    """Return what a noun nearer to `ce dernier` than any mention describes (`Il consulte son avocat`), or None."""
    if not is_nearest(text):
        return None
    doc, discourse = register.doc, register.discourse
    kinds = _ANY_KIND if "-" in text else {"person"}
    last = next((event.token for event in discourse.recent(token) if not event.quoted), 0)
    for i in range(token - 1, max(last + 1, token - _DESCRIBED_REACH), -1):
        told = i in discourse.quoted or i in register.people.title_tokens
        if told or doc[i - 1].pos_ != "DET" or discourse.sentences_between(i, token) > 1:
            continue
        phrase = register.phrase(noun_phrase(doc, i - 1, min(token, i + _LONGEST_PHRASE)))
        description = register.description(phrase)
        kind = "person" if description is not None else noun_kind(doc[i].text) or ""
        gender = phrase.gender if description is None else description.gender
        if kind in kinds and not phrase.plural and gender == gender_of(text):
            return _known(register, phrase) or register.identity(short(phrase.core), kind)
    return None


def _thing_before(register: Register, text: str, token: int) -> Identity | None:
    """Return the document or body that is the subject of the sentence before (`Le rapport … Il pointe`), or None."""
    doc, discourse = register.doc, register.discourse
    for i in range(token - 1, max(0, token - _DESCRIBED_REACH), -1):
        if discourse.sentences_between(i, token) > 1:
            return None
        told = i in discourse.quoted or i in discourse.reported
        subject = doc[i].dep_ == "nsubj" and doc[i].pos_ == "NOUN" and not told
        kind = noun_kind(doc[i].text) if subject else None
        if kind not in {"document", "organization"} or doc[i].morph.get("Number", []) == ["Plur"]:
            continue
        start = i - 1 if doc[i - 1].pos_ == "DET" else i
        phrase = register.phrase(noun_phrase(doc, start, min(len(doc), i + _LONGEST_PHRASE)))
        fits = phrase.gender in {None, gender_of(text)} and not phrase.plural
        return register.identity(short(phrase.core), kind) if fits else None
    return None


def _described_before(register: Register, text: str, token: int) -> Identity | None:
    """Return the person whom a noun before a pronoun only describes (`On a tiré la dame … Elle criait`), or None."""
    doc, gender = register.doc, gender_of(text)
    for i in range(token - 1, max(0, token - _DESCRIBED_REACH), -1):
        topic = (
            i > 1 and doc[i - 1].lower_ == "au" and doc[i - 2].lower_ == "quant"
        )  # `Quant au préfet, il …`
        determined = topic or doc[i - 1].pos_ == "DET"
        if not determined or role_at(doc, i) is None or doc[i].morph.get("Number", []) == ["Plur"]:
            continue
        start = i if topic else i - 1
        end = phrase_end(doc, start, min(len(doc), i + _LONGEST_PHRASE))
        phrase = register.phrase((doc[start].idx, doc[end - 1].idx + len(doc[end - 1])))
        fits = gender == "m" if topic else phrase.gender == gender is not None
        if fits and not phrase.plural:
            return register.identity(short(phrase.core), "person")
    return None


def _known(register: Register, phrase: NounPhrase) -> Identity | None:
    """Return the known identity for which a phrase without a proper name stands, or None."""
    if phrase.determiner == "none" and plain(phrase.span.text).startswith("meme "):
        return _same_source(register, phrase)
    if phrase.determiner == "possessive" and head_word(register.doc, phrase.head) in _SAYINGS:
        recent = register.discourse.recent(phrase.span.start)
        return next((event.identity for event in recent if event.spoke or event.subject), None)
    if phrase.determiner not in _ANAPHORIC or phrase.plural:
        return register.find(short(phrase.core), "group" if phrase.plural else "person")
    if register.nationality(phrase.head):
        return national(register.codes(phrase), phrase.gender, phrase.span.start, register.discourse)
    description = register.description(phrase)
    if description is None:
        found = known_body(register, phrase) or just_quoted(register, phrase)
    elif "homologue" in description.classes:
        return counterpart(description, register.codes(phrase), register.roles, register.discourse)
    else:
        found = _called(register, phrase, description)
    same = found is None and plain(phrase.core).startswith("meme ")
    return _same_source(register, phrase) if same else found


def _called(register: Register, phrase: NounPhrase, description: Description) -> Identity | None:
    """Return the firm or person for which a description stands, or None where that is who owns the described."""
    found = firm_before(register, phrase, description)
    found = found or _aged(register, phrase) or _described(register, phrase, description)
    noun = head_word(register.doc, phrase.head)
    if found is not None:
        other = _owns(register, phrase, description, found) or is_of_other_age(noun, found)
        return None if other else found
    may_be_firm = organization_types(plain(noun))
    return known_body(register, phrase) if may_be_firm else None  # `l'opérateur`, of which there is no man


def _described(register: Register, phrase: NounPhrase, description: Description) -> Identity | None:
    """Return the person for whom a definite description stands: a holder of the role, else whoever is salient."""
    codes, organizations = register.codes(phrase), register.organizations(phrase)
    roles, discourse = register.roles, register.discourse
    found = _holder(register, phrase, description)
    if found is not None and serves_another(register, found, description):
        return None
    if found is not None and (phrase.determiner != "possessive" or found.named):
        return found if description.office else register.learned(found, description)
    if "source" in description.classes:
        return _same_source(register, phrase)
    singled = is_singled_out(description, register.doc)
    if phrase.determiner == "possessive" or singled or phrase.span.start in discourse.quoted:
        return None
    if phrase.determiner == "definite" and is_of_court(description, discourse):
        return None  # whoever questions those who speak
    found = _salient_for(register, phrase, description)
    if found is not None or (description.office and phrase.determiner != "demonstrative"):
        return register.learned(found, description, codes)
    later = holder_of(description, codes, organizations, roles, discourse)
    if later is None and phrase.determiner == "definite":
        later = register.learned(last_named(description, codes, discourse), description, codes)
    return later or _main_person(register, phrase, description)


def _owns(register: Register, phrase: NounPhrase, description: Description, person: Identity) -> bool:
    """Tell whether a possessive would make somebody their own: `sa voisine`, right after an inhabitant has spoken."""
    owner = phrase.determiner == "possessive" and person is acted_last(register, phrase)
    return owner and not is_called(person, description)


def _aged(register: Register, phrase: NounPhrase) -> Identity | None:
    """Return the only person of the age that a noun names (`le quinquagénaire`), or None."""
    person = of_age(head_word(register.doc, phrase.head), register.people.identities, phrase.gender)
    return None if person in register.discourse.absent else person


def _holder(register: Register, phrase: NounPhrase, description: Description) -> Identity | None:
    """Return whom the document gives the role, unless it rather is that of somebody who has just acted, or None."""
    codes, discourse, office = register.codes(phrase), register.discourse, description.office
    definite, bodies = phrase.determiner == "definite", register.organizations(phrase)
    found = holder_of(description, codes, bodies, register.roles, discourse, ahead=office)
    if found is None:
        return None
    if not (office or is_called(found, description)):
        found = spoke_before(description, codes, discourse) or found
    # `l'entraîneur rennais X … Y savourait. « … », a dit le coach artésien`
    narrowed = definite and is_narrowed_otherwise(description, found, discourse)
    unnamed = definite and not found.named
    if narrowed or unnamed or (office and comes_later(found, phrase.span.start_char)):
        found = register.learned(acted_before(description, codes, discourse), description) or found
    return found


def _main_person(register: Register, phrase: NounPhrase, description: Description) -> Identity | None:
    """Return whom the document names most, for a description of the lead that can mean them, or None."""
    person = register.main_person(phrase.gender) if phrase.span.start < _LEAD else None
    fits = person is not None and may_mean(description, register.codes(phrase), person, register.discourse)
    return person if fits else None


def _salient_for(register: Register, phrase: NounPhrase, description: Description) -> Identity | None:
    """Return whoever the text is about for a description of which it names no holder."""
    codes, discourse = register.codes(phrase), register.discourse
    if phrase.determiner == "demonstrative":
        found = last_named(description, codes, discourse, any_office=True)
        return found or bearer_of(description, codes, phrase.determiner, discourse)
    if not description.office:
        return bearer_of(description, codes, phrase.determiner, discourse)
    found = famous(description, codes, discourse)
    if found is None and phrase.span.start < _LEAD:
        found = ahead_of(description, register.undescribed(phrase.gender), register.discourse)
    if found is None and phrase.determiner == "definite":
        found = last_named(description, codes, discourse) or _untitled(register, description, codes)
    return found


def _untitled(register: Register, description: Description, codes: set[str]) -> Identity | None:
    """Return who spoke just before, named without any title: what follows tells it (`Le président du conseil`)."""
    found = spoke_before(description, codes, register.discourse, _UNTITLED_REACH)
    if found is None or found.gender is None:
        return acted_before(description, codes, register.discourse)
    titles = register.people.title_tokens
    titled = any(known.office or known.start in titles for known in found.descriptions)
    return acted_before(description, codes, register.discourse) if titled else found


def _same_source(register: Register, phrase: NounPhrase) -> Identity | None:
    """Return the last speaker for `la même source`, `cette source`."""
    same = any(token.lower_ == "même" for token in phrase.span) or phrase.determiner == "demonstrative"
    recent = register.discourse.recent(phrase.span.start)
    return next((event.identity for event in recent if event.spoke), None) if same else None
