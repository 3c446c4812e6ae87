"""Metadata: what a page says about the article, each value with its basis and evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from wortlaut.acquire.credits import agencies_in, authors_in, credit_of
from wortlaut.acquire.dates import Printed, date_value, printed_dates
from wortlaut.acquire.page import Page
from wortlaut.acquire.patterns import Patterns, patterns
from wortlaut.lang.tables import table
from wortlaut.model.record import Basis, Block, BlockKind, Dated, GivenText, Notice, Outlet
from wortlaut.model.span import Span

# Where pages speak of themselves; paragraphs, captions and links speak of the world.
_SERVICE: frozenset[BlockKind] = frozenset({"byline", "boilerplate", "note", "dateline"})
_SHORT = 320
_IN_BRACKETS = re.compile(r"\(([^()]{2,60})\)")
_NAME_BEFORE = re.compile(r"[A-ZÄÖÜ][\w-]+ $")
_AGENCY_NUMBER = re.compile(r"dpa:(\d{2})(\d{2})(\d{2})-")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|Copyright)\s?(?:\d{4}\s)?(?:by\s)?(?P<name>[^,|.\d]{3,50})", re.I
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article beside its text."""

    outlet: Outlet | None
    agencies: tuple[str, ...]
    authors: tuple[str, ...]
    kicker: Span | None
    title: Span | GivenText | None
    published: Dated | None
    updated: Dated | None
    corrections: tuple[Span, ...]
    warnings: tuple[Notice, ...]


def metadata(page: Page, blocks: Sequence[Block], language: str) -> Metadata:
    """Gather the metadata: what the user gives wins over the page, the page over its text.

    The day that had to be searched for comes last.
    """
    words = patterns(language)
    given, stated = page.given, page.stated
    service = _lines(page.text, blocks)
    in_text = _dates_in(page.text, blocks, words)
    published, bad_published = _dated(
        page.text, given.published, stated.published, in_text.published
    )
    if published is None and page.searched:
        published = Dated(page.searched, "stated", _printed(page.searched, page.text))
    updated, bad_updated = _dated(page.text, given.updated, stated.updated, in_text.updated)
    return Metadata(
        outlet=_outlet(page, service, words),
        agencies=_agencies(page, service),
        authors=_authors(page, service, words),
        kicker=_kicker(blocks),
        title=_title(page, blocks),
        published=published,
        updated=updated,
        corrections=_corrections(page.text, blocks, words),
        warnings=(*bad_published, *bad_updated),
    )


@dataclass(frozen=True, slots=True)
class _ServiceLine:
    kind: BlockKind
    text: str


def _lines(text: str, blocks: Sequence[Block]) -> tuple[_ServiceLine, ...]:
    return tuple(
        _ServiceLine(block.kind, block.span.of(text))
        for block in blocks
        if block.kind in _SERVICE and block.span.end - block.span.start <= _SHORT
    )


def _first(blocks: Iterable[Block], kind: BlockKind) -> Span | None:
    return next((block.span for block in blocks if block.kind == kind), None)


def _kicker(blocks: Sequence[Block]) -> Span | None:
    """Return the kicker nearest to the headline; above it may stand the name of the section."""
    return next((block.span for block in reversed(blocks) if block.kind == "kicker"), None)


def _title(page: Page, blocks: Sequence[Block]) -> Span | GivenText | None:
    """Point at the headline; a headline given beside the text is quoted if the text has another."""
    span = _first(blocks, "title")
    if span and (match := re.match(r"(?:#{1,6}|[A-ZÄÖÜ][\wäöü]+:)\s+(?=\S)", span.of(page.text))):
        bare = Span(span.start + match.end(), span.end)
        marked = match.group()[0] == "#" or page.stated.title == bare.of(page.text)
        span = bare if marked else span
    given = page.given.title
    if given and not (span and _same(given, span.of(page.text))):
        return GivenText(given)
    if span is None and page.stated.title:
        return GivenText(page.stated.title)
    return span


def _same(left: str, right: str) -> bool:
    """Tell whether two headlines have the same words."""
    return re.findall(r"\w+", left.casefold()) == re.findall(r"\w+", right.casefold())


# ------------------------------------------------------------------------------ who
def _agencies(page: Page, service: Sequence[_ServiceLine]) -> tuple[str, ...]:
    if page.given.credit:
        return agencies_in(page.given.credit)
    found = list(page.stated.agencies)
    for line in service:
        if line.kind in ("byline", "dateline"):
            found += agencies_in(line.text)
    return tuple(dict.fromkeys(found))


def _authors(page: Page, service: Sequence[_ServiceLine], words: Patterns) -> tuple[str, ...]:
    if page.given.authors:
        return page.given.authors
    found = list(page.stated.authors)
    if page.given.credit:
        found += authors_in(page.given.credit)
    for line in service:
        if line.kind in ("byline", "dateline"):
            found += _authors_of(line, words)
    return tuple(dict.fromkeys(found))


def _authors_of(line: _ServiceLine, words: Patterns) -> Iterator[str]:
    """Yield the authors that a byline or a dateline names, by name or initials."""
    header = words.header.fullmatch(line.text)
    text = header[2] if header else line.text
    bracket = _IN_BRACKETS.search(text)
    credit = credit_of(bracket[1] if bracket else text)
    if credit and (credit.agencies or bracket or header):
        yield from credit.authors
    elif line.kind == "byline" and not header and agencies_in(text):
        yield from (name for name in authors_in(text.partition(":")[2]) if name.islower())
    elif line.kind == "byline" and not header:
        yield from _names_in(text, words)


def _names_in(byline: str, words: Patterns) -> Iterator[str]:
    """Yield the names of persons in a byline; a place after a comma is none."""
    if words.team.match(byline):
        return
    opening = words.by.match(byline)
    start = opening.end() if opening else 0
    if match := words.persons.match(byline, start):
        names = (name.strip() for name in words.between.split(match.group()))
        yield from (name for name in names if not words.team.search(name))


# ------------------------------------------------------------------------------ outlet
def _outlet(page: Page, service: Sequence[_ServiceLine], words: Patterns) -> Outlet | None:
    """Name who published the article, and from what that is known."""
    if page.given.outlet:
        return Outlet(page.given.outlet, None, "given")
    if page.stated.outlet:
        return Outlet(full_name(page.stated.outlet), None, "stated")
    if name := outlet_of_url(page.given.url or page.stated.url):
        return Outlet(name, None, "inferred")
    for line in service:
        if found := _outlet_in(line, words):
            return found
    return None


def _outlet_in(line: _ServiceLine, words: Patterns) -> Outlet | None:
    exact, pattern = _outlet_names()
    if line.kind == "dateline":
        return None
    if line.kind == "note" and words.updated.search(line.text):
        return None  # "Aktualisiert, um den Beitrag der „Washington Post“ zu ergänzen."
    if line.kind == "boilerplate" and (found := _outlet_of_service(line.text, words)):
        return found
    match = pattern.search(line.text)
    # "Quelle: Holmer Kurier" is not the "Kurier" of the table.
    if match is None or _NAME_BEFORE.search(line.text[: match.start()]):
        return None
    name = exact[match.group()]
    return Outlet(name, None, "stated" if match.group() == name else "inferred")


def _outlet_of_service(line: str, words: Patterns) -> Outlet | None:
    """Name the outlet whose subscription or copyright a line is about."""
    if (match := words.subscribe.fullmatch(line.strip())) and _is_name(match["name"], words):
        return Outlet(full_name(match["name"]), None, "inferred")
    if (match := _COPYRIGHT.match(line)) and match["name"][0].isupper():
        return Outlet(full_name(match["name"]), None, "stated")
    return None


def _is_name(name: str, words: Patterns) -> bool:
    known = name in _outlet_names()[0]
    return known or not any(part.casefold() in words.subscribed for part in (name, *name.split()))


def full_name(name: str) -> str:
    """Return the full name of an outlet that is known by this one."""
    return _outlet_names()[0].get(name.strip(), name.strip())


def outlet_of_url(url: str | None) -> str | None:
    """Name the outlet whose site an address belongs to; None if the site is not known."""
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return None
    parts = host.split(".")
    sites = (".".join(parts[i:]) for i in range(len(parts)))
    return next((_sites()[site] for site in sites if site in _sites()), None)


@cache
def _outlet_names() -> tuple[dict[str, str], re.Pattern[str]]:
    names = {
        name: outlet["name"]
        for outlet in table("de", "outlets")["outlet"]
        for name in (outlet["name"], *outlet["short"])
    }
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return names, re.compile(rf"(?<![\w.])(?:{listed})(?!\w)")


@cache
def _sites() -> dict[str, str]:
    return {
        site: outlet["name"]
        for outlet in table("de", "outlets")["outlet"]
        for site in outlet["domains"]
    }


# ------------------------------------------------------------------------------ when
@dataclass(frozen=True, slots=True)
class _Found:
    published: Dated | None
    updated: Dated | None


def _dated(
    page_text: str, given: str | None, stated: str | None, found: Dated | None
) -> tuple[Dated | None, tuple[Notice, ...]]:
    """Choose the date to trust; a date that is none is told and passed over."""
    warnings: list[Notice] = []
    choices: tuple[tuple[str | None, Basis], ...] = ((given, "given"), (stated, "stated"))
    for text, basis in choices:
        if text and (value := date_value(text)):
            return Dated(value, basis, _printed(text, page_text)), tuple(warnings)
        if text:
            warnings.append(Notice("bad-date", f"not a date, left out: {text[:80]!r}"))
    return found, tuple(warnings)


def _dates_in(text: str, blocks: Sequence[Block], words: Patterns) -> _Found:
    """Find the dates that datelines, notes and service lines print."""
    published: Dated | None = None
    updated: Dated | None = None
    for block in blocks:
        if block.kind not in _SERVICE or block.span.end - block.span.start > _SHORT:
            continue
        day: date | None = date.fromisoformat(published.value[:10]) if published else None
        for label, printed in _labelled(block.span.of(text), words):
            found = _evidence(block, label, printed, day)
            day = printed.day or day
            if found and label.is_update:
                updated = found if updated is None else updated
            elif found and (label.is_publication or block.kind in ("dateline", "byline")):
                published = found if published is None else published
        published = published or _agency_date(block, text)
    return _Found(published, updated)


def _printed(date: str, text: str) -> tuple[Span, ...]:
    """Point at a date that header lines of the text give."""
    at = text.find(date, 0, 2000)
    return (Span(at, at + len(date)),) if at >= 0 else ()


@dataclass(frozen=True, slots=True)
class _Label:
    """Where the words before a date begin, and what they say of it."""

    start: int
    is_update: bool
    is_publication: bool


def _labelled(line: str, words: Patterns) -> Iterator[tuple[_Label, Printed]]:
    """Yield the dates in a line, each with the label before it."""
    after = 0
    for printed in printed_dates(line):
        before = line[after : printed.span.start]
        update = list(words.updated.finditer(before))
        other = list(words.published.finditer(before))
        label = next(iter(update or other), None)
        start = after + label.start() if label else printed.span.start
        yield _Label(start, bool(update), bool(other)), printed
        after = printed.span.end


def _evidence(block: Block, label: _Label, printed: Printed, day: date | None) -> Dated | None:
    value = printed.value(day)
    if value is None:
        return None
    start = block.span.start
    return Dated(value, "stated", (Span(start + label.start, start + printed.span.end),))


def _agency_date(block: Block, text: str) -> Dated | None:
    """Infer the day from an agency's number: dpa:230612-99-… was sent on 12 June 2023."""
    match = _AGENCY_NUMBER.search(block.span.of(text))
    if not match:
        return None
    try:
        day = date(2000 + int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    start = block.span.start
    return Dated(day.isoformat(), "inferred", (Span(start + match.start(), start + match.end()),))


def _corrections(text: str, blocks: Sequence[Block], words: Patterns) -> tuple[Span, ...]:
    return tuple(
        block.span
        for block in blocks
        if block.kind == "note" and words.is_correction(block.span.of(text))
    )
