from __future__ import annotations

from collections.abc import Callable

import pytest

from wortlaut.model.record import Actor, Dispute, Event, Record, Statement
from wortlaut.score.gold import (
    GoldActor,
    GoldDispute,
    GoldEvent,
    GoldStatement,
    LayeredArticle,
)
from wortlaut.score.layers import score_layers
from wortlaut.score.pairing import Pair

TEXT = (
    "Der Hafen bleibt zu, sagte Bürgermeisterin Ilse Grot dem Küstenkurier. "
    "Reeder Knut Harms bestritt das. Angeblich wird schon gebaggert. Beide trafen sich am Deich."
)
GOLD = LayeredArticle(
    "1",
    None,
    None,
    TEXT,
    (
        GoldActor("Ilse Grot", ("Bürgermeisterin Ilse Grot", "Ilse Grot")),
        GoldActor("Knut Harms", ("Reeder Knut Harms",)),
        GoldActor("Küstenkurier", ("Küstenkurier",)),
    ),
    (
        GoldStatement("Der Hafen bleibt zu", "Ilse Grot", ("Küstenkurier",), "announces"),
        GoldStatement("Reeder Knut Harms bestritt das", "author", (), "asserts"),
    ),
    ("Angeblich wird schon gebaggert",),
    (GoldDispute("bestritt das", "Knut Harms"),),
    (GoldEvent("trafen", "CONSULT", "actual", "2023-06-12", ("Ilse Grot",), ("Knut Harms",)),),
)


@pytest.fixture
def notes(
    record_of: Callable[..., Record],
    statement_of: Callable[..., Statement],
    actor_of: Callable[..., Actor],
    event_of: Callable[..., Event],
    dispute_of: Callable[..., Dispute],
) -> dict[str, str]:
    record = record_of(
        TEXT,
        actors=(
            actor_of(TEXT, "a1", "Ilse Grot"),
            actor_of(TEXT, "a2", "Knut Harms"),
            actor_of(TEXT, "a3", "Küstenkurier", type="media"),
        ),
        statements=(
            statement_of(TEXT, "Der Hafen bleibt zu", holder="a1", via=("a3",), stance="asserts"),
            statement_of(TEXT, "wird schon gebaggert", kind="hedged"),
        ),
        disputes=(dispute_of(TEXT, "a1", "bestritt das"),),
        events=(event_of(TEXT, "trafen", sources=("a1",), date="2023-06"),),
    )
    return {one.name: one.note for one in score_layers([Pair(GOLD, record)]).figures}


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("statement found", "1 right of 1 found, 2 gold"),
        ("via link", "1 right of 1 found, 1 gold"),
        ("whole chain (where there is one)", "1 right of 1 found, 1 gold"),
        ("stance (of statements found)", "0 right of 1 found, 1 gold"),
        ("holder", "1 right of 1 found, 1 gold"),
        ("hedged", "1 right of 1 found, 1 gold"),
        ("dispute", "0 right of 1 found, 1 gold"),
        ("alias links", "0 right of 0 found, 2 gold"),
        ("event trigger", "1 right of 1 found, 1 gold"),
        ("event trigger + type", "1 right of 1 found, 1 gold"),
        ("event actors (of those)", "1 right of 1 found, 2 gold"),
        ("event status (of those)", "1 right of 1 found, 1 gold"),
        ("event date (of those)", "0 right of 1 found, 1 gold"),
    ],
)
def test_figures_of_a_record_that_is_mostly_right(
    notes: dict[str, str], name: str, note: str
) -> None:
    assert notes[name] == note


def test_layers_that_nobody_looked_for_are_named_and_the_others_measured(
    record_of: Callable[..., Record],
) -> None:
    record = record_of(TEXT, statements=(), actors=())
    report = score_layers([Pair(GOLD, record)])
    absent = [one.name for one in report.figures if one.note == "not looked for"]
    assert absent == ["dispute", "event trigger"]


def test_a_wrong_holder_is_told(
    record_of: Callable[..., Record],
    statement_of: Callable[..., Statement],
    actor_of: Callable[..., Actor],
) -> None:
    record = record_of(
        TEXT,
        actors=(actor_of(TEXT, "a2", "Knut Harms"),),
        statements=(statement_of(TEXT, "Der Hafen bleibt zu", holder="a2"),),
    )
    assert score_layers([Pair(GOLD, record)]).misses == (
        "HOLDER 1 'Ilse Grot' got ['knut harms'] | Der Hafen bleibt zu",
    )
