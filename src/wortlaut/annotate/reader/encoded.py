"""A document as the encoder reads it: window by window, put together word by word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from wortlaut.annotate.quotations.read import Reading
from wortlaut.annotate.reader.labels import LAYERS
from wortlaut.annotate.reader.network import Floats, Integers, Network
from wortlaut.annotate.reader.pieces import END, START, Pieces
from wortlaut.annotate.reader.prior import hints
from wortlaut.annotate.reader.windows import Window, windows
from wortlaut.annotate.words import Word


@dataclass(frozen=True, slots=True)
class Seen:
    """A window after the encoder: where each word begins, and what the linker reads of it."""

    window: Window
    first: tuple[int, ...]
    size: int
    states: Floats


@dataclass(frozen=True, slots=True)
class Encoded:
    """A document after the encoder.

    ``scores``: the log-probabilities of labels by layer, a row a word; ``vectors``: a row of length
    1 for each sentence.
    """

    words: tuple[Word, ...]
    sentences: tuple[int, ...]
    seen: tuple[Seen, ...]
    scores: dict[str, Floats]
    vectors: Floats

    def window_of(self, word: int) -> Seen:
        """Return the window that owns a word."""
        after = bisect_right(self.seen, word, key=lambda seen: seen.window.own)
        return self.seen[after - 1]


def encode(text: str, prior: Reading, language: str, pieces: Pieces, network: Network) -> Encoded:
    """Run the encoder over a document."""
    words = tuple(word for unit in prior.units for word in unit.words)
    sentences = tuple(n for n, unit in enumerate(prior.units) for _ in unit.words)
    cut = pieces.of(text, words)
    told = hints(prior, language).astype(np.float32)
    seen, scores, vectors = [], [], []
    numbers: list[int] = []
    for window in windows([len(one) for one in cut], sentences):
        inside = cut[window.low : window.high]
        first, row = _first(inside)
        repeated = np.zeros((len(row), told.shape[1]), dtype=np.float32)
        sizes = [len(one) for one in inside]
        repeated[1:-1] = np.repeat(told[window.low : window.high], sizes, axis=0)
        pool = _pool(window, sentences, (*first, len(row) - 1), len(row))
        labels, states, means = network.encode(row, repeated, pool)
        scores.append(labels[list(first[window.own - window.low :])])
        seen.append(Seen(window, first, len(row), states))
        numbers += [sentences[low] for low, _ in _runs(window, sentences)]
        vectors.append(means)
    whole = np.concatenate(scores) if scores else np.zeros((0, _WIDTH), dtype=np.float32)
    return Encoded(words, sentences, tuple(seen), _by_layer(whole), _one_each(numbers, vectors))


_WIDTH = sum(layer.size for layer in LAYERS)


def _one_each(numbers: Sequence[int], vectors: Sequence[Floats]) -> Floats:
    """Return one vector of length 1 for each sentence, also for those that windows cut."""
    if not vectors:
        return np.zeros((0, 0), dtype=np.float32)
    rows = np.concatenate(vectors)
    sums = np.zeros((numbers[-1] + 1, rows.shape[1]), dtype=np.float32)
    np.add.at(sums, list(numbers), rows)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    brought: Floats = sums / np.maximum(lengths, _TINY)
    return brought


# No vector is divided by less.
_TINY = np.float32(1e-9)


def _first(cut: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], Integers]:
    """Return where each word begins among the pieces of a window, and the pieces."""
    row, first = [START], []
    for pieces in cut:
        first.append(len(row))
        row.extend(pieces)
    return tuple(first), np.array([*row, END], dtype=np.int64)


def _pool(window: Window, sentences: Sequence[int], first: Sequence[int], size: int) -> Floats:
    """Return the share of each piece in each sentence that begins in what the window owns."""
    rows = []
    for low, high in _runs(window, sentences):
        row = np.zeros(size, dtype=np.float32)
        begin, end = first[low - window.low], first[high - window.low]
        row[begin:end] = 1 / (end - begin)
        rows.append(row)
    return np.stack(rows)


def _runs(window: Window, sentences: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the words of each sentence that the window owns."""
    at = window.own
    while at < window.high:
        end = at
        while end < window.high and sentences[end] == sentences[at]:
            end += 1
        yield at, end
        at = end


def _by_layer(scores: Floats) -> dict[str, Floats]:
    """Part the scores by layer and turn them into log-probabilities."""
    found, at = {}, 0
    for layer in LAYERS:
        part = scores[:, at : at + layer.size]
        top = part.max(axis=1, keepdims=True, initial=-np.inf)
        found[layer.name] = part - top - np.log(np.exp(part - top).sum(axis=1, keepdims=True))
        at += layer.size
    return found
