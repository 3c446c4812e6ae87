"""What rests on what: the list of the articles of a story, and the picture of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wortlaut.model.dossier import Dossier, Origin, TextReuse
from wortlaut.model.identity import ArticleId
from wortlaut.serve.export.origin_graph import Graph, Rests, Row, drawn
from wortlaut.serve.export.sources import Link, Sources
from wortlaut.serve.told import flow


@dataclass(frozen=True, slots=True)
class Tied:
    """What an article was made from, and how, with the passages that both have."""

    reuse: TextReuse
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


def teller_of(sources: Sources, id: ArticleId, copies: Mapping[ArticleId, TextReuse]) -> Teller:
    """Return an article with what it was made from, and its copies below it."""
    article, sheet = sources.part.article(id), sources.sheets[id]
    origins = [one for one in sources.part.origins if id in one.articles]
    heard = {one.name: one for one in reversed(origins) if one.name != article.outlet}
    below = [other for other in copies if first_of(other, copies) == id]
    return Teller(
        name=article.outlet or sources.names[id],
        title=Link(flow(sheet.title), sources.article(sheet), sheet.record.article.language),
        published=article.published,
        heard=tuple(reversed(heard.values())),
        own=any(one.name == article.outlet for one in origins),
        ties=tuple(tie_of(sources, one) for one in sources.part.reuse if one.later == id),
        copies=tuple(teller_of(sources, other, copies) for other in below),
    )


def tie_of(sources: Sources, reuse: TextReuse) -> Tied:
    """Return what an article was made from, each passage leading to its place."""
    return Tied(
        reuse=reuse,
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
                rows.setdefault(name, Row(name, name, "origin", count=len(heard)))
        number = sum(first_of(other, copies) == id for other in copies)
        article = part.article(id)
        named = article.outlet or sources.names[id]
        rows[id] = Row(id, named, "article", article.published, number)
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
