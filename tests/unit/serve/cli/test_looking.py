from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.unit.serve.cli.conftest import Ask

from wortlaut.model.form import dumps
from wortlaut.model.record import Record
from wortlaut.serve.cli.exits import Code


def test_show_prints_the_record_as_it_was_stored(ask: Ask, record: Record) -> None:
    assert json.loads(ask("show", record.article.id)) == json.loads(dumps(record))


def test_show_takes_the_source_and_the_beginning_of_an_id(ask: Ask, record: Record) -> None:
    assert ask("show", "schleuse.txt") == ask("show", record.article.id[:8])


def test_show_can_print_the_readable_view(ask: Ask) -> None:
    assert "Jonas Vey → Nordpress → Kanalbote" in ask("show", "schleuse.txt", "--view")


def test_an_id_that_nothing_has_is_something_wrong(ask: Ask) -> None:
    ask("show", "fff", code=Code.WRONG)
    assert ask.told.startswith("error[not-found]: ")


SAID = "Das Schiff liege fest, sagte Ina Groth der dpa."


@pytest.mark.parametrize("command", ["show", "chain"])
def test_a_file_that_the_store_does_not_have_is_read(
    ask: Ask, tmp_path: Path, command: str
) -> None:
    (tmp_path / "neu.txt").write_text(SAID, "utf-8")
    file = str(tmp_path / "neu.txt")
    for db in ((), ("--db", str(tmp_path / "none.db"))):
        assert "Ina Groth" in ask(command, file, *db)
    assert not (tmp_path / "none.db").exists()


def test_a_file_of_several_articles_is_not_one(ask: Ask, tmp_path: Path) -> None:
    rows = (json.dumps({"text": SAID, "id": str(number)}) for number in range(2))
    (tmp_path / "two.jsonl").write_text("\n".join(rows), "utf-8")
    ask("show", str(tmp_path / "two.jsonl"), code=Code.NOTHING_READ)
    assert "holds 2 articles" in ask.told


def test_a_file_that_cannot_be_read_says_why(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "leer.txt").write_text("", "utf-8")
    ask("chain", str(tmp_path / "leer.txt"), code=Code.NOTHING_READ)
    assert "leer.txt" in ask.told


# ------------------------------------------------------------------------------ chain
def test_a_chain_is_json_with_what_is_known_of_each_link(ask: Ask) -> None:
    way = json.loads(ask("chain", "schleuse.txt").splitlines()[1])
    assert [(step["known_by"], step["links"][0]["name"]) for step in way["chain"]] == [
        ("text", "Jonas Vey"),
        ("text", "Nordpress"),
        ("text", "Kanalbote"),
        ("outlet", "Hohenwarter Tagblatt"),
    ]


def test_a_link_says_where_the_text_names_it(ask: Ask, record: Record) -> None:
    way = json.loads(ask("chain", "schleuse.txt").splitlines()[1])
    place = way["chain"][1]["links"][0]["place"]
    assert record.text[place["start"] : place["end"]] == "Nordpress"


def test_chains_as_csv_are_words(ask: Ask) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("chain", "schleuse.txt", "--csv"))))
    assert rows[0]["chain"] == "Ada Brandt → Nordpress → Hohenwarter Tagblatt"


def test_chains_as_a_table_show_stance_and_words(ask: Ask) -> None:
    table = " ".join(ask("chain", "schleuse.txt", "--table").split())
    assert "s2 asserts Jonas Vey → Nordpress →" in table
    assert "Das Wasser sei zu hoch" in table


def test_the_chain_of_an_article_that_is_not_there_is_something_wrong(ask: Ask) -> None:
    ask("chain", "fff", code=Code.WRONG)
    assert ask.told.startswith("error[not-found]: ")


# ------------------------------------------------------------------------------ quotes
def test_quotes_by_a_holder(ask: Ask) -> None:
    rows = [json.loads(line) for line in ask("quotes", "--by", "Brandt").splitlines()]
    assert [row["statement"] for row in rows] == ["s1", "s4"]


def test_quotes_as_a_table_show_the_chain_and_the_words(ask: Ask) -> None:
    table = ask("quotes", "--by", "Vey", "--table")
    assert "Jonas Vey → Nordpress → Kanalbote" in table
    assert "Das Wasser sei zu hoch" in table


def test_quotes_as_csv_have_a_header_and_a_line_each(ask: Ask) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("quotes", "--kind", "direct", "--csv"))))
    assert [row["text"] for row in rows] == [
        "„Wir öffnen das Tor nicht“ […] „und zwar nie wieder.“",
        "„morsch & müde“",
    ]


def test_finding_nothing_is_an_answer(ask: Ask) -> None:
    assert ask("quotes", "--by", "Niemand") == ""
    assert ask("quotes", "--by", "Niemand", "--table") == ""
    assert ask.told == "no such statement in the store\n"


def test_search_says_where_the_words_stand(ask: Ask, record: Record) -> None:
    hit = json.loads(ask("search", "Gutachten"))
    assert [record.text[span["start"] : span["end"]] for span in hit["spans"]] == ["Gutachten"]


def test_search_as_a_table_shows_the_passage(ask: Ask) -> None:
    assert "fehlt seit Wochen" in " ".join(ask("search", "Gutachten", "--table").split())


def test_search_as_csv_names_the_fields_of_the_article(ask: Ask) -> None:
    header = ask("search", "Gutachten", "--csv").splitlines()[0].split(",")
    assert header[:2] == ["article_id", "article_uri"]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((), 1),
        (("--agency", "Nordpress"), 1),
        (("--agency", "dpa"), 0),
        (("--since", "2024-05"), 1),
        (("--since", "7.5.2024", "--until", "07.05.2024"), 1),
        (("--since", "8.5.2024"), 0),
        (("--until", "2023"), 0),
    ],
)
def test_articles_are_listed_by_agency_and_date(
    ask: Ask, arguments: tuple[str, ...], found: int
) -> None:
    assert len(ask("articles", *arguments).splitlines()) == found


def test_articles_as_a_table_show_an_id_that_show_takes(ask: Ask, record: Record) -> None:
    assert record.article.id[:10] in ask("articles", "--table")


def test_rejects_say_why(ask: Ask) -> None:
    assert json.loads(ask("rejects"))["reason"] == "empty-text"
    assert "no text in it" in ask("rejects", "--table")
