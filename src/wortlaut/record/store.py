"""Many records in one SQLite file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection

from wortlaut.model.document import Rejected
from wortlaut.model.record import Record, Stance, StatementKind
from wortlaut.record import queries
from wortlaut.record.adding import Added, add, batches
from wortlaut.record.failures import explained
from wortlaut.record.queries import ArticleRow, Counts, Hit, QuoteRow
from wortlaut.record.schema import opened, writing
from wortlaut.record.verify import Mismatch, mismatches

T = TypeVar("T")


class Store:
    """Records in one SQLite file: only ever added to, searched, and checked.

    Adding the same thing again changes nothing, and the order of adding leaves no trace. An
    iterator reads the store as it stood when the iterator was started. Raises ``StoreError`` if
    the file cannot be opened, read or written.

    >>> with Store("record.db") as store:  # doctest: +SKIP
    ...     for quote in store.quotes(by="Kim"):
    ...         print(quote.holder, quote.text)
    """

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        """Open a store; one that is missing is created, unless it is only to be read."""
        self.path = Path(path)
        with explained(self.path):
            self._engine = opened(self.path, read_only=read_only)

    # -------------------------------------------------------------------------- writing
    def add(self, readings: Iterable[Record | Rejected], *, reader: str | None = None) -> Added:
        """Keep records and rejects, in transactions of about a hundred.

        ``reader`` names what made the records, with its version ("rules/1"); of several readings
        of one article the newest version stands for it. Whatever interrupts the adding, whole
        transactions stay, and adding all of it again goes on from there.
        """
        added = Added()
        for batch in batches(readings, reader or ""):
            with explained(self.path), writing(self._engine).begin() as connection:
                added += add(connection, batch)
        return added

    # -------------------------------------------------------------------------- reading
    def knows(self, uri: str, sha256: str, reader: str) -> bool:
        """Tell whether these bytes at this address were read by this reader version already."""
        return self._one(lambda connection: queries.knows(connection, uri, sha256, reader))

    def record(self, id: str) -> Record:
        """Return an article by its id, the unique beginning of an id, or its URI or URL.

        Raises ``NotFoundError`` if there is none, or if the beginning fits several articles.
        """
        return self._one(
            lambda connection: queries.record(connection, queries.resolve(connection, id))
        )

    def records(self) -> Iterator[Record]:
        """Yield the record of every article, by article id."""
        return self._many(queries.records)

    def articles(
        self,
        *,
        outlet: str | None = None,
        agency: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> Iterator[ArticleRow]:
        """List articles, the latest first; those without a date come last.

        Names of outlets and agencies are compared as whole names, without case or umlauts.
        ``since`` and ``until`` are ISO 8601 and both inclusive.
        """
        published = queries.period(since, until)
        return self._many(
            lambda connection: queries.articles(connection, outlet, agency, published, limit)
        )

    def versions(self, id: str) -> tuple[ArticleRow, ...]:
        """List the articles that share a URL with this one, itself included, the earliest first."""
        return self._one(
            lambda connection: queries.versions(connection, queries.resolve(connection, id))
        )

    def quotes(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        kind: StatementKind | None = None,
        stance: Stance | None = None,
        outlet: str | None = None,
        limit: int | None = None,
    ) -> Iterator[QuoteRow]:
        """List statements, those of the latest articles first.

        ``by`` looks for words in the names and descriptions that the article has for the holder:
        "Kim" finds Kim Jong Un, not Kimberley. ``about`` looks for words in what was said. Both
        take "phrases" and prefix*.
        """
        filters = {"kind": kind, "stance": stance, "outlet": outlet}
        return self._many(lambda connection: queries.quotes(connection, by, about, filters, limit))

    def search(self, words: str, *, limit: int | None = None) -> Iterator[Hit]:
        """Find articles that have all the words, the best first.

        Takes words, "phrases" and prefix*; case, umlauts and accents make no difference.
        """
        return self._many(lambda connection: queries.search(connection, words, limit))

    def rejects(self, *, all: bool = False) -> Iterator[Rejected]:
        """List the inputs that could not be read; ``all`` also those read at another attempt."""
        return self._many(lambda connection: queries.rejects(connection, all))

    def verify(self) -> Iterator[Mismatch]:
        """Re-read every excerpt against its article; yield whatever does not agree."""
        return self._many(mismatches)

    def counts(self) -> Counts:
        """Count what the store holds."""
        return self._one(queries.counts)

    # -------------------------------------------------------------------------- closing
    def close(self) -> None:
        """Give the file free."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _one(self, ask: Callable[[Connection], T]) -> T:
        with explained(self.path), self._engine.connect() as connection:
            return ask(connection)

    def _many(self, ask: Callable[[Connection], Iterator[T]]) -> Iterator[T]:
        with explained(self.path), self._engine.connect() as connection:
            yield from ask(connection)
