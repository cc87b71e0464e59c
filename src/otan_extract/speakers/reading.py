"""One reading of a document from left to right, which resolves each mention against those before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise

from spacy.tokens import Doc, Token

from otan_extract.columns import columns
from otan_extract.layers import CountryMention, Offsets, OrganizationMention, Quotation
from otan_extract.speakers.anaphors import known, named_since, resolve
from otan_extract.speakers.bodies import Bodies
from otan_extract.speakers.discourse import Discourse, Identity, is_subject
from otan_extract.speakers.disputes import ANSWERS, note_attack
from otan_extract.speakers.extents import token_at, tokens_at
from otan_extract.speakers.groups import joined_names
from otan_extract.speakers.mentions import phrase_end
from otan_extract.speakers.names import Name
from otan_extract.speakers.nesting import with_outer_speakers
from otan_extract.speakers.owners import tie
from otan_extract.speakers.persons import People
from otan_extract.speakers.pronouns import antecedent
from otan_extract.speakers.register import Register
from otan_extract.speakers.repeats import said_elsewhere
from otan_extract.speakers.wordlists import plain, role_at, word_list
from otan_extract.speakers.words import FINITE, PLURAL

_DEFINITE = frozenset({"le", "la", "l'"})
_INDEFINITE = frozenset({"un", "une"})
_POSSESSIVE = frozenset({"son", "sa"})
_ARTICLES = _DEFINITE | _INDEFINITE | _POSSESSIVE | {"l’"}
_GOVERNING = frozenset(
    {"de", "d'", "du", "des", "sur", "dans", "a", "au", "aux", "chez", "par", "pour", "en"}
)
_CLITICS = frozenset(
    {"ne", "n'", "n’", "se", "s'", "s’", "y", "en", "lui", "leur", "le", "la", "l'", "l’", "les"}
)
_LONGEST = 10
_TITLE = 4  # tokens between `quant` and a name
# Words that announce who comes next, and how many before the name are looked at.
_FLOORS = frozenset(tuple(words.split()) for words in word_list("announcements"))
_FLOOR = 7
_AM = frozenset({"suis", "appelle"})  # `Je suis Paul Roux` names the speaker
_STOPS = frozenset('.:;!?…«»"“”()')
_PRONOUNS = frozenset({"il", "elle"})
_PERSONAL = frozenset({"nsubj", "nsubj:pass"})


class What(IntEnum):
    """What there is to read at a token; at the same token, in this order."""

    SPEAKER = 0
    NAME = 1
    NAMES = 2
    ORGANIZATION = 3
    DESCRIPTION = 4
    PRONOUN = 5


class Reading:
    """The state of one reading."""

    def __init__(
        self,
        doc: Doc,
        quotations: Sequence[Quotation],
        mentions: Sequence[Offsets | None],
        countries: Sequence[CountryMention],
        organizations: Sequence[OrganizationMention],
    ) -> None:
        self.doc = doc
        self.quotations = quotations
        self.mentions = mentions
        self.speaking = _tokens(doc, [mention for mention in mentions if mention])
        segments = [part for each in quotations if each.kind == "direct" for part in each.segments]
        cues = _tokens(doc, [each.cue for each in quotations if each.cue])
        self.people = People(doc, countries, organizations, self.speaking, cues)
        reported = [part for each in quotations if each.kind != "direct" for part in each.segments]
        self.discourse = Discourse(doc, _tokens(doc, segments), _tokens(doc, reported))
        answers = (q.lemma in ANSWERS for q in quotations)
        answering = [mention for mention, answer in zip(mentions, answers, strict=True) if mention and answer]
        self.discourse.answers = _tokens(doc, answering)
        self._name_starts = [name.start for name, _ in self.people.names]
        self.bodies = Bodies(doc, organizations, countries)
        self.register = Register(doc, self.discourse, self.people, self.bodies, countries)
        self.joined = joined_names(self.register)

    def resolve(self) -> list[Identity | None]:
        """Return the identity of each quotation's speaker."""
        by_mention: dict[Offsets, Identity] = {}
        for token, what, index in self._items():
            if what == What.SPEAKER:
                mention = self.mentions[index]
                if mention is not None and mention not in by_mention:
                    by_mention[mention] = self._speak(mention, token, index)
            elif what == What.NAME:
                self._name(token, index)
            elif what == What.NAMES:
                self._add(token, self.register.joint(self.joined[index][1]))
            elif what == What.ORGANIZATION:
                self._organization(token, index)
            elif what == What.PRONOUN:
                self._pronoun(token)
            else:
                self._describe(token)
        self._look_back(by_mention)
        found = [by_mention.get(mention) if mention else None for mention in self.mentions]
        found = with_outer_speakers(self.register, self.quotations, self.mentions, found)
        return said_elsewhere(self.doc, self.quotations, found)

    def _look_back(self, by_mention: dict[Offsets, Identity]) -> None:
        """Give the first speakers of the text whom it only described the name that it tells later."""
        for mention, identity in by_mention.items():
            described = not identity.named and not identity.plural
            named = named_since(self.register, mention) if described else None
            if named is not None:
                named.mentions |= identity.mentions
                by_mention.update({place: named for place, each in by_mention.items() if each is identity})

    def _items(self) -> list[tuple[int, What, int]]:
        """Return what there is to read as (token, what, index), in order."""
        items: list[tuple[int, What, int]] = []
        for i, mention in enumerate(self.mentions):
            items += self._item(What.SPEAKER, i, mention)
        for i, each in enumerate(self.bodies.mentions):
            items += self._item(What.ORGANIZATION, i, (each.start, each.end))
        items += [(name.start, What.NAME, i) for i, (name, _) in enumerate(self.people.names)]
        items += [(start, What.NAMES, i) for i, (start, _) in enumerate(self.joined)]
        known_forms = columns(self.doc)
        articles, pronouns = known_forms.of_lower(_ARTICLES), known_forms.of_lower(_PRONOUNS)
        items += [(i, What.DESCRIPTION, 0) for i in articles if self._is_described(i)]
        items += [(i, What.PRONOUN, 0) for i in pronouns if self._stands_for_somebody(self.doc[i])]
        return sorted(items)

    def _item(self, what: What, index: int, place: Offsets | None) -> list[tuple[int, What, int]]:
        return [(token_at(self.doc, place[0]), what, index)] if place else []

    def _is_described(self, i: int) -> bool:
        """Tell whether the article ``i`` opens a phrase of role or origin, outside of names and quotations."""
        if i + 1 == len(self.doc) or i in self.speaking or i in self.discourse.quoted:
            return False
        titles = self.people.title_tokens
        if i in titles or i + 1 in titles:
            return False
        if role_at(self.doc, i + 1) is not None:
            return True
        return self.register.nationality(i + 1) and plain(self.doc[i].text) not in _INDEFINITE

    def _stands_for_somebody(self, pronoun: Token) -> bool:
        """Tell whether `il`, `elle` of the narration stands for somebody: no impersonal `il faut`."""
        if pronoun.dep_ not in _PERSONAL:
            return False
        return pronoun.i not in self.speaking and pronoun.i not in self.discourse.quoted

    def _pronoun(self, token: int) -> None:
        """Keep whoever a pronoun of the narration stands for in mind: the next one may stand for the same."""
        identity = antecedent(self.doc[token].text, token, self.discourse)
        if identity is not None and identity.kind == "person":
            self.discourse.add(token, identity, subject=True)

    def _named_by(self, index: int) -> frozenset[Identity]:
        """Return the persons whom a direct quotation names: they are talked about, not talking."""
        quotation = self.quotations[index]
        if quotation.kind != "direct":
            return frozenset()
        spans = [tokens_at(self.doc, part) for part in quotation.segments]
        return frozenset(
            person
            for span in spans
            for name, person in self.people.names[
                bisect_left(self._name_starts, span.start) : bisect_left(self._name_starts, span.stop)
            ]
            if name.opening == 0 or plain(self.doc[name.opening - 1].text) not in _AM
        )

    def _speak(self, mention: Offsets, token: int, index: int) -> Identity:
        self.discourse.absent = self._named_by(index)
        identity = resolve(self.register, mention)
        self.discourse.absent = frozenset()
        identity.mentions.add(mention)
        own = self.register.description(self.register.phrase(mention))
        if own is not None and identity.kind == "person":
            tie(self.register, identity, own)
        self.discourse.add(token, identity, subject=True, spoke=True)
        return identity

    def _name(self, token: int, index: int) -> None:
        name, person = self.people.names[index]
        for description in self.people.told.get(name.start, ()):
            tie(self.register, person, description)
        weak = name.opening > 0 and plain(self.doc[name.opening - 1].text) in {"de", "d'", "du"}
        subject = is_subject(self.doc[name.start]) or self._opens(name.opening)
        subject = subject or _is_given_floor(self.doc, name) or _is_topic(self.doc, name.opening)
        titled = any(self._opens(max(0, told.start - 1)) for told in self.people.told.get(name.start, ()))
        acts = not weak and (titled or _verb_follows(self.doc, _after_apposition(self.doc, name.end)))
        self.discourse.add(token, person, subject=subject or acts, weak=weak)
        if not subject:
            note_attack(self.doc, name, person, self.discourse)

    def _organization(self, token: int, index: int) -> None:
        if token not in self.speaking:
            before = list(map(plain, columns(self.doc).forms[max(0, token - 2) : token]))
            weak = before[-1:] != [] and (
                before[-1] in _GOVERNING or (before[-1] in _DEFINITE and before[0] in _GOVERNING)
            )
            identity = self.register.body(self.bodies.mentions[index])
            self.discourse.add(token, identity, subject=not weak and is_subject(self.doc[token]), weak=weak)

    def _acts(self, noun: int, *, owned: bool) -> bool:
        """Tell whether a noun is a subject; what somebody's relative only is, is told of that somebody."""
        token = self.doc[noun]
        is_said_to_be = any(child.dep_ == "cop" for child in token.head.children)
        return is_subject(token) and not (owned and is_said_to_be)

    def _describe(self, token: int) -> None:
        """Resolve a noun phrase of the narration: somebody known, else a new person if it is a subject."""
        end = phrase_end(self.doc, token, min(len(self.doc), token + _LONGEST))
        place = columns(self.doc).offsets(token, max(end, token + 2))
        definite = plain(self.doc[token].text) in _DEFINITE
        identity = known(self.register, place) if definite else None
        owned = self.doc[token].lower_ in _POSSESSIVE
        agent = token > 0 and self.doc[token - 1].lower_ == "par" and not owned
        if identity is not None:
            identity.mentions.add((self.doc[token].idx, self.doc[token + 1].idx + len(self.doc[token + 1])))
        elif agent or not (definite or owned) or self._acts(token + 1, owned=owned):
            phrase = self.register.phrase(place)
            identity = self.register.identity(phrase.core, "person")
            identity.gender = identity.gender or phrase.gender
            description = self.register.description(phrase)
            if description is not None and not identity.descriptions:
                identity.descriptions.append(description)
        if identity is not None:
            self._add(token, identity, agent=agent)

    def _add(self, token: int, identity: Identity, *, agent: bool = False) -> None:
        subject = (
            is_subject(self.doc[token]) or is_subject(self.doc[token + 1]) or self._opens(token) or agent
        )
        self.discourse.add(token, identity, subject=subject)

    def _opens(self, token: int) -> bool:
        """Tell whether ``token`` opens a sentence."""
        while token > 0 and self.doc[token - 1].is_punct and not self.doc[token].is_sent_start:
            token -= 1
        return token == 0 or bool(self.doc[token].is_sent_start) or "\n" in self.doc[token - 1].text


def _is_topic(doc: Doc, opening: int) -> bool:
    """Tell whether `quant à` sets apart whose name opens at ``opening``, after a title at most."""
    forms = [form.lower() for form in columns(doc).forms[max(0, opening - _TITLE) : opening]]
    return "quant" in forms and not {"à", "au"}.isdisjoint(forms)


def _is_given_floor(doc: Doc, name: Name) -> bool:
    """Tell whether a sentence announces the person: `C'est au tour de X`, `Même avis chez X`."""
    before = [plain(form) for form in columns(doc).forms[max(0, name.opening - _FLOOR) : name.opening]]
    return any(pair in _FLOORS for pair in pairwise(before))


def _after_apposition(doc: Doc, end: int) -> int:
    """Return the comma that closes what is apposed to a name ending at ``end`` (`, aide-soignante,`), else ``end``."""
    if end >= len(doc) or doc[end].text != ",":
        return end
    for i in range(end + 1, min(end + _LONGEST, len(doc))):
        if doc[i].text == ",":
            return i
        if doc[i].pos_ in {"VERB", "AUX"} or doc[i].text in _STOPS:
            return end
    return end


def _verb_follows(doc: Doc, end: int) -> bool:
    """Tell whether a finite verb follows what ends at ``end``, over a comma and clitics (`, ne cache pas`)."""
    i = end + 1 if end < len(doc) and doc[end].text == "," else end
    while i < len(doc) and doc[i].lower_ in _CLITICS:
        i += 1
    if i == len(doc) or doc[i].pos_ not in {"VERB", "AUX"}:
        return False
    morph = str(doc[i].morph)
    return FINITE in morph and PLURAL not in morph


def _tokens(doc: Doc, spans: Sequence[Offsets]) -> frozenset[int]:
    """Return the indices of the tokens that overlap one of ``spans``."""
    found: set[int] = set()
    for start, end in spans:
        found.update(tokens_at(doc, (start, end)))
    return frozenset(found)
