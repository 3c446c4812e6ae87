"""Atom feeds: what is new of the stories, of an actor, of a search, without anyone asking twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from xml.etree import ElementTree

from fastapi import APIRouter, Request
from fastapi.responses import Response

from wortlaut.record.queries import QuoteRow
from wortlaut.serve.http.desk import AtDesk
from wortlaut.serve.http.filters import Sought
from wortlaut.serve.told import counted, flow

router = APIRouter(prefix="/feeds")

_ATOM = "http://www.w3.org/2005/Atom"
_ENTRIES = 50
_EPOCH = "1970-01-01T00:00:00Z"  # Atom demands a time, also of what has no date
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a feed; ``path`` leads to it at the desk."""

    path: str
    title: str
    updated: str | None
    summary: str


@router.get("/stories.atom")
def stories(request: Request, desk: AtDesk) -> Response:
    """Tell which stories are new or go on."""
    parts = desk.stories.newest(_ENTRIES)
    entries = (
        Entry(
            f"/stories/{story.id}",
            flow(story.label),
            story.ends,
            counted(len(story.articles), "article"),
        )
        for part in parts
        for story in part.stories
    )
    return _atom(request, "Stories", entries)


@router.get("/actors/{key:path}.atom")
def actor(request: Request, desk: AtDesk, key: str) -> Response:
    """Tell what somebody says."""
    who, said = desk.store.said(key, limit=_ENTRIES)
    return _atom(request, who.name, map(_entry, said))


@router.get("/statements.atom")
def statements(request: Request, desk: AtDesk, asked: Sought) -> Response:
    """Tell which statements a search finds."""
    title = ", ".join(map(str, filter(None, asdict(asked).values())))
    found = desk.store.asked_for(asked, limit=_ENTRIES)
    return _atom(request, title or "Statements", map(_entry, found))


def _entry(row: QuoteRow) -> Entry:
    who = " → ".join((row.whose or "–", *row.via))
    title = f"{who}: {flow(row.text)}"
    path = f"/articles/{row.article}#t1-{row.statement}"
    return Entry(path, title, row.published, f"{row.outlet or ''} {row.title or ''}".strip())


def _atom(request: Request, title: str, entries: Iterable[Entry]) -> Response:
    base = str(request.base_url).rstrip("/")
    feed = ElementTree.Element("feed", xmlns=_ATOM)
    listed = list(entries)
    _put(feed, "id", str(request.url))
    _put(feed, "title", f"Wortlaut: {title}")
    _put(feed, "updated", max((_moment(one.updated) for one in listed), default=_EPOCH))
    ElementTree.SubElement(feed, "link", rel="self", href=str(request.url))
    _put(ElementTree.SubElement(feed, "author"), "name", "Wortlaut")
    for one in listed:
        entry = ElementTree.SubElement(feed, "entry")
        _put(entry, "id", base + one.path)
        _put(entry, "title", one.title)
        _put(entry, "updated", _moment(one.updated))
        ElementTree.SubElement(entry, "link", href=base + one.path)
        _put(entry, "summary", one.summary)
    written = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return Response(written, media_type="application/atom+xml")


def _put(parent: ElementTree.Element, name: str, words: str) -> None:
    ElementTree.SubElement(parent, name).text = _NOT_XML.sub("\ufffd", words)


def _moment(value: str | None) -> str:
    """Write a date as Atom wants it: to the second, with a zone."""
    if value is None:
        return _EPOCH
    day, _, time = value.partition("T")
    whole = "-".join((*day.split("-"), "01", "01")[:3])
    if not time:
        return f"{whole}T00:00:00Z"
    clock, zone = re.match(r"([\d:.]+)(.*)", time).groups()  # type: ignore[union-attr]
    return f"{whole}T{clock if clock.count(':') == 2 else clock + ':00'}{zone or 'Z'}"
