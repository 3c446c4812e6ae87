"""Searches that somebody named, to ask them again: superseded or withdrawn, never overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, text

from wortlaut.model.errors import InputError, NotFoundError
from wortlaut.model.identity import content_id
from wortlaut.record.rows import storable


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """What ``keeper`` asks for under a name, or no more; ``decided`` is a time in UTC.

    ``asked`` is the query of an address of the search page.
    """

    name: str
    asked: str
    keeper: str
    decided: str
    withdrawn: bool = False

    @property
    def id(self) -> str:
        """The hash of all that it says."""
        withdrawn = "withdrawn" if self.withdrawn else None
        return content_id("search", self.name, self.asked, self.keeper, self.decided, withdrawn)


_INSERT = text("""
    INSERT INTO searches (id, name, asked, keeper, decided, withdrawn)
    VALUES (:id, :name, :asked, :keeper, :decided, :withdrawn)
    ON CONFLICT (id) DO NOTHING
""")
_ALL = text("""
    SELECT id, name, asked, keeper, decided, withdrawn
    FROM searches
    ORDER BY decided, id
""")


def kept(connection: Connection) -> Iterator[tuple[str, SavedSearch]]:
    """Yield all that was ever decided under its id, the oldest first."""
    for id, name, asked, keeper, decided, withdrawn in connection.execute(_ALL):
        yield id, SavedSearch(name, asked, keeper, decided, bool(withdrawn))


def saved(connection: Connection) -> tuple[SavedSearch, ...]:
    """List the searches that are kept now, by name: of each name what was decided last."""
    last = {one.name: one for _, one in kept(connection)}
    standing = (one for one in last.values() if not one.withdrawn)
    return tuple(sorted(standing, key=lambda one: (one.name.casefold(), one.name)))


def save(connection: Connection, name: str, asked: str, by: str, decided: datetime) -> None:
    """Keep a search under a name; one that had it is superseded."""
    called = " ".join(storable(name).split())
    if not called or not asked:
        raise InputError("a search is saved with a name and what is searched for", "give both")
    made = SavedSearch(called, storable(asked), storable(by), _time(decided))
    _keep(connection, made)


def withdraw(connection: Connection, name: str, by: str, decided: datetime) -> None:
    """Keep that a search is no longer wanted."""
    found = next((one for one in saved(connection) if one.name == name), None)
    if found is None:
        raise NotFoundError(f"no search here is called {name}", "see the list of saved searches")
    made = replace(found, keeper=storable(by), decided=_time(decided), withdrawn=True)
    _keep(connection, made)


def _keep(connection: Connection, made: SavedSearch) -> None:
    connection.execute(_INSERT, {"id": made.id, **asdict(made)})


def _time(decided: datetime) -> str:
    """Write a time in UTC, in the form whose order as text is its order in time."""
    return decided.astimezone(UTC).isoformat(timespec="microseconds")
