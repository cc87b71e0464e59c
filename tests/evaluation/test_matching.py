from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from otan_extract.evaluation.matching import bare_characters, characters, iou, match

segments = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: ((pair[0], pair[0] + pair[1]),))
contents = st.lists(segments.map(characters), max_size=4)


def test_iou_counts_characters_over_all_segments():
    assert iou(characters([(0, 4), (6, 10)]), characters([(0, 4)])) == 0.5
    assert iou(frozenset(), frozenset()) == 0


def test_a_greedy_choice_does_not_cost_a_pair():
    gold = [characters([(0, 10)]), characters([(8, 20)])]
    predicted = [characters([(0, 18)]), characters([(0, 6)])]
    assert {(pair.gold, pair.predicted) for pair in match(gold, predicted, 0.4)} == {(0, 1), (1, 0)}


def test_outer_marks_and_white_space_do_not_matter_for_the_bare_characters():
    text = "« Oui, « non » »"
    assert bare_characters(text, [(0, len(text))]) == bare_characters(text, [(2, 12)])


@given(contents, contents, st.sampled_from([0.3, 0.8]))
def test_no_matching_has_more_pairs(gold, predicted, threshold):
    found = match(gold, predicted, threshold)
    assert len({pair.gold for pair in found}) == len({pair.predicted for pair in found}) == len(found)
    assert all(pair.iou >= threshold for pair in found)
    short, long = sorted((gold, predicted), key=len)
    best = max(
        sum(iou(one, other) >= threshold for one, other in zip(short, order, strict=False))
        for order in permutations(long)
    )
    assert len(found) == best
