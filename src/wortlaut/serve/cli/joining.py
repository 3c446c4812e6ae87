"""Articles joined for a command: which of them its options name, and what they say together."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wortlaut.model.document import Given
from wortlaut.model.dossier import Dossier
from wortlaut.model.form import dumps
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Record
from wortlaut.serve.cli import options
from wortlaut.serve.cli.output import print_json
from wortlaut.serve.cli.reading import Outcome, found, read_articles


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
    """What articles say together, and their records by id."""

    dossier: Dossier
    records: Mapping[ArticleId, Record]
    paths: Sequence[str]
    outcome: Outcome

    def leave(self) -> None:
        """End the command as what could be read befits; a store was read long ago."""
        if self.paths:
            self.outcome.leave(self.paths)

    def leave_if_empty(self) -> None:
        """End the command if no article could be read."""
        if not self.records:
            self.leave()


def joined(articles: Articles, as_of: str | None = None, *, as_json: bool) -> Joined:
    """Say what articles say together: the one place where a command makes a dossier of records."""
    from wortlaut.run.linking import dossier  # noqa: PLC0415 - slow to load

    outcome = Outcome(as_json)
    records = {record.article.id: record for record in _records(articles, outcome)}
    return Joined(dossier(records.values(), as_of), records, articles.paths, outcome)


def _records(articles: Articles, outcome: Outcome) -> Iterator[Record]:
    return _read(articles, outcome) if articles.paths else _stored(articles.db)


def _read(articles: Articles, outcome: Outcome) -> Iterator[Record]:
    from wortlaut.annotate.readers import Choice  # noqa: PLC0415 - slow to load

    raws = found(articles.paths, Given(), articles.max_mb)
    choice = Choice(articles.reader, articles.prefer)
    return outcome.records(read_articles(raws, choice, articles.workers))


def _stored(db: Path) -> Iterator[Record]:
    from wortlaut.record.store import Store  # noqa: PLC0415 - slow to load

    with Store(db, read_only=True) as store:
        yield from store.records()


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
