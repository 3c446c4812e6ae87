"""Whether an actor of a record is the one that the gold means, judged by what names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from wortlaut.lang.tables import table
from wortlaut.model.identity import ActorId
from wortlaut.model.record import Record
from wortlaut.score.gold import LayeredArticle
from wortlaut.score.pairing import Pair, looked_for

Strings = frozenset[str]

# Three letters are an abbreviation, or part of too many words, to be taken for the same.
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Names:
    """The strings that name each actor, of the gold and of the record, in plain form."""

    gold: Mapping[str, Strings]
    found: Mapping[ActorId, Strings]

    def same(self, gold: str | None, found: ActorId | None) -> bool:
        """Tell whether both are the same actor, or both are nobody."""
        if gold is None or found is None:
            return gold is None and found is None
        wanted = self.gold.get(gold, frozenset({plain(gold)}))
        given = self.found.get(found, frozenset())
        return bool(wanted & given) or any(_within(x, y) for x in wanted for y in given)


def names_of(pair: Pair[LayeredArticle]) -> Names:
    """Collect what names the actors of an article."""
    gold = {
        actor.name: frozenset(map(plain, (actor.name, *actor.mentions)))
        for actor in pair.gold.actors
    }
    return Names(gold, dict(_found(pair.record)))


def plain(name: str) -> str:
    """Reduce a name to what counts: no article before it, no marks in it, no upper case."""
    bare = _leading_article().sub("", name.strip())
    return re.sub(r"\W+", " ", bare).strip().casefold()


def _found(record: Record | None) -> Iterator[tuple[ActorId, Strings]]:
    actors = looked_for(record.actors if record else None, record, "actors")
    for actor in actors:
        text = record.text if record else ""
        said = [one.span.of(text) for one in actor.mentions if one.form != "pronoun"]
        yield actor.id, frozenset(map(plain, (actor.name, *said)))


def _within(left: str, right: str) -> bool:
    """Tell whether the shorter name is made of whole words of the longer one."""
    shorter, longer = (left, right) if len(left) <= len(right) else (right, left)
    return len(shorter) >= _SHORTEST and f" {shorter} " in f" {longer} "


@cache
def _leading_article() -> re.Pattern[str]:
    """Build what matches "der" in "der Kreml", and nothing in "Derby"."""
    words = "|".join(entry["word"] for entry in table("de", "articles")["article"])
    return re.compile(rf"^(?:{words})\s+", re.IGNORECASE)
