"""Typed errors. Every message ends with what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class OtanExtractError(Exception):
    """Base of all errors raised by this package; ``code`` is stable across versions."""

    code = "error"


class InputError(OtanExtractError, ValueError):
    """The text handed in cannot be analysed."""

    code = "bad_input"


class NotTextError(InputError, TypeError):
    """The input is not a ``str``."""

    code = "not_text"


class TextTooLongError(InputError):
    """The text is longer than the documented limit."""

    code = "text_too_long"


class SurrogateError(InputError):
    """The text holds a lone surrogate, which no encoding can represent."""

    code = "lone_surrogate"


class ModelError(OtanExtractError):
    """The spaCy model is missing or is not one that this package can build on."""

    code = "model"


class MissingModelError(ModelError, OSError):
    """The spaCy model is not installed."""

    code = "model_missing"


class GpuError(OtanExtractError):
    """A GPU was asked for and there is none that spaCy can use."""

    code = "gpu"


class PipelineError(OtanExtractError):
    """A pipeline lacks a component or an annotation that another one reads."""

    code = "pipeline"


class ComponentError(OtanExtractError, RuntimeError):
    """A component of the pipeline raised an error on this text; ``__cause__`` holds it."""

    code = "component_failed"


class WorkerDiedError(OtanExtractError, RuntimeError):
    """The process that worked on this text ended before it answered."""

    code = "worker_died"


class GazetteerError(OtanExtractError, ValueError):
    """A gazetteer file is malformed; the message names the line."""

    code = "gazetteer"


class GoldError(OtanExtractError, ValueError):
    """A gold file is malformed; the message names the line."""

    code = "gold"


class MissingExtraError(OtanExtractError, ImportError):
    """An optional dependency is needed for what was asked."""

    code = "missing_extra"

    @classmethod
    def of(cls, package: str, extra: str) -> MissingExtraError:
        """Build the error for ``package``, which the extra ``extra`` installs."""
        return cls(f"{package} is not installed. Install it with: pip install 'otan-extract[{extra}]'")


class SourceError(OtanExtractError, ValueError):
    """A file named as input cannot be read as what it should be."""

    code = "unreadable_input"


class RecordError(SourceError):
    """A line or row of an input file is broken; the rest of the file is read."""

    code = "bad_record"


class OutputError(OtanExtractError):
    """The output is not one that this run can write, or go on with."""

    code = "output"


class NotWrittenError(OutputError, OSError):
    """Writing the output failed, on a full disk for instance."""

    code = "not_written"

    @classmethod
    def of(cls, path: Path, error: OSError) -> NotWrittenError:
        """Build the error that says why ``path`` cannot be written."""
        return cls(
            f"{path} cannot be written ({error.strerror or error}). Make room or choose another place."
        )
