import io

from rich.console import Console

from otan_extract.output.terminal import show

from .samples import empty, hostile, sample


def shown(extraction, width=100):
    stream = io.StringIO()
    show(extraction, Console(file=stream, width=width))
    return stream.getvalue()


def test_the_table_says_who_said_what_on_whose_behalf():
    text = shown(sample())
    for part in ("Anna Horvat", "ministre slovaque", "Slovaquie (SVK)", "OTAN (Q7184)", "direct"):
        assert part in text


def test_a_description_that_stands_for_a_name_is_shown_once():
    result = sample()
    speakers = tuple(
        speaker.model_copy(update={"name": "ministre slovaque", "role": "ministre slovaque"})
        for speaker in result.speakers
    )
    text = " ".join(shown(result.model_copy(update={"speakers": speakers})).split())
    assert "ministre slovaque" in text
    assert "ministre slovaque ministre" not in text


def test_a_document_without_quotations_says_so():
    assert "No quotation found." in shown(empty())


def test_escape_sequences_and_markup_of_the_text_do_not_reach_the_terminal():
    text = shown(hostile("\x1b[2J[red]\u202ex[/red]")[0])
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[red]" in text


def test_the_table_fits_a_narrow_terminal():
    assert all(len(line) <= 60 for line in shown(sample(), width=60).splitlines())
