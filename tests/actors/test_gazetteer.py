import json

import pytest

from otan_extract.actors import gazetteer
from otan_extract.errors import GazetteerError


def overlay(tmp_path, text: str, name: str = "mine.tsv", encoding: str = "utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def forms(path, text: str) -> list[tuple[str, str]]:
    return [
        (entry.kind, entry.target)
        for match in gazetteer.load(path).trie.scan(text)
        for entry in match.entries
    ]


def test_facts_of_a_country():
    facts = gazetteer.country("CIV")
    assert (facts.alpha2, facts.wikidata, facts.name, facts.name_en) == (
        "CI",
        "Q1008",
        "Côte d'Ivoire",
        "Ivory Coast",
    )


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("CHN", "de la Chine"),
        ("SEN", "du Sénégal"),
        ("OMN", "d'Oman"),
        ("USA", "des États-Unis"),
        ("IRN", "de l'Iran"),
    ],
)
def test_the_name_after_de(code, text):
    assert gazetteer.country(code).with_preposition == text


def test_an_overlay_adds_an_organization_and_an_alias_of_a_country(tmp_path):
    path = overlay(
        tmp_path,
        "kind\tid\tname\tacronym\taliases\norganization\tmoulins\tLigue des moulins\tLDM\tla Meule\n"
        "country\tFRA\t\t\tpays des fromages\n",
    )
    assert forms(path, "LDM")[0] == ("organization", "moulins")
    assert forms(path, "le pays des fromages") == [("name", "FRA")]


def named(path, identifier):
    return [known.name for known in gazetteer.load(path).organizations.values() if known.id == identifier]


@pytest.mark.parametrize(
    ("aliases", "acronym", "name"),
    [("Moulins unis|Moulins", "MU", "Moulins unis"), ("", "MU", "MU")],
)
def test_a_new_organization_without_a_name_is_called_by_its_first_form(tmp_path, aliases, acronym, name):
    path = overlay(tmp_path, f"kind\tid\taliases\tacronym\norganization\tmoulins\t{aliases}\t{acronym}\n")
    assert gazetteer.load(path).organizations["moulins"].name == name


def test_a_name_of_nothing_but_spaces_is_none(tmp_path):
    row = {"kind": "organization", "id": "moulins", "name": " ", "acronym": "LDM"}
    path = overlay(tmp_path, json.dumps(row), "mine.jsonl")
    assert gazetteer.load(path).organizations["moulins"].name == "LDM"


def test_a_new_organization_without_any_form_is_refused_and_facts_of_a_known_one_are_not(tmp_path):
    with pytest.raises(GazetteerError, match="line 3: a new organization without a name"):
        gazetteer.load(overlay(tmp_path, "kind\tid\ttype\norganization\tQ7184\tngo\norganization\tx\tngo\n"))
    path = overlay(tmp_path, "kind\tid\ttype\norganization\tQ7184\tngo\n")
    assert [known.type for known in gazetteer.load(path).organizations.values() if known.id == "Q7184"] == [
        "ngo"
    ]


def test_an_overlay_renames_and_removes(tmp_path):
    path = overlay(
        tmp_path,
        "action\tkind\tid\tname\taliases\nremove\tcountry\tUSA\t\tUSA\nadd\torganization\tQ7184\tOTAN\t\n",
    )
    assert forms(path, "USA") == []
    assert named(path, "Q7184") == ["OTAN"]


def rows(*organizations: tuple[str, ...]) -> str:
    return "\n".join("\t".join(row) for row in (("kind", "id", "name", "aliases"), *organizations)) + "\n"


def test_the_key_of_a_new_organization_is_its_identifier_under_any_name(tmp_path):
    for name in ("Ligue des moulins", "Ligue des meuniers"):
        path = overlay(tmp_path, rows(("organization", "moulins", name, "")))
        assert named(path, "x:moulins") == [name]
    path = overlay(tmp_path, rows(("organization", "x:moulins", "Ligue des moulins", "")))
    assert gazetteer.load(path).organizations["moulins"].id == "x:moulins"


def test_a_new_name_leaves_the_identifier_of_a_listed_organization(tmp_path):
    path = overlay(tmp_path, rows(("organization", "x:human-rights-watch", "Observatoire des droits", "")))
    assert named(path, "x:human-rights-watch") == ["Observatoire des droits"]


@pytest.mark.parametrize(
    ("identifier", "result"), [("Q187052", "Q187052"), ("hrw_press", "x:human-rights-watch")]
)
def test_a_row_with_the_name_of_a_listed_organization_is_about_it(tmp_path, identifier, result):
    path = overlay(
        tmp_path,
        rows(
            ("organization", identifier, "human rights watch", "Vigie des droits"),
            ("organization", identifier, "", "Vigie"),
        ),
    )
    (known,) = [found for found in gazetteer.load(path).organizations.values() if found.id == result]
    assert known.aliases[-2:] == ("Vigie des droits", "Vigie")
    assert [target for _, target in forms(path, "Human Rights Watch")] == [known.key]


def test_a_name_does_not_lead_to_a_body_that_wikidata_tells_apart(tmp_path):
    path = overlay(tmp_path, rows(("organization", "Q999999999", "Greenpeace", "Paix verte")))
    assert named(path, "Q999999999") == ["Greenpeace"]
    assert named(path, "Q81307") == ["Greenpeace"]


def test_an_overlay_in_json_lines(tmp_path):
    row = {
        "kind": "organization",
        "id": "Q999999999",
        "name": "Ligue des moulins",
        "aliases": ["Moulins unis"],
    }
    path = overlay(tmp_path, json.dumps(row), "mine.jsonl")
    assert named(path, "Q999999999") == ["Ligue des moulins"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("kind\tid\tname\norganization\tx\n", "line 2"),
        ("kind\tid\tcolour\n", "line 1"),
        ("", "line 1"),
        ("kind\tid\tname\nplanet\tx\tMars\n", "line 2"),
        ("kind\tid\tname\norganization\tx\tA\norganization\tx\tA\n", "line 3"),
        ("kind\tid\tname\norganization\tx\t=SUM(A1)\n", "line 2"),
        ("kind\tid\tname\norganization\tQ0\tA\n", "line 2"),
        ("kind\tid\tname\norganization\tx\t" + "a" * 501, "line 2"),
        ("kind\tid\tname\ncountry\tFRA\t\n", "line 2"),
    ],
)
def test_a_malformed_overlay_is_refused_with_its_line(tmp_path, text, where):
    with pytest.raises(GazetteerError, match=where):
        gazetteer.load(overlay(tmp_path, text))


def test_other_bad_files_are_refused(tmp_path):
    with pytest.raises(GazetteerError, match="UTF-8"):
        gazetteer.load(overlay(tmp_path, "kind\tid\tname\norganization\tx\té\n", encoding="latin-1"))
    with pytest.raises(GazetteerError, match="not JSON"):
        gazetteer.load(overlay(tmp_path, "{", "mine.jsonl"))
    with pytest.raises(GazetteerError, match="line 1"):
        gazetteer.load(overlay(tmp_path, '{"kind": 3, "id": "x"}', "mine.jsonl"))
    with pytest.raises(GazetteerError, match="Name the file"):
        gazetteer.load(overlay(tmp_path, "", "mine.csv"))
    with pytest.raises(GazetteerError, match="cannot be read"):
        gazetteer.load(tmp_path / "absent.tsv")
    with pytest.raises(GazetteerError, match="line 2: 'ZZZ' is no alpha-3"):
        gazetteer.load(overlay(tmp_path, "kind\tid\taliases\ncountry\tZZZ\tx\n"))


def test_the_hash_follows_the_overlay(tmp_path):
    path = overlay(tmp_path, "kind\tid\tname\norganization\tx\tA\n")
    assert gazetteer.lexicon_hash() != gazetteer.lexicon_hash(path)
    assert len(gazetteer.lexicon_hash()) == 64
