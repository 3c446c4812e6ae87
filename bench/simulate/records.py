"""Finished records of simulated articles: what a reader without mistakes would find."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bench.simulate.event import Being, Event, Form, Line
from bench.simulate.newsroom import Article
from bench.simulate.pages import Page, Placed, page
from bench.simulate.templates import Mark
from wortlaut.model import record as model
from wortlaut.model.identity import ActorId, StatementId, article_id, content_id
from wortlaut.model.record import Record, StatementKind
from wortlaut.model.span import Span, trimmed

FOUND_BY = "simulator/1"
# Every statement is there, and where it is said to be.
_CONFIDENCE = 1.0
_KINDS: Mapping[Form, StatementKind] = {
    "attributed": "indirect", "document": "indirect", "passed": "indirect",
    "passed_document": "indirect", "direct": "direct", "cut": "indirect",
    "indirect": "indirect", "paraphrase": "reported", "more": "indirect_free_indirect",
    "passed_direct": "direct", "passed_cut": "indirect", "passed_indirect": "indirect",
    "passed_paraphrase": "reported", "denied": "reported",
}  # fmt: skip
_STANCES: Mapping[str, model.Stance] = {
    "chief": "accuses", "minister": "announces", "spokes": "denies", "accusation": "denies",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found:
    """A statement with the actors it names, before they have ids."""

    line: Line
    kind: StatementKind
    marks: Mapping[str, tuple[Span, ...]]
    frame: tuple[Span, ...]
    holder: str | None
    via: tuple[str, ...]
    inside: int | None


def record(article: Article, name: str) -> Record:
    """Make the record of an article; its events are not looked for."""
    set_page = page(article)
    found = list(_statements(set_page))
    actors = _actors(set_page)
    ids = {actor: ActorId(f"a{i}") for i, actor in enumerate(actors, 1)}
    statements = tuple(_statement(one, i, ids) for i, one in enumerate(found))
    return Record(
        article=_article(article, name, set_page),
        text=set_page.text,
        blocks=tuple(model.Block(kind, span, None) for kind, span in set_page.blocks),
        sentences=tuple(_sentences(set_page)),
        actors=tuple(
            _actor(ids[key], _being(key, article.event), mentions)
            for key, mentions in actors.items()
        ),
        times=tuple(_times(set_page)),
        statements=statements,
        disputes=tuple(_disputes(found, statements)),
    )


# ------------------------------------------------------------------------------ the publication
def _article(article: Article, name: str, set_page: Page) -> model.Article:
    published = article.published.isoformat()
    outlet = article.outlet.name
    notes = tuple(span for kind, span in set_page.blocks if kind == "note")
    return model.Article(
        id=article_id(set_page.text, outlet, published),
        source=model.Source(
            uri=name,
            url=article.url,
            media_type="application/jsonl",
            sha256=hashlib.sha256(set_page.text.encode()).hexdigest(),
            retrieved=None,
        ),
        language="de",
        outlet=model.Outlet(outlet, None, "given"),
        agencies=article.agencies,
        authors=(article.author,) if article.author else (),
        kicker=None,
        title=set_page.blocks[0][1],
        published=model.Dated(published, "given", ()),
        updated=None,
        corrections=notes,
    )


def _sentences(set_page: Page) -> Iterator[Span]:
    for kind, span in set_page.blocks[:1]:
        if kind == "title":
            yield span
    for placed in set_page.lines:
        yield Span(placed.start, placed.start + len(placed.line.sentence.text))
    yield from (span for kind, span in set_page.blocks if kind == "note")


def _times(set_page: Page) -> Iterator[model.TimeExpression]:
    for placed in set_page.lines:
        for mark in placed.line.sentence.marks:
            if mark.tag == "t":
                day = mark.about
                yield model.TimeExpression(_at(placed, mark), "DATE", day, day, day)


# ------------------------------------------------------------------------------ actors
def _actors(set_page: Page) -> dict[str, list[model.Mention]]:
    """Collect the mentions of each actor, in the order of their first ones."""
    actors: dict[str, list[model.Mention]] = {}
    for placed in set_page.lines:
        for mark in placed.line.sentence.marks:
            if mark.tag == "n":
                mention = model.Mention(_at(placed, mark), mark.form)
                actors.setdefault(mark.about, []).append(mention)
    for mentions in actors.values():
        mentions.sort(key=lambda mention: mention.span)
    return actors


def _being(key: str, event: Event) -> Being:
    """Return who an actor is; an outlet takes part in no event."""
    return event.beings.get(key) or Being(key.removeprefix("outlet "), "media")


def _actor(id: ActorId, being: Being, mentions: list[model.Mention]) -> model.Actor:
    key = _key(being)
    return model.Actor(id, being.name, being.type, None, None, tuple(mentions), key)


@lru_cache(maxsize=4096)
def _key(being: Being) -> str:
    return content_id("simulated", being.type, being.name)


# ------------------------------------------------------------------------------ statements
def _statements(set_page: Page) -> Iterator[_Found]:
    speaker: str | None = None
    number = 0
    for placed in set_page.lines:
        line = placed.line
        kind = "hedged" if line.point == "rumour" else _KINDS.get(line.form)
        if kind is None:
            continue
        one = _found(placed, kind, speaker)
        speaker = one.holder or speaker
        yield one
        if inner := one.marks.get("d"):
            marks = {**one.marks, "c": inner}
            yield _Found(line, "direct", marks, one.frame, one.holder, one.via, number)
            number += 1
        number += 1


def _found(placed: Placed, kind: StatementKind, speaker: str | None) -> _Found:
    """Read a statement off the marks of a line; what has no holder goes on from the one before."""
    marks = placed.line.sentence.marks
    spans: dict[str, tuple[Span, ...]] = {
        tag: tuple(sorted(_at(placed, mark) for mark in marks if mark.tag == tag))
        for tag in {mark.tag for mark in marks}
    }
    holders = _named_in("h", marks)
    holder = None if kind == "hedged" else next(iter(holders), speaker)
    return _Found(
        line=placed.line,
        kind=kind,
        marks=spans,
        frame=() if kind in ("hedged", "indirect_free_indirect") else _frame(placed),
        holder=holder,
        via=tuple(_named_in("v", marks)),
        inside=None,
    )


def _named_in(tag: str, marks: tuple[Mark, ...]) -> list[str]:
    """Name the actors that are mentioned inside the marks of a tag."""
    outer = [mark for mark in marks if mark.tag == tag]
    return [
        mark.about
        for mark in marks
        if mark.tag == "n" and any(one.start <= mark.start and mark.end <= one.end for one in outer)
    ]


def _frame(placed: Placed) -> tuple[Span, ...]:
    """Return the sentence around the content, without its last full stop."""
    sentence = placed.line.sentence
    content = next(mark for mark in sentence.marks if mark.tag == "c")
    end = len(sentence.text) - sentence.text.endswith(".")
    pieces = ((0, content.start), (content.end, end))
    found = (trimmed(sentence.text, *piece) for piece in pieces if piece[0] < piece[1])
    return tuple(Span(placed.start + s.start, placed.start + s.end) for s in found if s)


def _statement(one: _Found, number: int, ids: Mapping[str, ActorId]) -> model.Statement:
    return model.Statement(
        id=StatementId(f"s{number + 1}"),
        kind=one.kind,
        medium="speech" if one.kind == "direct" else "speech_or_writing",
        content=one.marks["c"],
        cue=one.marks.get("q", ()),
        frame=one.frame,
        addressee=one.marks.get("a", ()),
        holder_span=one.marks.get("h", ()),
        holder=ids[one.holder] if one.holder else None,
        via=tuple(ids[key] for key in one.via),
        stance=_STANCES.get(one.line.point, "asserts"),
        nested_in=None if one.inside is None else StatementId(f"s{one.inside + 1}"),
        confidence=_CONFIDENCE,
        found_by=FOUND_BY,
    )


def _disputes(
    found: list[_Found], statements: tuple[model.Statement, ...]
) -> Iterator[model.Dispute]:
    """Yield who contradicts what a witness says in the same article."""
    pairs = list(zip(found, statements, strict=True))
    denials = [
        made for one, made in pairs if made.stance == "denies" and made.holder and not one.inside
    ]
    for one, made in pairs:
        if one.line.point == "witness" and one.inside is None:
            for denial in denials:
                assert denial.holder is not None  # noqa: S101 - see above
                yield model.Dispute(made.id, denial.holder, denial.content)


def _at(placed: Placed, mark: Mark) -> Span:
    return Span(placed.start + mark.start, placed.start + mark.end)
