"""Laws of the record and the store, for any text."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import jsonschema
import pytest
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from wortlaut.acquire.find import find
from wortlaut.annotate.readers import Choice
from wortlaut.model.document import Given, Rejected
from wortlaut.model.errors import InputError
from wortlaut.model.form import dumps, from_json, json_schema, loads, to_json
from wortlaut.model.identity import article_id
from wortlaut.model.record import (
    Actor,
    Article,
    Block,
    Dated,
    Dispute,
    Event,
    Mention,
    Notice,
    Record,
    Source,
    Statement,
    TimeExpression,
)
from wortlaut.model.span import Span
from wortlaut.record.asked import Asked
from wortlaut.record.chosen import Kept
from wortlaut.record.search import fold, hits, index_words, snippet, terms, words
from wortlaut.record.store import Store
from wortlaut.run.adding import add_all
from wortlaut.serve.export.annotations import annotation_parts, annotations_of
from wortlaut.serve.export.brat import brat_parts
from wortlaut.serve.export.citations import citation_parts, citations_of, miscited
from wortlaut.serve.export.deliver import joined
from wortlaut.serve.export.lines import jsonl_parts
from wortlaut.serve.export.material import BASE, Material
from wortlaut.serve.export.schema_org import schema_org_parts
from wortlaut.serve.export.separated import csv_parts

T = TypeVar("T")

# What real pages are made of, and what breaks programs: NUL, emoji, marks that combine.
LETTERS = st.sampled_from("aeouäöüßÄÖÜéǆﬁ½İΣς\u0301\u0308\u00ad\u200d\x00 \n.,-„“»«'\"*()👍🏽Kim12")
TEXTS = st.text(LETTERS, min_size=1, max_size=60) | st.text(min_size=1, max_size=60)
ADDRESSES = st.sampled_from(["a.txt", "b.txt", "c.txt"])
URLS = st.sampled_from([None, "https://example.org/1", "https://example.org/2"])
SOURCES = st.builds(
    Source, ADDRESSES, URLS, st.just("text/plain"), st.sampled_from(["0" * 64, "1" * 64]), st.none()
)
READERS = st.sampled_from(["rules/1", "rules/2", "rules/1.1", ""])

# Every text has at least 40 characters, so that any of these spans lies in any text.
SPANS = st.builds(
    lambda start, size: Span(start, start + size), st.integers(0, 29), st.integers(1, 9)
)
NAMES = st.text(max_size=8)
ACTORS = st.sampled_from(["a1", "a2"])
FRACTIONS = st.floats(0, 1)
st.register_type_strategy(Span, SPANS)


def some(part: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(part, max_size=2).map(tuple)


def layer(part: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...] | None]:
    """Draw a layer that nobody looked for, or one that mostly has something."""
    found = st.lists(part, min_size=1, max_size=3).map(tuple)
    return st.one_of(found, found, st.none(), st.just(()))


DATES = st.none() | st.builds(
    Dated,
    st.sampled_from(["2024-06", "2024-06-19", "2024-06-19T06:28:00-04:00", ""]),
    evidence=some(SPANS),
)
ARTICLES = st.builds(
    Article,
    source=SOURCES,
    published=DATES,
    updated=DATES,
    agencies=some(NAMES),
    authors=some(NAMES),
    corrections=some(SPANS),
)
KEYS = st.sampled_from([None, "Q1", "Q2", "3fa2"])
PEOPLE = st.builds(
    Actor,
    id=ACTORS,
    mentions=some(st.builds(Mention)),
    key=KEYS,
    confidence=st.none() | st.floats(0, 1),
)
STATEMENTS = st.builds(
    Statement,
    content=some(SPANS),
    cue=some(SPANS),
    frame=some(SPANS),
    addressee=some(SPANS),
    holder_span=some(SPANS),
    holder=ACTORS | st.none(),
    via=some(ACTORS),
    confidence=FRACTIONS,
)
DISPUTES = st.builds(Dispute, evidence=some(SPANS))
EVENTS = st.builds(Event, sources=some(ACTORS), targets=some(ACTORS), confidence=FRACTIONS)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Draw a valid record; few texts and addresses, so that articles, versions, readings meet."""
    text = draw(TEXTS).ljust(40, ".")
    article = draw(ARTICLES)
    outlet, published = article.outlet, article.published
    id = article_id(text, outlet.name if outlet else None, published.value if published else None)
    return Record(
        article=replace(article, id=id),
        text=text,
        blocks=draw(some(st.builds(Block))),
        sentences=draw(layer(SPANS)),
        actors=draw(layer(PEOPLE)),
        times=draw(layer(st.builds(TimeExpression))),
        statements=draw(layer(STATEMENTS)),
        disputes=draw(layer(DISPUTES)),
        events=draw(layer(EVENTS)),
        warnings=draw(some(st.builds(Notice))),
    )


REJECTS = st.builds(Rejected, uri=ADDRESSES, sha256=st.sampled_from([None, "0" * 64]))


@st.composite
def additions(draw: st.DrawFn) -> list[tuple[Record | Rejected, str]]:
    """Draw what is added: one or two articles, found at several addresses by several readers."""
    found = draw(st.lists(records(), min_size=1, max_size=2))
    variants = st.builds(moved, st.sampled_from(found), SOURCES)
    return draw(st.lists(st.tuples(st.one_of(variants, variants, REJECTS), READERS), max_size=6))


def moved(record: Record, source: Source) -> Record:
    return replace(record, article=replace(record.article, source=source))


few = settings(max_examples=25, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def empty() -> Iterator[bytes]:
    with TemporaryDirectory() as folder:
        Store(path := Path(folder, "empty.db")).close()
        yield path.read_bytes()


def stored(empty: bytes, folder: str, parts: list[list[tuple[Record | Rejected, str]]]) -> Path:
    """Add things, one transaction for each part, to a store that was empty."""
    path = Path(folder, "store.db")
    path.write_bytes(empty)
    with Store(path) as store:
        for part in parts:
            for thing, reader in part:
                store.add([thing], reader=reader)
    return path


DUMP = """
SELECT 'reading', r.id, r.article, r.reader, r.uri, r.statements, j.json
FROM readings AS r
JOIN records AS j ON j.reading = r.number
UNION ALL
SELECT 'article', a.id, r.id, a.rank, a.url, a.published_at, a.updated_at
FROM articles AS a
JOIN readings AS r ON r.number = a.reading
UNION ALL
SELECT 'actor', r.id, n.place, n.id, n.key, n.name, n.aliases
FROM actors AS n
JOIN readings AS r ON r.number = n.reading
UNION ALL
SELECT 'statement', r.id, s.place, s.id, s.holder_name, s.text, s.via_ids
FROM statements AS s
JOIN readings AS r ON r.number = s.reading
UNION ALL
SELECT 'reject', id, uri, stage, reason, detail, sha256
FROM rejects
UNION ALL
SELECT 'word', w.term, w.col, w.offset, r.id, NULL, NULL
FROM temp.article_vocabulary AS w
JOIN readings AS r ON r.number = w.doc
UNION ALL
SELECT 'word of actor', w.term, w.col, w.offset, r.id, n.place, NULL
FROM temp.actor_vocabulary AS w
JOIN actors AS n ON n.number = w.doc
JOIN readings AS r ON r.number = n.reading
UNION ALL
SELECT 'word of statement', w.term, w.col, w.offset, r.id, s.place, NULL
FROM temp.statement_vocabulary AS w
JOIN statements AS s ON s.number = w.doc
JOIN readings AS r ON r.number = s.reading
"""


def dump(path: Path) -> list[str]:
    """Return all that a store says, without the numbers that the order of adding leaves."""
    connection = sqlite3.connect(path)
    for name in ("article", "actor", "statement"):
        connection.execute(
            f"CREATE VIRTUAL TABLE temp.{name}_vocabulary "
            f"USING fts5vocab (main, {name}_words, instance)"
        )
    rows = sorted(map(repr, connection.execute(DUMP)))
    connection.close()
    return rows


# ------------------------------------------------------------------------------ JSON
@given(records())
def test_a_record_comes_back_from_its_json(record: Record) -> None:
    assert loads(dumps(record)) == record
    assert from_json(to_json(record)) == record


@settings(max_examples=30)
@given(records())
def test_the_schema_describes_every_record(record: Record) -> None:
    jsonschema.validate(json.loads(dumps(record)), json_schema())


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_json_that_is_no_record_is_refused_by_name(value: object) -> None:
    with pytest.raises(Exception, match=r"^record: expected an object"):
        from_json(value)


# ------------------------------------------------------------------------------ the store
@few
@given(records(), READERS)
def test_a_record_comes_back_from_the_store(empty: bytes, record: Record, reader: str) -> None:
    with TemporaryDirectory() as folder, Store(stored(empty, folder, [])) as store:
        assert store.add([record, record], reader=reader).new == 1
        assert store.record(record.article.id) == record
        assert list(store.records()) == [record]
        assert list(store.verify()) == []
        assert [quote.content for quote in store.quotes()] == [
            statement.content for statement in record.statements or ()
        ]


@few
@given(st.lists(st.tuples(records(), READERS), max_size=4))
def test_what_a_store_exports_goes_back_into_an_empty_one(
    empty: bytes, added: list[tuple[Record, str]]
) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        lines = Path(one, "all.jsonl")
        with Store(stored(empty, one, [list(added)])) as store:
            exported = list(store.chosen(Asked()))
            lines.write_bytes(b"".join(joined(jsonl_parts(Material(exported)))))
        with Store(stored(empty, other, [])) as store:
            add_all(store, find([str(lines)], given=Given()), Choice("rules"))
            assert list(store.chosen(Asked())) == exported
            assert list(store.verify()) == []


@few
@given(records())
def test_every_export_of_any_record_can_be_made(record: Record) -> None:
    for parts in (csv_parts, annotation_parts, schema_org_parts, brat_parts, citation_parts):
        assert list(parts(Material([Kept(record)]))) is not None
    lines = list(citations_of(record, BASE))
    assert list(miscited(lines, lambda _: record)) == []
    for item in annotations_of(record, BASE):
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for quote, position in (target["selector"] for target in targets):
            assert record.text[position["start"] : position["end"]] == quote["exact"]


@few
@given(additions(), st.randoms(use_true_random=False))
def test_order_repetition_and_partition_leave_no_trace(
    empty: bytes, added: list[tuple[Record | Rejected, str]], chance: random.Random
) -> None:
    again = added + chance.choices(added, k=3) if added else []
    chance.shuffle(again)
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        first = stored(empty, one, [added])
        second = stored(empty, other, [again[:2], again[2:]])
        assert dump(first) == dump(second)


@few
@given(additions())
def test_all_readings_in_one_transaction_are_the_same_store(
    empty: bytes, added: list[tuple[Record | Rejected, str]]
) -> None:
    same_reader = [(thing, "rules/1") for thing, _ in added]
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        first = stored(empty, one, [same_reader])
        with Store(second := stored(empty, other, [])) as store:
            store.add([thing for thing, _ in reversed(added)], reader="rules/1")
        assert dump(first) == dump(second)


@few
@given(records(), TEXTS)
def test_any_words_can_be_searched(empty: bytes, record: Record, query: str) -> None:
    assume("*" not in query)  # the beginning of a word may be too short: it says so
    with TemporaryDirectory() as folder, Store(stored(empty, folder, [])) as store:
        store.add([record])
        for hit in store.search(query):
            assert hit.snippet is None or hit.excerpt == hit.snippet.of(record.text)
        list(store.quotes(by=query))
        list(store.quotes(about=query))


@few
@given(records())
def test_every_word_of_an_article_finds_it(empty: bytes, record: Record) -> None:
    assume(index_words(record.text))
    with TemporaryDirectory() as folder, Store(stored(empty, folder, [])) as store:
        store.add([record])
        for word in words(record.text):
            (hit,) = store.search(word.folded)
            assert any(span.overlaps(word.span) for span in hit.spans)


# ------------------------------------------------------------------------------ words
@given(TEXTS)
def test_words_stand_in_order_and_fold_again_to_themselves(text: str) -> None:
    found = list(words(text))
    assert " ".join(word.folded for word in found) == index_words(text)
    assert all(left.span.start <= right.span.start for left, right in pairwise(found))
    assert all(word.span.end <= len(text) for word in found)
    assert all(word.folded in index_words(word.span.of(text)).split() for word in found)


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert index_words(index_words(text)) == index_words(text)


@given(TEXTS)
def test_umlauts_and_their_spelling_meet(text: str) -> None:
    spelt = text
    for umlaut, two in {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae"}.items():
        spelt = spelt.replace(umlaut, two)
    assert index_words(spelt) == index_words(text)


@given(TEXTS, st.integers(1, 6))
def test_the_beginning_of_a_word_folds_to_the_beginning_of_its_folding(
    text: str, size: int
) -> None:
    for word in index_words(text).split():
        assert word.startswith(fold(word[:size]))


@given(TEXTS, TEXTS)
def test_hits_do_not_overlap_and_lie_in_the_text(text: str, query: str) -> None:
    try:
        wanted = terms(query)
    except InputError:
        reject()  # "1*": the beginning of half of all words
    found = hits(text, wanted)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(span.end <= len(text) for span in found)
    shown = snippet(text, found)
    assert shown is None or shown.end <= len(text)


def test_the_strategy_draws_statements_with_holders() -> None:
    """Guards the laws above against holding only because nothing was drawn."""
    seen: list[Statement] = []

    @settings(max_examples=200, derandomize=True)
    @given(records())
    def draw(record: Record) -> None:
        seen.extend(statement for statement in record.statements or () if record.holder(statement))

    draw()
    assert seen
