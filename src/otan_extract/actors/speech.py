"""The forms of the verbs of speech, for rules that only ask whether a word is one."""

from __future__ import annotations

from functools import lru_cache

from otan_extract.lexicon.tables import read, rows


@lru_cache(maxsize=1)
def spoken() -> frozenset[str]:
    """Return the forms of the verbs of speech that are one word."""
    verbs = {row["lemma"] for row in read("cues") if row["strength"] == "speech"}
    return frozenset(row["form"] for row in rows("cue_forms") if row["head"] in verbs)
