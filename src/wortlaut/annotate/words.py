"""A text as words: the smallest things that rules look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from wortlaut.annotate.lexicon import Lexicon, tagged
from wortlaut.model.span import Span

# One word each: "U-Boot", "3,5", "43-jährige", "t-online.de", "Austausch[s]". Three: "E!Online".
# Never white space.
_WORD = re.compile(
    r"""
    \d+(?:[.,:]\d+)*(?:-\w+)*                    # a number, perhaps compound
  | \w+(?:[-–’'/&]\w+)*                          # a word, perhaps compound
    (?:\[\w+\]\w*)?                               # or with letters that an editor added
    (?:\.(?:de|com|org|net|at|ch|eu|info|tv)\b)?  # or a host name
  | [^\w\s]                                     # a mark
    """,
    re.VERBOSE,
)


class Word(NamedTuple):
    """One word or mark; ``quoted`` is 0 outside quotation marks, else the depth inside them."""

    start: int
    end: int
    text: str
    low: str
    tags: int
    quoted: int


# Every word of every article is made here, in half the time that the call of the class takes.
_made = tuple.__new__


def words_of(
    text: str, span: Span, words: Lexicon, quoted: Sequence[Span] = ()
) -> tuple[Word, ...]:
    """Cut a stretch of text into words; ``quoted`` are the passages in marks, by their start."""
    depths, known = _depths(quoted), tagged(words)
    found = []
    for match in _WORD.finditer(text, span.start, span.end):
        token = match[0]
        start, end = match.span()
        low, tags = known[token]
        depth = depths(start) if quoted else 0
        found.append(_made(Word, (start, end, token, low, tags, depth)))
    return tuple(found)


def tokens(text: str) -> tuple[str, ...]:
    """Cut a name into the words that reading finds in it, in lower case."""
    return tuple(_WORD.findall(text.lower()))


def bare(text: str) -> str:
    """Return a text as its letters and digits, one space between words, in one case."""
    kept = "".join(c if c.isalnum() else " " for c in text.casefold())
    return " ".join(kept.split())


def _depths(quoted: Sequence[Span]) -> Callable[[int], int]:
    """Return what tells, for places in order, in how many passages each lies."""
    open_ends: list[int] = []
    upcoming = iter([*quoted, None])
    following = next(upcoming)

    def depth(start: int) -> int:
        nonlocal following
        while following is not None and following.start <= start:
            open_ends.append(following.end)
            following = next(upcoming)
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        return len(open_ends)

    return depth


def span_of(words: Sequence[Word]) -> Span:
    """Return the stretch from the first of the words to the last."""
    return Span(words[0].start, words[-1].end)
