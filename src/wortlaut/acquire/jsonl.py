"""JSONL: one article a line, its text taken unchanged."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from wortlaut.acquire.language import language_tag
from wortlaut.acquire.page import Page
from wortlaut.model.document import Given, Raw
from wortlaut.model.record import Notice

# So many fields are named, each no longer, where the one that counts is missing.
_NAMED, _NAME = 8, 30


class BadLineError(Exception):
    """A line that holds no article; ``reason`` is the slug of the rejection."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


def parsed(content: bytes) -> dict[str, Any]:
    """Parse a line of JSONL; raise ``BadLineError`` if it is not one object."""
    try:
        line = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadLineError("not-utf8", f"JSON is UTF-8; byte {error.start} is not") from error
    except RecursionError as error:
        raise BadLineError("bad-json", "nested too deeply") from error
    except ValueError as error:
        raise BadLineError("bad-json", f"not JSON: {_fault(error)}") from error
    if isinstance(line, list):
        raise BadLineError("not-an-object", "a list: write its articles one a line, as .jsonl")
    if not isinstance(line, dict):
        raise BadLineError("not-an-object", f"expected an object, found {type(line).__name__}")
    return line


def _fault(error: ValueError) -> str:
    """Say where JSON breaks off; which line it is in a file of many, only the caller knows."""
    if isinstance(error, json.JSONDecodeError) and error.lineno == 1:
        return f"{error.msg}, at character {error.pos + 1}"
    return str(error)


def _fields_of(line: dict[str, Any]) -> str:
    """Name the first fields that have a value, for whoever calls the text something else."""
    filled = [name for name, value in line.items() if value is not None]
    named = ", ".join(json.dumps(name)[:_NAME] for name in filled[:_NAMED])
    return f"; it has {named}" if named else ""


def line_id(line: dict[str, Any]) -> str | None:
    """Return the id a line gives itself, as text; None if it gives none."""
    id = line.get("id")
    if isinstance(id, str) and id.strip():
        return id
    return str(id) if isinstance(id, int) and not isinstance(id, bool) else None


def jsonl_page(raw: Raw) -> Page:
    """Read a line of JSONL: what it says of its article wins over what was given for all lines."""
    line = parsed(raw.content)
    text = line.get("text")
    if text is None:
        raise BadLineError("no-text", f'the object has no "text"{_fields_of(line)}')
    if not isinstance(text, str):
        raise BadLineError("bad-field", f'"text" is no string but {type(text).__name__}')
    own, warnings = _given(line)
    return Page(text, _merged(own, raw.given), warnings=warnings)


def _given(line: dict[str, Any]) -> tuple[Given, tuple[Notice, ...]]:
    """Read the fields about the article; a field of the wrong type is told and left out."""
    fields: dict[str, Any] = {}
    warnings = []
    for name in ("url", "title", "outlet", "credit", "published", "updated", "language"):
        value = line.get(name)
        if isinstance(value, str) and _is_text(value):
            fields[name] = value.strip() or None
        elif value is not None:
            warnings.append(_bad_field(name, value, "a string"))
    authors = _authors(line.get("authors"))
    if authors is None:
        warnings.append(_bad_field("authors", line["authors"], "a list of strings"))
    if fields.get("language") and not language_tag(fields["language"]):
        warnings.append(_bad_field("language", fields.pop("language"), "a language code"))
    return Given(**fields, authors=authors or ()), tuple(warnings)


def _authors(value: object) -> tuple[str, ...] | None:
    """Read one author or several; None if it is neither."""
    listed = [value] if isinstance(value, str) else value
    if listed is None:
        return ()
    if not isinstance(listed, list) or not all(isinstance(name, str) for name in listed):
        return None
    return tuple(name.strip() for name in listed if name.strip() and _is_text(name))


def _bad_field(name: str, value: object, expected: str) -> Notice:
    shown = ascii(value)[:60]
    return Notice("bad-field", f"{name}: expected {expected}, found {shown}; left out")


def _is_text(value: str) -> bool:
    """Tell whether a string can be written: half of a surrogate pair cannot."""
    return not any("\ud800" <= character <= "\udfff" for character in value)


def _merged(own: Given, common: Given) -> Given:
    """Fill what a line leaves open with what was given for all lines."""
    names = ("url", "title", "outlet", "credit", "authors", "published", "updated", "language")
    return replace(common, **{name: getattr(own, name) for name in names if getattr(own, name)})
