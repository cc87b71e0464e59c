"""Quoted fragments after a cue in their clause."""

from __future__ import annotations

import pytest

from builders import contents, doc_of
from otan_extract.quotations.reading import read_quotations


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("La maire dénonce/V « une honte ».", "une honte"),
        ("La maire a dénoncé/T avec force « une honte ».", "une honte"),
        ("La maire accuse/V le préfet d'« abandon ».", "abandon"),
        ("La maire appelle/V les élus à « tenir bon ».", "tenir bon"),
        ("La maire met/V en garde contre « une crue ».", "une crue"),
        ("La maire y voit/V « une chance ».", "une chance"),
        ("La maire dénonce/V « une honte » et « un abandon ».", "une honte ⋯ un abandon"),
        ("La maire appelle/V les élus « au calme ».", "au calme"),
        ("La maire plaide/V pour « un nouveau pont ».", "un nouveau pont"),
        ("La maire dénonce/V un projet « inutile ».", "inutile"),
        ("La maire a qualifié/T l'offre/V de « farce ».", "farce"),
        ("La maire dénonce/V un projet «\u202finutile\u202f».", "inutile"),
        ("La maire voit/V dans cette crise « une chance ».", "une chance"),
        ("La maire l'avait appelé/T le « muet du port ».", "muet du port"),
        ("La maire a instruit/T le préfet de « fermer le pont ».", "fermer le pont"),
        ("La maire a salué/T les élus, « sans qui rien n'irait/V ».", "sans qui rien n'irait"),
        ("La maire s'est demandé/T « à quoi sert/V » le pont.", "à quoi sert"),
        ("La maire s'est interrogée/T sur « le coût du pont ».", "le coût du pont"),
        ("La maire ne cache/V pas sa « joie ».", "joie"),
        ("La maire s'en est prise/T au préfet, « un élu qui ment ».", "un élu qui ment"),
    ],
)
def test_a_cue_takes_the_fragments_of_its_clause(tagged: str, expected: str) -> None:
    assert contents(doc_of(tagged)) == [("fragment_of_cue", expected)]


@pytest.mark.parametrize("law", ["la loi sur « la sécurité »", "le projet de loi dit « d'urgence »"])
def test_what_a_law_is_called_is_no_quotation(law: str) -> None:
    assert contents(doc_of(f"La maire dénonce/V {law}.")) == []


def test_a_predicate_in_marks_is_no_object_of_an_infinitive() -> None:
    assert contents(doc_of("Souligner/I ici « relève/V de la folie ».")) == []


def test_something_is_declared_by_somebody() -> None:
    doc = doc_of("Le projet a été déclaré/T « mort » par la maire.")
    assert contents(doc) == [("fragment_of_cue", "mort")]


def test_a_participle_labels() -> None:
    doc = doc_of("Une dépense jugée/T « inutile » ferme/V le débat.")
    assert contents(doc) == [("fragment_of_participle", "inutile")]


@pytest.mark.parametrize(
    "tagged",
    [
        "La maire est accusée/T d'« abandon » par un élu.",
        "Accusée/T par le préfet d'« abandon », la maire part/V.",
    ],
)
def test_an_accusation_in_the_passive_needs_who_makes_it(tagged: str) -> None:
    assert [content for _, content in contents(doc_of(tagged))] == ["abandon"]
    assert contents(doc_of("La maire est accusée/T d'« abandon » et de vol.")) == []


def test_somebody_is_called_a_name() -> None:
    doc = doc_of("La maire a appelé/T Paul Roux « le muet ».", people=("Paul Roux",))
    assert contents(doc) == [("fragment_of_cue", "le muet")]


def test_one_verb_takes_all_fragments_of_its_objects() -> None:
    doc = doc_of("La maire demande/V l'envoi du « train bleu », la reprise du « bac de nuit ».")
    assert contents(doc) == [("fragment_of_cue", "train bleu ⋯ bac de nuit")]


def test_a_gapped_clause_makes_a_quotation_of_its_own() -> None:
    doc = doc_of("La maire insiste/V sur « le calme », le préfet sur « la patience ».")
    assert contents(doc) == [("fragment_of_cue", "le calme"), ("fragment_of_cue", "la patience")]
    doc = doc_of("La maire parle/V d'un « abandon », le préfet d'une « chance ».")
    assert contents(doc) == [("fragment_of_cue", "abandon"), ("fragment_of_cue", "chance")]


@pytest.mark.parametrize(
    "tagged",
    [
        "La maire dénonce/V le plan « Aube ».",
        "La maire évoque/V le phénomène du « surf ».",
        "La maire voit/V les élus « verts ».",
        "La maire n'a pas dénoncé/T « une honte ».",
        "La maire ferme/V le « vieux pont ».",
        "La maire a dénoncé/T un élu pour « outrage ».",
        "La maire a salué/T « La Digue à Deux ».",
        "La maire a commenté/T le cortège des « gilets jaunes ».",
        "La maire a loué/T le film (« un pont ») à la radio.",
        "La maire souhaitant/G punir/V « un délit », elle part/V.",
        "La maire constate/V alors que l'élu, dans un « état grave », part/V.",
        "La maire dénonce/V un pont ; les « verts » partent/V.",
        "La crise relève/V de « la farce ».",
        "Le pont relève/V du « patrimoine ».",
        "La maire dit/V merci, les élus votent/V « contre ».",
        "La maire a dénoncé/T le compte « @valmont ».",
        "Jean Morel, dit/T « le Grand », ferme/V le pont.",
        "La maire, surnommée/T « la Reine », ferme/V le pont.",
        "La maire craint/V un pont, des routes, des écoles, des ports « verts ».",
    ],
)
def test_what_is_no_fragment(tagged: str) -> None:
    assert contents(doc_of(tagged)) == []


def test_a_thing_threatens_with_no_words() -> None:
    arcs = {"qui": ("menace", "nsubj"), "menace": ("ouragan", "acl:relcl")}
    doc = doc_of("L'ouragan/P Zelda, qui menace/V « de nombreuses îles », avance/V.", arcs)
    assert contents(doc) == []


def test_a_term_that_keeps_coming_back_is_no_fragment() -> None:
    doc = doc_of("Le « verrou » ferme/V.\nLe « verrou » tombe/V.\nLa maire dénonce/V le « verrou ».")
    assert contents(doc) == []


def test_the_verb_of_what_somebody_went_on_with_is_the_cue() -> None:
    doc = doc_of("La maire a accusé/T le préfet avant de dénoncer/I « une honte ».")
    quotations, _ = read_quotations(doc)
    assert [doc.text[slice(*found.cue)] for found in quotations if found.cue] == ["dénoncer"]


def test_a_body_whose_noun_ends_like_an_abstract_one_speaks() -> None:
    doc = doc_of("La mutualité évoque/V « une erreur ».", {"mutualité": ("évoque", "nsubj")})
    assert contents(doc) == [("fragment_of_cue", "une erreur")]
