"""What a holder does with his words: what speaks for each stance, weighed by a small network.

The tables know what a verb of saying tells; often it tells nothing ("sagte, man müsse handeln").
Here the sorts of words (``lang/de/stances.toml``) in and beside what is told have a say. The
weights lie beside the network (``stance.npz``) and are fitted by ``python -m training.stance``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from wortlaut.annotate.lexicon import Lexicon
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.quotations.frames import stance_of
from wortlaut.annotate.reader.linked import Verdict
from wortlaut.annotate.reader.numbered import Words
from wortlaut.annotate.stances import hints
from wortlaut.annotate.words import Word
from wortlaut.model.record import Stance

STANCES: tuple[Stance, ...] = (
    "asserts",
    "denies",
    "demands",
    "announces",
    "expects",
    "accuses",
    "praises",
    "condemns",
    "asks",
    "doubts",
)
# Scores this close are a tie, which the first stance wins: sums may differ in their last digits
# from machine to machine, and a record must not.
_DIGITS = 4

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Stances:
    """The weights of evidence for stances: a row for each name, through one hidden layer."""

    names: tuple[str, ...]
    hidden: Numbers
    hidden_bias: Numbers
    stance: Numbers
    stance_bias: Numbers

    @classmethod
    def read(cls, path: Path) -> Stances:
        """Read the weights that lie beside a network."""
        with np.load(path) as kept:
            hidden, hidden_bias, stance, stance_bias = (
                kept[name].astype(np.float64)
                for name in ("hidden", "hidden_bias", "stance", "stance_bias")
            )
            return cls(tuple(map(str, kept["names"])), hidden, hidden_bias, stance, stance_bias)

    def likeliest(self, evidence: frozenset[str]) -> Stance:
        """Return the stance for which most speaks."""
        rows = [number for number, name in enumerate(self.names) if name in evidence]
        inner = np.maximum(0, self.hidden[rows].sum(axis=0) + self.hidden_bias)
        scores = np.round(inner @ self.stance + self.stance_bias, _DIGITS)
        return STANCES[int(scores.argmax())]


@dataclass(frozen=True, slots=True)
class Told:
    """What is told: its words, what the linker says of it, and what the tables say of its cue."""

    content: Words
    verdict: Verdict
    by_table: Stance
    language: str

    def having(self, role: str) -> frozenset[int]:
        """Return the words that may well have a role."""
        return frozenset(self.verdict.having(role, _LIKELY))


# From this probability on a word counts as one of the cue or frame.
_LIKELY = 0.3
# So many words are the beginning of what is told; fewer are short, more are long.
_BEGINNING, _SHORT, _LONG = 4, 6, 25


def evidence(
    told: Told, words: Sequence[Word], units: Iterable[tuple[int, Unit]], known: Lexicon
) -> frozenset[str]:
    """Return by name what speaks for a stance.

    ``words`` are all of the article; ``units`` those that have a word of the content, each with the
    number of its first word.
    """
    placed = list(units)
    hinted = (
        name
        for where, place in _places(told, placed)
        for name in _hinted(where, place, words, told.language)
    )
    return frozenset((*_general(told), *hinted, *_verbs(told, placed, known)))


def _general(told: Told) -> Iterator[str]:
    """Yield what is known of a statement as a whole."""
    yield f"table:{told.by_table}"
    yield f"kind:{told.verdict.kind}"
    yield f"medium:{told.verdict.medium}"
    if not told.having("cue"):
        yield "nocue"
    if len(told.content) < _SHORT:
        yield "short"
    if len(told.content) > _LONG:
        yield "long"


def _places(told: Told, units: Sequence[tuple[int, Unit]]) -> Iterator[tuple[str, Iterable[int]]]:
    """Yield the places that words can have to a statement, each with its words."""
    inside, cue = frozenset(told.content), told.having("cue")
    first, last = units[0][0], units[-1][0] + len(units[-1][1].words)
    yield "in", told.content
    yield "out", frozenset(range(first, last)) - inside - cue
    yield "cue", cue
    yield "frame", told.having("frame") - cue - inside
    yield "start", told.content[:_BEGINNING]
    if told.verdict.kind == "reported":
        yield "rin", told.content
    if told.verdict.kind == "direct":
        yield "din", told.content


def _hinted(
    where: str, place: Iterable[int], words: Sequence[Word], language: str
) -> Iterator[str]:
    """Yield the sorts of the words at a place."""
    for sort in hints(language, (words[number].low for number in place)):
        yield f"{where}:{sort}"


def _verbs(told: Told, units: Iterable[tuple[int, Unit]], known: Lexicon) -> Iterator[str]:
    """Yield the stances of reporting verbs, by whether they are the cue, inside or beside it."""
    inside, cue = frozenset(told.content), told.having("cue")
    for first, unit in units:
        for found in unit.cues:
            if found is None:
                continue
            numbers = {first + number for number in found.words}
            where = "cue" if numbers & cue else "in" if numbers <= inside else "out"
            stance = stance_of(unit, found, known)
            yield f"verb-{where}:{stance}"
            if told.verdict.kind == "reported":
                yield f"rverb-{where}:{stance}"
            if found.voice == "passive":
                yield f"passive-{where}"
