"""What goes from stage to stage before there is a record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from wortlaut.model.identity import article_id
from wortlaut.model.record import (
    Actor,
    Article,
    Block,
    Dated,
    Dispute,
    Event,
    Notice,
    Record,
    Statement,
    TimeExpression,
)
from wortlaut.model.span import Span

Stage = Literal["find", "acquire", "annotate", "record"]


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says about an article; it wins over what the text says.

    ``published`` and ``updated`` are ISO 8601; ``credit`` is a line such as "dpa/AFP".
    """

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    credit: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one article, unread: a file, a line of JSONL, or what was typed."""

    uri: str
    content: bytes
    media_type: str
    given: Given = Given()


@dataclass(frozen=True, slots=True)
class Document:
    """One article's unchanging text, and what its page says about it."""

    article: Article
    text: str
    blocks: tuple[Block, ...]
    warnings: tuple[Notice, ...] = ()

    @property
    def published_on(self) -> str | None:
        """The day of publication, in ISO 8601; None if it is not known."""
        published = self.article.published
        return published.value[:10] if published else None

    @property
    def written_between(self) -> tuple[str, str] | None:
        """The first and the last day that it can have been written on; None if it is not known."""
        published = self.article.published
        if published and published.earliest and published.latest:
            return published.earliest, published.latest
        return (self.written_on, self.written_on) if self.written_on else None

    @property
    def written_on(self) -> str | None:
        """The day that relative times count from: of publication, else of the update we have."""
        updated = self.article.updated
        return self.published_on or (updated.value[:10] if updated else None)


@dataclass(frozen=True, slots=True)
class Layers:
    """Stand-off annotations of one document; None where nobody looked, empty where nothing is.

    ``published`` is told from the text, where the document does not say it.
    """

    sentences: tuple[Span, ...] | None = None
    actors: tuple[Actor, ...] | None = None
    times: tuple[TimeExpression, ...] | None = None
    statements: tuple[Statement, ...] | None = None
    disputes: tuple[Dispute, ...] | None = None
    events: tuple[Event, ...] | None = None
    warnings: tuple[Notice, ...] = ()
    published: Dated | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that did not become a record, and why: nothing disappears.

    ``reason`` is a slug such as ``empty-text``; ``detail`` tells a person what to do; ``sha256``
    is of the bytes as far as they could be read.
    """

    uri: str
    stage: Stage
    reason: str
    detail: str
    sha256: str | None = None


def record_of(document: Document, layers: Layers) -> Record:
    """Join a document with what was found in it."""
    return Record(
        article=dated(document, layers.published).article,
        text=document.text,
        blocks=document.blocks,
        sentences=layers.sentences,
        actors=layers.actors,
        times=layers.times,
        statements=layers.statements,
        disputes=layers.disputes,
        events=layers.events,
        warnings=document.warnings + layers.warnings,
    )


def dated(document: Document, published: Dated | None) -> Document:
    """Return a document with when it was published, as far as that has been found out."""
    if published is None:
        return document
    article = document.article
    outlet = article.outlet.name if article.outlet else None
    named = article_id(document.text, outlet, published.value)
    return replace(document, article=replace(article, id=named, published=published))
