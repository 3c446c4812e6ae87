"""What a store knows of an actor, over all articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime

import pytest

from wortlaut.model.errors import NotFoundError
from wortlaut.model.record import Actor, Record
from wortlaut.record.standing import Alias, chosen
from wortlaut.record.store import Store

Make = Callable[..., Record]
Person = Callable[..., Actor]

SUMMIT = "Machthaber Kim Jong Un sagte laut KCNA: „Wir bauen neue Raketen.“ Kim lachte."
REPLY = "Ri erklärte: „Kim lügt.“ Kim sagte: „Ich lüge nicht.“ Das soll Kim bestreiten."
CALLED = (("Kim Jong Un", "name"), ("Kim", "name"), ("Machthaber", "nominal"))


@pytest.fixture
def told(store: Store, make: Make, person: Person) -> Store:
    kim = person(SUMMIT, "a1", "Kim Jong Un", "Q56226", called=CALLED, country="PRK")
    kcna = person(SUMMIT, "a2", "KCNA", "Q485", type="media", country="PRK")
    summit = make(
        SUMMIT,
        outlet="taz",
        published="2024-06-19",
        actors=(kim, kcna),
        said=(("Kim Jong Un", "„Wir bauen neue Raketen.“", "KCNA"),),
    )
    short = person(REPLY, "a5", "Kim Jong Un", "Q56226", called=(("Kim", "name"),), country="PRK")
    ri = person(REPLY, "a2", "Ri", "9f01")
    reply = make(
        REPLY,
        uri="b.txt",
        outlet="ZEIT ONLINE",
        published="2024-08-01",
        actors=(short, ri),
        said=(("Ri", "„Kim lügt.“"), ("Kim Jong Un", "„Ich lüge nicht.“")),
    )
    store.add([summit, reply])
    return store


def test_actors_come_with_their_counts_the_most_mentioned_first(told: Store) -> None:
    rows = [(row.name, row.articles, row.held, row.passed) for row in told.actors()]
    assert rows == [("Kim Jong Un", 2, 2, 0), ("Ri", 1, 1, 0), ("KCNA", 1, 0, 1)]


def test_who_has_no_key_and_who_was_judged_come_where_their_counts_put_them(
    told: Store, make: Make, person: Person
) -> None:
    text = "Ri sagte: „Ja.“ Oh und Lee schwiegen. Kang sagte: „Doch.“"
    oh, lee = person(text, "a2", "Oh", "9f02"), person(text, "a3", "Lee", "9f03")
    ri, kang = person(text, "a1", "Ri", "9f04"), person(text, "a4", "Kang")
    said = (("Ri", "„Ja.“"), ("Kang", "„Doch.“"))
    told.add([make(text, uri="c.txt", actors=(ri, oh, lee, kang), said=said)])
    told.judge("same", "9f01", "9f04", by="Ida", decided=datetime(2024, 9, 1, tzinfo=UTC))
    rows = [(row.name, row.articles, row.held) for row in told.actors()]
    assert rows == [
        ("Ri", 2, 2), ("Kim Jong Un", 2, 2), ("Kang", 1, 1), ("KCNA", 1, 0), ("Oh", 1, 0),
        ("Lee", 1, 0),
    ]  # fmt: skip


def test_a_newer_reading_takes_the_counts_of_the_older_one_away(
    told: Store, make: Make, person: Person
) -> None:
    ri = person(REPLY, "a1", "Ri", "9f01", country="PRK")
    newer = make(REPLY, uri="b.txt", outlet="ZEIT ONLINE", published="2024-08-01", actors=(ri,))
    told.add([newer], reader="rules/1")
    rows = [(row.name, row.articles, row.held, row.country) for row in told.actors()]
    assert rows == [("Kim Jong Un", 1, 1, "PRK"), ("KCNA", 1, 0, "PRK"), ("Ri", 1, 0, "PRK")]
    assert list(told.verify()) == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"type": "media"}, ["KCNA"]),
        ({"country": "PRK"}, ["Kim Jong Un", "KCNA"]),
        ({"country": "PRK", "type": "person"}, ["Kim Jong Un"]),
        ({"type": "state"}, []),
        ({"limit": 1}, ["Kim Jong Un"]),
        ({"limit": 0}, []),
    ],
    ids=str,
)
def test_actors_are_listed_by_type_and_country(
    told: Store, asked: dict[str, object], found: list[str]
) -> None:
    assert [row.name for row in told.actors(**asked)] == found  # type: ignore[arg-type]


def test_more_actors_than_are_looked_up_at_once_are_listed(
    store: Store, make: Make, person: Person
) -> None:
    text = " ".join(f"Name{number}" for number in range(250))
    actors = tuple(person(text, f"a{n}", f"Name{n}", f"{n:04x}") for n in range(250))
    store.add([make(text, actors=actors)])
    assert len({row.key for row in store.actors()}) == 250


# ------------------------------------------------------------------------------ one actor
@pytest.mark.parametrize("called", ["Kim Jong Un", "kim", "Q56226", "Q56", "jong"])
def test_an_actor_is_found_by_name_alias_key_and_words(told: Store, called: str) -> None:
    assert told.actor(called).actor.key == "Q56226"


def test_an_actor_is_found_in_an_article(told: Store) -> None:
    article = told.record("b.txt").article.id
    assert told.actor(f"{article[:8]}:a2").actor.name == "Ri"


def test_a_whole_name_comes_before_the_words_of_longer_ones(
    told: Store, make: Make, person: Person
) -> None:
    text = "Kim Yo Jong kam."
    told.add([make(text, uri="c.txt", actors=(person(text, "a1", "Kim Yo Jong", "Q1"),))])
    assert told.actor("Kim").actor.name == "Kim Jong Un"
    with pytest.raises(NotFoundError, match=r"Kim Jong Un \(Q56226\), Kim Yo Jong \(Q1\)"):
        told.actor("Jong")


def test_aliases_and_roles_are_as_the_texts_have_them(told: Store) -> None:
    portrait = told.actor("Q56226")
    assert portrait.aliases == (Alias("Kim", "name", 5), Alias("Kim Jong Un", "name", 1))
    assert portrait.roles == (Alias("Machthaber", "nominal", 1),)


def test_what_an_actor_said_comes_the_latest_first(told: Store) -> None:
    portrait = told.actor("Q56226")
    assert [quote.text for quote in portrait.said] == [
        "„Ich lüge nicht.“",
        "„Wir bauen neue Raketen.“",
    ]


def test_what_others_said_of_an_actor_has_a_mention_of_it(told: Store) -> None:
    portrait = told.actor("Q56226")
    assert [(quote.holder, quote.text) for quote in portrait.said_of] == [("Ri", "„Kim lügt.“")]
    assert portrait.mentioned == 1


def test_by_whom_an_actor_was_quoted_is_counted(told: Store) -> None:
    portrait = told.actor("Q56226")
    assert [(each.name, each.key, each.statements) for each in portrait.via] == [
        ("KCNA", "Q485", 1)
    ]
    assert [(each.name, each.statements) for each in portrait.outlets] == [
        ("ZEIT ONLINE", 1),
        ("taz", 1),
    ]


def test_counts_over_time_are_those_of_the_months_of_publication(told: Store) -> None:
    counts = [(each.period, each.articles) for each in told.actor("Q56226").over_time]
    assert counts == [("2024-06", 1), ("2024-07", 0), ("2024-08", 1)]


def test_a_limit_cuts_the_lists_and_not_the_counts(told: Store) -> None:
    portrait = told.actor("Q56226", limit=1)
    assert (len(portrait.said), portrait.actor.held) == (1, 2)
    assert sum(each.statements for each in portrait.outlets) == 2


def test_the_reading_that_stands_for_an_article_counts_alone(
    told: Store, make: Make, person: Person
) -> None:
    ri = person(REPLY, "a1", "Ri", "9f01")
    newer = make(REPLY, uri="b.txt", outlet="ZEIT ONLINE", published="2024-08-01", actors=(ri,))
    told.add([newer], reader="rules/1")
    assert next((row.name, row.articles) for row in told.actors()) == ("Kim Jong Un", 1)


def test_actors_are_listed_without_reading_a_record(told: Store) -> None:
    rows, portrait = list(told.actors()), told.actor("Q56226")
    with closing(sqlite3.connect(told.path)) as connection, connection:
        connection.execute("DELETE FROM records")
    assert (list(told.actors()), told.actor("Q56226")) == (rows, portrait)


@pytest.mark.parametrize(
    ("used", "shown"),
    [
        ({"Kim": 3, "Kim Jong Un": 1}, "Kim"),
        ({"Kim": 1, "Kim Jong Un": 1}, "Kim Jong Un"),
        ({"Anna": 1, "Ada": 1, "Adam": 1}, "Adam"),
    ],
    ids=["most-used", "longest", "first"],
)
def test_the_name_shown_is_the_most_used_then_the_longest_then_the_first(
    used: dict[str, int], shown: str
) -> None:
    assert chosen(used) == shown
