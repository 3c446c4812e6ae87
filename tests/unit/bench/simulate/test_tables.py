from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from bench.simulate.event import Event, event
from bench.simulate.stream import BEGIN
from bench.simulate.tables import Genre, Saying, Templates, frames, genres
from bench.simulate.templates import Sentence, phrase, slots

# What a frame asks for, beside the words of the event
GIVEN = {"clause", "direct", "indirect", "cut", "paraphrase", "source", "s.full", "s.day"}
GIVEN |= {"s.occasion", "home"}


def an_event(genre: Genre) -> Event:
    return next(one for i in range(200) if (one := event(0, i, BEGIN)).genre == genre)


def templates(genre: Genre) -> Iterator[Templates]:
    for lists in (genre.words, genre.told, genre.retold, genre.titles):
        yield from lists.values()
    for items in genre.colour.values():
        yield from items
    for sayings in genre.sayings.values():
        yield from ((one.direct, one.indirect, one.cut) for one in sayings)


@pytest.mark.parametrize("genre", genres(), ids=lambda genre: genre.name)
def test_whatever_a_genre_asks_for_its_events_have(genre: Genre) -> None:
    known = {*an_event(genre).words, *GIVEN}
    for wordings in templates(genre):
        assert {slot for one in wordings for slot in slots(one)} <= known
    shared = (frames().frames, frames().occasion, frames().local, frames().note)
    for lists in shared:
        asked = {slot for wordings in lists.values() for one in wordings for slot in slots(one)}
        assert asked <= known


@pytest.mark.parametrize("genre", genres(), ids=lambda genre: genre.name)
def test_what_is_quoted_in_part_was_said_in_full(genre: Genre) -> None:
    happened = an_event(genre)
    for sayings in genre.sayings.values():
        for saying in sayings:
            assert quoted_inside(happened, saying)


def quoted_inside(happened: Event, saying: Saying) -> bool:
    """Tell whether a cut quotation quotes, and quotes only what the whole one has."""

    def filled(form: str) -> Sentence:
        return phrase(getattr(saying, form), happened.words, Random(0))

    cut, direct = filled("cut"), filled("direct")
    parts = [cut.text[m.start + 1 : m.end - 1] for m in cut.marks if m.tag == "d"]
    return bool(parts) and all(part.lower() in direct.text.lower() for part in parts)


@pytest.mark.parametrize("genre", genres(), ids=lambda genre: genre.name)
def test_there_are_enough_wordings_that_newsrooms_differ(genre: Genre) -> None:
    for point in ("lead", "detail", "extra", "rumour"):
        assert len(genre.told[point]) >= 3
    assert all(len(items) >= 2 for kinds in genre.colour.values() for items in kinds)
