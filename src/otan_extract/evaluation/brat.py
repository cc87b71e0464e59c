"""Gold as brat standoff: ``name.txt`` beside ``name.ann``, with discontinuous spans and relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args
from urllib.parse import quote, unquote

from otan_extract.errors import GoldError
from otan_extract.evaluation.graph import EDGES, LABELS, QUOTATIONS, Edge, Graph, Node
from otan_extract.schema import SpeakerKind

CONFIGURATION = "\n".join(
    (
        "[entities]",
        *sorted(LABELS),
        "",
        "[relations]",
        *(f"{edge}\tArg1:{'|'.join(QUOTATIONS)}, Arg2:{target}" for edge, target in EDGES.items()),
        "",
        "[events]",
        "",
        "[attributes]",
        f"SpeakerKind\tArg:{'|'.join(QUOTATIONS)}, Value:{'|'.join(get_args(SpeakerKind))}",
        "",
    )
)
"""brat's ``annotation.conf`` for these annotations."""


def write_brat(graphs: Iterable[Graph], folder: Path) -> None:
    """Write ``graphs`` into ``folder``, with the configuration that brat needs.

    Raises:
        GoldError: A text cannot be written as UTF-8, or its id is too long for a file name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "annotation.conf", CONFIGURATION)
    for graph in graphs:
        # An id may hold a slash; quoted, it cannot lead out of the folder.
        stem = quote(graph.id, safe=" ")
        _write(folder / f"{stem}.txt", graph.text)
        _write(folder / f"{stem}.ann", dump_ann(graph))


def _write(path: Path, text: str) -> None:
    try:
        path.write_bytes(text.encode("utf-8"))
    except (OSError, UnicodeEncodeError) as error:
        raise GoldError(f"{path}: {error}. Shorten the id, or leave the document out.") from error


def dump_ann(graph: Graph) -> str:
    """Return the content of the ``.ann`` file of ``graph``."""
    rows = [row for number, node in enumerate(graph.nodes, 1) for row in _node_rows(graph.text, number, node)]
    for number, (label, source, target) in enumerate(graph.edges, 1):
        rows.append(f"R{number}\t{label} Arg1:T{source + 1} Arg2:T{target + 1}")
    return "".join(f"{row}\n" for row in rows)


def _node_rows(text: str, number: int, node: Node) -> Iterator[str]:
    spans = ";".join(f"{start} {end}" for start, end in node.spans)
    # The third column is for reading only; a line end or a tab in it would break the format.
    shown = " ".join(text[start:end] for start, end in node.spans).translate({9: " ", 10: " ", 13: " "})
    yield f"T{number}\t{node.label} {spans}\t{shown}"
    if node.speaker_kind is not None:
        yield f"A{number}\tSpeakerKind T{number} {node.speaker_kind}"
    if node.note is not None:
        yield f"#{number}\tAnnotatorNotes T{number}\t{node.note}"


def read_brat(folder: Path) -> list[Graph]:
    """Read all documents of ``folder``, in the order of their names.

    Raises:
        GoldError: A file is missing or malformed; the message names the line.
    """
    return [
        parse_ann(unquote(path.stem), _read(path.with_suffix(".txt")), _read(path), str(path))
        for path in sorted(folder.glob("*.ann"))
    ]


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: {error}. Put the .txt, in UTF-8, beside its .ann.") from error


def parse_ann(id: str, text: str, annotation: str, where: str = "ann") -> Graph:
    """Return the graph that the ``.ann`` content ``annotation`` describes over ``text``.

    Lines of other kinds than ours (events, normalizations, machine comments) are passed over.

    Raises:
        GoldError: A line is malformed; the message begins with ``where`` and the line's number.
    """
    nodes: dict[str, Node] = {}
    edges: list[tuple[str, str, str]] = []
    for number, row in enumerate(annotation.split("\n"), 1):
        _read_row(row.removesuffix("\r"), nodes, edges, f"{where}:{number}")
    places = {name: index for index, name in enumerate(nodes)}
    try:
        linked = [Edge(label, places[source], places[target]) for label, source, target in edges]
    except KeyError as error:
        raise GoldError(f"{where}: a relation leads to {error}, which is not there. Remove it.") from error
    return Graph(id, text, list(nodes.values()), linked)


def _read_row(row: str, nodes: dict[str, Node], edges: list[tuple[str, str, str]], where: str) -> None:
    try:
        _parse_row(row, nodes, edges)
    except (ValueError, LookupError) as error:
        raise GoldError(f"{where}: not a brat annotation of ours ({error}). Correct this line.") from error


def _parse_row(row: str, nodes: dict[str, Node], edges: list[tuple[str, str, str]]) -> None:
    """Add what ``row`` says to ``nodes`` or ``edges``; brat writes a node before what refers to it."""
    if row.startswith("T"):
        name, definition, _ = row.split("\t", 2)
        nodes[name] = _parse_node(definition)
    elif row.startswith("R"):
        label, source, target = row.split("\t")[1].split()
        edges.append((label, source.removeprefix("Arg1:"), target.removeprefix("Arg2:")))
    elif row.startswith(("A", "M")):
        attribute, name, value = row.split("\t")[1].split()
        if attribute == "SpeakerKind":
            nodes[name] = nodes[name]._replace(speaker_kind=value)
    elif row.startswith("#"):
        _, reference, note = row.split("\t", 2)
        comment, name = reference.split()
        if comment == "AnnotatorNotes" and name in nodes:
            nodes[name] = nodes[name]._replace(note=note)


def _parse_node(definition: str) -> Node:
    label, _, places = definition.partition(" ")
    if label not in LABELS:
        raise ValueError(f"unknown label {label!r}")
    spans = [tuple(int(offset) for offset in place.split()) for place in places.split(";")]
    return Node(label, tuple(sorted((start, end) for start, end in spans)))
