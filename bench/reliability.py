"""Whether confidence means what it says: of statements with 0.8, about eight in ten are right.

Human labels are not exhaustive, above all for reported speech: what they leave out counts as wrong
here, so a statement is right more often than this table can show.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.accuracy import records_of
from bench.rightness import places, quoted, same
from bench.rows import Measured, Row
from wortlaut.annotate.readers import Choice
from wortlaut.score import jsonl
from wortlaut.score.figures import Figure

QUOTED = "quotations/dev.jsonl"
_STEPS = 10


def measure(folder: Path | None, choice: Choice) -> Iterator[Measured]:
    """Tell for each tenth of confidence how many of its statements are right."""
    if folder is None or not (folder / QUOTED).exists():
        return
    judged = list(_judged(folder / QUOTED, choice))
    if not judged:
        return
    figures = [figure for low in range(_STEPS) if (figure := _tenth(low, judged)) is not None]
    off = sum(abs(confidence - right) for confidence, right in _by_tenth(judged)) / len(judged)
    figures.append(Figure("expected calibration error", note=f"{100 * off:.1f} %"))
    yield Measured(tuple(Row("reliability", QUOTED, figure) for figure in figures))


def _judged(path: Path, choice: Choice) -> Iterator[tuple[float, bool]]:
    """Yield the confidence of each statement, and whether it is right."""
    articles = list(jsonl.quoted_articles(path))
    records = {record.article.source.uri: record for record in records_of(articles, choice)}
    for article in articles:
        record, gold = records[article.doc], quoted(article)
        for statement in record.statements or ():
            if statement.kind != "hedged":
                mine = places(record, statement.content)
                yield statement.confidence, any(same(mine, one) for one in gold)


def _tenth(low: int, judged: list[tuple[float, bool]]) -> Figure | None:
    inside = [right for confidence, right in judged if _at(confidence) == low]
    if not inside:
        return None
    name = f"right of those with confidence {low / _STEPS:.1f} to {(low + 1) / _STEPS:.1f}"
    return Figure(name, note=f"{100 * sum(inside) / len(inside):.1f} % of {len(inside)}")


def _by_tenth(judged: list[tuple[float, bool]]) -> Iterator[tuple[float, float]]:
    """Yield the summed confidence and the number right of each tenth."""
    for low in range(_STEPS):
        inside = [pair for pair in judged if _at(pair[0]) == low]
        yield sum(confidence for confidence, _ in inside), float(sum(right for _, right in inside))


def _at(confidence: float) -> int:
    return min(_STEPS - 1, int(confidence * _STEPS))
