"""Fenced blocks of Markdown pages, run as a reader would run them, with the output that the page shows."""

from __future__ import annotations

import ast
import contextlib
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from typer.testing import CliRunner

from otan_extract.cli import app

BLOCK = re.compile(
    r"^(?:<!-- needs: (?P<needs>\w+) -->\n)?```(?P<language>\w*)\n(?P<code>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
ELLIPSIS = "…"


class Block(NamedTuple):
    """A fenced block; ``shown`` is the ``text`` block that follows a ``python`` block directly."""

    line: int
    language: str
    code: str
    needs: str | None
    shown: str | None


def blocks(page: str) -> Iterator[Block]:
    """Yield the fenced blocks of ``page``; ``<!-- needs: x -->`` before one names an optional package."""
    found = list(BLOCK.finditer(page))
    for this, following in zip(found, [*found[1:], None], strict=False):
        directly = following is not None and not page[this.end() : following.start()].strip()
        shown = following["code"] if directly and following and following["language"] == "text" else None
        line = page.count("\n", 0, this.start()) + 1
        yield Block(line, this["language"], this["code"], this["needs"], shown)


def run_python(block: Block, namespace: dict[str, Any]) -> None:
    """Execute ``block``; compare what it prints, and each expression with the comment below it."""
    printed = io.StringIO()
    nodes = ast.parse(block.code).body
    with contextlib.redirect_stdout(printed):
        for node in nodes:
            if isinstance(node, ast.Expr):
                value = eval(compile(ast.Expression(node.value), "block", "eval"), namespace)  # noqa: S307 - our own pages
                if comment := _comment_below(block.code, node):
                    assert_shown(comment, repr(value), f"line {block.line}")
            else:
                exec(compile(ast.Module([node], []), "block", "exec"), namespace)  # noqa: S102 - our own pages
    if block.shown is not None:
        assert_shown(block.shown, printed.getvalue(), f"line {block.line}")


def _comment_below(code: str, node: ast.stmt) -> str:
    below = code.splitlines()[node.end_lineno :]
    end = next((i for i, line in enumerate(below) if not line.startswith("# ")), len(below))
    return "\n".join(line[2:] for line in below[:end])


def run_console(block: Block) -> None:
    """Run the ``$`` lines of ``block`` in this process and compare their output."""
    code = 0
    for session in re.split(r"^\$ ", block.code, flags=re.MULTILINE)[1:]:
        command, _, shown = session.partition("\n")
        if command == "echo $?":
            output = str(code)
        else:
            output, code = _run(command)
        assert_shown(shown, output, f"line {block.line}: {command}")


def _run(command: str) -> tuple[str, int]:
    """Run a command of ours, or ``cat``, or one of these piped into the next."""
    output, code = "", 0
    for part in command.split(" | "):
        program, *arguments = shlex.split(part)
        if program == "cat":
            output = "".join(Path(name).read_text(encoding="utf-8") for name in arguments)
        else:
            assert program == "otan-extract", f"a page shows {program}, which this test cannot run"
            result = CliRunner().invoke(app, arguments, input=output)
            output, code = result.output, int(result.exit_code)
    return output, code


def assert_shown(shown: str, output: str, where: str) -> None:
    """Assert that ``output`` is what a page shows, white space aside; ``…`` stands for anything."""
    pattern = re.escape(_plain(shown)).replace(re.escape(ELLIPSIS), ".*")
    assert re.fullmatch(pattern, _plain(output), re.DOTALL), f"{where}: shown\n{shown}\nbut it is\n{output}"


def _plain(text: str) -> str:
    return " ".join(text.split())
