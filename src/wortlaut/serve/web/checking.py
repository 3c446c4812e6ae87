"""The pages on which people decide: who is meant, what is a statement and whose, what is a link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from wortlaut.model.identity import ArticleId
from wortlaut.model.judgement import LinkVerdict, Verdict
from wortlaut.model.record import StatementKind
from wortlaut.record.doubtful import Doubtful
from wortlaut.record.links import Contested
from wortlaut.serve.export.sheets import title_of
from wortlaut.serve.http.access import Asker, FormEditor, set_session
from wortlaut.serve.http.desk import AtDesk, Desk
from wortlaut.serve.web.doubts import doubts_in, shown
from wortlaut.serve.web.leads import Lead, lead_of
from wortlaut.serve.web.showing import local, page, spans
from wortlaut.serve.web.unsure import at_place, chosen, meaning_of, question_of

router = APIRouter()

_MADE = 50  # decisions that are listed
_COUNTED = 999  # open questions
_TRIED = 5  # links in doubt, of which the story may be linked anew just now


# ------------------------------------------------------------------------------ review
@router.get("/review")
def review(request: Request, desk: AtDesk, who: Asker, skip: int = 0) -> Response:
    """Show one doubt about who is meant, and the decisions made so far."""
    doubts = doubts_in(desk.ranking.rows(), desk.store.judgements())
    left = doubts[skip:] if skip < len(doubts) else doubts
    made = tuple(reversed(desk.store.judgements()))[:_MADE]
    doubt = shown(desk.store, left[0]) if left else None
    return page(request, "review", who, doubt=doubt, number=len(doubts), skip=skip, made=made)


@router.post("/review")
def decide(
    *,
    request: Request,
    desk: AtDesk,
    who: FormEditor,
    verdict: Annotated[Verdict, Form()],
    a: Annotated[str, Form()],
    b: Annotated[str, Form()],
    by: Annotated[str, Form()] = "",
    note: Annotated[str, Form()] = "",
    withdraw: Annotated[bool, Form()] = False,
) -> Response:
    """Keep a decision on who is meant, or take it back."""
    name = by.strip() or who.name
    act = desk.store.withdraw if withdraw else desk.store.judge
    act(verdict, a, b, by=name, decided=datetime.now(UTC), note=note.strip() or None)
    return set_session(RedirectResponse("/review", 303), request, who.role, name)


@router.get("/review/statements")
def review_statements(
    *, request: Request, desk: AtDesk, who: Asker, after: str = "", on: str = ""
) -> Response:
    """Show one statement that the reader is not sure of, or ``on``, which somebody doubts."""
    found = _asked_on(desk, on) if on else desk.store.doubtful(_behind(after))
    if found is None and after:
        found = desk.store.doubtful()  # those that were left come again
    asked = question_of(replace(found, record=desk.store.renamed(found.record))) if found else None
    return page(
        request,
        "review_statement",
        who,
        asked=asked,
        title=title_of(asked.record) if asked else "",
        on=on,
        number=_up_to(desk.store.doubts(_COUNTED + 1)),
        made=desk.store.rulings(limit=_MADE),
    )


def _asked_on(desk: Desk, on: str) -> Doubtful:
    article, _, statement = on.rpartition(":")
    return chosen(desk.store.record(article), statement)


def _behind(after: str) -> tuple[str, int] | None:
    article, _, place = after.rpartition(":")
    return (article, int(place)) if article and place.removeprefix("-").isdecimal() else None


def _up_to(number: int) -> str:
    return str(number) if number <= _COUNTED else f"{_COUNTED}+"


@router.post("/review/statements")
def decide_statement(
    *,
    request: Request,
    desk: AtDesk,
    who: FormEditor,
    choice: Annotated[str, Form()],
    article: Annotated[str, Form()],
    content: Annotated[str, Form()],
    kind: Annotated[StatementKind, Form()],
    holder: Annotated[str, Form()] = "",
    on: Annotated[str, Form()] = "",
    by: Annotated[str, Form()] = "",
    note: Annotated[str, Form()] = "",
) -> Response:
    """Keep a decision on a statement; ``choice`` is a verdict, or whose words it is instead."""
    record = desk.store.record(article)
    asked = at_place(record, tuple(spans(content, len(record.text))), kind)
    statement = f"{article}:{asked.statement.id}"
    if choice == "named" and not holder.strip():  # somebody pressed Enter in another field
        return RedirectResponse(f"/review/statements?on={statement}", 303)
    name = by.strip() or who.name
    verdict, instead = meaning_of(choice, holder)
    desk.store.judge_statement(
        verdict,
        statement,
        holder=instead,
        by=name,
        decided=datetime.now(UTC),
        note=note.strip() or None,
    )
    desk.intake.link()
    last = asked.place - (verdict == "no-statement")  # then the next one moves up
    to = f"/articles/{article}" if on else f"/review/statements?after={article}:{last}"
    return set_session(RedirectResponse(to, 303), request, who.role, name)


@router.post("/review/statements/withdraw")
def withdraw_ruling(
    *,
    request: Request,
    desk: AtDesk,
    who: FormEditor,
    id: Annotated[str, Form()],
    by: Annotated[str, Form()] = "",
    to: Annotated[str, Form()] = "/review/statements",
) -> Response:
    """Take a decision on a statement back."""
    name = by.strip() or who.name
    desk.store.withdraw_ruling(id, by=name, decided=datetime.now(UTC))
    desk.intake.link()
    return set_session(RedirectResponse(local(to), 303), request, who.role, name)


@router.get("/review/links")
def review_links(request: Request, desk: AtDesk, who: Asker, after: str = "") -> Response:
    """Show one link between two articles that little speaks for."""
    values = {"lead": _lead(desk, _contested(after)), "made": desk.store.link_rulings(_MADE)}
    return page(request, "review_link", who, **values)


def _lead(desk: Desk, after: Contested | None) -> Lead | None:
    """Return the next link that its story still has; after the last one the first."""
    for found in desk.store.contested(after), desk.store.contested():
        for contested in _following(desk, found):
            part = desk.stories.of_article(contested.later)
            both = (desk.store.record(id) for id in (contested.later, contested.earlier))
            if lead := lead_of(contested, part, *both):
                return lead
    return None


def _following(desk: Desk, first: Contested | None) -> Iterator[Contested]:
    """Yield a link in doubt and a few behind it: its story may be on the way to be linked anew."""
    for _ in range(_TRIED):
        if first is None:
            return
        yield first
        first = desk.store.contested(first)


def _contested(after: str) -> Contested | None:
    place, later, earlier = (*after.split(":"), "", "", "")[:3]
    is_place = place.removeprefix("-").isdecimal() and later and earlier
    return Contested(int(place), ArticleId(later), ArticleId(earlier)) if is_place else None


@router.post("/review/links")
def decide_link(
    *,
    request: Request,
    desk: AtDesk,
    who: FormEditor,
    verdict: Annotated[LinkVerdict, Form()],
    later: Annotated[str, Form()],
    earlier: Annotated[str, Form()],
    after: Annotated[str, Form()] = "",
    by: Annotated[str, Form()] = "",
    note: Annotated[str, Form()] = "",
) -> Response:
    """Keep a decision on whether one article was made of another."""
    name = by.strip() or who.name
    now = datetime.now(UTC)
    desk.store.judge_link(verdict, later, earlier, by=name, decided=now, note=note.strip() or None)
    desk.intake.link()
    to = f"/review/links?after={quote(after)}"
    return set_session(RedirectResponse(to, 303), request, who.role, name)


@router.post("/review/links/withdraw")
def withdraw_link(
    *,
    request: Request,
    desk: AtDesk,
    who: FormEditor,
    id: Annotated[str, Form()],
    by: Annotated[str, Form()] = "",
) -> Response:
    """Take a decision on a link back."""
    name = by.strip() or who.name
    desk.store.withdraw_link(id, by=name, decided=datetime.now(UTC))
    desk.intake.link()
    return set_session(RedirectResponse("/review/links", 303), request, who.role, name)
