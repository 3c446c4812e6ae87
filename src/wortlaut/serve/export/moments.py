"""The timeline of a story by two clocks: when it happened, and when it was first told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wortlaut.link.articles import moment_of
from wortlaut.model.dossier import TextReuse, TimelineEntry
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import EventStatus, Record
from wortlaut.model.span import Span
from wortlaut.serve.export.sources import Link, Sources
from wortlaut.serve.told import flow

_DAY = 10  # characters of a date


@dataclass(frozen=True, slots=True)
class Moment:
    """Something dated. Of a report ``happened`` is null: it is told when it is published."""

    happened: str | None
    told: str | None
    after: int | None
    words: Link
    source: Link | None
    status: EventStatus | None


def timeline_of(
    sources: Sources,
    events: Mapping[TimelineEntry, Span],
    copies: Mapping[ArticleId, TextReuse],
) -> list[Moment]:
    """Put what happened and what was published, but copies, into one row, by when it happened."""
    moments = [_event(sources, entry, span) for entry, span in events.items()]
    articles = sources.part.stories[0].articles
    moments += [_report(sources, id) for id in articles if id not in copies]
    return sorted(moments, key=_moment)


def _moment(one: Moment) -> tuple[bool, str, bool]:
    read = moment_of(one.happened or one.told or "")
    return read is None, read.isoformat() if read else "", one.happened is None


def _event(sources: Sources, entry: TimelineEntry, span: Span) -> Moment:
    id = entry.event.article
    words, after = sources.words(id, [span]), _days(entry.date, entry.reported)
    return Moment(entry.date, entry.reported, after, words, sources.source(id), entry.status)


def _report(sources: Sources, id: ArticleId) -> Moment:
    sheet = sources.sheets[id]
    title = Link(flow(sheet.title), sources.article(sheet), sheet.record.article.language)
    published = sources.part.article(id).published
    return Moment(None, published, None, title, sources.source(id), None)


def _days(happened: str, told: str | None) -> int | None:
    """Count the days from a day to when it was told; None if either is no day, or it was before."""
    first, then = moment_of(happened), moment_of((told or "")[:_DAY])
    if first is None or then is None or len(happened) < _DAY:
        return None
    days = (then.date() - first.date()).days
    return days if days > 0 else None


def sentence_of(entry: TimelineEntry, records: Mapping[ArticleId, Record]) -> Span:
    """Return the sentence that tells what happened."""
    record = records[entry.event.article]
    event = next(one for one in record.events or () if one.id == entry.event.event)
    around = (one for one in record.sentences or () if one.covers(event.trigger))
    return next(around, event.trigger)
