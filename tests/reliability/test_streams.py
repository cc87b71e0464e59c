"""One result per input, in order, for any mix of inputs: generated streams, two thousand of them on demand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from otan_extract import Document, Extraction, Failure, extract_many
from press_text import broken_promises, texts

ids = st.one_of(st.none(), st.sampled_from(("a", "b", "", "é")))  # they repeat
bad_texts = st.one_of(st.none(), st.integers(), st.binary(max_size=3), st.just("un \ud800 seul"))
items = st.one_of(
    texts,
    st.text(max_size=40),
    st.builds(Document, texts, ids),
    st.builds(Document, bad_texts, ids),
    bad_texts,
)


class Stream(NamedTuple):
    """What is passed to ``extract_many``; ``breaks`` makes the source raise after the last item."""

    items: list[Any]
    batch_size: int
    n_process: int
    breaks: bool


def streams(n_process: st.SearchStrategy[int]) -> st.SearchStrategy[Stream]:
    return st.builds(
        Stream, st.lists(items, max_size=9), st.sampled_from((1, 2, 3, 16)), n_process, st.booleans()
    )


def source(stream: Stream) -> Iterator[Any]:
    yield from stream.items
    if stream.breaks:
        raise OSError("disk gone")


def check(nlp: Language, stream: Stream) -> None:
    """Hold the results of ``stream`` against what went in."""
    results: list[Extraction | Failure] = []
    try:
        results.extend(
            extract_many(source(stream), nlp=nlp, batch_size=stream.batch_size, n_process=stream.n_process)
        )
    except OSError:
        assert stream.breaks
    else:
        assert not stream.breaks
    assert len(results) == len(stream.items)
    for item, result in zip(stream.items, results, strict=True):
        document = item if isinstance(item, Document) else Document(item)
        assert result.id == document.id
        if isinstance(result, Extraction):
            assert broken_promises(document.text, result) == []
        else:
            assert result.code in {"not_text", "lone_surrogate"}


def quietly(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))


@quietly(60)
@given(stream=streams(st.just(1)))
def test_any_mix_of_inputs_gives_one_result_each(nlp: Language, stream: Stream):
    check(nlp, stream)


@pytest.mark.slow
@quietly(2_000)
@given(stream=streams(st.sampled_from((1, 1, 1, 2))))
def test_two_thousand_mixed_streams_give_one_result_each(nlp: Language, stream: Stream):
    check(nlp, stream)
