"""Many records into one dossier, as it is or as it stood at a time; from a store what is linked."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from wortlaut.link.articles import linked, moment_of
from wortlaut.link.dossier import dossier_of, joined, stories, story_of
from wortlaut.link.places import place_after
from wortlaut.model.dossier import Dossier, DossierArticle, Story, StoryId, Use
from wortlaut.model.form import Json, dossier_from_json
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Record
from wortlaut.record.linking import Linkage
from wortlaut.record.store import Store
from wortlaut.record.stories import ListedRow
from wortlaut.run.placing import bonds_between, refused_in


def dossier(records: Iterable[Record], as_of: str | None = None) -> Dossier:
    """Say what records say together; with ``as_of`` (ISO 8601), what was to be known by then.

    An article without a date is left out of a dossier of a time: nobody knows whether it was there.
    """
    limit = moment_of(as_of) if as_of else None
    return dossier_of(one for one in records if limit is None or _published_by(one, limit))


def _published_by(record: Record, limit: datetime) -> bool:
    dated = record.article.updated or record.article.published
    moment = moment_of(dated.value) if dated else None
    return moment is not None and moment <= limit


# ------------------------------------------------------------------------------ of a store
def dossier_in(db: Path, as_of: str | None = None) -> Dossier:
    """Say what the articles of a store say together, from what is linked there."""
    with Store(db, read_only=True) as store, store.linked() as linkage:
        return joined(parts(linkage, None, as_of))


def story_in(db: Path, id: str, as_of: str | None = None) -> Dossier | None:
    """Return the dossier of the story that an id leads to; None if it leads to none.

    The id of a story that has become part of another one still leads to where the article is that
    it is made of.
    """
    with Store(db, read_only=True) as store, store.linked() as linkage:
        first = linkage.stories.led_to(id)
        found = [] if first is None else list(parts(linkage, first, as_of))
        return joined(found) if found else None


def parts(
    linkage: Linkage, first: int | None = None, as_of: str | None = None
) -> Iterator[Dossier]:
    """Yield the dossiers of stories, or of one; those that went on after a time are linked anew."""
    limit = moment_of(as_of) if as_of else None
    for number, written, last in linkage.stories.all(first):
        if limit and last >= place_after(limit):
            yield from by_time(linkage, number, limit)
        else:
            listed = linkage.stories.listed
            told = articles_alone(listed(number)) if written is None else read(written)
            yield with_texts(linkage, number, told)


def by_time(linkage: Linkage, first: int, limit: datetime) -> Iterator[Dossier]:
    """Yield the stories that the articles of a story were in by a time."""
    members = [one for one in linkage.stories.members(first) if _published_by(one[1], limit)]
    articles = {one.id: one for one in linked(record for _, record in members)}
    bound, refused = bonds_between(linkage, members), refused_in(linkage, members)
    for group in stories(articles, bound):
        yield story_of([articles[id] for id in group], bound, refused)


def read(written: str) -> Dossier:
    """Read what the store keeps of a story: its dossier, without texts."""
    return dossier_from_json(json.loads(written))


def read_claims(written: str, uses: Collection[Use]) -> Dossier:
    """Read no more of a story than its articles and the claims that some uses of words carry.

    Of a large story most is claims, which take long to read: these are found before.
    """
    told = json.loads(written)
    claims = [claim for claim in told["claims"] if any(_carries(claim, use) for use in uses)]
    left_out: dict[str, Json] = {
        name: [] for name in ("reuse", "utterances", "origins", "timeline")
    }
    return dossier_from_json({**told, **left_out, "claims": claims})


def _carries(claim: Json, use: Use) -> bool:
    """Tell whether one of the passages of a claim, as it is written, overlaps a use."""
    return any(
        one["article"] == use.article
        and any(
            span["start"] < at.end and at.start < span["end"]
            for span in one["content"]
            for at in use.content
        )
        for one in claim["occurrences"]
    )


def with_texts(linkage: Linkage, first: int, told: Dossier) -> Dossier:
    """Give the articles of a story their texts back, from their records."""
    texts = linkage.stories.texts(first)
    return replace(told, articles=tuple(replace(one, text=texts[one.id]) for one in told.articles))


def articles_alone(rows: Sequence[ListedRow]) -> Dossier:
    """Return a story of which nothing is known but which articles it has: it is not linked yet."""
    id = StoryId(rows[0].story)
    articles = tuple(
        DossierArticle(ArticleId(row.article), row.uri, row.outlet, row.published, "", id)
        for row in rows
    )
    days = [row.published for row in rows if row.published]
    begins, ends = (days[0], days[-1]) if days else (None, None)
    ids = tuple(article.id for article in articles)
    told = Story(id, rows[0].title or rows[0].uri, ids, begins, ends)
    return Dossier(articles, (told,), (), (), (), (), ())
