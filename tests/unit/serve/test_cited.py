from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.link import bridge

from wortlaut.model.record import Record
from wortlaut.model.span import Span
from wortlaut.serve.cited import cited
from wortlaut.serve.marks import notes_of, passages_of


def words(record: Record, places: list[Span]) -> list[str]:
    return [place.of(record.text) for place in places]


def at(record: Record, first: str, last: str) -> Span:
    start = record.text.index(first)
    return Span(start, record.text.index(last, start) + len(last))


def test_words_inside_one_block_are_one_place(record: Record) -> None:
    asked = at(record, "Das Wasser", "zu hoch")
    found = cited(record, [asked])
    assert words(record, [place.span for place in found.places]) == ["Das Wasser sei zu hoch"]
    assert found.anchors == {asked: asked}


def test_words_over_two_blocks_are_a_place_in_each(record: Record) -> None:
    asked = at(record, "Streit", "Ministerin")
    found = cited(record, [asked])
    assert words(record, [place.span for place in found.places]) == [
        "Streit am Kanal",
        "Ministerin",
    ]
    assert found.anchors[asked].of(record.text) == "Streit am Kanal"


def test_of_words_that_overlap_the_later_ones_are_cut(record: Record) -> None:
    one, other = at(record, "Das Wasser", "zu hoch"), at(record, "sei zu hoch", "Jonas Vey")
    found = cited(record, [other, one])
    assert words(record, [place.span for place in found.places]) == [
        "Das Wasser sei zu hoch",
        "sei zu hoch",
        ", erklärte Flussmeister Jonas Vey",
    ]
    assert found.anchors[other].of(record.text) == "sei zu hoch"


edges = st.integers(0, 400)


@given(pairs=st.lists(st.tuples(edges, edges).filter(lambda pair: pair[0] < pair[1])))
def test_places_lie_inside_each_other_or_apart(pairs: list[tuple[int, int]]) -> None:
    record = bridge.record("denial")
    spans = [Span(start, min(end, len(record.text))) for start, end in pairs]
    places = [place.span for place in cited(record, spans).places]
    for one, other in combinations(places, 2):
        assert not one.overlaps(other) or one.covers(other) or other.covers(one)


@given(pairs=st.lists(st.tuples(edges, edges).filter(lambda pair: pair[0] < pair[1])))
def test_an_article_with_places_is_the_same_text(pairs: list[tuple[int, int]]) -> None:
    record = bridge.record("denial")
    spans = [Span(start, min(end, len(record.text))) for start, end in pairs]
    passages = passages_of(record, notes_of(record), cited(record, spans).places)
    assert "".join(passage.text for passage in passages) == record.text
