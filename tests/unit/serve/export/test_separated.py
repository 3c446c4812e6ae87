"""CSV: what a spreadsheet and Python's own reader find in it."""

from __future__ import annotations

import csv
import io
from functools import partial

import pytest
from tests.unit.serve.export.conftest import Of

from wortlaut.model.dossier import Dossier
from wortlaut.model.record import Record
from wortlaut.serve.export.separated import csv_parts
from wortlaut.serve.export.tables import tables
from wortlaut.serve.inert import inert


def read(of: Of, *records: Record) -> dict[str, list[dict[str, str]]]:
    files: dict[str, bytes] = {}
    for part in csv_parts(of(*records)):
        files[part.name] = files.get(part.name, b"") + part.content
    return {
        name: list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        for name, content in files.items()
    }


def test_there_is_a_file_with_a_header_for_every_noun_even_without_rows(of: Of) -> None:
    nouns = {f"{table.name}.csv" for table in tables() if table.of == "articles"}
    assert set(read(of)) == nouns
    first = next(csv_parts(of()))
    assert first.content.startswith("\ufeffid,uri,url".encode())


def test_every_place_in_every_table_rereads(of: Of, whole: Record) -> None:
    files = read(of, whole)
    (article,) = files["articles.csv"]
    assert article["text"] == whole.text
    for name in ("mentions.csv", "times.csv"):
        assert files[name]
        for row in files[name]:
            assert article["text"][int(row["start"]) : int(row["end"])] == row["words"]
    for row in files["statements.csv"]:
        pieces = [tuple(map(int, piece.split("-"))) for piece in row["content"].split("; ")]
        assert " […] ".join(article["text"][a:b] for a, b in pieces) == row["words"]


def test_a_content_in_two_pieces_keeps_both(of: Of, whole: Record) -> None:
    statement = (whole.statements or ())[0]
    row = read(of, whole)["statements.csv"][0]
    assert len(statement.content) == 2
    assert row["content"] == "; ".join(f"{s.start}-{s.end}" for s in statement.content)


def test_links_are_the_whole_way_with_the_outlet_at_its_end(of: Of, whole: Record) -> None:
    links = [row for row in read(of, whole)["links.csv"] if row["statement"] == "s2"]
    assert [(row["step"], row["name"], row["known_by"]) for row in links] == [
        ("0", "Jonas Vey", "text"),
        ("1", "Nordpress", "text"),
        ("2", "Kanalbote", "text"),
        ("3", "Hohenwarter Tagblatt", "outlet"),
    ]


def test_a_name_that_is_a_formula_is_not_run(of: Of, hostile: Record) -> None:
    files = read(of, hostile)
    assert files["actors.csv"][0]["name"].startswith("'=HYPERLINK")
    assert files["articles.csv"][0]["outlet"] == "'@SUM(1)"
    for rows in files.values():
        for row in rows:
            assert not any(cell.lstrip(" ")[:1] in {*"=+-@\t\r"} for cell in row.values())


@pytest.mark.parametrize("name", [table.name for table in tables()])
def test_every_row_has_a_cell_for_every_column(
    name: str, of: Of, whole: Record, bridge_story: Dossier
) -> None:
    for row in read(partial(of, dossiers=(bridge_story,)), whole)[f"{name}.csv"]:
        assert None not in row
        assert None not in row.values()


# ------------------------------------------------------------------------------ stories
def test_a_story_comes_with_tables_of_what_its_articles_say_together(
    of: Of, bridge_story: Dossier
) -> None:
    files = read(partial(of, dossiers=(bridge_story,)))
    assert [row["id"] for row in files["stories.csv"]] == [bridge_story.stories[0].id]
    names = ("reuse", "utterances", "origins", "claims", "carriers", "denials", "timeline")
    assert all(files[f"{name}.csv"] for name in names)
    claims = {row["id"] for row in files["claims.csv"]}
    assert {row["claim"] for row in files["carriers.csv"]} == claims
    assert {row["claim"] for row in files["denials.csv"]} <= claims


def test_every_place_in_the_tables_of_a_story_rereads(of: Of, bridge_story: Dossier) -> None:
    files = read(partial(of, dossiers=(bridge_story,)))
    texts = {str(article.id): article.text for article in bridge_story.articles}
    for name, places in (
        ("carriers", "content"),
        ("denials", "evidence"),
        ("utterances", "content"),
    ):
        for row in files[f"{name}.csv"]:
            text = texts[row["article"]]
            pieces = [tuple(map(int, piece.split("-"))) for piece in row[places].split("; ")]
            assert inert(" […] ".join(text[a:b] for a, b in pieces)) == row["words"]
    for row in files["reuse.csv"]:
        assert row["later_places"].count(";") == row["earlier_places"].count(";")
