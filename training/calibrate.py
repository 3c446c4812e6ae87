"""Fit how sure the reader is: ``python -m training.calibrate --data FOLDER [--weights FOLDER]``.

Logistic regression over the evidence of each candidate in the development articles, which the
network has not learned from; the weights go into ``reader.json`` beside it. What comes of it is
also measured honestly: by fitting on four fifths of the articles and judging the last.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.__main__ import WEIGHTS
from training.examples import LANGUAGE, Builder, Words, corpus_quotations, document, rows
from wortlaut.annotate.reader.choose import candidates
from wortlaut.annotate.reader.confidence import evidence, glimpse
from wortlaut.annotate.reader.encoded import encode
from wortlaut.annotate.reader.linked import judge
from wortlaut.annotate.reader.network import Network
from wortlaut.annotate.reader.numbered import alike
from wortlaut.annotate.reader.pieces import Pieces
from wortlaut.annotate.reader.session import OnnxNetwork

# Pulls weights towards 0, so that a rare kind of evidence does not count for more than it is.
_RIDGE = 1.0
_FOLDS = 5
_ROUNDS = 50

Table = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """The evidence of one candidate, the article it stands in, and whether it is right.

    ``glimpsed`` is the evidence before the linker was asked.
    """

    article: int
    glimpsed: dict[str, float]
    evidence: dict[str, float]
    right: bool


def judged(path: Path, pieces: Pieces, network: Network) -> Iterator[Judged]:
    """Yield every candidate of the articles of a corpus with its evidence."""
    builder = Builder(pieces)
    for number, row in enumerate(rows(path)):
        article = document(row)
        example, prior = builder.example(row["doc"], article)
        gold = [quotation.content for quotation in corpus_quotations(row, example)]
        encoded = encode(article.text, prior, LANGUAGE, pieces, network)
        for one in candidates(encoded, prior):
            glimpsed = glimpse(one.words, one.found_by, encoded)
            shown = evidence(glimpsed, judge(encoded, one.words, network))
            yield Judged(number, glimpsed, shown, _right(one.words, gold))


def _right(words: Words, gold: Sequence[Words]) -> bool:
    return any(alike(words, one) >= 0.5 for one in gold)


def fitted(shown: Sequence[dict[str, float]], judged: Sequence[Judged]) -> dict[str, float]:
    """Return the weight of each sort of evidence shown of candidates (Newton's method)."""
    names = sorted({name for evidence in shown for name in evidence})
    table = np.array([[evidence[name] for name in names] for evidence in shown])
    right = np.array([float(one.right) for one in judged])
    weights = np.zeros(len(names))
    for _ in range(_ROUNDS):
        chances = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - chances) - _RIDGE * weights
        bend = (table.T * (chances * (1 - chances))) @ table + _RIDGE * np.eye(len(names))
        weights = weights + np.linalg.solve(bend, slope)
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def _surprise(found: Sequence[Judged], weights: dict[str, float]) -> float:
    """Return the mean log-loss of weights, in nats."""
    total = 0.0
    for one in found:
        odds = sum(weights[name] * value for name, value in one.evidence.items())
        total += float(np.log1p(np.exp(-odds if one.right else odds)))
    return total / len(found)


def _left_out(found: Sequence[Judged]) -> float:
    """Return the mean log-loss on articles that the weights were not fitted on."""
    folds = []
    for fold in range(_FOLDS):
        others = [one for one in found if one.article % _FOLDS != fold]
        weights = fitted([one.evidence for one in others], others)
        folds.append(_surprise([one for one in found if one.article % _FOLDS == fold], weights))
    return float(np.mean(folds))


def main() -> None:
    """Fit on all development articles; tell what it is worth on articles left out."""
    parser = argparse.ArgumentParser(prog="python -m training.calibrate", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS / "full")
    parser.add_argument("--version", default="reader/1.1")
    asked = parser.parse_args()
    pieces = Pieces(asked.weights / "tokenizer.json")
    corpus = asked.data / "quotations/dev.jsonl"
    found = list(judged(corpus, pieces, OnnxNetwork(asked.weights)))
    print(f"{len(found)} candidates; log-loss on articles left out: {_left_out(found):.4f}")
    told = {
        "version": asked.version,
        "confidence": fitted([one.evidence for one in found], found),
        "promise": fitted([one.glimpsed for one in found], found),
    }
    path = asked.weights / "reader.json"
    path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
