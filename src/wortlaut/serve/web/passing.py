"""Through whom an actor's words came, as a picture: the actor, who passed them on, the outlets.

Every line is as wide as the number of its statements and leads to a list of them. What is rare
stands together in one node at the end, so that the picture stays readable.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from wortlaut.record.ways import Way

Chain = tuple[str, ...]
Ties = Mapping[tuple[int, int], int]  # number of a chain and of an outlet: statements

_CHAINS: Final = 7
_OUTLETS: Final = 9
_WIDTH = 640
_COLUMNS = (0.0, 200.0, 430.0)
_NODE = 8.0  # width of a node
_TOP = 26.0  # above the first node, for the name of the actor
_SLOT = 34.0  # height that a node with its name takes at least
_GAP = 16.0
_THICK = 200.0  # of all lines together
_THICKEST = 14.0  # of a single statement
_THINNEST = 1.5
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Node:
    """An outlet, or names that passed words on; ``names`` is empty for nobody, or for no outlet.

    ``others`` counts the nodes that stand together in this one.
    """

    names: Chain
    statements: int
    others: int
    x: float
    y: float
    height: float

    @property
    def label(self) -> str:
        """Its names, cut where the next column begins."""
        whole = " → ".join(self.names)
        return whole if len(whole) <= _LETTERS else whole[: _LETTERS - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Line:
    """Statements that came from one node to the next; the first is the actor where it is None.

    ``via`` and ``outlet`` say which those are; null where several nodes stand together.
    """

    path: str
    width: float
    statements: int
    via: Chain | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawn graph: the actor's own node, then a column of chains and one of outlets."""

    width: float
    height: float
    start: Node
    chains: tuple[Node, ...]
    outlets: tuple[Node, ...]
    lines: tuple[Line, ...]


def picture_of(actor: str, ways: Sequence[Way]) -> Picture | None:
    """Draw the ways of an actor's statements; None if there are none."""
    if not ways:
        return None
    chains = _listed(((way.via, way.statements) for way in ways), _CHAINS)
    outlets = _listed((((way.outlet or "",), way.statements) for way in ways), _OUTLETS)
    ties: Counter[tuple[int, int]] = Counter()
    for way in ways:
        tie = _number(chains, way.via), _number(outlets, (way.outlet or "",))
        ties[tie] += way.statements
    return _drawn(actor, chains, outlets, ties)


@dataclass(frozen=True, slots=True)
class _Listed:
    names: Chain
    statements: int
    others: int = 0


def _listed(counted: Iterable[tuple[Chain, int]], most: int) -> list[_Listed]:
    """List names, the most frequent first; those beyond ``most`` stand together at the end."""
    counts: Counter[Chain] = Counter()
    for names, number in counted:
        counts[names] += number
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = len(ordered) if len(ordered) <= most else most - 1
    rest = ordered[shown:]
    alone = [_Listed(names, number) for names, number in ordered[:shown]]
    together = [_Listed((), sum(number for _, number in rest), len(rest))] if rest else []
    return alone + together


def _number(listed: Sequence[_Listed], names: Chain) -> int:
    """Return the place of names in a list; the last one stands for all that are not in it."""
    found = (at for at, one in enumerate(listed) if one.names == names and not one.others)
    return next(found, len(listed) - 1)


# ------------------------------------------------------------------------------ places
def _drawn(
    actor: str, chains: Sequence[_Listed], outlets: Sequence[_Listed], ties: Ties
) -> Picture:
    total = sum(ties.values())
    unit = min(_THICKEST, _THICK / total)
    widths = {tie: max(_THINNEST, number * unit) for tie, number in ties.items()}
    leaving = [sum(w for (one, _), w in widths.items() if one == at) for at in range(len(chains))]
    coming = [sum(w for (_, one), w in widths.items() if one == at) for at in range(len(outlets))]
    columns = [
        _column([_Listed((actor,), total)], [sum(leaving)], _COLUMNS[0]),
        _column(chains, leaving, _COLUMNS[1]),
        _column(outlets, coming, _COLUMNS[2]),
    ]
    height = max(_foot(nodes) for nodes in columns)
    start, middle, last = (_centred(nodes, height) for nodes in columns)
    return Picture(
        width=_WIDTH,
        height=round(height + _GAP / 2, 1),
        start=start[0],
        chains=tuple(middle),
        outlets=tuple(last),
        lines=(*_first_lines(start[0], middle), *_last_lines(middle, last, ties, widths)),
    )


def _column(listed: Sequence[_Listed], heights: Sequence[float], x: float) -> list[Node]:
    """Put nodes one below the other."""
    nodes: list[Node] = []
    y = _TOP
    for one, height in zip(listed, heights, strict=True):
        slot = max(_SLOT, height + _GAP)
        at = y + (slot - height) / 2
        nodes.append(Node(one.names, one.statements, one.others, x, at, height))
        y += slot
    return nodes


def _foot(nodes: Sequence[Node]) -> float:
    return nodes[-1].y + nodes[-1].height + _GAP / 2


def _centred(nodes: Sequence[Node], height: float) -> list[Node]:
    """Move a column to the middle of the picture."""
    down = (height - _foot(nodes)) / 2
    return [
        replace(node, y=round(node.y + down, 1), height=round(node.height, 1)) for node in nodes
    ]


# ------------------------------------------------------------------------------ lines
def _first_lines(start: Node, chains: Sequence[Node]) -> Iterable[Line]:
    """Yield the lines from the actor to those who passed the words on."""
    y = start.y
    for chain in chains:
        width = chain.height
        path = _curve(start, y + width / 2, chain, chain.y + width / 2)
        yield Line(path, width, chain.statements, None if chain.others else chain.names, None)
        y += width


def _last_lines(
    chains: Sequence[Node],
    outlets: Sequence[Node],
    ties: Ties,
    widths: Mapping[tuple[int, int], float],
) -> Iterable[Line]:
    """Yield the lines from those who passed the words on to the outlets."""
    left = [node.y for node in chains]
    right = [node.y for node in outlets]
    for one, other in sorted(ties):
        width = widths[one, other]
        chain, outlet = chains[one], outlets[other]
        path = _curve(chain, left[one] + width / 2, outlet, right[other] + width / 2)
        alone = not chain.others and not outlet.others
        via, name = (chain.names, outlet.names[0]) if alone else (None, None)
        yield Line(path, round(width, 1), ties[one, other], via, name)
        left[one] += width
        right[other] += width


def _curve(left: Node, y: float, right: Node, end: float) -> str:
    """Write a curve from the right side of one node to the left side of another."""
    begin = left.x + _NODE
    middle = (begin + right.x) / 2
    y, end = round(y, 1), round(end, 1)
    return f"M{begin} {y}C{middle} {y} {middle} {end} {right.x} {end}"
