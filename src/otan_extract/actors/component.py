"""Components ``otan_countries`` and ``otan_organizations``: thin shells around pure functions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from otan_extract import layers, scorers
from otan_extract.annotators import Annotator, Shown
from otan_extract.scorers import SpansScorer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from otan_extract.actors.gazetteer import Gazetteer


@Language.factory(
    "otan_countries",
    assigns=["doc.spans"],
    requires=["doc.ents", "token.pos"],
    default_config={"gazetteer": None, "scorer": scorers.config("countries", "country_groups")},
)
def make_countries(
    nlp: Language,  # noqa: ARG001 - spaCy's factory signature
    name: str,  # noqa: ARG001 - as above
    gazetteer: str | None,
    scorer: SpansScorer | None,
) -> CountriesComponent:
    """Build the component; ``gazetteer`` is the path of the user's overlay, or None."""
    return CountriesComponent(gazetteer, scorer)


@Language.factory(
    "otan_organizations",
    assigns=["doc.spans"],
    requires=["doc.ents", "token.pos"],
    default_config={"gazetteer": None, "scorer": scorers.config("organizations")},
)
def make_organizations(
    nlp: Language,  # noqa: ARG001 - spaCy's factory signature
    name: str,  # noqa: ARG001 - as above
    gazetteer: str | None,
    scorer: SpansScorer | None,
) -> OrganizationsComponent:
    """Build the component; ``gazetteer`` is the path of the user's overlay, or None."""
    return OrganizationsComponent(gazetteer, scorer)


class _Component(Annotator):
    """Holds the user's overlay, so that a pipeline on disk or in another process still has it.

    A path that does not exist is no error before the first document: ``from_disk`` may yet bring the
    content that the pipeline was saved with.
    """

    def __init__(self, gazetteer: str | None, scorer: SpansScorer | None = None) -> None:
        self.scorer = scorer
        self._path = gazetteer
        self._name: str | None = None
        self._content = b""
        if gazetteer is not None and Path(gazetteer).exists():
            self._read(gazetteer)

    def _read(self, path: str) -> None:
        from otan_extract.actors import gazetteer, overlay  # noqa: PLC0415 - spaCy imports this module at any load

        self._name, self._content = Path(path).name, overlay.load(Path(path))
        gazetteer.build(self._name, self._content)

    @property
    def gazetteer(self) -> Gazetteer:
        """The tables under the user's overlay."""
        from otan_extract.actors.gazetteer import build  # noqa: PLC0415 - spaCy imports this module at any load

        if self._path is not None and self._name is None:
            self._read(self._path)
        return build(self._name, self._content)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002 - spaCy's signature
        """Return the overlay."""
        return json.dumps({"name": self._name, "content": self._content.decode()}).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> _Component:  # noqa: ARG002 - spaCy's signature
        """Take the overlay from ``data``."""
        stored = json.loads(data)
        self._name, self._content = stored["name"], stored["content"].encode()
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 - spaCy's signature
        """Write the overlay to ``path``."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> _Component:  # noqa: ARG002 - spaCy's signature
        """Take the overlay from ``path``."""
        return self.from_bytes(Path(path).read_bytes())


class CountriesComponent(_Component):
    """Writes the layers ``countries`` and ``country_groups``."""

    def annotate(self, doc: Doc) -> None:
        """Write the mentions of countries and of groups."""
        from otan_extract.actors.countries import find_countries  # noqa: PLC0415 - as above

        countries, groups = find_countries(doc, self.gazetteer)
        layers.write(doc, "countries", countries)
        layers.write(doc, "country_groups", groups)

    def shown(self, doc: Doc) -> dict[str, list[Shown]]:
        """Return the mentions by form and code, those of groups by name."""
        countries, groups = layers.read(doc, layers.CountryMention), layers.read(doc, layers.GroupMention)
        return {
            "countries": [Shown((each.start, each.end), each.form, each.code) for each in countries],
            "country_groups": [Shown((each.start, each.end), each.name) for each in groups],
        }


class OrganizationsComponent(_Component):
    """Writes the layer ``organizations``."""

    def annotate(self, doc: Doc) -> None:
        """Write the mentions of organizations."""
        from otan_extract.actors.organizations import find_organizations  # noqa: PLC0415 - as above

        layers.write(doc, "organizations", find_organizations(doc, self.gazetteer))

    def shown(self, doc: Doc) -> dict[str, list[Shown]]:
        """Return the mentions by name and identifier."""
        found = layers.read(doc, layers.OrganizationMention)
        return {"organizations": [Shown((each.start, each.end), each.name, each.id) for each in found]}
