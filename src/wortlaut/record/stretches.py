"""Stretches of numbers: the index of words is asked for a whole one as fast as for one number.

Articles that were added one after the other mostly were published so, too. To look for a word in
the two hundred latest is then one question, not two hundred, each of which has to find its place
in a list of a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Iterable

Stretches = list[tuple[int, int]]

ALL: Stretches = [(0, 2**63 - 1)]
_APART = 1_000  # to pass over so many numbers takes no longer than another question


def joined(numbers: Iterable[tuple[int, ...]]) -> Stretches:
    """Join numbers from first to last, given in order, where little lies between them.

    >>> joined([(1, 5), (6, 8), (20_000, 20_003)])
    [(1, 8), (20000, 20003)]
    """
    found: Stretches = []
    for first, last in numbers:
        if found and first - found[-1][1] <= _APART:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found
