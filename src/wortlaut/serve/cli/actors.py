"""``actors`` and ``actor``: who is mentioned, over all articles of a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wortlaut.serve.cli import options
from wortlaut.serve.cli.output import (
    SHORT,
    above,
    console,
    dotted,
    form_of,
    one_of,
    print_json,
    print_rows,
)

if TYPE_CHECKING:
    from rich.text import Text

    from wortlaut.record.actors import ActorRow

ACTOR_COLUMNS = ("actor", "articles", "said", "passed on", "also called")

_ALIASES = 5  # so many tell who is meant; `wortlaut actor` shows all


def actors(
    *,
    type: options.OfType = None,
    country: options.OfCountry = None,
    limit: options.Limit = 100,
    db: options.Db = Path("record.db"),
    json: options.JsonLines = False,
    csv: options.Csv = False,
    table: options.Table = False,
) -> None:
    """List who is mentioned, those first whom most articles mention.

    Actors of several articles are one where they have the same key, as people's judgements
    correct it (`wortlaut judge`). On a terminal: a table. Into a pipe or a file: one JSON object a
    line.
    """
    from wortlaut.record.store import Store  # noqa: PLC0415 - slow to load, as are all below

    form = form_of(json, csv, table)
    with Store(db, read_only=True) as store:
        found = store.actors(type=type, country=country, limit=limit)
        print_rows(found, form, ACTOR_COLUMNS, _actor_cells, "no such actor in the store")


def actor(
    name: options.Called,
    *,
    limit: options.Limit = 20,
    db: options.Db = Path("record.db"),
    json: options.Json = False,
    view: options.View = False,
) -> None:
    """Show one actor: names, what it said, what was said of it, and who quoted it.

    --limit is for each list of statements; the counts are of all. A name that fits several actors
    is an error that lists them with their keys. On a terminal: a readable view. Into a pipe or a
    file: JSON.
    """
    from wortlaut.record.store import Store  # noqa: PLC0415

    form = one_of({"json": json, "view": view}, on_terminal="view", piped="json")
    with Store(db, read_only=True) as store:
        portrait = store.actor(name, limit=limit)
    if form == "json":
        print_json(portrait, indent=2)
        return
    from wortlaut.serve.cli.portrait import show  # noqa: PLC0415

    show(portrait, console())


def _actor_cells(row: ActorRow) -> tuple[Text | str, ...]:
    others = [alias for alias in row.aliases if alias != row.name]
    more = "" if len(others) <= _ALIASES else f" and {len(others) - _ALIASES} more"
    return (
        above(row.name, dotted(row.type, row.country, short(row.key)), "bold"),
        str(row.articles),
        str(row.held),
        str(row.passed),
        ", ".join(others[:_ALIASES]) + more,
    )


def short(key: str) -> str:
    """Write so much of a key that `wortlaut actor` finds it again."""
    article, colon, id = key.rpartition(":")
    return article[:SHORT] + colon + (id if colon else id[:SHORT])
