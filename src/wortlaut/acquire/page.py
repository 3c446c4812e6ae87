"""What a reader of one media type hands on: the text, and what stood beside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from wortlaut.model.document import Given
from wortlaut.model.record import BlockKind, Notice
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page says of itself beside its text (JSON-LD, meta elements, header lines)."""

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A part of the text whose function the page's own markup tells; None: only that it is one."""

    span: Span
    kind: BlockKind | None


@dataclass(frozen=True, slots=True)
class Page:
    """The text of one article, unchanging from here on.

    ``searched`` is the day of publication that was looked for in a page that does not state it.
    """

    text: str
    given: Given
    stated: Stated = field(default_factory=Stated)
    marks: tuple[Marked, ...] = ()
    warnings: tuple[Notice, ...] = ()
    searched: str | None = None
