"""Disputes: which statement a denial answers.

Candidates are the statements of others; who wants or asks something claims nothing that could be
denied, so that a refused demand is no dispute. The best one counts, by ``_WEIGHTS``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from wortlaut.annotate.counted import Counted, Figures, counted_in
from wortlaut.annotate.denials import SET_AGAINST, Denial
from wortlaut.annotate.lexicon import Tag
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.words import Word
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
    "figure": _WANTS,
    "unlike": _WANTS,
}
# Denials of a claim or an accusation: what another denies is neither.
_OF_CLAIMS = frozenset({"claim", "accusation"})
# Denials that tell what they deny: it is disputed even where the article has it from nobody else.
_TELLS_WHAT = frozenset({"claim", "something"})
_DENYING = frozenset({"denies", "doubts"})
# What a denial takes up without naming it stands so many sentences before it, at most.
_REACH = {"before": 3, "untrue": 3, "contrast": 1, "figure": 2, "unlike": 3}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A denial by one actor, with the statement that tells it, if one does."""

    denial: Denial
    by: ActorId
    own: Statement | None
    others: frozenset[ActorId] = frozenset()


@dataclass(frozen=True, slots=True)
class _Article:
    """What answers are looked for in; ``denying`` are the statements that themselves deny."""

    units: Sequence[Unit]
    actors: dict[ActorId, Actor]
    statements: Sequence[Statement]
    counted: Counted
    denying: frozenset[StatementId] = frozenset()

    def unit_at(self, place: int) -> int:
        """Return the number of the unit at a place."""
        return max(0, bisect_right(self.units, place, key=lambda unit: unit.span.start) - 1)

    def topic(self, spans: Sequence[Span]) -> frozenset[str]:
        """Return the nouns and names in spans, without their endings."""
        return frozenset(
            word.low[:_STEM]
            for span in spans
            for word in self._words_in(span)
            if word.tags & Tag.CAPITAL
        )

    def figures(self, statement: Statement, end: int | None = None) -> Figures:
        """Return the numbers in a statement, or in what of it stands before a place."""
        words = [word for span in statement.content for word in self._words_in(span)]
        return self.counted.figures([w for w in words if end is None or w.end <= end])

    def figures_in(self, span: Span) -> Figures:
        """Return the numbers in a span."""
        return self.counted.figures(list(self._words_in(span)))

    def _words_in(self, span: Span) -> Iterator[Word]:
        words = self.units[self.unit_at(span.start)].words
        return (word for word in words if span.start <= word.start < span.end)

    def is_of_number(self, span: Span) -> bool:
        """Tell whether a span speaks of a number: "korrigierte die Zahl der Toten"."""
        return any(word.low in self.counted.nouns for word in self._words_in(span))

    def gives_number(self, spans: Sequence[Span]) -> bool:
        """Tell whether a number stands in spans."""
        return any(self.counted.number(word) for span in spans for word in self._words_in(span))

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
    article = _article(contradictions, statements, actors, units, language)
    found: dict[tuple[Statement, ActorId], list[Span]] = {}
    for one in sorted(contradictions, key=lambda one: one.denial.cue.start):
        if one.denial.answers == "contrast" and not _claims(one.own, one.denial):
            continue
        answered = _same_again(one, found, article) or _answered(one, article)
        if answered is not None:
            found.setdefault((answered, one.by), []).extend(_evidence(one))
    told = [
        Dispute(statement.id, by, tuple(sorted(set(evidence))))
        for (statement, by), evidence in found.items()
    ]
    known = {(one.statement, one.by) for one in told}
    told += (o for o in _figures(article) if (o.statement, o.by) not in known)
    return tuple(told)


def _same_again(
    one: Contradiction, found: dict[tuple[Statement, ActorId], list[Span]], article: _Article
) -> Statement | None:
    """Return what who says that he has not done it has denied just before; None if nothing."""
    if one.denial.answers != "accusation":
        return None
    here = article.unit_at(one.denial.cue.start)
    for (statement, by), evidence in reversed(found.items()):
        if by == one.by and 0 <= here - article.unit_at(evidence[-1].start) <= _JUST_SAID:
            return statement
    return None


_JUST_SAID = 2  # sentences in which somebody still speaks of what he has denied


def untold(
    contradictions: Sequence[Contradiction],
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    units: Sequence[Unit],
    language: str,
) -> Iterator[Span]:
    """Yield what is contradicted in the article's own words just before, and nobody's statement.

    "Er soll der Drahtzieher sein, was dieser zurückweist", "Zwölf Flugzeuge waren das Ziel. Reuters
    spricht dagegen von zehn Flugzeugen".
    """
    article = _article(contradictions, statements, actors, units, language)
    for one in contradictions:
        if _takes_up(one, article) and _answered(one, article) is None:
            yield from islice(_untold(one, article), 1)


def _takes_up(one: Contradiction, article: _Article) -> bool:
    """Tell whether a denial may take up what the article told in its own words just before."""
    if one.denial.answers == "contrast":
        return one.denial.strong and _claims(one.own, one.denial)
    return one.denial.answers in _TAKES_UP and not _goes_on(one, article)


def _goes_on(one: Contradiction, article: _Article) -> bool:
    """Tell whether a denial takes up words of its own quotation: "Wir zögerten. Das war falsch"."""
    if one.own is None or one.own.kind != "direct" or one.denial.by:
        return False
    words = article.units[article.unit_at(one.denial.cue.start)].words
    said = (w for w in words if one.own.content[0].start <= w.start < one.denial.cue.start)
    return any(word.tags & Tag.MARK and word.text in ".!?" for word in said)


def _untold(one: Contradiction, article: _Article) -> Iterator[Span]:
    """Yield what a denial may answer that no statement tells, what it names itself first."""
    denial = one.denial
    own = one.own if denial.answers == "figure" else None
    if denial.told is not None and not _is_told(denial.told, article, None):
        yield denial.told
    here = article.figures_in(denial.evidence)
    for span in _before(one, article):
        differs = article.counted.differ(article.figures_in(span), here)
        if not _is_told(span, article, own) and (differs or denial.answers != "figure"):
            yield span


_TAKES_UP = frozenset({"claim", "before", "untrue", "figure", "accusation"})


def _before(one: Contradiction, article: _Article) -> Iterator[Span]:
    """Yield the clauses before a denial in its sentence, or the sentence that leads to it.

    Where another number is given, one sentence more: that one has to count the same.
    """
    here = article.unit_at(one.denial.evidence.start)
    unit = article.units[here]
    own = (*one.own.frame, *one.own.content) if one.own else ()
    start = min(span.start for span in (one.denial.evidence, *own))
    if one.denial.answers == "figure":
        start = one.denial.evidence.start
    inside = [clause for clause in unit.clauses if unit.words[clause.high - 1].end <= start]
    if any(clause.finite >= 0 for clause in inside):
        yield _without_mark(unit.words[: inside[-1].high])
    elif start > unit.words[0].start:
        return
    reach = _REACH["figure"] if one.denial.answers == "figure" else 1
    for last in reversed(article.units[max(0, here - reach) : here]):
        if last.block == unit.block and any(
            clause.kind == "main" and clause.finite >= 0 for clause in last.clauses
        ):
            yield _without_mark(last.words)


def _without_mark(words: Sequence[Word]) -> Span:
    """Return where words stand, without the mark that ends them."""
    last = words[-2] if len(words) > 1 and words[-1].tags & Tag.MARK else words[-1]
    return Span(words[0].start, last.end)


def _is_told(span: Span, article: _Article, own: Statement | None) -> bool:
    """Tell whether a statement stands in words, but that of who denies."""
    others = (one for one in article.statements if one != own)
    return any(content.overlaps(span) for one in others for content in one.content)


def _article(
    contradictions: Sequence[Contradiction],
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    units: Sequence[Unit],
    language: str,
) -> _Article:
    deny = [one.own.id for one in contradictions if one.own and one.denial.answers in _OF_CLAIMS]
    deny += [one.id for one in statements if one.stance in _DENYING]
    by_id = {actor.id: actor for actor in actors}
    return _Article(units, by_id, statements, counted_in(language), frozenset(deny))


def _figures(article: _Article) -> Iterator[Dispute]:
    """Yield where one actor gives another number than the one before it.

    "Die Veranstalter sprechen von tausend Teilnehmern, die Polizei spricht von 400 Menschen": the
    nouns behind both count the same, or the later number stands alone.
    """
    claims = [one for one in article.statements if one.stance not in _WANTS]
    ordered = sorted(claims, key=lambda one: one.content[0].start)
    for at, later in enumerate(ordered):
        for earlier in reversed(ordered[max(0, at - _LAST) : at]):
            apart = _place(later, article) - _place(earlier, article)
            others = later.holder and earlier.holder and later.holder != earlier.holder
            if not others or apart > 1 or earlier.content[-1].end > later.content[0].start:
                continue
            if article.counted.differ(article.figures(earlier), article.figures(later)):
                assert later.holder is not None  # noqa: S101 - ``others``
                yield Dispute(earlier.id, later.holder, later.content)
                break


# Statements that are looked back over for one that gives another number.
_LAST = 3


def _claims(told: Statement | None, denial: Denial) -> bool:
    """Tell whether a statement sets its own claim against another, in its frame."""
    if told is None:
        return bool(denial.by)
    if told.stance not in SET_AGAINST:
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
    if answers == "unlike" and article.names(one.by, (one.denial.evidence,)):
        return None  # "anders als die Armee behauptet", told as the army's own words
    if _is_denied_there(one):
        return one.own
    candidates = list(_candidates(one, article))
    if answers == "figure":
        candidates = [s for s in candidates if _counts_otherwise(s, one, article)]
    if answers == "claim" and article.is_of_number(one.denial.evidence):
        numbered = [s for s in candidates if article.gives_number(s.content)]
        candidates = numbered or candidates
    if answers in _REACH:
        here = article.unit_at(one.denial.cue.start)
        reach = range(_REACH[answers] + 1)
        candidates = [s for s in candidates if here - _place(s, article) in reach]
    if answers == "before" and _is_wanted(candidates, article):
        return None
    claims = [s for s in candidates if s.stance not in _NO_CLAIM[answers]]
    if answers in _OF_CLAIMS:
        by_then = [s for s in claims if _is_told_by_then(s, one, article)]
        denied_again = any(
            s.id in article.denying and s.holder != one.by for s in article.statements
        )
        claims = by_then if by_then or denied_again or one.denial.told else claims
    best = max(claims, key=lambda s: (_fit(s, one, article), s.content[0].start), default=None)
    if best is None and answers in _TELLS_WHAT and one.own and one.own.stance in _DENYING:
        return one.own
    return best


def _counts_otherwise(statement: Statement, one: Contradiction, article: _Article) -> bool:
    """Tell whether a statement gives, before a denial, another number of the same."""
    evidence = one.denial.evidence
    before = article.figures(statement, evidence.start)
    return article.counted.differ(before, article.figures_in(evidence))


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
        telling = one.denial.evidence if one.denial.answers == "unlike" else one.denial.cue
        tells = any(span.overlaps(telling) for span in around)
        if one.denial.answers in _IN_A_SENTENCE and one.denial.by:
            ahead = statement.content[0].start < one.denial.evidence.start
            tells = tells and (statement.holder == one.by or not ahead)
        both = one.denial.answers in _OF_CLAIMS and statement.id in article.denying
        if tells or (both and not article.names(statement.holder, told)):
            continue
        if statement.holder != one.by and statement.holder not in one.others:
            yield statement


# Denials that may stand in the words that are taken for another's, behind what they answer: "rund
# 7.000 Menschen, die Polizei spricht von 4.000", "er habe gelogen, was dieser bestreitet".
_IN_A_SENTENCE = frozenset({"figure", "before"})


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
