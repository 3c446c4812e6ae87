"""The JSON form of the model, and its JSON Schema, both made from the classes themselves.

Four rules, and no more: a field called ``span`` lies flat; a field that defaults to None is left
out when it is None; a tuple is a list; a record and a dossier name their schema.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from inspect import getdoc
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

from wortlaut.model.dossier import DOSSIER_SCHEMA, Dossier
from wortlaut.model.errors import FormError, SpanError
from wortlaut.model.record import SCHEMA, Record
from wortlaut.model.span import Span

# JSON's own border: the only module of the model in which Any is allowed.
Json = Any
Decoder = Callable[[Json], Any]

_SURROGATE = re.compile("[\ud800-\udfff]")
_SCHEMAS: dict[Any, str] = {Record: SCHEMA, Dossier: DOSSIER_SCHEMA}


# ------------------------------------------------------------------------------ out
def to_json(value: Json) -> Json:
    """Turn a value of the model into what ``json.dumps`` takes."""
    kind = type(value)
    if kind is Span:
        return {"start": value.start, "end": value.end}
    if kind is tuple:
        return [to_json(part) for part in value]
    return _object(value, kind) if is_dataclass(kind) else value


def _object(value: Json, kind: Any) -> Json:
    out: dict[str, Json] = {"schema": _SCHEMAS[kind]} if kind in _SCHEMAS else {}
    for name, optional in _fields(kind):
        part = getattr(value, name)
        if name == "span":
            out["start"], out["end"] = part.start, part.end
        elif type(part) is str:  # most fields: saves the call, a third of the time of a record
            out[name] = part
        elif part is not None or not optional:
            out[name] = to_json(part)
    return out


def dumps(record: Record | Dossier, indent: int | None = None) -> str:
    """Write a record or a dossier as JSON text; the same one always gives the same text.

    A lone surrogate (a byte of a file name that is not UTF-8) is escaped: the text is valid UTF-8.
    """
    separators = (",", ":") if indent is None else None
    out = json.dumps(to_json(record), ensure_ascii=False, indent=indent, separators=separators)
    return out if out.isascii() else _SURROGATE.sub(lambda one: f"\\u{ord(one[0]):04x}", out)


# ------------------------------------------------------------------------------ in
class _MisfitError(Exception):
    """A field that does not fit; ``path`` grows from the field outwards as decoders give up."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.path: list[str] = []

    def at(self, step: str) -> _MisfitError:
        """Return this misfit with one more step of its path."""
        self.path.append(step)
        return self


def from_json(value: Json) -> Record:
    """Read a record from parsed JSON; unknown fields are left out (the contract only grows).

    Raises ``FormError`` naming the path of the first field that does not fit.
    """
    record: Record = _read(Record, "record", value)
    return record


def loads(text: str | bytes) -> Record:
    """Read a record from JSON text."""
    try:
        parsed = json.loads(text)
    except ValueError as error:
        raise FormError(f"not JSON: {error}") from error
    except RecursionError as error:
        raise FormError("not a record: nested too deeply") from error
    return from_json(parsed)


def dossier_from_json(value: Json) -> Dossier:
    """Read a dossier from parsed JSON, as ``from_json`` reads a record."""
    dossier: Dossier = _read(Dossier, "dossier", value)
    return dossier


def _read(cls: Any, name: str, value: Json) -> Any:
    try:
        return _decoder(cls)(value)
    except _MisfitError as misfit:
        raise FormError(f"{name}{''.join(reversed(misfit.path))}: {misfit}") from None


@cache
def _fields(cls: Any) -> tuple[tuple[str, bool], ...]:
    """List a class's fields with whether None means absent."""
    return tuple((field.name, field.default is None) for field in fields(cls))


@cache
def _decoder(hint: Any) -> Decoder:
    """Build the function that reads one type."""
    if isinstance(hint, NewType):
        return _decoder(hint.__supertype__)
    if hint is Span:
        return _span
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


def _span(value: Json) -> Span:
    _expect(value, dict, "an object")
    start, end = value.get("start"), value.get("end")
    if not type(start) is type(end) is int:
        start, end = _bound(value, "start"), _bound(value, "end")
    try:
        return Span(start, end)
    except SpanError as error:
        raise _MisfitError(str(error)) from error


def _bound(value: Json, name: str) -> int:
    if name not in value:
        raise _MisfitError("missing").at(f".{name}")
    bound = value[name]
    if type(bound) is not int:
        raise _MisfitError(f"expected int, found {type(bound).__name__}").at(f".{name}")
    return bound


def _expect(value: Json, kind: type, noun: str) -> None:
    if type(value) is not kind:
        raise _MisfitError(f"expected {noun}, found {type(value).__name__}")


def _class_decoder(cls: Any) -> Decoder:
    hints = get_type_hints(cls)
    known = [(field.name, _decoder(hints[field.name]), field.default) for field in fields(cls)]

    def decode(value: Json) -> Any:
        _expect(value, dict, "an object")
        parts: list[Any] = []
        try:
            for name, inner, default in known:
                part = value if name == "span" else value.get(name, default)
                if part is MISSING:
                    raise _MisfitError("missing")
                parts.append(part if part is default else inner(part))
        except _MisfitError as misfit:
            name = known[len(parts)][0]
            raise (misfit if name == "span" else misfit.at(f".{name}")) from None
        return cls(*parts)

    return decode


def _tuple_decoder(hint: Any) -> Decoder:
    inner = _decoder(hint)

    def decode(value: Json) -> Any:
        _expect(value, list, "a list")
        parts: list[Any] = []
        try:
            parts.extend(map(inner, value))  # as far as it comes: the index of a misfit
        except _MisfitError as misfit:
            raise misfit.at(f"[{len(parts)}]") from None
        return tuple(parts)

    return decode


def _union_decoder(hints: tuple[Any, ...]) -> Decoder:
    choices = [(hint, _decoder(hint)) for hint in hints if hint is not type(None)]
    optional = len(choices) < len(hints)

    def decode(value: Json) -> Any:
        if value is None and optional:
            return None
        for hint, inner in choices[:-1]:  # several classes: the one whose fields are there
            if isinstance(value, dict) and all(field.name in value for field in fields(hint)):
                return inner(value)
        return choices[-1][1](value)

    return decode


def _label_decoder(labels: tuple[str, ...]) -> Decoder:
    known = frozenset(labels)

    def decode(value: Json) -> Any:
        if not isinstance(value, str) or value not in known:
            raise _MisfitError(f"{value!r} is none of {', '.join(labels)}")
        return value

    return decode


def _plain_decoder(hint: Any) -> Decoder:
    def decode(value: Json) -> Any:
        if type(value) is hint:
            return value
        if hint is float and type(value) is int:
            return float(value)
        raise _MisfitError(f"expected {hint.__name__}, found {type(value).__name__}")

    return decode


# ------------------------------------------------------------------------------ schema
def json_schema(of: type[Record | Dossier] = Record) -> Json:
    """Return the JSON Schema (2020-12) of records or dossiers; more fields are allowed anywhere."""
    definitions: dict[str, Json] = {}
    root = _class_schema(of, definitions)
    root["properties"] = {"schema": {"const": _SCHEMAS[of]}, **root["properties"]}
    root["required"] = ["schema", *root["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _SCHEMAS[of],
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
    names = {
        str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null",
    }  # fmt: skip
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
