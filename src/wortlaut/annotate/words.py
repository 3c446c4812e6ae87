"""A text as words: the smallest things that rules look at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from wortlaut.annotate.lexicon import Lexicon
from wortlaut.model.span import Span

# One word each: "U-Boot", "3,5", "43-jährige", "t-online.de". Three: "E!Online". Never white space.
_WORD = re.compile(
    r"""
    \d+(?:[.,:]\d+)*(?:-\w+)*                    # a number, perhaps compound
  | \w+(?:[-–’'/&]\w+)*                          # a word, perhaps compound
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


def words_of(
    text: str, span: Span, words: Lexicon, quoted: Sequence[Span] = ()
) -> tuple[Word, ...]:
    """Cut a stretch of text into words; ``quoted`` are the passages in marks, by their start."""
    found = []
    open_ends: list[int] = []
    upcoming = 0
    for match in _WORD.finditer(text, span.start, span.end):
        start, end = match.span()
        while upcoming < len(quoted) and quoted[upcoming].start <= start:
            open_ends.append(quoted[upcoming].end)
            upcoming += 1
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        token = match.group()
        low, tags = words.tag(token)
        found.append(Word(start, end, token, low, tags, len(open_ends)))
    return tuple(found)


def span_of(words: Sequence[Word]) -> Span:
    """Return the stretch from the first of the words to the last."""
    return Span(words[0].start, words[-1].end)
