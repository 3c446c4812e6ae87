"""Which kinds of mistakes a reader makes: ``python -m bench.mistakes --data FOLDER``.

Each gold quotation of the development articles is paired with the statement that shares most of it
(Dice, at least half). What has no partner is missed or spurious; in pairs, borders, kind and roles
are compared. A mistake has one name; the twenty most frequent are printed with their counts.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from bench.accuracy import records_of
from bench.rightness import Places, places, tokens_of
from wortlaut.annotate.readers import DEFAULT, Choice, ReaderName
from wortlaut.model.record import Record, Statement
from wortlaut.score import jsonl
from wortlaut.score.gold import QuotedArticle
from wortlaut.score.quotations import KINDS

QUOTED = "quotations/dev.jsonl"
_MOST = 20
_HALF = 0.5
_ROLES = ("speaker", "cue", "frame", "addressee")


@dataclass(frozen=True, slots=True)
class Parts:
    """A quotation, wanted or found, by the places of its characters."""

    kind: str
    quote: Places
    roles: dict[str, Places]


def main() -> None:
    """Print the most frequent kinds of mistakes."""
    parser = argparse.ArgumentParser(prog="python -m bench.mistakes", description=__doc__)
    where = os.environ.get("WORTLAUT_DATA")
    parser.add_argument("--data", type=Path, default=Path(where) if where else None)
    parser.add_argument("--reader", choices=get_args(ReaderName), default=DEFAULT)
    asked = parser.parse_args()
    if not asked.data:
        raise SystemExit("no gold: give --data or set WORTLAUT_DATA")
    counts = Counter(mistakes(asked.data / QUOTED, Choice(asked.reader)))
    print("| count | mistake |\n|---|---|")
    for name, count in counts.most_common(_MOST):
        print(f"| {count} | {name} |")


def mistakes(path: Path, choice: Choice) -> Iterator[str]:
    """Yield the name of each mistake in the articles of a corpus."""
    articles = list(jsonl.quoted_articles(path))
    records = {record.article.source.uri: record for record in records_of(articles, choice)}
    for article in articles:
        record = records[article.doc]
        yield from _compared(_wanted(article), _found(record))


def _wanted(article: QuotedArticle) -> list[Parts]:
    tokens = tokens_of(article)

    def at(numbers: frozenset[int]) -> Places:
        return frozenset(place for number in numbers for place in tokens[number])

    return [
        Parts(one.type, at(one.quote), {role: at(getattr(one, role)) for role in _ROLES})
        for one in article.quotations
    ]


def _found(record: Record) -> list[Parts]:
    return [_parts(record, one) for one in record.statements or () if one.kind in KINDS]


def _parts(record: Record, one: Statement) -> Parts:
    spans = {
        "speaker": one.holder_span,
        "cue": one.cue,
        "frame": one.frame,
        "addressee": one.addressee,
    }
    roles = {role: places(record, spans[role]) for role in _ROLES}
    return Parts(KINDS[one.kind], places(record, one.content), roles)


# ------------------------------------------------------------------------------ comparing
def _compared(wanted: Sequence[Parts], found: Sequence[Parts]) -> Iterator[str]:
    pairs = _paired(wanted, found)
    for number, gold in enumerate(wanted):
        if number not in pairs:
            yield _missed(gold, wanted, found)
    taken = set(pairs.values())
    for number, one in enumerate(found):
        if number not in taken:
            yield _spurious(one, wanted)
    for left, right in pairs.items():
        gold, one = wanted[left], found[right]
        yield from _borders(gold.quote, one.quote)
        if gold.kind != one.kind:
            yield f"kind: {gold.kind} taken for {one.kind}"
        for role in _ROLES:
            yield from _role(role, gold.roles[role], one.roles[role])


def _paired(wanted: Sequence[Parts], found: Sequence[Parts]) -> dict[int, int]:
    """Pair those that share most first."""
    shares = sorted(
        (
            (-_share(gold.quote, one.quote), left, right)
            for left, gold in enumerate(wanted)
            for right, one in enumerate(found)
            if _share(gold.quote, one.quote) >= _HALF
        ),
    )
    pairs: dict[int, int] = {}
    for _, left, right in shares:
        if left not in pairs and right not in pairs.values():
            pairs[left] = right
    return pairs


def _share(left: Places, right: Places) -> float:
    return 2 * len(left & right) / max(1, len(left) + len(right))


def _missed(gold: Parts, wanted: Sequence[Parts], found: Sequence[Parts]) -> str:
    if any(gold.quote < other.quote for other in wanted):
        return f"missed: {gold.kind} inside another quotation"
    touched = [one for one in found if one.quote & gold.quote]
    if len(touched) > 1:
        return f"missed: {gold.kind}, cut into several"
    if touched:
        return f"missed: {gold.kind}, of which less than half was found"
    return f"missed: {gold.kind}"


def _spurious(one: Parts, wanted: Sequence[Parts]) -> str:
    if any(one.quote & gold.quote for gold in wanted):
        return f"spurious: {one.kind} that overlaps a quotation"
    return f"spurious: {one.kind}"


def _borders(gold: Places, mine: Places) -> Iterator[str]:
    for name, these, those in (("too short", gold, mine), ("too long", mine, gold)):
        rest = these - those
        if not rest:
            continue
        if any(place < min(those) for place in rest):
            yield f"border: {name} on the left"
        if any(place > max(those) for place in rest):
            yield f"border: {name} on the right"
        if any(min(those) < place < max(those) for place in rest):
            yield f"border: {name} inside (a gap)"


def _role(role: str, gold: Places, mine: Places) -> Iterator[str]:
    if gold == mine:
        return
    if not mine:
        yield f"{role}: none found"
    elif not gold:
        yield f"{role}: found where there is none"
    elif not gold & mine:
        yield f"{role}: another one"
    elif mine < gold:
        yield f"{role}: too few words"
    elif gold < mine:
        yield f"{role}: too many words"
    else:
        yield f"{role}: other words in part"


if __name__ == "__main__":
    main()
