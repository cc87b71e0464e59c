"""French quotations, their speakers, and the countries and organizations these speak for.

The public names are looked up on first use, so that ``import otan_extract`` loads neither spaCy nor a
model. spaCy imports this package from its entry points whenever it loads a pipeline.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from otan_extract.api import extract, extract_many
    from otan_extract.errors import OtanExtractError
    from otan_extract.inputs import Document
    from otan_extract.pipeline import load
    from otan_extract.schema import Extraction, Failure

__all__ = ["Document", "Extraction", "Failure", "OtanExtractError", "extract", "extract_many", "load"]

_HOMES = {
    "Document": "inputs",
    "Extraction": "schema",
    "Failure": "schema",
    "OtanExtractError": "errors",
    "extract": "api",
    "extract_many": "api",
    "load": "pipeline",
}


def __getattr__(name: str) -> object:
    """Import the module that defines the public ``name`` (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
