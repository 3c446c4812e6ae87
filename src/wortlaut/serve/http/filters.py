"""The filters of a search: read from an address, and written into one."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Annotated, Literal
from urllib.parse import parse_qsl, urlencode

from fastapi import Depends, Query

from wortlaut.model.record import Stance, StatementKind
from wortlaut.record.asked import Asked, Status
from wortlaut.run.widening import widened
from wortlaut.serve.dates import written_date
from wortlaut.serve.http.desk import AtDesk

Empty = Literal[""]  # a field of a form that nobody filled in
WRITTEN = "in ISO 8601 (2024, 2024-06, 2024-06-19), or as 19.6.2024"


def filters(
    *,
    by: Annotated[str, Query(description="Whose words: the name or a part.")] = "",
    about: Annotated[str, Query(description="Words that the content has.")] = "",
    kind: Annotated[StatementKind | Empty, Query(description="How it is told.")] = "",
    stance: Annotated[Stance | Empty, Query(description="What the holder does with it.")] = "",
    status: Annotated[Status | Empty, Query(description="How far it is established.")] = "",
    via: Annotated[str, Query(description="Passed on by: a name or words of it.")] = "",
    chain: Annotated[
        str, Query(description="Anybody on its way: holder, via, agency or outlet.")
    ] = "",
    outlet: Annotated[str, Query(description="Only articles of this outlet: its whole name.")] = "",
    since: Annotated[str, Query(description=f"Published then or later: {WRITTEN}.")] = "",
    until: Annotated[str, Query(description=f"Published then or earlier: {WRITTEN}.")] = "",
) -> Asked:
    """Read what is asked for; what is empty was not asked."""
    return Asked(
        by=by.strip() or None,
        about=about.strip() or None,
        kind=kind or None,
        stance=stance or None,
        status=status or None,
        via=via.strip() or None,
        chain=chain.strip() or None,
        outlet=outlet.strip() or None,
        since=written_date(since) if since.strip() else None,
        until=written_date(until) if until.strip() else None,
    )


Filters = Annotated[Asked, Depends(filters)]
Like = Annotated[
    bool, Query(description="`about` also in other forms, compounds and words of like sense.")
]


def sought(desk: AtDesk, asked: Filters, like: Like = False) -> Asked:
    """Return what is to be looked for: with ``like``, other words of the same sense, too."""
    if not like or asked.about is None:
        return asked
    return replace(asked, about=widened(desk.store, asked.about))


def written(asked: Asked, *, like: bool = False) -> str:
    """Write what is asked for as the query of an address; "" for nothing."""
    given = {name: value for name, value in asdict(asked).items() if value is not None}
    return urlencode({**given, **({"like": "true"} if like and asked.about else {})})


def only_filters(query: str) -> str:
    """Return the part of a query that says what is asked for, as ``written`` would write it."""
    fields = {*asdict(Asked()), "like"}
    return urlencode([(name, value) for name, value in parse_qsl(query) if name in fields])


Sought = Annotated[Asked, Depends(sought)]
