"""Where a reporting verb stands, in which form, and whether its word is a verb at all."""

from __future__ import annotations

import pytest

from builders import Arcs, contents, cue_of, doc_of, layout_of
from otan_extract.quotations.spotting import spot_cues


def cues(tagged: str, arcs: Arcs | None = None) -> list[str]:
    layout = layout_of(tagged, arcs)
    return [layout.text[cue.start : cue.end] for cue in spot_cues(layout)]


@pytest.mark.parametrize(
    ("tagged", "cue"),
    [
        ("La maire a déclaré/T que tout va/V.", "a déclaré"),
        ("« Oui », a-t-elle déclaré/T.", "déclaré"),
        ("La maire s'est félicitée/T.", "s'est félicitée"),
        ("La maire fait/V valoir/I que tout va/V.", "fait valoir"),
        ("La maire a, pour sa part, déclaré/T que tout va/V.", "déclaré"),
        ("La maire, ayant déclaré/T que tout va/V, part/V.", "ayant déclaré"),
        ("La maire a, dans un texte rendu/T public/A hier, déclaré/T que tout va/V.", "déclaré"),
    ],
)
def test_the_cue_is_the_verb_with_its_contiguous_auxiliaries(tagged: str, cue: str) -> None:
    assert cue in cues(tagged)


def test_an_unknown_verb_after_marks_reports_though_it_is_negated() -> None:
    doc = doc_of("« Le pont ferme/V », ne décolère/V pas la maire.")
    assert contents(doc) == [("incise_after_marks", "Le pont ferme")]


@pytest.mark.parametrize(
    "tagged",
    ["La note du préfet arrive/V.", "Le rapport de la cour arrive/V.", "La réplique du pont arrive/V."],
)
def test_a_noun_with_the_form_of_a_cue_is_none(tagged: str) -> None:
    assert cues(tagged) == []


def test_the_neighbours_overrule_a_noun() -> None:
    assert cues("« Oui », note/N -t-elle.") == ["note"]
    assert cues("« Oui », l'a noté/N la maire.") == ["a noté"]


def test_an_object_pronoun_after_a_subject_pronoun_tells_a_verb() -> None:
    assert cues("Il la juge/N « dure ».") == ["juge"]
    assert cues("Pour elle le juge/N va/V partir/I.") == []


def test_a_participle_with_an_object_pronoun_is_no_noun() -> None:
    assert cues("La maire crie/V, le menaçant/N de partir/I.") == ["crie", "menaçant"]


def test_an_adjective_after_a_determiner_is_no_cue() -> None:
    assert cues("Le célèbre/A roman arrive/V.") == []


def test_a_coordinated_participle_shares_the_auxiliary() -> None:
    layout = layout_of("La maire a ri/T et précisé/T que tout va/V.", {"précisé": ("ri", "conj")})
    assert cue_of(layout, "précisé").mood == "finite"


def test_a_participle_goes_on_over_what_an_earlier_one_governs() -> None:
    arcs = {
        "promis": ("promis", "ROOT"),
        "a": ("promis", "aux:tense"),
        "agir": ("promis", "xcomp"),
        "exhorté": ("agir", "conj"),
    }
    layout = layout_of("La maire a promis/T d'agir/I et exhorté/T Paul à « partir ».", arcs)
    cue = cue_of(layout, "exhorté")
    assert (cue.mood, layout.doc[cue.group].text) == ("finite", "exhorté")


def test_a_participle_of_what_is_said_does_not_go_on_with_the_reporting() -> None:
    arcs = {
        "dit": ("dit", "ROOT"),
        "a": ("dit", "aux:tense"),
        "fermé": ("dit", "ccomp"),
        "était": ("fermé", "aux:pass"),
        "condamné": ("fermé", "conj"),
    }
    layout = layout_of("La maire a dit/T que le pont était fermé/T et condamné/T.", arcs)
    assert cue_of(layout, "condamné").mood == "participle"


def test_a_listed_participle_has_the_auxiliary_of_the_first() -> None:
    arcs = {"vu": ("vu", "ROOT"), "a": ("vu", "aux:tense"), "salué": ("vu", "advcl")}
    layout = layout_of("La maire a vu/T Paul, salué/T « un effort » et souri/T.", arcs)
    assert cue_of(layout, "salué").mood == "finite"


def test_a_fragment_before_a_coordinated_participle_is_read() -> None:
    doc = doc_of(
        "La maire a jugé/T la crue « grave » et appelé/T au calme.",
        {"jugé": ("jugé", "ROOT"), "a": ("jugé", "aux:tense"), "appelé": ("jugé", "conj")},
    )
    assert contents(doc) == [("fragment_of_cue", "grave")]


def test_gerunds_and_infinitives_are_told_apart() -> None:
    layout = layout_of("La maire part/V, ajoutant/G que tout va/V, sans préciser/I si le pont tiendra/V.")
    assert [cue_of(layout, verb).mood for verb in ("ajoutant", "préciser")] == ["gerund", "infinitive"]


def test_an_infinitive_governed_by_an_inserted_verb_reports_like_it() -> None:
    layout = layout_of("« Oui », s'est contentée/T de répondre/I la maire.")
    assert cue_of(layout, "répondre").mood == "governed"


def test_passive_and_inversion() -> None:
    layout = layout_of("Le plan a été annoncé/T. « Oui », a-t-elle dit/T.")
    assert cue_of(layout, "annoncé").passive
    assert cue_of(layout, "dit").inverted


@pytest.mark.parametrize(
    ("tagged", "verb", "third"),
    [
        ("Je dis/V que tout va/V.", "dis", False),
        ("J'ai dit/T que tout va/V.", "dit", False),
        ("La maire dit/V que tout va/V.", "dit", True),
        ("« Oui », avons-nous dit/T.", "dit", False),
    ],
)
def test_the_third_person_is_told_from_the_first_and_second(tagged: str, verb: str, third: bool) -> None:
    assert cue_of(layout_of(tagged), verb).third_person is third


def test_a_verb_outside_of_the_lexicon_reports_between_marks_and_subject() -> None:
    doc = doc_of("« Le pont tiendra/V bon », zozote/V la maire.")
    assert contents(doc) == [("incise_after_marks", "Le pont tiendra bon")]


def test_marks_that_hold_the_subject_make_no_cue() -> None:
    assert contents(doc_of("Le « vrai test de force » viendra/V lundi.")) == []
