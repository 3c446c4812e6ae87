"""What words hint at of stance: whether somebody asserts, demands, announces or accuses.

The verb of saying often leaves it open: "sagte, man müsse handeln" demands, "sagte, er werde
handeln" announces. So words are sorted, and it is told where words of each sort stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from wortlaut.lang.tables import table


@cache
def sorts(language: str) -> dict[str, re.Pattern[str]]:
    """Return what a word of each sort looks like, in lower case."""
    return {row["name"]: _pattern(row) for row in table(language, "stances")["sort"]}


def _pattern(row: dict[str, str]) -> re.Pattern[str]:
    whole, begins, within = (
        "|".join(map(re.escape, row.get(part, "").split()))
        for part in ("words", "begins", "within")
    )
    ways = [f"(?:{whole})$" if whole else "", f"(?:{begins})" if begins else ""]
    ways.append(f".*(?:{within})" if within else "")
    return re.compile("|".join(way for way in ways if way))


# News repeats its words; bounded, so that memory stays flat.
@lru_cache(maxsize=65_536)
def sorts_of(language: str, low: str) -> tuple[str, ...]:
    """Return the sorts of a word, which is in lower case."""
    return tuple(name for name, looks in sorts(language).items() if looks.match(low))


def hints(language: str, words: Iterable[str]) -> frozenset[str]:
    """Return the sorts of which there is a word."""
    return frozenset(name for low in words for name in sorts_of(language, low))
