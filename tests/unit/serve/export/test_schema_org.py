"""schema.org: what is whose words, and what is only retold."""

from __future__ import annotations

import json
from typing import Any

from tests.unit.serve.export.conftest import Of

from wortlaut.model.record import Record
from wortlaut.serve.export.deliver import joined
from wortlaut.serve.export.schema_org import schema_org_parts


def written(of: Of, *records: Record) -> str:
    return b"".join(joined(schema_org_parts(of(*records)))).decode()


def article(of: Of, record: Record) -> Any:
    (only,) = json.loads(written(of, record))["@graph"]
    return only


def test_an_article_says_where_when_and_by_whom(of: Of, whole: Record) -> None:
    made = article(of, whole)
    assert made["@type"] == "NewsArticle"
    assert made["publisher"] == {"@type": "NewsMediaOrganization", "name": "Hohenwarter Tagblatt"}
    assert made["datePublished"] == "2024-05-07T09:30:00+02:00"
    assert made["author"] == [{"@type": "Person", "name": "Mia Lorenz"}]
    assert made["articleBody"] == whole.text


def test_only_direct_speech_is_a_quotation(of: Of, whole: Record) -> None:
    parts = {one["@id"].partition("#")[2]: one for one in article(of, whole)["hasPart"]}
    types = {id: one["@type"] for id, one in parts.items()}
    assert types == {
        "s1": "Quotation", "s2": "Claim", "s3": "Claim", "s4": "Quotation", "s5": "Claim",
    }  # fmt: skip
    assert "author" not in parts["s5"]


def test_whose_words_they_are_is_an_actor_of_the_article(of: Of, whole: Record) -> None:
    made = article(of, whole)
    names = {one["@id"]: one["name"] for one in made["mentions"]}
    quoted = [one for one in made["hasPart"] if one["@type"] == "Quotation"]
    assert [names[one["spokenByCharacter"]["@id"]] for one in quoted] == ["Ada Brandt"] * 2


def test_no_verdict_is_written(of: Of, whole: Record) -> None:
    assert "ClaimReview" not in written(of, whole)


def test_an_article_cannot_end_the_script_it_is_embedded_in(of: Of, hostile: Record) -> None:
    assert "<" not in written(of, hostile)
    assert "<script>" in article(of, hostile)["articleBody"]
