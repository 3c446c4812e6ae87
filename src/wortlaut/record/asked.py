"""What somebody asks of a store: which articles, and which statements in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wortlaut.model.record import Stance, StatementKind

# How far a statement is established, as the article has it. "asserted": somebody says that it is
# so; "alleged": told as not established, or an accusation; "denied": somebody says that it is not
# so; "disputed": somebody in the same article contradicts it, whatever else it is.
Status = Literal["asserted", "alleged", "denied", "disputed"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a user asks for: of articles (``limit`` counts them), and of statements in them.

    ``articles`` are the ids of the only ones that are asked for, in the order of the answer.
    ``by``, ``about``, ``via`` and ``chain`` take words, "phrases" and prefix*. ``via`` looks for
    them in the names of those who passed it on; ``chain`` in those of anybody on its way: the
    holder, who passed it on, the agencies that the article credits, the outlet.
    """

    outlet: str | None = None
    agency: str | None = None
    since: str | None = None
    until: str | None = None
    by: str | None = None
    about: str | None = None
    kind: StatementKind | None = None
    stance: Stance | None = None
    limit: int | None = None
    via: str | None = None
    chain: str | None = None
    status: Status | None = None
    articles: tuple[str, ...] | None = None

    @property
    def of_statements(self) -> bool:
        """Tell whether not every statement of an article is asked for."""
        narrowed = (self.by, self.about, self.kind, self.stance, self.via, self.chain, self.status)
        return any(each is not None for each in narrowed)


def statuses_of(kind: StatementKind, stance: Stance, *, disputed: bool) -> tuple[Status, ...]:
    """Say how far a statement is established; nothing of what is neither so nor not so."""
    own: Status | None = None
    if kind == "hedged" or stance == "accuses":
        own = "alleged"
    elif stance in ("asserts", "denies"):
        own = "asserted" if stance == "asserts" else "denied"
    return (*((own,) if own else ()), *(("disputed",) if disputed else ()))
