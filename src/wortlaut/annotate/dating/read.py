"""The day that an article was written on, told from its text alone; nothing rather than a guess."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import reduce
from itertools import accumulate

from wortlaut.annotate.actors.knowledge import knowledge
from wortlaut.annotate.actors.names import Name
from wortlaut.annotate.actors.ways import ways
from wortlaut.annotate.dating.clues import Clue, Scene, clues
from wortlaut.annotate.dating.known import offices, things
from wortlaut.annotate.dating.table import dating
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.times.calendar import Days
from wortlaut.annotate.times.grammar import grammar
from wortlaut.annotate.times.read import Mention
from wortlaut.model.record import Dated
from wortlaut.model.span import Span

# Where so many days are left, the first of them is told: news is written on the day it tells of, or
# soon after.
_WEEK = timedelta(days=7)


def written(
    text: str,
    units: Sequence[Unit],
    mentions: Sequence[Mention],
    names: Iterable[Name],
    language: str,
) -> Dated | None:
    """Return when an article was written, as precisely as its text tells; None if it does not.

    The value is the first day that fits, or the month or year in which all lie that do.
    """
    table = dating(language)
    scene = Scene(text, units, mentions, grammar(language), table)
    found = [
        *clues(scene),
        *things(scene),
        *offices(scene, names, knowledge(language), ways(language)),
    ]
    always: tuple[Days, ...] = ((table.since, table.until),)
    days = reduce(common, (clue.days for clue in found), always)
    if len(days) != 1 or (value := _value(days[0])) is None:
        return None
    evidence = _needed(found, always, days)
    first, last = days[0]
    return Dated(value, "inferred", evidence, first.isoformat(), last.isoformat())


def common(left: Sequence[Days], right: Sequence[Days]) -> tuple[Days, ...]:
    """Return the days that lie in both of two rows of stretches, as stretches in order."""
    meets = ((max(one[0], other[0]), min(one[1], other[1])) for one in left for other in right)
    return tuple(sorted({days for days in meets if days[0] <= days[1]}))


def _value(days: Days) -> str | None:
    """Write the day, month or year that some days are; None if they lie in several years."""
    first, last = days[0].isoformat(), days[1].isoformat()
    if days[1] - days[0] <= _WEEK:
        return first
    return next((first[:size] for size in (7, 4) if first[:size] == last[:size]), None)


def _needed(
    found: Sequence[Clue], always: tuple[Days, ...], days: tuple[Days, ...]
) -> tuple[Span, ...]:
    """Return the passages without which there were more days, in the order of the text.

    Tried from the last to the first: of two that say the same, the first is told.
    """
    before = list(accumulate((clue.days for clue in found), common, initial=always))
    kept: list[Clue] = []
    behind = always
    for clue, earlier in zip(reversed(found), reversed(before[:-1]), strict=True):
        if common(earlier, behind) != days:
            kept.append(clue)
            behind = common(behind, clue.days)
    return tuple(sorted({span for clue in kept for span in clue.evidence}))
