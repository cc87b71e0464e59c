"""Reporting clauses that follow or interrupt what was said."""

from __future__ import annotations

import pytest

from builders import contents, cue_of, doc_of, layout_of
from otan_extract.quotations.comparisons import read_fronted_comparison
from otan_extract.quotations.incises import read_incise
from otan_extract.quotations.spotting import spot_cues


def read(tagged: str, verb: str) -> list[tuple[str, list[str]]]:
    layout = layout_of(tagged)
    drafts = read_incise(layout, cue_of(layout, verb))
    return [(draft.rule, [layout.text[a:b] for a, b in draft.segments]) for draft in drafts]


@pytest.mark.parametrize(
    ("tagged", "verb"),
    [
        ("« Le pont tiendra/V », dit/V-elle.", "dit"),
        ("« Le pont tiendra/V », a-t-il déclaré/T.", "déclaré"),
        ("« Le pont tiendra/V », s'est-il félicité/T.", "félicité"),
        ("« Le pont tiendra/V », a déclaré/T la maire.", "déclaré"),
        ("« Le pont tiendra/V » a déclaré/T la maire.", "déclaré"),
        ("« Le pont tiendra/V », a déclaré/T mardi à Genève la porte-parole.", "déclaré"),
        ("« Le pont tiendra/V », déclarent/V la maire et le préfet.", "déclarent"),
    ],
)
def test_a_clause_after_marks_reports_what_they_hold(tagged: str, verb: str) -> None:
    assert read(tagged, verb) == [("incise_after_marks", ["Le pont tiendra"])]


def test_a_conjunction_before_the_clause_ties_the_writers_words_to_what_is_quoted() -> None:
    found = read("La maire part/V, car, dit/V-elle, « le pont tiendra/V ».", "dit")
    assert found == [("incise_after_clause", ["le pont tiendra"])]
    found = read("Le pont tremble/V, mais, dit/V-elle, le pont tiendra/V.", "dit")
    assert found == [("incise_after_clause", ["Le pont tremble, mais", "le pont tiendra"])]


def test_who_writes_follows_the_name_of_a_network() -> None:
    found = read("« Le pont tiendra/V », a réagi/T sur/E Facebook Ali Roux.", "réagi")
    assert found == [("incise_after_marks", ["Le pont tiendra"])]


@pytest.mark.parametrize("sign", [">>", "•", "→", "1/", "(2)", "–"])
def test_a_bullet_before_the_marks_is_not_said(sign: str) -> None:
    assert read(f"{sign} « Le pont tiendra/V », dit/V-elle.", "dit") == [
        ("incise_after_marks", ["Le pont tiendra"])
    ]


def test_a_verb_of_saying_after_an_insertion_reports_nothing_where_another_reports_the_whole() -> None:
    tagged = "Le maire, à/E Riva, dénonce/V un accord, indique/V la préfète."
    assert read(tagged, "dénonce") == []
    assert read(tagged, "indique") == [("incise_after_clause", ["Le maire, à Riva, dénonce un accord"])]


def test_an_answer_of_one_word_is_reported() -> None:
    assert read("Non, assure/V un expert du pont.", "assure") == [("incise_after_clause", ["Non"])]


def test_a_hyphen_that_the_tokenizer_parts_from_its_clitic_still_inverts() -> None:
    assert read("« Le pont tiendra/V », ont-elles annoncé/T.", "annoncé") == [
        ("incise_after_marks", ["Le pont tiendra"])
    ]


def test_an_inverted_clitic_reports_after_a_subject_with_a_relative() -> None:
    arcs = {"Ligue": ("annoncé", "nsubj")}
    layout = layout_of("La Ligue, qui vote/V, et la radio partent/V, ont-elles annoncé/T.", arcs)
    (draft,) = read_incise(layout, cue_of(layout, "annoncé"))
    assert layout.text[slice(*draft.segments[0])] == "La Ligue, qui vote, et la radio partent"


def test_text_outside_of_the_marks_belongs_to_the_content() -> None:
    found = read("Le pont « tiendra/V bon », a déclaré/T la maire.", "déclaré")
    assert found == [("incise_after_marks", ["Le pont « tiendra bon »"])]


def test_a_clause_without_marks_is_reported_from_its_comma_back() -> None:
    assert read("Le pont tiendra/V, a déclaré/T la maire.", "déclaré") == [
        ("incise_after_clause", ["Le pont tiendra"])
    ]


@pytest.mark.parametrize(
    "opening",
    ["VALMONT, 3 mai (AFP) -", "17h58 -", "17h :", "18:05", "Riva (ats)", "Riva (Keystone-ATS)", ">>", "►"],
)
def test_a_dateline_time_or_bullet_is_no_content(opening: str) -> None:
    found = read(f"{opening} Le pont tiendra/V, a déclaré/T la maire.", "déclaré")
    assert found == [("incise_after_clause", ["Le pont tiendra"])]


def test_a_time_that_the_sentence_tells_is_content() -> None:
    found = read("17h58, le pont tient/V, a déclaré/T la maire.", "déclaré")
    assert found == [("incise_after_clause", ["17h58, le pont tient"])]


def test_a_semicolon_bounds_the_content() -> None:
    found = read("La route ferme/V ; le pont tiendra/V, a déclaré/T la maire.", "déclaré")
    assert found == [("incise_after_clause", ["le pont tiendra"])]


def test_a_clause_inside_of_the_marks_splits_the_content() -> None:
    assert read("« Le pont, dit/V-elle, tiendra/V bon. »", "dit") == [
        ("incise_inside_marks", ["Le pont", "tiendra bon."])
    ]


def test_a_clause_that_closes_a_sentence_inside_of_the_marks_leaves_the_rest() -> None:
    assert read("« Le pont tiendra/V, dit/V-elle. La route ferme/V. »", "dit") == [
        ("incise_inside_marks", ["Le pont tiendra"]),
        ("rest_of_marks", ["La route ferme."]),
    ]


def test_content_resumes_between_marks_after_the_clause() -> None:
    found = read("« Le pont », dit/V-elle, « tiendra/V bon ».", "dit")
    assert found == [("incise_after_marks", ["Le pont", "tiendra bon"])]


def test_content_resumes_without_marks_after_a_clitic() -> None:
    found = read("Le pont tiendra/V, dit/V-elle, et la route ferme/V.", "dit")
    assert found == [("incise_after_clause", ["Le pont tiendra", "et la route ferme"])]


def test_a_gerund_after_the_subject_belongs_to_the_reporting_clause() -> None:
    found = read("« Le pont tiendra/V », a déclaré/T la maire, souriant/G aux élus.", "déclaré")
    assert found == [("incise_after_marks", ["Le pont tiendra"])]


def test_paragraphs_before_are_earlier_segments() -> None:
    found = read("« Le pont tiendra/V.\n« La route ferme/V », a déclaré/T la maire.", "déclaré")
    assert found == [("incise_after_marks", ["Le pont tiendra.", "La route ferme"])]


def test_a_comparison_reports_what_stands_before_it() -> None:
    found = read("Le pont tiendra/V, comme l'a déclaré/T la maire.", "déclaré")
    assert found == [("incise_compared", ["Le pont tiendra"])]


@pytest.mark.parametrize(
    ("tagged", "verb"),
    [
        ("Le pont tiendra/V, prévient/V toutefois/B le préfet.", "prévient"),
        ("Le pont tiendra/V, dément/V la maire.", "dément"),
        ("Le pont tiendra/V, a assuré/T à l'AFP Paul Roux.", "assuré"),
    ],
)
def test_singular_verbs_in_nt_and_names_after_an_acronym_make_a_clause(tagged: str, verb: str) -> None:
    assert read(tagged, verb) == [("incise_after_clause", ["Le pont tiendra"])]


def test_a_clause_between_subject_and_verb_splits_the_content() -> None:
    assert read("Le pont de Valmont, explique/V la maire, tiendra/V tout l'hiver.", "explique") == [
        ("incise_after_clause", ["Le pont de Valmont", "tiendra tout l'hiver"])
    ]


@pytest.mark.parametrize(
    "comparison",
    [
        "comme elle l'affirme/V",
        "comme la maire l'a dit/T",
        "comme le rappelle/V la maire",
        "selon ce qu'a dit/T la maire",
        "d'après ce que rapporte/V la maire",
    ],
)
def test_a_comparison_may_have_its_subject_before_its_verb(comparison: str) -> None:
    assert contents(doc_of(f"Le pont tiendra/V, {comparison}.")) == [("incise_compared", "Le pont tiendra")]


def test_a_second_reporting_clause_does_not_resume_the_content() -> None:
    assert read("« Le pont tiendra/V, a-t-elle dit/T, rapporte/V la radio. La route ferme/V. »", "dit") == [
        ("incise_inside_marks", ["Le pont tiendra"]),
        ("rest_of_marks", ["La route ferme."]),
    ]


def test_a_clause_after_marks_reports_what_a_clause_inside_of_them_has_left() -> None:
    doc = doc_of("« Le pont tiendra/V, dit/V la maire. La route ferme/V », a insisté/T la maire.")
    assert contents(doc) == [
        ("incise_inside_marks", "Le pont tiendra"),
        ("incise_after_marks", "La route ferme"),
    ]


@pytest.mark.parametrize(
    "tagged",
    [
        "Odile Bartoli, connue sous le nom de « Digue », dénonce/V une honte.",
        "Parmi les ponts de la vente « Grands ponts d'hier », figure/V un pont de Valmont.",
    ],
)
def test_a_name_before_a_comma_is_not_what_the_next_verb_reports(tagged: str) -> None:
    assert contents(doc_of(tagged)) == []


@pytest.mark.parametrize(
    "tagged",
    [
        "La maire, qui craint/V un « gouffre », promet/V un pont.",
        "La maire, dont le plan est « mort », annonce/V un vote.",
        "Une élue/N, « choquée/A », a prévenu/T le préfet.",
        "Drame/N : une élue/N, « choquée/A », a prévenu/T le préfet.",
        "Le pont, trop « bas/A », dénonce/V un oubli.",
    ],
)
def test_a_subject_with_marks_in_what_is_said_of_it_is_not_what_its_verb_reports(tagged: str) -> None:
    assert not any(rule.startswith("incise") for rule, _ in contents(doc_of(tagged)))


@pytest.mark.parametrize(
    ("tagged", "content"),
    [
        ("Une étape/N, « décisive/A », assure/V la maire.", "Une étape, « décisive »"),
        ("Un pont « utile/A », assure/V la maire.", "Un pont « utile »"),
        (
            "La maire, qui part/V, laisse/V un « gouffre », dénonce/V la CGT.",
            "La maire, qui part, laisse un « gouffre »",
        ),
    ],
)
def test_a_phrase_with_marks_about_a_thing_may_be_reported(tagged: str, content: str) -> None:
    assert ("incise_after_marks", content) in contents(doc_of(tagged))


def test_a_reflexive_gerund_belongs_to_the_reporting_clause() -> None:
    assert read("« Le pont tiendra/V », assure/V -t-elle, se disant/G « confiante ».", "assure") == [
        ("incise_after_marks", ["Le pont tiendra"])
    ]


def test_a_verbless_host_with_marks_is_reported() -> None:
    assert read("Des rumeurs « totalement fausses », a réagi/T le préfet.", "réagi") == [
        ("incise_after_marks", ["Des rumeurs « totalement fausses »"])
    ]


def test_a_quoted_aside_is_not_what_an_unknown_verb_reports() -> None:
    doc = doc_of("La cour dit/V que le prévenu, « par sa seule attitude », avait mis/T la foule en danger.")
    assert contents(doc) == [
        ("clause_que", "le prévenu, « par sa seule attitude », avait mis la foule en danger")
    ]


@pytest.mark.parametrize("que", ["que ", "qu'"])
def test_words_that_a_clause_reports_are_not_reported_again(que: str) -> None:
    doc = doc_of(f"La maire a dit/T {que}« il tiendra/V bon », a-t-elle ajouté/T.")
    assert contents(doc) == [("clause_que", "il tiendra bon")]


@pytest.mark.parametrize(
    ("tagged", "verb"),
    [
        ("La maire a déclaré/T la guerre.", "déclaré"),
        ("Le pont porte/V des fleurs, montres/N, bijoux et sacs.", "montres"),
        ("La maire, qui a déclaré/T que le pont tiendra/V, part/V.", "déclaré"),
        ("Le pont tiendra/V, n'a pas déclaré/T la maire.", "déclaré"),
        ("Un tract intitulé/T « Le pont tiendra/V », raconte/V la maire.", "raconte"),
    ],
)
def test_what_is_no_inserted_clause(tagged: str, verb: str) -> None:
    assert read(tagged, verb) == []


def test_a_verb_after_the_relative_of_its_subject_is_no_inserted_clause() -> None:
    layout = layout_of(
        "Elle croit/V que le préfet, qui vote/V lundi, avait ordonné/T la fermeture.",
        {"préfet": ("ordonné", "nsubj")},
    )
    assert read_incise(layout, cue_of(layout, "ordonné")) == []


def test_coordinated_verbs_with_one_subject_are_no_inserted_clause() -> None:
    layout = layout_of(
        "La maire est venue/A, a salué/T la foule et part/V.",
        {"salué": ("venue", "conj"), "maire": ("venue", "nsubj")},
    )
    assert read_incise(layout, cue_of(layout, "salué")) == []


@pytest.mark.parametrize(
    ("clause", "content"),
    [
        ("le pont tiendra/V", "le pont tiendra"),
        ("le pont « tiendra/V »", "le pont « tiendra »"),
        ("« le pont tiendra/V »", "le pont tiendra"),
    ],
)
def test_a_comparison_that_opens_its_sentence_reports_what_follows(clause: str, content: str) -> None:
    layout = layout_of(f"Comme l'a dit/T la maire, {clause}.")
    draft = read_fronted_comparison(layout, cue_of(layout, "dit"))
    assert draft is not None
    assert layout.text[slice(*draft.segments[0])] == content


@pytest.mark.parametrize("opening", ["Mais", "La route ferme/V, car,", "Il pleut/V même si,"])
def test_a_comparison_after_a_conjunction_reports_what_follows(opening: str) -> None:
    doc = doc_of(f"{opening} comme l'a dit/T la maire, le pont tiendra/V.")
    assert contents(doc) == [("fronted_comparison", "le pont tiendra")]


def test_an_infinitive_of_the_past_is_no_inserted_clause() -> None:
    tagged = "La maire part/V, sans un mot, avoir déclaré/T la guerre."
    assert read(tagged, "déclaré") == []


def test_a_verb_outside_of_the_lexicon_reports_between_marks_and_subject() -> None:
    doc = doc_of("« Le pont tiendra/V bon », philosophe/V la maire.")
    assert contents(doc) == [("incise_after_marks", "Le pont tiendra bon")]


def test_hearsay_reports_without_a_speaker_of_its_own() -> None:
    assert read("Le pont tiendra/V, a-t-on appris/T de source policière.", "appris") == [
        ("incise_after_clause", ["Le pont tiendra"])
    ]


def test_an_anonymous_on_reports_only_with_a_place() -> None:
    assert read("Le pont tiendra/V, explique/V-t-on.", "explique") == []
    assert read("Le pont tiendra/V, explique/V-t-on à Bercy.", "explique") != []


def test_a_heading_with_a_participle_is_reported_by_a_name() -> None:
    layout = layout_of("Une mesure attendue/T, rapporte/V Odile Bartoli.", people=("Odile Bartoli",))
    (draft,) = read_incise(layout, cue_of(layout, "rapporte"))
    assert layout.text[slice(*draft.segments[0])] == "Une mesure attendue"


def test_an_adverbial_before_the_clause_goes_on_after_it() -> None:
    assert read("Par ailleurs, poursuit/V la maire, le pont tiendra/V.", "poursuit") == [
        ("incise_after_clause", ["Par ailleurs", "le pont tiendra"])
    ]


def test_a_quoted_subject_is_not_what_its_verb_reports() -> None:
    assert read("La radio « Pont libre » raconte/V la maire.", "raconte") == []


def test_a_semicolon_inside_of_marks_bounds_nothing() -> None:
    found = read("Le pont « date/V ; il tiendra/V », a déclaré/T la maire.", "déclaré")
    assert found == [("incise_after_marks", ["Le pont « date ; il tiendra »"])]


@pytest.mark.parametrize(
    ("tagged", "content"),
    [
        ("Mission accomplie/A, se félicite/V la maire.", "Mission accomplie"),
        ("Pas de quoi trembler/I, rassure/V la maire.", "Pas de quoi trembler"),
    ],
)
def test_a_phrase_may_be_all_that_somebody_says(tagged: str, content: str) -> None:
    assert contents(doc_of(tagged)) == [("incise_after_clause", content)]


def test_an_object_that_can_speak_says_nothing() -> None:
    assert contents(doc_of("La CGT, critique/V le préfet.", {"CGT": ("critique", "nsubj")})) == []


@pytest.mark.parametrize("origin", ["auprès/B de la maire", "de source policière"])
def test_what_a_medium_has_learned_is_reported(origin: str) -> None:
    assert contents(doc_of(f"Le pont tiendra/V, a appris/T mardi/B l'AFP {origin}.")) == [
        ("incise_after_clause", "Le pont tiendra")
    ]


def test_a_clause_inside_of_a_relative_reports_what_the_relative_says() -> None:
    doc = doc_of(
        "La maire vante/V un pont qui, a-t-elle dit/T, « tiendra/V tout l'hiver ».", {"qui": ("dit", "nsubj")}
    )
    assert contents(doc) == [("incise_after_clause", "tiendra tout l'hiver")]


def test_whom_a_participle_names_may_follow_the_verb() -> None:
    doc = doc_of("« Le pont tiendra/V », a déclaré/T le/R mis/T en cause.")
    assert contents(doc) == [("incise_after_marks", "Le pont tiendra")]


def test_a_posture_after_words_between_marks_is_no_content() -> None:
    doc = doc_of("« Je m'y engage/V », dit/V -elle, la main sur le cœur.")
    assert contents(doc) == [("incise_after_marks", "Je m'y engage")]


@pytest.mark.parametrize(
    ("tagged", "verb", "content"),
    [
        ("Le pont, a répété/T la maire, « va/V tenir/I ».", "répété", ["Le pont", "« va tenir »"]),
        (
            "Le pont, a répété/T la maire, « va/V tenir/I », mais il tremble/V.",
            "répété",
            ["Le pont", "« va tenir », mais il tremble"],
        ),
        ("Les ponts, indique/V la maire, font/V exception.", "indique", ["Les ponts", "font exception"]),
        (
            "Le pont, dénonce/V la maire, est « revenu/T de loin ».",
            "dénonce",
            ["Le pont", "est « revenu de loin »"],
        ),
    ],
)
def test_a_clause_parts_a_subject_from_its_verb(tagged: str, verb: str, content: list[str]) -> None:
    assert read(tagged, verb) == [("incise_after_clause", content)]


def test_marks_before_a_link_are_said_as_well() -> None:
    found = read("« On négocie/V », mais, prévient/V la maire, « on ne signe/V rien ».", "prévient")
    assert [content for _, content in found] == [["On négocie", "on ne signe rien"]]


@pytest.mark.parametrize(
    ("before", "content"),
    [
        ("La maire vante/V un pont dont les piles sont/V", "les piles sont"),
        ("La maire vante/V un pont qui sera/V", "sera"),
        ("Le rapport est/V sévère : la ville a/V", "la ville a"),
        ("Ce qui compte/V est/V", "Ce qui compte est"),
        ("Ce qui est/V", "Ce qui est"),
        ("Les piles qui tiennent/V sont/V", "Les piles qui tiennent sont"),
    ],
)
def test_a_clause_before_a_complement_reports_no_more_than_the_verbs_own_clause(
    before: str, content: str
) -> None:
    found = read(f"{before}, dit/V-elle, « solides comme le roc ».", "dit")
    assert found == [("incise_after_clause", [content, "« solides comme le roc »"])]


def test_what_a_clause_reports_starts_after_the_report_before_it() -> None:
    doc = doc_of(
        "« Le pont tiendra/V », note/V la maire, tandis que le préfet, tance/V la radio, « ne/B voit/V rien »."
    )
    assert contents(doc) == [
        ("incise_after_marks", "Le pont tiendra"),
        ("incise_after_clause", "le préfet ⋯ « ne voit rien »"),
    ]


def test_what_a_later_clause_reports_is_not_the_earlier_ones() -> None:
    doc = doc_of("« Le pont tient/V », dit/V-elle, mais avec « des pluies, il tombe/V », ajoute/V-t-elle.")
    assert [content for _, content in contents(doc)] == ["Le pont tient", "avec « des pluies, il tombe »"]


@pytest.mark.parametrize(
    ("tagged", "verb", "content"),
    [
        ("Ce sont/V les piles, dit/V-elle, qui tombent/V.", "dit", ["Ce sont les piles", "qui tombent"]),
        (
            "C'est/V demain, dit/V la maire, que le pont tombe/V.",
            "dit",
            ["C'est demain", "que le pont tombe"],
        ),
        ("C'est/V une honte, dit/V la maire, qui part/V.", "dit", ["C'est une honte"]),
        (
            "Si rien ne change/V, dit/V la maire, le pont tombe/V.",
            "dit",
            ["Si rien ne change", "le pont tombe"],
        ),
    ],
)
def test_the_rest_of_a_cleft_or_the_main_clause_follows(tagged: str, verb: str, content: list[str]) -> None:
    assert read(tagged, verb) == [("incise_after_clause", content)]


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        (
            "« Il tient/V, a dit/T la maire. Il dure/V.\n« Il vit/V », a ajouté/T la maire.",
            ["Il tient", "Il dure. ⋯ Il vit"],
        ),
        (
            "« Il tient/V, a dit/T la maire. Il dure/V.\n« Il vit/V, a ajouté/T la maire. Il rit/V. »",
            ["Il tient", "Il dure. ⋯ Il vit", "Il rit."],
        ),
        ("« Il tient/V, a dit/T la maire.\n« Il vit/V », a ajouté/T la maire.", ["Il tient", "Il vit"]),
        ("« Il tient/V, a dit/T la maire.\n« Il vit/V. Il rit/V. »", ["Il tient", "Il vit. Il rit."]),
        (
            "« Le pont, a dit/T la maire, tient/V.\n« Il vit/V, a ajouté/T la maire. Il rit/V. »",
            ["Le pont ⋯ tient.", "Il vit", "Il rit."],
        ),
        (
            "« Le pont, a dit/T la maire, tient/V.\n« Il vit/V. Il rit/V. »",
            ["Le pont ⋯ tient. ⋯ Il vit. Il rit."],
        ),
    ],
)
def test_each_clause_in_reopened_marks_reports_from_the_one_before(tagged: str, expected: list[str]) -> None:
    assert [content for _, content in contents(doc_of(tagged))] == expected


def test_a_colon_reports_nothing_that_a_clause_in_it_has_reported() -> None:
    doc = doc_of("La ville s'explique/V : elle n'a/V pas, écrit/V-elle, « vocation à juger ».")
    assert [rule for rule, _ in contents(doc)] == ["incise_after_clause"]


@pytest.mark.parametrize(
    ("tagged", "verb", "content"),
    [
        ("On ne vend/V rien , lance/V d'emblée/A Ali Roux.", "lance", "On ne vend rien"),
        ("On ne vend/V rien, lance/V tout/B de go/P Ali Roux.", "lance", "On ne vend rien"),
        ("On ne vend/V rien , laisse/V tomber/I Ali Roux.", "laisse", "On ne vend rien"),
        ("On ne vend/V rien, laisse/V tomber/I Ali Roux.", "laisse", "On ne vend rien"),
        ("C'est/V dommage , se contente/A de dire/I Ali Roux.", "dire", "C'est dommage"),
        ("C'est/V dommage, tient/V à préciser/I la maire, Ali Roux.", "préciser", "C'est dommage"),
        ("Pourquoi nous ? , demande/V Ali Roux.", "demande", "Pourquoi nous ?"),
        ("Absolument/B! , lance/V Ali Roux.", "lance", "Absolument!"),
        ("Pourquoi nous ? demande/V Ali Roux.", "demande", "Pourquoi nous ?"),
        ("« Pourquoi nous ? demande/V Ali Roux. Il pleut/V. »", "demande", "Pourquoi nous ?"),
    ],
)
def test_words_without_marks_are_reported_by_whoever_is_named(tagged: str, verb: str, content: str) -> None:
    layout = layout_of(tagged, people=("Ali Roux",))
    draft, *_ = read_incise(
        layout, next(cue for cue in spot_cues(layout) if verb in layout.words[cue.first : cue.last])
    )
    assert layout.text[slice(*draft.segments[0])] == content


@pytest.mark.parametrize(
    "tagged",
    [
        "Le chef court/V, taquine/V Ali Roux.",  # nobody speaks in what stands before
        "Le chef part/V, tient/V à saluer/I Ali Roux.",  # an object
    ],
)
def test_a_verb_with_an_object_reports_nothing_without_marks(tagged: str) -> None:
    assert contents(doc_of(tagged, people=("Ali Roux",))) == []


@pytest.mark.parametrize("outlet", ["au « Fleuve »", 'à "Digue libre"', "à « 20 Minutes »"])
def test_an_outlet_in_marks_may_stand_before_the_subject(outlet: str) -> None:
    doc = doc_of(f"« Le pont tiendra/V », a confié/T {outlet} un proche de la maire.")
    assert contents(doc) == [("incise_after_marks", "Le pont tiendra")]


@pytest.mark.parametrize(
    "tagged",
    [
        "« Le pont tiendra/V », de conclure/I la maire.",
        "« Le pont tiendra/V, d'ajouter/I la maire. Il dure/V. »",
        "« Le pont tiendra/V », renseigne/V la maire.",
        "« Le pont tiendra/V », a imagé/A la maire.",
        "« Le pont tiendra/V », a offert/T la maire.",
        "« Le pont tiendra/V », s'est-elle satisfaite/T.",
        "« Le pont tiendra/V », a ensuite/B, sourire en coin, glissé/T la maire.",
        "« Le pont tiendra/V », c'est/V ce qu'a dit/T la maire.",
        "Le pont tiendra/V, c'est/V du moins ce que soutient/V la maire.",
    ],
)
def test_verbs_and_turns_of_regional_copy_report(tagged: str) -> None:
    assert contents(doc_of(tagged))[0][1] == "Le pont tiendra"


@pytest.mark.parametrize(
    "tagged",
    [
        "« Le pont tiendra/V bon », de conclure/I un accord.",
        "Le pont rouvre/V, lundi, d'avertir/I la maire.",
        "Des moyens, c'est/V ce que réclament/V les élus.",
        "La réponse relève/V de « l'art du vide ».",
        "L'affaire relève/V d'« un simple mot ».",
    ],
)
def test_an_act_a_phrase_or_a_belonging_is_not_reported(tagged: str) -> None:
    assert not [rule for rule, _ in contents(doc_of(tagged)) if rule != "quoted_sentence"]


@pytest.mark.parametrize(
    ("tagged", "verb", "expected"),
    [
        ("Il s'agit/V, dit/V la maire, d'un pont.", "dit", ["Il s'agit", "d'un pont"]),
        ("Il est temps, dit/V la maire, de partir/I.", "dit", ["Il est temps", "de partir"]),
        ("La ville veut/V, dit/V la maire, éviter/I le pire.", "dit", ["La ville veut", "éviter le pire"]),
        ("La ville a besoin, dit/V-elle, de calme.", "dit", ["La ville a besoin", "de calme"]),
        ("Ce n'est pas, dit/V-elle, une taxe.", "dit", ["Ce n'est pas", "une taxe"]),
        ("Mais, dit/V-elle, tout/R reste/V à/E faire/I.", "dit", ["Mais", "tout reste à faire"]),
        ("La ville vante/V un pont qui, dit/V-elle, tiendra/V.", "dit", ["tiendra"]),
        ("La ville vante/V un pont dont, dit/V-elle, on rira/V.", "dit", ["on rira"]),
        ("Un pont qui, promet/V la maire, tiendra/V.", "promet", ["tiendra"]),
        (
            "À Riva, où il vit/V, dit/V-elle, le pont tient/V.",
            "dit",
            ["À Riva, où il vit", "le pont tient"],
        ),
        (
            "Une fois le vote passé/T, dit/V la maire, on part/V.",
            "dit",
            ["Une fois le vote passé", "on part"],
        ),
        ("Résultat, dit/V la maire, rien ne roule/V.", "dit", ["Résultat", "rien ne roule"]),
        (
            "Le pont, a-t-elle dit/T, tiendra/V, ajoutant/G que rien ne presse/V.",
            "dit",
            ["Le pont", "tiendra"],
        ),
        ("« Il s'agit/V, dit/V la maire, d'un pont. »", "dit", ["Il s'agit", "d'un pont."]),
    ],
)
def test_what_an_open_host_lacks_follows_the_clause(tagged: str, verb: str, expected: list[str]) -> None:
    (found,) = read(tagged, verb)
    assert found[1] == expected


def test_a_name_or_role_after_an_open_host_is_the_speakers() -> None:
    found = read("Il s'agit/V, dit/V la maire, Odile Bartoli.", "dit")
    assert found == [("incise_after_clause", ["Il s'agit"])]


def test_a_name_with_an_exclamation_mark_is_not_what_its_verb_reports() -> None:
    assert contents(doc_of("Digue! annonce/V une hausse.")) == []


@pytest.mark.parametrize(
    "opening", ["La maire a dit/T : ", "Selon la maire, ", "« Oui/B », a dit/T la maire. "]
)
def test_paragraphs_that_somebody_has_said_already_are_not_what_a_later_clause_reports(opening: str) -> None:
    doc = doc_of(f"{opening}« Il tient/V bon.\n« Il vit/V », a ajouté/T la maire.")
    assert [content for _, content in contents(doc)][-2:] == ["Il tient bon.", "Il vit"]
