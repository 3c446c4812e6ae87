"""Records as tables, one for each noun; ``tables.toml`` says what their columns mean."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from wortlaut.annotate.actors.knowledge.publishers import publishers_of
from wortlaut.model.chain import chains_of
from wortlaut.model.dossier import Dossier
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Dated, GivenText, Record
from wortlaut.model.span import Span
from wortlaut.record.judgements import JudgementRow
from wortlaut.serve.export.material import Material, text_sha256

Type = Literal["text", "number", "integer", "texts", "spans"]
Cell = str | float | int | tuple[str, ...] | tuple[Span, ...] | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``meaning`` is for those who read it."""

    name: str
    type: Type
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """One noun of the record, or of the dossier (``of`` stories), as a table."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    of: Literal["articles", "stories"] = "articles"


@cache
def tables() -> tuple[Table, ...]:
    """Read the tables in the order in which they are documented."""
    written = files("wortlaut.serve.export").joinpath("tables.toml").read_text("utf-8")
    return tuple(
        Table(
            name,
            one["meaning"],
            tuple(Column(*column) for column in one["columns"]),
            one.get("of", "articles"),
        )
        for name, one in tomllib.loads(written).items()
    )


def tables_of(material: Material) -> tuple[Table, ...]:
    """Return the tables that an export has: those of stories where there are any."""
    return tuple(one for one in tables() if one.of == "articles" or material.dossiers)


def rows_of(material: Material) -> Iterator[tuple[str, list[Row]]]:
    """Yield rows with the name of their table: article by article, the judgements last."""
    for dossier in material.dossiers:
        for name, told in STORY_ROWS.items():
            if found := list(told(dossier)):
                yield name, found
    for record in material.records():
        for name, rows in ROWS.items():
            if found := list(rows(record)):
                yield name, found
    if judged := [_judgement(one) for one in material.judgements]:
        yield "judgements", judged


# ------------------------------------------------------------------------------ rows
def _articles(record: Record) -> Iterator[Row]:
    article, source = record.article, record.article.source
    title, kicker, outlet = article.title, article.kicker, article.outlet
    yield (
        article.id,
        source.uri,
        source.url,
        source.media_type,
        source.sha256,
        source.retrieved,
        article.language,
        outlet.name if outlet else None,
        outlet.basis if outlet else None,
        article.agencies,
        article.authors,
        kicker.of(record.text) if kicker else None,
        title.text if isinstance(title, GivenText) else title.of(record.text) if title else None,
        *_dated(article.published),
        article.published.evidence if article.published else (),
        *_dated(article.updated)[:2],
        article.corrections,
        None if record.statements is None else len(record.statements),
        len(record.text),
        text_sha256(record),
        record.text,
    )


def _dated(dated: Dated | None) -> Row:
    return (dated.value, dated.basis, dated.earliest, dated.latest) if dated else (None,) * 4


def _blocks(record: Record) -> Iterator[Row]:
    for number, block in enumerate(record.blocks):
        yield (record.article.id, number, block.kind, *_edges(block.span), block.repeats)


def _sentences(record: Record) -> Iterator[Row]:
    for number, span in enumerate(record.sentences or ()):
        yield (record.article.id, number, *_edges(span))


def _actors(record: Record) -> Iterator[Row]:
    for one in record.actors or ():
        yield (
            record.article.id,
            one.id,
            one.key,
            one.name,
            one.type,
            one.country,
            one.wikidata,
            one.confidence,
            one.control,
            len(one.mentions),
        )


def _mentions(record: Record) -> Iterator[Row]:
    for actor in record.actors or ():
        for mention in actor.mentions:
            place = _edges(mention.span)
            words = mention.span.of(record.text)
            yield (record.article.id, actor.id, *place, mention.form, words)


def _times(record: Record) -> Iterator[Row]:
    for one in record.times or ():
        meant = (one.type, one.value, one.earliest, one.latest)
        yield (record.article.id, *_edges(one.span), *meant, one.span.of(record.text))


def _statements(record: Record) -> Iterator[Row]:
    article = record.article
    actors = {actor.id: actor for actor in record.actors or ()}
    for one in record.statements or ():
        holder = actors.get(one.holder) if one.holder else None
        yield (
            article.id,
            one.id,
            article.outlet.name if article.outlet else None,
            article.published.value if article.published else None,
            article.source.url,
            one.kind,
            one.medium,
            one.stance,
            one.holder,
            holder.name if holder else None,
            holder.key if holder else None,
            one.holders[1:],
            record.holders(one)[1:],
            one.via,
            tuple(actors[id].name for id in one.via if id in actors),
            record.excerpt(one.content),
            one.content,
            record.excerpt(one.cue),
            one.cue,
            one.frame,
            one.addressee,
            one.holder_span,
            one.document.of(record.text) if one.document else None,
            one.nested_in,
            one.confidence,
            one.found_by,
            one.judged.verdict if one.judged else None,
            one.judged.by if one.judged else None,
        )


def _links(record: Record) -> Iterator[Row]:
    chains = chains_of(record, publishers_of(record.article))
    for statement in record.statements or ():
        for number, step in enumerate(chains[statement.id]):
            for link in step.links:
                yield (
                    record.article.id,
                    statement.id,
                    number,
                    step.known_by,
                    link.name,
                    link.actor,
                    link.type,
                    link.country,
                    link.control,
                    *(_edges(link.place) if link.place else (None, None)),
                )


def _disputes(record: Record) -> Iterator[Row]:
    for one in record.disputes or ():
        by = record.actor(one.by)
        words = record.excerpt(one.evidence)
        name = by.name if by else None
        yield (record.article.id, one.statement, one.by, name, words, one.evidence)


def _events(record: Record) -> Iterator[Row]:
    for one in record.events or ():
        yield (
            record.article.id,
            one.id,
            one.type,
            *_edges(one.trigger),
            one.trigger.of(record.text),
            one.sources,
            one.targets,
            one.place,
            one.date,
            one.status,
            one.statement,
            one.confidence,
        )


def _warnings(record: Record) -> Iterator[Row]:
    for one in record.warnings:
        yield (record.article.id, one.code, one.message)


# ------------------------------------------------------------------------------ rows of stories
def _stories(dossier: Dossier) -> Iterator[Row]:
    for one in dossier.stories:
        yield (one.id, one.label, one.begins, one.ends, one.articles)


def _reuse(dossier: Dossier) -> Iterator[Row]:
    for one in dossier.reuse:
        yield (
            one.later,
            one.earlier,
            one.how,
            "yes" if one.credited else "no",
            one.coverage,
            tuple(pair.later for pair in one.passages),
            tuple(pair.earlier for pair in one.passages),
            one.reasons,
        )


def _utterances(dossier: Dossier) -> Iterator[Row]:
    for utterance in dossier.utterances:
        for one in utterance.occurrences:
            words = _excerpt(dossier, one.article, one.content)
            told = (utterance.id, utterance.holder, one.article, one.statement, one.form, one.via)
            yield (*told, words, one.content)


def _origins(dossier: Dossier) -> Iterator[Row]:
    for one in dossier.origins:
        yield (one.id, one.name, one.kind, one.articles)


def _claims(dossier: Dossier) -> Iterator[Row]:
    for one in dossier.claims:
        carried = len({carrier.article for carrier in one.occurrences})
        origins = one.origins
        counted = (carried, origins.at_least, origins.at_most)
        yield (one.id, one.wording, *counted, origins.reasons)


def _carriers(dossier: Dossier) -> Iterator[Row]:
    for claim in dossier.claims:
        for one in claim.occurrences:
            words = _excerpt(dossier, one.article, one.content)
            yield (claim.id, one.article, words, one.content, one.origins)


def _denials(dossier: Dossier) -> Iterator[Row]:
    for claim in dossier.claims:
        for one in claim.disputed_by:
            words = _excerpt(dossier, one.article, one.evidence)
            yield (claim.id, one.holder, one.article, words, one.evidence)


def _timeline(dossier: Dossier) -> Iterator[Row]:
    for one in dossier.timeline:
        event = one.event
        yield (one.date, event.article, event.event, one.reported, one.status, one.claim)


def _excerpt(dossier: Dossier, article: ArticleId, spans: Iterable[Span]) -> str:
    text = dossier.article(article).text
    return " […] ".join(span.of(text) for span in spans)


STORY_ROWS: Final[Mapping[str, Callable[[Dossier], Iterator[Row]]]] = {
    "stories": _stories,
    "reuse": _reuse,
    "utterances": _utterances,
    "origins": _origins,
    "claims": _claims,
    "carriers": _carriers,
    "denials": _denials,
    "timeline": _timeline,
}


# ------------------------------------------------------------------------------ the rest
def _judgement(one: JudgementRow) -> Row:
    about = (one.a, one.a_name, one.b, one.b_name)
    return (one.id, one.verdict, *about, one.judge, one.decided, one.note, one.state, one.against)


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end


ROWS: Final[Mapping[str, Callable[[Record], Iterator[Row]]]] = {
    "articles": _articles,
    "blocks": _blocks,
    "sentences": _sentences,
    "actors": _actors,
    "mentions": _mentions,
    "times": _times,
    "statements": _statements,
    "links": _links,
    "disputes": _disputes,
    "events": _events,
    "warnings": _warnings,
}
