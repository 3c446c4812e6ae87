"""A Wikidata dump, read entity by entity: one big JSON array, one entity a line, mostly gzipped."""

from __future__ import annotations

import gzip
import json
import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from io import BufferedIOBase
from pathlib import Path
from typing import Any

# In which order of languages a name is looked for; "mul" is Wikidata's "the same in all of them".
_ELSE = ("mul", "en")
# Wikidata's precisions of a time: year, month, day; and how much of an ISO date they are.
_PRECISION = {9: 4, 10: 7, 11: 10}


@dataclass(frozen=True, slots=True)
class Entity:
    """One item of Wikidata, as its line in the dump has it."""

    id: str
    labels: Mapping[str, Any]
    aliases: Mapping[str, Any]
    claims: Mapping[str, Any]

    def name(self, language: str) -> str | None:
        """Return the label in a language, else the one for all languages, else the English one."""
        found = (self.labels.get(code, {}).get("value") for code in (language, *_ELSE))
        return next(filter(None, found), None)

    def also(self, language: str) -> tuple[str, ...]:
        """Return the further names in a language."""
        listed = [*self.aliases.get("mul", ()), *self.aliases.get(language, ())]
        return tuple(dict.fromkeys(alias["value"] for alias in listed))

    def statements(self, property: str) -> list[Mapping[str, Any]]:
        """Return the statements about a property that nobody has marked as wrong."""
        return [one for one in self.claims.get(property, ()) if one.get("rank") != "deprecated"]

    def best(self, property: str) -> list[Mapping[str, Any]]:
        """Return the preferred statements about a property, all of them if none is preferred."""
        found = self.statements(property)
        return [one for one in found if one.get("rank") == "preferred"] or found

    def items(self, property: str) -> list[str]:
        """Return the items that the best statements about a property name."""
        return [id for one in self.best(property) if (id := item_of(one["mainsnak"]))]

    def first(self, property: str) -> str | None:
        """Return the first item that the best statements about a property name."""
        return next(iter(self.items(property)), None)


def item_of(snak: Mapping[str, Any]) -> str | None:
    """Return the item that a value of a statement is; None if it is unknown or something else."""
    value = snak.get("datavalue", {}).get("value")
    return value.get("id") if isinstance(value, dict) else None


def text_of(snak: Mapping[str, Any]) -> str | None:
    """Return the text that a value of a statement is."""
    value = snak.get("datavalue", {}).get("value")
    return value if isinstance(value, str) else None


def date_of(snak: Mapping[str, Any]) -> str:
    """Return a time as an ISO day, month or year; "" if it is unknown or vaguer than a year."""
    value = snak.get("datavalue", {}).get("value")
    if not isinstance(value, dict) or not str(value.get("time", "")).startswith("+"):
        return ""
    return str(value["time"])[1:11][: _PRECISION.get(value.get("precision", 0), 0)]


def entities(dump: Path, marks: Collection[str], counts: Counter[str]) -> Iterator[Entity]:
    """Yield the items of a dump whose line has one of the marks, one line in memory at a time.

    ``counts`` learns how many lines there were, how many cannot be read, and whether the file
    breaks off. Parsing takes most of the time, so that a line without a mark is not parsed.
    """
    wanted = [f'"{mark}"'.encode() for mark in marks]
    for line in _lines(dump, counts):
        body = line.strip().rstrip(b",")
        if body in (b"", b"[", b"]"):
            continue
        counts["entities"] += 1
        if any(mark in body for mark in wanted):
            entity = _entity(body)
            counts["unreadable"] += entity is None
            if entity is not None:
                yield entity


def _lines(dump: Path, counts: Counter[str]) -> Iterator[bytes]:
    try:
        with _opened(dump) as lines:
            yield from lines
    except (EOFError, gzip.BadGzipFile, zlib.error):
        counts["broken off"] = 1


def _opened(dump: Path) -> BufferedIOBase:
    with dump.open("rb") as start:
        zipped = start.read(2) == b"\x1f\x8b"
    return gzip.open(dump) if zipped else dump.open("rb")


def _entity(body: bytes) -> Entity | None:
    """Read one line; None if it is no item."""
    try:
        parts = json.loads(body)
        # Where there is nothing, the dump has an empty list and no empty object.
        return Entity(
            parts["id"], parts.get("labels") or {}, parts.get("aliases") or {},
            parts.get("claims") or {},
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
