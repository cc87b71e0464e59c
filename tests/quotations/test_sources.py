"""Source prepositions: which phrases are sources, and what they attribute."""

from __future__ import annotations

import pytest

from builders import contents, doc_of, layout_of
from otan_extract.quotations.sources import spot_sources


def sources(tagged: str, *people: str) -> list[str]:
    layout = layout_of(tagged, people=people)
    return [layout.text[source.start : source.end] for source in spot_sources(layout)]


@pytest.mark.parametrize(
    ("tagged", "preposition"),
    [
        ("Selon la maire, le pont tiendra/V.", "Selon"),
        ("Pour la scientifique/A, « le pont tiendra/V ».", "Pour"),
        ("Selon Météo/P Valmont, le pont tiendra/V.", "Selon"),
        ("Selon 24/A heures/N, le pont tiendra/V.", "Selon"),
        ("Le pont tiendra/V, d'après elle.", "d'après"),
        ("Le pont tiendra/V, selon elle.", "selon"),
        ("À en croire/I la maire, le pont tiendra/V.", "À en croire"),
        ("Aux yeux de la maire, le pont tiendra/V.", "Aux yeux de"),
        ("De source policière, le pont tiendra/V.", "De"),
        ("Pour la maire, le pont tiendra/V.", "Pour"),
        ("Pour l'adolescente, le pont tiendra/V.", "Pour"),
        ("Pour beaucoup/B d'élus, le pont tiendra/V.", "Pour"),
        ("Mais pour la maire, le pont tiendra/V.", "pour"),
        ("La maire part/V, pour qui le pont tiendra/V.", "pour"),
        ("La maire part/V, pour qui il faut/V fermer/I le pont.", "pour"),
        ("Depuis, pour Greenpeace, « le pont tiendra/V ».", "pour"),
        ("Pour la CFDT, le pont tiendra/V.", "Pour"),
        ("Mais pour Oslo, le pont tiendra/V.", "pour"),
        ("Pour les uns/N, le pont tiendra/V.", "Pour"),
        ("À son avis, le pont tiendra/V.", "À"),
        ("Le pont est, à leurs yeux, trop vieux/A.", "à"),
    ],
)
def test_what_is_a_source(tagged: str, preposition: str) -> None:
    assert sources(tagged) == [preposition]


@pytest.mark.parametrize(
    "tagged",
    [
        "Selon la météo, le pont tiendra/V.",
        "Pour l'heure, le pont tiendra/V.",
        "Pour le pont, tout va/V.",
        "Selon moi, le pont tiendra/V.",
        "Comme pour la maire, le pont tiendra/V.",
        "Par respect pour la maire, le pont tiendra/V.",
        "Le fichier pour lequel le pont tiendra/V ferme/V.",
        "Nombreux sont/V ceux pour qui le pont tiendra/V.",
        "Selon que le pont tiendra/V, tout va/V.",
        "Selon la législation, le pont tiendra/V.",
        "Pour « la maire », le pont tiendra/V.",
        "La maire aime/V Anna, pour qui il quitte/V le pont.",
        "Pour Oslo 2031, le pont tiendra/V.",
        "Pour Renault, le pont tombera/V.",
        "Le pont tombera/V à leurs yeux.",
        "Selon 24/A heures/N de débats, le pont tiendra/V.",
        "Selon 3/A critères/N, le pont tiendra/V.",
        "Pour Rome, prévoyez/V trois jours.",
        "Pour Oxfam, elle a couru/V vite.",
    ],
)
def test_what_is_none(tagged: str) -> None:
    assert sources(tagged) == []


def test_a_name_is_a_source_after_a_weak_preposition() -> None:
    assert sources("Pour Odile Bartoli, le pont tiendra/V.", "Odile Bartoli") == ["Pour"]


@pytest.mark.parametrize(
    ("tagged", "rule", "content"),
    [
        ("Selon la maire, le pont tiendra/V.", "source_initial", "le pont tiendra"),
        ("Mais selon la maire, le pont tiendra/V.", "source_initial", "le pont tiendra"),
        ("Selon la maire, une élue de Valmont, le pont tiendra/V.", "source_initial", "le pont tiendra"),
        ("Selon la maire, « le pont tiendra/V ».", "source_initial", "le pont tiendra"),
        ("Selon un élu, Ali Roux dit/T « Le Roc », le pont tiendra/V.", "source_initial", "le pont tiendra"),
        ("Le pont tiendra/V, selon la maire.", "source_final", "Le pont tiendra"),
        ("Le pont tiendra/V selon la maire.", "source_final", "Le pont tiendra"),
        ("« Le pont tiendra/V », selon la maire.", "source_final", "Le pont tiendra"),
        ("La route ferme/V ; le pont tiendra/V, selon la maire.", "source_final", "le pont tiendra"),
        ("Le pont, selon la maire, tiendra/V.", "source_inserted", "Le pont ⋯ tiendra"),
    ],
)
def test_scope_of_a_source(tagged: str, rule: str, content: str) -> None:
    assert contents(doc_of(tagged)) == [(rule, content)]


@pytest.mark.parametrize("adverb", ["toujours/B", "du moins/B", "cette fois/N"])
def test_an_adverb_before_the_source_is_no_content(adverb: str) -> None:
    assert contents(doc_of(f"Le pont tiendra/V, {adverb} selon la maire.")) == [
        ("source_final", "Le pont tiendra")
    ]
    assert contents(doc_of(f"Le pont, {adverb} selon elle, tiendra/V.")) == [
        ("source_inserted", "Le pont ⋯ tiendra")
    ]


def test_an_adverb_of_the_clause_is_content() -> None:
    assert contents(doc_of("Le pont tient/V toujours/B selon la maire.")) == [
        ("source_final", "Le pont tient toujours")
    ]


def test_each_coordinated_clause_has_its_own_source() -> None:
    doc = doc_of("Selon la maire, le pont tiendra/V ; selon le préfet, le pont tombera/V.")
    assert contents(doc) == [("source_initial", "le pont tiendra"), ("source_initial", "le pont tombera")]


def test_a_relative_pronoun_is_a_source() -> None:
    doc = doc_of("« Le pont tiendra/V », assure/V la maire, selon qui la route ferme/V.")
    assert ("source_relative_pronoun", "la route ferme") in contents(doc)


def test_a_comment_of_the_writer_stays_out() -> None:
    doc = doc_of("Selon la maire, le pont tiendra/V, ce que le préfet conteste/V.")
    assert contents(doc)[0] == ("source_initial", "le pont tiendra")


def test_a_source_after_a_reporting_clause_only_says_where_the_words_stood() -> None:
    doc = doc_of("« Le pont tiendra/V », a lancé/T la maire, selon la radio.")
    assert [rule for rule, _ in contents(doc)] == ["incise_after_marks"]


@pytest.mark.parametrize(
    ("tagged", "rule", "content"),
    [
        ("Le pont tiendra/V, car selon la maire, tout va/V.", "source_of_coordinate", "tout va"),
        ("Selon la maire, en revanche, le pont tiendra/V.", "source_initial", "le pont tiendra"),
        ("Selon la maire, une élue : « le pont tiendra/V ».", "source_initial", "le pont tiendra"),
        ("La maire ouvre/V le pont, qui, selon le préfet, tiendra/V.", "source_relative", "tiendra"),
        ("Le pont tiendra/V, selon la maire, mais la route ferme/V.", "source_final", "Le pont tiendra"),
        ("Le pont tiendra/V, selon la maire, qui vote/V lundi.", "source_final", "Le pont tiendra"),
        ("Bilan : selon la maire, le pont tiendra/V.", "source_initial", "le pont tiendra"),
        ("Le pont, qui, selon la maire, tiendra/V, ferme/V lundi.", "source_relative", "tiendra"),
        ("Voici un pont qui selon la maire tiendra/V.", "source_relative", "tiendra"),
        ("L'élue, « émue » selon le préfet, a pleuré/T.", "source_final", "émue"),
        (
            "La route ferme/V et, selon la maire, le pont tiendra/V.",
            "source_of_coordinate",
            "le pont tiendra",
        ),
        (
            "Selon la radio, Paul Roux, 53 ans, et sa voisine chantent/V.",
            "source_initial",
            "Paul Roux, 53 ans, et sa voisine chantent",
        ),
        (
            "Selon la radio, le chef du port, a fermé/T le pont.",
            "source_initial",
            "le chef du port, a fermé le pont",
        ),
        ("Le pont, selon la maire, que l'hiver a usé/T, tiendra/V.", "source_final", "Le pont"),
        ("Le pont, selon la maire, a tenu/T mais il fermera/V.", "source_inserted", "Le pont ⋯ a tenu"),
        ("Selon la maire il faut/V agir/I.", "source_initial", "il faut agir"),
        (
            "Elle ira/V à Valmont, où selon la maire elle cherche/V un pont.",
            "source_of_coordinate",
            "elle cherche un pont",
        ),
        ("Mais de source proche, le pont tiendra/V.", "source_initial", "le pont tiendra"),
        (
            "Le pont tiendra/V selon un rapport publié/T lundi, et la route ferme/V.",
            "source_final",
            "Le pont tiendra",
        ),
        (
            "Le pont ouvre/V selon elle « un temps ancien ».",
            "source_inserted",
            "Le pont ouvre ⋯ un temps ancien",
        ),
        (
            "Elle part/V, ce qui a servi/T, selon la maire, à ouvrir/I le pont.",
            "source_inserted",
            "ce qui a servi ⋯ à ouvrir le pont",
        ),
        (
            "Visé/T par la maire, selon qui le pont ferme/V, le préfet part/V.",
            "source_relative_pronoun",
            "le pont ferme",
        ),
        ("VALMONT, 3 mai (AFP) - Le pont tiendra/V, selon la maire.", "source_final", "Le pont tiendra"),
        ("Elle nie/V, selon lui, la crue.", "source_inserted", "Elle nie ⋯ la crue"),
        ("Rappelons/V que le pont, selon la maire, tiendra/V.", "source_inserted", "le pont ⋯ tiendra"),
        ("Elle nie/V, selon la radio, une élue.", "source_final", "Elle nie"),
        ("Le pont a, selon la maire, tenu/T.", "source_inserted", "Le pont a ⋯ tenu"),
        ("Le pont reste/V, selon la maire, sûr/A.", "source_inserted", "Le pont reste ⋯ sûr"),
        ("Il faut/V, selon la maire, fermer/I.", "source_inserted", "Il faut ⋯ fermer"),
        ("Le plan prévoit/V, selon la maire, une baisse.", "source_inserted", "Le plan prévoit ⋯ une baisse"),
        (
            "Le pont tiendra/V, selon la maire, tout/A l'hiver.",
            "source_inserted",
            "Le pont tiendra ⋯ tout l'hiver",
        ),
        ("Le pont tiendra/V, selon la maire, le Phare de Valmont.", "source_final", "Le pont tiendra"),
        ("Le pont tiendra/V, selon la maire, baisse.", "source_final", "Le pont tiendra"),
        (
            "Le pont n'a jamais/B été/A, selon la maire, sûr/A.",
            "source_inserted",
            "Le pont n'a jamais été ⋯ sûr",
        ),
        ("Le pont est, selon la maire, une élue, une honte.", "source_inserted", "Le pont est ⋯ une honte"),
        ("Selon son frère, Paul Roux ferme/V le pont.", "source_initial", "Paul Roux ferme le pont"),
    ],
)
def test_bounds_of_the_content(tagged: str, rule: str, content: str) -> None:
    assert contents(doc_of(tagged)) == [(rule, content)]


@pytest.mark.parametrize("link", ["où ", "puisque ", "puisqu'", "parce que ", "alors qu'", "tandis que "])
def test_a_source_inside_of_a_subordinate_clause_comments_on_that_clause(link: str) -> None:
    doc = doc_of(f"La route ferme/V, {link}un pont, selon la maire, tremble/V.")
    assert contents(doc) == [("source_inserted", "un pont ⋯ tremble")]


def test_a_source_after_a_relative_comments_on_that_relative() -> None:
    doc = doc_of("Le pont, qui date/V, selon la maire, ferme/V.", {"date": ("pont", "acl:relcl")})
    assert contents(doc) == [("source_relative", "qui date")]


def test_a_bare_name_tells_who_somebodys_brother_is_whatever_the_parser_says() -> None:
    doc = doc_of("Selon son frère, Paul Roux, le pont tombe/V.", {"Paul": ("tombe", "nsubj")})
    assert contents(doc) == [("source_initial", "le pont tombe")]


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("la radio", "Paul, élu, tombe"),
        ("son frère", "le Paul, élu, tombe"),
        ("son frère, élu", "Paul, maire, tombe"),
        ("son frère", "Paul, tombe"),
    ],
    ids=["of the radio", "with an article", "later", "before the verb"],
)
def test_no_bare_name_tells_it(source: str, content: str) -> None:
    doc = doc_of(f"Selon {source}, {content}/V.", {"Paul": ("tombe", "nsubj")})
    assert contents(doc) == [("source_initial", content)]


def test_an_age_leaves_open_whether_a_name_tells_who_the_source_is() -> None:
    arcs = {"Paul": ("ferme", "nsubj"), "Roux": ("Paul", "flat:name")}
    doc = doc_of("Selon son frère, Paul Roux, 53 ans, ferme/V le pont.", arcs)
    assert contents(doc) == [("source_initial", "Paul Roux, 53 ans, ferme le pont")]


def test_a_relative_goes_on_after_its_source_up_to_the_main_verb() -> None:
    arcs = {"million": ("coûte", "obj"), "un": ("million", "det")}
    doc = doc_of("Le pont, qui coûte/V, selon la maire, un million, ferme/V.", arcs)
    assert contents(doc) == [("source_relative", "qui coûte ⋯ un million")]


def test_a_coordinated_clause_with_a_new_subject_stays_out() -> None:
    arcs = {"route": ("ferme", "nsubj")}
    doc = doc_of("Selon la maire, le pont tiendra/V et la route ferme/V.", arcs)
    assert contents(doc) == [("source_initial", "le pont tiendra")]
    doc = doc_of("Selon la maire, le pont tiendra/V et elle ferme/V.", {"elle": ("ferme", "nsubj")})
    assert contents(doc) == [("source_initial", "le pont tiendra et elle ferme")]


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("Si le pont tient/V selon la maire, la route ferme/V.", [("source_final", "le pont tient")]),
        ("S'ils tiennent/V selon la maire, la route ferme/V.", [("source_final", "ils tiennent")]),
        ("Si le pont, vieux/A, tient/V selon la maire, la route ferme/V.", []),
        ("Si besoin selon la maire, la route ferme/V.", []),
    ],
)
def test_a_source_within_a_concession_says_what_is_conceded(
    tagged: str, expected: list[tuple[str, str]]
) -> None:
    assert [found for found in contents(doc_of(tagged)) if found[0] == "source_final"] == expected


def test_a_quoted_clause_after_a_colon_is_read_by_itself() -> None:
    doc = doc_of("Selon la maire, le pont tombe/V : « la route ferme/V ».")
    assert contents(doc) == [("source_initial", "le pont tombe"), ("colon_without_cue", "la route ferme")]
    doc = doc_of("Selon la maire, le pont tombe/V : « une honte ».")
    assert contents(doc) == [("source_initial", "le pont tombe : « une honte »")]


def test_a_colon_parts_two_sources() -> None:
    doc = doc_of("Selon la maire, tout va/V : le pont tiendra/V, selon le préfet.")
    assert contents(doc) == [("source_initial", "tout va"), ("source_final", "le pont tiendra")]


def test_a_last_noun_phrase_completes_the_verb_before_the_source() -> None:
    doc = doc_of(
        "Le pont coûte/V, selon la maire, un million.",
        {"million": ("coûte", "obj"), "un": ("million", "det")},
    )
    assert contents(doc) == [("source_inserted", "Le pont coûte ⋯ un million")]


def test_a_source_that_repeats_the_speaker_of_a_clause_is_none() -> None:
    doc = doc_of("La radio dit/V que, selon elle, le pont tiendra/V.")
    assert [rule for rule, _ in contents(doc)] == ["clause_que"]


def test_a_weak_source_yields_to_the_reporting_clause_of_its_sentence() -> None:
    doc = doc_of("« Pour la maire, le pont tiendra/V », a déclaré/T le préfet.")
    assert ("incise_after_marks", "Pour la maire, le pont tiendra") in contents(doc)
    doc = doc_of("Pour la maire, le pont tiendra/V, a-t-elle dit/T.")
    assert [rule for rule, _ in contents(doc)] == ["incise_after_clause"]


@pytest.mark.parametrize("words", ["Le pont tiendra/V", "Une catastrophe"])
def test_words_between_marks_are_the_opinion_of_who_follows(words: str) -> None:
    doc = doc_of(f"« {words} », pour la maire.")
    assert contents(doc) == [("source_final", words.removesuffix("/V"))]


def test_a_title_is_nobodys_opinion() -> None:
    assert contents(doc_of("« La Digue », pour la maire.")) == []


def test_each_of_two_counts_has_its_own_source() -> None:
    doc = doc_of("Le pont a tenu/T 30 ans selon la maire, 20 selon le préfet.")
    assert contents(doc) == [("source_final", "Le pont a tenu 30 ans"), ("source_final", "20")]


def test_what_there_is_follows_its_source() -> None:
    doc = doc_of("Il y aurait, selon la maire, des élus, 30 selon le préfet.")
    assert contents(doc) == [("source_inserted", "Il y aurait ⋯ des élus"), ("source_final", "30")]


def test_a_source_after_a_relative_that_alone_holds_marks_says_the_relative() -> None:
    doc = doc_of("La maire vend/V le pont, qui « coûte/V trop cher », selon le préfet.")
    assert contents(doc) == [("source_relative", "qui « coûte trop cher »")]


def test_what_is_learned_from_a_source_may_follow_without_comma() -> None:
    doc = doc_of("On apprend/V de source policière que le pont ferme/V.")
    assert contents(doc) == [("source_relative", "le pont ferme")]


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("Salaires/N : « Le pont tiendra/V », pour la CFDT", ["Le pont tiendra"]),
        ("« Un gouffre » pour les uns/N, « une chance » pour les autres/N.", ["Un gouffre", "une chance"]),
        ("Le plan est « un gouffre » pour les uns/N, utile/A pour les autres/N.", ["un gouffre"]),
    ],
)
def test_an_opinion_between_marks_comes_before_whose_it_is(tagged: str, expected: list[str]) -> None:
    assert contents(doc_of(tagged)) == [("source_final", content) for content in expected]


def test_words_of_their_own_are_those_between_marks() -> None:
    doc = doc_of("La maire vise/V un élu, « une girouette », selon ses termes.")
    assert contents(doc) == [("source_final", "une girouette")]


@pytest.mark.parametrize(
    "tagged",
    [
        "Pour les élus, une visite est prévue/T lundi.",
        "D'après un roman de Zola, le film sort/V lundi.",
        "Comme son nom l'indique/V, le pont tremble/V.",
    ],
)
def test_what_is_for_somebody_or_after_a_book_is_nobodys_words(tagged: str) -> None:
    assert contents(doc_of(tagged)) == []
