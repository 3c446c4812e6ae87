"""Where the dots and lines of an origin graph stand: one row for each article, the first on top.

Time runs downwards, so that the picture is as readable on a telephone as on paper. What rests on
something above it hangs on a line that leaves the column of dots to the left, runs up a lane and
comes back. Lines of one kind that lead from one row share their lane; others do not meet in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from wortlaut.model.dossier import How

# How a line is drawn: as one article was made from another, or what somebody told it.
Tie = Literal[How, "told"]

ROW: Final = 46
_LANE = 13
_WIDEST = 117  # of all lanes together, for the names must fit on a telephone
_CORNER = 6
_APART = 5  # between the line that leaves a dot upwards and those that reach it from below
_EDGE = 8
_TEXT = 232


@dataclass(frozen=True, slots=True)
class Row:
    """An article, or an origin that several articles heard.

    ``published`` is when the article came out, ``count`` how many copies it has; of an origin, how
    many heard it.
    """

    key: str
    name: str
    kind: Literal["article", "origin"]
    published: str | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Rests:
    """That one row rests on an earlier one."""

    later: str
    earlier: str
    tie: Tie
    credited: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A row with its place; ``own`` says that it rests on no other row."""

    row: Row
    x: float
    y: float
    own: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The way of a line as SVG draws it, from the earlier row to the arrow at the later one."""

    rests: Rests
    path: str
    arrow: str


@dataclass(frozen=True, slots=True)
class Graph:
    """A drawn graph with its size."""

    width: float
    height: float
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]


def drawn(rows: Sequence[Row], ties: Iterable[Rests]) -> Graph:
    """Lay out rows, in their order, and the lines between them; a line upwards only."""
    at = {row.key: number for number, row in enumerate(rows)}
    known = [one for one in ties if one.later in at and one.earlier in at]
    upward = sorted(
        {one for one in known if at[one.earlier] < at[one.later]},
        key=lambda one: (at[one.later] - at[one.earlier], at[one.later], at[one.earlier], one.tie),
    )
    lanes = _lanes(upward, at)
    used = max(lanes.values(), default=-1) + 1
    apart = min(_LANE, _WIDEST / used) if used else 0
    column = _EDGE + used * apart + _CORNER + _EDGE
    resting = {one.later for one in upward if one.tie != "told"}
    dots = tuple(
        Dot(row, round(column, 1), ROW * number + ROW / 2, row.key not in resting)
        for number, row in enumerate(rows)
    )
    lines = tuple(
        _line(one, column, column - 2 * _CORNER - lanes[one] * apart, at) for one in upward
    )
    return Graph(round(column + _TEXT), ROW * len(rows), dots, lines)


def _lanes(ties: Iterable[Rests], at: Mapping[str, int]) -> dict[Rests, int]:
    """Give the lines of each bundle the nearest lane that is free; the shortest choose first."""
    bundles: dict[tuple[str, Tie, bool], list[Rests]] = {}
    for one in ties:
        bundles.setdefault((one.earlier, one.tie, one.credited), []).append(one)
    reaches = [
        (at[lines[0].earlier], max(at[one.later] for one in lines), lines)
        for lines in bundles.values()
    ]
    taken: list[list[tuple[int, int]]] = []
    chosen: dict[Rests, int] = {}
    for top, bottom, lines in sorted(reaches, key=lambda one: (one[1] - one[0], one[0])):
        free = _free(taken, top, bottom)
        taken.extend([[]] if free == len(taken) else [])
        taken[free].append((top, bottom))
        chosen.update(dict.fromkeys(lines, free))
    return chosen


def _free(taken: Sequence[Sequence[tuple[int, int]]], top: int, bottom: int) -> int:
    """Return the first lane in which nothing stands between two rows; the next one if there is."""
    lanes = enumerate(taken)
    apart = (n for n, spans in lanes if all(bottom <= a or b <= top for a, b in spans))
    return next(apart, len(taken))


def _line(one: Rests, column: float, lane: float, at: Mapping[str, int]) -> Line:
    """Draw a line: out below the earlier dot, down the lane, in above the later one."""
    x, left, turn = round(column - 5, 1), round(lane, 1), _CORNER
    top = ROW * at[one.earlier] + ROW / 2 + _APART
    bottom = ROW * at[one.later] + ROW / 2 - _APART
    path = (
        f"M{x} {top}H{round(left + turn, 1)}Q{left} {top} {left} {top + turn}"
        f"V{bottom - turn}Q{left} {bottom} {round(left + turn, 1)} {bottom}H{round(x - 5, 1)}"
    )
    arrow = f"M{round(x - 6, 1)} {bottom - 3.5}L{x} {bottom}L{round(x - 6, 1)} {bottom + 3.5}Z"
    return Line(one, path, arrow)
