"""Gold as nodes and edges: the form in which annotation tools keep it.

A quotation, a cue, a speaker mention, a country, a group and an organization are nodes over the text;
edges lead from a quotation to its cue and to its speaker. Cues and speakers that several quotations
share are one node.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple, get_args

from pydantic import ValidationError

from otan_extract.errors import GoldError
from otan_extract.evaluation.gold import GoldDocument, Offsets
from otan_extract.schema import Kind

QUOTATIONS: dict[str, str] = {kind.capitalize(): kind for kind in get_args(Kind)}
COUNTRIES = {"CountryName": "name", "Demonym": "demonym", "Metonym": "metonym"}
EDGES = {"cue": "Cue", "speaker": "Speaker"}
LABELS = frozenset({*QUOTATIONS, *COUNTRIES, *EDGES.values(), "CountryGroup", "Organization"})
_LINE = re.compile(r"[^\n]+")


class Node(NamedTuple):
    """One annotation: its label, where it stands, and what an annotator writes beside it.

    ``note`` is the speaker's name for a quotation, the code for a country, ``members = name`` for a
    group and ``identifier = name`` for an organization, with ``-`` where there is no identifier.
    """

    label: str
    spans: tuple[Offsets, ...]
    note: str | None = None
    speaker_kind: str | None = None


class Edge(NamedTuple):
    """A link from the quotation ``source`` to its cue or speaker ``target``, as indices of nodes."""

    label: str
    source: int
    target: int


class Graph(NamedTuple):
    """One annotated text."""

    id: str
    text: str
    nodes: list[Node]
    edges: list[Edge]


def lines(text: str, spans: Iterable[Offsets]) -> tuple[Offsets, ...]:
    """Cut ``spans`` at line ends; a span of nothing but line ends stays as it is."""
    cut = (
        [found.span() for found in _LINE.finditer(text, start, end)] or [(start, end)] for start, end in spans
    )
    return tuple(sorted(chain.from_iterable(cut)))


def canonical(document: GoldDocument) -> GoldDocument:
    """Return ``document`` in text order, with no segment that runs over the end of a line.

    Annotation tools do not keep the order, and brat has no spans over line ends.
    """
    return from_graph(to_graph(document))


def to_graph(document: GoldDocument) -> Graph:
    """Return the nodes and edges of ``document``."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    shared: dict[Node, int] = {}
    for quotation in document.quotations:
        source = len(nodes)
        content = lines(document.text, quotation.content)
        nodes.append(
            Node(quotation.kind.capitalize(), content, quotation.speaker_name, quotation.speaker_kind)
        )
        for label, span in (("cue", quotation.cue), ("speaker", quotation.speaker)):
            if span is None:
                continue
            target = Node(EDGES[label], lines(document.text, [span]))
            if target not in shared:
                shared[target] = len(nodes)
                nodes.append(target)
            edges.append(Edge(label, source, shared[target]))
    return Graph(document.id, document.text, nodes + _actor_nodes(document), edges)


def _actor_nodes(document: GoldDocument) -> list[Node]:
    labels = {form: label for label, form in COUNTRIES.items()}
    rows = [
        *((row.span, labels[row.form], row.id) for row in document.countries),
        *((row.span, "CountryGroup", f"{' '.join(row.members)} = {row.name}") for row in document.groups),
        *(
            (row.span, "Organization", f"{row.wikidata or '-'} = {row.name}")
            for row in document.organizations
        ),
    ]
    return [Node(label, lines(document.text, [span]), note) for span, label, note in rows]


def from_graph(graph: Graph) -> GoldDocument:
    """Return the gold document that ``graph`` describes, in canonical order.

    Raises:
        GoldError: A node or an edge is not one of ours; the message says which.
    """
    targets = _targets(graph)
    quotations = [
        _quotation(node, targets.get(index, {}))
        for index, node in enumerate(graph.nodes)
        if node.label in QUOTATIONS
    ]
    rows: dict[str, list[dict[str, Any]]] = {
        "quotations": sorted(quotations, key=lambda row: (row["content"], repr(row))),
        "countries": [_country(node) for node in _labelled(graph, *COUNTRIES)],
        "groups": [_group(node) for node in _labelled(graph, "CountryGroup")],
        "organizations": [_organization(node) for node in _labelled(graph, "Organization")],
    }
    try:
        return GoldDocument.model_validate({"id": graph.id, "text": graph.text, **rows})
    except ValidationError as error:
        raise GoldError(
            f"{graph.id}: {_complaint(error, rows, graph.text)}. Correct this annotation."
        ) from error


def _complaint(error: ValidationError, rows: dict[str, list[dict[str, Any]]], text: str) -> str:
    """Say what the first complaint of ``error`` is about, in terms of the annotated text."""
    first = error.errors(include_url=False)[0]
    if len(first["loc"]) < 2:
        return first["msg"]
    layer, index = str(first["loc"][0]), int(first["loc"][1])
    row = rows[layer][index]
    start, end = row["content"][0] if layer == "quotations" else row["span"]
    return f"{layer} '{text[start:end]}' at {start}: {first['loc'][-1]}: {first['msg']}"


def _targets(graph: Graph) -> dict[int, dict[str, Offsets]]:
    """Map each quotation to the spans that its edges lead to."""
    targets: dict[int, dict[str, Offsets]] = {}
    for label, source, target in graph.edges:
        ends = graph.nodes[source], graph.nodes[target]
        if label not in EDGES or ends[0].label not in QUOTATIONS or ends[1].label != EDGES[label]:
            raise GoldError(
                f"{graph.id}: a relation '{label}' leads from {ends[0].label} to {ends[1].label}. "
                "Draw 'cue' from a quotation to a Cue, and 'speaker' from a quotation to a Speaker."
            )
        if label in targets.setdefault(source, {}):
            start = ends[0].spans[0][0]
            raise GoldError(f"{graph.id}: the quotation at {start} has two of '{label}'. Keep one.")
        targets[source][label] = _hull(ends[1])
    return targets


def _quotation(node: Node, targets: dict[str, Offsets]) -> dict[str, Any]:
    return {
        "kind": QUOTATIONS[node.label],
        "content": node.spans,
        "cue": targets.get("cue"),
        "speaker": targets.get("speaker"),
        "speaker_name": node.note,
        "speaker_kind": node.speaker_kind,
    }


def _country(node: Node) -> dict[str, Any]:
    return {"span": _hull(node), "id": node.note, "form": COUNTRIES[node.label]}


def _group(node: Node) -> dict[str, Any]:
    members, _, name = (node.note or "").partition(" = ")
    return {"span": _hull(node), "name": name, "members": members.split()}


def _organization(node: Node) -> dict[str, Any]:
    identifier, _, name = (node.note or "").partition(" = ")
    return {"span": _hull(node), "name": name, "wikidata": None if identifier == "-" else identifier}


def _hull(node: Node) -> Offsets:
    return node.spans[0][0], node.spans[-1][1]


def _labelled(graph: Graph, *labels: str) -> Sequence[Node]:
    """Return the nodes with one of ``labels`` in text order, those at one place in a fixed order."""
    return sorted((node for node in graph.nodes if node.label in labels), key=lambda node: (node.spans, node))
