"""What statements are made with, and what the rules made of the same article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from wortlaut.annotate.found import Found
from wortlaut.annotate.lexicon import Lexicon
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.quotations.read import Reading
from wortlaut.annotate.reader.choose import Thresholds
from wortlaut.annotate.reader.numbered import Words, words_in
from wortlaut.annotate.reader.stance import Stances
from wortlaut.annotate.words import Word


@dataclass(frozen=True, slots=True)
class Making:
    """What all statements of an article are made with.

    ``read`` is what the rules read, with the article's units; ``words`` are all its words, by whose
    numbers the network points; ``version`` names the reader in ``found_by``; without ``stances``,
    the weights learned for them, the tables alone tell what a holder does with the words.
    """

    read: Reading
    words: tuple[Word, ...]
    least: Thresholds
    version: str
    known: Lexicon
    language: str
    stances: Stances | None = None

    def unit_at(self, place: int) -> Unit:
        """Return the unit in which a place lies; before the first unit, the first."""
        after = bisect_right(self.read.units, place, key=lambda unit: unit.span.start)
        return self.read.units[max(0, after - 1)]

    def units_of(self, content: Words) -> list[tuple[int, Unit]]:
        """Return the units that have words of a content, each with the number of its first word."""
        first, last = self.words[content[0]].start, self.words[content[-1]].start
        low = bisect_right(self.read.units, first, key=lambda unit: unit.span.start)
        high = bisect_right(self.read.units, last, key=lambda unit: unit.span.start)
        units = self.read.units[max(0, low - 1) : high]
        return [(self._number_of(unit.words[0]), unit) for unit in units if unit.words]

    def _number_of(self, word: Word) -> int:
        return bisect_left(self.words, word.start, key=lambda one: one.start)


@dataclass(frozen=True, slots=True)
class Rival:
    """What the rules found, with the numbers of its words."""

    words: Words
    found: Found


def rivals(words: Sequence[Word], found: Sequence[Found]) -> list[Rival]:
    """Give what the rules found the numbers of its words."""
    starts = [word.start for word in words]
    return [Rival(words_in(starts, one.content), one) for one in found]
