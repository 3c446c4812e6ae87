from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from wortlaut.model.span import Span
from wortlaut.score import jsonl
from wortlaut.score.gold import GoldName, GoldTime

QUOTATION = {
    "id": 0, "type": "Direct", "medium": "Speech", "nested": False, "has_nested": False,
    "quote": [[0, 6]], "quote_tokens": [0, 1, 2],
    "speaker": [[14, 17]], "speaker_tokens": [5],
    "cue": [[8, 13]], "cue_tokens": [4], "frame": [[8, 17]], "frame_tokens": [4, 5],
    "addressee": [], "addressee_tokens": [],
}  # fmt: skip


def written(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_quotations_are_read_by_their_tokens(tmp_path: Path) -> None:
    tokens = ["„", "Nein", "“", ",", "sagte", "sie", "."]
    row = {"doc": 7, "text": "„Nein“, sagte sie.", "tokens": tokens, "quotations": [QUOTATION]}
    (article,) = jsonl.quoted_articles(written(tmp_path, row))
    assert (article.doc, article.quotations[0].quote) == ("7", frozenset({0, 1, 2}))


def test_times_without_a_character_are_left_out(tmp_path: Path) -> None:
    times = [[3, 9, "DATE", "2023-06-12", None], [9, 9, "DURATION", "P1D", None]]
    row = {"doc": "1", "published": "2023-06-13", "text": "Am Montag.", "times": times}
    (article,) = jsonl.timed_articles(written(tmp_path, row))
    assert article.times == (GoldTime(Span(3, 9), "DATE", "2023-06-12"),)


def test_heideltime_is_read_where_the_gold_brings_it(tmp_path: Path) -> None:
    row = {"doc": "1", "text": "Am Montag.", "times": [], "heideltime": [[3, 9, "DATE", "X", None]]}
    (article,) = jsonl.timed_articles(written(tmp_path, row))
    assert article.rival == (GoldTime(Span(3, 9), "DATE", "X"),)


def test_names_given_as_spans_keep_the_types_that_are_compared(tmp_path: Path) -> None:
    names = [[0, 5, "person"], [17, 21, "location-city"], [6, 12, "date"]]
    row = {"doc": "1", "source": "news", "text": "Erika reiste nach Bern.", "names": names}
    (text,) = jsonl.named_texts(written(tmp_path, row))
    assert text.names == (GoldName(Span(0, 5), "PER"), GoldName(Span(17, 21), "LOC"))


def test_names_given_as_tags_are_numbered_sentences(tmp_path: Path) -> None:
    row = {"tokens": ["In", "Bern", "."], "outer": ["O", "B-LOC", "O"], "inner": ["O", "O", "O"]}
    texts = list(jsonl.named_texts(written(tmp_path, row, row)))
    assert [(text.doc, text.text) for text in texts] == [("n0", "In Bern."), ("n1", "In Bern.")]


def test_layers_are_read_as_words(tmp_path: Path) -> None:
    row = {
        "doc": "1", "title": "T", "published": "2023-06-12", "text": "Sie kämen, hieß es.",
        "actors": [{"name": "Amt", "type": "government", "country": None, "mentions": ["Amt"]}],
        "statements": [{"content": "Sie kämen", "holder": None, "via": [], "stance": "asserts"}],
        "hedged": [{"text": "hieß es", "marker": "hieß"}],
        "disputes": [{"claim": "x", "held_by": "y", "disputed_by": "Amt", "text": "nein"}],
        "events": [{"type": "CONSULT", "trigger": "kämen", "sources": [], "targets": ["Amt"],
                    "place": None, "date": None, "status": "planned", "according_to": None}],
    }  # fmt: skip
    (article,) = jsonl.layered_articles(written(tmp_path, row))
    assert (article.statements[0].holder, article.events[0].targets) == (None, ("Amt",))
