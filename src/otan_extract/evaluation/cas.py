"""Gold as UIMA CAS, in JSON or XMI, as INCEpTION imports and exports it.

One span layer holds the nodes and one relation layer the edges. INCEpTION has no discontinuous spans:
the further segments of a quotation are spans of their own, and ``segment`` relations lead to them.
"""

from __future__ import annotations

import json
import warnings
from io import BytesIO
from pathlib import Path
from typing import Any

from otan_extract.errors import GoldError, MissingExtraError
from otan_extract.evaluation.graph import LABELS, Edge, Graph, Node

try:
    import cassis  # type: ignore[import-untyped,import-not-found,unused-ignore]  # an extra, without types
    from cassis.typesystem import TypeNotFoundError  # type: ignore[import-untyped,import-not-found,unused-ignore]
    from lxml import etree  # type: ignore[import-untyped,import-not-found,unused-ignore]  # comes with cassis
except ImportError as error:
    raise MissingExtraError.of("dkpro-cassis", "cas") from error

SPAN = "webanno.custom.Attribution"
LINK = "webanno.custom.AttributionLink"
METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
SEGMENT = "Segment"

_FEATURES = {
    "uima.cas.Sofa": {"sofaNum", "sofaID", "mimeType", "sofaString"},
    SPAN: {"@sofa", "begin", "end", "label", "note", "speakerKind"},
    LINK: {"@sofa", "begin", "end", "label", "@Governor", "@Dependent"},
    METADATA: {"@sofa", "begin", "end", "documentId"},
}
# cassis checks nothing itself: these are what it raises on files that are no CAS.
_MALFORMED = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RuntimeError,
    OSError,
    TypeNotFoundError,
    etree.XMLSyntaxError,
)


def type_system() -> cassis.TypeSystem:
    """Return the layers: spans, links between them, and DKPro's metadata for the id."""
    types = cassis.TypeSystem()
    span = types.create_type(SPAN, supertypeName="uima.tcas.Annotation")
    for feature in ("label", "note", "speakerKind"):
        types.create_feature(span, feature, "uima.cas.String")
    link = types.create_type(LINK, supertypeName="uima.tcas.Annotation")
    types.create_feature(link, "label", "uima.cas.String")
    for feature in ("Governor", "Dependent"):
        types.create_feature(link, feature, SPAN)
    metadata = types.create_type(METADATA, supertypeName="uima.tcas.DocumentAnnotation")
    # The features besides documentId are DKPro's; INCEpTION writes them.
    for feature in ("documentId", "documentTitle", "documentUri", "collectionId", "documentBaseUri"):
        types.create_feature(metadata, feature, "uima.cas.String")
    types.create_feature(metadata, "isLastSegment", "uima.cas.Boolean")
    return types


def write_cas(graph: Graph, path: Path) -> None:
    """Write ``graph`` to ``path``, as XMI or JSON by its suffix.

    Raises:
        GoldError: The text holds characters that XML has no place for, or the file cannot be written.
    """
    try:
        path.write_bytes(dump_cas(graph, path.suffix))
    except (OSError, ValueError) as error:
        raise GoldError(f"{path}: {error}. Write JSON instead of XMI, or leave the document out.") from error


def dump_cas(graph: Graph, suffix: str) -> bytes:
    """Return the CAS of ``graph`` in the format of the file name ending ``suffix``."""
    cas = _to_cas(graph)
    written: str = cas.to_xmi() if suffix == ".xmi" else cas.to_json()
    return written.encode("utf-8")


def _to_cas(graph: Graph) -> cassis.Cas:
    types = type_system()
    cas = cassis.Cas(typesystem=types)
    cas.sofa_string = graph.text
    cas.sofa_mime = "text/plain"
    cas.add(types.get_type(METADATA)(begin=0, end=len(graph.text), documentId=graph.id))
    heads = [_add_node(cas, node) for node in graph.nodes]
    for label, source, target in graph.edges:
        _add_link(cas, label, heads[source], heads[target])
    return cas


def _add_node(cas: cassis.Cas, node: Node) -> Any:  # noqa: ANN401 - cassis makes its classes at run time
    make = cas.typesystem.get_type(SPAN)
    (begin, end), *rest = node.spans
    head = make(begin=begin, end=end, label=node.label, note=node.note, speakerKind=node.speaker_kind)
    cas.add(head)
    for start, stop in rest:
        segment = make(begin=start, end=stop, label=SEGMENT)
        cas.add(segment)
        _add_link(cas, "segment", head, segment)
    return head


def _add_link(cas: cassis.Cas, label: str, source: Any, target: Any) -> None:  # noqa: ANN401 - as above
    make = cas.typesystem.get_type(LINK)
    # INCEpTION anchors a relation at its dependent.
    cas.add(make(begin=target.begin, end=target.end, label=label, Governor=source, Dependent=target))


def read_cas(path: Path) -> Graph:
    """Read the CAS file ``path``; without an id of its own it has that of the file.

    Raises:
        GoldError: The file is no CAS, or not with our layers.
    """
    try:
        return parse_cas(path.read_bytes(), path.suffix, path.stem)
    except _MALFORMED as error:
        raise GoldError(
            f"{path}: not a CAS with our layers ({error}). Export it again as XMI or JSON."
        ) from error


def parse_cas(data: bytes, suffix: str, id: str) -> Graph:
    """Return the graph in the CAS ``data``; raises what ``read_cas`` turns into ``GoldError``."""
    with warnings.catch_warnings():
        # An export holds tokens, sentences and more; cassis warns of each layer that is not ours.
        warnings.simplefilter("ignore")
        if suffix == ".xmi":
            _refuse_document_type(data)
            cas = cassis.load_cas_from_xmi(BytesIO(data), typesystem=type_system(), lenient=True)
        else:
            ours = json.dumps(_ours(json.loads(data)))
            cas = cassis.load_cas_from_json(ours, typesystem=type_system(), merge_typesystem=False)
    return _from_cas(cas, id)


def _ours(data: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON CAS ``data`` with our layers only.

    cassis compiles the names of the types and features that a file declares into Python code. A file
    from elsewhere must not bring any.
    """
    structures = data["%FEATURE_STRUCTURES"]
    if isinstance(structures, dict):
        structures = [{**structure, "%ID": int(key)} for key, structure in structures.items()]
    kept = [_known(structure) for structure in structures if structure["%TYPE"] in _FEATURES]
    ids = {structure["%ID"] for structure in kept}
    views = {
        name: {**view, "%MEMBERS": [member for member in view["%MEMBERS"] if member in ids]}
        for name, view in data["%VIEWS"].items()
    }
    return {"%FEATURE_STRUCTURES": kept, "%VIEWS": views}


def _known(structure: dict[str, Any]) -> dict[str, Any]:
    names = _FEATURES[structure["%TYPE"]] | {"%ID", "%TYPE"}
    return {name: value for name, value in structure.items() if name in names}


def _refuse_document_type(data: bytes) -> None:
    """Let no XML through that declares a document type: entities expand without bound, or read files."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    if etree.fromstring(data, parser).getroottree().docinfo.doctype:
        raise ValueError("it declares a document type, which a CAS never needs")


def _from_cas(cas: cassis.Cas, id: str) -> Graph:
    if cas.sofa_string is None:
        raise ValueError("it has no text")
    spans = {span.xmiID: span for span in cas.select(SPAN)}
    links = [(str(link.label), link.Governor.xmiID, link.Dependent.xmiID) for link in cas.select(LINK)]
    segments: dict[int, list[tuple[int, int]]] = {}
    for label, source, target in links:
        if label == "segment":
            segments.setdefault(source, []).append((spans[target].begin, spans[target].end))
    heads = {key: span for key, span in spans.items() if span.label != SEGMENT}
    places = {key: index for index, key in enumerate(heads)}
    nodes = [_node(span, segments.get(key, [])) for key, span in heads.items()]
    edges = [
        Edge(label, places[source], places[target]) for label, source, target in links if label != "segment"
    ]
    names = [row.documentId for row in cas.select(METADATA) if row.documentId]
    return Graph(names[0] if names else id, cas.sofa_string, nodes, edges)


def _node(span: Any, segments: list[tuple[int, int]]) -> Node:  # noqa: ANN401 - cassis makes its classes at run time
    spans = sorted([(span.begin, span.end), *segments])
    if span.label not in LABELS:
        raise ValueError(f"unknown label {span.label!r}")
    if not all(isinstance(offset, int) for offsets in spans for offset in offsets):
        raise ValueError(f"an offset in {spans} is no whole number")
    if not all(isinstance(value, (str, type(None))) for value in (span.note, span.speakerKind)):
        raise ValueError(f"a feature of the {span.label} at {spans[0][0]} is no string")
    return Node(span.label, tuple(spans), span.note, span.speakerKind)
