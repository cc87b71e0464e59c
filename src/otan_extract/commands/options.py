"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

GazetteerOption = Annotated[
    Path | None, typer.Option("--gazetteer", help="A gazetteer of your own, laid over the package's.")
]
ModelOption = Annotated[str, typer.Option("--model", help="Name or path of a French spaCy model.")]
