"""How fast the times of an article are found, apart from all else: by the processor's own time."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.articles import invented, of_length
from bench.rows import Measured, Row
from wortlaut.acquire.documents import document_of
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.rules import rules_reading
from wortlaut.annotate.times.read import mentions_of, times_of
from wortlaut.model.document import Document, Raw
from wortlaut.score.figures import Figure
from wortlaut.score.jsonl import quoted_articles

ARTICLES = 200
_REAL = "quotations/dev.jsonl"
_DAY = ("2023-06-14", "2023-06-14")


def measure(folder: Path | None) -> Iterator[Measured]:
    """Measure on invented articles, and on real ones where they are."""
    yield _paced("invented articles", invented(ARTICLES))
    if folder and (folder / _REAL).exists():
        texts = [article.text for article in quoted_articles(folder / _REAL)]
        yield _paced(_REAL, of_length(texts, ARTICLES))


def _paced(on: str, texts: Iterable[str]) -> Measured:
    """Time the second pass: the first fills what is remembered of words, as any batch does."""
    cut = [(text, units) for text in texts if (units := _units(text))]
    for text, units in cut:
        _find(text, units)
    start = time.process_time()
    found = sum(_find(text, units) for text, units in cut)
    seconds = time.process_time() - start
    sentences = sum(len(units) for _, units in cut)
    note = f"{sentences / seconds:,.0f} ({sentences:,} sentences, {found:,} times, {seconds:.2f} s)"
    return Measured((Row("pace", on, Figure("times: sentences a second and core", note=note)),))


def _find(text: str, units: tuple[Unit, ...]) -> int:
    return len(times_of(text, units, mentions_of(text, units, "de"), _DAY, "de"))


def _units(text: str) -> tuple[Unit, ...]:
    line = json.dumps({"text": text, "language": "de"}).encode()
    document = document_of(Raw("pace", line, "application/jsonl"))
    return rules_reading(document, "de").units if isinstance(document, Document) else ()
