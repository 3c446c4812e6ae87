"""Which candidates are quotations.

Candidates come from three sides: what the encoder tags, what the rules draft, and what stands in
quotation marks. The linker judges each; of those that mean the same words the best one stays. Where
nothing stayed, reports are added that only wider guidelines mark. Which words belong to what stays
is the subject of ``borders``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from wortlaut.annotate.lexicon import Tag
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.quotations.read import Reading
from wortlaut.annotate.reader.borders import Borders, content_of
from wortlaut.annotate.reader.confidence import Calibration, chance, evidence, glimpse
from wortlaut.annotate.reader.decode import best_tags, spans_of
from wortlaut.annotate.reader.encoded import Encoded
from wortlaut.annotate.reader.labels import OUTSIDE
from wortlaut.annotate.reader.linked import Verdict, judge
from wortlaut.annotate.reader.network import Network
from wortlaut.annotate.reader.numbered import Overlaps, Words, alike, words_in
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability on something is taken.

    asked      a candidate is worth asking the linker about, which takes long
    true       a candidate is a quotation
    marked     so is one in quotation marks
    seconded   so is one that is a statement by the wider guidelines, too (``layers-plain``)
    report     so is a report that a verb with its subject shows ("forderte höhere Löhne")
    second     the encoder calls words a statement by these
    plain      words that only these call a statement are a candidate
    word       a word belongs to cue or frame
    addressee  a word belongs to the phrase of who was told
    content    a word belongs to the content
    hedged     a claim is hedged
    """

    asked: float = 0.08
    true: float = 0.5
    marked: float = 0.12
    seconded: float = 0.3
    report: float = 0.15
    second: float = 0.7
    plain: float = 0.9
    word: float = 0.5
    addressee: float = 0.3
    content: float = 0.5
    hedged: float = 0.5


THRESHOLDS = {
    "precision": Thresholds(true=0.8, marked=0.8, seconded=0.8, report=0.8, hedged=0.8),
    "balance": Thresholds(),
    "recall": Thresholds(asked=0.04, true=0.2, marked=0.1, seconded=0.2, report=0.1, hedged=0.3),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be somebody's, and who proposed them.

    ``encoder``, ``marks``, a rule, or ``plain``: the encoder, by the wider guidelines alone.
    """

    words: Words
    found_by: tuple[str, ...]


def candidates(encoded: Encoded, prior: Reading) -> list[Candidate]:
    """Collect candidates in the order of the text.

    Words that are nearly those of another candidate are that candidate: the linker moves its
    borders anyhow, and each one more costs time. What stands in marks keeps its own borders: it is
    often a direct quotation inside an indirect one that has few words more.
    """
    found: list[Candidate] = []
    known = Overlaps()
    for words, source, nearly in _proposed(encoded, prior):
        share, at = known.likest(words)
        if at is None or share < nearly:
            found.append(Candidate(words, (source,)))
            known.add(words)
        elif source not in found[at].found_by:
            found[at] = replace(found[at], found_by=(*found[at].found_by, source))
    return sorted(found, key=lambda one: one.words)


# From these shares of common words on, two candidates are asked about as one; what stands in marks
# has exact borders.
_NEARLY, _EXACTLY = 0.8, 0.95


def _proposed(encoded: Encoded, prior: Reading) -> Iterator[tuple[Words, str, float]]:
    """Yield words, who proposes them, and how like others they must be to be the same."""
    for layer in ("quotation", "nested"):
        for words in spans_of(best_tags(encoded.scores[layer])):
            yield words, "encoder", _NEARLY
    starts = [word.start for word in encoded.words]
    for draft in prior.drafts:
        if words := words_in(starts, draft.content):
            yield words, draft.rule, _EXACTLY if draft.kind == "direct" else _NEARLY
    for unit in prior.units:
        for passage in unit.passages:
            if words := words_in(starts, (passage,)):
                yield words, "marks", _EXACTLY


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
    judged = partial(
        _judged, encoded=encoded, network=network, calibration=calibration, least=least
    )
    starts = [word.start for word in encoded.words]
    borders, named = Borders.of(prior, starts), frozenset(_named(prior, starts))
    spoken = frozenset(words_in(starts, prior.spoken))
    kept: list[Chosen] = []
    taken = Overlaps()
    best_first = sorted(
        judged(candidates(encoded, prior)), key=lambda one: (-one.confidence, one.candidate.words)
    )
    for one in best_first:
        if one.confidence < _needed(one, encoded, spoken, least):
            continue
        found = replace(one, content=content_of(one.verdict, borders, least.content))
        if all(encoded.words[word].tags & Tag.MARK for word in found.content):
            continue  # nothing is left of it but a quotation mark
        sharing = taken.sharing(found.content)
        if not any(_conflict(found, kept[other], named) for other in sharing):
            kept.append(found)
            taken.add(found.content)
    for one in judged(_reports(encoded, taken, least)):
        found = replace(one, content=content_of(one.verdict, borders, least.content))
        report = one.verdict.kind == "reported" and one.confidence >= least.seconded
        if report and not taken.sharing(found.content):
            kept.append(found)
            taken.add(found.content)
    return sorted(kept, key=lambda one: (one.content[0], -one.content[-1]))


def _reports(encoded: Encoded, taken: Overlaps, least: Thresholds) -> Iterator[Candidate]:
    """Yield what wider guidelines surely call a statement, where nothing is taken.

    The corpus of quotations has few reports ("forderte höhere Löhne"), so it learned elsewhere what
    they are; but where these begin and end, and all else, it knows better from the corpus.
    """
    for words in spans_of(best_tags(encoded.scores["plain"])):
        if _plain(words, encoded) >= least.plain and not taken.sharing(words):
            yield Candidate(words, ("plain",))


def _needed(one: Chosen, encoded: Encoded, spoken: frozenset[int], least: Thresholds) -> float:
    """Return how sure the reader must be of a candidate to take it.

    ``spoken`` are the words of the reports whose subject can speak.
    """
    if one.verdict.kind == "direct" and "marks" in one.candidate.found_by:
        return least.marked
    reported = any(map(_is_report, one.candidate.found_by)) and one.candidate.words[0] in spoken
    if one.verdict.kind == "reported" and reported:
        return least.report
    seconded = _plain(one.candidate.words, encoded) >= least.second
    return least.seconded if seconded else least.true


def _is_report(rule: str) -> bool:
    return rule.startswith("reported")


def _plain(words: Words, encoded: Encoded) -> float:
    """Return the mean probability that words are part of a statement by the wider guidelines."""
    outside = np.exp(encoded.scores["plain"][list(words), OUTSIDE])
    return 1 - float(outside.mean())


def _judged(
    proposed: Iterable[Candidate],
    encoded: Encoded,
    network: Network,
    calibration: Calibration,
    least: Thresholds,
) -> Iterator[Chosen]:
    """Yield the candidates that are worth asking about, with what the linker says of them."""
    for one in proposed:
        glimpsed = glimpse(one.words, one.found_by, encoded)
        if chance(glimpsed, calibration.promise) < least.asked:
            continue
        verdict = _by_mood(judge(encoded, one.words, network), one.words, encoded)
        sure = chance(evidence(glimpsed, verdict), calibration.confidence)
        yield Chosen(one, verdict, one.words, round(sure, 3))


def _by_mood(verdict: Verdict, words: Words, encoded: Encoded) -> Verdict:
    """Return a verdict that calls no words direct whose verb, outside of marks, is reported.

    "Der Damm sei ein „Glück“ für alle": of this, only the word in marks is quoted as it was said.
    """
    inside = [encoded.words[word] for word in words]
    told = any(
        word.tags & Tag.SUBJUNCTIVE and not word.tags & _OTHER for word in inside if not word.quoted
    )
    if verdict.kind != "direct" or inside[0].quoted or not told:
        return verdict
    return replace(verdict, kind="indirect")


# What a form in the subjunctive may be as well.
_OTHER = Tag.FINITE | Tag.INFINITIVE


def _named(prior: Reading, starts: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of the words at which the phrases begin that name who speaks."""
    for draft in prior.drafts:
        holder = draft.frame.holder if draft.frame is not None else None
        if holder is not None and not _is_pronoun(holder, prior.units[draft.unit]):
            yield bisect_left(starts, holder.start)


def _is_pronoun(phrase: Span, unit: Unit) -> bool:
    return any(word.tags & Tag.PRONOUN for word in unit.words_in(phrase))


def _conflict(one: Chosen, other: Chosen, named: frozenset[int]) -> bool:
    """Tell whether two quotations that share words cannot both be: the same, or crossing ones.

    What stands in quotation marks may be most of what it stands in, and so may what somebody tells
    of another's words ("Y habe erklärt, …").
    """
    left, right = one.content, other.content
    shared = len(set(left) & set(right))
    if shared < min(len(left), len(right)):
        return True
    if named.intersection(left) != named.intersection(right):
        return alike(left, right) >= _SAME_WORDS
    apart = (one.verdict.kind == "direct") != (other.verdict.kind == "direct")
    return alike(left, right) >= (_SAME_WORDS if apart else _SAME_SORT)


# From these shares of common words on, one quotation inside another is the other.
_SAME_WORDS, _SAME_SORT = 0.95, 0.5
