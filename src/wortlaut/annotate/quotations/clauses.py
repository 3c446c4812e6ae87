"""A sentence as clauses, told apart by their commas and their verbs.

No parser: German shows the kind of a clause by its first word and the place of its finite verb
(second in a main clause, last in a subordinate one), and newspapers set every comma.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from wortlaut.annotate.lexicon import DETERMINER, MOOD, VERBAL, Lexicon, ReportingVerb, Tag
from wortlaut.annotate.quotations.phrases import listed_end
from wortlaut.annotate.words import Word, span_of
from wortlaut.model.span import Span

Voice = Literal["active", "passive"]
ClauseKind = Literal[
    "main", "content", "question", "relative", "adverbial", "infinitive", "how", "fragment"
]

# Marks that part clauses, outside quotation marks and brackets.
_PARTING = frozenset(",;:–—-")
_DASHES = frozenset("–—-")
# Stands for the mark where a second predicate begins without a comma.
JOINED = "&"
_BEFORE_ADJECTIVE = DETERMINER | int(Tag.PREPOSITION)
_VERB_LIKE = int(Tag.PARTICIPLE | Tag.INFINITIVE)


@dataclass(frozen=True, slots=True)
class Clause:
    """Words ``low`` to ``high`` (exclusive) of a unit, after the mark ``opener`` ("" at the start).

    ``finite`` is the index of its finite verb, -1 if it has none; ``final``: the verb stands last.
    """

    low: int
    high: int
    opener: str
    kind: ClauseKind
    finite: int
    final: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in a clause: the indices of its words, its finite verb, and its voice."""

    verb: ReportingVerb
    words: tuple[int, ...]
    finite: int
    voice: Voice


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence with the quotations in it: its words, clauses and outermost quoted passages.

    ``cues`` has one entry a clause: every rule asks for them, so they are looked for once.
    """

    span: Span
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    passages: tuple[Span, ...]
    block: int
    cues: tuple[Cue | None, ...] = ()

    def end_of_content(self) -> int:
        """Return where the last word ends, before the final full stop."""
        last = len(self.words)
        while (
            last > 1 and self.words[last - 1].text in ".!?…:;," and not self.words[last - 1].quoted
        ):
            last -= 1
        return self.words[last - 1].end

    def clause_at(self, word: int) -> int:
        """Return the index of the clause that has this word."""
        index = bisect_right(self.clauses, word, key=lambda clause: clause.high)
        return min(index, len(self.clauses) - 1)

    def cue(self, clause: Clause) -> Cue | None:
        """Return the reporting verb of a clause; None if it has none."""
        return self.cues[self.clause_at(clause.low)]

    def words_in(self, span: Span) -> list[Word]:
        """Return the words that lie wholly inside a span."""
        return [word for word in self.words if span.start <= word.start and word.end <= span.end]

    def stretch(self, low: int, high: int) -> Span:
        """Return the stretch of words ``low`` to ``high`` (exclusive)."""
        return span_of(self.words[low:high])


def clauses_of(words: Sequence[Word], known: Lexicon) -> tuple[Clause, ...]:
    """Part the words of a sentence into clauses."""
    return tuple(
        _clause(words, low, high, opener, known) for low, high, opener in _stretches(words, known)
    )


def _stretches(words: Sequence[Word], known: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Yield runs of words between parting marks, with the mark before each."""
    low, opener, brackets = 0, "", 0
    for index, word in enumerate(words):
        if word.quoted:
            continue
        if word.tags & Tag.COORDINATOR and _new_predicate(words, low, index):
            yield low, index, opener
            low, opener = index, JOINED
            continue
        if not word.tags & Tag.MARK:
            continue
        brackets = max(0, brackets + (word.text in "([") - (word.text in ")]"))
        if word.text in _PARTING and not brackets and not _hyphen(words, index):
            if listed_end(words, index, len(words), known) > index:
                continue
            if index > low:
                yield low, index, opener
            low, opener = index + 1, word.text
    if low < len(words):
        yield low, len(words), opener


def _hyphen(words: Sequence[Word], index: int) -> bool:
    """Tell whether a dash joins words ("Fraktions- und Parteichef") instead of parting clauses."""
    if words[index].text not in _DASHES:
        return False
    before = index > 0 and words[index - 1].end == words[index].start
    after = index + 1 < len(words) and words[index].end == words[index + 1].start
    return before or after


def _new_predicate(words: Sequence[Word], low: int, index: int) -> bool:
    """Tell whether a second predicate begins at a conjunction: "er kam und sagte …"."""
    if index + 2 >= len(words) or index - low < 2:
        return False
    verb = words[index + 1]
    if not verb.tags & VERBAL or verb.tags & (_VERB_LIKE | Tag.CAPITAL) or verb.quoted:
        return False
    return any(w.tags & VERBAL and not w.tags & Tag.CAPITAL for w in words[low:index])


def _clause(words: Sequence[Word], low: int, high: int, opener: str, known: Lexicon) -> Clause:
    finite = _finite(words, low, high, known)
    kind = _kind(words, low, high, finite, known)
    return Clause(low, high, opener, kind, finite, _stands_last(words, low, high, finite))


def _stands_last(words: Sequence[Word], low: int, high: int, finite: int) -> bool:
    """Tell whether the finite verb is the last word of a clause, and not its only one."""
    return finite > low and finite == _last_word(words, low, high)


def _finite(words: Sequence[Word], low: int, high: int, known: Lexicon) -> int:
    """Return the index of the finite verb; what could be a participle only if nothing else is."""
    doubtful = first = -1
    verb_last = _subordinate(words, low, high, known)
    last = _last_word(words, low, high)
    for index in range(low, high):
        word = words[index]
        if word.quoted or not word.tags & VERBAL or (word.tags & Tag.CAPITAL and index != 0):
            continue
        if index > low and words[index - 1].low in known.sets["infinitive_marks"]:
            continue
        doubt = word.tags & (_VERB_LIKE | Tag.CAPITAL)  # a capital: "Belege dafür fehlen"
        if doubt or _attribute(words, index, low, high, first=doubtful < 0):
            helps = doubtful >= 0 and words[doubtful].low in known.sets["helpers"]
            if doubtful < 0 or (index == last and not helps):
                doubtful = index
            continue
        if not verb_last or index == last:
            return index
        first = index if first < 0 else first
    if first < 0 and doubtful >= 0 and _has_infinitive(words, low, high, known):
        return -1  # "hinterzogen zu haben": a participle, whatever else it could be
    return first if first >= 0 else doubtful


def _subordinate(words: Sequence[Word], low: int, high: int, known: Lexicon) -> bool:
    """Tell whether a clause begins as a subordinate one, whose verb stands last."""
    word = words[low]
    if word.tags & Tag.COORDINATOR and low + 1 < high:
        word = words[low + 1]
    plain = word.tags & Tag.SUBORDINATOR and not word.tags & Tag.PREPOSITION
    return bool(plain) or word.low in known.sets["according_to_how"]


def _attribute(words: Sequence[Word], index: int, low: int, high: int, *, first: bool) -> bool:
    """Tell whether a word is an adjective: behind an article, before a noun.

    ``first``: no other word before it was one, so that it can be the end of a long attribute
    ("der von den beiden unterzeichnete Pakt").
    """
    if index == low or index + 1 >= high:
        return False
    before, after = words[index - 1], words[index + 1]
    if not after.tags & Tag.CAPITAL:
        return False
    for at in range(low, index - 1) if first else ():
        if words[at].tags & DETERMINER and words[at + 1].tags & Tag.PREPOSITION:
            return True
    return bool(before.tags & _BEFORE_ADJECTIVE)


def _last_word(words: Sequence[Word], low: int, high: int) -> int:
    """Return the index of the last word that is no mark."""
    for index in range(high - 1, low - 1, -1):
        if not words[index].tags & Tag.MARK:
            return index
    return low


def _kind(words: Sequence[Word], low: int, high: int, finite: int, known: Lexicon) -> ClauseKind:
    """Tell the kind of a clause by its first word and its verb."""
    first = low
    while first + 1 < high and words[first].tags & (Tag.COORDINATOR | Tag.MARK):
        first += 1
    word = words[first]
    if word.low in known.sets["content"]:
        return "content"
    if word.low in known.sets["according_to_how"]:
        return "how"
    if word.low in known.sets["purpose"] and finite < 0:
        return "adverbial"
    if finite < 0:
        return "infinitive" if _has_infinitive(words, low, high, known) else "fragment"
    final = _stands_last(words, low, high, finite)
    if final and word.low in known.sets["question"]:
        return "question"
    if final and _relative_start(words, first, high):
        return "relative"
    if word.tags & Tag.SUBORDINATOR and not word.tags & Tag.PREPOSITION:
        return "adverbial"
    return "main"


def _relative_start(words: Sequence[Word], first: int, high: int) -> bool:
    """Tell whether a clause begins with a relative pronoun, perhaps behind a preposition."""
    if words[first].tags & Tag.RELATIVE and not words[first].tags & Tag.CAPITAL:
        return not _three_words(words, first, high)
    return (
        first + 1 < high
        and bool(words[first].tags & Tag.PREPOSITION)
        and bool(words[first + 1].tags & Tag.RELATIVE)
    )


def _three_words(words: Sequence[Word], first: int, high: int) -> bool:
    """Tell whether a clause is article, noun and a verb in the subjunctive: "der Trainer gehe"."""
    noun, verb = min(first + 1, high - 1), min(first + 2, high - 1)
    return bool(words[noun].tags & Tag.CAPITAL and words[verb].tags & MOOD)


def _has_infinitive(words: Sequence[Word], low: int, high: int, known: Lexicon) -> bool:
    """Tell whether a clause has an infinitive with its "zu"."""
    for index in range(low, high):
        word = words[index]
        if word.tags & Tag.TO_INFINITIVE:
            return True
        if word.low in known.sets["infinitive_marks"] and index + 1 < high:
            verb = words[index + 1]
            last = index + 1 == _last_word(words, low, high)
            looks = last and verb.low.endswith(known.endings["infinitive"])
            if (verb.tags & Tag.INFINITIVE or looks) and not verb.tags & Tag.CAPITAL:
                return True
    return False
