"""What a person downloads from a page: the file of its name, with what the page shows."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile

import pytest
from starlette.testclient import TestClient

from wortlaut.serve.export.citations import miscited
from wortlaut.serve.export.formats import FORMATS
from wortlaut.serve.http import exporting

LINK = re.compile(r'href="(/export/[^"]+)"')


def offers(desk: TestClient, path: str) -> list[str]:
    answer = desk.get(path)
    assert answer.status_code == 200
    return [link.replace("&amp;", "&") for link in LINK.findall(answer.text)]


def first(desk: TestClient, path: str, pattern: str) -> str:
    found = re.search(rf'href="({pattern})"', desk.get(path).text)
    assert found
    return found[1]


def paths(desk: TestClient) -> dict[str, str]:
    """Name a page of each kind that offers downloads."""
    words = "/search?words=dass auch nur ein Bus darüber rollt"
    return {
        "article": first(desk, "/", '/articles/[^/"]+'),
        "story": first(desk, "/", '/stories/[^/"#]+'),
        "claim": first(desk, words, '/stories/[^/"]+/claims/[^"]+'),
        "actor": "/actors/Greta Mohnhaupt",
        "search": "/search?words=Bus&stance=asserts",
    }


@pytest.mark.parametrize("kind", ["article", "story", "claim", "actor", "search"])
def test_whatever_a_page_offers_can_be_downloaded(desk: TestClient, kind: str) -> None:
    links = offers(desk, paths(desk)[kind])
    assert len(links) >= 7
    for link in links:
        answer = desk.get(link)
        assert answer.status_code == 200, link
        assert answer.content
        assert answer.headers["content-disposition"].startswith("attachment; filename=")


def tables(content: bytes) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
            for name in archive.namelist()
        }


def test_a_search_gives_the_statements_that_it_shows(desk: TestClient) -> None:
    files = tables(desk.get("/export/csv?about=Bus").content)
    assert len(files["statements.csv"]) == 2
    assert all("Bus" in row["words"] for row in files["statements.csv"])


def test_a_story_gives_what_its_articles_say_together_and_a_claim_its_part(
    desk: TestClient,
) -> None:
    known = paths(desk)
    story = known["story"].rpartition("/")[2]
    claim = known["claim"].rpartition("/")[2]
    whole = tables(desk.get(f"/export/csv?story={story}").content)
    part = tables(desk.get(f"/export/csv?story={story}&claim={claim}").content)
    assert len(whole["articles.csv"]) == 2
    assert {row["id"] for row in whole["claims.csv"]} > {row["id"] for row in part["claims.csv"]}
    assert [row["id"] for row in part["claims.csv"]] == [claim]
    assert desk.get(f"/export/story?story={story}&claim={claim}").status_code == 200
    page = desk.get(f"/export/story?story={story}")
    assert page.headers["content-type"].startswith("text/html")
    assert "Wolmebote" in page.text


def test_a_citation_leads_to_this_desk_and_can_be_checked(desk: TestClient) -> None:
    article = paths(desk)["article"]
    lines = desk.get(f"/export/citations?article={article.rpartition('/')[2]}").text.splitlines()
    assert lines
    assert all("http://localhost/articles/" in line for line in lines)
    store = desk.app.state.desk.store  # type: ignore[attr-defined]
    assert list(miscited(lines, store.record)) == []
    shown = desk.get(article).text
    assert all(line.rpartition(" sha256:")[2] in shown for line in lines)
    assert lines[0].partition(" (")[0] in shown


def test_what_is_not_installed_is_not_offered(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "find_spec", lambda name: None)
    exporting.offered.cache_clear()
    try:
        names = {one.name for one in FORMATS}
        assert set(exporting.offered()) == names - {"parquet", "followthemoney"}
        assert desk.get("/export/parquet?about=Bus").status_code == 404
    finally:
        exporting.offered.cache_clear()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/export/nothing?about=Bus", 404),
        ("/export/csv", 400),
        ("/export/csv?story=nothing", 404),
        ("/export/csv?article=nothing", 404),
        ("/export/csv?about=Bus&since=gestern", 400),
    ],
)
def test_what_cannot_be_downloaded_is_told_on_a_page(
    desk: TestClient, path: str, status: int
) -> None:
    answer = desk.get(path)
    assert answer.status_code == status
    assert "<h1>" in answer.text


def test_a_search_without_a_hit_is_an_empty_file(desk: TestClient) -> None:
    assert desk.get("/export/jsonl?about=Nashorn").content == b""
    (line,) = desk.get("/export/jsonl?by=Solm").text.splitlines()
    assert json.loads(line)["article"]["outlet"]["name"] == "Ostrieder Blatt"
