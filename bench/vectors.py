"""Whether sentences that give the same utterance lie together, in whatever words they give it.

For each sentence with an utterance, the likest sentence in any other article is looked up: does it
give the same utterance? Copies make that easy, so sentences that have most words in common with the
one asked about are left out in a second measure. Words in common are measured beside it, alone and
with the vectors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.rows import Measured, Row
from wortlaut.acquire.documents import document_of
from wortlaut.annotate.reader.read import NeuralReader
from wortlaut.annotate.readers import Choice, annotator
from wortlaut.model.document import Document, Raw
from wortlaut.model.span import Span
from wortlaut.score.figures import Figure
from wortlaut.score.stories import GoldStory, StoryArticle, story

LINEAGE = "lineage"
# From this share of common words on (Jaccard), a sentence is a copy of another.
_COPIED = 0.5
# What a vector counts beside the words: the best of 0.25, 0.5, 1 and 2 on the same stories.
_VECTORS = 1.0

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: which utterances it gives, in which words, and its vector."""

    article: tuple[str, str]
    utterances: frozenset[tuple[str, int]]
    words: frozenset[str]
    vector: Floats


def measure(folder: Path | None, choice: Choice) -> Iterator[Measured]:
    """Look up the likest sentence for each that gives an utterance."""
    reader = annotator(choice)
    if folder is None or not (folder / LINEAGE).exists() or not isinstance(reader, NeuralReader):
        return
    stories = [story(path.parent) for path in sorted((folder / LINEAGE).glob("*/gold.json"))]
    found = [one for number, told in enumerate(stories) for one in _read(reader, str(number), told)]
    by_vector = np.stack([one.vector for one in found]) @ np.stack([o.vector for o in found]).T
    by_words = np.array([[_common(one.words, other.words) for other in found] for one in found])
    figures = [
        _found(found, likeness, by_words, name, copies=copies)
        for copies in (True, False)
        for name, likeness in (
            ("vectors", by_vector),
            ("words in common", by_words),
            ("both", by_words + _VECTORS * by_vector),
        )
    ]
    yield Measured(tuple(Row("vectors", LINEAGE, figure) for figure in figures))


def _read(reader: NeuralReader, number: str, told: GoldStory) -> Iterator[Sentence]:
    """Yield the sentences of a story's articles."""
    for article in told.articles.values():
        document = _document(article)
        given = list(_given(told, article, document.text))
        spans, vectors = reader.sentence_vectors(document)
        for span, vector in zip(spans, vectors, strict=True):
            mine = frozenset((number, at) for at, place in given if place.overlaps(span))
            words = frozenset(re.findall(r"\w{4,}", span.of(document.text).casefold()))
            yield Sentence((number, article.id), mine, words, vector)


def _document(article: StoryArticle) -> Document:
    found = document_of(Raw(article.id, article.text.encode(), "text/plain"))
    if not isinstance(found, Document):
        raise TypeError(f"{article.id}: {found.detail}")
    return found


def _given(told: GoldStory, article: StoryArticle, text: str) -> Iterator[tuple[int, Span]]:
    """Yield the places where an article gives an utterance, with the utterance's number."""
    for number, passages in enumerate(told.utterances):
        for passage in passages:
            at = text.find(passage.text) if passage.article == article.id else -1
            if at >= 0:
                yield number, Span(at, at + len(passage.text))


def _common(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / len(left | right) if left | right else 0.0


def _found(
    found: Sequence[Sentence], likeness: Floats, common: Floats, name: str, *, copies: bool
) -> Figure:
    """Tell how often the likest sentence elsewhere gives the same utterance, where one does."""
    right = asked = 0
    for at, one in enumerate(found):
        others = [
            other
            for other, two in enumerate(found)
            if two.article != one.article and (copies or common[at, other] < _COPIED)
        ]
        if not any(one.utterances & found[other].utterances for other in others):
            continue
        likest = max(others, key=lambda other: (likeness[at, other], -other))
        asked += 1
        right += bool(one.utterances & found[likest].utterances)
    among = "" if copies else ", copies left out"
    share = right / asked if asked else None
    return Figure(
        f"likest is the same utterance, by {name}{among}", recall=share, note=f"of {asked}"
    )
