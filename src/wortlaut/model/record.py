"""The nouns of one article's record, as the public contract names them (docs/record.md).

Field names and label sets here are the contract: the JSON form and its schema are made from
these classes (``form.py``), so that neither can drift away from the other. A field called
``span`` lies flat in JSON, as ``start`` and ``end`` of the thing itself.

Offsets count Unicode code points of ``Record.text``, half-open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wortlaut.model.errors import SpanError
from wortlaut.model.identity import ActorId, ArticleId, EventId, StatementId
from wortlaut.model.span import Span

SCHEMA = "wortlaut.record/1"

Basis = Literal["stated", "inferred", "given"]
BlockKind = Literal[
    "kicker", "title", "lead", "paragraph", "subheading", "caption", "byline", "dateline",
    "note", "related", "boilerplate",
]  # fmt: skip
ActorType = Literal[
    "person", "state", "government", "organisation", "media", "armed-group", "party", "group",
    "place",
]  # fmt: skip
MentionForm = Literal["name", "nominal", "pronoun"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
StatementKind = Literal[
    "direct", "indirect", "free_indirect", "indirect_free_indirect", "reported", "hedged"
]
Medium = Literal[
    "speech", "thought", "writing", "speech_or_thought", "speech_or_writing",
    "thought_or_writing", "unknown",
]  # fmt: skip
Stance = Literal[
    "asserts", "denies", "demands", "announces", "expects", "accuses", "praises", "condemns",
    "asks", "doubts",
]  # fmt: skip
EventStatus = Literal[
    "actual", "planned", "alleged", "denied", "demanded", "hypothetical", "negated"
]


@dataclass(frozen=True, slots=True)
class Source:
    """Where the bytes came from; ``sha256`` is of the raw bytes, ``retrieved`` a time with zone."""

    uri: str
    url: str | None
    media_type: str
    sha256: str
    retrieved: str | None


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published the article: the last link of every chain in it."""

    name: str
    actor: ActorId | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class GivenText:
    """A headline that came beside the text, as metadata, and so has no place in it."""

    text: str


@dataclass(frozen=True, slots=True)
class Dated:
    """An ISO 8601 date or time, no more precise than its evidence.

    ``earliest`` and ``latest`` are the days between which an inferred one lies; absent otherwise.
    """

    value: str
    basis: Basis
    evidence: tuple[Span, ...]
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What is known about the article as a publication."""

    id: ArticleId
    source: Source
    language: str
    outlet: Outlet | None
    agencies: tuple[str, ...]
    authors: tuple[str, ...]
    kicker: Span | None
    title: Span | GivenText | None
    published: Dated | None
    updated: Dated | None
    corrections: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text with one function on the page; ``repeats``: index of an equal earlier block."""

    kind: BlockKind
    span: Span
    repeats: int | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that refers to an actor."""

    span: Span
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Actor:
    """Who holds a statement, passes one on or takes part in an event.

    ``key`` is the same in two articles where both certainly mean the same actor: the Wikidata item,
    or a hash of the name and of what the article says of it. ``confidence`` lies between 0 and 1:
    how sure the link to ``wikidata`` is; absent without a link. ``control`` says who controls a
    medium, in the typology of the State Media Monitor ("SC"); absent where that is not known.
    """

    id: ActorId
    name: str
    type: ActorType
    country: str | None
    wikidata: str | None
    mentions: tuple[Mention, ...]
    key: str | None = None
    confidence: float | None = None
    control: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3 expression; ``earliest`` and ``latest`` are null where no calendar has it."""

    span: Span
    type: TimeType
    value: str
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided about a statement: that it is right, or whose words it is instead.

    ``decided`` is a time in UTC; ``found`` is the holder whom the reader had found.
    """

    verdict: Literal["right", "other-holder"]
    by: str
    decided: str
    found: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """Words or thoughts that the article gives as somebody's, and the way they came.

    ``kind`` follows the German news quotation corpus (Petersen-Frey & Biemann, LREC-COLING 2024);
    ``hedged`` is told in the article's own voice as not established. ``joint_holders`` are those
    whose words they are too (of "NATO und EU warnten", the EU); absent where there are none.
    ``via`` names who passed the words on, nearest to the holder first; ``document`` is the noun for
    what they stand in, a letter or a paper, absent where the text tells of none. ``confidence``
    lies between 0 and 1. ``judged`` says what a person decided about it; absent where nobody did.
    """

    id: StatementId
    kind: StatementKind
    medium: Medium
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    frame: tuple[Span, ...]
    addressee: tuple[Span, ...]
    holder_span: tuple[Span, ...]
    holder: ActorId | None
    via: tuple[ActorId, ...]
    stance: Stance
    nested_in: StatementId | None
    confidence: float
    found_by: str
    judged: Ruling | None = None
    joint_holders: tuple[ActorId, ...] | None = None
    document: Span | None = None

    @property
    def holders(self) -> tuple[ActorId, ...]:
        """Return all whose words they are; none if the text names nobody."""
        return () if self.holder is None else (self.holder, *(self.joint_holders or ()))


@dataclass(frozen=True, slots=True)
class Dispute:
    """A statement and the actor who contradicts it."""

    statement: StatementId
    by: ActorId
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """An interaction of political actors (PLOVER); ``statement`` tells it, or null: the author."""

    id: EventId
    type: str
    trigger: Span
    sources: tuple[ActorId, ...]
    targets: tuple[ActorId, ...]
    place: ActorId | None
    date: str | None
    status: EventStatus
    statement: StatementId | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader of a record should know; called a warning in JSON."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that Wortlaut says about one article.

    A layer is ``None``, and absent from JSON, where nobody looked; it is empty where nothing was
    found.
    """

    article: Article
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...] | None = None
    actors: tuple[Actor, ...] | None = None
    times: tuple[TimeExpression, ...] | None = None
    statements: tuple[Statement, ...] | None = None
    disputes: tuple[Dispute, ...] | None = None
    events: tuple[Event, ...] | None = None
    warnings: tuple[Notice, ...] = ()

    def excerpt(self, spans: tuple[Span, ...]) -> str:
        """Return the characters that the spans point at, gaps shown as an ellipsis in brackets."""
        return " […] ".join(span.of(self.text) for span in spans)

    def actor(self, id: ActorId | None) -> Actor | None:
        """Return the actor with this id; None if there is none."""
        return next((actor for actor in self.actors or () if actor.id == id), None)

    def holder(self, statement: Statement) -> str | None:
        """Return the name of whose words a statement is; None if the text names nobody.

        Of those who speak together, it is the first.
        """
        actor = self.actor(statement.holder)
        return actor.name if actor else None

    def holders(self, statement: Statement) -> tuple[str, ...]:
        """Return the names of all whose words a statement is."""
        actors = (self.actor(id) for id in statement.holders)
        return tuple(actor.name for actor in actors if actor is not None)


def spans_of(record: Record) -> Iterator[tuple[str, Span]]:
    """Yield every position a record speaks of, with the path of the field that does."""
    article = record.article
    for name in ("kicker", "title"):
        if isinstance(span := getattr(article, name), Span):
            yield f"article.{name}", span
    for name in ("published", "updated"):
        for span in dated.evidence if (dated := getattr(article, name)) else ():
            yield f"article.{name}.evidence", span
    yield from (("article.corrections", span) for span in article.corrections)
    yield from ((f"blocks[{i}]", block.span) for i, block in enumerate(record.blocks))
    yield from (("sentences", span) for span in record.sentences or ())
    for actor in record.actors or ():
        yield from ((f"actors.{actor.id}", mention.span) for mention in actor.mentions)
    yield from (("times", time.span) for time in record.times or ())
    for statement in record.statements or ():
        for name in ("content", "cue", "frame", "addressee", "holder_span"):
            for span in getattr(statement, name):
                yield f"statements.{statement.id}.{name}", span
        if statement.document is not None:
            yield f"statements.{statement.id}.document", statement.document
    for dispute in record.disputes or ():
        yield from (("disputes", span) for span in dispute.evidence)
    yield from ((f"events.{event.id}", event.trigger) for event in record.events or ())


def check_spans(record: Record) -> None:
    """Raise ``SpanError`` if a record points past the end of its own text."""
    for path, span in spans_of(record):
        if span.end > len(record.text):
            raise SpanError(
                f"{path}: {span} runs past the end of {record.article.id} "
                f"({len(record.text)} characters)"
            )
