"""The API answers what the store says, in pages, lines and one shape of error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient
from tests.unit.run.damaged import add_damaged
from tests.unit.serve.http.desks import WORDS

from wortlaut.model.dossier import Dossier
from wortlaut.model.form import json_schema
from wortlaut.model.record import Record
from wortlaut.serve.http import api


def listed(desk: TestClient, path: str) -> list[dict[str, object]]:
    items = desk.get(f"/api/v1/{path}").json()["items"]
    assert isinstance(items, list)
    return items


def test_an_article_is_the_record_of_the_contract(desk: TestClient) -> None:
    (first, *_) = listed(desk, "articles")
    record = desk.get(f"/api/v1/articles/{first['id']}").json()
    assert list(Draft202012Validator(json_schema(Record)).iter_errors(record)) == []
    assert record["article"]["id"] == first["id"]


def test_a_story_is_a_dossier_of_the_contract(desk: TestClient) -> None:
    story = next(one for one in listed(desk, "stories") if len(str(one["articles"])) > 30)
    dossier = desk.get(f"/api/v1/stories/{story['id']}").json()
    assert list(Draft202012Validator(json_schema(Dossier)).iter_errors(dossier)) == []
    assert dossier["stories"] == [story]


def test_a_story_as_of_a_time_has_what_was_published_by_then(desk: TestClient) -> None:
    story = max(listed(desk, "stories"), key=lambda one: str(one["ends"]))
    path = f"/api/v1/stories/{story['id']}"
    then = desk.get(path, params={"as-of": "2024-05-06T09:00:00+02:00"}).json()
    assert [one["outlet"] for one in then["articles"]] == ["dpa"]
    assert desk.get(path, params={"as-of": "2020"}).status_code == 404


@pytest.mark.parametrize("path", ["articles", "statements"])
def test_a_day_may_be_asked_for_the_german_way(desk: TestClient, path: str) -> None:
    asked = ("6.5.2024", "06.05.2024", "2024-05-06")
    found = [desk.get(f"/api/v1/{path}", params={"since": day, "until": day}) for day in asked]
    assert all(answer.json()["items"] == found[-1].json()["items"] != [] for answer in found)


def test_a_story_as_of_no_time_is_refused(desk: TestClient) -> None:
    path = f"/api/v1/stories/{desk.get('/api/v1/stories').json()['items'][0]['id']}"
    assert desk.get(path, params={"as-of": "gestern"}).json()["error"]["code"] == "input"


@pytest.mark.parametrize("path", ["articles", "statements", "actors", "stories", "search"])
def test_pages_joined_are_the_whole_list(desk: TestClient, path: str) -> None:
    words = {"words": "die"} if path == "search" else {}
    whole = desk.get(f"/api/v1/{path}", params={**words, "limit": 100}).json()["items"]
    page = desk.get(f"/api/v1/{path}", params={**words, "limit": 1}).json()
    joined = page["items"]
    while page["next"]:
        asked = {**words, "limit": 1, "cursor": page["next"]}
        page = desk.get(f"/api/v1/{path}", params=asked).json()
        joined += page["items"]
    assert len(whole) > 1
    assert joined == whole


@pytest.mark.parametrize(
    ("asked", "holders"),
    [
        ({"by": "Mohnhaupt", "about": "Bus"}, {"Greta Mohnhaupt"}),
        ({"via": "nordpress"}, {"Rita Solm"}),
        ({"outlet": "Ostrieder Blatt"}, {"Rita Solm"}),
        ({"until": "2024-03"}, {"Rita Solm"}),
        ({"kind": "hedged"}, set()),
    ],
    ids=["by and about", "chain", "outlet", "until", "kind"],
)
def test_statements_are_filtered(
    desk: TestClient, asked: dict[str, str], holders: set[str]
) -> None:
    items = desk.get("/api/v1/statements", params=asked).json()["items"]
    assert {one["holder"] for one in items} == holders


def test_the_first_use_of_words_comes_first(desk: TestClient) -> None:
    answer = desk.get("/api/v1/trace", params={"words": WORDS}).json()
    assert [one["outlet"] for one in answer["items"]] == ["dpa", "Wolmebote"]


def test_a_claim_says_on_how_many_origins_it_rests(desk: TestClient) -> None:
    (claim, *_) = desk.get("/api/v1/claims", params={"words": "acht Wochen"}).json()["items"]
    assert claim["origins"]["at_most"] == 1
    assert {one["outlet"] for one in claim["carried_by"]} == {"dpa", "Wolmebote"}


@pytest.mark.parametrize("words", ["acht Woche", "dauern acht Wochen", "Riss an einem Pfeiler"])
def test_claims_are_found_by_any_form_of_their_words(desk: TestClient, words: str) -> None:
    stories = listed(desk, "stories")
    story = max(stories, key=lambda one: len(str(one["articles"])))["id"]
    assert listed(desk, f"claims?words={words}") == listed(
        desk, f"claims?words={words}&story={story}"
    )


def test_claims_and_uses_come_a_few_stories_at_a_time(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = desk.get("/api/v1/trace", params={"words": "sagte"}).json()
    monkeypatch.setattr(api, "_STORIES", 1)
    first = desk.get("/api/v1/trace", params={"words": "sagte"}).json()
    rest = desk.get("/api/v1/trace", params={"words": "sagte", "cursor": first["next"]}).json()
    assert (whole["next"], rest["next"]) == (None, None)
    assert sorted(map(str, first["items"] + rest["items"])) == sorted(map(str, whole["items"]))
    assert first["items"]
    assert rest["items"]


def test_every_record_is_streamed_on_a_line_of_its_own(desk: TestClient) -> None:
    lines = desk.get("/api/v1/articles.jsonl").text.splitlines()
    assert [json.loads(line)["schema"] for line in lines] == ["wortlaut.record/1"] * 3


def test_an_article_that_is_sent_is_read_and_kept(desk: TestClient) -> None:
    sent = {"text": "„Es regnet“, sagte Jonas Vey.", "outlet": "Kanalbote"}
    record = desk.post("/api/v1/articles", json=sent)
    assert record.status_code == 201
    assert listed(desk, "statements?about=regnet")[0]["outlet"] == "Kanalbote"


def test_what_could_not_be_linked_is_a_warning(desk: TestClient, db: Path) -> None:
    damaged = add_damaged(db)
    record = desk.post("/api/v1/articles", json={"text": "„Es regnet“, sagte Jonas Vey."}).json()
    (told,) = [one["message"] for one in record["warnings"] if one["code"] == "unlinked"]
    assert damaged in told


def test_an_article_that_cannot_be_read_is_refused_with_the_reason(desk: TestClient) -> None:
    answer = desk.post("/api/v1/articles", json={"text": " "})
    assert answer.status_code == 400
    assert "reason: " in answer.json()["error"]["hint"]


def test_what_did_not_change_is_not_sent_again(desk: TestClient) -> None:
    first = desk.get("/api/v1/stories")
    again = {"if-none-match": first.headers["etag"]}
    assert desk.get("/api/v1/stories", headers=again).status_code == 304
    desk.post("/api/v1/articles", json={"text": "„Es regnet“, sagte Jonas Vey."})
    assert desk.get("/api/v1/stories", headers=again).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "articles/nothing", 404, "not-found"),
        ("GET", "actors/Niemand", 404, "not-found"),
        ("GET", "stories/nothing", 404, "not-found"),
        ("GET", "nothing", 404, "not-found"),
        ("DELETE", "articles", 405, "method"),
        ("GET", "articles?limit=0", 400, "usage"),
        ("GET", "articles?since=yesterday", 400, "input"),
        ("GET", "statements?until=31.6.2024", 400, "input"),
        ("GET", "articles?cursor=x", 400, "input"),
        ("GET", "statements?kind=loud", 400, "usage"),
        ("GET", "search", 400, "usage"),
        ("POST", "articles", 400, "usage"),
    ],
)
def test_every_error_has_one_shape(
    desk: TestClient, method: str, path: str, status: int, code: str
) -> None:
    answer = desk.request(method, f"/api/v1/{path}")
    assert answer.status_code == status
    assert answer.json()["error"].keys() == {"code", "message", "hint"}
    assert answer.json()["error"]["code"] == code


def test_the_description_names_every_route(desk: TestClient) -> None:
    paths = desk.get("/api/v1/openapi.json").json()["paths"]
    assert {"/api/v1/articles", "/api/v1/statements", "/api/v1/trace"} <= paths.keys()
    assert not any(path.startswith("/add") for path in paths)
