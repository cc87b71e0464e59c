import pytest

from otan_extract.actors.trie import Entry, Trie

GUINEAS = Trie(
    Entry(form, "name", form)
    for form in ("Guinée", "Guinée équatoriale", "Guinée-Bissau", "Papouasie-Nouvelle-Guinée")
)


def found(trie: Trie, text: str) -> list[str]:
    return [text[match.start : match.end] for match in trie.scan(text)]


def test_the_longest_form_wins():
    text = "La Guinée équatoriale, la Guinée-Bissau, la Papouasie-Nouvelle-Guinée et la Guinée"
    assert found(GUINEAS, text) == [
        "Guinée équatoriale",
        "Guinée-Bissau",
        "Papouasie-Nouvelle-Guinée",
        "Guinée",
    ]


def test_a_form_is_made_of_whole_words():
    assert found(GUINEAS, "Guinéenne et guinées") == []


@pytest.mark.parametrize(
    ("form", "kind", "surface", "counts"),
    [
        ("Chili", "name", "chili", False),
        ("Chili", "name", "CHILI", True),
        ("OM", "organization", "om", False),
        ("Otan", "organization", "OTAN", True),
        ("L'Équipe", "organization", "L'équipe", False),
        ("talibans", "organization", "Talibans", True),
        ("Afrique du Sud", "name", "Afrique du sud", True),
    ],
)
def test_capitals_that_a_form_asks_for(form, kind, surface, counts):
    assert bool(Trie([Entry(form, kind, "x")]).scan(surface)) is counts


def test_a_shorter_form_is_taken_when_the_longer_one_lacks_its_capitals():
    trie = Trie([Entry("France", "name", "FRA"), Entry("France Info", "organization", "fi")])
    assert found(trie, "la France info") == ["France"]


def test_marks_stand_between_words_only_where_the_form_has_them():
    trie = Trie(
        Entry(form, "organization", form) for form in ("Agence des ponts, des quais", "CDR/M7", "CDR", "M7")
    )
    assert found(trie, "l'Agence des ponts, des quais et le CDR/M7") == [
        "Agence des ponts, des quais",
        "CDR/M7",
    ]
    assert found(trie, "le CDR, M7") == ["CDR", "M7"]


def test_a_title_does_not_take_the_first_word_of_a_longer_name():
    trie = Trie([Entry("La Côte", "organization", "lc"), Entry("Côte d'Ivoire", "name", "CIV")])
    assert found(trie, "La Côte d'Ivoire gagne, La Côte le dit") == ["Côte d'Ivoire", "La Côte"]
