"""Disputes joined to what says so."""

from __future__ import annotations

from dataclasses import replace

from wortlaut.model.identity import ActorId, StatementId
from wortlaut.model.record import Dispute, Record
from wortlaut.serve.denials import denials_of


def test_a_denial_is_joined_to_the_statement_that_it_stands_in(disputed: Record) -> None:
    denial = denials_of(disputed)[0]
    assert (denial.denied, denial.by, denial.said) == ("s1", "Jonas Vey", "s2")


def test_a_denial_that_is_only_told_has_no_statement(disputed: Record) -> None:
    assert denials_of(disputed)[1].said is None


def test_a_statement_does_not_deny_itself(record: Record) -> None:
    assert record.statements
    own = Dispute(StatementId("s1"), ActorId("a1"), record.statements[0].content)
    assert [one.said for one in denials_of(replace(record, disputes=(own,)))] == [None]


def test_a_dispute_of_a_statement_that_is_not_there_is_left_out(record: Record) -> None:
    lost = Dispute(StatementId("s9"), ActorId("a1"), ())
    assert denials_of(replace(record, disputes=(lost,))) == ()


def test_without_disputes_there_are_no_denials(record: Record) -> None:
    assert denials_of(record) == ()
