"""brat and CAS: what is written reads back the same, and what is broken is named."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otan_extract.errors import GoldError
from otan_extract.evaluation.brat import CONFIGURATION, dump_ann, parse_ann, read_brat, write_brat
from otan_extract.evaluation.gold import GoldDocument, read_gold
from otan_extract.evaluation.graph import canonical, from_graph, to_graph

FIXTURES = Path(__file__).parents[2] / "fixtures"
ALPHABET = "ab é«»\"\n\r\t.,😀e\u0301\u00a0\u2028<&>'"
names = st.text("aé '-().=😀", min_size=1, max_size=8).map(str.strip).filter(bool)


@st.composite
def documents(draw):
    text = draw(st.text(ALPHABET, min_size=2, max_size=40))
    places = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12)).map(
        lambda pair: (pair[0], min(len(text), pair[0] + pair[1]))
    )
    codes = st.sampled_from(["FRA", "EST", "LVA"])
    quotation = st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["direct", "indirect", "mixed"]),
            "content": st.lists(places, min_size=1, max_size=3),
            "cue": st.none() | places,
            "speaker": st.none() | places,
            "speaker_name": st.none() | names,
            "speaker_kind": st.none() | st.sampled_from(["person", "document"]),
        }
    )
    forms = st.sampled_from(["name", "demonym", "metonym"])
    country = st.fixed_dictionaries({"span": places, "id": codes, "form": forms})
    group = st.fixed_dictionaries({"span": places, "name": names, "members": st.lists(codes, max_size=3)})
    organization = st.fixed_dictionaries(
        {"span": places, "name": names, "wikidata": st.none() | st.just("Q7184")}
    )
    layers = {
        "quotations": quotation,
        "countries": country,
        "groups": group,
        "organizations": organization,
    }
    rows = {layer: draw(st.lists(row, max_size=3)) for layer, row in layers.items()}
    return GoldDocument.model_validate(
        {"id": draw(st.sampled_from(["a", "x/../y", "é 1"])), "text": text, **rows}
    )


@given(documents())
def test_the_canonical_form_is_stable_and_keeps_the_characters(document):
    once = canonical(document)
    assert canonical(once) == once
    covered = {
        place
        for quotation in once.quotations
        for start, end in quotation.content
        for place in range(start, end)
    }
    wanted = {
        place
        for quotation in document.quotations
        for start, end in quotation.content
        for place in range(start, end)
    }
    assert covered <= wanted
    assert all(document.text[place] == "\n" for place in wanted - covered)


@given(documents())
def test_brat_reads_back_what_was_written(document):
    graph = to_graph(document)
    assert from_graph(parse_ann(document.id, document.text, dump_ann(graph))) == canonical(document)


@pytest.mark.parametrize("suffix", [".xmi", ".json"])
@settings(deadline=None)
@given(document=documents())
def test_cas_reads_back_what_was_written(suffix, document):
    cas = pytest.importorskip("otan_extract.evaluation.cas", exc_type=ImportError)
    written = cas.dump_cas(to_graph(document), suffix)
    assert from_graph(cas.parse_cas(written, suffix, "other")) == canonical(document)


@pytest.mark.parametrize("name", ["dev", "seed"])
def test_the_shipped_gold_survives_a_folder_of_brat_files(tmp_path, name):
    documents = read_gold(FIXTURES / f"{name}.jsonl").documents
    write_brat(map(to_graph, documents), tmp_path)
    assert [from_graph(graph) for graph in read_brat(tmp_path)] == [canonical(row) for row in documents]


def test_an_id_with_slashes_stays_inside_the_folder(tmp_path):
    folder = tmp_path / "inside"
    document = GoldDocument(id="../outside", text="Oui")
    write_brat([to_graph(document)], folder)
    assert [path.name for path in tmp_path.iterdir()] == ["inside"]
    assert read_brat(folder)[0].id == "../outside"


def test_brat_knows_every_label_we_write():
    for label in ("Direct", "Cue", "Speaker", "Demonym", "CountryGroup", "Organization", "SpeakerKind"):
        assert label in CONFIGURATION


@pytest.mark.parametrize(
    ("annotation", "complaint"),
    [
        ("T1\tDirect 0\tOui", "ann:1"),
        ("T1\tDirekt 0 3\tOui", "Direkt"),
        ("T1\tDirect 0 3", "ann:1"),
        ("A1\tSpeakerKind T9 person", "T9"),
        ("T1\tDirect 0 3\tOui\nR1\tcue Arg1:T1 Arg2:T7", "T7"),
        (
            "T1\tDirect 0 3\tOui\nT2\tSpeaker 0 3\tOui\nR1\tcue Arg1:T1 Arg2:T2",
            "'cue' leads from Direct to Speaker",
        ),
        ("T1\tDirect 0 9\tOui", "outside"),
        ("T1\tDemonym 0 3\tOui", "countries 'Oui' at 0: id"),
        ("T1\tOrganization 0 3\tOui\n#1\tAnnotatorNotes T1\tOTAN", "organizations 'Oui'"),
    ],
)
def test_a_wrong_brat_annotation_is_named(annotation, complaint):
    with pytest.raises(GoldError, match=complaint.replace("'", ".")):
        from_graph(parse_ann("a", "Oui", annotation))


def test_normalizations_and_machine_comments_of_brat_are_passed_over():
    rows = "T1\tDirect 0 3\tOui\nN1\tReference T1 Wikidata:Q1\tx\n#1\tNormalization T1\ty\n*\tEquiv T1 T2\n"
    assert len(from_graph(parse_ann("a", "Oui", rows)).quotations) == 1


def test_xml_with_entities_is_refused(tmp_path):
    cas = pytest.importorskip("otan_extract.evaluation.cas", exc_type=ImportError)
    path = tmp_path / "bomb.xmi"
    bomb = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    path.write_text(f'<!DOCTYPE x [<!ENTITY e0 "ha">{bomb}]><x>&e11;</x>', encoding="utf-8")
    with pytest.raises(GoldError):
        cas.read_cas(path)
    path.write_text("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><x>&e;</x>", encoding="utf-8")
    with pytest.raises(GoldError, match="document type"):
        cas.read_cas(path)


def test_names_in_a_json_cas_never_become_code(tmp_path):
    cas = pytest.importorskip("otan_extract.evaluation.cas", exc_type=ImportError)
    graph = to_graph(read_gold(FIXTURES / "seed.jsonl").documents[0])
    data = json.loads(cas.dump_cas(graph, ".json"))
    ran = tmp_path / "ran"
    hostile = f"x=__import__('pathlib').Path({str(ran)!r}).touch()"
    data["%TYPES"][cas.SPAN][hostile] = {"%NAME": hostile, "%RANGE": "uima.cas.String"}
    data["%TYPES"]["a.Other"] = {"%NAME": "a.Other", "%SUPER_TYPE": "uima.tcas.Annotation"}
    data["%FEATURE_STRUCTURES"][2][hostile] = "value"
    data["%FEATURE_STRUCTURES"].append({"%ID": 9999, "%TYPE": "a.Other", "@sofa": 1, "begin": 0, "end": 1})
    data["%VIEWS"]["_InitialView"]["%MEMBERS"].append(9999)
    document = from_graph(cas.parse_cas(json.dumps(data).encode(), ".json", "a"))
    assert not ran.exists()
    assert document == from_graph(graph)


@pytest.mark.parametrize("suffix", [".xmi", ".json"])
@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"<x/>", b"\xff", b"{'a': 1}", b'{"%TYPES": 3}'])
def test_what_is_no_cas_is_a_gold_error(tmp_path, suffix, data):
    cas = pytest.importorskip("otan_extract.evaluation.cas", exc_type=ImportError)
    path = tmp_path / f"broken{suffix}"
    path.write_bytes(data)
    with pytest.raises(GoldError, match="broken"):
        from_graph(cas.read_cas(path))


def test_control_characters_cannot_become_xml(tmp_path):
    cas = pytest.importorskip("otan_extract.evaluation.cas", exc_type=ImportError)
    with pytest.raises(GoldError, match="JSON instead"):
        cas.write_cas(to_graph(GoldDocument(id="a", text="a\x00b")), tmp_path / "a.xmi")
