"""The JSON form of the model, and its JSON Schema, both made from the classes themselves.

Four rules, and no more: a field called ``span`` lies flat; a field that defaults to None is left
out when it is None; a tuple is a list; a record names its schema.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from inspect import getdoc
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

from wortlaut.model.errors import FormError, SpanError
from wortlaut.model.record import SCHEMA, Record
from wortlaut.model.span import Span

# JSON's own border: the only module of the model in which Any is allowed.
Json = Any
Decoder = Callable[[Json, str], Any]


# ------------------------------------------------------------------------------ out
def to_json(value: Json) -> Json:
    """Turn a value of the model into what ``json.dumps`` takes."""
    if isinstance(value, tuple):
        return [to_json(part) for part in value]
    if not is_dataclass(value):
        return value
    out: dict[str, Json] = {"schema": SCHEMA} if isinstance(value, Record) else {}
    cls: Any = type(value)
    for name, optional in _fields(cls):
        part = getattr(value, name)
        if name == "span":
            out["start"], out["end"] = part.start, part.end
        elif part is not None or not optional:
            out[name] = to_json(part)
    return out


def dumps(record: Record, indent: int | None = None) -> str:
    """Write a record as JSON text; the same record always gives the same text."""
    separators = (",", ":") if indent is None else None
    return json.dumps(to_json(record), ensure_ascii=False, indent=indent, separators=separators)


# ------------------------------------------------------------------------------ in
def from_json(value: Json) -> Record:
    """Read a record from parsed JSON; unknown fields are left out (the contract only grows).

    Raises ``FormError`` naming the path of the first field that does not fit.
    """
    record: Record = _decoder(Record)(value, "record")
    return record


def loads(text: str | bytes) -> Record:
    """Read a record from JSON text."""
    try:
        parsed = json.loads(text)
    except ValueError as error:
        raise FormError(f"not JSON: {error}") from error
    return from_json(parsed)


@cache
def _fields(cls: Any) -> tuple[tuple[str, bool], ...]:
    """List a class's fields with whether None means absent."""
    return tuple((field.name, field.default is None) for field in fields(cls))


@cache
def _decoder(hint: Any) -> Decoder:
    """Build the function that reads one type."""
    if isinstance(hint, NewType):
        return _decoder(hint.__supertype__)
    if is_dataclass(hint):
        return _class_decoder(hint)
    origin = get_origin(hint)
    if origin is tuple:
        return _tuple_decoder(get_args(hint)[0])
    if origin in (Union, types.UnionType):
        return _union_decoder(get_args(hint))
    if origin is Literal:
        return _label_decoder(get_args(hint))
    return _plain_decoder(hint)


def _class_decoder(cls: Any) -> Decoder:
    hints, known = get_type_hints(cls), fields(cls)

    def decode(value: Json, path: str) -> Any:
        if not isinstance(value, dict):
            raise FormError(f"{path}: expected an object, found {type(value).__name__}")
        parts: dict[str, Any] = {}
        for field in known:
            if field.name == "span":
                parts["span"] = _decoder(Span)(value, path)
            elif field.name in value:
                parts[field.name] = _decoder(hints[field.name])(
                    value[field.name], f"{path}.{field.name}"
                )
            elif field.default is MISSING:
                raise FormError(f"{path}.{field.name}: missing")
        try:
            return cls(**parts)
        except SpanError as error:
            raise FormError(f"{path}: {error}") from error

    return decode


def _tuple_decoder(hint: Any) -> Decoder:
    def decode(value: Json, path: str) -> Any:
        if not isinstance(value, list):
            raise FormError(f"{path}: expected a list, found {type(value).__name__}")
        inner = _decoder(hint)
        return tuple(inner(part, f"{path}[{i}]") for i, part in enumerate(value))

    return decode


def _union_decoder(hints: tuple[Any, ...]) -> Decoder:
    choices = [hint for hint in hints if hint is not type(None)]
    optional = len(choices) < len(hints)

    def decode(value: Json, path: str) -> Any:
        if value is None and optional:
            return None
        for hint in choices[:-1]:  # several classes: the one whose fields are there
            if isinstance(value, dict) and all(field.name in value for field in fields(hint)):
                return _decoder(hint)(value, path)
        return _decoder(choices[-1])(value, path)

    return decode


def _label_decoder(labels: tuple[str, ...]) -> Decoder:
    def decode(value: Json, path: str) -> Any:
        if value not in labels:
            raise FormError(f"{path}: {value!r} is none of {', '.join(labels)}")
        return value

    return decode


def _plain_decoder(hint: Any) -> Decoder:
    def decode(value: Json, path: str) -> Any:
        fits = isinstance(value, (int, float) if hint is float else hint)
        if not fits or isinstance(value, bool):
            raise FormError(f"{path}: expected {hint.__name__}, found {type(value).__name__}")
        return float(value) if hint is float else value

    return decode


# ------------------------------------------------------------------------------ schema
def json_schema() -> Json:
    """Return the JSON Schema (2020-12) of a record; additional fields are allowed everywhere."""
    definitions: dict[str, Json] = {}
    root = _class_schema(Record, definitions)
    root["properties"] = {"schema": {"const": SCHEMA}, **root["properties"]}
    root["required"] = ["schema", *root["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema(hint: Any, definitions: dict[str, Json]) -> Json:
    """Describe one type; classes go to the definitions and are referred to."""
    if isinstance(hint, NewType):
        return _schema(hint.__supertype__, definitions)
    if is_dataclass(hint):
        name = getattr(hint, "__name__", "")
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = _class_schema(hint, definitions)
        return {"$ref": f"#/$defs/{name}"}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(part, definitions) for part in arguments]}
    if origin is Literal:
        return {"enum": list(arguments)}
    names = {str: "string", int: "integer", float: "number", type(None): "null"}
    return {"type": names[hint]}


def _class_schema(cls: Any, definitions: dict[str, Json]) -> Json:
    hints = get_type_hints(cls)
    properties: dict[str, Json] = {}
    required: list[str] = []
    for field in fields(cls):
        if field.name == "span":
            inner = _class_schema(Span, definitions)
            properties |= inner["properties"]
            required += inner["required"]
            continue
        absent = field.default is None
        hint = hints[field.name]
        kept = [part for part in get_args(hint) if part is not type(None)]
        properties[field.name] = _schema(kept[0] if absent and kept else hint, definitions)
        required += [] if absent else [field.name]
    if cls is Span:
        properties = {name: {"type": "integer", "minimum": 0} for name in properties}
    described = (getdoc(cls) or "").splitlines()[0]
    return {
        "type": "object",
        "description": described,
        "properties": properties,
        "required": required,
    }
