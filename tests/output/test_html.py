import re
import time
from html import unescape
from html.parser import HTMLParser

import pytest

from otan_extract.errors import InputError
from otan_extract.output.corpus import Corpus
from otan_extract.output.html import page
from otan_extract.output.site import overview
from otan_extract.schema import Extraction

from .samples import TEXT, empty, hostile, sample

PAYLOADS = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "</style><link rel=stylesheet href=//evil.example>",
    "&lt;b&gt; javascript:alert(1)",
]


class Elements(HTMLParser):
    """Collects the elements of a page, with their attributes and the text in each."""

    def __init__(self, html):
        super().__init__()
        self.found, self.text = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)

    def ids(self):
        return [attributes["id"] for _, attributes in self.found if "id" in attributes]


def corpus_page(*extractions):
    corpus = Corpus()
    for extraction in extractions:
        corpus.add(extraction)
    return overview(corpus, "pages")


def test_the_page_shows_the_whole_article():
    shown = " ".join("".join(Elements(page(sample(), TEXT)).text).split())
    assert "La ministre slovaque" in shown
    assert "Un diplomate juge que" in shown


def test_every_link_leads_to_an_element_of_the_page():
    elements = Elements(page(sample(), TEXT))
    targets = {a["href"] for tag, a in elements.found if tag == "a"}
    assert {target.removeprefix("#") for target in targets} <= set(elements.ids())
    assert len(elements.ids()) == len(set(elements.ids()))


def test_every_link_of_the_overview_leads_to_a_passage_or_a_page():
    elements = Elements(corpus_page(sample("a"), sample("b"), empty()))
    targets = {a["href"] for tag, a in elements.found if tag == "a"}
    inside = {target[1:] for target in targets if target.startswith("#")}
    assert inside <= set(elements.ids())
    assert "pages/00002.html#q1" in targets


def test_one_of_a_kind_is_counted_in_the_singular():
    html = page(sample(), TEXT)
    assert "<dt>speakers</dt>" in html
    assert "<dt>organization</dt>" in html


def test_the_name_of_a_file_stands_out_from_its_folder():
    html = page(sample("2026/mars/liaison.txt"), TEXT)
    assert '<span class="folder">2026/mars/<wbr></span>liaison.txt' in html


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("kind", ["article", "overview"])
def test_hostile_text_adds_no_element(payload, kind):
    def html(words):
        extraction, text = hostile(words)
        return page(extraction, text) if kind == "article" else corpus_page(extraction)

    # The same with letters only; a stroke stays, since it sets a folder apart from its file.
    harmless = [tag for tag, _ in Elements(html(re.sub("[^/]", "x", payload))).found]
    assert [tag for tag, _ in Elements(html(payload)).found] == harmless
    assert payload not in html(payload).replace("&lt;", "") or "<" not in payload


def test_characters_that_turn_the_direction_of_writing_are_shown_as_signs():
    extraction, text = hostile("abc\u202edef\u2066\x00ghi")
    html = page(extraction, text)
    assert not re.search("[\u202e\u2066\x00]", html)
    assert "abc\ufffddef\ufffd\ufffdghi" in html


def test_the_page_names_no_address_of_the_network():
    for html in (page(sample(), TEXT), corpus_page(sample())):
        assert not re.search(r"(https?:)?//[a-z]", html)
        assert "default-src 'none'" in unescape(html)


def test_a_megabyte_of_hostile_text_takes_seconds():
    text = ("« <b> “ \u202e =" * 100_000)[:1_000_000]
    started = time.perf_counter()
    html = page(empty(), text)
    assert len(html) > len(text)
    assert time.perf_counter() - started < 10


def test_a_page_from_another_text_is_refused():
    with pytest.raises(InputError, match="another text"):
        page(sample(), "Un tout autre texte.")


def test_a_result_holds_its_text_outside_of_its_fields():
    result = sample().with_text(TEXT)
    assert result == sample()
    assert hash(result) == hash(sample())
    assert Extraction.model_validate_json(result.model_dump_json()) == result
    assert "_text" not in result.model_dump_json()
    assert result.to_html() == sample().to_html(TEXT)


def test_a_result_without_its_text_says_what_to_do():
    with pytest.raises(InputError, match=r"to_html\(text\)"):
        sample().to_html()


def test_a_notebook_gets_the_page_in_a_frame_that_cannot_reach_it():
    shown = sample().with_text(TEXT)._repr_html_()
    frame, *others = Elements(shown).found
    assert others == []
    assert frame[1]["sandbox"] == "allow-scripts"
    assert frame[1]["srcdoc"] == page(sample(), TEXT)
    assert sample()._repr_html_() is None
