"""Records built by hand: the store does not care how they were made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from wortlaut.model.identity import ActorId, StatementId, article_id
from wortlaut.model.record import (
    Actor,
    ActorType,
    Article,
    Dated,
    GivenText,
    Mention,
    MentionForm,
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
MakeActor = Callable[..., Actor]


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
    said: tuple[tuple[str, ...], ...] = (),
    actors: tuple[Actor, ...] | None = None,
    kind: StatementKind = "direct",
    stance: Stance = "asserts",
) -> Record:
    """Make a record; ``said`` has a holder's words in the text, the words said, who passed them on.

    Whoever is named there is an actor, unless the actors are given.
    """
    names = [name for holder, _, *via in said for name in (holder, *via)]
    if actors is None:
        actors = tuple(actor(text, i, name) for i, name in enumerate(dict.fromkeys(names)))
    ids = {actor.name: actor.id for actor in actors}
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
        actors=actors,
        statements=tuple(
            replace(
                statement(text, i, words),
                holder=ids[holder],
                via=tuple(ids[name] for name in via),
                kind=kind,
                stance=stance,
            )
            for i, (holder, words, *via) in enumerate(said)
        ),
    )


def actor(text: str, number: int, name: str) -> Actor:
    mention = Mention(place(text, name), "name")
    return Actor(ActorId(f"a{number}"), name, "person", None, None, (mention,))


def make_actor(
    text: str,
    id: str,
    name: str,
    key: str | None = None,
    *,
    called: tuple[tuple[str, MentionForm], ...] | None = None,
    type: ActorType = "person",
    country: str | None = None,
) -> Actor:
    """Make an actor, mentioned wherever the text has its name, or what else it is called."""
    mentions = sorted(
        (
            Mention(Span(found.start(), found.end()), form)
            for words, form in called or ((name, "name"),)
            for found in re.finditer(rf"\b{re.escape(words)}\b", text)
        ),
        key=lambda mention: mention.span,
    )
    wikidata = key if key and key.startswith("Q") else None
    return Actor(ActorId(id), name, type, country, wikidata, tuple(mentions), key)


def statement(text: str, number: int, words: str) -> Statement:
    return Statement(
        id=StatementId(f"s{number}"),
        kind="direct",
        medium="speech",
        content=(place(text, words),),
        cue=(),
        frame=(),
        addressee=(),
        holder_span=(),
        holder=None,
        via=(),
        stance="asserts",
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
def person() -> MakeActor:
    return make_actor


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "record.db") as store:
        yield store
