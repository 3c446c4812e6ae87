"""Records as brat standoff: a text and an annotation file an article, and what they may contain.

brat has no empty places and no line ends inside one: a span over several lines becomes pieces, as a
content in several pieces does. Relations lead to the mention nearest to what they are about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, get_args

from wortlaut.model.identity import ActorId
from wortlaut.model.record import (
    Actor,
    ActorType,
    EventStatus,
    Medium,
    Record,
    Stance,
    StatementKind,
    TimeType,
)
from wortlaut.model.span import Span, gap
from wortlaut.serve.export.material import Material, Part, encoded, in_order
from wortlaut.serve.export.web import qid_of

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")  # what is no line end for anybody
_PLACES: Final = ("Cue", "Frame", "Addressee", "Holder", "Denial")
_BLANKS = re.compile(r"\s+")


def brat_parts(material: Material) -> Iterator[Part]:
    """Yield the files of each article, and at the end the configuration for all."""
    events: set[str] = set()
    for record in material.records():
        events.update(label(one.type) for one in record.events or ())
        yield Part(f"{record.article.id}.txt", encoded(record.text))
        lines = "".join(f"{line}\n" for line in standoff(record))
        yield Part(f"{record.article.id}.ann", encoded(lines))
    yield Part("annotation.conf", encoded(_configuration(sorted(events))))


def standoff(record: Record) -> Iterator[str]:
    """Yield the lines of an annotation file."""
    yield from _Page(record).lines()


def label(value: str) -> str:
    """Write a label of the contract as brat takes it: "indirect_free_indirect", "Armed_group"."""
    return re.sub(r"\W", "_", value[:1].upper() + value[1:], flags=re.ASCII) or "_"


class _Page:
    """Numbers the annotations of one article as they are written."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._numbers: dict[str, int] = {}
        self._mentions: dict[ActorId, list[tuple[Span, str]]] = {}
        self._statements: dict[str, str] = {}

    def lines(self) -> Iterator[str]:
        for actor in self._record.actors or ():
            yield from self._actor(actor)
        for time in self._record.times or ():
            id, lines = self._place(f"Time_{time.type}", (time.span,))
            yield from lines
            yield from self._noted(id, _known({"value": time.value}))
        yield from self._all_statements()
        for dispute in self._record.disputes or ():
            id, lines = self._place("Denial", dispute.evidence)
            yield from lines
            yield from self._related("Denies", id, self._statements.get(dispute.statement))
            yield from self._related("By", id, self._near(dispute.by, dispute.evidence))
        yield from self._events()

    def _actor(self, actor: Actor) -> Iterator[str]:
        own: list[tuple[Span, str]] = []
        for mention in actor.mentions:
            id, lines = self._place(label(actor.type), (mention.span,))
            yield from lines
            if id:
                own.append((mention.span, id))
                yield from self._attribute("Form", id, mention.form)
                if qid := qid_of(actor):
                    name = _BLANKS.sub(" ", actor.name)
                    number = self._next("N")
                    yield f"{number}\tReference {id} Wikidata:{qid}\t{name}"
        self._mentions[actor.id] = own
        if len(own) > 1:
            yield f"*\tEquiv {' '.join(id for _, id in own)}"
        if own:
            known = {"actor": actor.id, "name": actor.name, "key": actor.key}
            yield from self._noted(own[0][1], _known(known))

    def _all_statements(self) -> Iterator[str]:
        statements = self._record.statements or ()
        for one in statements:
            id, lines = self._place(label(one.kind), one.content or one.cue)
            yield from lines
            if id is None:
                continue
            self._statements[one.id] = id
            yield from self._attribute("Stance", id, one.stance)
            yield from self._attribute("Medium", id, one.medium)
            yield from self._noted(id, f"{one.id}; confidence {one.confidence}; {one.found_by}")
            places = zip(
                _PLACES, (one.cue, one.frame, one.addressee, one.holder_span), strict=False
            )
            for kind, spans in places:
                place, lines = self._place(kind, spans)
                yield from lines
                yield from self._related(f"Has_{kind.lower()}", id, place)
            near = one.holder_span or one.cue or one.content
            for holder in one.holders:
                yield from self._related("Said_by", id, self._near(holder, near))
            for passed_on in one.via:
                yield from self._related("Via", id, self._near(passed_on, near))
        for one in statements:
            if one.nested_in:
                outer = self._statements.get(one.nested_in)
                yield from self._related("Inside", self._statements.get(one.id), outer)

    def _events(self) -> Iterator[str]:
        for event in self._record.events or ():
            id, lines = self._place(label(event.type), (event.trigger,))
            yield from lines
            if id is None:
                continue
            roles = [
                *(("Source", actor) for actor in event.sources),
                *(("Target", actor) for actor in event.targets),
                *((("Place", event.place),) if event.place else ()),
            ]
            parts = [
                f"{role}:{place}"
                for role, actor in roles
                if (place := self._near(actor, (event.trigger,)))
            ]
            number = self._next("E")
            yield f"{number}\t{' '.join((f'{label(event.type)}:{id}', *_numbered(parts)))}"
            yield from self._attribute("Status", number, event.status)
            told = self._statements.get(event.statement) if event.statement else None
            known = {"event": event.id, "date": event.date, "told in": told}
            yield from self._noted(number, _known(known))

    # -------------------------------------------------------------------------- lines
    def _place(self, kind: str, spans: Iterable[Span]) -> tuple[str | None, tuple[str, ...]]:
        """Return the id of the annotation of these characters, and its line; neither of none."""
        pieces = [piece for span in in_order(spans) for piece in _lines_of(self._record.text, span)]
        if not pieces:
            return None, ()
        id = self._next("T")
        at = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        words = " ".join(piece.of(self._record.text) for piece in pieces)
        return id, (f"{id}\t{kind} {at}\t{words}",)

    def _attribute(self, name: str, of: str, value: str) -> Iterator[str]:
        yield f"{self._next('A')}\t{name} {of} {label(value)}"

    def _related(self, name: str, one: str | None, other: str | None) -> Iterator[str]:
        if one and other:
            yield f"{self._next('R')}\t{name} Arg1:{one} Arg2:{other}"

    def _noted(self, of: str | None, words: str) -> Iterator[str]:
        if of and words:
            yield f"{self._next('#')}\tAnnotatorNotes {of}\t{_BLANKS.sub(' ', words)}"

    def _near(self, actor: ActorId, spans: Iterable[Span]) -> str | None:
        """Return the mention of an actor that is nearest to some words."""
        wanted = tuple(spans)
        own = self._mentions.get(actor, ())
        if not own:
            return None
        if not wanted:
            return own[0][1]
        return min(own, key=lambda one: (min(gap(one[0], at) for at in wanted), one[0].start))[1]

    def _next(self, kind: str) -> str:
        self._numbers[kind] = self._numbers.get(kind, 0) + 1
        return f"{kind}{self._numbers[kind]}"


def _lines_of(text: str, span: Span) -> Iterator[Span]:
    """Yield the parts of a span that lie on one line each."""
    for found in _LINE.finditer(text, span.start, span.end):
        if found[0].strip():
            yield Span(*found.span())


def _numbered(parts: Iterable[str]) -> Iterator[str]:
    """Give the second of several equal roles a number, as brat asks for: Source, Source2."""
    seen: dict[str, int] = {}
    for part in parts:
        role, _, place = part.partition(":")
        seen[role] = seen.get(role, 0) + 1
        yield f"{role}{seen[role] if seen[role] > 1 else ''}:{place}"


def _known(fields: Mapping[str, str | None]) -> str:
    return "; ".join(f"{name} {value}" for name, value in fields.items() if value)


# ------------------------------------------------------------------------------ configuration
def _configuration(events: Iterable[str]) -> str:
    """Write what brat must know to show the files: every label there can be."""
    statements = "|".join(map(label, get_args(StatementKind)))
    actors = "|".join(map(label, get_args(ActorType)))
    entities = [
        *map(label, get_args(StatementKind)),
        *map(label, get_args(ActorType)),
        *(f"Time_{kind}" for kind in get_args(TimeType)),
        *_PLACES,
    ]
    relations = [
        *(f"Has_{kind.lower()}\tArg1:{statements}, Arg2:{kind}" for kind in _PLACES[:4]),
        f"Said_by\tArg1:{statements}, Arg2:{actors}",
        f"Via\tArg1:{statements}, Arg2:{actors}",
        f"Inside\tArg1:{statements}, Arg2:{statements}",
        f"Denies\tArg1:Denial, Arg2:{statements}",
        f"By\tArg1:Denial, Arg2:{actors}",
        f"Equiv\tArg1:{actors}, Arg2:{actors}, <REL-TYPE>:symmetric-transitive",
    ]
    attributes = [
        *(
            _choice(name, statements, labels)
            for name, labels in (("Stance", Stance), ("Medium", Medium))
        ),
        f"Form\tArg:{actors}, Value:Name|Nominal|Pronoun",
        _choice("Status", "<EVENT>", EventStatus),
    ]
    told = [f"{event}\tSource*:{actors}, Target*:{actors}, Place?:{actors}" for event in events]
    sections = {
        "entities": entities, "relations": relations, "events": told, "attributes": attributes,
    }  # fmt: skip
    return "\n".join("\n".join((f"[{name}]", *lines, "")) for name, lines in sections.items())


def _choice(name: str, of: str, labels: object) -> str:
    return f"{name}\tArg:{of}, Value:{'|'.join(map(label, get_args(labels)))}"
