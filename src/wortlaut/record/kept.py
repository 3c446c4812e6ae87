"""What the store keeps of how articles hang together, and where that has gaps: to be verified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text

from wortlaut.model.identity import ArticleId
from wortlaut.record.answers import ask


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept of an article that has its place."""

    number: int
    article: ArticleId
    uri: str
    reading: int
    place: int
    story: str
    sketch: bytes


# Those that wait were read anew: what is kept of them is of another reading.
_KEPT = text("""
    SELECT p.number, p.article, coalesce(r.uri, ''), p.reading, p.place, p.story, p.sketch
    FROM placed AS p
    LEFT JOIN readings AS r ON r.number = p.reading
    WHERE p.article NOT IN (SELECT article FROM waiting)
    ORDER BY p.number
""")
_FIRSTS = text("""
    SELECT p.number, p.article, coalesce(r.uri, ''), p.reading, p.place, p.story, p.sketch
    FROM placed AS p
    LEFT JOIN readings AS r ON r.number = p.reading
    WHERE p.first = p.number
    ORDER BY p.number
""")
_FORGOTTEN = text("""
    SELECT a.id, coalesce(r.uri, '')
    FROM articles AS a
    LEFT JOIN readings AS r ON r.number = a.reading
    WHERE a.id NOT IN (SELECT article FROM placed) AND a.id NOT IN (SELECT article FROM waiting)
    ORDER BY a.id
""")
_ENDED = text("""
    SELECT first FROM stories WHERE first NOT IN (SELECT first FROM placed WHERE first = number)
    UNION
    SELECT first FROM placed WHERE first NOT IN (SELECT first FROM stories)
""")
_STRAYS = text("""
    SELECT 'keys'
    WHERE EXISTS (SELECT 1 FROM keys WHERE number NOT IN (SELECT number FROM placed))
    UNION
    SELECT 'bonds'
    WHERE EXISTS (SELECT 1 FROM bonds WHERE later NOT IN (SELECT number FROM placed))
    UNION
    SELECT 'placed'
    WHERE EXISTS (SELECT 1 FROM placed WHERE article NOT IN (SELECT id FROM articles))
""")


class Keeping:
    """The part of a linkage that says what is kept, and what ought to be and is not."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def articles(self) -> Iterator[Kept]:
        """Yield what is kept of the articles, but of those that wait to be placed anew."""
        yield from (Kept(*row) for row in ask(self._connection, _KEPT))

    def firsts(self) -> Iterator[Kept]:
        """Yield what is kept of the first article of each story."""
        yield from (Kept(*row) for row in ask(self._connection, _FIRSTS))

    def forgotten(self) -> Iterator[tuple[str, str]]:
        """Yield the articles that neither have a place nor wait for one, with their URIs."""
        yield from ((id, uri) for id, uri in ask(self._connection, _FORGOTTEN))

    def ended(self) -> list[int]:
        """Return the stories that are listed without articles, or have articles and no row."""
        return list(ask(self._connection, _ENDED).scalars())

    def strays(self) -> list[str]:
        """Return the tables that have rows of articles that have no place, or are not there."""
        return list(ask(self._connection, _STRAYS).scalars())
