from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise

import pytest
from bench.simulate.newsroom import Article, How, Story
from bench.simulate.pages import page
from bench.simulate.stream import stories

Shingles = frozenset[tuple[str, ...]]


@cache
def written() -> tuple[Story, ...]:
    return tuple(stories(3, 1200))


@cache
def shingles(article: str) -> Shingles:
    words = re.findall(r"\w+", article.lower())
    return frozenset(tuple(words[i : i + 5]) for i in range(len(words) - 4))


def body(article: Article) -> Shingles:
    return shingles(page(article).text.partition("\n\n")[2])


def shared(later: Article, earlier: Article) -> float:
    return len(body(later) & body(earlier)) / len(body(later))


def derived(how: How) -> Iterator[tuple[Article, Article]]:
    for story in written():
        for article in story.articles:
            for one in article.derived:
                if one.how == how:
                    yield article, story.articles[one.earlier]


@pytest.mark.parametrize(
    ("how", "least", "most"),
    [
        ("verbatim", 0.95, 1.0),
        ("verbatim-uncredited", 0.95, 1.0),
        ("edited", 0.4, 0.8),
        ("update", 0.5, 0.8),
        ("rewritten", 0.0, 0.3),
        ("cites", 0.0, 0.3),
    ],
)
def test_each_kind_of_derivation_shares_its_part_of_the_words(
    how: How, least: float, most: float
) -> None:
    shares = [shared(*pair) for pair in derived(how)]
    assert len(shares) > 30
    assert least <= min(shares)
    assert max(shares) <= most


def test_stories_on_different_events_share_almost_nothing() -> None:
    reports = [story.articles[0] for story in written()][:120]
    shares = sorted(shared(*pair) for pair in combinations(reports, 2))
    assert sum(shares) / len(shares) < 0.02
    assert shares[-1] < 0.25


def test_a_decoy_is_of_the_same_place_and_authority_and_yet_no_copy() -> None:
    decoys = [(s, a) for s in written() for a in s.articles if not a.in_story]
    assert len(decoys) > 30
    for story, decoy in decoys:
        assert decoy.event.beings["place"] == story.event.beings["place"]
        assert decoy.event.beings["authority"] == story.event.beings["authority"]
        assert decoy.event.beings["chief"] != story.event.beings["chief"]
        assert shared(decoy, story.articles[0]) < 0.2


def test_no_article_says_a_sentence_twice() -> None:
    for story in written():
        for article in story.articles:
            texts = [line.sentence.text for line in article.lines]
            assert len(set(texts)) == len(texts)


def test_what_an_article_rests_on_was_there_before() -> None:
    for story in written():
        for left, right in pairwise(story.articles):
            assert left.published < right.published
        for index, article in enumerate(story.articles):
            assert all(one.earlier < index for one in article.derived)


def test_an_update_is_the_same_page_of_the_same_outlet() -> None:
    for later, earlier in derived("update"):
        assert (later.outlet, later.url) == (earlier.outlet, earlier.url)
        assert later.note


def test_only_who_drops_the_credit_has_none() -> None:
    assert all(later.credit == earlier.outlet.name for later, earlier in derived("verbatim"))
    for later, earlier in derived("verbatim-uncredited"):
        assert later.credit is None
        assert not re.search(rf"\b{earlier.outlet.name}\b", page(later).text)


def test_who_cites_names_the_outlet() -> None:
    for later, earlier in derived("cites"):
        assert earlier.outlet.name in page(later).text


def test_all_that_is_said_of_an_event_agrees_on_its_figures() -> None:
    for story in written():
        dead = story.event.figures[0]["dead"]
        lines = [line for a in story.articles if a.in_story for line in a.lines]
        leads = [line.sentence.text for line in lines if line.point == "lead"]
        assert leads
        if story.event.genre.name == "unglueck":
            assert all(dead in text.lower() for text in leads)
