"""A link between two articles for people to judge: the passages of both, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wortlaut.model.dossier import Dossier, DossierArticle, TextReuse
from wortlaut.model.record import Record
from wortlaut.model.span import Span
from wortlaut.record.links import Contested
from wortlaut.serve.left_out import Piece, beside


@dataclass(frozen=True, slots=True)
class Passages:
    """A passage of the later article beside the one that it may be taken from."""

    later: Span
    earlier: Span
    now: tuple[Piece, ...]
    was: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """Two articles of which the later one may be made of the earlier one, and what says so."""

    contested: Contested
    reuse: TextReuse
    later: DossierArticle
    earlier: DossierArticle
    passages: tuple[Passages, ...]


def lead_of(
    contested: Contested, part: Dossier | None, later: Record, earlier: Record
) -> Lead | None:
    """Lay a link out; None if the story has it no more."""
    pair = (contested.later, contested.earlier)
    found = (one for one in (part.reuse if part else ()) if (one.later, one.earlier) == pair)
    reuse = next(found, None)
    if reuse is None or part is None:
        return None
    passages = tuple(_passages(reuse, later, earlier))
    return Lead(contested, reuse, part.article(reuse.later), part.article(reuse.earlier), passages)


def _passages(reuse: TextReuse, later: Record, earlier: Record) -> Iterator[Passages]:
    for one in reuse.passages:
        before, after = one.earlier.of(earlier.text), one.later.of(later.text)
        was, now = beside(before, after)
        if len(was) == len(now) == 1 and before.split() != after.split():
            was, now = (Piece(before, "left out"),), (Piece(after, "put in"),)  # all words differ
        yield Passages(one.later, one.earlier, now, was)
