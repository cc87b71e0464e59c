"""From bytes to text, every character kept; what is not UTF-8 is refused with the command that converts it."""

from __future__ import annotations

import codecs

from otan_extract.errors import SourceError

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(content: bytes) -> str:
    """Return ``content`` as text with every character kept, line ends included: offsets count them.

    Raises:
        SourceError: The bytes are not UTF-8.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(f"The text is not UTF-8 (byte {error.start}). {remedy(error)}") from None


def remedy(error: UnicodeDecodeError) -> str:
    """Return how to convert the bytes that are no UTF-8: from what their first ones, else French habit, tell."""
    encoding = "UTF-16" if error.object.startswith(_UTF_16) else "WINDOWS-1252"
    return f"Convert it: iconv -f {encoding} -t UTF-8."
