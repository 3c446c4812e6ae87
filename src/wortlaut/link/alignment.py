"""Which passages of a later text stand in an earlier one, in whatever order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from wortlaut.link.words import Word
from wortlaut.model.dossier import Aligned
from wortlaut.model.span import Span

W = TypeVar("W", int, str)  # a stem, or the number it is kept as
Places = Mapping[tuple[W, ...], Sequence[int]]  # of each run of words of a text

_SEED = 4  # words in a row that a match begins with
_SHORTEST = 6  # words that a match has at least: shorter ones are how German is written
_BRIDGE = 3  # words that may have been changed between two matches, to be one passage


@dataclass(frozen=True, slots=True)
class Tile:
    """Words ``later``–``later + length`` of one text that stand in another at ``earlier``."""

    later: int
    earlier: int
    length: int


def tiles(later: Sequence[W], earlier: Sequence[W], places: Places[W]) -> tuple[Tile, ...]:
    """Cover the later text with the longest runs of words that stand in the earlier one too.

    Words are given by their stems: „ist“ that became „sei“ ends a run, „Kunden“ for „Kunde“ does
    not. ``places`` are those of the earlier text. No word of the later text is in two tiles; the
    order of the runs is free, for paragraphs move.
    """
    return tuple(_covering(later, earlier, places))


def places_of(words: Sequence[W]) -> Places[W]:
    """Return where each short run of words of a text stands."""
    places: dict[tuple[W, ...], list[int]] = defaultdict(list)
    for at in range(len(words) - _SEED + 1):
        places[tuple(words[at : at + _SEED])].append(at)
    return dict(places)


def _covering(later: Sequence[W], earlier: Sequence[W], places: Places[W]) -> Iterator[Tile]:
    at = 0
    while at <= len(later) - _SEED:
        starts = places.get(tuple(later[at : at + _SEED]), ())
        longest = max(
            (Tile(at, start, _run(later, earlier, at, start)) for start in starts),
            key=lambda tile: (tile.length, -tile.earlier),
            default=None,
        )
        if longest and longest.length >= _SHORTEST:
            yield longest
            at += longest.length
        else:
            at += 1


def _run(later: Sequence[W], earlier: Sequence[W], at: int, start: int) -> int:
    """Count the words that two texts have in common from two places on."""
    length = _SEED
    most = min(len(later) - at, len(earlier) - start)
    while length < most and later[at + length] == earlier[start + length]:
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
