"""Components ``otan_countries`` and ``otan_organizations``: thin shells around pure functions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from otan_extract import layers, scorers
from otan_extract.scorers import Scored, SpansScorer

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


class _Component(Scored):
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

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        from otan_extract.actors.countries import find_countries  # noqa: PLC0415 - as above

        countries, groups = find_countries(doc, self.gazetteer)
        layers.write(doc, "countries", countries)
        layers.write(doc, "country_groups", groups)
        _set_spans(doc, "countries", [(m.start, m.end, m.form, m.code) for m in countries])
        _set_spans(doc, "country_groups", [(m.start, m.end, m.name, "") for m in groups])
        return doc


class OrganizationsComponent(_Component):
    """Writes the layer ``organizations``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        from otan_extract.actors.organizations import find_organizations  # noqa: PLC0415 - as above

        found = find_organizations(doc, self.gazetteer)
        layers.write(doc, "organizations", found)
        _set_spans(doc, "organizations", [(m.start, m.end, m.name, m.id) for m in found])
        return doc


def _set_spans(doc: Doc, name: str, rows: list[tuple[int, int, str, str]]) -> None:
    """Write mentions into ``doc.spans``, widened to whole tokens."""
    spans = [
        doc.char_span(start, end, label=label, kb_id=identifier, alignment_mode="expand")
        for start, end, label, identifier in rows
    ]
    doc.spans[name] = SpanGroup(doc, name=name, spans=[span for span in spans if span is not None])
