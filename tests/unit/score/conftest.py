"""Small gold and small records, so that each test shows only what it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from wortlaut.model.identity import ActorId, ArticleId, EventId, StatementId
from wortlaut.model.record import Actor, Article, Dispute, Event, Mention, Record, Source, Statement
from wortlaut.model.span import Span
from wortlaut.score.gold import GoldQuotation, QuotedArticle

TEXT = "„Es bleibt dabei“, sagte die Ministerin. Der Bürgermeister meinte, das reiche nicht."
TOKENS = (
    "„", "Es", "bleibt", "dabei", "“", ",", "sagte", "die", "Ministerin", ".",
    "Der", "Bürgermeister", "meinte", ",", "das", "reiche", "nicht", ".",
)  # fmt: skip

RecordOf = Callable[..., Record]
StatementOf = Callable[..., Statement]


def spans(text: str, *excerpts: str) -> tuple[Span, ...]:
    """Find the spans of excerpts in a text."""
    return tuple(Span(text.index(one), text.index(one) + len(one)) for one in excerpts)


@pytest.fixture
def record_of() -> RecordOf:
    """Build a record of a text with the layers one names; the others are absent."""

    def build(text: str, uri: str = "1", **layers: Any) -> Record:
        source = Source(uri, None, "text/plain", "0", None)
        article = Article(
            ArticleId("x"), source, "de", None, (), (), None, None, None, None, ()
        )  # fmt: skip
        return Record(article, text, (), **layers)

    return build


@pytest.fixture
def statement_of() -> StatementOf:
    """Build a statement from words of a text; each part is given as its words."""

    def build(text: str, content: str, **parts: Any) -> Statement:
        def part(name: str) -> tuple[Span, ...]:
            return spans(text, *parts.get(name, ()))

        return Statement(
            StatementId(f"s-{content}"),
            parts.get("kind", "direct"),
            "speech",
            spans(text, content),
            part("cue"),
            part("frame"),
            part("addressee"),
            part("speaker"),
            parts.get("holder"),
            parts.get("via", ()),
            parts.get("stance", "asserts"),
            None,
            1.0,
            "test",
        )

    return build


@pytest.fixture
def actor_of() -> Callable[..., Actor]:
    """Build an actor named in a text."""

    def build(text: str, id: str, *names: str, type: Any = "person") -> Actor:
        mentions = tuple(Mention(span, "name") for span in spans(text, *names))
        return Actor(ActorId(id), names[0], type, None, None, mentions)

    return build


@pytest.fixture
def event_of() -> Callable[..., Event]:
    """Build an event told by a word of a text."""

    def build(text: str, trigger: str, **parts: Any) -> Event:
        return Event(
            EventId(trigger),
            parts.get("type", "CONSULT"),
            spans(text, trigger)[0],
            parts.get("sources", ()),
            parts.get("targets", ()),
            None,
            parts.get("date"),
            parts.get("status", "actual"),
            None,
            1.0,
        )

    return build


@pytest.fixture
def dispute_of() -> Callable[..., Dispute]:
    """Build a dispute that rests on words of a text."""

    def build(text: str, by: str, evidence: str) -> Dispute:
        return Dispute(StatementId("s"), ActorId(by), spans(text, evidence))

    return build


@pytest.fixture
def quoted_article() -> QuotedArticle:
    """Two quotations: one direct, one indirect."""

    def tokens(*numbers: int) -> frozenset[int]:
        return frozenset(numbers)

    direct = GoldQuotation(
        "Direct", tokens(0, 1, 2, 3, 4), tokens(7, 8), tokens(6), tokens(6, 7, 8), tokens()
    )
    indirect = GoldQuotation(
        "Indirect", tokens(14, 15, 16), tokens(10, 11), tokens(12), tokens(10, 11, 12), tokens()
    )
    return QuotedArticle("1", None, None, TEXT, TOKENS, (direct, indirect))
