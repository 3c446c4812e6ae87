"""The search of the desk: statements that have words, and who used these words first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Literal, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from wortlaut.link.trace import uses_of
from wortlaut.model.dossier import Use
from wortlaut.model.errors import BusyError
from wortlaut.model.record import Stance, StatementKind
from wortlaut.record.asked import Asked, Status
from wortlaut.record.search import index_words
from wortlaut.serve.http.access import Asker, FormEditor
from wortlaut.serve.http.answers import cut
from wortlaut.serve.http.api import in_order, quote_cursor, quote_place
from wortlaut.serve.http.desk import AtDesk, Desk
from wortlaut.serve.http.filters import Filters, Like, only_filters, sought, written
from wortlaut.serve.marks import lit
from wortlaut.serve.web.cards import Traced, traced
from wortlaut.serve.web.showing import Cursor, page

router = APIRouter()

_ROWS = 50  # on one page
_TRACED = 12  # uses of words that are shown, and articles among whose stories they are traced
_READ = 2  # stories that tell of the same words, and may be large

Words = Annotated[str, Query()]


@router.get("/search")
def search(
    *,
    request: Request,
    desk: AtDesk,
    who: Asker,
    asked: Filters,
    words: Words = "",
    like: Like = False,
    order: Literal["latest", "earliest"] = "latest",
    cursor: Cursor = None,
) -> Response:
    """Show who used words first, the statements that have them, and the articles."""
    asked = replace(asked, about=words.strip() or asked.about)
    words, given = asked.about or "", written(asked, like=like)
    found_by = sought(desk, asked, like)
    after = quote_place(cursor)
    rows = desk.store.asked_for(
        found_by,
        limit=_ROWS + 1,
        after=after,
        earliest=order == "earliest",
    )
    shown, more = cut(rows, _ROWS, quote_cursor) if given else ([], None)
    first_page = bool(words) and after is None
    first, others = _first_told(desk, words) if first_page else ([], False)
    hits = list(desk.store.search(found_by.about or "", limit=_TRACED)) if first_page else []
    return page(
        request,
        "search",
        who,
        asked=asked,
        like=like,
        filtered=like or replace(asked, about=None) != Asked(),
        rows=shown,
        given=given,
        order=order,
        more=urlencode({"order": order, "cursor": more}) if more else None,
        hits=[(hit, lit(hit.excerpt, hit.snippet, hit.spans)) for hit in hits],
        first=first,
        others=others,
        choices={
            "kind": get_args(StatementKind),
            "stance": get_args(Stance),
            "status": get_args(Status),
        },
        saved=desk.store.searches(),
    )


@router.post("/searches")
def save_search(
    desk: AtDesk, who: FormEditor, name: Annotated[str, Form()], asked: Annotated[str, Form()]
) -> Response:
    """Keep a search under a name."""
    desk.store.save_search(name, only_filters(asked), by=who.name, decided=datetime.now(UTC))
    return RedirectResponse("/search#saved", 303)


@router.post("/searches/withdraw")
def withdraw_search(desk: AtDesk, who: FormEditor, name: Annotated[str, Form()]) -> Response:
    """Keep a search no longer."""
    desk.store.withdraw_search(name, by=who.name, decided=datetime.now(UTC))
    return RedirectResponse("/search#saved", 303)


def _first_told(desk: Desk, words: str) -> tuple[list[Traced], bool]:
    """Return the first uses of words in a row with what they carry, and whether there are more."""
    bare = words.replace('"', " ").strip(" „“”»«›‹‚‘’'.,;:!?")
    having = desk.store.first_with(f'"{bare}"', _TRACED) if len(bare.split()) > 1 else ()
    stories = desk.stories.of_articles(having)
    found = list(_telling(desk, stories, bare))
    told_in = {use: id for id, uses in found for use in uses}
    uses = in_order(sorted(told_in, key=partial(_other, bare)))
    first = _carrying(desk, uses[:_TRACED], told_in)
    return first, len(uses) > _TRACED or len(found) < len(stories)


def _carrying(desk: Desk, uses: Sequence[Use], told_in: Mapping[Use, str]) -> list[Traced]:
    """Say of each use what it carries; of each story no more is read than that."""
    by_story: dict[str, list[Use]] = {}
    for use in uses:
        by_story.setdefault(told_in[use], []).append(use)
    found: dict[Use, Traced] = {}
    for id, some in by_story.items():
        with suppress(BusyError):
            found |= {one.use: one for one in traced(desk.stories.carried(id, some), some)}
    return [found[use] for use in uses if use in found]


def _other(words: str, use: Use) -> bool:
    """Tell whether a use gives other words than those asked for: of one moment it comes later."""
    return f" {index_words(words)} " not in f" {index_words(use.words)} "


def _telling(
    desk: Desk, having: Sequence[tuple[str, str | None]], words: str
) -> Iterator[tuple[str, Sequence[Use]]]:
    """Yield the stories, with the uses of words in each, that it takes to tell who used them first.

    The first few are read, and of the others what began before the first use in these: what began
    later has none before it. Those that are being linked just now are left out, for nobody could
    wait for them.
    """
    told: list[str] = []
    for number, (id, begins) in enumerate(having):
        if number >= _READ and told and begins and begins > min(told):
            continue
        with suppress(BusyError):
            uses = uses_of(desk.stories.said(id), words)
            told += [use.published for use in uses if use.form and use.published]
            yield id, uses
