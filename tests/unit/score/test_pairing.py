from __future__ import annotations

from collections.abc import Callable

import pytest

from wortlaut.model.record import Record
from wortlaut.score.gold import NamedText
from wortlaut.score.pairing import NotLookedForError, looked_for, paired

RecordOf = Callable[..., Record]


def test_records_come_to_their_gold_by_the_id_of_the_line(record_of: RecordOf) -> None:
    gold = [NamedText("a", "A", ()), NamedText("b", "B", ())]
    pairs = list(paired(gold, [record_of("B", uri="b"), record_of("A", uri="a")]))
    assert [pair.found_text for pair in pairs] == ["A", "B"]


def test_gold_without_a_record_stays_alone() -> None:
    assert [pair.record for pair in paired([NamedText("a", "A", ())], [])] == [None]


def test_a_layer_nobody_looked_for_is_not_an_empty_one(record_of: RecordOf) -> None:
    record = record_of("A")
    with pytest.raises(NotLookedForError, match="nobody looked for times"):
        looked_for(record.times, record, "times")


def test_an_empty_layer_is_empty(record_of: RecordOf) -> None:
    record = record_of("A", times=())
    assert looked_for(record.times, record, "times") == ()
