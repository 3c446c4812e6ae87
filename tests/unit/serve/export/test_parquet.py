"""Parquet, as pyarrow reads it."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from tests.unit.serve.export.conftest import Of

from wortlaut.model.dossier import Dossier
from wortlaut.model.record import Record
from wortlaut.serve.export import parquet
from wortlaut.serve.export.material import ExtraError
from wortlaut.serve.export.parquet import parquet_parts
from wortlaut.serve.export.tables import tables

needed = "pyarrow is missing: pip install 'wortlaut[export]' (make test does)"


def files(of: Of, *records: Record) -> dict[str, Any]:
    pq = pytest.importorskip("pyarrow.parquet", reason=needed)
    found: dict[str, bytes] = {}
    for part in parquet_parts(of(*records)):
        found[part.name] = found.get(part.name, b"") + part.content
    return {name: pq.ParquetFile(io.BytesIO(content)) for name, content in found.items()}


def test_columns_have_their_types_and_say_what_they_mean(of: Of, bridge_story: Dossier) -> None:
    read = files(partial(of, dossiers=(bridge_story,)))
    assert set(read) == {f"{table.name}.parquet" for table in tables()}
    for table in tables():
        schema = read[f"{table.name}.parquet"].schema_arrow
        assert schema.names == [column.name for column in table.columns]
        for column, field in zip(table.columns, schema, strict=True):
            assert field.metadata[b"meaning"].decode() == column.meaning


def test_places_are_lists_of_start_and_end_that_reread(of: Of, whole: Record) -> None:
    read = files(of, whole)
    (text,) = read["articles.parquet"].read().column("text").to_pylist()
    rows = read["statements.parquet"].read().to_pylist()
    assert len(rows) == len(whole.statements or ())
    assert len(rows[0]["content"]) == 2
    for row in rows:
        words = " […] ".join(text[at["start"] : at["end"]] for at in row["content"])
        assert words == row["words"]


def test_what_is_not_known_is_null_and_what_is_empty_is_an_empty_list(
    of: Of, whole: Record
) -> None:
    rows = files(of, whole)["statements.parquet"].read().to_pylist()
    assert rows[4]["holder"] is None
    assert rows[4]["via"] == []


def test_many_rows_are_written_a_group_at_a_time(
    of: Of, whole: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "_ROWS", 10)
    read = files(of, *[whole] * 8)["statements.parquet"]
    assert read.metadata.num_row_groups == 4
    assert read.metadata.num_rows == 40


def test_half_a_surrogate_pair_does_not_stop_it(of: Of, whole: Record) -> None:
    text = whole.text.replace("Newsletter", "News\ud83dtter")
    rows = files(of, replace(whole, text=text))["articles.parquet"].read().to_pylist()
    assert "News\\ud83dtter" in rows[0]["text"]


def test_without_its_library_it_says_what_to_install(
    of: Of, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(ExtraError) as raised:
        list(parquet_parts(of()))
    assert "wortlaut[export]" in raised.value.hint
