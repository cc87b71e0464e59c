"""Where the mention that a sieve found ends."""

from __future__ import annotations

from otan_extract.layers import OrganizationMention, write

from .tagged import found_speaker, tagged


def test_a_mention_holds_the_whole_name_of_the_organization_at_its_end() -> None:
    sentence = tagged("Le_D Journal_P du_E dimanche_N < révèle_V > que_S { tout_R va_V } .")
    found, _ = found_speaker(sentence)
    assert found == "Le Journal"
    name = (3, len("Le Journal du dimanche"))
    write(sentence.doc, "organizations", [OrganizationMention(*name, "Q1", "Q1", "", None, "media")])
    assert found_speaker(sentence)[0] == "Le Journal du dimanche"


def test_a_mention_ends_without_loose_articles_and_prepositions() -> None:
    sentence = tagged("« { Non_B } » , < dit_V > le_D maire_N de_E la_D .")
    assert found_speaker(sentence)[0] == "le maire"
