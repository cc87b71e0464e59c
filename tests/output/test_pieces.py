from hypothesis import given
from hypothesis import strategies as st

from otan_extract.output.pieces import Mark, marks, paragraphs

from .samples import TEXT, sample

LAYERS = ("quotation", "segment", "cue", "speaker", "country", "organization")
TEXTS = st.text(alphabet="ab \n\r\u2028é", max_size=60)


def text_of(paragraph):
    return "".join(piece.text for stretch in paragraph for piece in stretch.pieces)


@st.composite
def marked_texts(draw):
    text = draw(TEXTS)
    bounds = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(bounds, bounds, st.sampled_from(LAYERS)), max_size=8))
    found = [
        Mark(min(a, b), max(a, b), layer, "k", number)
        for number, (a, b, layer) in enumerate(pairs, start=1)
        if a != b
    ]
    return text, found


@given(marked_texts())
def test_pieces_are_the_text_without_line_breaks_and_blank_lines(marked):
    text, found = marked
    lines = [line for line in text.splitlines() if line.strip()]
    assert [text_of(paragraph) for paragraph in paragraphs(text, found)] == lines


@given(marked_texts())
def test_each_piece_knows_the_marks_over_it(marked):
    text, found = marked
    pieces = [
        piece for paragraph in paragraphs(text, found) for stretch in paragraph for piece in stretch.pieces
    ]
    for mark in found:
        covered = "".join(piece.text for piece in pieces if mark in piece.marks)
        expected = "".join(line for line in _shown_parts(text, mark.start, mark.end))
        assert covered == expected


def _shown_parts(text, start, end):
    offset = 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip("\n\r\u2028")
        if body.strip():
            yield body[max(0, start - offset) : max(0, end - offset)]
        offset += len(line)


def test_a_quotation_inside_another_has_a_stretch_of_its_own():
    found = [Mark(0, 10, "quotation", "a", 1), Mark(3, 6, "quotation", "b", 2)]
    (paragraph,) = paragraphs("abcdefghij", found)
    assert [(stretch.number, stretch.numbers) for stretch in paragraph] == [(1, (1,)), (2, (2, 1)), (1, (1,))]
    assert [stretch.begins for stretch in paragraph] == [[1], [2], []]


def test_each_quotation_of_an_extraction_begins_once():
    begins = [
        number
        for paragraph in paragraphs(TEXT, marks(sample()))
        for stretch in paragraph
        for number in stretch.begins
    ]
    assert begins == [1, 2, 3]


def test_a_line_too_long_to_lay_out_is_cut_at_a_space():
    text = "mot " * 2_000 + "x" * 12_000
    lines = [text_of(paragraph) for paragraph in paragraphs(text, [])]
    assert "".join(lines) == text
    assert max(map(len, lines)) <= 5_000
    assert lines[0].endswith("mot ")
