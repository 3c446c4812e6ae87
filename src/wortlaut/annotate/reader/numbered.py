"""Words by their numbers in the article: from places in the text to numbers, and back.

The network points at words, so all that the reader compares on its way are runs of numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from wortlaut.annotate.words import Word
from wortlaut.model.span import Span

Words = tuple[int, ...]


def words_in(starts: Sequence[int], spans: Iterable[Span]) -> Words:
    """Return the numbers of the words that begin inside the spans."""
    found: set[int] = set()
    for span in spans:
        found.update(range(bisect_left(starts, span.start), bisect_left(starts, span.end)))
    return tuple(sorted(found))


def spans(words: Sequence[Word], numbers: Sequence[int]) -> tuple[Span, ...]:
    """Return the places of words, one for each run of neighbours."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(span(words, low, high) for low, high in found)


def span(words: Sequence[Word], low: int, high: int) -> Span:
    """Return the stretch from one word to another, both included."""
    return Span(words[low].start, words[high].end)


class Overlaps:
    """Spans by the words in them, so that finding those that share some does not ask all."""

    def __init__(self, spans: Iterable[Words] = ()) -> None:
        self._spans: list[Words] = []
        self._by_word: defaultdict[int, list[int]] = defaultdict(list)
        for words in spans:
            self.add(words)

    def add(self, words: Words) -> None:
        """Take a span in; its number is how many were taken in before."""
        for word in words:
            self._by_word[word].append(len(self._spans))
        self._spans.append(words)

    def sharing(self, words: Words) -> list[int]:
        """Return the numbers of the spans that share a word with these, in order."""
        return sorted({number for word in words for number in self._by_word.get(word, ())})

    def likest(self, words: Words) -> tuple[float, int | None]:
        """Return how alike the likest span is, and its number; the first of equals."""
        best: tuple[float, int | None] = (0.0, None)
        for number in self.sharing(words):
            share = alike(self._spans[number], words)
            if share > best[0]:
                best = (share, number)
        return best


def alike(left: Sequence[int], right: Sequence[int]) -> float:
    """Return the share of words that two spans have in common (Dice), 0 to 1."""
    if not left or not right:
        return 0.0
    return 2 * len(set(left) & set(right)) / (len(left) + len(right))
