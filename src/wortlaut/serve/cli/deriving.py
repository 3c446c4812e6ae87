"""``link`` and ``links``: people decide whether one article was made of another."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wortlaut.model.judgement import LinkVerdict
from wortlaut.serve.cli import options
from wortlaut.serve.cli.failures import tell_unlinked
from wortlaut.serve.cli.judging import login
from wortlaut.serve.cli.output import above, day, dotted, form_of, print_made, print_rows

if TYPE_CHECKING:
    from rich.text import Text

    from wortlaut.record.links import LinkRow

LINK_COLUMNS = ("verdict", "articles", "by", "state")


def link(
    verdict: Annotated[
        LinkVerdict,
        typer.Argument(metavar="taken|not-taken", help="Whether the later is made of the earlier."),
    ],
    later: Annotated[
        str,
        typer.Argument(
            metavar="LATER",
            help="The later article: its id, the beginning of one, or its address; with "
            "--withdraw, the id of a decision.",
        ),
    ],
    earlier: Annotated[
        str | None, typer.Argument(metavar="EARLIER", help="The earlier article, likewise.")
    ] = None,
    *,
    by: options.By = None,
    note: options.Note = None,
    withdraw: options.Withdraw = False,
    db: options.ExistingDb = Path("record.db"),
    json: options.Json = False,
) -> None:
    """Decide whether one article was made of another: copied from it, edited, rewritten.

    A link that is none is left out when the story is linked, which is done at once: its copies and
    origins are counted anew. A decision is kept with your name and the time, and can be taken back.
    """
    from wortlaut.record.store import Store  # noqa: PLC0415 - slow to load, as is all below
    from wortlaut.run.placing import link_all  # noqa: PLC0415

    if (earlier is None) != withdraw:
        needed = "the id of a decision alone" if withdraw else "two articles, the later one first"
        raise typer.BadParameter(f"give {needed}")
    who, now = by or login(), datetime.now(UTC)
    with Store(db) as store:
        if earlier is None:
            made = store.withdraw_link(later, by=who, decided=now, note=note)
        else:
            made = store.judge_link(verdict, later, earlier, by=who, decided=now, note=note)
        faults = link_all(store)
    print_made(made, _told(made), json)
    raise typer.Exit(tell_unlinked(faults, json))


def links(
    db: options.Db = Path("record.db"),
    json: options.JsonLines = False,
    csv: options.Csv = False,
    table: options.Table = False,
) -> None:
    """List what people decided about links between articles, the newest first.

    On a terminal: a table. Into a pipe or a file: one JSON object a line.
    """
    from wortlaut.record.store import Store  # noqa: PLC0415

    form = form_of(json, csv, table)
    with Store(db, read_only=True) as store:
        found = store.link_rulings()
    print_rows(found, form, LINK_COLUMNS, _cells, "nothing was decided about links yet")


# ------------------------------------------------------------------------------ telling
def _told(row: LinkRow) -> str:
    judgement = row.judgement
    act = "taken back" if judgement.withdrawn else "decided"
    return (
        f"{judgement.later_name} is {_meaning(row)} {judgement.earlier_name}, {act} by "
        f"{judgement.judge} on {day(judgement.decided)}  [{row.id}]"
    )


def _meaning(row: LinkRow) -> str:
    return "made of" if row.judgement.verdict == "taken" else "not made of"


def _cells(row: LinkRow) -> tuple[Text | str, ...]:
    judgement = row.judgement
    return (
        above(_meaning(row), row.id, "bold"),
        above(f"{judgement.later_name} ← {judgement.earlier_name}", judgement.later, ""),
        above(judgement.judge, day(judgement.decided), ""),
        dotted(row.state, judgement.note),
    )
