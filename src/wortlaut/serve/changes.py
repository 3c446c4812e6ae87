"""What changed between articles, as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wortlaut.link.versions import Change, Comparison, LostWords, Version
from wortlaut.model.span import Span
from wortlaut.serve.told import flow, when

_WIDTH = len("reworded")


def change_lines(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """Yield the lines of comparisons, one after the other."""
    for number, one in enumerate(comparisons):
        if number:
            yield ""
        yield from _comparison(one)


def _comparison(one: Comparison) -> Iterator[str]:
    credit = "" if one.how == "update" else ", credited" if one.credited else ", no credit"
    yield f"{_named(one.later)}"
    yield f"{one.how} of {_named(one.earlier)}, {one.coverage:.0%}{credit}"
    if not one.changes:
        yield "  nothing was changed"
    for change in one.changes:
        yield from _change(change, is_copy=one.how != "update")
    for quotation in one.quotations:
        yield from _quotation(quotation)


def _named(version: Version) -> str:
    return f"{version.uri} ({version.outlet or '?'}, {when(version.published)})"


def _change(change: Change, *, is_copy: bool) -> Iterator[str]:
    """Yield a change with its places; what a copy does not have was cut."""
    kind = "cut" if is_copy and change.kind == "removed" else change.kind
    sides = [("was", change.was, change.earlier), ("now", change.now, change.later)]
    told = [(name, words, place) for name, words, place in sides if words]
    for number, (name, words, place) in enumerate(told):
        head = kind if number == 0 else ""
        label = f"{name}: " if len(told) > 1 else ""
        yield f"  {head:<{_WIDTH}}  {label}{flow(words)}{_place(place)}"
    yield from (f"  {'':<{_WIDTH}}  ({reason})" for reason in change.reasons)


def _quotation(lost: LostWords) -> Iterator[str]:
    """Yield a quotation that lost words, and what is left of it."""
    whose = lost.holder or "nobody named"
    yield f"  quotation {lost.loss}, {whose}: {flow(lost.was)}{_place(lost.earlier[0])}"
    if lost.now:
        yield f"  {'':<{_WIDTH}}  now: {flow(lost.now)}{_place(lost.later[0])}"


def _place(span: Span | None) -> str:
    return f"  [{span.start}-{span.end}]" if span else ""
