"""The tables of the simulator, read once: names, frames, genres."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bench.simulate.templates import Template, template

_HERE = Path(__file__).parent
SPEAKERS = ("chief", "minister", "witness", "spokes", "second")

Templates = tuple[Template, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """The same words in direct speech, in indirect speech, and cut."""

    direct: Template
    indirect: Template
    cut: Template


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of event: what can be said of it.

    ``words`` are chosen once for an event; ``told`` has the wordings of each point; ``colour`` has
    sentences that nobody vouches for, each in several wordings.
    """

    name: str
    words: Mapping[str, Templates]
    roles: Mapping[str, tuple[tuple[str, str], ...]]
    told: Mapping[str, Templates]
    sayings: Mapping[str, tuple[Saying, ...]]
    retold: Mapping[str, Templates]
    colour: Mapping[str, tuple[Templates, ...]]
    titles: Mapping[str, Templates]


@dataclass(frozen=True, slots=True)
class Frames:
    """How newsrooms wrap what they report."""

    frames: Mapping[str, Templates]
    occasion: Mapping[str, Templates]
    local: Mapping[str, Templates]
    local_roles: tuple[tuple[str, str], ...]
    note: Mapping[str, Templates]
    fillers: Templates


@cache
def names() -> Mapping[str, Any]:
    """Read what names are made of."""
    return _read("words.toml")


@cache
def frames() -> Frames:
    """Read the frames."""
    table = _read("frames.toml")
    local = table.pop("local")
    roles = tuple((man, woman) for man, woman in local.pop("roles"))
    occasion, note, around = (table.pop(name) for name in ("occasion", "note", "around"))
    return Frames(
        frames=_lists(table),
        occasion=_lists(occasion),
        local=_lists(local),
        local_roles=roles,
        note=_lists(note),
        fillers=_lists(around)["filler"],
    )


@cache
def genres() -> tuple[Genre, ...]:
    """Read the genres, in the order of their names."""
    return tuple(_genre(path.stem) for path in sorted((_HERE / "genres").glob("*.toml")))


def _genre(name: str) -> Genre:
    table = _read(f"genres/{name}.toml")
    return Genre(
        name=name,
        words=_lists(table["words"]),
        roles={role: tuple((m, f) for m, f in both) for role, both in table["roles"].items()},
        told=_lists({**table["clauses"], **table["told"]}),
        sayings={who: tuple(map(_saying, table[who])) for who in SPEAKERS},
        retold=_lists(table["retold"]),
        colour={
            name: tuple(tuple(map(template, wordings)) for wordings in sentences)
            for name, sentences in table["colour"].items()
        },
        titles=_lists(table["titles"]),
    )


def _saying(table: Mapping[str, str]) -> Saying:
    return Saying(*(template(table[form]) for form in ("direct", "indirect", "cut")))


def _lists(table: Mapping[str, list[str]]) -> Mapping[str, Templates]:
    return {name: tuple(map(template, wordings)) for name, wordings in table.items()}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / name).read_text("utf-8"))
