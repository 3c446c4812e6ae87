"""``dossier``, ``story``, ``claim``, ``trace`` and ``diff``: what many articles say together."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wortlaut.model.dossier import Use
from wortlaut.model.errors import NotFoundError
from wortlaut.model.identity import ArticleId
from wortlaut.serve.cli import options
from wortlaut.serve.cli.joining import Articles, joined, linked_now, print_dossier, print_each
from wortlaut.serve.cli.output import counted, form_of, one_of, print_json, print_rows
from wortlaut.serve.cli.reporting import write

if TYPE_CHECKING:
    from wortlaut.link.articles import Linked

_CANDIDATES = 5
_NO_CLAIM = (
    "no claim of several articles has these words; try fewer, or `wortlaut trace` for who used them"
)
_NO_VERSION = (
    "has no other version here, and is no copy of another article here; "
    "`wortlaut story` shows what it rests on"
)

Format = Annotated[
    Literal["json", "text"] | None,
    typer.Option("--format", help="Print JSON, or text for people.", show_default=False),
]


def dossier(
    paths: options.OptionalPaths = None,
    *,
    db: options.Db = Path("record.db"),
    format: Format = None,
    as_of: options.AsOf = None,
    story: options.OfStory = None,
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
    from wortlaut.serve.told import lines_of  # noqa: PLC0415 - slow to load

    chosen = {"json": format == "json", "text": format == "text"}
    form = one_of(chosen, on_terminal="text", piped="json")
    articles = Articles(paths or (), db, reader, prefer, workers, max_mb)
    known = joined(articles, as_of, story, as_json=form == "json")
    print_dossier(known.dossier, form, lambda: lines_of(known.dossier))
    known.leave()


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
    output: options.OptionalOutput = None,
    as_of: options.AsOf = None,
    reader: options.Reader = "full",
    prefer: options.Prefer = "balance",
    workers: options.Workers = 1,
    max_mb: options.MaxMb = 50,
) -> None:
    """Show one story as a person reads it, or write its page; without a name, list the stories.

    The articles in the order of publication, copies and newer versions below what they were made
    from; what happened when; who says what, in which forms; on how many independent origins each
    claim rests, and why; what is disputed, by whom. On a terminal: text. Into a pipe or a file:
    JSON, the dossier of this story alone (docs/across-articles.md). With --output: one HTML page,
    on which each passage leads to its place in the articles; it needs no network, no JavaScript.
    """
    from wortlaut.serve.export.story_page import story_page  # noqa: PLC0415 - slow, as is below
    from wortlaut.serve.story import list_lines, story_lines  # noqa: PLC0415

    chosen = {"json": json, "view": view, "output": output is not None}
    form = one_of(chosen, on_terminal="view", piped="json")
    paths = [name for name in names or () if _is_path(name)]
    wanted = " ".join(name for name in names or () if not _is_path(name))
    articles = Articles(paths, db, reader, prefer, workers, max_mb)
    one = wanted if wanted or output else None  # to write a page of the only story, no name is due
    known = joined(articles, as_of, one, as_json=form == "json")
    made = known.dossier
    if output:
        write(output, story_page(made, known.records()))
        told = f"{counted(len(made.articles), 'article')}, {counted(len(made.claims), 'claim')}"
        print(f"{output}: {told}", file=sys.stderr)
    elif wanted:
        print_dossier(made, form, lambda: story_lines(made, known.records()))
    elif form == "json":
        print_json(made.stories, indent=2)
    else:
        print(*list_lines(made), sep="\n")
    known.leave()


def _is_path(name: str) -> bool:
    return name == "-" or Path(name).exists()


def claim(
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="Words that a claim has, in any order.")
    ],
    paths: options.OptionalPaths = None,
    *,
    db: options.Db = Path("record.db"),
    json: options.JsonLines = False,
    view: options.View = False,
    as_of: options.AsOf = None,
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
    from wortlaut.link.claimed import claims_with  # noqa: PLC0415 - slow to load, as are all below
    from wortlaut.run.asking import claims_in  # noqa: PLC0415
    from wortlaut.serve.claim import claim_lines  # noqa: PLC0415

    form = one_of({"json": json, "view": view}, on_terminal="view", piped="json")
    if not paths:
        code = linked_now(db, as_json=form == "json")
        claims = claims_in(db, words, as_of)
        print_each(claims, form, lambda: claim_lines(claims), _NO_CLAIM)
        raise typer.Exit(code)
    articles = Articles(paths, db, reader, prefer, workers, max_mb)
    known = joined(articles, as_of, as_json=form == "json")
    claims = claims_with(known.dossier, known.read, words)
    print_each(claims, form, lambda: claim_lines(claims), _NO_CLAIM)
    known.leave()


def trace(
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="Words in a row, as somebody quotes them.")
    ],
    paths: options.OptionalPaths = None,
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
    from wortlaut.link.trace import uses_of  # noqa: PLC0415 - slow to load, as is the next
    from wortlaut.run.asking import uses_in  # noqa: PLC0415

    form = form_of(json, csv, table)
    columns, empty = ("published", "outlet", "holder", "form", "words"), "nobody used these words"
    if not paths:
        code = linked_now(db, as_json=form == "json")
        print_rows(uses_in(db, words), form, columns, _cells, empty)
        raise typer.Exit(code)
    articles = Articles(paths, db, reader, prefer, workers, max_mb)
    known = joined(articles, as_json=form == "json")
    print_rows(uses_of(known.dossier, words), form, columns, _cells, empty)
    known.leave()


def diff(
    article: options.OfArticle,
    paths: options.OptionalPaths = None,
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
    from wortlaut.link.articles import linked  # noqa: PLC0415 - slow to load, as are all below
    from wortlaut.link.versions import comparisons  # noqa: PLC0415
    from wortlaut.run.asking import comparisons_in  # noqa: PLC0415
    from wortlaut.serve.changes import change_lines  # noqa: PLC0415

    form = one_of({"json": json, "view": view}, on_terminal="view", piped="json")
    empty = f"{article} {_NO_VERSION}"
    if not paths:
        code = linked_now(db, as_json=form == "json")
        found = comparisons_in(db, article)
        print_each(found, form, lambda: change_lines(found), empty)
        raise typer.Exit(code)
    articles = Articles(paths, db, reader, prefer, workers, max_mb)
    known = joined(articles, as_json=form == "json")
    ready = linked(known.read.values())
    asked = _article_called(ready, article)
    found = comparisons(known.dossier, {one.id: one for one in ready}, asked)
    print_each(found, form, lambda: change_lines(found), empty)
    known.leave()


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
