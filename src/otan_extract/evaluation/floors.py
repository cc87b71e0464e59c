"""The accuracy gate: no figure falls below its floor, and no gold changes unannounced."""

from __future__ import annotations

import math
from pathlib import Path

from pydantic import BaseModel, ConfigDict, RootModel, ValidationError

from otan_extract.errors import GoldError, NotWrittenError
from otan_extract.evaluation.score import Scores


class GoldFloors(BaseModel):
    """The floors of one gold file: the hash they were measured on, and the least F1 of each figure."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sha256: str
    floors: dict[str, float]


class Floors(RootModel[dict[str, GoldFloors]]):
    """A floors file: gold file name to floors."""

    @classmethod
    def read(cls, path: Path) -> Floors:
        """Read the floors file ``path``; a missing file has no floors yet.

        Raises:
            GoldError: The file is malformed.
        """
        if not path.exists():
            return cls({})
        try:
            return cls.model_validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            raise GoldError(
                f"{path} is no floors file. Restore it, or delete it and --raise-floors."
            ) from error

    def write(self, path: Path) -> None:
        """Write the floors file ``path``, in a form that diffs well.

        Raises:
            NotWrittenError: It cannot be written.
        """
        try:
            path.write_text(self.model_dump_json(indent=2) + "\n", encoding="utf-8")
        except OSError as error:
            raise NotWrittenError.of(path, error) from error

    def problems(self, name: str, sha256: str, scores: Scores) -> list[str]:
        """Return why ``scores`` on the gold file ``name`` do not pass; empty if they do."""
        known = self.root.get(name)
        if known is None:
            return [f"{name} has no floors yet; set them with --raise-floors"]
        changed = (
            [f"{name} is not the gold that the floors were measured on"] if known.sha256 != sha256 else []
        )
        return changed + self.drops(name, scores)

    def drops(self, name: str, scores: Scores) -> list[str]:
        """Return one line for each figure that lies below its floor."""
        known = self.root.get(name)
        lines = []
        for figure, floor in known.floors.items() if known else ():
            tally = scores.figures.get(figure)
            if tally is None:
                lines.append(f"{name}: the figure '{figure}' is not measured any more")
            elif tally.f1 < floor:
                lines.append(f"{name}: {figure} is {tally.f1:.1f}, its floor {floor:.1f}")
        return lines

    def with_measured(self, name: str, sha256: str, scores: Scores) -> Floors:
        """Return floors in which those of ``name`` are what ``scores`` reach, rounded down to a tenth."""
        reached = {figure: math.floor(tally.f1 * 10) / 10 for figure, tally in scores.figures.items()}
        return Floors({**self.root, name: GoldFloors(sha256=sha256, floors=reached)})
