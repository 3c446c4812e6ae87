"""The statements of one article as rows: each with its whole way and who denies it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wortlaut.annotate.actors.knowledge.publishers import publishers_of
from wortlaut.model.chain import Step, chains_of
from wortlaut.model.record import Record, Stance, StatementKind
from wortlaut.serve.chains import in_words
from wortlaut.serve.denials import denials_of


@dataclass(frozen=True, slots=True)
class Way:
    """A statement with its chain; ``content`` are its words, a gap in them is […].

    ``disputed_by`` is absent where nobody looked for disputes.
    """

    article: str
    statement: str
    kind: StatementKind
    stance: Stance
    chain: tuple[Step, ...]
    content: str
    disputed_by: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class PlainWay:
    """A way whose chain is one line of words, for tables that have only cells."""

    article: str
    statement: str
    kind: StatementKind
    stance: Stance
    chain: str
    content: str
    disputed_by: tuple[str, ...]


def ways_of(record: Record) -> Iterator[Way]:
    """Yield the statements of a record, in its order."""
    chains = chains_of(record, publishers_of(record.article))
    denials = denials_of(record)
    for one in record.statements or ():
        by = tuple(denial.by for denial in denials if denial.denied == one.id)
        yield Way(
            article=record.article.id,
            statement=one.id,
            kind=one.kind,
            stance=one.stance,
            chain=chains[one.id],
            content=record.excerpt(one.content),
            disputed_by=None if record.disputes is None else by,
        )


def plain(way: Way) -> PlainWay:
    """Write the chain of a way in words."""
    return PlainWay(
        article=way.article,
        statement=way.statement,
        kind=way.kind,
        stance=way.stance,
        chain=in_words(way.chain),
        content=way.content,
        disputed_by=way.disputed_by or (),
    )
