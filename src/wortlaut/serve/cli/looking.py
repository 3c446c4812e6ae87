"""``show``, ``chain``, ``quotes``, ``search``, ``articles`` and ``rejects``: what is in a store."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wortlaut.model.errors import NotFoundError
from wortlaut.model.form import dumps
from wortlaut.serve.chains import in_words
from wortlaut.serve.cli import options
from wortlaut.serve.cli.output import (
    SHORT,
    above,
    console,
    day,
    dotted,
    form_of,
    one_of,
    print_csv,
    print_rows,
)
from wortlaut.serve.cli.reading import read_file
from wortlaut.serve.marks import lit

if TYPE_CHECKING:
    from rich.text import Text

    from wortlaut.model.document import Rejected
    from wortlaut.model.record import Record
    from wortlaut.record.queries import ArticleRow, Hit, QuoteRow
    from wortlaut.serve.ways import Way

_BLANKS = re.compile(r"\s+")


def show(
    id: options.ArticleOrFile,
    db: options.Db = Path("record.db"),
    json: options.Json = False,
    view: options.View = False,
) -> None:
    """Show one article and who says what in it: of the store, or a file that is read now.

    JSON is the record as it was read, with the statements as people corrected them
    (`wortlaut correct`). The view calls an actor that was judged the same as others
    (`wortlaut judge`) by the name that all of them have.
    """
    form = one_of({"json": json, "view": view}, on_terminal="view", piped="json")
    record, called = _article(id, db)
    if form == "json":
        print(dumps(record, indent=2))
        return
    from wortlaut.serve.cli.view import show as print_view  # noqa: PLC0415 - slow to load

    print_view(called, console())


def _article(id: str, db: Path) -> tuple[Record, Record]:
    """Return an article as it is and as people called its actors; a file not in the store is read.

    Without a store, and where the store does not know it, a file stands for its article.
    """
    from wortlaut.record.store import Store  # noqa: PLC0415 - slow to load, as are all below

    if not db.exists() and Path(id).is_file():
        return (read_file(id),) * 2
    with Store(db, read_only=True) as store:
        try:
            record = store.record(id)
        except NotFoundError:
            if not Path(id).is_file():
                raise
        else:
            return record, store.renamed(record)
    return (read_file(id),) * 2


def chain(
    id: options.ArticleOrFile,
    db: options.Db = Path("record.db"),
    json: options.JsonLines = False,
    csv: options.Csv = False,
    table: options.Table = False,
) -> None:
    """List the statements of one article, each with the whole way it came.

    The way leads from whose words they are over those who passed them on and the agencies that
    the article credits to the outlet. A medium says who controls it, where the tables know it. On
    a terminal: a table. Into a pipe or a file: one JSON object a line.
    """
    from wortlaut.serve.ways import plain, ways_of  # noqa: PLC0415

    form = form_of(json, csv, table)
    ways = ways_of(_article(id, db)[1])
    if form == "csv":
        print_csv(map(plain, ways))
    else:
        print_rows(ways, form, WAY_COLUMNS, _way_cells, "no statement in this article")


def quotes(
    *,
    by: options.SaidBy = None,
    about: options.About = None,
    kind: options.OfKind = None,
    stance: options.OfStance = None,
    status: options.OfStatus = None,
    via: options.Via = None,
    chain: options.Chain = None,
    outlet: options.OfOutlet = None,
    since: options.Since = None,
    until: options.Until = None,
    like: options.Like = False,
    limit: options.Limit = 100,
    db: options.Db = Path("record.db"),
    json: options.JsonLines = False,
    csv: options.Csv = False,
    table: options.Table = False,
) -> None:
    """List statements: whose words, through whom, and where they stand.

    A name finds the words of all actors that were judged the same (`wortlaut judge`). On a
    terminal: a table. Into a pipe or a file: one JSON object a line.
    """
    from wortlaut.record.store import Store  # noqa: PLC0415
    from wortlaut.run.widening import widened  # noqa: PLC0415

    form = form_of(json, csv, table)
    with Store(db, read_only=True) as store:
        found = store.quotes(
            by=by,
            about=widened(store, about) if like and about else about,
            kind=kind,
            stance=stance,
            status=status,
            via=via,
            chain=chain,
            outlet=outlet,
            since=since,
            until=until,
            limit=limit,
        )
        print_rows(found, form, QUOTE_COLUMNS, _quote_cells, "no such statement in the store")


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="Words that an article has, all of them.")
    ],
    *,
    like: options.Like = False,
    limit: options.Limit = 20,
    db: options.Db = Path("record.db"),
    json: options.JsonLines = False,
    csv: options.Csv = False,
    table: options.Table = False,
) -> None:
    """Find articles by their words, the best first.

    Takes words, "phrases", prefix* and this|that; case, umlauts and accents make no difference:
    "koln" finds "Köln". On a terminal: a table with the words that were found set off. Into a pipe
    or a file: one JSON object a line.
    """
    from wortlaut.record.store import Store  # noqa: PLC0415
    from wortlaut.run.widening import widened  # noqa: PLC0415

    form = form_of(json, csv, table)
    with Store(db, read_only=True) as store:
        asked = " ".join(words)
        hits = store.search(widened(store, asked) if like else asked, limit=limit)
        print_rows(hits, form, HIT_COLUMNS, _hit_cells, "no article has these words")


def articles(
    *,
    outlet: options.OfOutlet = None,
    agency: options.OfAgency = None,
    since: options.Since = None,
    until: options.Until = None,
    limit: options.Limit = 100,
    db: options.Db = Path("record.db"),
    json: options.JsonLines = False,
    csv: options.Csv = False,
    table: options.Table = False,
) -> None:
    """List the articles of the store.

    On a terminal: a table. Into a pipe or a file: one JSON object a line.
    """
    from wortlaut.record.store import Store  # noqa: PLC0415

    form = form_of(json, csv, table)
    with Store(db, read_only=True) as store:
        found = store.articles(outlet=outlet, agency=agency, since=since, until=until, limit=limit)
        print_rows(found, form, ARTICLE_COLUMNS, _article_cells, "no such article in the store")


def rejects(
    every: Annotated[
        bool, typer.Option("--all", help="Also those that were read at a later try.")
    ] = False,
    db: options.Db = Path("record.db"),
    json: options.JsonLines = False,
    csv: options.Csv = False,
    table: options.Table = False,
) -> None:
    """List the inputs that could not be read, and why.

    On a terminal: a table. Into a pipe or a file: one JSON object a line.
    """
    from wortlaut.record.store import Store  # noqa: PLC0415

    form = form_of(json, csv, table)
    with Store(db, read_only=True) as store:
        print_rows(store.rejects(all=every), form, REJECT_COLUMNS, _reject_cells, "no rejects")


# ------------------------------------------------------------------------------ tables
WAY_COLUMNS = ("statement", "stance", "chain", "content")
QUOTE_COLUMNS = ("whose words", "what")
HIT_COLUMNS = ("article", "found")
ARTICLE_COLUMNS = ("article", "published", "outlet", "title", "statements")
REJECT_COLUMNS = ("input", "stage", "reason", "detail")


def _way_cells(way: Way) -> tuple[Text | str, ...]:
    disputed = f"disputed by {', '.join(way.disputed_by)}" if way.disputed_by else ""
    return (
        above(way.statement, way.kind.replace("_", " "), "bold"),
        above(way.stance, disputed, ""),
        in_words(way.chain),
        way.content,
    )


def _quote_cells(row: QuoteRow) -> tuple[Text, ...]:
    holder = " → ".join((row.whose or "nobody named", *row.via))
    how = f"{row.kind.replace('_', ' ')} · {row.stance}"
    where = dotted(row.outlet, day(row.published), row.article[:SHORT])
    return above(holder, how, "bold"), above(row.text, where, "")


def _hit_cells(row: Hit) -> tuple[Text, ...]:
    article = row.article
    where = dotted(article.outlet, day(article.published), article.id[:SHORT])
    return above(article.title or article.uri, where, "bold"), _lit(row)


def _article_cells(row: ArticleRow) -> tuple[Text | str, ...]:
    versions = f"one of {row.versions} versions" if row.versions > 1 else ""
    return (
        row.id[:SHORT],
        day(row.published) or "–",
        above(row.outlet or "–", ", ".join(row.agencies), ""),
        above(row.title or row.uri, versions, "bold"),
        "–" if row.statements is None else str(row.statements),
    )


def _reject_cells(row: Rejected) -> tuple[str, ...]:
    return (row.uri, row.stage, row.reason, row.detail)


def _lit(hit: Hit) -> Text:
    """Set the words that were found off from the passage they stand in."""
    from rich.text import Text  # noqa: PLC0415

    pieces = lit(hit.excerpt, hit.snippet, hit.spans)
    return Text.assemble(
        *((_BLANKS.sub(" ", text), "bold reverse" if found else "") for text, found in pieces)
    )
