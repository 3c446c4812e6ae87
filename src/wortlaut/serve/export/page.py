"""One HTML page that stands alone: articles with every statement marked by whose words it is.

No script, no external file: the page can be mailed, printed and kept.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from wortlaut.model.record import Article, GivenText, Record, StatementKind
from wortlaut.serve.chains import NOBODY, control_of
from wortlaut.serve.dates import known_by
from wortlaut.serve.export.palette import DARK, LIGHT, tint, voices_of
from wortlaut.serve.marks import Note, Passage, notes_of, passages_of

if TYPE_CHECKING:
    from jinja2 import Environment

SECONDARY = frozenset({"caption", "byline", "dateline", "note", "related", "boilerplate"})
TOLD = frozenset({"lead", "paragraph"})


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


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article as the template shows it: what stands above its heading line, and the rest."""

    number: int
    record: Record
    snippet: tuple[tuple[str, bool], ...]
    title: str
    title_in_text: bool
    head: tuple[Passage, ...]
    body: tuple[Passage, ...]
    notes: tuple[Note, ...]


def page(entries: Iterable[Entry], heading: str | None = None) -> str:
    """Write the page; without a heading, the only article's title is one."""
    sheets = tuple(_sheet(number, entry) for number, entry in enumerate(entries, start=1))
    indices = voices_of(_holders(sheets))
    style = _style()
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            sheets=sheets,
            heading=heading or _heading(sheets),
            voices=_voices(sheets, indices),
            hedges=sum(note.statement.kind == "hedged" for sheet in sheets for note in sheet.notes),
            disputes=any(note.disputed_by for sheet in sheets for note in sheet.notes),
            times=any(sheet.record.times for sheet in sheets),
            indices=indices,
            nobody=NOBODY,
            style=style,
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            secondary=SECONDARY,
        )
        .lstrip()
    )


def title_of(record: Record) -> str:
    """Return the headline; without one, the first words of what the article tells."""
    title = record.article.title
    if isinstance(title, GivenText):
        return title.text
    if title:
        return " ".join(title.of(record.text).split())
    told = (block.span.of(record.text) for block in record.blocks if block.kind in TOLD)
    words = next(told, record.text).split()
    return " ".join(words[:10]) + (" …" if len(words) > 10 else "")


def _sheet(number: int, entry: Entry) -> Sheet:
    notes = notes_of(entry.record)
    passages = passages_of(entry.record, notes)
    title_in_text = any(passage.kind == "title" for passage in passages)
    cut = _after_title(passages)
    return Sheet(
        number=number,
        record=entry.record,
        snippet=entry.snippet,
        title=title_of(entry.record),
        title_in_text=title_in_text,
        head=passages[:cut],
        body=passages[cut:],
        notes=notes,
    )


def _after_title(passages: tuple[Passage, ...]) -> int:
    """Count the passages up to and with the headline; 0 if the text has none."""
    titles = [i for i, passage in enumerate(passages) if passage.kind == "title"]
    return titles[0] + 1 if titles else 0


def _heading(sheets: tuple[Sheet, ...]) -> str:
    return sheets[0].title if len(sheets) == 1 else f"{len(sheets)} articles"


def _holders(sheets: tuple[Sheet, ...]) -> Iterator[str]:
    for sheet in sheets:
        yield from (note.holder for note in sheet.notes if note.holder)


def _voices(sheets: tuple[Sheet, ...], indices: dict[str, int]) -> tuple[Voice, ...]:
    """Count the statements of each holder, most first; those of nobody named come last."""
    total: Counter[str | None] = Counter()
    direct: Counter[str | None] = Counter()
    articles: Counter[str | None] = Counter()
    for sheet in sheets:
        own = [note for note in sheet.notes if note.statement.kind != "hedged"]
        total.update(note.holder for note in own)
        direct.update(note.holder for note in own if note.statement.kind == "direct")
        articles.update({note.holder for note in own})
    rows = (
        Voice(name, indices[name] if name else None, total[name], direct[name], articles[name])
        for name in total
    )
    return tuple(sorted(rows, key=lambda row: (row.name is None, -row.statements, row.name or "")))


# ------------------------------------------------------------------------------ the template
@cache
def _environment() -> Environment:
    """Set up jinja2 with every value escaped: article text is foreign text."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - slow to load

    environment = Environment(
        loader=PackageLoader("wortlaut.serve.export"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["label"] = label
    environment.filters["day"] = lambda value: value.replace("T", " ")
    environment.filters["link"] = link
    environment.filters["known_by"] = known_by
    environment.filters["control"] = control_of
    return environment


def _style() -> str:
    return (
        _environment()
        .get_template("page.css.jinja")
        .render(light=LIGHT, dark=DARK, tint=tint, count=len(LIGHT.voices))
    )


def label(kind: StatementKind) -> str:
    """Write a label of the contract as people read it."""
    return kind.replace("_", " ")


def link(article: Article) -> str | None:
    """Return the article's address if a browser can open it and nothing can run by it."""
    addresses = (article.source.url, article.source.uri)
    return next((a for a in addresses if a and a.startswith(("http://", "https://"))), None)
