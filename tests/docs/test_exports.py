"""docs/exports.md is what the program does: its tables, its commands, its SQL."""

from __future__ import annotations

import re
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

import wortlaut
from wortlaut.serve.cli.app import app
from wortlaut.serve.export.formats import FORMATS, Format
from wortlaut.serve.export.reference import page
from wortlaut.serve.export.tables import ROWS, STORY_ROWS, tables

DOCUMENT = Path(__file__).parents[2] / "docs" / "exports.md"
SQL = re.compile(r"^```sql\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_page_is_what_the_program_says() -> None:
    assert DOCUMENT.read_text("utf-8") == page(), (
        "out of date: python -m wortlaut.serve.export.reference > docs/exports.md"
    )


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.name)
def test_the_example_of_each_format_makes_it(format: Format) -> None:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    words = shlex.split(format.example.partition("|")[0].partition("&&")[0])
    assert words[:3] == ["wortlaut", "export", format.name]
    known = {option for each in group.commands["export"].params for option in each.opts}
    assert {word for word in words[3:] if word.startswith("-") and len(word) > 1} <= known


def test_every_table_is_filled_by_a_function_of_its_name() -> None:
    assert [table.name for table in tables()] == [*ROWS, *STORY_ROWS, "judgements"]


def test_every_question_in_sql_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    text = "„Nein“, sagte Kim laut Yonhap. Ri bestritt das."
    with wortlaut.Store(path) as store:
        store.add([wortlaut.read(text, reader="rules")], reader="rules/1")
    questions = SQL.findall(DOCUMENT.read_text("utf-8"))
    assert questions
    with closing(sqlite3.connect(path)) as connection:
        answers = [connection.execute(question).fetchall() for question in questions]
    assert answers[1] == [("Yonhap", 1)]
    assert answers[2]
