"""Articles of our own and the statements expected of them, reviewed like code.

Each ``NAME.txt`` is an article, each ``NAME.READER.expected`` what that reader finds in it, one
line a statement: kind, stance, holder ← who passed it on, cue, content. Run this file to write the
expectations anew; then read what changed before it is committed.
"""

from pathlib import Path
from typing import get_args

import pytest

import wortlaut
from wortlaut.annotate.readers import ReaderName
from wortlaut.model.record import Record, Statement

FOLDER = Path(__file__).parent
ARTICLES = sorted(FOLDER.glob("*.txt"))
READERS: tuple[ReaderName, ...] = get_args(ReaderName)
REGENERATE = "python tests/golden/reader/test_reader.py"


def listing(article: Path, reader: ReaderName) -> str:
    """Return the statements of an article, one a line."""
    record = wortlaut.read(article.read_text("utf-8"), language="de", reader=reader)
    return "".join(f"{line(record, one)}\n" for one in record.statements or ())


def line(record: Record, statement: Statement) -> str:
    """Return one statement as a line that a person can check against the article."""
    names = [record.actor(link) for link in statement.via]
    chain = [record.holder(statement) or "–", *(actor.name for actor in names if actor)]
    cue = record.excerpt(statement.cue) or "–"
    words = " ".join(record.excerpt(statement.content).split())
    return " | ".join((statement.kind, statement.stance, " ← ".join(chain), cue, words))


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("reader", READERS)
def test_the_statements_of_an_article_are_those_expected(article: Path, reader: ReaderName) -> None:
    expected = article.with_suffix(f".{reader}.expected").read_text("utf-8")
    assert listing(article, reader) == expected, f"to accept what was found, run: {REGENERATE}"


def regenerate() -> None:
    """Write what is found now as what is expected."""
    for article in ARTICLES:
        for reader in READERS:
            expected = article.with_suffix(f".{reader}.expected")
            expected.write_text(listing(article, reader), "utf-8")


if __name__ == "__main__":
    regenerate()
