"""The statements of one article as rows."""

from __future__ import annotations

from wortlaut.model.record import Record
from wortlaut.serve.ways import plain, ways_of


def test_every_statement_is_a_row(record: Record) -> None:
    assert [way.statement for way in ways_of(record)] == ["s1", "s2", "s3", "s4", "s5"]


def test_a_row_names_who_denies_it(disputed: Record) -> None:
    assert next(ways_of(disputed)).disputed_by == ("Jonas Vey",)


def test_nobody_looked_for_disputes_is_not_nobody_denies(record: Record, disputed: Record) -> None:
    assert next(ways_of(record)).disputed_by is None
    assert list(ways_of(disputed))[1].disputed_by == ()


def test_a_plain_row_has_the_chain_in_words(record: Record) -> None:
    chains = [plain(way).chain for way in ways_of(record)]
    assert chains[:2] == [
        "Ada Brandt → Nordpress → Hohenwarter Tagblatt",
        "Jonas Vey → Nordpress → Kanalbote → Hohenwarter Tagblatt",
    ]
