from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.unit.serve.cli.conftest import Ask

from wortlaut.model.record import Record
from wortlaut.serve.cli.exits import Code


# ------------------------------------------------------------------------------ actors
def test_actors_are_one_line_of_json_each(ask: Ask) -> None:
    rows = [json.loads(line) for line in ask("actors").splitlines()]
    assert [(row["name"], row["held"], row["passed"]) for row in rows] == [
        ("Jonas Vey", 2, 1),
        ("Ada Brandt", 2, 0),
        ("Nordpress", 0, 1),
        ("Kanalbote", 0, 1),
    ]


def test_actors_are_chosen_by_type(ask: Ask) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("actors", "--type", "media", "--csv"))))
    assert {row["name"] for row in rows} == {"Nordpress", "Kanalbote"}
    assert ask("actors", "--country", "prk") == ""


def test_actors_as_a_table_show_what_actor_takes(ask: Ask, record: Record) -> None:
    table = ask("actors", "--table")
    assert f"person · {record.article.id[:10]}:a2" in table
    assert json.loads(ask("actor", f"{record.article.id[:10]}:a2"))["actor"]["name"] == "Jonas Vey"


def test_an_actor_is_shown_with_what_it_said_and_who_quoted_it(ask: Ask) -> None:
    view = ask("actor", "Jonas Vey", "--view")
    assert "Das Wasser sei zu hoch" in view
    assert "through Nordpress, Kanalbote" in view
    assert "2024-05" in view


def test_what_others_said_of_an_actor_is_shown(ask: Ask) -> None:
    portrait = json.loads(ask("actor", "Ada Brandt"))
    assert portrait["mentioned"] == 0  # the one article says "Brandt" there: no mention of hers
    assert [row["statement"] for row in portrait["said"]] == ["s1", "s4"]


def test_the_statements_shown_of_an_actor_can_be_limited(ask: Ask) -> None:
    portrait = json.loads(ask("actor", "Ada Brandt", "--limit", "1"))
    assert (len(portrait["said"]), portrait["actor"]["held"]) == (1, 2)


def test_an_actor_that_nobody_is_called_is_something_wrong(ask: Ask) -> None:
    ask("actor", "Niemand", code=Code.WRONG)
    assert ask.told.startswith("error[not-found]: no actor here has the key or name Niemand")


# ------------------------------------------------------------------------------ judgements
def test_what_was_judged_the_same_is_one_in_every_command(ask: Ask, record: Record) -> None:
    ask("judge", "same", "Jonas Vey", "Ada Brandt", "--by", "Mia")
    rows = [json.loads(line) for line in ask("quotes", "--by", "Vey").splitlines()]
    assert [row["statement"] for row in rows] == ["s1", "s2", "s3", "s4"]
    assert {row["holder"] for row in rows} == {"Ada Brandt"}
    assert "Ada Brandt → Nordpress" in ask("show", "schleuse.txt", "--view")
    assert "Jonas Vey" not in json.loads(ask("actors", "--limit", "1"))["name"]
    assert json.loads(ask("show", "schleuse.txt"))["actors"][1]["name"] == "Jonas Vey"


def test_a_report_calls_people_as_they_were_judged(ask: Ask, tmp_path: Path) -> None:
    ask("judge", "same", "Jonas Vey", "Ada Brandt")
    page = tmp_path / "page.html"
    ask("report", "--search", "Wasser", "-o", str(page))
    assert page.read_text("utf-8").count("Jonas Vey") == 1  # in the text itself


def test_a_judgement_is_told_and_listed_with_name_and_reason(ask: Ask) -> None:
    told = ask("judge", "unsure", "Jonas Vey", "Ada Brandt", "--by", "Mia", "--note", "Foto")
    assert "may be the same: judged by Mia on" in told
    row = json.loads(ask("judgements"))
    assert (row["verdict"], row["judge"], row["note"]) == ("unsure", "Mia", "Foto")
    assert "Foto" in ask("judgements", "--table")


def test_who_is_logged_in_judges_unless_another_is_named(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "mlorenz")
    ask("judge", "same", "Jonas Vey", "Ada Brandt")
    assert json.loads(ask("judgements"))["judge"] == "mlorenz"


def test_a_judgement_says_which_older_one_gives_way_and_why(ask: Ask) -> None:
    ask("judge", "same", "Jonas Vey", "Kanalbote", "--by", "Mia")
    ask("judge", "different", "Jonas Vey", "Nordpress", "--by", "Ben")
    told = ask("judge", "same", "Kanalbote", "Nordpress", "--by", "Ida")
    assert "now overruled: Jonas Vey" in told
    assert "are different: judged by Ben" in told


def test_a_judgement_can_be_taken_back(ask: Ask) -> None:
    ask("judge", "same", "Jonas Vey", "Ada Brandt")
    assert "taken back by" in ask("judge", "same", "Jonas Vey", "Ada Brandt", "--withdraw")
    assert len(ask("quotes", "--by", "Vey").splitlines()) == 2
    states = [json.loads(line)["state"] for line in ask("judgements").splitlines()]
    assert states == ["withdrawn", "withdrawal"]


def test_a_judgement_as_json_has_what_it_changed(ask: Ask) -> None:
    ask("judge", "same", "Jonas Vey", "Ada Brandt")
    decision = json.loads(ask("judge", "different", "Jonas Vey", "Ada Brandt", "--json"))
    assert [row["state"] for row in decision["changed"]] == ["superseded"]


def test_judging_makes_no_store(ask: Ask, tmp_path: Path) -> None:
    nowhere = tmp_path / "none.db"
    ask("judge", "same", "a", "b", "--db", str(nowhere), code=Code.STORE)
    assert not nowhere.exists()


def test_nothing_judged_is_an_answer(ask: Ask) -> None:
    assert ask("judgements", "--table") == ""
    assert ask.told == "nothing was judged yet\n"


def test_a_verdict_that_there_is_not_is_a_usage_error(ask: Ask) -> None:
    ask("judge", "perhaps", "Jonas Vey", "Ada Brandt", code=Code.USAGE)
