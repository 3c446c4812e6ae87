"""The HTTP API: each route parses, asks one question, and answers in the form of RECORD.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Body, Query
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict

from wortlaut.link.claimed import Claimed, claims_like, claims_with
from wortlaut.link.trace import uses_of
from wortlaut.model.document import Given
from wortlaut.model.dossier import Dossier, Use
from wortlaut.model.errors import BusyError, InputError, NotFoundError
from wortlaut.model.form import dumps, json_schema
from wortlaut.model.record import ActorType, Notice, Record
from wortlaut.record.queries import ArticleRow, QuoteRow
from wortlaut.run.widening import widened
from wortlaut.serve.dates import written_date
from wortlaut.serve.http.access import ApiEditor
from wortlaut.serve.http.adding import pasted
from wortlaut.serve.http.answers import (
    JSON,
    answer,
    cut,
    lines,
    listed,
    number_of,
    page,
    place_of,
)
from wortlaut.serve.http.desk import AtDesk, Desk
from wortlaut.serve.http.filters import WRITTEN, Like, Sought

router = APIRouter(prefix="/api/v1")

_MOST = 1000  # rows of one page
_STORIES = 10  # looked through for one page

Limit = Annotated[int, Query(ge=1, le=_MOST, description="How many at most.")]
Cursor = Annotated[str | None, Query(description="`next` of the page before.")]
Since = Annotated[str | None, Query(description=f"Published then or later: {WRITTEN}.")]
Until = Annotated[str | None, Query(description=f"Published then or earlier: {WRITTEN}.")]
Outlet = Annotated[str | None, Query(description="Only articles of this outlet.")]
AsOf = Annotated[
    str | None, Query(alias="as-of", description=f"As it was to be known then: {WRITTEN}.")
]


def article_cursor(row: ArticleRow) -> tuple[str]:
    """Return where a list of articles goes on."""
    return (row.id,)


def quote_cursor(row: QuoteRow) -> tuple[str, str]:
    """Return where a list of statements goes on."""
    return row.article, row.statement


def quote_place(cursor: str | None) -> tuple[str, str] | None:
    """Read where a list of statements goes on."""
    place = place_of(cursor, 2)
    return (place[0], place[1]) if place else None


# ------------------------------------------------------------------------------ articles
@router.get("/articles")
def articles(
    *,
    desk: AtDesk,
    outlet: Outlet = None,
    agency: Annotated[str | None, Query(description="Credited to this agency.")] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    """List articles, the latest first."""
    after = place_of(cursor, 1)
    rows = desk.store.articles(
        outlet=outlet,
        agency=agency,
        since=written_date(since) if since else None,
        until=written_date(until) if until else None,
        limit=limit + 1,
        after=after[0] if after else None,
    )
    return page(rows, limit, article_cursor)


@router.get("/articles.jsonl")
def records(desk: AtDesk) -> Response:
    """Stream the record of every article, one a line, by article id."""
    return lines(desk.store.records())


@router.get("/articles/{id:path}")
def article(desk: AtDesk, id: str) -> Response:
    """Return the record of an article by its id, the beginning of one, or its address."""
    return Response(dumps(desk.store.record(id)), media_type=JSON)


class NewArticle(BaseModel):
    """An article to be read: its text, and what is known of it beside the text."""

    model_config = ConfigDict(extra="forbid")

    text: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    credit: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    language: str | None = None


@router.post("/articles", status_code=201)
def add(desk: AtDesk, _: ApiEditor, new: Annotated[NewArticle, Body(embed=False)]) -> Response:
    """Read an article into the store, and return its record.

    Its warnings then also tell what in the store could not be compared with the rest.
    """
    known = new.model_dump(exclude={"text"})
    batch = desk.intake.read([pasted(new.text, Given(**known))])
    if batch.failure:
        raise BusyError(batch.failure, "send it again in a while")
    (fate,) = batch.fates
    if fate.article is None:
        raise InputError(f"this cannot be read: {fate.detail}", f"reason: {fate.reason}")
    record = desk.store.record(fate.article)
    unlinked = (Notice("unlinked", fault) for fault in fate.unlinked)
    told = replace(record, warnings=(*record.warnings, *unlinked))
    return Response(dumps(told), 201, media_type=JSON)


@router.get("/rejects")
def rejects(
    desk: AtDesk,
    all: Annotated[bool, Query(description="Also those that were read at a later try.")] = False,
) -> Response:
    """Stream the inputs that could not be read, one a line, with the reason."""
    return lines(desk.store.rejects(all=all))


# ------------------------------------------------------------------------------ statements
@router.get("/statements")
def statements(
    *,
    desk: AtDesk,
    asked: Sought,
    order: Annotated[
        Literal["latest", "earliest"], Query(description="Which come first.")
    ] = "latest",
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    """List statements, those of the latest articles first."""
    rows = desk.store.asked_for(
        asked, limit=limit + 1, after=quote_place(cursor), earliest=order == "earliest"
    )
    return page(rows, limit, quote_cursor)


@router.get("/statements.jsonl")
def all_statements(desk: AtDesk) -> Response:
    """Stream every statement, one a line, those of the latest articles first."""
    return lines(desk.store.quotes())


@router.get("/search")
def search(
    desk: AtDesk,
    words: Annotated[str, Query(description="Words that an article has, all of them.")],
    like: Like = False,
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Response:
    """Find articles by their words, the best first."""
    skip = number_of(cursor)
    asked = widened(desk.store, words) if like else words
    hits = desk.store.search(asked, limit=limit + 1, skip=skip)
    return page(hits, limit, lambda _: (str(skip + limit),))


# ------------------------------------------------------------------------------ actors
@router.get("/actors")
def actors(
    *,
    desk: AtDesk,
    type: Annotated[ActorType | None, Query(description="What kind of actor.")] = None,
    country: Annotated[str | None, Query(description="Its country (ISO 3166 alpha-3).")] = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    """List actors over all articles, those first whom most articles mention."""
    skip = number_of(cursor)
    code = country.upper() if country else None
    rows = list(desk.store.actors(type=type, country=code, limit=skip + limit + 1))[skip:]
    return page(rows, limit, lambda _: (str(skip + limit),))


@router.get("/actors/{key:path}")
def actor(desk: AtDesk, key: str, limit: Limit = 100) -> Response:
    """Return what the store knows of one actor, by key or name."""
    return answer(desk.store.actor(key, limit=limit))


# ------------------------------------------------------------------------------ stories
@router.get("/stories")
def stories(desk: AtDesk, limit: Limit = 20, cursor: Cursor = None) -> Response:
    """List the stories, those first that were last told of."""
    after = place_of(cursor, 1)
    parts = desk.stories.newest(limit + 1, after[0] if after else None)
    return page((part.stories[0] for part in parts), limit, lambda story: (story.id,))


@router.get("/stories/{id}")
def story(desk: AtDesk, id: str, as_of: AsOf = None) -> Response:
    """Return the dossier of one story."""
    return Response(dumps(part_as_of(desk, id, as_of)), media_type=JSON)


def part_as_of(desk: Desk, id: str, time: str | None) -> Dossier:
    """Return a story, or as much of it as was to be known at a time."""
    part = desk.stories.part(id)
    then = desk.stories.as_of(part, written_date(time)) if time else part
    if then is None:
        raise NotFoundError(f"no article of this story was there on {time}", "ask for later")
    return then


@router.get("/claims")
def claims(
    desk: AtDesk,
    words: Annotated[str, Query(description="Words that a claim has, in any order.")],
    story: Annotated[str | None, Query(description="Only claims of this story.")] = None,
    cursor: Cursor = None,
) -> Response:
    """List the claims that have certain words, those of a few stories at a time."""
    parts, further = _with_words(desk, words, story, cursor)
    found = [one for part in parts for one in _claims(desk, part, words)]
    return listed(found, further)


def _claims(desk: Desk, part: Dossier, words: str) -> tuple[Claimed, ...]:
    found = claims_like(part, words)
    return claims_with(part, desk.stories.records(part), words) if found else ()


def _with_words(
    desk: Desk, words: str, story: str | None, written: str | None
) -> tuple[list[Dossier], str | None]:
    """Return the next stories that have certain words, and the cursor that leads to more.

    Some of them may have the words in different articles, or far from each other.
    """
    if story:
        return [desk.stories.part(story)], None
    skip = number_of(written)
    parts = desk.stories.with_words(words, skip, _STORIES + 1)
    return cut(parts, _STORIES, lambda _: (str(skip + _STORIES),))


@router.get("/trace")
def trace(
    desk: AtDesk,
    words: Annotated[str, Query(description="Words in a row, as somebody quotes them.")],
    story: Annotated[str | None, Query(description="Only in this story.")] = None,
    cursor: Cursor = None,
) -> Response:
    """List who used certain words, the first published first, in a few stories at a time."""
    parts, further = _with_words(desk, words, story, cursor)
    return listed(uses_in(iter(parts), words), further)


def uses_in(parts: Iterator[Dossier], words: str) -> tuple[Use, ...]:
    """Return who used words in some stories; forms of an utterance win over mere words."""
    return in_order([use for part in parts for use in uses_of(part, words)])


def in_order(found: Sequence[Use]) -> tuple[Use, ...]:
    """Put uses of the same words in the order they were published; forms win over mere words."""
    told = [use for use in found if use.form is not None]
    return tuple(
        sorted(told or found, key=lambda use: (use.published is None, use.published or ""))
    )


# ------------------------------------------------------------------------------ schemas
@router.get("/schema/{of}")
def schema(of: Literal["record", "dossier"]) -> Response:
    """Return the JSON Schema of records or dossiers."""
    return answer(json_schema(Record if of == "record" else Dossier))
