"""What people decide: which actors are the same, which statements and which links are right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wortlaut.model.identity import ArticleId, content_id
from wortlaut.model.record import ActorType, StatementKind
from wortlaut.model.span import Span

Verdict = Literal["same", "different", "unsure"]
StatementVerdict = Literal["right", "other-holder", "no-statement"]
LinkVerdict = Literal["taken", "not-taken"]


@dataclass(frozen=True, slots=True)
class Keyed:
    """An actor of every article that has its key; ``name`` is what it was called when judged."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """The actor that one article mentions at one place, whatever id a reading gives it."""

    article: ArticleId
    mention: Span
    name: str


Subject = Keyed | Occurrence


@dataclass(frozen=True, slots=True)
class Judgement:
    """What ``judge`` decided about two actors, or took back; ``decided`` is a time in UTC."""

    verdict: Verdict
    a: Subject
    b: Subject
    judge: str
    decided: str
    note: str | None = None
    withdrawn: bool = False

    @property
    def id(self) -> str:
        """The hash of all that it says."""
        subjects = (*_parts(self.a), *_parts(self.b))
        withdrawn = "withdrawn" if self.withdrawn else None
        return content_id(
            "judgement", self.verdict, *subjects, self.judge, self.decided, self.note, withdrawn
        )


def _parts(subject: Subject) -> tuple[str | None, ...]:
    if isinstance(subject, Keyed):
        return subject.key, None, None, None, subject.name
    mention = subject.mention
    return None, subject.article, str(mention.start), str(mention.end), subject.name


# ------------------------------------------------------------------------------ statements
@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one article that somebody judged, and how they were read at that time."""

    article: ArticleId
    content: tuple[Span, ...]
    kind: StatementKind
    words: str
    holder: str | None


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose words a statement is, as somebody says.

    ``mention`` is the first place where its article mentions them; None for whom it does not name.
    """

    name: str
    type: ActorType
    key: str | None = None
    mention: Span | None = None


@dataclass(frozen=True, slots=True)
class StatementJudgement:
    """What ``judge`` decided about one statement, or took back.

    With "other-holder" it is the words of ``holder``, of nobody whom the text names if that is
    None. ``decided`` is a time in UTC.
    """

    verdict: StatementVerdict
    on: Passage
    holder: Holder | None
    judge: str
    decided: str
    note: str | None = None
    withdrawn: bool = False

    @property
    def id(self) -> str:
        """The hash of all that it says."""
        on, holder = self.on, self.holder
        places = ",".join(f"{span.start}-{span.end}" for span in on.content)
        mention = holder.mention if holder else None
        return content_id(
            "statement-judgement",
            self.verdict,
            *(on.article, places, on.kind, on.words, on.holder),
            *((holder.name, holder.type, holder.key) if holder else (None, None, None)),
            f"{mention.start}-{mention.end}" if mention else None,
            self.judge,
            self.decided,
            self.note,
            "withdrawn" if self.withdrawn else None,
        )


# ------------------------------------------------------------------------------ links
@dataclass(frozen=True, slots=True)
class LinkJudgement:
    """What ``judge`` decided about whether one article was made of another, or took back.

    The names are what the articles were called when judged: by outlet, or where they came from.
    """

    verdict: LinkVerdict
    later: ArticleId
    later_name: str
    earlier: ArticleId
    earlier_name: str
    judge: str
    decided: str
    note: str | None = None
    withdrawn: bool = False

    @property
    def id(self) -> str:
        """The hash of all that it says."""
        withdrawn = "withdrawn" if self.withdrawn else None
        pair = (self.later, self.later_name, self.earlier, self.earlier_name)
        return content_id(
            "link-judgement", self.verdict, *pair, self.judge, self.decided, self.note, withdrawn
        )
