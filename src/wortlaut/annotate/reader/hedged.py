"""Claims in the article's own voice that the encoder takes for not established."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from wortlaut.annotate.found import Found
from wortlaut.annotate.reader.decode import best_tags, spans_of
from wortlaut.annotate.reader.encoded import Encoded
from wortlaut.annotate.reader.labels import OUTSIDE
from wortlaut.annotate.reader.numbered import Words, spans
from wortlaut.model.span import meets

# Where it hedges at all, a sentence does so with a word nearby.
_NEAR = 8


def hedged(
    encoded: Encoded,
    by_rules: Sequence[Found],
    told: Sequence[Found],
    version: str,
    least: float,
) -> Iterator[Found]:
    """Yield the hedged claims of the rules, then those that only the encoder sees.

    What ``told`` says, the statements, is pinned on somebody by the same words, and is no hedge.
    """
    yield from by_rules
    taken = sorted(piece for one in by_rules for piece in one.content)
    framed = [one for one in told if one.holder or one.meant]
    pinned = [piece for one in framed for piece in (*one.frame, *one.cue)]
    for words in spans_of(best_tags(encoded.scores["hedged"])):
        content = spans(encoded.words, words)
        sure = _chance(encoded, words)
        marker = _marker(encoded, words)
        if sure < least or not marker or len(words) == 1:
            continue  # one word claims nothing
        if any(piece.overlaps(one) for piece in spans(encoded.words, marker) for one in pinned):
            continue
        if any(meets(piece, taken) for piece in content):
            continue
        yield Found(
            kind="hedged",
            medium="unknown",
            content=content,
            cue=spans(encoded.words, marker),
            frame=(),
            addressee=None,
            holder=None,
            via=(),
            stance="asserts",
            confidence=round(sure, 3),
            found_by=f"{version}:encoder",
        )


def _chance(encoded: Encoded, words: Words) -> float:
    """Return the mean probability that words are part of a hedged claim."""
    outside = np.exp(encoded.scores["hedged"][list(words), OUTSIDE])
    return float(np.mean(1 - outside))


def _marker(encoded: Encoded, words: Words) -> Words:
    """Return the words in a claim, or just beside it, that hedge it; none if there are none."""
    low, high = max(0, words[0] - _NEAR), min(len(encoded.words), words[-1] + _NEAR)
    sentence = {encoded.sentences[word] for word in words}
    scores = encoded.scores["hedge-marker"]
    return tuple(
        word
        for word in range(low, high)
        if scores[word].argmax() == 1 and encoded.sentences[word] in sentence
    )
