"""One story as an HTML page that stands alone: what rests on what, who says what, and where.

Every passage, chain and number of the upper half leads to its place in the articles below it.
"""

from __future__ import annotations

from collections.abc import Mapping

from wortlaut.model.dossier import Dossier
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Record
from wortlaut.serve.chains import NOBODY
from wortlaut.serve.export.claims import claims_of, disputes_of
from wortlaut.serve.export.moments import sentence_of, timeline_of
from wortlaut.serve.export.palette import voices_of
from wortlaut.serve.export.resting import folded, graph_of, teller_of, tie_of
from wortlaut.serve.export.said import said_of
from wortlaut.serve.export.sheets import SECONDARY, holders_of
from wortlaut.serve.export.sources import sources_of
from wortlaut.serve.export.templating import render
from wortlaut.serve.told import flow

_SHOWN = 8  # groups of claims that are open from the start


def story_page(part: Dossier, records: Mapping[ArticleId, Record]) -> str:
    """Write the page of a dossier of one story."""
    return render("story", **story_parts(part, records))


def story_parts(part: Dossier, records: Mapping[ArticleId, Record]) -> dict[str, object]:
    """Return what the template of a story shows."""
    (story,) = part.stories
    events = {entry: sentence_of(entry, records) for entry in part.timeline}
    more = [(entry.event.article, span) for entry, span in events.items()]
    sources = sources_of(part, records, more)
    sheets = tuple(sources.sheets[id] for id in story.articles)
    copies = folded(part)
    ties = {sources.sheets[id].number: tie_of(sources, reuse) for id, reuse in copies.items()}
    claims = claims_of(sources)
    said = (said_of(sources, one) for one in part.utterances)
    ranges = {(one.range.at_least, one.range.at_most): one for one in reversed(claims)}
    return {
        "heading": flow(story.label) or sheets[0].title,
        "story": story,
        "sheets": sheets,
        "tellers": [teller_of(sources, id, copies) for id in story.articles if id not in copies],
        "copies": ties,
        "widest": ranges[max(ranges)] if ranges else None,
        "graph": graph_of(sources, copies),
        "timeline": timeline_of(sources, events, copies),
        "said": [one for one in said if one.articles > 1],
        "claims": claims,
        "shown": _SHOWN,
        "disputes": disputes_of(sources),
        "indices": voices_of(holders_of(sheets)),
        "denials": any(note.disputed_by for sheet in sheets for note in sheet.notes),
        "times": any(sheet.record.times for sheet in sheets),
        "nobody": NOBODY,
        "secondary": SECONDARY,
        "level": 3,
    }
