"""One article and what was found in it as a self-contained page: no network, hostile text inert."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from otan_extract.errors import InputError
from otan_extract.output.cards import cards, words
from otan_extract.output.pieces import marks, paragraphs
from otan_extract.output.text_safety import visible
from otan_extract.schema import Extraction, Span

_HERE = Path(__file__).parent


def page(extraction: Extraction, text: str | None) -> str:
    """Return the page of ``extraction``, made from ``text``.

    Raises:
        InputError: There is no text, or the extraction was made from another one.
    """
    if text is None:
        raise InputError("The result does not hold its text. Pass it: result.to_html(text).")
    _check_text(extraction, text)
    shown = cards(extraction)
    colours = {card.speaker.id: card.colour for card in shown if card.speaker}
    names = _names(extraction)
    return render(
        "report.html.j2",
        extraction=extraction,
        title=extraction.id or "Article",
        cards=shown,
        colours=colours,
        paragraphs=paragraphs(text, marks(extraction)),
        names=names,
        keys={key: f"k{number}" for number, key in enumerate(names)},
        countries=sorted(extraction.countries, key=lambda row: -len(row.mentions)),
        organizations=sorted(extraction.organizations, key=lambda row: -len(row.mentions)),
        words_quoted=sum(card.words for card in shown),
        words_in_all=words(text),
    )


def framed(html: str) -> str:
    """Return ``html`` in a frame of its own, for a notebook, whose styles and scripts it cannot touch."""
    return (
        f'<iframe srcdoc="{escape(html)}" sandbox="allow-scripts" title="Who said what" '
        'style="width:100%;height:44rem;border:1px solid #8884;border-radius:6px"></iframe>'
    )


def render(template: str, **values: Any) -> str:  # noqa: ANN401 - whatever the template shows
    """Return ``template`` filled with ``values``, under a policy that lets only our own script run."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        _environment()
        .get_template(template)
        .render(
            style=Markup(style),  # noqa: S704 - a file of this package
            script=Markup(script),  # noqa: S704 - a file of this package
            policy=policy,
            **values,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    return environment


@cache
def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _names(extraction: Extraction) -> dict[str, str]:
    """Return the name of each country, organization and group that is marked, by its key."""
    names = {country.id: country.name for country in extraction.countries}
    names |= {organization.id: organization.name for organization in extraction.organizations}
    return names | {group.name: ", ".join(group.members) for group in extraction.country_groups}


def _check_text(extraction: Extraction, text: str) -> None:
    spans: list[Span] = [span for quotation in extraction.quotations for span in quotation.segments]
    spans += [span for speaker in extraction.speakers for span in speaker.mentions]
    spans += [span for country in extraction.countries for span in country.mentions]
    spans += [span for organization in extraction.organizations for span in organization.mentions]
    if any(text[span.start : span.end] != span.text for span in spans):
        raise InputError("The extraction was made from another text. Pass the text that it was made from.")
