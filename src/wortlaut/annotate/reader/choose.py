"""Which candidates are quotations, and which words are theirs.

Candidates come from three sides: what the encoder tags, what the rules draft, and what stands in
quotation marks. The linker judges each; of those that mean the same words the best one stays.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from wortlaut.annotate.quotations.read import Reading
from wortlaut.annotate.reader.confidence import Calibration, evidence
from wortlaut.annotate.reader.decode import Overlaps, Words, alike, best_tags, spans_of
from wortlaut.annotate.reader.encoded import Encoded
from wortlaut.annotate.reader.linked import Verdict, verdicts
from wortlaut.annotate.reader.network import Network
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability on something is taken; ``marked`` is for words in quotation marks."""

    true: float = 0.5
    marked: float = 0.2
    word: float = 0.5
    addressee: float = 0.3
    content: float = 0.5
    hedged: float = 0.5


THRESHOLDS = {
    "precision": Thresholds(true=0.8, marked=0.8, hedged=0.8),
    "balance": Thresholds(),
    "recall": Thresholds(true=0.2, marked=0.1, hedged=0.3),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be somebody's, and who proposed them: ``encoder``, ``marks`` or a rule."""

    words: Words
    found_by: tuple[str, ...]


def candidates(encoded: Encoded, prior: Reading) -> list[Candidate]:
    """Collect candidates in the order of the text.

    Words that are nearly those of another candidate are that candidate: the linker moves its
    borders anyhow, and each one more costs time.
    """
    found: list[Candidate] = []
    known = Overlaps()
    for words, source in _proposed(encoded, prior):
        share, at = known.likest(words)
        if at is None or share < _NEARLY:
            found.append(Candidate(words, (source,)))
            known.add(words)
        elif source not in found[at].found_by:
            found[at] = replace(found[at], found_by=(*found[at].found_by, source))
    return sorted(found, key=lambda one: one.words)


# From this share of common words on, two candidates are asked about as one.
_NEARLY = 0.8


def _proposed(encoded: Encoded, prior: Reading) -> Iterator[tuple[Words, str]]:
    for layer in ("quotation", "nested"):
        for words in spans_of(best_tags(encoded.scores[layer])):
            yield words, "encoder"
    starts = [word.start for word in encoded.words]
    for draft in prior.drafts:
        if words := words_in(starts, draft.content):
            yield words, draft.rule
    for unit in prior.units:
        for passage in unit.passages:
            if words := words_in(starts, (passage,)):
                yield words, "marks"


def words_in(starts: Sequence[int], spans: Iterable[Span]) -> Words:
    """Return the numbers of the words that begin inside the spans."""
    found: set[int] = set()
    for span in spans:
        found.update(range(bisect_left(starts, span.start), bisect_left(starts, span.end)))
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class Chosen:
    """A candidate that is taken for a quotation, with the words that are its content."""

    candidate: Candidate
    verdict: Verdict
    content: Words
    confidence: float


def chosen(
    encoded: Encoded,
    prior: Reading,
    network: Network,
    calibration: Calibration,
    least: Thresholds,
) -> list[Chosen]:
    """Return the quotations of a document, in the order of the text."""
    found = candidates(encoded, prior)
    judged = verdicts(encoded, [one.words for one in found], network)
    sure = [
        round(calibration.confidence(evidence(one.words, one.found_by, verdict, encoded)), 3)
        for one, verdict in zip(found, judged, strict=True)
    ]
    starts = [word.start for word in encoded.words]
    in_marks = [words_in(starts, (span,)) for unit in prior.units for span in unit.passages]
    passages = Passages(in_marks, Overlaps(in_marks))
    order = sorted(range(len(found)), key=lambda at: (-sure[at], found[at].words))
    kept: list[Chosen] = []
    taken = Overlaps()
    for at in order:
        marked = judged[at].kind == "direct" and "marks" in found[at].found_by
        if sure[at] < (least.marked if marked else least.true):
            continue
        content = _content(judged[at], passages, least)
        one = Chosen(found[at], judged[at], content, sure[at])
        if not any(_conflict(one, kept[other]) for other in taken.sharing(content)):
            kept.append(one)
            taken.add(content)
    return sorted(kept, key=lambda one: (one.content[0], -one.content[-1]))


def _conflict(one: Chosen, other: Chosen) -> bool:
    """Tell whether two quotations that share words cannot both be: the same, or crossing ones.

    What stands in quotation marks may be most of what it stands in.
    """
    left, right = one.content, other.content
    shared = len(set(left) & set(right))
    if shared < min(len(left), len(right)):
        return True
    apart = (one.verdict.kind == "direct") != (other.verdict.kind == "direct")
    return alike(left, right) >= (_SAME_WORDS if apart else _SAME_SORT)


# From these shares of common words on, one quotation inside another is the other.
_SAME_WORDS, _SAME_SORT = 0.95, 0.5


class Passages(NamedTuple):
    """What stands in quotation marks, and where."""

    words: list[Words]
    places: Overlaps


def _content(verdict: Verdict, passages: Passages, least: Thresholds) -> Words:
    """Return the words of a candidate, its ends moved to where they are certain or likelier.

    Quotation marks are certain; elsewhere the linker says which words belong to it.
    """
    if verdict.kind == "direct":
        share, at = passages.places.likest(verdict.words)
        if at is not None and share >= _MARKED:
            return passages.words[at]
    return _likelier(verdict, least)


# From this share of common words on, a direct quotation is what stands in the marks.
_MARKED = 0.6


def _likelier(verdict: Verdict, least: Thresholds) -> Words:
    """Return the words of a candidate, its ends moved to where the linker sees them."""
    chances = verdict.roles["content"]

    def inside(word: int) -> bool:
        at = word - verdict.low
        return 0 <= at < len(chances) and bool(chances[at] >= least.content)

    words = list(verdict.words)
    while words and not inside(words[0]):
        del words[0]
    while words and not inside(words[-1]):
        del words[-1]
    if not words:
        return verdict.words
    while inside(words[0] - 1):
        words.insert(0, words[0] - 1)
    while inside(words[-1] + 1):
        words.append(words[-1] + 1)
    return tuple(words)
