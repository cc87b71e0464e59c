"""The output models. Field names are fixed by ``SCHEMA_VERSION``; offsets are Unicode code points.

For every span, ``text[start:end] == span.text`` holds on the untouched input.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

if TYPE_CHECKING:
    from otan_extract.output.frames import Library
    from otan_extract.output.records import RecordKind

SCHEMA_VERSION: Final = "1.0"

Kind = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["person", "organization", "country", "group", "document"]
Form = Literal["name", "demonym", "metonym"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Model):
    """A stretch of the input text; ``end`` is exclusive."""

    start: int = Field(ge=0, description="Offset of the first code point")
    end: int = Field(ge=0, description="Offset behind the last code point")
    text: str = Field(description="The characters between them")


class Cue(Span):
    """The verb, locution or source preposition that attributes a quotation."""

    lemma: str = Field(description="Infinitive of the verb, or the preposition")


class SpeakerReference(_Model):
    """The noun phrase that names a quotation's source, and the ``id`` of that source in ``speakers``."""

    mention: Span = Field(description="The words that stand for the speaker here: a name, a title, a pronoun")
    id: str = Field(description="The identity, in speakers")
    rule: str = Field(description="Name of the sieve that chose the mention")


class Quotation(_Model):
    """Something said, by whom, and which rule found it."""

    kind: Kind = Field(description="Whether all, none or some of it stands between quotation marks")
    text: str = Field(description="The segments, joined by one space")
    segments: tuple[Span, ...] = Field(
        description="The content, in several pieces where something interrupts it"
    )
    cue: Cue | None = Field(description="Null where nothing attributes it, as in a continuation")
    speaker: SpeakerReference | None = Field(description="Null where the article names no source")
    rule: str = Field(description="Name of the rule that decided")
    confidence: float = Field(ge=0, le=1, description="Measured precision of that rule on gold")


class Speaker(_Model):
    """An identity that speaks in the document."""

    id: str = Field(description="Unique within the document")
    name: str = Field(description="The fullest name that the document gives, else the description")
    kind: SpeakerKind
    role: str | None = Field(default=None, description="Office, title or trait, in the document's words")
    country: str | None = Field(
        default=None, description="ISO 3166-1 alpha-3 code of the country that it speaks for"
    )
    organization: str | None = Field(
        default=None, description="Identifier of the organization that it speaks for"
    )
    mentions: tuple[Span, ...] = Field(description="Where the document names it or points to it, in order")


class CountryMention(Span):
    """A mention of a country; ``fuzzy`` tells that the form has a spelling error."""

    form: Form = Field(description="Name, demonym (slovaque), or a capital or seat of power in its place")
    fuzzy: bool = False


class Country(_Model):
    """A country, with all of its mentions in order."""

    id: str = Field(description="ISO 3166-1 alpha-3 code")
    alpha2: str = Field(description="ISO 3166-1 alpha-2 code")
    wikidata: str | None = Field(description="Wikidata identifier")
    name: str = Field(description="French name")
    name_en: str = Field(description="English name")
    mentions: tuple[CountryMention, ...]


class CountryGroup(_Model):
    """A group that stands for several countries."""

    name: str
    members: tuple[str, ...] = Field(description="ISO 3166-1 alpha-3 codes")
    mentions: tuple[Span, ...]


class OrganizationMention(Span):
    """A mention of an organization; ``fuzzy`` tells that the form has a spelling error."""

    fuzzy: bool = False


class Organization(_Model):
    """A named organization, with all of its mentions in order."""

    id: str = Field(
        description="Wikidata identifier, else x: and a slug of the name, or your gazetteer's key"
    )
    wikidata: str | None = Field(description="Wikidata identifier")
    name: str = Field(description="French name in the gazetteer, else the fullest name in the document")
    acronym: str | None = None
    type: str | None = Field(default=None, description="Kind of body in the gazetteer, such as ngo or media")
    mentions: tuple[OrganizationMention, ...]


class TextWarning(_Model):
    """Something in the text that the reader of a result should know of."""

    code: str = Field(description="Stable across versions")
    start: int = Field(ge=0, description="Offset of the first code point concerned")
    end: int = Field(ge=0, description="Offset behind the last one")
    message: str = Field(description="For people; its wording may change")


class Provenance(_Model):
    """What made the result: versions of code, model and lexicon."""

    otan_extract: str = Field(description="Version of this package")
    spacy: str = Field(description="Version of spaCy")
    model: str = Field(description="Name of the spaCy model")
    model_version: str
    lexicon: str = Field(description="SHA-256 of the lexicon files, with the user's gazetteer")


class Extraction(_Model):
    """Everything found in one document."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    id: str | None = Field(description="The caller's identifier")
    quotations: tuple[Quotation, ...] = Field(description="In the order of the text")
    speakers: tuple[Speaker, ...] = Field(description="Whoever says something")
    countries: tuple[Country, ...] = Field(description="All that are mentioned, whether or not they speak")
    country_groups: tuple[CountryGroup, ...] = Field(description="Groups that stand for their members")
    organizations: tuple[Organization, ...] = Field(
        description="All that are mentioned, whether or not they speak"
    )
    warnings: tuple[TextWarning, ...] = Field(description="What the reader of the result should know")
    provenance: Provenance

    _text: str | None = PrivateAttr(default=None)

    def __eq__(self, other: object) -> bool:
        """Compare the fields; the text that one of them may hold is no part of the result."""
        return isinstance(other, Extraction) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__.values()))

    def with_text(self, text: str) -> Extraction:
        """Return this result holding ``text`` for ``to_html``; the JSON does not include it."""
        holder = self.model_copy()
        holder._text = text
        return holder

    def to_records(self, kind: RecordKind = "quotations") -> list[dict[str, Any]]:
        """Return rows of plain values: quotations, speakers, countries or organizations."""
        from otan_extract.output.records import records  # noqa: PLC0415 - it imports these models

        return records(self, kind)

    def to_frame(self, kind: RecordKind = "quotations", *, library: Library = "pandas") -> Any:  # noqa: ANN401 - pandas and polars are optional
        """Return the rows of ``to_records`` as a pandas or polars data frame."""
        from otan_extract.output.frames import to_frame  # noqa: PLC0415 - it imports these models

        return to_frame(self, kind, library=library)

    def to_html(self, text: str | None = None) -> str:
        """Return a self-contained page of the article and what was found in it.

        Args:
            text: The text that the result was made from; ``extract()`` leaves it with its result,
                ``extract_many()`` and JSON do not.

        Raises:
            InputError: There is no text, or the result was made from another one.
        """
        from otan_extract.output.html import page  # noqa: PLC0415 - it imports these models

        return page(self, self._text if text is None else text)

    def _repr_html_(self) -> str | None:
        """Return the page in a frame, for notebooks; None, for the plain form, where there is no text."""
        from otan_extract.output.html import framed  # noqa: PLC0415 - it imports these models

        return None if self._text is None else framed(self.to_html())


class Failure(_Model):
    """A document that could not be analysed; ``code`` is the stable code of the error."""

    id: str | None = Field(description="The caller's identifier")
    code: str = Field(description="Stable code of the error")
    message: str = Field(description="What is wrong, and the remedy")


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``Extraction``."""
    return Extraction.model_json_schema()
