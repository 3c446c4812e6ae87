"""One HTML page that stands alone: articles with every statement marked by whose words it is.

No script, no external file: the page can be mailed, printed and kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from wortlaut.model.record import Record
from wortlaut.serve.chains import NOBODY
from wortlaut.serve.export.palette import voices_of
from wortlaut.serve.export.sheets import SECONDARY, Sheet, holders_of, sheet_of
from wortlaut.serve.export.templating import render
from wortlaut.serve.marks import Note


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a page; ``snippet`` is what a search found in it, hits as (text, True)."""

    record: Record
    snippet: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """One row of the table of voices: a holder and how often, and how, the page has their words."""

    name: str | None
    index: int | None
    statements: int
    direct: int
    articles: int


def page(entries: Iterable[Entry], heading: str | None = None) -> str:
    """Write the page; without a heading, the only article's title is one."""
    sheets = tuple(
        sheet_of(number, entry.record, snippet=entry.snippet)
        for number, entry in enumerate(entries, start=1)
    )
    indices = voices_of(holders_of(sheets))
    return render(
        "page",
        sheets=sheets,
        heading=heading or _heading(sheets),
        voices=_voices(sheets, indices),
        hedges=sum(note.statement.kind == "hedged" for sheet in sheets for note in sheet.notes),
        disputes=any(note.disputed_by for sheet in sheets for note in sheet.notes),
        times=any(sheet.record.times for sheet in sheets),
        indices=indices,
        nobody=NOBODY,
        secondary=SECONDARY,
        level=1 if len(sheets) == 1 else 2,
    )


def _whose(note: Note) -> tuple[str | None, ...]:
    """Return whose words a statement is; None where nobody is named."""
    return note.holders or (None,)


def _heading(sheets: tuple[Sheet, ...]) -> str:
    return sheets[0].title if len(sheets) == 1 else f"{len(sheets)} articles"


def _voices(sheets: tuple[Sheet, ...], indices: dict[str, int]) -> tuple[Voice, ...]:
    """Count the statements of each holder, most first; those of nobody named come last."""
    total: Counter[str | None] = Counter()
    direct: Counter[str | None] = Counter()
    articles: Counter[str | None] = Counter()
    for sheet in sheets:
        own = [note for note in sheet.notes if note.statement.kind != "hedged"]
        total.update(name for note in own for name in _whose(note))
        told = (note for note in own if note.statement.kind == "direct")
        direct.update(name for note in told for name in _whose(note))
        articles.update({name for note in own for name in _whose(note)})
    rows = (
        Voice(name, indices[name] if name else None, total[name], direct[name], articles[name])
        for name in total
    )
    return tuple(sorted(rows, key=lambda row: (row.name is None, -row.statements, row.name or "")))
