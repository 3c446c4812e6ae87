"""What people decide about actors: who is the same, and who is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wortlaut.model.identity import ArticleId, content_id
from wortlaut.model.span import Span

Verdict = Literal["same", "different", "unsure"]


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
