"""Who judges, and which of the judgements on one thing counts."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from wortlaut.model.errors import JudgementError
from wortlaut.model.judgement import Judgement, LinkJudgement, StatementJudgement
from wortlaut.record.clusters import State
from wortlaut.record.rows import storable

AnyJudgement = TypeVar("AnyJudgement", Judgement, StatementJudgement, LinkJudgement)


@dataclass(frozen=True, slots=True)
class Judge:
    """Who decides, when, and why."""

    name: str
    decided: datetime
    note: str | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise JudgementError("a judgement needs the name of who made it", "give it with --by")
        if self.decided.tzinfo is None:
            raise JudgementError(f"{self.decided} has no time zone", "give a time with its zone")

    @property
    def signature(self) -> tuple[str, str, str | None]:
        """The name, the time in UTC and the reason, as every kind of judgement keeps them.

        The order of such times as text is their order in time.
        """
        time = self.decided.astimezone(UTC).isoformat(timespec="microseconds")
        return storable(self.name), time, None if self.note is None else storable(self.note)


def taken_back(judgement: AnyJudgement, judge: Judge) -> AnyJudgement:
    """Return the judgement that takes another one back."""
    name, time, note = judge.signature
    return replace(judgement, judge=name, decided=time, note=note, withdrawn=True)


def states(judgements: Iterable[tuple[Hashable, bool]]) -> Iterator[State]:
    """Say of each judgement, the newest first, whether it counts: the last one on a thing does.

    Of each comes what it is on, and whether it takes back. What was taken back leaves the thing
    unjudged: no older judgement returns.
    """
    later: dict[Hashable, State] = {}
    for on, withdrawn in judgements:
        if on in later:
            later[on] = "withdrawn" if later[on] == "withdrawal" else "superseded"
        else:
            later[on] = "withdrawal" if withdrawn else "in force"
        yield later[on]
