"""The readable view of one actor in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wortlaut.record.judgements import JudgementRow
from wortlaut.record.periods import Period
from wortlaut.record.portrait import Portrait, Quoter
from wortlaut.record.queries import QuoteRow
from wortlaut.record.standing import Alias
from wortlaut.serve.cli.actors import short
from wortlaut.serve.cli.output import SHORT, counted, day, dotted

BAR: Final = 30
NAMES: Final = 12


def show(portrait: Portrait, console: Console) -> None:
    """Print the view."""
    console.print(_head(portrait))
    for title, body in _sections(portrait):
        console.print(Text(title, style="bold"))
        console.print(Padding(body, (0, 0, 1, 2)))


def _head(portrait: Portrait) -> RenderableType:
    actor = portrait.actor
    counts = dotted(
        counted(actor.articles, "article"),
        f"said {actor.held:,}",
        f"passed on {actor.passed:,}",
        f"mentioned in {counted(portrait.mentioned, 'statement')} of others",
    )
    facts = [dotted(actor.type, actor.country, actor.wikidata), f"key {actor.key}"]
    joined = [f"the same as {', '.join(actor.joined)}"] if actor.joined else []
    return Group(
        Text(actor.name, style="bold"), Text(dotted(*facts, *joined), style="dim"), counts, ""
    )


def _sections(portrait: Portrait) -> Iterator[tuple[str, RenderableType]]:
    """Yield the title and the body of each part that has anything to show."""
    actor = portrait.actor
    if portrait.aliases:
        yield "Called", _listed(portrait.aliases)
    if portrait.roles:
        yield "Described as", _listed(portrait.roles)
    if portrait.over_time:
        yield "Over time", _chart(portrait.over_time)
    if portrait.via:
        yield "Quoted through", _quoters(portrait.via)
    if portrait.outlets:
        yield "Quoted in", _quoters(portrait.outlets)
    if portrait.said:
        yield f"Said{_cut(portrait.said, actor.held)}", _quotes(portrait.said, named=False)
    if portrait.said_of:
        title = f"Said of {actor.name}{_cut(portrait.said_of, portrait.mentioned)}"
        yield title, _quotes(portrait.said_of, named=True)
    if portrait.judgements:
        yield "Judged", Group(*map(_judged, portrait.judgements))


def _cut(shown: tuple[QuoteRow, ...], all: int) -> str:
    return f" (the latest {len(shown)} of {all:,})" if len(shown) < all else ""


def _listed(aliases: tuple[Alias, ...]) -> Text:
    text = Text()
    for number, alias in enumerate(aliases[:NAMES]):
        text.append(", " if number else "").append(alias.words).append(f" {alias.count}", "dim")
    more = len(aliases) - NAMES
    return text.append(f" and {more} more", "dim") if more > 0 else text


def _chart(periods: tuple[Period, ...]) -> RenderableType:
    """Draw a bar for the articles of each period."""
    most = max(each.articles for each in periods)
    grid = Table.grid(padding=(0, 2, 0, 0))
    for each in periods:
        bar = "█" * -(-each.articles * BAR // most)
        counts = f"{each.articles:,}, said {each.statements:,}" if each.articles else ""
        grid.add_row(Text(each.period or "undated", "dim"), f"{bar} {counts}".strip())
    return grid


def _quoters(quoters: Iterable[Quoter]) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for each in quoters:
        counts = f"{counted(each.statements, 'statement')} in {counted(each.articles, 'article')}"
        grid.add_row(each.name, Text(counts, "dim"))
    return grid


def _quotes(quotes: Iterable[QuoteRow], *, named: bool) -> RenderableType:
    """Write each statement above where it stands; ``named`` tells whose words it is."""
    lines: list[RenderableType] = []
    for each in quotes:
        holder = f"{each.whose or 'nobody named'}: " if named else ""
        through = f"through {', '.join(each.via)}" if each.via else ""
        how = f"{each.kind.replace('_', ' ')}, {each.stance}"
        where = dotted(day(each.published), each.outlet, each.article[:SHORT], how, through)
        lines += [Text.assemble((holder, "bold"), each.text), Text(where, "dim")]
    return Group(*lines)


def _judged(row: JudgementRow) -> Text:
    """Write a judgement in one line."""
    pair = f"{row.a_name} ({short(row.a)}), {row.b_name} ({short(row.b)})"
    about = dotted(f"by {row.judge}", day(row.decided), row.state, row.note)
    return Text.assemble((row.verdict, "bold"), f" {pair} ", (about, "dim"))
