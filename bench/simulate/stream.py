"""Stories and articles in the order of their time, as many as wanted, in constant memory."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from random import Random

from bench.simulate.newsroom import Article, Story, story

# How many articles the stories of a group have: most have few, few have many.
SIZES = (1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 8, 11, 12, 23)
GROUP = sum(SIZES)
PER_DAY = 2000
_DAY = 24 * 60  # minutes
BEGIN = datetime(2031, 3, 3, 5, 0, tzinfo=timezone(timedelta(hours=1)))


@dataclass(frozen=True, slots=True)
class Printed:
    """An article's place in a story."""

    story: Story
    index: int

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.story.articles[self.index]

    @property
    def name(self) -> str:
        """The name of the article, which no other one of the stream has."""
        return self.story.article_name(self.index)


def nth_story(seed: int, number: int, per_day: int = PER_DAY) -> Story:
    """Write the story of a number; no other story is needed for it."""
    group, place = divmod(number, len(SIZES))
    minutes = number * GROUP * _DAY // (len(SIZES) * per_day)
    return story(seed, number, _sizes(seed, group)[place], BEGIN + timedelta(minutes=minutes))


def nth_article(seed: int, number: int, per_day: int = PER_DAY) -> Printed:
    """Write the article of a number, counted from story to story; only its story is needed."""
    group, index = divmod(number, GROUP)
    for place, size in enumerate(_sizes(seed, group)):
        if index < size:
            return Printed(nth_story(seed, group * len(SIZES) + place, per_day), index)
        index -= size
    raise AssertionError("the sizes of a group have its sum")


def stories(seed: int, articles: int, per_day: int = PER_DAY) -> Iterator[Story]:
    """Write stories, the earlier beginning first, until they have so many articles."""
    number = 0
    while articles > 0:
        written = nth_story(seed, number, per_day)
        yield replace(written, articles=written.articles[:articles])
        articles -= len(written.articles)
        number += 1


def articles(seed: int, count: int, per_day: int = PER_DAY) -> Iterator[Printed]:
    """Write so many articles in the order of their time; only running stories are in memory."""
    waiting: list[tuple[datetime, str, Printed]] = []
    for written in stories(seed, count, per_day):
        begins = written.articles[0].published
        while waiting and waiting[0][0] < begins:
            yield heapq.heappop(waiting)[2]
        for index, article in enumerate(written.articles):
            printed = Printed(written, index)
            heapq.heappush(waiting, (article.published, printed.name, printed))
    while waiting:
        yield heapq.heappop(waiting)[2]


def _sizes(seed: int, group: int) -> list[int]:
    """Return the sizes of a group's stories in their order."""
    return Random(f"sizes {seed} {group}").sample(SIZES, len(SIZES))  # noqa: S311 - repeatable
