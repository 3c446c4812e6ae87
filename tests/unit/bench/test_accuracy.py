from __future__ import annotations

from pathlib import Path

import pytest
from bench.accuracy import CORPORA, TASKS, Corpus, measure, records_of

from wortlaut.annotate.readers import Choice
from wortlaut.score import jsonl
from wortlaut.score.figures import Report
from wortlaut.score.gold import NamedText
from wortlaut.score.pairing import NotLookedForError


@pytest.mark.parametrize("task", TASKS)
def test_a_task_without_its_gold_is_skipped_with_a_clear_line(
    task: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(measure(task, tmp_path, Choice("rules"))) == []
    assert capsys.readouterr().err.startswith(f"{task}: skipped, no ")


def test_every_corpus_belongs_to_a_task() -> None:
    assert {corpus.task for corpus in CORPORA} == set(TASKS)


def test_gold_is_read_as_it_stands_under_its_own_id() -> None:
    text = "Ein Absatz.\n\n  Noch  einer. "
    (record,) = records_of([NamedText("n7", text, ())], Choice("rules"))
    assert (record.article.source.uri, record.text) == ("n7", text)


def nobody_looked(pairs: object) -> Report:
    raise NotLookedForError("nobody looked for times")


def test_a_layer_nobody_looked_for_is_not_a_zero(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("", "utf-8")
    corpus = Corpus("times", "gold.jsonl", jsonl.timed_articles, nobody_looked)
    (row,) = corpus.measure(tmp_path, Choice("rules")).rows
    assert (row.figure.f1, row.figure.note) == (None, "not looked for")
