"""Texts in which names stand for others: what a name looks like is learned, not which there are.

A few thousand sentences are learned by heart in a few rounds. With other names in them they are new
each time, and the words around a name have to tell what it is.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence

# A name with its place in a text: start, end, type.
Placed = tuple[int, int, str]
# How many of the names of a text are swapped.
_SHARE = 0.6


def pools(texts: Iterable[tuple[str, Sequence[Placed]]]) -> Mapping[str, Sequence[str]]:
    """Return the names of each type in texts, each as often as it stands there."""
    found: dict[str, list[str]] = {}
    for text, names in texts:
        for start, end, type in names:
            found.setdefault(type, []).append(text[start:end])
    return found


def swapped(
    text: str, names: Sequence[Placed], others: Mapping[str, Sequence[str]], chance: random.Random
) -> tuple[str, list[Placed]]:
    """Return a text with other names of the same types, and where they stand in it."""
    parts: list[str] = []
    moved: list[Placed] = []
    size = last = 0
    for start, end, type in sorted(names):
        if start < last:
            continue
        swap = chance.random() < _SHARE
        name = chance.choice(others[type]) if swap else text[start:end]
        parts += [text[last:start], name]
        size += start - last
        moved.append((size, size + len(name), type))
        size += len(name)
        last = end
    return "".join([*parts, text[last:]]), moved
