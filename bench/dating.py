"""Whether the day of publication is told rightly from the text alone: known ones are taken away.

Each article is read as if nobody had said when it is from; what is then told is compared with what
was taken away. Nothing told is no mistake: most texts do not say it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.rows import Measured, Row
from wortlaut.acquire.documents import document_of
from wortlaut.annotate.readers import Choice, annotator
from wortlaut.model.document import Document, Raw, record_of
from wortlaut.model.record import Dated
from wortlaut.score.figures import Figure, Tally, counted

PATHS = (
    "quotations/train.jsonl",
    "quotations/dev.jsonl",
    "times/krauts-dolomiten-100.jsonl",
)
# By the length of a value, how precise it is.
_PRECISION = {10: "day", 7: "month", 4: "year"}


@dataclass(frozen=True, slots=True)
class _Article:
    doc: str
    text: str
    published: str


def measure(folder: Path | None) -> Iterator[Measured]:
    """Measure every corpus that is there; an article that two corpora have counts in the first."""
    seen: set[str] = set()
    for path in PATHS:
        if folder is None or not (folder / path).exists():
            continue
        articles = [one for one in _articles(folder / path) if one.text not in seen]
        seen |= {one.text for one in articles}
        told = [(one, dated) for one in articles if (dated := _told(one))]
        rows = tuple(Row("dating", path, figure) for figure in _figures(told, len(articles)))
        yield Measured(rows, tuple(_misses(told)))


def _articles(path: Path) -> Iterator[_Article]:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield _Article(row["doc"], row["text"], row["published"][:10])


def _told(article: _Article) -> Dated | None:
    """Return what the text says of its day; None where it says nothing or states the day."""
    line = json.dumps({"id": article.doc, "text": article.text, "language": "de"})
    document = document_of(Raw(article.doc, line.encode(), "application/jsonl"))
    if not isinstance(document, Document):
        return None
    published = record_of(document, annotator(Choice("rules"))(document)).article.published
    return published if published and published.basis == "inferred" else None


def _figures(told: Iterable[tuple[_Article, Dated]], articles: int) -> Iterator[Figure]:
    """Count the values that are right, by how precise they are, and the ranges."""
    tallies = {name: Tally(0, 0, articles) for name in ("any", *_PRECISION.values(), "range")}
    for article, dated in told:
        right = int(article.published.startswith(dated.value))
        for name in ("any", _PRECISION[len(dated.value)]):
            tallies[name] += Tally(right, 1)
        tallies["range"] += Tally(int(_in_range(article, dated)), 1)
    return (counted(f"dated: {name}", tally) for name, tally in tallies.items())


def _in_range(article: _Article, dated: Dated) -> bool:
    earliest, latest = dated.earliest or dated.value, dated.latest or dated.value
    return earliest <= article.published <= latest


def _misses(told: Iterable[tuple[_Article, Dated]]) -> Iterator[str]:
    for article, dated in told:
        if not article.published.startswith(dated.value):
            words = " | ".join(span.of(article.text) for span in dated.evidence)
            yield f"DATED {article.doc} {article.published} got {dated.value}: {words}"
