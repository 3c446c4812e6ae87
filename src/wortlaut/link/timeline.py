"""What happened when, and when the articles at hand first told it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wortlaut.link.articles import Linked
from wortlaut.link.words import stem
from wortlaut.model.dossier import Claim, ClaimId, EventPlace, TimelineEntry
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Event
from wortlaut.model.span import Span


def timeline_of(articles: Sequence[Linked], claims: Iterable[Claim]) -> tuple[TimelineEntry, ...]:
    """Return the dated events, each where it was told first, in the order of their dates."""
    carriers = [
        (carrier.article, span, claim.id)
        for claim in claims
        for carrier in claim.occurrences
        for span in carrier.content
    ]
    entries: dict[tuple[str, str, str], TimelineEntry] = {}
    for article in articles:
        for event in article.record.events or ():
            if event.date is None:
                continue
            trigger = stem(article.language, event.trigger.of(article.text))
            claim = next(
                (id for at, span, id in carriers if _stands(article, event, at, span)), None
            )
            entry = _entry(article, event, event.date, claim)
            entries.setdefault((event.date, event.type, trigger), entry)
    return tuple(sorted(entries.values(), key=lambda one: (one.date, one.reported or "")))


def _stands(article: Linked, event: Event, at: ArticleId, span: Span) -> bool:
    return at == article.id and span.covers(event.trigger)


def _entry(article: Linked, event: Event, date: str, claim: ClaimId | None) -> TimelineEntry:
    dated = article.record.article.published
    place = EventPlace(article.id, event.id)
    return TimelineEntry(date, place, dated.value if dated else None, event.status, claim)
