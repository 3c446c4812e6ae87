from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer

from wortlaut.model.document import Rejected
from wortlaut.model.errors import InputError
from wortlaut.model.record import Record
from wortlaut.record.adding import Added
from wortlaut.serve.cli import reading
from wortlaut.serve.cli.exits import Code
from wortlaut.serve.cli.reading import Outcome

REJECTED = Rejected("leer.txt", "acquire", "empty-text", "no text in it")


@pytest.mark.parametrize(
    ("added", "said"),
    [
        (Added(1, 0, 0), "1 article added"),
        (Added(12, 3, 0), "12 articles added, 3 already there"),
        (Added(12, 0, 0, again=12), "0 articles added, 12 read anew"),
        (Added(1200, 0, 1), "1,200 articles added, 1 rejected: see `wortlaut rejects`"),
    ],
)
def test_what_adding_did_is_said_in_a_line(added: Added, said: str) -> None:
    assert reading._summary(added) == said


@pytest.mark.parametrize(
    ("added", "code"),
    [
        (Added(2, 0, 0), Code.WELL),
        (Added(0, 2, 0), Code.WELL),
        (Added(1, 0, 1), Code.SOME_REJECTED),
        (Added(0, 0, 1), Code.NOTHING_READ),
    ],
    ids=["new", "known", "some rejected", "all rejected"],
)
def test_adding_ends_with_a_code(added: Added, code: Code) -> None:
    assert reading._code(added, ["a.txt"]) == code


def test_one_article_is_one_object(record: Record, capsys: pytest.CaptureFixture[str]) -> None:
    reading._print_whole(iter([record]))
    assert json.loads(capsys.readouterr().out)["article"]["id"] == record.article.id


def test_several_articles_are_a_list(record: Record, capsys: pytest.CaptureFixture[str]) -> None:
    reading._print_whole(iter([record, record, record]))
    assert len(json.loads(capsys.readouterr().out)) == 3


def test_lines_are_printed_one_an_article(
    record: Record, capsys: pytest.CaptureFixture[str]
) -> None:
    reading._print_lines(iter([record, record]))
    assert len([json.loads(line) for line in capsys.readouterr().out.splitlines()]) == 2


@pytest.mark.parametrize(
    ("rejected", "read", "code"),
    [(1, True, Code.SOME_REJECTED), (2, False, Code.NOTHING_READ)],
    ids=["some", "all"],
)
def test_rejected_inputs_show_in_the_exit_code(
    record: Record, rejected: int, read: bool, code: Code
) -> None:
    outcome = Outcome(as_json=False)
    list(outcome.records([REJECTED] * rejected + [record] * read))
    with pytest.raises(typer.Exit) as ended:
        outcome.leave(["a.txt"])
    assert ended.value.exit_code == code


def test_a_rejected_input_is_told_and_the_others_go_on(
    record: Record, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = Outcome(as_json=False)
    assert list(outcome.records([REJECTED, record])) == [record]
    assert capsys.readouterr().err == "error[empty-text]: leer.txt: no text in it\n"


def test_nothing_to_read_is_an_error() -> None:
    with pytest.raises(InputError, match=r"no article in leer/"):
        Outcome(as_json=False).leave(["leer/"])


def test_the_size_of_the_input_counts_folders_and_not_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_bytes(b"12345")
    (tmp_path / "b.txt").write_bytes(b"123")
    paths = [str(tmp_path / "sub"), str(tmp_path / "b.txt"), str(tmp_path / "none.txt")]
    assert reading._size(paths) == 8
    assert reading._size([*paths, "-"]) is None
