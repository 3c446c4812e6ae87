"""``export``: what a store holds, in a form that other programs and people take."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wortlaut.serve.cli import options
from wortlaut.serve.cli.failures import OutputError
from wortlaut.serve.cli.output import counted

if TYPE_CHECKING:
    from wortlaut.serve.cli.joining import Joined
    from wortlaut.serve.export.formats import Format
    from wortlaut.serve.export.material import Material

# The names of ``serve.export.formats.FORMATS``, which takes long to load.
Name = Literal[
    "jsonl", "csv", "parquet", "citations", "annotations", "schema-org", "followthemoney", "brat",
    "html", "story",
]  # fmt: skip


def export(
    format: Annotated[
        Name, typer.Argument(metavar="FORMAT", help="One of those below; see docs/exports.md.")
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="Where to write: a file; a folder for what is several files, unless it ends in "
            ".zip; - is standard output, where several files are a zip. Without it: into a pipe if "
            "there is one, else into wortlaut.ENDING.",
            show_default=False,
        ),
    ] = None,
    table: Annotated[
        str | None,
        typer.Option("--table", metavar="NAME", help="Of csv and parquet this table alone."),
    ] = None,
    story: options.OfStory = None,
    by: options.SaidBy = None,
    about: options.About = None,
    kind: options.OfKind = None,
    stance: options.OfStance = None,
    status: options.OfStatus = None,
    via: options.Via = None,
    chain: options.Chain = None,
    outlet: options.OfOutlet = None,
    agency: options.OfAgency = None,
    since: options.Since = None,
    until: options.Until = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="So many articles at most.")
    ] = None,
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="URL",
            help="What the id of an article is appended to in permalinks, such as the address of "
            "a desk; without it urn:wortlaut:article: is.",
        ),
    ] = None,
    db: options.Db = Path("record.db"),
) -> None:
    """Write articles and what was found in them for other programs, archives and people.

    jsonl: every record whole; `wortlaut add` takes it back. csv, parquet: a table for each noun.
    citations: a line for each statement, which `wortlaut verify --citations` checks. annotations:
    W3C Web Annotations. schema-org: JSON-LD. followthemoney: entities for OpenAleph. brat: text
    and standoff. html: one page of articles. story: a page for each story.

    --by, --about, --kind, --stance, --status, --via and --chain choose statements: articles without
    any are left out, and of the others only these are given (jsonl gives every record whole). The
    latest articles come first. --story chooses the articles of one story; csv and parquet then
    have tables of what its articles say together. All but html and story hold only a few articles
    in memory. The same store gives the same bytes.
    """
    from wortlaut.record.asked import Asked  # noqa: PLC0415 - slow to load, as are all below
    from wortlaut.record.store import Store  # noqa: PLC0415
    from wortlaut.serve.export.formats import format_called  # noqa: PLC0415
    from wortlaut.serve.export.material import BASE  # noqa: PLC0415

    chosen = format_called(format)
    if table:
        _check_table(chosen, table, story)
    known = _joined(db, story) if story else None
    parts = (known.dossier,) if known else ()
    asked = Asked(
        outlet=outlet,
        agency=agency,
        since=since,
        until=until,
        by=by,
        about=about,
        kind=kind,
        stance=stance,
        status=status,
        via=via,
        chain=chain,
        limit=limit,
        articles=tuple(one.id for part in parts for one in part.articles) if parts else None,
    )
    with Store(db, read_only=True) as store:
        material = replace(chosen.from_store(store, asked, base or BASE), dossiers=parts)
        _write(chosen, material, output or _place(chosen, table), table)
    if known:
        known.leave()


def _joined(db: Path, story: str) -> Joined:
    """Return what the articles of the story say together that somebody means."""
    from wortlaut.serve.cli.joining import Articles, joined  # noqa: PLC0415

    articles = Articles((), db, "full", "balance", 1, 50)
    return joined(articles, None, story, as_json=False)


def _check_table(format: Format, table: str, story: str | None) -> None:
    from wortlaut.serve.export.tables import tables  # noqa: PLC0415

    names = [one.name for one in tables() if story or one.of == "articles"]
    if format.shape != "tables":
        raise typer.BadParameter(f"--table is for csv and parquet; {format.name} has no tables")
    if table not in names:
        raise typer.BadParameter(f"there is no table {table!r}; give one of {', '.join(names)}")


def _place(format: Format, table: str | None) -> Path:
    """Return where to write if nobody says: standard output into a pipe, else a file beside us."""
    if not sys.stdout.isatty():
        return Path("-")
    return Path(f"{table}.{format.name}" if table else f"wortlaut.{format.ending}")


def _write(format: Format, material: Material, output: Path, table: str | None) -> None:
    from wortlaut.serve.export.deliver import into_folder, joined  # noqa: PLC0415
    from wortlaut.serve.export.formats import download  # noqa: PLC0415

    if table:
        parts = (one for one in format.parts(material) if one.name == f"{table}.{format.name}")
        _stream(joined(parts), output)
    elif format.shape == "file" or str(output) == "-" or output.suffix == ".zip":
        _stream(download(format, material), output)
    else:
        with _telling(output):
            written = into_folder(format.parts(material), output)
        print(f"{output}: {counted(written, 'file')}", file=sys.stderr)


def _stream(pieces: Iterator[bytes], output: Path) -> None:
    """Write bytes as they come, into a file or standard output."""
    if str(output) == "-":
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    first = next(pieces, b"")  # what cannot begin does not overwrite what is there
    with _telling(output), output.open("wb") as file:
        size = sum(file.write(piece) for piece in chain([first], pieces))
    print(f"{output}: {counted(size, 'byte')}", file=sys.stderr)


@contextmanager
def _telling(output: Path) -> Iterator[None]:
    """Say which file it was that could not be written."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{output} cannot be written: {error.strerror}", hint="name another place with -o"
        ) from error
