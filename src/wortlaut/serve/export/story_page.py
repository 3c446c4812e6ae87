"""One story as an HTML page that stands alone: what rests on what, who says what, and where.

Every passage, chain and number of the upper half leads to its place in the articles below it. At
the desk the articles have pages of their own: there it leads to its place in those.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from wortlaut.model.dossier import Dossier, TimelineEntry
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Record
from wortlaut.model.span import Span
from wortlaut.serve.chains import NOBODY
from wortlaut.serve.export.claims import (
    alike,
    claims_of,
    contradicted_alike,
    disputes_of,
    widest,
)
from wortlaut.serve.export.moments import sentence_of, timeline_of
from wortlaut.serve.export.palette import voices_of
from wortlaut.serve.export.resting import folded, graph_of, teller_of, tie_of
from wortlaut.serve.export.said import said_of
from wortlaut.serve.export.sheets import SECONDARY, holders_of
from wortlaut.serve.export.sources import Sources, sources_apart, sources_of
from wortlaut.serve.export.templating import render
from wortlaut.serve.told import flow

T = TypeVar("T")

_SHOWN = 8  # groups of claims that are open from the start, or on one page of the desk


def story_page(part: Dossier, records: Mapping[ArticleId, Record]) -> str:
    """Write the page of a dossier of one story."""
    events = _events(part, records)
    sources = sources_of(part, records, _places(events))
    sheets = tuple(sources.sheets[id] for id in part.stories[0].articles)
    ties = {sources.sheets[id].number: tie_of(sources, reuse) for id, reuse in folded(part).items()}
    return render(
        "story",
        **_shown(sources, events),
        claims=claims_of(sources, alike(part.claims)),
        disputes=disputes_of(sources, contradicted_alike(part.claims)),
        sheets=sheets,
        ties=ties,
        shown=_SHOWN,
        indices=voices_of(holders_of(sheets)),
        denials=any(note.disputed_by for sheet in sheets for note in sheet.notes),
        times=any(sheet.record.times for sheet in sheets),
        secondary=SECONDARY,
        level=3,
    )


def desk_parts(
    part: Dossier, records: Mapping[ArticleId, Record], claims: int, disputes: int
) -> dict[str, object]:
    """Return what the desk shows of a story, its claims and disputes from one of each on."""
    events = _events(part, records)
    sources = sources_apart(part, records, _places(events))
    groups, against = alike(part.claims), contradicted_alike(part.claims)
    return {
        **_shown(sources, events),
        "claims": claims_of(sources, _part_of(groups, claims)),
        "disputes": disputes_of(sources, _part_of(against, disputes)),
        "earlier": (claims, disputes),
        "more_claims": max(0, len(groups) - claims - _SHOWN),
        "more_disputes": max(0, len(against) - disputes - _SHOWN),
        "shown": _SHOWN,
    }


def _part_of(groups: Sequence[T], begin: int) -> Sequence[T]:
    return groups[begin : begin + _SHOWN]


def _events(part: Dossier, records: Mapping[ArticleId, Record]) -> Mapping[TimelineEntry, Span]:
    return {entry: sentence_of(entry, records) for entry in part.timeline}


def _places(events: Mapping[TimelineEntry, Span]) -> list[tuple[ArticleId, Span]]:
    return [(entry.event.article, span) for entry, span in events.items()]


def _shown(sources: Sources, events: Mapping[TimelineEntry, Span]) -> dict[str, object]:
    """Return what both pages show of a story."""
    part = sources.part
    (story,) = part.stories
    copies = folded(part)
    first = sources.sheets[story.articles[0]]
    most = widest(part.claims)
    said = (said_of(sources, one) for one in part.utterances)
    return {
        "heading": flow(story.label) or first.title,
        "language": first.record.article.language,
        "story": story,
        "tellers": [teller_of(sources, id, copies) for id in story.articles if id not in copies],
        "copies": len(copies),
        "widest": (sources.claim(most.id, "claim"), most.origins) if most else None,
        "graph": graph_of(sources, copies),
        "timeline": timeline_of(sources, events, copies),
        "said": [one for one in said if one.articles > 1],
        "nobody": NOBODY,
    }
