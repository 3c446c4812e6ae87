"""The gold of the stories that travel with the project says nothing that its articles do not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from bench.lineage import STORIES

from wortlaut.score.stories import StoryArticle, story_articles

Row = dict[str, Any]

FOLDERS = sorted(path.parent for path in STORIES.glob("*/*/gold.json"))
every_story = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def gold(folder: Path) -> Row:
    known: Row = json.loads((folder / "gold.json").read_text("utf-8"))
    return known


def articles(folder: Path) -> dict[str, StoryArticle]:
    return {article.id: article for article in story_articles(folder)}


def passages(known: Row) -> Iterator[tuple[str, str]]:
    for claim in known["claims"]:
        yield from claim["articles"].items()
        yield from ((one["article"], one["text"]) for one in claim["disputed_by"])
    for utterance in known["utterances"]:
        yield from ((one["article"], one["text"]) for one in utterance["occurrences"])


def test_the_readme_lists_every_story_with_its_set() -> None:
    table = re.findall(r"^\| (dev|test) \| `(.+?)` \|", (STORIES / "README.md").read_text(), re.M)
    assert sorted(table) == [(folder.parent.name, folder.name) for folder in FOLDERS]


@every_story
def test_every_passage_stands_once_in_its_article(folder: Path) -> None:
    texts = {id: article.text for id, article in articles(folder).items()}
    assert [one for one in passages(gold(folder)) if texts[one[0]].count(one[1]) != 1] == []


@every_story
def test_gold_and_heads_of_the_articles_agree(folder: Path) -> None:
    told = [
        (row["id"], row["file"], row["outlet"], row["published"])
        for row in gold(folder)["articles"]
    ]
    heads = [
        (article.id, f"{article.id}.txt", article.outlet, article.published)
        for article in articles(folder).values()
    ]
    assert sorted(told) == heads


@every_story
def test_what_an_article_rests_on_was_there_before(folder: Path) -> None:
    published = {id: _when(article) for id, article in articles(folder).items()}
    for row in gold(folder)["articles"]:
        for source in row["derived_from"]:
            assert published[source["article"]] < published[row["id"]], row["id"]


@every_story
def test_an_update_has_the_outlet_and_the_address_of_what_it_updates(folder: Path) -> None:
    pages = {id: (one.outlet, one.url) for id, one in articles(folder).items()}
    updates = [
        (row["id"], source["article"])
        for row in gold(folder)["articles"]
        for source in row["derived_from"]
        if source["how"] == "update"
    ]
    assert updates
    assert all(pages[later] == pages[earlier] for later, earlier in updates)


@every_story
def test_every_origin_that_is_named_is_listed(folder: Path) -> None:
    known = gold(folder)
    listed = {origin["id"] for origin in known["origins"]}
    named = [id for row in known["articles"] for id in row["own_origins"]]
    named += [id for claim in known["claims"] for id in claim["origins"]]
    assert set(named) <= listed


@every_story
def test_a_claim_has_as_many_independent_origins_as_origins_and_that_lies_in_its_bounds(
    folder: Path,
) -> None:
    for claim in gold(folder)["claims"]:
        number = claim["independent_origins"]
        bounds = claim.get("bounds", {"at_least": number, "at_most": number})
        assert number == len(set(claim["origins"])), claim["id"]
        assert bounds["at_least"] <= number <= bounds["at_most"], claim["id"]


@every_story
def test_each_origin_of_a_claim_was_reached_by_an_article_of_the_story(folder: Path) -> None:
    known = gold(folder)
    reached = {id for row in known["articles"] for id in row["own_origins"]}
    for claim in known["claims"]:
        assert set(claim["origins"]) <= reached, claim["id"]


@every_story
def test_one_article_is_another_story_and_carries_nothing(folder: Path) -> None:
    known = gold(folder)
    (decoy,) = (row for row in known["articles"] if not row["in_story"])
    assert not decoy["derived_from"]
    assert decoy["id"] not in {article for article, _ in passages(known)}


def _when(article: StoryArticle) -> datetime:
    assert article.published
    return datetime.fromisoformat(article.published)
