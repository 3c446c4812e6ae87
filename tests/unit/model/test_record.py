"""A record knows its own text."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from wortlaut.model.errors import SpanError
from wortlaut.model.identity import ActorId, ArticleId, EventId, StatementId
from wortlaut.model.record import (
    Actor,
    Article,
    Block,
    Dated,
    Dispute,
    Event,
    Mention,
    Record,
    Source,
    Statement,
    TimeExpression,
    check_spans,
    spans_of,
)
from wortlaut.model.span import Span

TEXT = "Kim sagte: „Nein.“"
AT = Span(0, 3)
STATEMENT = Statement(
    StatementId("s1"), "direct", "speech", (Span(11, 18),), (AT,), (AT,), (AT,), (AT,),
    ActorId("a1"), (), "denies", None, 0.9, "rules/1",
)  # fmt: skip
RECORD = Record(
    Article(
        ArticleId("a"), Source("a.txt", None, "text/plain", "0", None), "de", None, (), (),
        AT, AT, Dated("2024", "stated", (AT,)), Dated("2024", "stated", (AT,)), (AT,),
    ),
    TEXT,
    (Block("paragraph", AT, None),),
    sentences=(AT,),
    actors=(Actor(ActorId("a1"), "Kim", "person", None, None, (Mention(AT, "name"),)),),
    times=(TimeExpression(AT, "DATE", "2024", None, None),),
    statements=(STATEMENT,),
    disputes=(Dispute(StatementId("s1"), ActorId("a1"), (AT,)),),
    events=(
        Event(EventId("e1"), "CONSULT", AT, (), (), None, None, "actual", None, 0.5),
    ),
)  # fmt: skip


def test_an_excerpt_is_what_the_text_says() -> None:
    assert RECORD.excerpt(STATEMENT.content) == "„Nein.“"


def test_a_gap_in_an_excerpt_is_shown() -> None:
    assert RECORD.excerpt((Span(0, 3), Span(12, 17))) == "Kim […] Nein."


def test_a_holder_has_a_name() -> None:
    assert RECORD.holder(STATEMENT) == "Kim"


def test_nobody_has_none() -> None:
    assert RECORD.holder(replace(STATEMENT, holder=None)) is None


def test_every_position_is_named() -> None:
    assert [path for path, _ in spans_of(RECORD)] == [
        "article.kicker", "article.title", "article.published.evidence",
        "article.updated.evidence", "article.corrections", "blocks[0]", "sentences", "actors.a1",
        "times", "statements.s1.content", "statements.s1.cue", "statements.s1.frame",
        "statements.s1.addressee", "statements.s1.holder_span", "disputes", "events.e1",
    ]  # fmt: skip


def test_spans_inside_the_text_are_fine() -> None:
    check_spans(RECORD)


def test_a_span_past_the_end_is_named() -> None:
    broken = replace(RECORD, sentences=(Span(0, 19),))
    with pytest.raises(SpanError, match=r"sentences: .* runs past the end of a \(18 characters\)"):
        check_spans(broken)


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        RECORD.text = "Ja."  # type: ignore[misc]
    assert {field.name for field in fields(RECORD)} == set(Record.__slots__)
