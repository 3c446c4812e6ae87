"""``dossier``, ``story``, ``claim``, ``trace`` and ``diff``: what many articles say together."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wortlaut.model.document import Given
from wortlaut.model.dossier import Dossier, Story, Use
from wortlaut.model.errors import NotFoundError
from wortlaut.model.form import dumps
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Record
from wortlaut.serve.cli import options
from wortlaut.serve.cli.output import form_of, one_of, print_json, print_rows
from wortlaut.serve.cli.reading import Outcome, found, read_articles

if TYPE_CHECKING:
    from wortlaut.annotate.readers import Choice
    from wortlaut.link.articles import Linked

_CANDIDATES = 5
_NO_CLAIM = (
    "no claim of several articles has these words; try fewer, or `wortlaut trace` for who used them"
)
_NO_VERSION = (
    "has no other version here, and is no copy of another article here; "
    "`wortlaut story` shows what it rests on"
)

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

OfStory = Annotated[
    str | None,
    typer.Option(
        "--story",
        metavar="ID",
        help="Only this story: its id, the beginning of one, or words of its label.",
    ),
]


def dossier(
    paths: OptionalPaths = None,
    *,
    db: options.Db = Path("record.db"),
    format: Format = None,
    as_of: AsOf = None,
    story: OfStory = None,
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

    chosen = {"json": format == "json", "text": format == "text"}
    form = one_of(chosen, on_terminal="text", piped="json")
    outcome = Outcome(as_json=form == "json")
    choice = Choice(reader, prefer)
    records = _records(paths, db=db, outcome=outcome, choice=choice, workers=workers, max_mb=max_mb)
    made = _together(paths, records, db, as_of, story)
    if form == "json":
        print(dumps(made, indent=2))
    else:
        from wortlaut.serve.told import lines_of  # noqa: PLC0415

        print(*lines_of(made), sep="\n")
    if paths:
        outcome.leave(paths)


def story(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID|WORDS|PATH]...",
            help="The id of a story, the beginning of one, or words of its label; and files, "
            "folders or - to read. Without any of these, the articles of the store.",
            show_default=False,
        ),
    ] = None,
    *,
    db: options.Db = Path("record.db"),
    json: options.Json = False,
    view: options.View = False,
    as_of: AsOf = None,
    reader: options.Reader = "full",
    prefer: options.Prefer = "balance",
    workers: options.Workers = 1,
    max_mb: options.MaxMb = 50,
) -> None:
    """Show one story as a person reads it; without an id or words, list the stories.

    The articles in the order of publication, copies and newer versions below what they were made
    from; what happened when; who says what, in which forms; on how many independent origins each
    claim rests, and why; what is disputed, by whom. On a terminal: text. Into a pipe or a file:
    JSON, the dossier of this story alone (docs/across-articles.md).
    """
    from wortlaut.annotate.readers import Choice  # noqa: PLC0415 - slow to load, as are all below
    from wortlaut.serve.story import list_lines, story_lines  # noqa: PLC0415

    form = one_of({"json": json, "view": view}, on_terminal="view", piped="json")
    paths = [name for name in names or () if _is_path(name)]
    wanted = " ".join(name for name in names or () if not _is_path(name))
    outcome = Outcome(as_json=form == "json")
    choice = Choice(reader, prefer)
    read = _records(paths, db=db, outcome=outcome, choice=choice, workers=workers, max_mb=max_mb)
    records = {record.article.id: record for record in read} if paths else {}
    if paths and not records:
        outcome.leave(paths)
    made = _together(paths, records.values(), db, as_of, wanted or None)
    if wanted:
        if form == "json":
            print(dumps(made, indent=2))
        else:
            print(*story_lines(made, records or _records_of(db, made)), sep="\n")
    elif form == "json":
        print_json(made.stories, indent=2)
    else:
        print(*list_lines(made.stories), sep="\n")
    if paths:
        outcome.leave(paths)


def _is_path(name: str) -> bool:
    return name == "-" or Path(name).exists()


def _story_called(made: Dossier, name: str) -> Story:
    from wortlaut.link.finding import stories_like  # noqa: PLC0415

    found = stories_like(made, name)
    if not found:
        raise NotFoundError(
            f"no file and no story here is called {name!r}",
            "without a name, `wortlaut story` lists the stories; check the path if it is one",
        )
    if len(found) > 1:
        listed = ", ".join(f"{one.id} ({one.label})" for one in found[:_CANDIDATES])
        more = ", …" if len(found) > _CANDIDATES else ""
        raise NotFoundError(
            f"{len(found)} stories may be meant by {name!r}: {listed}{more}",
            "write the id, or more words",
        )
    return found[0]


def claim(
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="Words that a claim has, in any order.")
    ],
    paths: OptionalPaths = None,
    *,
    db: options.Db = Path("record.db"),
    json: options.JsonLines = False,
    view: options.View = False,
    as_of: AsOf = None,
    reader: options.Reader = "full",
    prefer: options.Prefer = "balance",
    workers: options.Workers = 1,
    max_mb: options.MaxMb = 50,
) -> None:
    """Show what several articles claim in certain words: who carries it, who disputes it.

    Each passage with whose words it is and the origin it rests on; who contradicts, in which
    words; how many origins are independent, and the reason for each that was joined or kept
    apart. Words are compared by stem. On a terminal: text. Into a pipe or a file: one JSON object
    a line, one for each claim.
    """
    from wortlaut.annotate.readers import Choice  # noqa: PLC0415 - slow to load, as are all below
    from wortlaut.link.claimed import claims_with  # noqa: PLC0415
    from wortlaut.serve.claim import claim_lines  # noqa: PLC0415

    form = one_of({"json": json, "view": view}, on_terminal="view", piped="json")
    outcome = Outcome(as_json=form == "json")
    choice = Choice(reader, prefer)
    read = _records(paths, db=db, outcome=outcome, choice=choice, workers=workers, max_mb=max_mb)
    records = {record.article.id: record for record in read}
    claims = claims_with(_together(paths, records.values(), db, as_of), records, words)
    if form == "json":
        for one in claims:
            print_json(one)
    elif claims:
        print(*claim_lines(claims), sep="\n")
    else:
        print(_NO_CLAIM, file=sys.stderr)
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

    form = form_of(json, csv, table)
    outcome = Outcome(as_json=form == "json")
    choice = Choice(reader, prefer)
    records = _records(paths, db=db, outcome=outcome, choice=choice, workers=workers, max_mb=max_mb)
    columns = ("published", "outlet", "holder", "form", "words")
    uses = uses_of(_together(paths, records, db), words)
    print_rows(uses, form, columns, _cells, "nobody used these words")
    if paths:
        outcome.leave(paths)


def diff(
    article: options.OfArticle,
    paths: OptionalPaths = None,
    *,
    db: options.Db = Path("record.db"),
    json: options.JsonLines = False,
    view: options.View = False,
    reader: options.Reader = "full",
    prefer: options.Prefer = "balance",
    workers: options.Workers = 1,
    max_mb: options.MaxMb = 50,
) -> None:
    """Show what changed between the versions of an article, or in a copy of another's report.

    Sentence by sentence, with their places: added, removed, softened (told as not established, or
    put into somebody's mouth, where the article said it itself before) or reworded. A sentence
    that only moved is none of these. On a terminal: text. Into a pipe or a file: one JSON object
    a line, one for each pair of articles.
    """
    from wortlaut.annotate.readers import Choice  # noqa: PLC0415 - slow to load, as are all below
    from wortlaut.link.articles import linked  # noqa: PLC0415
    from wortlaut.link.versions import comparisons  # noqa: PLC0415
    from wortlaut.serve.changes import change_lines  # noqa: PLC0415

    form = one_of({"json": json, "view": view}, on_terminal="view", piped="json")
    outcome = Outcome(as_json=form == "json")
    choice = Choice(reader, prefer)
    read = _records(paths, db=db, outcome=outcome, choice=choice, workers=workers, max_mb=max_mb)
    known = linked(read)
    if paths and not known:
        outcome.leave(paths)
    made = _together(paths, (one.record for one in known), db)
    asked = _article_called(known, article)
    found = comparisons(made, {one.id: one for one in known}, asked)
    if form == "json":
        for one in found:
            print_json(one)
    elif found:
        print(*change_lines(found), sep="\n")
    else:
        print(f"{article} {_NO_VERSION}", file=sys.stderr)
    if paths:
        outcome.leave(paths)


def _article_called(known: Sequence[Linked], name: str) -> ArticleId:
    from wortlaut.link.finding import articles_like  # noqa: PLC0415

    found = articles_like(known, name)
    if not found:
        raise NotFoundError(
            f"no article here has the id or source {name}",
            "list them: `wortlaut articles` those of a store, `wortlaut dossier PATH` those read",
        )
    if len(found) > 1:
        listed = ", ".join(one.id for one in found[:_CANDIDATES])
        more = ", …" if len(found) > _CANDIDATES else ""
        raise NotFoundError(
            f"{len(found)} articles have an id that begins with {name}: {listed}{more}",
            "write more of the id",
        )
    return found[0].id


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


def _together(
    paths: list[str] | None,
    records: Iterable[Record],
    db: Path,
    as_of: str | None = None,
    story: str | None = None,
) -> Dossier:
    """Link the records that were read, or take what is linked in the store: all, or one story."""
    from wortlaut.link.finding import part_of  # noqa: PLC0415 - slow to load, as are all below
    from wortlaut.run.linking import dossier as joined  # noqa: PLC0415
    from wortlaut.run.linking import dossier_in, story_in  # noqa: PLC0415

    if not paths and story and (found := story_in(db, story, as_of)):
        return found
    made = joined(records, as_of) if paths else dossier_in(db, as_of)
    return part_of(made, _story_called(made, story)) if story else made


def _records_of(db: Path, made: Dossier) -> dict[ArticleId, Record]:
    """Return the records of the articles of a dossier."""
    from wortlaut.record.store import Store  # noqa: PLC0415 - slow to load

    with Store(db, read_only=True) as store:
        return {article.id: store.record(article.id) for article in made.articles}


def _stored(db: Path) -> Iterator[Record]:
    from wortlaut.record.store import Store  # noqa: PLC0415 - slow to load

    with Store(db, read_only=True) as store:
        yield from store.records()
