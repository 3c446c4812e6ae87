"""Simulated news as files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from bench.simulate.gold import gold
from bench.simulate.newsroom import KINDS, Article, Story
from bench.simulate.pages import page
from bench.simulate.records import record
from bench.simulate.stream import Printed, articles, stories
from wortlaut.model.form import dumps

Row = dict[str, Any]


def write(
    folder: Path, count: int, seed: int, per_day: int, *, records: bool, folders: bool
) -> dict[str, int]:
    """Write so many articles and what is known of them; return how much of each was written."""
    folder.mkdir(parents=True, exist_ok=True)
    counts = {"articles": 0, "lineage": 0, "stories": 0}
    with ExitStack() as stack:

        def opened(name: str) -> TextIO:
            return stack.enter_context((folder / f"{name}.jsonl").open("w", encoding="utf-8"))

        files = {name: opened(name) for name in counts}
        finished = opened("records") if records else None
        for printed in articles(seed, count, per_day):
            _put(files["articles"], [input_row(printed)])
            counts["articles"] += 1
            counts["lineage"] += _put(files["lineage"], lineage_rows(printed))
            if printed.index == 0:
                counts["stories"] += _put(files["stories"], story_rows(printed.story))
            if finished:
                finished.write(dumps(record(printed.article, printed.name)) + "\n")
    if folders:
        counts["folders"] = write_folders(folder / "stories", count, seed, per_day)
    return counts


def write_folders(folder: Path, count: int, seed: int, per_day: int) -> int:
    """Write each whole story that has every kind of article as a folder of its own."""
    number = 0
    for story in stories(seed, count, per_day):
        if len(story.articles) > len(KINDS):
            write_story(folder / story.name, story)
            number += 1
    return number


def write_story(folder: Path, story: Story) -> None:
    """Write a story in the form of the lineage corpus: a file for each article, and the gold."""
    folder.mkdir(parents=True, exist_ok=True)
    known = gold(story)
    for row, article in zip(known["articles"], story.articles, strict=True):
        (folder / row["file"]).write_text(_head(article) + page(article).text, "utf-8")
    text = json.dumps(known, ensure_ascii=False, indent=1)
    (folder / "gold.json").write_text(text + "\n", "utf-8")


def input_row(printed: Printed) -> Row:
    """Write an article as a line that Wortlaut reads."""
    article = printed.article
    row = {
        "id": printed.name,
        "outlet": article.outlet.name,
        "published": article.published.isoformat(),
        "url": article.url,
        "credit": article.credit,
        "text": page(article).text,
    }
    return {name: value for name, value in row.items() if value is not None}


def lineage_rows(printed: Printed) -> Iterator[Row]:
    """Tell what an article rests on."""
    for one in printed.article.derived:
        yield {
            "later": printed.name,
            "earlier": printed.story.article_name(one.earlier),
            "how": one.how,
        }


def story_rows(story: Story) -> Iterator[Row]:
    """Tell which articles are about one event; a decoy's event is another one."""
    names = {story.article_name(i): article.in_story for i, article in enumerate(story.articles)}
    yield {"story": story.name, "articles": [name for name, inside in names.items() if inside]}
    for name in (name for name, inside in names.items() if not inside):
        yield {"story": name, "articles": [name]}


def _put(file: TextIO, rows: Iterator[Row] | list[Row]) -> int:
    count = 0
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
        count += 1
    return count


def _head(article: Article) -> str:
    fields = {
        "OUTLET": article.outlet.name,
        "DATE": article.published.isoformat(),
        "URL": article.url,
        "CREDIT": article.credit or "none",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items()) + "\n"
