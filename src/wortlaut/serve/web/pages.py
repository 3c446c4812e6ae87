"""The pages of the desk that show and add: each route asks what it shows, fills one template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Annotated, Final

from fastapi import APIRouter, Form, Query, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from wortlaut.link.articles import linked
from wortlaut.link.claimed import claimed
from wortlaut.link.versions import compared
from wortlaut.model.document import Given, Raw, Rejected
from wortlaut.model.errors import BusyError, InputError, NotFoundError
from wortlaut.model.record import Record
from wortlaut.record.actors import ActorRow
from wortlaut.record.queries import QuoteRow
from wortlaut.serve.chains import NOBODY
from wortlaut.serve.dates import written_date
from wortlaut.serve.export.citations import cited
from wortlaut.serve.export.palette import voices_of
from wortlaut.serve.export.sheets import SECONDARY, holders_of, sheet_of, title_of
from wortlaut.serve.export.story_page import desk_parts
from wortlaut.serve.http.access import (
    COOKIE,
    Asker,
    FormEditor,
    Visitor,
    role_of,
    set_session,
    visitor,
)
from wortlaut.serve.http.adding import pasted, uploaded
from wortlaut.serve.http.answers import cut, number_of, place_of
from wortlaut.serve.http.api import quote_cursor, quote_place
from wortlaut.serve.http.desk import AtDesk, Desk
from wortlaut.serve.http.exporting import base_of
from wortlaut.serve.left_out import beside
from wortlaut.serve.web.cards import card_of, reason_in
from wortlaut.serve.web.kin import kin_of, pairs_of
from wortlaut.serve.web.passing import picture_of
from wortlaut.serve.web.rendering import Tongue, static
from wortlaut.serve.web.showing import Cursor, local, page, spans, tongue_of
from wortlaut.serve.web.why import explained, in_tongue

router = APIRouter()

_STORIES = 20  # on one page
_ROWS = 50
_SAID = 50  # statements of one actor
_COMPARED = 8  # pairs of articles, sentence by sentence
_KEPT: Final = 365 * 24 * 60 * 60


# ------------------------------------------------------------------------------ answering
def _with_status(answer: HTMLResponse, status: int) -> Response:
    answer.status_code = status
    return answer


def failure(request: Request, code: str, message: str, hint: str, status: int) -> Response:
    """Tell a person what went wrong."""
    who = visitor(request)
    told = page(request, "failure", who, code=code, message=message, hint=hint)
    return _with_status(told, status)


@router.get("/static/{name}")
def file(name: str) -> Response:
    """Return what pages load."""
    found = static(name)
    if found is None:
        raise NotFoundError(f"there is no file {name}")
    content, media_type = found
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(content, media_type=media_type, headers=kept)


@router.get("/language/{tongue}")
def language(tongue: Tongue, to: Annotated[str, Query()] = "/") -> Response:
    """Choose the language of the pages, and go on where the reader was."""
    answer = RedirectResponse(local(to), 303)
    answer.set_cookie("language", tongue, max_age=_KEPT, samesite="lax", httponly=True)
    return answer


# ------------------------------------------------------------------------------ desk
@router.get("/")
def start(request: Request, desk: AtDesk, who: Asker, cursor: Cursor = None) -> Response:
    """Show the stories, those first that were last told of."""
    after = place_of(cursor, 1)
    parts = desk.stories.newest(_STORIES + 1, after[0] if after else None)
    shown, more = cut(parts, _STORIES, lambda part: (part.stories[0].id,))
    cards = [card_of(part) for part in shown]
    saved = desk.store.searches()
    return page(request, "start", who, cards=cards, more=more, first=after is None, saved=saved)


# ------------------------------------------------------------------------------ article
@router.get("/articles/{id}")
def article(
    *, request: Request, desk: AtDesk, who: Asker, id: str, at: Annotated[str, Query()] = ""
) -> Response:
    """Show one article with its statements marked; ``at`` are words that something points at."""
    record = desk.store.renamed(desk.store.record(id))
    sheet = sheet_of(1, record, pointed_at=spans(at, len(record.text)))
    part = desk.stories.of_article(record.article.id)
    card = card_of(part) if part else None
    return page(
        request,
        "one_article",
        who,
        heading=sheet.title,
        sheet=sheet,
        card=card,
        indices=voices_of(holders_of((sheet,))),
        nobody=NOBODY,
        secondary=SECONDARY,
        level=1,
        denials=any(note.disputed_by for note in sheet.notes),
        times=bool(record.times),
        actors=_speakers(record),
        citations=dict(cited(record, base_of(request))),
        kin=kin_of(part, record.article.id) if part else (),
        made=desk.store.rulings(record.article.id),
    )


def _speakers(record: Record) -> dict[str, str]:
    """Return whose words an article has, each with what names it to the store."""
    article = record.article.id
    held = {id for one in record.statements or () for id in one.holders}
    return {
        actor.name: f"{article}:{actor.id}" for actor in record.actors or () if actor.id in held
    }


@router.get("/articles/{id}/changes")
def changes(
    *,
    request: Request,
    desk: AtDesk,
    who: Asker,
    id: str,
    other: Annotated[str, Query(alias="with")] = "",
) -> Response:
    """Show what changed between the versions of an article, or in copies of it; or in one copy."""
    record = desk.store.record(id)
    part = desk.stories.of_article(record.article.id)
    if part is None:
        raise NotFoundError(f"the article {id} is in no story yet", "wait a little")
    if not part.reuse and len(part.articles) > 1:  # perhaps it is not linked yet
        part = desk.stories.part(part.stories[0].id)
    kin = kin_of(part, record.article.id)
    chosen_pairs = [one.reuse for one in kin if one.article.id == other]
    pairs = chosen_pairs or pairs_of(part, record.article.id, _COMPARED)
    ids = dict.fromkeys(one for pair in pairs for one in (pair.earlier, pair.later))
    ready = {one.id: one for one in linked(map(desk.store.record, ids))}
    found = [compared(part, ready, pair) for pair in pairs]
    heading = title_of(record)
    return page(
        request,
        "changes",
        who,
        heading=heading,
        id=record.article.id,
        kin=kin,
        found=found,
        chosen=bool(chosen_pairs),
        beside=beside,
    )


# ------------------------------------------------------------------------------ story, claim
@router.get("/stories/{id}")
def story(
    *,
    request: Request,
    desk: AtDesk,
    who: Asker,
    id: str,
    as_of: Annotated[str | None, Query(alias="as-of")] = None,
    claims: Annotated[int, Query(ge=0)] = 0,
    disputes: Annotated[int, Query(ge=0)] = 0,
) -> Response:
    """Show one story, as it is or as it was to be known at a time.

    ``claims`` and ``disputes`` say from which on these are shown.
    """
    try:
        part = desk.stories.part(id)
    except BusyError:
        return _unlinked(request, desk, who, id)
    moments = sorted({one.published for one in part.articles if one.published})
    then = desk.stories.as_of(part, written_date(as_of)) if as_of else part
    if then is None:
        raise NotFoundError(f"no article of this story was there on {as_of}", "choose a later time")
    told = explained(then, tongue_of(request))
    shown = desk_parts(told, desk.stories.records(then), claims, disputes)
    only = then.articles[0].id if len(then.articles) == 1 else None
    asked = {"today": id, "moments": moments, "as_of": as_of}
    return page(request, "one_story", who, **shown, **asked, only=only)


def _unlinked(request: Request, desk: Desk, who: Visitor, id: str) -> Response:
    """Show of a large story that is being linked which articles it has."""
    part = desk.stories.told(id)
    if part is None:
        raise NotFoundError(f"no story here has the id {id}", "see the list of stories")
    return page(request, "unlinked", who, part=part, heading=part.stories[0].label)


@router.get("/stories/{id}/claims/{claim}")
def one_claim(request: Request, desk: AtDesk, who: Asker, id: str, claim: str) -> Response:
    """Show one claim: who carries it, who disputes it, on which origins it rests and why.

    A story that has grown since somebody saw it may word its claims otherwise: it shows them all.
    """
    try:
        part = desk.stories.part(id)
    except BusyError:
        return RedirectResponse(f"/stories/{id}", 303)
    found = next((one for one in part.claims if one.id == claim), None)
    if found is None:
        return RedirectResponse(f"/stories/{id}#claims", 303)
    told = claimed(part, desk.stories.records(part), found)
    why = partial(in_tongue, tongue_of(request))
    reasons = [reason_in(part, why(reason)) for reason in told.origins.reasons]
    return page(request, "claim", who, claim=told, reasons=reasons, story=part.stories[0])


# ------------------------------------------------------------------------------ actors
@router.get("/actors")
def actors(request: Request, desk: AtDesk, who: Asker, cursor: Cursor = None) -> Response:
    """List whom most articles mention."""
    skip = number_of(cursor)
    rows = desk.ranking.rows()[skip:]
    shown, more = cut(rows, _ROWS, lambda _: (str(skip + _ROWS),))
    return page(request, "actors", who, rows=shown, more=more)


@router.get("/actors/{key:path}")
def actor(request: Request, desk: AtDesk, who: Asker, key: str) -> Response:
    """Show what somebody said over time, under which names, and who brought it."""
    portrait = desk.store.actor(key, limit=_SAID)
    most = max((one.statements for one in portrait.over_time), default=0)
    picture = picture_of(portrait.actor.name, portrait.ways)
    return page(request, "actor", who, portrait=portrait, most=most, picture=picture)


@router.get("/said/{key:path}")
def said(request: Request, desk: AtDesk, who: Asker, key: str, cursor: Cursor = None) -> Response:
    """Show all that somebody said, the latest first."""
    actor, rows = desk.store.said(key, after=quote_place(cursor), limit=_ROWS + 1)
    return _sayings(request, who, actor, rows, of_them=False)


@router.get("/said-of/{key:path}")
def said_of(
    request: Request, desk: AtDesk, who: Asker, key: str, cursor: Cursor = None
) -> Response:
    """Show all that others said of somebody, the latest first."""
    actor, rows = desk.store.said_of(key, after=quote_place(cursor), limit=_ROWS + 1)
    return _sayings(request, who, actor, rows, of_them=True)


def _sayings(
    request: Request, who: Visitor, actor: ActorRow, rows: Iterable[QuoteRow], *, of_them: bool
) -> Response:
    shown, more = cut(rows, _ROWS, quote_cursor)
    values = {"actor": actor, "rows": shown, "more": more, "of_them": of_them}
    return page(request, "sayings", who, **values)


@router.get("/through/{key:path}")
def said_through(
    *,
    request: Request,
    desk: AtDesk,
    who: Asker,
    key: str,
    via: Annotated[tuple[str, ...], Query()] = (),
    outlet: Annotated[str | None, Query()] = None,
) -> Response:
    """Show what of somebody's words came one way: through certain names, to a certain outlet."""
    actor, rows = desk.store.said_through(key, via, outlet, limit=_SAID)
    values = {"actor": actor, "rows": rows, "via": via, "outlet": outlet}
    return page(request, "through", who, **values)


# ------------------------------------------------------------------------------ adding
@router.get("/add")
def add_form(request: Request, who: Asker) -> Response:
    """Show where texts are pasted, files dropped, addresses given."""
    return page(request, "add", who)


@router.post("/add")
def add(
    *,
    desk: AtDesk,
    _: FormEditor,
    text: Annotated[str, Form()] = "",
    url: Annotated[str, Form()] = "",
    outlet: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    files: list[UploadFile] | None = None,
) -> Response:
    """Begin to read what was brought."""
    given = Given(outlet=outlet.strip() or None, published=published.strip() or None)
    brought: list[Iterator[Raw | Rejected]] = []
    if text.strip():
        brought.append(iter((pasted(text, given),)))
    chosen = [(one.filename, one.file.read()) for one in files or () if one.filename]
    brought += [uploaded(name, content, given) for name, content in chosen]
    if url.strip():
        brought.append(map(desk.fetch, url.split()))
    if not brought:
        raise InputError("nothing was brought", "paste a text, choose files, or give an address")
    batch = desk.intake.start(chain.from_iterable(brought))
    return RedirectResponse(f"/add/{batch.id}", 303)


@router.get("/add/{id}")
def added(request: Request, desk: AtDesk, who: Asker, id: str) -> Response:
    """Show what became of what was brought."""
    return page(request, "added", who, batch=desk.intake.batch(id))


# ------------------------------------------------------------------------------ session
@router.get("/login")
def login_form(request: Request, who: Asker) -> Response:
    """Ask for the password."""
    return page(request, "login", who, wrong=False)


@router.post("/login")
def login(
    *,
    request: Request,
    desk: AtDesk,
    password: Annotated[str, Form()] = "",
    name: Annotated[str, Form()] = "",
) -> Response:
    """Let somebody in who knows a password."""
    role = role_of(password, desk.settings)
    if role is None:
        return _with_status(page(request, "login", visitor(request), wrong=True), 401)
    return set_session(RedirectResponse("/", 303), request, role, name.strip())


@router.post("/logout")
def logout(request: Request) -> Response:
    """Let the browser forget who its visitor is."""
    answer = RedirectResponse("/login" if request.app.state.desk.settings.passwords else "/", 303)
    answer.delete_cookie(COOKIE)
    return answer
