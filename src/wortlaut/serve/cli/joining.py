"""Articles joined for a command: which of them its options name, and what they say together."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from wortlaut.model.document import Given
from wortlaut.model.dossier import Dossier, Story
from wortlaut.model.errors import NotFoundError
from wortlaut.model.form import dumps
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Record
from wortlaut.serve.cli import options
from wortlaut.serve.cli.exits import Code
from wortlaut.serve.cli.failures import tell_unlinked
from wortlaut.serve.cli.output import print_json
from wortlaut.serve.cli.reading import Outcome, found, read_articles

_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Articles:
    """Which articles, as the options say: those of files; without any path, those of a store."""

    paths: Sequence[str]
    db: options.Db
    reader: options.Reader
    prefer: options.Prefer
    workers: options.Workers
    max_mb: options.MaxMb


@dataclass(frozen=True, slots=True)
class Joined:
    """What articles say together; ``read`` are the records of files, by id."""

    dossier: Dossier
    articles: Articles
    read: Mapping[ArticleId, Record]
    outcome: Outcome
    code: Code

    def records(self) -> Mapping[ArticleId, Record]:
        """Return the records of the articles of the dossier."""
        if self.articles.paths:
            return self.read
        return {record.article.id: record for record in _stored(self.articles.db, self.dossier)}

    def leave(self) -> None:
        """End the command as what could be read, or linked in a store, befits."""
        if self.articles.paths:
            self.outcome.leave(self.articles.paths)
        raise typer.Exit(self.code)


def joined(
    articles: Articles, as_of: str | None = None, story: str | None = None, *, as_json: bool
) -> Joined:
    """Say what articles, or those of one story, say together: files are linked, a store has been.

    With "" for a story, the only one there is; one that is meant by no or by several is an error.
    """
    outcome = Outcome(as_json)
    read = {one.article.id: one for one in _read(articles, outcome)} if articles.paths else {}
    if articles.paths and not read:
        outcome.leave(articles.paths)
    code = Code.WELL if articles.paths else linked_now(articles.db, as_json)
    made = _dossier(articles, read, as_of, story)
    return Joined(made, articles, read, outcome, code)


def linked_now(db: Path, as_json: bool) -> Code:
    """Link what is not linked yet in a store; tell what broke, and return how the command ends."""
    from wortlaut.run.placing import catch_up  # noqa: PLC0415 - slow to load

    return tell_unlinked(catch_up(db), as_json)


def _dossier(
    articles: Articles, read: Mapping[ArticleId, Record], as_of: str | None, story: str | None
) -> Dossier:
    from wortlaut.link.finding import part_of  # noqa: PLC0415 - slow to load, as is below
    from wortlaut.run.linking import dossier, dossier_in, story_in  # noqa: PLC0415

    if not articles.paths and story and (found := story_in(articles.db, story, as_of)):
        return found
    made = dossier(read.values(), as_of) if articles.paths else dossier_in(articles.db, as_of)
    return made if story is None else part_of(made, _story_called(made, story))


def _story_called(made: Dossier, name: str) -> Story:
    from wortlaut.link.finding import stories_like  # noqa: PLC0415

    found = stories_like(made, name) if name else made.stories
    if not found:
        raise NotFoundError(
            f"no file and no story here is called {name!r}",
            "without a name, `wortlaut story` lists the stories; check the path if it is one",
        )
    if len(found) > 1:
        listed = ", ".join(f"{one.id} ({one.label})" for one in found[:_CANDIDATES])
        more = ", …" if len(found) > _CANDIDATES else ""
        raise NotFoundError(
            f"{len(found)} stories may be meant{f' by {name!r}' if name else ''}: {listed}{more}",
            "write the id, or more words",
        )
    return found[0]


def _read(articles: Articles, outcome: Outcome) -> Iterator[Record]:
    from wortlaut.annotate.readers import Choice  # noqa: PLC0415 - slow to load

    raws = found(articles.paths, Given(), articles.max_mb)
    choice = Choice(articles.reader, articles.prefer)
    return outcome.records(read_articles(raws, choice, articles.workers))


def _stored(db: Path, dossier: Dossier) -> Iterator[Record]:
    from wortlaut.record.store import Store  # noqa: PLC0415 - slow to load

    with Store(db, read_only=True) as store:
        yield from (store.record(article.id) for article in dossier.articles)


# ------------------------------------------------------------------------------ printing
def print_dossier(dossier: Dossier, form: str, lines_of: Callable[[], Iterable[str]]) -> None:
    """Print a dossier as JSON, or its lines."""
    if form == "json":
        print(dumps(dossier, indent=2))
    else:
        print(*lines_of(), sep="\n")


def print_each(
    found: Sequence[object], form: str, lines_of: Callable[[], Iterable[str]], empty: str
) -> None:
    """Print what was found as lines of JSON, or its lines; without any, the sentence for that."""
    if form == "json":
        for one in found:
            print_json(one)
    elif found:
        print(*lines_of(), sep="\n")
    else:
        print(empty, file=sys.stderr)
