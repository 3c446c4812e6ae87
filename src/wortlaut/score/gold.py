"""What people, or models in their place, say is right: the values that the tasks compare."""

from __future__ import annotations

from dataclasses import dataclass

from wortlaut.model.span import Span

Tokens = frozenset[int]
AUTHOR = "author"  # the holder of what the article says in its own voice


@dataclass(frozen=True, slots=True)
class GoldQuotation:
    """A quotation of the German news quotation corpus; its parts are numbers of tokens."""

    type: str
    quote: Tokens
    speaker: Tokens
    cue: Tokens
    frame: Tokens
    addressee: Tokens


@dataclass(frozen=True, slots=True)
class QuotedArticle:
    """An article of which every quotation is marked."""

    doc: str
    title: str | None
    published: str | None
    text: str
    tokens: tuple[str, ...]
    quotations: tuple[GoldQuotation, ...]


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A time expression: TIMEX3, or TIMEX2 where the type says so, some of them without value."""

    span: Span
    type: str
    value: str | None


@dataclass(frozen=True, slots=True)
class TimedArticle:
    """An article of which every time is marked; ``rival`` is what HeidelTime found in it."""

    doc: str
    title: str | None
    published: str | None
    text: str
    times: tuple[GoldTime, ...]
    rival: tuple[GoldTime, ...] | None = None


@dataclass(frozen=True, slots=True)
class GoldName:
    """A name: PER, ORG or LOC."""

    span: Span
    type: str


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text of which every name is marked."""

    doc: str
    text: str
    names: tuple[GoldName, ...]


@dataclass(frozen=True, slots=True)
class GoldActor:
    """An actor and all the strings that name it."""

    name: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement, given by its words; holder ``author`` is the article's own voice."""

    content: str
    holder: str | None
    via: tuple[str, ...]
    stance: str


@dataclass(frozen=True, slots=True)
class GoldDispute:
    """Words by which somebody contradicts something."""

    text: str
    by: str | None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event of the PLOVER kind, given by its trigger."""

    trigger: str
    type: str
    status: str
    date: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LayeredArticle:
    """An article with actors, statements, hedged claims, disputes and events."""

    doc: str
    title: str | None
    published: str | None
    text: str
    actors: tuple[GoldActor, ...]
    statements: tuple[GoldStatement, ...]
    hedged: tuple[str, ...]
    disputes: tuple[GoldDispute, ...]
    events: tuple[GoldEvent, ...]
