"""An article that cannot be linked: what a fault of the disk left of its record is no record."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import wortlaut
from wortlaut.model.identity import ArticleId
from wortlaut.record.store import Store

TEXT = "„Die Fähre legt heute nicht ab“, sagte Kapitänin Ulla Terhorst."


def add_damaged(db: Path) -> ArticleId:
    """Add such an article to a store; it waits to be linked."""
    record = wortlaut.read(TEXT, reader="rules")
    with Store(db) as store:
        store.add([record], reader="rules/1")
    damage(db, record.article.id)
    return record.article.id


def damage(db: Path, article: ArticleId) -> None:
    """Leave nothing of the record of an article."""
    with closing(sqlite3.connect(db)) as broken, broken:
        broken.execute(
            "UPDATE records SET json = '{}' WHERE reading ="
            " (SELECT reading FROM articles WHERE id = ?)",
            (article,),
        )
