"""Gold as JSONL, one article a line; positions are code points, half-open."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from wortlaut.model.span import Span
from wortlaut.score.germeval import named_sentence
from wortlaut.score.gold import (
    GoldActor,
    GoldDispute,
    GoldEvent,
    GoldName,
    GoldQuotation,
    GoldStatement,
    GoldTime,
    LayeredArticle,
    NamedText,
    QuotedArticle,
    TimedArticle,
)

# Our own border to JSON: what is behind it has a type.
Row = dict[str, Any]

# DFKI SmartData's types as the three that every corpus of names has.
SMARTDATA = {
    "person": "PER",
    "organization": "ORG",
    "organization-company": "ORG",
    "location": "LOC",
    "location-city": "LOC",
}


def quoted_articles(path: Path) -> Iterator[QuotedArticle]:
    """Read articles with their quotations."""
    return (_quoted(doc, row) for doc, row in _rows(path))


def timed_articles(path: Path) -> Iterator[TimedArticle]:
    """Read articles with their times."""
    return (_timed(doc, row) for doc, row in _rows(path))


def named_texts(path: Path) -> Iterator[NamedText]:
    """Read texts with their names, as tokens with tags (GermEval) or as spans (SmartData)."""
    return (_named(doc, row) for doc, row in _rows(path))


def layered_articles(path: Path) -> Iterator[LayeredArticle]:
    """Read articles with actors, statements, hedged claims, disputes and events."""
    return (_layered(doc, row) for doc, row in _rows(path))


def _rows(path: Path) -> Iterator[tuple[str, Row]]:
    """Yield the lines of a file with their ids: their own, or their number."""
    with path.open(encoding="utf-8") as file:
        rows = (json.loads(line) for line in file if line.strip())
        for number, row in enumerate(rows):
            yield str(row.get("doc", f"n{number}")), row


def _quoted(doc: str, row: Row) -> QuotedArticle:
    quotations = tuple(
        GoldQuotation(
            quotation["type"],
            frozenset(quotation["quote_tokens"]),
            frozenset(quotation["speaker_tokens"]),
            frozenset(quotation["cue_tokens"]),
            frozenset(quotation["frame_tokens"]),
            frozenset(quotation["addressee_tokens"]),
        )
        for quotation in row["quotations"]
    )
    return QuotedArticle(
        doc, row.get("title"), row.get("published"), row["text"], tuple(row["tokens"]), quotations
    )


def _timed(doc: str, row: Row) -> TimedArticle:
    rival = _times(row["heideltime"]) if "heideltime" in row else None
    return TimedArticle(
        doc, row.get("title"), row.get("published"), row["text"], _times(row["times"]), rival
    )


def _times(rows: Iterable[list[Any]]) -> tuple[GoldTime, ...]:
    """Read times; those without a character of their own (TimeML has such) are left out."""
    return tuple(
        GoldTime(Span(start, end), kind, value)
        for start, end, kind, value, *_ in rows
        if start < end
    )


def _named(doc: str, row: Row) -> NamedText:
    if "tokens" in row:
        return named_sentence(doc, row["tokens"], row["outer"])
    names = (
        GoldName(Span(start, end), SMARTDATA[kind])
        for start, end, kind in row["names"]
        if kind in SMARTDATA
    )
    return NamedText(doc, row["text"], tuple(names))


def _layered(doc: str, row: Row) -> LayeredArticle:
    return LayeredArticle(
        doc,
        row.get("title"),
        row.get("published"),
        row["text"],
        tuple(GoldActor(actor["name"], tuple(actor["mentions"])) for actor in row["actors"]),
        tuple(
            GoldStatement(one["content"], one["holder"], tuple(one["via"]), one["stance"])
            for one in row["statements"]
        ),
        tuple(one["text"] for one in row["hedged"]),
        tuple(GoldDispute(one["text"], one["disputed_by"]) for one in row["disputes"]),
        tuple(_event(one) for one in row["events"]),
    )


def _event(row: Row) -> GoldEvent:
    return GoldEvent(
        row["trigger"],
        row["type"],
        row["status"],
        row["date"],
        tuple(row["sources"]),
        tuple(row["targets"]),
    )
