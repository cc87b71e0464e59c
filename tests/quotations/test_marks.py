"""Pairing quotation marks over characters."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otan_extract.quotations.marks import children, scan_marks


def inner(text: str) -> list[str]:
    """Return what the pairs of ``text`` hold, by opening mark."""
    return [text[pair.inner_start : pair.inner_end] for pair in scan_marks(text).pairs]


def warnings(text: str) -> list[tuple[str, int]]:
    return [(warning.code, warning.start) for warning in scan_marks(text).warnings]


@pytest.mark.parametrize(
    "text",
    [
        "«oui»", "« oui »", "«\u00a0oui\u00a0»", "«\u202foui\u202f»", "“oui”", "„oui“", '"oui"', "‹ oui ›",
        "‘oui’", "''oui''", "‘’oui’’", "‘‘oui’’", "’’oui’’", "＂oui＂", '("oui")', "<<oui>>", "<< oui >>",
    ],
)  # fmt: skip
def test_every_style_pairs(text: str) -> None:
    assert inner(text) == ["oui"]
    assert not warnings(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« un « deux » trois »", ["un « deux » trois", "deux"]),
        ('« un "deux" trois »', ['un "deux" trois', "deux"]),
        ("“un ‘deux’ trois”", ["un ‘deux’ trois", "deux"]),
        ("\"un 'deux' trois\"", ["un 'deux' trois", "deux"]),
        ('"un "deux" trois"', ['un "deux" trois', "deux"]),
        ("« un “deux „trois“” »", ["un “deux „trois“”", "deux „trois“", "trois"]),
    ],
)
def test_styles_nest_in_any_combination(text: str, expected: list[str]) -> None:
    assert inner(text) == expected
    assert [pair.depth for pair in scan_marks(text).pairs] == list(range(len(expected)))


def test_pairs_side_by_side_are_not_nested() -> None:
    assert [pair.depth for pair in scan_marks("“un” et « deux » et ''trois''").pairs] == [0, 0, 0]


def test_an_inner_mark_left_open_ends_with_the_pair_around_it() -> None:
    text = "« un “deux » trois"
    assert inner(text) == ["un “deux", "deux"]
    assert warnings(text) == [("unclosed_mark", 5)]


@pytest.mark.parametrize(
    "text", ["« un.\n« deux »", "« un.\n» deux »", '"un.\n"deux"', "« un.\r\n« deux »", "“un.\n\n“deux”"]
)
def test_a_quotation_reopened_at_a_paragraph_is_chained(text: str) -> None:
    first, second = scan_marks(text).pairs
    assert inner(text) == ["un.", "deux"]
    assert (first.chained, second.chained) == (False, True)
    assert not warnings(text)


def test_a_chain_ends_where_a_paragraph_closes_it() -> None:
    assert [pair.chained for pair in scan_marks("« un\n« deux »\n« trois »").pairs] == [False, True, False]


def test_an_unclosed_mark_reads_to_the_end_of_its_paragraph_and_warns() -> None:
    text = "Il dit : « un deux\nTrois"
    (pair,) = scan_marks(text).pairs
    assert inner(text) == ["un deux"]
    assert not pair.closed
    assert warnings(text) == [("unclosed_mark", 9)]


def test_a_lone_closing_mark_reads_back_to_the_start_of_its_paragraph_and_warns() -> None:
    text = "un\nDeux trois », dit-il"
    assert inner(text) == ["Deux trois"]
    assert warnings(text) == [("unopened_mark", 14)]


def test_a_line_that_goes_on_in_lower_case_is_no_new_paragraph() -> None:
    assert inner("Il dit : « un deux\ntrois »") == ["un deux\ntrois"]


def test_a_lone_closing_mark_after_a_pair_only_warns() -> None:
    assert inner("« un » deux »") == ["un"]
    assert warnings("« un » deux »") == [("unopened_mark", 12)]


def test_marks_out_of_order_cost_a_warning_each_and_no_later_paragraph() -> None:
    text = "» un « deux\nEt « trois »"
    assert inner(text)[-1] == "trois"
    assert {code for code, _ in warnings(text)} == {"unopened_mark", "unclosed_mark"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘’un’’, ‘’deux’’", ["un", "deux"]),
        ("qui exige ‘’l’aide d’un élu’’", ["l’aide d’un élu"]),
        ("\"un ''deux'' trois\"", ["un ''deux'' trois", "deux"]),
        ("‘’un “deux” trois’’", ["un “deux” trois", "deux"]),
        ("»Un deux », dit-il", ["Un deux"]),
        ("Il dit : ” Un deux.”", ["Un deux."]),
        ("” Un “, dit-il. “Deux “, dit-elle.", ["Un", "Deux"]),
        ("« Un «, dit-il.", ["Un"]),
        ('« Un", dit-il. Il sort.', ["Un"]),
        ('“Un", dit-il. Il sort.', ["Un"]),
        ('"Un”, dit-il. Il sort.', ["Un"]),
        ('« Un", deux »', ['Un", deux']),
    ],
)
def test_doubled_turned_and_mixed_marks_pair(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    "text", ["l'art d'aimer", "l’art d’aimer", "aujourd'hui", "qu''il", "qu’’il", "les années '60"]
)
def test_apostrophes_are_no_marks(text: str) -> None:
    assert inner(text) == []
    assert not warnings(text)


@pytest.mark.parametrize("text", [">> oui", "oui >> non", "<< oui", "<< oui\nnon >>"])
def test_guillemets_typed_as_two_signs_count_in_pairs_only(text: str) -> None:
    assert not inner(text)
    assert not warnings(text)


@pytest.mark.parametrize("text", ['un écran de 27" neuf', "5' 30\""])
def test_inches_and_seconds_are_no_marks(text: str) -> None:
    assert inner(text) == []
    assert not warnings(text)


def test_a_number_before_the_closing_mark_is_no_measure() -> None:
    assert inner('"en 2027"') == ["en 2027"]


def test_apostrophes_inside_marks_do_not_close_them() -> None:
    assert inner("‘L’heure d’agir’ vient") == ["L’heure d’agir"]
    assert inner("\"l'heure de 'vérité'\"") == ["l'heure de 'vérité'", "vérité"]


def test_nesting_is_capped() -> None:
    scan = scan_marks("«" * 30 + "oui" + "»" * 30)
    assert max(pair.depth for pair in scan.pairs) == 7


def test_white_space_inside_of_marks_is_not_content() -> None:
    assert inner("« \u202f oui \u00a0»") == ["oui"]
    assert inner("« »") == [""]


@pytest.mark.parametrize("unit", ["« ", '" ', '"a ', "«\n«", "‘", "» a «", '"a" ', "<< "])
def test_time_grows_linearly_with_hostile_marks(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        runs = []
        for _ in range(3):
            start = time.process_time()
            scan_marks(text)
            runs.append(time.process_time() - start)
        return min(runs)

    assert seconds(40_000) < 12 * max(seconds(10_000), 0.002)  # quadratic time would be well above


def test_children_group_pairs_by_the_pair_around_them() -> None:
    text = "« un “deux” » et « trois »"
    grouped = [
        (owner and text[owner.start : owner.end], [text[pair.start : pair.end] for pair in inside])
        for owner, inside in children(scan_marks(text).pairs)
    ]
    assert grouped == [
        (None, ["« un “deux” »", "« trois »"]),
        ("« un “deux” »", ["“deux”"]),
        ("“deux”", []),
        ("« trois »", []),
    ]


MARKED = st.text(st.sampled_from(" \nab1.,;:!?'’‘\"«»“”„‹›＂()–-'"), max_size=80)


@given(st.one_of(MARKED, st.text(max_size=80)))
def test_pairs_are_ordered_nested_and_inside_the_text(text: str) -> None:
    pairs = scan_marks(text).pairs
    assert list(pairs) == sorted(pairs, key=lambda pair: (pair.start, -pair.end))
    for pair in pairs:
        assert 0 <= pair.start <= pair.inner_start <= pair.inner_end <= pair.end <= len(text)
    around: list[int] = []
    for pair in pairs:
        while around and around[-1] <= pair.start:
            around.pop()
        assert not around or pair.end <= around[-1]
        around.append(pair.end)


@given(MARKED)
def test_warnings_point_at_marks(text: str) -> None:
    for warning in scan_marks(text).warnings:
        assert text[warning.start : warning.end] in {*"«»“”„‹›’‘\"＂'", "''", "’’", "‘’", "‘‘"}
