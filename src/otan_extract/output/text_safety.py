"""Text of unknown origin made safe for where it is shown: spreadsheets, terminals, pages."""

from __future__ import annotations

import re

_FORMULA_START = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")

HOSTILE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""Characters that steer a terminal or turn the direction of writing, and show nothing themselves."""


def spreadsheet_cell(value: str) -> str:
    """Return ``value`` so that no spreadsheet reads it as a formula: with an apostrophe before it."""
    if _FORMULA_START.match(value) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def visible(text: str) -> str:
    """Return ``text`` with a sign for each character that shows nothing but acts."""
    return HOSTILE.sub("\N{REPLACEMENT CHARACTER}", text)


def terminal_line(text: str) -> str:
    """Return ``text`` on one line, without what could steer a terminal."""
    return visible(" ".join(text.split()))
