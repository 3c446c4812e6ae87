"""People correct who is meant: kept with name and time, applied everywhere, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest

from wortlaut.model.errors import JudgementError, NotFoundError
from wortlaut.model.judgement import Verdict
from wortlaut.model.record import Actor, Mention, Record
from wortlaut.model.span import Span
from wortlaut.record.judging import Decision
from wortlaut.record.store import Store

Make = Callable[..., Record]
Person = Callable[..., Actor]

LONG = "Jonas Vey sagte: „Das Wasser steigt.“ Ada Brandt schwieg."
SHORT = "J. Vey sagte: „Das Tor bleibt zu.“"
SON = "Jonas Vey sagte: „Mein Vater irrt.“ Vey ist zwölf."
DAYS = count(1)


@pytest.fixture
def told(store: Store, make: Make, person: Person) -> Store:
    """Three articles: a man under two keys, and his son under the key of his father."""
    father = (person(LONG, "a1", "Jonas Vey", "b7c1"), person(LONG, "a2", "Ada Brandt", "Q77"))
    by_letter = (person(SHORT, "a1", "J. Vey", "d402"),)
    son = (person(SON, "a1", "Jonas Vey", "b7c1"),)
    store.add(
        [
            make(LONG, actors=father, said=(("Jonas Vey", "„Das Wasser steigt.“"),)),
            make(SHORT, uri="b.txt", actors=by_letter, said=(("J. Vey", "„Das Tor bleibt zu.“"),)),
            make(SON, uri="c.txt", actors=son, said=(("Jonas Vey", "„Mein Vater irrt.“"),)),
        ],
        reader="rules/1",
    )
    return store


def judge(store: Store, verdict: Verdict, a: str, b: str, by: str = "Mia") -> Decision:
    """Judge, each time a day later than the last time."""
    decided = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=next(DAYS))
    return store.judge(verdict, a, b, by=by, decided=decided)


def withdraw(store: Store, verdict: Verdict, a: str, b: str) -> Decision:
    decided = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=next(DAYS))
    return store.withdraw(verdict, a, b, by="Mia", decided=decided)


def known(store: Store) -> set[tuple[str, int]]:
    return {(actor.key.rpartition(":")[2], actor.articles) for actor in store.actors()}


def said_by(store: Store, name: str) -> set[str]:
    return {quote.text for quote in store.quotes(by=name)}


# ------------------------------------------------------------------------------ joining
def test_two_keys_judged_the_same_are_one_actor(told: Store) -> None:
    assert known(told) == {("b7c1", 2), ("d402", 1), ("Q77", 1)}
    judge(told, "same", "b7c1", "d402")
    assert known(told) == {("b7c1", 3), ("Q77", 1)}


@pytest.mark.parametrize(
    ("a", "b"),
    [("Jonas Vey", "J. Vey"), ("b7c1", "d402"), ("b7", "d4"), ("jonas vey", "d402")],
    ids=["names", "keys", "beginnings", "both"],
)
def test_actors_are_meant_by_name_key_or_the_beginning_of_a_key(
    told: Store, a: str, b: str
) -> None:
    row = judge(told, "same", a, b).judgement
    assert (row.a, row.b, row.state) == ("b7c1", "d402", "in force")


def test_a_name_finds_what_all_actors_joined_with_it_said(told: Store) -> None:
    assert said_by(told, "J. Vey") == {"„Das Tor bleibt zu.“"}
    judge(told, "same", "b7c1", "d402")
    everything = {"„Das Wasser steigt.“", "„Das Tor bleibt zu.“", "„Mein Vater irrt.“"}
    assert said_by(told, "J. Vey") == said_by(told, "Jonas Vey") == everything


def test_joined_actors_are_called_by_the_name_most_used(told: Store) -> None:
    judge(told, "same", "b7c1", "d402")
    assert {quote.holder for quote in told.quotes()} == {"Jonas Vey"}
    (actor, *_) = told.renamed(told.record("b.txt")).actors or ()
    assert actor.name == "Jonas Vey"


def test_what_was_said_is_still_found_by_its_words(told: Store) -> None:
    judge(told, "same", "b7c1", "d402")
    (quote,) = told.quotes(by="Jonas", about="tor")
    assert quote.text == "„Das Tor bleibt zu.“"
    assert list(told.quotes(by="Jonas", about="Gutachten")) == []


def test_unsure_is_kept_and_changes_nothing(told: Store) -> None:
    before = known(told)
    judge(told, "unsure", "b7c1", "d402")
    assert known(told) == before
    assert [row.verdict for row in told.judgements()] == ["unsure"]


# ------------------------------------------------------------------------------ parting
def test_one_article_s_actor_judged_different_is_an_actor_of_its_own(told: Store) -> None:
    son = f"{told.record('c.txt').article.id}:a1"
    judge(told, "different", f"{son[:9]}:a1", "b7c1")
    assert known(told) == {("b7c1", 1), ("a1", 1), ("d402", 1), ("Q77", 1)}
    assert told.actor(son).actor.wikidata is None


def test_one_article_s_actor_judged_the_same_as_another_moves_there(told: Store) -> None:
    son = f"{told.record('c.txt').article.id}:a1"
    judge(told, "same", son, "J. Vey")
    assert known(told) == {("b7c1", 1), ("d402", 2), ("Q77", 1)}
    assert said_by(told, "J. Vey") == {"„Das Tor bleibt zu.“", "„Mein Vater irrt.“"}


def test_one_article_s_actor_judged_to_belong_to_its_key_counts_once(told: Store) -> None:
    before = list(told.actors())
    judge(told, "same", f"{told.record('c.txt').article.id}:a1", "b7c1")
    after = list(told.actors())
    assert [(row.articles, row.held, row.aliases) for row in after] == [
        (row.articles, row.held, row.aliases) for row in before
    ]


def test_a_name_that_came_with_a_wrong_link_no_longer_finds_the_statement(
    store: Store, make: Make, person: Person
) -> None:
    text = "Kim sagte: „Nein.“"
    kim = person(text, "a1", "Kim Jong Un", "Q56226", called=(("Kim", "name"),))
    record = make(text, actors=(kim,), said=(("Kim Jong Un", "„Nein.“"),))
    store.add([record])
    assert said_by(store, "Jong Un")
    judge(store, "different", f"{record.article.id}:a1", "Q56226")
    assert not said_by(store, "Jong Un")
    assert [quote.holder for quote in store.quotes(by="Kim")] == ["Kim"]


def test_a_judgement_on_one_article_s_actor_survives_another_reading(
    told: Store, make: Make, person: Person
) -> None:
    judge(told, "different", f"{told.record('c.txt').article.id}:a1", "b7c1")
    father, son = person(SON, "a1", "Mein Vater"), person(SON, "a2", "Jonas Vey", "b7c1")
    son = replace(son, mentions=(Mention(Span(0, 9), "name"), Mention(Span(36, 39), "name")))
    said = (("Jonas Vey", "„Mein Vater irrt.“"),)
    told.add([make(SON, uri="c.txt", actors=(father, son), said=said)], reader="rules/2")
    (row,) = told.judgements()
    assert row.a.endswith(":a2")
    assert ("b7c1", 1) in known(told)


def test_a_judgement_is_kept_when_a_new_reading_finds_nobody_there(told: Store, make: Make) -> None:
    judge(told, "different", f"{told.record('c.txt').article.id}:a1", "b7c1")
    told.add([make(SON, uri="c.txt")], reader="rules/2")
    (row,) = told.judgements()
    assert row.a.endswith(":0-9")
    assert known(told) == {("b7c1", 1), ("d402", 1), ("Q77", 1)}


def test_an_actor_without_key_is_only_itself_until_it_is_joined(
    store: Store, make: Make, person: Person
) -> None:
    texts = ("Ri sagte: „Ja.“", "Ri sagte: „Nein.“")
    records = [
        make(text, actors=(person(text, "a1", "Ri"),), said=(("Ri", text[10:]),)) for text in texts
    ]
    store.add(records)
    assert [actor.articles for actor in store.actors()] == [1, 1]
    judge(store, "same", *(f"{record.article.id}:a1" for record in records))
    assert [actor.articles for actor in store.actors()] == [2]


# ------------------------------------------------------------------------------ conflicts
def test_a_newer_judgement_on_the_same_pair_replaces_the_older_and_says_so(told: Store) -> None:
    judge(told, "same", "b7c1", "d402")
    decision = judge(told, "different", "d402", "b7c1", by="Ben")
    assert known(told) == {("b7c1", 2), ("d402", 1), ("Q77", 1)}
    assert [(row.verdict, row.state) for row in decision.changed] == [("same", "superseded")]


def test_a_judgement_that_is_overruled_names_what_overrules_it(told: Store) -> None:
    judge(told, "same", "b7c1", "Q77")
    different = judge(told, "different", "b7c1", "d402").judgement
    decision = judge(told, "same", "d402", "Q77")
    assert known(told) == {("b7c1", 2), ("Q77", 2)}
    (overruled,) = decision.changed
    assert (overruled.state, overruled.against) == ("overruled", different.id)


# ------------------------------------------------------------------------------ taking back
@pytest.mark.parametrize(("a", "b"), [("b7c1", "d402"), ("J. Vey", "Jonas Vey"), ("d4", "b7")])
def test_a_judgement_can_be_taken_back_and_both_stay_on_record(told: Store, a: str, b: str) -> None:
    before = known(told)
    judge(told, "same", "b7c1", "d402")
    decision = withdraw(told, "same", a, b)
    assert known(told) == before
    assert [row.state for row in decision.changed] == ["withdrawn"]
    assert [row.state for row in told.judgements()] == ["withdrawn", "withdrawal"]


def test_what_was_taken_back_can_be_judged_again(told: Store) -> None:
    judge(told, "same", "b7c1", "d402")
    withdraw(told, "same", "b7c1", "d402")
    judge(told, "same", "b7c1", "d402")
    assert ("b7c1", 3) in known(told)


def test_what_nobody_judged_cannot_be_taken_back(told: Store) -> None:
    judge(told, "different", "b7c1", "d402")
    with pytest.raises(NotFoundError, match="no judgement that b7c1 and d402 are the same"):
        withdraw(told, "same", "b7c1", "d402")


# ------------------------------------------------------------------------------ who is meant
def test_a_name_that_fits_several_actors_lists_them_with_their_keys(
    told: Store, make: Make, person: Person
) -> None:
    other = "Jonas Vey, Bäcker, schwieg."
    told.add([make(other, uri="d.txt", actors=(person(other, "a1", "Jonas Vey", "e000"),))])
    with pytest.raises(NotFoundError) as raised:
        judge(told, "same", "Jonas Vey", "J. Vey")
    assert "2 actors may be meant by Jonas Vey: Jonas Vey (b7c1), Jonas Vey (e000)" in str(
        raised.value
    )


@pytest.mark.parametrize("called", ["Niemand", "zz", "", "*", "c0ffee:a1", "b7c11"])
def test_whom_nobody_is_called_is_not_found(told: Store, called: str) -> None:
    with pytest.raises(NotFoundError):
        told.actor(called)


def test_an_actor_that_the_article_does_not_have_is_told_with_those_it_has(told: Store) -> None:
    article = told.record("c.txt").article.id
    with pytest.raises(NotFoundError, match="has no actor a9; it has a1 Jonas Vey"):
        judge(told, "same", f"{article}:a9", "d402")


def test_one_actor_alone_cannot_be_judged(told: Store) -> None:
    with pytest.raises(JudgementError, match="both are Jonas Vey"):
        judge(told, "different", "b7c1", "Jonas Vey")
    assert told.judgements() == ()


@pytest.mark.parametrize(
    ("by", "decided"),
    [(" ", datetime(2024, 1, 1, tzinfo=UTC)), ("Mia", datetime(2024, 1, 1))],
    ids=["nobody", "no-zone"],
)
def test_a_judgement_needs_a_name_and_a_time_with_its_zone(
    told: Store, by: str, decided: datetime
) -> None:
    with pytest.raises(JudgementError):
        told.judge("same", "b7c1", "d402", by=by, decided=decided)


# ------------------------------------------------------------------------------ keeping
def test_a_judgement_keeps_who_when_and_why(told: Store) -> None:
    noon = datetime(2024, 6, 19, 12, tzinfo=timezone(timedelta(hours=2)))
    told.judge("same", "b7c1", "d402", by="Mia Lorenz", decided=noon, note="Impressum")
    (row,) = told.judgements()
    assert (row.judge, row.note) == ("Mia Lorenz", "Impressum")
    assert row.decided == "2024-06-19T10:00:00.000000+00:00"


def test_the_order_in_which_judgements_are_kept_leaves_no_trace(
    told: Store, tmp_path: Path
) -> None:
    made = [("same", "b7c1", "Q77"), ("different", "b7c1", "d402"), ("same", "d402", "Q77")]
    days = [datetime(2024, 1, day, tzinfo=UTC) for day in (1, 2, 3)]
    with Store(tmp_path / "other.db") as other:
        other.add(told.records(), reader="rules/1")
        for store, order in ((told, (0, 1, 2)), (other, (2, 0, 1))):
            for each in order:
                verdict, a, b = made[each]
                store.judge(verdict, a, b, by="Mia", decided=days[each])  # type: ignore[arg-type]
        assert told.judgements() == other.judgements()
        assert list(told.actors()) == list(other.actors())


def test_the_same_judgement_made_twice_is_kept_once(told: Store) -> None:
    for _ in range(2):
        told.judge("same", "b7c1", "d402", by="Mia", decided=datetime(2024, 1, 1, tzinfo=UTC))
    assert len(told.judgements()) == 1
