from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.simulate.write import write

from wortlaut.acquire.documents import document_of
from wortlaut.model.document import Document, Raw


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_articles_and_records_are_the_same_ones_in_the_same_order(tmp_path: Path) -> None:
    counts = write(tmp_path, 250, 1, 2000, records=True, folders=False)
    given, records = lines(tmp_path / "articles.jsonl"), lines(tmp_path / "records.jsonl")
    assert counts["articles"] == len(given) == len(records) == 250
    for row, record in zip(given, records, strict=True):
        assert (row["id"], row["text"]) == (record["article"]["source"]["uri"], record["text"])


def test_the_publication_of_a_record_is_what_wortlaut_reads_from_the_line(tmp_path: Path) -> None:
    write(tmp_path, 120, 2, 2000, records=True, folders=False)
    records = lines(tmp_path / "records.jsonl")
    raw_lines = (tmp_path / "articles.jsonl").read_bytes().splitlines()
    for content, record in zip(raw_lines, records, strict=True):
        read = document_of(Raw("line", content, "application/jsonl"))
        assert isinstance(read, Document)
        assert read.article.id == record["article"]["id"]
        assert list(read.article.agencies) == record["article"]["agencies"]


def test_lineage_and_stories_speak_of_articles_that_are_there(tmp_path: Path) -> None:
    write(tmp_path, 300, 3, 2000, records=False, folders=False)
    known = {row["id"] for row in lines(tmp_path / "articles.jsonl")}
    pairs = lines(tmp_path / "lineage.jsonl")
    assert len(pairs) > 100
    assert all({row["later"], row["earlier"]} <= known for row in pairs)
    told = [name for row in lines(tmp_path / "stories.jsonl") for name in row["articles"]]
    assert sorted(told) == sorted(known)


def test_folders_have_every_article_and_the_gold(tmp_path: Path) -> None:
    counts = write(tmp_path, 200, 4, 2000, records=False, folders=True)
    folders = sorted((tmp_path / "stories").iterdir())
    assert counts["folders"] == len(folders) > 1
    for folder in folders:
        gold = json.loads((folder / "gold.json").read_text("utf-8"))
        files = {path.name for path in folder.glob("a*.txt")}
        assert files == {row["file"] for row in gold["articles"]}
