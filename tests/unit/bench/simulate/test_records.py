from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from bench.simulate.records import record
from bench.simulate.stream import articles
from jsonschema import Draft202012Validator

from wortlaut.model.form import dumps, json_schema, loads
from wortlaut.model.record import Record, Statement, check_spans


@cache
def written() -> tuple[Record, ...]:
    return tuple(record(one.article, one.name) for one in articles(9, 250))


def statements() -> Iterator[tuple[Record, Statement]]:
    for one in written():
        yield from ((one, statement) for statement in one.statements or ())


def test_a_record_is_what_the_contract_says_and_reads_back_the_same() -> None:
    schema = Draft202012Validator(json_schema())
    for one in written()[:40]:
        schema.validate(json.loads(dumps(one)))
    for one in written():
        check_spans(one)
        assert loads(dumps(one)) == one


def test_no_excerpt_begins_or_ends_with_a_blank() -> None:
    for one, statement in statements():
        for name in ("content", "cue", "frame", "addressee", "holder_span"):
            for span in getattr(statement, name):
                excerpt = span.of(one.text)
                assert excerpt == excerpt.strip()
    for one in written():
        for block in one.blocks:
            assert block.span.of(one.text) == block.span.of(one.text).strip()


def test_a_holder_is_named_where_the_record_says() -> None:
    named = 0
    for one, statement in statements():
        if statement.holder_span:
            named += 1
            assert (one.holder(statement) or "nobody") in one.excerpt(statement.holder_span)
    assert named > 300


def test_direct_speech_stands_in_quotation_marks() -> None:
    quoted = [one.excerpt(s.content) for one, s in statements() if s.kind == "direct"]
    assert len(quoted) > 120
    assert all(text[0] in '„»"' and text[-1] in '“«"' for text in quoted)


def test_words_that_are_quoted_inside_a_statement_know_which() -> None:
    inner = [(one, s) for one, s in statements() if s.nested_in]
    assert len(inner) > 30
    for one, statement in inner:
        outer = next(s for s in one.statements or () if s.id == statement.nested_in)
        assert outer.kind == "indirect"
        assert all(outer.content[0].covers(span) for span in statement.content)


def test_what_goes_on_without_a_name_is_the_last_speakers() -> None:
    for one in written():
        for left, right in zip(one.statements or (), (one.statements or ())[1:], strict=False):
            if right.kind == "indirect_free_indirect":
                assert right.holder == left.holder is not None


def test_a_mention_is_the_actors_name_or_the_last_part_of_it() -> None:
    for one in written():
        for actor in one.actors or ():
            for mention in actor.mentions:
                if mention.form == "name":
                    assert actor.name.endswith(mention.span.of(one.text))


def test_every_sentence_ends_where_it_is_said_to_end() -> None:
    for one in written():
        for span in (one.sentences or ())[1:]:
            assert span.of(one.text)[-1] in '.!?“«"'
