from __future__ import annotations

from tests.unit.link import bridge

from wortlaut.run.linking import dossier


def test_as_of_a_time_later_articles_are_not_there_yet() -> None:
    made = dossier(bridge.records(), as_of="2031-03-03T12:00:00+01:00")
    assert {bridge.ids()[article.id] for article in made.articles} == {
        "agency",
        "printed",
        "portal",
    }


def test_a_denial_that_is_still_to_come_disputes_nothing() -> None:
    made = dossier(bridge.records(), as_of="2031-03-04T23:00:00+01:00")
    assert not any(claim.disputed_by for claim in made.claims)
