"""Web Annotations: each finds its words by quote and by position."""

from __future__ import annotations

import json
from typing import Any

from tests.unit.serve.export.conftest import Of

from wortlaut.model.record import Record
from wortlaut.serve.export.annotations import annotation_parts
from wortlaut.serve.export.deliver import joined


def page(of: Of, *records: Record) -> Any:
    return json.loads(b"".join(joined(annotation_parts(of(*records)))))


def targets(annotation: Any) -> list[Any]:
    found = annotation["target"]
    return found if isinstance(found, list) else [found]


def labels(annotation: Any) -> list[str]:
    return [one["value"] for one in annotation["body"] if one.get("purpose") == "classifying"]


def test_every_target_is_found_by_its_position_and_by_its_words(of: Of, whole: Record) -> None:
    made = page(of, whole)
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert made["type"] == "AnnotationPage"
    for annotation in made["items"]:
        for target in targets(annotation):
            quote, position = target["selector"]
            start, end = position["start"], position["end"]
            assert whole.text[start:end] == quote["exact"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert around in whole.text
            assert target["scope"] == "https://example.org/schleuse"


def test_statements_hedges_mentions_and_times_are_annotated(of: Of, whole: Record) -> None:
    kinds = [labels(one)[0] for one in page(of, whole)["items"]]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "statement": 5,
        "hedge": 1,
        "mention": 4,
        "time": 2,
    }


def test_words_in_two_pieces_are_two_targets_of_one_annotation(of: Of, whole: Record) -> None:
    first = page(of, whole)["items"][0]
    assert [target["selector"][0]["exact"] for target in targets(first)] == [
        "„Wir öffnen das Tor nicht“",
        "„und zwar nie wieder.“",
    ]


def test_ids_are_unique_over_articles(of: Of, whole: Record, hostile: Record) -> None:
    ids = [one["id"] for one in page(of, whole, hostile)["items"]]
    assert len(set(ids)) == len(ids)


def test_an_address_by_which_something_could_run_is_left_out(of: Of, hostile: Record) -> None:
    assert "javascript:" not in json.dumps(page(of, hostile))


def test_no_article_is_an_empty_page(of: Of) -> None:
    assert page(of)["items"] == []
