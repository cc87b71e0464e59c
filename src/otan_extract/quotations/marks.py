"""Pair quotation marks over characters: one linear pass with a stack.

The tokenizer is of no use here (``dit:«Oui»`` is one token to it), and expressions that backtrack
over marks are quadratic. A paragraph is the unit: a mark that its paragraph does not close either
goes on in the next one, which French shows by reopening it there, or costs one warning and is read
to the end of its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from otan_extract.layers import TextWarning

CLOSERS = {
    "«": "»", "“": "”", "„": "“", "‹": "›", "‘": "’", '"': '"', "'": "'",
    "»": "«", "”": "”", "<<": ">>", "''": "''",
}  # fmt: skip
"""Opening mark -> closing mark; ``»…«`` is the German order, met in copied text, ``<<…>>`` typed without guillemets.

``''`` stands for all doubled apostrophes, ``‘’…’’`` as well, ``”`` for one that a program has turned the wrong way.
"""

# An apostrophe between two letters only elides. Each alternative begins with a character: such expressions run
# over a text eight times as fast as those that begin with a look behind.
_MARK = re.compile(
    r"""'(?:'|(?![^\W_])|(?<![^\W_]'))|’(?:’|(?![^\W_])|(?<![^\W_]’))|«|»|“|”|„|‹|›|‘[‘’]?|"|＂|<<|>>|\r\n?|\n"""
)
_STRAIGHT_OR_BREAK = re.compile(r'["\r\n]')
_DOUBLED = frozenset({"''", "’’", "‘’", "‘‘"})
_GUILLEMET_OR_BREAK = re.compile(r"[«»“”\r\n]")
_OTHERS = frozenset({"«", "“", '"'})
_AFTER_CLOSING = frozenset(",;:)")
_OPENING_CONTEXT = frozenset(" \t\n\r\u00a0\u202f\u2009([{—–-/:;,«“„‹‘\"'’+")
_CLOSING_CONTEXT = frozenset(' \t\n\r\u00a0\u202f\u2009)]}.,;:!?…»”›"—–-/+')
_MAX_DEPTH = 8  # marks nested deeper than this are noise; the cap keeps hostile input linear
_LONGEST_TYPED = 2000  # characters in which a guillemet typed as two signs finds its partner
_BLANKS = " \t\u00a0\u202f\u2009\u200a\u200b\ufeff"


class Pair(NamedTuple):
    """A pair of marks: ``start`` and ``end`` with the marks, ``inner`` offsets without them.

    ``depth`` counts the pairs around it. ``closed`` is False where the closing (or opening) mark is
    missing and a paragraph end stands in for it. ``chained`` tells that the quotation goes on from
    the pair before, which its paragraph left open.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool = True
    chained: bool = False


class _Open(NamedTuple):
    mark: str
    start: int
    end: int


class MarkScan(NamedTuple):
    """All pairs of a text in order of their opening marks, and what was odd."""

    pairs: tuple[Pair, ...]
    warnings: tuple[TextWarning, ...]


def scan_marks(text: str) -> MarkScan:
    """Pair the quotation marks of ``text`` in one pass.

    Args:
        text: any text; line breaks separate paragraphs.

    Returns:
        The pairs, ordered by opening mark, and a warning for each mark without a partner.
    """
    scanner = _Scanner(text)
    for match in _MARK.finditer(text):
        scanner.see(match.group(), match.start(), match.end())
    scanner.end_paragraph(len(text))
    pairs = sorted(scanner.pairs, key=lambda pair: (pair.start, -pair.end))
    return MarkScan(tuple(pairs), tuple(scanner.warnings))


class _Scanner:
    """The state of the pass: the marks that are open in the paragraph at hand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pairs: list[Pair] = []
        self.warnings: list[TextWarning] = []
        self._stack: list[_Open] = []
        self._paragraph_start = 0
        self._carried: str | None = None

    def see(self, mark: str, start: int, end: int) -> None:
        """Take the next mark or line break."""
        if mark[0] in "\r\n":
            if is_wrapped(self.text, end):
                return
            self.end_paragraph(start)
            self._paragraph_start = end
            return
        if mark in _DOUBLED:
            if all(map(str.isalnum, self._around(start, end))):
                return  # a slip for one apostrophe: "qu''il"
            mark = "''"
        mark = '"' if mark == "＂" else mark
        if mark in ("'", "’", "‘"):
            self._see_single(mark, start, end)
        elif mark in ('"', "''"):
            self._see_straight(mark, start, end)
        elif mark in ("<<", ">>"):
            self._see_typed(mark, start, end)
        elif (self._open_mark(), mark) in (("„", "“"), ("»", "«"), ("”", "“")) or self._closes_turned(
            mark, end
        ):
            self._close(start, end)
        elif mark in "«“„‹":
            self._push(mark, start, end)
        else:
            self._see_closing(mark, start, end)

    def _open_mark(self) -> str | None:
        return self._stack[-1].mark if self._stack else None

    def _is_open(self, mark: str) -> bool:
        return any(opened.mark == mark for opened in self._stack)

    def _see_single(self, mark: str, start: int, end: int) -> None:
        """An apostrophe quotes only inside other marks (‘…’ anywhere); between letters it elides."""
        before, after = self._around(start, end)
        if mark == "‘":
            self._push(mark, start, end)
        elif (
            self._open_mark() in ("'", "‘")
            and not after.isalnum()
            and (before not in _BLANKS or after in ".,")
        ):
            self._close(start, end)
        elif mark == "'" and self._stack and before in _OPENING_CONTEXT and before != "'" and after.isalnum():
            self._push(mark, start, end)

    def _see_typed(self, mark: str, start: int, end: int) -> None:
        """Guillemets typed as two signs count in pairs only: alone they are bullets and arrows."""
        if mark == ">>" and self._is_open("<<"):
            self._close_down_to("<<", start, end)
        elif mark == "<<":
            closing = self.text.find(">>", end, end + _LONGEST_TYPED)
            if closing > 0 and "\n" not in self.text[end:closing]:
                self._push(mark, start, end)

    def _closes_turned(self, mark: str, end: int) -> bool:
        """Tell whether an opening mark closes, turned the wrong way: ``“ Nous attendons “, dit-il``."""
        after, next_after = self.text[end : end + 1], self.text[end + 1 : end + 2]
        closes = after in _AFTER_CLOSING or (after == "." and next_after != ".")
        return mark in ("“", "«") and self._open_mark() == mark and bool(after) and closes

    def _see_straight(self, mark: str, start: int, end: int) -> None:
        """A straight mark closes what is open, unless its surroundings say that it can only open."""
        before, after = self._around(start, end)
        if before.isdigit() and not self._is_open(mark):
            return  # inches, seconds of arc
        opens = before in _OPENING_CONTEXT and not (after in _CLOSING_CONTEXT and before not in "([")
        closes = after in _CLOSING_CONTEXT and before not in _BLANKS + "\n\r(["
        if self._is_open(mark) and not (opens and not closes and before in _BLANKS + "\n\r"):
            self._close_down_to(mark, start, end)
        elif closes and not opens and not self._is_open(mark):
            self._close_other(start, end)
        else:
            if self._open_mark() == mark and not self._closes_twice(mark, end):
                self._abandon(start)
            self._push(mark, start, end)

    def _close_other(self, start: int, end: int) -> None:
        """Let a lone closing mark close one of another style that nothing else closes: ``« Oui", dit-il``."""
        opened = self._open_mark()
        if opened in _OTHERS and not self._is_closed_ahead(opened, end):
            self._close(start, end)
        else:
            self._lone_closing(start, end)

    def _is_closed_ahead(self, mark: str, end: int) -> bool:
        """Tell whether a mark is closed by its own partner, before it or its like opens again."""
        paragraph_end = self.text.find("\n", end, end + _LONGEST_TYPED)
        limit = paragraph_end if paragraph_end >= 0 else end + _LONGEST_TYPED
        closing, opening = (self.text.find(each, end, limit) for each in (CLOSERS[mark], mark))
        return closing >= 0 and (mark == CLOSERS[mark] or not 0 <= opening < closing)

    def _closes_twice(self, mark: str, end: int) -> bool:
        """Tell whether the next two straight marks can only close, so that one more may open here."""
        for _ in range(2):
            found = _STRAIGHT_OR_BREAK.search(self.text, end)
            if mark != '"' or found is None or found.group() != '"':
                return False
            before, after = self._around(found.start(), found.end())
            if before in _BLANKS or after not in _CLOSING_CONTEXT:
                return False
            end = found.end()
        return True

    def _push(self, mark: str, start: int, end: int) -> None:
        if len(self._stack) < _MAX_DEPTH:
            self._stack.append(_Open(mark, start, end))

    def _see_closing(self, mark: str, start: int, end: int) -> None:
        opener = next((opened.mark for opened in reversed(self._stack) if CLOSERS[opened.mark] == mark), None)
        if self._carried == "«" and mark == "»" and self._heads_paragraph(start):
            self._push("«", start, end)  # the older way to reopen a quotation at each paragraph
        elif opener is not None:
            self._close_down_to(opener, start, end)
        elif self._opens_backwards(mark, start, end):
            self._push(mark, start, end)
        elif self._opens_turned(mark, start, end):
            self._push("«" if mark == "»" else mark, start, end)
        else:
            self._close_other(start, end)

    def _opens_turned(self, mark: str, start: int, end: int) -> bool:
        """Tell whether a closing mark opens, turned the wrong way: after white space, with another one to follow."""
        before, after = self._around(start, end)
        turned = before in _BLANKS + "\n\r" and (after.isalnum() or (mark == "”" and after in _BLANKS))
        return turned and mark in ("»", "”") and not self._stack and self._closes_later(mark, end)

    def _closes_later(self, mark: str, end: int) -> bool:
        """Tell whether the next mark of the paragraph, of the same style, can only close."""
        following = _GUILLEMET_OR_BREAK.search(self.text, end, end + _LONGEST_TYPED)
        if following is None or following.group() not in (mark, "“" if mark == "”" else mark):
            return False
        _, after = self._around(following.start(), following.end())
        return not after.isalnum()

    def _opens_backwards(self, mark: str, start: int, end: int) -> bool:
        """Tell whether ``»`` opens, as in German: glued to the word after it and closed by ``«``."""
        before, after = self._around(start, end)
        following = self.text.find("«", end, end + 400)
        return (
            mark == "»"
            and before in _BLANKS + "\n\r"
            and after.isalnum()
            and following > 0
            and "»" not in self.text[end:following]
        )

    def _around(self, start: int, end: int) -> tuple[str, str]:
        before = self.text[start - 1] if start > 0 else "\n"
        after = self.text[end] if end < len(self.text) else "\n"
        return before, after

    def _close_down_to(self, opener: str, start: int, end: int) -> None:
        """Close ``opener``; whatever was opened inside of it and not closed ends there too."""
        while self._stack and self._stack[-1].mark != opener:
            self._abandon(start)
        self._close(start, end)

    def _close(self, start: int, end: int) -> None:
        opened = self._stack.pop()
        self._add(opened.start, end, opened.end, start, closed=True)

    def _abandon(self, end: int) -> None:
        """Give up on the innermost open mark: an apostrophe says nothing, others read up to ``end``."""
        opened = self._stack.pop()
        if opened.mark == "'":
            return
        self._warn("unclosed_mark", opened.start, opened.end, "closing")
        self._add(opened.start, end, opened.end, end, closed=False)

    def _lone_closing(self, start: int, end: int) -> None:
        """Read a closing mark without partner back to its paragraph's start, if nothing is quoted there."""
        self._warn("unopened_mark", start, end, "opening")
        if self._stack or any(pair.end > self._paragraph_start for pair in self.pairs[-2:]):
            return
        self._add(self._paragraph_start, end, self._paragraph_start, start, closed=False)

    def _warn(self, code: str, start: int, end: int, missing: str) -> None:
        message = f"The quotation mark {self.text[start:end]} has no {missing} partner in its paragraph."
        self.warnings.append(TextWarning(code, start, end, message))

    def _add(self, start: int, end: int, inner_start: int, inner_end: int, *, closed: bool) -> None:
        inner_start, inner_end = _stripped(self.text, inner_start, inner_end)
        chained = self._carried is not None and not self._stack and self._heads_paragraph(start)
        if not self._stack:
            self._carried = None
        self.pairs.append(Pair(start, end, inner_start, inner_end, len(self._stack), closed, chained))

    def _heads_paragraph(self, start: int) -> bool:
        return not self.text[self._paragraph_start : start].strip(_BLANKS)

    def end_paragraph(self, end: int) -> None:
        """Close what the paragraph leaves open, and see whether the next one takes it up again."""
        if self._stack:
            outer = self._stack[0]
            goes_on = outer.mark != "'" and self._is_reopened(outer.mark, end)
            while self._stack:
                quiet = goes_on and len(self._stack) == 1
                self._end_open(end, quiet=quiet)
            self._carried = outer.mark if goes_on else None
        elif self.text[self._paragraph_start : end].strip():
            self._carried = None

    def _end_open(self, end: int, *, quiet: bool) -> None:
        if not quiet:
            self._abandon(end)
            return
        opened = self._stack.pop()
        self._add(opened.start, end, opened.end, end, closed=True)

    def _is_reopened(self, mark: str, end: int) -> bool:
        following = re.compile(r"\s*(\S)").match(self.text, end)
        return following is not None and following.group(1) in (mark, CLOSERS[mark] if mark == "«" else mark)


def is_wrapped(text: str, end: int) -> bool:
    """Tell whether the line after a break at ``end`` goes on in lower case: hard-wrapped text, no paragraph."""
    return text[end : end + 1].islower()


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both offsets inwards over white space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def children(pairs: tuple[Pair, ...]) -> Iterator[tuple[Pair | None, tuple[Pair, ...]]]:
    """Yield each pair (None for the whole text) with the pairs directly inside of it."""
    inside: dict[Pair | None, list[Pair]] = {None: []}
    stack: list[Pair] = []
    for pair in pairs:
        while stack and stack[-1].end <= pair.start:
            stack.pop()
        inside.setdefault(stack[-1] if stack else None, []).append(pair)
        inside.setdefault(pair, [])
        stack.append(pair)
    for owner, members in inside.items():
        yield owner, tuple(members)
