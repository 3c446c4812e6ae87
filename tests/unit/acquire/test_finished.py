"""Records that come back as JSON are taken as they are, or refused with a reason."""

from __future__ import annotations

import json
from typing import Any

import pytest

import wortlaut
from wortlaut.acquire.finished import finished, made_by
from wortlaut.model.document import Given, Raw, Rejected
from wortlaut.model.form import dumps

NOTHING = Given()
TEXT = "„Das war ein Fehler“, sagte die Ministerin."


def raw(given: Given = NOTHING, media_type: str = "application/jsonl", **changed: Any) -> Raw:
    line = json.loads(dumps(wortlaut.read(TEXT, reader="rules"))) | changed
    return Raw("a.jsonl:1", json.dumps(line).encode(), media_type, given)


def test_a_record_comes_back_as_it_was() -> None:
    assert finished(raw()) == wortlaut.read(TEXT, reader="rules")


def test_it_may_say_which_reader_made_it() -> None:
    assert made_by(raw(reader="rules/7")) == "rules/7"
    assert made_by(raw()) == ""
    assert made_by(raw(reader=7)) == ""


@pytest.mark.parametrize(
    "other",
    [
        raw(schema="wortlaut.dossier/1"),
        raw(media_type="text/plain"),
        Raw("a", b'["wortlaut.record/1"]', "application/json"),
        Raw("a", b'{"text": "wortlaut.record/1"}', "application/jsonl"),
        Raw("a", b'"wortlaut.record/1', "application/jsonl"),
    ],
    ids=["another schema", "a text", "no object", "an article that speaks of it", "no JSON"],
)
def test_anything_else_is_no_record(other: Raw) -> None:
    assert finished(other) is None


@pytest.mark.parametrize(
    ("broken", "reason", "detail"),
    [
        (raw(text="Nein."), "bad-record", "runs past the end"),
        (raw(statements=[{}]), "bad-record", "record.statements[0]"),
        (raw(Given(outlet="RFA")), "finished-record", "says itself"),
    ],
    ids=["a text that was cut", "a statement without fields", "told otherwise"],
)
def test_a_broken_one_is_refused_with_its_reason(broken: Raw, reason: str, detail: str) -> None:
    found = finished(broken)
    assert isinstance(found, Rejected)
    assert found.reason == reason
    assert detail in found.detail
