"""One article of our own, with its record written by hand: what the serving tests show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.unit.serve.http.desks import ARTICLES, at

from wortlaut.annotate.readers import Choice
from wortlaut.model.document import Raw, Rejected
from wortlaut.model.identity import ActorId, StatementId, article_id
from wortlaut.model.record import (
    Actor,
    Article,
    Block,
    BlockKind,
    Dated,
    Dispute,
    Mention,
    Notice,
    Outlet,
    Record,
    Source,
    Statement,
    StatementKind,
    TimeExpression,
)
from wortlaut.model.span import Span
from wortlaut.record.store import Store
from wortlaut.run.adding import add_all
from wortlaut.serve.http.settings import Settings

CAPTION = "Die Schleuse von Hohenwart am Dienstag. Foto: <script>alert(1)</script>"
BLOCKS: tuple[tuple[BlockKind, str], ...] = (
    ("kicker", "Streit am Kanal"),
    ("title", "Ministerin will Schleuse „nie wieder“ öffnen"),
    ("lead", "Die Schleuse von Hohenwart bleibt zu. Offenbar fehlt seit Wochen ein Gutachten."),
    ("caption", CAPTION),
    ("caption", CAPTION),
    (
        "paragraph",
        "„Wir öffnen das Tor nicht“, sagte Ministerin Ada Brandt, „und zwar nie wieder.“",
    ),
    (
        "paragraph",
        "Das Wasser sei zu hoch, erklärte Flussmeister Jonas Vey laut der Agentur Nordpress, "
        "wie der Kanalbote berichtet. Er habe von Brandt gehört, das Tor sei „morsch & müde“.",
    ),
    ("subheading", "Wie es weitergeht"),
    ("boilerplate", "Newsletter abonnieren"),
)
TEXT = "\n\n".join(text for _, text in BLOCKS)


def span(words: str) -> Span:
    """Point at the first place of some words."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _blocks() -> tuple[Block, ...]:
    blocks, at = [], 0
    for index, (kind, text) in enumerate(BLOCKS):
        repeats = next((i for i in range(index) if BLOCKS[i][1] == text), None)
        blocks.append(Block(kind, Span(at, at + len(text)), repeats))
        at += len(text) + 2
    return tuple(blocks)


def _statement(
    id: str,
    kind: StatementKind,
    content: tuple[str, ...],
    *,
    cue: str = "",
    holder: str | None = None,
    via: tuple[str, ...] = (),
    nested_in: str | None = None,
) -> Statement:
    return Statement(
        id=StatementId(id),
        kind=kind,
        medium="speech",
        content=tuple(span(words) for words in content),
        cue=(span(cue),) if cue else (),
        frame=(),
        addressee=(),
        holder_span=(),
        holder=ActorId(holder) if holder else None,
        via=tuple(ActorId(each) for each in via),
        stance="asserts",
        nested_in=StatementId(nested_in) if nested_in else None,
        confidence=0.9,
        found_by="rules/marks",
    )


STATEMENTS = (
    _statement(
        "s1",
        "direct",
        ("„Wir öffnen das Tor nicht“", "„und zwar nie wieder.“"),
        cue="sagte",
        holder="a1",
    ),
    _statement(
        "s2",
        "indirect",
        ("Das Wasser sei zu hoch",),
        cue="erklärte",
        holder="a2",
        via=("a3", "a4"),
    ),
    _statement(
        "s3",
        "indirect",
        ("Er habe von Brandt gehört, das Tor sei „morsch & müde“",),
        holder="a2",
    ),
    _statement(
        "s4", "direct", ("„morsch & müde“",), cue="gehört", holder="a1", via=("a2",), nested_in="s3"
    ),
    _statement("s5", "hedged", ("fehlt seit Wochen ein Gutachten",), cue="Offenbar"),
)
ACTORS = (
    Actor(
        ActorId("a1"), "Ada Brandt", "person", None, None, (Mention(span("Ada Brandt"), "name"),)
    ),
    Actor(ActorId("a2"), "Jonas Vey", "person", None, None, (Mention(span("Jonas Vey"), "name"),)),
    Actor(ActorId("a3"), "Nordpress", "media", None, None, (Mention(span("Nordpress"), "name"),)),
    Actor(ActorId("a4"), "Kanalbote", "media", None, None, (Mention(span("Kanalbote"), "name"),)),
)


@pytest.fixture
def record() -> Record:
    """The record of an article with a cut, an indirect, a nested and a hedged statement."""
    return Record(
        article=Article(
            id=article_id(TEXT, "Hohenwarter Tagblatt", "2024-05-07T09:30:00+02:00"),
            source=Source(
                "schleuse.txt", "https://example.org/schleuse", "text/plain", "0" * 64, None
            ),
            language="de",
            outlet=Outlet("Hohenwarter Tagblatt", None, "given"),
            agencies=("Nordpress",),
            authors=("Mia Lorenz",),
            kicker=span("Streit am Kanal"),
            title=span("Ministerin will Schleuse „nie wieder“ öffnen"),
            published=Dated("2024-05-07T09:30:00+02:00", "stated", ()),
            updated=Dated("2024-05-08", "inferred", ()),
            corrections=(),
        ),
        text=TEXT,
        blocks=_blocks(),
        sentences=(),
        actors=ACTORS,
        statements=STATEMENTS,
        warnings=(Notice("short", "The article is short."),),
    )


@pytest.fixture
def disputed(record: Record) -> Record:
    """The record with two denials: one in Vey's own statement, one that the article only tells."""
    return replace(
        record,
        disputes=(
            Dispute(StatementId("s1"), ActorId("a2"), (span("Das Wasser sei zu hoch"),)),
            Dispute(StatementId("s5"), ActorId("a1"), (span("Ministerin Ada Brandt"),)),
        ),
    )


@pytest.fixture
def dated(record: Record) -> Record:
    """The record with times, and with a day of publication that was told from the text."""
    told = Dated("2024-05-07", "inferred", (span("Dienstag"),), "2024-05-07", "2024-05-13")
    times = (
        TimeExpression(span("Dienstag"), "DATE", "2024-05-07", "2024-05-07", "2024-05-07"),
        TimeExpression(span("Wochen"), "DURATION", "PXW", None, None),
    )
    return replace(record, article=replace(record.article, published=told), times=times)


@pytest.fixture
def store(record: Record, tmp_path: Path) -> Path:
    """A store with the one article and one input that could not be read."""
    path = tmp_path / "record.db"
    rejected = Rejected("leer.txt", "acquire", "empty-text", "no text in it")
    with Store(path) as opened:
        opened.add([record, rejected], reader="rules/1")
    return path


# ------------------------------------------------------------------------------ the desk
@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that nobody may change."""
    path = tmp_path_factory.mktemp("desk") / "record.db"
    with Store(path) as store:
        raws = (Raw(uri, text.encode(), "text/plain", given) for uri, text, given in ARTICLES)
        add_all(store, raws, Choice("rules"))
    return path


@pytest.fixture
def db(filled: Path, tmp_path: Path) -> Path:
    """Return a store of one test."""
    path = tmp_path / "record.db"
    path.write_bytes(filled.read_bytes())
    return path


@pytest.fixture
def desk(db: Path) -> Iterator[TestClient]:
    """Return a browser at a desk that needs no password."""
    with at(Settings(db, reader="rules")) as client:
        yield client
