"""Records built by hand: the store does not care how they were made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from wortlaut.model.identity import ActorId, StatementId, article_id
from wortlaut.model.record import (
    Actor,
    Article,
    Dated,
    GivenText,
    Mention,
    Outlet,
    Record,
    Source,
    Stance,
    Statement,
    StatementKind,
)
from wortlaut.model.span import Span
from wortlaut.record.store import Store

MakeRecord = Callable[..., Record]


def make_record(
    text: str,
    *,
    uri: str = "a.txt",
    url: str | None = None,
    sha256: str = "0" * 64,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
    updated: str | None = None,
    agencies: tuple[str, ...] = (),
    said: tuple[tuple[str, str], ...] = (),
    kind: StatementKind = "direct",
    stance: Stance = "asserts",
) -> Record:
    """Make a record; ``said`` pairs the words of a holder in the text with the words said."""
    return Record(
        article=Article(
            id=article_id(text, outlet, published),
            source=Source(uri, url, "text/plain", sha256, None),
            language="de",
            outlet=Outlet(outlet, None, "stated") if outlet is not None else None,
            agencies=agencies,
            authors=(),
            kicker=None,
            title=GivenText(title) if title is not None else None,
            published=Dated(published, "stated", ()) if published is not None else None,
            updated=Dated(updated, "stated", ()) if updated is not None else None,
            corrections=(),
        ),
        text=text,
        blocks=(),
        actors=tuple(actor(text, i, holder) for i, (holder, _) in enumerate(said)),
        statements=tuple(
            statement(text, i, words, kind, stance) for i, (_, words) in enumerate(said)
        ),
    )


def actor(text: str, number: int, name: str) -> Actor:
    mention = Mention(place(text, name), "name")
    return Actor(ActorId(f"a{number}"), name, "person", None, None, (mention,))


def statement(text: str, number: int, words: str, kind: StatementKind, stance: Stance) -> Statement:
    return Statement(
        id=StatementId(f"s{number}"),
        kind=kind,
        medium="speech",
        content=(place(text, words),),
        cue=(),
        frame=(),
        addressee=(),
        holder_span=(),
        holder=ActorId(f"a{number}"),
        via=(),
        stance=stance,
        nested_in=None,
        confidence=0.9,
        found_by="rules/1",
    )


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def make() -> MakeRecord:
    return make_record


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "record.db") as store:
        yield store
