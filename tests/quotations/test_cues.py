import pytest

from otan_extract.lexicon.tables import rows
from otan_extract.quotations.cues import CueMatch, auxiliary_start, cue_lexicon
from otan_extract.quotations.source_prepositions import source_prepositions


def match(text: str, verb: str) -> CueMatch | None:
    """Match the cue at the word ``verb`` of a text tokenized by spaces."""
    words = text.split()
    return cue_lexicon().match(words, words.index(verb))


def span(text: str, verb: str) -> str:
    found = match(text, verb)
    assert found is not None
    return " ".join(text.split()[found.start : found.end])


def lemma(text: str, verb: str) -> str | None:
    found = match(text, verb)
    return found.entry.lemma if found else None


def test_lexicon_covers_french_journalism() -> None:
    assert len({row["lemma"] for row in rows("cues")}) >= 400


def test_rows_hold_known_values_only() -> None:
    frames = {
        "incise", "que", "si", "infinitive", "de_infinitive", "a_infinitive", "attribute", "colon", "fragment",
    }  # fmt: skip
    for row in rows("cues"):
        assert set(row["frames"].split(",")) <= frames, row
        assert row["strength"] in {"speech", "thought", "manner", "weak"}, row
        assert row["reflexive"] in {"always", "optional", "never"}, row
        assert row["source_kinds"] in {"", "document"}, row


def test_every_head_has_forms() -> None:
    inflected = {row["head"] for row in rows("cue_forms")}
    assert {row["head"] for row in rows("cues")} <= inflected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("la maire a déclaré que", "déclaré", "a déclaré"),
        ("le préfet s' est réjoui", "réjoui", "s' est réjoui"),
        ("le plan avait été annoncé", "annoncé", "avait été annoncé"),
        ("la juge , ayant déclaré", "déclaré", "ayant déclaré"),
        ("le suspect aurait avoué", "avoué", "aurait avoué"),
        ("a -t -il déclaré", "déclaré", "déclaré"),
        ("s' est -elle félicitée", "félicitée", "félicitée"),
        ("il s' interroge", "interroge", "s' interroge"),
        ("le club a fait savoir", "fait", "a fait savoir"),
        ("fait -elle valoir", "fait", "fait -elle valoir"),
        ("elle met aussi en garde contre", "met", "met aussi en garde"),
        ("ils ont tiré la sonnette d' alarme", "tiré", "ont tiré la sonnette d' alarme"),
        ("il a tenu à préciser", "préciser", "préciser"),
        ("le maire s' est , pour sa part , félicité", "félicité", "félicité"),
        ("la maire à déclaré que", "déclaré", "déclaré"),
        ("la maire est d' avis que", "est", "est d' avis"),
        ("la maire a été d' avis que", "été", "a été d' avis"),
    ],
)
def test_span_takes_contiguous_auxiliaries_clitic_and_tail(text: str, verb: str, expected: str) -> None:
    assert span(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("elle s' est demandé si", "demandé", "se demander"),
        ("elle s' est , pour sa part , félicitée", "félicitée", "se féliciter"),
        ("elle a demandé si", "demandé", "demander"),
        ("il se dit prêt", "dit", "se dire"),
        ("je me réjouis", "réjouis", "se réjouir"),
        ("nous nous félicitons", "félicitons", "se féliciter"),
        ("nous nous sommes félicités", "félicités", "se féliciter"),
        ("il nous dit que", "dit", "dire"),
        ("il nous a dit que", "dit", "dire"),
        ("il s' en est félicité", "félicité", "se féliciter"),
        ("il réjouit la foule", "réjouit", None),
        ("il laisse entendre que", "laisse", "laisser entendre"),
        ("il laisse la porte ouverte", "laisse", None),
    ],
)
def test_reflexive_and_locution_choose_the_entry(text: str, verb: str, expected: str | None) -> None:
    assert lemma(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb", "mood"),
    [
        ("il dit que", "dit", "finite"),
        ("il a dit que", "dit", "finite"),
        ("ont - -elles annoncé", "annoncé", "finite"),
        ("estimant que", "estimant", "gerund"),
        ("sans le préciser", "préciser", "infinitive"),
        ("une affaire jugée « close »", "jugée", "participle"),
    ],
)
def test_a_cue_has_the_mood_of_its_verb_group(text: str, verb: str, mood: str) -> None:
    found = match(text, verb)
    assert found is not None
    assert found.mood == mood


def test_passive_is_told_from_reflexive() -> None:
    passive, reflexive = match("il a été accusé", "accusé"), match("il s' est réjoui", "réjoui")
    assert passive is not None
    assert passive.passive
    assert reflexive is not None
    assert not reflexive.passive


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("autrement dit , rien", "dit"),
        ("cela veut dire que", "dire"),
        ("c' est - à - dire que", "dire"),
        ("à vrai dire", "dire"),
        ("sans parler de la pluie", "parler"),
    ],
)
def test_fixed_expressions_report_nothing(text: str, verb: str) -> None:
    assert match(text, verb) is None


def test_auxiliary_apart_has_no_contiguous_start() -> None:
    assert auxiliary_start(["a", "-t", "-il", "déclaré"], 3) is None


def test_thought_and_manner_are_told_from_speech() -> None:
    strengths = {
        text: found.entry.strength
        for text in ("pense", "sourit", "affirme", "voit")
        if (found := match(text, text))
    }
    assert strengths == {"pense": "thought", "sourit": "manner", "affirme": "speech", "voit": "weak"}


def test_promise_takes_an_infinitive_and_accusation_only_a_fragment() -> None:
    promise, accusation = match("promet", "promet"), match("accuse", "accuse")
    assert promise is not None
    assert "de_infinitive" in promise.entry.frames
    assert accusation is not None
    assert not accusation.entry.frames & {"que", "infinitive", "de_infinitive"}


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("selon la police", "selon"),
        ("d' après elle", "d' après"),
        ("aux dires du voisin", "aux dires du"),
        ("aux yeux de la juge", "aux yeux de"),
        ("a en croire le maire", "a en croire"),
        ("si l' on en croit Paul", "si l' on en croit"),
        ("de l' avis des experts", "de l' avis des"),
        ("selon les mots de la maire", "selon les mots de"),
        ("de source policière", "de"),
    ],
)
def test_source_preposition_takes_the_longest_form(text: str, cue: str) -> None:
    found = source_prepositions().match(text.split(), 0)
    assert found is not None
    assert " ".join(text.split()[found.start : found.end]) == cue


def test_plain_de_is_no_source_preposition() -> None:
    assert source_prepositions().match(["de", "la", "ville"], 0) is None
