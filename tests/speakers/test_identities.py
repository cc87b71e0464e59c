"""Resolution of speaker mentions on hand-built documents, without a model."""

from __future__ import annotations

import pytest

from otan_extract.layers import CountryMention, Offsets, OrganizationMention, Quotation, Speaker, write
from otan_extract.speakers.identities import resolve_speakers

from .tagged import tagged


def resolve(
    line: str,
    mentions: list[str],
    countries: dict[str, tuple[str, str]] | None = None,
    organizations: dict[str, str] | None = None,
) -> list[Speaker]:
    """Return the speaker of each of the ``mentions``, texts that are looked up one after the other."""
    doc = tagged(line).doc
    places: list[Offsets] = []
    for mention in mentions:
        start = doc.text.index(mention, places[-1][1] if places else 0)
        places.append((start, start + len(mention)))
    write(doc, "countries", [CountryMention(*_place(doc.text, k), *v) for k, v in (countries or {}).items()])
    rows = [
        OrganizationMention(*_place(doc.text, form), key, key, form, None, "company", None)
        for form, key in (organizations or {}).items()
    ]
    write(doc, "organizations", rows)
    quotations = [Quotation(((end, end),), "indirect", None, None, "test", None) for _, end in places]
    speakers, ids = resolve_speakers(doc, quotations, list(places))
    by_id = {speaker.id: speaker for speaker in speakers}
    return [by_id[key] for key in ids if key is not None]


def _place(text: str, form: str) -> Offsets:
    return text.index(form), text.index(form) + len(form)


NAMES = {
    "a title before the name is no part of it": (
        "Le_D ministre_N des_E Ports_P+ , Josef_H Kolar_H , proteste_V .",
        ["Le ministre des Ports, Josef Kolar"],
        ["Josef Kolar"],
    ),
    "a surname leads to the full name": (
        "Josef_H Kolar_H proteste_V . M._N Kolar_H insiste_V .",
        ["Josef Kolar", "M. Kolar"],
        ["Josef Kolar", "Josef Kolar"],
    ),
    "the civility decides between two of one surname": (
        "Paul_H Kolar_H et_C Anne_H Kolar_H se_R disputent_V . Mme_N Kolar_H insiste_V .",
        ["Mme Kolar"],
        ["Anne Kolar"],
    ),
    "an all-capital surname is the same name": (
        "Josef_H KOLAR_H proteste_V . Josef_H Kolar_H insiste_V .",
        ["Josef KOLAR", "Josef Kolar"],
        ["Josef Kolar", "Josef Kolar"],
    ),
    "an initial stands for the first name": (
        "Josef_H Kolar_H proteste_V . J._H Kolar_H insiste_V .",
        ["J. Kolar"],
        ["Josef Kolar"],
    ),
    "a complement is not who speaks": (
        "Un_D conseiller_N de_E M._N Kolar_H tempère_V .",
        ["Un conseiller de M. Kolar"],
        ["conseiller de M. Kolar"],
    ),
    "a description leads to the holder of the role": (
        "La_D sénatrice_N Anne_H Kolar_H proteste_V . L'_D+ élue_N insiste_V .",
        ["L'élue"],
        ["Anne Kolar"],
    ),
    "a pronoun agrees in gender": (
        "Anne_H Kolar_H proteste_V . Paul_H Weber_H approuve_V . Elle_R insiste_V .",
        ["Elle"],
        ["Anne Kolar"],
    ),
    "the first and the second are the last two speakers": (
        "Paul_H Weber_H proteste_V . Anne_H Kolar_H approuve_V . Le_D premier_A insiste_V , la_D seconde_A sourit_V .",
        ["Paul Weber", "Anne Kolar", "Le premier", "la seconde"],
        ["Paul Weber", "Anne Kolar", "Paul Weber", "Anne Kolar"],
    ),
    "the same source is the last speaker": (
        "Une_D source_N judiciaire_A proteste_V . La_D même_A source_N insiste_V .",
        ["Une source judiciaire", "La même source"],
        ["source judiciaire", "source judiciaire"],
    ),
    "an institution named in full before": (
        "Le_D parquet_N de_E Riva_P enquête_V . Le_D parquet_N insiste_V .",
        ["Le parquet de Riva", "Le parquet"],
        ["parquet de Riva", "parquet de Riva"],
    ),
    "somebody nameless keeps the phrase without its determiner": (
        "Une_D infirmière_N de_E Riva_P proteste_V .",
        ["Une infirmière de Riva"],
        ["infirmière de Riva"],
    ),
}


@pytest.mark.parametrize(("line", "mentions", "expected"), NAMES.values(), ids=NAMES.keys())
def test_mentions_are_resolved_to_names(line: str, mentions: list[str], expected: list[str]) -> None:
    assert [speaker.name for speaker in resolve(line, mentions)] == expected


KINDS = {
    "person": ("Un_D pêcheur_N proteste_V .", "Un pêcheur"),
    "group": ("Des_D pêcheurs_N protestent_V .", "Des pêcheurs"),
    "organization": ("La_D préfecture_N proteste_V .", "La préfecture"),
    "country": ("Le_D gouvernement_N proteste_V .", "Le gouvernement"),
    "document": ("Le_D rapport_N proteste_V .", "Le rapport"),
}


UNKNOWN = {
    "man by a participle": ("Un_Dm creusé_Nm proteste_V .", "Un creusé", "person"),
    "thing of a participle": ("Une_Df creusée_Nf proteste_V .", "Une creusée", "document"),
    "noun in -té": ("Un_Dm creuseté_Nm proteste_V .", "Un creuseté", "document"),
    "one of several": ("Un_D troisième_A proteste_V .", "Un troisième", "person"),
    "quelqu'un": ("Quelqu'_R+ un_R proteste_V .", "Quelqu'un", "person"),
    "party to a trial": ("La_D défense_N proteste_V .", "La défense", "organization"),
    "side of an assembly": ("La_D gauche_N proteste_V .", "La gauche", "group"),
    "camp of somebody": ("Le_D clan_N Morel_H proteste_V .", "Le clan Morel", "group"),
    "federal government": ("Le_D fédéral_N proteste_V .", "Le fédéral", "country"),
}


@pytest.mark.parametrize(("line", "mention", "kind"), UNKNOWN.values(), ids=UNKNOWN.keys())
def test_the_kind_of_what_no_table_has_is(line: str, mention: str, kind: str) -> None:
    assert [speaker.kind for speaker in resolve(line, [mention])] == [kind]


@pytest.mark.parametrize(("kind", "example"), KINDS.items(), ids=KINDS.keys())
def test_a_speaker_is_of_the_kind_that_its_noun_tells(kind: str, example: tuple[str, str]) -> None:
    line, mention = example
    assert [speaker.kind for speaker in resolve(line, [mention])] == [kind]


def test_role_country_and_organization_come_from_the_title() -> None:
    (speaker,) = resolve(
        "Le_D ministre_N slovaque_A de_E la_D Défense_P+ , Josef_H Kolar_H , proteste_V .",
        ["Le ministre slovaque de la Défense, Josef Kolar"],
        countries={"slovaque": ("SVK", "demonym")},
    )
    assert (speaker.role, speaker.country) == ("ministre slovaque de la Défense", "SVK")
    (speaker,) = resolve(
        "Josef_H Kolar_H , directeur_N de_E Lumexa_P , proteste_V .",
        ["Josef Kolar"],
        organizations={"Lumexa": "Q1"},
    )
    assert (speaker.role, speaker.organization) == ("directeur de Lumexa", "Q1")


def test_a_noun_of_nationality_leads_to_the_person_introduced_with_it() -> None:
    speakers = resolve(
        "La_D ministre_N danoise_A Anne_H Kolar_H et_C Eva_H Weber_H négocient_V . La_D Danoise_N insiste_V .",
        ["La Danoise"],
        countries={"danoise": ("DNK", "demonym"), "Danoise": ("DNK", "demonym")},
    )
    assert [speaker.name for speaker in speakers] == ["Anne Kolar"]


def test_a_heading_takes_the_speaker_who_says_the_same_words_below() -> None:
    doc = tagged(
        "«_ Personne_R ne_B nous_R écoute_V »_ / Anne_H Kolar_H : «_ Personne_R ne_B nous_R écoute_V ici_B »_"
    ).doc
    first, second = doc.text.index("Personne"), doc.text.rindex("Personne")
    words = "Personne ne nous écoute"
    quotations = [
        Quotation(((first, first + len(words)),), "direct", None, None, "test", None),
        Quotation(((second, second + len(words + " ici")),), "direct", None, None, "test", None),
    ]
    name = _place(doc.text, "Anne Kolar")
    speakers, ids = resolve_speakers(doc, quotations, [None, name])
    assert ids == ["s1", "s1"] and speakers[0].name == "Anne Kolar"


def test_no_mention_and_no_repetition_leave_the_speaker_open() -> None:
    doc = tagged("Rien_R ne_B bouge_V .").doc
    assert resolve_speakers(doc, [Quotation(((0, 4),), "direct", None, None, "test", None)], [None]) == (
        [],
        [None],
    )
