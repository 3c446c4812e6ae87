"""``verify``, ``schema`` and ``doctor``: whether what is there holds."""

from __future__ import annotations

import io
import json as json_text
import os
import platform
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from wortlaut.model.errors import InputError
from wortlaut.serve.cli import options
from wortlaut.serve.cli.exits import Code
from wortlaut.serve.cli.output import console, counted, print_json

if TYPE_CHECKING:
    from wortlaut.record.verify import Mismatch

DEPENDENCIES = (
    "alembic", "charset-normalizer", "jinja2", "lxml", "py3langid", "pystemmer", "rich",
    "sqlalchemy", "trafilatura", "typer",
)  # fmt: skip


def verify(
    citations: Annotated[
        Path | None,
        typer.Option(
            "--citations",
            metavar="FILE",
            help="Check these citation lines instead; - is standard input.",
            show_default=False,
        ),
    ] = None,
    db: options.Db = Path("record.db"),
    json: options.JsonLines = False,
) -> None:
    """Re-read every excerpt in the store against its article.

    What links the articles is made again from their records, and compared with what is kept.
    Prints what does not re-read exactly, one a line, and ends with exit code 1 if there is any.
    With --citations, lines of `wortlaut export citations` are checked instead: that the store has
    the article, that its text has the hash, that the words stand at these characters, and that
    the record says so of whose they are.
    """
    if citations:
        _verify_citations(citations, db, json)
    from wortlaut.record.store import Store  # noqa: PLC0415 - slow to load, as is the next
    from wortlaut.run.verifying import mismatches  # noqa: PLC0415

    wrong, show = 0, print_json if json else _print_line
    with Store(db, read_only=True) as store:
        for mismatch in mismatches(store):
            wrong += 1
            show(mismatch)
        articles = counted(store.counts().articles, "article")
    if not json:
        print(
            f"{articles} re-read: {wrong or 'no'} {'difference' if wrong == 1 else 'differences'}"
        )
    raise typer.Exit(Code.WRONG if wrong else Code.WELL)


def _verify_citations(citations: Path, db: Path, as_json: bool) -> NoReturn:
    """Check citation lines against the articles of a store, and end the command."""
    from wortlaut.record.store import Store  # noqa: PLC0415 - slow to load, as is the next
    from wortlaut.serve.export.citations import miscited  # noqa: PLC0415

    wrong, lines = 0, 0

    def counting() -> Iterator[str]:
        nonlocal lines
        for line in _lines_of(citations):
            lines += bool(line.strip())
            yield line

    with Store(db, read_only=True) as store:
        # once for all the lines of an article, which follow each other
        known = lru_cache(maxsize=1)(lambda article: store.renamed(store.record(article)))
        for one in miscited(counting(), known):
            wrong += 1
            if as_json:
                print_json(one)
            else:
                print(f"{citations}:{one.line}: {one.problem}")
    if not as_json:
        print(f"{counted(lines, 'citation')} checked: {wrong or 'none'} wrong")
    raise typer.Exit(Code.WRONG if wrong else Code.WELL)


def _lines_of(citations: Path) -> Iterator[str]:
    if str(citations) == "-":
        yield from io.TextIOWrapper(sys.stdin.buffer, "utf-8", "replace")
        return
    try:
        with citations.open(encoding="utf-8-sig", errors="replace") as file:
            yield from file
    except OSError as error:
        raise InputError(
            f"{citations} cannot be read: {error.strerror}", "name a file of citation lines, or -"
        ) from error


def _print_line(mismatch: Mismatch) -> None:
    where = " ".join(part for part in (mismatch.article, mismatch.uri, mismatch.field) if part)
    print(f"{where}: {mismatch.problem}")


def schema(
    dossier: Annotated[
        bool, typer.Option("--dossier", help="The schema of the dossier instead.")
    ] = False,
) -> None:
    """Print the JSON Schema of the record, which `wortlaut read` keeps to."""
    from wortlaut.model.dossier import Dossier  # noqa: PLC0415
    from wortlaut.model.form import json_schema  # noqa: PLC0415

    made = json_schema(Dossier) if dossier else json_schema()
    print(json_text.dumps(made, ensure_ascii=False, indent=2))


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that a working Wortlaut needs: what was found, and whether it will do."""

    name: str
    found: str
    ok: bool
    hint: str = ""


def doctor(db: options.Db = Path("record.db"), json: options.Json = False) -> None:
    """Check whether everything that Wortlaut needs is there, and say what to do if not."""
    checks = tuple(checks_of(db))
    if json:
        print_json(checks)
    else:
        _print_checks(checks)
    raise typer.Exit(Code.WELL if all(check.ok for check in checks) else Code.WRONG)


def checks_of(db: Path) -> Iterator[Check]:
    """Look at Python, the libraries, the reader, SQLite and the store, in this order."""
    yield Check("wortlaut", version("wortlaut"), ok=True)
    yield Check("python", f"{platform.python_version()} ({sys.executable})", ok=True)
    yield Check("platform", platform.platform(), ok=True)
    yield from (_dependency(name) for name in DEPENDENCIES)
    yield _reader()
    yield _sqlite()
    yield _store(db)


def _dependency(name: str) -> Check:
    try:
        return Check(name, version(name), ok=True)
    except PackageNotFoundError:
        return Check(name, "not installed", ok=False, hint=f"pip install {name}")


def _reader() -> Check:
    """Say which reader reads when none is named, and why another does in its place."""
    from wortlaut.annotate.readers import DEFAULT, STANDARD, lacking, reader_version  # noqa: PLC0415

    version, missing = reader_version(STANDARD), lacking(STANDARD)
    if missing is None:
        return Check("reader", f"{version}: the {DEFAULT} reader, its weights are there", ok=True)
    told = f"{version}: the rules read, for the {DEFAULT} reader cannot ({missing})"
    return Check("reader", told, ok=False, hint="pip install --force-reinstall wortlaut")


def _sqlite() -> Check:
    """Try whether this SQLite can search: FTS5 is a choice of those who build it."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5(body)")
        except sqlite3.OperationalError:
            return Check(
                "sqlite",
                f"{sqlite3.sqlite_version} without FTS5",
                ok=False,
                hint="use a Python whose SQLite has FTS5, such as that of python.org",
            )
    return Check("sqlite", f"{sqlite3.sqlite_version} with FTS5", ok=True)


def _store(db: Path) -> Check:
    """Say where the store is, or would be, and whether it can be written."""
    place = db if db.exists() else db.absolute().parent
    state = "there" if db.exists() else "not there yet"
    if os.access(place, os.W_OK):
        return Check("store", f"{db.absolute()}: {state}, writable", ok=True)
    return Check(
        "store",
        f"{db.absolute()}: {state}, not writable",
        ok=False,
        hint=f"check the permissions of {place}, or name another file with --db",
    )


def _print_checks(checks: tuple[Check, ...]) -> None:
    from rich.table import Table  # noqa: PLC0415

    table = Table.grid(padding=(0, 2, 0, 0))
    for check in checks:
        mark = "[green]ok[/]" if check.ok else "[bold red]no[/]"
        table.add_row(
            mark, check.name, check.found + (f"\nhint: {check.hint}" if not check.ok else "")
        )
    console().print(table)
