from __future__ import annotations

from collections.abc import Callable

from wortlaut.model.record import Actor, Record
from wortlaut.model.span import Span
from wortlaut.score.gold import GoldName, NamedText
from wortlaut.score.names import score_names
from wortlaut.score.pairing import Pair

TEXT = "Erika Beispiel reiste nach Bern."
GOLD = NamedText("1", TEXT, (GoldName(Span(0, 14), "PER"), GoldName(Span(27, 31), "LOC")))


def test_a_name_is_right_when_span_and_type_are(
    record_of: Callable[..., Record], actor_of: Callable[..., Actor]
) -> None:
    actors = (
        actor_of(TEXT, "a1", "Erika Beispiel"),
        actor_of(TEXT, "a2", "Bern", type="organisation"),
    )
    report = score_names([Pair(GOLD, record_of(TEXT, actors=actors))])
    assert {one.name: one.note for one in report.figures} == {
        "exact PER": "1 right of 1 found, 1 gold",
        "exact ORG": "0 right of 1 found, 0 gold",
        "exact LOC": "0 right of 0 found, 1 gold",
        "exact all": "1 right of 2 found, 2 gold",
    }


def test_a_group_has_no_name(
    record_of: Callable[..., Record], actor_of: Callable[..., Actor]
) -> None:
    actors = (actor_of(TEXT, "a1", "Erika Beispiel", type="group"),)
    report = score_names([Pair(GOLD, record_of(TEXT, actors=actors))])
    assert report.figures[-1].note == "0 right of 0 found, 2 gold"
