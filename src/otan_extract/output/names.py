"""Names of the countries that an article mentions or that somebody in it speaks for."""

from __future__ import annotations

from otan_extract.actors.gazetteer import load
from otan_extract.schema import Extraction


def country_names(extraction: Extraction) -> dict[str, str]:
    """Return the French name of each country of ``extraction``, by its code.

    An article need not mention the country of its speakers, such as that of a newspaper: the tables
    know its name.
    """
    known = load().countries
    spoken_for = {speaker.country for speaker in extraction.speakers if speaker.country in known}
    names = {code: known[code].name for code in spoken_for if code is not None}
    return names | {country.id: country.name for country in extraction.countries}
