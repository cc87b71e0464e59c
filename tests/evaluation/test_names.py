import pytest

from otan_extract.evaluation.names import same_mention, same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élise Garnier", "ELISE GARNIER"),
        ("M. Garnier", "Garnier"),
        ("le Kremlin", "Kremlin"),
        ("l'AFP", "AFP"),
        ("Organisation mondiale de la santé (OMS)", "organisation mondiale de la Sante"),
        ("Jean-Marc Sœur", "Jean Marc Soeur"),
    ],
)
def test_case_accents_civilities_articles_and_brackets_do_not_make_another_name(one, other):
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Élise Garnier", "Garnier"), ("Marie Le Pen", "Marie Pen"), (None, "Garnier")]
)
def test_a_part_of_a_name_is_another_name(one, other):
    assert not same_name(one, other)


def test_an_article_alone_is_still_a_name():
    assert not same_name("La", "Le")


TEXT = "Le ministre de la Santé, Paul Morel, et la porte-parole de Paul Morel"


def span(part: str, after: int = 0) -> tuple[int, int]:
    start = TEXT.index(part, after)
    return start, start + len(part)


def test_the_name_alone_is_the_mention_with_its_title():
    assert same_mention(TEXT, span("Le ministre de la Santé, Paul Morel"), span("Paul Morel"), "Paul Morel")
    assert same_mention(TEXT, span("Paul Morel"), span("Le ministre de la Santé, Paul Morel"), "Paul Morel")


def test_the_head_without_its_complement_is_the_same_mention():
    gold = span("la porte-parole de Paul Morel")
    assert same_mention(TEXT, gold, span("la porte-parole"), "porte-parole de Paul Morel")


def test_the_complement_is_not_the_mention():
    gold = span("la porte-parole de Paul Morel")
    assert not same_mention(TEXT, gold, span("Morel", gold[0]), "porte-parole de Paul Morel")


def test_another_place_is_not_the_mention():
    assert not same_mention(TEXT, span("Paul Morel"), span("Paul Morel", 40), "Paul Morel")


def test_a_stretch_around_the_mention_is_not_the_mention():
    whole = (0, len(TEXT))
    assert not same_mention(TEXT, span("Paul Morel"), whole, "Paul Morel")
