"""The patterns of a language's pages, compiled from its table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from wortlaut.lang.tables import table
from wortlaut.model.record import BlockKind

# In languages without a table of their own only what signs and places on the page show is found.
_EMPTY: dict[str, Any] = {"words": {}}
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Patterns:
    """What the lines of a page look like; ``lines`` in the order in which they are tried."""

    lines: tuple[tuple[BlockKind, re.Pattern[str]], ...]
    inline: tuple[tuple[BlockKind, re.Pattern[str]], ...]
    notes: re.Pattern[str]
    corrections: re.Pattern[str]
    stamp: re.Pattern[str]
    captions: re.Pattern[str]
    credit: re.Pattern[str]
    outlets: re.Pattern[str]
    persons: re.Pattern[str]
    dated: re.Pattern[str]
    updated: re.Pattern[str]
    published: re.Pattern[str]
    by: re.Pattern[str]
    between: re.Pattern[str]
    team: re.Pattern[str]
    subscribe: re.Pattern[str]
    header: re.Pattern[str]
    header_fields: dict[str, tuple[str, BlockKind]]
    address: frozenset[str]
    camel: frozenset[str]
    camel_endings: tuple[str, ...]
    place: re.Pattern[str]
    town: re.Pattern[str]
    subscribed: frozenset[str]

    def is_correction(self, note: str) -> bool:
        """Tell a note that something was changed from other notes."""
        return bool(self.corrections.fullmatch(note) or self.stamp.match(note))


@cache
def patterns(language: str) -> Patterns:
    """Compile the patterns of a language (BCP 47); of another they are empty."""
    primary = language.partition("-")[0]
    there = files("wortlaut.lang").joinpath(primary, "layout.toml").is_file()
    layout = table(primary, "layout") if there else _EMPTY
    layout = {**layout, "pieces": {**layout.get("pieces", {}), "outlet": _outlet_names()}}
    words = layout["words"]
    notes = layout.get("note", [])
    headers = layout.get("header", [])
    labels = [label for header in headers for label in header["labels"]]
    return Patterns(
        lines=_by_kind(layout, "line"),
        inline=_by_kind(layout, "inline"),
        notes=_one_of(layout, [note["pattern"] for note in notes]),
        corrections=_one_of(layout, [note["pattern"] for note in notes if note["correction"]]),
        stamp=_one_of(layout, _listed(layout, "stamp")),
        captions=_one_of(layout, _listed(layout, "caption")),
        credit=_one_of(layout, [f"(?:{entry}) ?$" for entry in _listed(layout, "credit")]),
        outlets=_one_of(layout, ["{outlet}"]),
        persons=_one_of(layout, ["{persons}"] if there else []),
        dated=_words(words, "published", "updated", "filler"),
        updated=_words(words, "updated"),
        published=_words(words, "published"),
        by=re.compile(words["by"]) if "by" in words else _NOTHING,
        between=re.compile(words["between"]) if "between" in words else _NOTHING,
        team=re.compile(words["team"]) if "team" in words else _NOTHING,
        subscribe=re.compile(words["subscribe"]) if "subscribe" in words else _NOTHING,
        header=re.compile(rf"({_any(labels)})\s?:\s+(\S.*)") if labels else _NOTHING,
        header_fields={
            label: (header["field"], header["kind"])
            for header in headers
            for label in header["labels"]
        },
        address=frozenset(words.get("address", ())),
        camel=frozenset(words.get("camel", ())),
        camel_endings=tuple(words.get("camel_endings", ())),
        place=_places(words["places"]) if words.get("places") else _NOTHING,
        town=_town(words) if words.get("place_ends") else _NOTHING,
        subscribed=frozenset(word.casefold() for word in words.get("subscribed", ())),
    )


def _outlet_names() -> str:
    outlets = table("de", "outlets")["outlet"]
    return (
        f"(?:{_any([name for outlet in outlets for name in (outlet['name'], *outlet['short'])])})"
    )


def _by_kind(layout: dict[str, Any], name: str) -> tuple[tuple[BlockKind, re.Pattern[str]], ...]:
    kinds: dict[BlockKind, list[str]] = {}
    for entry in layout.get(name, []):
        kinds.setdefault(entry["kind"], []).append(entry["pattern"])
    return tuple((kind, _one_of(layout, listed)) for kind, listed in kinds.items())


def _listed(layout: dict[str, Any], name: str) -> list[str]:
    return [entry["pattern"] for entry in layout.get(name, [])]


def _one_of(layout: dict[str, Any], alternatives: list[str]) -> re.Pattern[str]:
    """Compile alternatives into one pattern, with the table's pieces filled in."""
    joined = "|".join(f"(?:{alternative})" for alternative in alternatives)
    for _ in range(2):  # a piece may hold another
        for name, piece in layout.get("pieces", {}).items():
            joined = joined.replace("{" + name + "}", piece)
    return re.compile(joined, re.IGNORECASE) if alternatives else _NOTHING


def _words(words: dict[str, list[str]], *names: str) -> re.Pattern[str]:
    listed = [word for name in names for word in words.get(name, ())]
    return re.compile(rf"\b(?:{_any(listed)})\b", re.IGNORECASE) if listed else _NOTHING


def _town(words: dict[str, list[str]]) -> re.Pattern[str]:
    """Match what looks like the name of a town: "Wolmstadt", "Dessau-Roßlau", "Bad Wolmbach"."""
    before, behind = _any(words["place_begins"]), _any(words["place_goes_on"])
    no_other = "".join(f"(?<!{re.escape(end)})" for end in words["no_place_ends"])
    name = rf"[A-ZÄÖÜ][\w-]+(?:{_any(words['place_ends'])})(?!\w){no_other}"
    return re.compile(rf"(?:(?:{before}) )?{name}(?:(?: (?:{behind})| ?/) ?[A-ZÄÖÜ][\w-]+)?")


def _places(listed: list[str]) -> re.Pattern[str]:
    """Match a known place, and others named with it: "Berlin/Holm"."""
    return re.compile(rf"(?:{_any(listed)})(?![\w-])(?:/[A-ZÄÖÜ][\w-]+){{0,4}}")


def _any(listed: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True))
