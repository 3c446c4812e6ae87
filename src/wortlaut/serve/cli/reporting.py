"""``report``: one HTML page for an article, several of them, or a search."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wortlaut.model.document import Given
from wortlaut.model.errors import InputError, NotFoundError
from wortlaut.serve.cli import options
from wortlaut.serve.cli.failures import OutputError
from wortlaut.serve.cli.output import counted
from wortlaut.serve.cli.reading import Outcome, found, read_articles
from wortlaut.serve.marks import lit

if TYPE_CHECKING:
    from wortlaut.annotate.readers import Choice
    from wortlaut.serve.export.page import Entry


def report(
    articles: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID|PATH",
            help="Articles of the store by id, or files and folders to read, or - for standard "
            "input.",
            show_default=False,
        ),
    ] = None,
    *,
    search: Annotated[
        str | None,
        typer.Option(
            "--search", metavar="WORDS", help="The articles of the store with these words."
        ),
    ] = None,
    output: options.Output = Path("report.html"),
    limit: options.Limit = 20,
    db: options.Db = Path("record.db"),
    reader: options.Reader = "full",
    prefer: options.Prefer = "balance",
) -> None:
    """Write one HTML page: articles with every statement marked, and whose words it is.

    The page needs no other file, no network and no JavaScript; it prints, and it can be read on
    a telephone and in the dark. Arguments that are files or folders are read; any other is the
    id of an article in the store.
    """
    from wortlaut.annotate.readers import Choice  # noqa: PLC0415 - slow to load
    from wortlaut.serve.export.page import page  # noqa: PLC0415

    if bool(articles) == bool(search):
        raise typer.BadParameter("give articles, or --search WORDS; not both, not neither")
    outcome = Outcome(as_json=False)
    if search:
        entries, heading = tuple(_searched(search, db, limit)), f"Search: {search}"
    else:
        entries, heading = tuple(_named(articles or [], db, Choice(reader, prefer), outcome)), None
    if entries:
        write(output, page(entries, heading))
        statements = sum(len(entry.record.statements or ()) for entry in entries)
        told = f"{counted(len(entries), 'article')}, {counted(statements, 'statement')}"
        print(f"{output}: {told}", file=sys.stderr)
    if search and not entries:
        raise NotFoundError(f"no article in {db} has the words {search!r}", hint="try fewer words")
    if outcome.rejected or not entries:
        outcome.leave(articles or [])


def _searched(words: str, db: Path, limit: int) -> Iterator[Entry]:
    from wortlaut.record.store import Store  # noqa: PLC0415
    from wortlaut.serve.export.page import Entry  # noqa: PLC0415

    with Store(db, read_only=True) as store:
        for hit in store.search(words, limit=limit):
            record = store.renamed(store.record(hit.article.id))
            yield Entry(record, lit(hit.excerpt, hit.snippet, hit.spans))


def _named(names: list[str], db: Path, choice: Choice, outcome: Outcome) -> Iterator[Entry]:
    """Read the files, fetch the ids, in the order they were given."""
    from wortlaut.serve.export.page import Entry  # noqa: PLC0415

    for name in names:
        if name == "-" or Path(name).exists():
            raws = found([name], Given(), 50)
            records = outcome.records(read_articles(raws, choice, workers=1))
            yield from (Entry(record) for record in records)
        else:
            yield _stored(name, db)


def _stored(id: str, db: Path) -> Entry:
    from wortlaut.record.store import Store  # noqa: PLC0415
    from wortlaut.serve.export.page import Entry  # noqa: PLC0415

    if not db.exists():
        raise InputError(
            f"{id} is no file, and there is no store {db} to look it up in",
            hint="check the path, or name the store with --db",
        )
    with Store(db, read_only=True) as store:
        return Entry(store.renamed(store.record(id)))


def write(output: Path, html: str) -> None:
    """Write a page into a file; into standard output where that is named by -."""
    if str(output) == "-":
        print(html)
        return
    try:
        output.write_text(html, "utf-8", errors="backslashreplace")
    except OSError as error:
        raise OutputError(
            f"{output} cannot be written: {error.strerror}", hint="name another file with -o"
        ) from error
