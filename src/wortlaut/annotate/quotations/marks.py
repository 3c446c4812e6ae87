"""What stands between quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from wortlaut.lang.tables import table
from wortlaut.model.span import Span

# No text quotes deeper; what is left open behind this many marks will not be closed.
_DEEPEST = 6


@cache
def closing_marks(language: str) -> dict[str, str]:
    """Return each opening mark with the marks that may close it."""
    return dict(table(language, "marks")["pairs"])


@cache
def _marks(language: str) -> frozenset[str]:
    closing = closing_marks(language)
    return frozenset("".join(closing) + "".join(closing.values()))


def quoted_spans(text: str, span: Span, language: str) -> tuple[Span, ...]:
    """Return the passages between paired marks, marks included, outer before inner.

    A mark that is never closed in this stretch of text quotes nothing.
    """
    return _paired(text, span, language)[0]


def unclosed(text: str, span: Span, language: str) -> int | None:
    """Return where the first mark stands that a stretch of text opens and does not close."""
    left_open = _paired(text, span, language)[1]
    return left_open[0][1] if left_open else None


def _paired(text: str, span: Span, language: str) -> tuple[tuple[Span, ...], list[tuple[str, int]]]:
    """Pair the marks of a stretch of text; return the passages, and the marks left open."""
    passages: list[Span] = []
    open_marks: list[tuple[str, int]] = []
    closing = closing_marks(language)
    for at in _positions(text, span, _marks(language)):
        mark = text[at]
        depth = _closes(mark, open_marks, closing, text, at)
        if depth is not None:
            passages.append(Span(open_marks[depth][1], at + 1))
            del open_marks[depth:]
        elif mark in closing and _opens(text, at, span):
            open_marks.append((mark, at))
            del open_marks[:-_DEEPEST]
    passages.sort(key=lambda passage: (passage.start, -passage.end))
    return tuple(passages), open_marks


def _positions(text: str, span: Span, marks: Iterable[str]) -> list[int]:
    """Return where any of the marks stands, in order."""
    found = []
    for mark in marks:
        at = text.find(mark, span.start, span.end)
        while at >= 0:
            found.append(at)
            at = text.find(mark, at + 1, span.end)
    return sorted(found)


def _closes(
    mark: str,
    open_marks: Sequence[tuple[str, int]],
    closing: Mapping[str, str],
    text: str,
    at: int,
) -> int | None:
    """Return which open mark this one closes; None if it closes none.

    The innermost that fits. Inside a word it is an apostrophe (Putin’s), and a mark right
    behind an opening one would quote nothing.
    """
    after = text[at + 1 : at + 2]
    if mark in "’'‘" and after.isalpha():
        return None
    for depth in range(len(open_marks) - 1, -1, -1):
        opening, start = open_marks[depth]
        if mark in closing[opening] and at > start + 1:
            return depth
    return None


def _opens(text: str, at: int, span: Span) -> bool:
    """Tell whether a mark can open: a word follows, and none stands right before it."""
    before = text[at - 1] if at > span.start else " "
    after = text[at + 1] if at + 1 < span.end else " "
    return not after.isspace() and not before.isalnum()


def outermost(passages: Sequence[Span]) -> Iterator[Span]:
    """Yield the passages that lie in no other, in order."""
    end = -1
    for passage in passages:
        if passage.end > end:
            yield passage
            end = passage.end


def quoting_stretches(
    text: str, stretches: Sequence[Span], language: str
) -> Iterator[tuple[int, Span, tuple[Span, ...]]]:
    """Yield each stretch with its number and the outermost passages in it.

    A quotation may go on over paragraphs. Where the mark that opens it is closed in a later one,
    the paragraphs are one stretch; where each paragraph opens anew, the first runs to its end.
    """
    number = 0
    while number < len(stretches):
        span, last = stretches[number], number
        at = unclosed(text, span, language)
        while at is not None and last + 1 < min(len(stretches), number + _MOST_PARAGRAPHS):
            longer = Span(span.start, stretches[last + 1].end)
            if unclosed(text, longer, language) == at:
                break
            span, last = longer, last + 1
            at = unclosed(text, span, language)
        passages = list(outermost(quoted_spans(text, span, language)))
        if at is not None and last + 1 < len(stretches):
            following = stretches[last + 1].start
            if text[following] == text[at]:  # „Erster Absatz. ¶ „Zweiter.“
                passages = [p for p in passages if p.end <= at] + [Span(at, span.end)]
        yield number, span, tuple(passages)
        number = last + 1


# Paragraphs of the longest quotation that is read as one.
_MOST_PARAGRAPHS = 6
