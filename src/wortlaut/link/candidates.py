"""Which articles are worth comparing: those that share what few articles of their weeks have.

Near copies are found by the runs of words that are sampled from each text, whatever their order;
rewrites by the names and the long numbers that they share. The fewer of the articles before it, in
its week and the two weeks before that, have a key of an article, the more that key is worth; what
a crowd has is worth nothing. But of a text that a crowd has printed the last print before leads on
to the others: a run of words that is common is worth a little to the last one that has it. So an
article is compared with few, however many there are, and which these are does not depend on the
order in which articles came.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from wortlaut.link import weights
from wortlaut.link.places import NO_WEEK, first_near, is_dated, near_in_time, week_of
from wortlaut.link.sketches import EVERYBODYS, is_run

Posting = tuple[int, int]  # the place of an article, and its number
Postings = Mapping[int, Sequence[Posting]]  # of each key, in the order of places
Before = tuple[int, int, Sequence[Posting]]  # a key, how many articles have it, and which
_WEEKS_BEFORE = 2  # a story's gap of 14 days may reach so far back


class Shelf(Protocol):
    """Where the keys of articles are kept, by week."""

    def postings(self, week: int, keys: Collection[int]) -> Postings:
        """Return the first articles of a week that have these keys: one more than a crowd."""

    def before(self, place: int, weeks: range, keys: Collection[int]) -> Iterable[Before]:
        """Yield what stands before a place in these weeks, for each key that something there has.

        Of what a crowd has only the last one is told, and how many have it: one more than a crowd.
        """

    def after(self, place: int, weeks: range, keys: Collection[int]) -> Postings:
        """Return, of the articles of these weeks that have a key, the first one after a place."""

    def weeks(self) -> Iterable[int]:
        """Return the weeks from which there are articles, but for those without a date."""


def worth(key: int, count: int) -> int:
    """Say what a key is worth that so many earlier articles have."""
    if key == EVERYBODYS:
        return weights.WORTH_NEEDED if count <= weights.FEW else 0
    return next((worth for most, worth in weights.KEY_WORTH if count <= most), 0)


# ------------------------------------------------------------------------------ earlier ones
def earlier(place: int, keys: Collection[int], shelf: Shelf) -> frozenset[int]:
    """Return the articles before a place that are worth comparing with one that has these keys."""
    found: dict[int, int] = defaultdict(int)
    first = first_near(place)
    if is_dated(place):
        weeks = range(week_of(place) - _WEEKS_BEFORE, week_of(place) + 1)
        for key, count, had in shelf.before(place, weeks, keys):
            common = _is_common_run(key, count)
            _weigh(weights.RUN_OF_CROWD if common else worth(key, count), had, first, found)
    else:
        for postings in (shelf.postings(one, keys) for one in shelf.weeks()):
            for key, listed in postings.items():
                _weigh(worth(key, len(listed)), listed, first, found)
        for key, count, had in shelf.before(place, range(NO_WEEK, NO_WEEK + 1), keys):
            _weigh(worth(key, count), had, first, found)
    return _enough(found)


def _is_common_run(key: int, count: int) -> bool:
    return is_run(key) and count > weights.CROWD


def _weigh(value: int, listed: Iterable[Posting], first: int, found: dict[int, int]) -> None:
    """Add what a key is worth to those from a place on that have it."""
    if value:
        for other, number in listed:
            if other >= first:
                found[number] += value


def _enough(found: Mapping[int, int]) -> frozenset[int]:
    return frozenset(number for number, value in found.items() if value >= weights.WORTH_NEEDED)


# ------------------------------------------------------------------------------ later ones
def concerned(place: int, keys: Collection[int], shelf: Shelf) -> frozenset[int]:
    """Return the later articles that are to be looked at again when one comes, or goes.

    Those that are worth comparing with it, and those to which something that they share with
    others leads no more, for it has become too common by that one. The shelf has it, too.
    """
    found: dict[int, int] = defaultdict(int)
    again: set[int] = set()
    for key, listed, before, own in _ahead(place, keys, shelf):
        for at in range(bisect_left(listed, (place + 1, -1)) if own else 0, len(listed)):
            other, number = listed[at]
            value = worth(key, before + at)
            if value < worth(key, before + at - 1):
                again.add(number)
            if value and near_in_time(place, other):
                found[number] += value
    for key, listed, count in _undated_ahead(place, keys, shelf):
        value = worth(key, count)
        for _, number in listed:
            if value < worth(key, count - 1):
                again.add(number)
            found[number] += value
    return _enough(found) | again | _next_ones(place, keys, shelf)


def _next_ones(place: int, keys: Collection[int], shelf: Shelf) -> frozenset[int]:
    """Return those of which an article is the last before that has a run of words of a crowd."""
    if not is_dated(place):
        return frozenset()
    week = week_of(place)
    around = range(week - _WEEKS_BEFORE, week + _WEEKS_BEFORE + 1)
    lists = [shelf.postings(one, keys) for one in around]
    counts = {key: sum(len(one.get(key, ())) for one in lists) for key in keys}
    common = [key for key, count in counts.items() if _is_common_run(key, count)]
    weeks = range(week, week + _WEEKS_BEFORE + 1)
    found = shelf.after(place, weeks, common)
    return frozenset(number for ((_, number),) in found.values())


def _ahead(
    place: int, keys: Collection[int], shelf: Shelf
) -> Iterator[tuple[int, Sequence[Posting], int, bool]]:
    """Yield the lists of keys from the week of a place on.

    With each: how many articles count as before its first, and whether it is of that very week.
    """
    if not is_dated(place):
        own = shelf.postings(NO_WEEK, keys)
        yield from ((key, listed, 0, True) for key, listed in own.items())
        return
    week = week_of(place)
    first = week - _WEEKS_BEFORE
    weeks = [shelf.postings(one, keys) for one in range(first, week + _WEEKS_BEFORE + 1)]
    for key in keys:
        lists = [one.get(key, ()) for one in weeks]
        for at in range(_WEEKS_BEFORE, len(lists)):
            before = sum(map(len, lists[at - _WEEKS_BEFORE : at]))
            yield key, lists[at], before, at == _WEEKS_BEFORE


def _undated_ahead(
    place: int, keys: Collection[int], shelf: Shelf
) -> Iterator[tuple[int, Sequence[Posting], int]]:
    """Yield the undated articles that have a key of a dated one, and how many of its week."""
    undated = shelf.postings(NO_WEEK, keys) if is_dated(place) else {}
    if undated:
        own = shelf.postings(week_of(place), undated)
        yield from ((key, listed, len(own.get(key, ()))) for key, listed in undated.items())


# ------------------------------------------------------------------------------ in memory
class Index:
    """A shelf in memory."""

    def __init__(self) -> None:
        self._listed: dict[int, dict[int, list[Posting]]] = {}

    def add(self, place: int, number: int, keys: Iterable[int]) -> None:
        """Add an article."""
        week = self._listed.setdefault(week_of(place), {})
        for key in keys:
            insort(week.setdefault(key, []), (place, number))

    def postings(self, week: int, keys: Collection[int]) -> Postings:
        """Return the first articles of a week that have these keys."""
        listed = self._listed.get(week, {})
        return {key: listed[key][: weights.CROWD + 1] for key in keys if key in listed}

    def before(self, place: int, weeks: range, keys: Collection[int]) -> Iterator[Before]:
        """Yield what stands before a place in these weeks, for each key that something there has.

        Of what a crowd has only the last one is told, and how many have it: one more than a crowd.
        """
        for key in keys:
            lists = [self._listed.get(week, {}).get(key, []) for week in weeks]
            had = [one for listed in lists for one in listed[: bisect_left(listed, (place, -1))]]
            if had:
                crowd = len(had) > weights.CROWD
                yield key, min(len(had), weights.CROWD + 1), had[-1:] if crowd else had

    def after(self, place: int, weeks: range, keys: Collection[int]) -> Postings:
        """Return, of the articles of these weeks that have a key, the first one after a place."""
        found: dict[int, Sequence[Posting]] = {}
        for week in reversed(weeks):
            listed = self._listed.get(week, {})
            for key in keys:
                own = listed.get(key, [])
                if (at := bisect_left(own, (place + 1, -1))) < len(own):
                    found[key] = [own[at]]
        return found

    def weeks(self) -> Iterable[int]:
        """Return the weeks from which there are articles, but for those without a date."""
        return [week for week in self._listed if week != NO_WEEK]
