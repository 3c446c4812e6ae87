"""``dossier``: what many articles say together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from wortlaut.model.document import Given
from wortlaut.model.form import dumps
from wortlaut.model.record import Record
from wortlaut.serve.cli import options
from wortlaut.serve.cli.output import one_of
from wortlaut.serve.cli.reading import Outcome, found, read_articles

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
    if paths:
        raws = found(paths, Given(), max_mb)
        records = outcome.records(read_articles(raws, Choice(reader, prefer), workers))
    else:
        records = _stored(db)
    made = joined(records, as_of)
    if form == "json":
        print(dumps(made, indent=2))
    else:
        from wortlaut.serve.told import lines_of  # noqa: PLC0415

        print(*lines_of(made), sep="\n")
    if paths:
        outcome.leave(paths)


def _stored(db: Path) -> Iterator[Record]:
    from wortlaut.record.store import Store  # noqa: PLC0415 - slow to load

    with Store(db, read_only=True) as store:
        yield from store.records()
