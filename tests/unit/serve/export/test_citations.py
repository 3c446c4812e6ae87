"""Citation lines: what they say, and that a wrong one is found out."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from wortlaut.model.errors import NotFoundError
from wortlaut.model.record import Record
from wortlaut.serve.export.citations import citations_of, miscited
from wortlaut.serve.export.material import BASE


def check(lines: list[str], record: Record) -> list[str]:
    def record_of(id: str) -> Record:
        if id != record.article.id:
            raise NotFoundError(f"no article {id}")
        return record

    return [one.problem for one in miscited(lines, record_of)]


def test_a_line_says_the_words_whose_they_are_through_whom_and_where(record: Record) -> None:
    lines = list(citations_of(record, BASE))
    place = record.text.index("Das Wasser sei zu hoch")
    assert lines[1] == (
        "Das Wasser sei zu hoch (indirect: Jonas Vey, via Nordpress, Kanalbote; "
        "Hohenwarter Tagblatt, 2024-05-07T09:30:00+02:00; https://example.org/schleuse) "
        f"urn:wortlaut:article:{record.article.id}#char={place},{place + 22} "
        f"sha256:{hashlib.sha256(record.text.encode()).hexdigest()}"
    )


def test_a_cut_quotation_names_both_places(record: Record) -> None:
    line = next(citations_of(record, BASE))
    assert line.startswith("„Wir öffnen das Tor nicht“ […] „und zwar nie wieder.“ (direct: ")
    assert line.count(",") - line.split("#char=")[0].count(",") == 2


def test_nobody_named_is_said(record: Record) -> None:
    assert "(hedged: nobody named; " in list(citations_of(record, BASE))[4]


@pytest.mark.parametrize("base", [BASE, "https://desk.example/articles/"])
def test_lines_of_ours_hold(record: Record, base: str) -> None:
    assert check([*citations_of(record, base), "\n"], record) == []


def test_lines_of_a_hostile_article_hold_and_are_one_line_each(hostile: Record) -> None:
    name = "\x1b[31mEve\n(direct: Ada)\u202e"
    actors = tuple(replace(one, name=name) for one in hostile.actors or ())
    lines = list(citations_of(replace(hostile, actors=actors), BASE))
    assert not any({"\n", "\x1b", "\u202e"} & {*line} for line in lines)
    assert check(lines, replace(hostile, actors=actors)) == []


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("„Wir öffnen", "„Wir schließen", "stands: „Wir öffnen"),
        ("Ada Brandt", "Jonas Vey", "the record has it as: „Wir öffnen"),
        ("sha256:", "sha256:0", "not a citation"),
        ("#char=", "#char=9", "not places in the text"),
        ("article:", "article:0", "no article 0"),
    ],
    ids=["other words", "another holder", "no hash", "past the end", "another article"],
)
def test_a_line_that_was_changed_is_found_out(
    record: Record, before: str, after: str, problem: str
) -> None:
    line = next(citations_of(record, BASE))
    (found,) = check([line.replace(before, after)], record)
    assert problem in found


def test_a_text_that_was_changed_is_found_out(record: Record) -> None:
    line = next(citations_of(record, BASE))
    changed = replace(record, text=record.text.replace("Newsletter", "Brief"))
    (problem,) = check([line], changed)
    assert "its hash is another" in problem
