"""The named persons of a document, with what titles and appositions tell of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from otan_extract.columns import columns
from otan_extract.layers import CountryMention, OrganizationMention
from otan_extract.speakers.affiliation import inside
from otan_extract.speakers.ages import age_after
from otan_extract.speakers.clusters import Cluster, cluster
from otan_extract.speakers.discourse import Identity
from otan_extract.speakers.fates import befalls
from otan_extract.speakers.names import Name, find_names
from otan_extract.speakers.party_labels import party_labels
from otan_extract.speakers.roles import Description, apposition_after, attribute_after, title_before
from otan_extract.speakers.wordlists import word_list

# The type of organization of which a person belongs to one at a time.
PARTY = "political_party"
_COURTS = frozenset({"cour", "tribunal", "assises"})
_CHAMBER = frozenset(
    {"president", "presidente", "chambre"}
)  # `le président de la chambre`, but `de la chambre d'agriculture`
_LAWYERS = frozenset({"me", "maître", "mes"})
_DOCTORS = frozenset({"dr", "dr.", "docteur", "docteure"})
_ACADEMICS = frozenset({"pr", "pr."})
_CIVILITY_CLASSES = ((_LAWYERS, "avocat"), (_DOCTORS, "médecin"), (_ACADEMICS, "professeur"))
# What courts and the police do to the accused, and what names the trial.
_TRIED = word_list("tried")
_SENTENCES = word_list("sentences")
_CLAUSE = 10  # tokens
_TRIALS = frozenset({"procès", "jugement", "condamnation", "arrestation", "incarcération"})
# Participles that open a sentence about a witness, and what they are called for.
_CALLED = frozenset({"appelé", "appelée", "cité", "citée", "entendu", "entendue", "convoqué", "convoquée"})
_TO_TESTIFY = frozenset({"témoigner", "témoin", "témoins"})
_OPENING = 8


class People:
    """The named persons and the tokens at which each is named."""

    def __init__(
        self,
        doc: Doc,
        countries: Sequence[CountryMention],
        organizations: Sequence[OrganizationMention],
        speaking: frozenset[int],
        cues: frozenset[int],
    ) -> None:
        self.doc = doc
        self.speaking = speaking
        self._cues = cues
        self.names: list[tuple[Name, Identity]] = []
        self.title_tokens: set[int] = set()
        self.told: dict[int, list[Description]] = {}
        self._countries = countries
        self._organizations = organizations
        taken = [(each.start, each.end) for each in countries]
        taken += [(each.start, each.end) for each in organizations if each.wikidata or each.type]
        guessed = [(each.start, each.end) for each in organizations if not (each.wikidata or each.type)]
        found = cluster(doc, find_names(doc, taken, guessed), speaking)
        self.identities = [self._identity(known) for known in found]
        self.names.sort(key=lambda pair: pair[0].start)
        self._share_offices()

    def _share_offices(self) -> None:
        """Give whoever is somebody's counterpart (`Son homologue, Jean Kolar`) that person's office."""
        last: Identity | None = None
        for _, person in self.names:
            senses = {known.classes[0] for known in person.descriptions}
            if senses == {"homologue"} and last is not None and last is not person:
                theirs = next(known for known in last.descriptions if known.office)
                person.descriptions.append(
                    Description(0, 0, None, theirs.classes, frozenset(), theirs.office)
                )
            if any(known.office and known.classes[0] != "homologue" for known in person.descriptions):
                last = person

    def _identity(self, known: Cluster) -> Identity:
        person = Identity(_full_name(self.doc, known), "person", named=True)
        votes: Counter[str] = Counter()
        if known.gender:
            votes[known.gender] += 2
        for name in known.names:
            self.names.append((name, person))
            start, end = self.doc[name.start].idx, self.doc[name.end - 1]
            person.mentions.add((start, end.idx + len(end)))
            self._describe(person, name, votes)
            person.befallen = person.befallen or befalls(self.doc, name)
            person.age = person.age or age_after(self.doc, name.end)
            if self._testifies(name):
                person.descriptions.append(Description(0, 0, None, ("témoin",), frozenset(), True))
            if self._is_tried(name):
                person.descriptions.append(Description(0, 0, None, ("accusé",), frozenset(), False))
        shown = {name.civility for name in known.names}
        for civilities, sense in _CIVILITY_CLASSES:
            if not shown.isdisjoint(civilities):
                person.descriptions.append(Description(0, 0, None, (sense,), frozenset(), True))
        person.gender = votes.most_common(1)[0][0] if votes else None
        return person

    def _is_tried(self, name: Name) -> bool:
        """Tell whether a court or the police deals with the person (`X est jugé`, `le procès de X`)."""
        forms = columns(self.doc).forms[max(0, name.opening - 3) : name.opening]
        before = {form.lower() for form in forms}
        if before & _TRIALS and before & {"de", "d'", "d’"}:
            return True
        if forms[-1:] == ["contre"] and self._is_demanded(name.opening):
            return True
        token = self.doc[name.start]
        for _ in range(3):
            if token.dep_ in {"nsubj", "nsubj:pass"}:
                return token.head.lower_ in _TRIED
            token = token.head
        return False

    def _is_demanded(self, opening: int) -> bool:
        """Tell whether a sentence is asked for or passed in the clause: `Il a requis dix ans contre X`."""
        forms = columns(self.doc).forms[max(0, opening - _CLAUSE) : opening]
        return not _SENTENCES.isdisjoint(form.lower() for form in forms)

    def _testifies(self, name: Name) -> bool:
        """Tell whether the sentence opens with a call to testify (`Appelé à témoigner, X …`)."""
        forms = columns(self.doc).forms
        start = self.doc[name.start].sent.start
        opening = [form.lower() for form in forms[start : min(name.opening, start + _OPENING)]]
        return bool(opening) and opening[0] in _CALLED and not _TO_TESTIFY.isdisjoint(opening)

    def _describe(self, person: Identity, name: Name, votes: Counter[str]) -> None:
        """Read the title before and the apposition after one occurrence of a name."""
        title = title_before(self.doc, name.opening)
        origin = name.opening - 1 if title is None and self._is_demonym(name.opening - 1) else None
        if origin is not None and self.doc[origin - 1].pos_ == "DET":
            title = self._apposed_title(origin - 1)  # `l'attaquant, l'Espagnol Javier Ruiz`
        earlier = self._title_before_title(title)
        apposition, affiliation = apposition_after(self.doc, name.end)
        for found in (title, earlier, apposition, attribute_after(self.doc, name.opening, name.end)):
            if found is None or found.start in self._cues:
                continue  # `juge Anne Roux`, after what she said
            person.descriptions.append(found)
            if found.classes[0] == "président" and _is_of_court(found):
                person.descriptions.append(Description(0, 0, None, ("juge", "magistrat"), frozenset(), True))
            self.told.setdefault(name.start, []).append(found)
            self.title_tokens.update(range(found.start, found.end))
            self.learn(person, found.start, found.end)
            if found.gender == "f" or self._shows_masculine(found):
                votes[found.gender or "m"] += 3
            elif found.gender == "m":  # `médecin`, `auteur` of women too
                votes["m"] += 1
        if origin is not None:  # `l'Espagnol Javier Ruiz`
            self.title_tokens.add(origin)
            self.learn(person, origin, name.opening)
        if affiliation is not None and apposition is None:
            self.learn(person, *affiliation)
        if name.civility and name.civility in {"m.", "m", "mme", "monsieur", "madame", "mlle"}:
            votes[known_gender(name.civility)] += 5

    def _shows_masculine(self, found: Description) -> bool:
        determiner = self.doc[found.start - 1].lower_ if found.start else ""
        return found.gender == "m" and determiner in {"le", "un", "ce", "du", "au"}

    def _title_before_title(self, title: Description | None) -> Description | None:
        """Return the description to which a title is apposed in turn: `son homologue, la ministre X`."""
        if title is None:
            return None
        return self._apposed_title(
            title.start - 1 if self.doc[title.start - 1].pos_ == "DET" else title.start
        )

    def _apposed_title(self, opening: int) -> Description | None:
        """Return the title that a comma parts from the phrase at token ``opening``."""
        return title_before(self.doc, opening) if opening > 0 and self.doc[opening - 1].text == "," else None

    def _is_demonym(self, token: int) -> bool:
        if token < 0:
            return False
        word = self.doc[token]
        return any(
            each.form == "demonym" for each in inside(self._countries, (word.idx, word.idx + len(word)))
        )

    def learn(self, person: Identity, start: int, end: int) -> None:
        """Add the countries and organizations in the tokens to what is known of ``person``."""
        place = columns(self.doc).offsets(start, end)
        person.spans.append(place)
        person.codes.update(each.code for each in inside(self._countries, place) if each.form == "demonym")
        bodies = inside(self._organizations, place)
        person.organizations.update(each.id for each in bodies)
        for party in (each for each in bodies if each.type == PARTY):
            person.parties.add(party.id)
            person.labels |= party_labels(party.name)


def known_gender(civility: str) -> str:
    """Return the gender of a civility for a man or a woman."""
    return "f" if civility.startswith(("mme", "mad", "mlle")) else "m"


def _full_name(doc: Doc, known: Cluster) -> str:
    """Return the fullest form of a person's name, not in capitals where another is."""
    fullest = [name for name in known.names if len(name.words) == len(known.words)]
    forms = [" ".join(columns(doc).between(name.start, name.end).split()) for name in fullest]
    shouted = [any(len(word) > 2 and word.isupper() for word in form.split()) for form in forms]
    return next((form for form, loud in zip(forms, shouted, strict=True) if not loud), forms[0])


def _is_of_court(presidency: Description) -> bool:
    alone = "chambre" in presidency.words and presidency.words <= _CHAMBER
    return alone or not presidency.words.isdisjoint(_COURTS)
