"""Noun phrases that describe actors: "der frühere Präsident Georgiens", "Konzernchef Jan Holm".

A phrase is the noun with its adjectives, the name beside it and the genitive behind it, without the
article: the extent of a mention as ACE has it (Doddington et al. 2004), its head being the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from wortlaut.annotate.actors.knowledge import Knowledge
from wortlaut.annotate.actors.names import BODIES, Name, describes_actor, is_person_noun, kind_of
from wortlaut.annotate.actors.ways import Ways, stem
from wortlaut.annotate.lexicon import DETERMINER, VERBAL, Lexicon, Tag
from wortlaut.annotate.words import Word
from wortlaut.model.span import Span

# Words of the longest description; beyond this it tells a story.
LONGEST = 6
_SMALL = int(
    Tag.PREPOSITION | Tag.SUBORDINATOR | Tag.COORDINATOR | Tag.ADVERB | Tag.PRONOUN
    | Tag.OBLIQUE | Tag.MARK
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A description of an actor.

    ``noun`` says what it is, ``name`` who; ``owner`` is the name of whom it belongs to, before or
    behind it. ``adjectives`` stand before the noun, ``article`` before those, in lower case, "" if
    there is none; ``attached`` are the stems of the genitive behind the noun, ``called`` is a name
    in quotation marks behind it that nobody knew for a name.
    """

    span: Span
    noun: Word
    name: Name | None
    owner: Name | None
    adjectives: tuple[str, ...]
    article: str
    attached: tuple[str, ...] = ()
    called: Span | None = None


@dataclass(frozen=True, slots=True)
class Modified:
    """A name with adjectives before it and no noun: "die radikale Hamas"."""

    span: Span
    name: Name


class _Core(NamedTuple):
    """What stands together in a phrase; ``end`` is the index behind it."""

    owner: Name | None
    nouns: tuple[Word, ...]
    name: Name | None
    end: int


class Phrases:
    """Finds the phrases in the words of a text, given the names in it."""

    def __init__(
        self,
        names: Sequence[Name],
        texts: Iterable[str],
        lexicon: Lexicon,
        knows: Knowledge,
        how: Ways,
    ) -> None:
        """Take the names and all words of the text, which tell a genitive from a name in -s."""
        self._names = {name.span.start: name for name in names}
        self._texts = frozenset(texts)
        self._lexicon, self._knows, self._how = lexicon, knows, how

    def of(self, words: Sequence[Word]) -> Iterator[Phrase | Modified]:
        """Yield the phrases in a sentence, in order; a bare name is none, nor is "der Abend"."""
        at = 0
        while at < len(words):
            found = self._at(words, at) if self._begins(words, at) else None
            if found is None:
                at += 1
                continue
            # What is attached to a phrase is looked at again: it has actors of its own.
            phrase, at = found
            if phrase is not None:
                yield phrase

    def _begins(self, words: Sequence[Word], at: int) -> bool:
        """Tell whether a noun or a name, perhaps in marks, can stand here."""
        word = words[at]
        if word.tags & Tag.CAPITAL or word.start in self._names or with_figure(word):
            return True
        return bool(word.quoted and word.tags & Tag.MARK) and _behind_mark(words, at) in self._names

    def _at(self, words: Sequence[Word], at: int) -> tuple[Phrase | Modified | None, int] | None:
        """Return the phrase whose first noun or name stands at a place, and where it ends."""
        core = self._core(words, at)
        if core.end == at:
            return None
        end, nouns, name = core.end, core.nouns, core.name
        called = self._called(words, end, nouns) if nouns and name is None else None
        own = self._names.get(nouns[-1].start) if nouns else None
        plain = name is None and called is None
        if nouns and plain and own is None and not describes_actor(nouns[-1].low, self._knows):
            return None, end  # most nouns: what stands before them is not asked for
        low, adjectives, article = self._before(words, at)
        said = adjectives and words[low].low in self._lexicon.finite_cues
        if said and (not article or article in self._lexicon.sets["this"]):
            low, adjectives, article = low + 1, adjectives[1:], ""  # "Das | teilten | Bahn und …"
        if not nouns:
            titled = words[at].low in self._knows.academic
            # "Das sagte Anna Berg": no article, no adjective
            verb = any(word.tags & VERBAL for word in words[low:at])
            described = titled or (adjectives and article and not verb)
            if name is None or not described or at - low >= LONGEST:
                return None, end
            return Modified(_stretch(words, low, end), name), end
        if name is not None and len(nouns) == 1 and not article:
            low, adjectives, article = self._joined_before(words, low, (low, adjectives, article))
        if called is not None:
            end = _index_after(words, end, called.end) + 1
        room = LONGEST - (end - low)
        attached, high, of = self._attached(words, end, room) if plain else ((), end, None)
        if high - low > LONGEST:
            low = max(low, min(at, high - LONGEST)) if name is None else at
        span = _stretch(words, low, high)
        owner = core.owner or of
        return Phrase(
            span, nouns[-1], name or own, owner, adjectives, article, attached, called
        ), end

    def _core(self, words: Sequence[Word], at: int) -> _Core:
        """Return the owner, nouns and name that stand together from a place on."""
        owner: Name | None = None
        nouns: list[Word] = []
        end = at
        while end < len(words):
            named = self._name_at(words, end, nouns)
            if named is None and (behind := self._behind_title(words, end)) > end:
                end = behind
                continue
            if named is None or self._noun_itself(named):
                if not self._is_noun(words[end]) or len(nouns) == _NOUNS:
                    break
                nouns.append(words[end])
                end += 1
                continue
            after = _index_after(words, end, named.span.end)
            if nouns and (
                self._genitive(named, words[after - 1])
                or self._of_another(nouns[-1], named)
                or self._seated(nouns[-1], named)
            ):
                break
            marked = words[end].tags & Tag.MARK and after < len(words) and words[after].quoted
            closed = after + bool(marked and words[after].tags & Tag.MARK)
            if nouns or owner is not None or not self._owns(words, after):
                return _Core(owner, tuple(nouns), named, closed)
            owner, end = named, closed
        return _Core(owner, *self._first_actor(nouns, end))

    def _behind_title(self, words: Sequence[Word], at: int) -> int:
        """Return the index of the name behind academic titles: "Prof. Dr. Anna Berg"."""
        end = at
        while end + 1 < len(words) and words[end].low in self._knows.academic:
            end += 2 if words[end + 1].text == "." else 1
        named = end > at and end < len(words) and self._names.get(words[end].start)
        return end if named and named.type == "person" else at

    def _noun_itself(self, name: Name) -> bool:
        """Tell whether a name is a noun for a body: "Bundestag", "Gesundheitsministerium"."""
        low = name.text.lower()
        if name.known is not None or name.type in _NO_NOUNS or " " in low or "-" in low:
            return False
        return kind_of(low, self._knows) is not None and not name.text.isupper()

    def _first_actor(self, nouns: Sequence[Word], end: int) -> tuple[tuple[Word, ...], None, int]:
        """Leave out nouns behind one that says who acts: "… dem das Parlament Änderungen gibt"."""
        for at, noun in enumerate(nouns, 1):
            if kind_of(noun.low, self._knows) and not self._names_follow(noun):
                return tuple(nouns[:at]), None, end - (len(nouns) - at)
        return tuple(nouns), None, end

    def _names_follow(self, noun: Word) -> bool:
        """Tell whether a noun says who is named by the nouns behind it, if any are.

        "Der Sender Radio Seewelle": nobody may know that it is a name.
        """
        if is_person_noun(noun.low, self._knows):
            return True
        return any(noun.low in nouns for nouns in self._how.bodies.values())

    def _name_at(self, words: Sequence[Word], at: int, nouns: Sequence[Word]) -> Name | None:
        """Return the name that begins at a place, in quotation marks or not."""
        named = self._names.get(_behind_mark(words, at))
        if named is None or named.span.end > words[-1].end:
            return None
        quoted = self._called(words, at, nouns) if nouns else None
        return named if quoted is None or quoted == named.span else None

    def _called(self, words: Sequence[Word], at: int, nouns: Sequence[Word]) -> Span | None:
        """Return a name in marks right behind what it names: "die Zeitung „Nordblick“"."""
        if kind_of(nouns[-1].low, self._knows) in (None, "group") or at + 2 >= len(words):
            return None
        if not (words[at].tags & Tag.MARK and words[at].quoted > words[at - 1].quoted):
            return None
        end = at + 1
        while end < len(words) and words[end].quoted >= words[at].quoted:
            end += 1
        inside = words[at + 1 : end - 1]
        if not inside or len(inside) > LONGEST or not words[end - 1].tags & Tag.MARK:
            return None
        return Span(inside[0].start, inside[-1].end) if inside[0].tags & Tag.CAPITAL else None

    def _owns(self, words: Sequence[Word], end: int) -> bool:
        """Tell whether a name that ends here is a genitive before a noun ("Putins Sprecher")."""
        last = words[end - 1].low
        genitive = last.endswith(self._knows.genitive) or words[end - 1].text in "'’"
        return (
            genitive
            and end < len(words)
            and self._is_noun(words[end])
            and (words[end].start not in self._names)
        )

    def _of_another(self, noun: Word, name: Name) -> bool:
        """Tell whether a noun is no trade of the person behind it: "Chef des Rates Jan Holm"."""
        low = noun.low
        body = kind_of(low, self._knows) and not is_person_noun(low, self._knows)
        member = low.endswith(self._how.bodies_of_persons)  # "Finanzvorstand Jan Holm"
        return bool(body) and not member and name.type == "person"

    def _seated(self, noun: Word, name: Name) -> bool:
        """Tell whether a body is named by its place: "Landgericht Bremen", not "Insel Rügen"."""
        low = noun.low
        if name.type != "place" or low.endswith(self._how.place_noun_ends):
            return False
        return kind_of(low, self._knows) in BODIES and not is_person_noun(low, self._knows)

    def _genitive(self, name: Name, last: Word) -> bool:
        """Tell whether a name stands in the genitive: the text or the tables know it without -s."""
        base = self._knows.base(last.low)
        if base == last.low:
            return False
        return base in self._texts or (
            name.known is not None and not name.known.name.lower().endswith(last.low)
        )

    def _joined_before(
        self, words: Sequence[Word], low: int, found: tuple[int, tuple[str, ...], str]
    ) -> tuple[int, tuple[str, ...], str]:
        """Go back over a first trade: "der Vizekanzler und Arbeitsminister Franz Holm"."""
        joins = low > 1 and words[low - 1].low in self._lexicon.sets["joins"]
        if not joins or not is_person_noun(words[low - 2].low, self._knows):
            return found
        before = self._before(words, low - 2)
        return before if before[2] else found

    def _is_noun(self, word: Word) -> bool:
        """Tell whether a word is a noun by its look."""
        if with_figure(word):
            return True
        if word.tags & (_SMALL | DETERMINER | Tag.NUMBER) or not word.tags & Tag.CAPITAL:
            return False
        return len(word.text) > 1

    def _before(self, words: Sequence[Word], at: int) -> tuple[int, tuple[str, ...], str]:
        """Return where the adjectives before a noun begin, the adjectives, and the article."""
        low = sure = at - self._shared(words, at)
        while low > 0:
            if low < at and self._joins_adjectives(words, low):
                low -= 1
            elif not self._adjective(words[low - 1]) and not (low < at and _grades(words, low)):
                break
            low -= 1
            if sure == low + 1 and not words[low].tags & (VERBAL | int(Tag.ADVERB)):
                sure = low
        article = words[low - 1].low if low else ""
        if article not in self._how.definite and article not in self._how.indefinite:
            low, article = sure, ""  # "sagten Anhänger": a verb, unless an article stands before it
        return low, tuple(word.low for word in words[low:at]), article

    def _shared(self, words: Sequence[Word], at: int) -> int:
        """Count the words of a first half that shares its end: "Fisch- und Wildamt"."""
        if at < _HALF or words[at - 1].low not in self._lexicon.sets["joins"]:
            return 0
        return _HALF if words[at - 2].text == "-" and words[at - 3].tags & Tag.CAPITAL else 0

    def _joins_adjectives(self, words: Sequence[Word], low: int) -> bool:
        """Tell whether two adjectives of one case are joined: "afghanische und fremde Soldaten"."""
        if low < 2 or words[low - 1].low not in self._lexicon.sets["joins"]:
            return False
        last, first = words[low], words[low - 2]
        both = self._adjective(last) and self._adjective(first) and not first.tags & VERBAL
        return both and last.low[-_CASE:] == first.low[-_CASE:]

    def _adjective(self, word: Word) -> bool:
        """Tell whether a word can be an adjective before a noun."""
        if with_figure(word) or (word.quoted and word.tags & Tag.MARK):
            return False
        if word.tags & Tag.NUMBER or word.low in self._how.numbers:
            return not word.text.endswith("-") and not word.tags & Tag.CAPITAL
        if word.tags & (_SMALL | DETERMINER | Tag.CAPITAL | Tag.RELATIVE):
            return False
        if word.low in self._lexicon.sets["auxiliaries"]:
            return False
        return word.low.endswith(self._lexicon.endings["declined"])

    def _attached(
        self, words: Sequence[Word], end: int, room: int
    ) -> tuple[tuple[str, ...], int, Name | None]:
        """Return the stems of what is attached to a noun, where it ends, and the name in it.

        ``room`` is how many words it may have: "Leiter der Dienststelle des Amtes in Genf".
        """
        stems, high, of = self._attachment(words, end)
        while high > end and high - end < room:
            more, further, name = self._attachment(words, high)
            if further == high or further - end > room:
                break
            stems, high, of = (*stems, *more), further, of or name
        return stems, high, of

    def _attachment(
        self, words: Sequence[Word], end: int
    ) -> tuple[tuple[str, ...], int, Name | None]:
        """Return the genitive, or the place, right behind a noun."""
        at = end
        if at >= len(words) or (
            words[at].tags & Tag.CAPITAL and words[at].start not in self._names
        ):
            return (), end, None
        name = self._names.get(words[at].start)
        if name is not None:  # "Regierung Österreichs"
            after = _index_after(words, at, name.span.end)
            seated = at > 0 and self._seated(words[at - 1], name)
            if seated or self._genitive(name, words[after - 1]):
                return self._stems(words[at:after]), after, name
            return (), end, None
        word = words[at]
        attached = not word.tags & Tag.CAPITAL and not self._is_told(words, at)
        genitive = attached and word.tags & Tag.GENITIVE
        aged = with_figure(words[at - 1])  # "sagte der 47-Jährige | bei Sky"
        inside = word.low in self._lexicon.sets["attaching"] and not aged
        if not genitive and not inside:
            return (), end, None
        at += 1
        if inside and not genitive and at < len(words) and words[at].tags & Tag.DATIVE:
            at += 1
        while at < len(words) and at - end < LONGEST and self._adjective(words[at]):
            at += 1
        begin = at
        named = self._names.get(words[at].start) if at < len(words) else None
        if named is not None:
            at = _index_after(words, at, named.span.end)
        else:
            while (
                at < len(words) and self._is_noun(words[at]) and words[at].start not in self._names
            ):
                at += 1
            if inside and not genitive:
                return (), end, None  # "in": only places and bodies by name
            behind = self._names.get(words[at].start) if begin < at < len(words) else None
            own = is_person_noun(words[at - 1].low, self._knows)
            if behind is not None and own == (behind.type == "person"):  # "des Landes Hessen"
                at = _index_after(words, at, behind.span.end)
        if at == begin:
            return (), end, None
        return self._stems(words[begin:at]), at, named

    def _is_told(self, words: Sequence[Word], at: int) -> bool:
        """Tell a medium that is told something: "sagte der Anwalt unserer Zeitung"."""
        own, *house = (word.low for word in words[at : at + 2])
        how = self._how
        return own in how.own_paper_articles and not how.own_paper_nouns.isdisjoint(house)

    def _stems(self, words: Sequence[Word]) -> tuple[str, ...]:
        return tuple(stem(word.low, self._how.endings) for word in words)


def with_figure(word: Word) -> bool:
    """Tell whether a word is a noun behind a figure: "der 66-Jährige"."""
    figure, dash, noun = word.text.partition("-")
    return bool(dash) and figure.isdigit() and noun[:1].isupper()


def _stretch(words: Sequence[Word], low: int, high: int) -> Span:
    return Span(words[low].start, words[high - 1].end)


def _grades(words: Sequence[Word], low: int) -> bool:
    """Tell whether an adverb stands behind an article: "die staatlich gelenkten Medien"."""
    before = words[low - 1]
    adverb = before.tags & Tag.ADVERB and not before.tags & Tag.CAPITAL
    return bool(adverb and low > 1 and words[low - 2].tags & DETERMINER)


# Whose names are never the noun that says what they are.
_NO_NOUNS = frozenset({"person", "place", "state"})
# Words of a half that shares its end ("Fisch", "-", "und"); letters of an adjective's ending.
_HALF = 3
_CASE = 2
# Nouns in a row before a name: "Bundeskanzlerin Frau Merkel", not a list.
_NOUNS = 3


def _behind_mark(words: Sequence[Word], at: int) -> int:
    """Return where the word at an index begins, or the one behind a mark that opens there."""
    opening = words[at].quoted and words[at].tags & Tag.MARK and at + 1 < len(words)
    return words[at + 1].start if opening else words[at].start


def _index_after(words: Sequence[Word], at: int, place: int) -> int:
    """Return the index of the first word, from ``at`` on, that does not begin before a place."""
    while at < len(words) and words[at].start < place:
        at += 1
    return at
