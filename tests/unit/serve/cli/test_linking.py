from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.unit.link import bridge
from tests.unit.run.damaged import add_damaged

from wortlaut.record.store import Store
from wortlaut.serve.cli.app import run


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return written(tmp_path / "feed.jsonl", bridge.NAMES)


def written(path: Path, ids: Sequence[str]) -> Path:
    names = ("id", "text", "outlet", "credit", "published")
    rows = (row for row in bridge.STORY if row[0] in ids)
    lines = (json.dumps(dict(zip(names, row, strict=True))) for row in rows)
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_a_dossier_as_json(feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["dossier", str(feed), "--reader", "rules", "--format", "json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["articles"][0]["uri"] == "agency"
    assert {one["how"] for one in made["reuse"]} >= {"verbatim", "edited"}


def test_a_dossier_as_text(feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["dossier", str(feed), "--reader", "rules", "--format", "text"]) == 0
    out = capsys.readouterr().out
    assert "verbatim copy of agency (dpa), no credit, 100%" in out
    assert "independent origins: 1" in out


def test_a_dossier_of_a_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store(tmp_path / "record.db") as store:
        store.add(bridge.records())
    assert run(["dossier", "--db", str(tmp_path / "record.db"), "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["articles"]) == len(bridge.STORY)


def test_one_story_of_a_store_by_its_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "record.db"
    with Store(path) as store:
        store.add(bridge.records(["agency", "printed", "other"]))
    assert run(["story", "--db", str(path), "--json"]) == 0
    first, other = json.loads(capsys.readouterr().out)
    for asked in (first, other):
        assert run(["dossier", "--db", str(path), "--story", asked["id"]]) == 0
        made = json.loads(capsys.readouterr().out)
        assert made["stories"] == [asked]
        assert [article["id"] for article in made["articles"]] == asked["articles"]


@pytest.mark.parametrize(
    "asked",
    [
        ["dossier"],
        ["story"],
        ["claim", "Brücke"],
        ["trace", "Bus darüber"],
        ["diff", "https://altenfurter-anzeiger.example/annenbruecke"],
        ["export", "jsonl", "--story", "Brücke"],
    ],
    ids=lambda asked: asked[0],
)
def test_what_cannot_be_linked_is_told_beside_the_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: list[str]
) -> None:
    path = tmp_path / "record.db"
    with Store(path) as store:
        store.add(bridge.records(["agency", "printed"]))
    damaged = add_damaged(path)
    assert run([*asked, "--db", str(path)]) == 70
    told = capsys.readouterr()
    assert told.out
    assert f"not compared with the others: the article {damaged}" in told.err


def test_nothing_to_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["dossier", str(tmp_path)]) == 4
    assert "no article" in capsys.readouterr().err


def test_words_are_traced_to_who_used_them_first(
    feed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["trace", "nur ein Bus darüber", str(feed), "--reader", "rules"]) == 0
    uses = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(use["uri"], use["form"]) for use in uses[:4]] == [
        ("agency", "direct"),
        ("printed", "direct"),
        ("portal", "direct"),
        ("edited", "indirect"),
    ]


def test_words_that_no_utterance_has_are_found_in_the_texts(
    feed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["trace", "Bäcker am Markt", str(feed), "--reader", "rules"]) == 0
    (use,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (use["uri"], use["form"], use["words"]) == ("edited", None, "Bäcker am Markt")


# ------------------------------------------------------------------------------ story
def test_without_a_name_the_stories_are_listed(
    feed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["story", str(feed), "--reader", "rules", "--view"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any("Brücke über die Wolde wird gefeiert" in line for line in lines)


def test_a_story_by_words_of_its_label(feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["story", "Annenbrücke", "dicht", str(feed), "--reader", "rules", "--view"]) == 0
    out = capsys.readouterr().out
    assert "printed, Altenfurter Anzeiger: verbatim, 100%, credited" in out
    assert "Marienbrücke" not in out


def test_a_story_as_json_is_a_dossier_of_it_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store(tmp_path / "record.db") as store:
        store.add(bridge.records())
    assert run(["story", "Wolde", "--db", str(tmp_path / "record.db"), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["schema"] == "wortlaut.dossier/1"
    assert [story["label"] for story in made["stories"]] == ["Brücke über die Wolde wird gefeiert"]
    assert len(made["articles"]) == 1


def test_a_story_that_is_not_there(feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["story", "Hafenfest", str(feed), "--reader", "rules", "--json"]) == 1
    error = json.loads(capsys.readouterr().err)["error"]
    assert (error["code"], "lists the stories" in error["hint"]) == ("not-found", True)


def test_words_that_several_stories_have(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feed = written(tmp_path / "feed.jsonl", ("agency", "other"))
    assert run(["story", "Brücke", str(feed), "--reader", "rules", "--json"]) == 1
    assert "2 stories may be meant" in json.loads(capsys.readouterr().err)["error"]["message"]


def test_a_page_of_a_story(feed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "story.html"
    arguments = ["story", "Annenbrücke", "dicht", str(feed), "--reader", "rules", "-o", str(out)]
    assert run(arguments) == 0
    assert "Das Gutachten in der Schublade" in out.read_text("utf-8")
    assert re.fullmatch(rf"{out}: 8 articles, \d+ claims\n", capsys.readouterr().err)


def test_a_page_of_the_only_story_needs_no_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store(tmp_path / "record.db") as store:
        store.add(bridge.records(("agency", "portal")))
    assert run(["story", "--db", str(tmp_path / "record.db"), "--output", "-"]) == 0
    assert capsys.readouterr().out.startswith("<!doctype html>")


def test_a_page_of_one_of_several_stories_needs_a_name(
    feed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["story", str(feed), "--reader", "rules", "--output", "-"]) == 1
    assert "stories may be meant: " in capsys.readouterr().err


def test_a_page_is_no_json(feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["story", "Brücke", str(feed), "--json", "--output", "-"]) == 2
    assert "exclude each other" in capsys.readouterr().err


# ------------------------------------------------------------------------------ claim
def test_claims_as_lines_of_json(feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["claim", "wusste offenbar", str(feed), "--reader", "rules"]) == 0
    one, *_ = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert list(dict.fromkeys(who["uri"] for who in one["carried_by"])) == ["leak", "radio"]
    assert [denial["holder"] for denial in one["disputed_by"]] == ["Rolf Tassen"]


def test_before_the_denial_nothing_is_disputed(
    feed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["claim", "Taucher", str(feed), "--reader", "rules", "--view"]
    assert run([*arguments, "--as-of", "2031-03-03T12:00+01:00"]) == 0
    out = capsys.readouterr().out
    assert "portal, pendler24: Ein Taucher habe" in out
    assert "disputed by" not in out


def test_words_that_no_claim_has(feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["claim", "Leuchtturm", str(feed), "--reader", "rules", "--view"]) == 0
    assert "try fewer" in capsys.readouterr().err


# ------------------------------------------------------------------------------ diff
def test_changes_as_lines_of_json(feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "updated", str(feed), "--reader", "rules"]) == 0
    (one,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (one["how"], one["earlier"]["uri"]) == ("update", "printed")
    assert {change["kind"] for change in one["changes"]} == {"added", "removed", "reworded"}


def test_versions_in_a_store_by_their_address(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store(tmp_path / "record.db") as store:
        store.add(bridge.records())
    address = "https://altenfurter-anzeiger.example/annenbruecke"
    assert run(["diff", address, "--db", str(tmp_path / "record.db"), "--view"]) == 0
    assert "removed   Zuletzt wurde sie vor elf Jahren saniert." in capsys.readouterr().out


def test_an_article_without_versions(feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "leak", str(feed), "--reader", "rules", "--view"]) == 0
    assert "leak has no other version here" in capsys.readouterr().err


def test_an_article_that_is_not_there(feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "nowhere", str(feed), "--reader", "rules", "--json"]) == 1
    assert json.loads(capsys.readouterr().err)["error"]["code"] == "not-found"
