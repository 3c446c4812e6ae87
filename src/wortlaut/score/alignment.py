"""Compare spans of two texts that differ in white space only, or nearly so.

A corpus and a record rarely agree on line breaks. Both texts are laid side by side on their
non-space characters, so that a changed line break costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from wortlaut.model.span import Span

# Non-space characters of the gold text, by their number: the common ground of both texts.
Places = frozenset[int]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where each character of the gold text, and of the found text, has its place."""

    gold_at: Mapping[int, int]
    found_at: Mapping[int, int]

    def gold(self, spans: Iterable[Span]) -> Places:
        """Return the places of spans of the gold text."""
        return _places(self.gold_at, spans)

    def found(self, spans: Iterable[Span]) -> Places:
        """Return the places of spans of the found text."""
        return _places(self.found_at, spans)


def aligned(gold: str, found: str) -> Alignment:
    """Align a found text with the gold text it should be."""
    gold_solid, found_solid = _solid(gold), _solid(found)
    gold_at = {i: place for place, i in enumerate(gold_solid)}
    expected = [gold[i] for i in gold_solid]
    given = [found[i] for i in found_solid]
    if given == expected:
        return Alignment(gold_at, {i: place for place, i in enumerate(found_solid)})
    return Alignment(gold_at, _matched(expected, given, found_solid))


def occurrence(text: str, excerpt: str) -> tuple[Span, ...]:
    """Return where an excerpt first stands in a text; nothing if it is not there."""
    start = text.find(excerpt) if excerpt else -1
    return (Span(start, start + len(excerpt)),) if start >= 0 else ()


def overlap(left: Places, right: Places) -> float:
    """Return the share that two sets have in common, from 0 to 1 (Dice)."""
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def _solid(text: str) -> list[int]:
    return [i for i, character in enumerate(text) if not character.isspace()]


def _matched(expected: list[str], given: list[str], solid: list[int]) -> dict[int, int]:
    """Give a place to those characters of the found text that also stand in the gold text."""
    matcher = SequenceMatcher(None, given, expected, autojunk=False)
    return {
        solid[start + i]: place + i
        for start, place, size in matcher.get_matching_blocks()
        for i in range(size)
    }


def _places(at: Mapping[int, int], spans: Iterable[Span]) -> Places:
    return frozenset(at[i] for span in spans for i in range(span.start, span.end) if i in at)
