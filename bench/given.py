"""Whose words they are, where it is given what is told: attribution apart from finding.

Each statement of the gold is handed to the reader by its words alone; who holds it and through whom
it came is for the reader to find. The gold has words that several hold together once for each of
them; so a statement for which the reader finds joint holders is taken apart, as often as it was
given.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.rows import Measured, Row
from wortlaut.acquire.documents import document_of
from wortlaut.annotate.reader.read import NeuralReader
from wortlaut.annotate.readers import Choice, annotator
from wortlaut.model.document import Document, Raw, record_of
from wortlaut.model.identity import StatementId
from wortlaut.model.record import Record, Statement
from wortlaut.model.span import Span
from wortlaut.score.figures import Figure
from wortlaut.score.gold import LayeredArticle
from wortlaut.score.jsonl import layered_articles
from wortlaut.score.layers import score_layers
from wortlaut.score.pairing import paired

PATH = "layers/dev.jsonl"
_MEASURES = (
    "holder",
    "via link",
    "whole chain (where there is one)",
    "stance (of statements found)",
)


def measure(folder: Path | None, choice: Choice) -> Iterator[Measured]:
    """Measure holders and chains of statements that are given."""
    reader = annotator(choice)
    if folder is None or not (folder / PATH).exists() or not isinstance(reader, NeuralReader):
        return
    gold = list(layered_articles(folder / PATH))
    report = score_layers(paired(gold, [_record(reader, article) for article in gold]))
    kept = [figure for figure in report.figures if figure.name in _MEASURES]
    rows = tuple(Row("given", PATH, _renamed(figure)) for figure in kept)
    yield Measured(rows, report.misses)


def _record(reader: NeuralReader, article: LayeredArticle) -> Record:
    """Read an article whose statements are given."""
    row = {"id": article.doc, "text": article.text, "title": article.title}
    line = {**row, "published": article.published, "language": "de"}
    content = json.dumps(line, ensure_ascii=False).encode()
    document = document_of(Raw(article.doc, content, "application/jsonl"))
    if not isinstance(document, Document):
        raise TypeError(f"{article.doc}: {document.detail}")
    places = ((article.text.find(one.content), one.content) for one in article.statements)
    spans = [Span(at, at + len(words)) for at, words in places if at >= 0 and words]
    record = record_of(document, reader.attributed(document, spans))
    asked = Counter(spans)
    parts = (_apart(one, asked[one.content[0]]) for one in record.statements or ())
    return replace(record, statements=tuple(part for some in parts for part in some))


def _apart(one: Statement, times: int) -> Iterator[Statement]:
    """Yield a statement for each of its holders, but no more often than it was given."""
    yield one
    for holder in one.holders[1:times]:
        yield replace(one, id=StatementId(f"{one.id}-{holder}"), holder=holder)


def _renamed(figure: Figure) -> Figure:
    """Say of a figure that its statements were given."""
    return Figure(
        f"{figure.name.partition(' (')[0]}, statements given",
        figure.precision,
        figure.recall,
        figure.f1,
        figure.note,
    )
