"""From scores of labels to spans of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from wortlaut.annotate.reader.labels import BEGIN, CONTINUE, INSIDE, OUTSIDE
from wortlaut.annotate.reader.numbered import Words

Scores = npt.NDArray[np.float32]

_NEVER = -1e9


def best_tags(scores: Scores) -> list[int]:
    """Return the best tags of which none is impossible (Viterbi): inside needs a word before.

    ``scores`` are log-probabilities, one row a word; the tags of ``labels``.
    """
    if not len(scores):
        return []
    likeliest: npt.NDArray[np.int64] = scores.argmax(axis=1)
    before = np.concatenate(([OUTSIDE], likeliest[:-1]))
    if likeliest[0] != CONTINUE and not ((likeliest == INSIDE) & (before == OUTSIDE)).any():
        # The best tag of each word, where these go together, is the best of all.
        return [int(tag) for tag in likeliest]
    first, *others = scores.tolist()
    totals = [[first[OUTSIDE], first[BEGIN], _NEVER, _NEVER]]
    for outside, begin, inside, further in others:
        within = max(totals[-1][BEGIN:])
        best = max(totals[-1][OUTSIDE], within)
        totals.append([best + outside, best + begin, within + inside, best + further])
    tags: list[int] = []
    for total in reversed(totals):
        if tags and tags[-1] == INSIDE:
            total[OUTSIDE] = _NEVER
        tags.append(total.index(max(total)))
    return tags[::-1]


def best_names(scores: Scores, sentences: Sequence[int]) -> list[int]:
    """Return the best tags of names of which none is impossible (Viterbi).

    ``scores`` are one row a word: of outside, then of begin and inside of each type. The inside of
    a name needs a word of its type before, in the same sentence.
    """
    likeliest = scores.argmax(axis=1)
    tags = [int(tag) for tag in likeliest]
    numbers = np.asarray(sentences, dtype=np.int64)
    before = np.concatenate(([OUTSIDE], likeliest))[: len(tags)]
    before[1:][numbers[1:] != numbers[:-1]] = OUTSIDE
    inside = (likeliest > OUTSIDE) & (likeliest % 2 == 0)
    impossible = inside & (before != likeliest) & (before != likeliest - 1)
    for number in sorted(set(numbers[impossible].tolist())):
        low, high = np.searchsorted(numbers, [number, number + 1])
        tags[low:high] = _names_of(scores[low:high].tolist())
    return tags


def _names_of(scores: Sequence[Sequence[float]]) -> list[int]:
    """Return the best possible tags of names in a sentence."""
    first, *others = scores
    totals = [_NEVER if tag and tag % 2 == 0 else score for tag, score in enumerate(first)]
    came: list[list[int]] = []
    for row in others:
        best = totals.index(max(totals))
        came.append(
            [
                max(tag - 1, tag, key=totals.__getitem__) if tag and tag % 2 == 0 else best
                for tag in range(len(row))
            ]
        )
        totals = [totals[of] + score for of, score in zip(came[-1], row, strict=True)]
    tags = [totals.index(max(totals))]
    for of in reversed(came):
        tags.append(of[tags[-1]])
    return tags[::-1]


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
