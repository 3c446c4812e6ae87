"""Many articles: in order, whatever breaks, with any number of processes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path

import pytest

from wortlaut.annotate.readers import Choice
from wortlaut.model.document import Raw, Rejected
from wortlaut.model.record import Record
from wortlaut.run.local import Read, in_order, read_all

RULES = Choice("rules")

# What a worker runs must be importable in a fresh process: a file of its own.
READER = """
import os
from wortlaut.model.document import Rejected

def read(raw):
    word = raw.content.decode()
    if word == "raise":
        raise KeyError("fehlt")
    if word == "die":
        os._exit(9)
    return Rejected(raw.uri, "annotate", "read", word)
"""


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Read]:
    (tmp_path / "reader_of_this_test.py").write_text(READER, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield import_module("reader_of_this_test").read
    del sys.modules["reader_of_this_test"]


def raws(*contents: str) -> Iterator[Raw]:
    return (Raw(f"{i}.txt", word.encode(), "text/plain") for i, word in enumerate(contents))


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_input(read: Read, workers: int) -> None:
    words = [str(number) for number in range(50)]
    assert [rejected_detail(part) for part in in_order(read, raws(*words), workers)] == words


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_in_one_article_is_a_reject(read: Read, workers: int) -> None:
    first, broken, last = in_order(read, raws("eins", "raise", "drei"), workers)
    assert isinstance(broken, Rejected)
    assert (broken.uri, broken.stage, broken.reason) == ("1.txt", "annotate", "internal-error")
    assert "KeyError: 'fehlt'" in broken.detail
    assert [rejected_detail(first), rejected_detail(last)] == ["eins", "drei"]


def test_an_article_that_kills_its_process_is_the_only_one_lost(read: Read) -> None:
    words = [*map(str, range(12)), "die", *map(str, range(12))]
    read_back = [rejected_detail(part) for part in in_order(read, raws(*words), 2)]
    assert read_back[:12] + read_back[13:] == words[:12] + words[13:]
    assert "the process that read it died" in read_back[12]


@pytest.mark.parametrize("workers", [1, 2])
def test_rejects_pass_through(read: Read, workers: int) -> None:
    rejected = Rejected("leer.txt", "find", "unreadable", "no permission")
    assert list(in_order(read, [rejected], workers)) == [rejected]


@pytest.mark.parametrize(("workers", "ahead"), [(1, 1), (2, 64)])
def test_only_a_few_articles_are_read_ahead(read: Read, workers: int, ahead: int) -> None:
    taken: list[int] = []

    def endless() -> Iterator[Raw]:
        for number in range(10_000):
            taken.append(number)
            yield Raw(f"{number}.txt", b"wort", "text/plain")

    results = in_order(read, endless(), workers)
    assert len(list(islice(results, 1))) == 1
    assert len(taken) <= ahead
    results.close()


def rejected_detail(part: object) -> str:
    assert isinstance(part, Rejected)
    return part.detail


ARTICLES = tuple(f"Die Ministerin sagte am Tag {day}: „Wir prüfen das.“" for day in range(20))


@pytest.mark.parametrize("choice", [RULES, Choice("full")], ids=["rules", "full"])
def test_any_number_of_workers_reads_the_same(choice: Choice) -> None:
    alone, together = (list(read_all(raws(*ARTICLES), choice, workers=n)) for n in (1, 2))
    assert alone == together


def test_the_company_of_an_article_does_not_change_what_is_read_in_it() -> None:
    longer = "Der Rat tagte gestern. " * 30 + "„Der Damm hält“, sagte Ada Brandt."
    alone = list(read_all(raws(ARTICLES[0]), Choice("full")))
    (_, *rest) = read_all(raws(longer, ARTICLES[0]), Choice("full"))
    assert [one.statements for one in alone if isinstance(one, Record)] == [
        one.statements for one in rest if isinstance(one, Record)
    ]
