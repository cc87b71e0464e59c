"""Write ``lexicon/cue_forms.tsv``: the inflected forms of every verb that heads a cue.

Run by hand when ``cues.tsv`` gains a verb; the package itself never needs the conjugator:

    pip install mlconjug3
    python benchmarks/build_cue_forms.py
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from mlconjug3 import Verbiste

LEXICON = Path(__file__).parents[1] / "src" / "otan_extract" / "lexicon"
PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
TENSES = {
    ("Indicatif", "Présent"): "pres",
    ("Indicatif", "Imparfait"): "impf",
    ("Indicatif", "Passé Simple"): "past",
    ("Indicatif", "Futur"): "fut",
    ("Conditionnel", "Présent"): "cond",
    ("Subjonctif", "Présent"): "subj",
}
# Verbs younger than the conjugator's tables; all of them are regular ones in -er.
REGULAR = ("enchainer", "positiver", "recadrer", "retweeter", "tacler", "tweeter", "twitter")
# The spelling of 1990 drops the circumflex of these, and opens the é of ``révélera``.
REFORMED = ("connaître", "enchaîner", "reconnaître")
CLOSED_E = re.compile("é(?=[^aeiouéèêyœ]+er[aio])")


def conjugate(tables: Verbiste, head: str) -> Iterator[tuple[str, str]]:
    """Yield each form of ``head`` with its feature."""
    verb = tables.get_verb_info("affirmer" if head in REGULAR else head)
    root = head[:-2] if head in REGULAR else verb.root
    table = tables.get_conjug_info(verb.template)
    yield head, "inf"
    yield root + table["Participe"]["Participe Présent"], "part.pres"
    for _, ending in table["Participe"]["Participe Passé"]:
        if ending is not None:  # `été` has neither feminine nor plural
            yield root + ending, "part.past"
    for (mood, tense), feature in TENSES.items():
        for person, ending in table[mood][tense]:
            yield root + ending, f"{feature}.{PERSONS[person]}"


def forms_of(tables: Verbiste, head: str) -> dict[str, set[str]]:
    """Return the forms of ``head`` in lower case and NFC, with the features of each."""
    features: dict[str, set[str]] = defaultdict(set)
    for form, feature in conjugate(tables, head):
        for spelling in spellings_of(form, feature, head):
            features[unicodedata.normalize("NFC", spelling.lower())].add(feature)
    return features


def spellings_of(form: str, feature: str, head: str) -> set[str]:
    """Return ``form`` with its spelling of 1990."""
    if head in REFORMED:
        return {form, form.replace("î", "i")}
    return {form, CLOSED_E.sub("è", form)} if feature.startswith(("fut", "cond")) else {form}


def main() -> None:
    tables = Verbiste(language="fr")
    with (LEXICON / "cues.tsv").open(encoding="utf-8") as source:
        heads = sorted({row["head"] for row in csv.DictReader(source, delimiter="\t")})
    with (LEXICON / "cue_forms.tsv").open("w", encoding="utf-8", newline="\n") as target:
        target.write("form\thead\tfeatures\n")
        for head in heads:
            for form, features in sorted(forms_of(tables, head).items()):
                target.write(f"{form}\t{head}\t{','.join(sorted(features))}\n")


if __name__ == "__main__":
    main()
