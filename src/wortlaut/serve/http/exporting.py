"""Downloads: an article, a story, a claim or what a search finds, in any format there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from itertools import chain
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse

from wortlaut.model.dossier import Dossier
from wortlaut.model.errors import InputError, NotFoundError
from wortlaut.record.asked import Asked
from wortlaut.serve.export.formats import FORMATS, Format, download, format_called
from wortlaut.serve.export.pages import story_parts
from wortlaut.serve.http.desk import AtDesk, Desk
from wortlaut.serve.http.filters import Sought

router = APIRouter()

_MOST: Final = 10_000  # articles of one download
_MOST_IN_MEMORY: Final = 200  # of a format that holds all of them in memory
_LIBRARIES: Final = {"export": "pyarrow", "followthemoney": "followthemoney"}


@cache
def offered() -> tuple[str, ...]:
    """Name the formats whose libraries are installed."""
    return tuple(
        one.name for one in FORMATS if one.extra is None or find_spec(_LIBRARIES[one.extra])
    )


def base_of(request: Request) -> str:
    """Return what the id of an article is appended to for its page at this desk."""
    return f"{request.base_url}articles/"


@router.get("/export/{format}")
def export(
    *,
    request: Request,
    desk: AtDesk,
    format: str,
    asked: Sought,
    article: Annotated[str, Query(description="Only this article.")] = "",
    story: Annotated[str, Query(description="Only this story.")] = "",
    claim: Annotated[str, Query(description="Of the story only this claim.")] = "",
) -> Response:
    """Return what is asked for as a file."""
    if format not in offered():
        raise NotFoundError(f"no format here is called {format}", "see docs/exports.md")
    made = format_called(format)
    part = _part(desk, story, claim) if story else None
    if part:
        asked = Asked(articles=tuple(one.id for one in part.articles))
    elif article:
        asked = Asked(articles=(desk.store.record(article).article.id,))
    elif asked == Asked():
        raise InputError("nothing was asked for", "name an article, a story, or a filter")
    name = f"{(claim or story or article)[:12] or 'search'}.{_ending(made, part)}"
    return _download(_pieces(desk, made, asked, base_of(request), part), made, name)


def _part(desk: Desk, story: str, claim: str) -> Dossier:
    """Return a story, or what of it a claim consists of."""
    part = desk.stories.part(story)
    if not claim:
        return part
    claims = tuple(one for one in part.claims if one.id == claim)
    if not claims:
        raise NotFoundError(f"this story has no claim {claim}", "see its page")
    carriers, denials = claims[0].occurrences, claims[0].disputed_by
    carried = {one.article for one in carriers} | {one.article for one in denials}
    origins = {id for one in carriers for id in one.origins}
    (whole,) = part.stories
    told = tuple(id for id in whole.articles if id in carried)
    return replace(
        part,
        stories=(replace(whole, articles=told),),
        articles=tuple(one for one in part.articles if one.id in carried),
        reuse=tuple(one for one in part.reuse if {one.later, one.earlier} <= carried),
        utterances=(),
        origins=tuple(one for one in part.origins if one.id in origins),
        claims=claims,
        timeline=tuple(one for one in part.timeline if one.claim == claim),
    )


def _pieces(
    desk: Desk, format: Format, asked: Asked, base: str, part: Dossier | None
) -> Iterator[bytes]:
    limit = _MOST if format.streams else _MOST_IN_MEMORY
    material = format.from_store(desk.store, replace(asked, limit=limit), base)
    if part is None:
        return download(format, material)
    whole = replace(material, dossiers=(part,))
    if format.name == "story":  # one page, and no zip of one
        return (one.content for one in story_parts(whole))
    return download(format, whole)


def _ending(format: Format, part: Dossier | None) -> str:
    return "html" if format.name == "story" and part else format.ending


def _download(pieces: Iterator[bytes], format: Format, name: str) -> Response:
    begun = chain([next(pieces, b"")], pieces)  # what cannot begin is told as a page
    kept = {"content-disposition": f'attachment; filename="wortlaut-{name}"'}
    media_type = "text/html; charset=utf-8" if name.endswith(".html") else format.media_type
    return StreamingResponse(begun, media_type=media_type, headers=kept)
