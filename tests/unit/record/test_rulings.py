"""People correct statements: kept with name and time, applied everywhere, and taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from wortlaut.model.errors import JudgementError, NotFoundError
from wortlaut.model.identity import StatementId
from wortlaut.model.judgement import StatementVerdict
from wortlaut.model.record import Actor, Dispute, Record, Statement
from wortlaut.model.span import Span
from wortlaut.record import doubtful, quotes
from wortlaut.record.asked import Asked
from wortlaut.record.rulings import RulingRow
from wortlaut.record.store import Store

Make = Callable[..., Record]
Person = Callable[..., Actor]

TEXT = "Jonas Vey sagte laut Ada Brandt: „Das Wasser steigt.“ Brandt nannte das „Unsinn“."
OTHER = "Rita Solm sagte: „Der Käse bleibt.“"
DAYS = count(1)


@pytest.fixture
def read(make: Make, person: Person) -> Record:
    actors = (person(TEXT, "a1", "Jonas Vey"), person(TEXT, "a2", "Ada Brandt", "Q77"))
    said = (("Jonas Vey", "„Das Wasser steigt.“", "Ada Brandt"), ("Jonas Vey", "„Unsinn“"))
    return make(TEXT, actors=actors, said=said)


@pytest.fixture
def told(store: Store, make: Make, person: Person, read: Record) -> Store:
    solm = (person(OTHER, "a1", "Rita Solm", "b7c1"),)
    other = make(OTHER, uri="b.txt", actors=solm, said=(("Rita Solm", "„Der Käse bleibt.“"),))
    store.add([read, other], reader="rules/1")
    return store


def judge(
    store: Store, verdict: StatementVerdict, statement: str, holder: str | None = None
) -> RulingRow:
    """Judge, each time a day later than the last time."""
    decided = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=next(DAYS))
    return store.judge_statement(verdict, statement, holder=holder, by="Mia", decided=decided)


def withdraw(store: Store, made: RulingRow) -> RulingRow:
    decided = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=next(DAYS))
    return store.withdraw_ruling(made.id, by="Ole", decided=decided)


def who(store: Store) -> dict[str, str | None]:
    return {row.text: row.holder for row in store.quotes()}


# ------------------------------------------------------------------------------ what follows
def test_a_corrected_holder_is_found_and_shown_everywhere(told: Store, read: Record) -> None:
    judge(told, "other-holder", f"{read.article.id}:s1", "Ada Brandt")
    assert who(told)["„Unsinn“"] == "Ada Brandt"
    assert [row.text for row in told.quotes(by="Brandt")] == ["„Unsinn“"]
    assert "„Unsinn“" not in [row.text for row in told.quotes(by="Jonas")]
    (said,) = told.actor("Ada Brandt").said
    assert (said.ruling, said.judge) == ("other-holder", "Mia")
    statement = statements(told, read)["s1"]
    assert statement.judged is not None
    assert statement.judged.found == "Jonas Vey"


def test_who_passed_words_on_is_no_longer_in_the_chain_of_their_own(
    told: Store, read: Record
) -> None:
    judge(told, "other-holder", f"{read.article.id}:s0", "a2")
    (row,) = told.quotes(about="Wasser")
    assert (row.holder, row.via) == ("Ada Brandt", ())


def test_a_name_of_another_article_is_the_same_actor(told: Store, read: Record) -> None:
    judge(told, "other-holder", f"{read.article.id}:s1", "rita solm")
    assert {row.text for row in told.actor("b7c1").said} == {"„Unsinn“", "„Der Käse bleibt.“"}


def test_a_name_that_nothing_else_has_is_an_actor_of_the_article(told: Store, read: Record) -> None:
    judge(told, "other-holder", f"{read.article.id}:s1", "Udo Kern")
    assert [row.text for row in told.actor("Udo Kern").said] == ["„Unsinn“"]


def test_nobody_may_be_named(told: Store, read: Record) -> None:
    judge(told, "other-holder", f"{read.article.id}:s1")
    assert who(told)["„Unsinn“"] is None


def test_what_is_no_statement_is_nowhere_one(told: Store, read: Record) -> None:
    judge(told, "no-statement", f"{read.article.id}:s0")
    assert set(who(told)) == {"„Unsinn“", "„Der Käse bleibt.“"}
    assert told.counts().statements == 2
    assert told.actor("Jonas Vey").actor.held == 1


def test_what_hangs_on_a_statement_that_is_none_goes_or_moves_up(store: Store, make: Make) -> None:
    record = make(TEXT, said=(("Jonas Vey", "„Das Wasser steigt.“"), ("Jonas Vey", "Wasser")))
    outer, inner = record.statements or ()
    disputes = (Dispute(outer.id, (record.actors or ())[0].id, ()),)
    nested = replace(inner, nested_in=outer.id)
    store.add([replace(record, statements=(outer, nested), disputes=disputes)])
    judge(store, "no-statement", f"{record.article.id}:s0")
    stands = store.record(record.article.id)
    assert [(one.id, one.nested_in) for one in stands.statements or ()] == [("s1", None)]
    assert stands.disputes == ()


@pytest.mark.parametrize("few", [0, 2_000], ids=["many", "few"])
def test_what_was_judged_is_asked_no_more(
    store: Store, make: Make, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(doubtful, "_FEW", few)
    record = make(TEXT, said=(("Jonas Vey", "„Das Wasser steigt.“"), ("Jonas Vey", "„Unsinn“")))
    unsure = tuple(replace(one, confidence=0.4) for one in record.statements or ())
    store.add([replace(record, statements=unsure)])
    assert asked(store) == "s0"
    assert asked(store, (record.article.id, 0)) == "s1"
    assert store.doubts(10) == 2
    judge(store, "right", f"{record.article.id}:s0")
    assert asked(store) == "s1"
    judge(store, "no-statement", f"{record.article.id}:s1")
    assert asked(store) is None
    assert store.doubts(10) == 0


def asked(store: Store, after: tuple[str, int] | None = None) -> str | None:
    found = store.doubtful(after)
    return found.statement.id if found else None


# ------------------------------------------------------------------------------ kept
def test_a_judgement_outlives_a_newer_reading(told: Store, read: Record) -> None:
    judge(told, "other-holder", f"{read.article.id}:s1", "Ada Brandt")
    judge(told, "no-statement", f"{read.article.id}:s0")
    first, second = read.statements or ()
    shorter = replace(second, id=StatementId("s7"), content=(inside(second.content[0]),))
    told.add([replace(read, statements=(shorter, first))], reader="rules/2")
    (statement,) = statements(told, read).values()
    assert (statement.id, told.record(read.article.id).holder(statement)) == ("s7", "Ada Brandt")
    assert list(told.verify()) == []


def test_an_older_reading_changes_nothing(told: Store, read: Record) -> None:
    judge(told, "other-holder", f"{read.article.id}:s1", "Ada Brandt")
    told.add([replace(read, statements=())], reader="rules/0")
    assert who(told)["„Unsinn“"] == "Ada Brandt"


def test_what_was_taken_back_reads_as_it_was_read(told: Store, read: Record) -> None:
    made = judge(told, "no-statement", f"{read.article.id}:s1")
    assert withdraw(told, made).state == "withdrawal"
    assert told.record(read.article.id) == read
    assert [row.state for row in told.rulings()] == ["withdrawal", "withdrawn"]
    assert list(told.verify()) == []


def test_the_later_of_two_judgements_counts(told: Store, read: Record) -> None:
    judge(told, "other-holder", f"{read.article.id}:s1", "Rita Solm")
    judge(told, "other-holder", f"{read.article.id}:s1", "Ada Brandt")
    assert who(told)["„Unsinn“"] == "Ada Brandt"
    assert [row.state for row in told.rulings(read.article.id)] == ["in force", "superseded"]
    assert {row.judgement.on.holder for row in told.rulings()} == {"Jonas Vey"}


@pytest.mark.parametrize("common", [0, 10_000], ids=["common", "rare"])
@pytest.mark.parametrize("asked", [Asked(about="Unsinn"), Asked(kind="direct"), Asked()], ids=str)
def test_of_all_judgements_ever_made_a_search_shows_the_last(
    *,
    told: Store,
    read: Record,
    monkeypatch: pytest.MonkeyPatch,
    common: int,
    asked: Asked,
) -> None:
    monkeypatch.setattr(quotes, "_COMMON", common)
    statement = f"{read.article.id}:s1"
    for holder in ("Ada Brandt", "Otto Kern", "Rita Solm"):
        judge(told, "other-holder", statement, holder)
        shown = list(told.asked_for(asked, limit=10))
        assert [row.holder for row in shown if row.text == "„Unsinn“"] == [holder]
    assert not list(told.asked_for(replace(asked, by="Kern"), limit=10))
    assert len(list(told.search("Unsinn"))) == 1
    judge(told, "no-statement", statement)
    assert "„Unsinn“" not in [row.text for row in told.asked_for(asked, limit=10)]


def test_a_judged_article_waits_to_be_linked(told: Store, read: Record) -> None:
    with told.linking(1) as linkage:
        linkage.done(linkage.waiting())
    judge(told, "right", f"{read.article.id}:s1")
    with told.linked() as linkage:
        assert linkage.waiting() == [read.article.id]


# ------------------------------------------------------------------------------ refused
@pytest.mark.parametrize(
    ("statement", "holder", "problem"),
    [
        (":s9", None, "has no statement s9"),
        (":s1", " . ", "a holder needs a name"),
    ],
)
def test_what_cannot_be_judged_says_why(
    told: Store, read: Record, statement: str, holder: str | None, problem: str
) -> None:
    with pytest.raises((NotFoundError, JudgementError), match=problem):
        judge(told, "other-holder", read.article.id + statement, holder)


@pytest.mark.parametrize(
    ("sql", "field"),
    [
        ("UPDATE statement_judgements SET judge = 'Ida'", "statement_judgements."),
        ("UPDATE articles SET reading = 1", "articles"),
    ],
)
def test_a_judgement_that_was_tampered_with_is_noticed(
    told: Store, read: Record, sql: str, field: str
) -> None:
    judge(told, "no-statement", f"{read.article.id}:s1")
    assert list(told.verify()) == []
    with closing(sqlite3.connect(told.path)) as connection, connection:
        connection.execute(sql)
    assert any(one.field.startswith(field) for one in told.verify())


def inside(span: Span) -> Span:
    return Span(span.start + 1, span.end - 1)


def statements(store: Store, read: Record) -> dict[str, Statement]:
    return {one.id: one for one in store.record(read.article.id).statements or ()}
