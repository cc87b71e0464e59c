"""Lists of reactions: a name alone on its line, and below it what that person says."""

from __future__ import annotations

from otan_extract.layers import Offsets
from otan_extract.speakers.mentions import noun_phrase
from otan_extract.speakers.sites import Scene
from otan_extract.speakers.wordlists import first_name_gender
from otan_extract.speakers.words import is_person_name, opens_phrase

# Characters of a line that holds no more than a name and an office.
_LONGEST_LINE = 100
# A name alone on a line may sign the article: a list has another one within so many quotations.
_NEAR = 3
_LONGEST_LIST = 10


def named_above(scene: Scene, index: int) -> Offsets | None:
    """Return the name alone on the line above a quotation that opens its own line, if another one stands near."""
    name = _name_above(scene, index)
    if name is None or _signs_below(scene, index):
        return None
    near = range(max(0, index - _NEAR), min(len(scene.quotations), index + _NEAR + 1))
    others = (_name_above(scene, other) for other in near if other != index)
    return name if any(other not in {None, name} for other in others) else None


def _signs_below(scene: Scene, index: int) -> bool:
    """Tell whether the first quotation of a list has no name above it: then each name signs what stands above."""
    first = index
    while (
        first
        and first > index - _LONGEST_LIST
        and scene.sites[first - 1] is None
        and _opens_line(scene, first - 1)
    ):
        first -= 1
    return first < index and _name_above(scene, first) is None


def _opens_line(scene: Scene, index: int) -> bool:
    start = scene.quotations[index].segments[0][0]
    line = scene.text.rfind("\n", max(0, start - _LONGEST_LINE), start)
    return not scene.text[line + 1 : start].strip(' «»"“”\u00a0\u202f')


def _name_above(scene: Scene, index: int) -> Offsets | None:
    """Return the noun phrase of a person that is the whole line above a quotation without a cue, or None."""
    if scene.sites[index] is not None or scene.opening(index):
        return None
    text, start = scene.text, scene.quotations[index].segments[0][0]
    line = text.rfind("\n", max(0, start - _LONGEST_LINE), start)
    end = len(text[: max(0, line)].rstrip())
    first = text.rfind("\n", 0, end) + 1
    if line < 0 or not 0 < end - first < _LONGEST_LINE or scene.is_content(end - 1):
        return None
    opening = scene.doc[scene.tokens.at(first)]
    named = is_person_name(opening) or first_name_gender(opening.text) is not None
    if not named or not opens_phrase(opening):
        return None
    phrase = noun_phrase(scene.doc, opening.i, scene.tokens.at(end - 1) + 1)
    return phrase if phrase[1] == end else None
