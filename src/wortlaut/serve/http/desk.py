"""What every route works with: the store, its stories, the intake, and how the desk is run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from wortlaut.model.document import Raw, Rejected
from wortlaut.record.store import Store
from wortlaut.serve.http.adding import Intake
from wortlaut.serve.http.ranking import Ranking
from wortlaut.serve.http.settings import Settings
from wortlaut.serve.http.stories import Stories

Fetch = Callable[[str], Raw | Rejected]


@dataclass(frozen=True, slots=True)
class Desk:
    """A store that is open, and what asks it."""

    store: Store
    stories: Stories
    ranking: Ranking
    intake: Intake
    fetch: Fetch
    settings: Settings


def desk_of(request: Request) -> Desk:
    """Return the desk that a request is for."""
    desk: Desk = request.app.state.desk
    return desk


AtDesk = Annotated[Desk, Depends(desk_of)]
