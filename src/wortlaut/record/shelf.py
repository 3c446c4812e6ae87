"""The keys by which articles are found, week by week, as the store keeps them.

What is a key is not decided here.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, text

from wortlaut.record.answers import ask

Posting = tuple[int, int]  # the place of an article, and its number
Before = tuple[int, int, list[Posting]]  # a key, how many articles have it, and which

_POSTINGS = text("""
    SELECT asked.value, k.place, k.number
    FROM json_each(:keys) AS asked
    CROSS JOIN keys AS k ON k.week = :week AND k.key = asked.value
        AND k.place <= coalesce((
            SELECT place
            FROM keys
            WHERE week = :week AND key = asked.value
            ORDER BY place
            LIMIT 1 OFFSET :crowd
        ), 9223372036854775807)
    ORDER BY asked.id, k.place, k.number
""")
# Of each key as many as a crowd, and one more: counted in one place, for these lists are long.
_COUNTED = text("""
    SELECT asked.value, (
        SELECT count(*)
        FROM (
            SELECT 1
            FROM json_each(:weeks) AS week
            CROSS JOIN keys AS k ON k.week = week.value AND k.key = asked.value
                AND k.place < :place
            LIMIT :crowd + 1
        )
    )
    FROM json_each(:keys) AS asked
""")
_ALL_BEFORE = text("""
    SELECT asked.value, k.place, k.number
    FROM json_each(:keys) AS asked
    CROSS JOIN json_each(:weeks) AS week
    CROSS JOIN keys AS k ON k.week = week.value AND k.key = asked.value AND k.place < :place
    ORDER BY asked.id, week.id, k.place, k.number
""")
_LAST_BEFORE = text("""
    SELECT asked.value, k.place, k.number
    FROM json_each(:keys) AS asked
    CROSS JOIN keys AS k ON k.week = :week AND k.key = asked.value
    WHERE (k.place, k.number) = (
        SELECT place, number
        FROM keys
        WHERE week = :week AND key = asked.value AND place < :place
        ORDER BY place DESC, number DESC
        LIMIT 1
    )
""")
_FIRST_AFTER = text("""
    SELECT asked.value, k.place, k.number
    FROM json_each(:keys) AS asked
    CROSS JOIN keys AS k ON k.week = :week AND k.key = asked.value
    WHERE (k.place, k.number) = (
        SELECT place, number
        FROM keys
        WHERE week = :week AND key = asked.value AND place > :place
        ORDER BY place, number
        LIMIT 1
    )
""")
_WEEKS = text("""
    WITH RECURSIVE weeks (week) AS (
        SELECT min(week) FROM keys WHERE week >= 0
        UNION ALL
        SELECT (SELECT min(k.week) FROM keys AS k WHERE k.week > weeks.week)
        FROM weeks
        WHERE weeks.week IS NOT NULL
    )
    SELECT week
    FROM weeks
    WHERE week IS NOT NULL
""")
_INSERT_KEY = text("""
    INSERT INTO keys (week, key, place, number)
    VALUES (:week, :key, :place, :number)
""")
_DELETE_KEYS = text("""
    DELETE FROM keys
    WHERE (week, key, place, number) IN (
        SELECT :week, value, :place, :number FROM json_each(:keys)
    )
""")
_KEYS_OF = text("""
    SELECT count(*)
    FROM json_each(:keys) AS asked
    CROSS JOIN keys AS k ON k.week = :week AND k.key = asked.value
        AND k.place = :place AND k.number = :number
""")


class Shelf:
    """The part of a linkage that says which articles have which keys."""

    def __init__(self, connection: Connection, crowd: int) -> None:
        self._connection = connection
        # The driver itself: placing a thousand articles asks it ten thousand questions.
        self._driver: Any = connection.connection.driver_connection
        self._crowd = crowd

    def postings(self, week: int, keys: Collection[int]) -> dict[int, list[Posting]]:
        """Return the first articles of a week that have these keys: one more than a crowd."""
        asked = {"week": week, "keys": json.dumps(list(keys)), "crowd": self._crowd}
        found: dict[int, list[Posting]] = {}
        for key, place, number in self._driver.execute(_POSTINGS.text, asked):
            found.setdefault(key, []).append((place, number))
        return found

    def before(self, place: int, weeks: range, keys: Collection[int]) -> Iterator[Before]:
        """Yield what stands before a place in these weeks, for each key that something there has.

        Of what a crowd has only the last one is told, and how many have it: one more than a crowd.
        """
        asked = {"weeks": json.dumps(list(weeks)), "place": place, "crowd": self._crowd}
        rows = self._driver.execute(_COUNTED.text, {**asked, "keys": json.dumps(list(keys))})
        counts = {key: count for key, count in rows if count}
        few = [key for key, count in counts.items() if count <= self._crowd]
        found: dict[int, list[Posting]] = {}
        rows = self._driver.execute(_ALL_BEFORE.text, {**asked, "keys": json.dumps(few)})
        for key, at, number in rows:
            found.setdefault(key, []).append((at, number))
        many = [key for key, count in counts.items() if count > self._crowd]
        found |= self._nearest(_LAST_BEFORE.text, place, weeks, many)
        yield from ((key, count, found[key]) for key, count in counts.items())

    def after(self, place: int, weeks: range, keys: Collection[int]) -> dict[int, list[Posting]]:
        """Return, of the articles of these weeks that have a key, the first one after a place."""
        return self._nearest(_FIRST_AFTER.text, place, reversed(weeks), keys)

    def _nearest(
        self, sql: str, place: int, weeks: Iterable[int], keys: Collection[int]
    ) -> dict[int, list[Posting]]:
        """Return one article of each key: that of the last week in which there is one."""
        found: dict[int, list[Posting]] = {}
        for week in weeks if keys else ():
            asked = {"week": week, "keys": json.dumps(list(keys)), "place": place}
            rows = self._driver.execute(sql, asked)
            found |= {key: [(at, number)] for key, at, number in rows}
        return found

    def weeks(self) -> list[int]:
        """Return the weeks from which there are articles, but for those without a date."""
        return list(ask(self._connection, _WEEKS).scalars())

    def add(self, week: int, keys: Iterable[int], place: int, number: int) -> None:
        """Let an article be found by its keys."""
        rows = ({"week": week, "key": key, "place": place, "number": number} for key in keys)
        self._driver.executemany(_INSERT_KEY.text, rows)

    def drop(self, week: int, keys: Iterable[int], place: int, number: int) -> None:
        """Let an article be found by these keys no more."""
        asked = {"week": week, "keys": json.dumps(list(keys)), "place": place, "number": number}
        ask(self._connection, _DELETE_KEYS, asked)

    def count(self, week: int, keys: Iterable[int], place: int, number: int) -> int:
        """Count by how many of these keys an article is found."""
        asked = {"week": week, "keys": json.dumps(list(keys)), "place": place, "number": number}
        count: int = ask(self._connection, _KEYS_OF, asked).scalar_one()
        return count
