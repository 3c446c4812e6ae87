"""``dossier`` and ``trace``: what many articles say together, and where words came from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wortlaut.model.document import Given
from wortlaut.model.dossier import Use
from wortlaut.model.form import dumps
from wortlaut.model.record import Record
from wortlaut.serve.cli import options
from wortlaut.serve.cli.output import form_of, one_of, print_rows
from wortlaut.serve.cli.reading import Outcome, found, read_articles

if TYPE_CHECKING:
    from wortlaut.annotate.readers import Choice

OptionalPaths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Files, folders or - for standard input; without any, the articles of the store.",
        show_default=False,
    ),
]
Format = Annotated[
    Literal["json", "text"] | None,
    typer.Option("--format", help="Print JSON, or text for people.", show_default=False),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="TIME",
        callback=options.iso_date,
        help="Only articles published by then (ISO 8601).",
    ),
]


def dossier(
    paths: OptionalPaths = None,
    *,
    db: options.Db = Path("record.db"),
    format: Format = None,
    as_of: AsOf = None,
    reader: options.Reader = "full",
    prefer: options.Prefer = "balance",
    workers: options.Workers = 1,
    max_mb: options.MaxMb = 50,
) -> None:
    """Say what many articles say together: stories, copies, utterances, claims and origins.

    Which articles are about one thing, which were made from which, which statements are one
    utterance, who carries a claim and who disputes it, and on how many independent origins it
    rests: a range, with the reasons. On a terminal: text. Into a pipe or a file: JSON
    (docs/across-articles.md).
    """
    from wortlaut.annotate.readers import Choice  # noqa: PLC0415 - slow to load, as are all below
    from wortlaut.run.linking import dossier as joined  # noqa: PLC0415

    chosen = {"json": format == "json", "text": format == "text"}
    form = one_of(chosen, on_terminal="text", piped="json")
    outcome = Outcome(as_json=form == "json")
    choice = Choice(reader, prefer)
    records = _records(paths, db=db, outcome=outcome, choice=choice, workers=workers, max_mb=max_mb)
    made = joined(records, as_of)
    if form == "json":
        print(dumps(made, indent=2))
    else:
        from wortlaut.serve.told import lines_of  # noqa: PLC0415

        print(*lines_of(made), sep="\n")
    if paths:
        outcome.leave(paths)


def trace(
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="Words in a row, as somebody quotes them.")
    ],
    paths: OptionalPaths = None,
    *,
    db: options.Db = Path("record.db"),
    json: options.JsonLines = False,
    csv: options.Csv = False,
    table: options.Table = False,
    reader: options.Reader = "full",
    prefer: options.Prefer = "balance",
    workers: options.Workers = 1,
    max_mb: options.MaxMb = 50,
) -> None:
    """Show who used certain words first, and in which forms they went on from there.

    Words are compared by stem. All forms of an utterance that has them are listed, the first
    published first: quoted in full, cut, indirect, retold. On a terminal: a table. Into a pipe
    or a file: one JSON object a line.
    """
    from wortlaut.annotate.readers import Choice  # noqa: PLC0415 - slow to load, as are all below
    from wortlaut.link.trace import uses_of  # noqa: PLC0415
    from wortlaut.run.linking import dossier as joined  # noqa: PLC0415

    form = form_of(json, csv, table)
    outcome = Outcome(as_json=form == "json")
    choice = Choice(reader, prefer)
    records = _records(paths, db=db, outcome=outcome, choice=choice, workers=workers, max_mb=max_mb)
    columns = ("published", "outlet", "holder", "form", "words")
    print_rows(uses_of(joined(records), words), form, columns, _cells, "nobody used these words")
    if paths:
        outcome.leave(paths)


def _cells(use: Use) -> tuple[str, ...]:
    day = (use.published or "")[:16].replace("T", " ")
    return (day, use.outlet or "", use.holder or "", use.form or "", " ".join(use.words.split()))


def _records(
    paths: list[str] | None,
    *,
    db: Path,
    outcome: Outcome,
    choice: Choice,
    workers: int,
    max_mb: float,
) -> Iterator[Record]:
    """Read the articles that are named, or take those of the store."""
    if not paths:
        return _stored(db)
    return outcome.records(read_articles(found(paths, Given(), max_mb), choice, workers))


def _stored(db: Path) -> Iterator[Record]:
    from wortlaut.record.store import Store  # noqa: PLC0415 - slow to load

    with Store(db, read_only=True) as store:
        yield from store.records()
