"""New articles among those of a store: what each has to do with others, and in which story it is.

First every new article gets its place: its keys, its bonds, its story. Then each story that this
touched is linked anew, once. Few articles go in one transaction, many in several, and what is
still to do stands in the store: an adding that breaks off is made good by the next one. What
breaks over one article or one story leaves the others alone.
"""

from __future__ import annotations

import json
from collections import OrderedDict, deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from wortlaut.link import weights
from wortlaut.link.articles import Linked, linked
from wortlaut.link.candidates import concerned, earlier
from wortlaut.link.contested import contested
from wortlaut.link.copies import Pair
from wortlaut.link.dossier import LINKER, story_id, story_of
from wortlaut.link.places import week_of
from wortlaut.link.sketches import Sketch, packed, sketch_of, unpacked
from wortlaut.link.stories import Bond, bonds_of, grouped, in_one_time
from wortlaut.model.dossier import Dossier
from wortlaut.model.errors import StoreError
from wortlaut.model.form import dumps
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Record
from wortlaut.record.linking import BondRow, Linkage, Placed, PlacedRow
from wortlaut.record.store import Store

T = TypeVar("T")

_FEW = 10  # articles, or stories, that are placed and linked in one transaction
_ARTICLES_AT_ONCE = 200
_STORIES_AT_ONCE = 50
_REMEMBERED = 3_000  # sketches: articles are compared with those of the last days, mostly


def link_all(store: Store) -> tuple[str, ...]:
    """Place the new articles of a store, link the stories that this touched; tell what broke."""
    return () if _linked_at_a_stroke(store) else (*place_all(store), *link_stories(store))


def is_behind(store: Store) -> bool:
    """Tell whether a store has articles or stories that are not linked yet."""
    with store.linked() as linkage:
        return linkage.is_waiting() or bool(linkage.stories.unlinked(1))


def catch_up(db: Path) -> tuple[str, ...]:
    """Link what is not linked yet, opening the store for writing only then; tell what broke."""
    with Store(db, read_only=True) as store:
        if not is_behind(store):
            return ()
    with Store(db) as store:
        return link_all(store)


def _linked_at_a_stroke(store: Store) -> bool:
    """Place and link few articles in one transaction; tell whether that was all there was to do.

    Whoever reads then sees their stories as they were or as they are, never still to be linked.
    """
    try:
        with store.linking(weights.CROWD) as linkage:
            linkage.made_by(LINKER)
            waiting = linkage.waiting()
            if len(waiting) > _FEW or len(linkage.stories.unlinked(_FEW)) == _FEW:
                return False
            if waiting:
                _Placing(linkage, Sketches()).place(waiting)
            for first in linkage.stories.unlinked():
                link_story(linkage, first)
    except StoreError:
        raise
    except Exception:  # what breaks is found, and told, by going on one by one
        return False
    return True


def place_all(store: Store) -> list[str]:
    """Give every new article of a store its place among the others; tell what broke."""
    with store.linking(weights.CROWD) as linkage:
        linkage.made_by(LINKER)
        waiting = linkage.waiting()
    sketches = Sketches()

    def place(some: Sequence[str]) -> None:
        try:
            with store.linking(weights.CROWD) as linkage:
                _Placing(linkage, sketches).place(some)
        except BaseException:
            sketches.forget()  # the numbers that they go by were taken back
            raise

    return _done(place, waiting, _ARTICLES_AT_ONCE, "the article")


def link_stories(store: Store) -> list[str]:
    """Link the stories of a store that have changed since they were linked; tell what broke."""
    with store.linked() as linkage:
        unlinked = linkage.stories.unlinked()

    def link(some: Sequence[int]) -> None:
        with store.linking(weights.CROWD) as linkage:
            for first in some:
                link_story(linkage, first)

    return _done(link, unlinked, _STORIES_AT_ONCE, "the story of article number")


def _done(
    work: Callable[[Sequence[T]], None], parts: Sequence[T], at_once: int, what: str
) -> list[str]:
    """Do some work on many parts, a few in each transaction; tell on which ones it breaks.

    Where it breaks, each part of the few is tried alone, so that one does not keep the rest back.
    """
    broken = []
    for start in range(0, len(parts), at_once):
        some = parts[start : start + at_once]
        try:
            work(some)
        except StoreError:
            raise  # the disk is full, or another process writes: no fault of an article
        except Exception as error:  # beside run/local, where an error becomes a value
            if len(some) > 1:
                broken += _done(work, some, 1, what)
            else:
                broken.append(f"{what} {some[0]}: {type(error).__name__}: {error}")
    return broken


def link_story(linkage: Linkage, first: int) -> None:
    """Link the articles of one story, and keep what they say together."""
    made = linked_anew(linkage, first)
    linkage.stories.link(first, as_kept(made))
    linkage.stories.contest(first, ((one.later, one.earlier) for one in contested(made.reuse)))


def as_kept(made: Dossier) -> str:
    """Write what the articles of a story say together as it is kept: without their texts."""
    return dumps(_without_texts(made))


def linked_anew(linkage: Linkage, first: int) -> Dossier:
    """Link the articles of one story."""
    members = linkage.stories.members(first)
    bound = bonds_between(linkage, members)
    return story_of(linked(record for _, record in members), bound, refused_in(linkage, members))


def refused_in(linkage: Linkage, members: Iterable[tuple[int, Record]]) -> frozenset[Pair]:
    """Return the links between articles of a store of which people say that they are none."""
    pairs = linkage.refused(record.article.id for _, record in members)
    return frozenset((ArticleId(later), ArticleId(earlier)) for later, earlier in pairs)


def bonds_between(linkage: Linkage, members: Iterable[tuple[int, Record]]) -> list[Bond]:
    """Return the bonds that are kept between articles of a store."""
    return _bonds(linkage, {number: record.article.id for number, record in members})


def _without_texts(dossier: Dossier) -> Dossier:
    """Leave out the texts, which stand in the records."""
    return replace(dossier, articles=tuple(replace(one, text="") for one in dossier.articles))


def _bonds(linkage: Linkage, ids: Mapping[int, ArticleId]) -> list[Bond]:
    return [
        Bond(ids[later], ids[before], tuple((why, weight) for why, weight in json.loads(reasons)))
        for later, before, reasons in linkage.bonds(ids)
        if before in ids
    ]


class Sketches:
    """The sketches of a store, those last used in memory."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, Sketch] = OrderedDict()

    def get(self, linkage: Linkage, number: int) -> Sketch:
        """Return the sketch of an article."""
        if number in self._known:
            self._known.move_to_end(number)
            return self._known[number]
        return self.keep(number, unpacked(linkage.sketch(number)))

    def forget(self) -> None:
        """Forget all that is remembered."""
        self._known.clear()

    def keep(self, number: int, sketch: Sketch) -> Sketch:
        """Remember a sketch."""
        self._known[number] = sketch
        self._known.move_to_end(number)
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return sketch


def bonds_made(linkage: Linkage, sketches: Sketches, number: int) -> list[BondRow]:
    """Return what binds an article to earlier ones, by the keys that are in the store."""
    later = sketches.get(linkage, number)
    near = earlier(later.place, later.keys, linkage.shelf)
    numbers = {sketches.get(linkage, other).id: other for other in sorted(near)}
    bonds = bonds_of(later, [sketches.get(linkage, other) for other in numbers.values()])
    return [(number, numbers[bond.b], json.dumps(bond.reasons)) for bond in bonds]


def groups_around(
    linkage: Linkage, numbers: Iterable[int]
) -> tuple[list[Placed], list[list[Placed]]]:
    """Return the articles around some, and the same put into stories; both in order of places."""
    around = linkage.around(sorted(numbers))
    by_id = {ArticleId(one.article): one for one in around}
    bound = _bonds(linkage, {one.number: id for id, one in by_id.items()})
    places = {id: one.place for id, one in by_id.items()}
    groups = grouped(by_id, list(in_one_time(bound, places)))
    return around, [[by_id[id] for id in group] for group in groups]


class _Placing:
    """Places articles, all in one transaction."""

    def __init__(self, linkage: Linkage, sketches: Sketches) -> None:
        self._linkage = linkage
        self._sketches = sketches
        self._number, self._last = linkage.last()
        self._touched: set[int] = set()
        self._again: set[int] = set()

    def place(self, articles: Collection[str]) -> None:
        """Place articles, then put those into stories that this touched."""
        records = self._linkage.records(articles)
        readings = {record.article.id: reading for reading, record in records}
        ready = deque(linked(record for _, record in records))
        while ready:  # each is let go of when it has its place: its words take much memory
            article = ready.popleft()
            self._place(article, readings[article.id])
        for number in sorted(self._again):
            self._look_again(number)
        self._group()
        self._linkage.done(articles)

    def _place(self, article: Linked, reading: int) -> None:
        sketch = sketch_of(article)
        known = self._linkage.known(article.id)
        number = known[0] if known else self._number + 1
        self._number = max(self._number, number)
        written = packed(sketch)
        if known and known[2] != written:
            self._take_out(number)
        self._linkage.put(
            PlacedRow(number, article.id, reading, sketch.place, story_id(article.id), written)
        )
        self._touched.add(number)
        if not known or known[2] != written:
            self._sketches.keep(number, sketch)
            self._put_in(number, sketch)

    def _take_out(self, number: int) -> None:
        """Forget what an article had to do with others: it was read anew."""
        old = self._sketches.get(self._linkage, number)
        self._again |= concerned(old.place, old.keys, self._linkage.shelf)
        self._linkage.shelf.drop(week_of(old.place), old.keys, old.place, number)
        self._touched |= {*self._linkage.bound_to(number), number}
        self._linkage.unbind(number, later=True)

    def _put_in(self, number: int, sketch: Sketch) -> None:
        """Find out what an article has to do with others."""
        self._linkage.shelf.add(week_of(sketch.place), sketch.keys, sketch.place, number)
        self._bind(number)
        if sketch.place < self._last:
            self._again |= concerned(sketch.place, sketch.keys, self._linkage.shelf)
        self._last = max(self._last, sketch.place)

    def _look_again(self, number: int) -> None:
        """Find out anew what an article has to do with earlier ones."""
        self._touched |= {*self._linkage.bound_to(number), number}
        self._linkage.unbind(number, later=False)
        self._bind(number)

    def _bind(self, number: int) -> None:
        bonds = bonds_made(self._linkage, self._sketches, number)
        self._linkage.bind(bonds)
        self._touched |= {number, *(before for _, before, _ in bonds)}

    # -------------------------------------------------------------------------- stories
    def _group(self) -> None:
        """Put the articles around those touched into stories; note which stories changed."""
        around, groups = groups_around(self._linkage, self._touched)
        before = _stories(around)
        for group in groups:
            first = group[0].number
            self._linkage.stories.move((one.number for one in group if one.first != first), first)
            numbers = {one.number for one in group}
            if numbers != before.get(first) or not numbers.isdisjoint(self._touched):
                self._linkage.stories.unlink(first)
        for ended in sorted(before.keys() - {group[0].number for group in groups}):
            self._linkage.stories.end(ended)


def _stories(around: Iterable[Placed]) -> dict[int, set[int]]:
    """Return the articles of each story as they were, by its first article."""
    stories: dict[int, set[int]] = {}
    for one in around:
        stories.setdefault(one.first, set()).add(one.number)
    return stories
