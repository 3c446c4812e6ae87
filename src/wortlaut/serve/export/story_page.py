"""One story as an HTML page that stands alone: what rests on what, who says what, and where.

Every passage, chain and number of the upper half leads to its place in the articles below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wortlaut.link.articles import moment_of
from wortlaut.model.dossier import (
    Claim,
    Dossier,
    Origin,
    OriginRange,
    Rendering,
    TextReuse,
    TimelineEntry,
    Utterance,
    UtteranceForm,
)
from wortlaut.model.dossier import Denial as Against
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import EventStatus, Record
from wortlaut.model.span import Span
from wortlaut.serve.chains import NOBODY
from wortlaut.serve.export.origin_graph import Graph, Rests, Row, drawn
from wortlaut.serve.export.palette import voices_of
from wortlaut.serve.export.sheets import SECONDARY, holders_of
from wortlaut.serve.export.sources import Link, Sources, Told, sources_of
from wortlaut.serve.export.templating import render
from wortlaut.serve.left_out import Piece, left_out
from wortlaut.serve.told import counted, flow, when

_SHOWN = 8  # groups of claims that are open from the start
_DAY = 10  # characters of a date
_MARKS = str.maketrans(dict.fromkeys("„“”\"»«‚‘’'›‹"))


def story_page(part: Dossier, records: Mapping[ArticleId, Record]) -> str:
    """Write the page of a dossier of one story."""
    (story,) = part.stories
    events = {entry: _sentence(entry, records) for entry in part.timeline}
    more = [(entry.event.article, span) for entry, span in events.items()]
    sources = sources_of(part, records, more)
    sheets = tuple(sources.sheets[id] for id in story.articles)
    copies = folded(part)
    claims = _claims(sources)
    return render(
        "story",
        heading=flow(story.label) or sheets[0].title,
        story=story,
        sheets=sheets,
        tellers=[_teller(sources, id, copies) for id in story.articles if id not in copies],
        copies={sources.sheets[id].number: _tie(sources, reuse) for id, reuse in copies.items()},
        widest=max(claims, key=lambda one: (one.range.at_least, one.range.at_most), default=None),
        graph=graph_of(sources, copies),
        timeline=_timeline(sources, events, copies),
        said=[_said(sources, one) for one in part.utterances],
        claims=claims,
        shown=_SHOWN,
        disputes=_disputes(sources),
        indices=voices_of(holders_of(sheets)),
        denials=any(note.disputed_by for sheet in sheets for note in sheet.notes),
        times=any(sheet.record.times for sheet in sheets),
        nobody=NOBODY,
        secondary=SECONDARY,
        level=3,
    )


# ------------------------------------------------------------------------------ what rests on what
@dataclass(frozen=True, slots=True)
class Tied:
    """What an article was made from, and how, with the passages that both have."""

    reuse: TextReuse
    later: Link
    earlier: Link
    passages: tuple[tuple[Link, Link], ...]
    reasons: tuple[tuple[Link, ...], ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """An article of the list beside the graph, its copies with it."""

    name: str
    title: Link
    published: str | None
    heard: tuple[Origin, ...]
    own: bool
    ties: tuple[Tied, ...]
    copies: tuple[Teller, ...]


def folded(part: Dossier) -> dict[ArticleId, TextReuse]:
    """Return the copies, each with what it copies.

    No copy is what rests on something else as well, or what has a newer version of its own.
    """
    found: dict[ArticleId, TextReuse] = {}
    for reuse in part.reuse:
        if reuse.how in ("verbatim", "edited"):
            found.setdefault(reuse.later, reuse)
    renewed = {one.earlier for one in part.reuse if one.how == "update"}
    for id in tuple(found):
        whole = {first_of(one.earlier, found) for one in part.reuse if one.later == id}
        if len(whole) > 1 or id in renewed:
            del found[id]
    return found


def first_of(id: ArticleId, copies: Mapping[ArticleId, TextReuse]) -> ArticleId:
    """Follow an article back to the one that it copies, over copies of copies."""
    while id in copies:
        id = copies[id].earlier
    return id


def _teller(
    sources: Sources, id: ArticleId, copies: Mapping[ArticleId, TextReuse], *, alone: bool = False
) -> Teller:
    article, sheet = sources.part.article(id), sources.sheets[id]
    origins = [one for one in sources.part.origins if id in one.articles]
    heard = {one.name: one for one in reversed(origins) if one.name != article.outlet}
    below = [other for other in copies if first_of(other, copies) == id and not alone]
    return Teller(
        name=article.outlet or sources.names[id],
        title=Link(flow(sheet.title), f"#a{sheet.number}", sheet.record.article.language),
        published=article.published,
        heard=tuple(reversed(heard.values())),
        own=any(one.name == article.outlet for one in origins),
        ties=tuple(_tie(sources, one) for one in sources.part.reuse if one.later == id),
        copies=tuple(_teller(sources, other, copies, alone=True) for other in below),
    )


def _tie(sources: Sources, reuse: TextReuse) -> Tied:
    return Tied(
        reuse=reuse,
        later=sources.source(reuse.later),
        earlier=sources.source(reuse.earlier),
        passages=tuple(
            (
                sources.words(reuse.later, [one.later]),
                sources.words(reuse.earlier, [one.earlier]),
            )
            for one in reuse.passages
        ),
        reasons=tuple(sources.linked(reason) for reason in reuse.reasons),
    )


def graph_of(sources: Sources, copies: Mapping[ArticleId, TextReuse]) -> Graph:
    """Draw the articles that are no copies, what they rest on, and the origins that several heard.

    An origin that one article alone heard stands in the list beside the graph, not in it.
    """
    part = sources.part
    shared = _shared(part, copies)
    rows: dict[str, Row] = {}
    for id in part.stories[0].articles:
        if id in copies:
            continue
        for name, heard in shared.items():
            if id in heard:
                rows.setdefault(name, Row(name, name, f"heard by {len(heard)}", "origin"))
        number = sum(first_of(other, copies) == id for other in copies)
        many = f" · {counted(number, 'copy', 'copies')}" if number else ""
        published = part.article(id).published
        below = (when(published) if published else "no date") + many
        rows[id] = Row(id, part.article(id).outlet or sources.names[id], below, "article")
    made = [
        Rests(one.later, first_of(one.earlier, copies), one.how, one.credited)
        for one in part.reuse
        if one.later not in copies
    ]
    told = [Rests(id, name, "told", True) for name, heard in shared.items() for id in heard]
    return drawn(tuple(rows.values()), (*made, *told))


def _shared(
    part: Dossier, copies: Mapping[ArticleId, TextReuse]
) -> dict[str, dict[ArticleId, None]]:
    """Return by name the origins that are no outlet here, and who heard them, if several did."""
    outlets = {article.outlet for article in part.articles}
    heard: dict[str, dict[ArticleId, None]] = {}
    for origin in part.origins:
        if origin.name not in outlets:
            by = heard.setdefault(origin.name, {})
            by.update(dict.fromkeys(first_of(id, copies) for id in origin.articles))
    return {name: by for name, by in heard.items() if len(by) > 1}


# ------------------------------------------------------------------------------ when
@dataclass(frozen=True, slots=True)
class Moment:
    """Something dated. Of a report ``happened`` is null: it is told when it is published."""

    happened: str | None
    told: str | None
    after: int | None
    words: Link
    source: Link | None
    status: EventStatus | None


def _timeline(
    sources: Sources,
    events: Mapping[TimelineEntry, Span],
    copies: Mapping[ArticleId, TextReuse],
) -> list[Moment]:
    """Put what happened and what was published, but copies, into one row, by when it happened."""
    moments = [_event(sources, entry, span) for entry, span in events.items()]
    articles = sources.part.stories[0].articles
    moments += [_report(sources, id) for id in articles if id not in copies]
    return sorted(moments, key=_moment)


def _moment(one: Moment) -> tuple[bool, str, bool]:
    read = moment_of(one.happened or one.told or "")
    return read is None, read.isoformat() if read else "", one.happened is None


def _event(sources: Sources, entry: TimelineEntry, span: Span) -> Moment:
    id = entry.event.article
    words, after = sources.words(id, [span]), _days(entry.date, entry.reported)
    return Moment(entry.date, entry.reported, after, words, sources.source(id), entry.status)


def _report(sources: Sources, id: ArticleId) -> Moment:
    sheet = sources.sheets[id]
    title = Link(flow(sheet.title), f"#a{sheet.number}", sheet.record.article.language)
    published = sources.part.article(id).published
    return Moment(None, published, None, title, sources.source(id), None)


def _days(happened: str, told: str | None) -> int | None:
    """Count the days from a day to when it was told; None if either is no day, or it was before."""
    first, then = moment_of(happened), moment_of((told or "")[:_DAY])
    if first is None or then is None or len(happened) < _DAY:
        return None
    days = (then.date() - first.date()).days
    return days if days > 0 else None


def _sentence(entry: TimelineEntry, records: Mapping[ArticleId, Record]) -> Span:
    record = records[entry.event.article]
    event = next(one for one in record.events or () if one.id == entry.event.event)
    around = (one for one in record.sentences or () if one.covers(event.trigger))
    return next(around, event.trigger)


# ------------------------------------------------------------------------------ who says what
@dataclass(frozen=True, slots=True)
class Form:
    """One form of an utterance, in all articles that have it word for word."""

    form: UtteranceForm
    tellings: tuple[Told, ...]
    compared: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """An utterance in its forms, the first told first."""

    holder: str | None
    forms: tuple[Form, ...]
    articles: int


def _said(sources: Sources, utterance: Utterance) -> Said:
    full = _fullest(sources, utterance)
    shared: dict[tuple[UtteranceForm, str], list[Told]] = {}
    for one in utterance.occurrences:
        told = sources.told(one.article, one.content, one.statement)
        shared.setdefault((one.form, _bare(told.words.words)), []).append(told)
    forms = tuple(
        Form(
            form,
            tuple(_each_way_once(tellings)),
            left_out(full, tellings[0].words.words) if full else (),
        )
        for (form, _), tellings in shared.items()
    )
    articles = len({one.article for one in utterance.occurrences})
    return Said(utterance.holder, forms, articles)


def _each_way_once(tellings: Iterable[Told]) -> Iterator[Told]:
    """Leave out a way by which an earlier one of the tellings came as well."""
    seen: set[str] = set()
    for told in tellings:
        yield replace(told, way=None) if told.between in seen else told
        seen.add(told.between)


def _bare(words: str) -> str:
    return words.translate(_MARKS).casefold()


def _fullest(sources: Sources, utterance: Utterance) -> str:
    """Return the longest quotation, against which the other forms are held; empty without one."""
    quoted = (one for one in utterance.occurrences if one.form == "direct")
    return max((_words(sources, one) for one in quoted), key=len, default="")


def _words(sources: Sources, one: Rendering) -> str:
    return sources.words(one.article, one.content).words


# ------------------------------------------------------------------------------ claims
@dataclass(frozen=True, slots=True)
class Carried:
    """A claim with the passages that carry it, each with the origins it rests on.

    ``voices`` has one of each article by whose words they are; None is the article itself.
    """

    id: str
    wording: Link
    carriers: tuple[tuple[Told, str], ...]
    voices: tuple[tuple[str | None, tuple[Told, ...]], ...]
    articles: int
    disputed: bool


@dataclass(frozen=True, slots=True)
class Alike:
    """Claims of the same articles that rest on the same origins for the same reasons."""

    claims: tuple[Carried, ...]
    range: OriginRange
    reasons: tuple[tuple[Link, ...], ...]


def _claims(sources: Sources) -> list[Alike]:
    """Put claims together that the same articles carry, and that rest on the same origins."""
    shared: dict[tuple[frozenset[ArticleId], OriginRange], list[Claim]] = {}
    for claim in sources.part.claims:
        carriers = frozenset(one.article for one in claim.occurrences)
        shared.setdefault((carriers, claim.origins), []).append(claim)
    return [
        Alike(
            tuple(_carried(sources, claim) for claim in claims),
            origins,
            tuple(sources.linked(reason) for reason in origins.reasons),
        )
        for (_, origins), claims in shared.items()
    ]


def _carried(sources: Sources, claim: Claim) -> Carried:
    names = {origin.id: origin.name for origin in sources.part.origins}
    first = sources.words(claim.occurrences[0].article, claim.occurrences[0].content)
    carriers = [
        (sources.told(one.article, one.content), ", ".join(names[id] for id in one.origins))
        for one in claim.occurrences
    ]
    voices: dict[str | None, dict[Link, Told]] = {}
    for told, _ in carriers:
        voices.setdefault(told.holder, {}).setdefault(told.source, told)
    return Carried(
        id=claim.id,
        wording=replace(first, words=flow(claim.wording)),
        carriers=tuple(carriers),
        voices=tuple((holder, tuple(told.values())) for holder, told in voices.items()),
        articles=len({one.article for one in claim.occurrences}),
        disputed=bool(claim.disputed_by),
    )


# ------------------------------------------------------------------------------ what is disputed
@dataclass(frozen=True, slots=True)
class Denied:
    """Who contradicts, in which words, in which articles."""

    holder: str | None
    tellings: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims, and what is said against all of them."""

    claims: tuple[Carried, ...]
    denials: tuple[Denied, ...]


def _disputes(sources: Sources) -> list[Dispute]:
    """Put claims together that are contradicted in the same words."""
    shared: dict[tuple[Against, ...], list[Claim]] = {}
    for claim in sources.part.claims:
        if claim.disputed_by:
            shared.setdefault(claim.disputed_by, []).append(claim)
    return [
        Dispute(tuple(_carried(sources, one) for one in claims), tuple(_denied(sources, against)))
        for against, claims in shared.items()
    ]


def _denied(sources: Sources, against: Sequence[Against]) -> Iterator[Denied]:
    """Yield who contradicts; articles that have it in the same words share an entry."""
    shared: dict[tuple[str | None, str], list[Told]] = {}
    for one in against:
        told = sources.told(one.article, one.evidence)
        shared.setdefault((one.holder, _bare(told.words.words)), []).append(told)
    for (holder, _), tellings in shared.items():
        yield Denied(holder, tuple(tellings))
