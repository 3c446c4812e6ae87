"""Disputes: which statement a denial answers.

Candidates are the statements of others; who wants or asks something claims nothing that could be
denied, so that a refused demand is no dispute. The best one counts, by ``_WEIGHTS``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from wortlaut.annotate.denials import Denial
from wortlaut.annotate.lexicon import Tag
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.words import Word
from wortlaut.lang.tables import table
from wortlaut.model.identity import ActorId, StatementId
from wortlaut.model.record import Actor, Dispute, Statement
from wortlaut.model.span import Span, gap

# What speaks for a statement as the one that a denial answers.
_WEIGHTS = {
    "accuses": 2.0,  # "wies die Vorwürfe zurück": its holder accuses
    "its holder is named": 3.0,  # "wies die Vorwürfe der Opposition zurück"
    "denier is named": 1.0,  # it speaks of who denies it
    "same words": 1.0,  # for each noun or name, up to ``_MOST_WORDS``
    "stands behind": -2.0,
    "each sentence away": -0.4,
}
_MOST_WORDS = 3
# A noun is known by so many of its letters in another case or number.
_STEM = 6
# Who wants or asks something has claimed nothing; an announcement can be called untrue.
_WANTS = frozenset({"demands", "asks", "announces"})
_NO_CLAIM = {
    "claim": _WANTS,
    "something": _WANTS,
    "before": _WANTS,
    "untrue": frozenset({"demands", "asks"}),
    "contrast": _WANTS,
    "accusation": _WANTS,
}
# Denials of a claim or an accusation: what another denies is neither.
_OF_CLAIMS = frozenset({"claim", "accusation"})
# Denials that tell what they deny: it is disputed even where the article has it from nobody else.
_TELLS_WHAT = frozenset({"claim", "something"})
_DENYING = frozenset({"denies", "doubts"})
_SET_AGAINST = frozenset({"asserts", "denies", "doubts", "accuses"})
# What a denial takes up without naming it stands so many sentences before it, at most.
_REACH = {"before": 3, "untrue": 3, "contrast": 1}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A denial by one actor, with the statement that tells it, if one does."""

    denial: Denial
    by: ActorId
    own: Statement | None
    others: frozenset[ActorId] = frozenset()


# "2009", not "2.009": at the end of a sentence it is a year.
_YEAR = re.compile(r"(19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Counted:
    """How things are counted.

    alike     groups of nouns that count the same
    measures  nouns that measure: two of "Euro" may differ
    words     words for numbers, with their figures
    """

    alike: tuple[frozenset[str], ...]
    measures: frozenset[str]
    words: Mapping[str, str]

    def number(self, word: Word) -> str:
        """Return the figures of a number; "" where a word is none."""
        if word.tags & Tag.NUMBER:
            return "".join(filter(str.isalnum, word.text))
        return self.words.get(word.low, "")


@cache
def _counted(language: str) -> _Counted:
    listed = table(language, "disputes")["counted"]
    alike = tuple(frozenset(one.split()) for one in listed["nouns"])
    pairs = (pair.split("=") for pair in table(language, "linking")["numbers"]["words"].split())
    both = listed["both"].split()
    words = {word: figures for word, figures in pairs if word not in both}
    return _Counted(alike, frozenset(listed["measures"].split()), words)


@dataclass(frozen=True, slots=True)
class _Article:
    """What answers are looked for in; ``denying`` are the statements that themselves deny."""

    units: Sequence[Unit]
    actors: dict[ActorId, Actor]
    statements: Sequence[Statement]
    denying: frozenset[StatementId] = frozenset()

    def unit_at(self, place: int) -> int:
        """Return the number of the unit at a place."""
        return max(0, bisect_right(self.units, place, key=lambda unit: unit.span.start) - 1)

    def topic(self, spans: Sequence[Span]) -> frozenset[str]:
        """Return the nouns and names in spans, without their endings."""
        return frozenset(
            word.low[:_STEM]
            for span in spans
            for word in self.units[self.unit_at(span.start)].words
            if span.start <= word.start < span.end and word.tags & Tag.CAPITAL
        )

    def figures(self, statement: Statement, counted: _Counted) -> dict[str, str]:
        """Return the numbers in a statement by the noun behind each; "" where it stands alone."""
        found: dict[str, str] = {}
        numbers = 0
        for span in statement.content:
            words = self.units[self.unit_at(span.start)].words
            inside = [word for word in words if span.start <= word.start < span.end]
            for at, word in enumerate(inside):
                behind = next((w for w in inside[at + 1 : at + 3] if w.tags & Tag.CAPITAL), None)
                number = counted.number(word)
                numbers += bool(number)
                alone = at + 2 >= len(inside) and not _YEAR.fullmatch(word.text)
                if number and (behind is not None or alone):
                    found[behind.low if behind else ""] = number
        return found if numbers == 1 else {noun: n for noun, n in found.items() if noun}

    def names(self, actor: ActorId | None, spans: Sequence[Span]) -> bool:
        """Tell whether spans name an actor."""
        mentions = self.actors[actor].mentions if actor in self.actors else ()
        return any(span.covers(mention.span) for mention in mentions for span in spans)


def disputes(
    contradictions: Sequence[Contradiction],
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    units: Sequence[Unit],
    language: str,
) -> tuple[Dispute, ...]:
    """Return who contradicts which statement, once each, with all places that say so."""
    deny = [one.own.id for one in contradictions if one.own and one.denial.answers in _OF_CLAIMS]
    deny += [one.id for one in statements if one.stance in _DENYING]
    article = _Article(units, {actor.id: actor for actor in actors}, statements, frozenset(deny))
    found: dict[tuple[Statement, ActorId], list[Span]] = {}
    for one in contradictions:
        if one.denial.answers == "contrast" and not _claims(one.own, one.denial):
            continue
        answered = _answered(one, article)
        if answered is not None:
            found.setdefault((answered, one.by), []).extend(_evidence(one))
    told = [
        Dispute(statement.id, by, tuple(sorted(set(evidence))))
        for (statement, by), evidence in found.items()
    ]
    known = {(one.statement, one.by) for one in told}
    counted = _counted(language)
    told += (o for o in _figures(article, counted) if (o.statement, o.by) not in known)
    return tuple(told)


def _figures(article: _Article, counted: _Counted) -> Iterator[Dispute]:
    """Yield where one actor gives another number than the one before it.

    "Die Veranstalter sprechen von tausend Teilnehmern, die Polizei spricht von 400 Menschen": the
    nouns behind both count the same, or the later number stands alone.
    """
    ordered = sorted(article.statements, key=lambda one: one.content[0].start)
    for at, later in enumerate(ordered):
        for earlier in reversed(ordered[max(0, at - _LAST) : at]):
            apart = _place(later, article) - _place(earlier, article)
            others = later.holder and earlier.holder and later.holder != earlier.holder
            if not others or apart > 1 or earlier.content[-1].end > later.content[0].start:
                continue
            if _differ(article.figures(earlier, counted), article.figures(later, counted), counted):
                assert later.holder is not None  # noqa: S101 - ``others``
                yield Dispute(earlier.id, later.holder, later.content)
                break


def _differ(before: Mapping[str, str], after: Mapping[str, str], counted: _Counted) -> bool:
    """Tell whether two who count the same give different numbers for it."""
    for noun, number in after.items():
        if noun in counted.measures:
            continue
        alike = next((group for group in counted.alike if noun in group), frozenset({noun}))
        same = [other for what, other in before.items() if what in alike or not noun]
        if same and number not in same:
            return True
    return False


# Statements that are looked back over for one that gives another number.
_LAST = 3


def _claims(told: Statement | None, denial: Denial) -> bool:
    """Tell whether a statement sets its own claim against another, in its frame."""
    if told is None or told.stance not in _SET_AGAINST:
        return False
    inside = any(span.covers(denial.cue) for span in told.content)
    beside = any(gap(span, denial.cue) <= _BESIDE for span in told.frame)
    return told.kind == "reported" or not inside or beside


# Characters between a frame and a word of contrast beside it: "Nach Angaben der Stadt dagegen".
_BESIDE = 6


def _evidence(one: Contradiction) -> Iterator[Span]:
    """Yield the words that deny, with what a statement says to deny it."""
    yield one.denial.evidence
    if one.own is not None:
        yield from (s for s in one.own.content if not s.overlaps(one.denial.evidence))


def _answered(one: Contradiction, article: _Article) -> Statement | None:
    """Return the statement that a denial answers; its own where it alone tells what is denied."""
    answers = one.denial.answers
    if answers == "accusation" and one.own is None:
        return None
    if _is_denied_there(one):
        return one.own
    candidates = list(_candidates(one, article))
    if answers in _REACH:
        here = article.unit_at(one.denial.cue.start)
        reach = range(_REACH[answers] + 1)
        candidates = [s for s in candidates if here - _place(s, article) in reach]
    if answers == "before" and _is_wanted(candidates, article):
        return None
    claims = [s for s in candidates if s.stance not in _NO_CLAIM[answers]]
    denied_again = any(s.id in article.denying and s.holder != one.by for s in article.statements)
    if answers in _OF_CLAIMS and denied_again:
        claims = [s for s in claims if _is_told_by_then(s, one, article)]
    best = max(claims, key=lambda s: (_fit(s, one, article), s.content[0].start), default=None)
    if best is None and answers in _TELLS_WHAT and one.own and one.own.stance in _DENYING:
        return one.own
    return best


def _is_told_by_then(statement: Statement, one: Contradiction, article: _Article) -> bool:
    """Tell whether a statement stands before a denial, as it must, unless it accuses.

    A headline denies what an accusation behind it says, not what else the article tells.
    """
    before = _place(statement, article) <= article.unit_at(one.denial.cue.start)
    return before or statement.stance == "accuses"


def _is_denied_there(one: Contradiction) -> bool:
    """Tell whether the verb of denial tells what another says: "wies Berichte von X zurück, …"."""
    if one.own is None or one.own.holder in (None, one.by):
        return False
    return any(span.overlaps(one.denial.cue) for span in one.own.cue)


def _is_wanted(candidates: Sequence[Statement], article: _Article) -> bool:
    """Tell whether what was said last is a demand or a plan: taking it up refuses it."""
    last = max((_place(s, article) for s in candidates), default=-1)
    said = [s.stance for s in candidates if _place(s, article) == last]
    return bool(said) and all(stance in _WANTS for stance in said)


def _candidates(one: Contradiction, article: _Article) -> Iterator[Statement]:
    """Yield the statements of others that do not themselves tell the denial.

    Two who deny an accusation do not contradict each other: only where it names who denies
    ("bezweifelte das Dementi der Firma") does a denial answer another.
    """
    told = (one.denial.evidence,)
    for statement in article.statements:
        around = (*statement.content, *statement.frame)
        tells = any(span.overlaps(one.denial.cue) for span in around)
        both = one.denial.answers in _OF_CLAIMS and statement.id in article.denying
        if tells or (both and not article.names(statement.holder, told)):
            continue
        if statement.holder != one.by and statement.holder not in one.others:
            yield statement


def _place(statement: Statement, article: _Article) -> int:
    """Return the number of the unit in which a statement stands."""
    return article.unit_at(statement.content[0].start)


def _fit(statement: Statement, one: Contradiction, article: _Article) -> float:
    """Return how well a statement fits as the one that a denial answers."""
    told = (one.denial.evidence, *(one.own.content if one.own else ()))
    around = (*statement.content, *statement.frame)
    away = article.unit_at(one.denial.cue.start) - _place(statement, article)
    same = len(article.topic(told) & article.topic(statement.content))
    reasons = {
        "accuses": statement.stance == "accuses",
        "its holder is named": article.names(statement.holder, told),
        "denier is named": article.names(one.by, around),
        "same words": min(same, _MOST_WORDS),
        "stands behind": away < 0,
        "each sentence away": abs(away),
    }
    return sum(_WEIGHTS[reason] * float(count) for reason, count in reasons.items())
