"""Where quotations begin and end: the linker's borders, moved to marks and ends of clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wortlaut.annotate.lexicon import DETERMINER, Tag
from wortlaut.annotate.quotations.drafts import Draft
from wortlaut.annotate.quotations.read import Reading
from wortlaut.annotate.reader.linked import Verdict
from wortlaut.annotate.reader.numbered import Overlaps, Words, words_in


class Known(NamedTuple):
    """Spans that somebody knows, and where they lie."""

    spans: list[Words]
    places: Overlaps

    def like(self, words: Words, least: float) -> Words | None:
        """Return the span that is most like these words; None if none is."""
        share, at = self.places.likest(words)
        return self.spans[at] if at is not None and share >= least else None


class Formula(NamedTuple):
    """A phrase such as "X zufolge" or "laut X": its words, and which of them are what.

    ``articles`` are none of a phrase that begins with a preposition.
    """

    words: Words
    capitals: frozenset[int]
    articles: frozenset[int]
    quoted: frozenset[int]

    @classmethod
    def of(cls, draft: Draft, prior: Reading, starts: Sequence[int]) -> Formula:
        """Return the formula that frames a draft."""
        span = draft.frame.span if draft.frame is not None else draft.content[0]
        numbers = words_in(starts, (span,))
        words = dict(zip(numbers, prior.units[draft.unit].words_in(span), strict=True))
        capitals = frozenset(n for n, w in words.items() if w.tags & Tag.CAPITAL or w.quoted)
        articles = frozenset(n for n, w in words.items() if w.tags & DETERMINER)
        quoted = frozenset(number for number, word in words.items() if word.quoted)
        behind = draft.rule == _BEHIND
        return cls(numbers, capitals, articles - capitals if behind else frozenset(), quoted)

    def rest(self, content: frozenset[int]) -> Iterator[int]:
        """Yield what of the noun, with its article, is left in a content without the last word."""
        if self.quoted - content:  # half a name in marks
            yield from self.quoted
        if self.words[-1] in content or not self.articles:
            return
        out = [word for word in self.words if word not in content]
        noun = bool(self.capitals.intersection(out))
        for word in range(out[0] - 1, self.words[0] - 1, -1):
            if word in self.capitals and noun:
                return  # "nimmt die Bande | Schätzungen zufolge | viel ein"
            if word in self.articles:
                yield from range(word, out[0])
                return
            noun = noun or word not in self.capitals


class Borders(NamedTuple):
    """Where quotations may begin and end: in marks, and, not in marks, as rules draft them.

    ``tellers`` are the words that say more of who tells a sentence, behind it or before it;
    ``formulas`` are those of each "X zufolge", ``reports`` those that tell behind a semicolon what
    another says.
    """

    marked: Known
    drafted: Known
    tellers: frozenset[int]
    formulas: tuple[Formula, ...] = ()
    reports: tuple[Words, ...] = ()

    @classmethod
    def of(cls, prior: Reading, starts: Sequence[int]) -> Borders:
        """Return the borders that the rules see."""
        marked = [words_in(starts, (span,)) for unit in prior.units for span in unit.passages]
        around = (draft for draft in prior.drafts if draft.kind != "direct")
        drafted = [words_in(starts, draft.content) for draft in around]
        telling = frozenset(words_in(starts, prior.tellers))
        framed = [d for d in prior.drafts if d.frame is not None and d.rule in _FORMULAS]
        formulas = tuple(Formula.of(draft, prior, starts) for draft in framed)
        known = (Known(marked, Overlaps(marked)), Known(drafted, Overlaps(drafted)))
        behind = (d for d in prior.drafts if d.kind == "reported" and _is_second(d, prior))
        reports = tuple(words_in(starts, draft.content) for draft in behind)
        return cls(*known, telling, formulas, reports)

    def before_report(self, words: Words) -> Words:
        """Return words that begin before a semicolon without those that report behind it."""
        told = {w for one in self.reports if words[0] < one[0] for w in one}
        return tuple(word for word in words if word not in told)

    def without_formula(self, words: Words) -> Words:
        """Return words without the rest of a phrase such as "X zufolge" that is their frame.

        "Der Rat prüft | einem | Bericht zufolge | den Kauf": the article belongs to the report.
        """
        rest = {word for one in self.formulas for word in one.rest(frozenset(words))}
        return tuple(word for word in words if word not in rest) or words

    def before_teller(self, words: Words) -> Words:
        """Return words without the clause at their ends that says more of who tells the sentence.

        "Jan Holm sagte, der Damm halte, wie der Sender meldete": they end before "wie". "Laut einem
        Brief, der der Agentur vorliegt, hält der Damm": they begin at "hält".
        """
        first, last = 0, len(words)
        while last and words[last - 1] in self.tellers:
            last -= 1
        while first < last and words[first] in self.tellers:
            first += 1
        return words[first:last] or words


def content_of(verdict: Verdict, borders: Borders, least: float) -> Words:
    """Return the words of a candidate, its ends moved to where they are certain or likelier.

    Quotation marks are certain. Elsewhere the linker says which words belong to it, with at least
    the probability ``least``; and if it nearly ends where a clause does, the rules say where.
    """
    if verdict.kind == "direct":
        return borders.marked.like(verdict.words, _MARKED) or _likelier(verdict, least)
    words = _likelier(verdict, least)
    moved = _moved(words, borders.drafted.like(words, _DRAFTED))
    return borders.before_teller(borders.without_formula(borders.before_report(moved)))


def _is_second(draft: Draft, prior: Reading) -> bool:
    """Tell whether a draft begins behind a semicolon inside a sentence."""
    return draft.content[0].start > prior.units[draft.unit].span.start


# The rules that find "laut X" and "X zufolge"; of the second, the article stands before what it is.
_BEHIND = "zufolge"
_FORMULAS = frozenset({"laut", _BEHIND})

# From these shares of common words on, a quotation is what stands in the marks, or what the rules
# draft.
_MARKED, _DRAFTED = 0.6, 0.5
# Words by which an end is moved at most to where the rules have it.
_NEAR = 3


def _moved(words: Words, drafted: Words | None) -> Words:
    """Return words with the ends of a draft where these are near."""
    if drafted is None:
        return words
    low, high = drafted[0], drafted[-1]
    first = low if abs(low - words[0]) <= _NEAR else words[0]
    last = high if abs(high - words[-1]) <= _NEAR else words[-1]
    inside = [word for word in words if first <= word <= last]
    return (*range(first, inside[0]), *inside, *range(inside[-1] + 1, last + 1))


def _likelier(verdict: Verdict, least: float) -> Words:
    """Return the words of a candidate, its ends moved to where the linker sees them."""
    chances = verdict.roles["content"]

    def inside(word: int) -> bool:
        at = word - verdict.low
        return 0 <= at < len(chances) and bool(chances[at] >= least)

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
