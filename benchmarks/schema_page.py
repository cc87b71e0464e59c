"""Write ``docs/schema.md`` from the pydantic models of the output.

python benchmarks/schema_page.py
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from otan_extract import schema
from otan_extract.output.records import RecordKind, columns

PAGE = Path(__file__).parents[1] / "docs" / "schema.md"

INTRODUCTION = """# Schema

<!-- Written by benchmarks/schema_page.py from the models; a test compares it with them. -->

A result is an `Extraction`, version {version} of the schema. `otan-extract schema` prints the same as JSON Schema.
Offsets are Unicode code points, `end` is exclusive, and `text[start:end] == span.text` holds for every span on the
text as it was passed. Fields are added in minor versions of the schema; one that is removed or changes its meaning
makes a major version. The models are frozen: results can be keys, and do not change under your hands.

```python
from otan_extract import Extraction, extract

result = extract("« Le pont tiendra », a déclaré Lina Ferrand.")
Extraction.model_validate_json(result.model_dump_json()) == result
# True
```
"""

MODELS: tuple[type[BaseModel], ...] = (
    schema.Extraction,
    schema.Quotation,
    schema.Speaker,
    schema.SpeakerReference,
    schema.Cue,
    schema.Country,
    schema.CountryMention,
    schema.CountryGroup,
    schema.Organization,
    schema.OrganizationMention,
    schema.Span,
    schema.TextWarning,
    schema.Provenance,
    schema.Failure,
)


def page() -> str:
    """Return the whole page."""
    parts = [INTRODUCTION.format(version=schema.SCHEMA_VERSION)]
    parts += ["\n".join(_model(model)) for model in MODELS]
    parts += [
        "## Tables\n\nThe columns of `to_records`, `to_frame`, CSV and Parquet derive from these models.\n"
    ]
    parts += [
        f"**{kind}**: " + ", ".join(f"`{name}`" for name in columns(kind)) + "\n"
        for kind in get_args(RecordKind)
    ]
    return "\n".join(parts)


def _model(model: type[BaseModel]) -> Iterator[str]:
    yield f"## {model.__name__}\n"
    yield f"{' '.join((model.__doc__ or '').replace('``', '`').split())}\n"
    yield "| field | type | |"
    yield "|---|---|---|"
    for name, field in model.model_fields.items():
        yield f"| `{name}` | {type_name(field.annotation)} | {_remark(field)} |"
    yield ""


def _remark(field: FieldInfo) -> str:
    return field.description or ""


def type_name(annotation: Any) -> str:  # noqa: ANN401 - an annotation is of any type
    """Return how the page writes a type."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return " or ".join(f"`{value}`" for value in arguments)
    if origin in (Union, types.UnionType):
        return " or ".join(type_name(argument) for argument in arguments)
    if origin is tuple:
        return f"list of {type_name(arguments[0])}"
    if annotation is type(None):
        return "null"
    if issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    return {str: "text", int: "integer", float: "number", bool: "true or false"}[annotation]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
