"""``judge`` and ``judgements``: people correct who is meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wortlaut.model.judgement import Verdict
from wortlaut.serve.cli import options
from wortlaut.serve.cli.actors import short
from wortlaut.serve.cli.output import above, day, dotted, form_of, print_made, print_rows

if TYPE_CHECKING:
    from rich.text import Text

    from wortlaut.record.judgements import JudgementRow
    from wortlaut.record.judging import Decision

JUDGEMENT_COLUMNS = ("verdict", "on", "and", "by", "state")


def judge(
    verdict: Annotated[
        Verdict, typer.Argument(metavar="same|different|unsure", help="What the two are.")
    ],
    a: Annotated[
        str,
        typer.Argument(
            metavar="A",
            help="A key, the beginning of one, a name, or ARTICLE:ACTOR for the actor of one "
            "article.",
        ),
    ],
    b: Annotated[str, typer.Argument(metavar="B", help="The other, named in the same way.")],
    *,
    by: options.By = None,
    note: options.Note = None,
    withdraw: options.Withdraw = False,
    db: options.ExistingDb = Path("record.db"),
    json: options.Json = False,
) -> None:
    """Judge whether two actors are the same.

    Every command then takes them for one, or for two. A judgement is kept with your name and the
    time, survives reading the articles again, and can be taken back. Of two judgements on the same
    pair the later counts. Two that were judged different are never joined, not even through a
    third: where that would happen, the older judgement gives way, and you are told which. The
    actor of one article, judged different from its key, becomes an actor of its own; judged the
    same as another, it moves there.
    """
    from wortlaut.record.store import Store  # noqa: PLC0415 - slow to load, as is all below

    who, now = by or login(), datetime.now(UTC)
    with Store(db) as store:
        act = store.withdraw if withdraw else store.judge
        decision = act(verdict, a, b, by=who, decided=now, note=note)
    print_made(decision, "\n".join(_told(decision)), json)


def judgements(
    db: options.Db = Path("record.db"),
    json: options.JsonLines = False,
    csv: options.Csv = False,
    table: options.Table = False,
) -> None:
    """List what people judged, the oldest first, and whether it still counts.

    On a terminal: a table. Into a pipe or a file: one JSON object a line.
    """
    from wortlaut.record.store import Store  # noqa: PLC0415

    form = form_of(json, csv, table)
    with Store(db, read_only=True) as store:
        found = store.judgements()
    print_rows(found, form, JUDGEMENT_COLUMNS, _judgement_cells, "nothing was judged yet")


def login() -> str:
    """Return the name under which somebody works on this machine."""
    try:
        return getuser()
    except (ImportError, KeyError, OSError) as error:
        raise typer.BadParameter("who judges? give your name with --by") from error


# ------------------------------------------------------------------------------ telling
def _told(decision: Decision) -> Iterator[str]:
    """Say what was decided, and what became of other judgements by it."""
    made = decision.judgement
    yield _said(made)
    against = {row.id: row for row in decision.against}
    if made.state in ("superseded", "overruled"):
        yield f"  it does not count: {made.state} by a later judgement"
    for row in decision.changed:
        reason = f", because of: {_said(against[row.against])}" if row.against else ""
        yield f"  now {row.state}: {_said(row)}{reason}"


def _said(row: JudgementRow) -> str:
    pair = f"{row.a_name} ({short(row.a)}) and {row.b_name} ({short(row.b)})"
    act = "taken back" if row.state == "withdrawal" else "judged"
    return f"{pair} {_WORDS[row.verdict]}: {act} by {row.judge} on {day(row.decided)}"


_WORDS = {"same": "are the same", "different": "are different", "unsure": "may be the same"}


def _judgement_cells(row: JudgementRow) -> tuple[Text | str, ...]:
    return (
        above(row.verdict, row.note or "", "bold"),
        above(row.a_name, short(row.a), ""),
        above(row.b_name, short(row.b), ""),
        above(row.judge, day(row.decided), ""),
        dotted(row.state, row.against and f"by {short(row.against)}"),
    )
