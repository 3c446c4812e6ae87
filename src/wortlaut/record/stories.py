"""Stories as the store keeps them: which articles are in one, and what these say together.

What is a story is not decided here. It goes by the number of its first article, which is the
store's own and is never shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from wortlaut.model.form import loads
from wortlaut.model.record import Record
from wortlaut.record.answers import ask, at_most
from wortlaut.record.search import Term, match_expression


@dataclass(frozen=True, slots=True)
class ListedRow:
    """An article of a story in a list; ``story`` is the id of a story that it is the first of."""

    article: str
    story: str
    title: str | None
    uri: str
    outlet: str | None
    published: str | None


_MOVE = text("UPDATE placed SET first = :first WHERE number = :number")
_UNLINK = text("""
    INSERT INTO stories (first, dossier)
    VALUES (:first, NULL)
    ON CONFLICT (first) DO UPDATE
    SET dossier = NULL
""")
_END = text("DELETE FROM stories WHERE first = :first")
_UNCONTEST = text("DELETE FROM contested WHERE first = :first")
_CONTEST = text("""
    INSERT INTO contested (place, later, earlier, first)
    SELECT place, :later, :earlier, :first
    FROM placed
    WHERE article = :later
    ON CONFLICT (place, later, earlier) DO UPDATE
    SET first = excluded.first
""")
_UNLINKED = text("""
    SELECT first
    FROM stories
    WHERE dossier IS NULL
    ORDER BY first
    LIMIT :limit
""")
_MEMBERS = text("""
    SELECT p.number, records.json
    FROM placed AS p
    CROSS JOIN records ON records.reading = p.reading
    WHERE p.first = :first
    ORDER BY p.place, p.article
""")
_LINK = text("UPDATE stories SET dossier = :dossier WHERE first = :first")
_STORIES = text("""
    SELECT s.first, s.dossier, max(p.place)
    FROM stories AS s
    CROSS JOIN placed AS p ON p.first = s.first
    WHERE :first IS NULL OR s.first = :first
    GROUP BY s.first
    ORDER BY s.first
""")
_LISTED = text("""
    SELECT p.article, p.story, r.title, r.uri, r.outlet, coalesce(r.updated, r.published)
    FROM placed AS p
    CROSS JOIN readings AS r ON r.number = p.reading
    WHERE p.first = :first
    ORDER BY p.place, p.article
""")
_DOSSIER = text("SELECT dossier FROM stories WHERE first = :first")
# Of a large story most is claims.
_SAID = text("""
    SELECT json_object(
        'schema', json_extract(dossier, '$.schema'),
        'articles', json_extract(dossier, '$.articles'),
        'stories', json_extract(dossier, '$.stories'),
        'reuse', json('[]'),
        'utterances', json_extract(dossier, '$.utterances'),
        'origins', json('[]'),
        'claims', json('[]'),
        'timeline', json('[]')
    )
    FROM stories
    WHERE first = :first AND dossier IS NOT NULL
""")
_LATEST = text("""
    SELECT first, place
    FROM placed
    WHERE place < :below
    ORDER BY place DESC, number DESC
""")
_LAST_PLACE = text("SELECT max(place) FROM placed WHERE first = :first AND place < :below")
_STORY_OF = text("SELECT first FROM placed WHERE article = :article")
# The stories that articles are in, with when each begins, in the order of the articles.
_STORIES_OF = text("""
    SELECT f.story, coalesce(r.updated, r.published)
    FROM json_each(:articles) AS asked
    CROSS JOIN placed AS p ON p.article = asked.value
    CROSS JOIN placed AS f ON f.number = p.first
    CROSS JOIN readings AS r ON r.number = f.reading
    GROUP BY f.story
    ORDER BY min(asked.key)
""")
_TEXTS = text("""
    SELECT p.article, json_extract(records.json, '$.text'),
        iif(instr(records.json, :nul), records.json, NULL)
    FROM placed AS p
    CROSS JOIN records ON records.reading = p.reading
    WHERE p.first = :first
""")
# The stories that have an article with certain words, by when they began.
_WITH_WORDS = text("""
    SELECT f.number
    FROM (
        SELECT DISTINCT p.first
        FROM article_words
        CROSS JOIN articles AS a ON a.reading = article_words.rowid
        CROSS JOIN placed AS p ON p.article = a.id
        WHERE article_words MATCH :match
    ) AS s
    CROSS JOIN placed AS f ON f.number = s.first
    ORDER BY f.place, f.number
""")
_STORY_LED_TO = text("SELECT first FROM placed WHERE story = :story")


class Stories:
    """The part of a linkage that says which stories there are."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._driver: Any = connection.connection.driver_connection

    def move(self, numbers: Iterable[int], first: int) -> None:
        """Put articles into the story that begins with one of them."""
        rows = ({"first": first, "number": number} for number in numbers)
        self._driver.executemany(_MOVE.text, rows)

    def unlink(self, first: int) -> None:
        """Note that a story is to be linked anew."""
        ask(self._connection, _UNLINK, {"first": first})

    def end(self, first: int) -> None:
        """Forget the story that began with an article: it begins with another now."""
        ask(self._connection, _END, {"first": first})
        ask(self._connection, _UNCONTEST, {"first": first})

    def unlinked(self, limit: int | None = None) -> list[int]:
        """Return stories that are to be linked anew, by their first articles."""
        return list(ask(self._connection, _UNLINKED, {"limit": at_most(limit)}).scalars())

    def members(self, first: int) -> list[tuple[int, Record]]:
        """Return the articles of a story in the order of publication: number, record."""
        rows = ask(self._connection, _MEMBERS, {"first": first})
        return [(number, loads(written)) for number, written in rows]

    def link(self, first: int, dossier: str) -> None:
        """Keep what the articles of a story say together."""
        ask(self._connection, _LINK, {"first": first, "dossier": dossier})

    def contest(self, first: int, pairs: Iterable[tuple[str, str]]) -> None:
        """Note of which articles of a story, later and earlier, people should look at the link."""
        ask(self._connection, _UNCONTEST, {"first": first})
        rows = [{"first": first, "later": one, "earlier": other} for one, other in pairs]
        if rows:
            self._connection.exec_driver_sql(_CONTEST.text, rows)

    def all(self, first: int | None = None) -> Iterator[tuple[int, str | None, int]]:
        """Yield the stories: the first article, what it says (None: unlinked), its last place."""
        rows = ask(self._connection, _STORIES, {"first": first})
        yield from ((one, dossier, last) for one, dossier, last in rows)

    def listed(self, first: int) -> list[ListedRow]:
        """Return what a list shows of the articles of a story, in the order of publication."""
        return [ListedRow(*row) for row in ask(self._connection, _LISTED, {"first": first})]

    def dossier(self, first: int) -> str | None:
        """Return what the articles of a story say together; None if it is to be linked anew."""
        written: str | None = ask(self._connection, _DOSSIER, {"first": first}).scalar()
        return written

    def said(self, first: int) -> str | None:
        """Return a dossier with nothing but articles and utterances; None as for a whole one."""
        written: str | None = ask(self._connection, _SAID, {"first": first}).scalar()
        return written

    def latest(self, below: int) -> Iterator[tuple[int, int]]:
        """Yield the story and the place of each article before a place, the last one first."""
        rows = ask(self._connection, _LATEST, {"below": below})
        yield from ((first, place) for first, place in rows)

    def last_place(self, first: int, below: int) -> int | None:
        """Return the last place of a story that lies before a place."""
        asked = {"first": first, "below": below}
        place: int | None = ask(self._connection, _LAST_PLACE, asked).scalar()
        return place

    def of_article(self, article: str) -> int | None:
        """Return the story that an article is in."""
        first: int | None = ask(self._connection, _STORY_OF, {"article": article}).scalar()
        return first

    def of_articles(self, articles: Iterable[str]) -> list[tuple[str, str | None]]:
        """Return the stories that articles are in: the id that leads to each, when it begins."""
        rows = ask(self._connection, _STORIES_OF, {"articles": json.dumps(list(articles))})
        return [(story, begins) for story, begins in rows]

    def texts(self, first: int) -> dict[str, str]:
        """Return the texts of the articles of a story; SQLite would cut one at a NUL."""
        rows = ask(self._connection, _TEXTS, {"first": first, "nul": "\\u0000"})
        return {id: json.loads(whole)["text"] if whole else cut for id, cut, whole in rows}

    def with_words(self, asked: Iterable[Term]) -> list[int]:
        """Return the stories that have an article with all these words, the first begun first."""
        words = {"match": match_expression(asked)}
        return list(ask(self._connection, _WITH_WORDS, words).scalars())

    def led_to(self, story: str) -> int | None:
        """Return the story that an id leads to: that of the article which the id is made of."""
        first: int | None = ask(self._connection, _STORY_LED_TO, {"story": story}).scalar()
        return first
