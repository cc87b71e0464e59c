"""Real processes, killed, interrupted and starved: nothing lost, nothing twice, a clear message."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest

from .conftest import sentence

PROGRAM = [sys.executable, "-c", "from otan_extract.cli import app; app()"]
COMMAND = [*PROGRAM, "extract"]
DOCUMENTS = 400
PATIENCE = 120


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("corpus") / "corpus.jsonl"
    rows = (json.dumps({"id": str(number), "text": sentence(number)}) for number in range(DOCUMENTS))
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def start(*arguments, **more):
    return subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more
    )


def wait_for_lines(path, process):
    deadline = time.monotonic() + PATIENCE
    while not (path.exists() and path.stat().st_size):
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < deadline
        time.sleep(0.01)


def start_with_open_input(corpus, output, *extra):
    """Start a run that has written something, and cannot end while its standard input is open."""
    arguments = ("-", "--text-column", "text", "-o", output, *extra)
    process = start(*arguments, start_new_session=True, stdin=subprocess.PIPE)
    process.stdin.write(corpus.read_bytes())
    process.stdin.flush()
    wait_for_lines(output, process)
    return process


def ids(path):
    return Counter(json.loads(line)["id"] for line in path.read_bytes().splitlines())


def finish(*arguments):
    process = start(*arguments)
    _, errors = process.communicate(timeout=PATIENCE)
    return process.returncode, errors.decode()


@pytest.mark.parametrize(
    ("killer", "extra"),
    [
        (signal.SIGINT, ()),
        (signal.SIGINT, ("--n-process", "2")),
        (signal.SIGKILL, ()),
        (signal.SIGKILL, ("--n-process", "2")),
        (signal.SIGTERM, ()),
    ],
)
def test_a_run_that_is_stopped_goes_on_without_loss_or_repetition(corpus, tmp_path, killer, extra):
    output = tmp_path / "out.jsonl"
    process = start_with_open_input(corpus, output, *extra)
    os.killpg(process.pid, killer)
    _, errors = process.communicate(timeout=PATIENCE)
    if killer == signal.SIGINT:
        assert process.returncode == 130
        assert b"--resume" in errors
        assert b"Traceback" not in errors
        assert set(ids(output).values()) == {1}
    assert finish(corpus, "-o", output, "--resume", *extra)[0] == 0
    assert ids(output) == Counter(map(str, range(DOCUMENTS)))


def test_a_killed_worker_costs_its_documents_a_failure_and_no_more(corpus, tmp_path):
    output = tmp_path / "out.jsonl"
    process = start_with_open_input(corpus, output, "--n-process", "2")
    children = subprocess.run(  # noqa: S603 - our own process
        [shutil.which("pgrep") or "pgrep", "-P", str(process.pid)], capture_output=True, text=True, check=True
    )
    os.kill(int(children.stdout.split()[0]), signal.SIGKILL)
    process.communicate(timeout=PATIENCE)
    failures = tmp_path / "out.jsonl.failures.jsonl"
    lost = ids(failures) if failures.exists() else Counter()
    assert len(lost) <= 64
    assert ids(output) + lost == Counter(map(str, range(DOCUMENTS)))


@pytest.mark.parametrize("format", ["jsonl", "table"])
def test_a_reader_that_goes_away_ends_the_run_quietly(corpus, format):
    process = start(corpus, "-f", format)
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    assert process.wait(timeout=PATIENCE) == 141
    assert errors == b""


def test_a_reader_that_goes_away_ends_an_explanation_quietly(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("\n\n".join(map(sentence, range(DOCUMENTS))), encoding="utf-8")
    process = subprocess.Popen(  # noqa: S603 - our own command
        [*PROGRAM, "explain", str(article)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    assert process.wait(timeout=PATIENCE) == 141
    assert errors == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")  # noqa: PTH110
@pytest.mark.parametrize("command", [("extract", "{}", "-f", "jsonl"), ("explain", "{}"), ("schema",)])
def test_a_full_standard_output_is_one_line_of_error(corpus, command):
    arguments = [part.format(corpus) for part in command]
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        process = subprocess.Popen(  # noqa: S603 - our own command
            [*PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE
        )
        errors = process.communicate(timeout=PATIENCE)[1].decode()
    assert process.returncode == 3
    assert len(errors.splitlines()) == 1


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 256 KiB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(  # noqa: S603 - fixed arguments
        [mount, "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("mounting a tmpfs needs root")
    yield folder
    subprocess.run([shutil.which("umount") or "umount", str(folder)], check=True)  # noqa: S603


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_a_full_disk_keeps_what_was_written_and_the_run_goes_on_when_there_is_room(
    corpus, tmp_path, small_disk, ending
):
    output = small_disk / f"out.{ending}"
    code, errors = finish(corpus, "-o", output)
    assert code == 3
    assert "No space left" in errors
    assert len(errors.splitlines()) == 1
    journal = output if ending == "jsonl" else small_disk / "out.csv.partial"
    assert 0 < len(ids(journal)) < DOCUMENTS
    roomy = tmp_path / f"out.{ending}"
    shutil.copy(journal, tmp_path / journal.name)
    assert finish(corpus, "-o", roomy, "--resume")[0] == 0
    if ending == "jsonl":
        assert ids(roomy) == Counter(map(str, range(DOCUMENTS)))
    else:
        assert len(roomy.read_text(encoding="utf-8").splitlines()) == DOCUMENTS + 1
