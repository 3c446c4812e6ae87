"""From scores of labels to spans of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from wortlaut.annotate.reader.labels import BEGIN, CONTINUE, INSIDE, OUTSIDE

Scores = npt.NDArray[np.float32]
Words = tuple[int, ...]

_NEVER = -1e9


def best_tags(scores: Scores) -> npt.NDArray[np.int64]:
    """Return the best tags of which none is impossible (Viterbi): inside needs a word before.

    ``scores`` are log-probabilities, one row a word; the tags of ``labels``.
    """
    if not len(scores):
        return np.zeros(0, dtype=np.int64)
    step = np.zeros((4, 4), dtype=np.float64)
    step[OUTSIDE, INSIDE] = _NEVER
    total = scores[0].astype(np.float64)
    total[[INSIDE, CONTINUE]] = _NEVER
    back = np.zeros((len(scores), 4), dtype=np.int64)
    for at in range(1, len(scores)):
        ways = total[:, None] + step
        back[at] = ways.argmax(axis=0)
        total = ways.max(axis=0) + scores[at]
    tags = np.zeros(len(scores), dtype=np.int64)
    tags[-1] = int(total.argmax())
    for at in range(len(scores) - 1, 0, -1):
        tags[at - 1] = back[at, tags[at]]
    return tags


def spans_of(tags: Sequence[int] | npt.NDArray[np.int64]) -> Iterator[Words]:
    """Yield the spans that tags give, those with gaps as one."""
    current: list[int] = []
    for word, tag in enumerate(tags):
        if tag == BEGIN:
            if current:
                yield tuple(current)
            current = [word]
        elif tag in (INSIDE, CONTINUE) and current:
            current.append(word)
    if current:
        yield tuple(current)


def alike(left: Sequence[int], right: Sequence[int]) -> float:
    """Return the share of words that two spans have in common (Dice), 0 to 1."""
    if not left or not right:
        return 0.0
    return 2 * len(set(left) & set(right)) / (len(left) + len(right))
