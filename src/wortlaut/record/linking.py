"""How articles hang together, as the store keeps it: keys, bonds, stories, and what these say.

All of it follows from the records, so it may be changed and made again; what is a key, a bond or a
story is not decided here. The numbers of articles are the store's own and are never shown.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, text

from wortlaut.model.form import loads
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Record
from wortlaut.record.answers import at_most
from wortlaut.record.search import Term, match_expression

Posting = tuple[int, int]  # the place of an article, and its number
Before = tuple[int, int, list[Posting]]  # a key, how many articles have it, and which
BondRow = tuple[int, int, str]  # the numbers of a later and an earlier article; the reasons


@dataclass(frozen=True, slots=True)
class Placed:
    """An article that has its place among the others."""

    number: int
    article: str
    first: int
    place: int


@dataclass(frozen=True, slots=True)
class ListedRow:
    """An article of a story in a list; ``story`` is the id of a story that it is the first of."""

    article: str
    story: str
    title: str | None
    uri: str
    outlet: str | None
    published: str | None


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
_INSERT_PLACED = text("""
    INSERT INTO placed (number, article, reading, place, story, first, sketch)
    VALUES (:number, :article, :reading, :place, :story, :number, :sketch)
    ON CONFLICT (number) DO UPDATE
    SET reading = excluded.reading, place = excluded.place, sketch = excluded.sketch
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
_LATEST = text("""
    SELECT first, place
    FROM placed
    WHERE place < :below
    ORDER BY place DESC, number DESC
""")
_LAST_PLACE = text("SELECT max(place) FROM placed WHERE first = :first AND place < :below")
_STORY_OF = text("SELECT first FROM placed WHERE article = :article")
_TEXTS = text("""
    SELECT p.article, json_extract(records.json, '$.text')
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
_LINKER = text("SELECT version FROM linker")
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
_KEYS_OF = text("""
    SELECT count(*)
    FROM json_each(:keys) AS asked
    CROSS JOIN keys AS k ON k.week = :week AND k.key = asked.value
        AND k.place = :place AND k.number = :number
""")
_IS_WAITING = text("SELECT EXISTS (SELECT 1 FROM waiting)")
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
        self._crowd = crowd

    # -------------------------------------------------------------------------- what is to do
    def is_waiting(self) -> bool:
        """Tell whether articles have no place yet."""
        return bool(self._ask(_IS_WAITING.text).scalar_one())

    def waiting(self) -> list[str]:
        """Return the articles that have no place yet, as far as known the first published first."""
        return list(self._ask(_WAITING.text).scalars())

    def records(self, articles: Iterable[str]) -> list[tuple[int, Record]]:
        """Return the readings that stand for these articles, with their records."""
        rows = self._ask(_RECORDS.text, {"articles": json.dumps(list(articles))})
        return [(reading, loads(written)) for reading, written in rows]

    def done(self, articles: Iterable[str]) -> None:
        """Note that these articles have their place."""
        self._ask(_DONE.text, {"articles": json.dumps(list(articles))})

    def made_by(self, version: str) -> None:
        """Note by which version of linking all is made; what another one made is forgotten."""
        if self._ask(_LINKER.text).scalar() == version:
            return
        for statement in _START_ANEW:
            self._ask(statement)
        self._ask("INSERT INTO linker (version) VALUES (?)", (version,))

    # -------------------------------------------------------------------------- places and keys
    def known(self, article: str) -> tuple[int, int, bytes] | None:
        """Return the number, the place and the sketch of an article that has a place."""
        row = self._driver.execute(_KNOWN.text, {"article": article}).fetchone()
        return None if row is None else (row[0], row[1], row[2])

    def last(self) -> tuple[int, int]:
        """Return the highest number, and the last place in the order of publication."""
        number, place = self._ask(_LAST.text).one()
        return number, place

    def sketch(self, number: int) -> bytes:
        """Return the sketch of an article."""
        (written,) = self._driver.execute(_SKETCH.text, {"number": number}).fetchone()
        return bytes(written)

    def put(self, row: PlacedRow) -> None:
        """Give an article its place; what is known of it already is replaced, but for its story."""
        self._driver.execute(_INSERT_PLACED.text, asdict(row))

    def add_keys(self, week: int, keys: Iterable[int], place: int, number: int) -> None:
        """Let an article be found by its keys."""
        rows = ({"week": week, "key": key, "place": place, "number": number} for key in keys)
        self._driver.executemany(_INSERT_KEY.text, rows)

    def drop_keys(self, week: int, keys: Iterable[int], place: int, number: int) -> None:
        """Let an article be found by these keys no more."""
        asked = {"week": week, "keys": json.dumps(list(keys)), "place": place, "number": number}
        self._ask(_DELETE_KEYS.text, asked)

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
        return list(self._ask(_WEEKS.text).scalars())

    # -------------------------------------------------------------------------- to be verified
    def version(self) -> str | None:
        """Return by which version of linking all is made; None if nothing is."""
        version: str | None = self._ask(_LINKER.text).scalar()
        return version

    def kept(self) -> Iterator[Kept]:
        """Yield what is kept of the articles, but of those that wait to be placed anew."""
        yield from (Kept(*row) for row in self._driver.execute(_KEPT.text))

    def firsts(self) -> Iterator[Kept]:
        """Yield what is kept of the first article of each story."""
        yield from (Kept(*row) for row in self._driver.execute(_FIRSTS.text))

    def keys_kept(self, week: int, keys: Iterable[int], place: int, number: int) -> int:
        """Count by how many of these keys an article is found."""
        asked = {"week": week, "keys": json.dumps(list(keys)), "place": place, "number": number}
        count: int = self._ask(_KEYS_OF.text, asked).scalar_one()
        return count

    def forgotten(self) -> Iterator[tuple[str, str]]:
        """Yield the articles that neither have a place nor wait for one, with their URIs."""
        yield from ((id, uri) for id, uri in self._ask(_FORGOTTEN.text))

    def ended(self) -> list[int]:
        """Return the stories that are listed without articles, or have articles and no row."""
        return list(self._ask(_ENDED.text).scalars())

    def strays(self) -> list[str]:
        """Return the tables that have rows of articles that have no place, or are not there."""
        return list(self._ask(_STRAYS.text).scalars())

    # -------------------------------------------------------------------------- bonds
    def bind(self, bonds: Iterable[BondRow]) -> None:
        """Keep bonds."""
        rows = ({"later": one, "earlier": other, "reasons": why} for one, other, why in bonds)
        self._driver.executemany(_INSERT_BOND.text, rows)

    def unbind(self, number: int, *, later: bool) -> None:
        """Forget the bonds of an article to earlier ones; with ``later`` those to later ones."""
        self._ask(_UNBIND_LATER.text, {"number": number})
        if later:
            self._ask(_UNBIND_EARLIER.text, {"number": number})

    def bound_to(self, number: int) -> list[int]:
        """Return the articles that an article is bound to."""
        return list(self._ask(_BOUND_TO.text, {"number": number}).scalars())

    def bonds(self, numbers: Iterable[int]) -> list[BondRow]:
        """Return the bonds of articles to earlier ones."""
        rows = self._ask(_BONDS.text, {"numbers": json.dumps(list(numbers))})
        return [(later, earlier, why) for later, earlier, why in rows]

    # -------------------------------------------------------------------------- stories
    def around(self, numbers: Iterable[int]) -> list[Placed]:
        """Return the articles that these are or may be in a story with, in the order of places."""
        rows = self._ask(_AROUND.text, {"numbers": json.dumps(list(numbers))})
        return [Placed(*row) for row in rows]

    def move(self, numbers: Iterable[int], first: int) -> None:
        """Put articles into the story that begins with one of them."""
        rows = ({"first": first, "number": number} for number in numbers)
        self._driver.executemany(_MOVE.text, rows)

    def unlink(self, first: int) -> None:
        """Note that a story is to be linked anew."""
        self._ask(_UNLINK.text, {"first": first})

    def end(self, first: int) -> None:
        """Forget the story that began with an article: it begins with another now."""
        self._ask(_END.text, {"first": first})
        self._ask(_UNCONTEST.text, {"first": first})

    def unlinked(self, limit: int | None = None) -> list[int]:
        """Return stories that are to be linked anew, by their first articles."""
        return list(self._ask(_UNLINKED.text, {"limit": at_most(limit)}).scalars())

    def members(self, first: int) -> list[tuple[int, Record]]:
        """Return the articles of a story in the order of publication: number, record."""
        rows = self._ask(_MEMBERS.text, {"first": first})
        return [(number, loads(written)) for number, written in rows]

    def link(self, first: int, dossier: str) -> None:
        """Keep what the articles of a story say together."""
        self._ask(_LINK.text, {"first": first, "dossier": dossier})

    def contest(self, first: int, pairs: Iterable[tuple[str, str]]) -> None:
        """Note of which articles of a story, later and earlier, people should look at the link."""
        self._ask(_UNCONTEST.text, {"first": first})
        rows = [{"first": first, "later": one, "earlier": other} for one, other in pairs]
        if rows:
            self._connection.exec_driver_sql(_CONTEST.text, rows)

    def refused(self, articles: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Return the links, later and earlier, of which people say that they are none."""
        rows = self._ask(_REFUSED.text, {"articles": json.dumps(list(articles))})
        return frozenset((later, earlier) for later, earlier in rows)

    def stories(self, first: int | None = None) -> Iterator[tuple[int, str | None, int]]:
        """Yield the stories: the first article, what it says (None: unlinked), its last place."""
        rows = self._ask(_STORIES.text, {"first": first})
        yield from ((one, dossier, last) for one, dossier, last in rows)

    def listed(self, first: int) -> list[ListedRow]:
        """Return what a list shows of the articles of a story, in the order of publication."""
        return [ListedRow(*row) for row in self._ask(_LISTED.text, {"first": first})]

    def dossier(self, first: int) -> str | None:
        """Return what the articles of a story say together; None if it is to be linked anew."""
        written: str | None = self._ask(_DOSSIER.text, {"first": first}).scalar()
        return written

    def latest(self, below: int) -> Iterator[tuple[int, int]]:
        """Yield the story and the place of each article before a place, the last one first."""
        rows = self._ask(_LATEST.text, {"below": below})
        yield from ((first, place) for first, place in rows)

    def last_place(self, first: int, below: int) -> int | None:
        """Return the last place of a story that lies before a place."""
        asked = {"first": first, "below": below}
        place: int | None = self._ask(_LAST_PLACE.text, asked).scalar()
        return place

    def story_of(self, article: str) -> int | None:
        """Return the story that an article is in."""
        first: int | None = self._ask(_STORY_OF.text, {"article": article}).scalar()
        return first

    def texts(self, first: int) -> dict[str, str]:
        """Return the texts of the articles of a story."""
        return dict(tuple(row) for row in self._ask(_TEXTS.text, {"first": first}))

    def with_words(self, asked: Iterable[Term]) -> list[int]:
        """Return the stories that have an article with all these words, the first begun first."""
        return list(self._ask(_WITH_WORDS.text, {"match": match_expression(asked)}).scalars())

    def story_led_to(self, story: str) -> int | None:
        """Return the story that an id leads to: that of the article which the id is made of."""
        first: int | None = self._ask(_STORY_LED_TO.text, {"story": story}).scalar()
        return first

    def _ask(self, sql: str, asked: Any = ()) -> Any:
        return self._connection.exec_driver_sql(sql, asked)
