"""Definite noun phrases tied to the person introduced with that role, trait or nationality.

`la cheffe de la diplomatie`, `le patron de la Fed`, `l'élue`, `ce médecin`, `La Française`.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from otan_extract.speakers.complements import (
    OWN_BODIES,
    complement,
    holds_another,
    holds_elsewhere,
    is_capital,
    is_former,
    is_of_pronoun,
    points_elsewhere,
)
from otan_extract.speakers.discourse import Discourse, Event, Identity
from otan_extract.speakers.disputes import cannot_answer
from otan_extract.speakers.fates import only_befallen
from otan_extract.speakers.party_labels import labels
from otan_extract.speakers.roles import Description
from otan_extract.speakers.unnamed import is_other_unnamed
from otan_extract.speakers.wordlists import first_name_gender, plain, word_list
from otan_extract.speakers.words import OF

_CANDIDATES = 80
# How many sentences back somebody has just been named.
_JUST_NAMED = 2
# How much nearer whoever spoke is than whoever only acts.
_SPOKEN = 0.8
# How much farther off than a named person somebody unnamed is for a nationality that nothing tells.
_UNNAMED = 2.0
# How much farther a foreigner is from a town or a region.
_ELSEWHERE = 1.5
# Offices that take up somebody with a more precise one (`le responsable`).
_GENERIC = frozenset({"responsable", "représentant", "organisateur", "délégué", "enseignant", "membre"})
# Offices whose holders the news names without telling what they are.
_OTHERS = word_list("offices_of_others")
_FAMOUS = word_list("famous_offices")
# Offices that go with others.
_SHARED = word_list("shared_offices")
# Senses that do not fit the holder of an office.
_PRIVATE = word_list("private_senses")
# Senses of those who take part in a trial and are not the accused.
_NEVER_ACCUSED = word_list("never_accused")
# Senses that anybody may have, whatever the person does for a living.
_ANYBODY = word_list("senses_of_anybody")


class RoleIndex:
    """Persons by the senses of the role nouns that describe them."""

    def __init__(self, persons: Iterable[Identity]) -> None:
        self._by_class: dict[str, list[Identity]] = {}
        for person in persons:
            for description in person.descriptions:
                self.add(person, description)

    def add(self, person: Identity, description: Description) -> None:
        """Index one description of ``person``."""
        for sense in description.classes:
            holders = self._by_class.setdefault(sense, [])
            if person not in holders[-_CANDIDATES:]:
                holders.append(person)

    def holders(self, senses: Iterable[str]) -> list[Identity]:
        """Return the persons who have one of the senses."""
        found: list[Identity] = []
        for sense in senses:
            for person in self._by_class.get(sense, ())[-_CANDIDATES:]:
                if person not in found:
                    found.append(person)
        return found


def agrees(person: Identity, gender: str | None, plural: bool = False) -> bool:
    """Tell whether gender and number do not exclude each other."""
    return person.plural == plural and (gender is None or person.gender is None or person.gender == gender)


def may_mean(wanted: Description, codes: set[str], person: Identity, discourse: Discourse) -> bool:
    """Tell whether nothing excludes that a description means a person: gender, nationality, party, body."""
    foreign = bool(codes and person.codes and not codes & person.codes)
    mine, theirs = labels(wanted.words), labels(word for each in person.descriptions for word in each.words)
    theirs |= person.labels
    other_party = bool(mine and theirs and not mine & theirs)
    other_party = other_party or bool(
        wanted.parties and person.parties and not wanted.parties & person.parties
    )
    if person.kind != "person" or not agrees(person, wanted.gender) or foreign or other_party:
        return False
    if _never_accused(wanted, person) or cannot_answer(wanted, person, discourse):
        return False
    return not (wanted.office and holds_another(wanted, person, discourse))


def _never_accused(wanted: Description, person: Identity) -> bool:
    """Tell whether `l'accusé` is sought and the person is an expert, a judge or the like, not themselves accused."""
    if wanted.classes[0] != "accusé":
        return False
    senses = {known.classes[0] for known in person.descriptions}
    return "accusé" not in senses and not senses.isdisjoint(_NEVER_ACCUSED)


def holder_of(
    wanted: Description,
    codes: set[str],
    organizations: set[str],
    index: RoleIndex,
    discourse: Discourse,
    *,
    ahead: bool = True,
    named: bool = False,
) -> Identity | None:
    """Return the person whom the description ``wanted`` stands for by role, or None.

    Args:
        wanted: The description to resolve.
        codes: Countries that it names.
        organizations: Identifiers of the organizations that it names.
        index: The persons by role.
        discourse: What has been mentioned before.
        ahead: Whether the person may be mentioned only later.
        named: Whether only persons count whose name the document tells.
    """
    holders = index.holders(wanted.classes)
    recent = [event.identity for event in discourse.recent(wanted.start)] if holders else []
    best: tuple[float, Identity] | None = None
    for person in holders:
        score = _score(wanted, codes, organizations, person, discourse)
        if score is None or (named and not person.named) or person in discourse.absent:
            continue
        if person in recent:
            score += 0.5 - 0.01 * recent.index(person)
        elif not ahead:
            continue
        if best is None or score > best[0]:
            best = (score, person)
    return best[1] if best and best[0] > 0 else None


def _score(
    wanted: Description, codes: set[str], organizations: set[str], person: Identity, discourse: Discourse
) -> float | None:
    if not may_mean(wanted, codes, person, discourse) or is_other_unnamed(wanted, person, discourse):
        return None
    if wanted.classes[0] in _OTHERS and is_of_pronoun(wanted, discourse):
        return None  # `l'avocat de l'un d'eux` is not the one who has been told of
    if "republique" in wanted.words and person.codes and "FRA" not in person.codes and not codes:
        return None  # `le président de la République`, without a demonym, is that of France
    best: float | None = None
    former = is_former(discourse.doc, wanted)
    for description in person.descriptions[:8]:
        if former and description.end and not is_former(discourse.doc, description):
            continue
        fit = _sense_fit(wanted, description)
        if fit is None or (description.end == 0 and _is_told(person, description.classes[0])):
            continue
        fit += _complement_fit(wanted, description, discourse, loose=fit < 3.0)
        best = fit if best is None else max(best, fit)
    if best is None:
        return None
    best += 1.0 if codes & person.codes else (-0.3 if codes else 0.0)
    return best + (2.0 if organizations & person.organizations else 0.0)


def _is_told(person: Identity, sense: str) -> bool:
    """Tell whether words of the document give a person the role that a civility shows (`l'avocat de X, Me Y`)."""
    return any(each.end > each.start and each.classes[0] == sense for each in person.descriptions)


def _sense_fit(wanted: Description, known: Description) -> float | None:
    """Return how well the senses of two descriptions agree, None where not at all."""
    if wanted.classes[0] == known.classes[0]:
        return 3.0
    if wanted.classes[0] == "ministre" and known.classes[0] == "premier_ministre" and len(wanted.words) > 1:
        return None  # `le ministre de la Défense`
    if wanted.classes[0] in known.classes or (not wanted.office and known.classes[0] in wanted.classes):
        return 2.0
    return 1.0 if known.classes[0] in wanted.classes else None


def _complement_fit(wanted: Description, known: Description, discourse: Discourse, *, loose: bool) -> float:
    """Return how well the complements (`de la Fed`, `de Bordeaux`) of two descriptions agree."""
    mine, theirs = complement(wanted, discourse) - OWN_BODIES, complement(known, discourse)
    if not mine:
        return 0.3
    shared = mine & theirs
    if shared:
        return 1.0 + len(shared) / len(mine)
    if loose and (wanted.office or not theirs) and holds_elsewhere(wanted, discourse):
        return -4.0  # `le patron de la salle` is not the president
    if not theirs:
        if wanted.classes[0] == "parent" and points_elsewhere(wanted, discourse):
            return -4.0  # `la mère du bébé` is not the mother who has been told of
        return -2.0 if loose and wanted.office else -0.5
    of = any(plain(token.text) in OF for token in discourse.doc[wanted.start : wanted.end])
    if wanted.office and wanted.classes[0] not in _OTHERS and not of:
        return -0.5  # `le leader chiite`: an adjective tells no other body
    if wanted.office and (
        wanted.classes[0] in _OTHERS or any(is_capital(wanted, word, discourse) for word in mine)
    ):
        return -4.0
    return -2.0


def is_singled_out(wanted: Description, doc: Doc) -> bool:
    """Tell whether a relative singles out somebody new: `le plongeur qui les a remontés`, not `l'homme qui dirige`."""
    following = doc[wanted.end : wanted.end + 1].text
    common = set(wanted.classes) & (_ANYBODY | _PRIVATE)
    return following in {"qui", "que", "dont"} and not wanted.office and not common


def bearer_of(wanted: Description, codes: set[str], determiner: str, discourse: Discourse) -> Identity | None:
    """Return the salient person for whom a trait (`la lycéenne`, `ce fan de football`) can stand, or None."""
    anybody = set(wanted.classes) & (_ANYBODY | _PRIVATE)
    if anybody and determiner != "demonstrative" and holds_elsewhere(wanted, discourse):
        return None
    reach = 6 if determiner == "demonstrative" else 4

    def cost(event: Event) -> float | None:
        identity = event.identity
        if not may_mean(wanted, codes, identity, discourse) or is_other_unnamed(wanted, identity, discourse):
            return None
        known = {sense for description in identity.descriptions for sense in description.classes}
        if not (identity.named or event.spoke or event.subject):
            return None
        private = _PRIVATE & set(wanted.classes) or wanted.classes[0] == "personne"
        if private and any(_is_public(known) for known in identity.descriptions):
            return None
        strange = bool(known) and not known & set(wanted.classes) and not set(wanted.classes) & _ANYBODY
        if strange and not (identity.named or event.spoke):
            return None  # `un mécanicien … le plongeur`: somebody else
        unnamed = 0.0 if identity.named else 1.0 if event.spoke else 0.5
        return (1.0 if strange else 0.0) + unnamed - (_SPOKEN if event.spoke else 0.0)

    return discourse.salient(wanted.start, cost, reach)


def _is_public(description: Description) -> bool:
    """Tell whether a description is an office that no private person holds (`juge`, not `voisin`)."""
    return description.office and not set(description.classes) & (_PRIVATE | _ANYBODY)


def spoke_before(
    wanted: Description, codes: set[str], discourse: Discourse, reach: int = 1
) -> Identity | None:
    """Return the named person who spoke last, at most ``reach`` sentences before, if a trait can fit them."""
    event = next((event for event in discourse.recent(wanted.start) if event.spoke), None)
    return _if_fitting(event, wanted, codes, discourse, reach)


def acted_before(wanted: Description, codes: set[str], discourse: Discourse) -> Identity | None:
    """Return the person without any title who is the last subject, in the sentence before at the most, or None."""
    event = next(
        (event for event in discourse.recent(wanted.start) if event.subject and not event.quoted), None
    )
    person = _if_fitting(event, wanted, codes, discourse, 1)
    return person if person is not None and person.gender is not None and not person.descriptions else None


def _if_fitting(
    event: Event | None, wanted: Description, codes: set[str], discourse: Discourse, reach: int
) -> Identity | None:
    """Return the named person of ``event`` if it is near and nothing excludes that ``wanted`` means them."""
    if event is None or discourse.sentences_between(event.token, wanted.start) > reach:
        return None
    person = event.identity
    fits = person.named and may_mean(wanted, codes, person, discourse)
    return person if fits and not (wanted.office and _holds_none(person, wanted, discourse)) else None


def _is_private(person: Identity) -> bool:
    """Tell whether only a first name is told, as of victims and passers-by: the news names officers in full."""
    return " " not in person.name and first_name_gender(person.name) is not None


def _holds_none(person: Identity, wanted: Description, discourse: Discourse) -> bool:
    """Tell whether somebody holds no office as far as the text tells: a private person, or the dead and arrested."""
    return _is_private(person) or only_befallen(person, wanted.start, discourse)


def last_named(
    wanted: Description, codes: set[str], discourse: Discourse, *, any_office: bool = False
) -> Identity | None:
    """Return the named person who spoke or acted last, for a description that nothing else explains, or None.

    News varies its words (`la directrice de l'Institut`, `la mère de deux enfants`) for whom it has just named.
    Offices of others (`le procureur`) and complements that point elsewhere (`la mère de la victime`) are left out.
    """
    sense, alone = wanted.classes[0], wanted.end - wanted.start == 1 + bool(codes)
    generic = any_office or (sense in _GENERIC and alone)
    others = sense in _OTHERS and not generic and (sense != "parent" or alone)
    if wanted.gender is None or others or (not any_office and points_elsewhere(wanted, discourse)):
        return None
    for event in discourse.recent(wanted.start):
        identity = event.identity
        if discourse.sentences_between(event.token, wanted.start) > _JUST_NAMED:
            return None
        acted = (event.subject or event.spoke) and not event.quoted and not event.weak
        if not acted or identity.kind != "person" or identity.gender != wanted.gender:
            continue
        if wanted.office and _holds_none(identity, wanted, discourse):
            continue
        rival = wanted.office and not generic and any(known.office for known in identity.descriptions)
        rival = rival and not codes & identity.codes
        return (
            identity
            if identity.named and not rival and may_mean(wanted, codes, identity, discourse)
            else None
        )
    return None


def famous(wanted: Description, codes: set[str], discourse: Discourse) -> Identity | None:
    """Return the salient person of whom the document tells no office, for `le président américain`, or None.

    `le numéro 1 du parti` and `l'ancienne ministre` may stand for somebody with another office too.
    """
    former = is_former(discourse.doc, wanted)
    sense = wanted.classes[0]
    if (not former and sense in _OTHERS) or holds_elsewhere(wanted, discourse):
        return None

    def cost(event: Event) -> float | None:
        identity = event.identity
        rather_a_place = event.weak and " " not in identity.name  # `l'élue de Saint-Aubin`
        unfit = _is_private(identity) if former or codes else _holds_none(identity, wanted, discourse)
        if not identity.named or unfit or rather_a_place:
            return None
        if not may_mean(wanted, codes, identity, discourse):
            return None
        known = {sense for each in identity.descriptions for sense in each.classes} - _ANYBODY - _PRIVATE
        if former:  # somebody else's office now
            return None if sense in {known.classes[0] for known in identity.descriptions} else 0.0
        if known and not (sense in _SHARED and (event.subject or event.spoke)):
            return None
        if sense not in _FAMOUS and not event.spoke:
            return None
        return 1.0 if known else 0.0

    return discourse.salient(wanted.start, cost, 5)


def ahead_of(wanted: Description, person: Identity | None, discourse: Discourse) -> Identity | None:
    """Return the document's main person for an office named before the person (`Le Premier ministre a écrit…`).

    A former office rather belongs to somebody whom the document names once.
    """
    if is_former(discourse.doc, wanted):
        return None
    fits = person is not None and not person.descriptions and len(person.mentions) > 1
    fits = fits and person is not None and not _holds_none(person, wanted, discourse)
    fits = fits and person is not None and may_mean(wanted, set(), person, discourse)
    return person if fits and wanted.classes[0] in _FAMOUS else None


def national(codes: set[str], gender: str | None, token: int, discourse: Discourse) -> Identity | None:
    """Return the person for whom a noun of nationality (`La Française`) stands."""

    def cost(event: Event) -> float | None:
        identity = event.identity
        if identity.kind != "person" or not agrees(identity, gender):
            return None
        if identity.codes & codes:
            return -8.0
        if identity.codes:  # a foreigner may be of a town, or have played there: `l'ancien Rennais`
            return None if codes else _ELSEWHERE
        return 0.0 if identity.named else _UNNAMED

    found = discourse.salient(token, cost)
    if found is not None and not found.codes:
        found.codes |= codes  # whoever is called so once is nobody of another country
    return found
