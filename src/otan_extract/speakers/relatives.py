"""The antecedent of a relative *qui* whose verb is the cue: `la préfecture, qui précise que …`."""

from __future__ import annotations

from otan_extract.layers import Offsets
from otan_extract.speakers.mentions import offsets, phrase_end
from otan_extract.speakers.sites import Scene
from otan_extract.speakers.subjects import before_verb, phrase_start

_GAP = 3  # characters between a mention and its `qui`: a space, a comma, a bracket


def antecedent(scene: Scene, index: int) -> Offsets | None:
    """Return the noun phrase that `qui` before the cue stands for, a known mention first."""
    site, doc = scene.sites[index], scene.doc
    if site is None:
        return None
    relative = before_verb(site)
    if relative < site.left or doc[relative].lower_ != "qui":
        return None
    for mention in scene.mentions:
        if mention is not None and 0 <= doc[relative].idx - mention[1] <= _GAP:
            return mention
    head = next(
        (
            ancestor
            for ancestor in doc[relative].ancestors
            if ancestor.i < relative and ancestor.pos_ in {"NOUN", "PROPN"}
        ),
        None,
    )
    if head is None:
        return None
    start = phrase_start(doc, head.i, max(head.sent.start, 0), relative)
    return offsets(doc, start, phrase_end(doc, start, relative))
