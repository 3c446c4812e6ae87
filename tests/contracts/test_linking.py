"""What is linked when articles are added is what is linked when all are taken at once."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from bench.simulate.records import record
from bench.simulate.stream import articles
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.contracts.test_store import old_store
from tests.unit.link import bridge
from tests.unit.run.damaged import damage

import wortlaut
from wortlaut.link import weights
from wortlaut.model.dossier import Dossier
from wortlaut.model.form import dumps
from wortlaut.model.record import Record
from wortlaut.record.linking import Linkage
from wortlaut.record.store import Store
from wortlaut.run import placing
from wortlaut.run.linking import dossier, dossier_in, story_in
from wortlaut.run.placing import catch_up, link_all, place_all

READER = "rules/1"
STORY = [*bridge.records()]
UNDATED = wortlaut.read(
    bridge.PORTAL.replace("seit Montagmorgen", "weiter"), outlet="pendler24", reader="rules"
)
WHOLE = dumps(dossier(STORY))


def linked(path: Path, batches: Iterable[Sequence[Record]]) -> Dossier:
    with Store(path) as store:
        for batch in batches:
            store.add(batch, reader=READER)
            link_all(store)
    return dossier_in(path)


@settings(max_examples=6, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, len(STORY)))
def test_neither_order_nor_batches_can_be_seen(chance: random.Random, size: int) -> None:
    order = chance.sample(STORY, len(STORY))
    batches = [order[at : at + size] for at in range(0, len(order), size)]
    with TemporaryDirectory() as folder:
        assert dumps(linked(Path(folder) / "record.db", batches)) == WHOLE


def test_late_articles_are_compared_with_few_as_if_they_had_come_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "FEW", 2)
    monkeypatch.setattr(weights, "KEY_WORTH", ((1, 8), (2, 5), (4, 2)))
    monkeypatch.setattr(weights, "CROWD", 4)
    read = [record(one.article, one.name) for one in articles(5, 40)]
    shuffled = random.Random(1).sample(read, len(read))
    batches = [shuffled[at : at + 9] for at in range(0, len(shuffled), 9)]
    assert stories(linked(tmp_path / "record.db", batches)) == stories(dossier(read))


def stories(made: Dossier) -> list[tuple[str, ...]]:
    return [(*story.articles, *story.reasons) for story in made.stories]


def test_an_article_that_joins_two_stories_makes_one_to_which_both_ids_lead(
    tmp_path: Path,
) -> None:
    # the radio cites the leak, and tells what the agency told; without it they are two stories
    agency, leak, radio = bridge.records(["agency", "leak", "radio"])
    path = tmp_path / "record.db"
    before = linked(path, [[agency, leak]])
    after = linked(path, [[radio]])
    assert len(before.stories) == 2
    (story,) = after.stories
    assert story.id == before.stories[0].id
    assert [story_in(path, one.id) for one in before.stories] == [after, after]


def test_an_article_that_is_read_anew_changes_its_story(tmp_path: Path) -> None:
    old, *others = STORY
    new = replace(old, statements=(), actors=())
    path = tmp_path / "record.db"
    linked(path, [STORY])
    with Store(path) as store:
        store.add([new], reader="rules/2")
        link_all(store)
    assert dumps(dossier_in(path)) == dumps(dossier([new, *others]))


def test_what_an_adding_left_undone_is_made_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.db"
    with Store(path) as store:
        store.add(STORY[:5], reader=READER)  # breaks off before anything is placed
        store.add(STORY[5:7], reader=READER)
        place_all(store)  # before the stories are linked
        store.add(STORY[7:], reader=READER)
        with monkeypatch.context() as broken:
            broken.setattr(placing, "story_id", lambda _: 1 / 0)
            assert link_all(store)  # each article that has no place yet is told of
    assert catch_up(path) == ()
    assert dumps(dossier_in(path)) == WHOLE


def test_one_article_that_cannot_be_compared_keeps_no_other_back(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with Store(path) as store:
        store.add(STORY, reader=READER)
        damage(path, STORY[0].article.id)
        (fault,) = link_all(store)
    assert STORY[0].article.id in fault
    assert dumps(dossier_in(path)) == dumps(dossier(STORY[1:]))


def test_who_reads_while_an_article_is_added_meets_no_story_that_is_still_to_be_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.db"
    linked(path, [STORY[:-1]])
    met: list[list[int]] = []
    link = placing.link_story

    def watched(linkage: Linkage, first: int) -> None:
        with Store(path, read_only=True) as store, store.linked() as reading:
            met.append(reading.stories.unlinked())
        link(linkage, first)

    monkeypatch.setattr(placing, "link_story", watched)
    linked(path, [STORY[-1:]])
    assert met
    assert not any(met)


def test_a_store_tells_what_was_to_be_known_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    linked(path, [STORY])
    for time in ("2031-03-01", "2031-03-03T12:00:00+01:00", "2031-03-04T07:00:00+01:00", "2032"):
        assert dumps(dossier_in(path, time)) == dumps(dossier(STORY, time))


def test_an_article_without_a_date_is_linked_with_those_before_and_after_it(
    tmp_path: Path,
) -> None:
    assert UNDATED.article.published is None
    read = [*STORY, UNDATED]
    batches = [STORY[:2], [UNDATED], STORY[2:]]
    assert dumps(linked(tmp_path / "record.db", batches)) == dumps(dossier(read))


def test_what_another_version_has_linked_is_linked_anew(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    linked(path, [STORY])
    with closing(sqlite3.connect(path)) as store:
        store.execute("UPDATE stories SET dossier = '{}'")
        store.execute("UPDATE linker SET version = 'link/0'")
        store.commit()
    with Store(path) as store:
        link_all(store)
    assert dumps(dossier_in(path)) == WHOLE


def test_the_articles_of_an_older_store_are_linked_when_somebody_asks(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    linked(path, [STORY])
    old = old_store(path)
    with Store(old):  # opened for writing once
        pass
    assert catch_up(old) == ()
    assert dumps(dossier_in(old)) == WHOLE
