"""Components ``otan_countries`` and ``otan_organizations``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory(
    "otan_countries", assigns=["doc.spans"], requires=["doc.ents", "token.pos"], default_config={"gazetteer": None}
)
def make_countries(nlp: Language, name: str, gazetteer: str | None) -> CountriesComponent:  # noqa: ARG001 - spaCy's factory signature
    """Build the component."""
    return CountriesComponent()


class CountriesComponent:
    """Shell."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        return doc


@Language.factory(
    "otan_organizations", assigns=["doc.spans"], requires=["doc.ents", "token.pos"], default_config={"gazetteer": None}
)
def make_organizations(nlp: Language, name: str, gazetteer: str | None) -> OrganizationsComponent:  # noqa: ARG001 - spaCy's factory signature
    """Build the component."""
    return OrganizationsComponent()


class OrganizationsComponent:
    """Shell."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        return doc
