from __future__ import annotations

import re
from itertools import islice, pairwise

from bench.simulate.pages import page
from bench.simulate.stream import GROUP, articles, nth_article, stories


def texts(seed: int, count: int) -> list[str]:
    return [page(one.article).text for one in articles(seed, count)]


def test_the_same_seed_writes_the_same_articles_and_another_one_others() -> None:
    assert texts(1, 150) == texts(1, 150)
    assert not set(texts(1, 150)) & set(texts(2, 150))


def test_an_article_can_be_written_without_those_before_it() -> None:
    streamed = {one.name: one.article for one in articles(5, 2 * GROUP)}
    alone = [nth_article(5, number) for number in range(0, 2 * GROUP, 7)]
    assert all(streamed[one.name] == one.article for one in alone)
    # A hundred million articles further on it takes no longer.
    assert page(nth_article(5, 100_000_000).article).text


def test_there_are_as_many_articles_as_asked_for_in_the_order_of_time() -> None:
    streamed = list(articles(3, 333))
    assert len({one.name for one in streamed}) == 333
    times = [one.article.published for one in streamed]
    assert all(left <= right for left, right in pairwise(times))


def test_a_story_that_is_cut_off_rests_on_nothing_that_is_left_out() -> None:
    for count in range(1, 60, 7):
        for story in stories(4, count):
            known = range(len(story.articles))
            assert all(one.earlier in known for a in story.articles for one in a.derived)


def test_the_first_articles_come_before_the_last_are_written() -> None:
    assert len(list(islice(articles(0, 10**12), 50))) == 50


def test_the_texts_have_no_blank_too_many_and_no_unfilled_place() -> None:
    for text in texts(6, 600):
        assert not re.search(r"  | [.,;]|[{}\[\]|<>]|\.\.|,,|\n\n\n", text), text
