"""Negated, refused and hypothetical reporting."""

from __future__ import annotations

import pytest

from builders import cue_of, layout_of


@pytest.mark.parametrize(
    ("tagged", "verb"),
    [
        ("La maire n'a pas dit/T si le pont tiendra/V.", "dit"),
        ("La maire ne dit/V rien.", "dit"),
        ("La maire n'a jamais déclaré/T que le pont tiendra/V.", "déclaré"),
        ("La maire n'a pas voulu/T dire/I si le pont tiendra/V.", "dire"),
        ("La maire refuse/V de dire/I si le pont tiendra/V.", "dire"),
        ("La maire pourrait/V annoncer/I que le pont ferme/V.", "annoncer"),
        ("La maire doit/V annoncer/I que le pont ferme/V.", "annoncer"),
        ("La maire devra/V dire/I si le pont tiendra/V.", "dire"),
        ("La maire annoncerait/V que le pont ferme/V.", "annoncerait"),
        ("La maire part/V sans dire/I si le pont tiendra/V.", "dire"),
        ("La maire va/V annoncer/I que le pont ferme/V.", "annoncer"),
        ("La maire aurait remarqué/T que le pont ferme/V.", "remarqué"),
        ("La maire aurait pu/T annoncer/I que le pont ferme/V.", "annoncer"),
        ("Les élus auraient dû/T annoncer/I que le pont ferme/V.", "annoncer"),
        ("Invitée/T à dire/I si le pont tiendra/V, la maire part/V.", "dire"),
        ("Pressée/T d'expliquer/I le vote, la maire part/V.", "expliquer"),
        ("Pas de quoi rassurer/I la maire.", "rassurer"),
        ("La maire s'est fait/T dire/I que le pont ferme/V.", "dire"),
        ("Reste/V à savoir/I si la maire dira/V que le pont ferme/V.", "dira"),
        ("La loi devrait/V être qualifiée/T de « folie ».", "qualifiée"),
    ],
)
def test_reporting_that_reports_nothing(tagged: str, verb: str) -> None:
    layout = layout_of(tagged)
    assert cue_of(layout, verb).blocked


def test_what_somebody_does_not_hide_is_said() -> None:
    assert not cue_of(layout_of("La maire ne cache/V pas que le pont ferme/V."), "cache").blocked
    assert cue_of(layout_of("La maire cache/V que le pont ferme/V."), "cache").blocked


@pytest.mark.parametrize(
    ("tagged", "verb"),
    [
        ("La maire a dit/T que le pont tiendra/V.", "dit"),
        ("La maire ne cesse/V de répéter/I que le pont tiendra/V.", "répéter"),
        ("« Le pont tiendra/V », n'a pas manqué/T de souligner/I la maire.", "souligner"),
        ("La maire ne s'est pas gênée/T pour dire/I que le pont tiendra/V.", "dire"),
        ("La maire n'hésite/V pas à dire/I que le pont tiendra/V.", "dire"),
        ("La maire aurait annoncé/T que le pont ferme/V.", "annoncé"),
        ("La maire part/V, non sans dire/I que le pont ferme/V.", "dire"),
        ("La maire a pu/T annoncer/I que le pont ferme/V.", "annoncer"),
        ("La maire, qui ne vote/V pas, dit/V que le pont tiendra/V.", "dit"),
        ("La maire n'a écarté/T aucune piste mais a indiqué/T que le pont tiendra/V.", "indiqué"),
        ("La maire n'arrête/V pas de répéter/I que le pont tiendra/V.", "répéter"),
        ("La maire va/V regretter/I son « audace ».", "regretter"),
        ("La maire s'est fait/T traiter/I de « tricheuse » par un élu.", "traiter"),
        ("Interrogée/T pour savoir/I si le pont tiendra/V, la maire a dit/T que oui/N.", "dit"),
        ("La maire n'a rien promis/T mais juge/V que le pont tiendra/V.", "juge"),
    ],
)
def test_reporting_that_counts(tagged: str, verb: str) -> None:
    layout = layout_of(tagged)
    assert not cue_of(layout, verb).blocked
