"""Bring gold and records together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from wortlaut.model.errors import WortlautError
from wortlaut.model.record import Record


class NotLookedForError(WortlautError):
    """A layer that a measure needs is absent: nobody looked, so there is nothing to measure."""

    code = "not-looked-for"


class Gold(Protocol):
    """What every kind of gold has."""

    @property
    def doc(self) -> str:
        """The id that its record carries as ``article.source.uri``."""

    @property
    def text(self) -> str:
        """The text that the gold speaks of."""


G = TypeVar("G", bound=Gold)
Layer = TypeVar("Layer")


@dataclass(frozen=True, slots=True)
class Pair(Generic[G]):
    """The gold of one article, and its record; None if there is no record of it."""

    gold: G
    record: Record | None

    @property
    def found_text(self) -> str:
        """The record's text; empty if there is no record."""
        return self.record.text if self.record else ""


def paired(gold: Iterable[G], records: Iterable[Record]) -> Iterator[Pair[G]]:
    """Pair gold with records by the id of the input line; gold without a record stays alone."""
    by_uri = {record.article.source.uri: record for record in records}
    for article in gold:
        yield Pair(article, by_uri.get(article.doc))


def looked_for(layer: Sequence[Layer] | None, record: Record | None, name: str) -> Sequence[Layer]:
    """Return a layer of a record; nothing where there is no record.

    Raises ``NotLookedForError`` if there is a record and the layer is absent from it.
    """
    if record is None:
        return ()
    if layer is None:
        raise NotLookedForError(
            f"{record.article.source.uri}: nobody looked for {name}",
            hint="choose a reader that finds them",
        )
    return layer
