"""What is known beforehand and tells of the day an article was written on: offices, and things."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from wortlaut.annotate.actors.knowledge import Knowledge, Office, Tenure
from wortlaut.annotate.actors.names import Name
from wortlaut.annotate.actors.ways import Ways, stem
from wortlaut.annotate.dating.clues import Clue, Scene
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.times.calendar import Days, covered
from wortlaut.annotate.times.read import Mention
from wortlaut.annotate.times.words import first
from wortlaut.annotate.words import tokens
from wortlaut.model.span import Span

# Words before an office that can say that it is no longer held.
_BEFORE = 4
# News calls people by an office that they have just left, and by one that they are about to take.
_AFTER = timedelta(days=60)


def things(scene: Scene) -> Iterator[Clue]:
    """Yield since when there has been what an article speaks of."""
    last_year = _of_last_year(scene)
    for number, unit in enumerate(scene.units):
        for match in scene.table.known.finditer(scene.text, unit.span.start, unit.span.end):
            span, since = Span(*match.span()), scene.table.began(match)
            yield Clue(((since, scene.table.until),), (span,))
            for mention in (*last_year[number], *last_year[number + 1])[:1]:
                years = _years_later(mention, since)
                days = (date(since.year + years, 1, 1), scene.table.until)
                yield Clue((days,), tuple(sorted((span, mention.span))))


def _of_last_year(scene: Scene) -> defaultdict[int, list[Mention]]:
    """List what sentences tell of last year, by their numbers: "im Juli des vergangenen Jahres"."""
    found: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in scene.mentions:
        of_year = mention.rule.means == "date" or mention.slots.get("unit") == "Y"
        if of_year and mention.slots.get("which") == "-1":
            found[mention.unit].append(mention)
    return found


def _years_later(mention: Mention, since: date) -> int:
    """Return how many years behind a thing's beginning a text is that tells of it last year."""
    month = first(mention.slots, "month")
    return 2 if month and int(month) < since.month else 1


def offices(scene: Scene, names: Iterable[Name], knows: Knowledge, how: Ways) -> Iterator[Clue]:
    """Yield when those named with their offices held these ("US-Präsident Joe Biden")."""
    starts = [unit.span.start for unit in scene.units]
    for name in names:
        if name.type != "person":
            continue
        unit = scene.units[max(0, bisect_left(starts, name.span.start + 1) - 1)]
        at = bisect_left(unit.words, name.span.start, key=lambda word: word.start)
        office = knows.office_of(unit.words[at - 1].low) if at > 0 else None
        if office is None or not _holds(unit, at - 1, scene, how):
            continue
        terms = list(_terms(name, office, knows))
        days = tuple(_joined(_held(term, scene) for term in terms))
        if days:
            yield Clue(days, (Span(unit.words[at - 1].start, name.span.end),))


def _holds(unit: Unit, at: int, scene: Scene, how: Ways) -> bool:
    """Tell whether nothing says that an office was held once: "Ex-", "damaliger", a year."""
    noun = unit.words[at]
    if noun.low.startswith(how.former_prefixes) or _YEAR.search(unit.span.of(scene.text)):
        return False
    before = unit.words[max(0, at - _BEFORE) : at]
    if any(stem(word.low, how.endings) in how.former for word in before):
        return False
    return not any(word.text in scene.table.not_held for word in before)


# In a sentence with a year somebody may have held the office then.
_YEAR = re.compile(r"(?<![\w.,])(?:1[0-9]|20)\d\d(?![\w]|[.,]\d)")


def _terms(name: Name, office: Office, knows: Knowledge) -> Iterator[Tenure]:
    """Yield the terms that somebody of this name had in an office of this name."""
    words = tokens(name.text)
    for known in knows.called(words) if len(words) > 1 else knows.surnamed(words[0]):
        for term in known.offices:
            if office.country in (None, term.country) and term.office in knows.held_as(
                office.office, office.country or term.country
            ):
                yield term


def _held(term: Tenure, scene: Scene) -> Days:
    """Return the days of a term, and some after it."""
    begun = covered(term.since) or (scene.table.since, scene.table.since)
    ended = covered(term.until)
    last = min(ended[1] + _AFTER, scene.table.until) if ended else scene.table.until
    return min(begun[0], last), last


def _joined(days: Iterable[Days]) -> Iterator[Days]:
    """Join stretches of days that touch or overlap."""
    current: Days | None = None
    for begins, ends in sorted(days):
        if current is not None and begins <= current[1]:
            current = current[0], max(current[1], ends)
        else:
            if current is not None:
                yield current
            current = begins, ends
    if current is not None:
        yield current
