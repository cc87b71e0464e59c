"""Lines and openings that lay a text out: datelines, the times of a live blog, bullets."""

from __future__ import annotations

import re
from functools import cache

from otan_extract.lexicon.tables import column

_BULLETS = "-–—•►→*>"


def skip_dateline(text: str, start: int, end: int) -> int:
    """Return the offset after a dateline (``GENÈVE, 3 mai (AFP) - ``), a time or a bullet at ``start``."""
    if start and text[start - 1] not in "\r\n \t":
        return start
    match = _dateline().match(text, start, end)
    if match is None:
        return start
    head = match.group()
    is_dateline = (
        head[0] in _BULLETS or "(" in head or head.split()[0].isupper() or any(map(str.isdigit, head))
    )
    return match.end() if is_dateline else start


def skip_agency(text: str, start: int, end: int) -> int:
    """Return the offset after a dateline at ``start`` that names an agency: its town says nothing."""
    after = skip_dateline(text, start, end)
    return after if _agency().search(text, start, after) else start


@cache
def _agencies() -> str:
    return "|".join(map(re.escape, sorted(column("agency_names", "name"))))


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"\((?i:{_agencies()})\)")


@cache
def _dateline() -> re.Pattern[str]:
    """Match a time (`17h58 - `), place and agency (`Genève (ats) `), place and date before a dash, or a bullet."""
    return re.compile(
        r"(?:[-–—•►→*>]+\s+)?"
        r"(?:\d{1,2}\s?(?:h\s?\d{0,2}|:\d{2})(?:\s*[-–—:|]\s*|\s+(?=[A-ZÀ-Þ«]))"
        rf"|[A-ZÀ-Þ][\w' -]{{1,40}}\((?i:{_agencies()})\)\s+(?=[A-ZÀ-Þ«\"“])"
        r"|[A-ZÀ-Þ][^.!?«»\"“”:;]{1,60}[\s)][-–—]\s+|[-–—•►→*>]+\s*)"
    )
