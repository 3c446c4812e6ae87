"""``correct`` and ``corrections``: people correct what was read of a statement."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wortlaut.model.judgement import StatementVerdict
from wortlaut.serve.cli import options
from wortlaut.serve.cli.failures import tell_unlinked
from wortlaut.serve.cli.judging import login
from wortlaut.serve.cli.output import above, day, dotted, form_of, print_made, print_rows
from wortlaut.serve.told import flow

if TYPE_CHECKING:
    from rich.text import Text

    from wortlaut.record.rulings import RulingRow

CORRECTION_COLUMNS = ("verdict", "words", "by", "state")
_NOBODY = "nobody named"


def correct(
    verdict: Annotated[
        StatementVerdict,
        typer.Argument(metavar="right|other-holder|no-statement", help="What it is."),
    ],
    statement: Annotated[
        str,
        typer.Argument(
            metavar="STATEMENT",
            help="ARTICLE:STATEMENT as in 3fa2:s3; with --withdraw, the id of a correction.",
        ),
    ],
    holder: Annotated[
        str | None,
        typer.Argument(
            metavar="HOLDER",
            help="Whose words it is: an actor of the article by id or name, or any other name. "
            "Left out: the text names nobody.",
        ),
    ] = None,
    *,
    by: options.By = None,
    note: options.Note = None,
    withdraw: options.Withdraw = False,
    db: options.ExistingDb = Path("record.db"),
    json: options.Json = False,
) -> None:
    """Correct a statement: it is none, or the words of another; or confirm it.

    Lists, searches, actors, stories and exports then have it so, and say who decided it. What was
    read is kept beside it. A correction is kept with your name and the time, holds for the same
    words when the article is read again, and can be taken back.
    """
    from wortlaut.record.store import Store  # noqa: PLC0415 - slow to load, as is all below
    from wortlaut.run.placing import link_all  # noqa: PLC0415

    who, now = by or login(), datetime.now(UTC)
    with Store(db) as store:
        if withdraw:
            made = store.withdraw_ruling(statement, by=who, decided=now, note=note)
        else:
            made = store.judge_statement(
                verdict, statement, holder=holder, by=who, decided=now, note=note
            )
        faults = link_all(store)
    print_made(made, _told(made), json)
    raise typer.Exit(tell_unlinked(faults, json))


def corrections(
    db: options.Db = Path("record.db"),
    json: options.JsonLines = False,
    csv: options.Csv = False,
    table: options.Table = False,
) -> None:
    """List what people decided about statements, the newest first, and whether it still counts.

    On a terminal: a table. Into a pipe or a file: one JSON object a line.
    """
    from wortlaut.record.store import Store  # noqa: PLC0415

    form = form_of(json, csv, table)
    with Store(db, read_only=True) as store:
        found = store.rulings()
    print_rows(found, form, CORRECTION_COLUMNS, _cells, "nothing was corrected yet")


# ------------------------------------------------------------------------------ telling
def _told(row: RulingRow) -> str:
    judgement = row.judgement
    act = "taken back" if judgement.withdrawn else "decided"
    return (
        f"{flow(judgement.on.words)}: {_meaning(row)}, {act} by {judgement.judge} on "
        f"{day(judgement.decided)}  [{row.id}]"
    )


def _meaning(row: RulingRow) -> str:
    judgement = row.judgement
    if judgement.verdict == "right":
        return "right"
    if judgement.verdict == "no-statement":
        return "no statement"
    found = judgement.on.holder or _NOBODY
    return f"words of {judgement.holder.name if judgement.holder else _NOBODY}, not of {found}"


def _cells(row: RulingRow) -> tuple[Text | str, ...]:
    judgement = row.judgement
    return (
        above(_meaning(row), row.id, "bold"),
        above(flow(judgement.on.words), judgement.on.article, ""),
        above(judgement.judge, day(judgement.decided), ""),
        dotted(row.state, judgement.note),
    )
