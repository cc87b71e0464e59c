"""Lines and openings that lay a text out: datelines, the times of a live blog, bullets."""

from __future__ import annotations

import re
from functools import cache

from otan_extract.quotations.word_lists import agency_names

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


@cache
def _dateline() -> re.Pattern[str]:
    """Match a time (`17h58 - `), place and agency (`Genève (ats) `), place and date before a dash, or a bullet."""
    agencies = "|".join(map(re.escape, sorted(agency_names())))
    return re.compile(
        r"(?:[-–—•►→*>]+\s+)?"
        r"(?:\d{1,2}\s?(?:h\s?\d{0,2}|:\d{2})(?:\s*[-–—:|]\s*|\s+(?=[A-ZÀ-Þ«]))"
        rf"|[A-ZÀ-Þ][\w' -]{{1,40}}\((?i:{agencies})\)\s+(?=[A-ZÀ-Þ«\"“])"
        r"|[A-ZÀ-Þ][^.!?«»\"“”:;]{1,60}[\s)][-–—]\s+|[-–—•►→*>]+\s*)"
    )
