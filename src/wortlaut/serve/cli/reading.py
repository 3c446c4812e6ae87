"""``read`` and ``add``: articles in, records out or into a store."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from wortlaut.model.document import Given, Raw, Rejected
from wortlaut.model.errors import InputError
from wortlaut.model.form import dumps
from wortlaut.model.record import Record
from wortlaut.serve.cli import options
from wortlaut.serve.cli.exits import Code
from wortlaut.serve.cli.failures import failure_of, tell, tell_unlinked
from wortlaut.serve.cli.output import console, counted, one_of, print_json

if TYPE_CHECKING:
    from wortlaut.annotate.readers import Choice
    from wortlaut.record.adding import Added

MEGABYTE = 1_000_000


def read(
    paths: options.Paths,
    *,
    jsonl: options.Jsonl = False,
    json: options.Json = False,
    view: options.View = False,
    reader: options.Reader = "full",
    prefer: options.Prefer = "balance",
    workers: options.Workers = 1,
    max_mb: options.MaxMb = 50,
    outlet: options.Outlet = None,
    title: options.Title = None,
    published: options.Published = None,
    updated: options.Updated = None,
    credit: options.Credit = None,
    author: options.Author = None,
    url: options.Url = None,
    language: options.Language = None,
) -> None:
    """Read articles and print who says what in them.

    On a terminal: the readable view. Into a pipe or a file: JSON (docs/record.md), one object
    for one article, a list for several; with --jsonl one object a line, as they are read. The
    order of the input is kept. What you say about the articles wins over what their text says. A
    record that comes as JSON stays what it is.
    """
    form = one_of({"jsonl": jsonl, "json": json, "view": view}, on_terminal="view", piped="json")
    from wortlaut.annotate.readers import Choice  # noqa: PLC0415 - slow to load

    given = Given(url, title, outlet, credit, tuple(author or ()), published, updated, language)
    raws = found(paths, given, max_mb)
    outcome = Outcome(as_json=jsonl or json)
    records = outcome.records(read_articles(raws, Choice(reader, prefer), workers))
    {"jsonl": _print_lines, "json": _print_whole, "view": _print_views}[form](records)
    outcome.leave(paths)


def add(
    paths: options.Paths,
    *,
    db: options.Db = Path("record.db"),
    json: options.Json = False,
    reader: options.Reader = "full",
    prefer: options.Prefer = "balance",
    workers: options.Workers = 1,
    max_mb: options.MaxMb = 50,
    outlet: options.Outlet = None,
    title: options.Title = None,
    published: options.Published = None,
    updated: options.Updated = None,
    credit: options.Credit = None,
    author: options.Author = None,
    url: options.Url = None,
    language: options.Language = None,
) -> None:
    """Read articles into a store.

    Adding the same article twice changes nothing; a changed article with the same URL is kept
    beside the first as a new version of it. What cannot be read is kept, too, with the reason:
    see `wortlaut rejects`. Records that come as JSON (`wortlaut export jsonl`) are kept as they
    are, without reading them anew. Stopped half-way, the store is whole, and the same command
    goes on.
    """
    from wortlaut.annotate.readers import Choice  # noqa: PLC0415 - slow to load, as are all below
    from wortlaut.record.store import Store  # noqa: PLC0415
    from wortlaut.run.adding import add_all  # noqa: PLC0415

    given = Given(url, title, outlet, credit, tuple(author or ()), published, updated, language)
    with Store(db) as store, progress(found(paths, given, max_mb), paths) as raws:
        added = add_all(store, raws, Choice(reader, prefer), workers=workers)
    if json:
        print_json(added)
    else:
        print(_summary(added))
        tell_unlinked(added.unlinked, as_json=False)
    raise typer.Exit(_code(added, paths))


# ------------------------------------------------------------------------------ reading
def found(paths: Iterable[str], given: Given, max_mb: float) -> Iterator[Raw | Rejected]:
    """Find the articles in files, folders and standard input."""
    from wortlaut.acquire.find import find  # noqa: PLC0415

    limit = int(max_mb * MEGABYTE)
    return find(list(paths), limit=limit, given=given, stdin=sys.stdin.buffer)


def read_articles(
    raws: Iterable[Raw | Rejected], choice: Choice, workers: int
) -> Iterator[Record | Rejected]:
    """Read what was found, in order."""
    from wortlaut.run.local import read_all  # noqa: PLC0415

    return read_all(raws, choice, workers=workers)


def read_file(path: str) -> Record:
    """Read the one article that a file holds, as ``wortlaut read`` does by itself."""
    from wortlaut.annotate.readers import Choice  # noqa: PLC0415

    outcome = Outcome(as_json=False)
    records = list(outcome.records(read_articles(found([path], Given(), 50), Choice(), workers=1)))
    if len(records) > 1:
        raise InputError(
            f"{path} holds {len(records)} articles",
            f"keep them, then name one: wortlaut add {path}",
        )
    if not records:
        outcome.leave([path])
    return records[0]


class Outcome:
    """Counts what was read and tells what was rejected, so that the exit code can say so."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json
        self.read = 0
        self.rejected = 0

    def records(self, articles: Iterable[Record | Rejected]) -> Iterator[Record]:
        """Let the records through; tell each rejected input on standard error."""
        for article in articles:
            if isinstance(article, Rejected):
                self.rejected += 1
                sys.stdout.flush()
                tell(failure_of(article), self.as_json)
            else:
                self.read += 1
                yield article

    def leave(self, paths: Iterable[str]) -> None:
        """End the command with the exit code for what happened."""
        if self.rejected:
            raise typer.Exit(Code.SOME_REJECTED if self.read else Code.NOTHING_READ)
        if not self.read:
            raise nothing_in(paths)


def nothing_in(paths: Iterable[str]) -> InputError:
    """Say that there was nothing to read."""
    return InputError(
        f"no article in {', '.join(paths)}", hint="give .txt, .html or .jsonl files, or folders"
    )


def _print_lines(records: Iterator[Record]) -> None:
    for record in records:
        print(dumps(record))


def _print_whole(records: Iterator[Record]) -> None:
    """Print one record as an object, several as a list, without holding more than two."""
    first, second = next(records, None), next(records, None)
    if first is None:
        return
    if second is None:
        print(dumps(first, indent=2))
        return
    print("[", dumps(first), sep="\n", end="")
    for record in chain([second], records):
        print(",", dumps(record), sep="\n", end="")
    print("\n]")


def _print_views(records: Iterator[Record]) -> None:
    from wortlaut.serve.cli.view import show  # noqa: PLC0415

    for record in records:
        show(record, console())


# ------------------------------------------------------------------------------ adding
@contextmanager
def progress(
    raws: Iterator[Raw | Rejected], paths: Iterable[str]
) -> Iterator[Iterator[Raw | Rejected]]:
    """Show on a terminal how much of the input has been taken in; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield raws
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("reading"),
        BarColumn(),
        TextColumn("{task.fields[articles]:,} articles"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=_size(paths), articles=0)

        def watched() -> Iterator[Raw | Rejected]:
            for number, raw in enumerate(raws, start=1):
                yield raw
                size = len(raw.content) if isinstance(raw, Raw) else 0
                bar.update(task, advance=size, articles=number)

        yield watched()


def _size(paths: Iterable[str]) -> int | None:
    """Add up the bytes of all files; None where standard input is among them."""
    total = 0
    for path in paths:
        if path == "-":
            return None
        files = (os.path.join(at, name) for at, _, names in os.walk(path) for name in names)
        for file in files if os.path.isdir(path) else (path,):
            try:
                total += os.stat(file).st_size
            except OSError:
                continue  # found again, and rejected with its reason, when it is read
    return total


def _summary(added: Added) -> str:
    parts = [f"{counted(added.new - added.again, 'article')} added"]
    parts += [f"{added.again:,} read anew"] if added.again else []
    parts += [f"{added.known:,} already there"] if added.known else []
    parts += [f"{added.rejected:,} rejected: see `wortlaut rejects`"] if added.rejected else []
    return ", ".join(parts)


def _code(added: Added, paths: Iterable[str]) -> Code:
    if added.unlinked:
        return Code.DEFECT
    if added.rejected:
        return Code.SOME_REJECTED if added.new or added.known else Code.NOTHING_READ
    if not (added.new or added.known):
        raise nothing_in(paths)
    return Code.WELL
