"""Speakers of quotations without a cue."""

from __future__ import annotations

import pytest

from otan_extract.layers import Quotation
from otan_extract.speakers.sieves import find_mentions

from .tagged import found_speaker, marked_speaker, quotation, tagged

CONTEXT = {
    "label": ("[ Le_D maire_N ] : « { Je_R reste_V } »", "label"),
    "subject of the words before a colon": (
        "[ Paula_H Ferrer_H ] se_R montre_V inquiète_A : « { Je_R reste_V } »",
        "label",
    ),
    "label after a fronted participle": (
        "Désignée_T meilleure_A joueuse_N , [ la_D gardienne_N ] hausse_V les_D épaules_N : « { Bof_B } »",
        "label",
    ),
    "label after somebody is asked": (
        "Invité_P à_E rire_I , [ Ali_H Roux_H ] hausse_V les_D épaules_N : « { Bof_B } »",
        "label",
    ),
    "whom there is no reason to calm": (
        "Pas_B de_E quoi_R calmer_I [ Ali_H Roux_H ] : « { Bof_B } »",
        "label",
    ),
    "label after an office without determiner": (
        "Photographe_N de_E métier_N , [ Ali_H Roux_H ] revient_V sur_E sa_D mère_N : « { Elle_R riait_V } »",
        "label",
    ),
    "subject of the main clause": (
        "Quand_S le_D juge_N parle_V , [ le_D maire_N ] rit_V : « { Assez_B } »",
        "label",
    ),
    "agent before the colon": (
        "Une_D version_N battue_T par_E [ son_D directeur_N de_E cabinet_N ] : « { Assez_B } »",
        "label",
    ),
    "noun of speech before the colon": (
        "Le_D pont_N ferme_V malgré_E l'_D+ avis_N de_E [ la_D CGT_P ] : « { Assez_B } »",
        "label",
    ),
    "side of the sentence": (
        "Du_E côté_N de_E [ la_D CGT_P ] , la_D colère_N gronde_V : « { Assez_B } »",
        "label",
    ),
    "side that feels the same": (
        "Même_A colère_N du_E côté_N de_E [ la_D CGT_P ] : « { Assez_B } »",
        "label",
    ),
    "somebody who says the same": ("Même_A constat_N pour_E [ le_D maire_N ] : « { Assez_B } »", "label"),
    "label after a bullet": ("-_N [ Paula_H Ferrer_H ( MR_P ) ] : « { Assez_B } »", "label"),
    "announced source": ("Selon_E [ Météo_P Alpes_P ] , « { il_R gèle_V } »", "announced source"),
    "signature": ("« { Je_R reste_V } » – [ Paula_H Ferrer_H , agricultrice_N ]", "signature"),
    "phrase right before the mark": ("Ghana_P : [ le_D FMI_P ] « { inquiet_A } »", "adjoining phrase"),
    "sentence after": (
        "« { Je_R reste_V } » [ Le_D maire_N ] rassure_V tout_D le_D monde_N .",
        "sentence after",
    ),
    "name after a circumstance": (
        "« { Je_R reste_V } » Debout_B au_E comptoir_N , [ Paula_H Ferrer_H ] , 68_M ans_N , pleure_V .",
        "presentation",
    ),
    "name with an aside": (
        "« { Je_R reste_V } » [ Paula_H Ferrer_H , 68_M ans_N , aide-soignante_N ] , ne_B cède_V pas_B .",
        "presentation",
    ),
    "first name that no entity holds": (
        "« { Je_R reste_V } » [ Paula_P ] habite_V ici_B .",
        "sentence after",
    ),
    "from whom a word comes": (
        "« { Je_R reste_V } » Le_D cri_N vient_V de_E [ Paula_H Ferrer_H ] .",
        "presentation",
    ),
    "whose feeling it is": (
        "« { Je_R reste_V } » La_D colère_N de_E [ Paula_H Ferrer_H ] demeure_V .",
        "presentation",
    ),
    "to whom the last word falls": (
        "Le_D dernier_A mot_N revient_V à_E [ Paula_H Ferrer_H ] : « { Je_R reste_V } »",
        "label",
    ),
    "for whom the last word is": (
        "Le_D mot_N de_E la_D fin_N pour_E [ le_D maire_N ] : « { Je_R reste_V } »",
        "label",
    ),
    "who does not share it": (
        "Un_D avis_N que_R ne_B partage_V pas_B [ Paula_H Ferrer_H ] : « { Je_R reste_V } »",
        "label",
    ),
    "first name that ends like a participle": ("[ Léonie_P ] , 19_M ans_N : « { Je_R reste_V } »", "label"),
    "presentation after": (
        "« { Je_R reste_V } » C'_R+ est_X le_D mot_N lancé_T par_E [ Paula_H Ferrer_H ] .",
        "sentence after",
    ),
    "sentence before": ("[ Paula_H Ferrer_H ] ne_B cède_V pas_B . « { Je_R reste_V } »", "sentence before"),
}


@pytest.mark.parametrize(("line", "sieve"), CONTEXT.values(), ids=CONTEXT.keys())
def test_finds_the_speaker_in_the_context(line: str, sieve: str) -> None:
    sentence = tagged(line)
    assert found_speaker(sentence) == (marked_speaker(sentence), sieve)


def test_a_continuation_has_the_mention_of_its_origin() -> None:
    first = tagged("« { Non_B } » , < dit_V > [ le_D maire_N ] . « Jamais_B . »")
    start = first.doc.text.index("Jamais")
    rest = Quotation(((start, start + 6),), "direct", None, None, "test", 0)
    (mention, _), (again, sieve) = find_mentions(first.doc, [quotation(first), rest])
    assert again == mention == first.speaker
    assert sieve == "continuation"


SIGNED = {
    "below": "« {1} » / — [ Ali_H Roux_H , berger_N à_E Alba_P ]",
    "on the same line": "« {1} » – [ Ali_H Roux_H , berger_N ] / Puis_B rien_R .",
    "with a relative": "« {1} » / — [ Ali_H Roux_H ] , qui_R garde_V un_D troupeau_N",
    "in brackets": "« {1} » ( [ Ali_H Roux_H , berger_N ] ) .",
    "as handed on": "« {1} » / — Une_D citation_N de_E [ Ali_H Roux_H , berger_N ]",
}
UNSIGNED = {
    "sentence of a list": "« {1} » / - Ali_H Roux_H garde_V un_D troupeau_N .",
    "heading": "« {1} » . - Les_D bergers_N -",
    "heading between dashes": "« {1} » / - Les_D bergers_N -",
    "label of the next words": "« {1} » / — Ali_H Roux_H : « Oui_B . »",
    "label with a party": "« {1} » / — Ali_H Roux_H ( MR_P ) : « Oui_B . »",
}


def _after_the_mayor(line: str) -> tuple[str | None, str | None, str]:
    """Return the mention of words that go on with the mayor's, the marked one, and the sieve."""
    words = tagged("« { Non_B } » , < dit_V > le_D maire_N . / " + line.replace("{1}", "Jamais_B ."))
    start = words.doc.text.index("Jamais")
    rest = Quotation(((start, start + 8),), "direct", None, None, "test", 0)
    _, (mention, sieve) = find_mentions(words.doc, [quotation(words), rest])
    return mention and words.doc.text[slice(*mention)], marked_speaker(words), sieve


@pytest.mark.parametrize("line", SIGNED.values(), ids=SIGNED.keys())
def test_a_signature_outweighs_the_speaker_before(line: str) -> None:
    found, expected, sieve = _after_the_mayor(line)
    assert (found, sieve) == (expected, "signature")


@pytest.mark.parametrize("line", UNSIGNED.values(), ids=UNSIGNED.keys())
def test_what_signs_nothing_leaves_words_to_the_speaker_before(line: str) -> None:
    found, _, sieve = _after_the_mayor(line)
    assert (found, sieve) == ("le maire", "continuation")


def test_a_signature_may_hang_on_its_dash() -> None:
    sentence = tagged("« { Non_B } » / -Ali_N Roux_H , berger_N")
    assert found_speaker(sentence) == ("Ali Roux , berger", "signature")


def test_an_answer_belongs_to_the_person_interviewed() -> None:
    line = "[ Élise_H Marchal_H ] publie_V un_D livre_N . / Q_P : Pour_E qui_R ? / R_P : « { Vous_R } »"
    sentence = tagged(line)
    assert found_speaker(sentence) == (marked_speaker(sentence), "interview")


def test_an_answer_may_stand_below_an_unmarked_question() -> None:
    sentence = tagged(
        "[ Élise_H Marchal_H ] publie_V un_D livre_N . / Pourquoi_B ce_D titre_N ? / « { Lisez_V } »"
    )
    assert found_speaker(sentence) == (marked_speaker(sentence), "interview")


def test_words_before_a_quotation_with_a_cue_have_its_speaker() -> None:
    second = tagged("« Assez_B . » / « { Partons_V } » , < dit_V > [ le_D maire_N ] .")
    first = Quotation(((2, 7),), "direct", None, None, "test", None)
    (mention, sieve), (again, _) = find_mentions(second.doc, [first, quotation(second)])
    assert mention == again == second.speaker
    assert sieve == "neighbour"


def test_what_a_colon_opens_after_the_marks_tells_who_speaks() -> None:
    sentence = tagged("« { Partons_V } » : [ le_D maire_N ] sort_V de_E son_D silence_N")
    assert found_speaker(sentence) == (marked_speaker(sentence), "sentence after")


def test_a_noun_of_speech_gives_way_to_whoever_speaks() -> None:
    sentence = tagged("La_D réponse_N de_E [ la_D ministre_N ] fuse_V : « { Non_B } »")
    assert found_speaker(sentence) == (marked_speaker(sentence), "label")


def test_a_heading_has_the_speaker_of_the_quotation_that_it_repeats() -> None:
    body = tagged("« Assez_B » / « { Assez_B de_E mots_N } » , < dit_V > [ le_D maire_N ] .")
    heading = Quotation(((2, 7),), "direct", None, None, "test", None)
    (mention, sieve), (again, _) = find_mentions(body.doc, [heading, quotation(body)])
    assert mention == again == body.speaker
    assert sieve == "heading"


def test_a_heading_has_the_speaker_of_the_paragraph_below() -> None:
    body = tagged("« Assez_B » / Hier_B , [ le_D maire_N ] < a_X dit_T > « { non_B } » .")
    heading = Quotation(((2, 7),), "direct", None, None, "test", None)
    (mention, sieve), (again, _) = find_mentions(body.doc, [heading, quotation(body)])
    assert mention == again == body.speaker
    assert sieve == "heading"


def test_a_colon_that_names_nobody_goes_on_with_the_last_speaker() -> None:
    first = tagged("« { Non_B } » , < dit_V > [ le_D maire_N ] . Puis_B encore_B : « Jamais_B . »")
    start = first.doc.text.index("Jamais")
    rest = Quotation(((start, start + 8),), "direct", None, None, "test", None)
    (mention, _), (again, sieve) = find_mentions(first.doc, [quotation(first), rest])
    assert again == mention == first.speaker
    assert sieve == "colon after speaker"


def test_a_noun_without_determiner_in_a_headline_is_no_label() -> None:
    assert found_speaker(tagged("Urgences_N fermées_A : « { Assez_B } »")) == (None, "none")


@pytest.mark.parametrize(("event", "sieve"), [("Mort", "none"), ("Avocate", "label")])
def test_what_happened_to_somebody_is_no_label(event: str, sieve: str) -> None:
    assert found_speaker(tagged(f"{event}_N de_E Luc_H Roux_H : « {{ Assez_B }} »"))[1] == sieve


def test_a_sentence_with_marks_introduces_nobody() -> None:
    before = "La_D maire_N lance_V {} . « {{ Je_R reste_V }} »"
    assert found_speaker(tagged(before.format("Dune_P")))[0] == "La maire"
    assert found_speaker(tagged(before.format('" Dune_P "'))) == (None, "none")


def test_whom_something_is_done_to_says_nothing_in_the_first_person() -> None:
    line = "[ Le_D suspect_N ] est_X jugé_T . « { WORDS } »"
    arcs = {1: (3, "nsubj:pass"), 0: (1, "det")}
    assert found_speaker(tagged(line.replace("WORDS", "Je_R le_R crains_V"), arcs)) == (None, "none")
    assert found_speaker(tagged(line.replace("WORDS", "Tout_R est_X faux_A"), arcs))[1] == "sentence before"


UNTOLD = {
    "whom something befalls": "« { Je_R reste_V } » Paula_H Ferrer_H est_X tuée_T .",
    "what somebody did then": "« { Je_R reste_V } » Ce_D jour-là_N , Paula_H Ferrer_H a_X tiré_T .",
}


@pytest.mark.parametrize("line", UNTOLD.values(), ids=UNTOLD.keys())
def test_a_sentence_that_tells_what_happened_presents_nobody(line: str) -> None:
    passive = {line.split().index("Paula_H") - 2: (line.split().index("Ferrer_H"), "nsubj:pass")}
    assert found_speaker(tagged(line, passive if "tuée" in line else None)) == (None, "none")


CONTINUED = {
    "somebody new": ("[ Paula_H Ferrer_H ] , 68_M ans_N , ne_B cède_V pas_B .", "presentation"),
    "somebody set against the speaker": ("Paula_H Ferrer_H , elle_R , cède_V .", "continuation"),
    "a common noun": ("La_D foule_N cède_V .", "continuation"),
}


@pytest.mark.parametrize(("after", "sieve"), CONTINUED.values(), ids=CONTINUED.keys())
def test_words_at_the_head_of_a_paragraph_go_to_whom_the_next_sentence_introduces(
    after: str, sieve: str
) -> None:
    text = tagged(f"« {{ Non_B }} » , < dit_V > [ le_D maire_N ] . / « Je_R reste_V » {after}")
    start = text.doc.text.index("Je reste")
    second = Quotation(((start, start + 8),), "direct", None, None, "test", 0)
    (first, _), (mention, found) = find_mentions(text.doc, [quotation(text), second])
    assert found == sieve
    assert mention == (text.speakers[-1] if sieve == "presentation" else first)


def test_names_alone_on_their_lines_speak_below() -> None:
    text = tagged(
        "« { Non_B } » , < dit_V > [ le_D maire_N ] . / [ Paula_H Ferrer_H ] / « Elle_R rit_V » / "
        "[ Ali_H Roux_H , comédien_N ] / « Je_R pleure_V »"
    )
    spoken = []
    for words in ("Elle rit", "Je pleure"):
        start = text.doc.text.index(words)
        spoken.append(Quotation(((start, start + len(words)),), "direct", None, None, "test", 0))
    found = find_mentions(text.doc, [quotation(text), *spoken])
    assert [mention for mention, _ in found] == list(text.speakers)
    alone = find_mentions(text.doc, [quotation(text), spoken[0]])
    assert alone[1][1] == "continuation"


def test_no_speaker_where_nothing_names_one() -> None:
    assert found_speaker(tagged("Puis_B un_D « { Bravo_B } » retentit_V .")) == (None, "none")
