"""Claims as plain text: who carries each, who holds and who disputes it, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wortlaut.link.claimed import Carried, Claimed, Contradicted
from wortlaut.serve.told import flow, range_of, section, when


def claim_lines(claims: Sequence[Claimed]) -> Iterator[str]:
    """Yield the lines of claims, one after the other."""
    for number, claim in enumerate(claims):
        if number:
            yield ""
        yield from _claim(claim)


def _claim(claim: Claimed) -> Iterator[str]:
    yield flow(claim.wording)
    yield f"claim {claim.id}, {range_of(claim.origins)}"
    carried = (line for one in claim.carried_by for line in _carried(one))
    yield from section("  carried by", carried)
    disputed = (line for one in claim.disputed_by for line in _disputed(one))
    yield from section("  disputed by", disputed)
    reasons = (f"    {flow(reason)}" for reason in claim.origins.reasons)
    yield from section("  one origin or several", reasons)


def _carried(one: Carried) -> Iterator[str]:
    yield f"    {when(one.published)}  {one.uri}, {one.outlet or '?'}: {flow(one.words)}"
    holder = f"of {' → '.join((one.holder, *one.via))}" if one.holder else "in its own voice"
    origins = ", ".join(f"{origin.name} ({origin.kind})" for origin in one.origins)
    yield f"        {holder}; origin: {origins or 'not known'}"


def _disputed(one: Contradicted) -> Iterator[str]:
    holder = one.holder or "nobody named"
    yield f"    {when(one.published)}  {one.uri}, {holder}: {flow(one.words)}"
    yield from (f"        {flow(reason)}" for reason in one.reasons)
