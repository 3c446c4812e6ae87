"""The ways of an actor's words: who passed them on, and which outlet published them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wortlaut.record.members import PassedOn, Published
from wortlaut.record.renaming import Called


@dataclass(frozen=True, slots=True)
class Way:
    """How many statements came through the same names, nearest first, to the same outlet."""

    via: tuple[str, ...]
    outlet: str | None
    statements: int


def ways(
    published: Iterable[Published], passed: Sequence[PassedOn], names: Called
) -> tuple[Way, ...]:
    """Count the ways of an actor's statements, the most frequent first.

    What was published and passed on by nobody came straight to the outlet.
    """
    named = names.of(each.article for each in passed)
    counts = Counter((each.chain(named), each.outlet) for each in passed)
    of_outlet = Counter(each.outlet for each in passed)
    for each in published:
        counts[(), each.outlet] += each.statements - of_outlet[each.outlet]
    found = (Way(via, outlet, number) for (via, outlet), number in counts.items() if number)
    return tuple(sorted(found, key=lambda way: (-way.statements, way.via, way.outlet or "")))
