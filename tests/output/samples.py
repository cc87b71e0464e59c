"""An invented article and its extraction, built by hand, so that output is tested without a model."""

from __future__ import annotations

from typing import Any

from otan_extract.schema import Extraction, Provenance

TEXT = (
    "La ministre slovaque Anna Horvat a prévenu jeudi à Prague.\n"
    "« Nous aiderons l'Ukraine », a-t-elle promis. Selon l'OTAN, « la Russie recule » et cela suffit.\n"
    "Un diplomate juge que la paix viendra."
)

PROVENANCE = Provenance(
    otan_extract="0.1.0", spacy="3.8.18", model="fr_core_news_md", model_version="3.8.0", lexicon="0" * 64
)


def span(words: str, text: str = TEXT, **more: Any) -> dict[str, Any]:
    """Return the first span of ``words`` in ``text``."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, **more}


def empty(id: str | None = "empty") -> Extraction:
    """Return an extraction in which nothing was found."""
    return Extraction(
        id=id,
        quotations=(),
        speakers=(),
        countries=(),
        country_groups=(),
        organizations=(),
        warnings=(),
        provenance=PROVENANCE,
    )


def _quotation(kind: str, words: str, cue: str, lemma: str, mention: str, speaker: str) -> dict[str, Any]:
    return {
        "kind": kind,
        "text": words,
        "segments": [span(words)],
        "cue": span(cue, lemma=lemma),
        "speaker": {"mention": span(mention), "id": speaker, "rule": "inversion"},
        "rule": "incise_after_marks",
        "confidence": 0.9,
    }


def _country(code: str, alpha2: str, name: str, mention: str, form: str = "name") -> dict[str, Any]:
    mentions = [span(mention, form=form)]
    return {
        "id": code,
        "alpha2": alpha2,
        "wikidata": None,
        "name": name,
        "name_en": name,
        "mentions": mentions,
    }


def sample(id: str | None = "sample") -> Extraction:
    """Return the extraction of ``TEXT``."""
    fields = empty(id).model_dump() | {
        "quotations": [
            _quotation("direct", "Nous aiderons l'Ukraine", "promis", "promettre", "elle", "s1"),
            _quotation("mixed", "« la Russie recule » et cela suffit", "Selon", "selon", "l'OTAN", "s2"),
            _quotation("indirect", "la paix viendra", "juge", "juger", "Un diplomate", "s3"),
        ],
        "speakers": [
            {
                "id": "s1",
                "name": "Anna Horvat",
                "kind": "person",
                "role": "ministre slovaque",
                "country": "SVK",
                "mentions": [span("La ministre slovaque Anna Horvat"), span("elle")],
            },
            {
                "id": "s2",
                "name": "OTAN",
                "kind": "organization",
                "organization": "Q7184",
                "mentions": [span("l'OTAN")],
            },
            {"id": "s3", "name": "diplomate", "kind": "person", "mentions": [span("Un diplomate")]},
        ],
        "countries": [
            _country("SVK", "SK", "Slovaquie", "slovaque", "demonym"),
            _country("UKR", "UA", "Ukraine", "Ukraine"),
            _country("RUS", "RU", "Russie", "Russie"),
        ],
        "organizations": [
            {
                "id": "Q7184",
                "wikidata": "Q7184",
                "name": "Organisation du traité de l'Atlantique nord",
                "acronym": "OTAN",
                "mentions": [span("OTAN")],
            }
        ],
    }
    return Extraction.model_validate(fields)


def hostile(payload: str) -> tuple[Extraction, str]:
    """Return an article, and its extraction, in which each text of free form is ``payload``."""
    text = f"{payload} a dit « {payload} »."
    start = text.index("«") + 2
    fields = empty(payload).model_dump() | {
        "quotations": [
            {
                "kind": "direct",
                "text": payload,
                "segments": [{"start": start, "end": start + len(payload), "text": payload}],
                "cue": span("a dit", text, lemma=payload),
                "speaker": {"mention": span(payload, text), "id": "s1", "rule": payload},
                "rule": payload,
                "confidence": 0.5,
            }
        ],
        "speakers": [
            {
                "id": "s1",
                "name": payload,
                "kind": "person",
                "role": payload,
                "organization": f"x:{payload}",
                "mentions": [span(payload, text)],
            }
        ],
        "organizations": [
            {"id": f"x:{payload}", "wikidata": None, "name": payload, "mentions": [span(payload, text)]}
        ],
        "country_groups": [{"name": payload, "members": ["FRA"], "mentions": [span(payload, text)]}],
        "warnings": [{"code": "markup", "start": 0, "end": 1, "message": payload}],
    }
    return Extraction.model_validate(fields), text
