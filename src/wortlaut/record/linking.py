"""How articles hang together, as the store keeps it: their places, and the bonds between them.

All of it follows from the records, so it may be changed and made again; what is a bond or a story
is not decided here. The numbers of articles are the store's own and are never shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, text

from wortlaut.model.form import loads
from wortlaut.model.record import Record
from wortlaut.record.answers import ask
from wortlaut.record.kept import Keeping
from wortlaut.record.shelf import Shelf
from wortlaut.record.stories import Stories

BondRow = tuple[int, int, str]  # the numbers of a later and an earlier article; the reasons


@dataclass(frozen=True, slots=True)
class Placed:
    """An article that has its place among the others."""

    number: int
    article: str
    first: int
    place: int


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """What is kept of an article that is given its place."""

    number: int
    article: str
    reading: int
    place: int
    story: str
    sketch: bytes


_WAITING = text("""
    SELECT w.article
    FROM waiting AS w
    CROSS JOIN articles AS a ON a.id = w.article
    ORDER BY coalesce(a.updated_at, a.published_at) IS NULL,
        coalesce(a.updated_at, a.published_at), w.article
""")
_RECORDS = text("""
    SELECT a.reading, records.json
    FROM json_each(:articles) AS asked
    CROSS JOIN articles AS a ON a.id = asked.value
    CROSS JOIN records ON records.reading = a.reading
""")
_DONE = text("""
    DELETE FROM waiting
    WHERE article IN (SELECT value FROM json_each(:articles))
""")
_KNOWN = text("""
    SELECT number, place, sketch
    FROM placed
    WHERE article = :article
""")
_LAST = text("""
    SELECT (SELECT coalesce(max(number), 0) FROM placed),
        (SELECT coalesce(max(place), -1) FROM placed)
""")
_SKETCH = text("""
    SELECT sketch
    FROM placed
    WHERE number = :number
""")
_INSERT_PLACED = text("""
    INSERT INTO placed (number, article, reading, place, story, first, sketch)
    VALUES (:number, :article, :reading, :place, :story, :number, :sketch)
    ON CONFLICT (number) DO UPDATE
    SET reading = excluded.reading, place = excluded.place, sketch = excluded.sketch
""")
_INSERT_BOND = text("""
    INSERT INTO bonds (later, earlier, reasons)
    VALUES (:later, :earlier, :reasons)
    ON CONFLICT (later, earlier) DO UPDATE
    SET reasons = excluded.reasons
""")
_BOUND_TO = text("""
    SELECT later FROM bonds WHERE earlier = :number
    UNION
    SELECT earlier FROM bonds WHERE later = :number
""")
_UNBIND_LATER = text("DELETE FROM bonds WHERE later = :number")
_UNBIND_EARLIER = text("DELETE FROM bonds WHERE earlier = :number")
# Whoever is in a story with one of these, and whoever is bound to any of those, however far.
_AROUND = text("""
    WITH RECURSIVE around (number) AS (
        SELECT other.number
        FROM json_each(:numbers) AS asked
        CROSS JOIN placed AS one ON one.number = asked.value
        CROSS JOIN placed AS other ON other.first = one.first
        UNION
        SELECT value FROM json_each(:numbers)
        UNION
        SELECT b.earlier FROM around CROSS JOIN bonds AS b ON b.later = around.number
        UNION
        SELECT b.later FROM around CROSS JOIN bonds AS b ON b.earlier = around.number
    )
    SELECT p.number, p.article, p.first, p.place
    FROM around
    CROSS JOIN placed AS p ON p.number = around.number
    ORDER BY p.place, p.article
""")
_BONDS = text("""
    SELECT b.later, b.earlier, b.reasons
    FROM json_each(:numbers) AS asked
    CROSS JOIN bonds AS b ON b.later = asked.value
    ORDER BY b.later, b.earlier
""")
_REFUSED = text("""
    SELECT j.later, j.earlier
    FROM json_each(:articles) AS asked
    CROSS JOIN link_judgements AS j ON j.later = asked.value
    WHERE j.verdict = 'not-taken' AND NOT j.withdrawn AND NOT EXISTS (
        SELECT 1
        FROM link_judgements AS newer
        WHERE newer.later = j.later AND newer.earlier = j.earlier
            AND (newer.decided, newer.id) > (j.decided, j.id)
    )
""")
_LINKER = text("SELECT version FROM linker")
_IS_WAITING = text("SELECT EXISTS (SELECT 1 FROM waiting)")
_MADE_BY = text("INSERT INTO linker (version) VALUES (:version)")
_START_ANEW = (
    "DELETE FROM stories",
    "DELETE FROM contested",
    "DELETE FROM bonds",
    "DELETE FROM keys",
    "DELETE FROM placed",
    "DELETE FROM linker",
    "INSERT OR IGNORE INTO waiting (article) SELECT id FROM articles",
)


class Linkage:
    """The part of a store that says how articles hang together, inside one transaction."""

    def __init__(self, connection: Connection, crowd: int) -> None:
        self._connection = connection
        # The driver itself: placing a thousand articles asks it ten thousand questions.
        self._driver: Any = connection.connection.driver_connection
        self.shelf = Shelf(connection, crowd)
        self.stories = Stories(connection)
        self.kept = Keeping(connection)

    # -------------------------------------------------------------------------- what is to do
    def is_waiting(self) -> bool:
        """Tell whether articles have no place yet."""
        return bool(ask(self._connection, _IS_WAITING).scalar_one())

    def waiting(self) -> list[str]:
        """Return the articles that have no place yet, as far as known the first published first."""
        return list(ask(self._connection, _WAITING).scalars())

    def records(self, articles: Iterable[str]) -> list[tuple[int, Record]]:
        """Return the readings that stand for these articles, with their records."""
        rows = ask(self._connection, _RECORDS, {"articles": json.dumps(list(articles))})
        return [(reading, loads(written)) for reading, written in rows]

    def done(self, articles: Iterable[str]) -> None:
        """Note that these articles have their place."""
        ask(self._connection, _DONE, {"articles": json.dumps(list(articles))})

    def made_by(self, version: str) -> None:
        """Note by which version of linking all is made; what another one made is forgotten."""
        if ask(self._connection, _LINKER).scalar() == version:
            return
        for statement in _START_ANEW:
            self._connection.exec_driver_sql(statement)
        ask(self._connection, _MADE_BY, {"version": version})

    def version(self) -> str | None:
        """Return by which version of linking all is made; None if nothing is."""
        version: str | None = ask(self._connection, _LINKER).scalar()
        return version

    # -------------------------------------------------------------------------- places
    def known(self, article: str) -> tuple[int, int, bytes] | None:
        """Return the number, the place and the sketch of an article that has a place."""
        row = self._driver.execute(_KNOWN.text, {"article": article}).fetchone()
        return None if row is None else (row[0], row[1], row[2])

    def last(self) -> tuple[int, int]:
        """Return the highest number, and the last place in the order of publication."""
        number, place = ask(self._connection, _LAST).one()
        return number, place

    def sketch(self, number: int) -> bytes:
        """Return the sketch of an article."""
        (written,) = self._driver.execute(_SKETCH.text, {"number": number}).fetchone()
        return bytes(written)

    def put(self, row: PlacedRow) -> None:
        """Give an article its place; what is known of it already is replaced, but for its story."""
        self._driver.execute(_INSERT_PLACED.text, asdict(row))

    # -------------------------------------------------------------------------- bonds
    def bind(self, bonds: Iterable[BondRow]) -> None:
        """Keep bonds."""
        rows = ({"later": one, "earlier": other, "reasons": why} for one, other, why in bonds)
        self._driver.executemany(_INSERT_BOND.text, rows)

    def unbind(self, number: int, *, later: bool) -> None:
        """Forget the bonds of an article to earlier ones; with ``later`` those to later ones."""
        ask(self._connection, _UNBIND_LATER, {"number": number})
        if later:
            ask(self._connection, _UNBIND_EARLIER, {"number": number})

    def bound_to(self, number: int) -> list[int]:
        """Return the articles that an article is bound to."""
        return list(ask(self._connection, _BOUND_TO, {"number": number}).scalars())

    def bonds(self, numbers: Iterable[int]) -> list[BondRow]:
        """Return the bonds of articles to earlier ones."""
        rows = ask(self._connection, _BONDS, {"numbers": json.dumps(list(numbers))})
        return [(later, earlier, why) for later, earlier, why in rows]

    def around(self, numbers: Iterable[int]) -> list[Placed]:
        """Return the articles that these are or may be in a story with, in the order of places."""
        rows = ask(self._connection, _AROUND, {"numbers": json.dumps(list(numbers))})
        return [Placed(*row) for row in rows]

    def refused(self, articles: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Return the links, later and earlier, of which people say that they are none."""
        rows = ask(self._connection, _REFUSED, {"articles": json.dumps(list(articles))})
        return frozenset((later, earlier) for later, earlier in rows)
