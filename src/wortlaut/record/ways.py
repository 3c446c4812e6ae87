"""The ways of an actor's words: who passed them on, and which outlet published them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, text

from wortlaut.record.answers import Answer, names, streamed

_Names = Mapping[tuple[str, str], str]  # what judgements call the actor of an article


@dataclass(frozen=True, slots=True)
class Way:
    """How many statements came through the same names, nearest first, to the same outlet."""

    via: tuple[str, ...]
    outlet: str | None
    statements: int


_DIRECT = text("""
    SELECT r.outlet, count(*)
    FROM json_each(:holders) AS one
    CROSS JOIN statements AS s ON s.reading = json_extract(one.value, '$[0]')
        AND s.holder = json_extract(one.value, '$[1]')
    CROSS JOIN readings AS r ON r.number = s.reading
    WHERE s.via = '[]'
    GROUP BY r.outlet
""")
_PASSED_ON = text("""
    SELECT a.id, s.via_ids, s.via, r.outlet
    FROM json_each(:holders) AS one
    CROSS JOIN statements AS s ON s.reading = json_extract(one.value, '$[0]')
        AND s.holder = json_extract(one.value, '$[1]')
    CROSS JOIN readings AS r ON r.number = s.reading
    CROSS JOIN articles AS a ON a.reading = s.reading
    WHERE s.via != '[]'
""")
_OF_OUTLET = text("""
    SELECT a.id, r.title, r.outlet, r.published, s.id, s.kind, s.stance, s.holder, s.holder_name,
        s.via_ids, s.via, s.cue, s.content, s.text, s.disputed, s.ruling, s.judge
    FROM json_each(:holders) AS one
    CROSS JOIN statements AS s ON s.reading = json_extract(one.value, '$[0]')
        AND s.holder = json_extract(one.value, '$[1]')
    CROSS JOIN readings AS r ON r.number = s.reading
    CROSS JOIN articles AS a ON a.reading = s.reading
    WHERE (s.via = '[]') = :direct
        AND (:any_outlet OR r.outlet IS :outlet)
    ORDER BY a.published_at DESC, a.id, s.place
""")
_ARTICLE, _VIA_IDS, _VIA = 0, 9, 10


def ways(connection: Connection, holders: str, named: _Names) -> tuple[Way, ...]:
    """Count the ways of the statements of some holders, the most frequent first."""
    counts: Counter[tuple[tuple[str, ...], str | None]] = Counter()
    for outlet, number in streamed(connection, _DIRECT, {"holders": holders}):
        counts[(), outlet] += number
    for article, ids, via, outlet in streamed(connection, _PASSED_ON, {"holders": holders}):
        counts[_chain(article, ids, via, named), outlet] += 1
    found = (Way(via, outlet, number) for (via, outlet), number in counts.items())
    return tuple(sorted(found, key=lambda way: (-way.statements, way.via, way.outlet or "")))


def through(
    connection: Connection,
    holders: str,
    named: _Names,
    *,
    via: tuple[str, ...],
    outlet: str | None,
    limit: int,
) -> Iterator[Answer]:
    """Yield the latest statements that came through exactly these names, to one outlet or any.

    The outlet "" is that of articles of which none is known.
    """
    asked = {
        "holders": holders,
        "direct": not via,
        "any_outlet": outlet is None,
        "outlet": outlet or None,
    }
    rows = streamed(connection, _OF_OUTLET, asked)
    fitting = (row for row in rows if _chain(row[_ARTICLE], row[_VIA_IDS], row[_VIA], named) == via)
    yield from islice(fitting, limit)


def _chain(article: str, ids: str, via: str, named: _Names) -> tuple[str, ...]:
    """Return the names of those who passed words on, as judgements have them."""
    pairs = zip(names(ids), names(via), strict=True)
    return tuple(named.get((article, id), name) for id, name in pairs)
