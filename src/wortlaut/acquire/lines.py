"""Lines: the pieces of a text that can be blocks, before anyone knows what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from wortlaut.model.record import BlockKind
from wortlaut.model.span import Span, trimmed

_BREAKS = re.compile(r"[^\n\r\u2028\u2029]+")
_FINAL = ".!?…:;,"
_CLOSING = "“”\"»«’'‘)]› "


@dataclass(frozen=True, slots=True)
class Line:
    """A run of text without an empty line in it; ``kind`` is what it is known to be so far.

    ``apart``: an empty line stands before it; ``split``: cut off from the line before it.
    """

    span: Span
    text: str
    apart: bool
    kind: BlockKind | None = None
    split: bool = False

    def known(self, kind: BlockKind | None) -> Line:
        """Return the line with its kind."""
        return Line(self.span, self.text, self.apart, kind, self.split)

    def cut(self, *at: int) -> tuple[Line, ...]:
        """Cut the line at offsets into its text; pieces of nothing but space fall away."""
        edges = (0, *at, len(self.text))
        pieces: list[Line] = []
        for start, end in pairwise(edges):
            if span := trimmed(self.text, start, end):
                moved = Span(span.start + self.span.start, span.end + self.span.start)
                apart, split = (self.apart, self.split) if not pieces else (False, True)
                pieces.append(Line(moved, span.of(self.text), apart, self.kind, split))
        return tuple(pieces)


def lines_of(text: str) -> tuple[Line, ...]:
    """Split a text into its lines; hard-wrapped paragraphs count as one line."""
    lines = tuple(_plain_lines(text))
    return tuple(_unwrapped(lines, text)) if _is_wrapped(lines) else lines


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as sentences do, inside or outside quotation marks."""
    return text.rstrip(_CLOSING)[-1:] in _FINAL if text.rstrip(_CLOSING) else False


def ends_statement(text: str) -> bool:
    """Tell whether a line ends in a mark that headlines do not end in."""
    bare = text.rstrip(_CLOSING)
    return bare.endswith((".", ":", ";", ",")) and not bare.endswith("...")


def _plain_lines(text: str) -> Iterator[Line]:
    before = 0
    for match in _BREAKS.finditer(text):
        if span := trimmed(text, *match.span()):
            breaks = text.count("\n", before, span.start) or text.count("\r", before, span.start)
            yield Line(span, span.of(text), breaks > 1 or not before)
            before = span.end


def _is_wrapped(lines: tuple[Line, ...]) -> bool:
    """Tell whether line breaks stand in the middle of sentences, at the width of a page."""
    inner = [left.text for left, right in pairwise(lines) if not right.apart]
    if len(inner) < 3 or len(inner) * 2 < len(lines):
        return False
    broken = sum(1 for line in inner if 40 <= len(line) <= 100 and not ends_sentence(line))
    return broken * 3 >= len(inner) * 2 and max(map(len, inner)) <= 120


def _unwrapped(lines: tuple[Line, ...], text: str) -> Iterator[Line]:
    """Join lines that a fixed width broke apart: the one before must be about full."""
    full = max(len(line.text) for line in lines) * 2 // 3
    start = lines[0]
    for left, right in pairwise(lines):
        if right.apart or len(left.text) < full:
            yield _joined(start, left, text)
            start = right
    yield _joined(start, lines[-1], text)


def _joined(first: Line, last: Line, text: str) -> Line:
    span = Span(first.span.start, last.span.end)
    return Line(span, span.of(text), first.apart)
