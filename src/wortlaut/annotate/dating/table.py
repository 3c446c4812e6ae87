"""What a language's table says of dating: which days there are, and what was known since when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from wortlaut.lang.tables import table


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The table of dating of a language; there is one of each."""

    since: date
    until: date
    between: re.Pattern[str]
    ago: frozenset[str]
    before_year: frozenset[str]
    not_held: frozenset[str]
    known: re.Pattern[str]
    known_since: tuple[date, ...]

    def began(self, match: re.Match[str]) -> date:
        """Return since when a thing is known that ``known`` has found."""
        return self.known_since[(match.lastindex or 1) - 1]


@cache
def dating(language: str) -> Table:
    """Read the table of a language."""
    listed = table(language, "dating")
    words = "|".join(listed["beside"]["words"].split())
    marks = re.escape(listed["beside"]["marks"])
    known = (f"({re.sub(r'[(](?![?])', '(?:', row['words'])})" for row in listed["known"])
    return Table(
        since=date.fromisoformat(listed["span"]["since"]),
        until=date.fromisoformat(listed["span"]["until"]),
        between=re.compile(rf"\s?[{marks}]?\s?(?:(?:{words})\s){{0,3}}"),
        ago=frozenset(listed["ago"]["words"].split()),
        before_year=frozenset(listed["year"]["after"].split()),
        not_held=frozenset(listed["not_held"]["nouns"].split()),
        known=re.compile(rf"(?<![\w-])(?:{'|'.join(known)})(?!\w)"),
        known_since=tuple(date.fromisoformat(row["since"]) for row in listed["known"]),
    )
