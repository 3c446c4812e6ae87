"""People decide on links that little speaks for; stories follow, and what was known at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from tests.unit.link import bridge

from wortlaut.model.dossier import Dossier
from wortlaut.model.judgement import LinkVerdict
from wortlaut.record.links import Contested, LinkRow
from wortlaut.record.store import Store
from wortlaut.run import telling
from wortlaut.run.placing import link_all

DAYS = count(1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "record.db") as store:
        store.add(bridge.records(), reader="rules/1")
        link_all(store)
        yield store


@pytest.fixture
def doubt(store: Store) -> Contested:
    found = store.contested()
    assert found is not None
    return found


def story(store: Store, as_of: str | None = None) -> Dossier:
    with store.linked() as linkage:
        listed = telling.story_of_article(linkage, bridge.record("agency").article.id)
        assert listed is not None
        told = telling.story(linkage, listed.stories[0].id, as_of)
    assert told is not None
    return told


def links(told: Dossier) -> set[tuple[str, str]]:
    return {(one.later, one.earlier) for one in told.reuse}


def judge(store: Store, verdict: LinkVerdict, doubt: Contested) -> LinkRow:
    decided = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=next(DAYS))
    made = store.judge_link(verdict, doubt.later, doubt.earlier, by="Mia", decided=decided)
    link_all(store)
    return made


def test_only_links_without_credit_are_in_doubt(store: Store, doubt: Contested) -> None:
    (found,) = [one for one in story(store).reuse if (one.later, one.earlier) == doubt_pair(doubt)]
    assert not found.credited
    assert found.passages


def test_a_link_that_is_none_is_in_no_story_any_more(store: Store, doubt: Contested) -> None:
    before = links(story(store))
    judge(store, "not-taken", doubt)
    assert links(story(store)) == before - {doubt_pair(doubt)}
    assert doubt_pair(doubt) not in links(story(store, "2031-03-05T23:00:00+01:00"))


def test_a_link_that_is_right_stays_and_is_asked_no_more(store: Store, doubt: Contested) -> None:
    judge(store, "taken", doubt)
    assert doubt_pair(doubt) in links(story(store))
    assert store.contested() != doubt


def test_what_is_left_leads_to_the_next_one(store: Store, doubt: Contested) -> None:
    following = store.contested(doubt)
    assert following is not None
    assert following.place <= doubt.place
    assert doubt_pair(following) != doubt_pair(doubt)


def test_a_judgement_taken_back_brings_the_link_and_the_question_back(
    store: Store, doubt: Contested
) -> None:
    made = judge(store, "not-taken", doubt)
    later = datetime(2026, 1, 1, tzinfo=UTC)
    assert store.withdraw_link(made.id, by="Ole", decided=later).state == "withdrawal"
    link_all(store)
    assert doubt_pair(doubt) in links(story(store))
    assert store.contested() == doubt
    assert [row.state for row in store.link_rulings()] == ["withdrawal", "withdrawn"]


def test_a_judgement_on_a_link_outlives_a_newer_reading(store: Store, doubt: Contested) -> None:
    judge(store, "not-taken", doubt)
    store.add(bridge.records(), reader="rules/2")
    link_all(store)
    assert doubt_pair(doubt) not in links(story(store))


def test_a_changed_judgement_is_noticed(store: Store, doubt: Contested) -> None:
    judge(store, "taken", doubt)
    assert list(store.verify()) == []
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE link_judgements SET verdict = 'not-taken'")
    assert [one.field.partition(".")[0] for one in store.verify()] == ["link_judgements"]


def doubt_pair(doubt: Contested) -> tuple[str, str]:
    return doubt.later, doubt.earlier
