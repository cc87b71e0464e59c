"""Identities in invented stories as the model parses them.

``stories.txt`` holds one story a line. Each speaker mention stands in brackets, with the name and the kind that must
be resolved: ``[Le ministre|Josphat Mwangi|person]``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from spacy.language import Language

from otan_extract.layers import Attribution, Offsets, Quotation, Speaker, read
from otan_extract.speakers.identities import resolve_speakers

STORIES = (Path(__file__).parent / "stories.txt").read_text(encoding="utf-8").splitlines()
MARKED = re.compile(r"\[([^|\]]+)\|([^|\]]+)\|([a-z]+)\]")


def unmark(story: str) -> tuple[str, list[Offsets], list[tuple[str, str]]]:
    """Return the text without its marks, the mentions, and what each must resolve to."""
    text, mentions, expected, end = "", [], [], 0
    for found in MARKED.finditer(story):
        text += story[end : found.start()]
        mentions.append((len(text), len(text) + len(found[1])))
        text += found[1]
        expected.append((found[2], found[3]))
        end = found.end()
    return text + story[end:], mentions, expected


def quotation_at(mention: Offsets) -> Quotation:
    return Quotation(((mention[1], mention[1]),), "indirect", None, None, "test", None)


@pytest.mark.parametrize("story", STORIES)
def test_each_mention_leads_to_who_speaks(nlp: Language, story: str) -> None:
    text, mentions, expected = unmark(story)
    with nlp.select_pipes(disable=["otan_quotations", "otan_speakers"]):
        doc = nlp(text)
    speakers, ids = resolve_speakers(doc, [quotation_at(each) for each in mentions], list(mentions))
    by_id = {speaker.id: speaker for speaker in speakers}
    resolved = [by_id[key] for key in ids if key is not None]
    assert [(speaker.name, speaker.kind) for speaker in resolved] == expected


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("a répliqué le sénateur", "Paul Renard"),
        ("a répliqué le ministre", "Karl Olsen"),
        ("a ajouté le ministre", "Karl Olsen"),
    ],
)
def test_whoever_is_attacked_answers_under_a_role_that_is_not_the_attackers(
    nlp: Language, answer: str, name: str
) -> None:
    doc = nlp(f"Le ministre Karl Olsen a accusé Paul Renard de mentir. « C'est lui qui ment », {answer}.")
    names = {speaker.id: speaker.name for speaker in read(doc, Speaker)}
    assert [names[each.speaker] for each in read(doc, Attribution) if each.speaker] == [name]
