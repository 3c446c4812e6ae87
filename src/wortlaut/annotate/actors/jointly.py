"""Who speaks together: the phrases that one phrase joins, and the two that "beide" means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wortlaut.annotate.actors.cast import Cast
from wortlaut.annotate.actors.members import CastMember
from wortlaut.annotate.actors.names import is_person_noun, kind_of
from wortlaut.annotate.lexicon import DETERMINER, VERBAL, Tag
from wortlaut.annotate.words import Word
from wortlaut.model.span import Span


class Jointly:
    """Tells which phrases of an article are of several who speak together."""

    def __init__(self, cast: Cast) -> None:
        self._cast, self._knows, self._how = cast, cast.setting.knows, cast.setting.how
        self._joins = cast.setting.lexicon.sets["joins"]

    def parts(self, span: Span, words: Sequence[Word]) -> list[Sequence[Word]]:
        """Return the phrases that a phrase joins: of "Polizei und Feuerwehr", two; else one.

        ``words`` are those that say who is meant, ``span`` is where they stand.
        """
        told = list(_without_brackets(self._whole(span, words)))
        cuts = [at for at in range(1, len(told) - 1) if self._cuts(told, at)]
        if not cuts:
            return [words]
        commas = [at for at in range(1, cuts[0]) if told[at].text == ","]
        if self._apposed(told, commas, cuts):
            return [words]
        if told[cuts[0] - 1].text != ",":  # before it, a comma ends an apposition
            cuts = [*commas, *cuts]
        ends = [-1, *cuts, len(told)]
        parts = (told[low + 1 : high] for low, high in pairwise(ends))
        trimmed = (self._trimmed(part) for part in parts)
        return [part for part in trimmed if part]

    def both(self, words: Sequence[Word]) -> tuple[CastMember, CastMember] | None:
        """Return the two who were named together last, if a phrase means two: "die beiden"."""
        lead = 2 if words[0].tags & DETERMINER else 1  # "beide" is one itself
        if not any(word.low in self._how.both for word in words[:lead]):
            return None  # "einer der beiden"
        place = words[0].start
        if self._named(words) or not self._may_speak(words[lead - 1 :]):
            return None  # "die beiden Abgeordneten Jan Holm und Ada Brandt"
        end = bisect_left(self._cast.names, place, key=lambda pair: pair[0].end)
        near = self._cast.names[max(0, end - _NAMES) : end]
        for at in range(len(near) - 1, 0, -1):
            (before, one), (behind, other) = near[at - 1], near[at]
            if one is not other and self._named_together(before, behind):
                return one, other
        return None

    def just_before(
        self, place: int, several: CastMember | None
    ) -> tuple[CastMember, CastMember] | None:
        """Return the two persons whom the sentence before a place names together, or its own does.

        None where ``several``, who may be meant as well, were told of later.
        """
        own = bisect_right(self._cast.units, place) - 1
        begins = self._cast.units[max(0, own - 1)]
        near = [pair for pair in self._cast.names if begins <= pair[0].start < place]
        for (before, one), (behind, other) in reversed(list(pairwise(near))):
            persons = one.type == other.type == "person" and one is not other
            if persons and self._named_together(before, behind):
                later = several is not None and several.last_before(place) > behind.end
                return None if later else (one, other)
        return None

    def _may_speak(self, words: Sequence[Word]) -> bool:
        """Tell whether "beide" are of a kind that speaks: ministers, not treaties."""
        noun = next((word.low for word in words if word.tags & Tag.CAPITAL), "")
        if not noun or noun in self._how.both or noun in self._how.kinds_of_both:
            return True
        several = noun.endswith(self._how.ends_of_both)
        return several or is_person_noun(noun, self._knows) or bool(kind_of(noun, self._knows))

    # ------------------------------ what a reader left out of a phrase
    def _whole(self, span: Span, words: Sequence[Word]) -> list[Word]:
        """Return a phrase with what is joined to it: of "Holm [und seine Kollegin Lutz] sagten".

        A verb of several beside it shows that what is joined belongs there.
        """
        told = self._cast.words
        low = bisect_left(told, span.start, key=lambda word: word.start)
        high = bisect_left(told, span.end, key=lambda word: word.start)
        begins, ends = self._first_joined(low), self._last_joined(high)
        beside = (*told[max(0, begins - 1) : begins], *told[ends : ends + 1])
        if not any(self._verb_of_many(word) for word in beside):
            begins, ends = low, high
        return [*(self._half(low) or told[begins:low]), *words, *told[high:ends]]

    def _first_joined(self, low: int) -> int:
        """Return where a list begins whose last phrase begins at a word; there, if it is none."""
        words, at = self._cast.words, low - 1
        if at < 1 or words[at].low not in self._joins:
            return low
        while at and (words[at - 1].text == "," or _in_phrase(words[at - 1])):
            at -= 1
        return at if any(word.tags & Tag.CAPITAL for word in words[at : low - 1]) else low

    def _last_joined(self, high: int) -> int:
        """Return where a list ends whose first phrase ends at a word; there, if it is none."""
        words, at = self._cast.words, high
        if words[at : at + 1] and words[at].low in self._joins:
            at += 1
        elif words[at + 1 : at + 2] and words[at + 1].low in self._how.pair_ends:
            at += 2  # "sowohl A [als auch B]"
        if at == high:
            return high
        while at < len(words) and _in_phrase(words[at]):
            at += 1
        return at if words[at - 1].tags & Tag.CAPITAL else high

    def _half(self, low: int) -> Sequence[Word]:
        """Return what stands before the second half of a pair: of "sowohl A als auch B", A."""
        words = self._cast.words
        if not low or words[low - 1].low not in self._how.pair_ends:
            return ()
        for at in range(low - 2, max(-1, low - _PAIR), -1):
            if words[at].low in self._how.pair_begins:
                return words[at + 1 : low]
            if words[at].tags & VERBAL and words[at].text.islower():
                break
        return ()

    def _verb_of_many(self, word: Word) -> bool:
        verb = word.tags & VERBAL and word.text.islower()
        return bool(verb) and word.low.endswith(self._how.verbs_of_many)

    # ------------------------------ where a phrase is cut
    def _cuts(self, words: Sequence[Word], at: int) -> bool:
        """Tell whether a word joins two who act: not in "Ministerium für Bau und Verkehr"."""
        if words[at].low in self._how.pair_ends:
            return self._is_pair(words, at)
        if words[at].low not in self._joins or self._inside_name(words[at]):
            return False
        before, behind = words[:at], words[at + 1 :]
        if not any(word.tags & Tag.CAPITAL for word in behind):
            return False
        if self._named(before) and self._named(behind):
            return True
        return not _attached(before) and not self._one_person(before, behind)

    def _is_pair(self, words: Sequence[Word], at: int) -> bool:
        """Tell whether a word ends what joins two: "auch" of "sowohl A als auch B"."""
        begun = bisect_left(self._cast.words, words[0].start, key=lambda word: word.start)
        around = (*self._cast.words[max(0, begun - 1) : begun], *words[:at])
        return any(word.low in self._how.pair_begins for word in around)

    def _apposed(self, words: Sequence[Word], commas: Sequence[int], cuts: Sequence[int]) -> bool:
        """Tell whether all behind a comma says who one person is: "Jan Holm, Arzt und Autor"."""
        if not commas:
            return False
        first, rest = words[: commas[0]], words[commas[0] + 1 :]
        between = words[commas[0] + 1 : cuts[0]]
        return self._person(first) and not self._person(rest) and not self._named(between[:1])

    def _inside_name(self, word: Word) -> bool:
        """Tell whether a word is a part of a name: "Gewerkschaft Erziehung und Wissenschaft"."""
        begun = self._cast.begun_in(Span(max(0, word.start - _LONG_NAME), word.start))
        return any(place.end > word.end for place, _ in begun)

    def _person(self, words: Sequence[Word]) -> bool:
        """Tell whether words name a person."""
        return any(who.type == "person" for who in self._named_by(words))

    def _named(self, words: Sequence[Word]) -> bool:
        """Tell whether words name somebody: of "die Regierungen von A und B", both halves do."""
        return any(who.type != "place" for who in self._named_by(words))

    def _named_by(self, words: Sequence[Word]) -> list[CastMember]:
        """Return whom words name."""
        named = self._cast.named_in(Span(words[0].start, words[-1].end)) if words else []
        return [who for _, who in named]

    def _one_person(self, before: Sequence[Word], behind: Sequence[Word]) -> bool:
        """Tell whether two trades are of one person: "der Gründer und Vorsitzende Jan Holm"."""
        trades = [is_person_noun(part[-1].low, self._knows) for part in (before, behind[:1])]
        return all(trades) and not behind[0].tags & DETERMINER and not self._named(before)

    def _trimmed(self, words: Sequence[Word]) -> Sequence[Word]:
        """Leave out marks around a phrase, and the words that only join."""
        empty = self._how.pair_begins | self._how.pair_ends | self._how.pair_fillers
        low, high = 0, len(words)
        while low < high and (words[low].tags & Tag.MARK or words[low].low in empty):
            low += 1
        while low < high and (words[high - 1].tags & Tag.MARK or words[high - 1].low in empty):
            high -= 1
        return words[low:high]

    # ------------------------------ two who were named together
    def _named_together(self, before: Span, behind: Span) -> bool:
        """Tell whether nothing but a join and a title stands between two names."""
        between = self._cast.within(Span(before.end, behind.start)) if before < behind else ()
        joins = any(word.low in self._joins for word in between)
        plain = not any(word.tags & VERBAL and word.text.islower() for word in between)
        return joins and plain and len(between) <= _BETWEEN


def _without_brackets(words: Sequence[Word]) -> Iterator[Word]:
    """Yield words without those in brackets: of "Ada Brandt (SPD)", the name."""
    depth = 0
    for word in words:
        depth += word.text == "("
        if not depth:
            yield word
        depth -= word.text == ")" and depth > 0


def _in_phrase(word: Word) -> bool:
    """Tell whether a word can go on a noun phrase: an article, an adjective, a noun, a name."""
    if word.tags & (Tag.CAPITAL | DETERMINER):
        return True
    return not word.tags & (VERBAL | int(Tag.MARK | Tag.PREPOSITION | Tag.ADVERB | Tag.COORDINATOR))


def _attached(words: Sequence[Word]) -> bool:
    """Tell whether what a phrase ends with belongs to its noun: "Ministerium für Bau"."""
    inner = words[1:]
    return any(word.tags & (Tag.PREPOSITION | Tag.GENITIVE) for word in inner)


# Names before "beide" that are looked at.
_NAMES = 6
# Words that may stand between two names that are joined: "und sein belgischer Kollege".
_BETWEEN = 6
# Words back to the first half of a pair: "sowohl die Partei der Landwirte als auch".
_PAIR = 12
# Characters of the longest name with a join inside that is looked for.
_LONG_NAME = 60
