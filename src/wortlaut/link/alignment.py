"""Which passages of a later text stand in an earlier one, in whatever order."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from wortlaut.link.words import Word
from wortlaut.model.dossier import Aligned
from wortlaut.model.span import Span

_SHORTEST = 6  # words that a match has at least: shorter ones are how German is written
_BRIDGE = 3  # words that may have been changed between two matches, to be one passage


@dataclass(frozen=True, slots=True)
class Tile:
    """Words ``later``–``later + length`` of one text that stand in another at ``earlier``."""

    later: int
    earlier: int
    length: int


@dataclass(frozen=True)
class Runs:
    """The words of a text, each stem as a number of 32 bits, and its short runs of words."""

    words: Sequence[int]

    @cached_property
    def places(self) -> Mapping[bytes, tuple[int, ...]]:
        """Where each run stands; a run is written as bytes, which are made and compared fast."""
        written = array("I", self.words)
        wide = written.itemsize
        packed = written.tobytes()
        places: dict[bytes, tuple[int, ...]] = {}
        for at in range(len(written) - _SHORTEST + 1):
            run = packed[at * wide : (at + _SHORTEST) * wide]
            places[run] = (*places.get(run, ()), at)
        return places


def tiles(later: Runs, earlier: Runs) -> tuple[Tile, ...]:
    """Cover the later text with the longest runs of words that stand in the earlier one too.

    Words are given by their stems: „ist“ that became „sei“ ends a run, „Kunden“ for „Kunde“ does
    not. No word of the later text is in two tiles; the order of the runs is free, for paragraphs
    move.
    """
    return tuple(_covering(later, earlier))


def _covering(later: Runs, earlier: Runs) -> Iterator[Tile]:
    shared = later.places.keys() & earlier.places.keys()
    covered = 0
    for at, starts in sorted(
        (at, earlier.places[one]) for one in shared for at in later.places[one]
    ):
        if at >= covered:
            found = (Tile(at, start, _run(later, earlier, at, start)) for start in starts)
            longest = max(found, key=lambda tile: (tile.length, -tile.earlier))
            yield longest
            covered = at + longest.length


def _run(later: Runs, earlier: Runs, at: int, start: int) -> int:
    """Count the words that two texts have in common from two places on."""
    length = _SHORTEST
    ahead, other = later.words, earlier.words
    most = min(len(ahead) - at, len(other) - start)
    while length < most and ahead[at + length] == other[start + length]:
        length += 1
    return length


def covered(found: Sequence[Tile]) -> frozenset[int]:
    """Return the places of the later text's words that are covered."""
    return frozenset(at for tile in found for at in range(tile.later, tile.later + tile.length))


def aligned(
    found: Sequence[Tile], later: Sequence[Word], earlier: Sequence[Word]
) -> tuple[Aligned, ...]:
    """Return tiles as passages; neighbours in both texts with little between them are one."""
    passages: list[tuple[Tile, Tile]] = []
    for tile in found:
        if passages and _continues(passages[-1][1], tile):
            passages[-1] = (passages[-1][0], tile)
        else:
            passages.append((tile, tile))
    return tuple(
        Aligned(
            _span(later, first.later, last.later + last.length),
            _span(earlier, first.earlier, last.earlier + last.length),
        )
        for first, last in passages
    )


def _continues(before: Tile, tile: Tile) -> bool:
    gaps = (
        tile.later - before.later - before.length,
        tile.earlier - before.earlier - before.length,
    )
    return all(0 <= gap <= _BRIDGE for gap in gaps)


def _span(words: Sequence[Word], start: int, end: int) -> Span:
    return Span(words[start].span.start, words[end - 1].span.end)
