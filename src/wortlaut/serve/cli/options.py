"""Options and arguments that several commands take, each explained once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from wortlaut.model.errors import InputError, StoreError
from wortlaut.model.record import ActorType, Stance, StatementKind
from wortlaut.record.asked import Status
from wortlaut.serve.dates import written_date


def iso_date(value: str | None) -> str | None:
    """Bring a year, a month, a day or a time into ISO 8601, whichever way it is written."""
    if value is None:
        return None
    try:
        return written_date(value)
    except InputError as error:
        raise typer.BadParameter(f"{error}; {error.hint}") from error


def there(db: Path) -> Path:
    """Let through a store that there is: one is made by adding articles, not by judging."""
    if not db.exists():
        raise StoreError(f"there is no store at {db}", "add articles first: wortlaut add")
    return db


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files (.txt, .md, .html, .jsonl, .json), folders of them, or - for standard input.",
        show_default=False,
    ),
]
OptionalPaths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Files, folders or - for standard input; without any, the articles of the store.",
        show_default=False,
    ),
]
Db = Annotated[
    Path, typer.Option("--db", envvar="WORTLAUT_DB", metavar="FILE", help="The store to use.")
]
ExistingDb = Annotated[
    Path,
    typer.Option(
        "--db", envvar="WORTLAUT_DB", metavar="FILE", callback=there, help="The store to use."
    ),
]
Reader = Annotated[
    Literal["full", "rules"],
    typer.Option(
        "--reader",
        help="Who reads: the trained reader in full, or rules alone (faster, and find less).",
    ),
]
Prefer = Annotated[
    Literal["precision", "balance", "recall"],
    typer.Option("--prefer", help="Leave out what is doubtful, or keep it."),
]
Workers = Annotated[
    int,
    typer.Option("--workers", metavar="N", min=1, help="How many processes read at once."),
]
MaxMb = Annotated[
    float,
    typer.Option("--max-mb", metavar="MB", min=0, help="Reject files larger than this."),
]

Outlet = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Who published the article.")
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        callback=iso_date,
        help="When it came out: 2024-06-19 or 19.6.2024.",
    ),
]
Updated = Annotated[
    str | None,
    typer.Option("--updated", metavar="DATE", callback=iso_date, help="When it was last changed."),
]
Title = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help="The headline, if not in the text.")
]
Url = Annotated[str | None, typer.Option("--url", metavar="URL", help="Where it was published.")]
Credit = Annotated[
    str | None,
    typer.Option("--credit", metavar="LINE", help='Its credit line, such as "dpa/AFP".'),
]
Author = Annotated[
    list[str] | None,
    typer.Option("--author", metavar="NAME", help="Who wrote it; may be given several times."),
]
Language = Annotated[
    str | None,
    typer.Option("--language", metavar="CODE", help="Its language (BCP 47), such as de."),
]

Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Stop after so many.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, and errors as JSON, too.")]
JsonLines = Annotated[
    bool, typer.Option("--json", help="Print one JSON object a line, and errors as JSON, too.")
]
Jsonl = Annotated[
    bool, typer.Option("--jsonl", help="Print one JSON object a line, as the articles are read.")
]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV with a header line.")]
Table = Annotated[bool, typer.Option("--table", help="Print a table for people, also into a pipe.")]
View = Annotated[
    bool, typer.Option("--view", help="Print the readable view, also into a pipe or a file.")
]
Output = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is standard output."),
]
OptionalOutput = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write a web page of the story into this file; - is standard output.",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="TIME",
        callback=iso_date,
        help="Only articles published by then.",
    ),
]
OfOutlet = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Only articles of this outlet.")
]
OfAgency = Annotated[
    str | None, typer.Option("--agency", metavar="NAME", help="Credited to this agency.")
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        callback=iso_date,
        help="Published then or later: 2024, 2024-06, 2024-06-19 or 19.6.2024.",
    ),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", callback=iso_date, help="Published then or earlier."),
]
SaidBy = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Whose words: the name or a part.")
]
About = Annotated[
    str | None, typer.Option("--about", metavar="WORDS", help="Words that the content has.")
]
OfKind = Annotated[StatementKind | None, typer.Option("--kind", help="The kind of statement.")]
OfStance = Annotated[
    Stance | None, typer.Option("--stance", help="What the holder does with the content.")
]
OfStatus = Annotated[
    Status | None,
    typer.Option("--status", help="How far it is established, as the article has it."),
]
Via = Annotated[
    str | None, typer.Option("--via", metavar="NAME", help="Passed on by: the name or a part.")
]
Chain = Annotated[
    str | None,
    typer.Option(
        "--chain", metavar="NAME", help="On its way somewhere: holder, via, agency or outlet."
    ),
]
Like = Annotated[
    bool, typer.Option("--like", help="Words also in other forms, compounds and of like sense.")
]
OfStory = Annotated[
    str | None,
    typer.Option(
        "--story",
        metavar="ID",
        help="Only this story: its id, the beginning of one, or words of its label.",
    ),
]
OfType = Annotated[ActorType | None, typer.Option("--type", help="What kind of actor.")]
OfCountry = Annotated[
    str | None,
    typer.Option(
        "--country",
        metavar="CODE",
        callback=lambda code: code.upper() if code else code,
        help="Its country (ISO 3166), such as PRK.",
    ),
]
OfArticle = Annotated[
    str,
    typer.Argument(metavar="ARTICLE", help="Its id, the beginning of one, or its source."),
]
ArticleOrFile = Annotated[
    str,
    typer.Argument(
        metavar="ARTICLE",
        help="Its id, the beginning of one, or its source; or a file that is not in the store.",
    ),
]
Called = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="A name, a key or the beginning of one; ARTICLE:ACTOR for the actor of one article.",
    ),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who judges; without it, your login name."),
]
Note = Annotated[
    str | None, typer.Option("--note", metavar="TEXT", help="Why, for those who read it later.")
]
Withdraw = Annotated[bool, typer.Option("--withdraw", help="Take back what was decided so.")]
