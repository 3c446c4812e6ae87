from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.model.record import Record, Statement
from wortlaut.model.span import Span
from wortlaut.serve.chains import in_words
from wortlaut.serve.marks import Note, Passage, Place, lit, notes_of, passages_of, segments_of


def passages(record: Record) -> tuple[Passage, ...]:
    return passages_of(record, notes_of(record))


def marked(record: Record, id: str) -> str:
    """Join what is marked as one statement's content."""
    return "".join(
        segment.text
        for passage in passages(record)
        for segment in passage.segments
        if any(note.statement.id == id for note in segment.inside)
    )


def test_the_passages_joined_are_the_text(record: Record) -> None:
    assert "".join(passage.text for passage in passages(record)) == record.text


@pytest.mark.parametrize("id", ["s1", "s2", "s3", "s4", "s5"])
def test_what_is_marked_is_exactly_the_content(record: Record, id: str) -> None:
    statement = next(each for each in record.statements or () if each.id == id)
    assert marked(record, id) == "".join(span.of(record.text) for span in statement.content)


def test_statements_are_numbered_in_reading_order(record: Record) -> None:
    assert [note.statement.id for note in notes_of(record)] == ["s5", "s1", "s2", "s3", "s4"]


def test_a_note_stands_beside_the_block_where_its_statement_begins(record: Record) -> None:
    lead = next(passage for passage in passages(record) if passage.kind == "lead")
    assert [note.statement.kind for note in lead.notes] == ["hedged"]


def test_a_nested_statement_lies_inside_the_outer_one(record: Record) -> None:
    inside = [
        [note.statement.id for note in segment.inside]
        for passage in passages(record)
        for segment in passage.segments
    ]
    assert ["s3", "s4"] in inside


def test_a_cut_statement_closes_once_at_its_end(record: Record) -> None:
    closing = [
        segment.text
        for passage in passages(record)
        for segment in passage.segments
        if any(note.statement.id == "s1" for note in segment.closes)
    ]
    assert closing == ["„und zwar nie wieder.“"]


def test_a_note_names_the_chain(record: Record) -> None:
    note = next(note for note in notes_of(record) if note.statement.id == "s2")
    assert in_words(note.chain) == "Jonas Vey → Nordpress → Kanalbote → Hohenwarter Tagblatt"


def test_a_note_is_joined_to_what_denies_it_and_what_it_denies(disputed: Record) -> None:
    notes = {str(note.statement.id): note for note in notes_of(disputed)}
    assert [(one.by, one.number) for one in notes["s1"].disputed_by] == [("Jonas Vey", 3)]
    assert notes["s2"].disputes == (2,)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("source", ["Ada Brandt", "Jonas Vey", "Nordpress", "Kanalbote"]),
        ("hedge", ["Offenbar"]),
        ("denial", ["Ministerin Ada Brandt", "Das Wasser sei zu hoch"]),
    ],
)
def test_places_hold_exactly_what_notes_point_at(
    disputed: Record, kind: str, words: list[str]
) -> None:
    found: dict[Place, str] = {}
    for passage in passages(disputed):
        for segment in passage.segments:
            for place in segment.places:
                found[place] = found.get(place, "") + segment.text
    assert [text for place, text in found.items() if place.kind == kind] == words


def test_a_statement_without_a_place_keeps_its_note(record: Record) -> None:
    assert record.statements
    placeless = replace(record.statements[0], content=(), cue=())
    changed = replace(record, statements=(placeless,))
    noted = [note for passage in passages(changed) for note in passage.notes]
    assert [note.statement.id for note in noted] == ["s1"]


def test_text_that_no_block_covers_is_kept(record: Record) -> None:
    bare = replace(record, blocks=())
    assert [(passage.kind, passage.text) for passage in passages(bare)] == [(None, record.text)]


spans = st.tuples(st.integers(0, 39), st.integers(1, 20)).map(
    lambda pair: Span(pair[0], min(40, pair[0] + pair[1]))
)


@given(st.lists(st.lists(spans, min_size=1, max_size=3), max_size=6), st.lists(spans, max_size=4))
def test_segments_joined_are_the_span_whatever_overlaps(
    contents: list[list[Span]], pointed: list[Span]
) -> None:
    text = "abcdefghij" * 4
    notes = [
        Note(number, _statement(tuple(content)), (), "", (), "")
        for number, content in enumerate(contents, start=1)
    ]
    places = [Place(span, "source") for span in pointed]
    segments = segments_of(text, Span(5, 35), notes, places)
    assert "".join(segment.text for segment in segments) == text[5:35]
    for note in notes:
        held = {i for span in note.statement.content for i in range(span.start, span.end)}
        found: set[int] = set()
        at = 5
        for segment in segments:
            if note in segment.inside:
                found.update(range(at, at + len(segment.text)))
            at += len(segment.text)
        assert found == held & set(range(5, 35))


def _statement(content: tuple[Span, ...]) -> Statement:
    return Statement(
        id="s",  # type: ignore[arg-type]
        kind="direct",
        medium="speech",
        content=content,
        cue=(),
        frame=(),
        addressee=(),
        holder_span=(),
        holder=None,
        via=(),
        stance="asserts",
        nested_in=None,
        confidence=1.0,
        found_by="test",
    )


@pytest.mark.parametrize(
    ("place", "found", "pieces"),
    [
        (Span(10, 15), [Span(12, 14)], (("ab", False), ("cd", True), ("e", False))),
        (Span(10, 15), [], (("abcde", False),)),
        (Span(10, 15), [Span(0, 4)], (("abcde", False),)),
        (None, [], (("abcde", False),)),
    ],
    ids=["inside", "none", "elsewhere", "no place"],
)
def test_what_was_found_is_set_off_in_its_excerpt(
    place: Span | None, found: list[Span], pieces: tuple[tuple[str, bool], ...]
) -> None:
    assert lit("abcde", place, found) == pieces
