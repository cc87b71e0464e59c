from pathlib import Path

import pytest

nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed (extra test)")
nbformat = pytest.importorskip("nbformat")
pytest.importorskip("ipykernel")

TOUR = Path(__file__).parent.parent.parent / "docs" / "notebooks" / "tour.ipynb"


@pytest.fixture(scope="module")
def cells(tmp_path_factory):
    pytest.importorskip("pandas")
    notebook = nbformat.read(TOUR, as_version=4)
    folder = str(tmp_path_factory.mktemp("tour"))
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": folder}}).execute()
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def html_of(cell):
    return "".join(output["data"].get("text/html", "") for output in cell.outputs if "data" in output)


def test_the_tour_runs_and_shows_the_page(cells):
    assert html_of(cells[1]).startswith("<iframe srcdoc=")


def test_the_tour_shows_who_said_what(cells):
    assert "Peter Kováč" in cells[2].outputs[0]["text"]
    assert "speaker_country" in html_of(cells[3])


def test_the_tour_shows_a_failure_in_its_place(cells):
    assert "['Extraction', 'Extraction', 'Failure']" in cells[4].outputs[0]["data"]["text/plain"]


def test_the_tour_shows_the_spans_of_spacy(cells):
    assert "entity" in html_of(cells[-1]) or "span" in html_of(cells[-1])


def test_the_tour_is_kept_without_outputs_that_grow_stale():
    assert all(not cell.get("outputs") for cell in nbformat.read(TOUR, as_version=4).cells)
