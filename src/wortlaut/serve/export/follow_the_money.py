"""Records as FollowTheMoney entities, for OpenAleph and whatever else reads them.

Why these schemata: an article is an ``Article``. A person is a ``Person``; states and governments
are each a ``PublicBody``; media, parties, armed groups and organisations an ``Organization``; a
group that nobody founded ("observers") is a ``LegalEntity``, which says least; a place is an
``Address``. Each name that an article has for somebody is a ``Mention``, as OpenAleph's own
extraction makes them. A statement is a ``Documentation``, the edge between whose words they are and
the document they stand in; where nobody is named there is no edge, and it is a ``Note`` on the
document. An event is an ``Event``.

An actor of several articles comes once for each, under one id: ``ftm aggregate`` joins them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from wortlaut.model.identity import content_id
from wortlaut.model.record import Actor, ActorType, Event, Record, Statement
from wortlaut.serve.export.material import (
    ExtraError,
    Material,
    Part,
    address,
    encoded,
)
from wortlaut.serve.export.sheets import title_of
from wortlaut.serve.export.web import page_of, qid_of

if TYPE_CHECKING:
    from followthemoney import EntityProxy

_NAME = "entities.ftm.json"
SCHEMATA: Final[dict[ActorType, str]] = {
    "person": "Person", "state": "PublicBody", "government": "PublicBody",
    "organisation": "Organization", "media": "Organization", "armed-group": "Organization",
    "party": "Organization", "group": "LegalEntity", "place": "Address",
}  # fmt: skip


def follow_the_money_parts(material: Material) -> Iterator[Part]:
    """Yield an entity a line."""
    _check()
    for record in material.records():
        lines = (
            json.dumps(entity.to_dict(), ensure_ascii=False, sort_keys=True)
            for entity in entities_of(record, material.base)
        )
        yield Part(_NAME, encoded("".join(f"{line}\n" for line in lines)))


def _check() -> None:
    try:
        import followthemoney  # noqa: F401, PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise ExtraError(
            f"FollowTheMoney needs a library that is not here ({error})",
            "pip install 'wortlaut[followthemoney]'; it builds PyICU, which needs a C++ compiler "
            "and ICU (Debian: apt install g++ pkg-config libicu-dev)",
        ) from error


def entities_of(record: Record, base: str) -> Iterator[EntityProxy]:
    """Yield the article, its actors, where they are mentioned, what they say and do."""
    article = _article(record, base)
    yield article
    actors = {actor.id: actor for actor in record.actors or ()}
    for actor in actors.values():
        yield _actor(record, actor)
        yield from _mentions(record, actor)
    for statement in record.statements or ():
        holders = [actors[id] for id in statement.holders if id in actors]
        via = [actors[id].name for id in statement.via if id in actors]
        yield _statement(record, statement, holders, via, base)
    for event in record.events or ():
        yield _event(record, event)


def _entity(schema: str, id: str) -> EntityProxy:
    from followthemoney import model  # noqa: PLC0415

    made = model.make_entity(schema)
    made.id = id
    return made


def _add(made: EntityProxy, /, **fields: str | Iterable[str] | None) -> EntityProxy:
    """Fill an entity; the library leaves out what it cannot read, such as a date that is none."""
    for name, value in fields.items():
        made.add(name, [value] if isinstance(value, str) else value, quiet=False)
    return made


def _article_id(record: Record) -> str:
    return f"wortlaut-{record.article.id}"


def _actor_id(record: Record, actor: Actor) -> str:
    """Name an actor the same in every article that means it and calls it the same kind of thing.

    Entities of one id are joined, and what one article has for a person and another for a place
    cannot be: ``ftm aggregate`` would stop there. ``wikidataId`` says that it is one.
    """
    key = qid_of(actor) or actor.key or content_id("actor", record.article.id, actor.id)
    return f"wortlaut-{SCHEMATA[actor.type].lower()}-{key}"


def _article(record: Record, base: str) -> EntityProxy:
    article = record.article
    return _add(
        _entity("Article", _article_id(record)),
        title=title_of(record),
        bodyText=record.text,
        language=article.language,
        author=article.authors,
        publisher=article.outlet.name if article.outlet else None,
        publishedAt=article.published.value if article.published else None,
        modifiedAt=article.updated.value if article.updated else None,
        sourceUrl=page_of(article),
        fileName=article.source.uri,
        mimeType=article.source.media_type,
        notes=address(base, article.id),
    )


def _actor(record: Record, actor: Actor) -> EntityProxy:
    made = _entity(SCHEMATA[actor.type], _actor_id(record, actor))
    _add(made, name=actor.name, country=actor.country, wikidataId=qid_of(actor))
    _add(made, proof=_article_id(record))
    return _add(made, full=actor.name) if actor.type == "place" else made


def _mentions(record: Record, actor: Actor) -> Iterator[EntityProxy]:
    """Yield one for each name that the article has for an actor."""
    named = (one.span.of(record.text) for one in actor.mentions if one.form == "name")
    for name in dict.fromkeys(" ".join(words.split()) for words in named):
        id = content_id("mention", record.article.id, actor.id, name)
        made = _add(
            _entity("Mention", f"wortlaut-{id}"),
            document=_article_id(record),
            name=name,
            detectedSchema=SCHEMATA[actor.type],
            contextCountry=actor.country,
        )
        # a mention resolves to a LegalEntity, and a place is none
        yield made if actor.type == "place" else _add(made, resolved=_actor_id(record, actor))


def _statement(
    record: Record, statement: Statement, holders: list[Actor], via: list[str], base: str
) -> EntityProxy:
    article = record.article
    id = f"wortlaut-{content_id('statement', article.id, statement.id)}"
    words = record.excerpt(statement.content)
    told = f"{statement.kind.replace('_', ' ')}, {statement.stance}"
    where = address(base, article.id, statement.id)
    if not holders:
        made = _entity("Note", id)
        return _add(made, entity=_article_id(record), name=told, description=words, notes=where)
    return _add(
        _entity("Documentation", id),
        document=_article_id(record),
        entity=[_actor_id(record, holder) for holder in holders],
        role=told,
        summary=words,
        date=article.published.value if article.published else None,
        publisher=article.outlet.name if article.outlet else None,
        sourceUrl=page_of(article),
        recordId=where,
        description=f"via {', '.join(via)}" if via else None,
        namesMentioned=via,
    )


def _event(record: Record, event: Event) -> EntityProxy:
    actors = {actor.id: actor for actor in record.actors or () if actor.type != "place"}
    id = content_id("event", record.article.id, event.id)
    place = record.actor(event.place)
    return _add(
        _entity("Event", f"wortlaut-{id}"),
        name=f"{event.type}: {event.trigger.of(record.text)}",
        date=event.date,
        organizer=[_actor_id(record, actors[one]) for one in event.sources if one in actors],
        involved=[_actor_id(record, actors[one]) for one in event.targets if one in actors],
        location=place.name if place else None,
        proof=_article_id(record),
        keywords=event.status,
    )
