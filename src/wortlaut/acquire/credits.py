"""Credit lines: which agencies and whose initials stand behind an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wortlaut.lang.tables import table

_INITIALS = re.compile(r"[a-zäöü]{2,4}")
_FULL_NAME = re.compile(r"[A-ZÄÖÜ][\w'’-]+(?: [A-ZÄÖÜ][\w.'’-]*){1,2}")


@dataclass(frozen=True, slots=True)
class Credit:
    """The parts of one credit line."""

    agencies: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


def credit_of(line: str) -> Credit | None:
    """Read a credit such as "das/dpa"; None if a part of it is neither agency nor author."""
    agencies: dict[str, None] = {}
    authors: dict[str, None] = {}
    opened = _opening().match(_bare(line))
    for part in _parts(line):
        if agency := agency_of(part):
            agencies[agency] = None
        elif part in _names("services") or part.casefold() in _names("own"):
            continue
        elif _INITIALS.fullmatch(part) or _FULL_NAME.fullmatch(part):
            authors[part] = None
        else:
            return None
    if opened and not agencies:
        return None  # "(mit ihm)"
    return Credit(tuple(agencies), tuple(authors)) if agencies or authors else None


def agencies_in(line: str) -> tuple[str, ...]:
    """Name the agencies that a byline or a credit mentions, in order, whatever else it says."""
    found: dict[str, None] = {}
    for match in _mention_pattern().finditer(line):
        if agency := agency_of(match.group()):
            found[agency] = None
    return tuple(found)


def agency_of(name: str) -> str | None:
    """Return an agency's name as records give it; None if this is no agency."""
    exact, folded = _agency_names()
    return exact.get(name) or folded.get(name.casefold())


def authors_in(line: str) -> tuple[str, ...]:
    """List the initials and names in a credit the user gives; own words of no author are left."""
    return tuple(
        part
        for part in _parts(line)
        if part.casefold() not in _names("own")
        and part not in _names("services")
        and not agency_of(part)
        and (_INITIALS.fullmatch(part) or _FULL_NAME.fullmatch(part))
    )


def _parts(line: str) -> list[str]:
    """Split a credit at its separators, but not inside an agency's name."""
    bare = _opening().sub("", _bare(line))
    if agency_of(bare):
        return [bare]
    return [part for part in _separator().split(bare) if part]


def _bare(line: str) -> str:
    return line.strip(" \t\u00a0().;:–—-")


@cache
def _opening() -> re.Pattern[str]:
    words = "|".join(sorted(table("de", "agencies")["opening"], key=len, reverse=True))
    return re.compile(rf"^(?:{words})\s+", re.IGNORECASE)


@cache
def _separator() -> re.Pattern[str]:
    words = "|".join(table("de", "agencies")["between"])
    return re.compile(rf"\s*(?:[/,;+&|]|\b(?:{words})\b)\s*")


@cache
def _agency_names() -> tuple[dict[str, str], dict[str, str]]:
    """Index the agencies: exactly as written, and (from three letters on) in any case."""
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    for agency in table("de", "agencies")["agency"]:
        for name in (agency["name"], *agency["short"], *agency["long"]):
            exact[name] = agency["name"]
            if len(name) > 2:
                folded[name.casefold()] = agency["name"]
    return exact, folded


@cache
def _names(kind: str) -> frozenset[str]:
    """Return one list of the table of agencies that are not agencies' names, in small letters."""
    return frozenset(name.casefold() for name in table("de", "agencies")[kind])


@cache
def _mention_pattern() -> re.Pattern[str]:
    names = sorted(_agency_names()[0], key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w])", re.I)
