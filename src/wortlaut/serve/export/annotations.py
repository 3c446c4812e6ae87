"""Records as W3C Web Annotations (JSON-LD): who says what, as notes on somebody else's page.

Each annotation names its words twice: by what stands there with what stands around it
(TextQuoteSelector), which finds them on the page as well, and by their place
(TextPositionSelector), which counts code points of the text that the record keeps. Words in
several pieces are several targets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from wortlaut.model.record import Actor, Record, Statement
from wortlaut.model.span import Span
from wortlaut.serve.export.material import Material, Part, address, encoded, in_order
from wortlaut.serve.export.web import entity_of, page_of

_NAME = "annotations.jsonld"
_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_AROUND: Final = 32  # characters before and after the words, by which they are found again

Json = dict[str, Any]  # JSON-LD's own border


def annotation_parts(material: Material) -> Iterator[Part]:
    """Yield one page of annotations on all articles."""
    head = {"@context": _CONTEXT, "id": f"{material.base}annotations", "type": "AnnotationPage"}
    yield Part(_NAME, encoded(_json(head)[:-1] + ',"items":['))
    comma = "\n"
    for record in material.records():
        lines = [_json(one) for one in annotations_of(record, material.base)]
        if lines:
            yield Part(_NAME, encoded(comma + ",\n".join(lines)))
            comma = ",\n"
    yield Part(_NAME, b"\n]}\n")


def annotations_of(record: Record, base: str) -> Iterator[Json]:
    """Yield what a record says of its text: statements, hedges, mentions of actors, times."""
    actors = {actor.id: actor for actor in record.actors or ()}
    for statement in record.statements or ():
        body = list(_said(statement, [actors[id] for id in statement.holders if id in actors]))
        body += [
            _text(f"via {actors[id].name}", "describing") for id in statement.via if id in actors
        ]
        yield from _annotation(record, base, statement.id, body, statement.content)
        if statement.kind == "hedged":
            about = address(base, record.article.id, statement.id)
            hedge = [_label("hedge"), {"id": about, "purpose": "describing"}]
            yield from _annotation(record, base, f"{statement.id}-hedge", hedge, statement.cue)
    for actor in actors.values():
        for number, mention in enumerate(actor.mentions):
            body = [_label("mention"), _label(mention.form), *_called(actor)]
            yield from _annotation(record, base, f"{actor.id}-{number}", body, [mention.span])
    for number, time in enumerate(record.times or ()):
        body = [_label("time"), _label(time.type), _text(time.value, "identifying")]
        yield from _annotation(record, base, f"t{number}", body, [time.span])


def _said(statement: Statement, holders: Iterable[Actor]) -> Iterator[Json]:
    yield _label("statement")
    yield _label(statement.kind)
    yield _label(statement.stance)
    for holder in holders:
        yield from _called(holder)


def _called(actor: Actor) -> Iterator[Json]:
    yield _text(actor.name, "identifying")
    if entity := entity_of(actor):
        yield {"id": entity, "purpose": "identifying"}


def _label(value: str) -> Json:
    return _text(value, "classifying")


def _text(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _annotation(
    record: Record, base: str, part: str, body: list[Json], spans: Iterable[Span]
) -> Iterator[Json]:
    """Yield the annotation of these words; nothing where there are none."""
    targets = [_target(record, base, span) for span in in_order(spans)]
    if targets:
        yield {
            "id": address(base, record.article.id, part),
            "type": "Annotation",
            "motivation": ["classifying", "identifying"],
            "body": body,
            "target": targets if len(targets) > 1 else targets[0],
        }


def _target(record: Record, base: str, span: Span) -> Json:
    page = page_of(record.article)
    text = {
        "id": address(base, record.article.id),
        "type": "Text",
        "format": "text/plain",
        "language": record.article.language,
    }
    before = record.text[max(0, span.start - _AROUND) : span.start]
    after = record.text[span.end : span.end + _AROUND]
    return {
        "type": "SpecificResource",
        "source": text,
        **({"scope": page} if page else {}),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(record.text),
                "prefix": before,
                "suffix": after,
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
