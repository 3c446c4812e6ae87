"""Many records in one SQLite file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection

from wortlaut.model.document import Rejected
from wortlaut.model.judgement import LinkVerdict, StatementVerdict, Verdict
from wortlaut.model.record import ActorType, Record, Stance, StatementKind
from wortlaut.record import (
    actors,
    doubtful,
    judgements,
    judging,
    links,
    portrait,
    queries,
    quotes,
    renaming,
    rulings,
    searches,
)
from wortlaut.record.actors import ActorRow
from wortlaut.record.adding import Added, add, batches
from wortlaut.record.asked import Asked, Status
from wortlaut.record.chosen import Kept, chosen, chosen_as_judged
from wortlaut.record.doubtful import Doubtful
from wortlaut.record.failures import explained
from wortlaut.record.judge import Judge
from wortlaut.record.judgements import JudgementRow
from wortlaut.record.judging import Decision
from wortlaut.record.linking import Linkage
from wortlaut.record.links import Contested, LinkRow
from wortlaut.record.portrait import Portrait
from wortlaut.record.queries import ArticleRow, Counts, Hit, QuoteRow
from wortlaut.record.renewing import renew
from wortlaut.record.rulings import RulingRow
from wortlaut.record.schema import opened, writing
from wortlaut.record.searches import SavedSearch
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
                renew(connection, (str(reading.row["article"]) for reading in batch.readings))
        return added

    def judge(
        self,
        verdict: Verdict,
        a: str,
        b: str,
        *,
        by: str,
        decided: datetime,
        note: str | None = None,
    ) -> Decision:
        """Keep that somebody judged two actors the same, different, or was unsure.

        ``a`` and ``b`` are keys, unique beginnings of keys, names, or ``ARTICLE:ACTOR`` for the
        actor of one article: judged different from its key it becomes an actor of its own, judged
        the same as another it moves there. Of two judgements on the same pair the later counts;
        nothing is overwritten. Raises ``NotFoundError`` if it is not clear who is meant.
        """
        return self._judged(judging.judge, verdict, a, b, Judge(by, decided, note))

    def withdraw(
        self,
        verdict: Verdict,
        a: str,
        b: str,
        *,
        by: str,
        decided: datetime,
        note: str | None = None,
    ) -> Decision:
        """Take a judgement back; that it was made, and that it was taken back, is kept."""
        return self._judged(judging.withdraw, verdict, a, b, Judge(by, decided, note))

    def _judged(
        self,
        act: Callable[[Connection, Verdict, str, str, Judge], Decision],
        verdict: Verdict,
        a: str,
        b: str,
        judge: Judge,
    ) -> Decision:
        with explained(self.path), writing(self._engine).begin() as connection:
            return act(connection, verdict, a, b, judge)

    def save_search(self, name: str, asked: str, *, by: str, decided: datetime) -> None:
        """Keep a search under a name; one that had it is superseded.

        ``asked`` is the query of an address of the search page.
        """
        with explained(self.path), writing(self._engine).begin() as connection:
            searches.save(connection, name, asked, by, decided)

    def withdraw_search(self, name: str, *, by: str, decided: datetime) -> None:
        """Keep that a search is no longer wanted; raises ``NotFoundError`` if there is none."""
        with explained(self.path), writing(self._engine).begin() as connection:
            searches.withdraw(connection, name, by, decided)

    def judge_statement(
        self,
        verdict: StatementVerdict,
        statement: str,
        *,
        holder: str | None = None,
        by: str,
        decided: datetime,
        note: str | None = None,
    ) -> RulingRow:
        """Keep that somebody judged a statement right, none at all, or the words of another.

        ``statement`` is ``ARTICLE:STATEMENT``, as in "3fa2:s3". ``holder`` is an actor of the
        article, by its id or name, or the name of anybody else; None says that the text names
        nobody. The judgement is of the words, wherever a newer reading of the article has them; of
        two on the same words the later counts. All that the store is asked answers accordingly;
        stories do once they are linked again.
        """
        who = Judge(by, decided, note)
        with explained(self.path), writing(self._engine).begin() as connection:
            return rulings.judge(connection, verdict, statement, holder, who)

    def withdraw_ruling(
        self, id: str, *, by: str, decided: datetime, note: str | None = None
    ) -> RulingRow:
        """Take a judgement on a statement back; that both were done is kept."""
        with explained(self.path), writing(self._engine).begin() as connection:
            return rulings.withdraw(connection, id, Judge(by, decided, note))

    def judge_link(
        self,
        verdict: LinkVerdict,
        later: str,
        earlier: str,
        *,
        by: str,
        decided: datetime,
        note: str | None = None,
    ) -> LinkRow:
        """Keep that somebody judged an article made of an earlier one, or not.

        The story of both waits to be linked anew; a link that was judged none is left out of it.
        """
        with explained(self.path), writing(self._engine).begin() as connection:
            return links.judge(connection, verdict, later, earlier, Judge(by, decided, note))

    def withdraw_link(
        self, id: str, *, by: str, decided: datetime, note: str | None = None
    ) -> LinkRow:
        """Take a judgement on a link back; that both were done is kept."""
        with explained(self.path), writing(self._engine).begin() as connection:
            return links.withdraw(connection, id, Judge(by, decided, note))

    @contextmanager
    def linking(self, crowd: int) -> Iterator[Linkage]:
        """Change how articles hang together, in one transaction."""
        with explained(self.path), writing(self._engine).begin() as connection:
            yield Linkage(connection, crowd)

    # -------------------------------------------------------------------------- reading
    @contextmanager
    def linked(self, crowd: int = 0) -> Iterator[Linkage]:
        """Read how articles hang together; ``crowd`` is needed to ask who has which keys."""
        with explained(self.path), self._engine.connect() as connection:
            yield Linkage(connection, crowd)

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
        after: str | None = None,
    ) -> Iterator[ArticleRow]:
        """List articles, the latest first; those without a date come last.

        Names of outlets and agencies are compared as whole names, without case or umlauts.
        ``since`` and ``until`` are ISO 8601 and both inclusive. ``after`` is the id of an article:
        the list goes on behind it.
        """
        published = queries.period(since, until)
        return self._many(
            lambda connection: queries.articles(
                connection, outlet, agency, published, limit=limit, after=after
            )
        )

    def chosen(self, asked: Asked) -> Iterator[Kept]:
        """Yield the records of the articles that are asked for, with their readers, latest first.

        Of articles of which only some statements are asked for, it says which.
        """
        return self._many(lambda connection: chosen(connection, asked))

    def chosen_as_judged(self, asked: Asked) -> Iterator[Kept]:
        """Yield the same, with actors called as people's judgements have it."""
        return self._many(lambda connection: chosen_as_judged(connection, asked))

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
        via: str | None = None,
        chain: str | None = None,
        status: Status | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        after: tuple[str, str] | None = None,
    ) -> Iterator[QuoteRow]:
        """List statements, those of the latest articles first.

        ``by`` looks for words in the names and descriptions that the article has for the holder:
        "Kim" finds Kim Jong Un, not Kimberley. Where people judged actors the same, a name of one
        finds the statements of all. ``about`` looks for words in what was said, ``via`` in the
        names of those who passed it on, ``chain`` in those of anybody on its way, the outlet
        included. All take "phrases" and prefix*. ``since`` and ``until`` are ISO 8601 and both
        inclusive. ``after`` is an article and a statement in it: the list goes on behind that one.
        """
        asked = Asked(
            outlet=outlet,
            since=since,
            until=until,
            by=by,
            about=about,
            kind=kind,
            stance=stance,
            via=via,
            chain=chain,
            status=status,
        )
        return self.asked_for(asked, limit=limit, after=after)

    def asked_for(
        self,
        asked: Asked,
        *,
        limit: int | None = None,
        after: tuple[str, str] | None = None,
        earliest: bool = False,
    ) -> Iterator[QuoteRow]:
        """List the statements that are asked for, those of the latest articles first.

        With ``earliest`` those of the earliest come first. ``after`` is an article and a statement
        in it: the list goes on behind that one.
        """
        queries.period(asked.since, asked.until)
        return self._many(
            lambda connection: quotes.quotes(
                connection, asked, limit=limit, after=after, earliest=earliest
            )
        )

    def actors(
        self,
        *,
        type: ActorType | None = None,
        country: str | None = None,
        limit: int | None = None,
    ) -> Iterator[ActorRow]:
        """List actors over all articles, those first whom most articles mention.

        Actors of several articles are one where they have the same key, as people's judgements
        correct it. ``country`` is an ISO 3166 alpha-3 code.
        """
        return self._many(lambda connection: actors.actors(connection, type, country, limit))

    def actor(self, name: str, *, limit: int | None = None) -> Portrait:
        """Return all that is known of one actor; ``limit`` cuts the lists of its statements.

        ``name`` is a key, the unique beginning of one, a name, or ``ARTICLE:ACTOR`` for the actor
        of one article. Raises ``NotFoundError`` if there is none, or if several may be meant.
        """
        return self._one(lambda connection: portrait.portrait(connection, name, limit))

    def said(
        self, name: str, *, after: tuple[str, str] | None = None, limit: int | None = None
    ) -> tuple[ActorRow, tuple[QuoteRow, ...]]:
        """Return an actor and its statements, those of the latest articles first.

        ``after`` is an article and a statement in it: the list goes on behind that one.
        """
        return self._one(lambda connection: portrait.said(connection, name, after, limit))

    def said_of(
        self, name: str, *, after: tuple[str, str] | None = None, limit: int | None = None
    ) -> tuple[ActorRow, tuple[QuoteRow, ...]]:
        """Return an actor and the statements of others that mention it, likewise."""
        return self._one(lambda connection: portrait.said_of(connection, name, after, limit))

    def said_through(
        self, name: str, via: tuple[str, ...], outlet: str | None = None, *, limit: int
    ) -> tuple[ActorRow, tuple[QuoteRow, ...]]:
        """Return an actor and the latest of its statements that came through exactly these names.

        ``outlet`` is the one that published them, "" if it is not known; None means any.
        """
        return self._one(
            lambda connection: portrait.said_through(connection, name, via, outlet, limit)
        )

    def renamed(self, record: Record) -> Record:
        """Return a record in which actors are called as people's judgements have it."""
        return self._one(lambda connection: renaming.renamed(connection, record))

    def judgements(self) -> tuple[JudgementRow, ...]:
        """List what people decided about actors, the oldest first, and whether it still counts."""
        return self._one(judgements.judged).rows

    def vocabulary(self, beginning: str, limit: int) -> tuple[str, ...]:
        """List folded words of statements that begin so, those first that most of them have."""
        return self._one(lambda connection: quotes.vocabulary(connection, beginning, limit))

    def searches(self) -> tuple[SavedSearch, ...]:
        """List the searches that people saved, by name."""
        return self._one(searches.saved)

    def rulings(self, article: str | None = None, *, limit: int | None = None) -> list[RulingRow]:
        """List what people decided about statements, of one article or of all, the newest first."""
        if article is None:
            return self._one(lambda connection: rulings.latest(connection, limit))
        return self._one(lambda connection: rulings.of_article(connection, article))[:limit]

    def doubtful(self, after: tuple[str, int] | None = None) -> Doubtful | None:
        """Return a statement that the reader is not sure of, and that nobody judged.

        Those of the latest articles come first. ``after`` is an article and a place among its
        statements, from 0: the one behind it is returned.
        """
        return self._one(lambda connection: doubtful.doubtful(connection, after))

    def contested(self, after: Contested | None = None) -> Contested | None:
        """Return a link that little speaks for and that nobody judged; the latest comes first."""
        return self._one(lambda connection: links.contested(connection, after))

    def link_rulings(self, limit: int | None = None) -> list[LinkRow]:
        """List what people decided about links, the newest first."""
        return self._one(lambda connection: links.latest(connection, limit))

    def doubts(self, limit: int) -> int:
        """Count the statements that the reader is not sure of, but no more than a limit."""
        return self._one(lambda connection: doubtful.how_many(connection, limit))

    def search(self, words: str, *, limit: int | None = None, skip: int = 0) -> Iterator[Hit]:
        """Find articles that have all the words, the best first; leave out the first ``skip``.

        Of words that more than ten thousand articles have, the latest articles come first.
        Takes words, "phrases" and prefix*; case, umlauts and accents make no difference.
        """
        return self._many(lambda connection: queries.search(connection, words, limit, skip))

    def first_with(self, words: str, limit: int) -> tuple[str, ...]:
        """List the ids of articles that have words and are in a story, the first published first.

        Of words that more than ten thousand articles have, some of those may be missing.
        """
        return self._one(lambda connection: queries.first_with(connection, words, limit))

    def rejects(self, *, all: bool = False) -> Iterator[Rejected]:
        """List the inputs that could not be read; ``all`` also those read at another attempt."""
        return self._many(lambda connection: queries.rejects(connection, all))

    def verify(self) -> Iterator[Mismatch]:
        """Re-read every excerpt against its article; yield whatever does not agree."""
        return self._many(mismatches)

    def state(self) -> str:
        """Name the state of the store: another name as soon as anything was added."""
        return self._one(queries.state)

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
