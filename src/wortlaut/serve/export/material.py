"""What exports are made of, and what they give: pieces of named files, one after the other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from wortlaut.model.dossier import Dossier
from wortlaut.model.errors import WortlautError
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Record
from wortlaut.model.span import Span
from wortlaut.record.asked import Asked
from wortlaut.record.chosen import Kept

if TYPE_CHECKING:
    from wortlaut.record.judgements import JudgementRow
    from wortlaut.record.store import Store

# What the id of an article is appended to, where no desk is named that has a page for it.
BASE: Final = "urn:wortlaut:article:"


class ExtraError(WortlautError):
    """A library that one format needs, and that is not installed."""

    code = "missing-extra"


@dataclass(frozen=True, slots=True)
class Part:
    """The next bytes of one file of an export; ``name`` is its path inside the export."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Material:
    """What is exported. ``base`` is an address to which the id of an article is appended.

    The records can be gone through once. ``dossiers`` are of the stories that are asked for.
    """

    kept: Iterable[Kept]
    judgements: Iterable[JudgementRow] = ()
    base: str = BASE
    dossiers: tuple[Dossier, ...] = ()

    def records(self) -> Iterator[Record]:
        """Yield the records, without the statements that were not asked for."""
        return map(cut, self.kept)


def as_read(store: Store, asked: Asked, base: str = BASE) -> Material:
    """Gather what a store has of what is asked for, as it was read."""
    return Material(store.chosen(asked), store.judgements(), base)


def as_judged(store: Store, asked: Asked, base: str = BASE) -> Material:
    """Gather what a store has of what is asked for; actors are called as people judged."""
    return Material(store.chosen_as_judged(asked), store.judgements(), base)


def cut(kept: Kept) -> Record:
    """Return a record without the statements that were not asked for, and what hangs on them."""
    record, asked = kept.record, kept.statements
    if asked is None:
        return record
    return replace(
        record,
        statements=tuple(one for one in record.statements or () if one.id in asked),
        disputes=record.disputes
        and tuple(one for one in record.disputes if one.statement in asked),
        events=record.events
        and tuple(one for one in record.events if one.statement is None or one.statement in asked),
    )


# ------------------------------------------------------------------------------ said of all
def encoded(text: str) -> bytes:
    """Write UTF-8; half of a surrogate pair, which no encoding has, becomes its escape."""
    return text.encode("utf-8", "backslashreplace")


def address(base: str, article: ArticleId, part: str = "") -> str:
    """Return the permanent address of an article, or of a part of it."""
    return f"{base}{article}{f'#{part}' if part else ''}"


def text_sha256(record: Record) -> str:
    """Hash the text that all spans count in, so that anybody can tell that it is the same."""
    return hashlib.sha256(record.text.encode("utf-8", "surrogatepass")).hexdigest()


def in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same characters as spans in order and apart: what other formats ask for."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
