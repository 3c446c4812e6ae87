"""What the store's tables say about a reading; all of it follows from the record.

A *reading* is a record and the reader that made it. One article may have several: the same text
under two addresses, or read again by a newer reader. Because every row is made here from the
record alone, ``verify`` can make it again.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from wortlaut.model.document import Rejected
from wortlaut.model.errors import SpanError
from wortlaut.model.form import dumps
from wortlaut.model.identity import ActorId, article_id, content_id
from wortlaut.model.record import Actor, GivenText, Mention, Record, Statement, check_spans
from wortlaut.record.asked import statuses_of
from wortlaut.record.search import index_words, label

Row = dict[str, str | int | float | None]

# One encoder for all: with these options ``json.dumps`` builds a new one for every call.
_json = json.JSONEncoder(ensure_ascii=False).encode
_NUMBER = re.compile(r"\d+")
_LARGEST = 10**9


@dataclass(frozen=True, slots=True)
class Reading:
    """One record in the form of the tables; ``row`` is its line in ``readings``."""

    id: str
    json: str
    row: Row
    words: Row
    actors: tuple[Row, ...]
    actor_words: tuple[Row, ...]
    statements: tuple[Row, ...]
    statement_words: tuple[Row, ...]


def reading_of(record: Record, reader: str) -> Reading | Rejected:
    """Put a record into the form of the tables, or say what is wrong with it."""
    return _flaw(record) or _reading(record, reader)


def _flaw(record: Record) -> Rejected | None:
    try:
        check_spans(record)
    except SpanError as error:
        return _rejected(record, "span", str(error))
    if record.article.id != expected_id(record):
        return _rejected(record, "article-id", f"its content has the id {expected_id(record)}")
    return None


def _rejected(record: Record, reason: str, detail: str) -> Rejected:
    source = record.article.source
    return Rejected(source.uri, "record", reason, detail, source.sha256)


def expected_id(record: Record) -> str:
    """Work out an article's id from its content."""
    article = record.article
    outlet, published = article.outlet, article.published
    return article_id(
        record.text,
        outlet.name if outlet else None,
        published.value if published else None,
    )


def _reading(record: Record, reader: str) -> Reading:
    written = dumps(record)
    id = content_id("reading", reader, written)
    return Reading(
        id,
        written,
        _row(record, id, reader),
        {"title": index_words(title(record) or ""), "body": index_words(record.text)},
        tuple(_actors(record)),
        tuple(_actor_words(record, actor) for actor in record.actors or ()),
        tuple(
            _statement(record, place, statement)
            for place, statement in enumerate(record.statements or ())
        ),
        tuple(_statement_words(record, statement) for statement in record.statements or ()),
    )


def _row(record: Record, id: str, reader: str) -> Row:
    article = record.article
    outlet = article.outlet.name if article.outlet else None
    published = article.published.value if article.published else None
    updated = article.updated.value if article.updated else None
    return {
        "id": id,
        "article": article.id,
        "rank": rank(reader, article.source.uri, id),
        "reader": storable(reader),
        "uri": storable(article.source.uri),
        "sha256": storable(article.source.sha256),
        "url": _maybe(article.source.url),
        "outlet": _maybe(outlet),
        "outlet_key": None if outlet is None else index_words(outlet),
        "language": storable(article.language),
        "title": _maybe(title(record)),
        "published": _maybe(published),
        "published_at": None if published is None else storable(moment(published)),
        "updated": _maybe(updated),
        "updated_at": None if updated is None else storable(moment(updated)),
        "agencies": _list(article.agencies),
        "agency_keys": _list(tuple(map(index_words, article.agencies))),
        "statements": None if record.statements is None else len(record.statements),
    }


def _actors(record: Record) -> Iterator[Row]:
    """Make the rows of an article's actors, with what they have to do with its statements.

    Counted are those that an actor holds, passes on, and those of others that mention it.
    """
    statements = record.statements or ()
    held = Counter(id for statement in statements for id in statement.holders)
    passed = Counter(id for statement in statements for id in set(statement.via))
    for place, actor in enumerate(record.actors or ()):
        yield {
            "place": place,
            "id": storable(actor.id),
            "key": _maybe(actor.key),
            "name": storable(actor.name),
            "type": actor.type,
            "country": _maybe(actor.country),
            "wikidata": _maybe(actor.wikidata),
            "aliases": _aliases(record, actor),
            "mentions": json.dumps([[m.span.start, m.span.end, m.form] for m in actor.mentions]),
            "held": held[actor.id],
            "passed": passed[actor.id],
            "told_of": sum(
                actor.id not in statement.holders and _mentions(statement, actor)
                for statement in statements
            ),
        }


def _mentions(statement: Statement, actor: Actor) -> bool:
    return any(
        span.start <= mention.span.start and mention.span.end <= span.end
        for mention in actor.mentions
        for span in statement.content
    )


def _aliases(record: Record, actor: Actor) -> str:
    """List the words that an article has for an actor, with their form, the most frequent first.

    Pronouns are nobody's name.
    """
    counts = Counter(
        (_called(record, mention), mention.form)
        for mention in actor.mentions
        if mention.form != "pronoun"
    )
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    listed = [[storable(words), form, count] for (words, form), count in ordered]
    return _json(listed)


def _called(record: Record, mention: Mention) -> str:
    """Return the words of a mention as one line: a name may run over the end of a line."""
    return " ".join(mention.span.of(record.text).split())


def _actor_words(record: Record, actor: Actor) -> Row:
    """Fold what an actor is found by: its names, but no descriptions."""
    named = (_called(record, mention) for mention in actor.mentions if mention.form == "name")
    return {"names": " ".join(sorted(map(index_words, {actor.name, *named})))}


def _statement(record: Record, place: int, statement: Statement) -> Row:
    via = tuple(actor for id in statement.via if (actor := record.actor(id)))
    joint = (actor for id in statement.holders[1:] if (actor := record.actor(id)))
    return {
        "place": place,
        "id": storable(statement.id),
        "kind": statement.kind,
        "medium": statement.medium,
        "stance": statement.stance,
        "holder": _maybe(statement.holder),
        "holder_name": _maybe(record.holder(statement)),
        "via": _list(tuple(actor.name for actor in via)),
        "via_ids": _list(tuple(actor.id for actor in via)),
        "cue": storable(record.excerpt(statement.cue)),
        "content": json.dumps([[span.start, span.end] for span in statement.content]),
        "text": storable(record.excerpt(statement.content)),
        "confidence": statement.confidence,
        "found_by": storable(statement.found_by),
        "disputed": int(_is_disputed(record, statement)),
        "ruling": statement.judged.verdict if statement.judged else None,
        "judge": storable(statement.judged.by) if statement.judged else None,
        "joint": _json([[storable(one.id), storable(one.name)] for one in joint]),
    }


def _is_disputed(record: Record, statement: Statement) -> bool:
    return any(dispute.statement == statement.id for dispute in record.disputes or ())


def _statement_words(record: Record, statement: Statement) -> Row:
    """Fold what a statement is found by."""
    article = record.article
    return found_by(
        holder=_names(record, statement.holders),
        content=record.excerpt(statement.content),
        via=_names(record, statement.via),
        outlet=article.outlet.name if article.outlet else None,
        agencies=article.agencies,
        labels={
            "kind": (statement.kind,),
            "stance": (statement.stance,),
            "status": statuses_of(
                statement.kind, statement.stance, disputed=_is_disputed(record, statement)
            ),
        },
    )


def found_by(
    *,
    holder: Iterable[str],
    content: str,
    via: Iterable[str],
    outlet: str | None,
    agencies: Iterable[str],
    labels: Mapping[str, Iterable[str]],
) -> Row:
    """Fold what a statement is found by: its content, who is on its way, and how it is told."""
    marked = {**labels, "outlet": () if outlet is None else (index_words(outlet),)}
    return {
        "holder": _folded(holder),
        "content": index_words(content),
        "via": _folded(via),
        "published": _folded((outlet or "", *agencies)),
        "told": " ".join(label(name, value) for name, own in marked.items() for value in own),
    }


def _folded(names: Iterable[str]) -> str:
    return " ".join(sorted(set(map(index_words, names))))


def _names(record: Record, ids: Iterable[ActorId | None]) -> set[str]:
    """Return what some actors are called.

    Pronouns name nobody: with them, a search for "er" would find half of all statements.
    """
    actors = [actor for id in ids if (actor := record.actor(id))]
    return {actor.name for actor in actors} | {
        _called(record, mention)
        for actor in actors
        for mention in actor.mentions
        if mention.form != "pronoun"
    }


def title(record: Record) -> str | None:
    """Return the headline as a string, wherever it came from."""
    found = record.article.title
    if found is None:
        return None
    return found.text if isinstance(found, GivenText) else found.of(record.text)


def _list(names: tuple[str, ...]) -> str:
    return _json([storable(name) for name in names])


def _maybe(text: str | None) -> str | None:
    return None if text is None else storable(text)


def storable(text: str) -> str:
    """Return a text that SQLite can keep: a byte that is not UTF-8 becomes its escape."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


# ------------------------------------------------------------------------------ order
def moment(value: str) -> str:
    """Bring an ISO 8601 value into a form whose order as text is its order in time.

    A time with a zone goes to UTC; a date stays as it is, before all times of its day.
    """
    if "T" not in value:
        return value
    try:
        time = datetime.fromisoformat(value)
        return (time.astimezone(UTC) if time.tzinfo else time).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        return value


def rank(reader: str, uri: str, id: str) -> str:
    """Say which reading of an article stands for it: the one whose rank comes first as text.

    Readers by name, of one reader the newest version, then the first address, then the id: never
    which came first, or the order of adding would be seen in the store. A reading whose reader is
    not known comes last.
    """
    name, _, version = reader.partition("/")
    newest = _NUMBER.sub(lambda found: f"{_LARGEST - int(found[0]) % _LARGEST:010d}", version)
    return storable(f"{name or '~'}\n{newest}~\n{uri}\n{id}")
