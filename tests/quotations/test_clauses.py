"""Reported clauses: ``que``, ``si`` and the speaker's own infinitive."""

from __future__ import annotations

import re

import pytest

from builders import Arcs, cue_of, layout_of
from otan_extract.quotations.clauses import read_clause
from otan_extract.quotations.spotting import spot_cues


def read(tagged: str, verb: str, arcs: Arcs | None = None) -> tuple[str, str] | None:
    layout = layout_of(tagged, arcs)
    draft = read_clause(layout, cue_of(layout, verb), spot_cues(layout))
    if draft is None:
        return None
    return draft.rule, " ⋯ ".join(layout.text[start:end] for start, end in draft.segments)


@pytest.mark.parametrize(
    ("tagged", "verb", "expected"),
    [
        ("La maire déclare/V que le pont tiendra/V.", "déclare", "le pont tiendra"),
        ("La maire a aussi déclaré/T qu'il tiendra/V.", "déclaré", "il tiendra"),
        ("La maire a déclaré/T jeudi/B que le pont tiendra/V.", "déclaré", "le pont tiendra"),
        ("La maire a déclaré/T dans un communiqué que le pont tiendra/V.", "déclaré", "le pont tiendra"),
        ("La maire déclare/V de son côté/N que le pont tiendra/V.", "déclare", "le pont tiendra"),
        ("La maire est d'avis que le pont tiendra/V.", "est", "le pont tiendra"),
        ("La maire fait/V savoir/I que le pont tiendra/V.", "fait", "le pont tiendra"),
        ("La maire renseigne/V que le pont tiendra/V.", "renseigne", "le pont tiendra"),
        ("La maire a dit/T à qui veut/V l'entendre/I que le pont tiendra/V.", "dit", "le pont tiendra"),
        ("La maire a mis/T l'accent sur le fait que le pont tiendra/V.", "mis", "le pont tiendra"),
        ("Les élus s'entendent/V pour dire/I que le pont tiendra/V.", "entendent", "le pont tiendra"),
        ("La maire part/V, ajoutant/G que le pont tiendra/V.", "ajoutant", "le pont tiendra"),
        ("La maire déclare/V que « le pont tiendra/V ».", "déclare", "le pont tiendra"),
        ("La maire déclare/V que le pont « tiendra/V ».", "déclare", "le pont « tiendra »"),
        ("La maire révèle/V ainsi que le pont tiendra/V.", "révèle", "le pont tiendra"),
        ("La maire avait, elle, jugé/T que le pont tiendra/V.", "jugé", "le pont tiendra"),
        (
            "La maire déclare/V que le pont - 80 mètres - tiendra/V.",
            "déclare",
            "le pont - 80 mètres - tiendra",
        ),
        (
            "La maire déclare/V qu'elle a entendu/T un élu dire/I : « le pont tiendra/V ».",
            "déclare",
            "elle a entendu un élu dire : « le pont tiendra »",
        ),
        (
            "La maire déclare/V que le pont tiendra/V et que la route ferme/V.",
            "déclare",
            "le pont tiendra et que la route ferme",
        ),
    ],
)
def test_que_clause_goes_to_the_end_of_the_sentence(tagged: str, verb: str, expected: str) -> None:
    assert read(tagged, verb) == ("clause_que", expected)


def test_a_distant_que_needs_the_tree() -> None:
    tagged = "La maire déclare/V la mine fermée/T au préfet que le pont tiendra/V."
    arcs = {"que": ("tiendra", "mark"), "tiendra": ("déclare", "ccomp")}
    assert read(tagged, "déclare") is None
    assert read(tagged, "déclare", arcs) == ("clause_que", "le pont tiendra")


def test_an_indirect_question_is_reported_from_si_on() -> None:
    assert read("La maire demande/V si le pont tiendra/V.", "demande") == ("clause_si", "le pont tiendra")


@pytest.mark.parametrize(
    ("tagged", "verb", "expected"),
    [
        ("La maire demande/V quand le pont tiendra/V.", "demande", "quand le pont tiendra"),
        ("La maire explique/V au préfet combien le pont tremble/V.", "explique", "combien le pont tremble"),
        ("La maire raconte/V comment le pont tremblait/M.", "raconte", "comment le pont tremblait"),
        ("La maire explique/V pourquoi le pont ferme/V.", "explique", "pourquoi le pont ferme"),
    ],
)
def test_indirect_questions_and_exclamations_begin_with_their_word(
    tagged: str, verb: str, expected: str
) -> None:
    assert read(tagged, verb) == ("clause_si", expected)


def test_an_indirect_question_follows_whom_it_is_put_to() -> None:
    assert read("La maire a demandé/T au préfet s'il partira/V.", "demandé") == ("clause_si", "il partira")


def test_what_will_be_told_is_not_known_yet() -> None:
    assert read("L'enquête dira/V si le pont tiendra/V.", "dira") is None


def test_a_narrow_space_after_a_mark_parts_no_infinitive() -> None:
    assert read("La maire dit/V ne «\u202fplus dormir/I\u202f».", "dit") == (
        "clause_infinitive",
        "ne «\u202fplus dormir\u202f»",
    )


def test_a_comma_alone_makes_que_no_complementizer() -> None:
    assert read("Il crie/V, qu'il pleure/V.", "crie") is None


@pytest.mark.parametrize(
    "opening",
    [
        "Difficile/A de",
        "Il est impossible/A de",
        "Reste/V à",
        "Difficile/N à ce stade de",
        "Pressé/N par un élu de",
    ],
)
def test_what_nobody_can_say_is_not_told(opening: str) -> None:
    assert read(f"{opening} dire/I si le pont tiendra/V.", "dire") is None


def test_a_participle_at_the_head_of_the_sentence_depends_on_the_clause_after_it() -> None:
    tagged = "Obligée/T de dire/I que le pont ferme/V, la maire part/V."
    assert read(tagged, "dire") == ("clause_que", "le pont ferme")


def test_what_is_asked_is_not_told() -> None:
    assert read("La maire raconte/V quand le pont tremble/V.", "raconte") is None


def test_an_infinitive_after_a_preposition_of_time_tells_what_the_speaker_went_on_with() -> None:
    found = read("La maire ferme/V le pont avant de confier/I avoir/I menti/T.", "confier")
    assert found == ("clause_infinitive", "avoir menti")
    assert read("La maire ferme/V le pont pour confier/I avoir/I menti/T.", "confier") is None
    assert read("La maire ferme/V le pont avant de croire/I « avoir/I menti/T ».", "croire") is None


def test_a_clause_goes_on_over_a_participle_of_its_subject() -> None:
    tagged = "La maire, qui a assuré/T que le pont, composé/T de bois, tenait/M bon, part/V."
    assert read(tagged, "assuré") == ("clause_que", "le pont, composé de bois, tenait bon")


@pytest.mark.parametrize(
    ("tagged", "verb", "expected"),
    [
        ("La maire se dit/V favorable/A au pont.", "dit", "favorable au pont"),
        ("La maire s'est également dite/T très/B inquiète/A.", "dite", "très inquiète"),
        ("Les élus se disent/V contre ce pont.", "disent", "contre ce pont"),
        ("La maire se dit/V prête/A à « fermer/I » le pont.", "dit", "prête à « fermer » le pont"),
        ("Les élus se disent/V favorables/A au pont selon un sondage.", "disent", "favorables au pont"),
        ("La maire part/V, se disant/G trahie/T par le préfet.", "disant", "trahie par le préfet"),
    ],
)
def test_what_somebody_says_to_be_is_reported(tagged: str, verb: str, expected: str) -> None:
    assert read(tagged, verb) == ("clause_attribute", expected)


@pytest.mark.parametrize(
    "predicate",
    [
        "« prête/A » à ne pas fermer/I le pont",
        "« fière/A » d'avoir/I fermé/T le pont",
        "« opposée/A » aux travaux",
        "« soulagée/A », mais très inquiète/A",
        "« soulagée/A » et rassurée/T",
    ],
)
def test_a_quoted_predicate_takes_what_it_governs_or_is_coordinated_with(predicate: str) -> None:
    content = re.sub("/[A-Z]", "", predicate)
    assert read(f"La maire se dit/V {predicate}.", "dit") == ("clause_attribute", content)


@pytest.mark.parametrize("rest", ["par le vote", "à Valmont", "et quitte/V la salle"])
def test_a_quoted_predicate_takes_nothing_else(rest: str) -> None:
    assert read(f"La maire se dit/V « soulagée/A » {rest}.", "dit") is None


@pytest.mark.parametrize("phrase", ["de son côté/N", "pour sa part", "quant/E à elle"])
def test_a_predicate_follows_what_sets_somebody_against_others(phrase: str) -> None:
    assert read(f"La maire se dit/V {phrase} prête/A à partir/I.", "dit") == (
        "clause_attribute",
        "prête à partir",
    )


def test_a_predicate_in_a_relative_ends_before_the_main_verb() -> None:
    tagged = "La maire, qui se dit/V prête/A à partir/I, ferme/V le pont."
    assert read(tagged, "dit") == ("clause_attribute", "prête à partir")


def test_a_predicate_follows_an_aside() -> None:
    assert read("La maire se dit/V, elle, confiante/A.", "dit") == ("clause_attribute", "confiante")


def test_an_act_is_judged() -> None:
    tagged = "La maire a jugé/T très/B utile/A de fermer/I le pont."
    assert read(tagged, "jugé") == ("clause_attribute", "très utile de fermer le pont")
    assert read("La maire a jugé/T coupable/A de vol Paul.", "jugé") is None


def test_a_quoted_predicate_is_a_fragment_and_a_noun_is_none() -> None:
    assert read("La maire se dit/V « inquiète/A ».", "dit") is None
    assert read("Ce qui se dit/V tout/B bas/A ferme/V le pont.", "dit") is None
    assert read("La maire s'est déclarée/T candidate.", "déclarée") is None


def test_an_event_reports_nothing() -> None:
    tagged = "Ce drame rappelle/V que le pont tremble/V."
    assert read(tagged, "rappelle", {"drame": ("rappelle", "nsubj")}) is None


def test_something_nameless_reports_nothing() -> None:
    tagged = "Cela m'a rappelé/T comment le pont tremblait/M."
    assert read(tagged, "rappelé", {"Cela": ("rappelé", "nsubj")}) is None
    assert read(tagged.replace("Cela", "Elle"), "rappelé", {"Elle": ("rappelé", "nsubj")}) is not None


def test_an_infinitive_ends_at_a_colon() -> None:
    found = read("La maire affirme/V avoir/I fermé/T le pont : la route ferme/V.", "affirme")
    assert found == ("clause_infinitive", "avoir fermé le pont")


def test_an_elided_word_may_be_one_token_with_its_mark() -> None:
    tagged = "La maire a estimé/T qu'\"il tiendra/V\" tout l'hiver."
    assert read(tagged, "estimé") == ("clause_que", '"il tiendra" tout l\'hiver')
    tagged = 'La maire promet/V d\'"éviter" le pont.'
    assert read(tagged, "promet") == ("clause_infinitive", '"éviter" le pont')


def test_the_tense_tells_what_a_coordinated_verb_goes_on_with() -> None:
    found = read("La maire a déclaré/T que le préfet souffrait/M et appelait/M au calme.", "déclaré")
    assert found == ("clause_que", "le préfet souffrait et appelait au calme")


def test_a_verb_of_another_tense_goes_on_with_the_reporting() -> None:
    found = read(
        "La maire a déclaré/T que le pont souffrait/M, mais montrait/M du bois.",
        "déclaré",
        {"montrait": ("déclaré", "conj"), "mais": ("montrait", "cc")},
    )
    assert found == ("clause_que", "le pont souffrait, mais montrait du bois")
    found = read(
        "La maire a déclaré/T que le pont souffrait/M, mais annonce/V du bois.",
        "déclaré",
        {"annonce": ("déclaré", "conj")},
    )
    assert found == ("clause_que", "le pont souffrait")


def test_no_infinitive_follows_into_a_bracket() -> None:
    assert read("La maire promet/V un pont (de tenir/I bon).", "promet") is None


def test_a_clause_follows_an_aside() -> None:
    found = read("La maire a déclaré/T, citant/G un rapport, que le pont tiendra/V.", "déclaré")
    assert found == ("clause_que", "le pont tiendra")


def test_a_comparison_after_a_conjunction_is_content() -> None:
    tagged = "La maire dit/V que le pont tiendra/V, même/B si, comme le préfet le note/V, il tremble/V."
    assert read(tagged, "dit") == (
        "clause_que",
        "le pont tiendra, même si, comme le préfet le note, il tremble",
    )


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        (" Et qu'il rouvrira/V.", "le pont ferme ⋯ il rouvrira"),
        (" Et que faire/I du pont ?", "le pont ferme"),
        ("\n\nEt que le vote est nul/A.", "le pont ferme"),
        (" Et la route ferme/V.", "le pont ferme"),
    ],
)
def test_a_sentence_of_its_own_may_go_on_with_what_is_reported(following: str, expected: str) -> None:
    assert read(f"La maire dit/V que le pont ferme/V.{following}", "dit") == ("clause_que", expected)


def test_somebody_with_a_civility_speaks_within_the_words_of_others() -> None:
    layout = layout_of(
        "« Mme/N Roux nous a dit/T que le pont tiendra/V », raconte/V un élu.", {"Mme": ("dit", "nsubj")}
    )
    assert read_clause(layout, cue_of(layout, "dit"), spot_cues(layout)) is not None


def test_a_denial_by_others_is_no_content() -> None:
    found = read("La maire déclare/V que le pont tiendra/V, ce que dément/V le préfet.", "déclare")
    assert found == ("clause_que", "le pont tiendra")


def test_a_clause_follows_a_time_with_a_verb_of_its_own() -> None:
    found = read("La maire assurait/V, il y a/V peu, que le pont tiendra/V.", "assurait")
    assert found == ("clause_que", "le pont tiendra")


@pytest.mark.parametrize(
    ("tagged", "verb", "expected"),
    [
        ("La maire affirme/V avoir/I fermé/T le pont.", "affirme", "avoir fermé le pont"),
        ("La maire affirme/V ne pas vouloir/I partir/I.", "affirme", "ne pas vouloir partir"),
        ("La maire promet/V de fermer/I le pont.", "promet", "fermer le pont"),
        ("La maire nie/V avoir/I fermé/T le pont.", "nie", "avoir fermé le pont"),
        (
            "La maire déclare/V avoir/I pleuré/T en apprenant/G la nouvelle, qui a fait/T du bruit.",
            "déclare",
            "avoir pleuré en apprenant la nouvelle, qui a fait du bruit",
        ),
        (
            "La maire affirme/V avoir/I fermé/T le pont alors qu'il intervenait/V.",
            "affirme",
            "avoir fermé le pont alors qu'il intervenait",
        ),
        ("La maire a promis/T d'interpeller/V le préfet.", "promis", "interpeller le préfet"),
        ("La maire a fini/T par reconnaître/I avoir/I menti/T.", "reconnaître", "avoir menti"),
        ("La maire a reconnu/T, sans rougir/I de rien, avoir/I menti/T.", "reconnu", "avoir menti"),
        ("La maire a promis/T, après avoir/I ri/T, de fermer/I le pont.", "promis", "fermer le pont"),
    ],
)
def test_the_speakers_own_infinitive(tagged: str, verb: str, expected: str) -> None:
    assert read(tagged, verb) == ("clause_infinitive", expected)


@pytest.mark.parametrize(
    ("tagged", "verb"),
    [
        ("La maire demande/V au préfet de partir/I.", "demande"),
        ("La maire pense/V que le pont tiendra/V.", "pense"),
        ("La maire n'a pas dit/T si le pont tiendra/V.", "dit"),
        ("La maire a dit/T la vérité ; que le pont tienne/V.", "dit"),
        ("La maire en dit/V plus que le préfet.", "dit"),
        ("La maire est venue/A pour dire/I que le pont tiendra/V.", "dire"),
        ("L'immeuble menace/V de tomber/I.", "menace"),
    ],
)
def test_what_is_no_reported_clause(tagged: str, verb: str) -> None:
    arcs = {"immeuble": ("menace", "nsubj")} if "immeuble" in tagged else None
    assert read(tagged, verb, arcs) is None


@pytest.mark.parametrize("verb", ["menace", "promet"])
def test_a_thing_threatens_nothing_whether_noun_or_name(verb: str) -> None:
    tagged = f"Le pont craint/V l'ouragan/P Zelda, qui {verb}/V de tomber/I."
    arcs = {"qui": (verb, "nsubj"), verb: ("ouragan", "acl:relcl")}
    assert read(tagged, verb, arcs) is None


def test_a_civility_is_no_thing_that_threatens() -> None:
    arcs = {"M.": ("promis", "nsubj")}
    tagged = "M. Roux a promis/T de « fermer/I » le pont."
    assert read(tagged, "promis", arcs) == ("clause_infinitive", "« fermer » le pont")


def test_a_wish_counts_with_marks_from_its_verb_on() -> None:
    found = read("La maire souhaite/V « fermer/I » le pont.", "souhaite")
    assert found == ("clause_infinitive", "« fermer » le pont")
    assert read("La maire souhaite/V fermer/I « le pont ».", "souhaite") is None


def test_what_somebody_waits_for_counts_with_marks() -> None:
    found = read("La maire attend/V que le pont « tienne/V ».", "attend")
    assert found == ("clause_que", "le pont « tienne »")
    assert read("La maire attend/V que le pont tienne/V.", "attend") is None


@pytest.mark.parametrize("term", ["Le Pont", "gilets jaunes", "oui", "@valmont"])
def test_marks_around_a_title_or_term_make_no_thought_count(term: str) -> None:
    assert read(f"La maire pense/V que le film « {term} » plaira/V.", "pense") is None


def test_thought_counts_with_marks() -> None:
    assert read("La maire pense/V que le pont « tiendra/V ».", "pense") == (
        "clause_que",
        "le pont « tiendra »",
    )


@pytest.mark.parametrize(
    ("tagged", "verb", "expected"),
    [
        ("La maire dit/V que « le pont tiendra/V », après une crue.", "dit", "le pont tiendra"),
        ("La maire affirme/V « vouloir/I fermer/I », après une crue.", "affirme", "vouloir fermer"),
        (
            "La maire affirme/V être/I plus prudente/A que le préfet.",
            "affirme",
            "être plus prudente que le préfet",
        ),
        ("La maire affirme/V avoir/I fermé/T le pont, selon la radio.", "affirme", "avoir fermé le pont"),
        ("La maire affirme/V avoir/I fermé/T le pont, d'après la radio.", "affirme", "avoir fermé le pont"),
        (
            "La maire affirme/V que le pont ferme/V, sans donner/I plus de détails.",
            "affirme",
            "le pont ferme",
        ),
        ("La maire affirme/V que le pont ferme/V, lors d'une conférence.", "affirme", "le pont ferme"),
        ("La maire affirme/V que le pont ferme/V, chiffres à l'appui.", "affirme", "le pont ferme"),
        ("La maire affirme/V que le pont ferme/V, ce à quoi le préfet répond/V.", "affirme", "le pont ferme"),
        (
            "La maire affirme/V que le pont ferme/V, à l'entrée du port.",
            "affirme",
            "le pont ferme, à l'entrée du port",
        ),
        (
            "La maire affirme/V avoir/I pleuré/T puis avoir/I annoncé/T la crue.",
            "affirme",
            "avoir pleuré puis avoir annoncé la crue",
        ),
        ("La maire affirme/V vouloir/I partir/I mais elle reste/V.", "affirme", "vouloir partir"),
        ("« Il dit/V que le pont tiendra/V, mais je ne crois/V rien. »", "dit", "le pont tiendra"),
        (
            "Les récits d'élus qui disent/V que le pont tiendra/V, ainsi que des photos.",
            "disent",
            "le pont tiendra",
        ),
        (
            "La maire ajoute/V qu'une enquête est ouverte/T et confiée/T à la police.",
            "ajoute",
            "une enquête est ouverte et confiée à la police",
        ),
    ],
)
def test_what_the_writer_adds_is_no_content(tagged: str, verb: str, expected: str) -> None:
    found = read(tagged, verb)
    assert found is not None
    assert found[1] == expected


@pytest.mark.parametrize(
    "tail",
    [
        ", soulignant/G que la route ferme/V",
        ", tout en souriant/G",
        ", a rapporté/T la radio",
        ", comme l'a dit/T le préfet",
        ", selon la radio",
        " ; la route ferme/V",
        " : « la route ferme/V »",
    ],
)
def test_the_clause_ends_where_the_reporting_goes_on(tail: str) -> None:
    tagged = f"La maire déclare/V que le pont tiendra/V{tail}."
    assert read(tagged, "déclare") == ("clause_que", "le pont tiendra")


def test_a_relative_clause_inside_belongs_to_the_content() -> None:
    found = read("La maire déclare/V que le pont, qui date/V, tiendra/V.", "déclare")
    assert found == ("clause_que", "le pont, qui date, tiendra")


def test_a_source_that_repeats_the_speaker_is_left_out() -> None:
    found = read("La maire déclare/V que le pont tiendra/V, selon elle, tout l'hiver.", "déclare")
    assert found == ("clause_que", "le pont tiendra ⋯ tout l'hiver")


def test_brackets_bound_the_clause() -> None:
    found = read("Le pont (la maire dit/V que tout va/V) ferme/V.", "dit")
    assert found == ("clause_que", "tout va")
