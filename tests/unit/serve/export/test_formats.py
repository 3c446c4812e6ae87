"""The table of formats: what holds for each of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from wortlaut.model.form import dumps
from wortlaut.model.identity import article_id
from wortlaut.model.record import Record
from wortlaut.record.asked import Asked
from wortlaut.record.chosen import Kept
from wortlaut.record.store import Store
from wortlaut.serve.cli.exporting import Name
from wortlaut.serve.export.formats import FORMATS, Format, download, format_called
from wortlaut.serve.export.material import BASE, Material

each_format = pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.name)


def installed(format: Format) -> None:
    library = {"export": "pyarrow", "followthemoney": "followthemoney"}.get(format.extra or "")
    if library:
        pytest.importorskip(
            library, reason=f"{library} is missing: pip install 'wortlaut[{format.extra}]'"
        )


def exported(store: Store, format: Format, asked: Asked | None = None) -> Iterator[bytes]:
    return download(format, format.from_store(store, asked or Asked(), BASE))


def test_the_command_knows_every_format() -> None:
    assert get_args(Name) == tuple(format.name for format in FORMATS)


@each_format
def test_a_store_without_articles_can_be_exported(format: Format, tmp_path: Path) -> None:
    installed(format)
    with Store(tmp_path / "empty.db") as store:
        assert list(exported(store, format)) is not None


PRINTED = """
import hashlib, sys
from wortlaut.record.asked import Asked
from wortlaut.record.store import Store
from wortlaut.serve.export.formats import FORMATS, download
from wortlaut.serve.export.material import BASE, ExtraError

with Store(sys.argv[1], read_only=True) as store:
    for format in FORMATS:
        digest = hashlib.sha256()
        try:
            for piece in download(format, format.from_store(store, Asked(), BASE)):
                digest.update(piece)
        except ExtraError:
            continue
        print(format.name, digest.hexdigest())
"""


def test_the_same_store_gives_the_same_bytes_in_another_process(
    store: Path, whole: Record, hostile: Record
) -> None:
    with Store(store) as opened:
        opened.add([whole, hostile], reader="rules/2")
    printed = {
        subprocess.run(
            [sys.executable, "-c", PRINTED, str(store)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
    assert b"jsonl " in printed.pop()


def many(record: Record, drawn: list[int]) -> Iterator[Kept]:
    """Draw 200 articles that differ, and say how many were drawn."""
    for number in range(200):
        drawn.append(number)
        text = f"{record.text}{number}"
        outlet = record.article.outlet.name if record.article.outlet else None
        published = record.article.published.value if record.article.published else None
        article = replace(record.article, id=article_id(text, outlet, published))
        yield Kept(replace(record, text=text, article=article), "rules/1")


@pytest.mark.parametrize(
    "format", [one for one in FORMATS if one.streams and one.name != "parquet"], ids=str
)
def test_what_streams_writes_each_article_before_it_takes_the_next(
    format: Format, record: Record
) -> None:
    installed(format)
    drawn: list[int] = []
    written = [len(drawn) for _ in format.parts(Material(many(record, drawn)))]
    assert {*range(1, 201)} <= {*written}  # something of each, before the next was drawn


# ------------------------------------------------------------------------------ what is asked for
def test_only_the_statements_that_are_asked_for_are_given(store: Path) -> None:
    with Store(store, read_only=True) as opened:
        lines = exported(opened, format_called("citations"), Asked(by="Brandt", kind="direct"))
        said = b"".join(lines).decode().splitlines()
    assert [line.split(" (")[0] for line in said] == [
        "„Wir öffnen das Tor nicht“ […] „und zwar nie wieder.“",
        "„morsch & müde“",
    ]


def test_a_record_as_json_is_whole_whatever_statements_are_asked_for(
    store: Path, record: Record
) -> None:
    with Store(store, read_only=True) as opened:
        written = b"".join(exported(opened, format_called("jsonl"), Asked(kind="hedged")))
    line = json.loads(written)
    assert line.pop("reader") == "rules/1"
    assert line == json.loads(dumps(record))


def test_names_that_people_judged_are_used_but_not_in_the_record(store: Path) -> None:
    with Store(store) as opened:
        article = next(opened.articles()).id
        opened.judge("same", f"{article}:a3", f"{article}:a4", by="Mia", decided=datetime.now(UTC))
        lines = b"".join(exported(opened, format_called("citations"))).decode()
        written = b"".join(exported(opened, format_called("jsonl"))).decode()
    named = {
        name for name in ("via Nordpress, Nordpress", "via Kanalbote, Kanalbote") if name in lines
    }
    assert len(named) == 1
    assert '"name":"Nordpress"' in written
    assert '"name":"Kanalbote"' in written


def test_nothing_of_an_article_can_run_in_a_page(tmp_path: Path, hostile: Record) -> None:
    with Store(tmp_path / "h.db") as store:
        store.add([hostile])
        html = b"".join(exported(store, format_called("html"))).decode()
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert 'href="javascript' not in html
