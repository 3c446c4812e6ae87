"""The JSON form: exact on the way out, and clear about what does not fit on the way in."""

from __future__ import annotations

import copy
import json

import jsonschema
import pytest

from wortlaut.model.errors import FormError
from wortlaut.model.form import Json, dumps, from_json, json_schema, loads, to_json
from wortlaut.model.record import SCHEMA, Record
from wortlaut.model.span import Span

WRITTEN: Json = {
    "schema": "wortlaut.record/1",
    "article": {
        "id": "a",
        "source": {
            "uri": "a.txt",
            "url": None,
            "media_type": "text/plain",
            "sha256": "0",
            "retrieved": None,
        },
        "language": "de",
        "outlet": {"name": "Beispielblatt", "actor": None, "basis": "stated"},
        "agencies": ["dpa"],
        "authors": [],
        "kicker": {"start": 0, "end": 3},
        "title": {"text": "Kim lehnt ab"},
        "published": {"value": "2024", "basis": "stated", "evidence": [{"start": 0, "end": 3}]},
        "updated": None,
        "corrections": [],
    },
    "text": "Kim sagte: „Nein.“",
    "blocks": [{"kind": "paragraph", "start": 0, "end": 18, "repeats": None}],
    "statements": [
        {
            "id": "s1",
            "kind": "direct",
            "medium": "speech",
            "content": [{"start": 11, "end": 18}],
            "cue": [{"start": 4, "end": 9}],
            "frame": [],
            "addressee": [],
            "holder_span": [],
            "holder": None,
            "via": [],
            "stance": "denies",
            "nested_in": None,
            "confidence": 0.5,
            "found_by": "rules/1",
        }
    ],
    "warnings": [],
}


def changed(path: str, value: Json) -> Json:
    """Return the written record with one field set; ``...`` takes the field away."""
    out = copy.deepcopy(WRITTEN)
    *steps, last = (int(step) if step.isdigit() else step for step in path.split("."))
    at = out
    for step in steps:
        at = at[step]
    if value is ...:
        del at[last]
    else:
        at[last] = value
    return out


def test_a_record_is_read_and_written_alike() -> None:
    assert to_json(from_json(WRITTEN)) == WRITTEN


def test_spans_and_headlines_are_told_apart() -> None:
    record = from_json(changed("article.title", {"start": 4, "end": 9}))
    assert record.article.title == Span(4, 9)


def test_a_layer_that_nobody_looked_for_is_absent() -> None:
    record = from_json(WRITTEN)
    assert (record.sentences, record.statements is None) == (None, False)
    assert "sentences" not in to_json(record)


def test_an_empty_layer_is_not_an_absent_one() -> None:
    assert to_json(from_json(changed("sentences", [])))["sentences"] == []


def test_unknown_fields_are_left_out() -> None:
    assert from_json(changed("article.mood", "calm")) == from_json(WRITTEN)


def test_a_whole_number_is_a_confidence_too() -> None:
    (statement,) = from_json(changed("statements.0.confidence", 1)).statements or ()
    assert repr(statement.confidence) == "1.0"


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("text", ..., "record.text: missing"),
        ("text", 3, "record.text: expected str, found int"),
        ("blocks", {}, "record.blocks: expected a list, found dict"),
        ("article", [], "record.article: expected an object, found list"),
        ("article.source.uri", None, "record.article.source.uri: expected str, found NoneType"),
        ("article.agencies.0", 1, "record.article.agencies[0]: expected str, found int"),
        ("article.kicker.end", 0, "record.article.kicker: not a span: [0, 0)"),
        ("article.kicker.end", ..., "record.article.kicker.end: missing"),
        ("blocks.0.start", True, "record.blocks[0].start: expected int, found bool"),
        ("blocks.0.start", 1.0, "record.blocks[0].start: expected int, found float"),
        ("statements.0.content.0.start", -1,
         "record.statements[0].content[0]: not a span: [-1, 18)"),
        ("statements.0.stance", "lies", "record.statements[0].stance: 'lies' is none of asserts"),
        ("statements.0.stance", ["asserts"], "record.statements[0].stance: ['asserts'] is none of"),
        ("statements.0.confidence", True,
         "record.statements[0].confidence: expected float, found bool"),
        ("article.title", "Kim", "record.article.title: expected an object, found str"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named_by_its_path(path: str, value: Json, message: str) -> None:
    with pytest.raises(FormError) as raised:
        from_json(changed(path, value))
    assert str(raised.value).startswith(message)


@pytest.mark.parametrize("text", ["", "{", b"\xff", "[" * 100_000, "nil"])
def test_what_is_no_json_is_refused(text: str | bytes) -> None:
    with pytest.raises(FormError):
        loads(text)


def test_the_same_record_gives_the_same_text() -> None:
    shuffled = dict(reversed(WRITTEN.items()))
    assert dumps(from_json(shuffled)) == dumps(from_json(WRITTEN))


def test_json_can_be_indented() -> None:
    assert json.loads(dumps(from_json(WRITTEN), indent=2)) == WRITTEN


def test_a_file_name_that_is_not_utf_8_comes_back() -> None:
    record = from_json(changed("article.source.uri", "caf\udce9.txt"))
    assert "caf\\udce9.txt" in (written := dumps(record))
    assert loads(written.encode()) == record


# ------------------------------------------------------------------------------ schema
def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_the_schema_takes_a_record() -> None:
    jsonschema.validate(WRITTEN, json_schema())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("schema", "wortlaut.record/2"),
        ("text", ...),
        ("statements.0.stance", "lies"),
        ("statements.0.content.0.start", -1),
        ("article.title", "Kim"),
        ("sentences", None),
    ],
)
def test_the_schema_refuses_what_is_no_record(path: str, value: Json) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(changed(path, value), json_schema())


def test_the_schema_names_every_field_of_a_record() -> None:
    fields = {"schema", *Record.__slots__}
    assert set(json_schema()["properties"]) == fields
    assert json_schema()["properties"]["schema"] == {"const": SCHEMA}
